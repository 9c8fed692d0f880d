"""A pick list as text, as a workbook and on a page to print: the same things, and the same totals; and no message that
is too long."""

from __future__ import annotations

import html
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import jinja2
import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

import bot
from bot.tables.workbook import made
from handlers.sheets import workbook
from handlers.supplies.lists import tables
from handlers.supplies.lists.gathering import Picked, gather
from handlers.supplies.lists.paper import Paper
from handlers.supplies.lists.picking import written
from handlers.supplies.lists.vocabulary import Pick
from handlers.supplies.lists.wording import Say, unmarked
from storage.supplies.lists import Wanted
from storage.supplies.orders import Line
from tests.test_supply_sums import ROUND, SHOPS, books
from tests.world import RULES, TEXTS

SAY = Say(TEXTS, RULES, "zh-CN")
PAGE = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(bot.__file__).parent / "templates"), autoescape=True, trim_blocks=True,
    lstrip_blocks=True,
).get_template("pick_list.html")  # fmt: skip
SHOP = re.compile(r"(.+?)：\d+ 样(?:，(?:标了价的 )?([\d.]+) 元)?")
THING = re.compile(r"· (.+) ([\d.]+) (\S)(?:（.*)?")
HEADED = {"货单上没有的，得现找": "货单上没有的"}
Totals = dict[str, Counter[tuple[str, str]]]  # by shop, thing and unit


def in_text(picked: Picked) -> tuple[Totals, Decimal, list[str]]:
    """What the messages say: counts by shop, the sum in their head, and the messages."""
    found: Totals = {}
    messages = list(written(SAY, Pick("until", ROUND), picked, "shops"))
    shop, paid = "", Decimal(0)
    for message in messages:
        for line in map(unmarked, message):
            if (thing := THING.fullmatch(line)) is not None:
                found[shop][thing[1], thing[3]] += Decimal(thing[2])  # type: ignore[assignment]
            elif (headed := SHOP.match(line)) is not None:
                shop = HEADED.get(headed[1], headed[1])
                paid += Decimal(headed[2] or 0) if shop not in found else 0
                found.setdefault(shop, Counter())
    return found, paid, ["\n".join(map(unmarked, message)) for message in messages]


def in_rows(sheets: Iterable[tuple[str, Sequence[Sequence[object]]]]) -> tuple[Totals, Decimal]:
    """What tables say: counts by shop, and the sum of their totals."""
    found: Totals = {}
    paid = Decimal(0)
    for title, rows in sheets:
        if title in ("按住户", "先别买"):
            continue
        found[title] = Counter()
        for row in rows:
            if row[0] == "合计":
                paid += Decimal(str(row[5]))
            else:
                found[title][str(row[0]), str(row[2])] += Decimal(str(row[1]))  # type: ignore[assignment]
    return found, paid


def in_book(picked: Picked) -> tuple[Totals, Decimal, Counter[tuple[str, str]]]:
    """The workbook, read as a spreadsheet reads it; and what its list of households comes to."""
    found = openpyxl.load_workbook(io.BytesIO(made(workbook("x.xlsx", tables.sheets(SAY, picked)))))
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in found}
    homes: Counter[tuple[str, str]] = Counter()
    for row in rows.get("按住户", [])[1:]:
        homes[str(row[3]), str(row[5])] += Decimal(str(row[4]))  # type: ignore[assignment]
    return *in_rows((title, some[2:]) for title, some in rows.items()), homes


def on_page(picked: Picked) -> tuple[Totals, Decimal]:
    """The page, read from its HTML."""
    page = Paper("zh-CN", "采购单", "8:00 打的", tuple(tables.sheets(SAY, picked)))
    sheets = []
    for part in PAGE.render(page=page).split("<section>")[1:]:
        title = re.search(r"<h2>(.*?)[:：<]", part)
        assert title is not None
        rows = [
            tuple(html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row))
            for row in re.findall(r"<tr[^>]*>(<td.*?)</tr>", part, re.DOTALL)
        ]
        sheets.append((HEADED.get(title[1], title[1]), rows))
    return in_rows(sheets)


