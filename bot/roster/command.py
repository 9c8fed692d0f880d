"""`python -m bot import FILE [--dry-run]`: all rows or none; each bad cell named by row and heading."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.roster.reading import NoTable, read_table
from bot.roster.saying import LISTED, complain, first
from bot.texts import Texts
from handlers.roster import (
    BadTable,
    Plan,
    Prepared,
    Sheet,
    carry_out,
    is_heading_row,
    name_mask,
    prepare,
    read_rows,
)
from handlers.rules import Rules
from storage.database import Database


async def import_file(
    database: Database,
    rules: Rules,
    texts: Texts,
    path: Path,
    *,
    dry_run: bool,
    now: datetime,
    out: Callable[[str], None],
) -> int:
    """Take a roster in, or say all that is wrong with it; gives the exit code. A dry run says what it would do."""

    def say(phrase: str, **values: object) -> str:
        return html.unescape(texts(rules.language, phrase, **values))

    try:
        table = await asyncio.to_thread(read_table, Path(path), is_heading_row)
        sheet = read_rows(table.heading, table.rows, rules.policies, rules.local(now).date())
        if dry_run:
            async with database.read() as db:
                prepared = await prepare(db, rules, now, sheet)
        else:
            stored = await _store(database, rules, sheet, now)
            if stored is None:
                out(say("roster-busy"))
                return 1
            prepared = stored
    except NoTable as error:
        out(say(f"roster-{error.code}", file=Path(path).name, **error.values))
        return 1
    except BadTable as error:
        complain(error.problems, lambda problem: say(f"roster-{problem.code}", **problem.values), say, out)
        return 1
    _report(prepared, say, out, dry_run=dry_run)
    return 0


async def _store(database: Database, rules: Rules, sheet: Sheet, now: datetime) -> Prepared | None:
    """Work out and write, in one transaction; none if another import is at it."""
    lock = await database.lock("roster")
    if lock is None:
        return None
    try:
        async with database.begin() as db:
            prepared = await prepare(db, rules, now, sheet)
            await carry_out(db, prepared, now, "system")
    finally:
        await lock.release()
    return prepared


def _report(prepared: Prepared, say: Callable[..., str], out: Callable[[str], None], *, dry_run: bool) -> None:
    plan: Plan = prepared.plan
    out(
        say(
            "roster-would" if dry_run else "roster-done",
            new=len(plan.people),
            changed=len(plan.touched),
            same=plan.same,
        )
    )
    for phrase, count in (
        ("roster-new-homes", len(plan.homes)),
        ("roster-cases-opened", len(plan.opened)),
        ("roster-cases-moved", len(plan.moved)),
        ("roster-roles-begun", len(plan.granted)),
        ("roster-roles-ended", len(plan.ended)),
    ):
        if count:
            out(say(phrase, count=count))
    for code in dict.fromkeys(remark.code for remark in plan.remarks):
        found = [remark for remark in plan.remarks if remark.code == code]
        lines = [say(f"roster-{code}", row=str(remark.row), **remark.values) for remark in found]
        first(lines, "roster-more", say, out)
    if plan.missing:
        names = "、".join(name_mask(name) for name in plan.missing[:LISTED])
        out(say("roster-missing", count=len(plan.missing), names=names))
