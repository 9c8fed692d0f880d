"""The temperatures of the made-up community: each person's own level, a little more in the evening, two fevers, and
how each of those was taken up and came to its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from bot.demo.people import HALF, QUIET, SEED, SHOWN, Family, Person
from handlers.alerts import is_fever
from handlers.rules import Rules, Slot
from handlers.temperature import standing

DAYS = 14  # of history before today
_FEVER = ("37.4", "38.1", "38.4", "37.8", "37.3", "37.0")  # slot by slot, from the third day on
_NOON = 12
_MISSED, _LATE, _BY_LIAISON = 0.025, 0.04, 0.3  # how often


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up reading."""

    place: str
    name: str
    celsius: Decimal
    taken_at: datetime
    day: date
    slot: str
    late: bool
    source: str


@dataclass(frozen=True, slots=True)
class Fever:
    """A fever that is over: its first reading, its worst, and the normal one after it."""

    first: Made
    worst: Made
    over: Made


def fevers(made: Sequence[Made], rules: Rules) -> list[Fever]:
    """The fevers among these readings that have passed, oldest first; one for each person."""
    found: dict[tuple[str, str], list[Made]] = {}
    for one in sorted(made, key=lambda one: one.taken_at):
        so_far = found.get((one.place, one.name))
        if so_far is None and is_fever(one.celsius, rules):
            found[one.place, one.name] = [one]
        elif so_far is not None and is_fever(so_far[-1].celsius, rules):
            so_far.append(one)
    return [
        Fever(those[0], max(those, key=lambda one: one.celsius), those[-1])
        for those in found.values()
        if not is_fever(those[-1].celsius, rules)
    ]


def readings(families: Sequence[Family], rules: Rules, today: date) -> Iterator[Made]:
    """Every reading from 14 days ago to the end of today: what lies in the future has not happened yet."""
    ill = _ill(families)
    for family in families:
        if family.since is not None:
            yield from _of_family(family, family.since, rules, today, ill.get(family.place, ""))


def _ill(families: Sequence[Family]) -> dict[str, str]:
    """Who had a fever: one child and one adult, long enough in quarantine for it to have passed."""
    chance = Random(SEED)  # noqa: S311  it makes illnesses up, no secrets
    found: dict[str, str] = {}
    for youngest, oldest in ((1, 12), (21, 59)):
        some = [
            (family.place, person.name)
            for family in families
            if 7 <= (family.since or 0) <= DAYS and family.place not in (SHOWN, QUIET, *found)
            for person in family.people
            if youngest <= person.age <= oldest
        ]
        if some:
            place, name = chance.choice(some)
            found[place] = name
    return found


def _of_family(family: Family, since: int, rules: Rules, today: date, ill: str) -> Iterator[Made]:
    chance = Random(f"{SEED} {family.place}")  # noqa: S311  it makes temperatures up, no secrets
    level = {person.name: chance.gauss(36.45 if person.age >= 13 else 36.55, 0.07) for person in family.people}
    habit = chance.uniform(0.1, 0.7)  # when in a slot this family usually writes
    last = min(0, rules.policies[rules.policy] - 1 - since)  # of their days, counted from today
    slots = sorted(rules.slots, key=lambda slot: slot.opens)
    fever = list(_FEVER)
    for ago in range(-since, last + 1):
        day = today + timedelta(days=ago)
        for slot in slots:
            local = _moment(chance, habit, day, slot, rules)
            where = standing(local, rules.slots)
            for number, person in enumerate(family.people):
                celsius = _celsius(chance, level[person.name], slot)
                missed = chance.random() < _MISSED and ago < -1
                by_liaison = chance.random() < _BY_LIAISON and person.age >= 70 and len(family.people) == 1
                if person.name == ill and fever and ago >= 2 - since:
                    celsius, missed = Decimal(fever.pop(0)), False
                if missed or _silent(family, person, ago, slot is slots[-1]) or ago < -DAYS:
                    continue
                yield Made(
                    place=family.place,
                    name=person.name,
                    celsius=celsius,
                    taken_at=local + timedelta(seconds=20 * number),
                    day=day,
                    slot=slot.name,
                    late=where.how == "late",
                    source="liaison" if by_liaison else "household" if number else "self",
                )


def _moment(chance: Random, habit: float, day: date, slot: Slot, rules: Rules) -> datetime:
    """When they wrote; if late, then still for this slot."""
    opens = datetime.combine(day, slot.opens, rules.zone)
    closes = datetime.combine(day, slot.closes, rules.zone)
    in_time = opens + (closes - opens) * (habit + chance.uniform(-0.1, 0.2))
    after = closes + timedelta(minutes=chance.randint(4, 75))
    late = chance.random() < _LATE
    where = standing(after, rules.slots)
    return after if late and where.slot == slot and where.day == day else in_time


def _celsius(chance: Random, level: float, slot: Slot) -> Decimal:
    evening = 0.15 if slot.opens.hour >= _NOON else 0.0
    return Decimal(f"{min(36.9, max(36.2, level + evening + chance.gauss(0, 0.07))):.1f}")


def _silent(family: Family, person: Person, ago: int, is_last: bool) -> bool:
    """Those from whom something is missing today."""
    if family.place == SHOWN:
        return ago == 0
    if family.place == QUIET:
        return ago == 0 or (ago == -1 and is_last)
    return family.place == HALF and ago == 0 and person == family.people[1]
