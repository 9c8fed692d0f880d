"""最多花 100 元: what a household wants to spend on an order. What goes above it is asked first."""

from __future__ import annotations

import re
from decimal import Decimal

from handlers.chat import Talk
from handlers.supplies import moving, wording
from handlers.supplies.shop import prices
from storage.accounts import Speaker
from storage.supplies import orders
from storage.supplies.orders import Kept

_MONEY = r"(\d{1,5}(?:\.\d{1,2})?)"
_SAID = re.compile(
    r"(?:总共|一共|合计|这单|这次|全部|加起来|总价)?\s*(?:最多(?:只)?(?:能)?花|最多|顶多(?:花)?"
    r"|(?:请)?(?:不要|别|不能|不得|不)(?:花)?超过"
    rf"|控制在|预算(?:是|为)?)\s*[:：]?\s*(?:¥|￥)?{_MONEY}\s*(?:元|块钱|块)\s*(?:钱)?(?:以内|以下)?(?:就行|就好|吧|啊|哦)?"
    rf"|{_MONEY}\s*(?:元|块钱|块)(?:钱)?(?:以内|封顶)(?:就行|就好|吧)?"
    r"|(?:please\s+)?(?:spend\s+)?(?:at most|no more than|not more than|up to|max(?:imum)?|budget(?: is)?)"
    rf"\s*{_MONEY}\s*(?:yuan|rmb)(?:\s+in all)?",
    re.IGNORECASE,
)
_PRICED = ("supplies", "medicine")  # kinds that cost something
_AROUND = "，,。；;.!！ \n"
_CLAUSE = re.compile(rf"(?:^|(?<=[，,。；;\n]))\s*(?:{_SAID.pattern})\s*(?=[，,。；;.!！\n]|$)", re.IGNORECASE)


def apart(text: str) -> tuple[str, Decimal | None]:
    """An order without the clause that says how much it may cost at most, and that amount; none where none is said."""
    found = _CLAUSE.search(text)
    if found is None:
        return text, None
    amount = next(group for group in found.groups() if group is not None)
    before, behind = text[: found.start()].rstrip(_AROUND), text[found.end() :].lstrip(_AROUND)
    rest = "，".join(part for part in (before, behind) if part)
    value = Decimal(amount).quantize(Decimal("0.01"))
    return (rest, value) if value > 0 else (text, None)


async def heard(talk: Talk, speaker: Speaker, writing: Kept | None = None) -> Kept | None:
    """Words that say nothing but how much an order may cost: what they are writing, else the newest of their home.
    Gives it; none where it was not that."""
    rest, most = apart(talk.text)
    if most is None or rest:
        return None
    order = writing or await _newest(talk, speaker)
    if order is not None:
        await put(talk, order, most)
    return order


async def _newest(talk: Talk, speaker: Speaker) -> Kept | None:
    if speaker.household_id is None:
        return None
    found = await orders.of_home(talk.db, speaker.household_id, ("draft", *prices.UNBOUGHT))
    mine = [one for one in found if one.state != "draft" or one.account_id == speaker.account_id]
    return next((one for one in mine if one.kind in _PRICED), None)


async def put(talk: Talk, order: Kept, most: Decimal) -> None:
    """An order is to cost no more; what it costs already is said."""
    await orders.change(talk.db, order.id, ("draft", *prices.UNBOUGHT), talk.now, ceiling=most)
    if order.state != "draft":
        await moving.spread(talk.db, talk, await orders.by_id(talk.db, order.id) or order)
    sum_, _open = orders.total((await orders.lines(talk.db, [order.id])).get(order.id, []))
    talk.say(
        "ceiling-set", state="draft" if order.state == "draft" else "placed", number=str(order.id),
        most=wording.money(most), sum=wording.money(sum_), over="yes" if sum_ > most else "no",
    )  # fmt: skip
