"""What people ask about here, and how they write it: topics with their other names, what is done with a thing, words
that say nothing, and the slips of thumbs and input methods. Data; `reading.py` is what reads it."""

from __future__ import annotations

import re

# Topic → how people name it. The longer names come first where one is inside the other.
TOPICS: dict[str, tuple[str, str]] = {
    "antigen": (
        r"抗原(?:自测|检测|试剂)?盒?|试剂盒|自测",
        r"antigen(?: tests?)?|rapid tests?|self[- ]?tests?|test kits?",
    ),
    "test": (
        r"(?:做|测|验|采|查)?核酸(?:检测|采样|筛查)?|捅(?:一?下)?(?:嗓子眼?|喉咙|鼻子|嘴)|采样(?!管)|全员检测"
        r"|大筛|筛查|混检|混采"
        r"|(?<!抗原)检测(?!盒|试剂)",
        r"(?:covid|pcr|nucleic acid|swab) tests?(?:ing)?|pcr|swabs?|tests?|testing|tested",
    ),
    "rider": (r"(?:快递|外卖)(?:小哥|员)|骑手|送货员", r"couriers?|riders?"),
    "parcel": (
        r"快递(?:柜|点|架)?|包裹|取件|快件|邮包|驿站|丰巢",
        r"parcels?|packages?|express deliver(?:y|ies)",
    ),
    "takeaway": (r"外卖", r"take-?aways?|take-?outs?|food deliver(?:y|ies)"),
    "groupbuy": (
        r"团购|拼团|跟团|开团|团长|团菜|(?:怎么|哪里|哪儿|在哪)?买菜|订菜|订购",
        r"group[- ]?(?:buy(?:ing|s)?|purchases?|orders?)|buy(?:ing)? (?:food|vegetables|groceries)",
    ),
    "supplies": (
        r"(?:生活|防疫|保供)?物资|蔬菜包|爱心包|生活包|大?礼包|菜包|发的?菜|领菜|送菜|保供",
        r"suppl(?:y|ies)|(?:food|vegetable|care) (?:packs?|packages?|box(?:es)?|parcels?)",
    ),
    "food": (r"蔬菜|(?<![饭酒])菜(?!鸟)|米面|粮油|粮食", r"vegetables?|groceries|food"),
    "trash": (r"(?:生活|厨余|干|湿)?垃圾(?:桶|袋|车|房|箱)?|厨余", r"garbage|trash|rubbish|waste|bins?"),
    "release": (
        r"解封|解除(?:隔离|封控|管控|封闭|静默)?|解控|放行|解禁|解隔离?|隔离结束|封到|隔离到|封控",
        r"lockdown|quarantine (?:ends?|over)|released?|lifted|lift the",
    ),
    "goout": (
        r"出入证|通行证|出小区|进出(?:小区)?|出入(?:小区)?|外出|出门|出去|离开小区|出大门|下楼(?:活动|走走"
        r"|散步|透气|遛弯)|散步|遛弯",
        r"go(?:ing)? out(?:side)?|leave (?:the|my|our) \w+|passes|exit pass|take a walk|walks?",
    ),
    "visitor": (r"访客|来客|走亲戚|亲戚|外来人员|保姆|钟点工|家政|探望", r"visitors?|guests?|cleaner|nanny|visit"),
    "medicine": (
        r"(?:开|配|取|买|送|代|领|拿|吃)?(?:慢性?病)?药(?!店)(?:品|物|方)?|处方药?|药店",
        r"medicines?|medications?|prescriptions?|pharmacy|drugs?|pills?",
    ),
    "water": (
        r"(?:停|断|没有?|来|通|供|恢复供)水(?!果|费)|自来水|水压|水箱|水质",
        r"water(?: (?:supply|cut|outage))?",
    ),
    "power": (
        r"(?:停|断|没有?|来|通|供|恢复供)电(?!话|梯|费|影|视)|跳闸|电路检修",
        r"power(?: (?:cut|outage|supply))?|electricity|blackout",
    ),
    "gas": (r"停气|来气|通气|燃气|煤气|天然气", r"gas"),
    "heating": (r"暖气|供暖|供热|地暖|采暖", r"heating|heat"),
    "lift": (r"电梯|升降梯", r"lifts?|elevators?"),
    "invoice": (r"发票|收据|开票", r"invoices?|receipts?|fapiao"),
    "disinfection": (r"消毒(?!液)|消杀|杀菌|喷药", r"disinfect\w*|saniti[sz]\w*"),
    "vaccine": (r"打?疫苗|接种|加强针|打针|打苗|第[一二三四1-4]针", r"vaccin\w*|boosters?|jabs?"),
    "certificate": (r"证明", r"certificates?"),
    "code": (r"健康码|核酸码|绿码|红码|黄码|场所码|弹窗|随申码", r"health codes?|green codes?|qr codes?"),
    "hospital": (
        r"(?:去|上)?医院|就医|看病|看医生|门诊|急诊|产检|透析|化疗|复诊|就诊|挂号",
        r"hospitals?|doctors?|clinics?|dialysis|appointments?",
    ),
    "school": (r"网课|上学|学校|返校|开学|上课|幼儿园|中考|高考", r"school|online class(?:es)?|kindergarten"),
    "work": (r"上班|复工|返岗|居家办公|请假", r"go(?:ing)? to work|back to work|office"),
    "pet": (r"(?:遛|溜|养)?[狗猫](?:狗|咪|粮)?|宠物", r"dogs?|cats?|pets?"),
    "parking": (
        r"停车(?!场)(?:费|位)?|车位|挪车|开车|车库|充电桩|私家车",
        r"park(?:ing)?(?! lot)|cars?(?! park)|garage",
    ),
    "network": (r"宽带|断网|没网|网络|wifi|无线网", r"internet|wi-?fi|broadband"),
    "repair": (r"维修|报修|修理|修(?:水管|马桶|门|灯|锁|空调)|漏水|堵了|疏通", r"repairs?|plumber|leak\w*|broken"),
    "counselling": (r"心理(?:热线|咨询|老师|医生|疏导)?|谈心", r"psycholog\w*|counsel\w*|mental health"),
    "mask": (r"口罩", r"masks?"),
    "office": (
        r"居委会?|物业(?!费)|村委会?|社区办公室|服务站|业委会",
        r"property (?:office|management)|neighbou?rhood committee",
    ),
    "fee": (r"物业费|水费|电费|燃气费|话费|停车费|管理费", r"fees?|bills?"),
    "haircut": (r"理发|剪头发?|理个发", r"haircuts?"),
    "laundry": (r"洗衣|洗被", r"laundry"),
    "milk": (r"奶粉|尿不湿|尿布|牛奶", r"formula|diapers?|nappies|milk"),
    "noise": (r"噪音|装修|施工|敲打|钻孔", r"noise|renovation|construction|drilling"),
    "subsidy": (r"补贴|补助|慰问金|赔偿", r"subsid(?:y|ies)|allowance|compensation"),
    "volunteer": (r"志愿者|义工", r"volunteers?"),
}
# Those that people call by each other's names.
NEAR: tuple[frozenset[str], ...] = (
    frozenset({"food", "supplies"}),
    frozenset({"food", "groupbuy"}),
    frozenset({"release", "goout"}),
)
# What is only mentioned beside other things: a sentence that names it goes on about what was spoken of before.
MINOR = frozenset({"mask", "code", "office", "volunteer", "certificate", "network"})
# What takes place on a day of its own: yesterday's says nothing of tomorrow's.
EVENTS = frozenset({
    "test", "antigen", "groupbuy", "supplies", "food", "release", "water", "power", "gas", "lift", "disinfection",
    "vaccine", "haircut", "noise", "heating",
})  # fmt: skip

