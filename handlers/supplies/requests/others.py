"""For those without a phone: whoever looks after a household asks for it: 「帮 801 叫维修：水管漏了」."""

from __future__ import annotations

from handlers import access
from handlers.chat import Choice, Lane, Talk
from handlers.supplies.ordering import others
from handlers.supplies.ordering.addressing import Part, named, opening
from handlers.supplies.ordering.orderly import is_order
from handlers.supplies.reading.parsing import parse
from handlers.supplies.requests import drafting, reading
from handlers.supplies.requests.reading import Asked
from handlers.supplies.shelf import shelf
from handlers.temperature.doors import hints, is_behind, spellings
from storage import accounts, households
from storage.accounts import Speaker
from storage.households import Door
from storage.supplies.orders import Kept
from storage.temperature import Within

WHOSE = "request-whose"  # what we wait for: for which door it is
_CHOICES = 8
_THINGS = ("medicine", "repair")  # kinds whose words may as well be an order of things


async def heard(talk: Talk, speaker: Speaker, *, beside: bool = False) -> bool:
    """A keeper wrote something: taken if it asks for a door that they look after, and for no thing of the shop's.
    `beside`: while they write an order, so that it must say for which door."""
    within = await access.scope(talk.db, speaker, "order-for")
    if within is None or talk.incoming.kind == "edit":
        return False
    part, doors = await _door_of(talk, within)
    if part is None:
        asked = None if beside or speaker.household_id is not None else reading.read(talk.text)
        if asked is not None and asked.alarm:
            talk.say("request-alarm", lane=Lane.ALARM, what=asked.alarm)
            return True
        if asked is None or not asked.asked or await _is_shopping(talk, asked, talk.text):
            return False
        await _ask_whose(talk, speaker, talk.text)
        return True
    asked = _read(part)
    if asked is None or await _is_shopping(talk, asked, part.text):
        return False
    if asked.alarm:
        talk.say("request-alarm", lane=Lane.ALARM, what=asked.alarm)
        if asked.alarm in ("ambulance", "stuck"):
            return True  # whoever comes for that is not ours to send
    if not doors:
        talk.say("order-home-unknown", room=part.address)
    elif len(doors) > 1:
        await _ask_which(talk, speaker, part, doors)
    else:
        await _begin(talk, speaker, doors[0], asked)
    return True


def _read(part: Part) -> Asked | None:
    """What is asked for; with 帮, 给 or 替 before the door it is asked outright."""
    if not part.asks:
        asked = reading.read(part.text)
        return None if asked is not None and asked.kind == "counselling" else asked  # that is told, not asked
    lead = "please " if part.text.isascii() else "帮我"
    asked = reading.read(lead + part.text)
    return asked and Asked(asked.kind, reading.answers_in(asked.kind, part.text), asked.asked, asked.alarm)


async def _is_shopping(talk: Talk, asked: Asked, text: str) -> bool:
    assert talk.speaker is not None
    if asked.kind not in _THINGS or asked.alarm:
        return False
    stock = await shelf(talk.db, talk.speaker.community_id)
    return is_order(text, parse(text, stock.catalogue))


async def _door_of(talk: Talk, within: Within) -> tuple[Part | None, list[Door]]:
    """For which door it is, by its number or by the name of somebody who lives there, with those that it may mean."""
    part = opening(talk.text)
    if part is not None:
        return part, await _doors(talk, within, part.address)
    for door in await households.named_in(talk.db, within, talk.text):
        rest = named(talk.text, [dweller.member.name for dweller in door.people])
        if rest is not None:
            return Part(door.place, rest, asks=True), [door]
    return None, []


async def _doors(talk: Talk, within: Within, address: str) -> list[Door]:
    where = hints(address)
    return [one for one in await households.by_room(talk.db, within, spellings(where[-1:])) if is_behind(one, where)]


async def _begin(talk: Talk, speaker: Speaker, door: Door, asked: Asked) -> None:
    order = await drafting.start(talk, speaker, asked.kind, asked.answers, door.household_id)
    await drafting.picture(talk, order)
    await drafting.go_on(talk, order)


async def may(talk: Talk, order: Kept) -> bool:
    """Whether the speaker may still ask for this door, where it is another's than their own."""
    return not order.for_them or await others.may(talk, order.household_id)


# --- for which door ---------------------------------------------------------------------------------------------------


async def _ask_whose(talk: Talk, speaker: Speaker, text: str) -> None:
    talk.say("request-whose")
    await accounts.expect(talk.db, speaker.account_id, WHOSE, {"text": text}, talk.now + drafting.PATIENCE)


async def _ask_which(talk: Talk, speaker: Speaker, part: Part, doors: list[Door]) -> None:
    choices = tuple(Choice(f"request:home:{one.household_id}", one.place[:60]) for one in doors[:_CHOICES])
    talk.say("order-home-which", room=part.address, count=len(doors), choices=choices)
    data = {"text": part.text, "homes": [one.household_id for one in doors]}
    await accounts.expect(talk.db, speaker.account_id, WHOSE, data, talk.now + drafting.PATIENCE)


async def answered(talk: Talk, text: str) -> bool:
    """Which door it is for, in words: its number and nothing else."""
    speaker = talk.speaker
    within = await access.scope(talk.db, speaker, "order-for")
    part = opening(text)
    if speaker is None or within is None or part is None or part.text:
        return False
    doors = await _doors(talk, within, part.address)
    kept = speaker.expects_data
    doors = [one for one in doors if one.household_id in kept.get("homes", [one.household_id])]
    if not doors:
        talk.say("order-home-unknown", room=part.address)
    elif len(doors) > 1:
        await _ask_which(talk, speaker, Part(part.address, str(kept["text"])), doors)
    else:
        await _take_up(talk, speaker, doors[0])
    return True


async def chosen(talk: Talk, household_id: int) -> None:
    """The button that says which of several doors is meant."""
    speaker = talk.speaker
    within = await access.scope(talk.db, speaker, "order-for")
    door = await households.by_id(talk.db, within, household_id) if within is not None else None
    asks = speaker is not None and speaker.expects == WHOSE
    if speaker is None or door is None or not asks or household_id not in speaker.expects_data.get("homes", ()):
        talk.say("old-button")
        return
    await _take_up(talk, speaker, door)


async def _take_up(talk: Talk, speaker: Speaker, door: Door) -> None:
    """What they wrote, for this door."""
    asked = _read(Part("", str(speaker.expects_data["text"]), asks=True))
    await accounts.expect(talk.db, speaker.account_id, None)
    if asked is not None:
        await _begin(talk, speaker, door, asked)


EXPECTED = {WHOSE: answered}
