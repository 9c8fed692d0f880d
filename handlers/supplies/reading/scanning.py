"""The things and amounts that stand in a stretch of a message, in their order. Rules only."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from handlers.supplies.reading import numbers, pairing, patterns
from handlers.supplies.reading.catalogue import Catalogue, is_brand, key
from handlers.supplies.reading.numbers import Quantity

_LONGEST = 8  # characters of a name that begins like a unit


class Scanner:
    """Reads a message that was made narrow and lower; `kept` are the names in it that must not be cut, by place."""

    def __init__(self, flat: str, catalogue: Catalogue) -> None:
        self.flat = flat
        self.kept = [found.span() for found in catalogue.words.finditer(flat)]
        self._catalogue = catalogue

    def inside(self, place: int) -> int | None:
        """The end of a protected name that a place is inside of, or at the start of."""
        return next((end for start, end in self.kept if start <= place < end), None)

    def tokens(self, start: int, end: int) -> list[pairing.Token]:
        """The things and amounts of a clause, in their order."""
        found: list[pairing.Token] = []
        at = named = start
        while at < end:
            inside = self.inside(at)
            if inside is not None:
                at = inside
                continue
            quantity = self._quantity(at, start, end)
            if quantity is None:
                at += 1
                continue
            before = self.flat[named:at]
            each = patterns.EACH.search(before)
            name_end = named + each.start() if each is not None else self._before_order(named, at)
            found += self._names(named, name_end)
            at = quantity.end
            after = patterns.EACH_ENGLISH.match(self.flat, at, end)
            if after is not None:
                at = after.end()
            found.append(
                pairing.Token(
                    quantity.start, quantity.end, quantity=quantity, each=each is not None or after is not None
                )
            )
            if self.flat[at : at + 1] in ("装", "的"):
                found[-1] = dataclasses.replace(found[-1], size=True)
                at += 1
            named = at
        return [*found, *self._names(named, end)]

    def _before_order(self, start: int, end: int) -> int:
        """Where a thing ends that an order word follows: 盐来两袋."""
        while True:
            said = self.flat[start:end]
            order = patterns.ORDERS.search(said) or patterns.FETCHES.search(said)
            if order is None or self.inside(start + order.start()) is not None:
                return end
            name = patterns.ORDERS.sub("", said[: order.start()].strip(patterns.TRIM)).strip(patterns.TRIM)
            if patterns.FETCHES.search(said) and name and self._catalogue.find(name).item is None:
                return end
            end = start + order.start()

    def _quantity(self, at: int, start: int, end: int) -> Quantity | None:
        if self._within_a_word(at):
            return None
        found = numbers.at(self.flat[:end], at)
        if found is None or found.end > end:
            return None
        if found.unit in ("个", "位", "名", "口") and re.match(r"人|小时|月|星期|礼拜", self.flat[found.end : end]):
            return None
        if found.unit and not found.english:
            return self._or_a_name(found, end)
        rest = self.flat[found.end : end]
        if patterns.NO_UNIT.match(rest) and not (found.times and self.flat[found.end - 1].isspace()):
            return None
        digits = self.flat[found.start : found.end].strip()
        if found.bare and not found.english and not any(one.isdigit() for one in digits) and not found.times:
            each = patterns.EACH.search(self.flat[start:at]) is not None
            if not (each or (at > start and not rest.strip(patterns.TRIM))):
                return None
        if re.match(r"[a-z]", rest) and not found.times and found.bare and not found.english:
            return found if re.match(r"[a-z]{2,}", rest) else None
        if (digits.isdigit() and len(digits) > 4) or (
            found.bare and patterns.TEMPERATURE[0] <= found.number <= patterns.TEMPERATURE[1] and "." in digits
        ):
            return None
        return found

    def _within_a_word(self, at: int) -> bool:
        """Whether letters and digits go on from the place before; not where a name ends there, nor at the x of x2."""
        pair = self.flat[at - 1 : at + 1]
        if not at or not pair.isascii() or not pair[1:].isalnum() or not (pair[0].isalnum() or pair[0] == "."):
            return False
        times = pair[1] == "x" and self.flat[at + 1 : at + 2].strip().isdigit()
        return not times and all(end != at for _, end in self.kept)

    def _or_a_name(self, found: Quantity, end: int) -> Quantity | None:
        """3盒饭 is three 盒饭: a word that begins with the unit, and is the whole of what follows."""
        unit = found.end - len(found.unit)
        rest = self.flat[unit:end]
        if self.flat[unit - 1].isspace():  # 矿泉水×9 打火机1个
            for size in range(min(len(rest), _LONGEST), len(found.unit), -1):
                if self._is_a_name(key(rest[:size])):
                    return dataclasses.replace(found, end=unit, unit="", bare=True)
        word = re.match(r"[^\s\d]+", rest)
        if word is not None and len(word[0]) > 1 and self.flat[unit : found.end] == found.unit:
            whole = key(patterns.TAIL.sub("", word[0]))
            after = key(patterns.TAIL.sub("", word[0][len(found.unit) :]))
            if self._is_a_name(whole) and not self._is_a_name(after):
                return dataclasses.replace(found, end=unit, unit="", bare=True)
        return found

    def _is_a_name(self, name: str) -> bool:
        return name in patterns.THINGS or self._catalogue.find(name).exact

    def _names(self, start: int, end: int) -> list[pairing.Token]:
        """The things that a stretch without amounts names: one, or several with spaces between them."""
        pieces = [
            (start + found.start(), start + found.end())
            for found in re.finditer(r"[^\s:：]+", self.flat[start:end])
            if found[0].strip(patterns.TRIM)
        ]
        if not pieces:
            return []
        whole = self.token(pieces[0][0], pieces[-1][1])
        ascii_only = all(one < "\x7f" for one in self.flat[start:end])
        if len(pieces) == 1 or whole.found.exact:
            return [whole] if whole.name else []
        if ascii_only:
            return self._english(pieces) or ([whole] if whole.name else [])
        return list(self._apart(pieces))

    def _english(self, pieces: list[tuple[int, int]]) -> list[pairing.Token]:
        """oil salt sugar: things and nothing else, as many words together as make one; empty where it is not that."""
        found: list[pairing.Token] = []
        at = 0
        while at < len(pieces):
            for end in range(len(pieces), at, -1):
                token = self.token(pieces[at][0], pieces[end - 1][1])
                if token.found.exact:
                    found.append(token)
                    at = end
                    break
            else:
                return []
        return found

    def _apart(self, pieces: list[tuple[int, int]]) -> Iterator[pairing.Token]:
        """Words with spaces between: a brand goes with the thing behind it, or before it; others are things."""
        tokens = [self.token(start, end) for start, end in pieces]
        if not any(token.found.item is not None for token in tokens):
            whole = self.token(pieces[0][0], pieces[-1][1])
            if whole.found.item is not None or not all(key(token.name) in patterns.THINGS for token in tokens):
                yield whole
                return
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.found.item is None and is_brand(token.name) and at + 1 < len(tokens):
                both = self.token(token.start, tokens[at + 1].end)
                if both.found.item is not None or tokens[at + 1].found.item is None:
                    yield both
                    at += 2
                    continue
            if (
                token.found.item is not None
                and at + 1 < len(tokens)
                and tokens[at + 1].found.item is None
                and is_brand(tokens[at + 1].name)
                and (at + 2 == len(tokens) or is_brand(tokens[at + 2].name))
            ):
                yield dataclasses.replace(token, end=tokens[at + 1].end)
                at += 2
                continue
            if token.name:
                yield token
            at += 1

    def token(self, start: int, end: int) -> pairing.Token:
        """A stretch as the name of a thing."""
        said = self.flat[start:end]
        inner = said.strip(patterns.TRIM)
        first = start + (said.find(inner) if inner else 0)
        name = patterns.AROUND_NAME.sub("", patterns.EARLIER.sub("", inner))
        return pairing.Token(first, first + len(inner), name=name, found=self._catalogue.find(name))
