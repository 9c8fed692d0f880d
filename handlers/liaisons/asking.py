"""Which person, which door: what was written is looked up, and where several fit, we ask which."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from handlers import access, words
from handlers.addresses import Spoken, behind, read
from handlers.chat import Choice, Marked, Pen, Talk
from handlers.liaisons.naming import Request, Someone, meant, spoken
from handlers.liaisons.spreading import door_order
from storage import accounts
from storage import liaisons as stored
from storage.liaisons import Door, Holder
from storage.temperature import Within

EXPECTS = "liaisons"  # an answer to "which of them" waits …
_WITHIN = timedelta(minutes=15)  # … for so long
_SHOWN = 8  # buttons for "which one"
_ROOMS = 12  # of a place in one line


@dataclass(slots=True)
class Places:
    """Doors, and whole units or buildings, that a request is about."""

    doors: dict[int, Door] = field(default_factory=dict)
    areas: dict[int, str] = field(default_factory=dict)  # by id, what it is called


async def wait(talk: Talk, request: Request | None) -> None:
    """Keep a request until its question is answered; none: nothing waits any more."""
    if talk.speaker is None:
        return
    if request is None:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    else:
        await accounts.expect(talk.db, talk.speaker.account_id, EXPECTS, request.data(), talk.now + _WITHIN)


# --- people -----------------------------------------------------------------------------------------------------------


async def people(
    talk: Talk, request: Request, within: Within, holders: Sequence[Holder]
) -> list[Someone] | None:  # fmt: skip
    """Who is meant, in the order they were written; none where somebody is unknown, or we must ask: that is said. Where
    namesakes live is shown to those who see the whole community."""
    community = talk.speaker.community_id if talk.speaker is not None else 0
    every = {name for word in request.who for name, _ in spoken(word)}
    residents = await stored.called(talk.db, community, every)
    homes = await stored.by_ids(talk.db, community, {holder.person_id for holder in holders if holder.name in every})
    residents = list({one.id: one for one in [*residents, *homes.values()]}.values())
    found = []
    for number, word in enumerate(request.who):
        some = meant(word, holders, residents)
        chosen = [one for one in some if one.id == request.people.get(word)] or some
        if not chosen:
            talk.say("liaisons-nobody", name=word)
            return None
        if len(chosen) > 1:
            await wait(talk, request)
            choices = [
                Choice(f"liaison:who:{number}.{one.id}", _label(talk, one, place=within.community_id is not None))
                for one in chosen[:_SHOWN]
            ]  # fmt: skip
            talk.say("liaisons-which-person", name=word, count=len(chosen), choices=(*choices, drop(talk)))
            return None
        found.append(chosen[0])
    return found


def _label(talk: Talk, one: Someone, *, place: bool) -> str:
    """A namesake on a button: 李建国（3号楼502 联系人）."""
    what: list[str] = [talk.phrase("liaisons-role", role=role) for role in one.roles]
    what += [one.place] if place and one.place else []
    said = words.listed(talk.words, talk.language, what)
    return talk.choice("-", "liaisons-person", name=one.name, what=said).text if what else one.name


def drop(talk: Talk) -> Choice:
    """The button that lets it be."""
    return talk.choice("liaison:drop", "liaisons-drop")


# --- places -----------------------------------------------------------------------------------------------------------


async def places(talk: Talk, request: Request, within: Within, *, areas: bool) -> Places | None:
    """The doors (and, with `areas`, units and buildings) that a request is about; none where one is unknown, not the
    speaker's, or we must ask which: that is said."""
    community = talk.speaker.community_id if talk.speaker is not None else 0
    every = await stored.doors(talk.db, Within(community_id=community))
    theirs = {door.id for door in every}
    if within.community_id is None:
        theirs = {door.id for door in await stored.doors(talk.db, within)}
    said = read(request.where, every)
    if said.unknown or not said.places:
        talk.say("liaisons-no-place", place=said.unknown[0] if said.unknown else request.where)
        return None
    found = Places()
    for place in said.places:
        some = behind(place, every)
        if not some:
            talk.say("liaisons-no-place", place=place.written)
            return None
        mine = [door for door in some if door.id in theirs]
        some = mine or some
        if place.is_area and not areas:
            talk.say("liaisons-no-room", place=place.written)
            return None
        groups = _groups(place, some)
        chosen = [id for id in groups if id in (*request.areas, *_around(found))]
        if len(groups) > 1 and len(chosen) != 1:
            await _ask_where(talk, request, place, groups)
            return None
        id, these = next(one for one in groups.items() if not chosen or one[0] == chosen[0])
        if not mine or (place.is_area and not _whole(place, id, every) <= theirs):
            await access.refuse(talk, f"{request.verb}-outside")
            return None
        if place.is_area:
            found.areas[id] = these[0].building + (these[0].unit if place.unit else "")
        else:
            found.doors.update((door.id, door) for door in sorted(these, key=door_order))
    return found


def _groups(place: Spoken, doors: Iterable[Door]) -> Mapping[int, list[Door]]:
    """The doors by the area that would tell them apart: of a whole building that, else the unit."""
    groups: dict[int, list[Door]] = {}
    for door in sorted(doors, key=door_order):
        key = door.building_id if place.is_area and not place.unit else door.area_id
        groups.setdefault(key, []).append(door)
    return groups


def _around(found: Places) -> set[int]:
    """The areas of what has been found so far: a room that is in two of them is rather there."""
    return {door.area_id for door in found.doors.values()}


def _whole(place: Spoken, area: int, doors: Iterable[Door]) -> set[int]:
    return {door.id for door in doors if area in (door.area_id, door.building_id)}


async def _ask_where(talk: Talk, request: Request, place: Spoken, groups: Mapping[int, Sequence[Door]]) -> None:
    await wait(talk, request)
    choices = [
        Choice(f"liaison:area:{id}", doors[0].building + doors[0].unit) for id, doors in list(groups.items())[:_SHOWN]
    ]
    talk.say("liaisons-which-place", place=place.written, count=len(groups), choices=(*choices, drop(talk)))


def chose_person(request: Request, value: str) -> Request | None:
    """The request with the answer "<number of the name>.<person>"; what a button says is not to be trusted."""
    number, _, person = value.partition(".")
    if not (_is_number(number) and _is_number(person)) or int(number) >= len(request.who):
        return None
    return dataclasses.replace(request, people={**request.people, request.who[int(number)]: int(person)})


def chose_area(request: Request, value: str) -> Request | None:
    """The request with the answer which building or unit is meant."""
    return dataclasses.replace(request, areas=(*request.areas, int(value))) if _is_number(value) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16


# --- in words ---------------------------------------------------------------------------------------------------------


def where(pen: Pen, language: str, doors: Iterable[Door], areas: Iterable[str] = ()) -> Marked:
    """3号楼2单元301、302，1号楼: by unit, and where there are many the first of them."""
    parts: dict[str, list[str]] = {}
    for door in sorted(doors, key=door_order):
        parts.setdefault(door.building + door.unit, []).append(door.room)
    said = [pen.words(language, "liaisons-area", area=area) for area in areas]
    for area, rooms in parts.items():
        shown = words.listed(pen.words, language, rooms[:_ROOMS])
        said.append(pen.words(language, "liaisons-rooms", area=area, rooms=shown, count=len(rooms),
                               more="yes" if len(rooms) > _ROOMS else "no"))  # fmt: skip
    return Marked(str(pen.words(language, "liaisons-and")).join(said))
