"""What every channel is: a few members, a small vocabulary of failure, and `split` for texts that are too long."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from handlers.chat import Choice


@dataclass(frozen=True, slots=True)
class File:
    """A file that a message carries: its bytes, or the `ref` under which the channel's account keeps it already.
    `size` in bytes."""

    id: int
    name: str
    mime: str
    size: int = 0
    content: bytes = field(default=b"", repr=False)
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a channel is asked to send it: a letter, or a part of one. `text` is marked text."""

    letter: int  # the letter's row
    key: str
    chat: str
    text: str
    choices: tuple[Choice, ...] = ()
    file: File | None = None
    silent: bool = False  # a wish: no sound
    reply_to: str = ""  # a wish: shown as the reply to this message of the chat


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that has gone out: the platform's id of it, and the ref under which the file that it carried can be
    sent again (empty: there is none)."""

    message: str
    ref: str = ""


class SendError(Exception):
    """A message did not go out. The text says why in the platform's words; it never quotes the message."""


class Throttled(SendError):
    """Too fast: nothing to `scope` ("chat" or "channel") for `after` seconds."""

    def __init__(self, after: float, scope: str = "channel") -> None:
        super().__init__(f"asked to wait {after:g} s")
        self.after = after
        self.scope = scope


class Unreachable(SendError):
    """The platform did not answer, or cannot now. `in_doubt`: it may have taken the message all the same."""

    def __init__(self, reason: str, *, in_doubt: bool = False) -> None:
        super().__init__(reason)
        self.in_doubt = in_doubt


class Gone(SendError):
    """Nobody there: we were blocked, kicked, the account or the group is no more."""


class Moved(SendError):
    """The chat has a new address, `chat`; the letter goes on to it."""

    def __init__(self, chat: str) -> None:
        super().__init__("the chat has a new address")
        self.chat = chat


class NotThere(SendError):
    """The message that was to be edited or deleted is not there any more, or cannot be."""


class NotKept(SendError):
    """The platform does not keep a file under this ref, or not for us, or not any more: its bytes are wanted."""


class Refused(SendError):
    """The platform will never take this message: a bug of ours, or content it does not allow."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The platform's own pace. Numbers of messages; 0 means without limit."""

    per_second: float = 0
    chat_per_second: float = 0
    group_per_minute: float = 0


class Channel(Protocol):
    """A way to people. Its name is the first word of its addresses: "telegram" for telegram:42."""

    name: str
    limits: Limits
    uploads: bool  # files go along with messages; where not, people look at them where we keep them

    def is_group(self, chat: str) -> bool:
        """Whether an address is a chat of many."""

    def parts(self, text: str, *, with_file: bool) -> list[str]:
        """Marked text cut into pieces that one message can hold each."""

    async def send(self, message: Message) -> Sent:
        """Send one message. Raises SendError's kinds and nothing else; NotKept only where its file has a ref."""

    async def edit(self, message: Message, former: str) -> str:
        """Write a message anew, in the place of `former` (the platform's id); gives the id of what stands there now.
        Raises SendError's kinds, NotThere among them."""

    async def act(self, chat: str, act: dict[str, Any]) -> dict[str, Any]:
        """Do what handlers.chat.Act names; what comes of it, if anything. Empty, too, where the platform has no such
        thing. Raises SendError's kinds; NotThere where a message stands that cannot be deleted."""

    async def start(self) -> None:
        """Get ready to speak and to listen. A platform that cannot be reached now is no reason to raise."""

    async def stop(self) -> None:
        """Finish what is under way and close every connection."""


