"""谁照看我: who looks after a household, by name, role, and phone where its owner lets it be seen; staff name up to
three for each household (照护)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from handlers import access, words
from handlers.chat import Marked, Talk
from handlers.liaisons import asking
from handlers.liaisons.asking import where
from handlers.liaisons.assigning import actor, later
from handlers.liaisons.naming import Request, Someone
from storage import access as granted
from storage import history
from storage import liaisons as stored
from storage.liaisons import Door, Holder
from storage.vault import WrongKey

MOST = 3  # people in one household's team
ROLES = ("liaison", "clinician", "police", "property")
_NEAREST = ("liaison", "clinician", "staff")  # who is shown where no team is named


# --- shown to the household -------------------------------------------------------------------------------------------


async def show(talk: Talk) -> None:
    """谁照看我: the team; where none is named, whoever is nearest."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.household_id is None:
        talk.say("liaisons-team-no-home")
        return
    people = await _team(talk, speaker.household_id)
    if not people:
        talk.say("liaisons-team-none")
        return
    numbers = await _phones(talk, list(people), speaker.household_id)
    lines = [talk.phrase("liaisons-team-head")]
    for id, (name, roles) in people.items():
        lines.append(
            talk.phrase(
                "liaisons-team-line", role=_roles(talk, talk.language, roles), name=name, phone=numbers.get(id, "none")
            )
        )
    talk.say("liaisons-said", lines=words.lines([*lines, talk.phrase("liaisons-team-write")]))


async def show_door(talk: Talk, door: Door) -> None:
    """The same for staff, who ask about a household: without phones."""
    people = await _team(talk, door.id)
    names = [_named(talk, talk.language, name, roles) for name, roles in people.values()]
    said = words.listed(talk.words, talk.language, names)
    talk.say("liaisons-team-of", place=door.place, people=Marked(said) if names else "none")


async def _team(talk: Talk, household: int) -> dict[int, tuple[str, tuple[str, ...]]]:
    """By person: name and roles."""
    community = talk.speaker.community_id if talk.speaker is not None else 0
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    for holder in await stored.holders(talk.db, community, talk.now, roles=ROLES, household_id=household):
        _, roles = found.get(holder.person_id, (holder.name, ()))
        found[holder.person_id] = (holder.name, tuple(dict.fromkeys((*roles, holder.role))))
    if found:
        return found
    keepers = await granted.keepers(talk.db, household, _NEAREST, talk.now)
    for role in _NEAREST:
        some = [keeper for keeper in keepers if keeper.role == role]
        nearest = min((keeper.near for keeper in some), default=None)
        for keeper in some:
            if keeper.near == nearest and len(found) < MOST:
                head = role == "liaison" and keeper.near == 2
                found[keeper.person_id] = (keeper.name, ("head" if head else role,))
    return found


def _roles(talk: Talk, language: str, roles: Sequence[str]) -> Marked:
    said = [talk.words(language, "liaisons-role", role=role) for role in roles]
    return Marked(words.listed(talk.words, language, said))


def _named(talk: Talk, language: str, name: str, roles: Sequence[str]) -> Marked:
    return talk.words(language, "liaisons-named", role=_roles(talk, language, roles), name=name)


async def _phones(talk: Talk, people: Sequence[int], household: int) -> dict[int, str]:
    """The whole numbers of those who let theirs be seen; that they were shown is on the record."""
    numbers = {}
    for id, sealed in (await stored.open_phones(talk.db, people)).items():
        with suppress(WrongKey):  # sealed with a key that is lost: as good as none
            numbers[id] = talk.db.vault.open(sealed)
    if numbers:
        await history.add(talk.db, [{
            "community_id": talk.community, "at": talk.now, "actor": actor(talk), "action": "phone-shown",
            "subject": f"household/{household}", "details": {"people": sorted(numbers)},
        }])  # fmt: skip
    return numbers


