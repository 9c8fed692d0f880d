"""Values to tap instead of typing, and what such a tap says. A button's words are not to be trusted: whoever acts on
them checks who pressed it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.chat import Choice, Words
from handlers.temperature.parsing import HIGHEST, LOWEST

_USUAL = range(363, 370)  # tenths of a degree: what nearly everybody has
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Tapped:
    """What a tap says: for which slot (a tag), about whom, how much; `celsius` is none for "another value"."""

    tag: str
    person_id: int
    celsius: Decimal | None


def values(words: Words, language: str, verb: str, tag: str, person_id: int) -> tuple[Choice, ...]:
    """36.3 to 36.9, and another value: for one person."""
    usual = [Choice(f"{verb}:{tag}:{person_id}:{tenths}", f"{tenths / 10:.1f}") for tenths in _USUAL]
    other = Choice(f"{verb}:{tag}:{person_id}:{OTHER}", label(words, language, "choice-other-value"))
    return (*usual, other)


def some(verb: str, tag: str, person_id: int, guesses: Sequence[Decimal]) -> tuple[Choice, ...]:
    """These values, for one person."""
    return tuple(Choice(f"{verb}:{tag}:{person_id}:{int(value * 10)}", str(value)) for value in guesses)


def tapped(value: str) -> Tapped | None:
    """What stands behind the verb of a value's button; None where no button of ours says so."""
    parts = value.split(":")
    if len(parts) != 3 or not parts[1].isdecimal():
        return None
    tag, person, tenths = parts
    if tenths == OTHER:
        return Tapped(tag, int(person), None)
    if not (tenths.isdecimal() and len(tenths) == 3):
        return None
    celsius = Decimal(int(tenths)).scaleb(-1)
    return Tapped(tag, int(person), celsius) if LOWEST <= celsius <= HIGHEST else None


def label(words: Words, language: str, phrase: str, **given: object) -> str:
    """A button's label: plain text, a button has no bold."""
    return html.unescape(words(language, phrase, **given))
