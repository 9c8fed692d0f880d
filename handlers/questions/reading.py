"""What a question asks, and what a passage speaks of: the same reading for both, so that they compare. Rules."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handlers.hall.health import is_about_health
from handlers.questions import vocabulary
from handlers.questions.days import Days, days_in
from handlers.temperature.parsing.script import simply

_LONGEST = 300  # characters of a question; what is longer tells a story
_HAN = re.compile(r"[一-鿿]+")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?")
_SLIPS = tuple((re.compile(pattern), right) for pattern, right in vocabulary.SLIPS)
_ALIKE = tuple((re.compile(pattern), one) for pattern, one in vocabulary.ALIKE)
_GAPS = re.compile(r"(?<=[一-鿿])[ \t]+(?=[一-鿿])")


def _by_language(table: dict[str, tuple[str, str]]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"{chinese}|\b(?:{english})\b") for name, (chinese, english) in table.items()}


_TOPICS = _by_language(vocabulary.TOPICS)
_ACTIONS = _by_language(vocabulary.ACTIONS)
_KINDS = {name: re.compile(rf"{chinese}|{english}") for name, (chinese, english) in vocabulary.KINDS.items()}
_FILLERS = re.compile(vocabulary.FILLERS)
_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,3}"
_RANGE = re.compile(rf"({_NUMBER})(?:号楼?|栋|幢)?\s*(?:-|–|—|~|～|至|到)\s*({_NUMBER})\s*(?:号楼|栋|幢|号院)")
_LISTED = re.compile(
    rf"((?:(?:{_NUMBER})(?:号楼?|栋|幢)?\s*[、,，/和及与]\s*)*)({_NUMBER})\s*(?:号楼|栋|幢|#|号院|号(?=的|居民|住户))"
)
_ENGLISH_BUILDING = re.compile(
    r"\b(?:buildings?|bldg\.?|blocks?)\s*(?:no\.?\s*)?(\d{1,3}(?:\s*(?:,|and|&|-|–|to)\s*\d{1,3})*)"
)
_TIME = re.compile(
    r"(?:[上下]午|中午|晚上|早上|凌晨|早|晚)?(?:\d{1,2}[:：]\d{2}|(?:\d{1,2}"
    r"|[一二两三四五六七八九十]{1,3})点(?:半|钟|[一二三四五六七八九十\d]+分?)?)"
    r"|(?:大后|大前|[今明后昨前])[天日早晚晨][上下]?[午]?|(?:下下?个?|本|这个?)?周[一二三四五六日天末]"
    r"|\d{1,2}月\d{1,2}[日号]?|\d{1,2}[日号](?!楼)"
    r"|[上下]午|中午|晚上|夜里|周末"
)
_UNITS = re.compile(rf"(?:(?:{_NUMBER})\s*(?:单元)?[、,，和及与/]\s*)*(?:{_NUMBER})\s*单元|\bunits?\s*\d+")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")}
_CLAUSE = re.compile(r"[,.!?;~…。，！？；、\n]+|\s{2,}")
_LEADS_IN = re.compile(
    r".*(?:想问一下|想问下|想问问|问一下|问下|请问|请教|想问|打听一下|不知道|我想知道|想知道|说一下|告诉我"
    r"|wondering|tell me)",
    re.DOTALL,
)
_UNTIL = re.compile(
    r"到几点|几点(?:结束|截止|关|收|为止|前|停)|截止|最晚|最迟|什么时候(?:结束|截止|停|为止|关)|until when"
    r"|deadline|close|end|how late|latest"
)
_CHOICE = re.compile(r"([一-鿿])[一-鿿]{0,2}不\1|不好意思|不知道|对不起|不$|没$|有没有|不用谢")
_NEGATIVE = re.compile(r"[不没未别]|\b(?:not|without|don't|doesn't|can't|cannot|no)\b")
_INVERSE = re.compile(r"恢复|来水|来电|来气|通水|通电|修好|开放|重新|back on|restored|reopen|resume")


@dataclass(frozen=True, slots=True)
class Read:
    """A text as it is compared: `text` in one spelling; topics and actions of the vocabulary; `chunks`, what is left
    when everything has been taken away that says nothing of the matter; the places it names (places_in)."""

    text: str
    topics: frozenset[str]
    actions: frozenset[str]
    chunks: tuple[str, ...]
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Question(Read):
    """What is asked. `kinds`: what kind of answer it wants; `until`: when something ends; `after`: when it is over and
    all is as before; `negative`: what if not; `mine`: it is about the household itself; `context`: topics that are
    named before it, without which it may not be understood; `words`: what is looked up."""

    kinds: frozenset[str]
    until: bool
    after: bool
    mine: bool
    negative: bool
    context: frozenset[str]
    days: Days
    english: bool
    words: tuple[str, ...]


def spelling(text: str) -> str:
    """A text in one spelling: widths, case, characters, and what sounds alike put right."""
    plain = simply(unicodedata.normalize("NFKC", text).translate(vocabulary.TRADITIONAL)).replace("’", "'")
    plain = _GAPS.sub("", plain)
    for pattern, right in _SLIPS:
        plain = pattern.sub(right, plain)
    return plain


def _alike(text: str) -> str:
    for pattern, one in _ALIKE:
        text = pattern.sub(one, text)
    return text


def is_english(text: str) -> bool:
    """Whether a text is written in Latin letters."""
    return _HAN.search(text) is None


# --- what a text speaks of --------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def read(text: str) -> Read:
    """What a text speaks of."""
    plain = _alike(spelling(text))
    topics, rest = _topics(plain)
    return Read(plain, topics, _actions(rest), _chunks(rest), places_in(plain))


def _topics(plain: str) -> tuple[frozenset[str], str]:
    """The topics, and the text with their names taken out."""
    found = set()
    rest = plain
    for name, pattern in _TOPICS.items():
        if pattern.search(rest):
            found.add(name)
            rest = pattern.sub("|", rest)
    if found & {"groupbuy", "supplies"}:
        found.discard("food")
    return frozenset(found), rest


def _actions(plain: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _ACTIONS.items() if pattern.search(plain))


def _chunks(rest: str) -> tuple[str, ...]:
    """What is left of a text when places, times and words that say nothing are gone."""
    bare = _ENGLISH_BUILDING.sub("|", _UNITS.sub("|", _LISTED.sub("|", _RANGE.sub("|", rest))))
    bare = _FILLERS.sub("|", _TIME.sub("|", bare))
    found = [part for run in _HAN.findall(bare) for part in _without_verbs(run) if part != "人"]
    found += [
        stem(word) for word in _WORD.findall(bare) if word not in vocabulary.ENGLISH_FILLERS and not word.isdigit()
    ]
    return tuple(dict.fromkeys(found))


def _without_verbs(run: str) -> list[str]:
    """A run of characters, the verb at its beginning apart: 放门口 → 放, 门口."""
    if len(run) > 2 and run[0] in vocabulary.LIGHT:
        return [run[0], run[1:]]
    return [run]


def stem(word: str) -> str:
    """An English word without its ending."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def _buildings_in(plain: str) -> frozenset[int]:
    """The numbers of the buildings that a text names: 3号楼, 1-5号楼, 1、2、3号楼."""
    found: set[int] = set()
    for one in _RANGE.finditer(plain):
        first, last = _value(one[1]), _value(one[2])
        if first < last < first + 200:
            found.update(range(first, last + 1))
    for one in _LISTED.finditer(plain):
        found.update(_value(number) for number in re.findall(_NUMBER, one[1] + one[2]))
    for one in _ENGLISH_BUILDING.finditer(plain):
        numbers = [int(number) for number in re.findall(r"\d+", one[1])]
        if len(numbers) == 2 and re.search(r"-|–|to", one[1]) and numbers[0] < numbers[1] < numbers[0] + 200:
            numbers = list(range(numbers[0], numbers[1] + 1))
        found.update(numbers)
    return frozenset(found)