# What is done with a thing. A question about one is not answered by words about another.
ACTIONS: dict[str, tuple[str, str]] = {
    "hand": (
        r"取(?!消|决)|领(?!导)|发放|发(?!票|烧|热|现|生|给我|布|到群|进群)|送|派|配送|到货|分发|到(?=[了吗没])",
        r"pick(?:ed|ing)? up|collect\w*|hand(?:ed)? out|deliver\w*|get",
    ),
    "register": (
        r"登记|报名|预约|填[写表报]?|申请|申报|办理",
        r"regist\w*|sign(?:ed|ing)? up|appl(?:y|ication)|book\w*",
    ),
    "close": (r"截止|截至|截单|最晚|最迟", r"deadline|closes?|by when|latest"),
    "order": (r"下单|接龙|订|买|购", r"order\w*|buy\w*"),
    "back": (r"退[款货换]?|换货|赔|少了|漏发|破损", r"refund\w*|return\w*|replace\w*|missing"),
    "result": (r"结果|报告|阳性|混管|异常", r"results?|reports?"),
    "pay": (r"付款|缴费|交钱|支付|转账|付", r"pay(?:ment|ing)?|paid"),
    "post": (r"寄", r"send (?:an?|my|our|out|parcels?|packages?)\b|sending|mail"),
    "mend": (r"(?<!检)修(?!剪)好?|坏|故障", r"repair\w*|fix\w*|broken"),
    "throw": (r"扔|收运|清运|投放|收(?=垃圾|走)", r"throw\w*|dump\w*|put out|take out"),
}
SIDE = frozenset({"register", "back", "result", "pay", "post", "mend", "close"})

