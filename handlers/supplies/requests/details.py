"""What a request says of itself, in lines: on the household's card, and on the card of whoever takes it up."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers import words as spoken
from handlers.chat import Marked, Words
from handlers.living import Page
from handlers.supplies.kinds import KINDS
from handlers.supplies.requests.questions import QUESTIONS
from storage import households
from storage.database import Db
from storage.supplies import desk, orders
from storage.supplies import requests as stored
from storage.supplies.orders import Kept

_DAYS = ("when", "day")
_EXTRA = ("tail",)  # what nobody is asked for, and may be said


async def details(db: Db, words: Words, language: str, order: Kept, *, sealed_ok: bool) -> list[Marked]:
    """The answers to a kind's own questions, a line each. `sealed_ok`: whoever reads them is of the household itself or
    of the kind's crew, so that words about somebody's health are among them."""
    answers = dict(order.details)
    if sealed_ok:
        answers |= await stored.sealed(db, order)
    pictures = {one.of for one in await orders.photos(db, order.id)} if order.kind in QUESTIONS else set()
    return lines(words, language, order.kind, answers, pictures)


async def for_crew(db: Db, words: Words, language: str, order: Kept, *, sealed_ok: bool) -> list[Marked]:
    """The same for whoever takes it up. Of what somebody asked for alone they must know who it was: whoever else is at
    home is not to hear of it."""
    found = await details(db, words, language, order, sealed_ok=sealed_ok)
    if KINDS[order.kind].alone and order.person_id is not None and not order.for_them:
        name = await desk.name_of(db, order.person_id)
        found.insert(0, words(language, "request-alone", name=name))
    return found


def lines(words: Words, language: str, kind: str, answers: dict[str, Any], pictures: set[str]) -> list[Marked]:
    """The same of answers that are known."""
    found: list[Marked] = []
    for name in (*(one.name for one in QUESTIONS.get(kind, ())), *_EXTRA):
        value = answers.get(name)
        if value is None or (kind == "medicine" and name == "what"):  # that stands in its lines
            continue
        if name == "code" and value == "none" and "pickup" in pictures:
            value = "photo"
        found.append(_line(words, language, kind, name, value))
    if kind == "rubbish" and answers.get("disinfect"):
        found.append(words(language, "request-line", what="rubbish-disinfect", value="", said=""))
    return found


def _line(words: Words, language: str, kind: str, name: str, value: Any) -> Marked:
    what = f"{kind}-{name}"
    if isinstance(value, dict):
        return words(language, "request-line", what=what, value="day", said=moment(words, language, value))
    return words(language, "request-line", what=what, value=value, said=str(value))


def moment(words: Words, language: str, value: dict[str, Any]) -> Marked:
    """现在, 11月23日（周一）下午3点, or as they said it."""
    if value.get("now"):
        return words(language, "request-when", how="now", day="", clock="", said="")
    if "date" not in value:
        return words(language, "request-when", how="said", day="", clock="", said=value.get("said", ""))
    return words(
        language, "request-when", how="day", day=spoken.day(words, language, date.fromisoformat(value["date"])),
        clock=value.get("clock", ""), said="",
    )  # fmt: skip


async def shown(page: Page, language: str, order: Kept) -> list[Marked]:
    """The lines for the card `order/<id>`: who has written it for somebody else sees nothing about health, but while
    they write it."""
    home = [chat for chat, _ in await households.chats(page.db, order.household_id)]
    sealed_ok = not KINDS[order.kind].sealed or order.state == "draft" or page.chat in home
    found = await details(page.db, page.words, language, order, sealed_ok=sealed_ok)
    if order.state == "draft":
        return [page.words(language, "request-draft-kind", kind=order.kind), *found]
    return found
