"""Which passage answers a question, and whether that is certain. Rules.

To be wrong with confidence is the worst that can happen here: somebody goes down at eight for a test that is at nine,
or on another day. So a passage is an answer only if it is about all that the question names, holds
the kind of thing that is asked for, and speaks of the same day and building; and if nothing else would answer as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from handlers.questions import vocabulary
from handlers.questions.against import objections
from handlers.questions.days import Days
from handlers.questions.reading import Question, asked
from handlers.questions.sources import Passage, Source, about, passages_of, stands, topics_of, whole_days

_COVERED = 0.75  # of what a question names; below it is not certain
_HINTS = 0.34  # … below that, there is nothing in it to suggest
_APART = 0.12  # a second source so close is another answer
_BETTER = 0.03  # … and so much is better, between the FAQ and a notice
_TOGETHER = 3  # statements of one source that are quoted together
_LONGEST = 220  # characters quoted


@dataclass(frozen=True, slots=True)
class Weighed:
    """How well a source answers: what is quoted of it, and what is against it (empty: nothing)."""

    source: Source
    score: float
    quoted: tuple[str, ...] = ()
    against: frozenset[str] = frozenset()
    days: Days = field(default_factory=Days)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking: an answer that is certain, or sources that may be meant, best first."""

    answer: Weighed | None = None
    maybe: tuple[Source, ...] = ()


def find(question: Question, sources: Sequence[Source], today: date, home: frozenset[int] = frozenset()) -> Found:
    """What answers a question. `home`: the asker's own building, where there is one."""
    rarity = _rarity(sources)
    weighed = [_weigh(question, source, today, home, rarity) for source in sources]
    weighed = sorted(
        (one for one in weighed if one.score >= _HINTS),
        key=lambda one: (round(one.score, 2), one.source.at),
        reverse=True,
    )
    certain = [one for one in weighed if not one.against and one.score >= _COVERED]
    if certain:
        best = _best(question, certain, weighed)
        if best is not None:
            return Found(best)
    return Found(maybe=tuple(one.source for one in weighed[:3]))


def _best(question: Question, certain: Sequence[Weighed], weighed: Sequence[Weighed]) -> Weighed | None:
    """The one that answers; none where two would, or where something newer may have changed it."""
    close = [one for one in certain if one.score >= certain[0].score - _APART]
    answers = [one for one in close if one.source.faq]
    news = [one for one in close if not one.source.faq]
    if answers and news:  # what staff have answered once, or news: only where the one fits better
        best, other = sorted((answers[0], news[0]), key=lambda one: one.score, reverse=True)
        if best.score - other.score < _BETTER:
            return None
    best = answers[0] if answers and (not news or answers[0].score > news[0].score) else max(news, key=_written)
    if any(not _gives_way(one, best) for one in close if one is not best and one.source.faq == best.source.faq):
        return None
    for one in weighed:  # something newer about the same that speaks of a change
        newer = one is not best and one.source.at > best.source.at
        if newer and _changes(question, one, best):
            return None
    return best


def _written(one: Weighed) -> datetime:
    return one.source.at


def _gives_way(older: Weighed, newer: Weighed) -> bool:
    """Whether the one is only what was said before the other: the same topic, written earlier, and of the same days or
    of none."""
    if older.source.title and older.source.title == newer.source.title:
        return True
    if older.source.at >= newer.source.at:
        return False
    if older.days.spans and newer.days.spans and not older.days.meet(newer.days):
        return False
    return newer.score >= older.score - 0.001


def _changes(question: Question, newer: Weighed, older: Weighed) -> bool:
    """Whether a newer source says of the same thing that it is called off or otherwise now."""
    whole = " ".join(newer.source.passages)
    if not (question.topics & topics_of(newer.source)) or not vocabulary.CHANGES.search(whole):
        return False
    days = whole_days(newer.source)
    return not (days.spans and older.days.spans and not days.meet(older.days))


# --- one source -------------------------------------------------------------------------------------------------------


def _weigh(
    question: Question, source: Source, today: date, home: frozenset[int], rarity: Mapping[str, int]
) -> Weighed:  # fmt: skip
    passages = passages_of(source)
    title = passages[0]
    whole = whole_days(source)
    best: list[tuple[float, frozenset[str], Passage]] = []
    for passage in passages:
        score = _covers(question, passage, title, rarity)
        against = objections(question, source, passage, title, whole, today, home)
        best.append((score, against, passage))
    fitting = [one for one in best if not one[1]]
    if not fitting:
        score, against, _ = max(best, key=lambda one: (one[0], -len(one[1])))
        return Weighed(source, score * (0.9 if score >= _COVERED else 1), against=against or frozenset({"nothing"}))
    top = max(score for score, _, _ in fitting)
    chosen = [passage for score, _, passage in fitting if score >= top - 0.02]
    if len(chosen) > 1 and title in chosen:  # the title is there for all to see
        chosen = [passage for passage in chosen if passage is not title]
    quoted = tuple(passage.text for passage in chosen)
    if len(quoted) > _TOGETHER or sum(map(len, quoted)) > _LONGEST:
        return Weighed(source, top * 0.9, against=frozenset({"many"}))
    if source.faq:
        quoted = source.passages[1:]
        if _more_special(source, question):
            return Weighed(source, top * 0.9, against=frozenset({"special"}))
    days = chosen[0].days or title.days or whole
    return Weighed(source, top, quoted, days=days)


def _more_special(source: Source, question: Question) -> bool:
    """Whether an entry of the FAQ is about much that is not asked about: 外地快递 where 快递 is asked about."""
    own = asked(source.title, source.day)
    names = [*own.topics, *(chunk for chunk in own.chunks if chunk not in vocabulary.LIGHT)]
    topics = question.topics | question.context
    said = [name in topics or stands(name, question.text) >= 0.5 for name in names]
    return len(names) > 1 and sum(said) / len(said) <= 0.5


def _rarity(sources: Sequence[Source]) -> Mapping[str, int]:
    """In how many sources each topic stands."""
    return Counter(topic for source in sources for topic in topics_of(source))


def _covers(question: Question, passage: Passage, title: Passage, rarity: Mapping[str, int]) -> float:
    """How much of what a question names a passage is about, 0 to 1; a topic counts the more the rarer it is."""
    have = total = 0.0
    for topic in question.topics:
        weight = 2.0 + 1.0 / max(1, rarity.get(topic, 1))
        total += weight
        have += weight * about(topic, passage, title)
    text = passage.read.text
    for chunk in question.chunks:
        light = chunk in vocabulary.LIGHT
        weight = 0.15 if light else min(2.0, 0.5 + 0.5 * len(chunk)) if not chunk.isascii() else 1.2
        total += weight
        have += weight * max(stands(chunk, text), 0.9 * stands(chunk, title.read.text))
    return have / total if total else 0.0