# What another word says as well, on both sides.
ALIKE: tuple[tuple[str, str], ...] = (
    (r"领取|拿取|提取|取件(?!码)|自提|拿到|取走|拿走|领回|取回|拿(?!着|出)|领(?!导)", "取"),
    (r"倒(?=垃圾|厨余|生活)|丢弃|丢(?![了失件过在])|扔掉|投放", "扔"),
    (r"小朋友|小孩子?|孩子|娃娃?|儿童|宝宝|宝贝|婴幼儿", "儿童"),
    (r"老人家|老年人|老头老太|老头子?|老爷子|老爷爷|老奶奶|老太太|老大爷|长者|老人", "老人"),
    (r"携带|带上|带好|带着|随身带", "带"),
    (r"早上|早晨|清早|一早|清晨|大早", "上午"),
    (r"傍晚|夜里|夜间|晚间", "晚上"),
    (r"最迟|截至|截单", "截止"),
    (r"狗狗|小狗", "狗"),
    (r"身份证件|证件", "身份证"),
    (r"门卫室?|保安亭|岗亭|门岗", "门岗"),
    (r"上门(?=[来给做测采])|入户", "上门"),
)

# Slips: what sounds or looks the same to an input method, and can hardly mean anything else here.
SLIPS: tuple[tuple[str, str], ...] = (
    (r"[合和何河荷盒喝贺禾][酸蒜]|核[算蒜]|(?<=[做测检验])[合和何河盒]算", "核酸"),
    (r"(?<![\d一二三四五六七八九十])[基机鸡己挤积][点店典](?!半|钟?\d)|几[店典]", "几点"),
    (r"[快块筷][递弟第帝低](?!\d)|块地|快地(?!方)|快第", "快递"),
    (r"[垃拉啦][圾级极及吉机]", "垃圾"),
    (r"[解接姐结][封锋][了吗么]?(?=[^信]|$)", "解封"),
    (r"抗[元源院缘圆园]", "抗原"),
    (r"团[够勾构狗]", "团购"),
    (r"物[姿紫兹]|无资", "物资"),
    (r"电[提题]", "电梯"),
    (r"[亭庭廷]水", "停水"),
    (r"[亭庭廷]电", "停电"),
    (r"消[读独]", "消毒"),
    (r"[发法][飘漂]|花票", "发票"),
    (r"时侯|是候|石候", "时候"),
    (r"[什神甚]马|神么|甚么|什吗|肾么", "什么"),
    (r"在那(?=里|儿|[取拿领做测买扔倒])|去那(?=里|儿|[取拿领做测买])|到那(?=里|儿|[取拿领做测买])", "在哪"),
    (r"怎[莫末吗]", "怎么"),
    (r"[咋杂]样|咋个|咋整|咋弄|咋办|点样|哪能(?=[办弄取拿做])|啷个|咋", "怎么"),
    (r"啥辰光|几时|啥时[候间]?|(?<!什)么时候|好久(?=[能可做来取发解])|多会儿?|多咱|边个时候|几多点", "什么时候"),
    (r"啥地方|哪块儿?|哪疙瘩|哪旮旯|边度|哪垯|哪达|哪搭|搁哪儿?|哪头", "哪里"),
    (r"啥子|嘛玩意|啥玩意|乜嘢|啥", "什么"),
    (r"几多", "多少"),
    (r"要不得|得不得|中不中|成不成|行不", "行不行"),
    (r"(?:侬|阿拉|伲|俺们?|偶|咱们?)", "我们"),
    (r"明朝|明早晨|明儿个?|明个儿?|听日|明日", "明天"),
    (r"今朝|今儿个?|今日", "今天"),
    (r"后儿个?|后日", "后天"),
    (r"礼拜|星期", "周"),
)
TRADITIONAL = str.maketrans(
    "幾遞極檢測結開門場東區員購團資發領憑證電話關閉號園廣樓梯單處隊費繳參報預約記補週兩雙務業衛準備應際導讓許動運車"
    "輛銷毒殺間內進辦樣採驟後鐘點鎖聯繫離戶別給買菜訂貨條據從選擇網圖書講課學習實驗須級線計劃專環總該負責爭鬧壓漲"
    "廢筒貓紙產權詢條縣鄉鎮灣豐島術廠師傳統",
    "几递极检测结开门场东区员购团资发领凭证电话关闭号园广楼梯单处队费缴参报预约记补周两双务业卫准备应际导让许动运车"
    "辆销毒杀间内进办样采骤后钟点锁联系离户别给买菜订货条据从选择网图书讲课学习实验须级线计划专环总该负责争闹压涨"
    "废筒猫纸产权询条县乡镇湾丰岛术厂师传统",
)

