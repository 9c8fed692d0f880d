"""Who is meant: names and words for kin among the words of a clause, and whose each value is."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from handlers.surnames import COMPOUND, SURNAMES
from handlers.temperature.parsing.tokens import Token

SELF = "我"
_NAME = re.compile(f"(?:(?:{COMPOUND})[㐀-鿿]{{1,2}}|[{SURNAMES}][㐀-鿿]{{1,2}}|[小阿老][㐀-鿿]{{1,2}})")
_SURNAME = re.compile(f"(?:{COMPOUND}|[{SURNAMES}小阿老大])")
_HAN = re.compile("[㐀-鿿]")
PEOPLE = frozenset({"self", "own", "kin", "name", "unknown", "pronoun", "we"})
_RELATIVES = frozenset({"kin", "title"})
_HOUSEHOLDS = frozenset({"全家", "全家人", "一家", "一家人", "家人"})  # 张三全家 is not 张三
_SPOUSES = frozenset({"先生", "太太"})  # 我先生 is the husband, 张伟先生 is 张伟


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a message. `who` as in `Parsed`; `written`: the words that stood there; `anybody`: they, or all."""

    who: str | None
    written: str | None = None
    anybody: bool = False


@dataclass(slots=True)
class Value:
    """A value and what the words around it make of it."""

    celsius: Decimal
    verdict: str
    part: str = ""
    room: str = ""
    shared: bool = False  # all of us have it, or each has one
    own: bool = False  # said to be of now, or of one of ours
    timed: bool = False  # said to be of some time
    whose: list[Person] = field(default_factory=list)


