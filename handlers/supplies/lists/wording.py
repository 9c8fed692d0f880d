"""Pick lists in words. Rules, but for the phrase book."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers import words as said
from handlers.chat import Marked, Words
from handlers.rules import Rules
from handlers.supplies.lists.gathering import Held, Home, Picked, Shop, Thing, cost
from handlers.supplies.lists.vocabulary import Pick
from handlers.supplies.shelf import plain
from handlers.supplies.wording import money
from storage.supplies.lists import Wanted

_NOTHING = Decimal(0)
_NOTED = 4  # of what is said of a thing; more stands in the list by household
_LONGEST = 900  # characters of a household's things at once
_HELD_NAMED = 6  # orders that wait, by name; of more there is the count
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class Say:
    """The phrase book in one language, with the community's clock."""

    words: Words
    rules: Rules
    language: str

    def __call__(self, phrase: str, /, **values: object) -> Marked:
        """Marked text of a phrase."""
        return self.words(self.language, phrase, **values)

    def plain(self, phrase: str, /, **values: object) -> str:
        """The same without any marks, as cells and buttons have it."""
        return unmarked(self(phrase, **values))

    def file_name(self, phrase: str, /, **values: object) -> str:
        """The same as a file may be called."""
        return _NOT_IN_NAMES.sub(" ", self.plain(phrase, **values)).strip()[:80]


def unmarked(text: str) -> str:
    """Marked text as plain words."""
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def when(say: Say, pick: Pick) -> Marked:
    """11月22日（周日）10:00 这一趟."""
    if pick.at is None:
        return say("pick-when", how="now", day="", clock="")
    local = say.rules.local(pick.at)
    day = said.day(say.words, say.language, local.date())
    return say("pick-when", how="round", day=day, clock=said.clock(local))


def head(say: Say, pick: Pick, picked: Picked) -> list[Marked]:
    """What it is for, and how much it is; that earlier rounds left something, and that there is more elsewhere."""
    lines = [
        say(
            "pick-head", when=when(say, pick), orders=picked.orders, homes=len(picked.homes),
            sum=money(cost(picked.lines)),
            open="yes" if any(thing.unpriced for shop in picked.shops for thing in shop.things) else "no",
        )
    ]  # fmt: skip
    if picked.late:
        lines.append(say("pick-late", count=picked.late))
    if picked.apart:
        lines.append(say("pick-apart", count=picked.apart))
    return lines


def held(say: Say, found: Sequence[Held]) -> list[Marked]:
    """What must not be bought yet: counts by reason, and which orders, but for those that a doctor has to look at:
    they are nobody's business until then."""
    if not found:
        return []
    counts = Counter(one.why for one in found)
    named = [one for one in found if one.why != "clinician"][:_HELD_NAMED]
    each = said.listed(
        say.words, say.language, [say("pick-held-count", why=why, count=count) for why, count in counts.items()]
    )
    return [
        say("pick-held", lines=Marked(each)),
        *(
            say(
                "pick-held-line", number=one.lines[0].order_id, place=one.lines[0].place, why=one.why,
                things=_named(say, [line.line.name for line in one.lines]),
            )
            for one in named
        ),
    ]  # fmt: skip


def _named(say: Say, names: Sequence[str]) -> str:
    more = [say.plain("pick-held-more", count=len(names) - _NOTED)] if len(names) > _NOTED else []
    return said.listed(say.words, say.language, [*names[:_NOTED], *more])


def shop(say: Say, of: Shop) -> Marked:
    """惠民超市：8 样，300 元."""
    sum_ = cost(of.lines)
    return say(
        "pick-shop", of=of.of, name=of.name, kits=of.kits, things=len(of.things), sum=money(sum_),
        free="no" if sum_ else "yes", open="yes" if any(thing.unpriced for thing in of.things) else "no",
    )  # fmt: skip


def thing(say: Say, of: Thing, *, by_hand: bool) -> Marked:
    """· 盐 12 袋（2 袋要：低钠盐）; of what nobody sells, for whom it is and how they wrote it, too."""
    return say(
        "pick-thing", name=of.name, count=str(plain(of.count)), unit=of.unit,
        notes=by_whom(say, of) if by_hand else notes(say, of, _NOTED), noted="yes" if by_hand or of.notes else "no",
    )  # fmt: skip


def by_whom(say: Say, of: Thing) -> Marked:
    """3号楼2单元502：一个脸盆."""
    return _listed(say, [wish(say, one) for one in of.lines], _NOTED)


def wish(say: Say, one: Wanted) -> Marked:
    """How one of those for whom it is wrote it."""
    return say("pick-by-hand", place=one.place, note=one.line.note or one.line.text or one.line.name)


def notes(say: Say, of: Thing, most: int) -> Marked:
    """What is said of some of them, at most so many of it."""
    found = [say("pick-note", count=str(plain(count)), unit=of.unit, note=note) for count, note in of.notes]
    return _listed(say, found, most)


def _listed(say: Say, found: Sequence[Marked], most: int) -> Marked:
    more = [say("pick-notes-more", count=len(found) - most)] if len(found) > most else []
    return Marked(said.listed(say.words, say.language, [*found[:most], *more]))


def home(say: Say, of: Home) -> list[Marked]:
    """3号楼2单元502：盐 2 袋、大米 1 袋; in pieces, where one would be too long for a page."""
    pieces: list[list[Marked]] = [[]]
    for one in of.lines:
        text = _of_home(say, one)
        if pieces[-1] and sum(map(len, pieces[-1])) + len(text) > _LONGEST:
            pieces.append([])
        pieces[-1].append(text)
    return [
        say("pick-home", place=of.place, things=Marked(said.listed(say.words, say.language, some))) for some in pieces
    ]  # fmt: skip


def _of_home(say: Say, one: Wanted) -> Marked:
    return say(
        "pick-of-home", name=one.line.name, count=str(plain(one.line.due)), unit=one.line.unit,
        noted="yes" if one.line.note else "no", note=one.line.note,
    )  # fmt: skip
