"""`python -m bot catalogue FILE [--dry-run]`: all rows or none; each bad cell named by row and heading."""

from __future__ import annotations

import asyncio
import html
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.inbox import letter_row
from bot.roster import NoTable, read_table
from bot.roster.saying import LISTED, complain, first
from bot.texts import Texts
from handlers.mail import Mail
from handlers.roster import BadTable, Problem
from handlers.rules import Rules
from handlers.supplies import shop
from storage import access, outbox
from storage.database import Database, Db, Unavailable

_TRIES = 3  # somebody who orders at this moment may be in the way


class _Busy(Exception):
    """Another import is at it."""


async def import_catalogue(
    database: Database,
    rules: Rules,
    texts: Texts,
    path: Path,
    *,
    dry_run: bool,
    now: datetime,
    out: Callable[[str], None],
    community: str = "",
) -> int:
    """Take a shop's list in, or say all that is wrong with it; gives the exit code. What is not in it any more ends,
    and comes back with a list in which it is again. Whoever has ordered what is dearer now is asked. `community`: its
    name, where there are several."""

    def say(phrase: str, **values: object) -> str:
        return html.unescape(texts(rules.language, phrase, **values))

    told = shop.Told()
    try:
        table = await asyncio.to_thread(read_table, Path(path), shop.HEADINGS.is_row)
        listed = shop.read_goods(table.heading, table.rows)
        if dry_run:
            async with database.read() as db:
                prepared = await shop.prepare(db, await _community(db, community), listed)
                told = await shop.would(
                    db, texts, rules.language, prepared.community_id, prepared.priced, prepared.counted
                )
        else:
            prepared, told = await _store(database, rules, texts, community, listed, now)
    except NoTable as error:
        own = "catalogue-no-heading-row" if error.code == "no-heading-row" else f"roster-{error.code}"
        out(say(own, file=Path(path).name, **error.values))
        return 1
    except BadTable as error:
        complain(error.problems, lambda problem: say(shop.phrase_of(problem.code), **problem.values), say, out)
        return 1
    except _Busy:
        out(say("catalogue-busy"))
        return 1
    _report(prepared, told, rules, texts, say, out, dry_run=dry_run)
    return 0


async def _community(db: Db, name: str) -> int:
    """Whose list it is. Raises BadTable."""
    known = {await access.community_name(db, id): id for id in await access.communities(db)}
    if name in known:
        return known[name]
    if not name and len(known) == 1:
        return next(iter(known.values()))
    values = {"value": name or "none", "known": "、".join(known) or "none"}
    raise BadTable([Problem("catalogue-community", values)])


async def _store(
    database: Database, rules: Rules, texts: Texts, community: str, listed: shop.List, now: datetime
) -> tuple[shop.Prepared, shop.Told]:
    """Work out, write and tell, in one transaction."""
    lock = await database.lock("catalogue")
    if lock is None:
        raise _Busy
    try:
        for again in range(1, _TRIES + 1):
            try:
                async with database.begin() as db:
                    prepared = await shop.prepare(db, await _community(db, community), listed)
                    mail = Mail(f"catalogue/{secrets.token_hex(8)}", prepared.community_id, texts, rules, now)
                    told = await shop.carry_out(db, mail, prepared, "system")
                    await outbox.write(db, [letter_row(letter, now) for letter in mail.letters])
                return prepared, told
            except Unavailable:
                if again == _TRIES:
                    raise
    finally:
        await lock.release()
    raise AssertionError("unreachable")


def _report(
    prepared: shop.Prepared, told: shop.Told, rules: Rules, texts: Texts, say: Callable[..., str],
    out: Callable[[str], None], *, dry_run: bool,
) -> None:  # fmt: skip
    out(
        say(
            "catalogue-would" if dry_run else "catalogue-done", new=len(prepared.new), changed=len(prepared.changed),
            same=prepared.same,
        )
    )  # fmt: skip
    lines = [html.unescape(line) for line in shop.differences(texts, rules.language, prepared)]
    first(lines, "catalogue-more", say, out)
    for phrase, things in (("catalogue-ended", prepared.ended), ("catalogue-back", prepared.back)):
        if things:
            names = "、".join(one.name for one in things[:LISTED])
            out(say(phrase, count=len(things), names=names, more=max(0, len(things) - LISTED)))
    if told.households:
        out(say("catalogue-would-ask" if dry_run else "catalogue-asked", count=told.households))
    for line in told.short:
        out(html.unescape(line))
