"""What somebody asks for, read from what they wrote."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.supplies import Catalogue, Item, Line, parse
from handlers.supplies.reading.units import same
from tests.supplies.corner import CORNER
from tests.supplies.shop import SHOP, rows
from tests.supplies.table import TABLE
from tests.supplies.unlike import UNLIKE


def _unseen() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines = (Path(__file__).parent / "unseen.txt").read_text(encoding="utf-8").splitlines()
    message: list[str] = []
    for line in lines:
        if line.startswith("=>"):
            found["\n".join(message)] = [one.strip() for one in line.removeprefix("=>").split(";") if one.strip()]
            message = []
        elif line and not line.startswith("#"):
            message.append(line)
    return found


OF_THE_CORNER = _unseen()


def shown(line: Line) -> str:
    """A line as the table writes it."""
    name = line.item or f"?{line.text}"
    note = f" | {line.note}" if line.note else ""
    return f"{name} {line.quantity} {line.unit}{'*' if line.rounded else ''}{note}"


@pytest.mark.parametrize("message", [*TABLE, *UNLIKE])
def test_a_message_is_read_as_it_was_meant(message: str) -> None:
    assert [shown(line) for line in parse(message, SHOP)] == (TABLE | UNLIKE)[message]


@pytest.mark.parametrize("message", OF_THE_CORNER)
def test_a_message_to_another_shop_is_read_as_it_was_meant(message: str) -> None:
    assert [shown(line).strip() for line in parse(message, CORNER)] == OF_THE_CORNER[message]


def test_the_table_is_long_enough_to_say_something() -> None:
    assert len(SHOP.items) >= 115
    assert len(TABLE) >= 150
    assert len(CORNER.items) >= 110
    assert len(OF_THE_CORNER) >= 400


def test_what_could_be_two_things_is_asked_about() -> None:
    shop = Catalogue.from_rows([{"name": "医用口罩", "unit": "盒"}, {"name": "儿童口罩", "unit": "盒"}])
    (line,) = parse("两盒口罩", shop)
    assert line.item is None
    assert line.near == ("儿童口罩", "医用口罩")
    assert (line.quantity, line.unit) == (Decimal(2), "盒")


def test_what_is_not_in_the_list_stays_as_it_was_written() -> None:
    (line,) = parse("帮我买 2公斤 排骨藕汤料包", Catalogue([]))
    assert line.item is None
    assert (line.quantity, line.unit) == (Decimal(2), "公斤")


def test_a_row_without_a_pack_size_is_sold_as_it_is() -> None:
    shop = Catalogue.from_rows([{"name": "酱油", "aliases": None, "unit": "瓶", "pack_size": None, "price": "9.5"}])
    assert shop.items[0].price == Decimal("9.5")
    assert [(line.item, line.quantity) for line in parse("酱油三瓶", shop)] == [("酱油", Decimal(3))]


PIECES = st.sampled_from([item for item in SHOP.items if not any(one.isdigit() for one in item.name)])
COUNTS = st.integers(1, 20)
NUMERALS = dict(enumerate("一 两 三 四 五 六 七 八 九 十".split(), 1))  # noqa: SIM905


def said(count: int, unit: str, name: str, *, behind: bool, chinese: bool) -> str:
    number = NUMERALS.get(count, str(count)) if chinese else str(count)
    return f"{name}{number}{unit}" if behind else f"{number}{unit}{name}"


@given(
    st.lists(
        st.tuples(PIECES, COUNTS, st.booleans(), st.booleans()), min_size=1, max_size=8, unique_by=lambda one: one[0]
    ),
    st.sampled_from(["，", "、", "\n", "；", " 还有", "，再来", "。"]),
    st.sampled_from(["", "帮我买", "您好，我是502的，麻烦带"]),
    st.sampled_from(["", "，谢谢", "。"]),
)
def test_what_is_asked_for_by_name_and_unit_is_all_there(
    wanted: list[tuple[Item, int, bool, bool]], between: str, before: str, after: str
) -> None:
    things = [(item, count, behind, chinese) for item, count, behind, chinese in wanted]
    text = (
        before
        + between.join(
            said(count, item.sold.unit, item.name, behind=behind, chinese=chinese)
            for item, count, behind, chinese in things
        )
        + after
    )
    lines = parse(text, SHOP)
    assert [(line.item, line.quantity) for line in lines] == [(item.name, Decimal(count)) for item, count, *_ in things]
    assert all(same(line.unit, item.sold.unit) for line, (item, *_) in zip(lines, things, strict=True))


FORMS = (
    "{count}{unit}{name}", "{name}{count}{unit}", "{name} {count} {unit}", "{count} {unit} {name}",
    "{name}：{count}{unit}", "{name}x{count}", "{name}*{count}", "{name}×{count}",
)  # fmt: skip


@given(
    st.sampled_from([SHOP, CORNER]).flatmap(
        lambda shop: st.tuples(
            st.just(shop),
            st.lists(
                st.tuples(st.sampled_from(shop.items), st.integers(0, 3), st.integers(1, 9), st.sampled_from(FORMS)),
                min_size=1,
                max_size=6,
                unique_by=lambda one: one[0].name,
            ),
        )
    ),
    st.sampled_from(["，", "、", "\n", "；", " ", "和", "还有", "，再来", "，另外要", "+", "。"]),
    st.sampled_from(["", "帮我买", "麻烦带", "劳驾捎", "家里缺", "需要：", "楼长，我家要"]),
)
def test_however_amounts_are_written_each_belongs_to_its_thing(
    asked: tuple[Catalogue, list[tuple[Item, int, int, str]]], between: str, before: str
) -> None:
    shop, things = asked
    names = [[one for one in item.names if not one.isascii()] or [item.name] for item, *_ in things]
    text = before + between.join(
        form.format(count=count, unit=item.sold.unit, name=named[which % len(named)])
        for (item, which, count, form), named in zip(things, names, strict=True)
    )
    lines = parse(text, shop)
    assert [(line.item, line.quantity) for line in lines] == [
        (item.name, Decimal(count)) for item, _, count, _ in things
    ]


@given(
    st.text(st.sampled_from("盐米两三袋斤半各和x2.，、 \n袋买来要吗？不10-gk（）装的36.5abc"), max_size=40)
    | st.text(max_size=60)
)
def test_no_text_is_too_strange(text: str) -> None:
    for line in parse(text, SHOP):
        assert line.text in text
        assert line.quantity.is_finite()
        assert line.item is None or any(item.name == line.item for item in SHOP.items)


@given(st.sampled_from(list(TABLE)))
def test_the_same_words_mean_the_same_with_wide_characters(message: str) -> None:
    wide = message.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789"})
    assert [(line.item, line.quantity, line.unit) for line in parse(wide, SHOP)] == [
        (line.item, line.quantity, line.unit) for line in parse(message, SHOP)
    ]


def test_every_row_of_the_list_can_be_asked_for_by_its_own_name() -> None:
    for row in rows():
        (line,) = parse(f"买{row['name']}", SHOP)
        assert (line.item, line.quantity) == (row["name"], Decimal(1)), row["name"]


@pytest.mark.parametrize(
    "piece",
    ["我家水管漏了", "盐两袋，", "盐", "买", "两", "1", "盐 ", "salt and ", "好吃的", "没油", "(1)", "盐2", "36.5 "],
)
def test_the_longest_message_is_read_whatever_stands_in_it(piece: str) -> None:
    """A message has 4,096 characters at most; none of them may bring the reader down, or hold it up."""
    lines = parse(piece * (4096 // len(piece)), SHOP)
    assert len(lines) <= 4096


MESSAGES = st.sampled_from([*TABLE, *UNLIKE, *OF_THE_CORNER])


@given(
    MESSAGES,
    MESSAGES,
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from(["", "，", " ", "\n", "不要", "的", "两", "(", "-"]),
)
def test_half_of_one_message_and_half_of_another_is_read(
    one: str, other: str, first: float, second: float, between: str
) -> None:
    text = one[: int(first * len(one))] + between + other[int(second * len(other)) :]
    for shop in (SHOP, CORNER):
        names = {item.name for item in shop.items}
        for line in parse(text, shop):
            assert line.text
            assert line.text in text
            assert line.item is None or line.item in names
            assert line.quantity.is_finite()
