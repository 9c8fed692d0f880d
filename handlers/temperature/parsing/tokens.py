"""A message cut into words, numbers and clauses: what stands between commas, stops and line ends belongs together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from handlers.temperature.parsing.numbers import Number, number
from handlers.temperature.parsing.script import plainly, simply
from handlers.temperature.parsing.vocabulary import KINDS

_LATIN = re.compile(r"[a-zà-ɏ]+(?:'[a-zà-ɏ]+)?")
_DIGITS = frozenset("0123456789")
_MONEY = frozenset("¥$€£+")
_KIN = frozenset({"self", "own", "kin"})
_TOWER = frozenset("座栋幢区-0123456789")


def _by_first(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for word in words:
        lengths[word[0]].add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


_LENGTHS = _by_first(KINDS)


@dataclass(slots=True)
class Token:
    """A word, a number or a stretch that we do not know. `text` is simplified and small; `start` and `end` say where it
    stands in the plain text; `name` is the name of the household that it is."""

    kind: str
    text: str
    start: int
    end: int
    number: Number | None = None
    name: str = ""


@dataclass(slots=True)
class Clause:
    """What stands between two stops, with the stop that ends it."""

    tokens: list[Token] = field(default_factory=list)
    stop: str = ""


def clauses(plain: str, names: Iterable[str]) -> list[Clause]:
    """The clauses of a text that `plainly` made."""
    text = simply(plain)
    known, firsts = _household(tuple(names))
    found = [Clause()]
    tokens = found[-1].tokens
    at = 0
    fahrenheit = False
    while at < len(text):
        token = _token(text, at, known, firsts, fahrenheit=fahrenheit)
        if token.kind == "hard":
            found[-1].stop = token.text
            found.append(Clause())
            tokens = found[-1].tokens
        elif token.kind == "other" and tokens and tokens[-1].kind == "other":
            tokens[-1].text += token.text
            tokens[-1].end = token.end
        else:
            tokens.append(token)
        if token.kind != "soft":
            fahrenheit = token.kind == "fahrenheit"
        at = token.end
    return found


@lru_cache(maxsize=8_192)
def _household(names: tuple[str, ...]) -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
    """The names of a household as they are looked for in a text; it writes twice a day, and often again."""
    known = {simply(plainly(name)).strip(): name for name in names}
    known.pop("", None)
    return known, _by_first(known)


def _token(
    text: str, at: int, known: Mapping[str, str], firsts: Mapping[str, tuple[int, ...]], *, fahrenheit: bool
) -> Token:
    first = text[at]
    following = text[at + 1 : at + 2]
    if first in _DIGITS or (first in _MONEY and following in _DIGITS) or (following in _TOWER and "a" <= first <= "z"):
        numeral = number(text, at, fahrenheit=fahrenheit) if not _continues(text, at) else None
        if numeral is not None:
            return Token("number", text[at : numeral.end], at, numeral.end, numeral)
    name = _longest(text, at, firsts.get(first, ()), known)
    word = _longest(text, at, _LENGTHS.get(first, ()), KINDS)
    if name and len(name) >= len(word):
        kind = KINDS.get(name, "name")
        return Token(kind if kind in _KIN else "name", name, at, at + len(name), name=known[name])
    if word:
        return Token(KINDS[word], word, at, at + len(word))
    latin = _LATIN.match(text, at)
    end = latin.end() if latin else at + 1
    return Token("other", text[at:end], at, end)


def _continues(text: str, at: int) -> bool:
    """Whether a letter stands here inside a Latin word."""
    return "a" <= text[at] <= "z" and at > 0 and text[at - 1].isalpha() and text[at - 1].isascii()


def _longest(text: str, at: int, lengths: tuple[int, ...], words: Mapping[str, str]) -> str:
    """The longest of the words that stands here; one that is Latin ends where its letters end."""
    for length in lengths:
        word = text[at : at + length]
        if word in words and not (_is_latin(word[-1]) and _is_latin(text[at + length : at + length + 1])):
            return word
    return ""


def _is_latin(letter: str) -> bool:
    return "a" <= letter <= "z" or "à" <= letter <= "ɏ"
