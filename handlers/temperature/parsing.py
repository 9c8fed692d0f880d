"""Understanding a temperature in plain words: a rule, text in, `Parsed` out.

It is strict: a number counts as a reading only when every other character of the message is explained as something
that belongs to reporting (names, greetings, "this morning", degrees), each in a place where it may stand. Whatever it
cannot explain makes it unsure, and the bot asks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from handlers.temperature.vocabulary import KINDS, MONEY, NUMBER, OTHER_UNIT, TIME_OF, WORD, Kind

LOWEST, HIGHEST = Decimal("34.0"), Decimal("43.0")  # what a living body has; outside it is a slip of the thumb

SELF = "我"
_LONGEST = 500  # characters; nobody reports a family's temperatures in more
_PLAUSIBLE = range(30, 46)  # °C, in words we did not understand: worth asking about

_CORRECTION = re.compile(
    r"(?:更正一下|更正|修正|改成|改为|打错了|写错了|发错了|不对|应该是|correction(?![a-z]))[ :,。!.]{0,3}",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a message says. `readings`: who (a name as it was written, `SELF`, or None) and °C with one decimal, in the
    order of the message."""

    kind: Literal["report", "correction", "unsure", "none"]
    readings: tuple[tuple[str | None, Decimal], ...] = ()
    symptoms: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()

    @property
    def written(self) -> list[str | None]:
        """The words in the name's place."""
        return [who for who, _ in self.readings]

    @property
    def rooms(self) -> list[str]:
        """The room before each reading."""
        return ["" for _ in self.readings]


_NONE = Parsed("none")
_UNSURE = Parsed("unsure")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Kind
    text: str
    celsius: Decimal = Decimal(0)
    glued: bool = False  # nothing stands between it and the token before


def parse(text: str, names: Iterable[str] = ()) -> Parsed:
    """Understand a message; `names` are the names known for the household. Never raises, whatever the text."""
    plain = _plainly(text[: _LONGEST + 1])
    correction = False
    rest = plain
    while found := _CORRECTION.match(rest):
        correction, rest = True, rest[found.end() :]
    tokens = _tokens(rest, sorted(names, key=len, reverse=True)) if len(text) <= _LONGEST else None
    if tokens is None:
        return _UNSURE if _perhaps(plain) else _NONE
    values = [token.celsius for token in tokens if token.kind == "value"]
    if not values:
        return Parsed("correction") if correction else _NONE
    readings = _readings(tokens)
    whose = [who for who, _ in readings or ()]
    if (
        readings is None
        or any(not LOWEST <= value <= HIGHEST for value in values)
        or len(set(whose)) < len(whose)
        or (None in whose and len(whose) > 1)
        or ("温度" in plain and any(_is_whole(token) for token in tokens))  # 今天温度36度 is the weather
    ):
        return _UNSURE
    return Parsed("correction" if correction else "report", tuple(readings))


def _plainly(text: str) -> str:
    """Full-width digits, letters and marks as plain ones; everything else as it was typed."""
    return "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" or c == "　" else c for c in text).strip()


def _perhaps(text: str) -> bool:
    """Whether a text that we did not understand holds a number that could be somebody's temperature."""
    return any(
        int(number["whole"]) in _PLAUSIBLE
        and not OTHER_UNIT.match(text, number.end())
        and not text.startswith(MONEY, max(0, number.start() - 1))
        for number in NUMBER.finditer(text)
    )


def _is_whole(token: _Token) -> bool:
    return token.kind == "value" and not re.search(r"[.,。·・]|度[0-9半]", token.text)


# --- into words -------------------------------------------------------------------------------------------------------


def _tokens(text: str, names: Sequence[str]) -> list[_Token] | None:
    """The message as words and values; None where a character of it is not explained."""
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        token = _token(text, at, names, glued=bool(tokens) and tokens[-1].kind not in ("soft", "hard", "dash"))
        if token is None:
            return None
        tokens.append(token)
        at += len(token.text)
    return tokens


def _token(text: str, at: int, names: Sequence[str], *, glued: bool) -> _Token | None:
    number = NUMBER.match(text, at)
    if number:
        return _Token("value", number[0], _celsius(number), glued)
    for name in names:
        if name and _stands(text, at, name):
            return _Token("who", text[at : at + len(name)], glued=glued)
    word = WORD.match(text, at)
    if word:
        return _Token(KINDS[word[0].lower()], word[0], glued=glued)
    if text.startswith("楼长", at) and not text[at + 2 : at + 3].isalnum():  # called, not measured
        return _Token("polite", "楼长", glued=glued)
    return None


