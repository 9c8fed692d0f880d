"""How people put their names down, and take them off again: 接龙, +1, 算我一个, 「1. 张伟 2. 李娜」. Rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from storage.accounts import Member

_JOIN = (
    r"(?:我(?:要|来|也)?报(?:个)?名|报(?:个|上)?名|我?(?:也)?(?:要|来)?接龙|接个龙|[加+](?:1|一)|加我(?:一个|1个)?"
    r"|(?:也)?(?:算|带)(?:上)?我(?:一个|1个)?|我(?:也)?(?:要|来)?参加|参加"
    r"|(?:please )?(?:count|sign|put) me (?:in|up|down)(?: too| please)?|i'?m in|i am in|plus one"
    r"|i(?:'ll| will| can| want to| would like to| could)? (?:come|help|join|sign up)|sign(?:ing)? up|signup|join)"
)
_JOINING = re.compile(_JOIN, re.IGNORECASE)
# 「+2」「我和我爱人 +2」: for several at once, without saying who.
_SEVERAL = re.compile(r"\+\s?(?:[2-9]|[1-9][0-9])$|[加+]\s?(?:两|二|三|四|五)(?:个|人)?$")
_LEAVING = re.compile(
    r"(?:我)?(?:不去了|去不了了?|来不了了?|不来了|不参加了|不报了|取消报名|取消接龙|退出(?:接龙|报名)?|撤回报名|不报名了|[-减](?:1|一))"
    r"|(?:please )?(?:count me out|withdraw|cancel my (?:sign[- ]?up|place)|i'?m out"
    r"|i (?:can'?t|cannot|can not) (?:come|make it|help)(?: any ?more)?|minus one|take me off(?: the list)?)",
    re.IGNORECASE,
)
# Enough as a reply to the list itself, too short to be heard anywhere else.
_YES = frozenset({"我", "我来", "我去", "我可以", "我行", "1", "me", "me too", "ok", "yes", "好", "可以", "行"})
_ASKS = re.compile(r"什么|怎么|谁|哪|几|吗|没|不|能|可以|多少|还|\b(?:when|how|who|can|is)\b", re.IGNORECASE)
_LIST = re.compile(
    r"报名名单|接龙名单|谁报名?了|谁报了名|报名情况|who (?:has )?signed up|sign[- ]?up list", re.IGNORECASE
)
_CANCEL = re.compile(r"(?:取消|不办了|不搞了|cancel|call off)\s*[:：,，]?\s*(.+)", re.IGNORECASE | re.DOTALL)
_SENT = frozenset({
    "发", "发出去", "发吧", "发送", "好", "好的", "对", "对的",
    "是", "可以", "行", "yes", "ok", "send", "send it", "right", "y",
})  # fmt: skip
_DROPPED = frozenset({
    "不发", "不发了", "算了", "取消", "不要了", "不用了",
    "别发", "no", "cancel", "drop", "don't send", "do not send",
})  # fmt: skip
_ALL_CAME = frozenset({
    "都来了", "全来了", "都到了", "全到了", "全部到齐",
    "都来齐了", "all came", "everybody came", "everyone came", "all of them",
})  # fmt: skip
_THAT_IS_ALL = frozenset({"就这些", "没了", "好了", "记好了", "完了", "就他们", "that is all", "that's all", "done"})

_ITEM = re.compile(r"(?:^|[\s,，;；、])([0-9]{1,3})\s?[.、．。)）:：]\s*([^0-9\s.,，、。;；:：][^\n,，、;；0-9]{0,30})")
_DEGREES = re.compile(r"(?<![0-9])[34][0-9](?:[.。点][0-9]|\s?[度℃])")
_HEADING = re.compile(r"^\s*#?\s*(?:接龙|报名|sign[- ]?up)", re.IGNORECASE)


def plain(text: str) -> str:
    """A text without the marks around it: ＋1！ is +1."""
    said = unicodedata.normalize("NFKC", text).replace("’", "'").strip()
    return re.sub(r"^#\s*|[^\w+]+$", "", said).strip().lower()


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said to a chain: `rest` names somebody, or which call; `several`: more than one, without names."""

    what: Literal["join", "leave", "list"]
    rest: str = ""
    several: bool = False


def understand(text: str, *, reply: bool = False) -> Said | None:
    """What a text says to a chain; None where it is about something else. `reply`: it answers the list itself."""
    said = plain(text)
    if not said or len(said) > 80:
        return None
    if _LIST.fullmatch(said):
        return Said("list")
    if _SEVERAL.search(said):
        return Said("join", several=True)
    if reply and said in _YES:
        return Said("join")
    left = _LEAVING.match(said)
    if left is not None and _apart(said, left.end()):
        return Said("leave", _rest(said[left.end() :]))
    found = _JOINING.match(said)
    if found is not None and _apart(said, found.end()):
        return Said("join", _rest(said[found.end() :]))
    before = re.fullmatch(r"(\S.{0,30}?)[\s,，:：]*(?:[加+](?:1|一)|报名|plus one)", said)
    if before is not None and not _JOINING.search(before[1]) and not _ASKS.search(before[1]):
        return Said("join", _rest(before[1]))
    return None


def _apart(said: str, end: int) -> bool:
    """Whether the words stand for themselves: 报名 王芳, 接龙 +1, but not 报名表在哪里."""
    return end == len(said) or not (said[end].isalnum() or said[end] == "_")


def _rest(text: str) -> str:
    rest = re.sub(r"^(?:[\s,，:：、+]|(?:[加+](?:1|一)(?![0-9])))+", "", text).strip()
    return "" if rest in ("1", "一", "1个", "一个", "我", "me", "too", "please", "算我一个", "加一") else rest


def is_list(text: str) -> bool:
    """Whether there is a numbered line in a text, 1. 张伟, and no temperature."""
    said = unicodedata.normalize("NFKC", text)
    return _ITEM.search(said) is not None and _DEGREES.search(said) is None


def written_by_hand(text: str, people: Sequence[Member], listed: Collection[str]) -> tuple[bool, Member | None]:
    """Whether a text goes on with a chain by hand, as people copy and lengthen one, and who of the household stands
    lowest in it. It does if it says so, or names somebody of the household or of the list: a shopping list does not."""
    said = unicodedata.normalize("NFKC", text)
    items = _ITEM.findall(said)
    numbers = [int(number) for number, _ in items]
    if not items or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return False, None
    named = [member for _, item in items for member in people if member.name.casefold() in item.casefold()]
    known = any(name.casefold() in item.casefold() for _, item in items for name in listed)
    return bool(named) or known or _HEADING.match(said) is not None, named[-1] if named else None


def member_in(rest: str, people: Sequence[Member]) -> Member | None:
    """The one of the household that is named behind a +1."""
    called = [member for member in people if member.name.casefold() in rest.casefold()]
    return max(called, key=lambda member: len(member.name), default=None)


def cancelled_words(text: str) -> str:
    """Which call somebody cancels: 「取消 上门做核酸」; empty where it is something else."""
    found = _CANCEL.match(text.strip())
    return found[1].strip("。.!！~～ 「」") if found is not None else ""


def answer_to_draft(text: str) -> Literal["send", "drop"] | None:
    """Yes or no to what was shown."""
    said = plain(text)
    return "send" if said in _SENT else "drop" if said in _DROPPED else None


def all_came(text: str) -> bool:
    """都来了."""
    return plain(text).removesuffix("了") in {word.removesuffix("了") for word in _ALL_CAME}


def that_is_all(text: str) -> bool:
    """就这些."""
    return plain(text).rstrip("了") in {word.rstrip("了") for word in _THAT_IS_ALL}
