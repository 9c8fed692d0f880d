"""Which passage answers a question, and whether that is certain. Rules.

To be wrong with confidence is the worst that can happen here: somebody goes down at eight for a test that is at nine,
or on another day. So a passage is an answer only if it is about all that the question names, holds
the kind of thing that is asked for, and speaks of the same day and building; and if nothing else would answer as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from handlers.questions import vocabulary
from handlers.questions.days import Days, days_in, has_clock, has_end, has_span
from handlers.questions.reading import Question, Read, asked, places_in, read

_COVERED = 0.75  # of what a question names; below it is not certain
_HINTS = 0.34  # … below that, there is nothing in it to suggest
_APART = 0.12  # a second source so close is another answer
_BETTER = 0.03  # … and so much is better, between the FAQ and a notice
_TOGETHER = 3  # statements of one source that are quoted together
_LONGEST = 220  # characters quoted
_HOLDS = {name: re.compile(pattern) for name, pattern in vocabulary.HOLDS.items()}
_COARSE = {"clock": "when", "day": "when", "who": "phone", "may": "whether", "need": "whether"}
_NEGATIVE = re.compile(r"[不没未无勿非免别]|禁止|取消|暂停|停止|\bno\b|\bnot\b|n't|\bwithout\b|cannot")
_DATED = ("clock", "day", "when")


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


@dataclass(frozen=True, slots=True)
class _Passage:
    text: str
    read: Read
    topics: frozenset[str]  # its own, or those it is said under
    days: Days
    places: frozenset[int]


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
    if not (question.topics & _topics_of(newer.source)) or not vocabulary.CHANGES.search(whole):
        return False
    days = _whole_days(newer.source)
    return not (days.spans and older.days.spans and not days.meet(older.days))


# --- one source -------------------------------------------------------------------------------------------------------


def _weigh(
    question: Question, source: Source, today: date, home: frozenset[int], rarity: Mapping[str, int]
) -> Weighed:  # fmt: skip
    passages = _passages(source)
    title = passages[0]
    whole = _whole_days(source)
    best: list[tuple[float, frozenset[str], _Passage]] = []
    for passage in passages:
        score = _covers(question, passage, title, rarity)
        against = _against(question, source, passage, title, whole, today, home)
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
    said = [name in topics or _stands(name, question.text) >= 0.5 for name in names]
    return len(names) > 1 and sum(said) / len(said) <= 0.5


def _rarity(sources: Sequence[Source]) -> Mapping[str, int]:
    """In how many sources each topic stands."""
    return Counter(topic for source in sources for topic in _topics_of(source))


def _places_of(source: Source) -> frozenset[int]:
    return frozenset().union(*(read(text).places for text in source.passages))


@lru_cache(maxsize=1024)
def _topics_of(source: Source) -> frozenset[str]:
    return frozenset(topic for text in source.passages for topic in read(text).topics)


@lru_cache(maxsize=1024)
def _whole_days(source: Source) -> Days:
    """All days of a source; of one that names none, none."""
    found = [days_in(read(text).text, source.day) for text in source.passages]
    return Days(tuple(span for one in found for span in one.spans), any(one.every for one in found))


@lru_cache(maxsize=1024)
def _passages(source: Source) -> tuple[_Passage, ...]:
    """The passages, each with what it is said under: a statement without a topic goes on with that before it, one
    without a day speaks of that of the title or of the statement before."""
    found: list[_Passage] = []
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
            _Passage(
                text,
                one,
                (topics | one.topics) if number else one.topics,
                days or title_days or before,
                one.places,
            )
        )
    return tuple(found)


def _covers(question: Question, passage: _Passage, title: _Passage, rarity: Mapping[str, int]) -> float:
    """How much of what a question names a passage is about, 0 to 1; a topic counts the more the rarer it is."""
    have = total = 0.0
    for topic in question.topics:
        weight = 2.0 + 1.0 / max(1, rarity.get(topic, 1))
        total += weight
        have += weight * _about(topic, passage, title)
    text = passage.read.text
    for chunk in question.chunks:
        light = chunk in vocabulary.LIGHT
        weight = 0.15 if light else min(2.0, 0.5 + 0.5 * len(chunk)) if not chunk.isascii() else 1.2
        total += weight
        have += weight * max(_stands(chunk, text), 0.9 * _stands(chunk, title.read.text))
    return have / total if total else 0.0


def _about(topic: str, passage: _Passage, title: _Passage) -> float:
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


def _stands(chunk: str, text: str) -> float:
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


# --- what is against it -----------------------------------------------------------------------------------------------


def _against(
    question: Question, source: Source, passage: _Passage, title: _Passage, whole: Days, today: date,
    home: frozenset[int],
) -> frozenset[str]:  # fmt: skip
    """Why a passage cannot be the answer for certain."""
    found = set()
    if not source.sure:
        found.add("others")
    if question.negative and not _NEGATIVE.search(passage.read.text):
        found.add("negative")
    if question.context - _topics_of(source):
        found.add("context")
    if question.mine:
        found.add("mine")
    if not (question.topics or question.chunks):
        found.add("nothing")
    if any(_about(topic, passage, title) < 0.75 for topic in question.topics):
        found.add("topic")
    text = passage.read.text
    unsaid = [
        chunk for chunk in question.chunks
        if chunk not in vocabulary.LIGHT and max(_stands(chunk, text), _stands(chunk, title.read.text)) < 0.5
    ]  # fmt: skip
    if unsaid:
        found.add("words")
    if not (all(_holds(kind, question, passage) for kind in question.kinds) or _asks_the_same(question, source)):
        found.add("kind")
    if _verb_unsaid(question, passage, title):
        found.add("verb")
    if _another_action(question, passage, title):
        found.add("action")
    if not _same_place(question, source, passage, title, home):
        found.add("place")
    if not _same_day(question, source, passage, whole, today):
        found.add("day")
    return frozenset(found)


def _asks_the_same(question: Question, source: Source) -> bool:
    """Whether an entry of the FAQ asks for the same kind of thing: then its answer is one."""
    if not source.faq:
        return False
    other = asked(source.title, source.day)
    return bool(
        {_COARSE.get(kind, kind) for kind in question.kinds} & {_COARSE.get(kind, kind) for kind in other.kinds}
    )


def _holds(kind: str, question: Question, passage: _Passage) -> bool:
    """Whether a passage holds the kind of thing that is asked for."""
    text = passage.read.text
    match kind:
        case "clock":
            return has_clock(text) and (not question.until or has_end(text))
        case "day":
            return bool(passage.days)
        case "when":
            timed = has_clock(text) or bool(days_in(text, date(2026, 1, 1)))
            return (timed or has_span(text)) and (not question.until or has_end(text) or has_span(text))
        case "whether":
            return bool(question.topics) and (bool(question.chunks) or has_clock(text) or bool(passage.days))
        case "what":
            return bool(question.chunks)
        case "need" if any(len(chunk) > 1 and chunk in text for chunk in question.chunks):
            return True  # 「要分开吗」: what a notice says is to be done
        case "may":
            return _HOLDS[kind].search(text) is not None and not _asks(text)
        case _:
            return _HOLDS[kind].search(text) is not None


def _asks(text: str) -> bool:
    return text.rstrip().endswith(("?", "吗"))


def _verb_unsaid(question: Question, passage: _Passage, title: _Passage) -> bool:
    """Whether only a verb says what may or must be done, and a passage says nothing of it: 能开发票吗."""
    verbs = [chunk for chunk in question.chunks if chunk in vocabulary.LIGHT]
    if not question.kinds & {"may", "need", "whether"} or len(verbs) < len(question.chunks) or not verbs:
        return False
    text = f"{passage.read.text} {title.read.text}"
    return not (
        any(verb in text for verb in verbs) or question.actions & passage.read.actions or has_clock(passage.read.text)
    )


def _another_action(question: Question, passage: _Passage, title: _Passage) -> bool:
    """Whether a passage is about another thing that is done: 登记 where 领 is asked after."""
    asked, told = question.actions, passage.read.actions
    side = asked & vocabulary.SIDE - ({"close"} if question.until else set())
    if side and not side <= (told | title.read.actions):
        return True
    if not side and told and told <= vocabulary.SIDE and not question.until and "how" not in question.kinds:
        return True
    main, other = asked - vocabulary.SIDE, told - vocabulary.SIDE
    return bool(main and other and not main & other)


def _same_place(
    question: Question, source: Source, passage: _Passage, title: _Passage, home: frozenset[int]
) -> bool:  # fmt: skip
    """Whether it is about the building that is asked about: the one named, else the asker's own."""
    targets: frozenset[int] = frozenset().union(*map(places_in, source.buildings))
    return all(
        _fits(
            pick(question.places), pick(home), pick(passage.places) or pick(title.places) or pick(targets),
            pick(_places_of(source)),
        )
        for pick in (_houses, _units)
    )  # fmt: skip


