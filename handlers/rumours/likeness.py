"""Whether two things that people pass round are the same claim: rules.

Copies differ by a line, a typo, a 「转发」 in front; claims differ by what counts: numbers, places, days, people,
whether something is so or not. A wrong answer given with confidence is worse than the same question put to staff twice,
so in doubt two are different.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

_LONG = 40  # characters; a text as long as that is passed round as it is, and its 「明天」 is part of it
_COPIED = 0.86  # of the characters of a sentence that agree in copies
_EXTRA = 0.5  # of a long text, by which a copy may be longer
_MEANT = 12  # characters of a sentence in which one wrong character is a slip of the finger

_LINK = re.compile(r"https?://\S+|www\.\S+|\bt\.me/\S+|@\w+", re.ASCII)
_HEADER = re.compile(
    r"^(?:\s*[【\[(]?\s*(?:转发?|转自.{0,12}群|转[:：]|fwd?[:：]|forwarded.{0,30}[:：]|紧急(?:通知|扩散)?|重要(?:通知)?"
    r"|速看|注意了?|刚刚?收到(?:通知)?|最新消息|群里(?:转|发)的)\s*[】\])]?\s*[:：!,，。 ]*)+",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"转发|扩散|转给|转告|外传|相互告知|告诉身边|收到请|速看|请大家注意|大家注意|pass (?:it|this) on|please share",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"听(?:说|讲|闻|人说|邻居说)|据说|据传|(?:有人|大家|他们|人家|邻居|朋友|网上|网传|群里|群里面|楼里|外面|都|别人|"
    r"微信|抖音|朋友圈)+里?(?:都|又|在|有人|也)*(?:说|讲|传|发|转)(?:的|了)?|网传|传言|i heard(?: that)?|people say"
    r"|(?:they|someone) (?:say|said|says)(?: that)?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"看看?这个|这个|那个|我们?|咱们?|俺们?|小区|社区|这里|这边|是不是|要不要|会不会|有没有|可能|好像|说是|就是|马上|已经|即将|准备|打算|将要?"
    r"|请问|您好|你好|消息|通知|的话|[了要会将就都又也啊呀呢吧吗么嘛哦哈哎诶的地得是在那这到]|\b(?:the|a|an|will|be|is|are|to|our|we)\b",
    re.IGNORECASE,
)
_DIGITS = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_UNITS = (
    r"号楼|楼栋|栋|幢|座|单元|层|楼|室|天|点半?|时|号|日|月|年|周|个|人|例|名|户|家|元|块|毛|斤|公斤|克|小时|分钟|次|米|公里|期|批|轮|路|街|区"
    r"|岁|度|%|折|倍|万|千"
)
_NUMERAL = re.compile(rf"[零〇一二两三四五六七八九十百]+(?={_UNITS})")
_COUNTED = re.compile(rf"(\d+(?:[.:]\d+)?)\s*({_UNITS})?")
_SAME_UNIT = {
    "栋": "号楼", "幢": "号楼", "座": "号楼", "楼栋": "号楼", "楼": "层", "日": "号", "块": "元", "时": "点",
    "家": "户", "名": "人", "例": "人",
}  # fmt: skip
_DAYS = {"大后天": 3, "后天": 2, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "今天": 0, "今日": 0, "今早": 0, "今晚": 0,
         "昨天": -1, "昨日": -1, "昨晚": -1, "前天": -2,
         "day after tomorrow": 2, "tomorrow": 1, "today": 0, "tonight": 0, "yesterday": -1}  # fmt: skip
_DAY = re.compile("|".join(_DAYS))
_WEEKDAY = re.compile(r"(下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天末])")
_MONTHDAY = re.compile(r"(\d{1,2})(?:月|/)(\d{1,2})(?:号|日)?|(?<![\d.])(\d{1,2})(?:号(?!楼)|日)")
_PART = re.compile(r"凌晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜|明早|今早|明晚|今晚|昨晚|tonight|morning|evening")
_PARTS = {
    "明早": "早",
    "今早": "早",
    "明晚": "晚",
    "今晚": "晚",
    "昨晚": "晚",
    "早上": "早",
    "晚上": "晚",
    "夜里": "晚",
    "tonight": "晚",
}
_PLACE = re.compile(
    r"[东西南北][门区侧边]|大门|侧门|后门|车库|地下室|电梯|食堂|菜市场|菜场|超市|药店|药房|学校|幼儿园|医院|银行|快递|地铁|公交|高速"
    r"|机场|火车站|方舱|隔离点|全市|全区|全城|全小区|全楼|整栋"
)
_NAMED = re.compile(r"([一-鿿]{2})(?=社区|小区|花园|公寓|医院|超市|大厦|商场|街道|学校|小学|中学|[路街镇村市县省])")
_NO_NAME = re.compile(r"[我你他咱这那本全个家们各某的了在去到和跟说大听传]")
_PERSON = re.compile(r"([一-鿿])(?=阿姨|叔叔|大爷|大妈|大姐|大哥|奶奶|爷爷|先生|女士|师傅|医生|主任|书记|老师)")
# What turns a claim round, longest first: each counts only where it is not part of an earlier one.
_TURNS = (
    "解封", "解除", "取消", "恢复", "暂停", "停止", "开放", "关闭", "关门", "开门", "停", "封", "涨", "降", "延长",
    "延期", "推迟", "提前", "缩短", "免费", "收费", "收钱", "阳性", "阴性", "阳", "阴", "不", "没", "未", "别", "禁",
    "无", "假", "谣", "死", "活", "允许", "能", "可以", "增加", "减少", "n't", "not", "no", "cancel", "open", "close",
)  # fmt: skip
_TURN = re.compile("|".join(_TURNS))
_NO_TURN = re.compile(
    r"不但|不仅|不过|不管|对不起|特别|分别|区别|级别|能量|功能|信封|密封|无论|死角|活动|生活|太阳|阳光|阳台|能不能|可不可以"
)
_SAME_TURN = {
    "阳性": "阳", "阴性": "阴", "关闭": "关门", "停止": "停", "暂停": "停", "收钱": "收费", "没": "不", "未": "不",
    "可以": "能", "允许": "能", "延期": "推迟", "解除": "解封", "n't": "不", "not": "不", "no": "不",
}  # fmt: skip
# Of these, one in the place of another is never a slip of the finger.
_TELLING = frozenset(
    "水电气网暖菜米面油肉蛋奶药东南西北上下左右前后内外男女老少大小多高低早晚开关进出买卖涨降升停封解放阳阴黄红绿甲乙丙丁"
    "一二三四五六七八九十百千万有无能楼路门车人"
)
_SENTENCE = re.compile(r"[。!?;\n]+|\.(?=\s|$)")
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}[\s-]?|)(?:[2-9]\d{6,7})(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says: its words, bare, and what must agree in copies."""

    words: str
    numbers: tuple[tuple[str, str], ...]
    days: frozenset[str]
    places: frozenset[str]
    turns: frozenset[str]

    @property
    def facts(self) -> tuple[object, ...]:
        """All of what must agree."""
        return (self.numbers, self.days, self.places, self.turns)

    @property
    def is_bare(self) -> bool:
        """Whether nothing of that is in it."""
        return not (self.numbers or self.days or self.places or self.turns)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A whole text as it is compared."""

    whole: Claim
    sentences: tuple[Claim, ...]

    @property
    def key(self) -> str:
        """Two with the same key are the same."""
        whole = self.whole
        numbers = ",".join("".join(one) for one in whole.numbers)
        return "|".join(
            [whole.words, numbers, *(",".join(sorted(one)) for one in (whole.days, whole.places, whole.turns))]
        )


def plain(text: str) -> str:
    """One spelling of a text: without links, without what forwarding puts in front, without who is said to say it."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _LINK.sub(" ", text)
    return _SAYING.sub("", _HEADER.sub("", text.strip())).strip()


