"""标签 of a round: a page to print, a workbook, and written out in chat for whoever writes them by hand."""

from __future__ import annotations

import re

from handlers import access, addresses
from handlers import words as said
from handlers.chat import Choice, Talk
from handlers.supplies.door import listing, tables, telling, walk
from handlers.supplies.door.loading import Load
from handlers.temperature.keeping import read_page
from storage.supplies import door
from storage.temperature import Within

_BUILDINGS = 8  # offered one by one
_A_PAGE = 24  # labels of one message, as many as stand on a sheet
_VALUE = re.compile(r"([0-9]{1,12})(?::(round(?:\.[0-9]{1,10})?))?(?::([0-9]{1,4}))?", re.ASCII)


async def asked(talk: Talk, rest: str) -> None:
    """标签: of the round that comes; 「标签 3号楼」: of one building."""
    within = await access.allowed(talk, "serve-orders")
    if within is not None:
        await _offer(talk, within, await _building(talk, within, rest), "round")


async def pressed(talk: Talk, verb: str, value: str) -> None:
    """A button: "<building, 0: all>:<round>", with a page behind it for what is written out."""
    within = await access.allowed(talk, "serve-orders")
    if within is None:
        return
    found = _VALUE.fullmatch(value)
    if found is None:
        talk.say("old-button")
        return
    building_id, which = int(found[1]), found[2] or "round"
    if verb == "labels":
        await _offer(talk, within, building_id, which)
        return
    load = await _load(talk, within, building_id, which)
    if load is None:
        talk.say("door-list-none", which="round")
    elif verb == "label-xlsx":
        await listing.send_file(talk, load, "door-labels", "door-labels-file", which, building_id)
    else:
        await _write_out(talk, load, building_id, read_page(found[3] or "1"))


async def _load(talk: Talk, within: Within, building_id: int, which: str) -> Load | None:
    """The doors that labels are for; none where there are none."""
    if talk.speaker is None:
        return None
    load = await listing.load_of(talk, talk.speaker, within, which, building_id)
    shown = load.of_building(building_id) if load is not None else None
    return shown if shown is not None and shown.doors else None


async def _offer(talk: Talk, within: Within, building_id: int, which: str) -> None:
    """The page to print, and the other ways."""
    load = await _load(talk, within, building_id, which)
    if load is None or load.round_at is None or talk.speaker is None:
        talk.say("door-list-none", which="round")
        return
    await listing.on_record(talk, "door-labels", load)
    of = listing.round_word(load.round_at)
    choices = [
        talk.choice(f"door:label-xlsx:{building_id}:{of}", "choice-door-xlsx"),
        talk.choice(f"door:label-text:{building_id}:{of}:1", "choice-door-text"),
    ]
    named = {stop.orders[0].building_id: stop.building for stop in load.stops if not stop.rubbish}
    if len(named) > 1:
        choices += [
            talk.choice(f"door:labels:{id}:{of}", "choice-door-labels-of", building=name)
            for id, name in list(named.items())[:_BUILDINGS]
        ]
    choices += listing.later_round(talk, talk.language, load, "labels:0:{}")
    talk.say(
        "door-labels", count=_count(load), when=listing.when(talk, talk.language, load.round_at),
        link=listing.link(talk, talk.db.vault, talk.speaker, "labels", load.round_at, building_id),
        choices=tuple(choices),
    )  # fmt: skip


def _count(load: Load) -> int:
    return sum(len(stop.orders) for stop in load.stops if not stop.rubbish)


async def _write_out(talk: Talk, load: Load, building_id: int, number: int) -> None:
    """What stands on each label, to be written by hand: by room and nothing else, as the labels lie about."""
    await listing.on_record(talk, "door-labels", load)
    labels = [
        (building, stop, order)
        for building, stops in tables.buildings(load) if building
        for stop in walk.by_room(stops) for order in stop.orders
    ]  # fmt: skip
    drawn = [
        talk.phrase(
            "door-label-line", place=stop.within, number=order.id,
            things=tables.things_of(talk.words, talk.language, order, load.lines)
            or talk.phrase("door-things-of", kind=order.kind),
        )
        for _, stop, order in labels
    ]  # fmt: skip
    starts = listing.pages_of([len(line) for line in drawn], _A_PAGE)
    page = min(number, len(starts))
    start, end = starts[page - 1], starts[page] if page < len(starts) else len(drawn)
    lines = [talk.phrase("door-labels-text", count=_count(load), when=listing.when(talk, talk.language, load.round_at))]
    former = ""
    for (building, _, _), line in zip(labels[start:end], drawn[start:end], strict=True):
        if building != former:
            lines.append(talk.phrase("door-list-group", building=building, rubbish="no"))
        former = building
        lines.append(line)
    if len(starts) > 1:
        lines.append(talk.phrase("list-page", page=page, pages=len(starts)))
    talk.say("door-list", lines=said.lines(lines), choices=_turns(talk, load, building_id, page, len(starts)))


def _turns(talk: Talk, load: Load, building_id: int, page: int, pages: int) -> tuple[Choice, ...]:
    assert load.round_at is not None
    of = f"label-text:{building_id}:{listing.round_word(load.round_at)}"
    return tuple(
        telling.button(talk.words, talk.language, f"{of}:{at}", phrase)
        for at, phrase in ((page + 1, "list-next"), (page - 1, "list-previous")) if 1 <= at <= pages
    )  # fmt: skip


async def _building(talk: Talk, within: Within, rest: str) -> int:
    """Which building somebody means by its name; 0: all."""
    wanted = addresses.mark(rest) if rest.strip() else ""
    known = await door.buildings(talk.db, within) if wanted else []
    return next((id for id, name in known if addresses.mark(name) == wanted), 0)
