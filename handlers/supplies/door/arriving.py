"""A volunteer with forty bags and one thumb: this is at the door, and where to next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers import access
from handlers import words as said
from handlers.chat import Attachment, Choice, Pen, Talk
from handlers.supplies import wording
from handlers.supplies.course import possible
from handlers.supplies.desk import crew
from handlers.supplies.door import loading, telling, walk
from handlers.supplies.door.walk import Stop
from handlers.supplies.kinds import KINDS
from handlers.supplies.moving import move, take_back
from storage import accounts
from storage.database import Db
from storage.supplies import door, orders
from storage.supplies.orders import Kept, Photo

PHOTO, WHOSE = "door-photo", "door-whose"  # what we may be waiting for from a carrier
_WAIT = timedelta(minutes=10)  # for a photo of what was just set down, or the door of one that came first
_ALBUM = timedelta(minutes=1)  # photos that were sent together come one by one
_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Came:
    """A photo that came in, where it is still to be had."""

    channel: str
    ref: str
    name: str
    mime: str
    album: str = ""

    def kept(self) -> dict[str, str]:
        """As we wait with it."""
        return {"channel": self.channel, "ref": self.ref, "name": self.name, "mime": self.mime, "album": self.album}

    @classmethod
    def of(cls, channel: str, attachment: Attachment, album: str) -> Came:
        """What stands in an event."""
        return cls(channel, attachment.ref, attachment.name or "photo.jpg", attachment.mime or "image/jpeg", album)


async def may(talk: Talk, order: Kept) -> bool:
    """Whether the speaker carries it: its taker, anybody who carries there, or of the crew of its kind."""
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return False
    if order.taker_id == speaker.person.id or await crew.may_serve(talk.db, speaker, order):
        return True
    within = await access.scope(talk.db, speaker, "serve-orders") if KINDS[order.kind].carried else None
    return within is not None and await door.within(talk.db, order, within)


async def set_down(
    db: Db, pen: Pen, order: Kept, by_id: int | None, *, alone: bool = False, details: dict[str, Any] | None = None
) -> list[Kept]:
    """It stands at the door, with all that its taker has in hand for it (`alone`: this one only); gives what was set
    down by this. What nobody had taken yet is taken by whoever carries it."""
    if order.state == "placed" and by_id is not None and order.waits != "clinician":
        order = await move(db, pen, order, "accept", by_id, taker_id=by_id) or order
    mine = await door.held(db, order.taker_id, walk.GOING) if order.taker_id is not None and not alone else []
    done = []
    for one in walk.together(order, mine, soon(pen)):
        if one.waits == "clinician" or not possible("deliver", one.kind, one.state):
            continue
        moved = await move(db, pen, one, "deliver", by_id, details=details)
        if moved is not None:
            done.append(moved)
    return done


async def here(talk: Talk, order: Kept, photo: Came | None = None) -> None:
    """Somebody is at a door. The photo that they sent before is that door's."""
    assert talk.speaker is not None
    await flush(talk)
    speaker = talk.speaker
    if photo is None and speaker.expects == WHOSE:
        photo = Came(**speaker.expects_data["photo"])
    assert speaker.person is not None
    done = await set_down(talk.db, talk, order, speaker.person.id)
    if not done:
        await stands(talk, order)
        return
    await _after(talk, done, photo)


async def several(talk: Talk, found: Sequence[Kept]) -> None:
    """Several doors at once: no photo could say which of them it shows, so all are told now."""
    assert talk.speaker is not None
    assert talk.speaker.person is not None
    await flush(talk)
    done: list[Kept] = []
    for order in found:
        if order.id not in {one.id for one in done}:
            done += await set_down(talk.db, talk, order, talk.speaker.person.id)
    if not done:
        await stands(talk, found[-1])
        return
    homes = list(dict.fromkeys(order.household_id for order in done))
    if len(homes) == 1:
        await _after(talk, done, None)
        return
    for home in homes:
        await telling.tell(talk.db, talk, home)
    rooms = [next(order for order in done if order.household_id == home).room for home in homes]
    talk.say(
        "door-here-many", count=len(homes), rooms=said.listed(talk.words, talk.language, rooms),
        choices=(*await onward(talk, homes[-1]), _oops(talk, done[0])),
    )  # fmt: skip


async def _after(talk: Talk, done: Sequence[Kept], photo: Came | None) -> None:
    """What is said to whoever set it down: a photo, or not, and the next door."""
    assert talk.speaker is not None
    first = done[0]
    values: dict[str, Any] = {"place": first.place, "numbers": telling.numbers(talk, talk.language, done)}
    if photo is not None:
        await attach(talk, done, photo)
        talk.say("door-here-photo", choices=(*await onward(talk, first.household_id), _oops(talk, first)), **values)
        return
    await accounts.expect(
        talk.db, talk.speaker.account_id, PHOTO, {"orders": [order.id for order in done]}, talk.now + _WAIT
    )
    talk.say(
        "door-here",
        choices=(
            talk.choice(f"door:bare:{first.id}", "choice-door-bare"), *await onward(talk, first.household_id),
            _oops(talk, first),
        ), **values,
    )  # fmt: skip


