"""`python -m bot invites`: everybody's way in as JSON or CSV, or notices with QR codes to print and hang on doors."""

from __future__ import annotations

import asyncio
import csv
import dataclasses
import functools
import html
import io
import json
import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.tables import inert, open_private
from bot.texts import Texts
from handlers.invites import DoorNotice, InviteLine, door_notices, ensure, listing
from handlers.rules import Rules
from storage.database import Database
from storage.vault import WrongKey

Format = Literal["json", "csv", "html"]
_COLUMNS = tuple(field.name for field in dataclasses.fields(InviteLine))


async def invites(
    database: Database, rules: Rules, texts: Texts, *, format: Format, now: datetime, telegram_username: str,
    out: Callable[[str], None], out_file: Path | None = None, everyone: bool = False,
) -> int:  # fmt: skip
    """Give everybody without a way in one, then list them all, to `out_file` or else to `out`; gives the exit code.

    `everyone` asks for door notices of households in no quarantine too.
    """

    def say(phrase: str, **values: object) -> str:
        return html.unescape(texts(rules.language, phrase, **values))

    lines: list[InviteLine] = []
    notices: list[DoorNotice] = []
    ways = {"public_url": rules.public_url, "telegram_username": telegram_username}
    try:
        async with database.begin() as db:
            await ensure(db, now, rules.invite_days)
            if format == "html":
                notices = await door_notices(db, now, **ways, everyone=everyone)
            else:
                lines = await listing(db, now, **ways, how=format)
    except WrongKey:
        out(say("invites-wrong-key"))
        return 1
    # Drawing thousands of squares takes a while: the transaction is over by now, and nobody waits for it.
    if format == "html":
        text = await asyncio.to_thread(notices_html, notices, texts)
    else:
        text = lines_csv(lines) if format == "csv" else lines_json(lines)
    if out_file is None:
        out(text)
        return 0
    try:
        _write(out_file, text)
    except OSError as error:
        out(say("invites-not-written", file=str(out_file), reason=error.strerror or ""))
        return 1
    what = "notices" if format == "html" else "lines"
    out(say(f"invites-written-{what}", count=len(notices) + len(lines), file=str(out_file)))
    return 0


def lines_json(lines: Sequence[InviteLine]) -> str:
    """A list of objects, one a person."""
    return json.dumps([dataclasses.asdict(line) for line in lines], ensure_ascii=False, indent=1)


def lines_csv(lines: Sequence[InviteLine]) -> str:
    """A table that Excel opens as UTF-8 (the mark in front tells it), one person a row."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(_COLUMNS)
    writer.writerows([inert(getattr(line, name)) for name in _COLUMNS] for line in lines)
    return "\ufeff" + table.getvalue()


def notices_html(notices: Sequence[DoorNotice], texts: Texts) -> str:
    """One A4 page a door, ready to print."""
    folder = Path(__file__).parent / "templates"
    pages = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def words(language: str) -> Callable[..., Markup]:
        @functools.cache  # the same few sentences and days on thousands of pages
        def say(phrase: str, **values: object) -> Markup:
            return Markup(texts(language, phrase, **values))  # noqa: S704  marked text: its values are escaped already

        return say

    template = pages.get_template("door_notice.html")
    return template.render(notices=notices, zh=words("zh-CN"), en=words("en"), qr=_qr, day=_day, place=_place)


def _qr(link: str) -> Markup:
    code = segno.make(link, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True, border=2))  # noqa: S704  drawn by segno, nothing of ours in it


def _day(words: Callable[..., Markup], day: date) -> Markup:
    return words("invites-day", year=str(day.year), month=day.month, day=day.day, weekday=day.isoweekday())


def _place(words: Callable[..., Markup], notice: DoorNotice) -> Markup:
    """Rosters that hold bare numbers (3, 2, 502) are read out with what they number."""
    building = words("invites-building", number=notice.building) if notice.building.isdigit() else notice.building
    unit = words("invites-unit", number=notice.unit) if notice.unit.isdigit() else notice.unit
    return Markup(" ").join(part for part in (building, unit, notice.room) if part)


def _write(path: Path, text: str) -> None:
    """For the owner's eyes alone: whoever has a code comes in."""
    with os.fdopen(open_private(path), "w", encoding="utf-8", newline="") as file:
        file.write(text)
