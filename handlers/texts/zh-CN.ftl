# 楼长说的每一句话。规则见 CONTRIBUTING.md：先说发生了什么，再说接下来；一次只问一件事；像邻居说话，不像机关。
# 占位符里的内容由程序转义；只有这里可以写 <b>。

### 通用

sorry-parked = 您这条我这边出了点岔子，没办成，已经记下来请工作人员看了。急事请直接打电话找楼长。
stranger = 您好，我只认得社区名单上的住户。请把门上通知里的 8 位码发给我，或者找楼长帮忙。
stranger-slow = 试的次数有点多了。请过一个小时再发，或者找楼长帮忙对一下门上的码。
not-understood = 这句我没看懂。报体温就写数字，比如「36.5」。别的事直接跟我说，我转给楼长。
hello-back = 您好，我在。报体温写「36.5」这样的数字就行，别的发「帮助」看看。
alarming = 听着要紧。请现在就给楼长打电话，再量一次体温发给我，比如「38.2」。喘不上气、胸口疼，别等，直接打 120。
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
    [sos] 求助
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
    [visited] 上门看过了
    [fine] 没事了
    [mistake] 按错了
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
missing-line = { $number }. { $place } { $names }：{ $why }
missing-why = { $why ->
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
    买东西：直接写「两袋盐」；取快递、收垃圾、看医生：发「我要办事」；看单子：发「我的订单」
    急事要人马上来：发「求助」
    谁在照看您家：发「谁照看我」；进楼里的群：发「加群」
    换文字：发「/lang」
    别的事直接跟我说，我转给楼长。
help-helper = 有要您帮手的事，我会在这里告诉您。想换文字，发「/lang」。
help-carrier =
    帮大家买和送：
    「订单台」接单，「我手上的」看接了哪些
    「采购单」去买，「送货单」去送，「标签」贴袋子
    也可以写：「接下 12」「都买到了」「盐没了」「都出发」「801 到了」；写错了，「撤回」
help-role =
    「未报」看谁家还没报体温
    「楼栋」看每栋楼、每层报得怎么样
    「来往」看谁在等回话，「查 502」看传过的话
    「状态」看总数
    「我照看谁」看您管的住户，「看望」看今天该看望谁
    「801 两袋盐」替他家订，「订单台」看要您办的事，「隔离包」看还没发的
    「谁没看」看哪家没看通知，「进群」看谁家还没进群
    「值班」看谁值班，「换班」跟人换，「交班」留话给下一班
    「积分」看帮过的忙
    「控制台」在电脑上看表格
    「/lang」换文字
help-doctor =
    「未报」看谁家还没报体温
    「楼栋」看每栋楼、每层报得怎么样
    「来往」看谁在等您回话
    「状态」看总数
    「我照看谁」看您管的住户
    「801 要看医生」替他家约，「订单台」看要您办的事
    「值班」看谁值班，「换班」跟人换，「交班」留话给下一班
    「控制台」在电脑上看表格
    「/lang」换文字
help-staff =
    「未报」看谁家还没报体温
    「楼栋」看每栋楼、每层报得怎么样
    「来往」看谁在等回话，「查 502」看传过的话
    「状态」看总数
    「为什么 张伟」看问没问、为什么
    「谁管」看哪家没人照看，「分派 3 号楼」按户分给楼长
    「看望」看今天该看望谁，「进群」看谁家还没进群
    「通知」写一条，「覆盖」看谁没看，「定时通知」看排好的
    「订单台」「采购单」「送货单」「标签」买和送，「货单」改价钱
    「物资情况」看办得怎么样，「结账」「谁还没付钱」看钱，「隔离包」看还没发的
    「报名 周日 6:30 上门做核酸 8 人」找人手，「积分」看各人的
    「离岗 李建国」收回他的事，交给别人
    「值班」看谁值班，「换班」跟人换，「交班」留话给下一班
    「排班 11-26 早班 李建国」排班
    「控制台」在电脑上看表格
    「/lang」换文字

### 楼群

group-hello = 大家好，我是小助手「楼长」。体温请私下发给我，不在群里说。还没认门的，把家门上通知里的 8 位码私下发给我。
lost-contact = { $place }（{ $name }）收不到我的消息了，可能是把我屏蔽了。请打个电话或上门问问。

### 楼群：绑定、进群、规矩

bind-which = 「{ $title }」是哪栋楼的群？{ $more ->
    [yes] 没列出来的，在那个群里发「绑定 { $example }」这样的话。
   *[no] {""}
 }
bind-how = 请在要绑定的群里发「绑定 { $example }」这样的话。我还不在群里的话，先把我拉进去。
bind-done = 绑好了：「{ $title }」是{ $place }的群。
bind-already = 「{ $title }」本来就是{ $place }的群，不用再绑。
bind-unknown = 我没找到「{ $said }」这栋楼。有的是：{ $known }。
bind-no-buildings = 名册上还没有楼栋。请先导入名册，再来绑定。
bind-not-yours = { $place }不归您管，我没有动。请找管那栋楼的人来办。
bind-change = { $why ->
    [building] { $place }已经有群「{ $other }」。换成「{ $title }」吗？
    [group] 「{ $title }」现在是{ $former }的群。改成{ $place }的吗？
   *[both] 「{ $title }」现在是{ $former }的群，{ $place }的群是「{ $other }」。把「{ $title }」改成{ $place }的吗？
 }
bind-fixed = 这个群是{ $place }自带的，不能改绑，也不能解绑。
bind-kept = 好，没有改。
bind-gone = 我不在那个群里，没有绑。请先把我拉进去。
choice-bind-over = 改
choice-bind-keep = 不改
unbind-done = 解绑了：「{ $title }」不再是{ $place }的群，以前的记录都还在。要绑回来，在群里发「绑定 { $place }」。
unbind-none = 「{ $title }」没有绑过楼，不用解。
unbind-how = 请在要解绑的那个群里发「解绑」。
group-rights-missing =
    「{ $title }」里我还缺权限，请群主给我：
    { $lines }
group-right = { $right ->
    [delete] 删消息：没有它，谁把病情说到群里，我收不回来
    [pin] 置顶：没有它，看板钉不到最上面
    [restrict] 封禁用户：可以不给，有人捣乱得您自己禁言
   *[invite] 邀请：没有它，我不能自己放邻居进群
 }
group-rights-all = 「{ $title }」里的权限都齐了。
group-link-made =
    进{ $place }群的链接好了。名册上的住户点了就进；别人点了，我先认门。
    { $link }
greet-group =
    { $place }的群在这里，点一下我就放您进去：
    { $link }
group-out = 我不在「{ $title }」里了，{ $place }现在没有群。请把我再拉进去，绑定还在；群没了就另建一个，再绑定。
group-back = 我回到「{ $title }」了，还是{ $place }的群。
group-topics = 「{ $title }」开了话题。我的话都发在「General」里，请跟大家说一声。
group-welcome =
    欢迎新来的 { $count } 位邻居。
    体温和身体上的事，私下跟我说，不在群里讲。
    没听准的消息先别转，有事私下找我。
    还没认门的，把门上的 8 位码私下发给我。
way-here = 楼里的群就在这一页，点上面的「楼群」就进去了。
way-none = 您这栋楼的群，我还放不了人。请找楼长拉您进去。
way-inside = 您已经在{ $place }的群里了。
join-code = 您想进{ $place }的群，我先认认门。请在 5 分钟内把门上通知里的 8 位码发给我；没有码，我请楼长来看。
join-in = 码对上了，{ $place }的群放您进去了。
join-wrong = 进群的事，我也请楼长看着。找到对的码，再发给我就行。
join-elsewhere = 您家不在这栋楼，这是{ $place }的群。让不让进，我请那边的楼长来定。
join-list =
    { $count ->
        [1] 有人想进{ $place }的群，我没对上是哪家：
       *[other] 有 { $count } 人想进{ $place }的群，我没对上是哪家：
    }
    { $lines }
join-line = { $number }. { $name }
join-one = { $name }
join-nameless = 没写名字
choice-join-yes = 让进来
choice-join-no = 不让进
choice-join-yes-of = { $number } 让进来
choice-join-no-of = { $number } 不让进
join-let = 好，{ $name }放进{ $place }的群了。
join-kept-out = 好，没让{ $name }进{ $place }的群。
join-decided = { $state ->
    [approved] { $by }已经让{ $name }进群了。
    [declined] { $by }已经定了不让{ $name }进群。
   *[lapsed] { $name }的事已经过去了，不用再定。
 }
join-somebody = 别人
join-not-done = { $name }的事没办成，我在「{ $title }」里多半缺邀请的权限。请把权限给我，再点一次。
members-in = { $place }的 { $total } 户都在群里了。
members-head = 还有 { $households } 户没进群（共 { $total } 户）
members-list =
    { $head }
    { $lines }
members-line = { $number }. { $place }
members-building = { $place }：{ $households ->
    [0] 都在群里了
   *[other] { $households } 户没进
 }{ $bound ->
    [yes] {""}
   *[no] ，还没有群
 }
members-no-group = { $place }还没有群。建好群把我拉进去，在群里发「绑定 { $place }」。
members-more = 还有 { $count } 户没列出来。
members-strangers = 群里有 { $count } 位不在名册上{ $names ->
    [none] 。
   *[some] ：{ $names }。
 }
members-none = 您照看的地方，名册上还没有住户。
held-told =
    { $name }不在名册上，在「{ $title }」里发了链接或转发，我先收起来了：
    「{ $text }」
choice-held-let = 放行
choice-held-no = 不放
held-said = （代转）{ $text }
held-let = 好，替他发到群里了。
held-refused = 好，没有放。
held-decided = 这条已经有人定过了。

### 楼群：看板、网页上的楼群

hall-keeper = { $role ->
    [liaison] 楼长 { $name }
    [clinician] 医生 { $name }
   *[staff] 社区 { $name }
 }
hall-neighbour = 一位邻居
hall-board-title = <b>{ $building }看板</b>
hall-board-open = { $slot }体温：{ $homes } 户里 { $done } 户已报，{ $until } 前都可以报
hall-board-closed = { $slot }体温：{ $homes } 户里 { $done } 户已报{ $done ->
    [0] {""}
   *[other] ，谢谢大家
 }
hall-board-duty = 值班：{ $names }
hall-board-orders = 这栋楼在办 { $count } 单
hall-board-write = 报体温、有事找人，私下发给我就行
hall-call = { $slot ->
    [morning] 早上好。
    [evening] 晚上好。
   *[other] 大家好。
 }{ $building }开始收体温了，{ $until } 前点这里，悄悄发给我就行。
hall-choice-temp = 报体温
hall-own = 身体的事我们私下说。{ $gone ->
    [yes] 群里那条我收起来了。
   *[no] 群里那条我收不了，麻烦您自己删一下。
 }
hall-others = 谁家身体怎样，不在群里说，免得人家为难。{ $gone ->
    [yes] 您那条我收起来了。
   *[no] 您那条我收不了，麻烦您自己删一下。
 }要是担心，私下告诉我。
hall-slow = 您发得有点快，刚才这条没有发到群里。歇一分钟再发就行。
hall-tabs = 换着看
hall-mine = 我的消息
hall-group = 楼群
hall-another = 换一栋
hall-which = 看哪栋楼的群？
hall-title = { $building }楼群
hall-log = 楼群里说的话
hall-input = 写给邻居们
hall-example = 写给邻居们
hall-bot = 小助手
hall-board-label = 看板
hall-empty = 群里还没有人说话，您可以先打个招呼。
hall-mark = ✓ 小助手记下了
hall-answered = 在「我的消息」里回您了，点开看
hall-no-cookie = 这个浏览器没让我记住您，群里还写不了。请先打开「我的消息」，再回来写。

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

thread-alarm-passed-on = 听着要紧，我转给{ $told }了。请现在就给楼长打电话，再量一次体温发给我，比如「38.2」。喘不上气、胸口疼，别等，直接打 120。
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

### 通知

notice-title = 【{ $kind ->
    [urgent] 急
    [policy] 政策
    [test] 核酸
    [supplies] 物资
    [safety] 安全
    [comfort] 问候
   *[other] 通知
 }】<b>{ $title }</b>
notice-foot = { $community } · { $day }
notice-corrected = 更正：{ $day } { $clock } 改过。
notice-withdrawn = 「{ $title }」这条通知 { $day } { $clock } 收回了，不算数了。
notice-readers = { $all } 户里已有 { $read } 户读过。
notice-yours = { $answer ->
    [help] { $day }{ $clock } 您说需要帮助，已转给楼长。
    [ask] { $day }{ $clock } 您说有疑问，已转给楼长。
   *[other] 您家 { $day }{ $clock } 读过了。
 }
notice-chosen = { $day }{ $clock } 您选了「{ $label }」。点别的可以改。
notice-file-lost = 「{ $title }」里有一个图片或文件没取到，请问楼长要。
notice-missed = 「{ $title }」有 { $count } 次没发出去，那会儿服务停着。最近一次是 { $day }{ $at }。{ $since ->
    [yes] 之后的一次已经发了。
   *[no] 现在还要发，点下面。
 }
choice-notice-read = 我已阅读
choice-notice-known = 知道了
choice-notice-help = 需要帮助
choice-notice-ask = 有疑问

### 通知：写

notice-write-menu = 通知：要做什么？写一条也可以直接发「通知 标题」，正文写在下面几行。
notice-write-ask-text = 标题写第一行，正文写在下面，一起发给我。图片和文件也发在这里。
notice-write-ask-body = 标题记下了：「{ $title }」。正文写给我；没有正文，点下面。
notice-write-ask-title = 请写一个短标题，最多 { $most } 个字{ $length ->
    [0] {""}
   *[other] ，您这个有 { $length } 个字
 }。正文我留着。
notice-write-title-long = 第一行有 { $length } 个字，当标题太长了，我都留着当正文。请另发一个短标题，最多 { $most } 个字。
notice-write-untitled = 还没有标题
notice-write-preview = 群里、私聊、网页上，大家看到的都是这样：
notice-write-inert = 这是预览，按钮等发出去了才管用。
notice-write-lines = { $lines }
notice-write-card = 草稿 { $number } 号「{ $title }」
notice-write-line-to = 发给：{ $to }，{ $places ->
    [both] 楼群和私聊
    [groups] 只发楼群
   *[private] 只发私聊
 }
notice-write-line-reach = 算下来：{ $groups } 个群，{ $homes } { $whom ->
    [people] 人
   *[homes] 户
 }{ $without ->
    [0] {""}
   *[other] ，其中 { $without } { $whom ->
        [people] 人
       *[homes] 户
    }私下收不到
 }
notice-write-line-when = 时间：{ $when }
notice-write-line-asks = 怎么回：{ $asks }{ $nudge ->
    [none] {""}
   *[other] ，{ $nudge }后催一次
 }
notice-write-line-kind = 类别：{ $kind ->
    [policy] 政策
    [test] 核酸
    [supplies] 物资
    [safety] 安全
   *[comfort] 问候
 }{ $urgent ->
    [yes] ，急，夜里也发
   *[no] {""}
 }{ $pinned ->
    [yes] ，在群里置顶
   *[no] {""}
 }
notice-write-line-more = { $language ->
    [en] 英文版
   *[zh-CN] 中文版
 }：{ $both ->
    [yes] 有
   *[no] 没有
 }；图片和文件：{ $files } 个
notice-write-state = { $state ->
    [asked] 在等另一位同意。
    [ready] 定好了，到时候就发。
    [out] 已经发出去了。
    [withdrawn] 发过，后来收回了。
    [dropped] 扔掉了，没有发。
   *[draft] 还没发。
 }
notice-write-no-draft = 「{ $title }」{ $state ->
    [asked] 在等另一位同意，现在改不了。
    [ready] 已经定好要发了。
    [out] 已经发出去了，不会再发一遍。
    [withdrawn] 发过，后来收回了。
    [dropped] 已经扔掉了。
   *[draft] 还没发。
 }
notice-write-no-text = 还没有标题和正文。点「改文字」写。
notice-write-no-title = 还没有标题，要有一个才能发。
notice-write-too-long = 正文 { $length } 个字，多了 { $over } 个，最多 { $most } 个。短一些才能发。
notice-write-too-long-now = 「{ $title }」的正文有 { $length } 个字，最多 { $most } 个，多了 { $over } 个。草稿我留着，请改短了再把正文发一遍。
notice-write-broken = 有个记号没写全，会照原样显示：{ $wrong }
notice-write-broken-now = 正文里「{ $wrong }」像是没写全的记号，会照原样显示。加粗写「**字**」，链接写「[字](https://…)」。
notice-write-everybody = 全社区
notice-write-floor = { $place } { $floor } 层
notice-write-role = { $role ->
    [liaison] 楼长
    [staff] 工作人员
    [clinician] 医生
    [counsellor] 心理老师
    [volunteer] 志愿者
    [police] 民警
    [property] 物业
   *[admin] 管理员
 }
notice-write-held = { $held ->
    [yes] 家里有人隔离的
   *[no] 没有人隔离的
 }
notice-write-reads = { $language ->
    [en] 看英文的
   *[zh-CN] 看中文的
 }
notice-write-age = { $age } 岁以上的
notice-write-noted = 备注里有{ $notes }的
notice-write-quoted = 「{ $text }」
notice-write-unread = 没读过「{ $title }」的
notice-write-and = ，而且
notice-write-chosen = ✓ { $label }
notice-write-now = 马上
notice-write-hours = { $hours ->
    [0] { $minutes } 分钟
   *[other] { $hours } 小时{ $minutes ->
        [0] {""}
       *[other] { $minutes } 分钟
    }
 }
notice-write-asks = { $mode ->
    [read] 我已阅读
    [reply] 知道了、需要帮助、有疑问
   *[none] 不用回
 }
notice-write-kind = { $kind ->
    [policy] 政策
    [test] 核酸
    [supplies] 物资
    [safety] 安全
   *[comfort] 问候
 }
notice-write-ask-kind = 这条通知是哪一类？
notice-write-ask-nudge = 过多久催一次还没读的？
notice-write-ask-asks = 大家看了怎么回？
notice-write-ask-labels = { $language ->
    [en] 这几个选项的英文是什么？
   *[zh-CN] 写给我有哪些选项
 }，一行一个，或者用「、」隔开。{ $least } 到 { $most } 个，每个最多 { $longest } 个字。
notice-write-labels-wrong = { $how ->
    [long] 「{ $label }」太长了，一个选项最多 { $longest } 个字。
    [same] 有两个选项一样。
    [other] 您写了 { $count } 个，原来是 { $wanted } 个，要一样多。
   *[count] 您写了 { $count } 个选项，要 { $least } 到 { $most } 个。
 }请整个再写一遍。
notice-write-ask-other = 请发{ $language ->
    [en] 英文
   *[zh-CN] 中文
 }的标题和正文：标题第一行，正文在下面。看这种文字的住户会看到它。
notice-write-other-language = 这看着不是{ $language ->
    [en] 英文
   *[zh-CN] 中文
 }。请发{ $language ->
    [en] 英文
   *[zh-CN] 中文
 }的标题和正文；不要了，点下面。
notice-write-ask-time = 什么时候发？比如「明天早上 8 点」「每天 9 点到 12 月 1 日」。
notice-write-time = 记成：{ $when }。对吗？
notice-write-times = 接下来几次：
notice-write-past = 定的时间（{ $at }）已经过了。请改个时间再发。
notice-write-ask-target = 发给谁？现在是：{ $to }（{ $homes } { $whom ->
    [people] 人
   *[homes] 户
 }，{ $groups } 个群）。点下面，或者写给我，比如「3 号楼 2 单元 隔离的」「70 岁以上」。
notice-write-aim-unknown = { $unknown }我没看懂，先没改。{ $known ->
    [none] 可以写「3 号楼 2 单元」「志愿者」「隔离的」「70 岁以上」「没看 12 号通知的」。
   *[other] 看懂的是：{ $known }。请整句再写一遍。
 }
notice-write-no-such = 没有 { $number } 号通知。点「没读过的」可以选。
notice-write-not-yours = 这里面有不归您管的地方，先没改。{ $own ->
    [none] {""}
   *[other] 您可以发给：{ $own }。
 }
notice-write-aim-again = 发给谁要重新选一下：您能发的地方变了。
notice-write-nobody = 这样选，一户也没有，也没有群，所以没发。请改一下发给谁。
notice-write-no-groups = 这样选没有楼群，又只发楼群，谁也看不到，所以没发。请改一下发给谁。
notice-write-sure = 「{ $title }」{ $when ->
    [now] 现在就发
   *[other] 定在：{ $when }
 }，对吗？
notice-write-sure-to = { $to }：{ $groups } 个群，{ $homes } { $whom ->
    [people] 人
   *[homes] 户
 }，大约要 { $minutes } 分钟。
notice-write-sure-without = 其中 { $without } { $whom ->
    [people] 人
   *[homes] 户
 }私下收不到，要有人去说。
notice-write-sure-quiet = 夜里不打扰大家，{ $clock } 才发。
notice-write-sure-night = { $rests } 前发不完，夜里停下，{ $resumes } 接着发。
notice-write-sure-approval = 您确定了，我请另一位看；同意了才发。
notice-write-without = 私下收不到的：{ $places }{ $more ->
    [yes] ……还有别家
   *[no] {""}
 }
notice-write-without-none = 都收得到。
notice-write-gone = 「{ $title }」{ $when ->
    [now] 这就发，进度我在这里告诉您。
    [morning] 定好了。夜里不打扰大家，{ $at } 发。
   *[planned] 定好了：{ $at }。
 }通知号是 { $number }。
notice-write-asked = 「{ $title }」{ $told ->
    [0] 要另一位同意才能发，可眼下一个能联系上的也没有。请找社区管理员。
   *[other] 送给 { $told } 位看了，有一位同意就发，我会告诉您。
 }
notice-write-approve =
    { $by }写了一条通知「{ $title }」，就是上面这条。您同意发吗？
    { $lines }
notice-write-own-approval = 自己写的要请另一位同意。
notice-write-changed-since = 「{ $title }」后来改过，请看新的再定。
notice-write-decided = 「{ $title }」{ $by }已经{ $how ->
    [yes] 同意
   *[no] 退回
 }了。
notice-write-agreed = 好的，「{ $title }」{ $when ->
    [now] 这就发。
   *[later] 定好了：{ $at }。
 }
notice-write-agreed-told = { $by }同意了，「{ $title }」{ $when ->
    [now] 这就发。
   *[later] 定好了：{ $at }。
 }
notice-write-late-yes = 「{ $title }」定在{ $day }{ $at }，到点了还没人同意，就没发。改个时间，再送一次。
notice-write-yes-late = 「{ $title }」定的时间（{ $at }）已经过了，没有发。我请写的人另定时间。
notice-write-ask-reason = 「{ $title }」哪里要改？写给我，我转告。
notice-write-refused = 好的，「{ $title }」退回去了，没有发。
notice-write-refused-told = { $by }没同意发「{ $title }」{ $reason ->
    [none] 。
   *[other] ：{ $reason }
 }
    改好了可以再发一次。
notice-write-back = { $state ->
    [ready] 没有发，「{ $title }」拿回来了，又是草稿。
    [asked] 「{ $title }」拿回来了，又是草稿。改好再发，要重新请人看。
   *[dropped] 「{ $title }」拿回来了，又是草稿。
 }
notice-write-dropped = 「{ $title }」扔掉了，没有发。
notice-write-saved = 草稿 { $number } 号「{ $title }」存好了。发「通知」就能找到。
notice-write-copied = 照着「{ $title }」写了草稿 { $number } 号，原来那条不变。
notice-write-mine = { $count ->
    [0] 您没有草稿。
   *[other] 您的草稿，点一条接着写：
 }
notice-write-waiting = { $count ->
    [0] 没有在等同意的通知。
   *[other] 在等同意的，点一条看：
 }
notice-write-recent = { $count ->
    [0] 还没有发过通知。
   *[other] 最近的通知，点一条看，也可以照着再写：
 }
notice-write-file-first = 图片或文件收下了，现在 { $count } 个。标题写第一行，正文写在下面，发给我。
notice-write-file-large = 「{ $name }」有 { $size } MB，最多 { $most } MB，这个没收下。别的都在。压小一点，或者放个链接。
notice-write-files-full = 图片和文件最多 { $most } 个，已经满了，后面的没收下。别的都在。
notice-write-caption = 图片收下了，底下的字没有放进通知。要改字，点「改文字」。
notice-write-late = 「{ $title }」已经交出去了，这张没跟上。要一起发，点下面照着再写一条。
choice-notice-write-new = 写一条
choice-notice-write-mine = 我的草稿（{ $count }）
choice-notice-write-waiting = 等同意的（{ $count }）
choice-notice-write-recent = 最近的通知
choice-notice-write-seen = 住户看到的
choice-notice-write-to = 发给谁
choice-notice-write-when = 什么时候
choice-notice-write-asks = 怎么回
choice-notice-write-kind = 类别
choice-notice-write-other = { $language ->
    [en] 英文版
   *[zh-CN] 中文版
 }
choice-notice-write-nudge = 催读时间
choice-notice-write-text = 改文字
choice-notice-write-show = 预览
choice-notice-write-save = 存草稿
choice-notice-write-drop = 扔掉
choice-notice-write-send = 发出去
choice-notice-write-urgent = { $on ->
    [yes] 不急
   *[no] 急
 }
choice-notice-write-pin = { $on ->
    [yes] 不置顶
   *[no] 置顶
 }
choice-notice-write-bare = 去掉图片和文件
choice-notice-write-nobody = 没有正文
choice-notice-write-card = 返回
choice-notice-write-done = 选好了
choice-notice-write-no-nudge = 不催
choice-notice-write-own = 自己写选项
choice-notice-write-single = 去掉这一版
choice-notice-write-at-once = 马上
choice-notice-write-timed = 就这样
choice-notice-write-retime = 改时间
choice-notice-write-more = 更多楼
choice-notice-write-spots = 选楼栋
choice-notice-write-roles = 按身份
choice-notice-write-people = 按情况
choice-notice-write-unread = 没读过的
choice-notice-write-places = { $places ->
    [both] 现在：楼群和私聊
    [groups] 现在：只发楼群
   *[private] 现在：只发私聊
 }
choice-notice-write-go = 确定发
choice-notice-write-look-again = 再看看
choice-notice-write-without = 谁收不到
choice-notice-write-yes = 同意
choice-notice-write-no = 不同意
choice-notice-write-no-reason = 不写原因
choice-notice-write-open = 接着写
choice-notice-write-back = 拿回来改
choice-notice-write-copy = 照着再写一条

### 通知：时间

choice-notice-time-send = 现在补发
notice-time-once = { $day }{ $clock }，只发一次
notice-time-year = { $year } 年 { $day }
notice-time-rule = { $rule ->
    [working] 工作日 { $clocks }
    [off] 周末和节假日 { $clocks }
    [weekend] 周末 { $clocks }
    [weekly] 每周{ $days } { $clocks }
    [weekly-step] 每 { $step } 周的周{ $days } { $clocks }
    [monthly-last] 每月最后一天 { $clocks }
    [monthly] 每月 { $days } { $clocks }
    [dates] { $days }{ $clocks }，各一次
    [daily-step] 每 { $step } 天一次，{ $clocks }
    [cron] 按「{ $line }」这一行
   *[daily] 每天 { $clocks }
 }
notice-time-weekday = { $weekday ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
 }
notice-time-monthday = { $day } 号
notice-time-from = { $rule }，从 { $day }起
notice-time-until = { $rule }，到 { $day }
notice-time-line = { $day }{ $clock }{ $special ->
    [yes] {" · "}{ $holiday }
   *[no] {""}
 }
notice-time-left-out = （{ $holidays }放假，不发）
notice-time-calendar = { $year } 年哪天放假还没公布，先按周一到周五算，公布后再看一眼。
notice-time-holiday = { $name ->
    [new_years_day] 元旦
    [spring_festival] 春节
    [tomb_sweeping_day] 清明
    [labour_day] 劳动节
    [dragon_boat_festival] 端午
    [mid_autumn_festival] 中秋
    [national_day] 国庆节
    [workday] 调休上班
   *[other] 假日
 }
notice-time-unknown = 「{ $said }」我没看懂是什么时候。可以写「明天早上 8 点」「每天 9 点，到月底」「工作日 8:30」。
notice-time-part = 「{ $said }」这里我没看懂，怕记错时间。请换个写法，比如「每周一、三 18 点」。
notice-time-clock = 「{ $said }」，几点钟发？比如「早上 8 点」。请连日子一起写。
notice-time-past = 「{ $said }」已经过了。
notice-time-day = 日历上没有「{ $said }」这一天，请看看再写。
notice-time-mismatch = 「{ $said }」，日子和星期对不上，请看看日历，写其中一个就行。
notice-time-hour = 「{ $said }」不在一天的钟点里。一天从 0:00 到 23:59。
notice-time-cron = 「{ $said }」这一行不对。要五段，用空格隔开：分、时、日、月、星期，比如「0 9 * * 1-5」。
notice-time-never = 照「{ $said }」，一次也轮不到发。请改一改。
notice-time-end = 照「{ $said }」，第一次还没到就结束了。请把结束的日子写晚一些。
notice-time-often = 「{ $said }」太密了，一天最多 12 次，大家看不过来。
notice-time-instead = { $day }{ $clock }行吗？

choice-notice-time-on = 继续发
choice-notice-time-pause = 暂停
choice-notice-time-skip = 跳过下一次
choice-notice-time-change = 改时间
choice-notice-time-text = 改内容
choice-notice-time-end = 不再发
choice-notice-time-over = 对，不再发
choice-notice-time-keep = 还是留着
choice-notice-time-yes = 就这样
choice-notice-time-again = 换个时间
choice-notice-time-words = 就这样改
choice-notice-time-never = 算了，不改
notice-time-none = 现在没有排好时间的通知。要排一条，发「通知」写好，点「定时」。
notice-time-list =
    排好时间的通知有 { $count } 条。点标题可以暂停、跳过、改。
    { $lines }
notice-time-listed = { $number }. 「{ $title }」{ $rule }{ $repeats ->
    [yes] ；{ $next }
   *[no] {""}
 }
notice-time-list-more = 还有 { $count } 条，结束几条就看得到了。
notice-time-not-found = 我没找到「{ $said }」这条。请写它的编号，比如「定时 12」。
notice-time-card =
    { $number }. 「{ $title }」
    { $lines }
notice-time-paused = 停着，不发
notice-time-next = 下一次 { $day }{ $clock }
notice-time-over = 「{ $title }」{ $state ->
    [withdrawn] 已经收回了，不能再发。
    [draft] 还是草稿，没排时间。发「通知」找它。
    [asked] 在等另一位点头，没排上。
    [dropped] 没发就取消了。
   *[out] 已经发完了，后面没有了。
 }
notice-time-stopped = 「{ $title }」停下了，不再往外发。什么时候接着发，点下面。
notice-time-goes-on = 「{ $title }」接着发，{ $next }。停着的那几次不补。
notice-time-too-late = 「{ $title }」的时间都过了。要发就换个时间。
notice-time-another = 「{ $title }」那一次已经不是下一次了，没有多跳。{ $next }。
notice-time-last = 「{ $title }」只剩这一次，跳过就是不再发了。要这样吗？
notice-time-skipped = 好，「{ $title }」{ $day }{ $clock }这一次不发。{ $next }。
notice-time-end-sure = 「{ $title }」以后都不再发，对吗？发过的还在。
notice-time-ended = 「{ $title }」不再发了。发过的还在。
notice-time-sent-already = 「{ $title }」{ $day }{ $clock }已经发过了，没有再发一遍。
notice-time-sending = 「{ $title }」补发出去了。{ $wakes ->
    [no] {""}
   *[other] 大家在休息，手机 { $wakes } 才响。
 }
notice-time-ask = 「{ $title }」改到什么时候？比如「明天早上 8 点」「每天 9 点，到月底」「工作日 8:30」。
notice-time-understood =
    我记成这样，对吗？
    { $lines }
notice-time-lines = { $lines }
notice-time-quiet = 不是急事，休息时间不响，要到 { $clock } 才发。
notice-time-ask-text = 请把「{ $title }」新的内容整条发来，第一行是标题。只改正文，就只发正文一段。已经发出去的不变。
notice-time-new-text =
    以后就发这样的：
    <b>{ $title }</b>
    { $lines }
notice-time-broken = 「{ $broken }」这里的格式没写全，会照原样发。
notice-time-other-text = { $language ->
    [en] 英文的还是旧话，先不用了。要用，把新的英文也发来。
   *[other] 中文的还是旧话，先不用了。要用，把新的中文也发来。
 }
notice-time-title = 第一行要是标题，不超过 { $most } 个字，下面是正文。现在这行有 { $length } 个字。
notice-time-long = 正文长了 { $over } 个字，最多 { $most } 个。请删短一些再发来。
notice-time-reworded = 改好了，「{ $title }」从 { $day }{ $clock } 这一次起用新的。发过的没动。

### 通知：改动要另一位同意

notice-agree-ask =
    { $what ->
        [sent] { $by }想更正发过的「{ $title }」，各处换成下面这样{ $again ->
            [yes] ，读过旧的请他们再看一遍
           *[no] {""}
        }。您同意吗？
        [words] { $by }想把「{ $title }」以后发的改成下面这样。您同意吗？
       *[time] { $by }想给「{ $title }」换个时间。您同意吗？
    }
    { $lines }
notice-agree-time = { $which ->
    [new] 改成：{ $time }
   *[old] 现在是：{ $time }
 }
notice-agree-at-once = 马上发
notice-agree-asked = 「{ $title }」{ $told ->
    [0] 要另一位同意才能改，可眼下一个能联系上的也没有。改动我留着，有人发「通知」就看得到。
   *[other] 的改动送给 { $told } 位看了，有一位同意就改，我会告诉您。
 }{ $what ->
    [sent] 同意之前各处还是旧的；等不及，发「收回通知」。
    [words] 同意之前，到时间还发原来的。
   *[time] 同意之前，还照原来的时间发。
 }
notice-agree-own = 自己改的要请另一位同意。
notice-agree-settled = 「{ $title }」这次改动已经有人定了，或者又改过了。
notice-agree-replaced = { $by }又改了「{ $title }」，您先前要改的那次不算了。
notice-agree-decided = { $how ->
    [yes] { $by ->
        [none] 好的
       *[name] { $by }同意了
    }，「{ $title }」{ $what ->
        [sent] 正在各处换成新的。
        [words] 从下一次起用新的。
       *[time] 照新的时间发。
    }
    [late] 「{ $title }」来不及改了：时间已经过了，或者发出去太久了。没有改。
   *[no] { $by ->
        [none] 好的，「{ $title }」的改动退回去了，
       *[name] { $by }没同意改「{ $title }」，
    }{ $what ->
        [time] 还照原来的时间发。
       *[other] 还是原来的。
    }
 }
choice-notice-agree-yes = 同意改
choice-notice-agree-no = 不同意

### 通知：发送

notice-run-going = 「{ $title }」正在发。
notice-run-quiet = 「{ $title }」歇一歇：现在是安静时间，{ $clock } 自己接着发。
notice-run-paused = 「{ $title }」先停在这儿。
notice-run-stopped = 「{ $title }」停下了，剩下的不发了。
notice-run-done = 「{ $title }」发完了。
# $all: 这次要发到的聊天（群和私聊）；名单还在排的时候会变多
notice-run-counts = 发出 { $sent } / { $all }{ $failed ->
    [0] {""}
   *[other] ，失败 { $failed }
 }{ $spreading ->
    [yes] ，名单还在排
   *[no] {""}
 }{ $left ->
    [none] 。
   *[other] ，大约还要 { $left }。
 }
notice-run-seconds = { $count } 秒
notice-run-minutes = { $count } 分钟
notice-run-delivered = 送到 { $sent } / { $all }{ $failed ->
    [0] 。
   *[other] ，没送到 { $failed }：
 }
notice-run-gone = · { $count } 个人屏蔽了我，或停用了账号
notice-run-left = · { $count } 个群把我移出去了
notice-run-expired = · { $count } 个太久没发通
notice-run-refused = · { $count } 个平台不收
notice-run-lost = 图片或文件有 { $count } 份没送到。
notice-run-without = 还有 { $count } 家没有任何聊天能送到，要有人上门或打电话。
notice-run-doubt = 中间断过，有 { $count } 条说不准到没到，已补发，可能收到两遍。
notice-run-said-pause = 好，先停在这儿，还剩 { $left } 条没发。要继续，点「接着发」。
notice-run-said-resume = 接着发了，还剩 { $left } 条。
notice-run-said-quiet = 现在是安静时间，{ $clock } 自己接着发，还剩 { $left } 条。
notice-run-said-stop = 停下了。还没发的 { $left } 条不发了，已经发出去的还在。
notice-run-said-again = 好，没送到的 { $count } 条再发一次。
notice-run-late = 这个已经按过了，上面那条写着现在的情况。
notice-run-unknown = 这次发送我找不到，可能不归您管。
choice-notice-run-pause = 暂停
choice-notice-run-resume = 接着发
choice-notice-run-stop = 停下
choice-notice-run-again = 失败的再发一次

### 通知：更正和收回

notice-mend-which = { $what ->
    [withdraw] 收回哪一条？点一下，或者写「收回通知」加标题里的几个字。
   *[other] 改哪一条？点一下，或者写「改通知」加标题里的几个字。
 }
notice-mend-none = { $rest ->
    [none] 这些天没有发出去的通知。
   *[other] 没找到「{ $rest }」这条通知，或者它不归您改。写「改通知」，我把这些天的列出来。
 }
notice-mend-ask = 把改好的发给我：第一行是标题，下面是正文。只发一行，就只换正文。
notice-mend-now =
    现在是这样，可以复制了再改：

    { $text }
notice-mend-long-title = 标题（第一行）最多 { $value } 个字，也不能空着。请改短一点再发。
notice-mend-long = 正文太长，一条消息放不下（最多 { $value } 个字）。请缩短一点再发。
notice-mend-broken = 「{ $value }」这里的加粗或链接没写完整。请补上再发。
notice-mend-other = 记下了。{ $language ->
    [en] 英文那份还是旧的。请把新的英文发给我；也可以先让读英文的人也看中文。
   *[other] 中文那份还是旧的。请把新的中文发给我；也可以先让读中文的人也看英文。
 }
notice-mend-preview =
    改好是这样：

    { $text }
notice-mend-sure = 已经发到 { $chats } 个私聊、{ $groups } 个群，会在原处换成新的，没有声音。{ $read ->
    [0] {""}
   *[other] 已有 { $read } 户读过旧的，要不要请他们再看一遍？
 }{ $approval ->
    [yes] 您确定了，我请另一位看；同意了才改。
   *[no] {""}
 }
notice-mend-begun = 「{ $title }」改好了，正在各处换成新的。{ $again ->
    [yes] 读过旧的都改回没读，到时候提醒；还没看的，再列给楼长。
   *[no] {""}
 }换完告诉您。
notice-mend-changed = 「{ $title }」刚被别人改过，这次没有改。点下面看现在的样子，再改。
notice-mend-kept = 好，没有改。
notice-mend-ended = 「{ $title }」换好了：{ $edited } 处已是新的。{ $left ->
    [0] {""}
   *[other] { $left } 处没换成（对方停用了，或者群已不在）。
 }
notice-mend-back-sure = 收回「{ $title }」？已发到 { $chats } 个私聊、{ $groups } 个群。能删的删掉，删不掉的写明不算数。{ $goes_on ->
    [yes] 以后也不再发。
   *[no] {""}
 }
notice-mend-back-begun = 「{ $title }」收回了，还没发的不再发。正在各处删，删完告诉您。
notice-mend-back-already = 「{ $title }」已经收回了。
notice-mend-stays = 好，没有收回。
notice-mend-gone = 「{ $title }」收回完了：删掉 { $removed } 处，写明不算数 { $edited } 处。{ $left ->
    [0] {""}
   *[other] { $left } 处动不了，那里的人可能还看得到。
 }
notice-mend-unpinned = 「{ $title }」发到了，但没能置顶：{ $places }。请群主把「置顶消息」的权限给我。
choice-notice-mend-no = 不改了
choice-notice-mend-only = 都先看新的
choice-notice-mend-old = 那份没错，照旧
choice-notice-mend-yes = 改
choice-notice-mend-again = 改，请大家再看
choice-notice-mend-look = 看现在的
choice-notice-mend-back = 收回
choice-notice-mend-stay = 不收回

### 通知：回执

notice-read-says = 对『{ $title }』这条通知：{ $answer ->
    [help] 需要帮助
   *[ask] 有疑问
}
notice-read-thanks = 记下了，您家看过「{ $title }」。
notice-read-choose = 「{ $title }」要您选一个，点下面就行。
notice-read-chosen = 记下了，「{ $title }」您选了「{ $label }」。要改，再点别的就行。
notice-read-not-yours = 谢谢您看了。「{ $title }」没有发给您家，不用点。
notice-read-withdrawn = 「{ $title }」已经收回了，不算数了，不用点。
notice-read-author = { $name }对「{ $title }」：{ $answer ->
    [help] 需要帮助。
   *[ask] 有疑问。
}
notice-read-author-told = 告诉写通知的人了。
notice-read-nudge = 怕您没看到「{ $title }」。
    { $line ->
        [none] 看过了，点一下就行。
       *[some] { $line }
    }
notice-read-nudge-done = 「{ $title }」您家知道了，谢谢。
notice-read-nudge-over = 「{ $title }」收回了，不算数了，不用管它。
choice-notice-read-whole = 看全文
notice-read-list = 「{ $title }」还有 { $count } 户没看：
    { $lines }
    { $rest ->
        [0] {""}
       *[other] 后面还有 { $rest } 户。
    }
    告诉了哪家就点哪家，或者写「{ $example } 电话」「{ $example } 上门」。
notice-read-list-again = 「{ $title }」改过了，正请大家再看一遍。到时候还没看的，再列给您。
notice-read-list-over = 「{ $title }」收回了，不算数了，不用再打电话。
notice-read-list-none = 「{ $title }」都知道了，不用再打电话。
notice-read-page = { $text }
notice-read-line = { $number }. { $place ->
    [none] { $names }
   *[some] { $place } { $names }
}{ $marks ->
    [none] {""}
   *[some] （{ $marks }）
}{ $phone ->
    [none] {""}
   *[some] {" "}{ $phone }
}
notice-read-age = { $age } 岁
notice-read-alone = 独居
notice-read-silent = 没连上
choice-notice-read-told = { $number }. { $room } 说过了
notice-read-how = { $who }是怎么告诉的？
choice-notice-read-how = { $how ->
    [phone] 电话说的
   *[door] 上门说的
}
notice-read-told = 记下了：「{ $title }」{ $how ->
    [phone] 电话里告诉了{ $who }。
   *[door] 上门告诉了{ $who }。
}{ $known ->
    [none] {""}
   *[some] { $known }已经知道了。
}{ $left ->
    [0] 您这边都知道了。
   *[other] 还有 { $left } 户。
}
notice-read-known = 「{ $title }」{ $who }已经知道了，不用再说。{ $left ->
    [0] 您这边都知道了。
   *[other] 还有 { $left } 户。
}
notice-read-which = 有几家是 { $room }，是哪一家？
notice-read-nobody = 「{ $text }」我没看懂是哪家。写房号和怎么说的就行，比如「301 电话」。
notice-read-mine = 最近 { $days } 天的通知，点一条看全文：
    { $lines }
notice-read-mine-none = { $home ->
    [yes] 最近 { $days } 天没有给您家的通知。
   *[no] 最近 { $days } 天没有通知。
}
notice-read-mine-line = { $number }. { $title } · { $day }{ $state ->
    [read] ，看过了
    [unread] ，还没看
   *[none] {""}
}
choice-notice-read-show = { $number }. { $title }
notice-read-board = 新通知：{ $title } · { $day }

### 通知：覆盖

export-what = { $what ->
    [none] 要导出什么？
   *[other] 没有「{ $what }」可以导出。
 }能导出的有：{ $known }
export-ending = { $file ->
    [none] 要写到哪个文件？请加上 --out，
   *[other] 「{ $file }」认不出是哪种表格，
 }文件名请以 .xlsx 或 .csv 结尾。
export-no-notice = 没有编号是 { $number } 的通知，什么都没有写。
export-not-written = 「{ $file }」写不进去（{ $reason }），什么都没有写。
export-too-many = 太多了，一张 Excel 表放不下。请写成「{ $file }」，或者用 --notice 只要一条通知的。
export-written = 写好了：{ $count } 行，在「{ $file }」。里面有门牌，请收好。
notice-cover = { $lines }
notice-cover-counts = { $all } { $who ->
    [people] 位
   *[homes] 户
 }：看过 { $read }，当面或电话说过 { $told }，{ $asks ->
    [none] 没回音
   *[other] 还不知道
 } { $unknown }{ $stranded ->
    [0] {""}
   *[other] （其中 { $stranded } { $who ->
        [people] 位
       *[homes] 户
     }没有渠道，要上门）
 }
notice-cover-about = { $title ->
    [none] {""}
   *[other] <b>{ $title }</b> ·{" "}
 }{ $day } { $clock } 发出{ $withdrawn ->
    [yes] ，后来收回了
   *[no] {""}
 }
notice-cover-reached = 渠道：{ $by }
notice-cover-by = { $channel } { $count }
notice-cover-by-none = 收不到 { $count }
notice-cover-channel = { $channel ->
    [telegram] Telegram
    [wecom] 企业微信
    [page] 网页
   *[other] { $channel }
 }
notice-cover-answers = 回答：{ $answers }
notice-cover-answer = { $answer } { $count }
notice-cover-office = 有职务的人
notice-cover-house = <b>{ $name }</b> { $all } 户：还不知道 { $unknown }，看过 { $read }，说过 { $told }
    渠道：{ $by }
notice-cover-rest = 还有 { $count } 栋
notice-cover-homes-left = 还有 { $count } 户
notice-cover-unread-head = <b>{ $title }</b> 还有 { $count } 户不知道看没看
notice-cover-unread-part = { $stranded ->
    [yes] 没有渠道，要上门或打电话：
   *[no] 发到了，还没看：
 }
notice-cover-rooms = { $place }：{ $rooms }
notice-cover-all-know = 「{ $title }」每一户都看过或有人说过了。
notice-cover-no-such = 没有这条通知，或者它不是发给您那一片的。发「谁没看」看最近的。
notice-cover-none = 最近没有发给您那一片的通知，还没有可看的。
notice-cover-which = { $named ->
    [none] 想看哪一条？
   *[other] 标题里有「{ $named }」的通知，我没找到。是这里面的哪一条？
 }
notice-cover-choose = { $day } { $title }
notice-cover-more = 还有 { $count } 栋
notice-cover-unread = 没看的住户（{ $count }）
notice-cover-without = 没有渠道的，打印（{ $count }）
notice-cover-picture = 表格图
notice-cover-xlsx = Excel 表
notice-cover-others = 看别的通知
notice-cover-back = 回到总数
notice-cover-table = 「{ $title }」的明细，{ $count } 户，一户一行。里面有门牌，请别往群里发。
notice-cover-doors = 「{ $title }」没有渠道的 { $count } 户，一栋一页，可以打印了带着走。{ $told ->
    [0] {""}
   *[other] 另外 { $told } 户已经有人说过，不在名单上。
 }
notice-cover-doors-none = 「{ $title }」没有要打印的：{ $told ->
    [0] 每一户都有渠道收得到。
   *[other] 没有渠道的 { $told } 户都有人说过了。
 }
notice-cover-no-file = 表格这会儿没做出来，请过一会儿再点一次。
notice-cover-size = { $all } 户
notice-cover-bar = { $bar ->
    [read] 看过
    [told] 说过
   *[unknown] 不知道
 }
notice-cover-file = { $what ->
    [doors] 上门名单
    [picture] 通知覆盖图
   *[table] 通知覆盖
 } { $title }
notice-cover-sheet = { $sheet ->
    [sums] 汇总
    [doors] 上门名单
   *[homes] 明细
 }
notice-cover-doors-title = { $title }：没有渠道的住户，共 { $count } 户。说过的打勾，写上时间。
notice-cover-total = 合计
notice-cover-column = { $column ->
    [community] 社区
    [notice] 通知编号
    [title] 标题
    [began] 发出时间
    [building] 楼栋
    [unit] 单元
    [room] 房号
    [people] 人数
    [tick] 已告知
    [time] 时间
    [all] 户数
    [read] 自己看过
    [told] 当面或电话说过
    [unknown] 还不知道
    [without] 没有渠道
    [stranded] 没有渠道也没说过
    [channels] 发到哪里
    [state] 情况
    [how] 怎么知道的
    [when] 什么时候
    [answer] 回答
   *[by] 谁点的或谁说的
 }
notice-cover-state = { $state ->
    [read] 自己看过
    [told] 有人说过
    [unreached] 没有渠道，还不知道
   *[unknown] 发到了，还不知道
 }
notice-cover-how = { $how ->
    [group] 在群里点的
    [page] 在网页上看的
    [phone] 打电话说的
    [door] 上门说的
   *[button] 点了按钮
 }

### 通知：问答

choice-question-whole = 看全文
choice-question-no = 不是这个
choice-question-pass = 转给楼长
question-answer = 「{ $text }」
    见 { $day }的通知「{ $title }」{ $meant }
question-faq = 「{ $text }」
    见问答「{ $title }」（{ $day }记的）{ $meant }
question-meant = 通知里说的「{ $said }」是 { $day }。
question-maybe = 这个我拿不准，不敢乱说。{ $home ->
    [yes] 先看看是不是这里面的，我同时替您问一声。
   *[no] 看看是不是这里面的。
 }
question-whole = { $text }
question-gone = 这一条已经收回或者改过了，不作数。您再问我一次，我按现在的找。
question-passed = 这个已经转过去了，回了我马上告诉您。
question-nothing = 那我这里没有写着的了。
question-evening = 今天有 { $count } 个问题没有通知能答：
    { $lines }{ $rest ->
    [0] {""}
   *[other] {""}
    还有 { $rest } 样，问的人少。
 }
    点下面写进「问答」，以后我就会答；或者发一条通知。
question-evening-line = { $number }. { $text ->
    [none] （话里有名字或门牌，不念出来）
   *[other] { $text }
 }（{ $homes } 家问）
choice-faq-answer = 答 { $number }
choice-faq-show = 看 { $number }
choice-faq-change = 改一改
choice-faq-end = 不再用
choice-faq-no = 算了
choice-faq-yes = 记下
choice-faq-write = 我重写
choice-faq-keep = 记进问答
faq-how = 第一行写问题，下面写答案，比如：
    问答 快递怎么拿？
    东门货架，每天 10 点到 16 点。
faq-none = 问答里还没有。要记一条，这样写：
    问答 快递怎么拿？
    东门货架，每天 10 点到 16 点。
faq-list = 问答里有 { $count } 条：
    { $lines }
    要加，写「问答 问题」，下一行写答案。
faq-line = { $number }. { $question }
faq-shown = 问：{ $question }
    答：{ $answer }
faq-change = 现在是这样：
    问：{ $question }
    答：{ $answer }
    请把新的答案写给我。问题也要改，就第一行写问题，下面写答案。
faq-write = 好，第一行写问题，下面写答案。
faq-dropped = 好，什么都没记。
faq-ended = 「{ $question }」不再用了。
faq-too-long = 太长了：问题最多 { $question } 个字，答案最多 { $answer } 个字。请短一点再发一次。
faq-private = 问答是大家都能看到的，{ $what ->
    [phone] 里面有电话号码
    [door] 里面有门牌
    [health] 里面说到了谁的身体
   *[name] 里面有住户的名字
 }，我没有记。请换个说法再写一次。
faq-changed-meanwhile = 这一条刚刚有人改过。发「问答」看看现在的。
faq-kept = 记下了，有人问就这样答：
    问：{ $question }
    答：{ $answer }
faq-answer-ask = { $question ->
    [none] 那句话里有名字或门牌。请第一行写问题，下面写答案。
   *[other] 「{ $question }」怎么答？直接写给我，我记进问答。
 }
faq-settled = 这个已经有人答了。
faq-nothing-said = 我没找到您刚才答的是哪一句。要记一条，点下面自己写。
faq-propose = 这样记进问答，行不行？
    问：{ $question }
    答：{ $answer }

### 通知：辟谣

rumour-claim = { $what ->
    [picture] { $said ->
        [yes] 图和「{ $text }」
       *[no] 那张图
     }
   *[text] 「{ $text }」
 }
rumour-asked = { $how ->
    [again] { $claim }您问过了，社区还没回话，有了准话告诉您。
    [dropped] { $claim }社区看过，暂时没有说法。有了准话告诉您。
   *[new] { $claim }收到了，我去问社区，有了准话告诉您。
 }
rumour-ask-what = 您想问哪一条？请把那段话或那张图发给我，我去问社区是不是真的。
rumour-choice-ask = 想问问是不是真的
rumour-answered = { $how ->
    [corrected] 更正：您问的{ $claim }，{ $community }现在这样答复：
   *[first] 您问的{ $claim }，{ $community }这样答复：
 }
    { $own ->
        [yes] { $answer }
       *[no] （只有英文）{ $answer }
     }
rumour-staff = { $homes } 家问是不是真的：
    { $what ->
        [picture] { $said ->
            [yes] 上面那张图，和「{ $text }」
           *[no] 上面那张图
         }
       *[text] 「{ $text }」
     }
rumour-staff-answered = { $name } { $at } 答复（{ $all } 人里告诉了 { $told } 人）：
    { $answer }
rumour-staff-dropped = 已放下，不用管。要答复还可以点下面。
rumour-picture = 有人问这张图是不是真的。
rumour-picture-alt = 有人问的图
rumour-picture-lost = 有人问一张图是不是真的，可是图没取到。
rumour-remind = 还有 { $homes } 家在等准话：{ $claim }
rumour-true = 这条是真的。
rumour-false = 这条是假的，请不要信，也别再转了。
rumour-choice-true = 是真的
rumour-choice-false = 假的
rumour-choice-write = 我来写
rumour-choice-drop = 不用管
rumour-choice-correct = 更正
rumour-choice-notice = 发成通知
rumour-choice-send = 发出去
rumour-choice-rewrite = 重写
rumour-choice-stop = 不发了
rumour-write = { $claim }怎么答？请写给我，发之前给您看一遍。想带英文，另起一行写「EN:」接着写。
rumour-too-long = 写了 { $count } 个字，一条最多 { $most } 个。请短一点再发给我。
rumour-preview = { $how ->
    [corrected] { $claim }更正成这样，再发给问过的 { $count } 人：
   *[first] { $claim }这样答复问过的 { $count } 人：
 }
    { $answer }
rumour-sent = { $how ->
    [corrected] 更正好了，正在告诉问过的 { $count } 人。
   *[first] 记下了，正在告诉问过的 { $count } 人。以后再有人问，马上就答。
 }
rumour-stopped = 好，没有发。
rumour-put-aside = 放下了，不再提醒。再有人问，我只说社区看过。
rumour-aside-already = 这条别人已经放下了。
rumour-taken = { $name }先答了，您这条没有发：
    { $answer }
rumour-draft = 通知草稿写好了，还没有发。发「通知」，在草稿里找到它，看过再发。
rumour-posted-already = 这条的通知草稿已经有了，发「通知」看看。
rumour-notice-title = { $said ->
    [yes] 辟谣：{ $claim }
   *[no] 辟谣：群里传的一张图
 }
rumour-notice-body = { $said ->
    [yes] 不少邻居问：「{ $claim }」
   *[no] 不少邻居问群里传的一张图。
 }
    { $answer }

### 订购

order-kind = { $kind ->
    [supplies] 买东西
    [parcel] 取快递
    [medicine] 买药
    [rubbish] 收垃圾
    [doctor] 看病
    [repair] 修东西
    [counselling] 找人聊聊
    [care] 关照
    [kit] 隔离包
   *[other] 别的事
 }
order-head = { $state ->
    [draft] { $them ->
        [yes] 给{ $place }记成这样，对吗？
       *[no] 我记成这样，对吗？
     }
   *[placed] 📦 <b>{ $number } 号单</b>（{ $kind }{ $them ->
        [yes] ，{ $place }
       *[no] {""}
     }）
 }
# $count: 到手的或要的；$asked: 原来要的
order-line = { $state ->
    [none] { $number }. { $name }，没买到
    [swapped] { $number }. { $name }，换成别的了
   *[wanted] { $number }. { $name } { $count } { $unit }{ $state ->
        [part] （您要 { $asked }，只买到这些）
       *[wanted] {""}
     }{ $rounded ->
        [yes] （您写的是「{ $text }」）
       *[no] {""}
     }{ $price ->
        [ask] ，价钱要问
        [free] {""}
       *[known] ，{ $cost } 元
     }{ $noted ->
        [yes] ，{ $note }
       *[no] {""}
     }
 }
order-total = { $open ->
    [none] 合计 { $sum } 元
    [some] 合计 { $sum } 元，没标价的另算
    [crew] 价钱还没问
   *[all] 价钱问好了再告诉您
 }
order-when = { $how ->
    [round] { $day }{ $clock } 这一趟送
    [urgent] 加急，不等趟次
   *[soon] 办好就送
 }
order-state = { $state ->
    [draft] 还没下单
    [placed] { $waits ->
        [clinician] 等医生看过
        [substitute] 等您定换不换
        [price] 等您定买不买
       *[no] 已下单（{ $at }），等人来接
     }
    [accepted] { $waits ->
        [clinician] 等医生看过
        [substitute] 等您定换不换
        [price] 等您定买不买
       *[no] { $name }接了（{ $at }）
     }
    [bought] { $kind ->
        [rubbish] 已消毒（{ $at }），等着收走
       *[other] 买好了（{ $at }），等着送
     }
    [moving] { $name }在送来的路上（{ $at } 出发）
    [door] 放在您家门口了（{ $at }），请 5 分钟内取进去
    [received] { $how ->
        [itself] 没听到您说，算您收到了（{ $at }）
       *[home] { $kind ->
            [supplies] 收到了（{ $at }）
            [parcel] 收到了（{ $at }）
            [medicine] 收到了（{ $at }）
            [kit] 收到了（{ $at }）
           *[other] 办好了（{ $at }）
         }
     }
    [cancelled] 取消了（{ $at }）
    [returned] 退了（{ $at }）
    [disputed] 您说有问题（{ $at }），工作人员在看
   *[other] { $at }
 }
order-how =
    要买什么直接写给我，数量放前面后面都行，比如：
    两袋盐，鸡蛋 40 个，一瓶生抽
    单子上没有的也可以写，我请人去问。
order-for-whom = 您是给哪一家订？前面写上房号，比如：801 两袋盐。
order-placed = { $lines }
order-placed-line = { $kind ->
    [medicine] { $number } 号单是药，先请医生看过，再去买。
   *[other] 下好了，{ $number } 号单，{ $when }。
 }
order-placed-all = 一共 { $count } 张单，{ $things } 样东西，一样不少。
order-placed-late = { $missed } 那一趟已经截单，排到下一趟。
order-placed-before = { $number } 号单刚才已经下过了，没有重复下。
order-dropped = 好，不买了。
order-short =
    还差一点没法下单：
    { $lines }
    按下面的按钮改，或者写给我，再按「对，下单」。
order-short-line = { $why ->
    [ended] { $name }：店里不卖了
    [most] { $name }：每户一天有限量，{ $any ->
        [yes] 今天还能要 { $left } { $unit }（您写了 { $asked }）
       *[no] 您家今天的已经要满了
     }
   *[stock] { $name }：{ $any ->
        [yes] 只剩 { $left } { $unit }（您写了 { $asked }）
       *[no] 卖完了
     }
 }
order-mine-none = 现在没有没办完的单。要买什么，直接写给我。
order-mine =
    没办完的有 { $count } 单：
    { $lines }
order-mine-line = { $number } 号（{ $kind }）：{ $stands }
order-mine-draft = 还没下单
order-cancelled = { $number } 号单取消了。
order-too-late = { $number } 号单{ $stands }，这一步做不了了。要紧就直接写给我，我转给楼长。
choice-order-yes = 对，下单
choice-order-change = 改一改
choice-order-drop = 不要了
choice-order-got = 收到了
choice-order-wrong = 有问题
choice-order-cancel = 取消这单
choice-order-show = 看 { $number } 号单

### 订购：挑选和改单

basket-top = { $them ->
    [yes] 给{ $place }买：直接写，比如
   *[no] 要买什么直接写给我，比如：
 }
    两袋盐，鸡蛋 40 个，一瓶生抽
    { $shelf ->
        [full] 单子上没有的也可以写。想挑着看，按下面的类：
       *[empty] 货单还没上来，照样可以写，我请人去问价。
    }
basket-category = <b>{ $name }</b>，{ $count } 样{ $pages ->
    [1] {""}
   *[other] （第 { $page } 页，共 { $pages } 页）
 }，按一下加一份：
# $left: 还剩多少，any 是没数；$chosen: 单子里有多少
basket-thing = { $name }：{ $priced ->
    [yes] { $price } 元
   *[no] 价钱要问
 }{ $unit ->
    [none] {""}
   *[other] 一{ $unit }
 }{ $pack ->
    [none] {""}
   *[other] （{ $pack }）
 }{ $left ->
    [any] {""}
    [none] ，卖完了
   *[other] ，剩 { $left }
 }{ $most ->
    [none] {""}
   *[other] ，每户一天限 { $most }
 }{ $chosen ->
    [none] {""}
   *[other] ，要了 { $chosen }
 }
basket-gone = 这样刚刚下架了，看看别的吧。
basket-no-more = { $why ->
    [most] { $name }每户一天有限量，不能再多了。
   *[stock] { $name }没有更多了。
 }
choice-basket-put = { $name }{ $count ->
    [none] {""}
   *[other] （{ $count }）
 }
choice-basket-look = 挑着看
choice-basket-other = 其他
choice-basket-again = 和上次一样
choice-basket-orders = 我的订单
choice-basket-draft = 看看买了什么（{ $count } 样）
choice-basket-back = 别的类
choice-basket-next = 下一页
choice-basket-former = 上一页
order-empty = 单子里什么也没有了。要买什么，直接写给我。
order-more = ……后面还有 { $count } 样，按「改一改」一页一页看。
# $why 是 most、stock 时 $text 说还有没有（some、none），$count 是还能要多少
order-open-line = { $line }{ $why ->
    [which] （是哪一种？）
    [lots] （{ $count } { $unit }，没写错吧？）
    [minus] （您写的是「{ $text }」，是 { $count } { $unit }吗？）
    [unit] （店里按{ $unit }卖，是 { $count } { $unit }吗？）
    [ended] （店里不卖了）
    [most] （每户一天有限量，{ $text ->
        [some] 今天还能要 { $count } { $unit }
       *[none] 您家今天的已经要满了
     }）
   *[stock] （{ $text ->
        [some] 只剩 { $count } { $unit }
       *[none] 卖完了
     }）
 }
order-changing = 一共 { $count } 样{ $pages ->
    [1] {""}
   *[other] （第 { $page } 页，共 { $pages } 页）
 }。按号码：− 少一份，+ 多一份，✕ 不要。也可以写「盐要 3 袋」：
choice-order-line = { $verb ->
    [less] { $number } −
    [more] { $number } +
   *[out] { $number } ✕
 }
choice-order-done = 改好了
choice-order-sure = 对，{ $count } { $unit }
choice-order-swap = 换成{ $name }（{ $price } 元）
choice-order-out = 不要{ $name }
choice-order-written = 都不是，按我写的
order-price =
    { $lines }
    { $there ->
        [yes] 要的话直接写给我，比如「{ $name } 2 { $unit }」。
       *[no] 来了货再订。要换别的，直接写给我。
    }
choice-order-fit = { $name }改成 { $count } { $unit }
choice-order-again = 再要一份
choice-order-enough = 不用
order-noted = { $lines }
order-zero = { $names }写的是 0，没放进来。
order-twice = { $name }写了几次，合在一起是 { $count } { $unit }。
order-joined = { $name }原来就有，现在一共 { $count } { $unit }。
order-over = 一张单子最多记 { $most } 样，后面 { $count } 样没放进来，请下好这张再写：{ $names }
order-many = 一共 { $count } 样，都记下了。下单时分成几张单，一样不少。
order-said-before = 这几样刚才已经记下了，没有重复加。真要再加，写「再加」。
order-put-away = 上回没下的那张（{ $kind }）我先收起来了，这是新的一张。
order-no-number = 单子里没有第 { $number } 样，一共 { $count } 样。
order-which-line = 「{ $text }」说的是哪一样？写上名字，比如「盐要 3 袋」。
order-not-in-it = 单子里没有「{ $name }」。
order-unplaced = 这些还没下单。对的话，按「对，下单」。
order-open-first = 先把括号里问的那一样定下来，再下单。
order-dearer =
    价钱刚变了：
    { $lines }
    还要的话，再按一次「对，下单」。
order-dearer-line = { $name }：{ $was } 元变成 { $now } 元
order-edited-late = 您改的那句已经下成 { $number } 号单了，改不动了。要加的直接写；不要了就写「取消 { $number } 号单」。
order-joins = { $number } 号单已经下了，这些另开一单，{ $same ->
    [yes] 和它同一趟送。
   *[no] 排最近的一趟送。
 }
order-held = 好，不急，单子先留着。想好了按「对，下单」，要改直接写给我。
order-change-placed = { $number } 号单已经下了。要改，按「收回来改」，改好再下一次；不要了，按「取消这单」。
order-redone = { $number } 号单收回来了，改好再下。
choice-order-redo = 收回来改
order-double = 刚才 { $number } 号单已经有这些了，再要一份吗？
order-enough = 好，还是 { $number } 号单那一份。
order-again-none = 还没有订过，没有上次可以照。要买什么，直接写给我。
order-again-gone = 上次的{ $names }现在没有了，没放进来。
order-photo-thing = 照片里的东西
order-photo = 照片放进单子里了，买的人会照着问价。要几个、什么样的，也可以写给我。
order-voice = 语音我听不了。要买什么，麻烦写几个字。

### 订购：替人订

order-no-home = 订购是给住在这里的人家的。要替哪家订，请找照看他们的楼长。
order-mine-theirs = { $kind }，{ $place }
order-home-which = 「{ $room }」有 { $count } 家，是哪一家？
order-home-unknown = 您照看的人家里没有「{ $room }」，请看看房号。
order-home-what = 给{ $place }买什么？直接写，比如「两袋盐」。
order-too-many = 您手上有 { $count } 张还没下的单，先把它们定下来：
order-all = 上面 { $count } 家都对的话，可以一起下。
choice-order-all = 都下单

### 订购：货单

# $what: price, stock, out, back, end; $was, $number: 元或数量
shop-would = { $what ->
    [price] { $name }：{ $known ->
        [yes] { $was } 元改成 { $number } 元
       *[no] 单价定为 { $number } 元
     }一{ $unit }
    [stock] { $name }：库存{ $known ->
        [yes] 从 { $was } {""}
       *[no] {""}
     }改成 { $number } { $unit }
    [out] { $name }：记成没货了
    [end] { $name }：不再卖了
   *[back] { $name }：又有货了
 }。{ $count ->
    [0] 没买的单里没有它。
   *[other] 没买的 { $count } 单里有它{ $asked ->
        [yes] ，涨了价，先问他们还要不要
       *[no] {""}
     }。
 }
shop-done = { $what ->
    [price] 改好了：{ $name } { $number } 元一{ $unit }。
    [stock] 改好了：{ $name }还有 { $number } { $unit }。
    [out] 记好了：{ $name }没货了，别人订不到了。
    [end] 记好了：{ $name }不卖了。
   *[back] 记好了：{ $name }又能订了。
 }{ $count ->
    [0] {""}
   *[other] 我在问 { $count } 户还要不要。
 }{ $short ->
    [none] {""}
   *[other] {""}
    { $short }
 }
shop-left = 好，没有改。
shop-which = 「{ $name }」是哪一样？货单里有：{ $names }。请写全名再发一次。
shop-short = 有 { $count } 样货不够订的单，请定怎么办：
    { $lines }
shop-short-line = { $name }：{ $any ->
    [yes] 只剩 { $left } { $unit }
   *[no] 没有了
 }，没买的 { $count } 单里要 { $ordered } { $unit }（{ $numbers }{ $more ->
    [yes] {" "}等
   *[no] {""}
 } 号单）
choice-shop-do = 改
choice-shop-no = 不改
choice-shop-swap = { $name }换别的
choice-shop-sheet = 要表格
choice-shop-shelf = { $name }
shop-list = 在卖 { $count } 样{ $out ->
    [0] {""}
   *[other] ，其中 { $out } 样没货
 }：
    { $lines }
shop-list-head = <b>{ $name }</b>（{ $count }）
shop-list-shelf = { $name } { $count } 样{ $out ->
    [0] {""}
   *[other] ，没货 { $out }
 }
shop-shelf = { $merchant ->
    [none] {""}
   *[other] { $merchant } ·{" "}
 }{ $category ->
    [none] 没分类
   *[other] { $category }
 }
shop-list-line = { $name } { $price ->
    [none] 价钱要问
   *[other] { $price } 元一{ $unit }
 }{ $size ->
    [none] {""}
   *[other] （{ $size } { $inner }）
 }{ $most ->
    [none] {""}
   *[other] ，每户限 { $most }
 }{ $stock ->
    [none] {""}
    [out] ，没货
   *[other] ，库存 { $stock }
 }
shop-list-more = ……还有 { $count } 样，要表格能看全。
shop-list-none = { $wanted ->
    [none] 货单还是空的。把表格导进来，就能订了。
   *[other] 货单里没有「{ $wanted }」。发「货单」看全部。
 }
shop-sheet = 货单在这里。改好了，请管机器的同事再导进来。
shop-sheet-name = 货单
shop-sheet-missed = 表格这会儿做不出来，请过一会儿再要。
shop-column = { $column ->
    [name] 名称
    [aliases] 别名
    [category] 类别
    [unit] 单位
    [pack_size] 每份数量
    [pack_unit] 规格单位
    [price] 单价
    [limit] 限购
    [stock] 库存
   *[merchant] 商户
 }

# 没货换别的、涨价
offer-thing = { $name } { $count } { $unit }（{ $cost } 元）
offer-asked = 有 { $count } 样要您定：
offer-asked-line = { $number }. { $what }
offer-ask-swap = { $number } 号单的{ $name }卖完了，{ $many ->
    [yes] 换哪一样？
   *[no] 换成{ $to }行吗？
 }
offer-ask-price = { $known ->
    [yes] { $name }涨价了，{ $was } 元变成 { $price } 元一{ $unit }。
   *[no] { $name }问到价了，{ $price } 元一{ $unit }。
 }您要 { $count } { $unit }，共 { $cost } 元；{ $number } 号单合计 { $sum } 元{ $over ->
    [yes] ，超过您说的 { $ceiling } 元
   *[no] {""}
 }。还要吗？
# $what: swap（只有一样可换）, this（几样里的这样）, keep（照买）, no
choice-offer = { $what ->
    [swap] 换{ $named ->
        [yes] 成{ $name }
       *[no] {""}
     }
    [this] 换{ $name } { $cost } 元
    [keep] 照买{ $named ->
        [yes] { $name }
       *[no] {""}
     }
   *[no] { $named ->
        [yes] 不要{ $name }了
       *[no] 不要这样了
     }
 }
offer-settled = { $how ->
    [swap] 定好了：{ $name }换成{ $to }
    [keep] 定好了：{ $name }照买
    [lapse] 没等到您的话：{ $name }这次没买
   *[drop] 定好了：{ $name }不要了
 }
offer-over = 这件事不用定了。
offer-answered = { $how ->
    [swap] 好，{ $name }换成{ $to }。
    [keep] 好，{ $name }照买。
   *[drop] 好，不要{ $name }了。
 }{ $left ->
    [yes] { $number } 号单现在合计 { $sum } 元。
   *[no] { $number } 号单没有别的东西，取消了。
 }
offer-answered-before = { $how ->
    [swap] 家里人刚才定了：{ $name }换成{ $to }。
    [keep] 家里人刚才定了：{ $name }照买。
    [lapse] { $number } 号单已经出发，{ $name }这次没买。还要的话再写给我。
   *[drop] 家里人刚才定了：{ $name }不要了。
 }
offer-changed = 价钱刚才又变了，请看上面最新的那条再定。
offer-gone = { $name }也刚卖完，{ $rest ->
    [yes] 请在剩下的里面挑。
   *[no] 这样先不买了。
 }
offer-lapsed = { $names }没等到您的话，这次先不买了。{ $left ->
    [yes] { $number } 号单合计 { $sum } 元。
   *[no] { $number } 号单没有别的东西，取消了。
 }还要的话再写给我。
offer-told = { $number } 号单回话了：{ $how ->
    [swap] { $name }换成{ $to }
    [keep] { $name }照买
    [lapse] 没回音，{ $name }不买了
   *[drop] { $name }不要了
 }{ $left ->
    [yes] {""}
   *[no] ，这一单取消了
 }。
offer-begin = { $count ->
    [1] { $number } 号单的{ $name } { $amount } { $unit }，换成什么？
   *[other] { $count } 单里有{ $name }，换成什么？我一起问。
 }{ $any ->
    [yes] 点一样，
   *[no] 货单里没有相近的，
 }或者写名字和价钱，比如「老抽 10 元」。
choice-offer-one = { $name } { $price } 元
choice-offer-all = 这 { $count } 样让他们挑
offer-how = 请写拿什么换{ $name }，带上价钱，比如「老抽 10 元」。不换了，写「算了」。
offer-left = 好，先不换。
offer-sent = 去问了（{ $count } 户）：{ $name }换成{ $to }。回了话我马上告诉您。
offer-nothing-open = 这一样不用换了：单子已经出发，或者已经定了。
offer-medicine = 药不能随便换，请医生定。
offer-price-how = { $number } 号单的{ $name }多少钱一{ $unit }？写数字就行，比如 9.5。
offer-each = 份
offer-price-what = 「{ $text }」看不出是多少钱，请写数字，比如 9.5。
offer-priced = { $name } { $price } 元，{ $outcome ->
    [asked] { $why ->
        [dearer] 比原来贵，
        [much] 超过 { $above } 元，
       *[ceiling] 加上它就超过他们说的数了，
     }我先问他们家。
    [taken] 记好了。{ $number } 号单合计 { $sum } 元。
   *[same] 本来就是这样。
 }
ceiling-set = { $state ->
    [draft] 好，这一单最多花 { $most } 元，超了先问您。
   *[placed] 好，{ $number } 号单最多花 { $most } 元，超了先问您。
 }{ $over ->
    [yes] 现在合计 { $sum } 元，已经超了，看看不要哪样。
   *[no] {""}
 }
ceiling-line = 最多花 { $most } 元{ $over ->
    [yes] ，现在超了
   *[no] ，超了先问您
 }
# python -m bot catalogue
catalogue-done = 货单存好了：新来 { $new } 样，有变化 { $changed } 样，没变 { $same } 样。
catalogue-would = 先试读一遍，还没有存：新来 { $new } 样，有变化 { $changed } 样，没变 { $same } 样。
catalogue-difference = { $name }：{ $what ->
    [price] 单价
   *[stock] 库存
 }从{ $was ->
    [none] 没写
   *[other] {" "}{ $was } {""}
 }变成{ $now ->
    [none] 没写
   *[other] {" "}{ $now }
 }
catalogue-more = ……还有 { $count } 样的单价或库存变了。
catalogue-ended = 这份表里没有、不再卖的有 { $count } 样：{ $names }{ $more ->
    [0] {""}
   *[other] ……还有 { $more } 样
 }
catalogue-back = 重新卖的有 { $count } 样：{ $names }{ $more ->
    [0] {""}
   *[other] ……还有 { $more } 样
 }
catalogue-asked = 有东西涨了价，正在问 { $count } 户还要不要。
catalogue-would-ask = 有东西涨了价，存的时候会问 { $count } 户还要不要。
catalogue-busy = 有人正在导入货单，等它好了再来。
catalogue-community = { $value ->
    [none] 不知道是哪个社区的货单。
   *[other] 没有「{ $value }」这个社区。
 }{ $known ->
    [none] 请先导入名册。
   *[other] 请用 --community 写上，有的是：{ $known }。
 }
catalogue-no-heading-row = 「{ $file }」里没有找到标题行。要有一行写着：名称、单位、单价、库存……
catalogue-no-rows = 标题行下面一样东西也没有。
catalogue-unknown-heading = 不认识的标题：「{ $headings }」。能用的是：名称、别名、类别、单位、每份数量、规格单位、单价、限购、库存、商户。
catalogue-twice = { $name }在第 { $first } 行已经写过。
catalogue-alias-is-name = 别名「{ $alias }」是第 { $first } 行那样东西的名称。
catalogue-alias-twice = 别名「{ $alias }」在第 { $first } 行已经给了{ $name }。
catalogue-price = 「{ $value }」看不出是多少钱，请写成 5 或 5.5。
catalogue-price-places = 「{ $value }」不到一分钱的部分没法收，最多写两位小数。
catalogue-number = 「{ $value }」不是数。
catalogue-number-places = 「{ $value }」太细了，最多写三位小数。
catalogue-negative = 「{ $value }」比 0 还小。
catalogue-large = 「{ $value }」太大了，是不是写错了？
catalogue-limit-zero = 限购写 0 就谁也买不了。不限就空着；不卖了，把这一行删掉。
catalogue-pack = 「{ $value }」看不懂，请写一份里有多少，比如 400，单位写在「规格单位」。
catalogue-pack-zero = 一份里有 0，是不是写错了？
catalogue-pack-units = 「每份数量」里写的是{ $one }，这里写的是{ $other }，是哪个？
catalogue-pack-without-unit = 写了每份数量，还要写它的单位，比如克、毫升、个。
catalogue-unit-without-pack = 写了「{ $value }」，还要写每份数量是多少。

### 订购：各种事

request-menu = 要办哪件事？点一下，或者直接写给我。
request-no-home = 我这里没有您家的门牌，办不了送上门的事。要替住户办，请让他们自己写给我。
request-whose = 您是给哪一家办？前面写上房号，比如：801 水管漏了。
choice-request-kind = { $kind ->
    [supplies] 买东西
    [parcel] 取快递、外卖
    [medicine] 买药
    [rubbish] 收垃圾
    [doctor] 看医生
    [repair] 修东西
    [counselling] 找人聊聊
    [care] 过生日、关照
   *[other] 别的事
 }
request-offer = { $kind ->
    [repair] 要我请人来修吗？
    [rubbish] 要我请人来收吗？
    [medicine] 要我请人去买吗？会先请医生看过。
    [doctor] 要我请医生，或者安排车吗？
    [care] 要我请人帮着张罗吗？
    [parcel] 要我请人去拿吗？
    [counselling] 要我请人陪您聊聊吗？
   *[other] 要我请人来办吗？
 }
choice-request-offer = { $kind ->
    [repair] 对，请人来修
    [rubbish] 对，请人来收
    [medicine] 对，请人去买
    [doctor] 对，请医生
    [care] 对，帮我张罗
    [parcel] 对，请人去拿
    [counselling] 对，找人聊聊
   *[other] 对，请人来办
 }
choice-request-decline = 不用，转给楼长
request-ask = { $what ->
    [parcel-code] 取件码是多少？写给我，或者拍张照。外卖写手机尾号也行。
    [parcel-where] 东西放在哪儿？
    [parcel-count] 一共几件？
    [rubbish-bags] 有几袋？袋口请扎紧。
    [rubbish-when] 现在来收，还是跟傍晚那一趟？
    [medicine-what] 要哪种药？药盒上的名字写给我就行。
    [medicine-photo] 有处方吗？拍张照给我，只给医生看。
    [medicine-left] 家里的还够吃几天？
    [medicine-since] 这种药吃了多久？
    [doctor-why] 哪里不好、看什么？只给医生看。要是喘不上气、胸口疼、叫不醒，别等，马上打 120。
    [doctor-how] 请医生上门看，还是去医院、要车？
    [doctor-when] 什么时候？日子和钟点都可以写。
    [repair-what] 什么坏了？写给我，拍张照也行。
    [repair-danger] 现在危险吗？
    [repair-since] 什么时候坏的？
    [counselling-when] 好，不用说为什么，家里人和邻居都看不到。什么时候方便？
    [care-what] 是什么事？比如「过八十大寿，想要个蛋糕」。
    [care-whom] 是给谁的？
    [care-day] 哪一天？
   *[other-what] 要办什么事？写给我就行。
 }
request-choice = { $what ->
    [parcel-code] 没有码
    [parcel-where] { $value ->
        [shelf] 快递架
        [gate] 门岗
       *[locker] 外卖柜
     }
    [parcel-count] { $value } 件
    [rubbish-bags] { $value } 袋
    [rubbish-when] { $value ->
        [now] 现在来收
       *[evening] 傍晚那一趟
     }
    [medicine-photo] 没有处方
    [medicine-left] { $value ->
        [0] 今天就没了
        [1] 还够 1 天
        [3] 还够两三天
       *[7] 还够一星期
     }
    [medicine-since] { $value ->
        [new] 头一次吃
        [months] 几个月
       *[years] 一年以上
     }
    [doctor-how] { $value ->
        [visit] 上门看
       *[ride] 去医院，要车
     }
    [repair-danger] { $value ->
        [leak] 漏水
        [electric] 漏电、冒火花
        [gas] 有煤气味
       *[none] 都没有
     }
    [repair-since] { $value ->
        [today] 今天
        [yesterday] 昨天
       *[days] 好几天了
     }
   *[when] { $value ->
        [now] 现在
        [today] 今天
       *[tomorrow] 明天
     }
 }
choice-request-drop = 不要了
choice-request-yes = 对，就这样
choice-request-change = { $what ->
    [parcel-code] 取件码
    [parcel-where] 在哪儿
    [parcel-count] 几件
    [rubbish-bags] 几袋
    [medicine-what] 药名
    [medicine-photo] 处方
    [medicine-left] 还够几天
    [medicine-since] 吃了多久
    [doctor-why] 看什么
    [doctor-how] 上门还是去医院
    [repair-danger] 危不危险
    [repair-since] 什么时候坏的
    [care-whom] 给谁
    [rubbish-when] 什么时候
    [doctor-when] 什么时候
    [counselling-when] 什么时候
    [care-day] 哪一天
    [repair-what] 什么坏了
   *[other] 什么事
 }
request-change = 改哪一样？
request-draft-kind = { $kind ->
    [parcel] 取快递、外卖
    [medicine] 买药，先请医生看过
    [rubbish] 收垃圾
    [doctor] 看医生
    [repair] 请人修
    [counselling] 找人聊聊，家里人和邻居看不到
    [care] 请人关照
   *[other] 请人办件事
 }
# $value: 记下的答案；$said: 说成话的答案
request-line = { $what ->
    [parcel-code] { $value ->
        [none] 没有取件码
        [photo] 取件码看照片
       *[code] 取件码 { $said }
     }
    [parcel-tail] 手机尾号 { $said }
    [parcel-where] { $value ->
        [shelf] 在快递架
        [gate] 在门岗
        [locker] 在外卖柜
       *[said] 在{ $said }
     }
    [parcel-count] { $said } 件
    [rubbish-bags] { $said } 袋
    [rubbish-when] { $value ->
        [now] 现在来收
       *[evening] 跟傍晚那一趟收
     }
    [rubbish-disinfect] 先消毒，再收走
    [medicine-photo] { $value ->
        [none] 没有处方
       *[photo] 有处方照片
     }
    [medicine-left] { $value ->
        [0] 家里没有了
       *[days] 家里还够 { $said } 天
     }
    [medicine-since] { $value ->
        [new] 头一次吃
        [months] 吃了几个月
        [years] 吃了一年以上
       *[said] { $said }
     }
    [doctor-why] 看什么：{ $said }
    [doctor-how] { $value ->
        [visit] 请医生上门
       *[ride] 去医院，要车
     }
    [repair-danger] { $value ->
        [leak] 漏水
        [electric] 漏电、冒火花
        [gas] 有煤气味
       *[none] 没有危险
     }
    [repair-since] { $value ->
        [today] 今天坏的
        [yesterday] 昨天坏的
        [days] 好几天了
       *[said] { $said }
     }
    [care-whom] 给{ $said }
   *[other] { $said }
 }
request-when = { $how ->
    [now] 现在
    [day] { $day }{ $clock }
   *[said] { $said }
 }
request-placed = { $kind ->
    [medicine] 记好了，{ $number } 号单是药，先请医生看过，再去买。
    [parcel] 记好了，{ $number } 号单，{ $when }。
    [rubbish] 记好了，{ $number } 号单，请人来收。
    [doctor] { $heard ->
        [trade] 记好了，{ $number } 号单，已经告诉医生，等回话。难受得厉害，别等，马上打 120。
        [office] 记好了，{ $number } 号单。医生这会儿收不到消息，已经告诉社区的人去找。难受得厉害，别等，马上打 120。
       *[nobody] 记好了，{ $number } 号单。医生和社区的人这会儿都收不到消息，一收到我就告诉您。难受得厉害，别等，马上打 120。
     }
    [repair] 记好了，{ $number } 号单，请人来修。
    [counselling] { $heard ->
        [trade] 记好了，{ $number } 号单，咨询师会来找您。想说话的时候，随时写给我。
        [office] 记好了，{ $number } 号单。咨询师这会儿收不到消息，先告诉了社区里管这事的人，别人不知道。
       *[nobody] 记好了，{ $number } 号单。这会儿谁也收不到我的消息，一有咨询师我就告诉他，也告诉您。{ $hotline ->
            [none] 心里难受，随时写给我。
           *[other] 想马上找人说说，打 { $hotline }，有人听。
         }
     }
   *[other] 记好了，{ $number } 号单，请人来办。
 }
# 下单以后才告诉到人，或者告诉了还没人来
request-called = { $heard ->
    [trade] { $kind ->
        [counselling] { $number } 号单，咨询师收到了，会来找您。
       *[doctor] { $number } 号单，医生收到了，等回话。
     }
    [office] { $number } 号单，社区里管这事的人收到了，会来找您。
   *[waits] { $kind ->
        [counselling] { $number } 号单还没有人接，我又催了一遍。{ $hotline ->
            [none] 心里难受，随时写给我。
           *[other] 等不及就打 { $hotline }，有人听。
         }
       *[doctor] { $number } 号单还没有人接，我又催了一遍。难受得厉害，别等，马上打 120。
     }
 }
request-alone = 是{ $name }要找人聊，家里其他人不知道
# 问到一半没了下文
request-unfinished = { $kind ->
    [parcel] 您要取的快递、外卖
    [medicine] 您要买的药
    [rubbish] 您家的垃圾
    [doctor] 您要看医生的事
    [repair] 您要修的东西
    [counselling] 您想找人聊聊
    [care] 您要人关照的事
   *[other] 您要办的事
 }还没交出去，差一点没答完。{ $urgent ->
    [yes] 怕耽误，您的话我先转给楼长了。
   *[no] {""}
 }
choice-request-go-on = 接着答
request-dropped = 好，不办了。要说给楼长听，直接写给我。
request-edited = 改好了，{ $number } 号单照新的办。
request-danger = { $what ->
    [leak] 先把水阀关上，离插座远一点。
   *[electric] 先拉电闸，手湿别碰，别用水泼。
 }
request-alarm = { $what ->
    [gas] 现在就做：关阀门，开窗，别开灯、别打火，人都出去，到外面再打电话。
    [ambulance] 马上打 120：说清地址、出了什么事、几个人。门打开，旁边别离人。
    [stuck] 别硬扒门，按里面的警铃，打 119，告诉他们几号楼几单元。
   *[birth] 马上打 120。左侧躺下，别走动，证件放手边。
 }
# 给接单的人：先说是什么，再说哪一家
request-crew = { $urgent ->
    [yes] 🔔 急：{ $number } 号单（{ $kind }）
   *[no] 🔔 { $number } 号单（{ $kind }）
 }
    { $place }{ $some ->
    [yes] {""}
    { $lines }
   *[no] {""}
 }
request-photo = { $number } 号单，{ $place }发来的照片
request-photo-missed = { $number } 号单有照片，没取到，请向住户再要一张。
choice-request-take = 我来

triage-head = { $urgent ->
    [yes] 💊 急：{ $number } 号单，请看能不能买
   *[no] 💊 { $number } 号单，请看能不能买
 }
triage-whose = { $place } · { $people }
triage-person = { $name }{ $note ->
    [none] {""}
   *[other] （{ $note }）
 }
triage-has-photo = { $there ->
    [yes] 处方照片在上面
   *[no] 没有处方照片
 }
triage-photo = { $number } 号单的处方
triage-photo-missed = { $number } 号单有处方照片，没取到，请向住户再要一张。
triage-calls = { $name }先打电话问（{ $at }）
triage-decided = { $name }看过（{ $at }）：{ $outcome ->
    [yes] 可以买
    [swap] 换一种
    [doctor] 要看医生
   *[no] 不买
 }
choice-triage = { $verb ->
    [yes] 可以买
    [swap] 换一种…
    [call] 先打电话问问
    [doctor] 要看医生
    [no] 不合适，不买
    [bare] 不用写
    [word] 带句话给住户
   *[undo] 撤回
 }
triage-ask = { $what ->
    [swap] { $number } 号单换成什么？写药名和数量。
    [no] { $number } 号单不买，带句话给住户？写给我，或者点「不用写」。
   *[word] { $number } 号单，要带什么话？写给我，我转给住户。
 }
triage-done = { $outcome ->
    [yes] { $number } 号单可以买，已经告诉住户，一分钟里能撤回。
    [swap] { $number } 号单换好了，已经告诉住户，一分钟里能撤回。
    [doctor] { $number } 号单不买了，已记下请医生看，一分钟里能撤回。
   *[no] { $number } 号单不买了，已经告诉住户，一分钟里能撤回。
 }
triage-call = 好，{ $number } 号单先放着。我告诉住户您会打电话。问好了再来点。
triage-taken = { $number } 号单{ $name }刚看过（{ $at }）：{ $outcome ->
    [yes] 可以买
    [swap] 换一种
    [doctor] 要看医生
   *[no] 不买
 }。
triage-over = { $number } 号单：{ $stands }，不用看了。
triage-undone = 撤回了，{ $number } 号单又等着看。
triage-undo-late = { $number } 号单撤不回了：过了一分钟，或者已经有人去办。
triage-word-sent = 带到了。
triage-late = { $urgent ->
    [yes] 🔔 急：{ $number } 号单（买药）{ $why ->
        [nobody] 找不到能收到消息的医生
       *[late] 等了 { $minutes } 分钟，还没有医生看
     }
   *[no] { $number } 号单（买药）{ $why ->
        [nobody] 找不到能收到消息的医生
       *[late] 等了 { $minutes } 分钟，还没有医生看
     }
 }
    { $place }。请打电话找一位医生。
triage-home = { $outcome ->
    [yes] { $name }看过了，{ $number } 号单的药可以买，{ $when }。
    [swap] { $name }看过了，{ $number } 号单换成：{ $word }，{ $when }。不想换，点「取消这单」。
    [doctor] { $name }想先给您看看再定药，{ $number } 号单先不买。已经记下请医生看。
   *[no] { $name }看过了，{ $number } 号单的药不合适，先不买。{ $word ->
        [none] 想问清楚，直接写给我。
       *[other] {""}
    「{ $word }」
     }
 }
triage-home-word = { $name }说：「{ $word }」（{ $number } 号单）
triage-home-call = { $name }会打电话来问 { $number } 号单的药，请留意接听。
triage-home-undo = { $name }还要再看看 { $number } 号单的药，请稍等。

### 订购：订单台

desk-head = 没人接的 <b>{ $count }</b> 单{ $urgent ->
    [0] {""}
   *[other] ，其中急的 { $urgent } 单
 }{ $asked ->
    [0] {""}
   *[other] ，住户说急的 { $asked } 单
 }{ $late ->
    [0] {""}
   *[other] ；{ $minutes } 分钟没人接的 { $late } 单
 }
desk-empty = 单都有人接了。来了新的，这里会跟着变。
desk-building = { $building }　{ $count } 单{ $now ->
    [all] {""}
   *[other] （这一趟 { $now } 单）
 }
desk-more-buildings = 另外还有 { $count } 栋楼有单。
desk-line = <b>{ $number }</b> 号{ $urgent ->
    [yes] （急）
    [asked] （住户说急）
   *[no] {""}
 } { $place }，{ $kind }{ $things ->
    [0] {""}
   *[other] {" "}{ $things } 样
 }，{ $since } 下的{ $waits ->
    [no] {""}
   *[other] ，在等住户回话
 }
desk-line-hidden = <b>{ $number }</b> 号{ $urgent ->
    [yes] （急）
    [asked] （住户说急）
   *[no] {""}
 } { $building }，要单独看，{ $since } 下的
desk-more = 还有 { $count } 单{ $many ->
    [yes] ，打开您自己的订单台看。
   *[no] ，往后翻。
 }
choice-desk-building = 接下{ $building }（{ $count } 单）
choice-desk-show = 看 { $number }
choice-desk-mine = 我手上的
choice-desk-next = 下一页
choice-desk-back = 上一页
choice-desk-open = 打开我的订单台
choice-desk-urgent = { $number } 定为加急
choice-desk-plain = { $number } 按趟送
desk-over = 您现在不接单了。还想帮忙，跟社区的工作人员说一声。

desk-took = { $mine ->
    [0] { $building }这一趟没有等人接的单了。
   *[other] { $building }的 { $mine } 单归您了。
 }{ $others ->
    [0] {""}
   *[other] 另外 { $others } 单别人先接走了。
 }
desk-hands = 您手上有 <b>{ $count }</b> 单：
desk-hands-none = 您手上没有单。发「订单台」，看还有哪些没人接。
desk-hands-floor = { $floor ->
    [0] { $unit }
   *[other] { $unit }{ $floor } 楼
 }
desk-hands-line = { $room }：<b>{ $number }</b> 号{ $urgent ->
    [yes] （急）
   *[no] {""}
 } { $kind }{ $things ->
    [0] {""}
   *[other] {" "}{ $things } 样
 }，{ $state ->
    [bought] 买好了
    [moving] 在路上
   *[accepted] 接了
 }{ $waits ->
    [no] {""}
   *[other] ，在等住户回话
 }
desk-hands-more = 还有 { $count } 单，办完这些再看。
choice-desk-each-buy = 都买好了（{ $count } 单）
choice-desk-each-leave = 都出发（{ $count } 单）
desk-each = { $count ->
    [0] 这一步没有要记的单了。
   *[other] { $step ->
        [buy] { $count } 单买好了。
       *[leave] { $count } 单出发了，住户都看到了。
     }
 }{ $left ->
    [0] {""}
   *[other] 另外 { $left } 单这会儿动不了，点开看看。
 }
desk-each-back = { $count ->
    [0] { $late ->
        [yes] 过了一分钟，撤不回来了。
       *[no] 刚才那一步已经撤回了。
     }
   *[other] 撤回了 { $count } 单的刚才那一步。
 }

desk-job = 📦 <b>{ $number } 号单</b>（{ $kind }{ $urgent ->
    [yes] ，加急
    [asked] ，住户说急
   *[no] {""}
 }）
desk-job-again = { $number } 号单的补送
desk-job-place = <b>{ $place }</b>
desk-job-more = 还有 { $count } 样，这里列不下
desk-job-ceiling = 最多花 { $sum } 元，超了先问住户
desk-job-note = 备注：{ $note }
desk-job-words = 住户写的：{ $text }
desk-job-them = { $name }替他们订的
desk-job-phone = 电话 { $phone }
desk-job-waits = { $waits ->
    [clinician] 等医生看过，先别办
    [substitute] 有一样在等住户定换不换，先别买
   *[price] 有一样在等住户定价钱，先别买
 }
desk-job-reason = 不办了：{ $reason }
desk-step = { $at } { $name }{ $step ->
    [place] 下单
    [accept] 接了
    [release] 不接了
    [buy] { $kind ->
        [rubbish] 消毒好了
       *[other] 买好了
     }
    [leave] 出发
    [deliver] 送到门口
    [receive] 收到
    [finish] 办好
    [cancel] 取消
    [refuse] 不办了
    [return] 退了
    [dispute] 说有问题
    [urgent-yes] 定为加急
    [urgent-no] 定为按趟送
    [put-off] 没人接，改到下一趟
   *[other] 动了一下
 }{ $undone ->
    [yes] （撤回了）
   *[no] {""}
 }
choice-desk-accept = 我来接
choice-desk-buy = { $kind ->
    [rubbish] 消毒好了
   *[other] 都买好了
 }
choice-desk-buy-rest = 其余都买好了
choice-desk-leave = 出发了
choice-desk-finish = 办好了
choice-desk-release = { $mine ->
    [yes] 我不接了
   *[no] 让别人接
 }
choice-desk-here = 到门口了
choice-desk-lines = 有的没买到
choice-desk-phone = 看电话
choice-desk-refuse = 不能办
choice-desk-undo = 刚才按错了
choice-desk-swap = 换 { $name }
choice-desk-price = 标价 { $name }
choice-desk-pay = 收钱
choice-desk-yes-urgent = 定为加急
choice-desk-no-urgent = 按趟送
desk-theirs = { $number } 号单{ $name }已经接了（{ $at }）。
desk-stands = { $number } 号单{ $state ->
    [placed] 还没人接
    [accepted] { $name }接了（{ $at }）
    [bought] 已经买好了（{ $at }）
    [moving] 已经在路上（{ $at }）
    [door] 已经放在门口（{ $at }）
    [received] 已经办完了（{ $at }）
    [cancelled] 已经取消了（{ $at }）
    [returned] 已经退了（{ $at }）
   *[disputed] 住户说有问题（{ $at }），工作人员在看
 }，这一步做不了了。
desk-waits = { $number } 号单还不能办：{ $why }。
desk-asked-first = { $number } 号单：{ $names }在等住户回话，先别买{ $rest ->
    [yes] ；其余的记成买好了
   *[no] {""}
 }。住户一回话，我就告诉您。
desk-not-yours = { $number } 号单（{ $place }）{ $step ->
    [cancel] 住户取消了，不用办了。
    [refuse] { $name }说不办了。{ $state ->
        [accepted] 不用去买了。
       *[other] 买好的东西请带回来，交给工作人员。
     }
    [release] { $name }放回订单台了，不用您办了。
    [buy] { $name }已经买好了，不用您再买。
    [leave] { $name }去送了，不用您送了。
    [deliver] { $name }放到门口了，不用您送了。
   *[finish] { $name }办好了，不用您办了。
 }
desk-yours-again = { $number } 号单（{ $place }）还要办，刚才那条是按错了。
desk-undone = { $number } 号单：刚才那一步撤回了。
desk-undo-late = { $number } 号单：过了一分钟，撤不回来了。要改，跟社区的工作人员说一声。
desk-undo-not = { $number } 号单后来又动过，撤不回来了。

desk-which = 您手上这样的单有 { $count } 张，是哪一张？
choice-desk-which = { $number } 号 { $room }
desk-no-such = 您这片没有 { $number } 号单。还有没人接的，看这里：

desk-lines = <b>{ $number } 号单</b>（{ $place }），哪样有、哪样没有？
desk-lines-known = { $line }，{ $how ->
    [asked] 在等住户回话
   *[got] 有
 }
desk-lines-over = { $number } 号单的东西记好了。
choice-desk-has = { $place } 有
choice-desk-only = { $place } 只有…
choice-desk-none = { $place } 没有
choice-desk-rest = { $rest ->
    [all] 都有
    [some] 其余都有
   *[none] 就这样
 }
desk-only = { $name }要 { $count } { $unit }，有几{ $unit }？按下面的，或者写个数。
desk-only-not = 「{ $said }」我没看懂。写个比 { $count } 小的数，比如 1。
desk-noted = { $number } 号单记好了：{ $short ->
    [0] 都有。
   *[other] 缺的已经告诉住户，其余的照办。
 }
desk-missing = { $number } 号单：{ $lines }{ $rest ->
    [yes] ，其余的照送。
   *[no] 。
 }
desk-missing-line = { $state ->
    [part] { $name }只买到 { $count } { $unit }
   *[none] { $name }没买到
 }

desk-refuse = { $number } 号单为什么不能办？按一个，或者写给我，我照着告诉住户。
desk-refuse-left = 好，{ $number } 号单照办。
choice-desk-reason = { $reason ->
    [short] 买不到
    [far] 超出范围
   *[twice] 重复了
 }
desk-reason = { $reason ->
    [short] 买不到
    [far] 超出了能办的范围
    [twice] 跟别的单重复了
   *[other] { $text }
 }
desk-refused = { $number } 号单不办了，已经告诉住户：{ $reason }。
desk-home-refused = { $number } 号单办不了：{ $reason }。还要的话，直接写给我。
desk-home-again = { $number } 号单还在办，刚才那条是按错了。

desk-home-asked = { $draft ->
    [yes] 记下了，这单很急。下单以后，工作人员马上看。
    [alone] 记下了，{ $number } 号单很急。我马上告诉能接的人，别人不知道。
   *[no] 记下了，{ $number } 号单很急。工作人员马上看。
 }
desk-home-mark = { $draft ->
    [yes] 您说这单很急
   *[no] 您说很急，工作人员在看
 }
desk-home-urgent = { $number } 号单定为加急，{ $carried ->
    [yes] 不等趟次，办好就送。
   *[no] 有人接了就来办。
 }
desk-home-plain = { $number } 号单还是按趟送：{ $when }。实在等不了，直接写给我，我转给楼长。
desk-home-urgent-already = { $number } 号单已经是加急的，正在办。
choice-order-urgent = 这单很急
desk-asked = 🔔 住户说急：<b>{ $number } 号单</b>，{ $place }，{ $kind }。
desk-urgent = 🔔 加急：<b>{ $number } 号单</b>，{ $place }，{ $kind }。
desk-decided = { $number } 号单{ $urgent ->
    [yes] 定为加急
   *[no] 按趟送
 }，住户知道了。

desk-nag = 🔔 <b>{ $count }</b> 单过了 { $minutes } 分钟没人接{ $urgent ->
    [0] {""}
   *[other] ，其中急的 { $urgent } 单
 }{ $soon ->
    [0] {""}
   *[other] ；{ $soon } 单再过 { $minutes } 分钟就该出发了
 }。
desk-moved = 🔔 { $clock } 那一趟有 <b>{ $count }</b> 单没人接，{ $when }。
desk-moved-when = { $how ->
    [round] 改到{ $when }
   *[soon] 有人接了就送
 }
desk-home-moved = { $number } 号单没赶上 { $clock } 那一趟，{ $when }。让您久等了。
desk-adrift = 🔔 { $name }不在岗了。{ $back ->
    [0] {""}
   *[other] 接了没办的 { $back } 单放回订单台。
 }{ $held ->
    [0] {""}
   *[other] 买好、在路上的 { $held } 单要找人接手。
 }

desk-bound = 好，「{ $title }」现在是订单台，没人接的单都列在这里。住户的名字和电话不会出现在这里。
desk-bind-building = 这个群是{ $place }的群，住户都在里面，不能当订单台。请另建一个工作群。
desk-bind-whole = 订单台管整个社区，请管整个社区的工作人员来绑。
desk-bind-how = 「绑定 物资」要在工作群里说。
desk-unbound = 「{ $title }」不再是订单台了。

### 订购：送到门口

# 给送货的人
door-here = 记下了：{ $place }，{ $numbers } 号单放到门口了。拍一张放在门口的照片发给我，不拍也行。
door-here-photo = 记下了：{ $place }，{ $numbers } 号单放到门口了，照片也发给他家了。
door-here-many = 记下了，{ $count } 家都放到门口了：{ $rooms }。已经告诉他们了。
door-photo-sent = 照片发给{ $place }了。
door-bare = 好，已经告诉{ $place }去取。
door-oops = 好，{ $numbers } 号单改回来了，还在您手上。
door-oops-late = { $number } 号单改不回来了，只有放下后一分钟里能改。放错了请去挪一下，再告诉社区。
door-stands = { $state ->
    [door] { $number } 号单（{ $place }）{ $at } 已经放到门口了{ $known ->
        [yes] ，是{ $by }放的
       *[no] {""}
     }，没有重复记。
    [received] { $place }已经说收到 { $number } 号单了，不用再点。
   *[other] { $number } 号单（{ $place }）{ $stands }，还不能记成放到门口。
 }
door-which = 「{ $text }」有 { $count } 家，是哪一家？
door-unknown = 没找到要送到「{ $text }」的单。请看看房号，或者写单号，比如「128 号单到了」。
door-where = 到哪一家了？点一下，或者写房号，比如「801 到了」。
door-left = 您手上还有 { $count } 家没记放到门口。点一下，或者写房号，几家一起写也行。
door-whose = 这张照片是哪一家门口的？
door-got-not = { $place }说刚才点错了，{ $number } 号单还没收到，请照送。
door-got-before = { $place }说 { $number } 号单收到了，不用再点到门口。
choice-door-bare = 不拍
choice-door-oops = 点错了
choice-door-next = 下一家：{ $place }（还有 { $left } 家）
choice-door-place = { $place }（{ $number } 号单）
choice-door-other = 不是送货的照片

# 给住户
door-told = 📦 { $numbers } 号单放在您家门口了，请 5 分钟内取进去。
door-photo-alt = 放在门口的东西
door-photo-later = { $number } 号单放在门口的照片。
door-photo-missed = { $number } 号单在门口的照片没传过来，请直接看门口。
door-not-yet = 刚才说 { $number } 号单到了，是点错了，还在路上。到了再告诉您。
door-how-far-line = { $number } 号（{ $kind }）：{ $stands }{ $when ->
    [none] {""}
   *[other] ，{ $when }
 }
door-how-far =
    { $lines }
    { $there ->
        [yes] 没看到，或者有哪儿不对，直接写给我。
       *[no] { $asked ->
            [please] 都是放门口，不敲门。一放好，我就告诉您。
           *[where] 一放到门口，我就告诉您。
         }
    }
door-got-late = 过了一分钟，改不回来了。{ $number } 号单要是没收到，写「没收到」给我。
door-not-got = 好，{ $numbers } 号单改回来了，还没收到。
door-got = 好，{ $numbers } 号单记成收到了。
door-already = { $state ->
    [received] { $number } 号单已经记成收到了。
   *[other] { $number } 号单现在是：{ $stands }。
 }
door-fine = { $theirs ->
    [yes] 那就好，{ $numbers } 号单记成收到了。
   *[no] 记下了，{ $place }的 { $numbers } 号单收到了。谢谢您问这一声。
 }
choice-door-got = 收到了
choice-door-wrong = 有问题
choice-door-fine = 问过了，收到了
door-trouble-ask = { $number } 号单哪儿不对？点一下，或者直接写给我。
choice-door-why = { $what ->
    [missing] 少了东西
    [broken] 坏了
    [wrong] 送错了
   *[unseen] 没看到
 }
choice-door-nothing = 没事，收到了
door-trouble-noted = { $which ->
    [ask] 记下了，已经告诉工作人员。是哪一样？点一下，或者写给我。
   *[known] 记下了，{ $number } 号单的事已经告诉工作人员，办好了我就告诉您。
 }
choice-door-line = { $name }{ $more ->
    [yes] 也是
   *[no] {""}
 }
door-settled = { $how ->
    [resend] { $number } 号单少的、坏的马上补送，是 { $again } 号单，不用再付钱。
    [refund] { $number } 号单的钱给您退，工作人员会跟您说怎么退。
   *[solved] { $number } 号单的事工作人员说办好了。还有不对的，直接写给我。
 }

# 给照看他们的人
door-knock = { $place }的 { $numbers } 号单放在门口了。这一家收不到消息，请打个电话，或者敲门说一声。
door-stands-long = { $place }的 { $numbers } 号单在门口放了 { $hours } 小时，还没听到说收到。请打个电话问问，看人好不好。

# 给订单台
door-trouble-told = { $place }说 { $number } 号单{ $what ->
    [missing] 少了东西
    [broken] 有东西坏了
    [wrong] 送错了
    [unseen] 没看到东西
    [unsaid] 有问题，正在问是什么
   *[other] 有问题
 }{ $things ->
    [none] {""}
   *[other] ：{ $things }
 }{ $at ->
    [none] {""}
   *[other] （{ $at } 放的{ $by ->
        [none] {""}
       *[other] ，{ $by }
     }）
 }{ $text ->
    [none] {""}
   *[other] {""}
    「{ $text }」
 }
door-trouble-photo = { $place }发来一张 { $number } 号单的照片，说有问题的。
door-trouble-over = { $place }说 { $number } 号单没事了，不用办了。
door-thing = { $name } { $count } { $unit }
choice-door-resend = { $all ->
    [yes] 全部补送
   *[no] 补送
 }
choice-door-resend-line = 补送{ $name }
choice-door-refund = 退钱 / 算了
choice-door-solved = 已解决
door-resend-short = { $name }不够了，补不了。请先补货，或者换一样、退钱。
door-resent = 好，{ $number } 号单补送：{ $things }。新的是 { $again } 号单，加急，不收钱。
door-refunded = { $how ->
    [return] 好，{ $number } 号单算退了，已经告诉他家。
   *[receive] 好，{ $number } 号单记成收到，要退钱，已经告诉他家。
 }
door-solved = 好，{ $number } 号单办好了，已经告诉他家。
door-settled-by = { $number } 号单的事，{ $by }办了（{ $at }）：{ $how ->
    [resend] 补送
    [refund] 退钱
   *[solved] 已解决
 }。
door-misplaced = { $at }说，{ $place }的 { $number } 号单放到他家门口了。请去挪一下。
door-misplaced-told = 好，我告诉送货的人来挪 { $number } 号单。请先别拿进屋，谢谢您。

# 送货单
door-list = { $lines }
door-list-head = { $which ->
    [mine] 您手上 { $doors } 家、{ $orders } 单
    [ahead] 这会儿没有要送的。{ $when } 那一趟您有 { $doors } 家、{ $orders } 单
   *[round] { $when } 这一趟 { $doors } 家、{ $orders } 单
 }{ $rubbish ->
    [0] {""}
   *[other] ，最后收垃圾 { $rubbish } 家
 }。都放门口，不敲门，不按铃。
door-list-later = 另外 { $count } 单是后面几趟的，发「我手上的」看。
door-list-group = { $rubbish ->
    [yes] <b>都送完再收垃圾</b>
   *[no] <b>{ $building }</b>
 }
door-list-line = { $number }. { $place } · { $orders }
door-list-order = { $number } 号单：{ $things ->
    [none] { $kind ->
        [medicine] 药
        [parcel] 快递
        [rubbish] 垃圾
        [kit] 隔离包
       *[other] 一袋
     }
   *[other] { $things }
 }{ $note ->
    [none] {""}
   *[other] （{ $note }）
 }{ $state ->
    [placed] ，还没人接
    [accepted] { $kind ->
        [supplies] ，还没点买好
        [medicine] ，还没点买好
       *[other] {""}
     }
   *[other] {""}
 }
door-list-none = { $which ->
    [mine] 您手上现在没有要送的。
   *[round] 现在没有要送的，后面几趟也还没有。
 }
door-out = { $count ->
    [0] 手上没有要出发的。
   *[other] 好，{ $count } 单都出发了，已经告诉各家。
 }{ $stay ->
    [0] {""}
   *[other] 还有 { $stay } 单没点买好，没算进去。
 }
door-list-file = 送货单，{ $doors } 家，一栋楼一页。用完请收好，别留在楼道里。
door-labels-file = 标签，{ $doors } 家，只有字，没有码。
door-no-file = 表格没做出来，请过一会儿再点一次。
door-page = 送货单，{ $doors } 家，打开就能打印，一天内有效：
    { $link }
    用完请收好，别留在楼道里。
door-labels = { $when } 这一趟 { $count } 张标签，打开就能打印，一天内有效：
    { $link }
    贴在袋子上，扫一下再点，就是送到了。
choice-door-out = 都出发
choice-door-round = 看这一趟全部
choice-door-print = 打印
choice-door-xlsx = 表格
choice-door-labels = 标签
choice-door-text = 写成字
choice-door-later = 看 { $when } 那一趟
door-labels-text = { $when } 这一趟 { $count } 张标签，照着写在袋子上：
door-label-line = { $place } · { $number } 号单：{ $things }
choice-door-labels-of = { $building }的标签
door-title = { $what ->
    [labels] 标签
   *[list] 送货单
 }{ $when ->
    [none] {""}
   *[other] {" "}{ $when }
 }
door-column = { $column ->
    [number] 序号
    [unit] 单元
    [floor] 楼层
    [room] 房号
    [order] 单号
    [things] 东西
    [note] 备注
   *[tick] 放好打勾
 }
door-things-of = { $kind ->
    [medicine] 药
    [parcel] 快递
    [rubbish] 垃圾
    [kit] 隔离包
   *[other] 一袋
 }
door-sheet-rubbish = 垃圾
door-sheet-how = { $rubbish ->
    [yes] { $count } 家。都送完再收，按这个顺序。
   *[no] { $count } 家。按这个顺序走；都放门口，不敲门，不按铃。
 }

# 扫码
door-scan = { $view ->
    [late] { $place } · { $number } 号单：这张标签的日子过了，我又不认得您，不能记。请用自己的手机登录再扫。
    [other] { $place } · { $number } 号单：这一单现在不用送。
    [got] { $place } · { $number } 号单：已经收到了。
    [there] { $place } · { $number } 号单：{ $at } 已经放到门口了{ $by ->
        [none] ，不知道是谁记的
       *[other] ，{ $by }放的
     }。
    [wrong] 这是{ $place }的 { $number } 号单，不是您家的。
    [receive] { $place } · { $number } 号单，是您家的。收到了就点一下。
   *[deliver] { $place } · { $number } 号单。放到门口了就点一下。
 }
door-scan-done = { $place } · { $number } 号单，记下了：{ $view ->
    [got] 收到了。
    [wrong] 送货的人会来挪，请先别拿进屋。
   *[there] 放到门口了，这就告诉他家。
 }
door-scan-unknown = 这个码我不认得，也许是旧标签。请看袋子上的房号和单号，写给我也行。
door-scan-title = 送到门口
door-scan-who = 没有登录也能记，会写上「不知道是谁」。
door-scan-telegram = 用 Telegram 打开
door-scan-later = 刚才没接上，请再点一次。
choice-door-put = 放到门口了
choice-door-misplaced = 放错了，在我家门口
door-paper-none = 这一页现在没有要送的。
door-paper-over = 这个链接过了时候。请在聊天里再发一次「送货单」或「标签」。
door-paper-number = { $number } 号单

### 订购：单子和标签

pick-when = { $how ->
    [now] 现在就要（加急的、不等趟次的）
   *[round] { $day }{ $clock } 这一趟
 }
pick-which = 「{ $text }」我对不上哪一趟。{ $any ->
    [yes] 每天的趟次：{ $rounds }。写「采购单 今天下午」或「采购单 现在」都行。
   *[no] 现在没有分趟，写「采购单」就行。
 }
pick-none = { $when }没有要买的了。
# $sum: 标了价的一共多少；$open: 还有没标价的
pick-head =
    <b>采购单 · { $when }</b>
    { $orders } 单，{ $homes } 户，合计 { $sum } 元{ $open ->
        [yes] （没标价的另算）
       *[no] {""}
     }
pick-more = { $clock } 前还会有人下单。
pick-late = 前几趟没买的 { $count } 单也在里面。
pick-apart = 另有不等趟次的 { $count } 单，看「采购单 现在」。
pick-held = 先别买：{ $lines }
pick-held-count = { $why ->
    [clinician] 等医生看过 { $count } 单
    [price] 等住户定买不买 { $count } 单
   *[substitute] 等住户定换不换 { $count } 单
 }
pick-held-more = 另 { $count } 样
pick-held-line = · { $number } 号 { $place }：{ $things }，{ $why ->
    [price] 等住户定买不买
   *[substitute] 等住户定换不换
 }
pick-shop = { $of ->
    [hand] <b>货单上没有的，得现找</b>：{ $things } 样{ $free ->
        [yes] {""}
       *[no] ，标了价的 { $sum } 元
     }
    [own] <b>社区自备的</b>：{ $things } 样{ $free ->
        [yes] {""}
       *[no] ，{ $sum } 元
     }{ $kits ->
        [0] {""}
       *[other] （隔离包 { $kits } 份）
     }
   *[shop] <b>{ $name }</b>：{ $things } 样，{ $sum } 元{ $open ->
        [yes] （没标价的另算）
       *[no] {""}
     }
 }
pick-thing = · { $name } { $count } { $unit }{ $noted ->
    [yes] （{ $notes }）
   *[no] {""}
 }
pick-note = { $count } { $unit }要：{ $note }
pick-by-hand = { $place }：{ $note }
pick-notes-more = 另有 { $count } 条，看「按住户」
pick-home = <b>{ $place }</b>：{ $things }
pick-of-home = { $name } { $count } { $unit }{ $noted ->
    [yes] （{ $note }）
   *[no] {""}
 }
pick-said = { $lines }
pick-choice-shops = 按商户
pick-choice-homes = 按住户
pick-choice-table = 发表格
pick-choice-print = 打印
pick-choice-now = 不等趟次的
pick-choice-bought = { $name }都买好了
pick-table = { $when }的采购单，{ $orders } 单，{ $homes } 户。
pick-no-file = 表格这会儿做不出来，过几分钟再点一次「发表格」。
pick-file = 采购单 { $when }
pick-sheet = { $sheet ->
    [homes] 按住户
    [held] 先别买
    [own] 社区自备的
   *[hand] 货单上没有的
 }
pick-column = { $column ->
    [thing] 物品
    [count] 数量
    [unit] 单位
    [note] 备注
    [price] 单价（元）
    [cost] 小计（元）
    [building] 楼栋
    [stair] 单元
    [room] 房号
    [number] 单号
    [shop] 商户
    [tick] 勾
   *[why] 为什么
 }
pick-total = 合计
pick-print = 打开这个链接就能打印，一天内有效：{ $link }
pick-print-gone = 这个链接过期了，请在聊天里再要一次。
pick-print-title = 采购单 { $when }
pick-print-made = { $at } 打的，{ $orders } 单，{ $homes } 户

pick-buy-ask = { $name } { $things } 样、{ $orders } 单，都买好了？{ $others ->
    [0] {""}
   *[other] 别人接了的 { $others } 单不算。
 }
pick-choice-buy-yes = 对，都买好了
pick-choice-buy-no = 还没有
pick-buy-no = 好，什么都没记。
pick-bought = 记好了：{ $name } { $things } 样买好了。{ $orders ->
    [0] {""}
   *[other] { $orders } 单齐了。
 }{ $rest ->
    [0] {""}
   *[other] 另外 { $rest } 单还差别家的东西。
 }
pick-bought-others = 没动的 { $count } 单在别人手里：{ $names }。
pick-bought-later = 之后又来了 { $count } 单，没算进去，发「采购单」看。
pick-bought-left = 还有 { $count } 单没记完，点「接着记」。
pick-choice-buy-more = 接着记
pick-bought-none = { $name }没有可记的了。
pick-back = 好，刚才那一下不算：{ $name }的东西又算没买，{ $orders } 单回到原来的样子。
pick-back-left = 后来有人动过的 { $count } 单没改：{ $numbers } 号单。要改就一单一单改。
pick-back-late = 过了一分钟，或者已经撤过，整批撤不回了。要改就一单一单改。
pick-choice-receipt = 拍小票

supply-head =
    <b>物资情况</b>
    在办 { $open } 单：没人接 { $untaken }，等回话 { $waiting }，误点 { $overdue }
supply-ends = 还没送到 { $going } 单，放在门口等回音 { $door } 单，今天办完 { $done } 单
supply-spans = 七天里下单到门口：一半在 { $median }以内，九成在 { $slow }以内
supply-span = { $size ->
    [days] { $days } 天 { $rest } 小时
    [hours] { $hours } 小时 { $minutes } 分
   *[minutes] { $minutes } 分钟
 }
supply-line = · { $name }：在办 { $open }{ $overdue ->
    [0] {""}
   *[other] ，误点 { $overdue }
 }{ $spans ->
    [yes] ，到门口 { $median }／{ $slow }
   *[no] {""}
 }
supply-buildings = 按楼：
supply-rest = 还有 { $count } 栋，看表格。
supply-unsold = 货单上没有、有人要的：{ $things }
supply-unsold-one = { $name } { $count } 单
supply-table = 物资情况的表格，里面有每栋楼和货单上没有的东西。
supply-file = 物资情况
supply-sheet = { $sheet ->
    [kinds] 按种类
    [buildings] 按楼
   *[unsold] 货单上没有的
 }
supply-column = { $column ->
    [name] 哪一种、哪栋楼
    [open] 在办
    [untaken] 没人接
    [waiting] 等回话
    [overdue] 误点
    [door] 在门口
    [done] 今天办完
    [median] 到门口：一半（分钟）
    [slow] 到门口：九成（分钟）
    [thing] 要的东西
   *[asked] 几单要
 }

### 订购：钱和账

pay-state = { $how ->
    [cash] 付了 { $sum } 元（现金）
    [code] 付了 { $sum } 元（扫码）
   *[later] 钱说好以后付
 }
pay-ask = { $number } 号单（{ $place }）{ $sum } 元{ $open ->
    [yes] ，还有没标价的
   *[no] {""}
 }，怎么付的？
pay-ask-changed = { $number } 号单现在是 { $sum } 元，刚才是 { $former } 元。怎么付的？
pay-ask-again = { $number } 号单已经记过：{ $stands }，{ $by }记的（{ $at }）。不是付了两回的话，不用再点。要改就点：
pay-ask-amount = { $number } 号单是 { $sum } 元，您写的是 { $amount } 元，{ $way ->
    [more] 多 { $apart } 元
   *[less] 少 { $apart } 元
 }。按 { $amount } 元记，是怎么付的？
pay-nothing = { $number } 号单没有要付的钱。真收了，点下面记个数。
pay-not-yet = { $number } 号单还没人接，或者已经取消、退了，钱先不用记。
pay-amount-how = 实际收了多少元？写个数就行，比如 37.5。
pay-amount-what = 「{ $text }」我没看懂是多少钱。写个数就行，比如 37.5。
pay-done = { $how ->
    [later] 记好了：{ $number } 号单 { $sum } 元，以后付。
    [code] 记好了：{ $number } 号单 { $sum } 元，扫码。
   *[cash] 记好了：{ $number } 号单 { $sum } 元，现金在您手里。
 }
pay-undone = 好，{ $number } 号单的钱没记。
pay-undo-late = 过了一分钟，或者别人又改过，收不回了。重新点「怎么付的」改就行。
pay-told = 钱收没收到，由收钱的人点过才算。点好了，您的单子上会写「付了」。
choice-pay-cash = 现金
choice-pay-code = 扫码
choice-pay-later = 以后付
choice-pay-other = 数目不对
choice-pay-show = 看小票（{ $count }）
choice-pay-undo = 记错了
choice-pay-ask = 怎么付的
choice-pay-back = { $number } 号 { $sum } 元退给他家了
pay-back-due = { $number } 号单（{ $place }）收过钱，有 { $sum } 元要退给他家。退了点一下。
pay-back-done = 记好了：{ $number } 号单退给{ $place } { $sum } 元，{ $how ->
    [code] 扫码退的。
   *[cash] 现金退的。
 }
pay-back-changed = { $number } 号单现在{ $sum ->
    [none] 没有要退的钱，什么都没记。
   *[other] 要退的是 { $sum } 元，没记。发「账」加房号再看一眼。
 }
pay-back-undone = 好，{ $number } 号单没有退钱。
pay-back-late = 过了一分钟，或者不是您记的，收不回了。

pay-slip-how = 把{ $name }的小票拍给我，一张拍不下可以多拍几张。
pay-slip-done = 小票存好了：{ $name }，{ $count } 单。
pay-slip-which = 这是哪一家的小票？
pay-slip-shown = { $number } 号单的小票，第 { $place } 张（共 { $count } 张），{ $day }{ $at } 拍的
pay-slip-gone = { $number } 号单的小票照片取不回来了。
pay-slip-none = 您这一天没有记过买好的东西，小票没处放。先把买好的记上，再拍给我。

account-head = { $place ->
    [none] 您家最近 30 天 { $count } 单。
   *[other] { $place }最近 30 天 { $count } 单。
 }{ $owed ->
    [none] 没有欠的。
   *[other] 还没付的一共 { $owed } 元。
 }{ $coming ->
    [none] {""}
   *[other] 还没买的约 { $coming } 元。
 }{ $owing ->
    [none] {""}
   *[other] 有 { $owing } 元要退给{ $place ->
        [none] 您家
       *[other] 他家
     }。
 }
account-line = · { $number } 号 { $day } { $sum } 元{ $open ->
    [yes] （有没标价的）
   *[no] {""}
 }，{ $how ->
    [cash] 付了 { $paid } 元（现金）
    [code] 付了 { $paid } 元（扫码）
    [later] 以后付
    [coming] 还没买
    [none] 不用付
   *[open] 还没付
 }{ $gone ->
    [returned] ，退了
    [cancelled] ，没办成
    [part] ，其中 { $back } 元的不用付
   *[no] {""}
 }{ $lacking ->
    [none] {""}
   *[other] ，还差 { $lacking } 元
 }{ $given ->
    [none] {""}
   *[other] ，退回去 { $given } 元
 }{ $owing ->
    [none] {""}
   *[other] ，还要退 { $owing } 元
 }
account-more = 更早的还有 { $count } 单。
account-none = { $place ->
    [none] 您家最近 30 天没有要花钱的单。
   *[other] { $place }最近 30 天没有要花钱的单。
 }
account-how = 写上房号，比如「账 3-2-301」。
account-nobody = 没有找到「{ $what }」，或者不归您管。
account-which = 哪一家？

settle-which = 「{ $text }」我没看懂是哪几天。写「结账」是今天，也可以写「结账 昨天」「结账 本周」「结账 11-20 到 11-22」。
settle-span = { $same ->
    [yes] { $since }
   *[no] { $since }到{ $until }
 }
settle-head =
    <b>{ $span }结账</b>
    买好 { $orders } 单，{ $sum } 元{ $open ->
        [yes] （没标价的另算）
       *[no] {""}
     }
settle-took =
    收了现金 { $cash } 元，扫码 { $code } 元
    以后付 { $later } 元，还没付 { $blank } 元{ $owing ->
        [none] {""}
       *[other] ，要退给住户 { $owing } 元
     }
settle-back = 退了 { $back } 元的，实际 { $net } 元
settle-free = 其中社区付 { $free } 元（隔离包）
settle-none = { $span }没有买好的单，也没有收过钱。
settle-shops = <b>按商户</b>
settle-name = { $of ->
    [own] 社区自备的
    [hand] 货单上没有的
   *[shop] { $name }
 }
settle-shop = · { settle-name }：{ $orders } 单 { $things } 样，{ $sum } 元{ $back ->
    [none] {""}
   *[other] ，退了 { $back } 元的，实际 { $net } 元
 }{ $free ->
    [none] {""}
   *[other] ，社区付 { $free } 元
 }
settle-one = <b>{ $name }</b>
settle-more = 要别的日子，写「结账 { $name } 11-20 到 11-22」。
owing-head = { $mine ->
    [yes] 您送的，还没付钱的
   *[no] 还没付钱的
 } { $homes } 户 { $orders } 单，一共 { $sum } 元。说好以后付的也在里面。
owing-line = · { $place }：{ $sum } 元（{ $orders } 单{ $open ->
    [yes] ，有没标价的
   *[no] {""}
 }）
owing-none = { $mine ->
    [yes] 您送的都付过钱了。
   *[no] 都付过钱了。
 }
settle-nobody = 没人接的
settle-people = <b>按人</b>
settle-person = · { $name ->
    [none] 没人接的
   *[other] { $name }
 }：买了 { $orders } 单 { $sum } 元{ $back ->
    [none] {""}
   *[other] ，退了 { $back } 元的，实际 { $net } 元
 }{ $free ->
    [none] {""}
   *[other] ，社区付 { $free } 元
 }；手里现金 { $cash } 元，扫码 { $code } 元
settle-begun = 另有 { $orders } 单没买齐，已经买的 { $sum } 元，齐了才算进来。
settle-rest = 还有 { $count } 行，看表格。
settle-table = { $span }的结账表，{ $orders } 单。
settle-file = 结账 { $span }
settle-sheet = { $sheet ->
    [shops] 按商户
    [people] 按人
   *[orders] 每一单
 }
settle-column = { $column ->
    [shop] 商户
    [person] 谁
    [orders] 单数
    [things] 样数
    [sum] 金额（元）
    [open] 没标价的样数
    [cash] 现金（元）
    [code] 扫码（元）
    [later] 以后付（元）
    [blank] 还没付（元）
    [back] 退了的（元）
    [net] 实际（元）
    [free] 社区付（元）
    [owed] 还没付（元）
    [owing] 要退给住户（元）
    [number] 单号
    [day] 哪天买的
    [place] 门牌
    [taker] 谁买的
    [how] 怎么付的
    [paid] 付了（元）
   *[payee] 谁记的
 }
settle-how = { $how ->
    [cash] 现金
    [code] 扫码
    [later] 以后付
    [free] 社区付
    [over] 不用付
   *[blank] 还没记
 }
export-orders-title = 订单
export-orders-days = --to 比 --from 还早，什么都没有写。
export-orders-state = { $state ->
    [placed] 已下单
    [accepted] 有人接了
    [bought] 买好了
    [moving] 在路上
    [door] 在门口
    [received] 收到了
    [cancelled] 取消了
    [returned] 退了
   *[disputed] 有问题
 }
export-orders-column = { $column ->
    [back] 退了、没办成的（元）
    [given] 退给住户（元）
    [community] 社区
    [number] 单号
    [kind] 种类
    [state] 到哪一步
    [building] 楼栋
    [stair] 单元
    [room] 房号
    [thing] 物品
    [count] 要几个
    [got] 给了几个
    [unit] 单位
    [price] 单价（元）
    [cost] 小计（元）
    [shop] 商户
    [taker] 谁接的
    [placed] 下单
    [bought] 买好
    [door] 到门口
    [ended] 结束
    [how] 怎么付的
    [paid] 付了（元）
    [paid-at] 哪时候记的
   *[payee] 谁记的
 }

### 订购：隔离包

kit-coming =
    给您家备了一个隔离包：{ $things }。不要钱，会有人放到门口。
    缺什么，随时写给我。
kit-to-hand-out = 有 <b>{ $count }</b> 户刚开始隔离，隔离包要送到门口。发「隔离包」看是哪几家，送一家点一家。
kit-at-door = 隔离包放在您家门口了（{ $number } 号单），请取进去。里面的居家指南先看看，有不明白的直接问我。
kit-list =
    还有 { $count } 份隔离包没发：
    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
    后面还有 { $more } 份，发完这些再看。
     }
kit-line = { $number }. { $place }
kit-none = 隔离包都发完了。
kit-given = 记好了，{ $place }的隔离包放到门口了。
kit-given-before = { $place }的隔离包已经发过了。
choice-kit-given = { $place } 发了

### 求助

choice-sos = 求助
sos-oops = 按错了
sos-visited = 已上门，结束
sos-fine = 没事了，结束
sos-mistake = 是误按，结束
sos-family = { $place }这一家
sos-at-home = 您家
sos-called = { $when } { $time } 求助
sos-said = 「{ $text }」
sos-more = 🔔 { $whose }{ $text ->
    [none] 又求助了一次，正等着人。
   *[some] 又写来：「{ $text }」
 }
sos-oops-told = { $whose }说是按错了。请再问一声，没事就点结束。
sos-home = { $who ->
    [me] 听到了。
    [family] 家里有人刚才求助。
   *[other] { $who }刚才求助。
 }{ $told ->
    [nobody] 这会儿我找不到人，别等：请打 120，着火打 119，再给楼长、社区打电话。
   *[some] 我已经告诉{ $told }，马上有人联系您；没人接，我接着找人。
        有生命危险，别等，直接打 120，着火打 119。
 }
sos-home-more = { $told ->
    [nobody] 这会儿我还找不到人，别等：请打 120，着火打 119。
   *[some] { $taken ->
        [yes] { $told }知道了，正在管您家的事。
       *[no] { $told }都知道了，我一直在找人。
     }等不及就打 120。
 }
sos-home-oops = 好，没关系。{ $told ->
    [nobody] {""}
   *[some] 我告诉{ $told }是按错了，他们可能还会问您一声。
 }
sos-home-closed = { $outcome ->
    [hospital] { $by }安排去医院，听{ $by }的就行。
    [visited] { $by }上门看过了。再有急事，随时写「求助」。
    [mistake] { $by }知道是按错了，没关系。真有急事，照样按。
   *[fine] { $by }问过了，没事就好。再有急事，随时写「求助」。
 }
sos-question = 这像是问事情，我没有惊动人。要人马上来，请点「求助」。
sos-stranger = 我还不认得您，喊不了人。人有危险请马上打 120，着火打 119。把门上通知里的 8 位码发给我，我就认得您。
sos-placeless = 我这里没有您的住处，喊不了人上门。人有危险请打 120，着火打 119。{ $told ->
    [nobody] {""}
   *[some] 这会儿值班的是{ $told }，请打电话找。
 }

### 谁照看谁

liaisons-said = { $lines }
liaisons-role = { $role ->
    [head] 楼长
    [liaison] 联系人
    [clinician] 医生
    [counsellor] 心理咨询师
    [police] 民警
    [property] 物业
    [volunteer] 志愿者
    [admin] 管理员
    [export] 导出
   *[staff] 社区
 }
liaisons-named = { $role }{ $name }
liaisons-person = { $name }（{ $what }）
liaisons-and = ；
liaisons-area = 整个{ $area }
liaisons-rooms = { $area }的 { $rooms }{ $more ->
    [yes] {" "}等 { $count } 户
   *[no] {""}
 }
liaisons-how = 请写清谁照看哪儿，比如「李建国 负责 3 号楼 2 单元 301-304」；要我来分，写「分派 3 号楼」。
liaisons-nobody = 名册上没有找到「{ $name }」。请看看名字对不对，或者先加进名册。
liaisons-which-person = 有 { $count } 位「{ $name }」，您说的是哪一位？
liaisons-no-place = 「{ $place }」我没找到。请写楼栋、单元和房号，比如「3 号楼 2 单元 301」。
liaisons-no-room = 「{ $place }」太大了，请写到哪一户，比如「3 号楼 2 单元 301」。
liaisons-which-place = 有 { $count } 个地方都有「{ $place }」，您说的是哪儿？
liaisons-drop = 算了
liaisons-dropped = 好，什么都没动。
liaisons-not-yet = { $name }还不是联系人。要请来当吗？
liaisons-make = 请来当联系人
liaisons-assigned = 记好了，{ $name }照看{ $where }。{ $total ->
    [0] {""}
   *[other] 名下现在一共 { $total } 户{ $many ->
        [yes] ，多了些，一位最多 { $most } 户为好
       *[no] {""}
     }。
 }
liaisons-former = 原来照看的{ $names }不再管这几户了。
liaisons-unreached = { $name }那边我还说不上话，要先用自己的码认一次门。
liaisons-same = { $where }，本来就是{ $name }在照看。
liaisons-not-theirs = { $where }，本来就不归{ $name }照看。
liaisons-released = 好，{ $name }不再照看{ $where }。发「谁管」看还有哪几户没人照看。
liaisons-choice = 谁管
liaisons-mine-choice = 我照看谁
liaisons-told = 请您照看{ $where }。他们的情况，发「我照看谁」就能看。
liaisons-told-released = { $where }不用您照看了，这些天辛苦了。
liaisons-told-former = { $where }现在由{ $name }照看，这些天辛苦您了。
liaisons-told-home = 您好，以后由{ $name }照看您家。想知道都有谁，发「谁照看我」。

liaisons-spread-which = 分哪一栋？
liaisons-spread-choice = 分派 { $building }
liaisons-spread-nobody = { $building }还没有联系人，没法分。先写「姓名 负责 { $building }」，再发「分派 { $building }」。
liaisons-spread-same = { $building }现在就是这样分的，不用再分。
liaisons-spread-changed = 情况刚才变了，我重新算了一遍。
liaisons-spread-head = { $building } { $count } 户，分给 { $people } 位，您看行不行？
liaisons-spread-line = { $number }. { $name } { $count } 户{ $flags }：{ $where }
liaisons-spread-without = 没分到的：{ $names }
liaisons-spread-good = 一位照看 { $least } 到 { $most } 户为好。
liaisons-spread-go = 就这样分
liaisons-spread-no = 不分了
liaisons-spread-done = 分好了：{ $building } { $count } 户都有人照看，{ $changed } 户换了人。换了人的，我去告诉他们和联系人。
liaisons-flag = { $what ->
    [too-many] （偏多）
    [too-few] （偏少）
   *[unreached] （联系不上）
 }

liaisons-head = { $gaps ->
    [0] { $total } 户都有人照看。
   *[other] { $gaps } 户没人照看得到（共 { $total } 户）{ $isolated ->
        [0] {""}
       *[other] ，其中 { $isolated } 户在隔离
     }
 }
liaisons-house = <b>{ $building }</b> · { $heads ->
    [none] 还没有楼长
   *[other] 楼长{ $heads }
 }
liaisons-gap = { $what ->
    [nobody] 没有联系人
   *[unheard] 联系人收不到消息
 } { $count } 户：{ $where }
liaisons-one = { $name } { $count } 户{ $flags }
liaisons-hint = 要定一位，写「姓名 负责 { $building }」。
liaisons-no-doors = 您这一片还没有住户。

liaisons-mine-head = 您照看 { $count } 户：
liaisons-mine-line = { $number }. { $place } { $names }{ $count ->
    [0] {""}
    [1] {""}
    [2] {""}
    [3] {""}
   *[other] 等 { $count } 人
 }{ $state ->
    [fever] ，有人发热
    [missing] ，{ $missing } 人还没报
    [reported] ，都报了
    [excused] ，已知量不了
    [off] ，现在不用报
   *[none] {""}
 }{ $chat ->
    [none] ，还没认门
    [gone] ，收不到消息
   *[ok] {""}
 }
liaisons-mine-none = 您名下没有专门照看的住户。发「未报」看谁还没报体温。

liaisons-team-choice = 谁照看我
liaisons-team-head = 照看您家的人：
liaisons-team-line = { $role } { $name }{ $phone ->
    [none] {""}
   *[other] ，电话 { $phone }
 }
liaisons-team-write = 有事也可以直接写在这里。
liaisons-team-none = 还没有定下谁照看您家，我会请社区补上。有事先写在这里。
liaisons-team-no-home = 这里没有您家的门牌。想看您照看谁，发「我照看谁」。
liaisons-team-of = { $place }：{ $people ->
    [none] 还没有人照看
   *[other] { $people }
 }
liaisons-team-full = 一户最多 { $most } 位照看，{ $kept ->
    [none] 您写了 { $count } 位
   *[other] 加上{ $kept }就有 { $count } 位了
 }。什么都没动，请重新写一遍。
liaisons-team-trade = { $called ->
    [clinician] { $name }在名册上不是医生，先在名册的「角色」里写上。
   *[other] { $name }是做什么的？请连着写，比如「民警{ $name }」「物业{ $name }」。
 }
liaisons-team-told = 您好，照看您家的人是：{ $people }。有事也可以直接写在这里。
liaisons-phone-shown = 好，您照看的住户现在能看到您的电话 { $phone }。不想让人看了，发「不公开电话」。
liaisons-phone-hidden = 好，您的电话不给住户看。想让他们看到，发「公开电话」。
liaisons-phone-none = 名册上没有您的电话，没法给住户看。请社区先补上。
liaisons-phone-resident = 您的电话本来就不给别的住户看，放心。

liaisons-dismiss-how = 请写清是谁，比如「离岗 李建国」。
liaisons-dismiss-ask = { $name }（{ $roles }{ $place ->
    [none] {""}
   *[other] {" "}{ $place }
 }）离岗：{ $count } 项职责马上停，自己的码作废。{ $held ->
    [none] 手上没有别的事。
   *[other] 手上还有{ $held }，都交出去。
 }确定吗？
liaisons-dismiss-held = { $what ->
    [homes] 专门照看的 { $count } 户
    [alerts] { $count } 件预警
    [worries] 要聊聊的 { $count } 位住户
    [threads] { $count } 户的来往
    [orders] 没办完的 { $count } 单
   *[shifts] { $count } 个班
 }
liaisons-dismiss-yes = 确定离岗
liaisons-dismiss-no = 先不办
liaisons-dismiss-nothing = { $name }手上没有职责，不用办离岗。
liaisons-dismiss-self = 自己的离岗不能自己办，请另一位工作人员来。
liaisons-dismiss-last = { $name }是社区最后一位工作人员，走了就没人管了。请先定好接手的人。
liaisons-dismissed = 办好了，{ $name }已经离岗，码和职责都停了。
liaisons-dismissed-what = { $what ->
    [homes] { $count } 户现在没有专门照看的人。
    [alerts] { $count } 件预警转给了下一位。
    [worries] 要聊聊的 { $count } 位住户，已经请别人接。
    [threads] { $count } 户的来往等着别人接。
    [orders] 没办完的 { $count } 单，这就请管物资的人接。
   *[shifts] { $count } 个班撤下来了。
 }
liaisons-empty = 没人的班 { $count } 个：{ $shifts }{ $more ->
    [yes] {" "}……
   *[no] {""}
 }
liaisons-shift = { $day } { $starts }–{ $ends }
liaisons-dismiss-shifts = { $name }离岗了。{ $shifts }
liaisons-dismiss-thanks = { $name }您好，您在{ $community }的职责到今天为止。这些天辛苦您了，谢谢您。

### 值班

shift-name = { $shift ->
    [morning] 早班
    [day] 白班
    [noon] 中班
    [afternoon] 中班
    [evening] 晚班
    [night] 夜班
   *[other] { $shift }
 }
duty-when = { $date }{ $shift } { $hours }{ $place ->
    [all] {""}
   *[other] （{ $place }）
 }
duty-who = { $name }{ $place ->
    [all] {""}
   *[other] （{ $place }）
 }{ $heard ->
    [no] （收不到消息）
   *[yes] {""}
 }
duty-nobody = 没有人
duty-now = 现在（{ $shift } { $hours }）：{ $who }
duty-next = 接着（{ $shift } { $hours }）：{ $who }
duty-day = <b>{ $date }</b>
duty-day-line = { $shift }：{ $who }{ $open ->
    [none] {""}
   *[other] ，{ $open }没有人
 }
duty-plan = { $lines }
duty-none = 这几天还没有排班。{ $plans ->
    [yes] 写「排班 11-26 早班 李建国」就能排。
   *[no] {""}
 }
duty-which-day = 「{ $text }」看不出是哪天。请写「值班 明天」或「值班 11-26」。
duty-how = 一行一个班，这样写：
    排班 11-26 早班 李建国
    只管一处，后面加上楼号，比如「3 号楼」。撤掉写「撤班 11-26 早班 李建国」。
duty-planned = 排好了：
    { $lines }{ $unheard ->
    [none] {""}
   *[other] {""}
    { $unheard }还收不到我的消息，请当面说一声。
 }
duty-same = 本来就是这么排的，没有变。
duty-added = 加：{ $shift } { $name }
duty-ended = 撤：{ $shift } { $name }
duty-not-planned = { $lines }
    一个都没有存，改好再发一次就行。
duty-at-line = 第 { $row } 行：{ $what }
duty-bad-date = 「{ $value }」看不出是哪天。请写 11-26、明天或周五。
duty-bad-shift = { $value ->
    [none] 没写哪个班。
   *[other] 没有「{ $value }」这个班。
 }能用的是：{ $known }。
duty-bad-area = { $count ->
    [0] 没有「{ $value }」这个地方。请写楼号，比如「3 号楼」；空着就是全社区。
   *[other] 「{ $value }」有 { $count } 处。请写全，比如「3 号楼 2 单元」。
 }
duty-bad-community = { $value ->
    [none] 没写是哪个社区。
   *[other] 没有「{ $value }」这个社区。
 }有的是：{ $known }。
duty-bad-no-roster = 还没有名册，不知道谁能值班。请先导入名册。
duty-bad-outside = { $value ->
    [all] 全社区的班不归您排，请写上您管的楼。
   *[other] { $value }的班不归您排。
 }
duty-bad-namesakes = 有 { $count } 位都叫{ $name }。请在名字后面写上电话后四位，比如「{ $name }5678」。
duty-bad-no-role = { $name }在名册上没有职务，不能值班。请先在名册的「角色」里写上。
duty-bad-unknown = 名册上没有「{ $name }」。请看看名字有没有写错。
duty-bad-nobody-named = 没写是谁。请在班次后面写上姓名。
duty-bad-overlap = { $name }在第 { $row } 行已经有班，时间撞上了。
duty-bad-overlap-stored = { $name }已经有 { $date }{ $shift }，时间撞上了。
duty-bad-past = { $date }的这个班已经过去了。
duty-bad-nothing = { $name ->
    [none] 这个班本来就没有排人。
   *[other] 这个班没有排{ $name }。
 }
duty-yours = { $count ->
    [0] 您的班有变化：
   *[other] 给您排了班：
 }
    { $lines }
    要跟人换，发「换班」。
duty-yours-new = { $shift }
duty-yours-ended = { $shift }，不用来了
duty-tomorrow = 明天您值班：
    { $lines }
duty-soon = 还有半小时到您的班：{ $shift }。
duty-begins = 您的{ $shift }开始了，到 { $until }。{ $notes ->
    [none] {""}
   *[other] {""}
    { $notes }
 }
    { $place ->
    [all] 全社区
   *[other] { $place }
 }现在：没结束的预警 { $alerts } 件（发「未报」看名单），没结束的来往 { $threads } 件（发「来往」）。
duty-note-from = { $name }交代：「{ $note }」
duty-note-ask = { $shift } { $time } 结束。有什么要交代给下一班？直接写给我，辛苦了。
duty-note-none = 没有
duty-note-what = 好，要交代什么？写给我就行。
duty-note-no-shift = 您这会儿没有班，不用交班。
duty-note-thanks = { $note ->
    [yes] 记好了，会告诉下一班。辛苦了，好好歇着。
   *[no] 好，辛苦了，好好歇着。
 }
duty-note-late = { $name }下班后又交代：「{ $note }」
duty-gap = { $date }{ $shift }{ $place ->
    [all] {""}
   *[other] { $place }
 }：{ $unheard ->
    [none] 没有人
   *[other] 只有{ $unheard }，收不到我的消息
 }
duty-gaps = 一天之内，这些班还空着：
    { $lines }
    写「排班 11-26 早班 李建国」补上。
duty-lost = { $shift }空出来了：{ $name }{ $why ->
    [left] 不再担任职务。
   *[unheard] 收不到我的消息。
 }请另排一位，写「排班 11-26 早班 李建国」。
choice-swap = 换班
swap-how = 请这样写：「换班 11-26 早班 王芳 11-27 晚班」，前面是您的班，后面是对方的。只让给别人，写到名字就行。也可以只发「换班」。
swap-not-mine = 那个班不是您的，或者已经开始了。发「换班」看您有哪些班。
swap-not-theirs = { $name }没有那个班，或者已经开始了。发「值班」看看怎么排的。
swap-who = { $many ->
    [yes] 有几位都叫{ $name }，请在名字后面写上电话后四位。
   *[no] 没有叫「{ $name }」、能值班的人。请看看名字有没有写错。
 }
swap-none-of-mine = 您后面没有排班，不用换。
swap-which = 想换哪个班？
swap-with-whom = { $shift }，跟谁换？
swap-give = 让给别人
swap-to-whom = { $shift }，让给谁？
swap-nobody = { $shift }：这会儿找不到能收到消息的人。请直接找社区。
swap-self = 那是您自己，换给别人才行。
swap-clash = 换不了，会和{ $name }的{ $shift }撞上。
swap-unheard = { $name }收不到我的消息，我问不到。请直接打电话商量，再请社区改。
swap-asked = { $name }想跟您换班。{ $theirs ->
    [none] 请您替一个班：{ $shift }。
   *[other] 您值：{ $shift }；{ $name }值：{ $theirs }。
 }行吗？
swap-yes = 同意
swap-no = 不行
swap-back = 不换了
swap-waits = 我问{ $name }了，等回话。在那之前班不变。
swap-over = 这件事已经{ $state ->
    [agreed] 换好了
    [refused] 回绝了
    [withdrawn] 撤回了
   *[lapsed] 过了时候，没有换
 }。
swap-not-done = 好，没有换，班照旧。
swap-taken-back = 好，不换了，班照旧。
swap-refused = { $name }这次换不了，班照旧。
swap-withdrawn = { $name }不换了，班照旧。
swap-changed = 这两个班中间有了变动，没有换成。发「值班」看现在怎么排的。
swap-lapsed = 换班的事没等到回话，班已经开始，照旧没有换。
swap-done = 换好了：{ $of }值 { $shift }{ $theirs ->
    [none] ，替{ $by }。
   *[other] ；{ $by }值 { $theirs }。
 }
duty-unknown-heading = 不认识的标题：「{ $headings }」。能用的是：日期、班次、姓名、范围、社区、星期、备注。
duty-no-heading-row = 「{ $file }」里没有找到标题行。要有一行写着：日期、班次、姓名、范围。
duty-no-rows = 标题行下面一个班也没有。
duty-done = 值班表存好了：新排 { $added } 班，撤了 { $ended } 班，没变 { $same } 班。
duty-would = 先试读一遍，还没有存：新排 { $added } 班，撤掉 { $ended } 班，没变 { $same } 班。
duty-unheard = 这些人还收不到消息，请当面说一声：{ $names }
duty-more = ……还有 { $count } 行。
duty-gap-listed = 空着：{ $gap }
duty-nothing-stored = 一共 { $count } 处要改。改好再来一次，现在什么都没有存。
duty-busy = 有人正在导入值班表，等它好了再来。

### 报名接龙

signup-call = { $day }{ $time }「{ $title }」
signup-head =
    找人手：<b>{ $title }</b>
    { $day }{ $time } · { $where ->
        [community] 全社区
       *[other] { $area }
    }
signup-state = 已报 { $count }/{ $places } 人。{ $state ->
    [free] { $until } 前点「报名」，或者写「+1」。
    [full] 位置满了，还可以排队等。{ $until } 前点「报名」，或者写「+1」。
    [cancelled] 这次取消了，不用来。
    [over] 已经办完了，谢谢各位。
   *[closed] 报名截止了。
 }
signup-state-waiting = 排队等的：
signup-state-more = 还有 { $count } 人
signup-name = { $number }. { $name }
signup-placed = { $how ->
    [waiting] 位置满了，{ $name }排在候补第 { $place } 位：{ $call }。有人去不了，我马上告诉您。
    [known] { $name }已经报上了，第 { $place } 个：{ $call }。
    [known-waiting] { $name }已经在候补里了，第 { $place } 位：{ $call }。
   *[joined] { $name }报上了，第 { $place } 个：{ $call }。谢谢您。
 }
signup-left = 好的，{ $name }的名字拿下来了：{ $call }。想再来随时报，排在最后。
signup-not-in = { $name }不在这次的名单上：{ $call }。
signup-up = 有人去不了，轮到{ $name }了，第 { $place } 个：{ $call }。要是去不了，点一下就行。
signup-late = 报名已经截止了：{ $call }。谢谢您想着，下回有事还叫您。
signup-called-off = 这次取消了，不用去：{ $call }。
signup-over = 这件事的时间已经过了：{ $call }。
signup-at-home = { $name }还在隔离，这次先不报：{ $call }。心意收到了，等解除了再请您帮忙。
signup-at-home-now = { $name }现在隔离了，我把名字先拿下来：{ $call }。安心歇着。
signup-which = 眼下有几件事，您说的是哪一件？
signup-none = 眼下没有在找人手的事。有了我会告诉您。
signup-who = 请问您是家里哪一位？我好给您报上：{ $call }。
signup-each = 一位一位报：每人自己发「报名」；替家里人报，写「+1」加名字，比如「+1 { $name }」。
signup-unknown = 「{ $rest }」我没对上。自己去，发「报名」；替家里人报，写「+1」加名字。
signup-how = 找人手，一句话写给我，比如「报名 周日 6:30 上门做核酸 8 人」。我先给您看，您说发我才发。
signup-ask-title = 要大家来做什么？比如「上门做核酸」。
signup-ask-when = 「{ $title }」是哪天几点？比如「周日 6:30」。
signup-ask-clock = { $day }几点开始？比如「6:30」。
signup-ask-past = { $day }{ $time } 已经过了。改到哪天几点？
signup-ask-places = 「{ $title }」要几个人？写个数就行，比如「8」。
signup-ask-area = 这次是哪一栋楼的事？
signup-ask-unknown = 没有找到「{ $where }」。这里有：{ $known }。是哪一栋？
signup-draft =
    我记成这样，对吗？
    <b>{ $title }</b>
    { $day }{ $time } · { $where ->
        [community] 全社区
       *[other] { $area }
    }
    要 { $places } 人，每人 { $points } 分，{ $until } 截止。要改直接写，比如「10 人」。
signup-sent = { $call }{ $how ->
    [groups] 发到 { $groups } 个楼群了。
    [people] 发出去了。这里还没有楼群，我私下告诉了 { $people } 人。
    [both] 发到 { $groups } 个楼群了；没有群的，我私下告诉了 { $people } 人。
   *[nobody] 记下了，可这里还没有楼群，也没有能告诉的人。请您转告大家发「报名」给我。
 }{ $morning ->
    [none] {""}
   *[other] 夜里不打扰大家，{ $morning } 才让他们看到。
 }
signup-dropped = 好的，没有发。
signup-invite = 找人手：{ $call }，{ $where ->
    [community] 全社区
   *[other] { $area }
 }，要 { $places } 人，{ $until } 截止。您能来吗？
signup-cancel-sure = 要取消 { $call } 吗？已经有 { $count } 人报名。
signup-cancelled-staff = 取消了：{ $call }。名单上的 { $count } 人我去告诉。
signup-cancelled = 取消了，不用来：{ $call }。谢谢{ $name }报名。
signup-kept = 好的，照旧。
signup-staff-list =
    { $state ->
        [closed] 报名截止：
       *[open] 报名中：
    }{ $call }
    已报 { $count }/{ $places } 人，候补 { $waiting } 人。
signup-staff-line = { $number }. { $name } { $phone }
signup-whole = { $text }
signup-changed = { $name }去不了了：{ $call }。{ $next ->
    [none] 现在 { $count }/{ $places } 人。
   *[other] { $next }补上了。
 }
signup-remind = 提醒一下：{ $call }，{ $name }报了名。要是去不了，现在点一下，好让别人补上。
signup-came = { $call } 该办完了。名单上的 { $count } 人都来了吗？
signup-came-who = 谁没来？点名字，再点一次改回来；也可以打名字。点完按「就这些」。
signup-came-absent = 没来：{ $names }
signup-settled = 记好了：{ $call }，来了 { $came } 人，没来 { $absent } 人。{ $points ->
    [0] {""}
   *[other] 来的每人 { $points } 分。
 }
signup-thanks = 谢谢{ $name }来帮忙：{ $call }。记上 { $points } 分，一共 { $total } 分。
signup-mended = 改好了：{ $name }{ $came ->
    [yes] 来了
   *[no] 没来
 }，{ $call }，现在一共 { $total } 分。
points-own = { $name }一共 { $total } 分：
points-line = { $day } { $title } { $amount } 分
points-none = { $name }还没有积分。来帮一次忙就有了。
points-table = 积分榜，{ $count } 人：
points-row = { $number }. { $name } { $points } 分
points-nobody = 这里还没有人有积分。
choice-signup-join = 报名
choice-signup-leave = 不去了
choice-signup-send = 发出去
choice-signup-drop = 不发
choice-signup-list = 看名单
choice-signup-cancel = 取消这次
choice-signup-keep = 留着
choice-signup-all = 都来了
choice-signup-some = 有人没来
choice-signup-these = 就这些
choice-signup-mend = 改一改
choice-signup-absent = { $name } 没来
choice-signup-call = { $title } { $day }{ $time }
choice-signup-everywhere = 全社区

### 每日问候

checkin-ask-one = { $alone ->
    [yes] 您今天身体怎么样？
   *[no] { $name }今天身体怎么样？
 }身体、心情都好，又不缺东西，点「都好」就行。
checkin-ask-home = 今天家里人都怎么样？身体、心情都好，又不缺东西，点「都好」就行。
checkin-all-well = 都好
checkin-body-well = 身体好
checkin-body-so-so = 身体一般
checkin-body-badly = 身体不好
checkin-somebody-ill = 有人不舒服
checkin-mood-low = 心情不好
checkin-lacking = 缺东西
checkin-lacking-nothing = 什么都不缺
checkin-that-is-all = 就这些
checkin-good = 好
checkin-so-so = 一般
checkin-bad = 不好
checkin-well = 好，都记下了。有事随时写给我。
checkin-noted = { $value ->
    [0] 好，记下了。
   *[1] 记下了，您多歇着。
 }
checkin-ill = 记下了，{ $told ->
    [nobody] 请也给楼长打个电话。
   *[other] 我告诉{ $told }了。
 }哪儿不舒服写给我，体温也再量一个发给我。
checkin-low-home = 记下了。心里不好受，别一个人憋着，想说什么就写给我。{ $hotline ->
    [none] {""}
   *[other] 想找人说说话，打 { $hotline }，有人听。
 }
checkin-next =
    { $did }
    { $question ->
        [body] 今天身体怎么样？
        [mood] 心情呢？
       *[needs] 缺什么东西吗？
    }
checkin-more =
    { $did }
    还有别的吗？
checkin-done =
    { $did }
    谢谢您告诉我。
checkin-whose-ask = { $what ->
    [body] 是哪一位不舒服？
   *[mood] 是哪一位心情不好？
 }
checkin-need-ask = 缺什么？写给我，我转给照看您家的人。
checkin-ill-told = { $place } { $name }今天身体不舒服，我请他们再量个体温。请打个电话问问。
checkin-no-home = 这是问在家隔离的人的。看谁没报体温，发「未报」。
checkin-who = { $role ->
    [liaison] 楼长{ $name }
    [counsellor] 心理老师{ $name }
   *[staff] 社区{ $name }
 }
checkin-whose = { $known ->
    [yes] { $name }（{ $place }）
   *[no] { $place }这一家
 }
checkin-low =
    { $place } { $name }{ $daily ->
        [yes] 连着两天心情不好
       *[no] 连着两次说心情不好
    }。请您抽空找{ $name }聊聊，先别跟别人说。
    { $phone ->
        [none] 名册上没有电话。
       *[other] 电话 { $phone }
    }
checkin-take = 我来聊聊
checkin-taken = { $by }去找{ $whose }聊了，您不用再管。
checkin-theirs = { $whose }，{ $by }已经去聊了。
checkin-yours = 好，{ $whose }交给您了。{ $phones ->
    [yes] 请先打个电话：
   *[no] 名册上没有电话，请上门看看。
 }
    { $lines }
checkin-handed = { $what ->
    [despair] 🔔 { $whose }写过不想活的话，接的人{ $by }离岗了。请现在就打电话，慢慢听。
   *[mood] { $whose }连着心情不好，接的人{ $by }离岗了。请您抽空去聊聊，先别跟别人说。
 }
    { $phone ->
        [none] 名册上没有电话，请上门。
       *[other] 电话 { $phone }
    }
checkin-coming = { $by }马上给您打电话，您等一等。
checkin-despair =
    听您这么说，我很担心您。这些天太难熬了，您不是一个人。
    { $told ->
        [nobody] 请现在就叫家里人过来陪着您，或者给楼长打个电话。
       *[other] 我已经告诉{ $told }，马上有人给您打电话，您别走开。
    }
    { $hotline ->
        [none] {""}
       *[other] 现在就想说说话，打 { $hotline }，什么时候都有人听。
    }要是怕自己出事，马上打 120。
checkin-despair-again = 我在。{ $told ->
    [nobody] 请现在就打 120，或者叫家里人过来陪着您。
   *[other] 这句我也告诉{ $told }了，电话马上来，您别走开。
 }
checkin-despair-told =
    🔔 { $place } { $known ->
        [yes] { $name }
       *[no] 这一家
    }{ $heard ->
        [yes] ，{ $by }听到：
       *[no] { $again ->
            [yes] 又写：
           *[no] 写：
        }
    }「{ $text }」
    请现在就打电话，慢慢听，别讲道理。{ $phone ->
        [none] 名册上没有电话，请上门。
       *[other] 电话 { $phone }
    }
checkin-despair-late =
    🔔 { $place } { $known ->
        [yes] { $name }
       *[no] 这一家
    }写了不想活的话，{ $minutes } 分钟了还没有人接。请现在就打电话。
    { $phone ->
        [none] 名册上没有电话，请上门。
       *[other] 电话 { $phone }
    }

### 定期看望

care-whose = { $name }（{ $place }）
care-who = { $role ->
    [liaison] 楼长{ $name }
    [counsellor] 心理老师{ $name }
   *[staff] 社区{ $name }
 }
care-reason = { $reason ->
    [alone] 独居
    [disabled] 残疾
    [hardship] 困难
   *[other] 其他
 }
care-head = 今天要看望 { $count } 位{ $late ->
    [0] ：
   *[other] ，其中 { $late } 位过了日子：
 }
care-line = { $number }. { $place } { $name }（{ $reason ->
    [alone] 独居
    [disabled] 残疾
    [hardship] 困难
   *[other] 其他
 }）{ $days ->
    [0] ，请打个电话或上门看看
   *[other] ，晚了 { $days } 天，请上门看看
 }
care-list = { $lines }
care-none = 今天没有要看望的人。
care-more = 还有 { $count } 位，看完这些再发「看望」。
care-later-one = { $name } { $day }
care-later = 往后：{ $people }{ $rest ->
    [0] 。
   *[other] ，还有 { $rest } 位。
 }
care-how-to = 要加一位，写「看望 301 名字 独居」。独居也可以换成残疾、困难、其他。
care-nobody = 「{ $text }」我没找到是谁。请写房号和名字，比如「看望 301 名字 独居」。
care-which = 那一户有几位：{ $people }。要看望哪一位？
care-name-them = 那一户有几位：{ $people }。请加上名字再发一次。
care-not-yet = { $people }（{ $place }）还没说要定期看望。要加，写「看望 { $place } { $name } 独居」。
care-why = { $name }（{ $place }）还没说要定期看望。要加的话，是什么缘故？
care-set = { $new ->
    [yes] 记下了：
   *[no] 改好了：
 }{ $whose }，{ $reason ->
    [alone] 独居
    [disabled] 残疾
    [hardship] 困难
   *[other] 其他
 }，每 { $days } 天看望一次，下一次 { $first }。{ $told ->
    [self] 发「看望」就能看到。
    [none] 这一家还没有联系人，请先定一位。
    [same] {""}
   *[other] 我告诉{ $told }了。
 }
care-end = 不用看了
care-ended = 好，{ $whose }不用再看望了。
care-shown =
    { $whose }，{ $reason ->
        [alone] 独居
        [disabled] 残疾
        [hardship] 困难
       *[other] 其他
    }，每 { $days } 天一次，下一次 { $next }
    { $lines }
care-call = { $day } { $by }{ $how ->
    [phone] 打了电话
   *[visit] 上了门
 }：{ $found ->
    [well] 都好
    [needs] 有难处
   *[absent] 没找到人
 }{ $note ->
    [none] {""}
   *[other] ，「{ $note }」
 }
care-never = 还没有人去看过。
care-went = 看过了
care-how = { $how ->
    [phone] 打了电话
   *[visit] 上了门
 }
care-phone = 看号码
care-ask-how = { $whose }，{ $reason ->
    [alone] 独居
    [disabled] 残疾
    [hardship] 困难
   *[other] 其他
 }{ $phone ->
    [none] {""}
   *[other] ，电话 { $phone }
 }。怎么看的？
care-ask-found = { $name }怎么样？
care-found = { $found ->
    [well] 都好
    [needs] 有难处
   *[absent] 没找到人
 }
care-done = 记下了：{ $whose }，{ $how ->
    [phone] 打了电话
   *[visit] 上了门
 }，{ $found ->
    [well] 都好
    [needs] 有难处
   *[absent] 没找到人
 }。下一次 { $next }。{ $note ->
    [yes] 还记了：「{ $text }」。
   *[no] { $found ->
        [needs] 什么难处？写给我，我转给社区。
       *[other] 还有要记的，写给我就行。
    }
 }
care-nothing = 没有别的
care-noted = 也记下了，{ $whose }：「{ $text }」。{ $told ->
    [none] {""}
   *[other] 我告诉{ $told }了。
 }
care-thanks = { $left ->
    [0] 好，今天的都看完了。
   *[other] 好，今天还有 { $left } 位。
 }
care-given = { $place } { $name }（{ $reason ->
    [alone] 独居
    [disabled] 残疾
    [hardship] 困难
   *[other] 其他
 }）要每 { $days } 天看望一次，头一次在 { $day }。{ $role ->
    [liaison] { $by }请您多费心，发「看望」就能看到。
   *[other] 这一家还没有联系人，请先安排人去看。
 }
care-needs-told = { $place } { $name }有难处，{ $by }刚看过。{ $text ->
    [none] {""}
   *[other] 「{ $text }」
 }请帮着想想办法。
care-absent-told = { $place } { $name }连着 { $times } 次没找到人，请上门看看。{ $phone ->
    [none] {""}
   *[other] 电话 { $phone }
 }
care-overdue = 有 { $count } 位过了日子还没人去看：
care-nobodys = 有 { $count } 位家里还没有联系人，请安排人去看：

### 控制台

console-link =
    这是您进控制台的链接，只能用一次，{ $minutes } 分钟内有效，请别转给别人。
    { $link }
console-title = 楼长控制台
console-enter = 进去就能看到您照看的地方。这个链接只能用一次。
console-choice-enter = 进入
console-closed = 这个链接用过了，或者已经过了 10 分钟。请在聊天里再发一次「控制台」。
console-again = 刚才进来过？点这里接着看
console-signed-out = 要进控制台，请在跟我的聊天里发「控制台」，我把链接发给您。
console-over = 控制台现在不归您看了。要是弄错了，请找社区工作人员。
console-left = 已经退出了。下次要看，在聊天里发「控制台」。
console-forged = 这一下不像是从控制台的页面上点的，我没有照办。请打开页面再点一次。
console-later = 现在打不开，请过一会儿再试。
console-leave = 退出
console-menu = 您能看的
console-lasts = 进来 { $hours } 小时后会自己退出。用的是别人的手机或电脑，看完请点「退出」。
console-none = 没有这一页，或者它不是您照看的地方。
console-back = 回到「您能看的」
console-when = { $place }，{ $day }{ $clock } 的情况
console-place = 看哪里
console-place-all = 您照看的全部
console-show = 看
console-page = { $page ->
    [missing] 未报
    [threads] 来往
    [buildings] 楼栋
    [orders] 订单
   *[other] { $page }
 }
console-about = { $page ->
    [missing] 这一次谁家还没报体温，先打给哪家
    [threads] 谁家在等回话，等了多久，在谁那里
    [buildings] 每栋楼有没有群，还差谁家
   *[orders] 哪栋楼的东西还没送到，先看误点的
 }
console-column = { $column ->
    [place] 哪里
    [home] 哪一家
    [names] 谁
    [to-do] 怎么办
    [due] 该报
    [reported] 报了
    [excused] 说过原因
    [missing] 没报
    [homes-missing] 没报的户
    [since] 从什么时候
    [waited] 等了
    [with] 在谁那里
    [group] 群
    [homes] 户数
    [outside] 没进群
    [unconnected] 没连上
    [uncared] 没联系人
    [heads] 楼长
    [kind] 哪一种
    [overdue] 误点
    [untaken] 没人接
    [waiting] 等回话
    [open] 在办
    [at-door] 在门口
   *[done] 今天办完
 }
console-nobody-due = 这一次没有要报体温的人。
console-moment = { $day }{ $clock }
console-to-call = 还没报的
console-all-reported = 都报了，或者没有要报的。
console-excused = 说过原因：{ $why }
console-waiting = 在等回话的
console-threads-head = { $count } 户在等，另有 { $answered } 户已经回了
console-nobody-waits = 没有人在等回话。
console-buildings-head = { $count } 栋，{ $homes } 户；{ $unbound } 栋还没有群，{ $alone } 户没连上
console-bound = { $bound ->
    [yes] 有
   *[no] 还没有
 }
console-no-head = 还没有
console-no-homes = 您照看的地方，名册上还没有住户。
console-each = 一栋一栋看
console-by-building = 按楼
console-by-kind = 按种类
console-orders-head = 在办 { $open } 单：误点 { $overdue }，没人接 { $untaken }；放在门口 { $door } 单
console-no-orders = 没有在办的订单。

# python -m bot signin
signin-link =
    进控制台的链接（{ $name }），只能用一次，10 分钟内有效：
    { $link }
signin-no-number = 这不像一个电话号码。请照名册上的写，比如 --phone 13800000000。
signin-unknown = 名册上没有这个电话。
signin-no-role = 名册上有这个电话，可是没有能进控制台的角色。请在名册的「角色」一栏写上，再导入一次。
signin-several = 有 { $count } 位能进控制台的人用这个电话：{ $names }。请先在名册上改成各人自己的。

### 菜单

command-temp = 报体温
command-status = 看今天报了没有
command-lang = 换文字 Language
command-sos = 有急事，要人马上来
command-team = 谁照看我家
command-group = 进楼里的群
command-threads = 谁在等回话（楼长用）
command-care = 今天该看望谁（楼长用）
command-duty = 谁值班（值班的人用）
command-notices = 看通知
command-coverage = 谁没看通知（楼长用）
command-scheduled = 定时通知（工作人员用）
command-order = 买东西
command-orders = 我的订单
command-request = 取快递、收垃圾、看医生这些事
command-desk = 订单台（买和送的人用）
command-carry = 送货单（买和送的人用）
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
roster-door-twice = 第 { $first } 行已经有人负责「{ $value }」了，一户只留一位联系人。
roster-role = 没有「{ $value }」这个角色。能用的是：居民、楼栋长、工作人员、医生、心理咨询师、志愿者、民警、物业、管理员、导出。
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
demo-staff = 社区工作人员 { $staff }，看整个社区。打开后写「状态」，再写「控制台」：
demo-volunteer = 志愿者 { $volunteer }，给{ $building }买东西、送东西。打开后写「订单台」：
demo-orders = 买东西：住户那页写「两袋盐，大米 10 斤」再点「对，下单」，志愿者那页写「订单台」接下它。
demo-together = 前三页都开着，在住户那页写「38.2」：楼长那页点「我来处理」，另外两页马上知道；再点结果，就结束了。
demo-group = 这几页上面都有「楼群」：那里是{ $building }的邻居。在群里写「38.2」试试：群里看不到，私下接着办。
demo-stop = 按 Ctrl-C 停下。
