"""Puts the made-up community into a database: all of it or nothing, and only where nothing else is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.demo import people, shop
from bot.demo.fevers import DAYS, Made, fevers, readings
from bot.demo.people import (
    COMMUNITY,
    LIAISON,
    LIAISON_HOME,
    OFFICE,
    SEED,
    SHOWN,
    STAFF,
    VOLUNTEER,
    VOLUNTEER_HOME,
    Family,
)
from bot.demo.talk import neighbours
from bot.texts import Texts
from handlers import alerts, invites, roster, schedule, supplies
from handlers import temperature as temperature_rules
from handlers.mail import Mail
from handlers.rules import Rules
from storage import access, clock, history, marks, migrate, temperature
from storage import demo as stored
from storage import invites as stored_invites
from storage.database import Database, Db
from storage.invites import Resident
from storage.vault import WrongKey

_HEADINGS = ("社区", "楼栋", "单元", "房号", "姓名", "电话", "角色", "负责", "隔离开始", "语言", "备注")
_Key = tuple[str, str]  # address in words, name; no name: the household


class NotOurs(Exception):
    """The database holds something that is not the demo's; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the four pages open with."""

    resident: str = field(repr=False)
    liaison: str = field(repr=False)
    staff: str = field(repr=False)
    volunteer: str = field(repr=False)


def families(rules: Rules) -> tuple[Family, ...]:
    """The families, as the policy in force lets them be."""
    return people.families(rules.policies[rules.policy])


async def prepare(database: Database, rules: Rules, now: datetime) -> Tokens:
    """Make the community if it is not there or not of today; else only what has happened since. Raises NotOurs."""
    async with database.read() as db:
        await _refuse(db)
    await migrate.upgrade(database)
    async with database.begin() as db:
        await stored.alone(db)
        await _refuse(db)
        edition, today = _edition(rules), rules.local(now).date()
        known = json.loads(await stored.mark(db) or "{}")
        filled = datetime.fromisoformat(known["filled"]) if known.get("edition") == edition else None
        tokens = await _tokens(db, now)
        if filled is None or tokens is None or rules.local(filled).date() != today or filled > now:
            filled = None
            kept = await _ways_in(db)
            await stored.empty(db)
            await _make(db, rules, now, kept)
        await _fill(db, rules, now, filled)
        await marks.put(db, stored.MARK, json.dumps({"edition": edition, "filled": now.isoformat()}))
        tokens = await _tokens(db, now)
        if tokens is None:
            raise AssertionError("the demo made no way in")
        return tokens


async def _refuse(db: Db) -> None:
    if await stored.is_foreign(db):
        raise NotOurs


def _edition(rules: Rules) -> str:
    """What the community follows from: with another one, what is stored does not fit any more."""
    parts = (SEED, rules.zone.key, rules.slots, rules.policy, rules.policies[rules.policy], rules.fever)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


# --- the people ---------------------------------------------------------------------------------------------------


def rows(rules: Rules, today: date) -> list[tuple[roster.Cell, ...]]:
    """The community as a roster."""
    found: list[tuple[roster.Cell, ...]] = []
    for home in (*families(rules), Family("", "", "", OFFICE)):
        starts_on = None if home.since is None else today - timedelta(days=home.since)
        for person in home.people:
            phone = f"142{10_000_000 + 7919 * len(found) % 90_000_000:08}"  # no operator has been given 142
            found.append((
                COMMUNITY, home.building, home.unit, home.room, person.name, phone, person.role, person.duty,
                starts_on, person.language, person.note,
            ))  # fmt: skip
    return found


async def _make(db: Db, rules: Rules, now: datetime, kept: Mapping[_Key, dict[str, Any]]) -> None:
    today = rules.local(now).date()
    sheet = roster.read_rows(_HEADINGS, [*enumerate(rows(rules, today), 2)], rules.policies, today)
    first = min(entry.starts_on or today for entry in sheet.entries) - timedelta(days=2)
    known_since = datetime.combine(first, time(10), rules.zone)
    await roster.carry_out(db, await roster.prepare(db, rules, known_since, sheet), known_since, "system")
    await stored.release(
        db,
        [
            {"case": case, "at": datetime.combine(last + timedelta(days=1), time(8), rules.zone)}
            for case, last in await stored.over(db, today)
        ],
    )
    await _stock(db, rules, now)
    await stored_invites.add(db, _again(kept, await stored_invites.residents(db), now, rules.invite_days))
    await invites.ensure(db, now, rules.invite_days)


async def _stock(db: Db, rules: Rules, now: datetime) -> None:
    """What the shops around it sell."""
    (community,) = await access.communities(db)
    listed = supplies.shop.read_goods(shop.HEADINGS, [*enumerate(shop.rows(), 2)])
    prepared = await supplies.shop.prepare(db, community, listed)
    mail = Mail("demo/catalogue", community, Texts.load(), rules, now)  # nobody has ordered yet: nobody is told
    await supplies.shop.carry_out(db, mail, prepared, "system")


async def _ways_in(db: Db) -> dict[_Key, dict[str, Any]]:
    """The invites there are, by whom they are for, so that yesterday's links open today's pages."""
    residents = await stored_invites.residents(db)
    homes = {one.household_id: _place(one) for one in residents}
    persons = {one.id: (_place(one), one.name) for one in residents}
    found: dict[_Key, dict[str, Any]] = {}
    for invite in await stored.invites(db):
        try:
            db.vault.open(invite["token_sealed"])
        except WrongKey:
            continue
        person = invite["person_id"]
        found[persons[person] if person is not None else (homes.get(invite["household_id"], ""), "")] = invite
    return found


