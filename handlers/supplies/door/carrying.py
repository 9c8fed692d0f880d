"""What carriers type and photograph: 「502 到了」, a photo with or without a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers import access, threads, words
from handlers.chat import Choice, Talk
from handlers.supplies.door import arriving, disputing, reading
from handlers.supplies.door.arriving import PHOTO, WHOSE, Came
from handlers.supplies.door.finding import Meant, meant
from handlers.supplies.door.walk import Stop
from handlers.threads import Content
from storage import accounts
from storage.accounts import Speaker
from storage.supplies import orders
from storage.supplies.orders import Kept

_PATIENCE = timedelta(minutes=10)
_OFFERED = 6
_IMAGES = ("image/jpeg", "image/png", "image/webp")


async def typed(talk: Talk, speaker: Speaker, photo: Came | None = None) -> bool:
    """Words that say what was put down where; says whether it was that."""
    if talk.incoming.kind == "edit" or not access.roles_for(speaker.roles, "serve-orders") or speaker.person is None:
        return False
    said = reading.put_down(talk.text)
    if said is None:
        return photo is None and await _without_place(talk, speaker.person.id)
    found = await meant(talk, said)
    if not found.strange:
        await _go(talk, found, photo)
    elif photo is None and await arriving.way_of(talk, speaker.person.id):
        talk.say("door-unknown", text=said.where, choices=await arriving.onward(talk, None))
    else:
        return False
    return True


async def _without_place(talk: Talk, person_id: int) -> bool:
    """到了, 都送完了: of those who have something in hand. Which of them, or what is left, is said."""
    done = reading.is_all_done(talk.text)
    if not done and not reading.is_down(talk.text):
        return False
    stops = [stop for stop in await arriving.way_of(talk, person_id) if not stop.rubbish]
    if not stops:
        return False
    talk.say("door-left" if done else "door-where", count=len(stops), choices=_first(talk, stops))
    return True


async def _go(talk: Talk, found: Meant, photo: Came | None) -> None:
    if len(found.doors) == 1 and not found.which:
        await arriving.here(talk, found.doors[0], photo)
    elif found.doors:
        await arriving.several(talk, found.doors)
    for written, doors in found.which:
        if photo is not None:
            await _keep(talk, photo)
        talk.say("door-which", text=written, count=len(doors), choices=_doors(talk, doors))
    if found.unknown:
        choices = () if found.doors else await arriving.onward(talk, None)
        talk.say("door-unknown", text=words.listed(talk.words, talk.language, found.unknown), choices=choices)


def _first(talk: Talk, stops: Sequence[Stop]) -> tuple[Choice, ...]:
    """The next doors on the way."""
    return _doors(talk, [stop.orders[0] for stop in stops])


def _doors(talk: Talk, found: Sequence[Kept]) -> tuple[Choice, ...]:
    return tuple(
        talk.choice(f"door:here:{one.id}", "choice-door-place", place=one.place, number=one.id)
        for one in found[:_OFFERED]
    )


async def answered(talk: Talk, text: str) -> bool:
    """Words while we wait for a photo: no photo then. Everything else is about something else."""
    if not reading.is_bare(text):
        return False
    for order in (await orders.by_ids(talk.db, arriving.waited_for(talk)))[:1]:
        await arriving.bare(talk, order)
        return True
    return False


async def photographed(talk: Talk, speaker: Speaker) -> bool:
    """A photo of somebody who carries: of the door that was just said, that its words name, or one that is still to be
    named. Says whether it was that."""
    incoming = talk.incoming
    sent = incoming.attachment
    if sent is None or not (incoming.kind == "photo" or (incoming.kind == "file" and sent.mime in _IMAGES)):
        return False
    if speaker.expects == disputing.TROUBLE:
        came = Came.of(incoming.channel, sent, "").kept()
        del came["album"]
        return await disputing.pictured(talk, came)
    if not access.roles_for(speaker.roles, "take-orders") or speaker.person is None:
        return False
    photo = Came.of(incoming.channel, sent, incoming.album)
    if talk.text and await typed(talk, speaker, photo):
        return True
    if speaker.expects == PHOTO and _goes_on(speaker, incoming.album):
        found = await orders.by_ids(talk.db, arriving.waited_for(talk))
        here = [order for order in found if order.state in ("door", "received")]
        if here:
            await arriving.attach(talk, here, photo)
            if "album" not in speaker.expects_data:
                talk.say("door-photo-sent", place=here[0].place,
                         choices=await arriving.onward(talk, here[0].household_id))  # fmt: skip
            return True
    if talk.text or speaker.expects not in (None, PHOTO, WHOSE):  # it belongs to a notice, or answers a household
        return False
    return await _ask_whose(talk, speaker, photo)


def _goes_on(speaker: Speaker, album: str) -> bool:
    """The first photo, or another of those that were sent with it."""
    known = speaker.expects_data.get("album")
    return known is None or known == album


async def _ask_whose(talk: Talk, speaker: Speaker, photo: Came) -> bool:
    assert speaker.person is not None
    stops = [stop for stop in await arriving.way_of(talk, speaker.person.id) if not stop.rubbish]
    if not stops:
        return False
    await _keep(talk, photo)
    talk.say("door-whose", choices=(*_first(talk, stops), talk.choice("door:other:1", "choice-door-other")))
    return True


async def _keep(talk: Talk, photo: Came) -> None:
    assert talk.speaker is not None
    data = {"photo": photo.kept(), "arrival": talk.source}
    await accounts.expect(talk.db, talk.speaker.account_id, WHOSE, data, talk.now + _PATIENCE)


async def other(talk: Talk) -> None:
    """The photo was about something else: it goes where photos of theirs go."""
    speaker = talk.speaker
    if speaker is None or speaker.expects != WHOSE:
        talk.say("old-button")
        return
    photo, arrival = speaker.expects_data["photo"], str(speaker.expects_data["arrival"])
    await accounts.expect(talk.db, speaker.account_id, None)
    if speaker.household_id is None:
        talk.say("photo-typed")
        return
    kept = {name: str(photo[name]) for name in ("channel", "ref", "name", "mime")}
    await threads.pass_on(talk, speaker, content=Content("photo", "", arrival, talk.said_at, kept))
