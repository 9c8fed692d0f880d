"""Units as people say them, and what they are of one another. Rules only; amounts are Decimals.

斤 is 500 g, 两 is 50 g. 包 and 袋 are one unit, so are 瓶 and 支 of medicine. 个, 只, 颗 … count the same things; 打 is
twelve.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

MASS: dict[str, Decimal | int] = {  # grams
    "斤": 500, "市斤": 500, "公斤": 1000, "千克": 1000, "克": 1, "毫克": Decimal("0.001"), "两": 50,
    "磅": Decimal("453.6"), "吨": 1_000_000,
}  # fmt: skip
VOLUME: dict[str, Decimal | int] = {"升": 1000, "公升": 1000, "毫升": 1}  # millilitres
_COUNT = "个 只 枚 颗 粒 片 张 条 根 头 块 件 棵 支 尾 朵 瓣 节 株 枝 元件"
COUNT = frozenset(_COUNT.split())
_PACKS = (
    "袋 包 盒 箱 瓶 桶 罐 听 卷 提 板 把 捆 束 份 套 双 对 副 台 扎 碗 杯 串 排 筐 篮 壶 管 贴 刀 本"
    " 打 组 笼 屉 坛 缸 盘 挂 联 扇 床 顶 摞 沓 筒 代"
)
WORDS = sorted({*MASS, *VOLUME, *COUNT, *_PACKS.split()}, key=len, reverse=True)
DOZEN = "打"
MEDICINE = "药"  # in the name of a category

_HOLD_SEVERAL = frozenset("箱提板排套筐篮")  # nobody who says 一打 means a dozen of these
_PLACES = 3  # as orders keep amounts
_MANY = 12  # a bare number from here on may count single pieces
_SAME = {"包": "袋", "市斤": "斤", "千克": "公斤", "公升": "升", "听": "罐", "代": "袋", "枝": "支", "棵": "颗"}
LATIN = {  # as written → what they may be
    "kg": "公斤", "kgs": "公斤", "kilo": "公斤", "kilos": "公斤", "kilogram": "公斤", "kilograms": "公斤",
    "g": "克", "gram": "克", "grams": "克", "gr": "克", "mg": "毫克",
    "lb": "磅", "lbs": "磅", "pound": "磅", "pounds": "磅", "jin": "斤", "catty": "斤", "catties": "斤",
    "l": "升", "liter": "升", "liters": "升", "litre": "升", "litres": "升", "ml": "毫升",
    "bag": "袋", "bags": "袋", "sack": "袋", "sacks": "袋", "pack": "包", "packs": "包", "packet": "包",
    "packets": "包", "package": "包", "packages": "包", "pkt": "包", "sachet": "袋", "sachets": "袋",
    "bottle": "瓶", "bottles": "瓶", "btl": "瓶", "jar": "瓶", "jars": "瓶", "box": "盒", "boxes": "盒",
    "carton": "箱", "cartons": "箱", "case": "箱", "cases": "箱", "crate": "箱", "crates": "箱", "can": "罐",
    "cans": "罐", "tin": "罐", "tins": "罐", "bucket": "桶", "buckets": "桶", "barrel": "桶", "jug": "桶",
    "jugs": "桶", "tray": "板", "trays": "板", "roll": "卷", "rolls": "卷", "tube": "支", "tubes": "支",
    "stick": "支", "sticks": "支", "piece": "个", "pieces": "个", "pc": "个", "pcs": "个", "bunch": "把",
    "bunches": "把", "bundle": "把", "bundles": "把", "dozen": "打", "dozens": "打", "head": "颗", "heads": "颗",
    "loaf": "个", "loaves": "个", "bar": "块", "bars": "块", "pair": "双", "pairs": "双", "set": "套", "sets": "套",
    "cup": "杯", "cups": "杯", "bowl": "碗", "bowls": "碗", "slice": "片", "slices": "片", "sheet": "张",
    "sheets": "张", "strip": "板", "strips": "板", "serving": "份", "servings": "份", "portion": "份",
    "portions": "份",
}  # fmt: skip
_LOOSE = {  # English words that say no more than "as it is sold"
    "包": ("袋", "盒", "提", "箱"), "盒": ("箱", "袋"), "瓶": ("桶", "罐", "壶", "支"), "桶": ("瓶", "壶"),
    "箱": ("盒", "提"), "支": ("管", "根", "条"),
    "把": ("捆", "束", "扎"), "袋": ("盒",), "罐": ("瓶", "桶"), "颗": ("个",), "块": ("条", "盒"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sold:
    """How a thing is sold: by `unit`, which holds `size` `inner` of it, where that is known."""

    unit: str
    size: Decimal | None = None
    inner: str = ""
    medicine: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of it, in `unit`. `rounded`: more than was asked for, because it is sold whole. `fits`: the unit that was
    said can be told from how it is sold."""

    quantity: Decimal
    unit: str
    rounded: bool = False
    fits: bool = True


def same(one: str, other: str, *, medicine: bool = False) -> bool:
    """Whether two words are one unit."""
    if medicine and {one, other} <= {"瓶", "支"}:
        return True
    return _SAME.get(one, one) == _SAME.get(other, other)


def plain(unit: str) -> str:
    """A unit by its usual word: 市斤 → 斤. 包 stays as it was said."""
    return {"市斤": "斤", "公升": "升", "代": "袋"}.get(unit, unit)


def into(quantity: Decimal, said: str, sold: Sold, *, loosely: bool = False) -> Amount:
    """What somebody asked for, as it is sold. `said` empty: in its own unit. `loosely`: it was said in English."""
    if not said and sold.size and sold.inner in COUNT and quantity >= sold.size and quantity >= _MANY:
        said = sold.inner  # nobody wants forty trays of thirty eggs
    if not said or same(said, sold.unit, medicine=sold.medicine):
        return _whole(quantity, sold.unit)
    if loosely and sold.unit in _LOOSE.get(said, ()):
        return _whole(quantity, sold.unit)
    inner = _as(quantity, said, sold.inner) if sold.size else None
    if inner is None and sold.size and said == "个" and sold.inner and not _weighed(sold.inner):
        inner = quantity  # 方便面12个, sold by the carton of 24 包
    if inner is not None and sold.size:
        packs = inner / sold.size
        whole = Decimal(math.ceil(packs))
        return Amount(whole, sold.unit, rounded=whole != packs)
    own = _as(quantity, said, sold.unit)
    if own is not None:
        return _whole(own, sold.unit)
    if said in ("个", "份") and not _weighed(sold.unit):
        return _whole(quantity, sold.unit)
    return Amount(quantity, plain(said), fits=False)


def _weighed(unit: str) -> bool:
    return unit in MASS or unit in VOLUME


def _as(quantity: Decimal, said: str, wanted: str) -> Decimal | None:
    """An amount in another unit of the same kind; none where they have nothing in common."""
    for kind in (MASS, VOLUME):
        if said in kind and wanted in kind:
            return round(quantity * Decimal(kind[said]) / Decimal(kind[wanted]), _PLACES)
    if said == DOZEN and wanted and not _weighed(wanted) and wanted not in _HOLD_SEVERAL:
        return quantity * 12
    if said in COUNT and wanted in COUNT:
        return quantity
    return quantity if wanted and same(said, wanted) else None


def _whole(quantity: Decimal, unit: str) -> Amount:
    """Of what is not weighed out there are no parts."""
    if _weighed(unit) or quantity <= 0:
        return Amount(quantity, unit)
    whole = Decimal(math.ceil(quantity))
    return Amount(whole, unit, rounded=whole != quantity)
