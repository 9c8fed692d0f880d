"""python -m bot signin --phone NUMBER: a link into the console for somebody who has no chat with us yet."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import datetime

from bot.texts import Texts
from handlers import access, words
from handlers.console import signing
from handlers.roster.cells import BadCell, phone_number
from handlers.rules import Rules
from storage import accounts
from storage import console as stored
from storage.database import Database


async def signin(
    database: Database, rules: Rules, texts: Texts, phone: str, *, now: datetime, out: Callable[[str], None]
) -> int:  # fmt: skip
    """Print a link for the one person with this number who may open the console; gives the exit code. Neighbours and
    family on the roster may share the number: they hold no role, so the link is not for them."""

    def say(phrase: str, **values: object) -> str:
        return html.unescape(texts(rules.language, phrase, **values))

    try:
        number = phone_number(phone)
    except BadCell:
        out(say("signin-no-number"))
        return 1
    async with database.begin() as db:
        found = await stored.by_phone(db, db.vault.digest(number))
        may = []
        for one in found:
            language = one.language or rules.language
            speaker = await accounts.as_person(db, one.id, language, now)
            if speaker is not None and await access.scope(db, speaker, "open-console") is not None:
                may.append((one, language))
        if len(may) != 1:
            names = words.listed(texts, rules.language, [one.name for one, _ in may])
            if may:
                out(say("signin-several", count=len(may), names=names))
            else:
                out(say("signin-no-role" if found else "signin-unknown"))
            return 1
        one, language = may[0]
        made = await signing.link(db, rules, one.id, one.community_id, language, "operator", now)
    out(say("signin-link", name=one.name, link=made))
    return 0
