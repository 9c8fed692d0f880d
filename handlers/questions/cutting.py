"""Cutting what was written into passages: a statement, or an item of a list with what stands above it. Rules."""

from __future__ import annotations

import re

from handlers.notices import markup

_LONGEST = 160  # characters of a passage; a statement that runs on is cut at its commas
_SENTENCE = re.compile(r"[^。！？；!?;\n]*(?:[。！？；!?;]+|\.(?=\s|$)|$)|[^\n]+")
_ENGLISH = re.compile(r"(?<=[a-z0-9)][.!?;])\s+(?=[A-Z0-9])")
_ITEM = re.compile(r"^\s*(?:•|[-*·]|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d))\s*")
_HEADING_MARK = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,2}、|【)")
_ENDS_OPEN = (":", "：")


def passages(title: str, body: str) -> list[str]:
    """The passages of a text; the first is the title alone. A heading stands before each of its items."""
    found = [title.strip()]
    heading = ""
    for line in markup.plain(body).splitlines():
        bare = line.strip()
        if not bare:
            heading = ""
            continue
        item = _ITEM.match(line) is not None
        text = _ITEM.sub("", line).strip()
        if _is_heading(bare, text):
            heading = text.rstrip("：:】 ").lstrip("【")
            continue
        if not item and not heading:
            heading = ""
        for statement in _statements(text):
            found.append(f"{heading}：{statement}" if heading else statement)
    return [one for one in found if one]


def _is_heading(line: str, text: str) -> bool:
    """Whether a line only says what those below it are about."""
    if text.endswith(_ENDS_OPEN) and len(text) <= 40:
        return True
    return (
        len(text) <= 16 and _HEADING_MARK.match(line) is not None and not re.search(r"[，,。；;：:\d]", text)
    )  # fmt: skip


def _statements(text: str) -> list[str]:
    found = []
    for piece in _ENGLISH.split(text):
        for sentence in _SENTENCE.findall(piece):
            whole = sentence.strip()
            if not whole:
                continue
            while len(whole) > _LONGEST:
                cut = max(whole.rfind(mark, 0, _LONGEST) for mark in "，,、 ")
                cut = cut if cut > 40 else _LONGEST - 1
                found.append(whole[: cut + 1].strip())
                whole = whole[cut + 1 :].strip()
            if whole:
                found.append(whole)
    return found
