"""How an order is recognised and cut: the patterns of what people type. Rules only."""

from __future__ import annotations

import re
from decimal import Decimal

from handlers.supplies.reading import units, vocabulary

BREAK = re.compile(r"[，,、;；。!！?？\n\r\t+&]|\.{2,}|\.(?=\s|$)|(?<!\d)/(?!\d)|…+")
JOIN = re.compile(
    "|".join(word + "(?![吗没么货])" for word in sorted(vocabulary.JOINS.split(), key=len, reverse=True))
    + r"|\b(?:and|plus|also|then)\b"
)
LISTS = frozenset({"、", "和", "跟", "与", "and", "&", "+"})  # marks between things of which one thing is said
NUMBERED = re.compile(
    r"(?<![\d.\w×*✕-])[(（]?(\d{1,2})[)）.、．:：](?!\d)|(?:(?<![^\s;；。，,:：]))([一二三四五六七八九])[、.．:：]|[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]|[(（][一二三四五六七八九十]{1,2}[)）]"
)
NUMBERED_LINE = re.compile(r"^[ \t]*(\d{1,2})[ \t]+(?=[^\d\s].*[\d一二两三四五六七八九十半])", re.MULTILINE)
ROUND = str.maketrans("[]【】「」『』=|", "()()()():，")
KEYCAP = re.compile("(\\d)(\ufe0f?\u20e3)")  # 1️⃣
# Pictures as WeChat writes them; numbers to call, also half hidden.
STICKER = re.compile(rf"\[(?:{'|'.join(vocabulary.STICKERS.split())})\]")
NUMBER_TO_CALL = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}[ -]?\d{4}|[*x]{2,8}\d{2,4})(?!\d)")
BRACKETS = re.compile(r"[(（]([^()（）]{1,40})[)）]")
GREETING = re.compile(rf"\s*(?:{'|'.join(sorted(vocabulary.GREETING.split(), key=len, reverse=True))})[~～ ]*")
ROOM = (
    r"(?:\d{1,2}\s*(?:号楼|栋|幢|座|#)\s*)?(?:[\d一二三四五六七八九十]{1,2}\s*单元\s*)?(?:\d{3,4}\s*(?:室|房间|房|户)|\d{1,2}-\d{1,2}-\d{3,4}|\d{1,2}-\d{3,4})"
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
LEAD_ENGLISH = re.compile(vocabulary.LEAD_ENGLISH, re.IGNORECASE)
TAIL = re.compile(
    rf"(?:{'|'.join(sorted(vocabulary.TAIL.split(), key=len, reverse=True))}"
    rf"|[~～.:：\s]+|\b{vocabulary.TAIL_ENGLISH})+$"
)
ORDERS = re.compile(r"(?:[来要买]个|来|要|买|给我|给|再)\s*$")  # between a thing and its amount
FETCHES = re.compile(r"(?:带|订|拿|捎|送|请)\s*$")  # likewise, but things may be called so: 绷带
ADDRESS = re.compile(
    r"[一二三四五六七八九十]{1,2}单元\s*\d{3,4}(?:室|号)?|\d{1,2}\s*(?:号楼|栋|幢|座)\s*(?:\d{1,2}\s*单元\s*)?(?:\d{3,4}(?:室|号)?)?|\d{1,2}-\d{1,2}-\d{3,4}"
)
EARLIER = re.compile(  # 上次买的米
    r"^(?:上次|上回|之前|以前|平时|原来|昨天|前天|刚才)(?:买|吃|喝|用|订|要|送)?过?(?:来|一样)?的?(?:那种|那个|那款)?(?!的|$)"
)
AROUND_NAME = re.compile(
    r"^(?:如果|要是|假如|若)还?有(?=.)|就$"
    r"|^(?:点|些|一些|一点|那个|这个|那种|这种|普通的?|要)(?=[^心])"
    r"|(?:一些|一点|若干|几个|的话|了|(?:各|都|随便|每样|每种)?(?:多|少)?[来要买带拿]一?点|每[天日周月]|天天)$"
)
FIELD = re.compile(
    rf"\s*(?:{'|'.join(sorted(vocabulary.FIELDS.split(), key=len, reverse=True))})\s*[:：][^\S\n]*[^\s，,；;]*"
)
SPEC = re.compile(r"size [a-z]{1,3}|[a-z0-9]{1,4}码|(?:特?大|中|小|加大)[号码包]|\S{1,2}(?:色|味|款)的?|[a-z]{1,3}")
EACH = re.compile(rf"(?:{'|'.join(vocabulary.EACH.split())})\s*$")
EACH_ENGLISH = re.compile(r"\s*\beach\b|\s*\bof each\b")
POLITE = re.compile(
    r"有没有可能|有没有(?:人|谁|哪位)(?:能|可以)|能不能|可不可以|能否|可否|可以.{0,12}(?:买|带|送|订|来|给)|能.{0,8}(?:买|带|送|订|给我)"
    r"|\bis it possible\b|\bany chance\b|\b(?:can|could|would|will) (?:you|someone|i|we)\b"
)
QUESTION = re.compile(vocabulary.QUESTION)
QUESTION_ENGLISH = re.compile(rf"^\s*(?:{vocabulary.QUESTION_ENGLISH})")
ASKING = re.compile(r"(?:吗|么|嘛|没有|没|不)$")
ASKED = re.compile(r"(?<!可以)(?<![行好成能便])[吗么]$")  # 番茄新鲜吗
ARRIVED = re.compile(
    rf"{vocabulary.ARRIVED}|{vocabulary.ARRIVED_ENGLISH}|[吃喝用打做量测买花走睡喂洗]了(?!吗)|用完|吃完|喝完"
    r"|[讲说看跑去等订]了|(?:买|下)了\s*[一二两三四五六七八九十\d]"
    r"|^(?:我?家里?|楼下|外面|这里|门口|那边)?(?:还?有|还?剩|就剩|只剩|只有)\s*[一二两三四五六七八九十\d]"
    r"|\b(?:ran|run|running) out of\b|没有?[吃喝用]的$|快没了|见底|空了$|不多了|不够了?$"
    r"|没有了$|没了$|^(?:已经|快要?)?没有?\S{1,6}了$"
)
CANCELLED = re.compile(vocabulary.CANCELLED)
NOT_WANTED = re.compile(r"^(?:不要|别买|不用买|不买|不用|(?:no|without)\b|i (?:don't|do not) need)")
ALL = re.compile("都|全|齐|一起|一并")
THANKS = re.compile(
    r"^(?:谢谢|感谢|多谢|辛苦)[^，]*(?:送|给|买|带|捎|拿|分|发)(?:来|到|过来)?的"
    r"|^(?:many )?thanks?(?: you)?(?: so much| a lot)? for\b"
)
# Whatever else is said: 要是老了就不要.
UNLESS = re.compile(r"^(?:要是|如果|万一|假如).{1,20}?(?:不要了?|算了|不买了?|不用了?|就行|也行)$")
INSTEAD = re.compile(
    r"(?:要是|如果)?(?:没有?|没货|缺货|断货|买不到|没.{1,4})(?:的话)?(?:就|再)(?!要|来)"
)  # 没有就牛奶两盒
OR_ELSE = re.compile(r"^(?:如果|要是)?没(?:有|货)?(?:的话)?(?:就|再)?(?=[要来买换])")
HEALTH = re.compile(
    r"体温(?![计表枪])|度数|发烧|发热|咳嗽(?![药水贴片]|糖浆|冲剂|胶囊)|℃|°c|(?<!\d)(?:3[4-9]|4[0-2])(?:\.\d)?\s*度(?![的电角])|阳了|阳性|确诊|密接|temperature|fever"
)
# How somebody is, in English, where half of it is also what things are for: I have a headache.
UNWELL = re.compile(
    r"^(?:(?:and|but|because|as|since|so)\s+)?(?:i|we|he|she|my [a-z]+)"
    r"(?:(?:'ve got| have got| have| has| had| got)\s+(?:a |an |some )?(?:[a-z]+ )?(?:headache|fever|cough|cold|flu"
    r"|sore throat|toothache|stomach ?ache|back ?ache|ache|pains?|rash|diarrh[a-z]*|runny nose)"
    r"|(?:'m| am|'s| is| are|'re| feels?)\s+(?:[a-z]+ )?(?:sick|ill|unwell|dizzy|coughing|in pain))\b"
    r"(?! (?:medicine|syrup|pills?))"
)
_WHOSE = (
    "(?:我家?|俺|家里)?(?:妈妈?|爸爸?|爷爷|奶奶|外公|外婆|姥姥|姥爷|老公|老婆|老伴|老人|孩子|小孩|娃|宝宝|儿子|女儿|闺女"
    + "|媳妇|老妈|老爸|大人)?"
)
# The same in Chinese, and nothing else: 我头疼, 孩子嗓子疼得厉害; 头疼药 is a thing.
UNWELL_CHINESE = re.compile(
    rf"(?:因为|最近|这两天|今天|昨天|昨晚)*{_WHOSE}(?:也|今天|昨晚|最近|这两天|有点儿?|有些|一直|老是?|总是?|又|还|突然|夜里|晚上|好像|是)*"
    r"(?:(?:头|嗓子|喉咙|肚子|胃|牙|腰|腿|胸口?|心口|浑身|全身|肌肉|关节|眼睛?|耳朵|伤口)(?:有点儿?|很|特别|老|一直|又)?"
    r"(?:疼|痛|难受|不舒服|酸|痒|晕|发炎)|不舒服|难受|恶心|头晕|拉肚子|腹泻|呕吐|吐了"
    r"|过敏|失眠|睡不着|咳|流鼻涕|鼻塞|感冒|生病|病|阳"
    r"|没力气|乏力"
    r"|烧到?\s*\d\d(?:\.\d)?)(?:了|得厉害|得很|得不行|厉害|度)*(?:用的?|吃的)?"
)
AND_NEED = re.compile(r"(?<=[a-z])(?: and| so)(?= (?:i |we )?(?:need|want)\b)")  # I have a fever and need ibuprofen
# A sentence, and not what something is called.
SENTENCE = re.compile(
    r"不(?![粘锈二])|了|是|就|还|很|太(?!太)|又|没|忘|剩|说|想|让|把(?!手)|被(?!子|套|单)|得(?![力宝])|着|吧|呢|也|都(?!乐)|能(?!量)|会(?!员)|在|怕"
)
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
TRIM = " \t\n:：-—~～*·•●○◆◇■□▪▫★☆►▶→✓√✔＞>的,，.。、"
THINGS = frozenset(vocabulary.THINGS.split())
LONG = 14  # characters of a thing that nobody has heard of; more is talk
# A temperature, and behind it other words.
BESIDE = re.compile(
    rf"(?<![\d.])((?:3[4-9]|4[0-2])\.\d(?:度|℃|°c)?)\s(?!\s*(?:{'|'.join(units.WORDS)}|{'|'.join(units.LATIN)}))"
)
REFUSED = re.compile(
    r"(?<=[^，,。；;、个份袋包瓶盒桶箱斤])(?=(?:不要|别要|不买|别买|不是)(?![了吧啊呢哦，,。；;、！!]|买?错|$))"
)  # 要生抽不要老抽
TALK_BEFORE = re.compile(r"^(?:家里的?|我家的?|我们家的?|你们)|^(?:有没有|还有没有|没有|没|有|还有)")
TALK_BEHIND = re.compile(r"(?:(?<=\w)(?:快?没了|快?没有了)|(?:吗|没有|没|了|多少钱|收到|用完|吃完|喝完|卖)+)$")
LACKING = re.compile(r"(?:缺|没有?|差|少|想吃|想喝|爱吃|要吃|要喝|断|[吃喝用])([^\s，。了]{1,12})了?$")
# 盐两袋，哦不，三袋.
CORRECTS = re.compile(r"(?:哦|噢|啊|呃|额|哎)?(?:不对|不是|不|错了|写错了|打错了|说错了|更正|更正一下|sorry|no|wait)")
PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)|\d{5,}")
IT = re.compile(
    r"^(?:那|那就|就|(?:有|能|可以|行|方便|能买到)的话|有就|能|可以|行|方便|如果有|要是有|有|的话|它|这个|那个|给我|再|\s)*$"
)
