"""What somebody asks for, read from what they wrote: 「帮我买两袋盐，再来一瓶生抽，要海天的」. Rules only.

A message is cut into clauses; a clause is a question, a note, talk, or things with amounts before or behind them. What
was asked for is never dropped: a thing that is not in the catalogue stays as it was written.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from decimal import Decimal

from handlers.supplies import pairing, patterns, units
from handlers.supplies.catalogue import Catalogue, Found, is_brand, key
from handlers.supplies.cutting import Message
from handlers.supplies.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is asked for. `text` is the part of the message that says so; `item` its name in the catalogue,
    None where it is not there or could be several (`near`); `quantity` in `unit` (of an item: as it is sold);
    `rounded`: more than was said, because it is sold whole; `name`: what they call it, without the amount."""

    text: str
    item: str | None
    quantity: Decimal
    unit: str
    note: str = ""
    rounded: bool = False
    near: tuple[str, ...] = ()
    name: str = ""


def parse(text: str, catalogue: Catalogue) -> list[Line]:
    """The things that a message asks for, in their order; empty where it is no order."""
    return _Reader(text, catalogue).read()


@dataclass(slots=True)
class _Wanted:
    """A line while the message is still being read."""

    start: int
    end: int
    name: str
    found: Found
    quantity: Quantity | None
    notes: list[str]
    evident: bool