@lru_cache(maxsize=1024)
def places_in(text: str) -> frozenset[int]:
    """The buildings that a text names, and its units as negative numbers: 3号楼2单元 is {3, -2}."""
    plain = spelling(text)
    units = {-_value(number) for one in _UNITS.finditer(plain) for number in re.findall(_NUMBER, one[0])}
    return _buildings_in(plain) | units


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[sign]) for sign in number))
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


# --- words for the index ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[str, ...]:
    """The search words of a text, each once: its topics, pairs of Chinese characters, Latin words, numbers. Letters and
    digits alone, so that every database sees the same."""
    plain = _alike(spelling(text))
    topics, _ = _topics(plain)
    found = [f"x{name}" for name in sorted(topics)]
    found += [f"b{number}" for number in sorted(_buildings_in(plain))]
    for run in _HAN.findall(plain):
        found += [run[at : at + 2] for at in range(len(run) - 1)] if len(run) > 1 else [run]
    found += [stem(word.replace("'", "")) for word in _WORD.findall(plain) if "." not in word]
    return tuple(dict.fromkeys(found))


def _looked_up(asked: Read) -> tuple[str, ...]:
    """The words that a question is looked up by: what matters in it, and nothing that everybody says."""
    topics = set(asked.topics)
    for near in vocabulary.NEAR:
        if near & topics:
            topics |= near
    found = [f"x{name}" for name in sorted(topics)]
    for chunk in asked.chunks:
        if chunk.isascii():
            found.append(chunk)
        elif len(chunk) > 1:
            found += [chunk[at : at + 2] for at in range(len(chunk) - 1)]
    return tuple(dict.fromkeys(found))[:24]


