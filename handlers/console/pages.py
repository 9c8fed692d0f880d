"""Which pages there are, which of them somebody may see, and where: the same gate as for what is said in chats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from handlers import access
from handlers.chat import Words
from handlers.console import buildings, missing, orders, threads
from handlers.console.frame import Asked, Page, Table
from handlers.invites import natural
from handlers.rules import Rules
from storage import access as granted
from storage import history
from storage.accounts import Speaker
from storage.database import Db
from storage.temperature import Within

PAGES: dict[str, Page] = {page.name: page for page in (missing.PAGE, threads.PAGE, buildings.PAGE, orders.PAGE)}


class NotYours(Exception):
    """A page or a place that is not theirs to see; `details` is for the record."""

    def __init__(self, details: dict[str, Any]) -> None:
        super().__init__()
        self.details = details


@dataclass(frozen=True, slots=True)
class View:
    """A page as somebody sees it. `places`: the buildings that can be chosen, by id and name; `inside`: the one that
    is. `community`: its name, if they see all of it; `name`: that of the place which the page shows, empty for what
    has none, such as several buildings, or a few doors of one."""

    page: Page
    tables: tuple[Table, ...]
    places: tuple[tuple[int, str], ...]
    inside: int | None
    community: str
    name: str


async def menu(db: Db, speaker: Speaker) -> list[Page]:
    """The pages that somebody may see at all."""
    return [page for page in PAGES.values() if await access.scope(db, speaker, page.act) is not None]


async def view(
    db: Db, rules: Rules, words: Words, speaker: Speaker, page: Page, where: str, now: datetime
) -> View:  # fmt: skip
    """A page, of all that they may see where `where` is empty; else of the building, or the community, of that id.
    Raises NotYours."""
    within = await access.scope(db, speaker, page.act)
    if within is None:
        raise NotYours({"act": page.act})
    places = dict(sorted(await granted.buildings(db, within), key=lambda place: natural(place[1])))
    inside = chosen(where, within)
    if inside is not None and inside not in places:
        raise NotYours({"act": page.act, "area": inside})
    tables = await page.read(Asked(db, rules, words, now, speaker, replace(within, inside=inside), inside))
    community = ""
    if within.community_id is not None:
        community = await granted.community_name(db, within.community_id)
    name = name_of(inside, within, places, community)
    return View(page, tables, tuple(places.items()), inside, community, name)


def chosen(where: str, within: Within) -> int | None:
    """The building that is asked for; none: all that they may see, which may be their whole community. What is no
    number is no place (0)."""
    if not where:
        return None
    id = int(where) if where.isascii() and where.isdigit() and len(where) < 16 else 0
    return None if id and id == within.community_id else id


def name_of(inside: int | None, within: Within, places: Mapping[int, str], community: str) -> str:
    """What the place is called that a page shows."""
    if inside is not None:
        return places[inside]
    if community or len(places) != 1:
        return community
    return "".join(name for id, name in places.items() if id in within.buildings)


async def looked(db: Db, speaker: Speaker, seen: View, now: datetime) -> None:
    """Each look is on the record: who, which page, where, and how many rows there were."""
    await history.add(db, [{
        "community_id": speaker.community_id, "at": now, "actor": access.actor(speaker), "action": "console-looked",
        "subject": f"console/{seen.page.name}",
        "details": {"area": seen.inside, "rows": sum(len(table.rows) for table in seen.tables)},
    }])  # fmt: skip
