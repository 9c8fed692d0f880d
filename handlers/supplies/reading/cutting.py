"""A message cut into clauses, and what stands around the things in each: greetings, rooms, words that order. Rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from handlers.supplies.reading import leads, patterns
from handlers.supplies.reading.catalogue import SIMPLE, Catalogue, Found, key
from handlers.supplies.reading.scanning import Scanner

_PICTURES = frozenset({"So", "Sk", "Cf", "Me", "Mn", "Cs"})  # 🧂, and what only changes how one looks
_KEPT = frozenset("℃✕✖①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_HAN = "一二三四五六七八九"


class Message:
    """One message. `flat` is as long as the message itself, so that places in it are places in the message; `scan`
    finds things and amounts in it."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        text = patterns.KEYCAP.sub(lambda found: found[1] + "." + " " * (len(found[0]) - 2), text)
        flat = "".join(map(_plain, text))
        for blank in (patterns.STICKER, patterns.NUMBER_TO_CALL):
            flat = blank.sub(lambda found: " " * len(found[0]), flat)
        flat = _without_list_numbers(flat.translate(patterns.ROUND))
        flat = patterns.AND_NEED.sub(lambda found: "，" + " " * (len(found[0]) - 1), flat)
        flat = patterns.BESIDE.sub(lambda found: found[1] + "，", flat)
        flat = patterns.WITHOUT.sub(lambda found: found[1] + "，", flat)
        self._catalogue = catalogue
        for found in patterns.ADDRESS.finditer(flat):
            name = leads.NAME.match(flat[found.end() :].lstrip(" "))
            end = found.end()
            if name is not None and self._is_nothing(name[0]):
                end += flat[found.end() :].index(name[0]) + len(name[0])
            flat = flat[: found.start()] + " " * (end - found.start()) + flat[end:]
        self.flat = flat
        self.scan = Scanner(self.flat, catalogue)

    def clauses(self) -> Iterator[tuple[int, int, str]]:
        """Start, end, and the mark behind it, of each clause; what stands in brackets is a clause of its own."""
        brackets = [found.span(1) for found in patterns.BRACKETS.finditer(self.flat)]
        cuts: list[tuple[int, int, str]] = []
        for pattern in (patterns.BREAK, patterns.JOIN):
            for found in pattern.finditer(self.flat):
                if self.scan.inside(found.start()) is None and found.end() > found.start():
                    orders = leads.ORDERS.match(self.flat, found.start()) is not None  # 再来: it joins, and it orders
                    cuts.append((found.start(), found.start() if orders else found.end(), found[0]))
        cuts += [(found.start(), found.start(), "") for found in patterns.REFUSED.finditer(self.flat)]
        for start, end in brackets:
            cuts += [(start - 1, start, "("), (end, end + 1, ")")]
        at = 0
        for start, end, mark in sorted(cuts):
            if start < at:
                continue
            if start > at:
                yield at, start, mark
            at = end
        if at < len(self.flat):
            yield at, len(self.flat), ""

    def bracketed(self, start: int) -> bool:
        """Whether a bracket opens before a place."""
        return start > 0 and self.flat[start - 1] in "(（"

    def peeled(self, start: int, end: int) -> tuple[int, int, bool, bool]:
        """A clause without greetings, room, and the words that order or thank; whether something was ordered, and
        whether it may have been."""
        ordered = perhaps = False
        while True:
            said = self.flat[start:end]
            blank = len(said) - len(said.lstrip(patterns.TRIM.replace("-", "")))
            if blank:
                start += blank
                continue
            found = (
                patterns.FIELD.match(said)
                or leads.WHEN.match(said)
                or leads.HEADING.match(said)
                or patterns.GREETING.match(said)
                or leads.SOMEBODY.match(said)
            )
            if found is None and not self._kept_at(start):
                found = patterns.INTRO.match(said)
                if found is not None and found.end() > 0:
                    start += found.end()
                    name = leads.NAME.match(self.flat[start:end])
                    if name is not None and self._is_nothing(name[0]):
                        start += name.end()
                    continue
            if patterns.I_AM.match(said) and not self.is_measured(start, end):
                found = patterns.I_AM.match(said)
            if found is not None and found.end() > 0 and not self._inside_cut(start, start + found.end()):
                start += found.end()
                continue
            lead = None if self._kept_at(start) else self._lead(start, end)
            if lead is not None:
                start, orders = lead
                ordered, perhaps = ordered or orders, True
                continue
            break
        tail = patterns.TAIL.search(self.flat[start:end])
        if tail is not None and not self._inside_cut(start + tail.start(), end):
            end = start + tail.start()
        return start, end, ordered, perhaps

    def _is_nothing(self, name: str) -> bool:
        """Whether a word is not called like anything that one can order."""
        return key(name) not in patterns.THINGS and self._catalogue.find(name) == Found()

    def _lead(self, start: int, end: int) -> tuple[int, bool] | None:
        """Where what begins an order ends, and whether it orders beyond doubt; none where nothing begins one."""
        said = self.flat[start:end]
        for pattern, orders in ((leads.ORDERS, True), (patterns.LEAD_ENGLISH, True), (leads.PERHAPS, False)):
            found = pattern.match(said)
            if found is not None and found.end() > 0 and not self._inside_cut(start, start + found.end()):
                return start + found.end(), orders
        return None

    def _kept_at(self, place: int) -> bool:
        return any(start == place for start, _ in self.scan.kept)

    def _inside_cut(self, start: int, end: int) -> bool:
        """Whether a stretch would cut a protected name in two."""
        return any((first < end and last > end) or first < start < last for first, last in self.scan.kept)

    def is_question(self, start: int, end: int, whole: str, *, asked: bool, ordered: bool) -> bool:
        """Whether a stretch asks something; `ordered`: something has been ordered by now."""
        if patterns.QUESTION.search(whole) or (
            patterns.QUESTION_ENGLISH.match(whole) and not patterns.POLITE.search(whole)
        ):
            return True
        if patterns.ASKED.search(whole) and not patterns.POLITE.search(whole) and not self.is_measured(start, end):
            return True
        if ordered or patterns.POLITE.search(whole) or not (asked or patterns.ASKING.search(whole)):
            return False
        return not self.is_measured(start, end)

    def is_measured(self, start: int, end: int) -> bool:
        """Whether an amount with a unit stands in a stretch."""
        return any(one.quantity is not None and one.quantity.unit for one in self.scan.tokens(start, end))


