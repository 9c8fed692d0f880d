"""Which doors a carrier means by 「502 到了」, 「3-2-502」, 「301 302 401」 or 「128 号单」."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers import access, addresses
from handlers.addresses import Spoken
from handlers.chat import Talk
from handlers.supplies.door import walk
from handlers.supplies.door.reading import PutDown
from storage.supplies import door
from storage.supplies.orders import Kept

_ALL = ("placed", *walk.GOING)


@dataclass(slots=True)
class Meant:
    """What words mean. `doors`: one order for each door that is clear; `which`: what fits several doors; `unknown`:
    what fits none; `strange`: there are words in it that are no address."""

    doors: list[Kept] = field(default_factory=list)
    which: list[tuple[str, list[Kept]]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    strange: bool = False


async def meant(talk: Talk, said: PutDown) -> Meant:
    """The orders that were set down; first those that the speaker has, then what is to go to a door of their place."""
    speaker = talk.speaker
    within = await access.scope(talk.db, speaker, "serve-orders")
    if speaker is None or speaker.person is None or within is None:
        return Meant(strange=True)
    mine = [one for one in await door.held(talk.db, speaker.person.id, walk.GOING) if one.kind in walk.CARRIED]
    read = addresses.read(said.where, mine)
    theirs: Sequence[Kept] = ()
    if not _covers(read.places, said.numbers, mine):
        theirs = await door.going(talk.db, within, (*_ALL, "door"), walk.CARRIED)
        read = addresses.read(said.where, [*mine, *theirs])
    found = Meant(strange=bool(read.unknown) or not (read.places or said.numbers))
    for number in said.numbers:
        _take(found, f"{number}", [one for one in (*mine, *theirs) if one.id == number])
    for place in read.places:
        _take(found, place.written, _behind(place, mine) or _numbered(place, mine)
              or _behind(place, theirs) or _numbered(place, theirs))  # fmt: skip
    return found


def _covers(places: Sequence[Spoken], numbers: Sequence[int], mine: Sequence[Kept]) -> bool:
    return all(_behind(place, mine) or _numbered(place, mine) for place in places) and {*numbers} <= {
        one.id for one in mine
    }


def _behind(place: Spoken, orders: Sequence[Kept]) -> list[Kept]:
    """A whole unit or floor is no door."""
    return addresses.behind(place, orders) if place.room and not place.until else []


def _numbered(place: Spoken, orders: Sequence[Kept]) -> list[Kept]:
    bare = place.room if not (place.building or place.unit or place.until) else ""
    return [one for one in orders if bare.isdigit() and one.id == int(bare)]


def _take(found: Meant, written: str, orders: Sequence[Kept]) -> None:
    """What is still on its way to a door comes before what stands there."""
    by_door: dict[int, Kept] = {}
    for order in sorted(orders, key=lambda one: (one.state == "door", one.state == "placed", one.id)):
        by_door.setdefault(order.household_id, order)
    live = [one for one in by_door.values() if one.state != "door"] or list(by_door.values())
    if not live:
        found.unknown.append(written)
    elif len(live) > 1:
        found.which.append((written, live))
    elif live[0].household_id not in {one.household_id for one in found.doors}:
        found.doors.append(live[0])
