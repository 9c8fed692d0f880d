"""For the old and those without a phone: whoever looks after a household orders for it, marked as such."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers import access
from handlers.chat import Choice, Talk
from handlers.supplies.ordering import changes, drafting, repeating
from handlers.supplies.ordering.addressing import Part, named, parts, without_name
from handlers.supplies.ordering.orderly import is_order
from handlers.supplies.reading.parsing import parse
from handlers.supplies.shelf import shelf
from handlers.temperature.doors import hints, is_behind, spellings
from handlers.temperature.parsing import parse as readings
from storage import accounts, households
from storage.accounts import Speaker
from storage.households import Door
from storage.supplies import drafts, orders
from storage.supplies.orders import Kept
from storage.temperature import Within

_CHOICES = 8


async def heard(talk: Talk, speaker: Speaker, *, writing: bool = False) -> bool:
    """A keeper wrote something: taken if it orders for somebody in care. False where it is about themselves, or about
    something else; `writing`: about the draft that they are writing, where it names no door."""
    if talk.incoming.kind == "edit" or _has_readings(talk.text):
        return False
    within = await access.scope(talk.db, speaker, "order-for")
    if within is None:
        return False
    stock = await shelf(talk.db, speaker.community_id)
    found = await _parts(talk, speaker, within)
    if not any(part.address for part, _ in found):
        lines = parse(talk.text, stock.catalogue)
        if speaker.household_id is None and not writing and is_order(talk.text, lines):
            await ask_whom(talk, speaker, talk.text)
            return True
        return False
    said = [parse(changes.plainly(part.text), stock.catalogue) for part, _ in found]
    if not any(
        lines and (part.asks or is_order(part.text, lines)) for (part, _), lines in zip(found, said, strict=True)
    ):
        return False
    if speaker.household_id is None and not found[0][0].address:
        found = found[1:]
    await _take(talk, speaker, found)
    return True


def behind_address(text: str) -> str:
    """What a message orders, without the door that it is for; empty where it names none or several."""
    found = parts(text)
    return found[0].text if len(found) == 1 and found[0].address else ""


def _has_readings(text: str) -> bool:
    parsed = readings(text)
    return bool(parsed.readings) and parsed.kind in ("report", "correction")


async def ask_whom(talk: Talk, speaker: Speaker, text: str) -> None:
    """For which home is it? What they want is kept until they say."""
    talk.say("order-for-whom")
    await _expect(talk, speaker, {"whom": text})


async def _expect(talk: Talk, speaker: Speaker, data: dict[str, Any]) -> None:
    await accounts.expect(talk.db, speaker.account_id, drafting.DRAFT, data, talk.now + drafting.PATIENCE)


async def _parts(talk: Talk, speaker: Speaker, within: Within) -> list[tuple[Part, list[Door]]]:
    """What a message says of each door, with the doors that it may mean."""
    found = []
    for part in parts(talk.text):
        if part.address:
            found.append((part, await _doors(talk, within, part.address)))
            continue
        known = await households.named_in(talk.db, within, part.text)
        for door in known:
            rest = named(part.text, [dweller.member.name for dweller in door.people])
            if rest is not None and door.household_id != speaker.household_id:
                found.append((Part(door.place, rest, asks=True), [door]))
                break
        else:
            found.append((part, []))
    return found


async def _doors(talk: Talk, within: Within, address: str) -> list[Door]:
    where = hints(address)
    doors = await households.by_room(talk.db, within, spellings(where[-1:]))
    return [door for door in doors if is_behind(door, where)]


async def _take(talk: Talk, speaker: Speaker, found: Sequence[tuple[Part, list[Door]]]) -> None:
    """A draft for each door that is clear; one question for those that are not."""
    made: list[Kept] = []
    unclear: list[dict[str, Any]] = []
    for part, doors in found:
        if not part.address and speaker.household_id is not None:
            order = await _own(talk, speaker, part.text)
        elif not doors:
            talk.say("order-home-unknown", room=part.address)
            continue
        elif len(doors) > 1:
            unclear.append({"text": part.text, "room": part.address, "homes": [door.household_id for door in doors]})
            continue
        else:
            order = await for_home(talk, speaker, doors[0], part.text)
        if order is not None and order.id not in [one.id for one in made]:
            made.append(order)
    await _shown(talk, speaker, made, unclear)


async def _shown(talk: Talk, speaker: Speaker, made: Sequence[Kept], unclear: list[dict[str, Any]]) -> None:
    for order in made:
        await drafting.put(talk, order)
    ids = [order.id for order in made]
    if len(made) > 1:
        rest = ".".join(map(str, ids[1:]))
        talk.say("order-all", count=len(made), choices=(talk.choice(f"order:all:{ids[0]}:{rest}", "choice-order-all"),))
    data: dict[str, Any] = {"order": ids[-1], "orders": ids} if ids else {}
    if unclear:
        await _ask_which(talk, speaker, unclear, data)
    elif data:
        await _expect(talk, speaker, data)


async def _ask_which(talk: Talk, speaker: Speaker, unclear: list[dict[str, Any]], data: dict[str, Any]) -> None:
    one = unclear[0]
    within = await access.scope(talk.db, speaker, "order-for")
    doors = [
        door for id in one["homes"][:_CHOICES]
        if within is not None and (door := await households.by_id(talk.db, within, id)) is not None
    ]  # fmt: skip
    choices = tuple(Choice(f"order:home:{door.household_id}", door.place[:60]) for door in doors)
    talk.say("order-home-which", room=one["room"], count=len(one["homes"]), choices=choices)
    await _expect(talk, speaker, {**data, "unclear": unclear})


async def _own(talk: Talk, speaker: Speaker, text: str) -> Kept | None:
    stock = await shelf(talk.db, speaker.community_id)
    lines = parse(changes.plainly(text), stock.catalogue)
    if not lines or speaker.household_id is None:
        return None
    return await drafting.add(talk, speaker.household_id, lines, stock)


async def for_home(talk: Talk, speaker: Speaker, door: Door, text: str) -> Kept | None:
    """What was said of a door is put into the draft for it; none where nothing was, or there are too many drafts."""
    stock = await shelf(talk.db, door.community_id)
    text = without_name(text, [dweller.member.name for dweller in door.people])
    lines = parse(changes.plainly(text), stock.catalogue)
    if not lines:
        look = talk.choice(f"basket:top:0.0.{door.household_id}", "choice-basket-look")
        talk.say("order-home-what", place=door.place, choices=(look,))
        await _expect(talk, speaker, {"for": door.household_id})
        return None
    return await _add(talk, speaker, door, lines)


async def _add(talk: Talk, speaker: Speaker, door: Door, lines: Sequence[Any]) -> Kept | None:
    if await drafting.full(talk, door.household_id):
        return None
    stock = await shelf(talk.db, door.community_id)
    theirs = door.household_id != speaker.household_id
    if await drafts.current(talk.db, speaker.account_id, door.household_id) is None and not changes.adds(talk.text):
        twice = await repeating.just_ordered(talk, door.household_id, lines, stock)
        if twice is not None:
            await repeating.ask_double(talk, twice)
            return None
    return await drafting.add(talk, door.household_id, lines, stock, for_them=theirs)


# --- answers to our questions -----------------------------------------------------------------------------------------


async def answered(talk: Talk, speaker: Speaker) -> bool:
    """Whether it answers for whom, or what."""
    data = speaker.expects_data
    if not ({"whom", "for", "unclear"} & set(data)):
        return False
    within = await access.scope(talk.db, speaker, "order-for")
    if within is None:
        return False
    found = await _parts(talk, speaker, within)
    first, doors = found[0] if found else (Part("", ""), [])
    if first.address and len(found) == 1 and not first.text.strip():
        if "unclear" in data:
            doors = [door for door in doors if door.household_id in data["unclear"][0]["homes"]] or doors
            text = data["unclear"][0]["text"]
        else:
            text = data.get("whom", "")
        await _take(talk, speaker, [(Part(first.address, text), doors)])
        return True
    if "for" in data and not first.address:
        door = await households.by_id(talk.db, within, int(data["for"]))
        stock = await shelf(talk.db, speaker.community_id)
        lines = parse(changes.plainly(talk.text), stock.catalogue)
        if door is not None and lines:
            order = await _add(talk, speaker, door, lines)
            if order is not None:
                await drafting.show(talk, order.id)
            return True
    return False


async def chosen(talk: Talk, household_id: int) -> None:
    """The button that says which of several homes is meant."""
    speaker = talk.speaker
    within = await access.scope(talk.db, speaker, "order-for")
    door = await households.by_id(talk.db, within, household_id) if within is not None else None
    unclear = speaker.expects_data.get("unclear", []) if speaker is not None else []
    if speaker is None or door is None or not unclear or household_id not in unclear[0]["homes"]:
        talk.say("old-button")
        return
    order = await for_home(talk, speaker, door, unclear[0]["text"])
    ids = speaker.expects_data.get("orders", [])
    made = [one for id in ids if (one := await orders.by_id(talk.db, id)) is not None and one.state == "draft"]
    if order is not None:
        await drafting.put(talk, order)
        made = [*[one for one in made if one.id != order.id], order]
    data = {"order": made[-1].id, "orders": [one.id for one in made]} if made else {}
    if unclear[1:]:
        await _ask_which(talk, speaker, unclear[1:], data)
    elif data:
        if len(made) > 1:
            rest = ".".join(str(one.id) for one in made[1:])
            choice = talk.choice(f"order:all:{made[0].id}:{rest}", "choice-order-all")
            talk.say("order-all", count=len(made), choices=(choice,))
        await _expect(talk, speaker, data)


async def may(talk: Talk, household_id: int) -> bool:
    """Whether the speaker may order for this household: their own, or one that they look after."""
    speaker = talk.speaker
    if speaker is None:
        return False
    if speaker.household_id == household_id:
        return True
    within = await access.scope(talk.db, speaker, "order-for")
    return within is not None and await households.by_id(talk.db, within, household_id) is not None