# How a question shows what kind of answer it wants.
KINDS: dict[str, tuple[str, str]] = {
    "clock": (r"几点(?:钟)?|几时|多早|多晚", r"what time|which hours?|opening hours|how (?:late|early)"),
    "day": (r"哪天|哪一天|哪日|几月几[号日]|几号(?!楼)|周几", r"(?:what|which) (?:day|date)"),
    "when": (
        r"什么时候|什么时间|时间|何时|多久|多长时间|几天|时候(?:能|可以|才)",
        r"when|how (?:long|soon)|until when|schedule",
    ),
    "where": (
        r"哪里|哪儿|在哪|去哪|到哪|放哪|从哪|往哪|哪边|哪个(?:门|地方|点|位置)|什么地方|什么位置|地点|地址|位置",
        r"where|which (?:gate|place|entrance)",
    ),
    "money": (
        r"多少钱|几块钱?|几元|什么价|价格|价钱|收费|要钱|花钱|费用|免费|怎么卖|贵不贵",
        r"how much|price|cost|free of charge|charge|pay for",
    ),
    "phone": (
        r"电话|号码|联系方式|怎么联系|打哪个|打给谁|热线",
        r"phone|telephone|(?:what|which) number|hotline|contact",
    ),
    "who": (r"谁|哪些人|什么人|哪位|哪几[栋幢家户]|哪些楼", r"\bwho\b|which (?:people|buildings?|households)"),
    "may": (
        r"能不能|可不可以|能否|可否|可以不可以|行不行|好不好|让不让|准不准|允不允许|许不许|能(?=.*[吗么嘛?])"
        r"|可以(?=.*[吗么嘛?])"
        r"|让(?=.*[吗么嘛?])|允许|(?:能|可以)[^，。]{1,10}(?:不|吧)$|行[吗么]",
        r"\b(?:can|may|could) (?:i|we|you|one|my|our|people|residents|dogs?|the|visitors?)|allowed"
        r"|permitted|possible to",
    ),
    "need": (
        r"要不要|用不用|需不需要|该不该|带不带|戴不戴|交不交|必须|(?:需要|要|得|用|必须)(?=.*[吗么嘛?])|带什么"
        r"|准备什么|需要什么|要什么|什么(?:证件?|材料|东西)",
        r"do (?:i|we) (?:need|have to)|must (?:i|we)|should (?:i|we)|required|need(?:ed)? to|bring",
    ),
    "how": (r"怎么|怎样|如何|流程|步骤|手续|办法", r"\bhow (?:do|can|to|should|does)|procedure|steps"),
    "count": (r"多少(?!钱)|几[个次盒份人斤袋箱轮瓶只张户]", r"how many"),
    "why": (r"为什么|为何|为啥|什么原因|原因|怎么回事", r"\bwhy\b"),
    "changed": (
        r"取消|改(?:时间|期|到|成)|推迟|延期|提前|变[了化动]|照常|正常(?:进行|做)|还(?:做|测|搞|办|停|发|有|开"
        r"|送|算|继续|要)"
        r"(?=.*[吗么嘛不?])|暂停|作废|有变",
        r"cancel\w*|postpone\w*|called off|still (?:on|happening|going|valid)|as usual|changed",
    ),
    "what": (r"什么|哪些|哪个|哪种", r"\bwhat\b|\bwhich\b"),
    "whether": (
        r"[吗么嘛伐]|([一-鿿])[一-鿿]{0,2}不\1|(?:要|用|能|可以|有|是)[^,.!?，。]{0,12}(?:不|啵|没)$|是不是|是否|有没有|会不会|[?]|没有?$",
        r"\?|^(?:is|are|will|does|do|did|has|have)\b",
    ),
}

