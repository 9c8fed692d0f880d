"""How an order is recognised and cut: the patterns of what people type. Rules only."""

from __future__ import annotations

import re
from decimal import Decimal

from handlers.supplies import units, vocabulary

BREAK = re.compile(r"[，,、;；。!！?？\n\r\t+&]|\.(?=\s|$)|(?<!\d)/(?!\d)|…+")
JOIN = re.compile(
    "|".join(word + "(?![吗没么货])" for word in sorted(vocabulary.JOINS.split(), key=len, reverse=True))
    + r"|\b(?:and|plus|also|then)\b"
)
NUMBERED = re.compile(
    r"(?<![\d.\w])[(（]?(\d{1,2})[)）.、．:：](?!\d)|[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]|[(（][一二三四五六七八九十]{1,2}[)）]"
)
ROUND = str.maketrans("[]【】「」『』", "()()()()")
BRACKETS = re.compile(r"[(（]([^()（）]{1,40})[)）]")
GREETING = re.compile(rf"\s*(?:{'|'.join(sorted(vocabulary.GREETING.split(), key=len, reverse=True))})[~～ ]*")
ROOM = (
    r"(?:\d{1,2}\s*(?:号楼|栋|幢|座|#)\s*)?(?:\d{1,2}\s*单元\s*)?(?:\d{3,4}\s*(?:室|房间|房|户)|\d{1,2}-\d{1,2}-\d{3,4}|\d{1,2}-\d{3,4})"
    r"|\d{1,2}\s*(?:号楼|栋|幢|座)\s*(?:\d{1,2}\s*单元\s*)?(?:\d{3,4})?"
)
INTRO = re.compile(
    rf"\s*(?:(?:我|这里|这边|我们)(?:是|家是|住|在|家住|家在|家)?\s*)?(?:{ROOM}|(?<!\d)\d{{3,4}}(?!\s*(?:{'|'.join(units.WORDS)}|{'|'.join(units.LATIN)}|[%℃.]))(?=\s|的|家|要|想|需|买|订|来|[^\d\s.]))\s*"
    r"(?:的)?(?:业主|住户|居民|小\w|老\w|家里|家)?\s*[:：]?\s*"
)
I_AM = re.compile(
    r"\s*(?:我是|我叫|这里是|我家是|我们是)[^，。]{1,20}$"
    r"|^\s*(?:room|unit|building|apartment|apt)\s*\w{1,5}\b|^\s*i(?:'m| am)\b.*"
)
LEAD = re.compile("(?:可以|能)送(?!到)|" + "|".join(sorted(vocabulary.LEAD.split(), key=len, reverse=True)))
LEAD_ENGLISH = re.compile(vocabulary.LEAD_ENGLISH, re.IGNORECASE)
TAIL = re.compile(
    rf"(?:{'|'.join(sorted(vocabulary.TAIL.split(), key=len, reverse=True))}"
    rf"|[~～.:：\s]+|\b{vocabulary.TAIL_ENGLISH})+$"
)
ORDERS = re.compile(r"(?:来|要|买|给我|给|再)\s*$")  # between a thing and its amount
FETCHES = re.compile(r"(?:带|订|拿|捎|送|请)\s*$")  # likewise, but things may be called so: 绷带
FOR = re.compile(
    r"(?:帮|给|替|为)\s*(?:我|我们|咱)?(?:家)?(?:妈妈?|爸爸?|爷爷|奶奶|外公|外婆|姥姥|姥爷|老公|老婆|老人|孩子|小孩|宝宝|邻居|父母|爸妈|老妈|老爸|儿子|女儿"
    r"|公公|婆婆|岳父|岳母|阿姨|叔叔)\s*(?:买|带|订|拿|来|捎|要)?(?:点|些)?"
)
ADDRESS = re.compile(
    r"\d{1,2}\s*(?:号楼|栋|幢|座)\s*(?:\d{1,2}\s*单元\s*)?(?:\d{3,4}(?:室|号)?)?|\d{1,2}-\d{1,2}-\d{3,4}"
)
SPEC = re.compile(r"size [a-z]{1,3}|[a-z0-9]{1,4}码|(?:特?大|中|小|加大)[号码包]|\S{1,2}(?:色|味|款)的?|[a-z]{1,3}")
EACH = re.compile(rf"(?:{'|'.join(vocabulary.EACH.split())})\s*$")
EACH_ENGLISH = re.compile(r"\s*\beach\b|\s*\bof each\b")
POLITE = re.compile(
    r"能不能|可不可以|能否|可否|可以.{0,12}(?:买|带|送|订|来|给)|能.{0,8}(?:买|带|送|订|给我)"
    r"|\b(?:can|could|would|will) (?:you|someone|i|we)\b"
)
QUESTION = re.compile(vocabulary.QUESTION)
QUESTION_ENGLISH = re.compile(rf"^\s*(?:{vocabulary.QUESTION_ENGLISH})")
ASKING = re.compile(r"(?:吗|么|嘛|没有|没|不)$")
ARRIVED = re.compile(
    rf"{vocabulary.ARRIVED}|{vocabulary.ARRIVED_ENGLISH}|[吃喝用打做量测买花走睡喂洗]了(?!吗)|用完|吃完|喝完"
    r"|[讲说看跑去等订]了|(?:买|下)了\s*[一二两三四五六七八九十\d]"
    r"|^(?:我?家里?|楼下|外面|这里|门口|那边)?还?有\s*[一二两三四五六七八九十\d]"
    r"|\b(?:ran|run|running) out of\b|快没了|没有了$|没了$|^(?:已经|快要?)?没有?\S{1,6}了$"
)
CANCELLED = re.compile(vocabulary.CANCELLED)
NOT_WANTED = re.compile(r"^(?:不要|别买|不用买|不买|不用)")
HEALTH = re.compile(r"体温(?![计表枪])|度数|发烧|发热|咳嗽|℃|°c|temperature|fever")
NO_THING = re.compile(vocabulary.NO_THING)
CHATTER = re.compile(f"{vocabulary.CHATTER}|{vocabulary.CHATTER_ENGLISH}")
NOTE = re.compile(vocabulary.NOTE)
NOTE_ENGLISH = re.compile(vocabulary.NOTE_ENGLISH, re.IGNORECASE)
REFUSES = re.compile(r"不要|别放|不放|不加|没有|买不到|换|(?:no|without)\b")
WITHOUT = re.compile(r"(?<=没)(有?[^\W\d没有了]{1,4})没(?=有?[^\W\d没有了]{1,4})")  # 没油没米了
FOR_MONEY = re.compile(r"[\d一二两三四五六七八九十百千]+(?:块钱?|元钱?)的[^\W\d]")  # 一百块钱的菜
HOW_MANY_OF = re.compile(r"^(?:不要|不放|别放|少放|多放|少|多加|加|免)")  # 一份不要辣
TOTAL = re.compile(r"^(?:一共|总共|合计|共计|共|in total|total)")
NO_UNIT = re.compile(
    r"\s*(?:点|元|块钱|人|天|岁|楼|号|月|日|次|分|小时|户|口|室|栋|单元|年|度|℃|层|家|位|名|码|周|星期|米(?![粉酒醋饭线]|\s*[\d一二两三四五])|厘米|am\b|pm\b|o'clock|:\d|年|折|倍|%)"
)
MEASURED = re.compile(r"(?<!\d)(?:3[4-9]|4[0-2])\.\d(?!\d)")  # 大家都36.5
TEMPERATURE = (Decimal("34"), Decimal("43"))
KINDS = frozenset(vocabulary.KINDS.split())
TRIM = " \t\n:：-—~～*·的,，.。、"
THINGS = frozenset(vocabulary.THINGS.split())
LONG = 14  # characters of a thing that nobody has heard of; more is talk
PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)|\d{5,}")
IT = re.compile(r"^(?:那|那就|就|有的话|有就|如果有|要是有|有|的话|它|这个|那个|给我|再|\s)*$")
