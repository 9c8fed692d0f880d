"""A picture instead of words while an order is being written: it goes with the order, and staff price it by hand."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from handlers.chat import Talk
from handlers.supplies.ordering import drafting
from storage import inbox
from storage.accounts import Speaker
from storage.supplies import orders
from storage.supplies.orders import Kept

_LONGEST = 300
_ALBUM = timedelta(minutes=1)  # of several photos at once one is answered


async def wordless(talk: Talk, speaker: Speaker) -> bool:
    """Something without words came while an order is being written: a picture is a thing of it. Of a voice message it
    is said that words are needed; it goes on all the same. False: it is for somebody else to answer."""
    if speaker.expects != drafting.DRAFT:
        return False
    if talk.incoming.kind == "voice":
        talk.say("order-voice")
        return False
    if talk.incoming.kind != "photo" or talk.incoming.attachment is None:
        return False
    order = await orders.by_id(talk.db, int(speaker.expects_data.get("order", 0)))
    if order is None or order.state != "draft":
        if speaker.household_id is None:
            return False
        order = await drafting.begun(talk, speaker.household_id)
    await taken(talk, order)
    return True


async def taken(talk: Talk, order: Kept) -> None:
    """The picture that came is a thing of this draft."""
    picture = talk.incoming.attachment
    assert talk.speaker is not None
    if picture is not None:
        person = talk.speaker.person
        await orders.add_photo(
            talk.db, order, "other", talk.incoming.channel, picture.ref, picture.name, picture.mime,
            person.id if person is not None else None, talk.now,
        )  # fmt: skip
    name = talk.words(talk.rules.language, "order-photo-thing")
    await drafting.put_in(talk, order, [{
        "item_id": None, "merchant_id": None, "text": talk.text[:_LONGEST], "name": str(name), "quantity": Decimal(1),
        "unit": "份", "note": talk.text[:_LONGEST], "rounded": False, "price": None, "offer": None,
    }])  # fmt: skip
    await drafting.keep(talk, await orders.by_id(talk.db, order.id) or order)
    since = talk.now - _ALBUM
    if await inbox.came_lately(talk.db, talk.incoming.chat, "photo", since, but=talk.incoming.key):
        await drafting.put(talk, await orders.by_id(talk.db, order.id) or order, below=False)
        await drafting.wait(talk, order.id)
        return
    talk.say("order-photo")
    await drafting.show(talk, order.id)
