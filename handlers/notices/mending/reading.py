"""What staff type while they correct a notice. Rules only."""

from __future__ import annotations

import re
from typing import Literal

from handlers.notices import markup
from storage.notices.keeping import Text

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
_NO = frozenset({"不改了", "不改", "算了", "取消", "不用了", "cancel", "stop", "never mind", "no"})
_YES = frozenset({"改好了", "改吧", "确认", "发出去", "发", "对", "好", "好的", "是", "是的", "yes", "ok", "send"})
_KEEP = frozenset({"那份没错", "没错", "照旧", "不用改", "it is still right", "still right", "keep it"})


def language_in(text: str) -> str:
    """The language that a text is written in."""
    return "en" if len(_LATIN.findall(text)) > len(_CHINESE.findall(text)) else "zh-CN"


def parted(typed: str, former: Text) -> Text:
    """The new words: the first line is the title, the rest the body. One line alone is the body, and the title stays,
    where there was a body; else it is the title."""
    first, _, rest = typed.strip().partition("\n")
    if rest.strip():
        return Text(first.strip(), rest.strip())
    return Text(former.title, first.strip()) if former.body.strip() else Text(first.strip(), "")


def wrong(text: Text) -> tuple[str, str | int] | None:
    """What keeps a text from going out: the phrase that says so, and the value for it."""
    if not text.title or len(text.title) > markup.MOST_TITLE:
        return "notice-mend-long-title", markup.MOST_TITLE
    if markup.units(text.body) > markup.MOST_BODY:
        return "notice-mend-long", markup.MOST_BODY
    broken = markup.broken(text.body)
    return ("notice-mend-broken", broken) if broken else None


def answer(typed: str) -> Literal["no", "yes", "old"] | None:
    """A button, typed."""
    word = typed.strip("。.!！~ ").lower()
    if word in _NO:
        return "no"
    return "yes" if word in _YES else "old" if word in _KEEP else None
