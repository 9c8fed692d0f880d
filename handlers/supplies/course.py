"""The course of an order: which step leads from where to where, and who may take it. Rules only.

draft → placed → accepted → bought → moving (on the way) → door → received; each kind goes through those of its path.
Beside them: cancelled (by the household until it is bought, by staff with a reason until it stands at the door),
returned, disputed. A step can be taken back within a minute by whoever took it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from handlers.supplies.kinds import KINDS

Who = Literal["home", "crew", "office", "clock"]
OPEN = ("placed", "accepted", "bought", "moving", "door")  # somebody still has something to do
GOING = ("placed", "accepted", "bought", "moving")  # it has not come yet
ENDS = ("received", "cancelled", "returned")
UNDO = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `stamp`: the column that says when."""

    name: str
    before: frozenset[str]
    after: str
    who: frozenset[Who]
    stamp: str = ""


def _step(name: str, before: str, after: str, who: str, stamp: str = "") -> Step:
    return Step(name, frozenset(before.split()), after, frozenset(who.split()), stamp)  # type: ignore[arg-type]


STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        _step("place", "draft", "placed", "home office crew clock", "placed_at"),
        _step("accept", "placed", "accepted", "crew", "accepted_at"),
        _step("release", "accepted", "placed", "crew office"),  # whoever took it gives it back
        _step("buy", "accepted", "bought", "crew", "bought_at"),
        _step("leave", "accepted bought", "moving", "crew", "moving_at"),
        _step("deliver", "accepted bought moving", "door", "crew", "door_at"),
        _step("receive", "bought moving door disputed", "received", "home crew office clock", "received_at"),
        _step("finish", "accepted bought", "received", "crew office", "received_at"),  # of what nobody carries
        _step("cancel", "draft placed accepted", "cancelled", "home"),
        _step("refuse", "placed accepted bought moving", "cancelled", "office"),
        _step("return", "door received disputed", "returned", "home office"),
        _step("dispute", "moving door received", "disputed", "home"),
    )
}


def possible(step: str, kind: str, state: str, *, clean: bool = False) -> bool:
    """Whether an order of this kind that stands so can take this step. `clean`: what is collected need not be
    disinfected first."""
    taken, of = STEPS[step], KINDS[kind]
    if state not in taken.before:
        return False
    if step == "finish":
        return not of.carried and (clean or state == "bought" or "bought" not in of.path)
    if step in ("release", "cancel", "refuse", "return", "dispute") or state == "disputed":
        return True
    if taken.after not in of.path:
        return False
    if step == "receive":
        return of.carried
    return not (step == "leave" and state == "accepted" and "bought" in of.path)


def following(kind: str, state: str, *, clean: bool = False) -> str | None:
    """The step that its crew takes next; none where it is for others to act."""
    for step in ("accept", "finish") if clean else ("accept", "buy", "leave", "deliver", "finish"):
        if possible(step, kind, state, clean=clean):
            return step
    return None


def may_undo(at: datetime, now: datetime) -> bool:
    """Whether a step of that moment can still be taken back."""
    return at <= now <= at + UNDO
