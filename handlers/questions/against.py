"""What is against a passage as an answer: another thing, day, building or kind of answer than was asked for. Rules."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from handlers.questions import vocabulary
from handlers.questions.days import Days, days_in, has_clock, has_end, has_span, parts_of_day
from handlers.questions.reading import Question, asked, places_in, read
from handlers.questions.sources import Passage, Source, about, places_of, stands, topics_of

_HOLDS = {name: re.compile(pattern) for name, pattern in vocabulary.HOLDS.items()}
_COARSE = {"clock": "when", "day": "when", "who": "phone", "may": "whether", "need": "whether"}
_NEGATIVE = re.compile(r"[不没未无勿非免别]|禁止|取消|暂停|停止|\bno\b|\bnot\b|n't|\bwithout\b|cannot")
_PARTICULAR, _OF_ALL = (
    tuple(map(re.compile, words)) for words in (vocabulary.PARTICULAR, vocabulary.PARTICULAR_OF_ALL)
)
_STILL = re.compile(r"还|\bstill\b")
_GATE = re.compile(r"[东南西北]门")
_OF_GATES = frozenset({"goout"})
_MEASURED = re.compile(r"几(个(?!人|小时|月)|盒|份|斤|袋|箱|轮|瓶|只|张|户|板|包|支)")
_WHO_IS = re.compile(r"([一-鿿]{2,4}?)是(?:谁|哪位)|谁是([一-鿿]{2,4})")
_DATED = ("clock", "day", "when")


def objections(
    question: Question, source: Source, passage: Passage, title: Passage, whole: Days, today: date,
    home: frozenset[int],
) -> frozenset[str]:  # fmt: skip
    """Why a passage cannot be the answer for certain."""
    found = set()
    if not source.sure:
        found.add("others")
    if question.negative and not _NEGATIVE.search(passage.read.text):
        found.add("negative")
    if question.context - topics_of(source):
        found.add("context")
    if question.mine:
        found.add("mine")
    if not (question.topics or question.chunks):
        found.add("nothing")
    if any(about(topic, passage, title) < 0.75 for topic in question.topics):
        found.add("topic")
    text = passage.read.text
    unsaid = [
        chunk for chunk in question.chunks
        if chunk not in vocabulary.LIGHT and max(stands(chunk, text), stands(chunk, title.read.text)) < 0.5
    ]  # fmt: skip
    if unsaid:
        found.add("words")
    if not (all(_holds(kind, question, passage) for kind in question.kinds) or _asks_the_same(question, source)):
        found.add("kind")
    if _particular_unsaid(question, source, passage, title) or _gate_of_another_thing(question, passage):
        found.add("words")
    if not _same_part_of_day(question, passage):
        found.add("day")
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


def _holds(kind: str, question: Question, passage: Passage) -> bool:
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
        case "count" if (measure := _MEASURED.search(question.text)) is not None:
            return re.search(rf"[\d一二两三四五六七八九十每]\s*{measure[1]}", text) is not None
        case "who" if (who := _WHO_IS.search(question.text)) is not None:
            return re.search(rf"{who[1] or who[2]}\s*(?:是|:|叫|为|姓)", text) is not None
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


def _particular_unsaid(question: Question, source: Source, passage: Passage, title: Passage) -> bool:
    """Whether a thing that has a name of its own is asked after, and another is spoken of: 遛猫, 遛狗."""
    here, anywhere = _particular(question.text)
    if not (here or anywhere):
        return False
    near = f"{title.read.text} {passage.read.text}"
    whole = " ".join(read(text).text for text in source.passages) if anywhere else ""
    return any(not one.search(near) for one in here) or any(not one.search(whole) for one in anywhere)


@lru_cache(maxsize=256)
def _particular(text: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """What a question asks after by a name of its own; many passages are held against one question."""
    return tuple(one for one in _PARTICULAR if one.search(text)), tuple(one for one in _OF_ALL if one.search(text))


def _gate_of_another_thing(question: Question, passage: Passage) -> bool:
    """Whether a gate is asked about, and a passage only says what is to be had there."""
    if question.topics or not any(_GATE.search(chunk) for chunk in question.chunks):
        return False
    return bool(passage.topics - _OF_GATES)


def _same_part_of_day(question: Question, passage: Passage) -> bool:
    """Whether a passage says anything of the time, where it is asked whether something is so at a time of day."""
    if not question.kinds & {"whether", "may", "changed"}:
        return True
    parts = parts_of_day(question.text)
    if not parts and not has_clock(question.text):
        return True
    return has_clock(passage.read.text) or bool(parts & parts_of_day(passage.read.text))


def _verb_unsaid(question: Question, passage: Passage, title: Passage) -> bool:
    """Whether only a verb says what may or must be done, and a passage says nothing of it: 能开发票吗."""
    verbs = [chunk for chunk in question.chunks if chunk in vocabulary.LIGHT]
    if not question.kinds & {"may", "need", "whether"} or len(verbs) < len(question.chunks) or not verbs:
        return False
    text = f"{passage.read.text} {title.read.text}"
    return not (
        any(verb in text for verb in verbs) or question.actions & passage.read.actions or has_clock(passage.read.text)
    )


def _another_action(question: Question, passage: Passage, title: Passage) -> bool:
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
    question: Question, source: Source, passage: Passage, title: Passage, home: frozenset[int]
) -> bool:  # fmt: skip
    """Whether it is about the building that is asked about: the one named, else the asker's own."""
    targets: frozenset[int] = frozenset().union(*map(places_in, source.buildings))
    return all(
        _fits(
            pick(question.places), pick(home), pick(passage.places) or pick(title.places) or pick(targets),
            pick(places_of(source)),
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


def _same_day(question: Question, source: Source, passage: Passage, whole: Days, today: date) -> bool:
    """Whether it is about the day that is asked about: the one named, else today or one to come."""
    days = passage.days or (whole if len(whole.spans) == 1 else Days())
    event = bool(question.topics & vocabulary.EVENTS)
    if question.days:
        if question.days.over(today) and ("changed" in question.kinds or _STILL.search(question.text)):
            return False  # 「昨天的还来吗」: what was to be yesterday is no answer
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
