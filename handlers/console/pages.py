"""Which pages there are, which of them somebody may see, and where: the same gate as for what is said in chats."""

from __future__ import annotations

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

PAGES: dict[str, Page] = {page.name: page for page in (missing.PAGE, threads.PAGE, buildings.PAGE, orders.PAGE)}


class NotYours(Exception):
    """A page or a place that is not theirs to see; `details` is for the record."""

    def __init__(self, details: dict[str, Any]) -> None:
        super().__init__()
        self.details = details


@dataclass(frozen=True, slots=True)
class View:
    """A page as somebody sees it. `places`: the buildings that can be chosen, by id and name; `inside`: the one that
    is. `community`: its name, if they see all of it."""

    page: Page
    tables: tuple[Table, ...]
    places: tuple[tuple[int, str], ...]
    inside: int | None
    community: str


async def menu(db: Db, speaker: Speaker) -> list[Page]:
    """The pages that somebody may see at all."""
    return [page for page in PAGES.values() if await access.scope(db, speaker, page.act) is not None]


async def view(
    db: Db, rules: Rules, words: Words, speaker: Speaker, page: Page, where: str, now: datetime
) -> View:  # fmt: skip
    """A page, of all that they may see, or of the building that `where` names (an id; that of the community, or
    nothing: all). Raises NotYours."""
    within = await access.scope(db, speaker, page.act)
    if within is None:
        raise NotYours({"act": page.act})
    places = sorted(await granted.buildings(db, within), key=lambda place: natural(place[1]))
    inside = int(where) if where.isascii() and where.isdigit() and len(where) < 16 else None
    if where and inside is None:
        raise NotYours({"act": page.act})
    if inside == speaker.community_id:
        inside = None
    if inside is not None and inside not in dict(places):
        raise NotYours({"act": page.act, "area": inside})
    tables = await page.read(Asked(db, rules, words, now, speaker, replace(within, inside=inside), inside))
    whole = within.community_id is not None
    community = await granted.community_name(db, speaker.community_id) if whole else ""
    return View(page, tables, tuple(places), inside, community)


async def looked(db: Db, speaker: Speaker, seen: View, now: datetime) -> None:
    """Each look is on the record: who, which page, where, and how many rows there were."""
    await history.add(db, [{
        "community_id": speaker.community_id, "at": now, "actor": access.actor(speaker), "action": "console-looked",
        "subject": f"console/{seen.page.name}",
        "details": {"area": seen.inside, "rows": sum(len(table.rows) for table in seen.tables)},
    }])  # fmt: skip
