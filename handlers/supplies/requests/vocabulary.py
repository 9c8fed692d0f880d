"""What people write when they want something done, by kind; in simplified characters and small letters.

Patterns are for `re.search` unless it is said otherwise. A request names its thing (THINGS) and what is the matter with
it (MATTERS), or asks outright (OUTRIGHT).
"""

from __future__ import annotations

# --- what makes a request, and what makes none

# Somebody is asked to do something, or wants something.
OUTRIGHT = (
    r"帮(?:我|忙|个忙|一下|下|着|她|他|咱|代|取|拿|扔|倒)|麻烦(?!了|死|您了|你了|大家了)|拜托|劳驾|请(?!问|假|教|客|您放心)|"
    r"(?:能不能|可不可以|能否|可否|能|可以|有没有人能?|谁能|谁来)(?:帮|找|叫|派|来人|来个人|上门|安排|请|约|给我(?:送"
    r"|拿|取|收|修))"
    r"|有人(?:能|可以)?帮|(?:找|叫|派|来)(?:个|位|一个|几个|辆)?(?:人|[^，。,]{0,3}师傅|车|志愿者|医生|大夫|心理)"
    r"|(?:想|要|得|需要)(?:约|找|订|请|预约|报修"
    r"|修|看(?!看)|拿|取|扔|配|开|去|做|打)"
    r"|预约|约(?:个|一个|一下)|报修|求助修|我要(?!怎)|需要|给(?:我|我们|我家|家里)(?:拿|取|送|收|修|换|带)|代(?:拿|取"
    r"|收|扔)|来收|收一下|拿一下|取一下"
    r"|\b(?:please|pls|can you|could you|can someone|could someone|can somebody|could somebody|would you|help me|i need"
    r"|we need|i want|i'?d like|i would like|need (?:a|an|some|to)|book (?:a|an|me)|is there (?:anyone|someone) who)\b"
)
# The strongest of them: they stand even beside a when or where.
BIDDEN = (
    r"帮(?:我|忙|个忙|一下|下|她|他|咱|代|取|拿|扔|倒)|麻烦(?!了|死|您了|你了|大家了)|拜托|劳驾|请(?:人|帮|派|找|叫)|报修"
    r"|\b(?:please|pls|help me|can you|could you|can (?:someone|somebody)|could (?:someone|somebody))\b"
)
QUESTION = (
    r"怎么|怎样|咋(?!了)|如何|几点|几时|什么时[候间]|啥时候|多久|多长时间|哪里|哪儿|在哪|去哪|到哪|哪个|哪天|哪些"
    r"|多少(?:钱|袋|个|天才)|收费"
    r"|要不要|用不用|能不能(?:送|代买|寄|点|叫外卖|取|拿|进)|可不可以(?:送|寄|点)|能(?:送|寄|点|代买|取"
    r"|进)[^，。]{0,6}[吗么嘛不]"
    r"|可以(?:送|寄|点|取|拿|扔|买|去|修|请)[^，。]{0,8}[吗么嘛]|是不是|是否|为什么|为啥|什么(?:药|科|医院|牌子)"
    r"|有没有(?!人)|多远|谁(?!能|来|帮)"
    r"|\b(?:how|when|where|why|which|what|who)\b|\b(?:is|are|do|does|did|has|have|will) (?:the|my|our|there|it|you"
    r"|they|we|i)\b"
)
# Asked about, whoever is asked beside it.
ASKED_ABOUT = r"哪里去|放(?:到|在)?哪|打(?:什么|哪个)(?:电话|号)|电话是|多少钱|\bhow much\b|\bwhat number\b"
ASKS = ("?", "吗", "么", "嘛", "没有", "了没")
# A wish in the clothes of a question, where something has come already, or is to be a surprise: 京东到了，能送到家吗
POLITE = (
    r"(?:能不能|能否|可不可以|能|可以)(?:给|帮)?(?:我们?|孩子|家里|他|她)?(?:送(?:到家|上来|上楼|过来|进来|一?个|一下)"
    r"|拿(?:上来|上楼))[^，。,?？]{0,6}[吗么嘛]?"
)
# It is done, or it is told how it stands with something that is under way.
DONE = (
    r"(?:修|拿|取|收|领|换|买|弄|处理|办|看|送|通|约)(?:到|走|好|完|过|来|回来|掉)了|(?:修|拿|取|收|领|送|办|弄"
    r"|通)好了|已经(?:拿|取|收|修|买|送|好|处理|找|约|叫|报)"
    r"|(?:修|来|拿|取|收|送|处理|弄|通|办)(?:好|走|到|来|完)?(?:没有|没)?(?:呢|吗)$|(?:回来|做完|看完|出院|好)了(?:,"
    r"|，|。|$|谢)"
    r"|来(?:电|水|网|气)了|也没事"
    r"|(?:没|没有|还没|还不|一直没|怎么没)(?:有)?(?:人)?(?:来)?(?:修|收|送|拿|取|到|来|处理|好|通)|昨天(?:修|拿|收|买"
    r"|我?生日|去)"
    r"|^(?:还在|又|还是)|谢谢(?:您|你|大家)?(?:帮|的|送|给)|生日快乐"
    r"|\b(?:fixed|repaired|collected|received|picked up|arrived safely|delivered|done|works now|already|thank you for"
    r"|thanks for)\b"
)
DROPPED = (
    r"(?:有人|邻居|志愿者|师傅|他们|老公|老婆|儿子|女儿|朋友|同事|物业)[^，。,]{0,3}帮我[^，。,]{0,8}了"
    r"|不用(?!谢)|不要(?:了|拿|取|收|修|来|再|紧)|别(?:拿|取|收|修|来|送|乱|往)|取消|算了|不(?:拿|取|修|收|去|看|约)了"
    r"|不是|(?<!能)不能"
    r"|\b(?:no need|don'?t need|cancel|never mind|not needed|no longer)\b"
)
# Said to somebody who knows of it already.
TOLD = (
    r"(?:您|你)?上(?:次|回)(?:您|你)?|(?:您|你)(?:昨天|前天|早上|刚才)?(?:说|讲|答应)|(?:昨天|前天|早上|刚才)(?:跟|和"
    r"|给)?(?:您|你)"
    r"|跟(?:您|你)说|楼长|李姐|\b(?:you (?:said|told|promised)|last time|as you)\b"
)
ELSEWHERE = r"听说|据说|群里|新闻|电视|通知(?:说|上|里)|网上|有人说|\b(?:they say|i heard|the news|the notice)\b"