def _again(
    kept: Mapping[_Key, dict[str, Any]], residents: Sequence[Resident], now: datetime, days: int
) -> list[dict[str, Any]]:
    fresh: dict[_Key, dict[str, Any]] = {}
    for one in residents:
        place, home = _place(one), {"community_id": one.community_id, "household_id": one.household_id}
        if (place, one.name) in kept:
            fresh[place, one.name] = kept[place, one.name] | home | {"person_id": one.id}
        if (place, "") in kept:
            fresh[place, ""] = kept[place, ""] | home
    times = {"created_at": now, "expires_at": now + timedelta(days=days)}
    return [row | times for row in fresh.values()]


def _place(one: Resident) -> str:
    return one.building + one.unit + one.room


# --- what happened ------------------------------------------------------------------------------------------------


async def _fill(db: Db, rules: Rules, now: datetime, since: datetime | None) -> None:
    """What people reported since a moment (none: from the beginning), unless they have reported by themselves."""
    today = rules.local(now).date()
    ids = {(_place(one), one.name): one for one in await stored_invites.residents(db)}
    reported = {
        (reading.person_id, reading.slot)
        for reading in await temperature.of_day(db, [one.id for one in ids.values()], today)
    }
    new, made_now = [], []
    for made in sorted(readings(families(rules), rules, today), key=lambda made: made.taken_at):
        one = ids.get((made.place, made.name))
        if one is None or made.taken_at > now or (since is not None and made.taken_at <= since):
            continue
        if made.day == today and (one.id, made.slot) in reported:
            continue
        made_now.append(made)
        new.append({
            "community_id": one.community_id, "household_id": one.household_id, "person_id": one.id,
            "celsius": made.celsius, "taken_at": made.taken_at, "recorded_at": made.taken_at, "day": made.day,
            "slot": made.slot, "late": made.late, "source": made.source,
        })  # fmt: skip
    await stored.add_readings(db, new)
    if since is None:
        await _alerts(db, rules, now, ids, made_now)
        await neighbours(db, rules, ids, now)
    communities = await access.communities(db)
    await _close(db, rules, communities, now, since)
    for due in schedule.plan(rules, communities, now):
        if due.until <= now or due.what == "close":  # or the clock would count it as missed, or tell of it now
            await clock.open_once(db, due.key, community_id=due.community_id, due_at=due.at, now=due.at)


async def _close(db: Db, rules: Rules, communities: Sequence[int], now: datetime, since: datetime | None) -> None:
    """Write down who was missing in each slot that has closed since a moment (none: from the beginning)."""
    today = rules.local(now).date()
    for day in (today - timedelta(days=ago) for ago in range(DAYS, -1, -1)):
        for slot in rules.slots:
            window = temperature_rules.window(rules.zone, day, slot)
            if window.closes <= now and (since is None or window.closes > since):
                for community in communities:
                    await temperature_rules.settle(db, rules, community, window, window.closes)


async def _alerts(db: Db, rules: Rules, now: datetime, ids: Mapping[_Key, Resident], made: Sequence[Made]) -> None:
    """The fevers of the past were taken up by the nearest keeper, and closed when they had passed."""
    for fever in fevers(made, rules):
        one = ids[fever.first.place, fever.first.name]
        if one.household_id is None:
            continue
        keepers = await alerts.responsible(db, one.household_id, now, [one.id])
        taker = min(keepers, key=lambda keeper: keeper.near).person_id
        raised_at, closed_at = fever.first.taken_at, fever.over.taken_at + timedelta(minutes=12)
        alert = await stored.add_alert(
            db, fever.worst.taken_at, community_id=one.community_id, household_id=one.household_id, person_id=one.id,
            topic="health", kind="fever", raised_at=raised_at, step=0, recheck="over", taken_by=taker,
            taken_at=raised_at + timedelta(minutes=3), closed_by=taker, closed_at=closed_at, outcome="recovered",
        )  # fmt: skip
        steps: list[tuple[datetime, str, str, dict[str, Any]]] = [
            (raised_at, f"person/{one.id}", "alert-raised", {"told": [keeper.person_id for keeper in keepers]}),
            (raised_at + timedelta(minutes=3), f"person/{taker}", "alert-taken", {"person": taker}),
            (raised_at + rules.recheck, "system", "alert-recheck-asked", {}),
            (closed_at, f"person/{taker}", "alert-closed", {"person": taker, "outcome": "recovered"}),
        ]
        await history.add(db, [
            {"community_id": one.community_id, "at": at, "actor": actor, "action": action, "subject": f"alert/{alert}",
             "details": details or None}
            for at, actor, action, details in steps
        ])  # fmt: skip


async def _tokens(db: Db, now: datetime) -> Tokens | None:
    """The four ways in that are shown; none if one is missing or sealed with another key."""
    tokens: dict[_Key, str] = {}
    residents = await stored_invites.residents(db)
    homes = {one.household_id: _place(one) for one in residents}
    persons = {one.id: (_place(one), one.name) for one in residents}
    wanted = ((SHOWN, ""), (LIAISON_HOME, LIAISON), ("", STAFF), (VOLUNTEER_HOME, VOLUNTEER))
    for key in await stored_invites.keys(db, now):
        whose = persons[key.person_id] if key.person_id is not None else (homes.get(key.household_id, ""), "")
        if whose in wanted:
            try:
                tokens[whose] = db.vault.open(key.token_sealed)
            except WrongKey:
                return None
    return Tokens(*(tokens[one] for one in wanted)) if len(tokens) == len(wanted) else None
