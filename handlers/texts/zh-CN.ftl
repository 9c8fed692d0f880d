# 楼长说的每一句话。规则见 CONTRIBUTING.md：先说发生了什么，再说接下来；一次只问一件事；像邻居说话，不像机关。
# 占位符里的内容由程序转义；只有这里可以写 <b>。

### 通用

sorry-parked = 您这条我这边出了点岔子，没办成，已经记下来请工作人员看了。急事请直接打电话找楼长。
stranger = 您好，我只认得社区名单上的住户。请把门上通知里的 8 位码发给我，或者找楼长帮忙。
stranger-slow = 试的次数有点多了。请过一个小时再发，或者找楼长帮忙对一下门上的码。
not-understood = 这句我没看懂。报体温就写数字，比如「36.5」。别的事直接跟我说，我转给楼长。
hello-back = 您好，我在。报体温写「36.5」这样的数字就行，别的发「帮助」看看。
alarming = { $known ->
    [yes] 听着要紧，我转给{ $told }了。
   *[no] 听着要紧。
 }请现在就给楼长打电话，再量一次体温发给我，比如「38.2」。喘不上气、胸口疼，别等，直接打 120。
not-understood-role = 这句我没看懂。发「未报」看谁还没报体温，发「楼栋」看每栋楼，发「状态」看总数。
old-button = 这个按钮已经过了时候。您直接写给我就行。
choice-help = 帮助
choice-status = 看状态

date-long = { $month }月{ $day }日（周{ $weekday ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
 }）
slot-name = { $slot ->
    [morning] 早上
    [noon] 中午
    [evening] 晚上
   *[other] { $slot }
 }
slot-none = 不算哪一次
list-comma = 、

### 认门

greet-household =
    您好，我是{ $community }的小助手「楼长」，专门照看{ $place }这一家。
    您家门上通知里的暗号是「<b>{ $word }</b>」，对得上才是我。
    每天早晚两次，把体温发给我就行，比如「36.5」。
greet-again =
    又见面了，{ $place }。暗号还是「<b>{ $word }</b>」。
    体温直接发给我就行，比如「36.5」。
greet-role =
    { $name }您好，我是{ $community }的小助手「楼长」。
    发「未报」看谁家还没报体温，发「楼栋」看每栋楼，发「状态」看总数。
greet-helper = { $name }您好，我是{ $community }的小助手「楼长」。有要您帮手的事，我会在这里告诉您。
code-unknown = 这个码我没对上。请看看门上通知里的 8 位码，数字和字母一个一个抄，不分大小写。
code-expired = 这个码已经过期了。请找楼长要一个新的，一分钟就好。
who-are-you = 请问您是家里哪一位？以后您只写「36.5」，就记在您名下；替家里人报，前面写上名字。
who-for-value = 请问您是家里哪一位？我好把 { $value } 记在您名下。
who-taken = 好的，{ $name }。把体温发给我就行，比如「36.5」。
who-not-found = 这个名字我没在这一家找到，请点下面的名字。
language-ask = 您想看哪种文字？ Which language do you read?
language-taken = 好的，以后都用中文。
language-chinese = 中文
language-english = English

### 体温

temperature-ask =
    { $slot ->
        [morning] 早上好。
        [evening] 晚上好。
       *[other] 您好。
    }{ $count ->
        [1] 请报一下{ $names }的体温，{ $until } 前发给我就行。
       *[other] 请报一下{ $names }的体温，{ $until } 前发给我就行。可以一起写：{ $example }
    }
temperature-remind = { $slot }的体温还差{ $names }，{ $until } 前发给我就行。
temperature-each-ask = { $name }多少度？
temperature-each-next = { $name } { $celsius }℃ 记好了。{ $next }多少度？
temperature-type-it = { $name }多少度？打数字给我就行，比如「36.5」。
choice-each = 挨个填
choice-cannot = 量不了
choice-other-value = 别的数
choice-all-of-them = 都是
complaint-taken = 记下了：{ $name } { $felt }。{ $measure ->
    [yes] 请量一下体温发给我。
   *[no] 要是更难受了，马上告诉我。
 }
complaint-denied = 好的，记下了：{ $name }没有{ $felt }。{ $measure ->
    [yes] 体温也请发一个。
   *[no] {""}
 }
complaint-told = { $place } { $name }说：{ $felt }。
complaint-whose = 是哪一位{ $felt }？
excuse-whose = 谁量不了？
excuse-why = { $names }怎么了？
excuse-reason = { $reason ->
    [asleep] 睡着了
    [hospital] 在医院
    [no-thermometer] 没体温计
   *[other] 别的缘故
 }
excuse-taken = 好的，{ $slot }先不催了：{ $names }（{ $reason }）。能量了，发给我就行。
excuse-nobody = { $slot }的体温都有了，没有要记的。
excuse-thermometer = { $place }家里没有体温计（{ $names }）。请带一支去，放门口就行。
temperature-example = { $first }36.5 { $second }36.6
temperature-how = 把体温发给我就行，比如「36.5」。替家里人报，前面写上名字，比如「{ $name } 36.6」。
temperature-taken = 记好了（{ $slot }，{ $time }）
    { $lines }
temperature-taken-early = 记好了，算在今天{ $slot }的（{ $time }）
    { $lines }
temperature-taken-late = 收到了，{ $slot }的时间已过，记在{ $slot }补报（{ $time }）
    { $lines }
