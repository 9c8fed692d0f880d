"""A message cut into clauses, and what stands around the things in each: greetings, rooms, words that order. Rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from handlers.supplies import patterns
from handlers.supplies.catalogue import SIMPLE, Catalogue
from handlers.supplies.scanning import Scanner


class Message:
    """One message. `flat` is as long as the message itself, so that places in it are places in the message; `scan`
    finds things and amounts in it."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        flat = _without_list_numbers("".join(map(_plain, text)).translate(patterns.ROUND))
        flat = patterns.WITHOUT.sub(lambda found: found[1] + "，", flat)
        self.flat = patterns.ADDRESS.sub(lambda found: " " * len(found[0]), flat)
        self.scan = Scanner(self.flat, catalogue)

    def clauses(self) -> Iterator[tuple[int, int, str]]:
        """Start, end, and the mark behind it, of each clause; what stands in brackets is a clause of its own."""
        brackets = [found.span(1) for found in patterns.BRACKETS.finditer(self.flat)]
        cuts: list[tuple[int, int, str]] = []
        for pattern in (patterns.BREAK, patterns.JOIN):
            for found in pattern.finditer(self.flat):
                if self.scan.inside(found.start()) is None and found.end() > found.start():
                    orders = found[0][-1] in "来要买"  # 再来: it joins, and it orders
                    cuts.append((found.start(), found.start() if orders else found.end(), found[0]))
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

    def peeled(self, start: int, end: int) -> tuple[int, int, bool]:
        """A clause without greetings, room, and the words that order or thank; and whether something was ordered."""
        ordered = False
        while True:
            said = self.flat[start:end]
            blank = len(said) - len(said.lstrip(patterns.TRIM.replace("-", "")))
            if blank:
                start += blank
                continue
            found = patterns.GREETING.match(said) or (None if self._kept_at(start) else patterns.INTRO.match(said))
            if patterns.I_AM.match(said) and not self.is_measured(start, end):
                found = patterns.I_AM.match(said)
            if found is not None and found.end() > 0 and not self._inside_cut(start, start + found.end()):
                start += found.end()
                continue
            lead = (
                None
                if self._kept_at(start)
                else patterns.FOR.match(said) or patterns.LEAD.match(said) or patterns.LEAD_ENGLISH.match(said)
            )
            if lead is not None and lead.end() > 0:
                ordered = True
                start += lead.end()
                continue
            break
        tail = patterns.TAIL.search(self.flat[start:end])
        if tail is not None and not self._inside_cut(start + tail.start(), end):
            end = start + tail.start()
        return start, end, ordered

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
        return character
    lower = narrow.lower()
    return SIMPLE.get(lower, lower) if len(lower) == 1 else narrow


def _without_list_numbers(text: str) -> str:
    """1. 2) ③: numbers of a list, where they count up from one; spaces in their place. A line break stays one."""
    found = list(patterns.NUMBERED.finditer(text))
    plain = [one for one in found if one[1]]
    counts = [int(one[1]) for one in plain] == list(range(1, len(plain) + 1)) and (
        len(plain) > 1 or (bool(plain) and not text[: plain[0].start()].strip())
    )
    for one in found:
        if not one[1] or counts:
            mark = "；" if one.start() else " "
            text = text[: one.start()] + mark + " " * (len(one[0]) - 1) + text[one.end() :]
    return text