# --- kinds

PARCEL = (
    r"快递(?!员|小哥|停|公司|费|单号)|包裹|取件码|取货码|提货码|菜鸟|驿站|丰巢|外卖(?!员|小哥|软件)"
    r"|(?:外卖员|快递员|小哥).{0,4}(?:放|送到|到了)|(?:顺丰|京东|圆通|中通|申通|韵达|极兔|邮政|ems|拼多多|淘宝|天猫|网购)"
    r"(?=.{0,6}到|的?(?:东西|件|快递|货))"
    r"|\b(?:parcels?|packages?|take-?aways?|take-?out|food deliver(?:y|ies)|pick-?up code"
    r"|my (?:delivery|food|meal|dinner|lunch)(?= (?:is|was|has|arrived)))\b"
)
# With a code, whatever it is: it waits somewhere.
FETCHES = r"拿|取|送上|送来|带上|\b(?:get|fetch|pick|bring|collect)\b"
TAKEAWAY = r"外卖|奶茶|咖啡|\b(?:my (?:food|meal|dinner|lunch)|take-?aways?|take-?out|food deliver(?:y|ies))\b"
SENDS = r"寄|退货|发快递|\b(?:send|mail|return) (?:a|the|my|this)\b"
WAITS_THERE = (
    r"到了|到.{1,8}了|送到|放(?:在|到)|在.{0,8}(?:架|岗|亭|柜|站|门|楼下|保安)|(?:is|are|was) (?:at|in|on) the"
    r"|(?:at|in|on) the (?:gate|guard|shel|locker|entrance|door|station|desk)|has arrived"
)
PLACES = {
    "shelf": r"货架|快递架|架子|架上|\bshel(?:f|ves)\b|\brack\b",
    "locker": r"外卖柜|快递柜|智能柜|丰巢|柜|\blockers?\b",
    "gate": r"门岗|岗亭|岗上|保安|门卫|门口|大门|[东南西北]门|\bgate\b|\bguard\b|\bentrance\b",
}
CODE = (
    r"(?:取件码|取货码|提货码|取餐码|取件号|取货号|pick-?up code|collection code|code|码|号)\s*(?:是|为|is\b)?"
    r"[\s:：,，]{0,3}([0-9a-z]{1,6}(?:-[0-9a-z]{1,6}){0,4})(?![0-9a-z-])|(?<![0-9-])(\d{1,3}-\d{1,3}-\d{2,6})(?![0-9-])"
)
BARE_CODE = r"(?:码|是|it is|it's|code)?[\s:：]*([0-9a-z]{1,6}(?:[- ]?[0-9a-z]{1,6}){0,4})"  # fullmatch
TAIL = (
    r"(?:尾号|后四位|末四位|后4位|手机(?:号)?尾?号?|last four(?: digits)?|ends? (?:in|with)|phone)(?:是|为|is|are)?"
    r"[\s:：,，]{0,3}(\d{4})(?!\d)"
)

