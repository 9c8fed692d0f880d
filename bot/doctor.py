"""What works and what does not: a line for each part, said plainly, and exit code 1 if any does not."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from bot.channels.telegram import examine as examine_telegram
from bot.config import Settings
from storage import inbox, migrate, outbox
from storage.database import Database, Unavailable

_LEAST_BYTES = 500 * 2**20  # below this a database that grows by some MB a day deserves a thought


async def examine(settings: Settings, database: Database) -> int:
    """Look at every part and print what is found."""
    well = True

    def say(part: str, ok: bool, words: str) -> None:
        nonlocal well
        well = well and ok
        print(f"{'ok  ' if ok else 'BAD '} {part:<10} {words}")

    try:
        seconds = await database.ping()
        current = await migrate.is_current(database)
        say("database", True, f"{database.dialect}, answers in {seconds * 1000:.1f} ms")
        say("schema", current, "up to date" if current else "not up to date; run: python -m bot migrate")
        if current:
            async with database.read() as db:
                figures = await outbox.figures(db, datetime.now(UTC))
                parked = await inbox.count_parked(db)
            say("outbox", not figures.refused, f"{figures.waiting} waiting, {figures.refused} refused in two days, "
                f"{figures.in_doubt} in doubt")  # fmt: skip
            say("inbox", not parked, f"{parked} parked")
    except Unavailable as error:
        say("database", False, str(error))
    local = datetime.now(settings.zone)
    say("clock", True, f"{local:%Y-%m-%d %H:%M} {settings.timezone}")
    folder = Path(database.url.database or ".").parent if database.dialect == "sqlite" else Path()
    free = shutil.disk_usage(folder if folder.exists() else Path()).free
    say("disk", free >= _LEAST_BYTES, f"{free / 2**30:.1f} GiB free")
    if settings.telegram.enabled:
        token, base = settings.telegram.token.get_secret_value(), settings.telegram.base_url
        for ok, words in await examine_telegram(token, base, settings.telegram.mode, settings.http.public_url):
            say("telegram", ok, words)
    say("page", True, settings.http.public_url if settings.page.enabled else "switched off")
    return 0 if well else 1