temperature-taken-none = 记好了（{ $time }），这会儿不算哪一次；下一次是{ $next }。
    { $lines }
temperature-corrected = 改好了（{ $time }）
    { $lines }
temperature-line = <b>{ $name } { $celsius }℃</b>
temperature-unsure = 我不敢乱记。请只写数字再发一次，比如「36.5」；替家里人报，前面写上名字。
temperature-guess = 您写的「{ $written }」我不敢乱记，是 { $value } 吗？
temperature-guesses = 我不敢乱记。{ $name }现在是多少度？
choice-rewrite = 不是，我重写
temperature-whose = 「{ $who }」{ $celsius }℃，是家里哪一位的？
temperature-nothing-to-correct = 好的，请把对的写给我，比如「更正 36.8」；替家里人改，数字前面写上名字。
temperature-released = { $names }已经不用每天报了，想量随时发给我就行。
temperature-next = { $day ->
    [today] 今天
   *[tomorrow] 明天
 }{ $slot } { $time }

### 收体温

closing-remind = { $until } 就收{ $slot }的体温了，还差 { $households } 户（共 { $total } 户）
    { $lines }
closing-head = { $slot }收好了，还差 { $households } 户（共 { $total } 户）
    { $lines }
closing-line = { $number }. { $place } { $names }{ $again ->
    [no] {""}
    [before] ，前 { $running } 次也没报
   *[now] ，连续 { $running } 次没报
 }
closing-more = 还有 { $count } 户，发「未报」看全部。
closing-excused = 另有 { $count } 人说了缘故：{ $names }
closing-all-in = { $slot }收齐了，{ $total } 户一户不差。
closing-totals = { $slot }收好了：{ $due } 人该报，按时 { $reported }，补报 { $late }，代报 { $others }，有缘故 { $excused }，没报 { $missing }（{ $households } 户）。{ $fevers ->
    [0] {""}
   *[other] 发热 { $fevers } 人。
 }
closing-nobodys = 这些没报的，没有楼长收得到消息，请您看着：
    { $lines }
choice-home = { $number }. { $place }

### 替人量

proxy-taken = 替他们记好了（{ $slot }，{ $time }）
    { $lines }
proxy-line = { $place } <b>{ $name } { $celsius }℃</b>
proxy-line-fixed = { $place } <b>{ $name } { $celsius }℃</b>（改好了）
proxy-at-door = 是上门量的
proxy-at-door-noted = 好的，记成上门量的。
proxy-told = { $by }替您家记了体温（{ $time }）
    { $lines }
    不对就写「更正 36.8」，前面写上名字。
proxy-how = 替住户报，请写房号和名字，比如「301 张三 36.5」。
proxy-nobody = 「{ $what }」我没在您照看的住户里找到，没有记。请看看房号和名字。
proxy-which = { $celsius }℃ 是哪一位的？
proxy-person = { $place } { $name }
proxy-measure = { $place }{ $name }多少度？
home-card = { $place }（{ $slot }）
    { $lines }
home-line = { $name }：{ $state ->
    [missing] 没报{ $running ->
        [0] {""}
       *[other] ，连续 { $running } 次
     }
    [excused] { $reason }
   *[other] { $celsius }℃，{ $time }
 }{ $phone ->
    [none] {""}
   *[other] 。电话 { $phone }
 }
home-measured = { $name }，我量好了
home-call = 打电话

### 预警

alert-what = { $kind ->
    [fever] 发热 { $celsius }℃
    [low] 体温偏低 { $celsius }℃
    [breathless] 喘不上气
    [breathless-measured] 喘不上气，{ $celsius }℃
    [corrected] 先前写错了，改成 { $celsius }℃
   *[missing] 连着 { $count } 次没报体温
 }
alert-when = { $day ->
    [today] { $part ->
        [morning] 今早
        [evening] 今晚
       *[day] 今天
     }
    [yesterday] { $part ->
        [morning] 昨天早上
        [evening] 昨晚
       *[day] 昨天
     }
   *[other] { $date }
 }
alert-whose = { $name }（{ $place }）
alert-who = { $role ->
    [liaison] 楼长{ $name }
    [clinician] 医生{ $name }
   *[staff] 社区{ $name }
 }
alert-symptom = { $felt ->
    [fever] 发热
    [cough] 咳嗽
    [fatigue] 没力气
    [sore_throat] 嗓子疼
    [breathless] 喘不上气
    [diarrhoea] 拉肚子
    [taste_loss] 闻不到、尝不出
   *[headache] 头疼
 }
alert-outcome = { $outcome ->
    [hospital] { $topic ->
        [missing] 在医院
       *[health] 送医院
     }
    [recovered] 复测正常
    [watched] 在家观察
    [slip] 写错了
    [measured] 量好了
    [asleep] 在睡觉
    [away] 家里没人
    [reported] 自己报了
   *[false] 误报
 }
alert-comma = ，
alert-said = { $when } { $time } 报
alert-before = { $when } { $celsius }
alert-stay = 隔离第 { $day } 天
alert-facts = { $parts }。{ $phone ->
    [none] {""}
   *[some] 电话 { $phone }
 }
alert-masked = 电话 { $phone }
alert-keeper =
    🔔 <b>{ $what }</b> · { $place } · { $name }
    { $lines }
