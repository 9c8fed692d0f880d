"""From the rows of a sheet to entries: headings understood, each cell checked, every bad one named at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TypeVar

from handlers.roster import cells
from handlers.roster.cells import BadCell, Cell, key, written

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
_FIELDS = {key(word): name for name, words in _HEADINGS.items() for word in (name, *words)}
_LONGEST = {"community": 100, "building": 100, "unit": 100, "room": 50, "name": 100, "note": 2000}  # as in models.py
_LATEST = timedelta(days=60)
_EARLIEST = timedelta(days=366)

_T = TypeVar("_T")

PlaceKey = tuple[str, ...]  # the keys of community, building, unit: as many as there are
HomeKey = tuple[PlaceKey, str]  # the place and the key of the room; ("" where a person has no home here)
PersonKey = tuple[HomeKey, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: row as numbered in the sheet, heading as written in it. Neither: the whole file."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    row: int = 0
    heading: str = ""


class BadRoster(Exception):
    """A roster that cannot be taken, with everything that is wrong in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(sorted({problem.code for problem in problems})))
        self.problems = tuple(problems)


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


def field_of(heading: Cell) -> str | None:
    """Which field a heading means, in Chinese, English or both ("社区 / community"); none if we do not know it."""
    text = heading if isinstance(heading, str) else ""
    if name := _FIELDS.get(key(text).rstrip(":*")):
        return name
    words = [word for word in _apart(text) if word]
    meant = {_FIELDS.get(key(word)) for word in words}
    return meant.pop() if len(meant) == 1 else None


def is_heading_row(row: Sequence[Cell]) -> bool:
    """Whether a row names columns: two of its cells are headings that we know. A title above the table does not."""
    return sum(field_of(cell) is not None for cell in row) >= 2


def read_rows(
    heading: Sequence[Cell], rows: Sequence[tuple[int, Sequence[Cell]]], policies: Collection[str], today: date
) -> Sheet:
    """The whole roster, or BadRoster with every bad cell. `rows` are (number in the sheet, cells)."""
    columns = _columns(heading)
    names = {name: str(written(heading[at])) for name, at in columns.items()}
    problems = [
        Problem("no-heading-above", {"value": str(cell)[:20], "column": at + 1}, number)
        for number, row in rows
        for at, cell in enumerate(row)
        if at not in columns.values() and cell is not None and str(cell).strip()
    ]
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
        order = {names[name]: at for name, at in columns.items()}
        raise BadRoster(sorted(problems, key=lambda problem: (problem.row, order.get(problem.heading, 999))))
    if not entries:
        raise BadRoster([Problem("no-rows")])
    return Sheet(tuple(entries), names)


def _columns(heading: Sequence[Cell]) -> dict[str, int]:
    columns: dict[str, int] = {}
    unknown, twice = [], []
    for at, cell in enumerate(heading):
        if cell is None or not str(cell).strip():
            continue
        name = field_of(cell)
        if name is None:
            unknown.append(str(cell).strip())
        elif name in columns:
            twice.append(str(cell).strip())
        else:
            columns[name] = at
    required = ["community", "name"] if "role" in columns else ["community", "building", "room", "name"]
    missing = [_HEADINGS[name][0] for name in required if name not in columns]
    problems = [
        Problem(code, {"headings": "」「".join(dict.fromkeys(found)), "count": len(found)})
        for code, found in (("unknown-heading", unknown), ("heading-twice", twice), ("missing-heading", missing))
        if found
    ]
    if problems:
        raise BadRoster(problems)
    return columns


class _Row:
    """One row: reads its cells and gathers what is wrong with them."""

    def __init__(
        self, number: int, row: Sequence[Cell], columns: Mapping[str, int], headings: Mapping[str, str]
    ) -> None:
        self._number = number
        self._cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        self._headings = headings
        self._bad: set[str] = set()
        self.problems: list[Problem] = []

    def entry(self, policies: Mapping[str, str], today: date) -> Entry:
        """What the row says; worth something only if `problems` stays empty."""
        text = {
            name: self._take(name, _short(name), "") for name in _HEADINGS if name not in ("quarantine_start", "note")
        }
        roles: tuple[str, ...] = self._take("role", lambda cell: cells.roles(written(cell)), ())
        starts_on = self._take("quarantine_start", lambda cell: _near(cells.day(cell), today), None)
        entry = Entry(
            row=self._number,
            community=text["community"],
            building=text["building"],
            unit=text["unit"],
            room=text["room"],
            name=cells.person_name(text["name"]),
            phone=self._take("phone", lambda cell: cells.phone_number(written(cell)) if written(cell) else "", ""),
            roles=roles,
            duty=text["duty"],
            policy=self._take("policy", lambda cell: _policy(written(cell), policies), ""),
            starts_on=starts_on,
            language=self._take("language", lambda cell: cells.language(written(cell)), None),
            note=self._take("note", _note, ""),
        )
        self._check(entry)
        return entry

    def _check(self, entry: Entry) -> None:
        """What cells must and must not say together."""
        at_home = {"building": entry.building, "room": entry.room}
        needed = {"community": entry.community, "name": entry.name}
        if not entry.roles and "role" not in self._bad:
            needed |= at_home
            if entry.duty:
                self._wrong("duty", "duty-of-resident", value=entry.duty)
        elif any((*at_home.values(), entry.unit)):
            for name in (name for name, value in at_home.items() if not value):
                self._wrong(name, "half-home")
        for name in (name for name, value in needed.items() if not value):
            self._wrong(name, "blank")
        if entry.starts_on and entry.roles and not entry.room:
            self._wrong("room", "start-without-home")

    def _take(self, name: str, read: Callable[[Cell], _T], blank: _T) -> _T:
        try:
            return read(self._cells.get(name))
        except BadCell as error:
            self._wrong(name, error.code, **error.values)
            return blank

    def _wrong(self, name: str, code: str, **values: object) -> None:
        """One complaint for each cell: the first is the cause of the others."""
        if name not in self._bad:
            self._bad.add(name)
            heading = self._headings.get(name, _HEADINGS[name][0])
            self.problems.append(Problem(code, values, self._number, heading))


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


def _apart(text: str) -> list[str]:
    """The words of a heading in two languages."""
    return re.split(r"[\s/()（）／]+", text)
