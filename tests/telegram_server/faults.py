"""What goes wrong by command: a server that is down, slow, hangs up, throttles, or answers nonsense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["outage", "slow", "drop_before", "drop_after", "throttled", "malformed"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass
class Fault:
    """One order to fail; ``times`` None means until healed."""

    method: str
    kind: Kind
    times: int | None
    status: int = 502
    seconds: float = 1.0
    retry_after: int = 5


class Faults:
    """Orders in the sequence in which they were given; the first that fits is used."""

    def __init__(self) -> None:
        self._orders: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Take an order; "*" fits every method."""
        if fault.kind not in KINDS:
            raise ValueError(f"{fault.kind} is not one of {', '.join(KINDS)}")
        self._orders.append(fault)

    def clear(self) -> None:
        """All is well again."""
        self._orders.clear()

    def next(self, method: str) -> Fault | None:
        """The fault for this call, if any; used up by being asked for."""
        for fault in self._orders:
            if fault.method == "*" or fault.method.lower() == method:
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._orders.remove(fault)
                return fault
        return None
