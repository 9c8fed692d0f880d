"""值班 and 排班 in words: who is on duty, what is planned, what staff type into the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers import access, words
from handlers.chat import Choice, Marked, Talk
from handlers.duty import letters, present, rules
from handlers.duty.planning import Mode, Wish, carry_out, prepare
from handlers.duty.vocabulary import apart, day_before, is_everywhere, place_named, shift_before
from handlers.roster import BadTable, Problem
from handlers.rules import ShiftTimes
from storage import duty as stored
from storage.accounts import Speaker
from storage.duty import Place, Standing
from storage.temperature import Within

_DAYS = 3  # of the plan that staff see at once
_AGAIN = re.compile(r"^(?:/plan|/unplan|排班|撤班|取消排班|plan|unplan)(?:@\w+)?[\s：:，,]*", re.IGNORECASE)


async def show(talk: Talk, rest: str) -> None:
    """值班, 值班 明天: who is on duty now and next in the speaker's places; for staff the next days as well."""
    speaker = talk.speaker
    within = await access.allowed(talk, "see-duty")
    if speaker is None or within is None:
        return
    today = talk.rules.local(talk.now).date()
    asked = day_before(rest, today) if rest else None
    if rest and asked is None:
        talk.say("duty-which-day", text=rest[:20])
        return
    paths = await present.scope_of(talk.db, within)
    plans = bool(access.roles_for(speaker.roles, "plan-duty"))
    first = asked[0] if asked is not None else today
    days = [first + timedelta(days=n) for n in range(_DAYS if plans and asked is None else 1)]
    planned = await _planned(talk, speaker, days, paths)
    lines: list[Marked] = [] if asked is not None else _now_and_next(talk, planned)
    if plans or asked is not None:
        for day in days:
            lines += _day(talk, planned, day)
    if not any(one.ends_at > talk.now for one in planned) and asked is None:
        talk.say("duty-none", plans="yes" if plans else "no", choices=_own(talk, speaker, planned))
        return
    talk.say("duty-plan", lines=words.lines(lines), choices=_own(talk, speaker, planned))


async def _planned(
    talk: Talk, speaker: Speaker, days: Sequence[date], paths: Sequence[str] | None
) -> list[Standing]:  # fmt: skip
    zone = talk.rules.zone
    since = min(talk.now, datetime.combine(days[0], datetime.min.time(), zone)) - timedelta(hours=1)
    until = max(talk.now, datetime.combine(days[-1], datetime.min.time(), zone)) + timedelta(days=2)
    found = await stored.between(talk.db, since, until, talk.now, community_id=speaker.community_id)
    return [one for one in found if one.fit and (paths is None or rules.meets(one.path, paths))]


def _now_and_next(talk: Talk, planned: Sequence[Standing]) -> list[Marked]:
    today = talk.rules.local(talk.now).date()
    lines = []
    spans = [
        (begins, ends, shift)
        for day in (today - timedelta(days=1), today, today + timedelta(days=1))
        for shift in talk.rules.duty.shifts
        for begins, ends in [rules.span(talk.rules.zone, day, shift)]
    ]
    running = [span for span in spans if span[0] <= talk.now < span[1]]
    coming = sorted((span for span in spans if span[0] > talk.now), key=lambda span: span[0])[:1]
    for phrase, some in (("duty-now", running), ("duty-next", coming)):
        for begins, ends, shift in some:
            mine = [one for one in planned if rules.overlaps(one.starts_at, one.ends_at, begins, ends)]
            lines.append(talk.phrase(
                phrase, shift=letters.shift(talk.words, talk.language, shift.name),
                hours=letters.hours(talk.rules, begins, ends),
                who=letters.who(talk.words, talk.language, mine, unheard=True),
            ))  # fmt: skip
    return lines


def _day(talk: Talk, planned: Sequence[Standing], day: date) -> list[Marked]:
    lines = [talk.phrase("duty-day", date=words.day(talk.words, talk.language, day))]
    for shift in talk.rules.duty.shifts:
        mine = [one for one in planned if one.day == day and one.name == shift.name]
        gaps = rules.gaps(talk.rules, planned, [day])
        open_places = [gap.place for gap in gaps if gap.shift == shift and gap.place]
        lines.append(talk.phrase(
            "duty-day-line", shift=letters.shift(talk.words, talk.language, shift.name),
            who=letters.who(talk.words, talk.language, mine, unheard=True),
            open=words.listed(talk.words, talk.language, open_places) or "none",
        ))  # fmt: skip
    other = [one for one in planned if one.day == day and one.name not in {s.name for s in talk.rules.duty.shifts}]
    for one in other:  # of a shift that the settings no longer have
        line = letters.when(talk.words, talk.rules, talk.language, one)
        who = letters.who(talk.words, talk.language, [one], unheard=True)
        lines.append(talk.phrase("duty-day-line", shift=line, who=who, open="none"))
    return lines


