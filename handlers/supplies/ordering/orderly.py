"""Whether words are an order at all. Rules only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.supplies.reading import patterns
from handlers.supplies.reading.catalogue import key
from handlers.supplies.reading.lines import Line
from handlers.supplies.reading.vocabulary import ASKED_FOR
from handlers.temperature.parsing import parse as readings

_ASKED_FOR = re.compile(ASKED_FOR, re.IGNORECASE)
# How a sentence begins in which an amount stands that is none of a thing: 家里两个孩子都好, 第二个是什么.
_TALK = re.compile(r"(?:家里|我|你|您|他|她|咱|孩子|老人|大人|宝宝|有|第|好|人|今天|明天|加$|再$|改)")
_AMOUNT = re.compile(
    r"[\d一二两三四五六七八九十半俩仨]|\b(?:an?|one|two|three|four|five|six|ten|dozen)\b", re.IGNORECASE
)


def is_order(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines that were read out of words said by the way are an order: one of them is a thing that is sold, or
    so much of what shops sell, or the words ask for something to be bought."""
    if not lines:
        return False
    sold = any(line.item is not None or line.near or _is_of_a_shop(line) for line in lines)
    return sold or _ASKED_FOR.search(text) is not None


def _is_of_a_shop(line: Line) -> bool:
    """两斤土豆, where the list has none: staff find out what it costs."""
    name = key(line.name)
    return bool(line.unit) and any(name[start:] in patterns.THINGS for start in range(max(1, len(name) - 1)))


def is_counted(text: str) -> bool:
    """Whether an amount stands in the words of a thing, and no temperature."""
    return _AMOUNT.search(text) is not None and not readings(text).readings


def things(lines: Sequence[Line]) -> list[Line]:
    """Of the lines that were read while an order is being written those that are a thing: one that is sold, or one that
    nobody knows and that is not just how a sentence begins."""
    return [line for line in lines if line.item is not None or line.near or not _TALK.match(line.name or line.text)]
