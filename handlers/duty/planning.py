"""Who is to be on duty when: a plan beside what is stored, as a use case for the import and for what staff type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from handlers.duty import rules
from handlers.duty.vocabulary import is_everywhere, name_and_tail, place_named
from handlers.roster import BadTable, Problem
from handlers.roster.cells import key, person_name
from handlers.rules import Rules, ShiftTimes
from storage import duty as stored
from storage import history
from storage import roster as communities
from storage.database import Db
from storage.duty import Candidate, Place, Standing


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody is to be on duty (or no longer): the row or line that says so, and its words. Without a name it is about
    everybody of the shift."""

    row: int
    day: date
    shift: ShiftTimes
    name: str
    area: str = ""
    community: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A shift of somebody, as it is to be."""

    row: int
    community_id: int
    day: date
    shift: ShiftTimes
    begins: datetime
    ends: datetime
    person_id: int
    person: str
    place: Place | None
    reachable: bool

    @property
    def area_id(self) -> int | None:
        """Of the place; none for the whole community."""
        return self.place.area_id if self.place is not None else None


@dataclass(slots=True)
class Prepared:
    """A plan that can be carried out."""

    added: list[Slot] = field(default_factory=list)
    ended: list[Standing] = field(default_factory=list)
    same: int = 0
    days: dict[int, list[date]] = field(default_factory=dict)  # that the plan names, by community

    @property
    def unheard(self) -> list[str]:
        """Who is new in it and cannot be reached."""
        return list(dict.fromkeys(one.person for one in self.added if not one.reachable))


Mode = Literal["replace", "add", "end"]


@dataclass(frozen=True, slots=True)
class _Ground:
    """A community: who may be on duty, its places, what is planned around the days in question."""

    candidates: dict[str, list[Candidate]]
    others: dict[str, list[Candidate]]
    places: list[Place]
    name: str
    planned: list[Standing]


async def prepare(
    db: Db, settings: Rules, now: datetime, wishes: Sequence[Wish], mode: Mode, *, headings: Mapping[str, str] = {},
    wrong: Sequence[Problem] = (), community_id: int | None = None, areas: Collection[int] | None = None,
) -> Prepared:  # fmt: skip
    """What a plan would change; reads only. Raises BadTable with all that is wrong, with what was `wrong` before.

    "replace": the plan is all there is for the days it names, from now on; "add": these come to what is there; "end":
    these are taken back. `areas`: where whoever plans may do so (none: everywhere).
    """
    homes, problems = await _communities(db, wishes, community_id, headings)
    problems += wrong
    result = Prepared()
    for id in dict.fromkeys(homes.values()):
        mine = [wish for wish in wishes if homes.get(wish.row) == id]
        ground = await _ground(db, id, mine, now)
        if mode == "end":
            found, more = _to_end(settings, mine, ground, headings, areas, now)
            result.ended.extend(found)
        else:
            slots, more = _slots(settings, id, mine, ground, headings, areas)
            more += _compare(result, slots, ground, mode, headings, now)
        problems += more
        result.days[id] = sorted({wish.day for wish in mine})
    if problems:
        order = {heading: at for at, heading in enumerate(headings.values())}
        raise BadTable(sorted(problems, key=lambda problem: (problem.row, order.get(problem.heading, 99))))
    return result


async def carry_out(db: Db, prepared: Prepared, now: datetime, actor: str) -> None:
    """Write what `prepare` worked out, in the same transaction. What another has ended or added at this very moment is
    as it should be."""
    await stored.end(db, [one.id for one in prepared.ended], now)
    for one in prepared.added:
        await stored.add(
            db, community_id=one.community_id, area_id=one.area_id, person_id=one.person_id, day=one.day,
            name=one.shift.name, starts_at=one.begins, ends_at=one.ends, now=now,
        )  # fmt: skip
    for id, days in prepared.days.items():
        counts = {
            "added": sum(one.community_id == id for one in prepared.added),
            "ended": sum(one.community_id == id for one in prepared.ended),
            "days": [day.isoformat() for day in days],
        }
        if counts["added"] or counts["ended"]:
            await history.add(db, [{
                "community_id": id, "at": now, "actor": actor, "action": "duty-planned", "subject": f"area/{id}",
                "details": counts,
            }])  # fmt: skip


async def _communities(
    db: Db, wishes: Sequence[Wish], community_id: int | None, headings: Mapping[str, str]
) -> tuple[dict[int, int], list[Problem]]:  # fmt: skip
    """The community of each row."""
    if community_id is not None:
        return {wish.row: community_id for wish in wishes}, []
    known = await communities.communities(db)
    by_name = {key(area.name): area.id for area in known}
    found: dict[int, int] = {}
    problems: dict[int, Problem] = {}
    for wish in wishes:
        id = by_name.get(key(wish.community)) if wish.community else known[0].id if len(known) == 1 else None
        if id is not None:
            found[wish.row] = id
        else:
            names = "、".join(area.name for area in known)
            values = {"value": wish.community or "none", "known": names}
            problems[wish.row] = Problem("duty-community", values, wish.row, headings.get("community", ""))
    return found, list(problems.values())


async def _ground(db: Db, community_id: int, wishes: Sequence[Wish], now: datetime) -> _Ground:
    candidates: dict[str, list[Candidate]] = defaultdict(list)
    for one in await stored.candidates(db, community_id, now):
        candidates[key(one.name)].append(one)
    names = {person_name(name_and_tail(wish.name)[0]) for wish in wishes}
    others: dict[str, list[Candidate]] = defaultdict(list)
    for one in await stored.residents(db, community_id, names, now):
        others[key(one.name)].append(one)
    days = [wish.day for wish in wishes]
    around = [min(days) + timedelta(days=n) for n in range(-1, (max(days) - min(days)).days + 2)] if days else []
    planned = await stored.of_days(db, community_id, around, now)
    name = next((area.name for area in await communities.communities(db) if area.id == community_id), "")
    return _Ground(candidates, others, await stored.places(db, community_id), name, planned)


# --- what the words mean: rules ---------------------------------------------------------------------------------------


def _person(name: str, ground: _Ground) -> tuple[Candidate | None, Problem | None]:
    alone, tail = name_and_tail(name)
    found = ground.candidates.get(key(alone), [])
    if tail and len(found) > 1:
        found = [one for one in found if one.phone_mask.endswith(tail)] or found
    if len(found) == 1:
        return found[0], None
    if found:
        return None, Problem("duty-namesakes", {"name": alone, "count": len(found)})
    if key(alone) in ground.others:
        return None, Problem("duty-no-role", {"name": alone})
    return None, Problem("duty-unknown", {"name": alone})


def _place(word: str, ground: _Ground) -> tuple[Place | None, Problem | None]:
    if is_everywhere(word) or key(word) == key(ground.name):
        return None, None
    found = place_named(word, ground.places)
    if len(found) == 1:
        return found[0], None
    return None, Problem("duty-area", {"value": word, "count": len(found)})


def _slots(
    settings: Rules, community_id: int, wishes: Sequence[Wish], ground: _Ground, headings: Mapping[str, str],
    areas: Collection[int] | None,
) -> tuple[list[Slot], list[Problem]]:  # fmt: skip
    slots, problems = [], []
    for wish in wishes:
        person, who = _person(wish.name, ground)
        place, where = _place(wish.area, ground)
        if where is None and areas is not None and (place is None or place.area_id not in areas):
            where = Problem("duty-outside", {"value": place.name if place is not None else "all"})
        for problem, name in ((who, "name"), (where, "area")):
            if problem is not None:
                problems.append(Problem(problem.code, problem.values, wish.row, headings.get(name, "")))
        if person is not None and where is None:
            begins, ends = rules.span(settings.zone, wish.day, wish.shift)
            slots.append(Slot(
                wish.row, community_id, wish.day, wish.shift, begins, ends, person.person_id, person.name, place,
                person.reachable,
            ))  # fmt: skip
    return slots, problems


def _compare(
    result: Prepared, slots: Sequence[Slot], ground: _Ground, mode: Mode, headings: Mapping[str, str], now: datetime
) -> list[Problem]:  # fmt: skip
    """Sort the wishes into new and old; what is planned and not wished for any more ends, where the plan replaces."""
    problems = []
    known = {(one.person_id, one.starts_at, one.area_id): one for one in ground.planned}
    wished = {(slot.person_id, slot.begins, slot.area_id) for slot in slots}
    days = {slot.day for slot in slots}
    ended = []
    if mode == "replace":
        ended = [
            one for where, one in known.items()
            if one.day in days and one.starts_at > now and where not in wished
        ]  # fmt: skip
    staying = [one for one in ground.planned if one not in ended]
    taken: dict[int, list[Slot]] = defaultdict(list)
    for slot in slots:
        double = next((one for one in taken[slot.person_id] if _clash(slot, one)), None)
        if double is not None:
            values = {"name": slot.person, "row": str(double.row)}
            problems.append(Problem("duty-overlap", values, slot.row, headings.get("name", "")))
            continue
        taken[slot.person_id].append(slot)
        if (slot.person_id, slot.begins, slot.area_id) in known:
            continue
        if slot.ends <= now:
            problems.append(Problem("duty-past", {"date": slot.day.isoformat()}, slot.row, headings.get("date", "")))
            continue
        stands = next((
            one for one in staying
            if one.person_id == slot.person_id and rules.overlaps(slot.begins, slot.ends, one.starts_at, one.ends_at)
        ), None)  # fmt: skip
        if stands is not None:
            values = {"name": slot.person, "date": stands.day.isoformat(), "shift": stands.name}
            problems.append(Problem("duty-overlap-stored", values, slot.row, headings.get("name", "")))
            continue
        result.added.append(slot)
    result.ended.extend(ended)
    result.same += len(wished & {*known})
    return problems


def _clash(slot: Slot, other: Slot) -> bool:
    return rules.overlaps(slot.begins, slot.ends, other.begins, other.ends)


def _to_end(
    settings: Rules, wishes: Sequence[Wish], ground: _Ground, headings: Mapping[str, str],
    areas: Collection[int] | None, now: datetime,
) -> tuple[list[Standing], list[Problem]]:  # fmt: skip
    """The shifts that are meant, as far as they are not over."""
    found: dict[int, Standing] = {}
    problems = []
    for wish in wishes:
        begins, _ = rules.span(settings.zone, wish.day, wish.shift)
        person, who = _person(wish.name, ground) if wish.name else (None, None)
        place, where = _place(wish.area, ground)
        mine = [
            one for one in ground.planned
            if one.starts_at == begins and one.ends_at > now and (person is None or one.person_id == person.person_id)
            and (not wish.area or one.area_id == (place.area_id if place is not None else None))
        ]  # fmt: skip
        problem = who or where
        if problem is None and not mine:
            problem = Problem("duty-nothing", {"name": wish.name or "none"})
        if problem is None and areas is not None and any(one.area_id not in areas for one in mine):
            problem = Problem("duty-outside", {"value": next(one.place for one in mine) or "all"})
        if problem is not None:
            problems.append(Problem(problem.code, problem.values, wish.row, headings.get("name", "")))
        found |= {one.id: one for one in mine}
    return list(found.values()), problems
