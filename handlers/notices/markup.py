"""What can be typed into a notice, and how it becomes marked text: a small, safe subset, one source for every channel.
Rules only.

`**bold**`; lines that begin with `- ` or `* ` are a list; `[words](https://…)` and bare addresses are links, inside
bold, too. Everything else is itself. What is left open (a `**` without its end) stays as it was typed, and `broken`
names it.
"""

from __future__ import annotations

import html
import re

from handlers.chat import Marked

MOST_TITLE = 60  # characters of a title
MOST_BODY = 3000  # UTF-16 units of a body: with title and foot it is one message of Telegram (4,096 units)

# An address that stands by itself is ASCII: behind it people go on in Chinese without a space.
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((https?://[^\s()<>\"]{1,500})\)|(https?://[!#-;=?-~]{1,500})")
_BOLD = re.compile(r"\*\*(?=[^\s*])((?:(?!\*\*)[^\n])+?)(?<=\S)\*\*")
_ITEM = re.compile(r"^[ \t]*[-*·•][ \t]+(?=\S)", re.MULTILINE)
_TRAILING = ".,;:!?*'\""
_LIFTED = re.compile("\0([0-9]+)\0")
_STRANGE_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\([^)\n]{0,500}\)?")


def marked(source: str) -> Marked:
    """What was typed, as marked text."""
    text, links = _lift(_listed(source))
    drawn = _BOLD.sub(r"<b>\1</b>", html.escape(text, quote=False))

    def put_back(found: re.Match[str]) -> str:
        address, words = links[int(found[1])]
        before = drawn[: found.start()]
        bold = before.count("<b>") > before.count("</b>")
        label = _BOLD.sub(r"\1" if bold else r"<b>\1</b>", html.escape(words or address, quote=False))
        return f'<a href="{html.escape(address)}">{label}</a>'

    return Marked(_LIFTED.sub(put_back, drawn))


def broken(source: str) -> str:
    """What was meant as a mark and is none, as it was typed; empty where all is well."""
    text, links = _lift(_listed(source))
    without = _BOLD.sub("", text)
    for rest in (without, *(_BOLD.sub("", words) for _, words in links)):
        if "**" in rest:
            return _LIFTED.sub("", rest[rest.index("**") :])[:12].splitlines()[0]
    strange = _STRANGE_LINK.search(_LIFTED.sub(lambda found: links[int(found[1])][0], without))
    return strange[0][:40] if strange else ""


def plain(source: str) -> str:
    """The words alone, without any marks."""
    text, links = _lift(_listed(source))

    def words_of(found: re.Match[str]) -> str:
        address, words = links[int(found[1])]
        return _BOLD.sub(r"\1", words) or address

    return _LIFTED.sub(words_of, _BOLD.sub(r"\1", text))


def units(text: str) -> int:
    """How long Telegram says a text is: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _listed(source: str) -> str:
    return _ITEM.sub("• ", source.replace("\0", " ").strip())


def _lift(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text with a number between NULs for each link, and the links: address, words (none: the address itself)."""
    links: list[tuple[str, str]] = []

    def lifted(found: re.Match[str]) -> str:
        address, behind = found[2] or found[3], ""
        if found[3]:  # a full stop behind an address belongs to the sentence
            address = _bare(found[3])
            behind = found[3][len(address) :]
        links.append((address, found[1] or ""))
        return f"\0{len(links) - 1}\0{behind}"

    return _LINK.sub(lifted, text), links


def _bare(address: str) -> str:
    bold = address.find("**")
    if bold > 0:
        address = address[:bold]
    while True:
        address = address.rstrip(_TRAILING)
        if not address.endswith((")", "]")) or address.count("(") >= address.count(")") > 0:
            return address
        address = address[:-1]
