"""What the words around a number make of it: somebody's temperature now, perhaps one, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from handlers.temperature.parsing.numbers import HIGHEST, LOWEST, Number, Shape
from handlers.temperature.parsing.people import Value, assign
from handlers.temperature.parsing.scene import NAMED, Near, Scene, listen
from handlers.temperature.parsing.tokens import Clause, Token

# "yes": a reading; "unsure": we ask; "past": of another time; "denied": 不是37.8; "no": somebody else's.
Verdict = Literal["yes", "unsure", "past", "denied", "no"]

_QUESTIONS = frozenset({"is", "are", "does", "do", "should", "can", "could", "would"})
_POINTING = NAMED | {"label", "measure", "number"}  # 365 behind one of these is a temperature
_BETWEEN = frozenset({"soft", "colon", "is", "dash", "open", "of", "polite"})
_SEALS = NAMED | {"done", "today", "home"}  # what stood before one of these is a sentence of its own
_LEADING = frozenset({"soft", "colon", "is", "label", "open", "polite", "dash", "elsewhere"})
_FOREIGN = frozenset({"elsewhere", "weather", "trade", "other", "room"})
_UNTIL = frozenset({"到", "至", "to", "还是"})
_BECOMING = frozenset({"降到", "退到", "升到", "降至", "升至", "变成", "变为", "down to", "dropped to", "went down to"})


@dataclass(slots=True)
class Heard:
    """What a clause says: its values, in order; the words that are said of us, here and now."""

    values: list[Value] = field(default_factory=list)
    said: list[Token] = field(default_factory=list)
    clear: bool = True  # whose each value is


def hear(clause: Clause, kinds: set[str], scene: Scene, plain: str) -> Heard:
    """Judge each number of a clause whose words are of these kinds, and say whose it is."""
    heard = Heard()
    asks = _asks(clause, kinds)
    items: list[Token | Value] = []
    near = Near()
    for at, token in enumerate(clause.tokens):
        if token.number is None:
            listen(token, near, scene)
            items.append(token)
            if not asks and not scene.about and scene.day != "past":
                heard.said.append(token)
            continue
        spot = _Spot(clause.tokens, at, token.number, near, scene, kinds, asks)
        shape = spot.shape()
        if shape == "room":
            if not scene.about:
                scene.room = _room(clause.tokens, at, plain, scene)
        elif shape not in ("digits", "clock", "other"):
            spot.number = token.number._replace(shape=shape)
            verdict = _verdict(spot)
            if verdict is not None:
                if len(near.parts) == 1:
                    scene.part = next(iter(near.parts))
                value = Value(token.number.celsius, verdict, scene.part, scene.room)
                value.own, value.timed = near.is_own(), near.is_timed()
                heard.values.append(value)
                items.append(value)
        near = Near(kinds={"clock", *near.kinds}, parts=near.parts) if shape == "clock" else Near()
    if heard.values:
        heard.clear = assign(items, plain)
    return heard


def _asks(clause: Clause, kinds: set[str]) -> bool:
    if clause.stop == "?" or "ask" in kinds:
        return True
    first = next((token.text for token in clause.tokens if token.kind != "soft"), "")
    return first in _QUESTIONS


def _room(tokens: Sequence[Token], at: int, plain: str, scene: Scene) -> str:
    """The room as it was written; 三号楼 and 301 that stand together are one."""
    start = tokens[at].start
    for token in reversed(tokens[max(0, at - 4) : at]):
        if (token.kind == "room" and not token.text.isascii()) or (token.number is not None and scene.room):
            start = token.start
        elif token.kind != "soft":
            break
    return plain[start : tokens[at].end].strip()


@dataclass(slots=True)
class _Spot:
    """A number where it stands in its clause."""

    tokens: Sequence[Token]
    at: int
    number: Number
    near: Near
    scene: Scene
    kinds: set[str]
    asks: bool

    def shape(self) -> Shape:
        """What it looks like here: 402 before a temperature is a room, 365 behind a name is none."""
        shape = self.number.shape
        if self.at and self._is_glued_to_latin():
            return "other"
        if shape == "digits" and self.kinds <= {"number", "soft", "polite"} and self.next_number() is None:
            return "room"
        if shape in ("digits", "three") and not (shape == "three" and self.behind() in _POINTING):
            following = self.next_number()
            if following is not None and following.shape in ("exact", "degrees", "three"):
                return "room"
        return shape

    def _is_glued_to_latin(self) -> bool:
        """v36.5"""
        before = self.tokens[self.at - 1]
        return before.kind == "other" and before.text.isascii() and before.end == self.tokens[self.at].start

    def behind(self) -> str:
        """The kind of word that it stands behind."""
        for token in reversed(self.tokens[: self.at]):
            if token.kind not in _BETWEEN:
                room = token.number is None or token.number.shape in ("room", "digits", "exact")
                return token.kind if room else "other"
        return ""

    def next_number(self) -> Number | None:
        """The number after it."""
        return next((token.number for token in self.tokens[self.at + 1 :] if token.number is not None), None)

    def after(self) -> list[Token]:
        """The words up to the next number."""
        found = []
        for token in self.tokens[self.at + 1 :]:
            if token.number is not None:
                break
            found.append(token)
        return found

    def is_plain(self) -> bool:
        """Whether nothing in the clause speaks of something else, and we know every word."""
        return self.kinds.isdisjoint(_FOREIGN)

    def is_range(self) -> bool:
        """36.5-36.8, 36.5到36.8, 36.5 or 36.6."""
        return any(
            pair[1].number is not None and (pair[0].kind in ("dash", "or") or pair[0].text in _UNTIL)
            for pair in self._neighbours()
            if len(pair) == 2
        )

    def _neighbours(self) -> tuple[list[Token], list[Token]]:
        """The two words after it and the two before it, from the nearest on."""
        after = [token for token in self.tokens[self.at + 1 : self.at + 5] if token.kind != "soft"]
        before = [token for token in self.tokens[max(0, self.at - 4) : self.at] if token.kind != "soft"]
        return after[:2], before[:-3:-1]

    def is_saying(self) -> bool:
        """36.5 is normal, 正常是36.5, -36.5; 楼长36.5 is said to somebody, or by a liaison."""
        following, leading = self._neighbours()
        if [token.kind for token in following] == ["is", "fine"] or [token.kind for token in leading] == ["is", "fine"]:
            return True
        before = self.tokens[self.at - 1] if self.at else None
        if before is None or before.kind not in ("address", "dash"):
            return False
        signed = self.at == 1 or self.tokens[self.at - 2].kind == "soft"
        return before.kind == "address" or (before.text == "-" and signed)


def _verdict(spot: _Spot) -> Verdict | None:
    """Whether the number is somebody's temperature now. None: it has nothing to do with one."""
    number, near, scene, kinds = spot.number, spot.near, spot.scene, spot.kinds
    shape = number.shape
    label = "label" in near.kinds
    strange = "other" in kinds
    sound = LOWEST <= number.celsius <= HIGHEST
    after = spot.after()
    first = next((token for token in after if token.kind != "soft"), None)
    if shape == "point":  # 体温6.5 is a slip, 11.22 a day
        return "unsure" if spot.behind() == "label" and spot.next_number() is None else None
    if near.thing or _is_of_what_follows(spot, after, first):
        return None
    if scene.about:
        if scene.inherited and near.is_own() and sound:
            return "unsure"
        return "no" if shape in ("exact", "degrees") else None
    if shape == "whole" and not label:
        if sound and scene.day == "past":
            return "past"
        return "unsure" if sound and spot.is_plain() else None
    if shape == "three" and spot.behind() not in _POINTING:
        if not spot.is_plain():
            return None
        if 401 <= int(spot.tokens[spot.at].text) <= 409:
            return "unsure"
    if not sound:
        meant = number.marked or label or (shape == "exact" and 13 <= number.celsius <= 120 and spot.is_plain())
        return "unsure" if meant and not strange else None
    limit = near.limit or {"above": "over", "below": "under"}.get(first.kind if first else "", "")
    if limit:
        open_ = not spot.asks and not strange and (limit == "under" or near.is_own())
        return "unsure" if open_ else None
    if not near.is_own() and any(token.kind in ("define", "general") for token in after):
        return None
    if spot.asks:
        doubtful = _doubts_itself(spot, first)
        if doubtful is not None:
            return doubtful if doubtful else None
    return _of_when(spot, after, first) or _of_how_sure(spot, after, first, label=label)