_TAG = re.compile(r"<(/?)(b|a)((?:\s[^<>]*)?)>")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of marked text drawn in one way; `text` is plain, without escapes."""

    text: str
    bold: bool = False
    link: str = ""


def runs(marked: str) -> Iterator[Run]:
    """Marked text as stretches of plain text with their drawing. Unknown tags are text like any other."""
    bold, link, at = False, "", 0
    for tag in _TAG.finditer(marked):
        if tag.start() > at:
            yield Run(html.unescape(marked[at : tag.start()]), bold, link)
        at = tag.end()
        closing, name, rest = tag.groups()
        if name == "b":
            bold = not closing
        else:
            href = re.search(r'href="([^"]*)"', rest)
            link = "" if closing or href is None else html.unescape(href.group(1))
    if at < len(marked):
        yield Run(html.unescape(marked[at:]), bold, link)


def plain(marked: str) -> str:
    """Marked text without its marks."""
    return "".join(run.text for run in runs(marked))


def mark(run: Run) -> str:
    """A stretch as marked text again."""
    text = html.escape(run.text, quote=False)
    if run.bold:
        text = f"<b>{text}</b>"
    if run.link:
        text = f'<a href="{html.escape(run.link)}">{text}</a>'
    return text


def utf16_units(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts (Bot API: "after entities parsing")."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """Length in UTF-8 bytes, which is how WeChat Work counts."""
    return len(text.encode("utf-8", "surrogatepass"))


# Where to cut, best place first: between paragraphs, lines, sentences, clauses, words.
_BREAKS = ("\n\n", "\n", "。", "！", "？", ". ", "! ", "? ", "；", "; ", "，", "、", ", ", " ")

_WRITTEN_WELL = re.compile(r"[^<>&]*(?:<b>[^<>&]+</b>[^<>&]*)*")


def tidy(marked: str) -> str:
    """Marked text with every mark closed, and all that is none escaped."""
    if _WRITTEN_WELL.fullmatch(marked):  # as nearly all that we say
        return marked
    return "".join(map(mark, runs(marked)))


def split(marked: str, limit: int, length: Callable[[str], int]) -> list[str]:
    """Cut marked text into pieces of at most `limit` by `length` of their plain text, on the most sensible place in
    the last half of each piece; marks that a cut goes through are closed and opened again. Nothing but white space
    at a cut is lost, and no character is cut in two. `length` counts at least one for each character, and `limit` is
    at least as long as the longest one."""
    if length(marked) <= limit and _WRITTEN_WELL.fullmatch(marked):
        return [marked]
    drawn = deque(runs(marked))
    text = "".join(run.text for run in drawn)
    if length(text) <= limit:
        return ["".join(map(mark, drawn))]
    pieces: list[str] = []
    start = 0
    for from_, to in _cuts(text, limit, length):
        while drawn and start + len(drawn[0].text) <= from_:
            start += len(drawn.popleft().text)
        pieces.append("".join(map(mark, _between(drawn, from_ - start, to - start))))
    return pieces or [""]


def _cuts(text: str, limit: int, length: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Where each piece begins and ends, white space at the cuts left out."""
    at = 0
    while at < len(text):
        cut = at + _cut(text[at : at + limit + 2], limit, length)
        end = cut
        while end > at and text[end - 1].isspace():
            end -= 1
        if end > at:
            yield at, end
        at = cut
        while at < len(text) and text[at].isspace() and not _joins(text, at + 1):
            at += 1


def _cut(text: str, limit: int, length: Callable[[str], int]) -> int:
    """Where the first piece of `text` ends; of what follows the piece, `text` need not hold more than two characters:
    white space may hang over, it is dropped anyway."""
    low, high = 1, min(len(text), limit)  # the longest start of the text that fits; one character always goes
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length(text[:middle]) <= limit else (low, middle - 1)
    if low == len(text):
        return low
    for mark_ in _BREAKS:
        word = len(mark_.rstrip())
        place = text.rfind(mark_, max(1, low // 2), low + len(mark_) - word)
        while place >= 0:
            if not _joins(text, place + len(mark_)):
                return place + word
            place = text.rfind(mark_, max(1, low // 2), place + len(mark_) - 1)
    # No sensible place: at least do not part a character from what is joined to it (accents, emoji sequences).
    place = low
    while place > 0 and _joins(text, place):
        place -= 1
    return place or low


def _joins(text: str, place: int) -> bool:
    """Whether the characters on both sides of a place are drawn as one (after Unicode's UAX #29, in short)."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if after <= "\u02ff" and before != "\u200d":
        return False
    if before == "\u200d" or after in "\u200c\u200d" or "🏻" <= after <= "🏿" or "\U000e0020" <= after <= "\U000e007f":
        return True
    if "\udc00" <= after <= "\udfff":
        return "\ud800" <= before <= "\udbff"
    if _is_flag_half(after):  # two of these make one flag
        first = place
        while first > 0 and _is_flag_half(text[first - 1]):
            first -= 1
        return (place - first) % 2 == 1
    return unicodedata.category(after).startswith("M")


def _is_flag_half(character: str) -> bool:
    return "🇦" <= character <= "🇿"


def _between(drawn: Iterable[Run], from_: int, to: int) -> Iterator[Run]:
    """The part of some runs between two places of their common text."""
    for run in drawn:
        if to <= 0:
            return
        part = run.text[max(0, from_) : to]
        if part:
            yield Run(part, run.bold, run.link)
        from_, to = from_ - len(run.text), to - len(run.text)


_UNFIT = re.compile("[\0\ud800-\udfff]")


def clean(text: str) -> str:
    """What a person typed, fit to be stored: a lone surrogate or a NUL, which no database takes, becomes a space."""
    return _UNFIT.sub(" ", text) if _UNFIT.search(text) else text
