"""Symptoms in plain words, and which of them a sentence denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Protocol

from handlers.temperature.parsing import chinese, english


def _spellings() -> tuple[dict[str, str], dict[str, str]]:
    """What names a symptom, and what denies one in a single word (头不疼)."""
    named: dict[str, str] = {}
    denied: dict[str, str] = {}
    for table, between in ((chinese.SYMPTOMS, " "), (english.SYMPTOMS, "|")):
        for symptom, words in table.items():
            named |= dict.fromkeys(words.split(between), symptom)
    part = {name: words.split() for name, words in chinese.PARTS.items()}
    for symptom, where, pains in (("sore_throat", "throats", "soreness"), ("headache", "heads", "aches")):
        named |= _put_together(symptom, part[where], ["", *part["somewhat"]], part[pains])
        denied |= _put_together(symptom, part[where], part["not at all"], part[pains])
    named |= _put_together("taste_loss", part["senses"], ["", *part["all of them"]], part["lost"])
    named |= _put_together("taste_loss", part["losing"], part["senses"])
    denied |= _put_together("taste_loss", part["senses"], ["", *part["fully"]], ["正常"])
    return named, denied


def _put_together(symptom: str, *parts: Iterable[str]) -> dict[str, str]:
    return {"".join(spelling): symptom for spelling in product(*parts)}


SYMPTOMS, DENIED = _spellings()


class Word(Protocol):
    """What we look at of a token."""

    @property
    def kind(self) -> str:
        """What the word does."""

    @property
    def text(self) -> str:
        """The word."""


_CARRIES = frozenset({"symptom", "denied", "soft", "through", "join", "or", "part", "today", "self", "own"})
_LIST = frozenset({"symptom", "soft", "or", "join", "through"})


def heard(words: Sequence[Word]) -> tuple[set[str], set[str]]:
    """The symptoms that a sentence names and those it denies. A "no" reaches over a list joined by 、 和 或 or, and
    over a comma only where the list goes on to an "or" (no fever, cough or headache)."""
    named: set[str] = set()
    denied: set[str] = set()
    no = False
    for at, word in enumerate(words):
        if word.kind == "symptom":
            (denied if no else named).add(SYMPTOMS[word.text])
        elif word.kind == "denied":
            denied.add(DENIED[word.text])
        elif word.kind == "no":
            no = True
        elif word.kind == "hard":
            no = no and word.text == "," and _goes_on(words[at + 1 :])
        elif word.kind not in _CARRIES and word.text not in ("的", "等"):
            no = False
    return named, denied


def _goes_on(words: Iterable[Word]) -> bool:
    """Whether a list of symptoms goes on to an "or"."""
    for word in words:
        if word.kind == "or":
            return True
        if word.kind not in _LIST and not (word.kind == "hard" and word.text == ","):
            return False
    return False