def _plain(character: str) -> str:
    """Narrow, lower case, simplified; one character for each."""
    narrow = unicodedata.normalize("NFKC", character)
    if len(narrow) != 1 or (character in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"):
        return " " if unicodedata.category(character) in _PICTURES and character not in _KEPT else character
    if unicodedata.category(narrow) in _PICTURES and narrow not in _KEPT:
        return " "
    lower = narrow.lower()
    return SIMPLE.get(lower, lower) if len(lower) == 1 else narrow


def _without_list_numbers(text: str) -> str:
    """1. 2) ③: numbers of a list, where they count up from one; spaces in their place. A line break stays one."""
    lines = list(patterns.NUMBERED_LINE.finditer(text))
    if len(lines) > 1 and _counts(lines, 1):
        for one in lines:
            text = text[: one.start(1)] + " " * len(one[1]) + text[one.end(1) :]
    found = list(patterns.NUMBERED.finditer(text))
    counted = {
        group: len(plain) > 1 or not text[: plain[0].start()].strip()
        for group in (1, 2)
        if (plain := [one for one in found if one[group]]) and _counts(plain, group)
    }
    for one in found:
        if not one.lastindex or counted.get(one.lastindex):
            mark = "；" if one.start() else " "
            text = text[: one.start()] + mark + " " * (len(one[0]) - 1) + text[one.end() :]
    return text


def _counts(found: Sequence[re.Match[str]], group: int) -> bool:
    """Whether the numbers are 1, 2, 3 …"""
    if any(one.string[: one.start()].rstrip()[-1:] in (":", "：") for one in found[1:]):
        return False  # 盐:1、糖:2
    numbers = [int(one[group]) if one[group].isdigit() else _HAN.index(one[group]) + 1 for one in found]
    return numbers == list(range(1, len(numbers) + 1))