alert-missing =
    <b>{ $what }</b> · { $place } · { $name }
    请敲门看看。
    { $lines }
alert-several =
    🔔 <b>一家有 { $count } 位不舒服</b>
    { $lines }
alert-missing-several =
    <b>有 { $count } 位连着几次没报体温</b>，请敲门看看
    { $lines }
alert-unplaced =
    🔔 <b>{ $celsius }℃</b> · { $place } · 「{ $name }」
    还没说是家里哪一位，我正在问。请打个电话问问。
alert-line = { $number }. { $place } { $name }，{ $what }
alert-also = 还说：{ $symptoms }。
alert-late = 已经 { $minutes } 分钟了，还没有人接。
alert-passed = { $by }转出来的，请您接一下。

alert-take = 我来处理
alert-go = 我去看看
alert-call = 打电话
alert-hospital = 送医院
alert-false = 误报
alert-recovered = 复测正常，结束
alert-watched = 在家观察，结束
alert-slip = 是写错了，结束
alert-pass = 转给别人
alert-over = 改由我来
alert-measured = 量好了
alert-asleep = 在睡觉
alert-in-hospital = 在医院
alert-away = 家里没人
alert-well = 没有
alert-cough = 咳嗽
alert-breathless = 喘不上气

alert-yours = 好，归您了：{ $whose }，{ $what }。{ $topic ->
    [missing] 看过以后，点一下结果。
   *[health] 请先打个电话问问，办好了点一下结果。
 }
alert-yours-many = 好，这 { $count } 位都归您了。请一位一位来，点名字。
alert-theirs = { $whose }的事，{ $by }{ $when } { $time } 已经接了。
alert-taken = { $by }接了{ $whose }的事，您不用再管。
alert-ended = { $whose }的事已经结束了：{ $outcome }。
alert-closed = 好，{ $whose }的事结束了：{ $outcome }。辛苦了。
alert-closed-told = { $by }把{ $whose }的事办好了：{ $outcome }。
alert-reported = { $whose }刚刚报了体温，不用再上门了。
alert-passed-on = 好，{ $whose }的事转出去了，我告诉了{ $told }。
alert-pass-nobody = 这会儿找不到别人，请您先照看着。
phone-list =
    { $place }的电话：
    { $lines }
phone-line = { $name } { $phone }
phone-none = 名册上没有{ $place }的电话，请上门看看。
alert-recheck = 复测 <b>{ $celsius }℃</b> · { $whose }，{ $time } 报。
alert-recheck-none = { $whose }该复测了，还没有量。请打个电话问问。
alert-corrected = { $whose }说先前写错了，改成 <b>{ $celsius }℃</b>。请您看一眼。
alert-felt = { $whose }还说：{ $symptoms }。

alert-home =
    { $lines }
    { $told ->
        [nobody] 请现在就给楼长或社区打电话，别等。
       *[some] 我已经告诉{ $told }，{ $wait } 分钟内会有人联系您；没人接，我接着找人。
     }
    { $do ->
        [fever] 先歇着、多喝水，{ $minutes } 分钟后再量一次发给我。
        [low] 请夹紧体温计，{ $minutes } 分钟后再量一次发给我。
       *[breathless] 先坐起来，开点窗，别走动。喘得厉害、胸口疼，别等，直接打 120。{ $minutes } 分钟后再量一次体温发给我。
     }
    { $ask ->
        [alone] 还有没有别的不舒服？
       *[several] 谁还有别的不舒服，写上名字告诉我。
     }
alert-home-line = <b>{ $name }：{ $what }</b>
alert-home-told = { $told ->
    [nobody] 请现在就给楼长或社区打电话。
   *[some] 我告诉了{ $told }。
 }
alert-home-more = { $name }的事还没人接，我又告诉了{ $told }。
alert-home-taken = { $by }来管{ $name }的事了，会马上联系您。
alert-home-passed = { $name }的事换人来管，我告诉了{ $told }。
alert-home-due = { $name }该再量一次了，量好把数字发给我，比如「{ $name } 36.8」。
alert-home-soon = 离上次还不到 { $minutes } 分钟，请{ $name }到 { $time } 再量一次。
alert-home-recheck = { $fine ->
    [yes] 这次正常了。{ $told }
    [alone] 这次正常了。
   *[no] 还没有正常，接着歇着、多喝水。{ $told }
 }
alert-home-worse = { $name }：{ $what }。{ $told }{ $kind ->
    [breathless] 先坐起来，开点窗。喘得厉害、胸口疼，别等，直接打 120。
   *[fever] 请接着歇着、多喝水。
 }
alert-home-felt = 知道了。{ $told }
alert-home-well = 好，记下了。{ $name }哪里不舒服，随时告诉我。
alert-home-corrected = { $told }要是真不舒服，随时写给我。
alert-home-closed = { $outcome ->
    [hospital] { $by }安排{ $name }去医院看看，听{ $by }的就行。
    [recovered] { $name }复测正常，可以放心了。照常早晚报体温就行。
    [watched] { $by }说{ $name }先在家歇着看看。有变化，随时写给我。
   *[false] { $by }看过了，{ $name }没事。照常早晚报体温就行。
 }
alert-measure = { $name }觉得发热，请现在量一次，把数字发给我，比如「{ $name } 37.8」。
alert-proxy =
    { $lines }
    { $told }{ $minutes } 分钟后请再量一次告诉我。

