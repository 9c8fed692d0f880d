"""A message as a whole: its clauses one after the other, what they say together, and whether that is clear.

A number that nothing explains away is a reading, and one that something might is asked about. What stands in other
clauses does not matter, except where a sentence goes on: "the neighbours have a fever, 38.5".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from handlers.temperature.parsing.people import PEOPLE, SELF, Person, Value, introduce, joined
from handlers.temperature.parsing.readings import Heard, hear
from handlers.temperature.parsing.scene import Scene
from handlers.temperature.parsing.script import plainly
from handlers.temperature.parsing.symptoms import heard as symptoms_in
from handlers.temperature.parsing.tokens import Clause, Token, clauses

__all__ = ["SELF", "Parsed", "is_bare", "parse"]

_USUAL = 500  # characters; nobody reports a family's temperatures in more
_LONGEST = 2_000  # nor looks for one line in more
_TALK = 160  # what is longer and not clear is an article that somebody passed on
_MOST_NAMELESS = 8
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a message says.

    `readings`: who and °C with one decimal, in the order of the message. Who is a name as the household spells it, a
    word for kin as it was written (爸, Mom), `SELF` for 我, 本人 or me, and None where nobody was named or nobody knows
    the name. Parallel to them, `written` holds the words in the name's place (also a name that nobody knows; None where
    there are none) and `rooms` the room that stands before the reading, as written ("" where there is none).
    `more`: there may be something else in it; false where every number is a reading and every word belongs to it.
    """

    kind: Literal["report", "correction", "unsure", "none"]
    readings: list[tuple[str | None, Decimal]] = field(default_factory=list)
    symptoms: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()
    written: list[str | None] = field(default_factory=list)
    rooms: list[str] = field(default_factory=list)
    more: bool = field(default=True, compare=False)


# Nothing but one temperature, as half of all reports come: 36.5, 36.5度, 36.5 ℃。
_BARE = re.compile(r"[ \n]*[34][0-9](?:\.[0-9])?(?: ?(?:度|℃|°C))?[ \n]*[。.!！]?[ \n]*", re.ASCII)


def is_bare(text: str) -> bool:
    """Whether a message is nothing but one number that may be a temperature."""
    return len(text) <= _SHORT and _BARE.fullmatch(text) is not None


def parse(text: str, names: Iterable[str] = ()) -> Parsed:
    """Understand a message; `names` are the names known for the household. Never raises, whatever the text."""
    if is_bare(text):  # no name is in it, so it says the same for every household
        kept = _of_anybody(text)
        return replace(kept, readings=[*kept.readings], written=[*kept.written], rooms=[*kept.rooms])
    if len(text) > _USUAL:
        text = " \n".join(" ".join(line.split()) for line in text[:20_000].splitlines() if line.strip())
    known = list(names)
    if len(text) <= _USUAL:
        parsed = _understand(text, known)
        if parsed.kind != "unsure" or len(text) <= _TALK:
            return parsed
    return _one_line(text, known)


@lru_cache(maxsize=512)
def _of_anybody(text: str) -> Parsed:
    return _understand(text, ())


def people_in(text: str, names: Iterable[str] = ()) -> list[str]:
    """Of whom a message speaks besides its writer: names as the household spells them, words for kin and names that
    nobody knows as they are written. For what says something of somebody without a reading."""
    plain = plainly(text[:_USUAL])
    return [
        token.name or plain[token.start : token.end]
        for clause in clauses(plain, names)
        for token in introduce(clause.tokens, plain)
        if token.kind in ("name", "kin", "unknown")
    ]


def _one_line(text: str, names: Sequence[str]) -> Parsed:
    """The one line of a long text that reports in plain words, if there is just one."""
    if len(text) > _LONGEST:
        return Parsed("none")
    found = [
        parsed
        for line in text.splitlines()
        if len(line) <= 60 and any(c.isdigit() for c in line) and (parsed := _understand(line, names)).readings
    ]
    return found[0] if len(found) == 1 and len(found[0].readings) == 1 else Parsed("none")


def _understand(text: str, names: Sequence[str]) -> Parsed:
    plain = plainly(text)
    story = _Story(plain)
    for clause in clauses(plain, names):
        story.goes_on(clause)
    return story.told()


