"""What can be typed into a notice, and how it becomes marked text: a small, safe subset, one source for every channel.
Rules only.

`**bold**`; lines that begin with `- ` or `* ` are a list; `[words](https://…)` and bare addresses are links. Everything
else is itself. What is left open (a `**` without its end) stays as it was typed, and `broken` names it.
"""

from __future__ import annotations

import html
import re

from handlers.chat import Marked

MOST_TITLE = 60  # characters of a title
MOST_BODY = 3000  # UTF-16 units of a body: with title and foot it is one message of Telegram (4,096 units)

_LINK = re.compile(
    r"\[([^\[\]\n]{1,200})\]\((https?://[^\s()<>\"]{1,500})\)|(https?://[^\s<>\"，。；！？、（）「」]{1,500})"
)
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_ITEM = re.compile(r"^[ \t]*[-*·•][ \t]+(?=\S)", re.MULTILINE)
_TRAILING = ".,;:!?)"
_STRANGE_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\((?!https?://)[^)\n]{0,500}\)")


def marked(source: str) -> Marked:
    """What was typed, as marked text."""
    text = _ITEM.sub("• ", source.strip())
    found, at = [], 0
    for link in _LINK.finditer(text):
        found.append(html.escape(text[at : link.start()], quote=False))
        at = link.end()
        if link[3]:  # a full stop behind an address belongs to the sentence
            address = link[3].rstrip(_TRAILING)
            at = link.start() + len(address)
            found.append(f'<a href="{html.escape(address)}">{html.escape(address, quote=False)}</a>')
        else:
            found.append(f'<a href="{html.escape(link[2])}">{html.escape(link[1], quote=False)}</a>')
    found.append(html.escape(text[at:], quote=False))
    return Marked(_BOLD.sub(r"<b>\1</b>", "".join(found)))


def broken(source: str) -> str:
    """What was meant as a mark and is none, as it was typed; empty where all is well."""
    without = _BOLD.sub("", source)
    if "**" in without:
        at = without.index("**")
        return without[at : at + 12].splitlines()[0]
    strange = _STRANGE_LINK.search(source)
    return strange[0][:40] if strange else ""


def plain(source: str) -> str:
    """The words alone, without any marks."""
    text = _LINK.sub(lambda link: link[1] or link[3], _ITEM.sub("• ", source.strip()))
    return _BOLD.sub(r"\1", text)


def units(text: str) -> int:
    """How long Telegram says a text is: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
