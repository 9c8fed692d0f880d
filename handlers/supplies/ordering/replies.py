"""What somebody answers to 「我记成这样，对吗？」 in their own words: yes, no, not yet, not right, once more. Rules."""

from __future__ import annotations

import re

from handlers.supplies.ordering import vocabulary
from handlers.supplies.ordering.spelling import YES_WORDS, flat, plain_of, split, words
from handlers.supplies.reading import patterns
from handlers.supplies.reading.vocabulary import NO

_NO = frozenset(NO.split("|"))
_FILLS = f"{words(vocabulary.FILLS)}|(?:{vocabulary.FILLS_ENGLISH})(?![a-z])"
_AGREED = re.compile(
    rf"(?:(?:{words(vocabulary.AGREES)}|(?:{vocabulary.AGREES_ENGLISH})(?![a-z])|{_FILLS})[\s，,、。.!！~～]*)+"
)
_FILLED = re.compile(rf"(?:(?:{_FILLS})[\s，,、。.!！~～]*)+")
_DECLINED = re.compile(
    rf"(?:(?:{words(vocabulary.DECLINES)}|(?:{vocabulary.DECLINES_ENGLISH})(?![a-z])|{_FILLS})[\s，,、。.!！~～]*)+"
)
_CORRECTS = re.compile(rf"^(?:{words(vocabulary.CORRECTS)})\s*[，,。、:：]\s*(?=\S)", re.IGNORECASE)
_AGAIN = re.compile(vocabulary.AGAIN)


def is_yes(text: str) -> bool:
    """Whether all that was said is yes: 「好的，下单」."""
    whole = flat(text).strip(patterns.TRIM + "!~～")
    if whole in YES_WORDS or (_AGREED.fullmatch(whole) is not None and _FILLED.fullmatch(whole) is None):
        return True
    clauses = split(text)
    return bool(clauses) and all(flat(clause).strip(patterns.TRIM + "!~～") in YES_WORDS for clause in clauses)


def is_no(text: str) -> bool:
    """Whether all that was said is no: 「算了，不要了吧」."""
    whole = flat(text).strip(patterns.TRIM + "!~～")
    return whole in _NO or (_DECLINED.fullmatch(whole) is not None and _FILLED.fullmatch(whole) is None)


def holds(text: str) -> bool:
    """Whether somebody says: not yet."""
    return plain_of(text) in vocabulary.HOLDS.split("|")


def looks(text: str) -> bool:
    """Whether somebody wants to see it once more, or has nothing to add."""
    return plain_of(text).rstrip("?？呢啊") in vocabulary.LOOKS.split("|")


def is_neither(text: str) -> bool:
    """Whether none of several things is meant, but what they wrote."""
    return plain_of(text).rstrip("了啊吧呢的来") in vocabulary.NEITHER.split("|")


def is_again(text: str) -> bool:
    """Whether the last order is wanted once more: 上回那样再来一份."""
    whole = flat(text).strip(patterns.TRIM + "!~～")
    return len(whole) > 2 and _AGAIN.fullmatch(whole) is not None  # 上次 alone is about anything


def corrected(text: str) -> str:
    """Without the 「不对，」 before what is right."""
    return _CORRECTS.sub("", text)


def wants_change(text: str) -> bool:
    """Whether somebody says that there is something to change, and not what."""
    return plain_of(text) in vocabulary.CHANGE.split("|")