# What a passage must hold to be an answer of that kind. Clocks and days are read (days.py).
HOLDS: dict[str, str] = {
    "where": (
        r"[东南西北前后正侧大小]门|[东南西北]区|门(?:口|岗|卫|厅|前|内|外|[东南西北])|[一二三四五六七八九十\d]+号门"
        r"|岗亭|广场|大厅|大堂|楼下|单元(?:门|楼)|花园"
        r"|服务(?:站|中心|点)|采样(?:点|亭|屋)|活动(?:室|中心)|车棚|停车场|球场|操场|驿站|快递柜|货架|帐篷"
        r"|亭子?|凉亭|居委会|物业|医院|药店|超市|家门口|门口"
        r"|小程序|公众号|(?:群|网|线)[里上内]|地下[车室]|[路街巷道]\d+号|\d+[楼层室]|投放点|集中点|存放[点处]"
        r"|[^\s，。]{1,6}(?:处|点|站|室|厅|馆"
        r"|院|台|角|旁|侧|边)(?=[，。；、\s做测领取排等]|$)"
        r"|gate|hall|square|garden|lobby|entrance|office|downstairs|centre|center|station|shelf|tent"
        r"|hospital|door|room"
    ),
    "money": (
        r"\d+(?:\.\d+)?\s*(?:元|块|角|分钱|万)|[一二三四五六七八九十百两]+[元块]|免费|不收[费钱]|不要钱|自费"
        r"|free|yuan|rmb|¥|￥|no charge"
    ),
    "phone": (
        r"(?<!\d)(?:\d{3,4}[- ]?\d{7,8}|\d{7,8}|1\d{10}|\d{5}|1[12]\d|400[- ]?\d{3}[- ]?\d{4}"
        r"|\d{4}[- ]\d{4})(?!\d)"
    ),
    "who": (
        r"[^\s，。]{0,8}(?:住户|居民|人员|老人|儿童|楼|家庭|业主|党员|志愿者|医生|楼长|师傅|物业|居委|负责"
        r"|联系人|商户|孕妇|学生|职工|人)|residents?"
        r"|people|everyone|building|staff"
    ),
    "may": (
        r"可以?|能|不了|不[一-鿿]|不得|禁止|严禁|允许|不准|不许|请勿|勿|谢绝"
        r"|不要|凭|一律|须(?!知)|只[准限]|仅限|暂停|恢复|开放"
        r"|关闭|停止|不接受|无需|可自行|can|may|must|only|not|allowed|forbidden|open|closed|no "
    ),
    "need": r"请?带|须(?!知)|需|无需|不用|不必|不需|必须|凭|要|出示|准备|携带|bring|need|must|show|have to|no need",
    "how": (
        r"请|先|凭|登记|拨打|扫码|填|到|在|联系|报名|群里|预约|出示|下单|接龙|放|交|打电话|发给|写|步|please"
        r"|call|scan|fill|go to|at the|on the|in the|bring"
        r"|show|write|put|ask"
    ),
    "count": (
        r"\d+\s*(?:个|次|盒|份|人|斤|袋|箱|轮|瓶|只|张|户|件|包|天|小时|分钟)|[一二两三四五六七八九十每]+(?:个"
        r"|次|盒|份|人|斤|袋|箱|轮|瓶|只|张|户|件|包)|\d"
    ),
    "why": r"因为?|由于|为了|为防|原因|due to|because|for safety|in order",
    "changed": (
        r"取消|改为|改到|改在|改期|推迟|延期|提前|照常|不变|暂停|顺延|不再|作废|恢复|关闭|停止|cancel|postpon|moved to"
        r"|as usual|called off"
        r"|instead|resum"
    ),
}