RUBBISH = r"垃圾(?!袋(?:吗|怎|多|在|要买|没|用)|分类|短信|邮件|食品|话|车)|\b(?:rubbish|trash|garbage|waste)\b"
RUBBISH_MATTERS = (
    r"满|收(?!几|费)|拿走|扔(?!几)|倒|堆|臭|味|带走|清一?下|有.{0,4}[袋包]|[一二两三四五六七八九十\d]\s*[大]?[袋包]"
    r"|没地方"
    r"|\b(?:full|collect|take|pick|out|smell\w*|bags?)\b"
)
STINKS = r"臭|发霉|长虫|堆|满"  # that nobody has come is no report then: somebody is to come
BUYS = r"买|订购|下单|\bbuy\b|\border\b"

DOCTOR = (
    r"透析|化疗|放疗|产检|待产|怀孕|孕妇|孕检|复查|复诊|看病|看医生|看大夫|看急诊|看牙|拔牙|就医|就诊|医院|挂号|换药"
    r"|拆线|输液|打疫苗|(?<!新冠)疫苗"
    r"|(?:约|找|请|叫)(?:个|位|一个|一位|一下)?(?:医生|大夫)|医生.{0,4}(?:上门|来(?:家里)?看|来一趟)|上门看(?:病|看"
    r"|一下)"
    r"|\b(?:dialysis|chemo\w*|radiotherapy|see (?:a|the) doctor|a doctor|hospital|clinic|dentist|check-?up"
    r"|pregnan\w+)\b"
)
DOCTOR_GOES = (
    r"(?:要|用|叫|派)(?:辆|个|一辆)?车|(?:要|得|该|必须|需要|想|约了|安排)去|(?:要|得|该)(?:做|看|复查|换药|透析|化疗|产检)|\b(?:need|have|has"
    r"|want) to (?:go|see|be)\b|\bmust go\b"
)
# Said alone, without a word of wanting: they are asked whether that is it.
DOCTOR_BARE = r"(?:要|做|去)?(?:透析|化疗|放疗|产检|孕检|复查|复诊|换药|拆线|挂号|看病|看医生|看牙|拔牙)[了呢呀啊]?"
# What somebody goes to a doctor for; where none of it is said, they are asked.
DOCTOR_REASON = (
    r"透析|化疗|放疗|产检|待产|怀孕|孕|复查|复诊|换药|拆线|输液|打针|牙|疼|痛|痒|肿|疹|咳|烧|血|压|糖|心|胃|肝|肾|肺|腿|腰|背|眼|耳|伤|病"
    r"(?!$)|\b(?:dialysis|chemo\w*|radiotherapy|pregnan\w+|check-?up|pain|ache|tooth|blood|heart|rash|wound|for my)\b"
)
DOCTOR_URGENT = r"透析|化疗|怀孕|孕|产检|待产|胎|\b(?:dialysis|chemo\w*|pregnan\w+|the baby)\b"
RIDE = (
    r"去.{0,8}医院|医院|车|接送|送(?:我|她|他|去)|透析|化疗|放疗|产检|看牙|拔牙|\b(?:hospital|ride|car|drive|taxi"
    r"|dialysis|chemo\w*)\b"
)
VISIT = r"上门|来(?:家里|看|一趟)|到家|\b(?:visit|come (?:to|over|and)|at home)\b"
# Somebody is to come with a siren; no question about it, and nothing to be ordered.
AMBULANCE = (
    r"^(?:快|急|要|求|救命)*[,，!！ ]*救护车(?:快来|来)?[!！。 ]*$"
    r"|(?:叫|要|打|派|喊|来(?:个|辆|一辆)|需要)[^，。,]{0,4}救护车|(?:叫|打|拨)(?:个|一下)?120(?!\d)|卡(?:住|在|着)?了?(?:喉|嗓)|噎(?:住|着)"
    r"|\b(?:call|need|send|get)\b.{0,12}\bambulance|^ambulance\b|\bchoking\b|\bchest pains?\b"
    r"|\b(?:can'?t|cannot|not|can not) breath(?:e|ing)\b|\bunconscious\b|\b(?:heart attack|stroke|seizure)\b"
)
STUCK = (
    r"(?:电梯|里面).{0,6}困|困.{0,3}(?:电梯|里面)|被困(?!在?(?:家|小区|屋))"
    r"|\b(?:trapped|stuck)\b.{0,12}\b(?:lift|elevator|people)\b|\b(?:lift|elevator)\b.{0,12}\b(?:stuck|trapped)\b"
)
BIRTH = r"(?<![不没])要生了|羊水|破水了|见红了|\b(?:in labou?r|water broke|waters broke|having the baby now)\b"

