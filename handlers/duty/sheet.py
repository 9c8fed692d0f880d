"""A plan in a spreadsheet: 日期, 班次, 姓名, 范围; in any order, in Chinese or English."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from handlers.duty.planning import Wish
from handlers.duty.vocabulary import apart, day_before, shift_named
from handlers.roster import BadTable, Cell, Headings, Problem, RowReader, in_order, names_of, without_heading
from handlers.roster.cells import BadCell, day, written
from handlers.rules import ShiftTimes

_HEADINGS: dict[str, tuple[str, ...]] = {
    "date": ("日期", "值班日期", "day"),
    "shift": ("班次", "班", "班别"),
    "name": ("姓名", "值班人", "值班人员", "人员"),
    "area": ("范围", "区域", "负责", "楼栋", "place"),
    "community": ("社区",),
    "weekday": ("星期", "周几"),  # these two may be there and say nothing
    "note": ("备注",),
}
HEADINGS = Headings(_HEADINGS)


def read_plan(
    heading: Sequence[Cell], rows: Sequence[tuple[int, Sequence[Cell]]], shifts: Sequence[ShiftTimes], today: date
) -> tuple[list[Wish], list[Problem], Mapping[str, str]]:
    """What a sheet asks for, one wish for each person and shift; what is wrong with its cells; its headings by field.
    Raises BadTable where there is nothing to be read at all."""
    columns = HEADINGS.columns(heading, _required)
    names = names_of(heading, columns)
    problems = without_heading(columns, rows)
    wishes: list[Wish] = []
    for number, row in rows:
        reader = _Row(number, row, columns, names)
        wishes += reader.wishes(shifts, today)
        problems += reader.problems
    if not wishes and not problems:
        raise BadTable([Problem("no-rows")])
    return wishes, in_order(problems, columns, names), names


def _required(_found: Collection[str]) -> Sequence[str]:
    return ("date", "shift", "name")


class _Row(RowReader):
    words = _HEADINGS

    def wishes(self, shifts: Sequence[ShiftTimes], today: date) -> list[Wish]:
        """What the row asks for; worth something only if `problems` stays empty."""
        when = self.take("date", lambda cell: _day(cell, today), None)
        shift = self.take("shift", lambda cell: _shift(cell, shifts), None)
        nobody: list[str] = []
        people = self.take("name", _people, nobody)
        area, community = self.take("area", written, ""), self.take("community", written, "")
        for name, value in (("date", when), ("shift", shift), ("name", people)):
            if not value:
                self.wrong(name, "blank")
        if when is None or shift is None:
            return []
        return [Wish(self.number, when, shift, person, area, community) for person in people]


def _people(cell: Cell) -> list[str]:
    text = written(cell)
    return apart(text, [text])


def _day(cell: Cell, today: date) -> date | None:
    try:
        return day(cell)
    except BadCell:
        found = day_before(written(cell), today)  # 11-26, 11月26日
        if found is None or found[1].strip("()（） ") not in ("", *_weekdays(found[0])):
            raise
        return found[0]


def _weekdays(when: date) -> tuple[str, ...]:
    """How a day's weekday may be written behind it."""
    char = "一二三四五六日"[when.weekday()]
    return (f"周{char}", f"星期{char}", f"礼拜{char}", "星期天" if char == "日" else f"周{char}")


def _shift(cell: Cell, shifts: Sequence[ShiftTimes]) -> ShiftTimes | None:
    text = written(cell)
    if not text:
        return None
    found = shift_named(text, shifts)
    if found is None:
        raise BadCell("duty-shift", value=text)
    return found