async def attach(talk: Talk, done: Sequence[Kept], photo: Came) -> None:
    """The photo of what stands at a door: it goes with the word to the household, or follows it."""
    speaker = talk.speaker
    assert speaker is not None
    by_id = speaker.person.id if speaker.person is not None else None
    kept = 0
    for order in done:
        id = await orders.add_photo(
            talk.db, order, "door", photo.channel, photo.ref, photo.name, photo.mime, by_id, talk.now
        )
        kept = kept or id
    if not await telling.tell(talk.db, talk, done[0].household_id):
        shown = Photo(kept, "door", photo.channel, photo.ref, photo.name, photo.mime, talk.now)
        await telling.send_photo(talk.db, talk, done[0], shown)
    if photo.album:  # the rest of it comes at once
        data = {"orders": [order.id for order in done], "album": photo.album}
        await accounts.expect(talk.db, speaker.account_id, PHOTO, data, talk.now + _ALBUM)
    elif speaker.expects in (PHOTO, WHOSE):
        await accounts.expect(talk.db, speaker.account_id, None)


async def flush(talk: Talk) -> None:
    """Whoever goes on to the next door takes no photo of the last one any more: its household is told now."""
    speaker = talk.speaker
    if speaker is None or speaker.expects != PHOTO:
        return
    for order in await orders.by_ids(talk.db, waited_for(talk)):
        await telling.tell(talk.db, talk, order.household_id)
    await accounts.expect(talk.db, speaker.account_id, None)


def waited_for(talk: Talk) -> list[int]:
    """The orders of which we await a photo from the speaker."""
    data = talk.speaker.expects_data if talk.speaker is not None else {}
    return [int(one) for one in data.get("orders", ())]


async def bare(talk: Talk, order: Kept) -> None:
    """No photo: the household is told now."""
    told = await telling.tell(talk.db, talk, order.household_id)
    if talk.speaker is not None and talk.speaker.expects == PHOTO and order.id in waited_for(talk):
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    if not told and order.state != "door":
        await stands(talk, order)
        return
    talk.say("door-bare", place=order.place, choices=await onward(talk, order.household_id))


async def oops(talk: Talk, order: Kept) -> None:
    """It was a slip: all that was set down by the same press is in hand again, within a minute."""
    speaker = talk.speaker
    assert speaker is not None
    assert speaker.person is not None
    back = [
        one for one in await door.with_it(talk.db, order, speaker.person.id)
        if await take_back(talk.db, talk, one, speaker.person.id) is not None
    ]  # fmt: skip
    if not back:
        now = await orders.by_id(talk.db, order.id) or order
        if now.state == "received":
            await stands(talk, now)
        elif now.state != "door" and now.taker_id == speaker.person.id:  # pressed twice
            talk.say("door-oops", numbers=telling.numbers(talk, talk.language, [now]))
        else:
            talk.say("door-oops-late", number=order.id)
        return
    if speaker.expects == PHOTO:
        await accounts.expect(talk.db, speaker.account_id, None)
    talk.say("door-oops", numbers=telling.numbers(talk, talk.language, back), choices=await onward(talk, None))


def _oops(talk: Talk, order: Kept) -> Choice:
    return talk.choice(f"door:oops:{order.id}", "choice-door-oops")


async def stands(talk: Talk, order: Kept) -> None:
    """Why this cannot be set down (again): how it stands by now, since when, by whom."""
    now = await orders.by_id(talk.db, order.id) or order
    by, at = await door.set_down_by(talk.db, now.id)
    state = now.state if now.state in ("door", "received") else "other"
    talk.say(
        "door-stands", number=now.id, place=now.place, state=state,
        stands=wording.state(talk.words, talk.rules, talk.language, now), by=by, known="yes" if by else "no",
        at=said.clock(talk.rules.local(at or now.changed_at)), choices=await onward(talk, now.household_id),
    )  # fmt: skip


async def way_of(talk: Talk, person_id: int) -> list[Stop]:
    """The doors that somebody still has bags for."""
    mine = [one for one in await door.held(talk.db, person_id, walk.GOING) if one.kind in walk.CARRIED]
    shut = await door.quarantined(
        talk.db, {one.household_id for one in mine}, talk.rules.local(talk.now).date()
    )  # fmt: skip
    until = soon(talk)
    return walk.way([one for one in mine if walk.in_hand(one, until)], shut, talk.rules.supplies.quarantined)


def soon(pen: Pen) -> datetime:
    """The round that is being packed or carried: what is taken for a later one is in nobody's hand yet."""
    return loading.coming(pen.rules, pen.now)


async def onward(talk: Talk, household_id: int | None) -> tuple[Choice, ...]:
    """One button to the next door; none where that was the last."""
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return ()
    stops = await way_of(talk, speaker.person.id)
    following = walk.next_stop(stops, household_id)
    if following is None:
        return ()
    return (
        talk.choice(
            f"door:here:{following.orders[0].id}", "choice-door-next", place=following.within, left=len(stops)
        ),
    )  # fmt: skip