COUNSELLING = (
    r"找(?:个|一个)?人(?:聊|说|谈)|(?:想|要)(?:聊聊(?!.{0,8}(?:事|问题|团购|价))|聊天|谈谈心|说说话|倾诉)|陪我?(?:说"
    r"|聊)|谈心|倾诉"
    r"|心理(?:咨询|医生|老师|疏导|辅导|热线的?人)|(?:有人|没人|谁)(?:能)?(?:陪我?)?(?:聊聊|说说话|说话)"
    r"|\b(?:talk (?:to|with) (?:someone|somebody|a counsell?or|a psycholog\w+)|someone to talk|somebody to talk"
    r"|counsell?(?:or|ing))\b"
)

# Nobody is asked for, but somebody who listens may be what they need; a heart that races is a doctor's.
LOW = (
    r"心里(?:很|好|特别|太|真)?(?:难受|难过|憋|堵|苦|不好受|烦)|想哭(?!死)|压力(?:太|很|好|特别|真)?大"
    r"|(?:很|好|太|特别|真)(?:孤独|孤单|压抑|抑郁|焦虑|无助)|快?撑不住了|情绪(?:很|太)?(?:低落|不好|崩溃)"
    r"|\b(?:lonely|depressed|anxious|overwhelmed|can'?t cope|so stressed|so sad)\b"
)
CARE = r"生日(?!快乐)|大寿|寿辰|过寿|祝寿|周岁|满月|百日宴|结婚纪念|金婚|\b(?:birthday|wedding anniversary)\b"
WHOM = (
    r"我?(?:妈妈?|爸爸?|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|老伴|爱人|老公|老婆|先生|太太|儿子|女儿"
    r"|孩子|宝宝|孙子|孙女|母亲|父亲)"
    r"|\bmy (?:mother|mum|mom|father|dad|wife|husband|son|daughter|child|grandmother|grandfather|grandma|grandpa)\b"
)

