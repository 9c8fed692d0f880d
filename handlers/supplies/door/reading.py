"""What people write about bags at doors: a volunteer with a thumb, a household that has its things. Rules only."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MARKS = "。.!！~～ ，,、"
# 502 到了, 3-2-502 放门口了, 301 302 401 都放好了.
_PUT_DOWN = re.compile(
    r"^(?P<where>.*?[0-9].*?)\s*[，,：: ]?\s*(?:的)?(?:都|全|已经?|刚|全都|均)?\s*"
    r"(?:(?:放|搁|送|挂|摆|拿)(?:在|到|去)?(?:了)?(?:家?门口|门外|门上|好|下)?(?:了|啦)"
    r"|到(?:了|啦)|(?:送|放)(?:到|完|好|下)(?:了|啦)?|(?:在|放|放在|送到)(?:家?门口|门外)(?:了|啦)?"
    r"|at (?:the )?door|delivered|done|dropped(?: off)?|is at the door)$",
    re.IGNORECASE,
)
_ORDER = re.compile(r"(?:#|no\.?\s*|order\s*)?([0-9]{1,12})\s*号单|(?:#|order\s*)([0-9]{1,12})", re.IGNORECASE)
_NO_ROOM = re.compile(r"[0-9]|[0-9]{6,12}")  # a number that is on no door
_LONGEST = 120

_GENERIC = (
    r"东西|货|物资|菜|快递|包裹|外卖|药|袋子|包|单子|订单|订的|买的|送来的|送的|那单|这单|全部|所有|everything|things|order"
    r"|parcel|package|bag|bags|food|medicine|it|them|all"
)
_RECEIPT = re.compile(
    r"^(?:好的?|嗯+|谢谢|对|喂|您好|你好|ok|yes|thanks?|thank you)?[\s，,。!！]*"
    r"(?:我们?家?|俺|咱们?家?|楼长|师傅)?(?:[\s，,])*"
    r"(?P<what>.{0,24}?)(?:[\s，,])*(?:已经?|都|全|刚刚?|刚才|全都)?"
    r"(?:收到|拿到|取到|领到|拿进来|取进来|拿进屋|拿进去|取回来|拿回来|签收|收好|收下|取|收|拿)(?:了|啦|咯|喽|嘞|哈)"
    r"(?P<after>.{0,24})$",
    re.IGNORECASE,
)
_RECEIPT_ENGLISH = re.compile(
    r"^(?:ok|yes|hi|hello|thanks?|thank you)?[\s,.!]*(?:i|we)?(?:'ve| have)?\s*(?:just |already )?"
    r"(?:got|received|picked up|taken in|took in|have)\s+(?P<what>.{0,40}?)"
    r"(?P<after>[\s,.!]*(?:thanks?|thank you)?[\s,.!]*)$"
    r"|^(?P<alone>received|got it|picked up)[\s,.!]*(?:thanks?|thank you)?[\s,.!]*$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"[?？]|吗|么$|呢|没|未|不|少|漏|缺|坏|破|碎|错|退|怎么|什么|谁|几点|多久|是否|通知|消息|短信|红包|钱|款"
    r"|\bnot\b|n't|\bwhen\b|\bwho\b|\bmissing\b|\bbroken\b|\bwrong\b|\bmessage\b|\bmoney\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^[\s，,。.!！~～]*(?:(?:非常|太|真)?(?:谢+(?:您|你|了|啦|大家|师傅)*|感谢\S{0,4}|辛苦\S{0,4}|麻烦\S{0,4}|好的?"
    r"|哈|啊|呀|thanks?|thank you))*[\s，,。.!！~～]*$",
    re.IGNORECASE,
)
_TROUBLE = (
    ("missing", r"少了|少给|少送|少装|少放|漏了|漏送|漏装|没给|缺了|缺|短了|不够数|\bmissing\b|\bshort\b"),
    (
        "wrong",
        r"送错|拿错|放错|给错|买错|装错|发错|不是我们?家?(?:的|订|要|买)|别人家的|\bwrong\b|\bnot (?:ours|mine)\b",
    ),
    (
        "unseen",
        r"没看到|没看见|没见到|没有东西|没找到|没收到|没拿到|门口没|门外没|不在门口|不见了"
        r"|\bnot (?:there|here)\b|can'?t find|nothing at",
    ),
    (
        "broken",
        r"坏|破|碎|漏(?:了)?(?:一地|油|水|出)|烂|过期|臭|馊|发霉|化了|\bbroken\b|\brotten\b|\bexpired\b"
        r"|\bdamaged\b",
    ),
)
_TROUBLES = tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in _TROUBLE)
_OF_THINGS = re.compile(
    r"东西|送来的|送的|买的|订的|袋子|单(?:子)?里|号单|快递|包裹|门口|\border\b|\bparcel\b|\bbags?\b"
)
_ASKING = re.compile(r"[?？]|吗$|怎么|什么时候|几点|多久|\bwhen\b|\bhow\b", re.IGNORECASE)
_ALL_FINE = re.compile(
    r"^(?:没事|没问题|找到了|看到了|收到了|拿到了|算了|不用了|好了|搞错了|弄错了|看错了|fine|found it|never mind|ok)"
)
_BARE = re.compile(r"^(?:不拍|不用拍|不拍了|拍不了|没法拍|不方便拍?|不|算了|no|skip|no photo)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PutDown:
    """Where somebody says that they have put something down: addresses in their words, and numbers of orders that were
    said to be such."""

    where: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a household has its things; `things`: what of them was named, in simplified narrow letters; empty: all."""

    things: str
    number: int = 0


