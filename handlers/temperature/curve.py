"""The curve of up to fourteen days: what each of a household measured, slot by slot, as data to draw and as words."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from handlers import words
from handlers.chat import Marked, Picture, Talk, Words
from handlers.rules import Rules, Slot
from storage import curve as stored
from storage.accounts import Member
from storage.curve import Absent, Stay
from storage.temperature import Taken

DAYS = 14
_MOST_PANELS = 12
_FEW = 4  # so many days of all people together are said one by one below a picture, more are summed up
_EACH_MISSING = 4  # so many missing slots are named, more are counted


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of a person's slot. `at` in the place of `slot`: a reading that counts for none, by the clock."""

    day: date
    slot: str | None
    kind: Literal["value", "missing", "excused"]
    celsius: Decimal | None = None
    fever: bool = False
    reason: str = ""
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One person's cells in the order of time; a slot that is not over, or was never asked for, has none."""

    name: str
    cells: tuple[Cell, ...]


def cells(
    readings: Sequence[Taken],
    absences: Sequence[Absent],
    stays: Sequence[Stay],
    rules: Rules,
    now: datetime,
) -> tuple[Cell, ...]:
    """One person's last `DAYS` days, from their readings (oldest first), absences and quarantines."""
    local = rules.local(now)
    absent = {(one.day, one.slot): one for one in absences}
    known = min((reading.taken_at for reading in readings), default=now)  # who reports, knows that we ask
    found = []
    for day in (local.date() - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)):
        of_day = [reading for reading in readings if reading.day == day]
        for slot in rules.slots:
            found += _slot(
                day, slot, [one for one in of_day if one.slot == slot.name], absent, stays, rules, now, known
            )
        names = [slot.name for slot in rules.slots]
        found += [
            Cell(day, None, "value", one.celsius, one.celsius >= rules.fever, at=rules.local(one.taken_at).time())
            for one in of_day
            if one.slot not in names
        ]
    return tuple(sorted(found, key=lambda cell: (cell.day, place(cell, rules.slots))))


def _slot(
    day: date, slot: Slot, taken: Sequence[Taken], absent: dict[tuple[date, str], Absent], stays: Sequence[Stay],
    rules: Rules, now: datetime, known: datetime,
) -> list[Cell]:  # fmt: skip
    """The newest reading of a slot; but a fever is not hidden by what was measured after it."""
    if taken:
        fevers = [reading.celsius for reading in taken if reading.celsius >= rules.fever]
        return [Cell(day, slot.name, "value", max(fevers, default=taken[-1].celsius), bool(fevers))]
    absence = absent.get((day, slot.name))
    if absence is not None and absence.reason:
        return [Cell(day, slot.name, "excused", reason=absence.reason)]
    opens, closes = (datetime.combine(day, clock, rules.zone) for clock in (slot.opens, slot.closes))
    asked = any(
        stay.starts_on <= day <= stay.ends_on
        and min(stay.known_at, known) < closes
        and (stay.released_at is None or stay.released_at > opens)
        for stay in stays
    )
    return [Cell(day, slot.name, "missing")] if absence is not None or (asked and closes <= now) else []


def place(cell: Cell, slots: Sequence[Slot]) -> float:
    """Where in its day a cell stands, 0 to 1: slots share the day evenly, what counts for none is between them."""
    for number, slot in enumerate(slots):
        if slot.name == cell.slot:
            return (number + 0.5) / len(slots)
    return sum(slot.opens <= (cell.at or time()) for slot in slots) / len(slots)


# --- as a picture -----------------------------------------------------------------------------------------------------


def drawing(phrases: Words, language: str, rows: Sequence[Row], rules: Rules, today: date) -> dict[str, Any]:
    """The picture as plain data (see bot/drawing/curve.py), all words in it."""

    def said(phrase: str, /, **values: object) -> str:
        return html.unescape(phrases(language, phrase, **values))

    days = days_of(rows, today)
    values = [float(cell.celsius) for row in rows for cell in row.cells if cell.celsius is not None]
    return {
        "days": [said("curve-tick", day=day.day) for day in days],
        "fever": float(rules.fever),
        "low": min([36.0, *values]),
        "high": max([38.0, *values]),
        "words": {
            "title": _title(phrases, language, days),
            "value": said("curve-value"),
            "line": said("curve-line", celsius=rules.fever),
            "fever": said("curve-fever"),
            "missing": said("curve-missing"),
            "excused": said("curve-excused"),
        },
        "people": [_panel(phrases, language, row, rules.slots, days[0]) for row in rows],
    }


def _panel(phrases: Words, language: str, row: Row, slots: Sequence[Slot], first: date) -> dict[str, Any]:
    places: dict[str, list[Any]] = {"value": [], "missing": [], "excused": []}
    newest = ""
    for cell in row.cells:
        x = (cell.day - first).days + place(cell, slots)
        if cell.celsius is None:
            places[cell.kind].append(x)
        else:
            places["value"].append([x, float(cell.celsius), cell.fever])
            newest = html.unescape(phrases(language, "curve-newest", celsius=cell.celsius))
    return {
        "name": row.name, "newest": newest, "points": places["value"], "missing": places["missing"],
        "excused": places["excused"],
    }  # fmt: skip