MEDICINE = (
    r"药(?!店|房|物|师|费|监|味)|胰岛素|二甲双胍|阿司匹林|硝苯地平|氨氯地平|缬沙坦|美托洛尔|他汀|优甲乐|甲状腺素"
    r"|布洛芬|奥美拉唑|华法林|氯吡格雷|速效救心丸|硝酸甘油|试纸|胰岛素?针头?|造口袋|尿袋|氧气[瓶袋]|雾化"
    r"|\b(?:test strips|medicines?|medications?|meds|insulin|pills|tablets|prescription|refill|inhaler|metformin"
    r"|aspirin)\b"
)
MEDICINE_MATTERS = (
    r"吃完|用完|打完|没了|没有了|快没|快吃完|快用完|断了|断药|不够|只剩|只够|还剩|见底|没药|没氧|缺药|开药|开点|配药|配点"
    r"|拿药|续(?:一下|药|方)|要开|要配"
    r"|\b(?:run(?:ning)? out|ran out|out of|almost gone|finished|left|refill|no more|only .{0,12} left)\b"
)
MEDICINE_NAME = (
    r"([一-鿿]{0,5}?(?:降压药|降糖药|高血压药|糖尿病药|心脏病药|感冒药|退烧药|安眠药|胃药|眼药水|止疼药|止痛药|消炎药"
    r"|[一-鿿]{1,4}药|胰岛素|二甲双胍|阿司匹林|硝苯地平|氨氯地平|缬沙坦|美托洛尔|[一-鿿]{1,4}他汀|优甲乐|布洛芬"
    r"|奥美拉唑|华法林|氯吡格雷|速效救心丸|硝酸甘油|(?:血糖)?试纸|胰岛素针头|造口袋|尿袋|氧气[瓶袋]))"
)
MEDICINE_PREFIX = (
    r"^(?:家里的?|我家的?|我们?的?|我?(?:妈|爸|爷爷|奶奶|老伴|孩子|老人)的?|现在|今天|的|吃的|常吃的|需要|想要?|要"
    r"|开点|配点|开|配|买点|买|拿|帮我|帮忙|没|缺|点|些|有|这个|那个)+"
)
NO_NAME = "药 吃药 开药 配药 拿药 买药 用药 的药 慢性药 断药 缺药 没药"  # says no more than that it is a medicine
ENGLISH_MEDICINE = (
    r"\b((?:blood pressure|diabetes|heart|asthma|thyroid|allergy|sleeping|pain) (?:medicine|medication|meds|pills"
    r"|tablets)|insulin|metformin|aspirin|inhaler)\b"
)
LEFT_DAYS = (
    r"(?:只剩|只够|还剩|还够|剩|够|left for|only|for)[^，。,.]{0,6}?([一二两三四五六七八九十\d]{1,3}|one|two|three"
    r"|four|five|six|seven)\s*(?:天|日|days?)"
)
LEFT_NONE = (
    r"(?<![快要])(?:吃完了|用完了|打完了|没了|没有了|断了|断药)|没药|没氧|缺药|今天(?:就)?(?:没|吃完|最后)"
    r"|(?<!almost )(?<!running )\b(?:ran out|finished|no more|out of)\b"
)
SINCE = (
    r"((?:吃|用|打)了[^，。,.]{0,4}?[一二两三四五六七八九十几\d半]{1,3}个?(?:多)?(?:年|月)|从?[^，。]{0,6}年(?:开始"
    r"|起)(?:吃|用)|头一次(?:吃|用)|第一次(?:吃|用)|一直(?:在)?(?:吃|用)|常年(?:吃|用)"
    r"|for [a-z0-9]{1,8} (?:years?|months?)|since \d{4})"
)

