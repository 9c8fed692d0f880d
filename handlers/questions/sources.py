"""What questions are compared with: notices and entries of the FAQ in passages, and what each speaks of. Rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from handlers.questions import vocabulary
from handlers.questions.days import Days, days_in
from handlers.questions.reading import Read, read


@dataclass(frozen=True, slots=True)
class Source:
    """A notice or an entry of the FAQ: its passages in their order. `day`: of writing; `buildings`: those it is for,
    where it is for some alone; `sure`: the asker is among those it is for."""

    name: str
    title: str
    at: datetime
    day: date
    passages: tuple[str, ...]
    buildings: tuple[str, ...] = ()
    sure: bool = True

    @property
    def faq(self) -> bool:
        """Whether it is of the FAQ: that stands until it is changed."""
        return self.name.startswith("faq/")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, with what it is said under."""

    text: str
    read: Read
    topics: frozenset[str]  # its own, or those it is said under
    days: Days
    places: frozenset[int]


def places_of(source: Source) -> frozenset[int]:
    """The places that any passage of a source names."""
    return frozenset().union(*(read(text).places for text in source.passages))


@lru_cache(maxsize=1024)
def topics_of(source: Source) -> frozenset[str]:
    """The topics of all passages of a source."""
    return frozenset(topic for text in source.passages for topic in read(text).topics)


@lru_cache(maxsize=1024)
def whole_days(source: Source) -> Days:
    """All days of a source; of one that names none, none."""
    found = [days_in(read(text).text, source.day) for text in source.passages]
    return Days(tuple(span for one in found for span in one.spans), any(one.every for one in found))


@lru_cache(maxsize=1024)
def passages_of(source: Source) -> tuple[Passage, ...]:
    """The passages, each with what it is said under: a statement without a topic goes on with that before it, one
    without a day speaks of that of the title or of the statement before."""
    found: list[Passage] = []
    topics: frozenset[str] = frozenset()
    for number, text in enumerate(source.passages):
        one = read(text)
        major = one.topics - vocabulary.MINOR
        if major:
            topics = major
        days = days_in(one.text, source.day)
        if source.faq and found:
            topics = topics | found[0].topics
        title_days = found[0].days if found else Days()
        before = found[-1].days if len(found) > 1 else Days()
        found.append(
            Passage(
                text,
                one,
                (topics | one.topics) if number else one.topics,
                days or title_days or before,
                one.places,
            )
        )
    return tuple(found)


def about(topic: str, passage: Passage, title: Passage) -> float:
    """How much a passage is about a topic, 0 to 1."""
    if topic in passage.read.topics:
        return 1.0
    if passage.topics and topic in passage.topics:
        return 0.95
    if topic in title.read.topics and not (passage.read.topics - title.read.topics - vocabulary.MINOR):
        return 0.95
    for near in vocabulary.NEAR:
        if topic in near and near & (passage.topics | (title.read.topics if not passage.read.topics else frozenset())):
            return 0.8
    return 0.0


def stands(chunk: str, text: str) -> float:
    """How much of a chunk stands in a text."""
    if chunk.isascii():
        return 1.0 if re.search(rf"\b{re.escape(chunk)}", text) else 0.0
    if chunk in text:
        return 1.0
    if len(chunk) < 3:
        return 0.0
    pairs = [chunk[at : at + 2] for at in range(len(chunk) - 1)]
    share = sum(pair in text for pair in pairs) / len(pairs)
    return share if share >= 0.6 else share / 2
