"""Whether words are an order at all. Rules only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.supplies.reading import patterns
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
    the words ask for something to be bought."""
    if not lines:
        return False
    return any(line.item is not None or line.near for line in lines) or _ASKED_FOR.search(text) is not None


def is_asked_for(text: str) -> bool:
    """Whether words ask for something to be bought."""
    return _ASKED_FOR.search(text) is not None or patterns.AND_NEED.search(text.lower()) is not None


def is_counted(text: str) -> bool:
    """Whether an amount stands in the words of a thing, and no temperature."""
    return _AMOUNT.search(text) is not None and not readings(text).readings


def things(lines: Sequence[Line]) -> list[Line]:
    """Of the lines that were read while an order is being written those that are a thing: one that is sold, or one that
    nobody knows and that is not just how a sentence begins."""
    return [line for line in lines if line.item is not None or line.near or not _TALK.match(line.name or line.text)]
