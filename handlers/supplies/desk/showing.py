"""The desk's living messages, put into the speaker's own chat; and how an order stands, said to its crew."""

from __future__ import annotations

from handlers import words as said
from handlers.chat import Choice, Letter, Talk
from handlers.supplies.desk import crew
from storage import outbox
from storage.supplies import desk, orders
from storage.supplies.orders import Kept


async def put(talk: Talk, name: str, *, anew: bool = False) -> None:
    """A living message as it is now, at once. Where it stands elsewhere than the button that was pressed, or `anew`, it
    is taken away there and comes as the newest."""
    assert talk.speaker is not None
    chat = talk.speaker.chat
    former = await outbox.standing(talk.db, chat, name)
    if former is not None and (anew or talk.incoming.message not in ("", former)):
        await outbox.forget_standing(talk.db, chat, former)
        talk.act(chat, "delete", message=former)
    talk.letters.append(
        Letter(
            f"{talk.source}/{len(talk.letters)}", chat, "", phrase="living", living=name, not_before=talk.now,
            community_id=talk.community,
        )
    )  # fmt: skip


async def put_card(talk: Talk, order: Kept) -> None:
    """The crew's card of an order."""
    assert talk.speaker is not None
    await desk.put_card(talk.db, order, talk.speaker.chat)
    await put(talk, f"job/{order.id}")


async def put_board(talk: Talk, page: int = 0, *, anew: bool = False) -> None:
    """The speaker's own board."""
    assert talk.speaker is not None
    await desk.open_board(talk.db, talk.speaker.community_id, talk.speaker.chat, talk.now, page=page)
    await put(talk, crew.BOARD, anew=anew)


async def say_how_it_stands(talk: Talk, order: Kept, step: str) -> None:
    """Somebody was quicker, or it has gone on: who has it, since when."""
    stands = await orders.by_id(talk.db, order.id) or order
    since = {
        "placed": stands.placed_at, "accepted": stands.accepted_at, "bought": stands.bought_at,
        "moving": stands.moving_at, "door": stands.door_at, "received": stands.received_at,
    }.get(stands.state) or stands.changed_at  # fmt: skip
    at = said.clock(talk.rules.local(since))
    me = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else 0
    if step == "accept" and stands.taker_id is not None and stands.taker_id != me and stands.state == "accepted":
        talk.say("desk-theirs", number=order.id, name=stands.taker, at=at)
        return
    talk.say("desk-stands", number=order.id, state=stands.state, name=stands.taker, at=at)


def choice(talk: Talk, what: str, phrase: str, **values: object) -> Choice:
    """A button of the desk in the speaker's language: "desk:WHAT"."""
    return crew.button(talk, talk.language, what, phrase, **values)


def me(talk: Talk) -> int:
    """Who speaks, as a person; 0 where that is nobody we know."""
    return talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else 0