# What has a name of its own within its topic: where it is asked after by that name, a passage or its title must say it.
PARTICULAR: tuple[str, ...] = (
    r"出入证|通行证|\bpass(?:es)?\b",
    r"猫|\bcats?\b",
    r"狗|\bdogs?\b",
    r"居委",
    r"物业",
    r"村委",
    r"业委",
    r"服务站",
    r"奶粉|formula",
    r"尿不湿|尿布|diapers?|nappies",
    r"牛奶|鲜奶|(?<!formula )\bmilk\b",
)
# … and here it is enough that it stands anywhere in the notice.
PARTICULAR_OF_ALL: tuple[str, ...] = (
    r"透析|dialysis",
    r"化疗|chemo\w*",
    r"产检",
    r"急诊",
    r"第[一1]针",
    r"第[二2两]针",
    r"第[三3]针",
    r"第[四4]针",
    r"加强针|boosters?",
    r"健康码|health code",
    r"核酸码",
    r"场所码",
)

# Said by everybody with every question; nothing is looked for by them.
FILLERS = (
    r"多少钱一[份位]|请问(?:一下|下)?|想(?:问|打听|咨询|了解)(?:一下|下|问)?|(?:问|打听|咨询|请教)(?:一下|下|问)|不好意思"
    r"|您好|你好|大家好|早上好|小助手|楼长"
    r"|社区(?:里|的)?(?:工作)?人员|师傅|老师|同志|阿姨|叔叔|大哥|大姐|亲|各位|谢谢(?:您|你|啦|了)?|多谢|感谢"
    r"|麻烦(?:您|你|了)?|劳驾|辛苦(?:了|您)?"
    r"|知道|晓得|告诉(?:我|一下)?|跟我说|说一下|说说|看看|我想|我要|有人|听说|好像|以后|之后|的话|那么?|这么|怎么样"
    r"|我们家|我们|我家里?|我|你们|您|你|他们|她们|大家|人家|自己|家里人?|咱|小区里?|社区里?|院里|这里|这边"
    r"|这儿|这个|这次|本次|下次|这|那个?"
    r"|是不是|是否|有没有|会不会|能不能|可不可以|可以|要不要|用不用|需不需要|行不行|让不让|准不准|好不好|需要"
    r"|应该|必须|允许|能够?|可否|能否"
    r"|原因|电话|号码|联系方式|没法|没办法|什么|哪些|哪个|哪里|哪儿|哪天|在哪(?:里|儿|个)?|去哪(?:里|儿|个)?|到哪(?:里|儿|个)?|哪|怎么|怎样|如何|多少|为什么|为何|谁|几"
    r"|时候|时间|地点|地址|地方|位置|具体|大概|大约|到底|究竟|截止|截至|现在|目前|最近|平时|一般|马上|已经"
    r"|开始|结束|安排|通知|规定|消息|情况|事情|问题"
    r"|关于|对于|如果|要是|假如|因为|所以|然后|但是|不过|或者|还是|还有|还|都|也|就|再|又|才|只|会|不|别|很|太"
    r"|真|让|准|允|许|办法|流程|步骤|手续"
    r"|一下|下楼|下去|一个|一次|每|个|次|吗|么|呢|吧|啊|呀|哦|哈|嘛|呐|哩|嘞|噻|咧|哟|喂|嗯|伐|啦|喔|噢|诶|唉"
    r"|哎|了|的|地|得|是|在|到|去|来|做|测|弄|搞"
    r"|办|给|把|被|和|跟|与|从|往|向|用|要|想|该|有|没有?|过|着|完|里|上|下|中|内|外"
    r"|进行|请|各|钱|点|钟|好|行|成|第|号|周|能|需|家(?![具电政教访])|以|让"
)
ENGLISH_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "a an the is are am be been was were do does did will would shall should can could may might must have "
        "has had i we you"
        " he she it they my our your their me us them this that these those there here of for to in on at by "
        "from with and or"
        " but if so then about any some no not please thanks thank hello hi hey when where what which who why "
        "how time day date"
        " much many long need needs want wants get go come know tell say said still now today tomorrow "
        "tonight morning"
        " afternoon evening night week next community building residents resident people one ok okay allowed "
        "possible held"
        " start starts begin begins end ends take takes place open bring again also just"
        " take off monday tuesday wednesday thursday friday saturday sunday",
    )
)
LIGHT = frozenset("取扔收发送买交带拿测走放看订领送运打进回停开关填写") | {
    "pick",
    "up",
    "out",
    "put",
    "send",
    "us",
    "collect",
    "deliver",
}  # verbs that a good answer may do without