def _doubts_itself(spot: _Spot, first: Token | None) -> Literal["unsure", ""] | None:
    """A question about one's own value is a report (None), one about the value itself unsure, any other none ("")."""
    if spot.near.is_own():
        return "unsure" if first is None or first.text in ("吗", "么", "嘛") else None
    words = spot.tokens[spot.at + 1 :]
    bare = (spot.is_plain() and spot.kinds.isdisjoint({"ask", "define", "fine", "symptom"})) or (
        spot.at == 0 and len(words) > 1 and words[0].kind == "soft" and not spot.kinds & {"define", "fine"}
    )
    return "unsure" if bare else ""


def _of_when(spot: _Spot, after: Sequence[Token], first: Token | None) -> Verdict | None:
    """What the words say about the time, and whether it is another one than now; None: nothing."""
    near = spot.near
    if spot.is_range() or "doubt" in near.kinds:
        return "unsure"
    if near.no:
        return "denied"
    becomes = "from" in near.kinds or (first is not None and first.text in _BECOMING)
    if becomes and spot.next_number() is not None:
        return "past"
    told_after = spot.scene.day != "today" and any(token.kind == "past" for token in after)
    if spot.scene.day == "past" or (told_after and spot.next_number() is None):
        return "past"
    return "unsure" if "future" in near.kinds or len(near.parts) > 1 else None


