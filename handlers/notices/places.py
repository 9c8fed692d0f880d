"""Whose places a notice is for: who may send it, change it, say yes to it. Rules only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storage.notices.drafts import Spot
from storage.notices.targets import Target
from storage.temperature import Within


def covers(within: Within, target: Target) -> bool:
    """Whether a place that somebody answers for takes in all that a notice is for. One that names no place is for the
    whole community."""
    if within.community_id is not None:
        return True
    named = {*target.areas, *(area for area, _ in target.floors)}
    return bool(named) and named <= {*within.buildings, *within.areas}


def fitting(target: Target, within: Within, spots: Sequence[Spot]) -> Target | None:
    """The target as somebody may aim it: where they name no place, all that is theirs. None: it is beyond that."""
    if covers(within, target):
        return target
    if target.areas or target.floors:
        return None
    own = {*within.buildings, *within.areas}
    whole = [spot.id for spot in spots
             if spot.id in own and (spot.id == spot.building_id or spot.building_id not in own)]  # fmt: skip
    return replace(target, areas=tuple(whole)) if whole else None