### 状态

status-household =
    { $place } · { $date }
    { $lines }
status-person = { $name }：{ $slots }{ $more ->
    [yes] 。{ $stay }
   *[no] {""}
 }
status-stay = 隔离第 { $day } 天，到{ $until }为止
status-nothing = { $due ->
    [yes] 还没到量体温的时候
   *[no] 今天不用报
 }
status-slot = { $slot } { $celsius ->
    [none] 还没报
   *[other] { $celsius }℃
 }
status-nobody-due = { $date }：今天没有要报体温的人。
status-trouble = 机器这边：{ $parked } 条来信没处理好，{ $refused } 条没发出去，{ $doubt } 条可能发了两遍。
not-yours = 这个只有楼长、医生和社区里照看的人能看。{ $home ->
    [yes] 您自己家的，发「状态」就行。
   *[no] 有事请直接找楼长。
 }

### 名单和楼栋

list-stale = 那份名单已经过了时候，这是现在的。
list-place = 只看：{ $place }
list-page = 第 { $page } 页，共 { $pages } 页
list-next = 下一页
list-previous = 上一页
list-all = 看全部
list-up = 回到{ $place }
list-part = { $place } · { $count }
list-dot = {"，"}
list-slot = { $day ->
    [yesterday] 昨天
   *[today] {""}
 }{ $slot }
place-rest = { $place }{ $more ->
    [yes] {" "}
   *[no] {""}
 }没分单元的
place-floor = { $place }{ $more ->
    [yes] {" "}
   *[no] {""}
 }{ $floor ->
    [0] 其他房号
   *[other] { $floor } 楼
 }
missing-list = { $lines }
missing-none = { $excused ->
    [0] { $slot }都报了，一户不差。
   *[other] { $slot }没有要打电话的：没报的都说过原因。
 }
missing-head = { $slot }还差 { $households } 户（共 { $total } 户），{ $when ->
    [open] { $until } 截止
   *[closed] { $until } 已截止
 }
missing-where = { $parts }{ $rest ->
    [0] {""}
   *[other] ，还有 { $rest } 处
 }
missing-line = { $number }. { $place } { $names }：{ $why ->
    [visit] 连着 { $times } 次没报，请上门看看
    [stranger] 还没连上我，请打电话或上门问
    [gone] 收不到我的消息，请打电话或上门问
    [again] 上一次也没报，请先打这家
   *[call] 请打个电话
 }
missing-names = { $names }等 { $count } 人
missing-excused = 说过原因的 { $count } 户：
missing-excused-line = { $number }. { $place } { $people }
missing-excused-who = { $name }（{ $reason }）

status-area =
    { $date }{ $slot }：{ $due } 人该报，{ $missing ->
        [0] 一个不差
       *[other] 还差 { $missing } 人（{ $households } 户）
    }。
    { $figures }
board-list = { $lines }
board-line = { $place }：{ $figures }（该报 { $due }）
board-part = { $place }
board-figure = { $what ->
    [fever] <b>发热 { $count }</b>
    [missing] 还差 { $count }
    [reported] 已报 { $count }
    [late] 补报 { $count }
    [others] 代报 { $count }
   *[excused] 有原因 { $count }
 }
board-none = 还没有人报
choice-missing = 未报
choice-board = 楼栋

why-list = { $lines }
why-head = { $name } · { $place } · { $date }{ $slot }
why-verdict = { $why ->
    [asked] 问过，信送到了。
    [waiting] 问了，信还没发出去。
    [no-case] 没问：没有隔离记录。
    [before] 没问：隔离还没开始。
    [after] 没问：隔离期已经过了。
    [released] 没问：那之前已经解除。
    [known-later] 没问：开问的时候还不知道要隔离。
    [not-opened] 没问：这一次没有开。
    [missed] 没问：到点时我没在运行，时间过了就没有补问。
    [reported] 没问：开问之前已经报过。
    [excused] 没问：开问之前已经说过原因。
    [nobody] 没问到：这一家还没有人连上我。
    [connected-later] 没问到：开问以后才连上我。
    [unreachable] 没问到：这一家收不到我的消息。
    [gone] 没问到：信发不过去，对方收不到了。
    [expired] 没问到：信没赶在截止前发出去。
    [refused] 没问到：信被平台退了。
   *[unknown] 没问，原因我没找到。
 }
why-case = 隔离：{ $starts }到{ $ends }，政策「{ $policy }」
why-known = 登记：{ $at }
why-released = 解除：{ $at }
why-opened = 这一次：{ $opens } 到 { $closes }，{ $at } 开问
why-not-opened = 这一次：{ $opens } 到 { $closes }，没有开问的记录
why-missed = 这一次：{ $opens } 到 { $closes }，过了时间才发现，没有开问
why-nobody = 账号：一个也没有
why-chat = 账号：{ $who }（{ $channel ->
    [telegram] Telegram
    [page] 网页
    [wecom] 企业微信
   *[other] { $channel }
 }），{ $since } 连上的
why-chat-gone = 账号：{ $who }（{ $channel ->
    [telegram] Telegram
    [page] 网页
    [wecom] 企业微信
   *[other] { $channel }
 }），{ $at } 起收不到