def _of_how_sure(spot: _Spot, after: Sequence[Token], first: Token | None, *, label: bool) -> Verdict | None:
    """Nothing speaks against it: whether we understand enough of the clause to be sure."""
    number, near = spot.number, spot.near
    if first is not None and first.kind in ("doubt", "more"):
        return "unsure"
    if number.shape == "degrees" and "warmth" in spot.kinds and not label:
        return "unsure"  # 今天温度36度 is the weather
    if spot.is_saying() or ("you" in near.kinds and near.kinds.isdisjoint(NAMED)):
        return "unsure"
    measured = "measure" in near.kinds
    if near.since is not None and not measured:
        pairs = sum(one.kind in NAMED and other.number is not None for one, other in pairwise(spot.tokens))
        family = near.since & NAMED and (pairs > 1 or near.since & {"colon", "is"})
        if not family and not (label and near.since & _SEALS):
            return "unsure"
    if first is not None and first.kind == "other" and not spot.asks:
        apart = first is not after[0] and not first.text[0].isascii()
        if not (apart or number.marked or label or measured):
            return "unsure" if number.shape in ("exact", "degrees") else None
    return "yes"


def _is_of_what_follows(spot: _Spot, after: Sequence[Token], first: Token | None) -> bool:
    """Whether it tells of the thing behind it: 36.5度的白酒, 38度水, 36.5 bucks. (36.5 血氧98 tells of two things.)"""
    if first is None:
        return False
    if first.kind == "elsewhere" and spot.at == 0 and first is not after[0] and not first.text.isascii():
        return False  # 36.5 菜什么时候到
    if first.kind in ("elsewhere", "weather"):
        return spot.next_number() is None or not {token.kind for token in after} <= _LEADING
    if first.kind == "trade":
        return first is after[0]
    if first.text != "的":
        return False
    thing = next((token.kind for token in after[after.index(first) + 1 :] if token.kind != "soft"), "")
    return thing in ("other", "elsewhere", "trade")
