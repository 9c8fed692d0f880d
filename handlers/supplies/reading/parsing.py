"""What somebody asks for, read from what they wrote: 「帮我买两袋盐，再来一瓶生抽，要海天的」. Rules only.

A message is cut into clauses; a clause is a question, a note, talk, or things with amounts before or behind them. What
was asked for is never dropped: a thing that is not in the catalogue stays as it was written.
"""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal

from handlers.supplies.reading import clauses, leads, pairing, patterns, units
from handlers.supplies.reading.catalogue import Catalogue, Found, key
from handlers.supplies.reading.clauses import Clause, Words
from handlers.supplies.reading.cutting import Message
from handlers.supplies.reading.lines import Line, Mention, Wanted
from handlers.supplies.reading.numbers import Quantity

_ONE_OF = frozenset("个袋瓶盒箱包份桶条把支块只罐卷本张提双台副根")  # 带份报纸


def parse(text: str, catalogue: Catalogue) -> list[Line]:
    """The things that a message asks for, in their order; empty where it is no order."""
    return _Reader(text, catalogue).read()


class _Reader:
    """Reads one message, clause by clause."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        self._text = text
        self._catalogue = catalogue
        self._message = Message(text, catalogue)
        self._lines: list[Wanted] = []
        self._early: list[str] = []  # notes before the first thing
        self._mentioned: list[Mention] = []  # what a question or a word of thanks was about
        self._ordered = False  # a word that orders was said
        self._listed = 0  # the first line of the things that 、 and 和 join to what is being read
        self._told = False  # what they are joined to asks for nothing: 谢谢送的米和油
        self._waiting: Quantity | None = None  # an amount that was said before the thing
        self._corrects = False  # 不对 was said, and what is right comes next

    def read(self) -> list[Line]:
        """The lines."""
        flat = self._message.flat
        report = patterns.HEALTH.search(flat) is not None and leads.ORDERS.search(flat) is None
        before = ""
        for start, end, mark in self._message.clauses():
            if before not in patterns.LISTS:
                self._listed, self._told = len(self._lines), False
            self._read(self._clause(start, end, asked=mark in ("?", "？")))
            before = mark
        if not self._ordered and not any(line.evident for line in self._lines):
            return []
        if report and not all(line.is_plain for line in self._lines):
            return []  # what is written beside a temperature must be an order beyond doubt
        return [line.line(self._text, self._catalogue) for line in self._lines if not self._is_heading(line)]

    def _is_heading(self, line: Wanted) -> bool:
        """买点菜，土豆两斤: it only says what kind of things come next."""
        if line.quantity is not None or line.found.item is not None or line is self._lines[-1]:
            return False
        return line.name in patterns.KINDS

    # --- one clause ---------------------------------------------------------------------------------------------------

    def _clause(self, first: int, last: int, *, asked: bool) -> Clause:
        start, end, ordered, perhaps = self._message.peeled(first, last)
        flat = self._message.flat
        instead = patterns.OR_ELSE.match(flat[start:end]) if not self._lines else None
        if instead is not None:  # 有口罩吗，没有的话要 N95
            start, end, ordered, perhaps = self._message.peeled(start + instead.end(), end)
            first = start
        said, whole = flat[start:end], flat[first:last].strip(patterns.TRIM.replace("的", ""))
        return Clause(first, last, start, end, said, whole, ordered, perhaps, bool(self._lines), asked)

    def _read(self, clause: Clause) -> None:
        if clause.says_nothing:
            self._ordered = self._ordered or clause.ordered
        elif self._is_address(clause):
            return
        elif clause.corrects:
            self._corrects = True
        elif clause.is_condition:
            self._note(clause.first, clause.last)
        elif clause.is_health:
            return
        elif self._is_question(clause) or clause.is_word_that_it_came:
            if not clause.ordered:
                self._told = True
                self._forget(clause.said)
            self._mention(clause.start, clause.end)
        elif not clause.refuses:
            self._read_words(clause, self._words(clause))

    def _is_address(self, clause: Clause) -> bool:
        """闺女，给我捎两袋盐: whom it is said to, before anything is asked for."""
        said = clause.said.strip(patterns.TRIM)
        if self._lines or clause.ordered or leads.ADDRESS.fullmatch(said) is None:
            return False
        return key(said) not in patterns.THINGS and self._catalogue.find(said) == Found()

    def _is_question(self, clause: Clause) -> bool:
        return self._message.is_question(
            clause.start, clause.end, clause.whole, asked=clause.asked, ordered=clause.ordered or self._ordered
        )

    def _words(self, clause: Clause) -> Words:
        tokens = [
            token
            for token in self._message.scan.tokens(clause.start, clause.end)
            if not (token.name and patterns.IT.match(token.name))
        ]
        known = any(token.name and (token.found != Found() or self._wished(token) is not None) for token in tokens)
        return Words(tokens, known)

    def _read_words(self, clause: Clause, words: Words) -> None:
        ordered = clause.ordered or patterns.FOR_MONEY.search(clause.said) is not None
        if clauses.is_wish(clause, words) or (words.only_brands and self._lines):
            if words.only_brands and self._message.bracketed(clause.first):
                self._lines[-1].end = max(self._lines[-1].end, clause.last + 1)  # a brand stays in the text
            else:
                self._note(clause.first, clause.last)
        elif not words.names:
            self._only_amount(words.tokens, clause)
        elif self._told and not ordered and not words.measured:
            return
        elif (self._lines and clauses.is_share(words)) or (self._message.bracketed(clause.first) and words.only_names):
            self._note(clause.first, clause.last)
        else:
            if ordered and not all(patterns.NO_THING.match(token.name) for token in words.names):
                self._ordered = True
            self._take(self._one(words.tokens, clause.start) if clause.perhaps else words.tokens, ordered=ordered)

    def _one(self, tokens: list[pairing.Token], start: int) -> list[pairing.Token]:
        """来瓶生抽: one of it, without a numeral."""
        first = tokens[0]
        unit = next((unit for unit in units.WORDS if first.name.startswith(unit)), "")
        rest = first.name[len(unit) :]
        whole = first.found.item is not None or key(first.name) in patterns.THINGS
        if not unit or not rest or whole or first.start != start or self._message.scan.inside(start):
            return tokens
        found = self._catalogue.find(rest)
        thing = found != Found() or key(rest) in patterns.THINGS
        if not (thing or (unit in _ONE_OF and rest[0] not in "装子")):
            return tokens
        one = pairing.Token(start, start + len(unit), quantity=Quantity(start, start + len(unit), Decimal(1), unit))
        name = dataclasses.replace(first, start=start + len(unit), name=rest, found=found)
        return [one, name, *tokens[1:]]

    # --- what is spoken of, and wished --------------------------------------------------------------------------------

    def _mention(self, start: int, end: int) -> None:
        """Keep what a question, or talk, is about: 有鸡蛋吗, 盐没了, 做饭缺盐; an amount may follow."""
        for token in self._message.scan.tokens(start, end):
            found = self._about(token.name) if token.name else None
            if found is not None:
                self._mentioned.append(Mention(*found, token.start))
                return

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

    def _forget(self, said: str) -> None:
        """盐和糖收到了: what was listed before was spoken of, and not ordered."""
        first = self._listed
        if patterns.ALL.search(said):  # 盐，糖都收到了
            first = len(self._lines)
            while first and self._lines[first - 1].quantity is None:
                first -= 1
        listed = self._lines[first:]
        if all(line.quantity is None for line in listed):
            self._mentioned += [Mention(line.name, line.found, line.start) for line in listed]
            del self._lines[first:]

    def _note(self, start: int, end: int) -> None:
        end += self._text[end : end + 1] == "的"  # a wish stays in the words it was written in: 要无糖的
        note = self._text[start:end].lstrip(patterns.TRIM).rstrip(patterns.TRIM.replace("的", ""))
        if self._lines:
            self._lines[-1].notes.append(note)
        elif note:
            self._early.append(note)

    def _only_amount(self, tokens: list[pairing.Token], clause: Clause) -> None:
        """An amount alone belongs to the thing before it, or to what was just asked about."""
        token = next((one for one in tokens if one.quantity is not None), None)
        if token is None:
            return
        self._ordered = True
        uncounted = [line for line in self._lines if line.quantity is None]
        if self._lines and self._corrects:
            self._lines[-1].count(token.quantity, token.end)
            self._corrects = False
        elif token.each and uncounted:
            for line in uncounted:
                line.count(token.quantity)
        elif self._lines and self._lines[-1].quantity is None:
            self._lines[-1].count(token.quantity, token.end)
        elif self._lines:
            self._note(clause.start, clause.end)
        elif self._mentioned:
            for name, found, first in self._mentioned if token.each else self._mentioned[-1:]:
                self._lines.append(Wanted(first, token.end, name, found, token.quantity, [], True))
        else:  # 来两袋吧，大米
            self._waiting = token.quantity

    # --- lines --------------------------------------------------------------------------------------------------------

    def _take(self, tokens: list[pairing.Token], *, ordered: bool) -> None:
        """Each thing with the amount that is its own becomes a line; what is talk becomes a note."""
        each: Quantity | None = None
        for group in pairing.pair(tokens, self._message.flat):
            amount = group.quantity
            if amount is not None and amount.each:
                each = amount.quantity
            elif group.name is None and amount is not None and self._lines and self._lines[-1].quantity is None:
                self._lines[-1].count(amount.quantity, amount.end)
            if group.name is not None:
                self._take_one(group, group.name, tokens, ordered=ordered)
        if each is not None:
            for line in self._lines:
                if line.quantity is None:
                    line.count(each)

    def _take_one(
        self, group: pairing.Group, name: pairing.Token, tokens: list[pairing.Token], *, ordered: bool
    ) -> None:
        quantity = group.quantity.quantity if group.quantity is not None else None
        if self._are_several(group, name):
            return
        if name.found == Found() and clauses.is_size(name) and self._is_size_of(group, name, quantity):
            return
        behind = quantity is None and bool(self._lines) and group.start != tokens[0].start
        if behind and clauses.is_of_the_last(group, name, self._message.flat, self._lines[-1].found):
            self._note(group.start, group.end)
            return
        if self._refines(name.found, quantity):
            return
        if quantity is None and name is not tokens[-1] and clauses.is_heading(name, self._message.flat[group.end :]):
            return
        if name.found == Found():
            wished = self._wished(name)
            if wished is not None:
                name, note = wished
                self._early.append(note + "的" * (self._text[group.end : group.end + 1] == "的"))
            elif clauses.is_talk(name.name, quantity, ordered=ordered):
                self._talk(group, name.name, quantity)
                return
        if quantity is None:
            quantity, self._waiting = self._waiting, None
        measured = quantity is not None and bool(quantity.unit)
        evident = name.found != Found() or measured or ordered or key(name.name) in patterns.THINGS
        self._lines.append(Wanted(group.start, group.end, name.name, name.found, quantity, self._early, evident))
        self._early = []

    def _talk(self, group: pairing.Group, said: str, quantity: Quantity | None) -> None:
        if self._lines and not (patterns.NO_THING.match(said) or patterns.MEASURED.search(said)):
            self._note(group.start, group.end)
        elif not self._lines and quantity is None:
            self._mention(group.start, group.end)

    def _are_several(self, group: pairing.Group, name: pairing.Token) -> bool:
        """葱姜蒜各一斤, 青菜萝卜: several things written as one word."""
        amount = group.quantity
        each = amount is not None and amount.each
        if (
            name.found.exact
            or (amount is not None and not each)
            or (name.found != Found() and key(name.name) in patterns.THINGS)
        ):
            return False
        parts = self._catalogue.apart(name.name)
        listed = patterns.EACH.search(self._text[name.start : name.end].rstrip("来要买带拿一点 ")) is not None
        if not (each or len(parts) > 2 or (len(parts) == 2 and (listed or min(map(len, parts)) > 1))):
            return False
        end, quantity = (amount.end, amount.quantity) if amount is not None else (name.end, None)
        self._lines += [Wanted(name.start, end, part, self._catalogue.find(part), quantity, [], True) for part in parts]
        return bool(parts)

    def _is_size_of(self, group: pairing.Group, name: pairing.Token, quantity: Quantity | None) -> bool:
        """Diapers, size L, two packs; 尿不湿没了，要L码两包."""
        last = self._lines[-1] if self._lines else None
        if quantity is None and last is not None:
            self._note(group.start, group.end)
            return True
        if quantity is not None and last is not None and last.quantity is None:
            last.count(quantity)
            last.notes.append(name.name)
            return True
        if quantity is not None and last is None and self._mentioned:
            thing, found, first = self._mentioned[-1]
            self._lines.append(Wanted(first, group.end, thing, found, quantity, [name.name], True))
            return True
        return False

    def _refines(self, found: Found, quantity: Quantity | None) -> bool:
        """买鱼，鲈鱼就行: which of several was meant."""
        last = self._lines[-1] if self._lines else None
        if last is None or last.quantity is not None or found.item is None or found.item.name not in last.found.near:
            return False
        last.found, last.quantity = found, quantity
        return True

    def _wished(self, name: pairing.Token) -> tuple[pairing.Token, str] | None:
        """矿泉水常温的: a thing, and how it is to be."""
        if len(name.name) > 2 * patterns.LONG:  # talk; and each of its beginnings would be looked up
            return None
        for size in range(len(name.name) - 1, 0, -1):
            found, rest = self._catalogue.find(name.name[:size]), name.name[size:]
            if found.exact and ((size > 1 and patterns.NOTE.search(rest)) or re.match(r"要.", rest)):
                return dataclasses.replace(name, name=name.name[:size], found=found), rest
        return None