def _houses(places: frozenset[int]) -> frozenset[int]:
    return frozenset(one for one in places if one > 0)


def _units(places: frozenset[int]) -> frozenset[int]:
    return frozenset(one for one in places if one < 0)


def _fits(asked_of: frozenset[int], home: frozenset[int], named: frozenset[int], elsewhere: frozenset[int]) -> bool:
    """`named`: what a passage is about; `elsewhere`: other passages of the source are about some place alone."""
    wanted = asked_of or home
    if not wanted:
        return not named
    if not named:
        return not asked_of or asked_of == home or not elsewhere
    return wanted <= named


def _same_day(question: Question, source: Source, passage: _Passage, whole: Days, today: date) -> bool:
    """Whether it is about the day that is asked about: the one named, else today or one to come."""
    days = passage.days or (whole if len(whole.spans) == 1 else Days())
    event = bool(question.topics & vocabulary.EVENTS)
    if question.days:
        if days:
            return question.days.meet(days)
        if source.faq or not event:
            return source.faq or not (set(question.kinds) & {"whether", "changed"})
        return False
    if days.over(today):
        return False
    rule = has_span(passage.read.text) and not has_clock(passage.read.text)  # 满 7 天就可以解封
    if not days and event and not source.faq and not rule:
        return source.day >= today - timedelta(days=1) and not (
            set(question.kinds) & set(_DATED) and source.day < today
        )
    return True