def days_of(rows: Sequence[Row], today: date) -> list[date]:
    """The days that a picture shows: from the first of which anything is known to today."""
    first = min((cell.day for row in rows for cell in row.cells), default=today)
    return [first + timedelta(days=number) for number in range((today - first).days + 1)]


def _title(phrases: Words, language: str, days: Sequence[date]) -> str:
    first, last = (phrases(language, "curve-date", month=day.month, day=day.day) for day in (days[0], days[-1]))
    return html.unescape(
        phrases(language, "curve-title", days="single" if first == last else "several", first=first, last=last)
    )


# --- as words ---------------------------------------------------------------------------------------------------------


def spell(
    phrases: Words, language: str, rows: Sequence[Row], days: Sequence[date], *, each: int, last: int
) -> list[Marked]:
    """The same in words, a line for each person. Day by day where all of them together are not more than `each`; else
    only the `last` ones, and of those before them the lowest and highest, each fever, and what is missing."""
    early = set(days[: len(days) - last] if len(rows) * len(days) > each else ())
    late = [day for day in days if day not in early]
    lines = []
    for row in rows:
        parts = _summed(phrases, language, [cell for cell in row.cells if cell.day in early])
        parts += [_day(phrases, language, day, row.cells) for day in late if any(c.day == day for c in row.cells)]
        if parts:
            text = Marked(phrases(language, "curve-then").join(parts))
            lines.append(phrases(language, "curve-person", name=row.name, days=text))
    return lines


def _day(phrases: Words, language: str, day: date, all_cells: Iterable[Cell]) -> Marked:
    slots = [
        phrases(
            language,
            "curve-slot",
            slot=_slot_words(phrases, language, cell),
            value=cell.celsius if cell.celsius is not None else cell.reason or cell.kind,
        )
        for cell in all_cells
        if cell.day == day
    ]
    return phrases(language, "curve-day", day=day.day, slots=Marked(phrases(language, "curve-and").join(slots)))


def _summed(phrases: Words, language: str, some: Sequence[Cell]) -> list[Marked]:
    """Many days in one: what was measured, then the fevers, then what is missing and why."""
    if not some:
        return []
    values = [cell.celsius for cell in some if cell.celsius is not None and not cell.fever]
    parts = [
        phrases(language, "curve-span", first=some[0].day.day, last=some[-1].day.day,
                values="some" if values else "none", low=min(values, default=0), high=max(values, default=0))
    ]  # fmt: skip
    for phrase, chosen in (
        ("curve-fevers", [cell for cell in some if cell.fever]),
        ("curve-missed", [cell for cell in some if cell.kind == "missing"]),
        ("curve-not-measured", [cell for cell in some if cell.kind == "excused"]),
    ):
        if chosen:
            named = [
                phrases(language, "curve-one", day=cell.day.day, slot=_slot_words(phrases, language, cell),
                        value=cell.celsius if cell.celsius is not None else "none")
                for cell in chosen
            ]  # fmt: skip
            listed = Marked(words.listed(phrases, language, named)) if len(named) <= _EACH_MISSING else "counted"
            parts.append(phrases(language, phrase, count=len(chosen), named=listed))
    return [Marked(phrases(language, "curve-comma").join(parts))]


def _slot_words(phrases: Words, language: str, cell: Cell) -> Marked:
    if cell.slot is None:
        return Marked(words.clock(cell.at or time()))
    return phrases(language, "curve-slot-name", slot=cell.slot)


# --- for a household --------------------------------------------------------------------------------------------------


async def of_household(talk: Talk, people: Sequence[Member]) -> tuple[list[Marked], Picture | None]:
    """The lines that say how these people's days before today went, and the picture; none where nothing is known."""
    rows = await _rows(talk, people)
    today = talk.rules.local(talk.now).date()
    if not any(row.cells for row in rows):
        return [], None
    days = days_of(rows, today)
    feverish = any(cell.fever and cell.day == today for row in rows for cell in row.cells)
    said = spell(talk.words, talk.language, rows, days if feverish else days[:-1], each=_FEW, last=0)
    lines = [talk.phrase("curve-head"), *said] if said else []
    whole = spell(talk.words, talk.language, rows, days, each=DAYS, last=2)
    alt = "\n".join([_title(talk.words, talk.language, days), *whole])
    shown = drawing(talk.words, talk.language, rows[:_MOST_PANELS], talk.rules, today)
    return lines, Picture(alt=html.unescape(alt), drawing=shown)


async def _rows(talk: Talk, people: Sequence[Member]) -> list[Row]:
    since = talk.rules.local(talk.now).date() - timedelta(days=DAYS - 1)
    ids = [member.id for member in people]
    readings = await stored.readings(talk.db, ids, since)
    absences = await stored.absences(talk.db, ids, since)
    stays = await stored.stays(talk.db, ids, since)
    return [
        Row(
            member.name,
            cells(
                [one for one in readings if one.person_id == member.id],
                [one for one in absences if one.person_id == member.id],
                [one for one in stays if one.person_id == member.id],
                talk.rules,
                talk.now,
            ),
        )
        for member in people
    ]
