"""What became of the money for an order: what was bought is kept and paid for or not, or came back. Rules only.

What was bought is what came back, what was taken for it, what is still to be paid, less what is still to be given back:
in a household's account as in a settlement, whatever became of the order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from storage.supplies.money import TAKEN, Back

_NOTHING = Decimal(0)


class Priced(Protocol):
    """A line, as orders and settlements have it."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def cost(self) -> Decimal | None:
        """What of it was had costs; none where it has no price."""


@dataclass(frozen=True, slots=True)
class Balance:
    """One order, in 元. `bought`: what it cost; `back`: what of that need not be paid; `taken`, `given`: what changed
    hands, to us and from us; `extra`: what of it was for things that have no price."""

    bought: Decimal = _NOTHING
    back: Decimal = _NOTHING
    taken: Decimal = _NOTHING
    given: Decimal = _NOTHING
    extra: Decimal = _NOTHING

    @property
    def net(self) -> Decimal:
        """What the household is to pay altogether."""
        return self.bought - self.back + self.extra

    @property
    def owed(self) -> Decimal:
        """What of it is still to be paid."""
        return max(self.net - self.taken + self.given, _NOTHING)

    @property
    def owing(self) -> Decimal:
        """What is still to be given back to them."""
        return max(self.taken - self.given - self.net, _NOTHING)


def balance(
    state: str, lines: Iterable[Priced], back: Back, paid: str | None, amount: Decimal | None
) -> Balance:  # fmt: skip
    """Of an order that stands so, and was paid so."""
    costs = [(line.cost, back.of(state, line.id)) for line in lines]
    bought = sum((cost for cost, _ in costs if cost is not None), _NOTHING)
    gone = sum((cost for cost, is_back in costs if is_back and cost is not None), _NOTHING)
    taken = amount or _NOTHING if paid in TAKEN else _NOTHING
    unpriced = any(cost is None and not is_back for cost, is_back in costs)
    extra = max(taken - back.given - bought + gone, _NOTHING) if unpriced else _NOTHING
    return Balance(bought, gone, taken, back.given, extra)
