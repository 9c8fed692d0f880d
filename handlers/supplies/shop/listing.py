"""货单: the list as those who keep it see it, by merchant and category, with its stock; as text and as a workbook that
can be changed and sent back."""

from __future__ import annotations

import functools
import html
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from handlers import access
from handlers import words as said
from handlers.chat import Marked, Picture, Talk, Words
from handlers.sheets import Sheet, Source, workbook
from handlers.supplies import wording
from handlers.supplies.shelf import plain
from handlers.supplies.shop.importing import Change, Prepared
from handlers.supplies.shop.sheet import COLUMNS
from storage.supplies import wares
from storage.supplies.wares import Ware

_FEW = 30  # things that are listed at once; of more each shelf is a button
_SHELVES = 20
_LONGEST = 60  # lines of a shelf


async def asked(talk: Talk, rest: str) -> None:
    """货单, 货单 调料: all of it, or what is called so or stands there."""
    if await access.allowed(talk, "keep-shop") is None:
        return
    await show(talk, rest.strip())


async def show(talk: Talk, wanted: str) -> None:
    """The list, or the part of it that has a word in its name, category or merchant."""
    assert talk.speaker is not None
    all_ = await wares.on_sale(talk.db, talk.speaker.community_id)
    found = [
        one for one in all_
        if wanted.lower() in " ".join((one.name, *one.aliases, one.category, one.merchant)).lower()
    ]  # fmt: skip
    if not found:
        talk.say("shop-list-none", wanted=wanted or "none")
        return
    if wanted or len(found) <= _FEW:
        _list(talk, found)
        return
    shelves = _shelves(found)
    out = [one for one in found if one.stock == 0]
    lines = [
        talk.phrase("shop-list-shelf", name=_shelf_name(talk, *name), count=len(some),
                    out=sum(one.stock == 0 for one in some))
        for name, some in shelves.items()
    ]  # fmt: skip
    buttons = [
        talk.choice(f"shop:see:{some[0].id}", "choice-shop-shelf", name=html.unescape(_shelf_name(talk, *name)))
        for name, some in list(shelves.items())[:_SHELVES]
    ]
    talk.say(
        "shop-list", count=len(found), out=len(out), lines=said.lines(lines),
        choices=(talk.choice("shop:sheet", "choice-shop-sheet"), *buttons),
    )  # fmt: skip


async def show_shelf(talk: Talk, ware: Ware) -> None:
    """All things of one merchant and category."""
    assert talk.speaker is not None
    all_ = await wares.on_sale(talk.db, talk.speaker.community_id)
    found = [one for one in all_ if (one.merchant, one.category) == (ware.merchant, ware.category)]
    if found:
        _list(talk, found)
    else:
        talk.say("shop-list-none", wanted="none")


def _list(talk: Talk, found: Sequence[Ware]) -> None:
    lines: list[Marked] = []
    shown = 0
    for name, some in _shelves(found).items():
        if shown >= _LONGEST:
            break
        lines.append(talk.phrase("shop-list-head", name=_shelf_name(talk, *name), count=len(some)))
        lines += [line(talk.words, talk.language, one) for one in some[: _LONGEST - shown]]
        shown += len(some)
    if len(found) > _LONGEST:
        lines.append(talk.phrase("shop-list-more", count=len(found) - _LONGEST))
    talk.say(
        "shop-list", count=len(found), out=sum(one.stock == 0 for one in found), lines=said.lines(lines),
        choices=(talk.choice("shop:sheet", "choice-shop-sheet"),),
    )  # fmt: skip


def _shelves(found: Sequence[Ware]) -> dict[tuple[str, str], list[Ware]]:
    """By merchant and category, in the order of the list."""
    shelves: dict[tuple[str, str], list[Ware]] = defaultdict(list)
    for one in found:
        shelves[one.merchant, one.category].append(one)
    return shelves


def _shelf_name(talk: Talk, merchant: str, category: str) -> Marked:
    return talk.phrase("shop-shelf", merchant=merchant or "none", category=category or "none")


def line(words: Words, language: str, ware: Ware) -> Marked:
    """盐 2.5 元一袋（400 克），每户限 2，库存 20."""
    return words(
        language, "shop-list-line", name=ware.name, unit=ware.unit,
        price="none" if ware.price is None else wording.money(ware.price),
        size="none" if ware.pack_size is None else str(plain(ware.pack_size)), inner=ware.pack_unit,
        most="none" if ware.most is None else str(plain(ware.most)),
        stock="none" if ware.stock is None else str(plain(ware.stock)) if ware.stock else "out",
    )  # fmt: skip


# --- the workbook -----------------------------------------------------------------------------------------------------


def send_sheet(talk: Talk) -> None:
    """The list as a file."""
    assert talk.speaker is not None
    alt = html.unescape(talk.phrase("shop-sheet-name"))
    talk.say("shop-sheet", picture=Picture(
        alt, sheet={"of": "catalogue", "community": talk.speaker.community_id, "language": talk.language},
        instead=talk.phrase("shop-sheet-missed"),
    ))  # fmt: skip


async def filled(source: Source, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The workbook: the columns that an import takes."""
    say = functools.partial(_plain, source.words, wanted["language"])
    found = await wares.on_sale(source.db, wanted["community"])
    name = say("shop-sheet-name")
    rows = [[_cell(value) for value in _row(one)] for one in found]
    return workbook(f"{name}.xlsx", [Sheet(name, [say("shop-column", column=one) for one in COLUMNS], rows)])


def _plain(words: Words, language: str, phrase: str, **values: object) -> str:
    return html.unescape(words(language, phrase, **values))


def _row(ware: Ware) -> tuple[str | Decimal | None, ...]:
    return (
        ware.name, "、".join(ware.aliases), ware.category, ware.unit, ware.pack_size, ware.pack_unit, ware.price,
        ware.most, ware.stock, ware.merchant,
    )  # fmt: skip


def _cell(value: str | Decimal | None) -> str | float | None:
    """A number as a spreadsheet reckons with it."""
    if not isinstance(value, Decimal):
        return value or None
    whole = value.to_integral_value()
    return int(whole) if whole == value else float(value)


FILLERS = {"catalogue": filled}

# --- what an import changes -------------------------------------------------------------------------------------------


def differences(words: Words, language: str, prepared: Prepared) -> list[Marked]:
    """A line for each thing whose price or stock is another: what was, what is. Other changes are only counted."""
    return [
        words(language, "catalogue-difference", what=field, name=one.ware.name, was=was, now=now)
        for one in prepared.changed
        for field, show in (("price", wording.money), ("stock", _units))
        if field in one.values
        for was, now in [_before_and_after(one, field, show)]
    ]


def _before_and_after(change: Change, field: str, show: Callable[[Decimal], str]) -> tuple[str, str]:
    was, now = getattr(change.ware, field), change.values[field]
    return ("none" if was is None else show(was)), ("none" if now is None else show(now))


def _units(number: Decimal) -> str:
    return str(plain(number))
