"""What somebody asks for, read from what they wrote: 「帮我买两袋盐，再来一瓶生抽，要海天的」. Rules only.

A message is cut into clauses; a clause is a question, a note, talk, or things with amounts before or behind them. What
was asked for is never dropped: a thing that is not in the catalogue stays as it was written.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from handlers.supplies import leads, pairing, patterns, units
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


_ONE_OF = frozenset("个袋瓶盒箱包份桶条把支块只罐卷本张提双台副根")  # 带份报纸


class _Mention(NamedTuple):
    """A thing that was spoken of, and where it stands."""

    name: str
    found: Found
    start: int


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
        self._mentioned: list[_Mention] = []  # what a question or a word of thanks was about
        self._ordered = False  # a word that orders was said
        self._listed = 0  # the first line of the things that 、 and 和 join to what is being read
        self._told = False  # what they are joined to asks for nothing: 谢谢送的米和油
        self._waiting: Quantity | None = None  # an amount that was said before the thing
        self._corrects = False  # 不对 was said, and what is right comes next

    def read(self) -> list[Line]:
        """The lines."""
        report = (
            patterns.HEALTH.search(self._message.flat) is not None and leads.ORDERS.search(self._message.flat) is None
        )
        before = ""
        for start, end, mark in self._message.clauses():
            if before not in patterns.LISTS:
                self._listed, self._told = len(self._lines), False
            self._clause(start, end, asked=mark in ("?", "？"))
            before = mark
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
        start, end, ordered, perhaps = self._message.peeled(start, end)
        if not self._lines:  # 有口罩吗，没有的话要 N95
            instead = patterns.OR_ELSE.match(self._message.flat[start:end])
            if instead is not None:
                start, end, ordered, perhaps = self._message.peeled(start + instead.end(), end)
                first = start
        said, whole = self._message.flat[start:end], self._message.flat[first:last].strip(patterns.TRIM)
        if not said.strip(patterns.TRIM):
            self._ordered = self._ordered or ordered
            return
        if self._lines and patterns.CORRECTS.fullmatch(said.strip(patterns.TRIM)):
            self._corrects = True
            return
        if patterns.HEALTH.search(said) and not ordered:
            return
        if (
            self._message.is_question(start, end, whole, asked=asked, ordered=ordered or self._ordered)
            or patterns.ARRIVED.search(said)
            or patterns.THANKS.search(whole)
            or patterns.PHONE.fullmatch(said.strip())
        ):
            if not ordered:
                self._told = True
                self._forget(said)
            self._mention(start, end)
            return
        if self._lines and patterns.NOT_WANTED.match(said) and whole.endswith("了"):
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
        brands = (
            bool(names)
            and len(names) == len(tokens)
            and all(token.found.item is None and is_brand(token.name) for token in names)
        )
        known = known or any(self._wished(token) is not None for token in names)
        ordered = ordered or patterns.FOR_MONEY.search(said) is not None
        if (ordered and whole.startswith("随便")) or patterns.FOR_MONEY.search(
            said
        ):  # 随便来点水果 orders; 什么牌子都行 is a wish
            whole = said
        wish = (
            not (known or measured) and bool(self._lines) and self._message.flat[first:last].rstrip("~ ").endswith("的")
        )
        if wish or self._is_note(said, whole, known=known, measured=measured) or (brands and bool(self._lines)):
            if brands and self._message.bracketed(first):
                self._lines[-1].end = max(self._lines[-1].end, last + 1)  # a brand stays in the text
            else:
                self._note(first, last)
            return
        if not names:
            self._only_amount(tokens, start, end)
            return
        if self._told and not ordered and not measured:
            return
        if self._lines and not known and all(leads.TO.match(token.name) for token in names):
            self._note(first, last)  # 一袋给我妈
            return
        if self._lines and not known and all(patterns.HOW_MANY_OF.match(token.name) for token in names):
            self._note(first, last)
            return
        if self._message.bracketed(first) and len(names) == len(tokens):
            self._note(first, last)
            return
        self._ordered = self._ordered or (ordered and not all(patterns.NO_THING.match(token.name) for token in names))
        self._take(self._one(tokens, start) if perhaps else tokens, ordered=ordered)

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
            found.item or found.near or key(rest) in patterns.THINGS or (unit in _ONE_OF and rest[0] not in "装子")
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
        """Keep what a question, or talk, is about: 有鸡蛋吗, 盐没了, 做饭缺盐; an amount may follow."""
        for token in self._message.scan.tokens(start, end):
            found = self._about(token.name) if token.name else None
            if found is not None:
                self._mentioned.append(_Mention(*found, token.start))
                return

    def _forget(self, said: str) -> None:
        """盐和糖收到了: what was listed before was spoken of, and not ordered."""
        first = self._listed
        if patterns.ALL.search(said):  # 盐，糖都收到了
            first = len(self._lines)
            while first and self._lines[first - 1].quantity is None:
                first -= 1
        listed = self._lines[first:]
        if all(line.quantity is None for line in listed):
            self._mentioned += [_Mention(line.name, line.found, line.start) for line in listed]
            del self._lines[first:]

    def _about(self, said: str) -> tuple[str, Found] | None:
        """The thing that a few words begin or end with."""
        said = said[: 2 * patterns.LONG]  # each of its ends is looked up
        name = patterns.TALK_BEHIND.sub("", patterns.TALK_BEFORE.sub("", said))
        words = name.split()
        parts = [name[:size] for size in range(len(name), 0, -1)]
        parts += [" ".join(words[first:]) for first in range(1, len(words))]
        lacking = patterns.LACKING.search(said)
        if lacking is not None:
            parts.insert(0, lacking[1])
        for part in parts:
            found = self._catalogue.find(part)
            if found.item is not None:
                return part, found
        return None

    def _note(self, start: int, end: int) -> None:
        note = self._as_said(start, end)
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
        if self._corrects and self._lines:
            self._lines[-1].quantity, self._lines[-1].end, self._corrects = token.quantity, token.end, False
            return
        open_lines = [line for line in self._lines if line.quantity is None]
        if token.each and open_lines:
            for line in open_lines:
                line.quantity = token.quantity
                line.evident = True
        elif self._lines and self._lines[-1].quantity is None:
            self._lines[-1].quantity = token.quantity
            self._lines[-1].end = max(self._lines[-1].end, token.end)
            self._lines[-1].evident = True
        elif self._mentioned and not self._lines:
            for name, found, first in self._mentioned if token.each else self._mentioned[-1:]:
                self._lines.append(_Wanted(first, token.end, name, found, token.quantity, [], True))
        elif self._lines:
            self._note(start, end)
        else:  # 来两袋吧，大米
            self._waiting = token.quantity

    def _as_said(self, start: int, end: int) -> str:
        """A wish in the words it was written in: 要无糖的."""
        end += self._text[end : end + 1] == "的"
        return self._text[start:end].lstrip(patterns.TRIM).rstrip(patterns.TRIM.replace("的", ""))

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
            parts = [] if name.found.exact or quantity is not None else self._catalogue.apart(name.name)
            if known and key(name.name) in patterns.THINGS:
                parts = []
            listed = patterns.EACH.search(self._text[name.start : name.end].rstrip("来要买带拿一点 ")) is not None
            if len(parts) > 2 or (len(parts) == 2 and (listed or min(map(len, parts)) > 1)):  # 葱姜蒜; 青菜萝卜
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
                            patterns.SPEC.fullmatch(name.name)
                            or patterns.NOTE.search(name.name)
                            or self._message.flat[group.end : group.end + 1] == "的"
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
                if self._mentioned and not self._lines:  # 尿不湿没了，要L码两包
                    thing, of, first = self._mentioned[-1]
                    self._lines.append(_Wanted(first, group.end, thing, of, quantity, [name.name], True))
                    continue
            if self._refines(name.found, quantity) or self._is_heading_of(group, tokens[-1]):
                continue
            wished = None if known else self._wished(name)
            if wished is not None:
                name, note, known = *wished, True
                self._early.append(note + "的" * (self._text[group.end : group.end + 1] == "的"))
            if not known and self._is_talk(name.name, quantity, ordered):
                if quantity is None and not self._lines:
                    self._mention(group.start, group.end)
                no_note = patterns.NO_THING.match(name.name) or patterns.MEASURED.search(name.name)
                if self._lines and not no_note:
                    self._note(group.start, group.end)
                continue
            if quantity is None and self._waiting is not None:
                quantity, self._waiting = self._waiting, None
            measured = quantity is not None and bool(quantity.unit)
            evident = known or measured or ordered or key(name.name) in patterns.THINGS
            self._lines.append(_Wanted(group.start, group.end, name.name, name.found, quantity, self._early, evident))
            self._early = []
        if each is not None:
            for line in self._lines:
                if line.quantity is None:
                    line.quantity, line.evident = each, True

    def _refines(self, found: Found, quantity: Quantity | None) -> bool:
        """买鱼，鲈鱼就行: which of several was meant."""
        last = self._lines[-1] if self._lines else None
        if last is None or last.quantity is not None or found.item is None or found.item.name not in last.found.near:
            return False
        last.found, last.quantity = found, quantity
        return True

    def _is_heading_of(self, group: pairing.Group, last: pairing.Token) -> bool:
        """地三鲜的菜：土豆茄子各两斤."""
        name = group.name
        if name is None or group.quantity is not None or name.found != Found() or name is last:
            return False
        return self._message.flat[group.end :].lstrip()[:1] in (":", "：") and key(name.name) not in patterns.THINGS

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
        if quantity is None and not ordered and patterns.SENTENCE.search(name):
            return True
        if patterns.CHATTER.search(name) and not (ordered and patterns.FOR_MONEY.search(name)):
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
