"""Who looks after which door: given, changed, taken away; and whoever it concerns hears of it."""

from __future__ import annotations

import dataclasses
import html
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from handlers import access, words
from handlers.chat import Choice, Lane, Talk
from handlers.liaisons import asking
from handlers.liaisons.asking import Places, where
from handlers.liaisons.naming import Request, Someone
from handlers.quiet import quiet_until
from storage import history
from storage import liaisons as stored
from storage.liaisons import Door, Holder
from storage.temperature import Within


async def assign(talk: Talk, request: Request) -> None:
    """「李建国 负责 3号楼2单元301」, or with a unit or building: its liaison, its head."""
    asked = await _asked(talk, request)
    if asked is None:
        return
    one, places, holders = asked
    if "liaison" not in one.roles and not request.agreed:
        await asking.wait(talk, request)
        choices = (talk.choice("liaison:make", "liaisons-make"), asking.drop(talk))
        talk.say("liaisons-not-yet", name=one.name, choices=choices)
        return
    await asking.wait(talk, None)
    await stored.hold(talk.db, places.doors)
    holders = await stored.holders(talk.db, _community(talk), talk.now, roles=("liaison",))
    areas = {id: name for id, name in places.areas.items() if not _has(holders, one.id, area=id)}
    changed = await give(talk, dict.fromkeys(places.doors.values(), one.id), holders)
    await _grant(talk, one.id, areas)
    if not changed and not areas:
        said = where(talk, talk.language, places.doors.values(), places.areas.values())
        talk.say("liaisons-same", name=one.name, where=said)
        return
    mine = {holder.household_id for holder in holders if holder.person_id == one.id and holder.household_id}
    total = len(mine | places.doors.keys()) if changed else 0
    most = talk.rules.liaisons.most
    lines = [
        talk.phrase(
            "liaisons-assigned", name=one.name, total=total, most=most, many="yes" if total > most else "no",
            where=where(talk, talk.language, changed, areas.values()),
        )
    ]  # fmt: skip
    former = list(dict.fromkeys(holder.name for some in changed.values() for holder in some))
    if former:
        lines.append(talk.phrase("liaisons-former", names=words.listed(talk.words, talk.language, former)))
    if not one.reached:
        lines.append(talk.phrase("liaisons-unreached", name=one.name))
    talk.say("liaisons-said", lines=words.lines(lines))
    await tell(talk, {one.id: one.name}, dict.fromkeys(changed, one.id), changed, {one.id: [*areas.values()]})


async def release(talk: Talk, request: Request) -> None:
    """「李建国 不再负责 301」: from now on they do not."""
    asked = await _asked(talk, request)
    if asked is None:
        return
    one, places, _ = asked
    await asking.wait(talk, None)
    await stored.hold(talk.db, places.doors)
    holders = await stored.holders(talk.db, _community(talk), talk.now, roles=("liaison",))
    mine = [
        holder for holder in holders
        if holder.person_id == one.id
        and (holder.household_id in places.doors or (holder.household_id is None and holder.area_id in places.areas))
    ]  # fmt: skip
    doors = [places.doors[holder.household_id] for holder in mine if holder.household_id is not None]
    areas = {holder.area_id: places.areas[holder.area_id] for holder in mine if holder.area_id is not None}
    if not mine:
        said = where(talk, talk.language, places.doors.values(), places.areas.values())
        talk.say("liaisons-not-theirs", name=one.name, where=said)
        return
    await stored.end(talk.db, [holder.grant_id for holder in mine], talk.now)
    await _note(talk, "liaison-released", doors, areas, {"person": one.id})
    talk.say(
        "liaisons-released", name=one.name, where=where(talk, talk.language, doors, areas.values()),
        choices=(talk.choice("liaisons:0:1", "liaisons-choice"),),
    )  # fmt: skip
    start = len(talk.letters)
    for chat, language in (await stored.chats(talk.db, [one.id])).get(one.id, ()):
        talk.tell(chat, language, "liaisons-told-released", where=where(talk, language, doors, areas.values()))
    later(talk, start)


async def _asked(talk: Talk, request: Request) -> tuple[Someone, Places, list[Holder]] | None:
    """Who and what a request is about; none where it cannot be carried out yet, which is said."""
    within = await access.allowed(talk, "assign")
    if within is None:
        return None
    holders = await stored.holders(talk.db, _community(talk), talk.now)
    people = await asking.people(talk, request, within, holders)
    if not people:
        return None
    places = await asking.places(talk, request, within, areas=True)
    if places is None:
        return None
    if places.areas and within.community_id is None and not _covers(within, places.areas):
        await access.refuse(talk, f"{request.verb}-outside")
        return None
    return people[0], places, holders


def _covers(within: Within, areas: Collection[int]) -> bool:
    """Whether somebody's own area holds these: who has a few doors of a building does not give away the building."""
    return set(areas) <= {*within.buildings, *within.areas}


def _community(talk: Talk) -> int:
    return talk.speaker.community_id if talk.speaker is not None else 0


