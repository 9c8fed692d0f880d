"""What somebody wants changed in a draft: 「盐要3袋」, 「不要盐」, 「去掉第2个」, "no salt", "remove 2". Rules only.

A message is cut into clauses. Those that change what the draft has are read here; the rest is for the reader of orders.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from handlers.supplies.desk import urgency
from handlers.supplies.ordering import vocabulary
from handlers.supplies.reading import numbers, patterns, units
from handlers.supplies.reading.catalogue import SIMPLE, Catalogue, Item, is_brand, key
from handlers.supplies.reading.vocabulary import YES
from handlers.supplies.shop import ceiling
from storage.supplies.orders import Line

_WORD = r"(?:{})"
_NUMBER = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
_PLACE = re.compile(
    rf"第\s*{_NUMBER}\s*(?:个|样|项|条|行|种|件)?|(?:no\.?|number|item|line|#)\s*(?P<latin>\d{{1,2}})\b"
    r"|(?P<bare>\d{1,2})(?:\s*(?:号|样|项)(?!楼|电池))?(?=\s|$|[:：]|不|去|删|改|要)"
)


def _words(text: str) -> str:
    return "|".join(re.escape(word) for word in sorted(text.split(), key=len, reverse=True))


_REFUSE_BEFORE = re.compile(
    rf"^(?:(?:{_words(vocabulary.REFUSE_BEFORE)})\s*|(?:{_words(vocabulary.REFUSE_ENGLISH)})\b(?:\s+the\b)?\s*)+"
)
_REFUSE_BEHIND = re.compile(
    rf"\s*(?:(?:{_words(vocabulary.REFUSE_BEHIND)})|\b(?:{_words(vocabulary.REFUSE_BEHIND_ENGLISH)}))\s*$"
)
_SETS = re.compile(
    rf"\s*(?:(?:{_words(vocabulary.SETS)})|(?<![a-z])(?:{_words(vocabulary.SETS_ENGLISH)})(?![a-z]))\s*$"
)
_WANTS = re.compile(rf"\s*(?:{_words(vocabulary.WANTS)})\s*$")
_ADDS = re.compile(rf"(?:{_words(vocabulary.ADDS)})|\b(?:{_words(vocabulary.ADDS_ENGLISH)})\b")
_MORE = re.compile(
    r"再(?!见|说|想|问|看)|还要|另外|另[加要]|多[要来加买]|加上|外加|加(?=\s*[一二两三四五六七八九十半\d])"
    rf"|\b(?:{_words(vocabulary.ADDS_ENGLISH)})\b"
)
_ADDS_END = re.compile(rf"\s*(?:(?:{_words(vocabulary.ADDS)})\s*)+$")
_LESS_END = re.compile(rf"\s*(?:{_words(vocabulary.LESS)})\s*$")
_ENDS = re.compile(rf"\s*(?:{_words(vocabulary.ENDS)}|please|thanks?)\s*$")
_FRONT = re.compile(r"^(?:把|将|change|make|set|那个|这个|the)\s*")
_ALL = frozenset((vocabulary.ALL + "|" + vocabulary.ALL_ENGLISH).split("|"))
_WITHOUT_LISTS = re.compile(r"[，,;；。!！?？\n\r\t]")
_AND = re.compile(r"[、和跟与]|还有|以及|\band\b|\bor\b")
_LESS_FRONT = re.compile(rf"^(?:{_words(vocabulary.LESS)})\s*")
_WISH = 12  # characters
_SHORT = 6  # characters of a name that may be a slip of the thumb
_YES = frozenset(YES.split("|"))


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a draft. `do`: all (nothing of it is wanted), drop, set (to so many), add (so many more, or less);
    `line`: which one is meant; none where the draft has no such, `named` is what they called it. `quantity` in `unit`
    as it was said, which may be none; `text`: what they wrote."""

    do: Literal["all", "drop", "set", "add"]
    text: str
    line: Line | None = None
    named: str = ""
    number: int = 0  # of the place that was said
    quantity: Decimal = Decimal(0)
    unit: str = ""
    english: bool = False