async def show_phone(talk: Talk, *, shows: bool) -> None:
    """公开电话, 不公开电话: whoever looks after others decides for themselves."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.person is None or not speaker.roles:
        talk.say("liaisons-phone-resident")
        return
    before, mask = await stored.shows_phone(talk.db, speaker.person.id)
    if not mask:
        talk.say("liaisons-phone-none")
        return
    if before != shows:
        await stored.set_shows_phone(talk.db, speaker.person.id, shows)
        await history.add(talk.db, [{
            "community_id": speaker.community_id, "at": talk.now, "actor": actor(talk),
            "action": "phone-opened" if shows else "phone-closed", "subject": f"person/{speaker.person.id}",
            "details": None,
        }])  # fmt: skip
    if shows:
        talk.say("liaisons-phone-shown", phone=mask)
    else:
        talk.say("liaisons-phone-hidden")


# --- named by staff ---------------------------------------------------------------------------------------------------


async def name(talk: Talk, request: Request) -> None:
    """「301 照护 李建国 王医生 民警周刚」: these are the team of these doors. The household's liaison stays in it where
    no other is named; with nobody named, the team is shown."""
    within = await access.allowed(talk, "assign")
    if within is None:
        return
    community = talk.speaker.community_id if talk.speaker is not None else 0
    places = await asking.places(talk, request, within, areas=False)
    if places is None:
        return
    if not request.who:
        for door in places.doors.values():
            await show_door(talk, door)
        return
    if len(request.who) > MOST:
        talk.say("liaisons-team-full", count=len(request.who), kept="none", most=MOST)
        return
    holders = await stored.holders(talk.db, community, talk.now)
    people = await asking.people(talk, request, within, holders)
    if people is None:
        return
    wanted = {one.id: (one, _role(one)) for one in people}
    for one, role in wanted.values():
        if role is None:
            talk.say("liaisons-team-trade", name=one.name, called=one.called or "none")
            return
    await asking.wait(talk, None)
    await stored.hold(talk.db, places.doors)
    held = await stored.holders(talk.db, community, talk.now, roles=ROLES)
    for door in places.doors.values():
        of = [holder for holder in held if holder.household_id == door.id]
        await _name(talk, door, of, {id: (one.name, role or "") for id, (one, role) in wanted.items()})


def _role(one: Someone) -> str | None:
    """As what somebody joins a team: what their title says, else what they are; a doctor is one by the roster alone,
    for with that come the household's temperatures. None: we cannot tell."""
    if one.called in ROLES and (one.called != "clinician" or "clinician" in one.roles):
        return one.called
    if one.called == "clinician":
        return None
    for role in ("clinician", "police", "property", "liaison"):
        if role in one.roles:
            return role
    return "liaison" if {"staff", "admin", "volunteer"} & set(one.roles) else None


async def _name(talk: Talk, door: Door, of: Sequence[Holder], wanted: Mapping[int, tuple[str, str]]) -> None:
    team = dict(wanted)
    if not any(role == "liaison" for _, role in team.values()):
        team |= {holder.person_id: (holder.name, "liaison") for holder in of if holder.role == "liaison"}
    if len(team) > MOST:
        kept = words.listed(talk.words, talk.language, [one for id, (one, _) in team.items() if id not in wanted])
        talk.say("liaisons-team-full", count=len(team), kept=kept, most=MOST)
        return
    ended = [holder for holder in of if team.get(holder.person_id, ("", ""))[1] != holder.role]
    had = {(holder.person_id, holder.role) for holder in of}
    fresh = {id: one for id, one in team.items() if (id, one[1]) not in had}
    await stored.end(talk.db, [holder.grant_id for holder in ended], talk.now)
    await stored.grant(talk.db, [
        {
            "community_id": door.community_id, "person_id": id, "role": role, "area_id": None,
            "household_id": door.id, "since": talk.now,
        }
        for id, (_, role) in fresh.items()
    ])  # fmt: skip
    if fresh or ended:
        await history.add(talk.db, [{
            "community_id": door.community_id, "at": talk.now, "actor": actor(talk), "action": "team-named",
            "subject": f"household/{door.id}",
            "details": {"people": sorted(team), "former": sorted({holder.person_id for holder in ended})},
        }])  # fmt: skip

    def said(language: str) -> Marked:
        return Marked(
            words.listed(
                talk.words, language, [_named(talk, language, name, (role,)) for name, role in team.values()]
            )
        )  # fmt: skip

    talk.say("liaisons-team-of", place=door.place, people=said(talk.language))
    start = len(talk.letters)
    chats = await stored.chats(talk.db, fresh)
    for id in fresh:
        for chat, language in chats.get(id, ()):
            talk.tell(chat, language, "liaisons-told", where=where(talk, language, [door]))
    for _, chat, language in await stored.home_chats(talk.db, [door.id]) if fresh or ended else ():
        talk.tell(chat, language, "liaisons-team-told", people=said(language))
    later(talk, start)
