"""`python -m bot duty FILE [--dry-run]`: a plan of shifts, all rows or none; each bad cell named by row and heading."""

from __future__ import annotations

import asyncio
import html
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.inbox import letter_row
from bot.roster.reading import NoTable, read_table
from bot.roster.saying import complain, first
from bot.texts import Texts
from handlers import duty
from handlers.mail import Mail
from handlers.roster import BadTable, Problem
from handlers.rules import Rules
from storage import duty as stored
from storage import outbox
from storage.database import Database, Db


async def import_duty(
    database: Database,
    rules: Rules,
    texts: Texts,
    path: Path,
    *,
    dry_run: bool,
    now: datetime,
    out: Callable[[str], None],
) -> int:
    """Take a plan in, or say all that is wrong with it; gives the exit code. It takes the place of what was planned
    for the days that it names, from now on; whoever gains or loses a shift hears of it."""

    def say(phrase: str, **values: object) -> str:
        return html.unescape(texts(rules.language, phrase, **values))

    try:
        table = await asyncio.to_thread(read_table, Path(path), duty.HEADINGS.is_row)
        wishes, wrong, headings = duty.read_plan(table.heading, table.rows, rules.duty.shifts, rules.local(now).date())
        if dry_run:
            async with database.read() as db:
                prepared = await duty.prepare(db, rules, now, wishes, "replace", headings=headings, wrong=wrong)
                gaps = await _gaps(db, rules, prepared, now)
        else:
            lock = await database.lock("duty")
            if lock is None:
                out(say("duty-busy"))
                return 1
            try:
                async with database.begin() as db:
                    prepared = await duty.prepare(db, rules, now, wishes, "replace", headings=headings, wrong=wrong)
                    await duty.carry_out(db, prepared, now, "system")
                    await _tell(db, rules, texts, prepared, now)
                    gaps = await _gaps(db, rules, prepared, now)
            finally:
                await lock.release()
    except NoTable as error:
        out(say("duty-no-heading-row" if error.code == "no-heading-row" else f"roster-{error.code}",
                file=Path(path).name, **error.values))  # fmt: skip
        return 1
    except BadTable as error:

        def what(problem: Problem) -> str:
            return html.unescape(duty.problem(texts, rules, rules.language, problem))

        complain(error.problems, what, say, out, nothing="duty-nothing-stored")
        return 1
    _report(prepared, rules, texts, say, out, dry_run=dry_run)
    listed = [say("duty-gap-listed", gap=duty.gap(texts, rules.language, gap)) for gap in gaps]
    first(listed, "duty-more", say, out)
    return 0


async def _tell(db: Db, rules: Rules, texts: Texts, prepared: duty.Prepared, now: datetime) -> None:
    """Whoever is planned hears of it."""
    for community in prepared.days:
        mine = duty.Prepared(
            [one for one in prepared.added if one.community_id == community],
            [one for one in prepared.ended if one.community_id == community],
        )
        people = [*(one.person_id for one in mine.added), *(one.person_id for one in mine.ended)]
        mail = Mail(f"duty/plan/{community}/{secrets.token_hex(8)}", community, texts, rules, now)
        duty.tell_planned(mail, mine, await stored.voices(db, people, now))
        await outbox.write(db, [letter_row(letter, now) for letter in mail.letters])


async def _gaps(db: Db, rules: Rules, prepared: duty.Prepared, now: datetime) -> list[duty.Gap]:
    """The shifts of the days in the plan that nobody has then, as if it were carried out already."""
    found = []
    ended = {one.id for one in prepared.ended}
    for community, days in prepared.days.items():
        stand = [one for one in await stored.of_days(db, community, days, now) if one.id not in ended]
        taken = {(one.day, one.name) for one in stand if one.fit}
        taken |= {(slot.day, slot.shift.name) for slot in prepared.added if slot.community_id == community}
        found += [
            gap for gap in duty.gaps(rules, stand, days, heard=False)
            if gap.begins > now and (gap.place or (gap.day, gap.shift.name) not in taken)
        ]  # fmt: skip
    return found


def _report(
    prepared: duty.Prepared, rules: Rules, texts: Texts, say: Callable[..., str], out: Callable[[str], None], *,
    dry_run: bool,
) -> None:  # fmt: skip
    added, ended = len(prepared.added), len(prepared.ended)
    out(say("duty-would" if dry_run else "duty-done", added=added, ended=ended, same=prepared.same))
    for phrase, some in (("duty-added", prepared.added), ("duty-ended", prepared.ended)):
        lines = [say(phrase, shift=duty.when(texts, rules, rules.language, one), name=one.person) for one in some]
        first(lines, "duty-more", say, out)
    if prepared.unheard:
        out(say("duty-unheard", names="、".join(prepared.unheard)))