class _Reader:
    """Reads one message, clause by clause."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        self._text = text
        self._catalogue = catalogue
        self._message = Message(text, catalogue)
        self._lines: list[_Wanted] = []
        self._early: list[str] = []  # notes before the first thing
        self._mentioned: tuple[str, Found, int, int] | None = None  # what a question or a word of thanks was about
        self._ordered = False  # a word that orders was said

    def read(self) -> list[Line]:
        """The lines."""
        report = (
            patterns.HEALTH.search(self._message.flat) is not None and patterns.LEAD.search(self._message.flat) is None
        )
        for start, end, mark in self._message.clauses():
            self._clause(start, end, asked=mark in ("?", "？"))
        if not self._ordered and not any(line.evident for line in self._lines):
            return []
        if report and not all(self._is_plain(line) for line in self._lines):
            return []  # what is written beside a temperature must be an order beyond doubt
        return [self._line(line) for line in self._lines if not self._is_heading(line)]

    def _is_heading(self, line: _Wanted) -> bool:
        """Whether it only says what kind of things the others are."""
        return (
            line.quantity is None and len(self._lines) > 1 and line.found.item is None and line.name in patterns.KINDS
        )

    def _is_plain(self, line: _Wanted) -> bool:
        """Whether it is a thing of the catalogue with an amount and its unit."""
        return line.found.item is not None and line.quantity is not None and bool(line.quantity.unit)

    # --- one clause ---------------------------------------------------------------------------------------------------

    def _clause(self, start: int, end: int, *, asked: bool) -> None:
        first, last = start, end
        start, end, ordered = self._message.peeled(start, end)
        said, whole = self._message.flat[start:end], self._message.flat[first:last].strip(patterns.TRIM)
        if not said.strip(patterns.TRIM):
            self._ordered = self._ordered or ordered
            return
        if patterns.HEALTH.search(said) and not ordered:
            return
        if (
            self._message.is_question(start, end, whole, asked=asked, ordered=ordered or self._ordered)
            or patterns.ARRIVED.search(said)
            or patterns.PHONE.fullmatch(said.strip())
        ):
            self._mention(start, end)
            return
        if (patterns.CANCELLED.search(said) and not ordered) or (not self._lines and patterns.NOT_WANTED.match(said)):
            return
        tokens = [
            token
            for token in self._message.scan.tokens(start, end)
            if not (token.name and patterns.IT.match(token.name))
        ]
        names = [token for token in tokens if token.name]
        measured = any(token.quantity is not None and token.quantity.unit for token in tokens)
        known = any(token.found.item is not None or token.found.near for token in names)
        brands = bool(names) and len(names) == len(tokens) and all(is_brand(token.name) for token in names)
        known = known or any(self._wished(token) is not None for token in names)
        wish = (
            not (known or measured) and bool(self._lines) and self._message.flat[first:last].rstrip("~ ").endswith("的")
        )
        if wish or self._is_note(said, whole, known=known, measured=measured) or (brands and bool(self._lines)):
            if not (brands and self._message.bracketed(first)):
                self._note(first, last)
            return
        if not names:
            self._only_amount(tokens, start, end)
            return
        if self._lines and not known and all(patterns.HOW_MANY_OF.match(token.name) for token in names):
            self._note(first, last)
            return
        if self._message.bracketed(first) and len(names) == len(tokens):
            self._note(first, last)
            return
        self._ordered = self._ordered or (ordered and not all(patterns.NO_THING.match(token.name) for token in names))
        self._take(self._one(tokens, start) if ordered else tokens, ordered=ordered)

    def _one(self, tokens: list[pairing.Token], start: int) -> list[pairing.Token]:
        """来瓶生抽: one of it, without a numeral."""
        first = tokens[0]
        unit = next((unit for unit in units.WORDS if first.name.startswith(unit)), "")
        rest = first.name[len(unit) :]
        if (
            not unit
            or first.start != start
            or not rest
            or first.found.item is not None
            or self._message.scan.inside(start)
        ):
            return tokens
        found = self._catalogue.find(rest)
        if key(first.name) in patterns.THINGS or not (
            found.item or key(rest) in patterns.THINGS or unit in ("个", "袋", "瓶", "盒", "箱")
        ):
            return tokens
        one = pairing.Token(start, start + len(unit), quantity=Quantity(start, start + len(unit), Decimal(1), unit))
        name = dataclasses.replace(first, start=start + len(unit), name=rest, found=found)
        return [one, name, *tokens[1:]]

    def _is_note(self, said: str, whole: str, *, known: bool, measured: bool) -> bool:
        said = said.strip(patterns.TRIM)
        if patterns.TOTAL.match(whole):
            return True
        if measured or (known and not patterns.REFUSES.match(whole)) or key(said) in patterns.THINGS:
            return False
        return any(patterns.NOTE.search(one) or patterns.NOTE_ENGLISH.match(one) for one in (whole, said))

    def _mention(self, start: int, end: int) -> None:
        for token in self._message.scan.tokens(start, end):
            if not token.name:
                continue
            name = re.sub(r"^(?:家里的?|我家的?|我们家的?|你们)|(?<=\w)(?:快?没了|快?没有了)$", "", token.name)
            name = re.sub(
                r"^(?:有没有|还有没有|没有|没|有|还有)|(?:吗|没有|没|了|多少钱|收到|用完|吃完|喝完|卖)+$", "", name
            )
            words = name.split()
            parts = [name[:size] for size in range(len(name), 0, -1)]
            for part in [*parts, *(" ".join(words[first:]) for first in range(1, len(words)))]:
                found = self._catalogue.find(part)
                if found.item is not None:
                    self._mentioned = (part, found, token.start, token.start + len(token.name))
                    return

    def _note(self, start: int, end: int) -> None:
        note = self._text[start:end].strip(patterns.TRIM)
        if self._lines:
            self._lines[-1].notes.append(note)
        elif note:
            self._early.append(note)

    def _only_amount(self, tokens: list[pairing.Token], start: int, end: int) -> None:
        """An amount alone belongs to the thing before it, or to what was just asked about."""
        token = next((one for one in tokens if one.quantity is not None), None)
        if token is None or token.quantity is None:
            return
        self._ordered = True
        open_lines = [line for line in self._lines if line.quantity is None]
        if token.each and open_lines:
            for line in open_lines:
                line.quantity = token.quantity
                line.evident = True
        elif self._lines and self._lines[-1].quantity is None:
            self._lines[-1].quantity = token.quantity
            self._lines[-1].end = max(self._lines[-1].end, token.end)
            self._lines[-1].evident = True
        elif self._mentioned is not None and not self._lines:
            name, found, first, _ = self._mentioned
            self._lines.append(_Wanted(first, token.end, name, found, token.quantity, [], True))
        elif self._lines:
            self._note(start, end)

    # --- lines --------------------------------------------------------------------------------------------------------

    def _take(self, tokens: list[pairing.Token], *, ordered: bool) -> None:
        """Each thing with the amount that is its own becomes a line; what is talk becomes a note."""
        each: Quantity | None = None
        for group in pairing.pair(tokens, self._message.flat):
            name, amount = group.name, group.quantity
            if name is None:
                if amount is not None and amount.each:
                    each = amount.quantity
                elif amount is not None and self._lines and self._lines[-1].quantity is None:
                    self._lines[-1].quantity = amount.quantity
                    self._lines[-1].end = amount.end
                continue
            if amount is not None and amount.each:
                each = amount.quantity
                if not name.found.exact and self._each_of(name, amount):
                    continue
            quantity = amount.quantity if amount is not None else None
            known = name.found.item is not None or bool(name.found.near)
            parts = [] if known or quantity is not None else self._catalogue.apart(name.name)
            if len(parts) > 2 or (len(parts) == 2 and min(map(len, parts)) > 1):  # 葱姜蒜; 青菜萝卜
                self._each_of(name, name)
                continue
            if (
                quantity is None
                and self._lines
                and group.start != tokens[0].start
                and (
                    (
                        not known
                        and (
                            patterns.SPEC.fullmatch(name.name) or self._message.flat[group.end : group.end + 1] == "的"
                        )
                    )
                    or (self._message.flat[group.start] == "要" and name.found.item is self._lines[-1].found.item)
                )
            ):  # 纸尿裤两包L码; 鸡蛋一板要土鸡蛋
                self._note(group.start, group.end)
                continue
            if not known and quantity is None and self._lines and self._is_size(name):
                self._note(group.start, group.end)
                continue
            if not known and quantity is not None and self._is_size(name):
                if self._lines and self._lines[-1].quantity is None:  # diapers, size L, two packs
                    self._lines[-1].quantity, self._lines[-1].evident = quantity, True
                    self._lines[-1].notes.append(name.name)
                    continue
                if self._mentioned is not None and not self._lines:  # 尿不湿没了，要L码两包
                    thing, of, first, _ = self._mentioned
                    self._lines.append(_Wanted(first, group.end, thing, of, quantity, [name.name], True))
                    continue
            wished = None if known else self._wished(name)
            if wished is not None:
                name, note, known = *wished, True
                self._early.append(note)
            if not known and self._is_talk(name.name, quantity, ordered):
                no_note = patterns.NO_THING.match(name.name) or patterns.MEASURED.search(name.name)
                if self._lines and not no_note:
                    self._note(group.start, group.end)
                continue
            measured = quantity is not None and bool(quantity.unit)
            evident = known or measured or ordered or key(name.name) in patterns.THINGS
            self._lines.append(_Wanted(group.start, group.end, name.name, name.found, quantity, self._early, evident))
            self._early = []
        if each is not None:
            for line in self._lines:
                if line.quantity is None:
                    line.quantity, line.evident = each, True

    def _is_size(self, name: pairing.Token) -> bool:
        return patterns.SPEC.fullmatch(name.name) is not None and key(name.name) not in patterns.THINGS

    def _wished(self, name: pairing.Token) -> tuple[pairing.Token, str] | None:
        """矿泉水常温的: a thing, and how it is to be."""
        if len(name.name) > 2 * patterns.LONG:  # talk; and each of its beginnings would be looked up
            return None
        for size in range(len(name.name) - 1, 0, -1):
            found, rest = self._catalogue.find(name.name[:size]), name.name[size:]
            if found.exact and ((size > 1 and patterns.NOTE.search(rest)) or re.match(r"要.", rest)):
                return dataclasses.replace(name, name=name.name[:size], found=found), name.name[size:]
        return None

    def _each_of(self, name: pairing.Token, amount: pairing.Token) -> bool:
        """葱姜蒜各一斤: three things."""
        parts = self._catalogue.apart(name.name)
        for part in parts:
            self._lines.append(
                _Wanted(name.start, amount.end, part, self._catalogue.find(part), amount.quantity, [], True)
            )
        return bool(parts)

    def _is_talk(self, name: str, quantity: Quantity | None, ordered: bool) -> bool:
        if key(name) in patterns.THINGS:
            return False
        if not key(name) or patterns.NO_THING.match(name) or patterns.MEASURED.search(name):
            return True
        if quantity is not None and quantity.unit and not quantity.english:
            return bool(re.match(r"(?:人|小时|天|钱)", name)) or len(name) > 2 * patterns.LONG
        if patterns.CHATTER.search(name) and not (ordered and patterns.FOR_MONEY.match(name)):
            return True
        return len(name) > (patterns.LONG if not name.isascii() else 3 * patterns.LONG)

    # --- the line -----------------------------------------------------------------------------------------------------

    def _line(self, line: _Wanted) -> Line:
        text = self._text[line.start : line.end].strip(patterns.TRIM)
        note = "；".join(dict.fromkeys(note for note in line.notes if note))
        number = line.quantity.number if line.quantity is not None else Decimal(1)
        said = line.quantity.unit if line.quantity is not None else ""
        item = line.found.item
        if item is None:  # 醋两瓶（陈醋）
            said_so = (self._catalogue.find(one) for one in line.notes)
            item = next((found.item for found in said_so if found.exact), None)
        if item is None:
            if said == units.DOZEN:
                number, said = number * 12, "个"
            return Line(text, None, _tidy(number), units.plain(said), note, near=line.found.near, name=line.name)
        english = line.quantity is not None and line.quantity.english
        amount = units.into(number, said, item.sold, loosely=english)
        return Line(text, item.name, _tidy(amount.quantity), amount.unit, note, amount.rounded, name=line.name)


def _tidy(number: Decimal) -> Decimal:
    """2 and not 2.0; no exponent."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
