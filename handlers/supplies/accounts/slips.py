"""Receipts: a photo that whoever bought sends, kept with the orders of that merchant and round."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers import access, words
from handlers.chat import Choice, Picture, Talk
from handlers.supplies.accounts.reading import is_slip
from storage import accounts
from storage.accounts import Speaker
from storage.database import Db
from storage.supplies import lists, money, orders
from storage.supplies.orders import Kept, Photo

SLIP = "pay-slip"  # what we wait for: the photo of a receipt
_PATIENCE = timedelta(minutes=30)
_MORE = timedelta(minutes=5)  # later a photo without a word is of something else
_RECENT = timedelta(hours=24)
_SHOWN = 6  # photos at once


async def ask(talk: Talk, merchant_id: int) -> None:
    """The button 拍小票: the next photos are of this merchant's receipt."""
    if talk.speaker is None or not await _bought(talk, merchant_id):
        talk.say("pay-slip-none")
        return
    await accounts.expect(
        talk.db, talk.speaker.account_id, SLIP, {"merchant": merchant_id}, talk.now + _PATIENCE
    )  # fmt: skip
    talk.say("pay-slip-how", name=await lists.merchant_name(talk.db, merchant_id))


async def pictured(talk: Talk, speaker: Speaker) -> bool:
    """A photo came: whether it is a receipt, because we wait for one, or because it says so below."""
    photo, person = talk.incoming.attachment, speaker.person
    if talk.incoming.kind not in ("photo", "file") or photo is None or not photo.ref or person is None:
        return False
    if not access.roles_for(speaker.roles, "serve-orders"):
        return False
    sent = {"channel": talk.incoming.channel, "ref": photo.ref, "name": photo.name, "mime": photo.mime}
    awaited = speaker.expects_data.get("merchant") if speaker.expects == SLIP else None
    if not is_slip(talk.text) and (talk.text or awaited is None):
        return False
    found = await money.bought_from(talk.db, person.id, talk.now - _RECENT)
    names = {merchant_id: name for _, merchant_id, name in found}
    named = [id for id, name in names.items() if name in talk.text] or [id for id in names if id == awaited]
    if not names:
        talk.say("pay-slip-none")
    elif len(named) == 1 or len(names) == 1:
        await _keep(talk, (named or list(names))[0], [sent])
    else:
        data = {"photos": [*speaker.expects_data.get("photos", []), sent]} if speaker.expects == SLIP else {
            "photos": [sent]
        }  # fmt: skip
        await accounts.expect(talk.db, speaker.account_id, SLIP, data, talk.now + _PATIENCE)
        talk.say("pay-slip-which", choices=tuple(Choice(f"pay:of:{id}", name) for id, name in names.items()))
    return True


async def of(talk: Talk, merchant_id: int) -> None:
    """Whose receipt it is that came without a name."""
    speaker = talk.speaker
    photos = speaker.expects_data.get("photos") if speaker is not None and speaker.expects == SLIP else None
    if not photos:
        talk.say("old-button")
        return
    await _keep(talk, merchant_id, photos)


async def kept(db: Db, order_id: int) -> list[Photo]:
    """The receipts of an order, newest first."""
    return [one for one in reversed(await orders.photos(db, order_id)) if one.of == "receipt"]


async def show(talk: Talk, order: Kept) -> None:
    """The photos, for whoever settles it."""
    found = await kept(talk.db, order.id)
    if not found:
        talk.say("old-button")
    for number, one in enumerate(found[:_SHOWN], 1):
        local = talk.rules.local(one.at)
        values: dict[str, Any] = {
            "number": order.id, "place": number, "count": len(found), "at": words.clock(local),
            "day": words.day(talk.words, talk.language, local.date()),
        }  # fmt: skip
        fetch = {"channel": one.channel, "ref": one.ref, "name": one.name or "receipt.jpg", "mime": one.mime}
        talk.say(
            "pay-slip-shown", **values,
            picture=Picture(
                alt=talk.phrase("pay-slip-shown", **values), fetch=fetch,
                instead=talk.phrase("pay-slip-gone", number=order.id),
            ),
        )  # fmt: skip


async def _keep(talk: Talk, merchant_id: int, photos: list[dict[str, str]]) -> None:
    assert talk.speaker is not None
    assert talk.speaker.person is not None
    found = await _bought(talk, merchant_id)
    if not found:
        talk.say("pay-slip-none")
        return
    for order in found:
        for photo in photos:
            await orders.add_photo(
                talk.db, order, "receipt", photo["channel"], photo["ref"], photo["name"], photo["mime"],
                talk.speaker.person.id, talk.now,
            )  # fmt: skip
    await accounts.expect(  # a long receipt takes several photos
        talk.db, talk.speaker.account_id, SLIP, {"merchant": merchant_id}, talk.now + _MORE
    )  # fmt: skip
    talk.say("pay-slip-done", name=await lists.merchant_name(talk.db, merchant_id), count=len(found))


async def _bought(talk: Talk, merchant_id: int) -> list[Kept]:
    """The orders that a receipt of now is for: what the speaker has bought there for the round that came last."""
    person = talk.speaker.person if talk.speaker is not None else None
    if person is None:
        return []
    found = await money.bought_from(talk.db, person.id, talk.now - _RECENT, merchant_id)
    kept = await orders.by_ids(talk.db, [order_id for order_id, _, _ in found])
    if not kept:
        return []
    newest = max(kept, key=lambda order: (order.bought_at or order.accepted_at or order.created_at, order.id))
    return [order for order in kept if order.round_at == newest.round_at]