def tidy(text: str) -> str:
    """A text as it is compared: narrow, lower case, without marks around it."""
    return unicodedata.normalize("NFKC", text).strip().strip(_MARKS).lower()


def put_down(text: str) -> PutDown | None:
    """What words of a carrier say was put down, and where; none: they say no such thing."""
    text = tidy(text)
    if len(text) > _LONGEST or _ASKING.search(text):
        return None
    found = _PUT_DOWN.match(text)
    if found is None:
        return None
    numbers = tuple(int(one[1] or one[2]) for one in _ORDER.finditer(found["where"]))
    where = _ORDER.sub(" ", found["where"]).strip(_MARKS + "的")
    if _NO_ROOM.fullmatch(where):
        return PutDown("", (*numbers, int(where)))
    return PutDown(where, numbers)


def receipt(text: str) -> Receipt | None:
    """Whether a household says that it has its things. Never a question, never a temperature, never a complaint."""
    text = tidy(text)
    if not text or len(text) > 50 or _NOT.search(text):
        return None
    order = _ORDER.search(text)
    bare = _ORDER.sub("", text)
    found = _RECEIPT.match(bare) or _RECEIPT_ENGLISH.match(bare)
    if found is None or re.search(r"[0-9]{2}", bare):
        return None
    named = found.groupdict()
    if not _THANKS.match(named.get("after") or ""):
        return None
    what = re.sub(r"^(?:的|my|the|our|your)\s*|(?:的|都|也)$", "", (named.get("what") or "").strip(_MARKS)).strip()
    what = re.sub(rf"^(?:我们?家?的?|家里的?)?(?:{_GENERIC})(?:都|也|已经?|全)?$", "", what, flags=re.IGNORECASE)
    return Receipt(what.strip(_MARKS), int(order[1] or order[2]) if order else 0)


def trouble(text: str) -> str | None:
    """missing, broken, wrong, unseen: what is the matter with something that came; none: nothing is said of that."""
    text = tidy(text)
    if _ASKING.search(text):
        return None
    return next((what for what, pattern in _TROUBLES if pattern.search(text)), None)


def about_things(text: str) -> bool:
    """Whether words are about something that was brought, and not about a pipe."""
    return _OF_THINGS.search(tidy(text)) is not None


def is_fine(text: str) -> bool:
    """Whether it turns out that nothing was the matter."""
    return _ALL_FINE.match(tidy(text)) is not None


def is_bare(text: str) -> bool:
    """Whether somebody will not take a photo."""
    return _BARE.match(tidy(text)) is not None
