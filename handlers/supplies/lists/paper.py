"""A pick list as a page to print: a link that opens for a day, and only as long as whoever asked for it still may see
the list. What is on the page is read when it is opened, and nothing of it is kept."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers import access
from handlers import words as said
from handlers.rules import Rules
from handlers.sheets import Sheet, Source
from handlers.supplies.lists import tables, wording
from handlers.supplies.lists.gathering import gather, rows_of
from handlers.supplies.lists.vocabulary import Pick, pick_of
from handlers.supplies.lists.wording import Say
from storage import accounts
from storage.vault import Vault, WrongKey

PATH = "/pick/"
_LASTS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Paper:
    """A page to print, in plain words."""

    language: str
    title: str
    made: str
    sheets: tuple[Sheet, ...]


def link(vault: Vault, rules: Rules, address: str, pick: Pick, language: str, now: datetime) -> str:
    """The page's address: who asked, for what and until when are sealed in it."""
    asked = {"pick": pick.word, "for": address, "until": int((now + _LASTS).timestamp()), "language": language}
    token = base64.urlsafe_b64encode(vault.seal(json.dumps(asked))).decode().rstrip("=")
    return f"{rules.public_url.rstrip('/')}{PATH}{token}"


async def opened(source: Source, token: str) -> Paper | None:
    """The page behind an address; none where it is none of ours, has expired, or whoever asked may not see it now."""
    asked = _read(source.db.vault, token)
    pick = pick_of(str(asked.get("pick", "")), source.rules)
    if pick is None or int(asked.get("until", 0)) < source.now.timestamp():
        return None
    address = str(asked.get("for", ""))
    speaker = (await accounts.speakers(source.db, [address], source.now)).get(address)
    within = await access.scope(source.db, speaker, "see-orders")
    if speaker is None or within is None:
        return None
    say = Say(source.words, source.rules, str(asked.get("language", source.rules.language)))
    picked = gather(await rows_of(source.db, within, speaker.community_id, pick), pick)
    clock = said.clock(source.rules.local(source.now))
    return Paper(
        say.language, say.plain("pick-print-title", when=wording.when(say, pick)),
        say.plain("pick-print-made", at=clock, orders=picked.orders, homes=len(picked.homes)),
        tuple(tables.sheets(say, picked)),
    )  # fmt: skip


def _read(vault: Vault, token: str) -> dict[str, Any]:
    try:
        asked = json.loads(vault.open(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))))
    except (ValueError, binascii.Error, WrongKey):
        return {}
    return asked if isinstance(asked, dict) and "pick" in asked else {}