def introduce(tokens: list[Token], plain: str) -> list[Token]:
    """The words of a clause, where names that nobody knows are words, too: 王五, 小明, 王阿姨, Tom, 张三的妈妈."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        before = found[-1] if found else None
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        kind = token.kind
        if before is not None and kind in _RELATIVES and _is_called(before, kind):
            if before.kind == "name" and (kind == "title" or token.text in _SPOUSES):
                before.end = token.end
            else:
                found[-1] = _unknown(plain, before.start, token.end)
        elif kind == "kin" and before is not None and before.kind == "of" and len(found) > 1 and _is_named(found[-2]):
            found[-2:] = [_unknown(plain, found[-2].start, token.end)]
        elif kind == "title":
            found.append(dataclasses.replace(token, kind="outsider"))  # 我同学, 老师: somebody whom we do not know
        elif kind == "other" and before is not None and _is_named(before) and _extends(token, following):
            found[-1] = _unknown(plain, before.start, token.end)
        elif kind == "other" and _may_follow(before, token) and _looks_like_a_name(token, plain, following):
            found.append(_unknown(plain, token.start, token.end))
        else:
            found.append(token)
    return found


def _unknown(plain: str, start: int, end: int) -> Token:
    return Token("unknown", plain[start:end], start, end)


def _is_named(token: Token) -> bool:
    return token.kind in ("name", "unknown")


def _is_called(before: Token, kind: str) -> bool:
    """Whether "aunt" belongs to the word before it: 王阿姨, 张三妈妈, 张伟先生."""
    return _is_named(before) or (before.kind == "other" and bool(_SURNAME.fullmatch(before.text)))


def _extends(token: Token, following: Token | None) -> bool:
    """Whether one character more makes another name of it: 张三丰 is not 张三."""
    return len(token.text) == 1 and bool(_HAN.match(token.text)) and (following is None or following.kind != "other")


def _may_follow(before: Token | None, token: Token) -> bool:
    """Whether a name may begin here: 房费36.5 has none."""
    return before is None or before.end < token.start or len(before.text) > 1 or before.kind not in ("room", "polite")


def _looks_like_a_name(token: Token, plain: str, following: Token | None) -> bool:
    written = plain[token.start : token.end]
    if _HAN.match(token.text):
        if len(token.text) == 1:
            return following is not None and following.kind in ("number", "colon") and bool(_SURNAME.match(token.text))
        return bool(_NAME.fullmatch(token.text))
    return (
        len(written) > 1 and written[0].isupper() and written[1:].replace("'", "").isalpha() and written[1:].islower()
    )


def person(token: Token, plain: str) -> Person:
    """The person that a word means."""
    match token.kind:
        case "self" | "own":
            return Person(SELF, SELF)
        case "kin":
            written = token.name or plain[token.start : token.end]
            return Person(written, written)
        case "name":
            return Person(token.name, token.name)
        case "unknown":
            return Person(None, token.text)
        case "pronoun":
            return Person(None, token.text, anybody=True)
        case _:
            return Person(None, None, anybody=True)


def joined(tokens: Sequence[Token], plain: str) -> list[Person | str]:
    """The people among words that hold no number: 我妈 is one, 爸妈 are two; "all" where 都 stands among them."""
    people: list[Person | str] = []
    last: Token | None = None
    linked = False  # 我是张三, 我的妈妈
    parted = False  # 爸和妈
    instead = False  # 给孩子量的, for my son
    for at, token in enumerate(tokens):
        kind = token.kind
        if kind in PEOPLE:
            if instead and not parted:
                people = [one for one in people if one == "all"]
                last = None
            glued = last is not None and (last.end == token.start or linked)
            if last is None or parted:
                people.append(person(token, plain))
            elif kind == "own" and last.kind != "own":
                continue  # 孩子自己
            elif (last.kind in ("self", "own", "pronoun") and glued and kind != "self") or (
                last.kind in ("self", "own", "kin") and kind == "name" and not parted
            ):
                people[-1] = person(token, plain)
            elif last.kind == "kin" and kind == "unknown":
                continue  # 儿子小明: the son
            elif _is_named(last) and kind == "kin" and tokens[at - 1].kind == "open":
                continue  # 张三（爸爸）
            elif kind == "we" and people:
                if token.text in _HOUSEHOLDS:
                    people = [person(token, plain)]
            else:
                if last.kind == "we":
                    people.pop()
                people.append(person(token, plain))
            last, linked, parted, instead = token, False, False, False
        elif kind == "all":
            people.append("all")
        elif kind == "give":
            instead = True
        elif kind == "join":
            parted = True
        elif kind in ("is", "of", "home"):
            linked = last is not None
        elif kind == "soft":
            pass
        elif kind not in ("polite", "open"):
            linked = False
    return people


def assign(clause: Sequence[Token | Value], plain: str) -> bool:
    """Say of each value in a clause whose it is. False where that is not clear."""
    parts: list[list[Person | str] | Value] = []
    words: list[Token] = []
    for one in clause:
        if isinstance(one, Value):
            if people := joined(words, plain):
                parts.append(people)
            parts.append(one)
            words = []
        else:
            words.append(one)
    trailing = joined(words, plain)
    if trailing and parts and isinstance(parts[0], Value) and _stands_behind(words):
        return _assign_behind([*parts, trailing])
    if (
        trailing
        and any(isinstance(one, list) for one in parts)
        and all(word.kind in PEOPLE | {"soft"} for word in words)
    ):
        return False  # 爸36.5 妈: and she?
    return _assign_ahead(parts)


_BEHIND = PEOPLE | frozenset({"soft", "give", "of", "open", "join", "polite", "is", "today", "fine", "colon", "dash"})
_BEHIND |= {"home", "elsewhere", "label"}


def _stands_behind(words: Sequence[Token]) -> bool:
    """Whether the words after a value only say whose it is: 36.5张三, 36.5 for mom; but not 36.5孩子也很好."""
    kinds = [word.kind for word in words if word.kind != "soft"]
    if kinds[-1] == "of":
        kinds.pop()
    return _BEHIND.issuperset(kinds) and (not {"fine", "is"} & set(kinds) or kinds[-1] in PEOPLE)


def _assign_behind(parts: Sequence[list[Person | str] | Value]) -> bool:
    backwards = list(parts)[::-1]
    people = [one for one in backwards if isinstance(one, list)]
    values = [one for one in backwards if isinstance(one, Value)]
    if len(people) == len(values):
        return _assign_ahead(backwards)
    return len(people) == 0


def _assign_ahead(parts: Sequence[list[Person | str] | Value]) -> bool:
    clear = True
    waiting: list[Person] = []
    everybody = False
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, list):
            waiting = [one for one in part if isinstance(one, Person)]
            everybody = "all" in part
            at += 1
            continue
        values = [part]
        while at + len(values) < len(parts) and isinstance(following := parts[at + len(values)], Value):
            values.append(following)
        at += len(values)
        people, together = waiting, everybody
        waiting, everybody = [], False
        if not people or any(one.anybody for one in people):
            clear = clear and not any(one.anybody and one.written for one in people)
            values[0].shared = bool(people) or together
        elif len(people) == len(values):
            for one, value in zip(people, values, strict=True):
                value.whose = [one]
        elif len(people) == 1 or (together and len(values) == 1):
            values[0].whose = people
        else:
            clear = False  # 爸妈36.5: whose?
    return clear
