"""Each morning: whoever has somebody to look in on today gets their list, and staff those whom nobody has looked in on
in time, or who are nobody's task. One letter each, nothing where there is nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time

from handlers import words
from handlers.care import letters, rules
from handlers.chat import Lane, Letter, Marked, Words
from handlers.errands import Errand
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import access, clock
from storage import care as stored
from storage.access import Duty
from storage.care import Need
from storage.database import Db

FEATURE = "care"
_AT, _UNTIL = time(8), time(18)  # caught up until then; later nobody goes any more
_LINES = 8


async def due(db: Db, settings: Rules, now: datetime) -> list[Errand]:
    """The morning's letters of each community in which somebody is to be looked in on, unless they have gone."""
    local = settings.local(now)
    if not _AT <= local.time() < _UNTIL or quiet_until(settings, now) is not None:
        return []
    communities = await stored.communities_due(db, local.date())
    done = await clock.opened(db, [_key(local.date(), id) for id in communities])
    at = datetime.combine(local.date(), _AT, settings.zone)
    return [
        Errand(FEATURE, "morning", f"community/{id}", at, id)
        for id in communities
        if _key(local.date(), id) not in done
    ]


def _key(day: date, community_id: int) -> str:
    return f"care/{day}/community/{community_id}"


async def do(db: Db, settings: Rules, phrases: Words, errand: Errand, now: datetime) -> list[Letter]:
    """The letters of one community."""
    today = settings.local(now).date()
    key = _key(today, errand.id)
    if not await clock.open_once(db, key, community_id=errand.id, due_at=errand.at, now=now):
        return []
    mail = Mail(key, errand.id, phrases, settings, now)
    needs = await stored.due(db, errand.id, today)
    liaisons = await access.duties(db, errand.id, ("liaison",), now)
    mine: dict[int, list[Need]] = defaultdict(list)
    nobodys: list[Need] = []
    for need in needs:
        theirs = rules.nearest(liaisons, need)
        for duty in theirs:
            mine[duty.person_id].append(need)
        if not theirs:
            nobodys.append(need)
    for duty in liaisons:
        if mine[duty.person_id]:
            _to_liaison(mail, duty, mine[duty.person_id], today)
    late = [need for need in needs if rules.days_late(need, today) and need not in nobodys]
    _to_staff(mail, await access.duties(db, errand.id, ("staff",), now), late, nobodys, today)
    return mail.letters


def _to_liaison(mail: Mail, duty: Duty, needs: Sequence[Need], today: date) -> None:
    for chat, language in duty.chats:
        shown = [letters.head(mail, language, needs, today), *_listed(mail, language, needs, today)]
        mail.tell(
            chat, language, "care-list", lane=Lane.NOTICE, lines=words.lines(shown),
            choices=letters.buttons(needs[:_LINES]),
        )  # fmt: skip


def _to_staff(mail: Mail, staff: Sequence[Duty], late: Sequence[Need], nobodys: Sequence[Need], today: date) -> None:
    for duty in staff:
        theirs = [need for need in late if rules.looks_after(duty, need) is not None]
        gaps = [need for need in nobodys if rules.looks_after(duty, need) is not None]
        if not (theirs or gaps):
            continue
        for chat, language in duty.chats:
            shown: list[Marked] = []
            if theirs:
                shown.append(mail.words(language, "care-overdue", count=len(theirs)))
                shown += _listed(mail, language, theirs, today)
            if gaps:
                shown.append(mail.words(language, "care-nobodys", count=len(gaps)))
                shown += _listed(mail, language, gaps, today)
            mail.tell(
                chat, language, "care-list", lane=Lane.NOTICE, lines=words.lines(shown),
                choices=letters.buttons([*theirs[:_LINES], *gaps[:_LINES]]),
            )  # fmt: skip


def _listed(mail: Mail, language: str, needs: Sequence[Need], today: date) -> list[Marked]:
    shown = letters.lines(mail, language, needs[:_LINES], today)
    if len(needs) > _LINES:
        shown.append(mail.words(language, "care-more", count=len(needs) - _LINES))
    return shown