why-letter = { $what ->
    [remind] 催的信
   *[ask] 问的信
 }：{ $state ->
    [sent] { $at } 送到
    [waiting] 等着发
    [sending] 正在发
    [expired] { $at } 过时没发
    [gone] { $at } 发不过去
   *[refused] { $at } 被退
 }{ $doubt ->
    [yes] ，可能送了两遍
   *[no] {""}
 }
why-measured = 已报：{ $at }，{ $source ->
    [self] 自己报的
    [household] 家里人报的
   *[liaison] 照看的人代报的
 }
why-trace = { $at } { $by }报 { $celsius }℃{ $changed ->
    [yes] ，后来改了
   *[no] {""}
 }
why-absent = { $reason ->
    [none] 缺报：连着 { $times } 次，{ $at } 记的
    [asleep] 原因：睡着了，{ $at } 说的
    [hospital] 原因：在医院，{ $at } 说的
    [no-thermometer] 原因：没有体温计，{ $at } 说的
   *[other] 原因：别的，{ $at } 说的
 }
why-moment = { $day }{ $time }
why-earlier = 看上一次
why-which = { $rest ->
    [0] 是哪一位？
   *[other] 是哪一位？还有 { $rest } 位没列出来，写上房号再问更快。
 }
why-not-found = 我没找到这个人。请写名字，重名的写上房号，比如「为什么 502 张伟」。

quality-quiet = 有 { $households } 户的体温记得特别齐整，有空可以核对一下。
quality-many = 记得特别齐整的体温，可以一栋一栋核对。
quality-where = 先看哪一处？
quality-none = 这里最近 7 天没有要核对的。
quality-head = { $households } 户的记录特别齐整（最近 7 天），不一定有错，可以问问是怎么量的：
quality-line = { $number }. { $place } { $names }：{ $kind ->
    [same-value] 连着 { $times } 次都是同一个数
    [same-steps] 连着 { $times } 天，几个人前后隔的秒数都一样
   *[same-second] 有 { $times } 次都在同一分同一秒报来
 }
quality-list = { $lines }
choice-quality = 核对

### 曲线

curve-title = { $days ->
    [single] 体温 { $first }
   *[several] 体温曲线 { $first }到{ $last }
 }
curve-date = { $month }月{ $day }日
curve-tick = { $day }日
curve-newest = { $celsius }℃
curve-value = 体温
curve-line = 发热线 { $celsius }℃
curve-fever = 发热
curve-missing = 没报
curve-excused = 有原因没量
curve-head = 前几天：
curve-person = { $name } { $days }
curve-day = { $day }日 { $slots }
curve-slot = { $slot }{ $value ->
    [missing] 没报
    [asleep] 睡着没量
    [hospital] 在医院
    [no-thermometer] 没体温计
    [other] 有原因没量
   *[value] { $value }
 }
curve-slot-name = { $slot ->
    [morning] 早
    [noon] 中
    [evening] 晚
   *[other] { $slot }
 }
curve-span = { $first }到{ $last }日{ $values ->
    [none] {""}
   *[some] {" "}{ $low } 到 { $high }
 }
curve-one = { $day }日{ $slot }{ $value ->
    [none] {""}
   *[value] {" "}{ $value }
 }
curve-fevers = { $named ->
    [counted] 发热 { $count } 次
   *[listed] 发热 { $named }
 }
curve-missed = { $named ->
    [counted] 没报 { $count } 次
   *[listed] 没报 { $named }
 }
curve-not-measured = { $named ->
    [counted] 有原因没量 { $count } 次
   *[listed] 有原因没量 { $named }
 }
curve-and = {" "}
curve-comma = ，
curve-then = ；

### 照片和别的

photo-passed-on = 照片收到了，已经转给{ $told }看。下次直接把数字打给我更快，比如「36.5」。
photo-nobody = 照片收到了，可我看不懂照片，楼长这会儿也不在线。请把上面的数字打给我，比如「36.5」。
photo-typed = 照片收到了，可我看不懂照片，请写成字发给我。
photo-below = 下面写着「{ $text }」。
photo-to-read = { $whose }发来一张照片，多半是体温计。{ $said }
    看得清的话，请把读数发给我，比如「{ $room } { $name } 36.5」。
photo-not-fetched = { $whose }发来一张照片，我没取到。{ $said }
    请打个电话问问是多少度，再发给我，比如「{ $room } { $name } 36.5」。
wordless-voice-passed = 语音转给{ $told }听了，回了我告诉您。下次打字更快，点键盘上的话筒，您说的话会变成字。
wordless-voice = 语音我还听不懂，请打字告诉我。不方便打字，点一下键盘上的话筒，您说的话会变成字。
wordless-sticker = 收到啦，谢谢您。报体温写「36.5」这样的数字就行，有事随时说。
wordless-file = 文件我打不开。要紧的请直接写给我，或者找楼长。
wordless-place = 谢谢，位置不用发给我。报体温写「36.5」这样的数字就行。
wordless-other = 这个我看不懂，请写成字发给我。

### 帮助

help-household =
    我现在能帮您：
    报体温：直接写「36.5」；替家里人报，前面写上名字，比如「{ $name } 36.6」
    写错了：写「更正 36.8」，或者改您发的那条
    看记录：发「状态」
    换文字：发「/lang」
    别的事直接跟我说，我转给楼长。
help-helper = 有要您帮手的事，我会在这里告诉您。想换文字，发「/lang」。
help-role =
    「未报」看谁家还没报体温
    「楼栋」看每栋楼、每层报得怎么样
    「来往」看谁在等回话，「查 502」看传过的话
    「状态」看总数
    「/lang」换文字