def _own(talk: Talk, speaker: Speaker, planned: Sequence[Standing]) -> tuple[Choice, ...]:
    """Who has a shift before them may want to change it."""
    me = speaker.person.id if speaker.person is not None else 0
    mine = any(one.person_id == me and one.starts_at > talk.now for one in planned)
    return (letters.button(talk.words, talk.language, "swap:", "choice-swap"),) if mine else ()


# --- planning ---------------------------------------------------------------------------------------------------------


async def plan(talk: Talk, rest: str) -> None:
    """排班 11-26 早班 李建国: one line for each shift, several people in a line."""
    await _plan(talk, rest, "add")


async def unplan(talk: Talk, rest: str) -> None:
    """撤班 11-26 早班 李建国; without a name, everybody of that shift."""
    await _plan(talk, rest, "end")


async def _plan(talk: Talk, rest: str, mode: Mode) -> None:
    speaker = talk.speaker
    within = await access.allowed(talk, "plan-duty")
    if speaker is None or within is None:
        return
    if not rest.strip():
        talk.say("duty-how")
        return
    places = await stored.places(talk.db, speaker.community_id)
    names = [one.name for one in await stored.candidates(talk.db, speaker.community_id, talk.now)]
    today = talk.rules.local(talk.now).date()
    wishes, problems = _read(rest, today, talk.rules.duty.shifts, places, names, bare=mode == "end")
    try:
        prepared = await prepare(
            talk.db, talk.rules, talk.now, wishes, mode, wrong=problems, community_id=speaker.community_id,
            areas=_areas(within),
        )  # fmt: skip
    except BadTable as error:
        _complain(talk, error.problems, several=rest.strip().count("\n") > 0)
        return
    await carry_out(talk.db, prepared, talk.now, f"account/{speaker.account_id}")
    lines = [
        talk.phrase("duty-added", shift=letters.when(talk.words, talk.rules, talk.language, slot), name=slot.person)
        for slot in prepared.added[: letters.LISTED]
    ]
    lines += [
        talk.phrase("duty-ended", shift=letters.when(talk.words, talk.rules, talk.language, one), name=one.person)
        for one in prepared.ended[: letters.LISTED]
    ]
    unheard = words.listed(talk.words, talk.language, prepared.unheard)
    if not lines:
        talk.say("duty-same")
        return
    talk.say("duty-planned", lines=words.lines(lines), unheard=unheard or "none")
    people = [*(slot.person_id for slot in prepared.added), *(one.person_id for one in prepared.ended)]
    voices = await stored.voices(talk.db, people, talk.now)
    letters.tell_planned(talk, prepared, voices, but=speaker.chat)


def _areas(within: Within) -> tuple[int, ...] | None:
    return None if within.community_id is not None else (*within.buildings, *within.areas)


def _complain(talk: Talk, problems: Sequence[Problem], *, several: bool) -> None:
    lines = []
    for problem in problems[: letters.LISTED]:
        what = letters.problem(talk.words, talk.rules, talk.language, problem)
        lines.append(talk.phrase("duty-at-line", row=problem.row, what=what) if several else what)
    talk.say("duty-not-planned", lines=words.lines(lines))


def _read(
    text: str, today: date, shifts: Sequence[ShiftTimes], places: Sequence[Place], names: Sequence[str], *, bare: bool,
) -> tuple[list[Wish], list[Problem]]:  # fmt: skip
    """The wishes of each line; a line without a day is about the day of the line before. `bare`: names may be left
    out."""
    wishes: list[Wish] = []
    problems: list[Problem] = []
    day: date | None = None
    for row, line in enumerate(text.splitlines(), 1):
        line = _AGAIN.sub("", line.strip())
        if not line:
            continue
        found = day_before(line, today)
        if found is not None:
            day, line = found
        shift = shift_before(line, shifts)
        if day is None:
            problems.append(Problem("duty-date", {"value": line[:20]}, row))
        elif shift is None:
            problems.append(Problem("duty-shift", {"value": line.split()[0][:20] if line else "none"}, row))
        else:
            parts = apart(shift[1], [*names, *(place.name for place in places)])
            areas = [part for part in parts if part not in names and (place_named(part, places) or is_everywhere(part))]
            people = [part for part in parts if part not in areas]
            if not people and not bare:
                problems.append(Problem("duty-nobody-named", {}, row))
            for area in areas or [""]:
                wishes += [Wish(row, day, shift[0], name, area) for name in people or [""]]
    return wishes, problems
