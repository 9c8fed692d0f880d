"""The command: everything into one file, and on the record, or nothing, and the reason."""

from __future__ import annotations

import contextlib
import html
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

from bot.export.kind import Asked, Nothing, Row, What
from bot.export.orders import ORDERS
from bot.export.receipts import RECEIPTS
from bot.tables import csv_lines, open_private
from bot.texts import Texts
from handlers.rules import Rules
from handlers.sheets import Sheet, Source, workbook
from storage import history
from storage.database import Database

WHATS: dict[str, What] = {"receipts": RECEIPTS, "orders": ORDERS}
_MOST_ROWS = 1_048_575  # of a sheet, below its heading (Excel's limit)


class _TooMany(Exception):
    """More rows than a sheet has."""


async def export(
    database: Database, rules: Rules, texts: Texts, what: str, path: Path | None, asked: Asked, *, now: datetime,
    out: Callable[[str], None],
) -> int:  # fmt: skip
    """Write what is asked for into a file, .xlsx or .csv by its ending; gives the exit code. The file is put in its
    place when it is whole, and that it was written is on the record."""

    def say(phrase: str, **values: object) -> str:
        return html.unescape(texts(rules.language, phrase, **values))

    if what not in WHATS:
        out(say("export-what", what=what or "none", known="、".join(WHATS)))
        return 2
    if path is None or path.suffix.lower() not in (".xlsx", ".csv"):
        out(say("export-ending", file=path.name if path is not None else "none"))
        return 2
    beside = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(open_private(beside), "wb") as file:
            async with database.read() as db:
                count = await _write(Source(db, rules, texts, now), WHATS[what], asked, path, file)
        async with database.begin() as db:
            await history.add(db, [{
                "community_id": None, "at": now, "actor": "operator", "action": "exported",
                "subject": WHATS[what].subject(asked), "details": {"what": what, "rows": count},
            }])  # fmt: skip
        beside.replace(path)
    except Nothing as error:
        out(say(error.phrase, **error.values))
        return 1
    except _TooMany:
        out(say("export-too-many", file=path.with_suffix(".csv").name))
        return 1
    except OSError as error:
        out(say("export-not-written", file=str(path), reason=error.strerror or ""))
        return 1
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    out(say("export-written", count=count, file=str(path)))
    return 0


async def _write(source: Source, what: What, asked: Asked, path: Path, file: IO[bytes]) -> int:
    """Gives the number of rows. A .csv is written as it is read; a workbook is whole in memory first."""
    heading = what.heading(source)
    if path.suffix.lower() == ".csv":
        count = 0
        file.write(("\ufeff" + csv_lines([heading])).encode())  # the mark in front tells Excel that it is UTF-8
        async for some in what.rows(source, asked):
            file.write(csv_lines(some).encode())
            count += len(some)
        return count
    rows: list[Row] = []
    async for some in what.rows(source, asked):
        rows += some
        if len(rows) > _MOST_ROWS:
            raise _TooMany
    from bot.tables.workbook import made  # a .csv does without it

    file.write(made(workbook(path.name, [Sheet(what.title(source), heading, rows)])))
    return len(rows)
