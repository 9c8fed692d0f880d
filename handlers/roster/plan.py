"""What a roster would change: the sheet beside what we know, as rules. Nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handlers.addresses import behind, mark, read
from handlers.roster import cells
from handlers.roster.cells import key
from handlers.roster.sheet import Entry, HomeKey, PersonKey, PlaceKey, Sheet
from handlers.roster.table import Problem
from storage.roster import KnownArea, KnownCase, KnownGrant, KnownHousehold, KnownPerson

KINDS = ("community", "building", "unit")


@dataclass(frozen=True, slots=True)
class Ground:
    """What is stored about the communities of a roster, found by the keys that the roster uses."""

    areas: Mapping[PlaceKey, KnownArea] = field(default_factory=dict)
    places: Mapping[int, PlaceKey] = field(default_factory=dict)  # by the area's id
    homes: Mapping[HomeKey, KnownHousehold] = field(default_factory=dict)
    people: Mapping[PersonKey, KnownPerson] = field(default_factory=dict)
    grants: Mapping[int, Sequence[KnownGrant]] = field(default_factory=dict)  # by the person's id
    cases: Mapping[int, Sequence[KnownCase]] = field(default_factory=dict)  # by the person's id, oldest first
    kept: Mapping[int, Sequence[KnownGrant]] = field(default_factory=dict)  # by the household's id: roles for it alone


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the importer should know and we did not touch."""

    code: str
    row: int
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Duty:
    """A role for a place: the community itself, a building or a unit; with a room, for the household there alone."""

    role: str
    place: PlaceKey
    room: str = ""


@dataclass(frozen=True, slots=True)
class _Door:
    """A household, stored or new, by its names and its key."""

    building: str
    unit: str
    room: str
    home: HomeKey


@dataclass(slots=True)
class Plan:
    """What the import will do. People are named by their key, for some of them have no id yet."""

    places: dict[PlaceKey, str] = field(default_factory=dict)  # new, with the name as first written
    homes: dict[HomeKey, Entry] = field(default_factory=dict)  # new
    people: list[Entry] = field(default_factory=list)  # new
    changes: dict[int, dict[str, Any]] = field(default_factory=dict)  # person's id → what is different
    ended: list[KnownGrant] = field(default_factory=list)
    granted: list[tuple[PersonKey, Duty]] = field(default_factory=list)
    opened: list[tuple[Entry, str, date, date]] = field(default_factory=list)  # policy, first and last day
    moved: list[tuple[KnownCase, str, date, date]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)  # ids of people for whom something changes
    same: int = 0
    missing: list[str] = field(default_factory=list)  # names of people who are stored but not in the file
    remarks: list[Remark] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        """Whether there is anything to do at all."""
        return bool(self.places or self.homes or self.people or self.touched)


def ground(
    areas: Sequence[KnownArea],
    homes: Sequence[KnownHousehold] = (),
    people: Sequence[KnownPerson] = (),
    grants: Sequence[KnownGrant] = (),
    cases: Sequence[KnownCase] = (),
    kept: Sequence[KnownGrant] = (),
) -> Ground:
    """Make what is stored findable by the roster's keys."""
    by_id = {area.id: area for area in areas}
    places: dict[int, PlaceKey] = {}
    for area in areas:
        line = [area]
        while line[0].kind != "community" and line[0].parent_id in by_id:
            line.insert(0, by_id[line[0].parent_id or 0])
        places[area.id] = tuple(key(each.name) for each in line)
    doors = {home.id: (places[home.area_id], key(home.room)) for home in homes}
    nowhere = {area.id: ((key(area.name),), "") for area in areas if area.kind == "community"}
    held: dict[int, list[KnownGrant]] = {}
    for grant in grants:
        held.setdefault(grant.person_id, []).append(grant)
    files: dict[int, list[KnownCase]] = {}
    for case in cases:
        files.setdefault(case.person_id, []).append(case)
    keeping: dict[int, list[KnownGrant]] = {}
    for grant in kept:
        keeping.setdefault(grant.household_id or 0, []).append(grant)
    return Ground(
        kept=keeping,
        areas={place: by_id[id] for id, place in places.items()},
        places=places,
        homes={doors[home.id]: home for home in homes},
        people={
            (nowhere[one.community_id] if one.household_id is None else doors[one.household_id], key(one.name)): one
            for one in people
        },
        grants=held,
        cases=files,
    )


