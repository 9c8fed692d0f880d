"""A shop's list in a spreadsheet: headings understood, each cell checked, every bad one named at once. Rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.roster import BadTable, Cell, Headings, Problem, RowReader, in_order, names_of, without_heading
from handlers.roster.cells import BadCell, written
from handlers.supplies.reading import goods
from handlers.supplies.reading.catalogue import key

COLUMNS = ("name", "aliases", "category", "unit", "pack_size", "pack_unit", "price", "limit", "stock", "merchant")
_HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("名称", "品名", "商品", "商品名称", "物资", "item"),
    "aliases": ("别名", "又名", "其他名称", "alias", "other names"),
    "category": ("类别", "分类", "种类", "类型"),
    "unit": ("单位", "销售单位"),
    "pack_size": ("每份数量", "规格", "包装规格", "packsize", "pack size"),
    "pack_unit": ("规格单位", "packunit", "pack unit"),
    "price": ("单价", "价格", "售价"),
    "limit": ("限购", "每户限购", "限量"),
    "stock": ("库存", "存货", "数量"),
    "merchant": ("商户", "商家", "店家", "供应商", "shop"),
    "number": ("序号", "编号", "no", "no."),  # these two may be there and say nothing
    "note": ("备注",),
}
HEADINGS = Headings(_HEADINGS)
_LONGEST = {"name": 100, "aliases": 1000, "category": 40, "unit": 10, "pack_unit": 10, "merchant": 100}  # as in models


@dataclass(frozen=True, slots=True)
class Goods:
    """One row that makes sense by itself; `most`: units a household may have a day."""

    row: int
    name: str
    aliases: tuple[str, ...]
    category: str
    unit: str
    pack_size: Decimal | None
    pack_unit: str
    price: Decimal | None
    most: Decimal | None
    stock: Decimal | None
    merchant: str


@dataclass(frozen=True, slots=True)
class List:
    """What a file says, and the columns that it has: of the others it says nothing."""

    goods: tuple[Goods, ...]
    given: frozenset[str]


def read_goods(heading: Sequence[Cell], rows: Sequence[tuple[int, Sequence[Cell]]]) -> List:
    """The whole list, or BadTable with every bad cell. `rows` are (number in the sheet, cells)."""
    columns = HEADINGS.columns(heading, _required)
    names = names_of(heading, columns)
    problems = without_heading(columns, rows)
    found = []
    for number, row in rows:
        reader = _Row(number, row, columns, names)
        found.append(reader.goods())
        problems += reader.problems
    problems += _called_alike(found, names)
    if problems:
        raise BadTable(in_order(problems, columns, names))
    if not found:
        raise BadTable([Problem("catalogue-no-rows")])
    return List(tuple(found), frozenset(columns))


def _required(_found: Collection[str]) -> Sequence[str]:
    return ("name", "unit")


def _called_alike(found: Sequence[Goods], names: Mapping[str, str]) -> list[Problem]:
    """Two things of one name, and other names that mean two things."""
    problems: list[Problem] = []
    own: dict[str, Goods] = {}
    for one in found:
        first = own.setdefault(key(one.name), one)
        if first is not one and one.name:
            problems.append(
                Problem("catalogue-twice", {"name": one.name, "first": str(first.row)}, one.row, names["name"])
            )
    by_alias: dict[str, Goods] = {}
    for one in found:
        for alias in one.aliases:
            called = key(alias)
            other = own.get(called)
            if other is not None and other is not one:
                problems.append(Problem(
                    "catalogue-alias-is-name", {"alias": alias, "first": str(other.row)}, one.row, names["aliases"]
                ))  # fmt: skip
                continue
            other = by_alias.setdefault(called, one)
            if other is not one:
                problems.append(Problem(
                    "catalogue-alias-twice", {"alias": alias, "name": other.name, "first": str(other.row)}, one.row,
                    names["aliases"],
                ))  # fmt: skip
    return problems


class _Row(RowReader):
    """One row of a list."""

    words = _HEADINGS

    def goods(self) -> Goods:
        """What the row says; worth something only if `problems` stays empty."""
        name = self.take("name", _short("name"), "")
        unit = goods.unit_of(self.take("unit", _short("unit"), ""))
        for needed, value in (("name", name), ("unit", unit)):
            if not value:
                self.wrong(needed, "blank")
        unsaid: tuple[Decimal | None, str] = (None, "")
        size, inner = self.take("pack_size", lambda cell: goods.pack(_figures(cell)), unsaid)
        said = goods.unit_of(self.take("pack_unit", _short("pack_unit"), ""))
        if said and inner and said != inner:
            self.wrong("pack_unit", "catalogue-pack-units", one=inner, other=said)
        elif size is not None and not (said or inner):
            self.wrong("pack_unit" if "pack_unit" in self._cells else "pack_size", "catalogue-pack-without-unit")
        elif said and size is None and "pack_size" not in self.bad:
            self.wrong("pack_unit", "catalogue-unit-without-pack", value=said)
        nothing: tuple[str, ...] = ()
        aliases = self.take("aliases", _names, nothing)
        return Goods(
            row=self.number,
            name=name,
            aliases=tuple(alias for alias in aliases if key(alias) not in ("", key(name))),
            category=self.take("category", _short("category"), ""),
            unit=unit,
            pack_size=size,
            pack_unit=said or inner,
            price=self.take("price", lambda cell: goods.price(_figures(cell), unit), None),
            most=self.take("limit", lambda cell: goods.limit(_figures(cell), unit), None),
            stock=self.take("stock", lambda cell: goods.stock(_figures(cell), unit), None),
            merchant=self.take("merchant", _short("merchant"), ""),
        )  # fmt: skip


def _short(name: str) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = written(cell)
        if len(text) > _LONGEST[name]:
            raise BadCell("too-long", most=_LONGEST[name])
        return text

    return read


def _names(cell: Cell) -> tuple[str, ...]:
    return goods.names(_short("aliases")(cell))


def _figures(cell: Cell) -> str:
    """A number as it is meant: a spreadsheet's 1e-05 and 12.899999999999999 are its own."""
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.6f}".rstrip("0")
    return written(cell)
