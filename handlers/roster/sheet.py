"""From the rows of a sheet to entries: headings understood, each cell checked, every bad one named at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from handlers.roster import cells
from handlers.roster.cells import BadCell, Cell, key, written
from handlers.roster.table import BadTable, Headings, Problem, RowReader, in_order, names_of, without_heading

_HEADINGS: dict[str, tuple[str, ...]] = {
    "community": ("社区",),
    "building": ("楼栋", "楼号"),
    "unit": ("单元",),
    "room": ("房号", "房间号"),
    "name": ("姓名",),
    "phone": ("电话", "手机", "手机号", "联系电话"),
    "role": ("角色",),
    "duty": ("负责",),
    "policy": ("隔离政策",),
    "quarantine_start": ("隔离开始", "quarantinestart"),
    "language": ("语言",),
    "note": ("备注",),
}
HEADINGS = Headings(_HEADINGS)
_LONGEST = {"community": 100, "building": 100, "unit": 100, "room": 50, "name": 100, "note": 2000}  # as in models.py
_LATEST = timedelta(days=60)
_EARLIEST = timedelta(days=366)

PlaceKey = tuple[str, ...]  # the keys of community, building, unit: as many as there are
HomeKey = tuple[PlaceKey, str]  # the place and the key of the room; ("" where a person has no home here)
PersonKey = tuple[HomeKey, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that makes sense by itself. Building and room are empty for somebody who does not live here."""

    row: int
    community: str
    building: str
    unit: str
    room: str
    name: str
    phone: str
    roles: tuple[str, ...]
    duty: str
    policy: str
    starts_on: date | None
    language: str | None
    note: str

    @property
    def place(self) -> PlaceKey:
        """The area that the home is in: the unit where there is one; the community where there is no home."""
        return tuple(key(name) for name in (self.community, self.building, self.unit) if name)

    @property
    def home(self) -> HomeKey:
        """Household, as a key."""
        return self.place, key(self.room)

    @property
    def person(self) -> PersonKey:
        """The same household and the same name are the same person."""
        return self.home, key(self.name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says: its entries, and the heading under which it says each thing (a field may be missing)."""

    entries: tuple[Entry, ...]
    headings: Mapping[str, str]


field_of = HEADINGS.field_of
is_heading_row = HEADINGS.is_row


def read_rows(
    heading: Sequence[Cell], rows: Sequence[tuple[int, Sequence[Cell]]], policies: Collection[str], today: date
) -> Sheet:
    """The whole roster, or BadTable with every bad cell. `rows` are (number in the sheet, cells)."""
    columns = HEADINGS.columns(heading, _required)
    names = names_of(heading, columns)
    problems = without_heading(columns, rows)
    known = {key(policy): policy for policy in policies}
    entries = []
    for number, row in rows:
        reader = _Row(number, row, columns, names)
        entries.append(reader.entry(known, today))
        problems += reader.problems
    seen: dict[PersonKey, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.person, entry)
        if first is not entry and entry.name:
            problems.append(Problem("twice", {"name": entry.name, "first": str(first.row)}, entry.row, names["name"]))
    if problems:
        raise BadTable(in_order(problems, columns, names))
    if not entries:
        raise BadTable([Problem("no-rows")])
    return Sheet(tuple(entries), names)


def _required(found: Collection[str]) -> Sequence[str]:
    return ("community", "name") if "role" in found else ("community", "building", "room", "name")


class _Row(RowReader):
    """One row of a roster."""

    words = _HEADINGS

    def entry(self, policies: Mapping[str, str], today: date) -> Entry:
        """What the row says; worth something only if `problems` stays empty."""
        text = {
            name: self.take(name, _short(name), "") for name in _HEADINGS if name not in ("quarantine_start", "note")
        }
        roles: tuple[str, ...] = self.take("role", lambda cell: cells.roles(written(cell)), ())
        starts_on = self.take("quarantine_start", lambda cell: _near(cells.day(cell), today), None)
        entry = Entry(
            row=self.number,
            community=text["community"],
            building=text["building"],
            unit=text["unit"],
            room=text["room"],
            name=cells.person_name(text["name"]),
            phone=self.take("phone", lambda cell: cells.phone_number(written(cell)) if written(cell) else "", ""),
            roles=roles,
            duty=text["duty"],
            policy=self.take("policy", lambda cell: _policy(written(cell), policies), ""),
            starts_on=starts_on,
            language=self.take("language", lambda cell: cells.language(written(cell)), None),
            note=self.take("note", _note, ""),
        )
        self._check(entry)
        return entry

    def _check(self, entry: Entry) -> None:
        """What cells must and must not say together."""
        at_home = {"building": entry.building, "room": entry.room}
        needed = {"community": entry.community, "name": entry.name}
        if not entry.roles and "role" not in self.bad:
            needed |= at_home
            if entry.duty:
                self.wrong("duty", "duty-of-resident", value=entry.duty)
        elif any((*at_home.values(), entry.unit)):
            for name in (name for name, value in at_home.items() if not value):
                self.wrong(name, "half-home")
        for name in (name for name, value in needed.items() if not value):
            self.wrong(name, "blank")
        if entry.starts_on and entry.roles and not entry.room:
            self.wrong("room", "start-without-home")


def _short(name: str) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = written(cell)
        most = _LONGEST.get(name, 500)
        if len(text) > most:
            raise BadCell("too-long", most=most)
        return text

    return read


def _note(cell: Cell) -> str:
    """A note may well be a date."""
    return _short("note")(str(cell) if isinstance(cell, date | time) else cell)


def _policy(text: str, policies: Mapping[str, str]) -> str:
    if text and key(text) not in policies:
        raise BadCell("policy", value=text, known="、".join(policies.values()))
    return policies[key(text)] if text else ""


def _near(starts_on: date | None, today: date) -> date | None:
    if starts_on is not None and starts_on > today + _LATEST:
        raise BadCell("too-late", value=starts_on.isoformat())
    if starts_on is not None and starts_on < today - _EARLIEST:
        raise BadCell("too-early", value=starts_on.isoformat())
    return starts_on