# Not for looking up: it wants somebody to do something, tells how one feels, or asks after one's own affairs.
REQUESTS = re.compile(
    r"帮(?:我|忙|个忙|一下|下|着|他|她|我们)|给我们?(?:家)?(?:送|带|买|拿|捎|留|换|修|开|找|打|回)|派(?:个)?人"
    r"|找人(?!聊|谈|说)|叫人|来人|上门(?:看|修|帮)"
    r"|替我|给我打电话|联系(?:一下)?我|can you (?:please )?(?:help|send|bring|buy|call|come|get|ask)"
    r"|could you|(?:please|pls) (?:help|send|bring|buy|call|come)|help me",
    re.IGNORECASE,
)
COMPLAINTS = re.compile(
    r"怎么(?:又|还|老|总|这么|那么|能这样)|为什么(?:又|还|老|总|这么|不让|不给|没人)|凭什么|有完没完"
    r"|什么时候(?:才)?是个?头|还让不让|到底管不管|管不管|投诉"
    r"|受不了|烦死|气死|急死|太(?:过分|离谱|差|慢)|搞什么|骗人|不像话|没人管|why (?:is it still|do you keep"
    r"|hasn'?t|haven'?t"
    r"|don'?t you|isn'?t)|ridiculous"
    r"|unacceptable|fed up",
    re.IGNORECASE,
)
OWN = re.compile(
    r"我们?家|我们?(?:的)?(?:爸|妈|爷|奶|公|婆|老伴|老公|老婆|爱人|儿|女|孩|宝|先生|太太|丈夫|媳妇|娃|弟|妹|哥"
    r"|姐)|我的|我们的|我那|我(?=订|买|报|下|寄|退|登记|交|填)"
    r"|\bmy\b|\bour\b|\bmine\b",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"(?:到|送|来|好|出|收|发|领|办|修|批|处理|取|拿|通过|登记|安排|报)(?:到|来|去|出来|好|完|上|下来)?(?:了"
    r"|没)(?:吗|没有?|么)?(?:[?？。\s]|$)"
    r"|(?:到|送|来|好|出来|收到|发|领|办|修|批|处理|取|拿)(?:到)?(?:没有?|了没|没)(?:[?？。\s]|$)|还(?:没有?"
    r"|不)(?:到|来|送|收|发|领|出|好|修|办)"
    r"|轮到|到哪(?:里|儿)?了|送到哪|查(?:一下|下)(?!.*怎么)|怎么(?:还)?(?:没|不)(?:有|到|来|送|收|发|给|见)|进度"
    r"|has (?:my|our|it)|have (?:my|our)|(?:arrived|ready|come) yet|did (?:my|our)|where(?:'s| is"
    r"| are) (?:my|our)|status of",
    re.IGNORECASE,
)
MINE = re.compile(r"我(?!们?小区|们?楼|们?这)|\b(?:i|me)\b", re.IGNORECASE)
THEIRS = re.compile(
    r"我(?:们)?(?:家|爸|妈|爷爷|奶奶|外公|外婆|婆婆|公公|老伴|老公|老婆|爱人|儿子|女儿|孩子)?(?:订|买|报|下单"
    r"|寄|登记|团|开|配|预约)?的(?!楼|小区|社区)"
    r"|\b(?:my|our) [a-z ]{2,24}(?:arrive|come|be delivered|be ready|get here)|\bmine\b",
    re.IGNORECASE,
)
RELEASED = re.compile(r"解封|解除|放出来|出去|出门|release|go out|quarantine", re.IGNORECASE)
CHANGES = re.compile(
    r"取消|推迟|延期|改期|改为|改到|改在|改成|顺延|暂停|停止|不再|作废|提前到|调整为|调整到|以此为准|为准"
    r"|cancel|postpone|moved to|called off|instead",
    re.IGNORECASE,
)