def asked(every: list[Wanted]) -> list[Wanted]:
    """As they are read: what somebody still has to get."""
    return [one for one in every if one.line.state == "wanted"]


@settings(max_examples=60, deadline=None)
@given(books(), st.sampled_from([Pick("until", ROUND), Pick("now")]))
def test_text_workbook_and_page_say_the_same(every: list[Wanted], pick: Pick) -> None:
    picked = gather(asked(every), pick)
    text, paid, _ = in_text(picked)
    book, paid_in_book, homes = in_book(picked)
    page, paid_on_page = on_page(picked)
    assert text == book == page
    assert abs(paid - paid_in_book) < Decimal("0.001")
    assert abs(paid - paid_on_page) < Decimal("0.001")
    everything: Counter[tuple[str, str]] = sum(text.values(), Counter())
    assert everything == homes
    assert set(text) <= {*SHOPS.values(), "社区自备的", "货单上没有的"}


@settings(max_examples=20, deadline=None)
@given(books(), st.sampled_from(["shops", "homes"]), st.integers(1, 400))
def test_no_message_is_longer_than_platforms_take(every: list[Wanted], by: str, times: int) -> None:
    """Of many orders, and with the longest things that people can write."""
    many = [
        replace(
            one, household_id=100 * copy + one.household_id, room=f"{copy}0{one.household_id}",
            line=replace(one.line, id=len(every) * copy + one.line.id, note="要" + "很" * 298 if copy % 3 else "",
                         text=one.line.name * 60),
        )
        for copy in range(times) for one in asked(every)
    ]  # fmt: skip
    picked = gather(many, Pick("until", ROUND))
    messages = ["\n".join(map(unmarked, some)) for some in written(SAY, Pick("until", ROUND), picked, by)]
    assert max(map(len, messages), default=0) < 4_000
    if by == "shops":
        for shop in picked.shops:
            assert sum(f"{shop.name}：" in message for message in messages if shop.of == "shop") >= bool(shop.name)
    else:
        for home in picked.homes:
            assert sum(f"{home.place}：" in message for message in messages) >= 1


def test_a_list_of_1400_orders_is_turned_in_pages_with_whole_lines() -> None:
    every = [
        Wanted(
            Line(number, number, 1, 1, 0, "两袋盐", "盐", Decimal(2), "袋", "", False, Decimal("2.5"), "wanted", None,
                 None, None),
            "惠民超市", None, number, "supplies", "placed", False, ROUND, ROUND, None, None, "", number, 1, "3号楼",
            f"{number % 4 + 1}单元", f"{number // 40 + 1:02}{number % 40:02}",
        )
        for number in range(1, 1_401)
    ]  # fmt: skip
    picked = gather(every, Pick("until", ROUND))
    messages = list(written(SAY, Pick("until", ROUND), picked, "homes"))
    lines = [unmarked(line) for message in messages for line in message]
    assert sum(line.endswith("：盐 2 袋") for line in lines) == 1_400
    assert "\n1,400 单，1,400 户，合计 7000 元" in unmarked(messages[0][0])
    assert len(messages) == 59


def test_rows_of_a_printed_sheet_are_as_high_as_their_words() -> None:
    every = [
        Wanted(
            Line(1, 1, 1, 1, 0, "盐", "盐", Decimal(2), "袋", "要" + "很" * 60, False, Decimal(2), "wanted", None,
                 None, None),
            "惠民超市", None, 1, "supplies", "placed", False, ROUND, ROUND, None, None, "", 1, 1, "3号楼", "", "801",
        )
    ]  # fmt: skip
    found = openpyxl.load_workbook(
        io.BytesIO(made(workbook("x.xlsx", tables.sheets(SAY, gather(every, Pick("until", ROUND))))))
    )
    sheet = found["惠民超市"]
    assert sheet.row_dimensions[3].height > 60
    assert sheet["D3"].alignment.wrap_text
    assert sheet.row_dimensions[4].height is None