help-staff =
    「未报」看谁家还没报体温
    「楼栋」看每栋楼、每层报得怎么样
    「来往」看谁在等回话，「查 502」看传过的话
    「状态」看总数
    「为什么 张伟」看问没问、为什么
    「/lang」换文字

### 楼群

group-hello = 大家好，我是小助手「楼长」。体温请私下发给我，不在群里说。还没认门的，把家门上通知里的 8 位码私下发给我。
lost-contact = { $place }（{ $name }）收不到我的消息了，可能是把我屏蔽了。请打个电话或上门问问。

### 楼群：绑定、进群、规矩

### 楼群：看板、网页上的楼群

### 传话

thread-who = { $role ->
    [liaison] 楼长{ $name }
    [clinician] 医生{ $name }
    [counsellor] 心理老师{ $name }
   *[staff] 社区{ $name }
 }
thread-whose = { $known ->
    [yes] { $place } 的{ $name }
   *[no] { $place } 这一家
 }
thread-home = 家里
thread-what = { $what ->
    [photo] 一张照片
    [voice] 一段语音
    [place] 一个位置
   *[file] 一个文件
 }
thread-alt = { $who }发来的{ $what ->
    [photo] 照片
    [voice] 语音
   *[file] 文件
 }
thread-map = <a href="https://uri.amap.com/marker?position={ $longitude },{ $latitude }&amp;coordinate=wgs84">在地图上看</a>（{ $latitude }，{ $longitude }）
thread-day = { $month }月{ $day }日
thread-dot = {" · "}
thread-waited = { $unit ->
    [minutes] { $count } 分钟
    [hours] { $count } 小时
   *[days] { $count } 天
 }

thread-reply = 回复
thread-done = 办好了
thread-to-clinician = 转给医生
thread-to-counsellor = 转给心理
thread-back = 转回楼长
thread-stop = 不回了
thread-mine = 我自家的事
thread-reply-number = { $number ->
    [0] 回复
   *[other] 回复 { $number }
 }
thread-show-number = { $number ->
    [0] 看全部
   *[other] 看全部 { $number }
 }

thread-passed-on = 转给{ $told }了，回了我马上告诉您。
thread-passed-at-night = 记下了，早上 { $time } 就转给{ $told }，回了我马上告诉您。要紧的事，现在就发「求助」。
thread-nobody = { $known ->
    [yes] 您说的我记下了，可{ $told }这会儿收不到我的消息，请直接打个电话。有人连上我，我就转过去。
   *[no] 您说的我记下了，可这会儿没有人收得到我的消息，请直接给社区打电话；救命的事打 120。
 }
thread-nobody-counsels = 您说的我记下了，可心理老师这会儿收不到我的消息。想马上找人说说，打心理热线 { $hotline }。
thread-thanks = 好的，有事随时写给我。
thread-home-more = 还没有人回，我又转给了{ $told }。
thread-handed-home = 您的事现在由{ $told }来管，照样写给我就行。
thread-closed-home = { $who }说您问的事办好了。还有事，随时写给我。
thread-answer = <b>{ $who }</b>：{ $text }
thread-answer-changed = <b>{ $who }</b>（改了一下）：{ $text }
thread-answer-file = <b>{ $who }</b>发来{ $what }。{ $said }
thread-answer-missed = <b>{ $who }</b>发来{ $what }，我没取到。{ $said }请打个电话问问。

thread-asks = { $whose }说：
    「{ $text }」
    { $state }
    直接回复这一条，我就转给他家。
thread-says = { $whose }又说：「{ $text }」
thread-changed = { $whose }把话改成了：「{ $text }」
thread-file = { $whose }发来{ $what }。{ $said }
thread-file-missed = { $whose }发来{ $what }，我没取到。{ $said }请打个电话问问。
thread-place = { $whose }发来一个位置：{ $map }
thread-state-alert = { $names }有预警，还没办完
thread-state-readings = { $missing ->
    [nobody] 不用报体温
    [none] { $slot }体温都报了
   *[some] { $slot }体温还差{ $names }
 }
thread-state-stay = 隔离第 { $day } 天，共 { $days } 天
thread-answered = { $who }回了 { $place } 的话。
thread-ask = 好，您接下来写的，我都转给 { $place }。
thread-stopped = 好，不转了。
thread-which = 这句转给哪一家？直接回复他们的那一条，就不用再点了。
thread-sent = { $how ->
    [reopened] 先前那段话结束了，我又接上了，转给 { $place } 了。
    [aside] 转给 { $place } 了。他家的事现在由{ $who }管。
   *[sent] 转给 { $place } 了。
 }
thread-unreachable = { $place } 这会儿收不到我的消息。您的话我记下了，请打个电话。
thread-closed = 好，{ $place } 的事办好了。辛苦了。
thread-closed-told = { $who }把 { $place } 的事办好了。
thread-over = { $place } 的事已经结束了。
thread-handed = { $known ->
    [yes] 好，{ $place } 的事转给{ $told }了，以后的话先到那里。
   *[no] 好，{ $place } 的事转回去了。这会儿没有别人收得到，我接着找。
 }
thread-handed-to = { $by }把 { $place } 的事转给您：
    { $lines }
    直接回复这一条，我就转给他家。
