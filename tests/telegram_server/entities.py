"""Text as Telegram counts and marks it: UTF-16 units, entities, and ``parse_mode=HTML``.

Rules: Bot API documentation, "Formatting options" and "MessageEntity"; wording of refusals:
tdlib/telegram-bot-api, which is strict: an unknown tag refuses the whole message.
"""

from __future__ import annotations

import re
from typing import Any

from .errors import bad

Entity = dict[str, Any]

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
    "a": "text_link",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|([a-zA-Z]+));?")
_TAG = re.compile(r"<(/?)([a-zA-Z][-a-zA-Z0-9]*)?([^<>]*)(>?)")
_ATTRIBUTE = re.compile(r"""\s*([-a-zA-Z]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_COMMAND = re.compile(r"(?<![^\s])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?")
_BLANK = " \n\r\t\v\f"


def units(text: str) -> int:
    """How long a text is for Telegram: UTF-16 code units, so that most emoji count two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def commands_in(text: str) -> list[Entity]:
    """The ``/command`` marks that Telegram puts on an incoming message by itself."""
    return [
        {"type": "bot_command", "offset": units(text[: match.start()]), "length": units(match.group())}
        for match in _COMMAND.finditer(text)
    ]


def _decoded(text: str, complaints: list[str]) -> str:
    """Character references replaced: four names and numbers; other names stay as they were typed."""

    def character(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if name is not None:
            if name in _NAMED:
                return _NAMED[name]
            if match.group().endswith(";"):
                complaints.append(f"{match.group()} is not an entity of Telegram: people see it as it is")
            return match.group()
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()

    return _REFERENCE.sub(character, text) if "&" in text else text


def _unparsable(words: str) -> Exception:
    return bad(f"can't parse entities: {words}")


class _Html:
    """One pass over an HTML text, building the plain text and its entities."""

    def __init__(self, source: str, complaints: list[str]) -> None:
        self.source = source
        self.complaints = complaints
        self.plain: list[str] = []
        self.length = 0
        self.entities: list[Entity] = []
        self.open: list[tuple[str, Entity]] = []

    def parse(self) -> tuple[str, list[Entity]]:
        position = 0
        while (start := self.source.find("<", position)) >= 0:
            self._say(self.source[position:start])
            match = _TAG.match(self.source, start)
            assert match is not None
            at = len(self.source[:start].encode())
            closing, name, attributes, end = match.groups()
            if not end:
                raise _unparsable(f"Unclosed {'end' if closing else 'start'} tag at byte offset {at}")
            if closing:
                self._close(name or "", at)
            else:
                self._open(name or "", attributes, at)
            position = match.end()
        self._say(self.source[position:])
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.plain), [entity for entity in self.entities if entity["length"] > 0]

    def _say(self, text: str) -> None:
        text = _decoded(text, self.complaints)
        self.plain.append(text)
        self.length += units(text)

    def _open(self, tag: str, attributes: str, at: int) -> None:
        tag = tag.lower()
        given = {
            key.lower(): _decoded((value or "").strip("\"'"), self.complaints)
            for key, value in _ATTRIBUTE.findall(attributes)
        }
        kind = _TAGS.get(tag)
        if tag == "span":
            if given.get("class") != "tg-spoiler":
                raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
            kind = "spoiler"
        if kind is None:
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {at}')
        entity: Entity = {"type": kind, "offset": self.length, "length": 0}
        if tag == "a":
            entity["url"] = given.get("href", "")
        elif tag == "blockquote" and "expandable" in given:
            entity["type"] = "expandable_blockquote"
        elif tag == "code" and given.get("class", "").startswith("language-") and self.open:
            outer, pre = self.open[-1]
            if outer == "pre":
                pre["language"] = given["class"].removeprefix("language-")
        self.open.append((tag, entity))

    def _close(self, tag: str, at: int) -> None:
        tag = tag.lower()
        if not self.open:
            raise _unparsable(f"Unexpected end tag at byte offset {at}")
        expected, entity = self.open.pop()
        if tag not in ("", expected):
            raise _unparsable(f'Unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{tag}>"')
        entity["length"] = self.length - entity["offset"]
        if expected == "a" and not entity["url"]:
            entity["url"] = "".join(self.plain).encode("utf-16-le")[entity["offset"] * 2 :].decode("utf-16-le")
        inside_pre = expected == "code" and bool(self.open) and "language" in self.open[-1][1]
        if not inside_pre:
            self.entities.append(entity)


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without blanks at either end, as the server stores it; the marks move along."""
    shorter = text.strip(_BLANK)
    if not entities or len(shorter) == len(text):
        return shorter, entities
    shift = units(text[: len(text) - len(text.lstrip(_BLANK))])
    length = units(shorter)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(length, entity["offset"] - shift + entity["length"])
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return shorter, moved


def parsed(
    text: str, mode: str | None, entities: list[Entity] | None, complaints: list[str]
) -> tuple[str, list[Entity]]:
    """The plain text and the entities of what a bot sends. Markdown is taken as it is, with a complaint."""
    marks = entities or []
    if mode:
        if mode.lower() == "html":
            text, marks = _Html(text, complaints).parse()
        elif mode.lower() in ("markdown", "markdownv2"):
            complaints.append(f"not implemented: parse_mode {mode}")
        else:
            raise bad("unsupported parse_mode")
    else:
        length = units(text)
        for entity in marks:
            if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > length:
                complaints.append(f"entity outside of the text: {entity}")
    return _trimmed(text, marks)
