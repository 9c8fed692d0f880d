"""The household has its things: by a button, by a word, or by the word of whoever phoned them."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import access
from handlers import words as said_
from handlers.chat import Pen, Talk
from handlers.supplies import course, wording
from handlers.supplies.course import possible
from handlers.supplies.door import disputing, reading, telling, walk
from handlers.supplies.moving import move, take_back
from storage.accounts import Speaker
from storage.database import Db
from storage.supplies import door, orders
from storage.supplies.orders import Kept, Line

_COMING = ("bought", "moving", "door")


def is_theirs(speaker: Speaker | None, order: Kept) -> bool:
    """Whether it is the speaker's household's, or they wrote it."""
    if speaker is None or speaker.household_id != order.household_id:
        return False
    return not order.details.get("alone") or speaker.account_id in (order.account_id, order.details.get("by"))


def person_of(talk: Talk) -> int | None:
    """Who speaks, where we know."""
    return talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else None


async def receive(
    db: Db, pen: Pen, order: Kept, by_id: int | None, how: str, *, alone: bool = False
) -> list[Kept]:  # fmt: skip
    """They have it, and all that stands at the same door (`alone`: this one only, they have named it); gives what this
    has settled. Whoever was still carrying it learns that they need not say any more that it is there."""
    beside = [one for one in await door.at_home(db, order.household_id) if one.id != order.id]
    done = []
    for one in [order, *(beside if order.state == "door" and not alone else ())]:
        if possible("receive", one.kind, one.state):
            moved = await move(db, pen, one, "receive", by_id, how=how)
            if moved is not None:
                done.append(one)
    for one in done:
        if one.state in ("bought", "moving") and one.taker_id not in (None, by_id):
            for chat, language in await door.own_chats(db, one.taker_id or 0):
                pen.tell(chat, language, "door-got-before", place=one.place, number=one.id, silent=True)
    return done


async def got(talk: Talk, order: Kept) -> None:
    """收到了, pressed."""
    done = await receive(talk.db, talk, order, person_of(talk), "home")
    if not done:
        await already(talk, order)
        return
    if order.state == "disputed":
        await disputing.over(talk, order)
    _say_got(talk, done)


def _say_got(talk: Talk, done: Sequence[Kept]) -> None:
    slip = (talk.choice(f"door:notyet:{done[0].id}", "choice-door-oops"),) if person_of(talk) is not None else ()
    talk.say("door-got", numbers=telling.numbers(talk, talk.language, done), choices=slip)


async def not_yet(talk: Talk, order: Kept) -> None:
    """It was a slip: all that this press said they had is where it was, within a minute."""
    by_id = person_of(talk)
    done = [
        one for one in await orders.of_home(talk.db, order.household_id, ("received",))
        if one.received_at == order.received_at
    ]  # fmt: skip
    back = [one for one in done if await take_back(talk.db, talk, one, by_id) is not None]
    if not back:
        if order.state == "received":
            talk.say("door-got-late", number=order.id)
        else:
            await already(talk, order)
        return
    for one in back:
        now = await orders.by_id(talk.db, one.id) or one
        if now.state in ("bought", "moving") and now.taker_id not in (None, by_id):
            for chat, language in await door.own_chats(talk.db, now.taker_id or 0):
                talk.tell(chat, language, "door-got-not", place=now.place, number=now.id)
    talk.say("door-not-got", numbers=telling.numbers(talk, talk.language, back))


async def already(talk: Talk, order: Kept) -> None:
    """It stands otherwise by now: how."""
    now = await orders.by_id(talk.db, order.id) or order
    stands = wording.state(talk.words, talk.rules, talk.language, now)
    talk.say("door-already", number=now.id, state=now.state, stands=stands)


async def fine(talk: Talk, order: Kept) -> None:
    """Nothing is the matter after all (the household says so), or whoever looks after them has asked: they have it."""
    speaker = talk.speaker
    if not is_theirs(speaker, order) and not await _looks_after(talk, order):
        await access.refuse(talk, "order-for")
        return
    done = await receive(talk.db, talk, order, person_of(talk), "home")
    if not done:
        await already(talk, order)
        return
    if order.state == "disputed":
        await disputing.over(talk, order)
    talk.say("door-fine", numbers=telling.numbers(talk, talk.language, done), place=order.place,
             theirs="yes" if is_theirs(speaker, order) else "no")  # fmt: skip


async def _looks_after(talk: Talk, order: Kept) -> bool:
    within = await access.scope(talk.db, talk.speaker, "order-for")
    return within is not None and await door.within(talk.db, order, within)


async def settled(talk: Talk, text: str) -> bool:
    """Words while we wait for what is the matter: that it is found, or what it is."""
    speaker = talk.speaker
    assert speaker is not None
    if not reading.is_fine(text):
        return await disputing.answered(talk, text)
    order = await orders.by_id(talk.db, int(speaker.expects_data.get("order", 0)))
    if order is None or order.state != "disputed":
        return False
    await fine(talk, order)
    return True


async def heard(talk: Talk, speaker: Speaker) -> bool:
    """收到了, 盐收到了, 少了一袋盐, 到哪了, typed by a household for which something is on its way or at the door.
    False: it is about something else."""
    if speaker.household_id is None or talk.incoming.kind != "text":
        return False
    if reading.asks_where(talk.text) or reading.wants_at_door(talk.text):
        return await _asked(talk, speaker.household_id)
    said, trouble = reading.receipt(talk.text), reading.trouble(talk.text)
    if said is None and trouble is None:
        return False
    coming = await orders.of_home(talk.db, speaker.household_id, _COMING)
    coming = [one for one in coming if one.kind in walk.CARRIED]
    lines = await orders.lines(talk.db, [one.id for one in coming])
    if said is not None:
        return await _has(talk, said, coming, lines)
    if trouble == "unseen" and reading.is_trouble_alone(talk.text) and coming and not any(
        one.state == "door" for one in coming
    ):  # fmt: skip
        return await _asked(talk, speaker.household_id)  # it has not come yet
    return await disputing.heard(talk, speaker, trouble or "other", lines, coming)


async def _asked(talk: Talk, household_id: int) -> bool:
    """How far everything is that comes to their door; False where nothing does."""
    found = await orders.of_home(talk.db, household_id, course.OPEN)
    coming = [one for one in found if one.kind in walk.CARRIED and may_see(talk.speaker, one)]
    if not coming:
        return False
    lines = [
        talk.phrase(
            "door-how-far-line", number=one.id, kind=wording.kind(talk.words, talk.language, one.kind),
            stands=wording.state(talk.words, talk.rules, talk.language, one),
            when="none" if one.state not in ("placed", "accepted", "bought") else wording.when(
                talk.words, talk.rules, talk.language, one.round_at, urgent=one.urgent
            ),
        )
        for one in reversed(coming)
    ]  # fmt: skip
    there = all(one.state == "door" for one in coming)
    talk.say(
        "door-how-far", lines=said_.lines(lines), there="yes" if there else "no",
        asked="please" if reading.wants_at_door(talk.text) else "where",
    )  # fmt: skip
    return True


def may_see(speaker: Speaker | None, order: Kept) -> bool:
    """What somebody asked for alone is theirs alone, even at home."""
    alone = order.details.get("alone")
    return not alone or (speaker is not None and speaker.account_id in (order.account_id, order.details.get("by")))


async def _has(
    talk: Talk, said: reading.Receipt, coming: Sequence[Kept], lines: dict[int, list[Line]]
) -> bool:  # fmt: skip
    there = [one for one in coming if one.state == "door"] or [one for one in coming if one.state == "moving"]
    if said.number:
        there = [one for one in coming if one.id == said.number]
    if said.things:
        there = [one for one in there if _names(said.things, lines.get(one.id, ()))]
    if not there:
        return False
    done: list[Kept] = []
    for one in there:
        if one.id not in {other.id for other in done}:
            done += await receive(talk.db, talk, one, person_of(talk), "home", alone=bool(said.things))
    if not done:
        return False
    _say_got(talk, done)
    return True


def _names(things: str, lines: Sequence[Line]) -> bool:
    """Whether something of an order is called so: 牛奶 is 纯牛奶."""
    known = [reading.tidy(line.name) for line in lines] + [reading.tidy(line.text) for line in lines]
    return any(things in name or name in things for name in known if name)
