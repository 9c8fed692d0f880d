"""How people ask whether something is true, and how staff write an answer: rules."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Something that somebody points at.
_POINTS = (
    r"这个?消息|那个?消息|这件事儿?|这事儿?|此事|这条|那条|这个|那个|这张?图|那张?图|图里|视频里?|上面(?:这条|那条|的)?|刚才(?:这条|那条|的|发的)?"
    r"|这种?|那|此|我转的|我发的|群里(?:发|转|说|传)?的?|说的|发的|传的|内容"
)
_POLITE = (
    r"请问|麻烦|您好|你好|楼长|帮我?(?:看看|问问|问一下|查查|查一下|核实一下|核实|看一下)|想问(?:问|一下)?|问一下|求问"
    r"|求证|到底|究竟"
)
# Asks by itself whether something is so.
_STRONG = (
    r"是真是假|是真的?还是假的?|是?真的假的|真假|真还是假|是不是真的?|是真的(?:吗|么|嘛|不)|是不是假的?|是假的(?:吗|么)|是不是(?:谣言|造谣)"
    r"|(?:是|算)?谣言(?:吗|么|吧|嘛)|是?辟谣(?:一下)?|求辟谣|是?否?属实(?:吗|么|嘛|不)?|属不属实|(?:可信|靠谱|属实)(?:吗|么|嘛|不)"
    r"|靠不靠谱|可不可信|能不能信|能信(?:吗|么|嘛)|可以?相信(?:吗|么)|是?官方(?:的|消息|通知|发的)*(?:吗|么)|是不是官方(?:的|消息|通知|发的)*"
    r"|有(?:没有)?这(?:回|件|个)?事儿?(?:吗|么|嘛|没有?|没)?|有没有这么?回事|确有其事(?:吗|么)"
)
_WEAK = r"真的?(?:吗|么|嘛|啊|呀)?[?]|真的?(?:吗|么|嘛|不)|当真(?:吗|么)?|假的(?:吧|吗|么)"
_HEARSAY_TAIL = r"是(?:吗|么|嘛)|对(?:吗|么|不对)|是不是(?:啊|呀|这样)?|是这样(?:吗|么|的吗)"
_TAIL = r"(?:[啊呀呢哦哈吧]|谢谢您?|求证|求解答?|[?!。.,~ ])*"
_ENGLISH = (
    r"(?:is|are|was) (?:this|that|it|these) (?:really )?(?:true|real|fake news|fake|legit|a rumou?r|official)"
    r"(?: or (?:not|fake|false))?"
    r"|(?:is it )?true or (?:false|fake|not)|fact[- ]?check(?: this)?|any truth (?:to|in) (?:this|that|it)|really true"
)
_BARE = re.compile(
    rf"(?:(?:{_POLITE}|{_POINTS})[,: ]*)*(?:(?P<strong>{_STRONG}|{_ENGLISH})|(?P<weak>{_WEAK}|真的?))(?P<tail>{_TAIL})",
    re.IGNORECASE,
)
_POINTING = re.compile(rf"(?:{_POLITE}|[,: ])*(?:{_POINTS})", re.IGNORECASE)
_CLAIM_ASKED = re.compile(
    rf"(?P<claim>.{{4,}}?)[,。;:!? \n~]*(?:{_POINTS}|{_POLITE})*"
    rf"(?:(?P<strong>{_STRONG}|{_ENGLISH})|(?P<weak>{_WEAK}|{_HEARSAY_TAIL})){_TAIL}",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_ASKED_CLAIM = re.compile(
    rf"(?:(?:{_POLITE}|{_POINTS})[,: ]*)*(?:{_STRONG}|{_ENGLISH}|真的?(?:吗|么|嘛))[?!。,:~ \n]+(?P<claim>.{{8,}})",
    re.IGNORECASE | re.DOTALL,
)
_HEARSAY = re.compile(
    r"听(?:说|讲|闻|人|邻居|朋友|我妈|我爸|他们)|据说|据传|网传|传言|谣传|(?:有人|大家|他们|人家|邻居|朋友|网上|群里|楼里|外面|别人|微信|抖音|朋友圈|业主群).{0,4}(?:说|讲|传|发|转)"
    r"|i heard|people (?:say|are saying)|(?:they|someone|somebody) (?:say|said|says)|rumou?r",
    re.IGNORECASE,
)
_TO_ONE = re.compile(r"[您你]|我(?!们|妈说|爸说|看到|在群|听)|谢谢|\byou\b|\bi(?:'m| am| have)\b", re.IGNORECASE)
_CHINESE = re.compile(r"[一-鿿]|[a-z]{3,}", re.IGNORECASE)
_ENGLISH_PART = re.compile(r"^\s*(?:en|eng|english|英文|英语)\s*[:：]\s*", re.IGNORECASE | re.MULTILINE)
_DROPPING = frozenset({"不用管", "不管", "跳过", "skip"})


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks whether something is true. `claim`: what, where it stands in the same words; `points`: at
    something (这个…), or no other meaning is thinkable; else it may be talk."""

    claim: str = ""
    points: bool = False


def asked(text: str, *, passed_on: bool = False) -> Asked | None:
    """What a text asks, if it asks whether something is true; `passed_on`: it is not the writer's own."""
    plain = unicodedata.normalize("NFKC", text).strip()
    bare = _BARE.fullmatch(plain)
    if bare is not None:
        if bare["weak"] in ("真", "真的") and not (passed_on or "?" in (bare["tail"] or "")):
            return None
        return Asked(points=bool(bare["strong"]) or _POINTING.match(plain) is not None)
    found = _CLAIM_ASKED.fullmatch(plain)
    if found is not None:
        claim = found["claim"].strip(" ,。;:!?~\n")
        hearsay = passed_on or _HEARSAY.search(claim) is not None
        if len(_CHINESE.findall(claim)) >= 2 and (hearsay or (found["strong"] and not _TO_ONE.search(claim))):
            return Asked(claim)
        return None
    found = _ASKED_CLAIM.fullmatch(plain)
    if (
        found is not None
        and len(_CHINESE.findall(found["claim"])) >= 4
        and (passed_on or _HEARSAY.search(found["claim"]) or not _TO_ONE.search(found["claim"]))
    ):
        return Asked(found["claim"].strip())
    return None


def is_hearsay(text: str) -> bool:
    """Whether somebody tells what others say."""
    return _HEARSAY.search(unicodedata.normalize("NFKC", text)) is not None


def is_claim(text: str) -> bool:
    """Whether there is enough in it to ask anybody about."""
    return len(_CHINESE.findall(text)) >= 3


def without_question(text: str) -> str:
    """A claim without the question behind it."""
    found = asked(text, passed_on=True)
    return found.claim if found is not None and found.claim else text.strip()


def in_language(answer: str, language: str) -> tuple[str, bool]:
    """An answer for a reader, and whether it is in their language: staff write Chinese and, below 「EN:」, English."""
    found = _ENGLISH_PART.search(answer)
    chinese = answer[: found.start()].strip() if found is not None else answer.strip()
    english = answer[found.end() :].strip() if found is not None else ""
    if language == "en":
        return (english, True) if english else (chinese, False)
    return (chinese, True) if chinese else (english, False)


def with_english(chinese: str, english: str) -> str:
    """An answer in both, as it is kept."""
    return f"{chinese}\nEN: {english}"


def puts_aside(text: str) -> bool:
    """Whether staff write that nothing need be said."""
    return text.strip("。.! ").lower() in _DROPPING
