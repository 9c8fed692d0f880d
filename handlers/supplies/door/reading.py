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
# The same without saying where; and that there is nothing left.
_DOWN = re.compile(
    r"(?:好的?|我|已经?|都|刚|[\s，,])*"
    r"(?:到(?:了|啦|门口了)|(?:放|搁|挂)(?:在|到)?(?:家?门口|门外|好|下)了|送到了|delivered|at the door)",
    re.IGNORECASE,
)
_ALL_DONE = re.compile(
    r"(?:我|这边|这一趟|今天|已经?|的|[\s，,])*(?:(?:都|全|全都|全部)?(?:送|放|发)(?:完|光)了|(?:都|全|全都|全部)(?:送|放)(?:到|好)?了"
    r"|all (?:done|delivered))(?:啦|啊|哈)*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"[\s，,、；;。.!！]+")
_ORDER = re.compile(r"(?:#|no\.?\s*|order\s*)?([0-9]{1,12})\s*号单|(?:#|order\s*)([0-9]{1,12})", re.IGNORECASE)
_NO_ROOM = re.compile(r"[0-9]|[0-9]{6,12}")  # a number that is on no door
_LONGEST = 120
_SHORT = 40

_GENERIC = (
    r"东西|货|物资|菜|快递|包裹|外卖|药|袋子|包|单子|订单|订的|买的|送来的|送的|那单|这单|全部|所有|everything|things|order"
    r"|parcel|package|bag|bags|food|medicine|it|them|all"
)
_RECEIPT = re.compile(
    r"^(?:好的?|嗯+|谢谢|对|喂|您好|你好|ok|yes|thanks?|thank you)?[\s，,。!！]*"
    r"(?:我们?家?|俺|咱们?家?|楼长|师傅)?(?:[\s，,])*"
    r"(?P<what>.{0,24}?)(?:[\s，,])*(?:已经?|都|全|刚刚?|刚才|全都)?"
    r"(?:(?:收到|拿到|取到|领到|拿进来|取进来|拿进屋|拿进去|取回来|拿回来|取走|拿走|签收|收好|收下|取|收|拿)"
    r"(?:了|啦|咯|喽|嘞|哈)|(?<=已)(?:收到|拿到|取到|签收|收|取)|(?<=已经)(?:收到|拿到|取到|签收)"
    r"|(?:收到|拿到|取到|领到)(?P<behind>.{1,12}?)(?:了|啦))"
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
    (
        "missing",
        r"少了|少给|少送|少装|少放|少[一二两三四五六七八九十几半0-9]|漏了|漏送|漏装|没给|缺了|缺|短了|不够数"
        r"|\bmissing\b|\bshort\b",
    ),
    (
        "wrong",
        r"送错|拿错|放错|给错|买错|装错|发错|不是我们?家?(?:的|订|要|买)|别人家的|(?:东西|货|菜|送的|送来的)不对|\bwrong\b"
        r"|\bnot (?:ours|mine)\b",
    ),
    (
        "unseen",
        r"没看到|没看见|没见到|没有东西|没找到|没收到|没拿到|门[口外](?:什么都|啥都)?没|不在门口|不见了"
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
_SOME = r"(?:有?(?:[一二两三四五六七八九十几半]|[0-9]{1,2})(?:袋|包|瓶|盒|箱|样|个|件|桶|板|斤|份|支|把))?"
# What can be the matter with nothing but a bag, said with nothing else: 送错了, 少了一袋, 还没收到.
_ALONE = re.compile(
    r"(?:您好|你好|喂|师傅|你们?|好像|怎么|我们?家?的?|都|还|也|一直|又|是不是|是|这|东西|货|菜|快递|外卖|药|[\s，,])*"
    rf"{_SOME}(?:没(?:看到|看见|见到|找到|收到|拿到)|门[口外](?:什么都|啥都)?没(?:有)?|不在门口|不见了"
    r"|(?:送|拿|放|给|买|装|发)错|不是我们?家?(?:的|订的|要的|买的)"
    rf"|(?:少|缺)(?:了|给|送|装|放)*|漏(?:送|装|给)了?|不够数|破|碎|坏|烂){_SOME}"
    r"(?:东西|货|菜|了|啦|啊|呀|呢|吧|的)*"
    r"|(?:it|this|that|something)?(?: is| was|'s)? ?(?:missing|wrong|broken|not (?:ours|mine|here|there))",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?:请问|您好|你好|那个|[\s，,])*(?:我们?家?的?|我订的|我买的)?(?:那|这)?(?:[0-9]{1,12}\s*号单"
    r"|东西|货|菜|单子?|订单|快递|外卖|药|物资)?(?:现在)?"
    r"(?:(?:送)?到哪(?:里|儿)?(?:了|啦)|(?:怎么)?还(?:没|不)(?:有)?(?:送)?(?:到|来|送)"
    r"|(?:大概|大约)?(?:什么时候|啥时候|几点)(?:能|可以)?(?:送|到|来|送到|送来|送过来)|还?(?:要|得)?多久(?:能|才)?(?:到|送到|送来)|(?:送|到|送来|送到)(?:了|啦)?(?:吗|没|没有)"
    r"|(?<=东西|订单)呢|(?<=快递|外卖)呢)(?:了|啊|呀|呢|吗)*[\s?？。.!！~～]*"
    r"|(?:where(?:'s| is)|when (?:will|does|is)) (?:my |the |our )?(?:order|things|parcel|delivery|food|it)"
    r"(?: (?:come|arrive|coming|arriving|be here))?[\s?.!]*",
    re.IGNORECASE,
)
_AT_DOOR = re.compile(
    r"(?:请|麻烦|您|你们?|帮我|给我|就|都|直接|[\s，,])*(?:放|搁|挂|摆)(?:在|到)?(?:我们?家?)?"
    r"(?:门口|门外|门把手上?|门上|门边)(?:就|吧|(?:好|行|可以)了?|即可|啊|呀|谢谢|辛苦了?|您|你|[\s，,。.!！~～])*"
    r"|(?:please )?(?:just )?(?:leave|put) (?:it|them|everything) (?:at|by|outside) (?:the |my |our )?door"
    r"[\s.!]*(?:please|thanks)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:[0-9]|[一二两俩仨三四五六七八九十半几])\s*(?:[袋包瓶盒箱个件桶板斤份支把罐提卷双条块]|kg|公斤)|买|订|\bbuy\b"
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
    parts = [part for part in _AGAIN.split(text) if part]
    each = [found["where"] for found in map(_PUT_DOWN.match, parts) if found is not None]
    if len(parts) > 1 and len(each) == len(parts):  # 301到了 302到了
        text = f"{' '.join(each)} 到了"
    found = _PUT_DOWN.match(text)
    if found is None:
        return None
    numbers = tuple(int(one[1] or one[2]) for one in _ORDER.finditer(found["where"]))
    where = _ORDER.sub(" ", found["where"]).strip(_MARKS + "的")
    if _NO_ROOM.fullmatch(where):
        return PutDown("", (*numbers, int(where)))
    return PutDown(where, numbers)


def is_down(text: str) -> bool:
    """Whether a carrier says that something is down, and not where."""
    return len(text) <= _SHORT and _DOWN.fullmatch(tidy(text)) is not None


def is_all_done(text: str) -> bool:
    """Whether a carrier says that nothing is left to carry."""
    return len(text) <= _SHORT and _ALL_DONE.fullmatch(tidy(text)) is not None


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
    what = (named.get("what") or named.get("behind") or "").strip(_MARKS)
    what = re.sub(r"^(?:的|my|the|our|your)\s*|(?:的|都|也)$", "", what).strip()
    what = re.sub(rf"^(?:我们?家?的?|家里的?)?(?:{_GENERIC})(?:都|也|已经?|全)?$", "", what, flags=re.IGNORECASE)
    return Receipt(what.strip(_MARKS), int(order[1] or order[2]) if order else 0)


def trouble(text: str) -> str | None:
    """missing, broken, wrong, unseen: what is the matter with something that came; none: nothing is said of that."""
    text = tidy(text)
    if _ASKING.search(text):
        return None
    return next((what for what, pattern in _TROUBLES if pattern.search(text)), None)


def is_trouble_alone(text: str) -> bool:
    """Whether words say that something is the matter, and nothing that it could be the matter with but a bag."""
    return len(text) <= _SHORT and _ALONE.fullmatch(tidy(text)) is not None


def asks_where(text: str) -> bool:
    """Whether a household asks how far its things are: 到哪了, 东西呢, 怎么还没送到."""
    return len(text) <= _LONGEST and _WHERE.fullmatch(tidy(text)) is not None


def wants_at_door(text: str) -> bool:
    """Whether a household says what is done anyway: 放门口吧."""
    return len(text) <= _LONGEST and _AT_DOOR.fullmatch(tidy(text)) is not None


def about_things(text: str) -> bool:
    """Whether words are about something that was brought, and not about a pipe."""
    return _OF_THINGS.search(tidy(text)) is not None


def is_fine(text: str) -> bool:
    """Whether it turns out that nothing was the matter."""
    return _ALL_FINE.match(tidy(text)) is not None


def is_counted(text: str) -> bool:
    """Whether words ask for so many of something: 两袋盐, 买点米醋."""
    return _COUNTED.search(tidy(text)) is not None


def is_bare(text: str) -> bool:
    """Whether somebody will not take a photo."""
    return _BARE.match(tidy(text)) is not None
