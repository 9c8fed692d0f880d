"""What the cells of a shop's list say: prices, amounts, other names. Rules only; a cell that cannot be meant so raises
`BadCell`, whose code is the name of the phrase that says what is wrong."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from handlers.roster.cells import BadCell
from handlers.supplies.reading.units import LATIN

_APART = re.compile(r"[|｜、，,;；/]")
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[-+]?\d{1,2})?", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"^(?:¥|￥|rmb|cny|人民币)\s*", re.IGNORECASE)
_MONEY_BEHIND = re.compile(r"\s*(?:元整|元|块钱|块|圆|¥|rmb|cny|yuan)$", re.IGNORECASE)
_PACK = re.compile(r"([\d.,]+)\s*([^\d\s.,/*×]{0,10})(?:\s*/\s*\S{1,10})?")
_NOT_SAID = "- -- — —— / 无 没有 不限 不限购 未知 不详 none n/a no"
_PLENTY = "有 有货 充足 足 现货 不限量 plenty"
_SOLD_OUT = "没货 无货 缺货 断货 售罄 卖完 卖完了 没有 无 out"
_DEAREST = Decimal(100_000)  # 元 for one unit; more is a slip of the finger
_MOST = Decimal(1_000_000)  # units; the same
_NOISE = 6  # places behind which a spreadsheet's arithmetic leaves its dust: 12.899999999999999


def names(text: str) -> tuple[str, ...]:
    """食盐、salt|table salt → each name once, in their order."""
    return tuple(dict.fromkeys(name for name in (part.strip() for part in _APART.split(text)) if name))


def unit_of(text: str) -> str:
    """A unit by its Chinese word, where it is an English one that we know: bag → 袋."""
    return LATIN.get(text.lower(), text)


def price(text: str, unit: str = "") -> Decimal | None:
    """5, ¥5.50, 5元, 5元/袋 (where it is sold by 袋) → 元 for one unit; none for a blank. Raises BadCell."""
    plain = _narrow(text)
    if _is_blank(plain):
        return None
    for behind in (f"/{unit}", f"每{unit}", f"一{unit}"):
        if unit and plain.endswith(behind):
            plain = plain.removesuffix(behind).rstrip()
    plain = _MONEY_BEHIND.sub("", _MONEY_BEFORE.sub("", plain))
    value = _number(plain)
    if value is None:
        raise BadCell("catalogue-price", value=text)
    if value < 0:
        raise BadCell("catalogue-negative", value=text)
    if value != value.quantize(Decimal("0.01")):
        raise BadCell("catalogue-price-places", value=text)
    if value >= _DEAREST:
        raise BadCell("catalogue-large", value=text)
    return value.quantize(Decimal("0.01"))


def amount(text: str, unit: str = "") -> Decimal | None:
    """20, 20 瓶 (where it is sold by 瓶) → 20; none for a blank. Raises BadCell."""
    plain = _narrow(text)
    if _is_blank(plain):
        return None
    value = _number(plain.removesuffix(unit).rstrip() if unit else plain)
    if value is None:
        raise BadCell("catalogue-number", value=text)
    if value < 0:
        raise BadCell("catalogue-negative", value=text)
    if value >= _MOST:
        raise BadCell("catalogue-large", value=text)
    if value != value.quantize(Decimal("0.001")):
        raise BadCell("catalogue-number-places", value=text)
    return value.quantize(Decimal("0.001"))


def limit(text: str, unit: str = "") -> Decimal | None:
    """Units that a household may have a day; none: as many as it likes. Raises BadCell."""
    value = amount(text, unit)
    if value == 0:
        raise BadCell("catalogue-limit-zero", value=text)
    return value


def stock(text: str, unit: str = "") -> Decimal | None:
    """Units that there are; 没货 is none of them, 充足 and a blank: nobody counts. Raises BadCell."""
    plain = _narrow(text)
    if plain.lower() in _SOLD_OUT.split():
        return Decimal("0.000")
    return None if plain.lower() in _PLENTY.split() else amount(text, unit)


def pack(text: str) -> tuple[Decimal | None, str]:
    """What one unit holds: 400 → 400 of a unit that is said elsewhere, 400克 or 400g/袋 → 400 克. Raises BadCell."""
    plain = _narrow(text)
    if _is_blank(plain):
        return None, ""
    found = _PACK.fullmatch(plain)
    value = amount(found[1]) if found is not None and _number(found[1]) is not None else None
    if found is None or value is None:
        raise BadCell("catalogue-pack", value=text)
    if value == 0:
        raise BadCell("catalogue-pack-zero", value=text)
    return value, unit_of(found[2])


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _is_blank(text: str) -> bool:
    return not text or text.lower() in _NOT_SAID.split()


def _number(text: str) -> Decimal | None:
    if not any(one.isdigit() for one in text) or not _NUMBER.fullmatch(text) or not text.isascii():
        return None
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    rounded = round(value, _NOISE)
    return rounded if abs(value) < _DEAREST and len(text.partition(".")[2]) > 2 * _NOISE else value
