"""What the clock does about shifts: the evening before, half an hour before, at the beginning, before the end; and
where nobody will be on duty, a day ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from handlers import words
from handlers.chat import Letter, Words
from handlers.duty import handover, letters, present, rules, swapping
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import clock
from storage import duty as stored
from storage.database import Db
from storage.duty import Standing

_EVENING = time(19)  # when those who are on duty tomorrow hear of it …
_GAPS = (time(10), time(18))  # … and when staff hear of shifts that nobody has
_FRESH = timedelta(hours=1)  # who planned it has just heard who cannot be reached
_LATE = timedelta(hours=2)  # so long afterwards it still makes sense, if we were down


async def due(db: Db, settings: Rules, now: datetime) -> list[Errand]:
    """What is to be done now about shifts and has not been."""
    shifts = await stored.between(db, now - _LATE, now + timedelta(days=2), now)
    found = [errand for shift in shifts if shift.fit for errand in _of_shift(shift, now)]
    found += _evening(settings, shifts, now)
    if quiet_until(settings, now) is None:
        found += [
            Errand("duty", "lost", f"shift/{one.id}", one.starts_at, one.community_id)
            for one in shifts
            if not (one.fit and one.reachable)
            and now < one.ends_at
            and one.starts_at < now + rules.AHEAD
            and one.created_at < now - _FRESH
        ]
    found += [
        Errand("duty", "gaps", f"duty/{id}", at, id)
        for at in (datetime.combine(settings.local(now).date(), hour, settings.zone) for hour in _GAPS)
        if at <= now < at + _LATE
        for id in await stored.communities(db, now - rules.KNOWN, now + rules.KNOWN)
    ]
    found += [
        Errand("duty", "lapse", f"swap/{asked.id}", at, asked.community_id)
        for asked, at in await stored.stale_swaps(db, now)
    ]
    done = await clock.opened(db, [errand.key for errand in found]) if found else set()
    return [errand for errand in found if errand.key not in done]


def _of_shift(shift: Standing, now: datetime) -> list[Errand]:
    """What its time has come for; whoever got it only just now need not be reminded of it."""
    begins, ends = shift.starts_at, shift.ends_at
    found = []
    if begins - rules.REMIND <= now < begins and shift.created_at < begins - rules.REMIND:
        found.append(("remind", begins - rules.REMIND))
    if begins <= now < min(begins + _LATE, ends):
        found.append(("begin", max(begins, shift.created_at)))
    if ends - rules.ASK <= now < ends:
        found.append(("ask", ends - rules.ASK))
    return [Errand("duty", what, f"shift/{shift.id}", at, shift.community_id) for what, at in found]


def _evening(settings: Rules, shifts: Sequence[Standing], now: datetime) -> list[Errand]:
    at = datetime.combine(settings.local(now).date(), _EVENING, settings.zone)
    if not at <= now < at + _LATE:
        return []
    tomorrow = settings.local(now).date() + timedelta(days=1)
    communities = {one.community_id for one in shifts if one.day == tomorrow and one.created_at < at}
    return [Errand("duty", "evening", f"duty/{id}", at, id) for id in sorted(communities)]


async def do(db: Db, settings: Rules, phrases: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Do one of them; twice, or in two processes at once, gives no letters the second time."""
    new = await clock.open_once(
        db, errand.key, community_id=errand.community_id, due_at=errand.at, now=now
    )  # fmt: skip
    if not new:
        return []
    mail = Mail(errand.key, errand.community_id, phrases, settings, now)
    match errand.what:
        case "evening":
            await _tell_tomorrow(db, mail, errand.id)
        case "gaps":
            await _tell_gaps(db, mail, errand.id)
        case "lapse":
            asked = await stored.swap(db, errand.id)
            if asked is not None:
                await swapping.lapse(mail, db, asked)
        case _:
            shift = (await stored.by_ids(db, [errand.id], now)).get(errand.id)
            if shift is not None:
                await _about(db, mail, errand.what, shift)
    return mail.letters


async def _about(db: Db, mail: Mail, what: str, shift: Standing) -> None:
    if what == "lost":
        await _tell_lost(db, mail, shift)
    elif not shift.fit:
        return
    elif what == "remind":
        for voice in (await stored.voices(db, [shift.person_id], mail.now)).get(shift.person_id, []):
            said = letters.when(mail.words, mail.rules, voice.language, shift)
            mail.tell(voice.chat, voice.language, "duty-soon", shift=said, lane=letters.lane(mail))
    elif what == "begin":
        before = await stored.between(
            db, handover.since(shift), shift.starts_at, mail.now, community_id=shift.community_id
        )  # fmt: skip
        await handover.receive(mail, db, shift, before)
    else:
        going_on = await stored.of_people(db, [shift.person_id], shift.ends_at, mail.now)
        if not any(one.starts_at == shift.ends_at for one in going_on):  # they hand over to themselves
            await handover.ask(mail, db, shift)


async def _tell_tomorrow(db: Db, mail: Mail, community_id: int) -> None:
    tomorrow = mail.rules.local(mail.now).date() + timedelta(days=1)
    at = datetime.combine(mail.rules.local(mail.now).date(), _EVENING, mail.rules.zone)
    shifts = [
        one for one in await stored.of_days(db, community_id, [tomorrow], mail.now)
        if one.fit and one.created_at < at
    ]  # fmt: skip
    for person, voices in (await stored.voices(db, [one.person_id for one in shifts], mail.now)).items():
        for voice in voices:
            lines = [
                letters.when(mail.words, mail.rules, voice.language, one) for one in shifts if one.person_id == person
            ]
            begun = len(mail.letters)
            mail.tell(voice.chat, voice.language, "duty-tomorrow", lines=words.lines(lines))
            letters.quietly(mail, begun)


async def _tell_gaps(db: Db, mail: Mail, community_id: int) -> None:
    """The next day's shifts that nobody has."""
    planned = await stored.between(
        db, mail.now - rules.KNOWN, mail.now + rules.KNOWN, mail.now, community_id=community_id
    )  # fmt: skip
    today = mail.rules.local(mail.now).date()
    found = [
        gap for gap in rules.gaps(mail.rules, planned, [today, today + timedelta(days=1)])
        if mail.now < gap.begins <= mail.now + rules.AHEAD
    ]  # fmt: skip
    if found:
        await present.tell_planners(
            mail, db, community_id, "duty-gaps",
            lambda language: {"lines": words.lines(letters.gap(mail.words, language, gap) for gap in found)},
        )  # fmt: skip


async def _tell_lost(db: Db, mail: Mail, shift: Standing) -> None:
    """Whoever was planned has no role any more, or cannot be reached: staff hear it, if nobody else is there."""
    planned = await stored.between(
        db, mail.now - rules.KNOWN, mail.now + rules.KNOWN, mail.now, community_id=shift.community_id
    )  # fmt: skip
    for gap in rules.gaps(mail.rules, planned, [shift.day]):
        if gap.shift.name == shift.name and gap.place in ("", shift.place):
            await present.tell_planners(
                mail, db, shift.community_id, "duty-lost",
                lambda language: {
                    "name": shift.person, "shift": letters.when(mail.words, mail.rules, language, shift),
                    "why": "unheard" if shift.fit else "left",
                },
                but=(shift.person_id,),
            )  # fmt: skip
            return


FEATURE = Feature(due, do)
