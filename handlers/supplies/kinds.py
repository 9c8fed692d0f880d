"""The kinds of request, and what is different about each. Rules only.

Words of one's own for each kind stand in the phrases (`order-kind`, `order-state`, …) under the same name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of request. `crew`: the roles that take it up; `path`: the states it goes through, in their order;
    `rounds`: it goes with a delivery round; `sealed`: its words may be about somebody's health; `triage`: a clinician
    looks at it before anybody buys it; `urgent`: it is, whatever anybody says; `alone`: nobody but whoever asked and
    the crew knows that it was asked for, neither their home nor the office."""

    name: str
    crew: tuple[str, ...]
    path: tuple[str, ...]
    rounds: bool = False
    sealed: bool = False
    triage: bool = False
    urgent: bool = False
    alone: bool = False

    @property
    def carried(self) -> bool:
        """Whether something is brought to a door."""
        return "door" in self.path


_CARRIERS = ("staff", "admin", "volunteer")
_BOUGHT = ("placed", "accepted", "bought", "moving", "door", "received")
_FETCHED = ("placed", "accepted", "moving", "door", "received")
_DONE = ("placed", "accepted", "received")

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("supplies", _CARRIERS, _BOUGHT, rounds=True),
        Kind("parcel", _CARRIERS, _FETCHED, rounds=True),  # or a takeaway, from where they wait
        Kind("medicine", _CARRIERS, _BOUGHT, sealed=True, triage=True),
        Kind("rubbish", _CARRIERS, ("placed", "accepted", "bought", "received")),  # "bought": disinfected
        Kind("doctor", ("clinician", "staff", "admin"), _DONE, sealed=True),  # a visit, or a ride there
        Kind("repair", ("staff", "admin", "property", "volunteer"), _DONE),
        Kind("counselling", ("counsellor",), _DONE, sealed=True, alone=True),
        Kind("care", ("liaison", *_CARRIERS), _DONE),  # a birthday, company for somebody
        Kind("kit", ("liaison", *_CARRIERS), ("placed", "accepted", "door", "received")),
        Kind("other", _CARRIERS, _DONE),
    )
}
SHARED = tuple(name for name, kind in KINDS.items() if not kind.alone)  # those that lists and figures may count