thread-handed-told = { $place } 的事转给{ $told }了。
thread-hand-nobody = 这会儿找不到能接的人，请您先照看着。
thread-with-other = { $place } 的事现在由{ $who }管。
thread-line = { $when } { $name }：{ $what ->
    [text] 「{ $text }」
    [photo] 一张照片
    [voice] 一段语音
    [place] 一个位置「{ $text }」
   *[file] 一个文件
 }{ $below ->
    [yes] ，写着「{ $text }」
   *[no] {""}
 }
thread-late = { $place } 等了 { $wait }，{ $next ->
    [yes] { $before }还没回，请您看看：
   *[no] 还没有人回：
 }
    { $lines }
thread-late-hidden = { $place } 有话对{ $who }说，等了 { $wait }，还没有人回。请您催一催，或者打个电话问问。

thread-list = { $count } 户在等回话{ $answered ->
    [0] {""}
   *[other] ，另有 { $answered } 户回过了
 }
    { $lines }
thread-list-line = { $number }. { $place } 等了 { $wait }：「{ $text }」
thread-list-hidden = { $number }. { $place } 等了 { $wait }，{ $who }在管
thread-list-none = 没有人在等回话。{ $answered ->
    [0] {""}
   *[other] 有 { $answered } 户回过了，还没结束。
 }
thread-shown = { $place }{ $hidden ->
    [0] {""}
   *[other] （另有 { $hidden } 句是和心理老师说的）
 }
    { $lines }
thread-find-how = 请写房号，比如「查 502」；要看哪一天，写在后面，比如「查 502 11-20」。
thread-find-nobody = 「{ $what }」我没在您照看的住户里找到。请看看房号，比如「查 502」。
thread-find-which = 是哪一家？
thread-found = { $place } · { $day }{ $hidden ->
    [0] {""}
   *[other] （另有 { $hidden } 句是和心理老师说的）
 }
    { $lines }
thread-found-none = { $place } 这一天没有传过话{ $hidden ->
    [0] {""}
   *[other] ，只有 { $hidden } 句是和心理老师说的
 }。{ $days ->
    [yes] 别的日子点下面。
   *[no] {""}
 }

### 求助

### 谁照看谁

### 值班

### 报名接龙

### 每日问候

### 定期看望

### 菜单

command-temp = 报体温
command-status = 看今天报了没有
command-lang = 换文字 Language
command-help = 怎么用
command-missing = 谁家还没报（楼长用）
command-board = 每栋楼报得怎么样（楼长用）
bot-description = 社区隔离期间的小助手：每天早晚报体温，有事找得到人。请把家门上通知里的 8 位码发给我。
bot-short-description = 陪您过完隔离的日子

### 网页

page-title = 楼长
page-bot = 楼长：
page-you = 您：
page-other-phone = 家里另一部手机
page-log = 和楼长说过的话
page-help = 帮助
page-help-says = 帮助
page-input = 写给楼长
page-example = 写在这里，比如 36.5
page-send = 发送
page-choices = 可以直接点
page-start = 点这里开始
page-refresh = 看看有没有新回信
page-newer = 有新消息，点这里看
page-offline = 网络断了，正在重连
page-sending = 正在发
page-unsent = 还没发出去，正在重试
page-too-long = 一次最多写 { $most } 个字，这段长了些。您写的都还在，请分成几次发。
page-choice-gone = 这个按钮已经过了时候。您直接写给我就行。
page-not-understood = 这条我没收到，请再发一次。
page-picture = 图片：{ $name }
page-file = 打开文件：{ $name }
page-wait-title = 还没接通
page-wait = 这会儿有点忙，请过几秒再试一次。
page-wait-kept = 您写的还没发出去，都留在下面。请过几秒点一下按钮。
page-again = 再试一次
page-closed-title = 这个链接打不开了
page-closed = 可能是换了新的，也可能少抄了几个字。请扫一下家门上通知里的二维码，或者找楼长帮忙。
page-too-many-title = 请歇一分钟
page-too-many = 刚才试的次数多了。过一分钟再打开就行。
page-day = { $month }月{ $day }日（周{ $weekday ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
 }）

### 名册

roster-no-file = 没有「{ $file }」这个文件，看看路径有没有写对。
roster-no-access = 「{ $file }」打不开（{ $reason }）。
roster-empty = 「{ $file }」是空的。
roster-old-excel = 「{ $file }」是旧的 .xls，或者加了密码，我读不了。请在 Excel 里去掉密码，另存为 .xlsx。
roster-not-a-table = 「{ $file }」不是表格，我只读 .xlsx 和 .csv。
roster-no-heading-row = 「{ $file }」里没有找到标题行。要有一行写着：社区、楼栋、单元、房号、姓名、电话……
roster-broken-csv = 「{ $file }」第 { $row } 行往后的引号没有成对，请检查这一带。
roster-busy = 有人正在导入名册，等它好了再来。
roster-no-rows = 标题行下面一个人也没有。
roster-unknown-heading = 不认识的标题：「{ $headings }」。能用的是：社区、楼栋、单元、房号、姓名、电话、角色、负责、隔离政策、隔离开始、语言、备注。
roster-heading-twice = 标题重复了：「{ $headings }」。每样只留一列。
roster-missing-heading = 少了这些列：「{ $headings }」。

