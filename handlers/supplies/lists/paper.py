"""A pick list as a page to print: a link that opens for a day, and only as long as whoever asked for it still may see
the list. What is on the page is read when it is opened, and nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers import access
from handlers import words as said
from handlers.rules import Rules
from handlers.sheets import Sheet, Source
from handlers.supplies.door import tokens
from handlers.supplies.door.tables import speaker_of
from handlers.supplies.lists import tables, wording
from handlers.supplies.lists.gathering import gather, rows_of
from handlers.supplies.lists.vocabulary import Pick, pick_of
from handlers.supplies.lists.wording import Say
from storage.vault import Vault

PATH = "/pick/"
_WHAT = "pick"  # what the address says it is for; how the pick was made (Pick.word) stands behind it


@dataclass(frozen=True, slots=True)
class Paper:
    """A page to print, in plain words."""

    language: str
    title: str
    made: str
    sheets: tuple[Sheet, ...]


def link(vault: Vault, rules: Rules, account_id: int, pick: Pick, now: datetime) -> str:
    """The page's address: who asked, for what and until when stand in it, under our seal."""
    about = tokens.Paper(_WHAT + pick.word[0], account_id, int(pick.word[1:] or 0), 0, now + tokens.LASTS)
    return f"{rules.public_url.rstrip('/')}{PATH}{tokens.paper_token(vault, about)}"


async def opened(source: Source, token: str) -> Paper | None:
    """The page behind an address; none where it is none of ours, has expired, or whoever asked may not see it now."""
    asked = tokens.read_paper(source.db.vault, token, source.now)
    if asked is None or not asked.what.startswith(_WHAT):
        return None
    pick = pick_of(f"{asked.what.removeprefix(_WHAT)}{asked.round or ''}", source.rules)
    speaker = await speaker_of(source.db, asked.account_id, source.now)
    within = await access.scope(source.db, speaker, "see-orders")
    if pick is None or speaker is None or within is None:
        return None
    say = Say(source.words, source.rules, speaker.language)
    picked = gather(await rows_of(source.db, within, speaker.community_id, pick), pick)
    clock = said.clock(source.rules.local(source.now))
    made = say.plain("pick-print-made", at=clock, orders=picked.orders, homes=len(picked.homes))
    if not picked.lines:
        made = say.plain("pick-none", when=wording.when(say, pick))
    return Paper(
        say.language, say.plain("pick-print-title", when=wording.when(say, pick)), made,
        tuple(tables.sheets(say, picked)),
    )  # fmt: skip