@functools.lru_cache(2048)
def likeness(text: str, day: date) -> Likeness:
    """How a text is compared; `day`: on which it was asked about, which says what 「明天」 is in a short one."""
    bare = plain(text)
    when = None if len(bare) >= _LONG else day
    sentences = [one for one in _SENTENCE.split(bare) if one.strip() and not _CALLS.search(one)] or [bare]
    claims = tuple(claim for one in sentences if (claim := _claim(one, when)).words or not claim.is_bare)
    return Likeness(_claim(" ".join(sentences), when), claims)


def _claim(text: str, day: date | None) -> Claim:
    text = _NUMERAL.sub(lambda found: str(_number(found[0])), text)
    days = {_dated(_DAYS[one], one, day) for one in _DAY.findall(text)}
    days |= {f"{week or ''}w{weekday}" for week, weekday in _WEEKDAY.findall(text)}
    days |= {f"{month or ''}-{number or alone}" for month, number, alone in _MONTHDAY.findall(text)}
    days |= {_PARTS.get(one, one) for one in _PART.findall(text)}
    rest = _PART.sub("", _WEEKDAY.sub("", _DAY.sub("", text)))
    numbers = tuple(sorted((count, _SAME_UNIT.get(unit, unit)) for count, unit in _COUNTED.findall(rest)))
    names = {name for name in _NAMED.findall(rest) if not _NO_NAME.search(name)} | set(_PERSON.findall(rest))
    places = set(_PLACE.findall(rest)) | names
    turns = {_SAME_TURN.get(one, one) for one in _TURN.findall(_NO_TURN.sub("", rest))}
    rest = _TURN.sub(lambda found: _SAME_TURN.get(found[0], found[0]), rest)
    words = _FILLER.sub("", _COUNTED.sub("", rest))
    words = "".join(character for character in words if character.isalnum())
    return Claim(words, numbers, frozenset(days), frozenset(places), frozenset(turns))