def duties(entry: Entry, names: Mapping[PlaceKey, str], doors: Sequence[_Door] = ()) -> tuple[HomeKey, ...]:
    """The places in 负责, as keys, households with their room; `names` are all places there are or will be, `doors` all
    households. Raises BadCell.

    A whole cell may be one name with spaces in it ("3号楼 2单元"); otherwise spaces part names as well as 、does.
    """
    home: PlaceKey = (key(entry.community),)
    if cells.is_whole(entry.duty):
        return ((home, ""),)
    spelled: dict[str, PlaceKey] = {}
    doubtful = set()  # 1号楼's unit 11 and 11's unit 1, both written with bare numbers, are "111" alike
    for place in sorted((place for place in names if place[0] == home[0] and len(place) > 1), key=len):
        if spelled.setdefault("".join(place[1:]), place) != place and len(spelled["".join(place[1:])]) > 2:
            doubtful.add("".join(place[1:]))
    spelled = {word: place for word, place in spelled.items() if word not in doubtful}
    found, unknown = [], []
    for piece in [entry.duty] if key(entry.duty) in spelled else re.split(r"[、，,;；/／]", entry.duty):
        for word in [piece] if key(piece) in spelled else piece.split():
            if cells.is_whole(word):
                found.append(home)
            elif key(word) in spelled:
                found.append(spelled[key(word)])
            else:
                unknown.append(word)
    if unknown and (homes := _homes(entry.duty, home, names, doors)):
        return homes
    if unknown:
        buildings = [name for place, name in names.items() if place[0] == home[0] and len(place) == 2]
        raise cells.BadCell("duty", value="、".join(unknown), known="、".join(buildings[:6]), count=len(buildings))
    return tuple((place, "") for place in dict.fromkeys(found))


def _homes(
    text: str, community: PlaceKey, names: Mapping[PlaceKey, str], doors: Sequence[_Door]
) -> tuple[HomeKey, ...]:  # fmt: skip
    """The households and areas in an address as people write it, "3号楼2单元301-304、401"; empty where any of it is
    unknown or could be two places."""
    theirs = [door for door in doors if door.home[0][:1] == community]
    said = read(text, theirs)
    found: list[HomeKey] = []
    for one in said.places:
        if one.is_area:
            areas = [
                place for place in names
                if place[:1] == community and len(place) == (3 if one.unit else 2)
                and mark(place[1]) == one.building and (not one.unit or mark(place[2]) == one.unit)
            ]  # fmt: skip
            found += [(place, "") for place in areas]
            if len(areas) != 1:
                return ()
        else:
            homes = [door.home for door in behind(one, theirs)]
            if len({place for place, _ in homes}) != 1:
                return ()
            found += homes
    return () if said.unknown else tuple(dict.fromkeys(found))


def _doors(known: Ground, plan: Plan, names: Mapping[PlaceKey, str]) -> list[_Door]:
    """Every household, stored or new."""
    rooms = {home: one.room for home, one in known.homes.items()} | {home: one.room for home, one in plan.homes.items()}
    return [
        _Door(names[home[0][:2]], names[home[0]] if len(home[0]) > 2 else "", room, home)
        for home, room in rooms.items()
    ]


def compare(
    sheet: Sheet, known: Ground, policies: Mapping[str, int], policy: str, digest: Callable[[str], str]
) -> tuple[Plan, list[Problem]]:
    """The plan, and what only the places we know show to be wrong. `policies`: days by name; `policy`: the default."""
    plan = Plan()
    problems: list[Problem] = []
    names = {place: area.name for place, area in known.areas.items()}
    for entry in sheet.entries:
        for depth, name in enumerate((entry.community, entry.building, entry.unit), 1):
            if name and entry.place[:depth] not in names:
                names[entry.place[:depth]] = plan.places[entry.place[:depth]] = name
        if entry.room and entry.home not in known.homes:
            plan.homes.setdefault(entry.home, entry)
    doors = _doors(known, plan, names) if any(entry.duty for entry in sheet.entries) else []
    given: dict[HomeKey, int] = {}  # whose liaison is named in which row: a household has one
    for entry in sheet.entries:
        places: tuple[HomeKey, ...] = ()
        if entry.roles:
            try:
                places = duties(entry, names, doors)
                if "liaison" in entry.roles:
                    for place, room in places:
                        if room and given.setdefault((place, room), entry.row) != entry.row:
                            raise cells.BadCell("door-twice", value=room, first=str(given[place, room]))
            except cells.BadCell as error:
                heading = sheet.headings.get("duty", "")
                problems.append(Problem(error.code, error.values, entry.row, heading))
        someone = known.people.get(entry.person)
        if someone is None:
            plan.people.append(entry)
        touched = someone is not None and _person(plan, sheet, entry, someone, digest)
        touched |= _roles(plan, sheet, entry, someone, places, known)
        touched |= _case(plan, sheet, entry, someone, known, policies, policy)
        if someone is not None:
            plan.touched |= {someone.id} if touched else set()
            plan.same += not touched
        if entry.roles and "duty" in sheet.headings and not entry.duty and not {"admin", "staff"} & {*entry.roles}:
            plan.remarks.append(Remark("whole-community", entry.row))
    present = {entry.person for entry in sheet.entries}
    plan.missing = [one.name for who, one in known.people.items() if who not in present]
    return plan, problems


def _person(plan: Plan, sheet: Sheet, entry: Entry, someone: KnownPerson, digest: Callable[[str], str]) -> bool:
    """Phone, language and note; a column that the file does not have changes nothing."""
    different: dict[str, Any] = {}
    if "phone" in sheet.headings and (digest(entry.phone) if entry.phone else None) != someone.phone_digest:
        different["phone"] = entry.phone
    if "language" in sheet.headings and entry.language != someone.language:
        different["language"] = entry.language
    if "note" in sheet.headings and entry.note != someone.note:
        different["note"] = entry.note
    if different:
        plan.changes[someone.id] = different
    return bool(different)


