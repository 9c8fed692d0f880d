"""楼栋 as a table: the group, who has not been reached; for those who say who looks after whom also the gaps and the
heads."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from handlers import access, words
from handlers.console.frame import Asked, Cell, Page, Table
from handlers.invites import natural
from handlers.liaisons.showing import House, read_houses
from storage import board, groups, liaisons


async def _read(asked: Asked) -> tuple[Table, ...]:
    found = sorted(await groups.reached(asked.db, asked.within), key=lambda one: natural(one.building))
    reached = await board.reached(asked.db, asked.within)
    alone = Counter(
        door.building_id
        for door in await liaisons.doors(asked.db, asked.within)
        if door.id not in reached or reached[door.id] is not None
    )
    houses = await _houses(asked)
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        bound = asked.say("console-bound", bound="yes" if one.bound else "no")
        row: tuple[Cell, ...] = (one.building, bound, one.households, one.outside, alone[one.building_id])
        rows.append(row if houses is None else (*row, *_care(asked, houses.get(one.building_id))))
    columns = ("place", "group", "homes", "outside", "unconnected")
    return (
        Table(
            asked.say("console-each"), asked.columns(*columns, *(() if houses is None else ("uncared", "heads"))),
            tuple(rows), asked.say("console-no-homes"),
            asked.say(
                "console-buildings-head", count=len(rows), unbound=sum(not one.bound for one in found),
                homes=sum(one.households for one in found), alone=alone.total(),
            ),
        ),
    )  # fmt: skip


async def _houses(asked: Asked) -> dict[int, House] | None:
    """How the buildings are looked after, by id, where the speaker may know it; none where that is nowhere."""
    within = await access.scope(asked.db, asked.speaker, "assign")
    if within is None:
        return None
    within = replace(within, inside=asked.inside)
    found, _ = await read_houses(asked.db, asked.speaker.community_id, within, asked.now)
    return {house.id: house for house in found}


def _care(asked: Asked, house: House | None) -> tuple[Cell, Cell]:
    """Doors without a liaison, and the heads; nothing of a building where it is not the speaker's to know."""
    if house is None:
        return "", ""
    return len(house.nobody), words.listed(asked.words, asked.language, house.heads) or asked.say("console-no-head")


PAGE = Page("buildings", "see-groups", _read)