def _number(word: str) -> int:
    total, digit = 0, 0
    for sign in word:
        if sign in "十百":
            total, digit = total + (digit or 1) * (10 if sign == "十" else 100), 0
        else:
            digit = digit * 10 + _DIGITS[sign]
    return total + digit


def _dated(ahead: int, word: str, day: date | None) -> str:
    return str(day + timedelta(days=ahead)) if day is not None else f"+{ahead}"


def same(one: Likeness, other: Likeness) -> bool:
    """Whether two are the same claim."""
    if one.key == other.key:
        return bool(one.whole.words or not one.whole.is_bare)
    if _agree(one.whole, other.whole):
        return True
    short, long = sorted((one, other), key=lambda like: len(like.whole.words))
    if len(short.whole.words) < _LONG // 2:
        return False
    left = list(long.sentences)
    for claim in short.sentences:
        found = next((candidate for candidate in left if _agree(claim, candidate)), None)
        if found is None:
            return False
        left.remove(found)
    more = sum(len(claim.words) for claim in left)
    return more <= _EXTRA * len(long.whole.words) and all(claim.is_bare for claim in left)


def _agree(one: Claim, other: Claim) -> bool:
    """Whether what counts is the same, and of the words so many that one is a copy of the other."""
    if one.facts != other.facts:
        return False
    if one.words == other.words:
        return True
    if not one.words or not other.words:
        return False
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    longest = max(len(one.words), len(other.words))
    slips = 0
    for what, from_, to, from_other, to_other in matcher.get_opcodes():
        if what == "equal":
            continue
        mine, theirs = one.words[from_:to], other.words[from_other:to_other]
        if what == "replace":
            if len(mine) > 1 or len(theirs) > 1 or {mine, theirs} & _TELLING:
                return False
            slips += 1
        elif len(mine + theirs) > 2 and longest < _LONG:
            return False
    return slips <= longest // _MEANT and (matcher.ratio() >= _COPIED or (longest < 4 and slips == 0))


def masked(text: str) -> str:
    """A text without phones and numbers of identity cards."""
    text = _IDENTITY.sub("******", text)
    text = _PHONE.sub(lambda found: f"{found[1]}****{found[2]}", text)
    return _LANDLINE.sub(lambda found: f"{found[1]}****", text)


def short(text: str, most: int = 40) -> str:
    """A claim as it is quoted to others: one line, masked, not long."""
    line = masked(" ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"