REPAIR_THINGS = (
    r"水管|水龙头|龙头|马桶(?!刷|塞|垫|贴|清)|厕所|下水道|下水|地漏|管道|水池|洗手池|浴室|淋浴|花洒|暖气|空调|热水器|冰箱|洗衣机"
    r"|灯(?!笼|光|芯)|电路|电线|线路|插座|插排|开关|电闸|跳闸"
    r"|停电|电箱|电闸箱|门锁|锁|窗户|窗子|窗|房门|防盗门|大门|单元门|门(?=坏|打不开|关不上|锁)|玻璃|煤气灶|燃气灶|灶|油烟机"
    r"|抽烟机|电视|网络|宽带|网(?=断|坏|不|没)|wifi"
    r"|天花板|屋顶|房顶|墙|对讲|门禁|水表|电表|阀门|电梯|晾衣"
    r"|\b(?:pipes?|taps?|faucets?|toilets?|drains?|sinks?|lights?|lamps?|bulbs?|heaters?|heating|radiators?"
    r"|air ?con\w*|fridge|washing machine"
    r"|sockets?|outlets?|power|electricity|fuse|locks?|windows?|doors?|stove|internet|wi-?fi|ceiling|roof|shower"
    r"|boiler)\b"
)
REPAIR_MATTERS = (
    r"漏|坏|堵|不亮|不通|不转|不热|不冷|不制冷|不出水|没水|断了|裂|破了|破裂|掉下|掉了|爆|跳闸|打不开|关不上|关不紧"
    r"|锁不上|拧不|冒火花|火花|漏电|没反应|用不了|不能用|不工作|不灵|松了|滴水|返水|溢|进水|没电"
    r"|没网|上不了网|连不上|没热水|没暖气|断在|卡住|进不去|冒烟|烧焦|烧了|焦味|糊味"
    r"|\b(?:leak\w*|broken|broke|blocked|clogged|not working|doesn'?t work|does not work"
    r"|stopped working|won'?t|burst|stuck|no power|no hot"
    r"|went out|out of order|cracked|dripping|flickering|sparks?|tripped|is down|dead)\b"
)
REPAIR_ALONE = (
    r"漏水|渗水|漏到|漏电了|跳闸了|(?:停|断|没)(?:电|网|暖气)了|(?:停|断)(?:水|气)了|(?:家里|屋里|厨房)没(?:水|气)了|开锁"
    r"|报修|维修"
    r"|(?:电工|水电工|管道工|木工)|修(?:一下|下|修|个|水|马|门|灯|空|下水)|\b(?:plumber|electrician"
    r"|handyman|locksmith|a leak|repair|fix|locked out|power (?:is|went) out"
    r"|no (?:hot )?(?:water|power|electricity|internet|heating|gas))\b"
)
NO_REPAIR = (
    r"手机|体温计|体温表|血压计|电池|遥控|充电|电脑|平板|手表|玩具|体温枪|温度计|眼镜|牙|腰|腿|肚子|胃|心情|记性"
    r"|\b(?:phone|thermometer|heart|battery|leg|arm|tooth)\b"
)
LEAK = r"漏水|漏了|爆|淹|返水|溢|进水|滴水|漏|水流|\b(?:leak\w*|burst|flood\w*|overflow\w*)\b"
ELECTRIC = r"漏电|火花|冒烟|烧焦|焦味|糊味|触电|电线.{0,4}(?:烧|断|裸|露)|\b(?:sparks?|electric shock|burning smell)\b"
GAS = (
    r"(?<!没有)(?<!没)(?:煤气|燃气|天然气|瓦斯)(?:味|的味|泄|漏|管.{0,3}漏|灶.{0,3}漏)|漏(?:煤气|燃气|天然气|瓦斯)"
    r"|闻到.{0,6}(?:煤气|燃气|天然气)"
    r"|\b(?:smell(?:s|ing)? (?:of )?gas|gas smell|smell of gas|gas is leaking|gas leak\w*|leaking gas)\b"
)
DANGERS = {
    "gas": r"煤气|燃气|天然气|瓦斯|\bgas\b",
    "electric": r"电|火花|焦|\b(?:electric\w*|sparks?|shock)\b",
    "leak": r"漏水|水|漏|\b(?:water|leak\w*|flood\w*)\b",
    "none": r"没有|都没|不危险|没事|不急|没|无|\b(?:no|none|nothing|safe)\b",
}

