"""The board of a chat: how much nobody has taken, by building, and the first of it. Living: "desk".

In a staff group rooms may stand on it, names and phones never; what may be about somebody's health does not even show
its room there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Marked
from handlers.living import Page, Wording
from handlers.supplies import wording
from handlers.supplies.desk import crew
from handlers.supplies.kinds import KINDS, SHARED
from storage import accounts
from storage.supplies import desk
from storage.supplies.desk import Board, Pile, Reach
from storage.supplies.orders import Kept
from storage.temperature import Within

SHOWN = 8  # orders a page
_BUILDINGS = 6
_OPEN_TO_ALL = tuple(name for name, kind in KINDS.items() if not kind.sealed)


@dataclass(slots=True)
class Building:
    """What waits in a building; `now` of it goes with its next round or with none, and can be taken at once."""

    id: int
    name: str
    count: int = 0
    now: int = 0
    until: datetime | None = None
    rounds: dict[datetime | None, int] = field(default_factory=dict)


def buildings(piles: Sequence[Pile]) -> list[Building]:
    """The buildings in which something waits, the most first."""
    found: dict[int, Building] = {}
    for pile in piles:
        building = found.setdefault(pile.building_id, Building(pile.building_id, pile.building))
        building.count += pile.count
        building.rounds[pile.round_at] = building.rounds.get(pile.round_at, 0) + pile.count
    for building in found.values():
        building.until = min((at for at in building.rounds if at is not None), default=None)
        building.now = sum(count for at, count in building.rounds.items() if at in (None, building.until))
    return sorted(found.values(), key=lambda building: (-building.count, building.id))


async def compose(page: Page) -> Wording | None:
    """The board as it is now; none where the chat looks at none any more."""
    board = await desk.board(page.db, page.chat)
    if board is None:
        return None
    if board.many:
        everywhere = Within(community_id=board.community_id)
        reaches = [Reach(SHARED, everywhere)]
        return await _draw(page, board, page.rules.language, reaches, keeps=everywhere)
    speaker = await crew.behind(page.db, page.chat, page.now)
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    reaches = await crew.reach(page.db, speaker)
    if not reaches:
        return Wording(page.words(language, "desk-over"))
    keeps = await access.scope(page.db, speaker, "keep-shop")
    return await _draw(page, board, language, reaches, keeps=keeps)


async def _draw(page: Page, board: Board, language: str, reaches: Sequence[Reach], *, keeps: Within | None) -> Wording:
    late = page.now - page.rules.supplies.unaccepted
    piles = await desk.piles(page.db, reaches, late)
    total = sum(pile.count for pile in piles)
    if not total:
        return Wording(page.words(language, "desk-empty"), _ways(page, language, board, 0, 0))
    last = (total - 1) // SHOWN
    number = 0 if board.many else min(board.page, last)
    orders = await desk.waiting(page.db, reaches, SHOWN, number * SHOWN)
    things = await desk.things(page.db, [one.id for one in orders])
    piled = buildings(piles)
    lines = [
        page.words(
            language, "desk-head", count=total, urgent=sum(pile.urgent for pile in piles),
            asked=sum(pile.asked for pile in piles), late=sum(pile.late for pile in piles),
            minutes=int(page.rules.supplies.unaccepted.total_seconds() // 60),
        ),
        *(
            page.words(
                language, "desk-building", building=one.name, count=one.count,
                now="all" if one.now == one.count else str(one.now),
            )
            for one in piled[:_BUILDINGS]
        ),
    ]  # fmt: skip
    if len(piled) > _BUILDINGS:
        lines.append(page.words(language, "desk-more-buildings", count=len(piled) - _BUILDINGS))
    lines += [_line(page, board, language, one, things) for one in orders]
    rest = total - number * SHOWN - len(orders)
    if rest:
        lines.append(page.words(language, "desk-more", count=rest, many="yes" if board.many else "no"))
    choices = (
        *_decide(page, language, orders, keeps=keeps is not None),
        *(
            crew.labelled(
                page.words, language, f"desk:all:{one.id}:{one.now}", "choice-desk-building", building=one.name,
                count=one.now,
            )
            for one in piled[:_BUILDINGS] if one.now
        ),
        *(
            crew.labelled(page.words, language, f"desk:show:{one.id}", "choice-desk-show", number=one.id)
            for one in orders
        ),
        *_ways(page, language, board, number, last),
    )  # fmt: skip
    return Wording(said.lines(lines), choices)


def _line(page: Page, board: Board, language: str, order: Kept, things: Mapping[int, int]) -> Marked:
    urgent = "yes" if order.urgent else "asked" if order.urgent_asked else "no"
    since = since_of(page, language, order.placed_at or order.created_at)
    if board.many and order.kind not in _OPEN_TO_ALL:
        return page.words(
            language, "desk-line-hidden", number=order.id, urgent=urgent, building=order.building, since=since
        )  # fmt: skip
    return page.words(
        language, "desk-line", number=order.id, urgent=urgent, place=order.place,
        kind=wording.kind(page.words, language, order.kind), things=things.get(order.id, 0), since=since,
        waits=order.waits or "no",
    )  # fmt: skip


def since_of(page: Page, language: str, moment: datetime) -> Marked:
    """7:42; with the day where that is not today."""
    local = page.rules.local(moment)
    clock = Marked(said.clock(local))
    if local.date() == page.rules.local(page.now).date():
        return clock
    return Marked(f"{said.day(page.words, language, local.date())} {clock}")


def _decide(page: Page, language: str, orders: Sequence[Kept], *, keeps: bool) -> list[Choice]:
    """What the household calls urgent and nobody has decided."""
    if not keeps:
        return []
    return [
        crew.labelled(page.words, language, f"desk:{what}:{one.id}", phrase, number=one.id)
        for one in orders if one.urgent_asked and not one.urgent
        for what, phrase in (("urgent", "choice-desk-urgent"), ("plain", "choice-desk-plain"))
    ]  # fmt: skip


def _ways(page: Page, language: str, board: Board, number: int, last: int) -> tuple[Choice, ...]:
    found = []
    if number > 0:
        found.append((f"turn:{number - 1}", "choice-desk-back"))
    if number < last and not board.many:
        found.append((f"turn:{number + 1}", "choice-desk-next"))
    found.append(("mine", "choice-desk-mine"))
    if board.many:
        found.append(("open", "choice-desk-open"))
    return tuple(crew.labelled(page.words, language, f"desk:{what}", phrase) for what, phrase in found)
