"""不能办: staff end an order with a reason, and the household is told it."""

from __future__ import annotations

from datetime import timedelta

from handlers import temperature
from handlers.chat import Marked, Talk, Words
from handlers.living import Page
from handlers.supplies.desk import crew
from handlers.supplies.desk.showing import choice, me, put_card, say_how_it_stands
from handlers.supplies.door import reading
from handlers.supplies.moving import move
from handlers.supplies.reading.vocabulary import MISTAKEN, NO
from storage import accounts
from storage.supplies import orders, steps
from storage.supplies.orders import Kept
from storage.supplies.steps import Taken

WHY = "desk-why"  # what we wait for while a reason may be typed
REASONS = ("short", "far", "twice")
_LEFT = frozenset((*NO.split("|"), *MISTAKEN.split("|")))
_PATIENCE = timedelta(minutes=10)
_LONGEST = 200  # characters of a reason


async def ask(talk: Talk, order: Kept) -> None:
    """Why?"""
    assert talk.speaker is not None
    choices = tuple(choice(talk, f"why:{order.id}:{reason}", "choice-desk-reason", reason=reason) for reason in REASONS)
    talk.say("desk-refuse", number=order.id, choices=choices)
    await accounts.expect(talk.db, talk.speaker.account_id, WHY, {"order": order.id}, talk.now + _PATIENCE)


async def said(talk: Talk, text: str) -> bool:
    """The reason, typed. What is about somebody's temperature or a door is none: the household would read it."""
    assert talk.speaker is not None
    order = await orders.by_id(talk.db, int(talk.speaker.expects_data.get("order", 0)))
    if order is None or not text.strip() or not await crew.may_keep(talk.db, talk.speaker, order):
        return False
    if text.strip(" 。.!！").lower() in _LEFT:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
        talk.say("desk-refuse-left", number=order.id)
        return True
    if temperature.understand(text, talk.speaker).kind != "none" or reading.put_down(text) is not None:
        return False
    await refuse(talk, order, "", text.strip("。. ")[:_LONGEST])
    return True


async def refuse(talk: Talk, order: Kept, reason: str, text: str = "") -> None:
    """It ends, for a reason of REASONS or one in words."""
    assert talk.speaker is not None
    if talk.speaker.expects == WHY:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    details = {"reason": reason, "text": text}
    if await move(talk.db, talk, order, "refuse", me(talk), details=details) is None:
        await say_how_it_stands(talk, order, "refuse")
    else:
        why = _why(talk, talk.language, reason, text)
        talk.say("desk-refused", number=order.id, reason=why, choices=(
            choice(talk, f"undo:{order.id}", "choice-desk-undo"),
        ))  # fmt: skip
        for chat, language in await orders.chats(talk.db, order, talk.now):
            talk.tell(
                chat, language, "desk-home-refused", number=order.id, reason=_why(talk, language, reason, text)
            )  # fmt: skip
    await put_card(talk, order)


def _why(talk: Talk, language: str, reason: str, text: str) -> Marked:
    return talk.words(language, "desk-reason", reason=reason or "said", text=text)


async def why(page: Page, language: str, order: Kept) -> list[Marked]:
    """The reason for which an order was refused, for its household's card; nothing where they cancelled it."""
    refused = next((one for one in reversed(await steps.of_order(page.db, order.id)) if one.undone_at is None), None)
    if refused is None or refused.step != "refuse":
        return []
    return [page.words(language, "desk-job-reason", reason=reason_of(page.words, language, refused))]


def reason_of(words: Words, language: str, refused: Taken) -> Marked:
    """Why an order was refused, by the step that did it."""
    given = str(refused.details.get("reason") or "said")
    return words(language, "desk-reason", reason=given, text=str(refused.details.get("text", "")))


async def tell_again(talk: Talk, order: Kept) -> None:
    """It was a slip: the household hears that it goes on."""
    for chat, language in await orders.chats(talk.db, order, talk.now):
        talk.tell(chat, language, "desk-home-again", number=order.id)
