"""The use cases of the import: work out what a roster changes, then change it."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.roster import cells
from handlers.roster.cells import key
from handlers.roster.plan import KINDS, Ground, Plan, compare, ground
from handlers.roster.sheet import Entry, Sheet
from handlers.roster.table import BadTable
from handlers.roster.words import SAFE_WORDS
from handlers.rules import Rules
from storage import history
from storage import roster as stored
from storage.database import Db
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Prepared:
    """A roster that can be taken: the plan, and the keys of its communities."""

    sheet: Sheet
    plan: Plan
    communities: frozenset[str]


async def prepare(db: Db, rules: Rules, now: datetime, sheet: Sheet) -> Prepared:
    """What this roster would change; reads only. Raises BadTable."""
    communities = frozenset(key(entry.community) for entry in sheet.entries)
    grants = functools.partial(stored.grants, now=now)
    homes = functools.partial(stored.home_grants, now=now)
    known = await _look(db, communities, stored.areas, stored.households, stored.people, grants, stored.cases, homes)
    plan, problems = compare(sheet, known, rules.policies, rules.policy, db.vault.digest)
    if problems:
        raise BadTable(problems)
    return Prepared(sheet, plan, communities)


async def carry_out(db: Db, prepared: Prepared, now: datetime, actor: str) -> None:
    """Write what `prepare` worked out, in the same transaction as it."""
    plan = prepared.plan
    known = await _add_places(db, prepared)
    await stored.add_households(db, [
        {
            "community_id": known.areas[place[:1]].id,
            "building_id": known.areas[place[:2]].id,
            "area_id": known.areas[place].id,
            "room": entry.room,
            "safe_word": secrets.choice(SAFE_WORDS),
            "created_at": now,
        }
        for (place, _), entry in plan.homes.items()
    ])  # fmt: skip
    known = await _look(db, prepared.communities, stored.areas, stored.households)
    await stored.add_people(db, [_person(entry, known, db.vault, now) for entry in plan.people])
    await stored.change_people(db, [{"id": id, **_columns(change, db.vault)} for id, change in plan.changes.items()])
    await stored.end_grants(db, [grant.id for grant in plan.ended], now)
    known = await _look(db, prepared.communities, stored.areas, stored.households, stored.people)
    await stored.add_grants(db, [
        {
            "community_id": known.people[who].community_id,
            "person_id": known.people[who].id,
            "role": duty.role,
            "area_id": known.areas[duty.place].id if len(duty.place) > 1 and not duty.room else None,
            "household_id": known.homes[duty.place, duty.room].id if duty.room else None,
            "since": now,
        }
        for who, duty in plan.granted
    ])  # fmt: skip
    await stored.add_cases(db, [
        {
            "community_id": known.people[entry.person].community_id,
            "person_id": known.people[entry.person].id,
            "household_id": known.homes[entry.home].id,
            "policy": policy,
            "starts_on": starts_on,
            "ends_on": ends_on,
            "created_at": now,
        }
        for entry, policy, starts_on, ends_on in plan.opened
    ])  # fmt: skip
    await stored.move_cases(db, [
        {"id": case.id, "policy": policy, "starts_on": starts_on, "ends_on": ends_on}
        for case, policy, starts_on, ends_on in plan.moved
    ])  # fmt: skip
    await history.add(db, _history(prepared, known, now, actor))


async def _look(db: Db, communities: Collection[str], *queries: Callable[[Db, list[int]], Awaitable[Any]]) -> Ground:
    """What is stored of these communities, as far as it is asked for: areas first, then what stands on them."""
    ids: dict[str, int] = {}
    for area in await stored.communities(db):
        if key(area.name) in communities:
            ids.setdefault(key(area.name), area.id)
    return ground(*[await query(db, [*ids.values()]) for query in queries])


async def _add_places(db: Db, prepared: Prepared) -> Ground:
    """New areas from the top down, for a child needs its parent's id; gives all areas, old and new."""
    for depth, kind in enumerate(KINDS):
        fresh = {place: name for place, name in prepared.plan.places.items() if len(place) == depth + 1}
        if fresh and depth == 0:
            await stored.add_communities(db, [*fresh.values()])
        elif fresh:
            known = await _look(db, prepared.communities, stored.areas)
            await stored.add_areas(db, kind, [(known.areas[place[:-1]], name) for place, name in fresh.items()])
    return await _look(db, prepared.communities, stored.areas)


def _person(entry: Entry, known: Ground, vault: Vault, now: datetime) -> dict[str, Any]:
    household = known.homes[entry.home].id if entry.room else None
    return {
        "community_id": known.areas[entry.place[:1]].id,
        "household_id": household,
        "name": entry.name,
        **_columns({"phone": entry.phone, "language": entry.language, "note": entry.note}, vault),
        "created_at": now,
    }


def _columns(change: dict[str, Any], vault: Vault) -> dict[str, Any]:
    """The columns that hold what the roster says; a phone is three of them."""
    columns = {name: value for name, value in change.items() if name != "phone"}
    if "phone" in change:
        phone = change["phone"]
        columns["phone_sealed"] = vault.seal(phone) if phone else None
        columns["phone_digest"] = vault.digest(phone) if phone else None
        columns["phone_mask"] = cells.phone_mask(phone) if phone else ""
    return columns


def _history(prepared: Prepared, known: Ground, now: datetime, actor: str) -> list[dict[str, Any]]:
    """One row for each community with the counts, one for each person, role and case that was there and changed."""
    plan = prepared.plan
    homes = {one.id: one.community_id for one in known.people.values()}

    def row(community_id: int, action: str, subject: str, details: dict[str, Any]) -> dict[str, Any]:
        return {
            "community_id": community_id, "at": now, "actor": actor, "action": action, "subject": subject,
            "details": details,
        }  # fmt: skip

    rows = []
    if plan.writes:
        for community in sorted(prepared.communities):
            area = known.areas[community,]
            mine = [entry for entry in plan.people if entry.place[0] == community]
            counts = {
                "new_people": len(mine),
                "new_households": sum(place[0] == community for place, _ in plan.homes),
                "changed_people": len({id for id in plan.touched if homes[id] == area.id}),
            }
            rows.append(row(area.id, "roster-imported", f"area/{area.id}", counts))
    rows += [
        row(homes[id], "person-changed", f"person/{id}", {"columns": sorted(change)})
        for id, change in plan.changes.items()
    ]
    rows += [
        row(homes[grant.person_id], "role-ended", f"person/{grant.person_id}", {"grant": grant.id, "role": grant.role})
        for grant in plan.ended
    ]
    for who, duty in plan.granted:
        one = known.people[who]
        where = {"area": known.areas[duty.place].id}
        if duty.room:
            where = {"household": known.homes[duty.place, duty.room].id}
        rows.append(row(one.community_id, "role-granted", f"person/{one.id}", {"role": duty.role, **where}))
    rows += [
        row(homes[case.person_id], "case-moved", f"case/{case.id}", {
            "from": [case.policy, case.starts_on.isoformat(), case.ends_on.isoformat()],
            "to": [policy, starts_on.isoformat(), ends_on.isoformat()],
        })
        for case, policy, starts_on, ends_on in plan.moved
    ]  # fmt: skip
    return rows