# --- questions --------------------------------------------------------------------------------------------------------


def is_question(text: str) -> bool:
    """Whether a text reads like a question that words written for all may answer: no request, no complaint, nothing
    about somebody's health, nothing about how far their own things are."""
    plain = spelling(text)
    if len(plain) > _LONGEST or "://" in plain:
        return False
    if not any(pattern.search(plain) for pattern in _KINDS.values()):
        return False
    if vocabulary.REQUESTS.search(plain) or vocabulary.COMPLAINTS.search(plain):
        return False
    if is_about_health(_topics(plain)[1]):  # a covid test is no illness
        return False
    own = vocabulary.OWN.search(plain) or vocabulary.MINE.search(plain)
    return not (own and vocabulary.STATUS.search(plain))


def asked(text: str, today: date) -> Question:
    """What a question asks, on a day."""
    whole = spelling(text)
    plain = _alike(_heart(whole))
    topics, rest = _topics(plain)
    kinds = {name for name, pattern in _KINDS.items() if pattern.search(plain)}
    shown = _narrowed(kinds, plain)
    base = Read(plain, topics, _actions(rest), _chunks(rest), places_in(plain) or places_in(whole))
    status = vocabulary.STATUS.search(whole) is not None
    own = vocabulary.OWN.search(plain) or vocabulary.MINE.search(plain)
    mine = own is not None and vocabulary.RELEASED.search(plain) is not None
    mine = mine or vocabulary.THEIRS.search(plain) is not None
    return Question(
        base.text, base.topics, base.actions, base.chunks, base.places, kinds=frozenset(shown),
        until=_UNTIL.search(plain) is not None,
        after=_INVERSE.search(plain) is not None, mine=mine or status,
        negative=_NEGATIVE.search(_CHOICE.sub("", plain)) is not None,
        context=_context(whole) - base.topics,
        days=days_in(plain, today) or _ahead(days_in(whole, today), today),
        english=is_english(text), words=_looked_up(base),
    )  # fmt: skip


def _ahead(days: Days, today: date) -> Days:
    """Days that stand beside the question itself: what was yesterday (昨天没看群) is not asked about."""
    return Days() if days.over(today) else days


def _heart(whole: str) -> str:
    """The clauses in which something is asked; where they name nothing, the ones before them as well."""
    cut = _LEADS_IN.sub("", whole)
    if any(pattern.search(cut) for pattern in _KINDS.values()) and (
        _topics(_alike(cut))[0] or len(_HAN.findall(cut)) > 1
    ):
        whole = cut
    found: list[str] = []
    clauses = [clause.strip() + mark for clause, mark in _with_marks(whole) if clause.strip()]
    asking = [number for number, clause in enumerate(clauses) if any(p.search(clause) for p in _KINDS.values())]
    for number in asking:
        found.append(clauses[number])
    heart = ",".join(found) or whole
    if not _topics(_alike(heart))[0]:  # the nearest clause that says what it is about
        before = [clause for clause in clauses[: asking[0] if asking else 0] if _topics(_alike(clause))[0]]
        heart = f"{before[-1]},{heart}" if before else heart
    return heart


def _context(whole: str) -> frozenset[str]:
    """The topics of all that is said, but for what stands before 「请问」."""
    return _topics(_alike(_LEADS_IN.sub("", whole)))[0] - vocabulary.MINOR


def _with_marks(text: str) -> list[tuple[str, str]]:
    """Clauses, each with the question mark that stood behind it."""
    found, at = [], 0
    for mark in _CLAUSE.finditer(text):
        found.append((text[at : mark.start()], "?" if "?" in mark[0] else ""))
        at = mark.end()
    return [*found, (text[at:], "")]


def _narrowed(kinds: set[str], plain: str) -> set[str]:
    """The kinds that matter: 什么时候 is no 什么; 能不能 says more than 吗."""
    found = set(kinds)
    precise = found - {"whether", "what"}
    if precise:
        found = precise
    if "clock" in found or "day" in found:
        found.discard("when")
    if "money" in found:
        found -= {"count"}
    if (
        "changed" in found
        and found & {"clock", "when", "day"}
        and not re.search(r"取消|改|推迟|延期|变|照常|cancel|postpon", plain)
    ):
        found.discard("changed")
    if "how" in found and found & {"phone"}:
        found.discard("how")
    if "may" in found and found & {"how", "where", "clock", "day", "when", "money", "phone"}:
        found.discard("may")
    if "need" in found and found & {"how", "where", "clock", "day", "when", "money", "phone", "count"}:
        found.discard("need")
    if "need" in found and "may" in found:
        found.discard("may")
    if "who" in found and found & {"phone"}:
        found.discard("who")
    return found or {"whether"}