class _Story:
    """What the clauses of a message say together."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.scene = Scene()
        self.values: list[Value] = []
        self.said: list[Token] = []
        self.clear = True
        self.fixes: list[Token] = []
        self.strange = False
        self.again = False  # 量了两次
        self.topic: list[Person | str] = []  # who was spoken of, while no value has followed
        self.vague = False  # and spoken of in words that we do not know
        self.trailing: list[Person | str] = []
        self.struck = 0  # the value that was called wrong in the same breath
        self.kinds: set[str] = set()
        self.numbers = 0

    def goes_on(self, clause: Clause) -> None:
        """Hear one clause more."""
        tokens = clause.tokens = introduce(clause.tokens, self.plain)
        kinds = {token.kind for token in tokens}
        if "fix" in kinds or "amend" in kinds:
            self.fixes += [token for token in tokens if token.kind in ("fix", "amend")]
        self.kinds |= kinds
        self.numbers += sum(token.number is not None for token in tokens)
        self.again = self.again or "turn" in kinds
        self.strange = self.strange or "other" in kinds
        heard = hear(clause, kinds, self.scene, self.plain)
        self.said += heard.said
        if heard.said and clause.stop:
            self.said.append(Token("hard", clause.stop, 0, 0))
        if heard.values:
            self._count(heard, kinds)
            last = max(at for at, token in enumerate(tokens) if token.number is not None)
            wrong = any(token.kind in ("fix", "amend") and token.text not in _ANNOUNCING for token in tokens[last:])
            self.struck = id(heard.values[-1]) if wrong else 0
        else:
            self._remember(clause, kinds)
        self.scene.goes_on(kinds, clause.stop)
        if clause.stop == "?" or kinds & {"ask", "define"}:
            self._question(kinds, clause)
        if "weather" in kinds and not heard.values and self.values and not self.values[-1].own:
            self.values[-1].verdict = "unsure"  # 38度，好热

    def _count(self, heard: Heard, kinds: set[str]) -> None:
        self.clear = self.clear and heard.clear
        nameless = [value for value in heard.values if not value.whose and value.verdict != "no"]
        if nameless and self.topic and not any(value.whose for value in heard.values):
            people = [one for one in self.topic if isinstance(one, Person)]
            if any(one.anybody for one in people):
                self.clear = self.clear and not any(one.written for one in people)
                nameless[0].shared = True
            elif len(people) == len(nameless):
                for person, value in zip(people, nameless, strict=True):
                    value.whose = [person]
                self.clear = self.clear and (not self.vague or all(one.who == SELF for one in people))
            elif len(nameless) == 1 and ("all" in self.topic or "all" in kinds):
                nameless[0].whose = people
                self.clear = True
            else:
                self.clear = False
        former: list[Person] = []
        for value in heard.values:  # 孙子昨晚38.2今早36.9
            value.whose = value.whose or former
            former = value.whose if value.verdict in ("past", "denied") else []
        self.values += heard.values
        self.topic, self.trailing, self.vague = list(former), [], False

    def _remember(self, clause: Clause, kinds: set[str]) -> None:
        """Who a clause without a value speaks of: the next one may tell the value."""
        people = joined(clause.tokens, self.plain)
        if any(isinstance(one, Person) for one in people):
            self.topic = people
            self.vague = bool(kinds & {"other", "busy"})
            only = kinds <= PEOPLE | {"soft", "is", "join", "open", "colon", "all"}
            self.trailing = people if only else []
        elif "other" in kinds and self.topic:
            self.vague = True

    def _question(self, kinds: set[str], clause: Clause) -> None:
        """A question of its own about the value before it: 37.3，算发烧吗 is about any; 38.5，怎么办 perhaps not."""
        about = kinds & {"define", "fine"} or any(token.text in ("怎么办", "咋办", "要紧不") for token in clause.tokens)
        numbers = any(token.number is not None for token in clause.tokens)
        if about and not numbers and len(self.values) == 1:
            [value] = self.values
            if not value.own and not value.whose:
                value.verdict = "no" if "define" in kinds else "unsure"

    def told(self) -> Parsed:
        """What all of it says."""
        named, denied = symptoms_in(self.said)
        symptoms, negated = frozenset(named), frozenset(denied - named)
        if self.trailing and self.values:
            self._sign()
        correction = self._is_correction()
        verdicts = {value.verdict for value in self.values}
        taken = [value for value in self.values if value.verdict == "yes"]
        unsure = "unsure" in verdicts or not self.clear
        unsure = unsure or ("past" in verdicts and not taken) or ("denied" in verdicts and not correction)
        lines = _lines(taken)
        if correction:
            lines = _last(_lines([value for value in self.values if value.verdict in ("yes", "denied")]), lines)
            unsure = unsure or self.struck in [id(value) for value in taken[-1:]]
        alone = [value for value in taken if not value.whose]
        unsure = unsure or (len(alone) == 1 and alone[0].shared)
        unsure = unsure or (self.again and len(taken) > 1 and not correction)
        if unsure or _is_muddled(lines, taken, correction=correction):
            return Parsed("unsure", symptoms=symptoms, negated=negated)
        if not lines and not correction and not symptoms and not negated:
            return Parsed("none")
        return Parsed(
            "correction" if correction else "report",
            [(person.who, celsius) for person, celsius, _ in lines],
            symptoms,
            negated,
            [person.written for person, _, _ in lines],
            [room for _, _, room in lines],
            self.numbers > len(taken) or not _OF_READINGS.issuperset(self.kinds),
        )

    def _sign(self) -> None:
        """36.5, and below it the name."""
        people = [one for one in self.trailing if isinstance(one, Person)]
        if len(self.values) == 1 and not self.values[0].whose and len(people) == 1:
            self.values[0].whose = people
        else:
            self.clear = False

    def _is_correction(self) -> bool:
        taken = any(value.verdict == "yes" for value in self.values)
        if taken and any(value.verdict == "denied" for value in self.values):
            return True
        if any(token.kind == "fix" for token in self.fixes):
            return True
        return bool(self.fixes) and (taken or not self.strange)


# Words that a reading comes with, and of which none can ask for anything else.
_OF_READINGS = frozenset({
    "number", "soft", "hard", "dash", "colon", "open", "self", "own", "kin", "name", "pronoun", "we", "home",
    "title", "address", "of", "is", "all", "join", "label", "measure", "today", "part:morning", "part:noon",
    "part:afternoon", "part:evening", "done", "fine", "denied", "polite", "fix",
})  # fmt: skip
_ANNOUNCING = frozenset({"更正", "修正", "correction", "更正一下", "改一下"})
_Line = tuple[Person, Decimal, str]
_NOBODY = Person(None)


def _lines(values: Sequence[Value]) -> list[_Line]:
    return [(person, value.celsius, value.room) for value in values for person in value.whose or [_NOBODY]]


def _last(all_lines: Sequence[_Line], lines: Sequence[_Line]) -> list[_Line]:
    """The last value of each; one without a name is of the only one who was named."""
    named = {person for person, _, _ in all_lines if person != _NOBODY}
    found: dict[tuple[Person, str], _Line] = {}
    for person, celsius, room in lines:
        whose = next(iter(named)) if person == _NOBODY and len(named) == 1 and len(all_lines) > 1 else person
        found[whose, room] = (whose, celsius, room)
    return list(found.values())


def _is_muddled(lines: Sequence[_Line], values: Sequence[Value], *, correction: bool) -> bool:
    """Whether two values might be one person's, or are of two times of the day."""
    whose = [(_alike(person), room) for person, _, room in lines if person != _NOBODY]
    nameless = [room for person, _, room in lines if person == _NOBODY]
    if len(set(whose)) < len(whose) or len({value.part for value in values} - {""}) > 1:
        return True
    after_a_name = any(
        one[0] != _NOBODY and other[0] == _NOBODY and one[2] == other[2] for one, other in pairwise(lines)
    )
    alone = [value for value in values if not value.whose]
    if not correction and any(two.timed and one.room == two.room for one, two in pairwise(alone)):
        return True  # 36.5, and again 36.8
    own = any(person.who == SELF and room in nameless for person, _, room in lines)
    return not correction and (after_a_name or own or nameless.count("") > _MOST_NAMELESS)


def _alike(person: Person) -> str:
    """爸 and 爸爸 are one."""
    word = person.who or person.written or ""
    return word[0] if len(word) == 2 and word[0] == word[1] else word.casefold()