def _roles(
    plan: Plan, sheet: Sheet, entry: Entry, someone: KnownPerson | None, places: Sequence[HomeKey], known: Ground
) -> bool:
    """End what the file no longer says, begin what it says anew; what stays the same keeps its own start. For single
    households the file only adds: who looks after them is changed in chat, too, and a file that does not name them
    does not know."""
    if someone is None:
        plan.granted += [(entry.person, Duty(role, place, room)) for role in entry.roles for place, room in places]
        _replace(plan, entry, None, places, known)
        return False
    if "role" not in sheet.headings:
        return False
    whole = (key(entry.community),)
    held = {
        grant: Duty(grant.role, whole if grant.area_id is None else known.places.get(grant.area_id, ("?",)))
        for grant in known.grants.get(someone.id, ())
    }
    if "duty" in sheet.headings:
        wanted = {Duty(role, place) for role in entry.roles for place, room in places if not room}
    else:  # who keeps the role keeps the places
        wanted = {duty for duty in held.values() if duty.role in entry.roles}
        wanted |= {Duty(role, whole) for role in entry.roles if role not in {duty.role for duty in wanted}}
    ended = [grant for grant, duty in held.items() if duty not in wanted]
    fresh = sorted(wanted - {*held.values()}, key=lambda duty: (duty.role, duty.place))
    lost = {grant.role for grant in ended} - {*entry.roles}
    theirs = [grant for some in known.kept.values() for grant in some if grant.person_id == someone.id]
    ended += [grant for grant in theirs if grant.role in lost]  # who is a liaison no more is nobody's liaison
    has = {(grant.role, grant.household_id) for grant in theirs}
    fresh += [
        Duty(role, place, room) for role in entry.roles for place, room in places
        if room and ((place, room) not in known.homes or (role, known.homes[place, room].id) not in has)
    ]  # fmt: skip
    plan.ended += ended
    plan.granted += [(entry.person, duty) for duty in fresh]
    _replace(plan, entry, someone, places, known)
    return bool(ended or fresh)


def _replace(
    plan: Plan, entry: Entry, someone: KnownPerson | None, places: Sequence[HomeKey], known: Ground
) -> None:  # fmt: skip
    """A household has one liaison: whom the file names takes the place of whoever it was."""
    ended = {grant.id for grant in plan.ended}
    for home in (known.homes.get(place) for place in places if place[1] and "liaison" in entry.roles):
        plan.ended += [
            grant for grant in known.kept.get(home.id if home else 0, ())
            if grant.role == "liaison" and grant.person_id != (someone.id if someone else 0) and grant.id not in ended
        ]  # fmt: skip


def _case(
    plan: Plan,
    sheet: Sheet,
    entry: Entry,
    someone: KnownPerson | None,
    known: Ground,
    policies: Mapping[str, int],
    default: str,
) -> bool:
    """Open a case, move the open one, or leave it: the roster never ends one, and never opens again what is over."""
    cases = known.cases.get(someone.id, ()) if someone else ()
    open_case = next((case for case in reversed(cases) if case.released_at is None), None)
    if entry.starts_on is None:
        if open_case and "quarantine_start" in sheet.headings:
            plan.remarks.append(Remark("still-in", entry.row, {"start": open_case.starts_on.isoformat()}))
        return False
    policy = entry.policy or default
    if open_case is None:
        if any(case.starts_on >= entry.starts_on for case in cases):
            if cases[-1].starts_on != entry.starts_on:
                plan.remarks.append(Remark("over", entry.row, {"start": entry.starts_on.isoformat()}))
            return False
        plan.opened.append((entry, policy, entry.starts_on, cells.last_day(entry.starts_on, policies[policy])))
        return True
    if "policy" not in sheet.headings:
        policy = open_case.policy
    if (policy, entry.starts_on) == (open_case.policy, open_case.starts_on):
        return False
    if any(case.starts_on == entry.starts_on for case in cases if case is not open_case):
        plan.remarks.append(Remark("over", entry.row, {"start": entry.starts_on.isoformat()}))
        return False
    plan.moved.append((open_case, policy, entry.starts_on, moved_end(open_case, policy, entry.starts_on, policies)))
    return True


def moved_end(case: KnownCase, policy: str, starts_on: date, policies: Mapping[str, int]) -> date:
    """The last day of a case that gets another start or policy; days by which it was extended stay extended."""
    if policy not in policies:  # a policy that the settings no longer have: as long as it was
        return starts_on + (case.ends_on - case.starts_on)
    days = policies.get(case.policy)
    extra = case.ends_on - cells.last_day(case.starts_on, days) if days else None
    ends_on = cells.last_day(starts_on, policies[policy])
    return ends_on + extra if extra and extra.days > 0 else ends_on