roster-at-cell = 第 { $row } 行「{ $heading }」：{ $what }
roster-at-row = 第 { $row } 行：{ $what }
roster-blank = 空着，要填。
roster-half-home = 空着。住这里的，楼栋和房号都要写；不住这里的都不写，管哪栋楼写在「负责」。
roster-start-without-home = 空着，可是写了隔离开始。在哪一户隔离？
roster-became-date = 「{ $value }」是 Excel 自己改成的日期或时间，请把这一列设成文本，再写一遍。
roster-formula = 「{ $value }」是公式出的错。
roster-too-long = 太长了，最多 { $most } 个字。
roster-phone = 「{ $value }」不像电话号码。
roster-phone-rounded = 「{ $value }」被 Excel 缩写了，后几位已经丢了。请把这一列设成文本，再写一遍。
roster-role = 没有「{ $value }」这个角色。能用的是：居民、楼栋长、工作人员、医生、志愿者、管理员。
roster-duty = 不知道「{ $value }」是哪里。{ $count ->
    [0] 这个社区还没有楼栋。
   *[other] 要写楼栋或单元的名字，比如：{ $known }。
}
roster-duty-of-resident = 写了「{ $value }」，可这个人是居民。要么写上角色，要么把这格空着。
roster-policy = 设置里没有「{ $value }」这个隔离政策，有的是：{ $known }。
roster-date = 「{ $value }」看不出是哪一天，请写成 2026-11-20 这样。
roster-too-late = { $value } 在 60 天以后，是不是写错了？
roster-too-early = { $value } 是一年以前，是不是写错了？
roster-language = 不会「{ $value }」，能用的是：中文、英文。
roster-twice = { $name }在第 { $first } 行已经写过（同一户）。
roster-no-heading-above = 第 { $column } 列写着「{ $value }」，可这一列没有标题。
roster-nothing-stored = 一共 { $count } 处要改。改好再来一次，现在什么都没有存。

roster-done = 名册存好了：新来 { $new } 人，有变化 { $changed } 人，没变 { $same } 人。
roster-would = 先试读一遍，还没有存：新来 { $new } 人，有变化 { $changed } 人，没变 { $same } 人。
roster-new-homes = 新的住户：{ $count } 户
roster-cases-opened = 开始隔离：{ $count } 人
roster-cases-moved = 隔离日期或政策有改动：{ $count } 人
roster-roles-begun = 新的职责：{ $count } 项
roster-roles-ended = 结束的职责：{ $count } 项
roster-still-in = 第 { $row } 行「隔离开始」空着，可这个人还在隔离（{ $start } 起）。隔离照旧；到期请走解除。
roster-over = 第 { $row } 行从 { $start } 开始的隔离已经解除过了，没有再开。
roster-whole-community = 第 { $row } 行「负责」空着，就当他管整个社区。
roster-more = ……还有 { $count } 行也是这样。
roster-missing = 这份表里没有、名册里还在的有 { $count } 人，没有动他们：{ $names }

### 邀请

invites-wrong-key = 这个数据库里的码是用另一把密钥封的，请换回原来的密钥文件。
invites-not-written = 「{ $file }」写不进去（{ $reason }）。
invites-written-lines = 写好了：{ $count } 人，在 { $file }。里面有进门的码，请收好。
invites-written-notices = 写好了：{ $count } 张门贴，在 { $file }，用浏览器打开就能打印。
invites-building = { $number }号楼
invites-unit = { $number }单元
invites-day = { $year }年{ $month }月{ $day }日（周{ $weekday ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
}）
invites-door-title = 居家隔离
invites-door-title-none = 社区小助手
invites-door-ask = 请先不要敲门进屋，东西放在门口就好。谢谢您体谅。
invites-door-ask-none = 报体温、买东西、问事情，都可以在手机上说一声。
invites-door-from = 从
invites-door-until = 到
invites-door-both = 头尾两天都算
invites-door-people = 在家隔离的人
invites-door-responsible = 负责照应这一户的人
invites-door-staff = 社区
invites-door-clinician = 医生
invites-door-liaison = 楼栋
invites-door-cut = 下半张可以剪下来，收在家里
invites-door-start = 给家里人：三步就好
invites-door-step-scan = 用手机扫右边的码。
invites-door-step-code = 如果问您要 8 位码，就发：
invites-door-step-word = 它会先说一个暗号，您家的是：
invites-door-word-check = 对得上才是我们的小助手；对不上，请别理它，告诉楼长。
invites-door-then = 以后每天早晚把体温发给它就行。要买东西、不舒服、想问事情，也直接跟它说。
invites-door-qr-telegram = 用 Telegram
invites-door-qr-page = 用手机浏览器
invites-door-qr-page-hint = 什么都不用装

### 演示

demo-title = 楼长演示：{ $community }，{ $households } 户，其中 { $quarantined } 户在家隔离。人和体温都是编的。
demo-resident = 住户 { $name }一家 { $count } 口，{ $place }。打开后写「36.5」，再写「状态」：
demo-liaison = 楼长 { $liaison }，照看{ $building }，{ $doors } 户在隔离。打开后写「未报」，再写「状态」：
demo-staff = 社区工作人员 { $staff }，看整个社区。打开后写「状态」：
demo-together = 三页都开着，在住户那页写「38.2」：楼长那页点「我来处理」，另外两页马上知道；再点结果，就结束了。
demo-stop = 按 Ctrl-C 停下。