OTHER = (
    r"(?:帮|麻烦|能不能|请(?!问)|代|给(?:孩子|老人|我妈|我爸|家里)).{0,6}(?:理发|剪(?:头发|指甲)"
    r"|装(?:一?下)?(?:窗帘|灯|床|柜|架)|遛一?下|寄|退货|遛|喂(?:一下|下|我家)?(?:猫|狗|鱼)|喂猫|喂狗|浇花|浇水"
    r"|交(?:一?下)?(?:电|水|燃|煤|话|网)费|充(?:电|水|气|话)费|搬|打印|复印|送(?:钥匙|东西|饭|个东西)|拿钥匙|取钥匙"
    r"|挪车|关(?:一下)?(?:门|窗))"
    r"|\b(?:walk my dog|feed my (?:cat|dog|fish)|water my plants|pay my (?:bill|electricity)|print (?:a|the|my|some)"
    r"|move my car|mail (?:a|my|this))\b"
)

# --- answers

NONE = (
    "没有|没|无|没有码|没有处方|不知道|不清楚|none|no|nothing|don't have|i don't have|i have none|no code"
    "|no prescription"
)
NOW = r"现在|马上|立刻|这会儿|尽快|赶紧|越快越好|\b(?:now|right away|asap|as soon as)\b"
EVENING = r"晚上|傍晚|下午|今晚|晚间|晚一点|一起|那一趟|\b(?:evening|tonight|later|afternoon)\b"
DAYS = {
    "today": r"今天|今日|今晚|\b(?:today|tonight)\b",
    "tomorrow": r"明天|明日|明早|明晚|\btomorrow\b",
    "after": r"后天|\bday after\b",
    "yesterday": r"昨天|昨晚|\byesterday\b",
}
DATE = r"(?<![\d/.-])(\d{1,2})(?:月|[/.-])(\d{1,2})(?:日|号)?(?![\d-])"
WEEKDAY = r"(?:周|星期|礼拜)([一二三四五六日天])"
CLOCK = (
    r"((?:早上|上午|中午|下午|晚上|傍晚)?\s*(?:\d{1,2}|[一二三四五六七八九十两]{1,3})\s*(?:点半|点钟?"
    r"|[:：]\d{2})(?:左右|以后|之前)?|\d{1,2}(?:[:：]\d{2})?\s*(?:am|pm))"
)
PART = r"(早上|上午|中午|下午|晚上|傍晚|morning|afternoon|evening)"
LONG = r"好几天|几天了|一直|很久|上周|这几天|\b(?:days|week|long)\b"
FRESH = r"刚|刚才|今天|今早|\b(?:just|today|this morning)\b"
COUNT = (
    r"([一二两三四五六七八九十]{1,3}|\d{1,2}|几)\s*(?:大|小)?(?:个|件|份|包|单|袋|桶|parcels?|packages?|bags?|boxes)"
)
ENGLISH_COUNT = (
    r"\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:big |small |more )?(?:parcels?|packages?"
    r"|bags?|boxes|take-?aways?)\b"
)
ONE = r"(?:拿|取|收|有|到)(?:一?下)?(?:个|一个)"
# Said when we have asked whether it is right, or whether somebody is to come; apart by strokes.
YES = "就这样|对就这样|对,就这样|请人来|请人来修|来吧|修吧|要的|需要|是的|办吧|yes please|go ahead|please do"
NO = "不用|不用了|转给楼长|不用,转给楼长|不用,转给楼长吧|先不用|no thanks|no need"