def _stands(text: str, at: int, name: str) -> bool:
    """Whether the name stands here, as a word of its own where it is Latin."""
    end = at + len(name)
    after = text[end : end + 1]
    part_of_more = name[-1].isascii() and after.isascii() and after.isalpha()
    return not part_of_more and text[at:end].casefold() == name.casefold()


def _celsius(number: re.Match[str]) -> Decimal:
    after = number["two"] or number["one"] or number["after"] or "0"
    exact = Decimal(f"{number['whole']}.{'5' if after == '半' else after}")
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


# --- what the words say together --------------------------------------------------------------------------------------


def _readings(tokens: Sequence[_Token]) -> list[tuple[str | None, Decimal]] | None:
    """Who has which value; None where a small word stands where it has no business."""
    parts = {TIME_OF[token.text.lower()] for token in tokens if token.kind == "time"} - {""}
    if len(parts) > 1:  # 早36.5晚36.8, 早晚36.5: which is for now?
        return None
    words = [token for token in tokens if token.kind != "soft"]
    for before, token, after in zip([None, *words], words, [*words[1:], None], strict=False):
        if not _may_stand(_kind(before), token, _kind(after)):
            return None
    parted = _segments(words)
    if any(_is_mixed(segment) for segment in parted):  # 爸36.5，妈36.8: each is complete in itself
        pairs = [_pairs(segment) for segment in parted]
    else:  # 爸，36.5，妈，36.8, or one below the other
        pairs = [_pairs([token for segment in parted for token in segment])]
    found: list[tuple[str | None, Decimal]] = []
    for some in pairs:
        if some is None:
            return None
        found += some
    return found


def _kind(token: _Token | None) -> str:
    return "hard" if token is None else token.kind


def _may_stand(before: str, token: _Token, after: str) -> bool:
    """Whether a word may stand between words of these kinds. What it refuses is mostly a question or a saying:
    "is 36.5 normal", "正常体温是36.5", "36.5是正常的", "36.5-36.8"."""
    match token.kind:
        case "is" if token.text in ("是", "为"):
            named = before == "self" and after == "who"
            return named or (before not in ("value", "fine", "dash") and after in ("value", "polite"))
        case "is":
            named = before == "self" and after == "who"
            return named or (before in ("who", "self", "label", "time") and after in ("value", "polite"))
        case "of":
            return before in ("who", "self", "time", "polite")
        case "my":
            return after in ("who", "label", "my")
        case "all":
            return before != "value" and after in ("value", "is")
        case "join":
            # "36.5张三、36.8李四", but not "我和36.5"
            return after in ("who", "self", "my", "time", "fine") or (
                after == "value" and (before == "value" or token.text == "、")
            )
        case "fine":
            return after not in ("label", "is")
        case "dash":
            return after != "value" or before in ("who", "self", "label", "time")
        case _:
            return True


def _segments(words: Sequence[_Token]) -> list[list[_Token]]:
    """What stands between commas, stops and line ends."""
    segments: list[list[_Token]] = [[]]
    for token in words:
        if token.kind == "hard":
            segments.append([])
        else:
            segments[-1].append(token)
    return segments


def _is_mixed(segment: Sequence[_Token]) -> bool:
    kinds = {token.kind for token in segment}
    return "value" in kinds and bool(kinds & {"who", "self"})


def _pairs(words: Sequence[_Token]) -> list[tuple[str | None, Decimal]] | None:
    """The name stands before its value throughout, or after it throughout."""
    people: list[str | Decimal | None] = []  # None: 都
    before: _Token | None = None
    for token in words:
        if token.kind == "value":
            people.append(token.celsius)
        elif token.kind == "all":
            people.append(None)
        elif token.kind in ("who", "self"):
            # "我妈" is the mother, "我是张三" is 张三; "我和妈" are two.
            owned = before is not None and (
                (before.kind == "self" and token.glued) or (before.kind in ("is", "of") and people[-1:] == [SELF])
            )
            if owned and token.kind == "who":
                people.pop()
            people.append(SELF if token.kind == "self" else token.text)
        before = token
    named = any(isinstance(one, str) for one in people)
    if named and people and isinstance(people[0], Decimal):
        pairs = _forward(people[::-1])
        return pairs[::-1] if pairs is not None else None
    return _forward(people)


def _forward(people: Sequence[str | Decimal | None]) -> list[tuple[str | None, Decimal]] | None:
    pairs: list[tuple[str | None, Decimal]] = []
    waiting: list[str] = []
    everybody = False
    for one in people:
        if one is None:
            everybody = True
        elif isinstance(one, str):
            waiting.append(one)
        elif everybody != (len(waiting) > 1):  # 爸妈36.5: whose? 都36.5: whose?
            return None
        else:
            pairs += [(who, one) for who in waiting] or [(None, one)]
            waiting, everybody = [], False
    return None if waiting or everybody else pairs