def read(text: str, lines: Sequence[Line], catalogue: Catalogue) -> tuple[list[Change], str]:
    """The changes that a message asks for, and what is left of it for the reader of orders."""
    bare = _flat(text).strip(patterns.TRIM + "!?。！")
    if bare in _ALL:
        return [Change("all", text)], ""
    changes: list[Change] = []
    rest: list[str] = []
    clauses = _clauses(text, lines, catalogue)
    for clause in clauses:
        found = _changes(clause, lines, catalogue)
        if rest and any(one.do == "drop" and one.line is None and not one.number for one in found):
            found = []  # 一碗面，不要葱: how the thing before it is to be
        if found:
            changes += found
        elif len(clauses) == 1 or _flat(clause).strip(patterns.TRIM + "!") not in _YES:
            rest.append(clause)
    return changes, "\n".join(rest)


def wants_change(text: str) -> bool:
    """Whether somebody says that there is something to change, and not what."""
    return _bare(text) in vocabulary.CHANGE.split("|")


def amount_alone(text: str) -> numbers.Quantity | None:
    """三袋, 要两个: an amount, and not of what."""
    said = re.sub(rf"^(?:{_words(vocabulary.SETS + ' ' + vocabulary.WANTS)})\s*", "", _ended(_bare(text)))
    found = numbers.at(said, 0)
    if found is None or found.end != len(said) or not (found.unit or found.times) or found.number <= 0:
        return None
    return found


def wish(text: str) -> str:
    """要海天的, 不要太咸: how a thing is to be; empty where it is none."""
    said = _flat(text).strip(" 。!！，,")
    found = re.fullmatch(r"(?:我?(?:只|就|都)?要|换成|换|给我|买)?(?P<brand>\S{2,8}?)(?:牌子?)?的(?:那种)?吧?", said)
    if found is not None and is_brand(found["brand"]):
        return text.strip()
    long = len(said) > _WISH or patterns.CHATTER.search(re.sub(r"^(?:不要|最好|随便|都行)", "", said)) is not None
    return "" if long or patterns.NOTE.search(said) is None else text.strip()


def is_yes(text: str) -> bool:
    """Whether all that was said is yes: 「好的，下单」."""
    whole = _flat(text).strip(patterns.TRIM + "!~～")
    if whole in _YES:
        return True
    clauses = _split(text)
    return bool(clauses) and all(_flat(clause).strip(patterns.TRIM + "!~～") in _YES for clause in clauses)


def adds(text: str) -> bool:
    """Whether a message says that it wants more of it: 再来一袋盐."""
    return _MORE.search(_flat(text)) is not None


def chosen(text: str, names: Sequence[str], catalogue: Catalogue) -> int | None:
    """Which of several a text means: by its number, or by what only one of them is called; none if it is not clear."""
    bare = _flat(text).strip(patterns.TRIM + "!。")
    bare = _WANTS.sub("", re.sub(r"^(?:要|我要|是|就|就要|那就|选|the)\s*", "", bare))
    bare = re.sub(r"(?:的|吧|那种|那个|那款|one)$", "", bare).strip()
    found = re.fullmatch(rf"(?:第\s*)?{_NUMBER}\s*(?:个|种|样|款)?", bare)
    if found is not None:
        number = _numeral(found["number"])
        return number - 1 if number is not None and 0 < number <= len(names) else None
    wanted = key(bare)
    if not wanted:
        return None
    item = catalogue.find(bare).item
    whole = [place for place, name in enumerate(names) if key(name) == wanted or (item and item.name == name)]
    part = [place for place, name in enumerate(names) if wanted in key(name)]
    fitting = whole or part
    return fitting[0] if len(fitting) == 1 else None


# --- one clause -------------------------------------------------------------------------------------------------------


def _flat(text: str) -> str:
    return "".join(SIMPLE.get(one, one) for one in unicodedata.normalize("NFKC", text).lower())


def _split(text: str) -> list[str]:
    return [part.strip() for part in patterns.BREAK.split(text) if part.strip(patterns.TRIM + " ")]


def _clauses(text: str, lines: Sequence[Line], catalogue: Catalogue) -> list[str]:
    """The clauses of a message; 盐、生抽都不要了 is one."""
    found: list[str] = []
    for part in _WITHOUT_LISTS.split(text):
        if "、" in part and _refused(part, _bare(part), lines, catalogue):
            found.append(part.strip())
        else:
            found += _split(part)
    return found


