"""How words are compared while an order is being written. Rules only."""

from __future__ import annotations

import re
import unicodedata

from handlers.supplies.reading import patterns
from handlers.supplies.reading.catalogue import SIMPLE
from handlers.supplies.reading.vocabulary import YES

YES_WORDS = frozenset(YES.split("|"))


def words(text: str) -> str:
    """One of these words, as a pattern; the longest first."""
    return "|".join(re.escape(word) for word in sorted(text.split(), key=len, reverse=True))


def flat(text: str) -> str:
    """As it is compared: simplified, lower, without full width."""
    return "".join(SIMPLE.get(one, one) for one in unicodedata.normalize("NFKC", text).lower())


def plain_of(clause: str) -> str:
    """The same, without the marks around it."""
    return flat(clause).strip(patterns.TRIM + "!。")


def split(text: str) -> list[str]:
    """The parts that marks set apart."""
    return [part.strip() for part in patterns.BREAK.split(text) if part.strip(patterns.TRIM + " ")]
