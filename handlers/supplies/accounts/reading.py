"""What people write about money: an amount, that they have paid, that a photo is a receipt. Rules only."""

from __future__ import annotations

import re
from decimal import Decimal

_AMOUNT = re.compile(
    r"(?:实收|收了|收到|一共|是|¥|￥)?\s*(\d{1,6}(?:[.．]\d{1,2})?)\s*(?:元|块钱?|圆|yuan|rmb)?\s*[。.]?", re.IGNORECASE
)
_PAID = re.compile(
    r"(?:钱|款|账|货款|菜钱)[^，。？?]{0,4}(?:付|转|给|交|打|结)(?:过|清|好|完|掉|去|出)?[^，。？?]{0,4}了"
    r"|(?:付|转|交|结)(?:过|好|完)?(?:了)?(?:钱|款|账)(?:了|过|啦)"
    r"|(?:付|转|微信|支付宝|扫码?|给)(?:了|过)(?:您|你|他|她|小[\u4e00-\u9fff])?\s*\d+(?:\.\d+)?\s*(?:元|块)"
    r"|(?:付|转|给)(?:您|你|他|她|小[\u4e00-\u9fff])?\s*\d+(?:\.\d+)?\s*(?:元|块)钱?了"
    r"|(?:转|付)(?:账|款)?(?:过去|给您|给你|给他|给她)了"
    r"|\b(?:i|we)(?:'ve| have)?(?: already| just)? paid\b|\bpaid \d+",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"[?？]|[吗呢么]$|怎么|多少|没(?:有)?付|没(?:有)?转|还没|不用|可以|能不能|要不要|how (?:much|do|can)|\bnot ",
    re.IGNORECASE,
)
_SLIP = re.compile(r"小票|收据|发票|票据|receipt", re.IGNORECASE)
_LONGEST = 40  # characters of somebody who says that they have paid


def amount_in(text: str) -> Decimal | None:
    """The sum that somebody writes down: 37, 37.5 元. None: it is none."""
    found = _AMOUNT.fullmatch(text.strip())
    return Decimal(found[1].replace("．", ".")).quantize(Decimal("0.01")) if found else None


def says_paid(text: str) -> bool:
    """Whether words say that money was handed over: 钱付了, 转了 37 元. A question is none."""
    return len(text) <= _LONGEST and _PAID.search(text) is not None and _NOT_YET.search(text.strip(" 。.！!")) is None


def is_slip(text: str) -> bool:
    """Whether what stands below a photo says that it is a receipt."""
    return len(text) <= _LONGEST and _SLIP.search(text) is not None