def _bare(clause: str) -> str:
    return _flat(clause).strip(patterns.TRIM + "!。")


def _numeral(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    number = numbers.chinese(text)
    return int(number) if number is not None else None


def _changes(clause: str, lines: Sequence[Line], catalogue: Catalogue) -> list[Change]:
    flat = _bare(clause)
    refused = _refused(clause, flat, lines, catalogue)
    if refused:
        return refused
    change = _fewer(clause, flat, lines, catalogue) or _amount(clause, flat, lines, catalogue)
    return [change] if change is not None else []


def _refused(clause: str, flat: str, lines: Sequence[Line], catalogue: Catalogue) -> list[Change]:
    """不要盐, 盐和生抽都不要了, 去掉第2个."""
    said = re.sub(r"(?:了|吧|please)\s*$", "", flat)
    front = _REFUSE_BEFORE.match(said)
    before = front is not None and front[0].strip() not in ("把", "将")
    name = said[front.end() :] if front is not None and before else _FRONT.sub("", flat)
    behind = _REFUSE_BEHIND.search(name)
    if behind is not None:
        name = re.sub(r"[都全]$", "", name[: behind.start()].rstrip())
    if not before and behind is None:
        return []
    name = _FRONT.sub("", name.strip(patterns.TRIM))
    whole = _not_wanted(clause, name, lines, catalogue)
    parts = [part.strip(patterns.TRIM) for part in _AND.split(name)]
    if len(parts) > 1 and (whole is None or whole.line is None or key(whole.line.name) != key(name)):
        found = [_not_wanted(clause, part, lines, catalogue) for part in parts if part]
        if found and all(one is not None for one in found):
            return [one for one in found if one is not None]
        return []
    return [whole] if whole is not None else []


def _not_wanted(clause: str, name: str, lines: Sequence[Line], catalogue: Catalogue) -> Change | None:
    if not name:
        return None
    number = _place(name)
    if number is not None:
        line = lines[number - 1] if 0 < number <= len(lines) else None
        return Change("drop", clause, line, name, number)
    line = which(name, lines, catalogue, loosely=True)
    if line is None and catalogue.find(name).item is None:
        alike = len(name) <= _SHORT and any(set(name) & set(key(one.name)) for one in lines) and not name.isascii()
        if not alike or patterns.CHATTER.search(name):
            return None  # 不要太辣: nothing that is sold
    return Change("drop", clause, line, name)


def _fewer(clause: str, flat: str, lines: Sequence[Line], catalogue: Catalogue) -> Change | None:
    """少要一袋盐."""
    front = _LESS_FRONT.match(flat)
    quantity = numbers.at(flat, front.end()) if front is not None else None
    if quantity is None:
        return None
    name = flat[quantity.end :].strip(patterns.TRIM)
    line = which(name, lines, catalogue, loosely=True)
    if line is None:
        return None
    return Change("add", clause, line, name, 0, -quantity.number, quantity.unit, quantity.english)


def _place(name: str) -> int | None:
    """第2个, no. 2, 2: the number of a line."""
    found = _PLACE.fullmatch(name.strip(patterns.TRIM))
    if found is None:
        return None
    return _numeral(found["number"] or found["latin"] or found["bare"])


def _amount(clause: str, flat: str, lines: Sequence[Line], catalogue: Catalogue) -> Change | None:
    """盐要3袋, 第二个改成 5 瓶, 盐再加一袋: a thing of the draft, and behind it an amount."""
    said = _ended(flat)
    found = _PLACE.match(_FRONT.sub("", said))
    if found is not None:
        change = _by_place(clause, _FRONT.sub("", said), found, lines)
        if change is not None:
            return change
    for place in range(1, len(said)):
        quantity = numbers.at(said, place)
        if quantity is None or quantity.end != len(said) or said[place - 1].isdigit() or quantity.unit == units.DOZEN:
            continue
        name = said[:place]
        if name.endswith(("-", "−")) or (
            quantity.bare
            and quantity.number % 1
            and patterns.TEMPERATURE[0] <= quantity.number <= patterns.TEMPERATURE[1]
        ):
            continue
        return _of_thing(clause, name, quantity, lines, catalogue)
    return None


def _ended(said: str) -> str:
    """Without 吧, 就行了, 谢谢 at the end."""
    while (ending := _ENDS.search(said)) is not None and ending.start() > 0:
        said = said[: ending.start()]
    return said


def _by_place(clause: str, said: str, found: re.Match[str], lines: Sequence[Line]) -> Change | None:
    number = _numeral(found["number"] or found["latin"] or found["bare"])
    between = said[found.end() :].strip(patterns.TRIM)
    verb = re.match(
        rf"(?P<less>{_words(vocabulary.LESS)})|(?P<adds>{_words(vocabulary.ADDS)})"
        rf"|(?:(?:{_words(vocabulary.SETS + ' ' + vocabulary.WANTS)})"
        rf"|(?:{_words(vocabulary.SETS_ENGLISH)})(?![a-z]))\s*",
        between,
    )
    if (
        found["bare"]
        and (verb is None or said[found.end() :].startswith(" "))
        and not said[found.end() :].startswith((":", "改", "要", " 改", " 要"))
    ):
        return None  # 2 袋盐
    behind = between[verb.end() :].strip() if verb is not None else between
    quantity = numbers.at(behind, 0)
    if number is None or quantity is None or quantity.end != len(behind):
        return None
    line = lines[number - 1] if 0 < number <= len(lines) else None
    named = found[0]
    if verb is not None and verb["less"]:
        return Change("add", clause, line, named, number, -quantity.number, quantity.unit, quantity.english)
    if verb is not None and verb["adds"]:
        return Change("add", clause, line, named, number, quantity.number, quantity.unit, quantity.english)
    return Change("set", clause, line, named, number, quantity.number, quantity.unit, quantity.english)


def _of_thing(
    clause: str, before: str, quantity: numbers.Quantity, lines: Sequence[Line], catalogue: Catalogue
) -> Change | None:
    name = _FRONT.sub("", before)
    less, more, sets = _LESS_END.search(name), _ADDS_END.search(name), _SETS.search(name)
    end = less or more or sets or _WANTS.search(name)
    if end is not None and end.start() > 0:
        name = name[: end.start()]
    name = name.strip(patterns.TRIM)
    if not name or (less is None and more is None and _ADDS.match(name)):
        return None
    line = which(name, lines, catalogue, loosely=sets is not None)
    if line is None:
        return None
    do: Literal["set", "add"] = "add" if less or more else "set"
    number = -quantity.number if less is not None else quantity.number
    return Change(do, clause, line, name, 0, number, quantity.unit, quantity.english)


def which(name: str, lines: Sequence[Line], catalogue: Catalogue, *, loosely: bool = False) -> Line | None:
    """The line of a draft that is called so; `loosely`: also where only the end of its name was said, and it is the
    only one."""
    wanted = key(name)
    if not wanted:
        return None
    own = [line for line in lines if wanted in (key(line.name), key(line.text))]
    if own:
        return own[0]
    found = catalogue.find(name)
    if found.item is not None:
        same = [line for line in lines if line.item_id is not None and line.name == found.item.name]
        if same:
            return same[0]
    near = [line for line in lines if line.item_id is not None and line.name in found.near]
    if len(near) == 1:
        return near[0]
    ending = [line for line in lines if len(wanted) > 1 and key(line.name).endswith(wanted)] if loosely else []
    return ending[0] if len(ending) == 1 else None


def into(change: Change, line: Line, item: Item | None) -> tuple[Decimal, str, bool]:
    """The amount of a change in the unit of its line: how many, of what, and whether it is more than was said."""
    if item is None:
        return change.quantity, units.plain(change.unit) or line.unit, False
    size = abs(change.quantity)
    amount = units.into(size, change.unit, item.sold, loosely=change.english)
    sign = 1 if change.quantity >= 0 else -1
    return amount.quantity * sign, amount.unit, amount.rounded


def plainly(text: str) -> str:
    """What is ordered of a message, without what it may cost and how urgent it is, and with English words for more of a
    thing as the reader of orders understands them: "3 more bags of salt"."""
    text, _urgent = urgency.parted(ceiling.apart(text)[0])
    text = re.sub(r"\banother\b", "one", text, flags=re.IGNORECASE)
    return re.sub(r"(?<=[\w ])\b(?:more|extra|additional)\b\s*", "", text, flags=re.IGNORECASE)