def _has(holders: Iterable[Holder], person: int, *, area: int) -> bool:
    return any(
        holder.person_id == person and holder.area_id == area and holder.household_id is None for holder in holders
    )


# --- what changes -----------------------------------------------------------------------------------------------------


async def give(
    talk: Talk, wanted: Mapping[Door, int], holders: Sequence[Holder]
) -> dict[Door, list[Holder]]:  # fmt: skip
    """Each of these doors to this person, and to nobody else; gives the doors where something changed, with those who
    had them before. The doors are held (storage.liaisons.hold), `holders` read since."""
    had: dict[int, list[Holder]] = defaultdict(list)
    for holder in holders:
        if holder.household_id is not None and holder.role == "liaison":
            had[holder.household_id].append(holder)
    changed, ended, rows = {}, [], []
    for door, person in wanted.items():
        others = [holder for holder in had[door.id] if holder.person_id != person]
        if others or not had[door.id]:
            changed[door] = others
            ended += [holder.grant_id for holder in others]
        if len(others) == len(had[door.id]):
            rows.append({
                "community_id": door.community_id, "person_id": person, "role": "liaison", "area_id": None,
                "household_id": door.id, "since": talk.now,
            })  # fmt: skip
    await stored.end(talk.db, ended, talk.now)
    await stored.grant(talk.db, rows)
    await history.add(talk.db, [
        {
            "community_id": door.community_id, "at": talk.now, "actor": actor(talk), "action": "liaison-assigned",
            "subject": f"household/{door.id}",
            "details": {"person": wanted[door], "former": [holder.person_id for holder in others]},
        }
        for door, others in changed.items()
    ])  # fmt: skip
    return changed


async def _grant(talk: Talk, person: int, areas: Mapping[int, str]) -> None:
    await stored.grant(talk.db, [
        {
            "community_id": _community(talk), "person_id": person, "role": "liaison", "area_id": area,
            "household_id": None, "since": talk.now,
        }
        for area in areas
    ])  # fmt: skip
    await _note(talk, "liaison-assigned", (), areas, {"person": person})


async def _note(
    talk: Talk, action: str, doors: Iterable[Door], areas: Iterable[int], details: dict[str, Any]
) -> None:  # fmt: skip
    subjects = [*(f"household/{door.id}" for door in doors), *(f"area/{area}" for area in areas)]
    await history.add(talk.db, [
        {
            "community_id": _community(talk), "at": talk.now, "actor": actor(talk), "action": action,
            "subject": subject, "details": details,
        }
        for subject in subjects
    ])  # fmt: skip


def actor(talk: Talk) -> str:
    """Who did it, as the history says."""
    return f"account/{talk.speaker.account_id}" if talk.speaker is not None else talk.incoming.sender


# --- who hears of it --------------------------------------------------------------------------------------------------


async def tell(
    talk: Talk,
    names: Mapping[int, str],
    given: Mapping[Door, int],
    former: Mapping[Door, Sequence[Holder]],
    areas: Mapping[int, Sequence[str]],
) -> None:
    """Those who look after doors now, those who did before, and the households: not in the quiet hours."""
    start = len(talk.letters)
    now: dict[int, list[Door]] = defaultdict(list)
    lost: dict[int, dict[int, list[Door]]] = defaultdict(lambda: defaultdict(list))
    for door, person in given.items():
        now[person].append(door)
        for holder in former.get(door, ()):
            lost[holder.person_id][person].append(door)
    chats = await stored.chats(talk.db, {*names, *lost})
    for person in {**now, **areas}:
        for chat, language in chats.get(person, ()):
            said = where(talk, language, now.get(person, ()), areas.get(person, ()))
            choices = (_mine_choice(talk, language),)
            talk.tell(chat, language, "liaisons-told", where=said, choices=choices)
    for person, by_new in lost.items():
        for chat, language in chats.get(person, ()):
            lines = [
                talk.words(language, "liaisons-told-former", name=names[new], where=where(talk, language, doors))
                for new, doors in by_new.items()
            ]
            talk.tell(chat, language, "liaisons-said", lines=words.lines(lines))
    whose = {door.id: person for door, person in given.items()}
    for household, chat, language in await stored.home_chats(talk.db, whose):
        talk.tell(chat, language, "liaisons-told-home", name=names[whose[household]])
    later(talk, start)


def _mine_choice(talk: Talk, language: str) -> Choice:
    """The button that shows whom one looks after, in somebody else's language."""
    return Choice("keeps:1", html.unescape(talk.words(language, "liaisons-mine-choice")))


def later(talk: Talk, start: int) -> None:
    """What is written to others from this letter on is no answer and no alarm: it goes as news, after the quiet
    hours."""
    mine = talk.speaker.chat if talk.speaker is not None else ""
    until = quiet_until(talk.rules, talk.now)
    talk.letters[start:] = [
        letter if letter.chat == mine else dataclasses.replace(letter, lane=Lane.NOTICE, not_before=until)
        for letter in talk.letters[start:]
    ]
