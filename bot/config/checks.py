"""What must hold between settings that are each right on their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from bot.config.model import Settings, Shift, Slot
from bot.config.shape import Path, dotted


class Finding(NamedTuple):
    """Something wrong between settings: `paths` are all that were looked at, the first is the one to change."""

    paths: tuple[Path, ...]
    message: str


def findings(settings: Settings) -> Iterator[Finding]:
    """Everything that does not fit together."""
    yield from _slots(settings.slots)
    yield from _telegram(settings)
    yield from _shifts(settings.duty.shifts)
    if settings.liaisons.least > settings.liaisons.most:
        yield Finding(
            (("liaisons", "least"), ("liaisons", "most")),
            f"must not be above liaisons.most, which is {settings.liaisons.most}",
        )
    quarantine, fever = settings.quarantine, settings.fever
    if quarantine.policy not in quarantine.policies:
        names = ", ".join(dotted([name]) for name in quarantine.policies)
        yield Finding(
            (("quarantine", "policy"), ("quarantine", "policies")),
            f"is not among quarantine.policies: choose one of {names}, or add it there",
        )
    if settings.quiet.from_ == settings.quiet.to:
        yield Finding(
            (("quiet", "to"), ("quiet", "from")),
            "must differ from quiet.from: nobody could tell whether that is no quiet time or a whole day of it",
        )
    if fever.low_celsius >= fever.celsius:
        yield Finding(
            (("fever", "low_celsius"), ("fever", "celsius")), f"must be below fever.celsius, which is {fever.celsius}"
        )
    if any(sooner >= later for sooner, later in pairwise(fever.escalate_minutes)):
        yield Finding((("fever", "escalate_minutes"),), "must rise from one number to the next, as in [5, 10, 15]")
    rounds = settings.supplies.rounds
    if any(sooner >= later for sooner, later in pairwise(rounds)):
        yield Finding((("supplies", "rounds"),), 'must rise from one time to the next, as in ["10:00", "16:00"]')


def _telegram(settings: Settings) -> Iterator[Finding]:
    telegram = settings.telegram
    if telegram.enabled and not telegram.token.get_secret_value():
        yield Finding(
            (("telegram", "token"), ("telegram", "enabled")),
            "is empty while telegram.enabled is true: set LOUZHANG_TELEGRAM__TOKEN to the token from BotFather",
        )
    if telegram.enabled and telegram.mode == "webhook" and not telegram.webhook_secret.get_secret_value():
        yield Finding(
            (("telegram", "webhook_secret"), ("telegram", "mode"), ("telegram", "enabled")),
            "is empty while telegram.mode is webhook: "
            "set LOUZHANG_TELEGRAM__WEBHOOK_SECRET to 1 to 256 characters, only A-Z a-z 0-9 _ and -",
        )


_DAY = 24 * 60


def _minutes(shift: Shift) -> tuple[int, int]:
    """From when to when, in minutes of the day; past midnight the end is above a day."""
    begins, ends = (clock.hour * 60 + clock.minute for clock in (shift.begins, shift.ends))
    return begins, ends if ends > begins else ends + _DAY


def _shifts(shifts: tuple[Shift, ...]) -> Iterator[Finding]:
    for i, shift in enumerate(shifts):
        if shift.begins == shift.ends:
            yield Finding(
                (("duty", "shifts", i, "ends"), ("duty", "shifts", i, "begins")),
                f"must differ from its begins, {shift.begins:%H:%M}",
            )
    for (i, one), (j, other) in combinations(enumerate(shifts), 2):
        (begins, ends), (from_, to) = _minutes(one), _minutes(other)
        if one.name == other.name:
            yield Finding(
                (("duty", "shifts", j, "name"), ("duty", "shifts", i, "name")),
                f"is the name of duty.shifts.{i} too: choose another",
            )
        elif any(begins < to + day and from_ + day < ends for day in (-_DAY, 0, _DAY)):
            places = tuple(("duty", "shifts", k, end) for k in (j, i) for end in ("begins", "ends"))
            yield Finding(
                places,
                f"overlaps duty.shifts.{i}, from {one.begins:%H:%M} to {one.ends:%H:%M}: let one end first",
            )


def _slots(slots: tuple[Slot, ...]) -> Iterator[Finding]:
    if not slots:
        yield Finding(
            (("slots",),), 'is empty: name at least one, as in {name: morning, opens: "07:00", closes: "09:30"}'
        )
    for i, slot in enumerate(slots):
        if slot.closes <= slot.opens:
            yield Finding(
                (("slots", i, "closes"), ("slots", i, "opens")), f"must be later than its opens, {slot.opens:%H:%M}"
            )
            continue
        for j, remind in enumerate(slot.reminds):
            if not slot.opens <= remind <= slot.closes:
                yield Finding(
                    (("slots", i, "reminds", j), ("slots", i, "opens"), ("slots", i, "closes")),
                    f"must be from {slot.opens:%H:%M} to {slot.closes:%H:%M}, while its slot is open",
                )
    for (i, one), (j, other) in combinations(enumerate(slots), 2):
        if one.name == other.name:
            yield Finding((("slots", j, "name"), ("slots", i, "name")), f"is the name of slots.{i} too: choose another")
        elif max(one.opens, other.opens) < min(one.closes, other.closes):
            times = tuple(("slots", k, end) for k in (j, i) for end in ("opens", "closes"))
            yield Finding(
                times,
                f"overlaps slots.{i}, open from {one.opens:%H:%M} to {one.closes:%H:%M}: let one close first",
            )
