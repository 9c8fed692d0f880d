"""谁管: every building with its head, its liaisons and the doors that nobody looks after; and 我照看谁, the other way
round. In the morning staff hear of gaps, if there are any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from handlers import access, words
from handlers.addresses import behind, read
from handlers.chat import Choice, Lane, Letter, Marked, Pen, Talk, Words
from handlers.errands import Errand, Feature
from handlers.invites import natural
from handlers.liaisons import team
from handlers.liaisons.asking import where
from handlers.liaisons.spreading import Cover, cover, door_order
from handlers.mail import Mail
from handlers.rules import Rules
from handlers.temperature.board import settled
from handlers.temperature.keeping import PER_PAGE, page_of, read_page, turning
from handlers.temperature.roll import BY_OTHERS
from handlers.temperature.slots import in_question, tag
from storage import access as granted
from storage import board, clock
from storage import liaisons as stored
from storage.database import Db
from storage.liaisons import Door, Holder
from storage.temperature import Within

_BUILDINGS = 4  # on one page: three lines each
_NAMES = 3  # of a household in a line
_MORNING = time(8, 30)  # when staff hear of gaps, in the community's own time …
_UNTIL = timedelta(minutes=10)  # … or so long after it; later they look for themselves


@dataclass(frozen=True, slots=True)
class House:
    """One building: its heads, its liaisons with the number of doors for which each is the nearest, and its gaps."""

    id: int
    name: str
    heads: tuple[str, ...]
    people: tuple[tuple[Holder, int], ...]
    nobody: tuple[Door, ...]  # no liaison at all
    unheard: tuple[Door, ...]  # none of those there are can be written to

    @property
    def gaps(self) -> int:
        """Doors that no liaison within reach looks after."""
        return len(self.nobody) + len(self.unheard)


def houses(covers: Iterable[Cover], holders: Sequence[Holder]) -> list[House]:
    """The buildings, the one with the most gaps first; those in quarantine count before all others."""
    by_building: dict[int, list[Cover]] = {}
    for one in covers:
        by_building.setdefault(one.door.building_id, []).append(one)
    liaisons = [holder for holder in holders if holder.role == "liaison"]
    found = []
    for id, some in by_building.items():
        counts = Counter(person for one in some for person in one.nearest)
        areas = {id, *(one.door.area_id for one in some)}
        people: dict[int, Holder] = {}
        for holder in liaisons:
            near = holder.household_id is None and holder.area_id in areas
            if holder.person_id in counts or near:
                people.setdefault(holder.person_id, holder)
        heads = [
            holder.name for holder in liaisons if holder.household_id is None and holder.area_id == id
        ]  # fmt: skip
        gaps = [one for one in some if not one.reached]
        found.append(
            House(
                id, some[0].door.building, tuple(dict.fromkeys(heads)),
                tuple((holder, counts[person]) for person, holder in people.items()),
                tuple(one.door for one in gaps if not one.nearest), tuple(one.door for one in gaps if one.nearest),
            )
        )  # fmt: skip
    return sorted(found, key=lambda house: (-_urgent(house), -house.gaps, natural(house.name)))


def _urgent(house: House) -> int:
    return sum(door.isolated for door in (*house.nobody, *house.unheard))


# --- 谁管 -------------------------------------------------------------------------------------------------------------


async def overview(talk: Talk, text: str = "") -> None:
    """谁管: the gaps first, then building by building. 「谁管 3号楼」: one of them; 「谁管 301」: one household."""
    within = await access.allowed(talk, "assign")
    if within is None:
        return
    if not text:
        await _overview(talk, within, 0, 1)
        return
    doors = await stored.doors(talk.db, within)
    said = read(text, doors)
    found = [door for place in said.places for door in behind(place, doors)]
    if not found:
        talk.say("liaisons-no-place", place=text)
    elif len({door.id for door in found}) <= 2 and not any(place.is_area for place in said.places):
        for door in found:
            await team.show_door(talk, door)
    else:
        buildings = {door.building_id for door in found}
        await _overview(talk, within, found[0].building_id if len(buildings) == 1 else 0, 1)


async def turned(talk: Talk, value: str) -> None:
    """A button "<building>:<page>"; building 0: all."""
    within = await access.allowed(talk, "assign")
    building, _, page = value.partition(":")
    if within is not None:
        number = int(building) if building.isascii() and building.isdigit() and len(building) < 16 else 0
        await _overview(talk, within, number, read_page(page))


async def _overview(talk: Talk, within: Within, building: int, number: int) -> None:
    found: list[House] = []
    total = 0
    if talk.speaker is not None:
        found, total = await read_houses(talk.db, talk.speaker.community_id, within, talk.now, building)
    if not total:
        talk.say("liaisons-no-doors")
        return
    page, pages, shown = page_of(len(found), number, _BUILDINGS)
    lines = [_head(talk, talk.language, found, total)]
    for house in found[shown]:
        lines += _house(talk, house)
    if pages > 1:
        lines.append(talk.phrase("list-page", page=page, pages=pages))
    choices = [
        talk.choice(f"spread:show:{house.id}", "liaisons-spread-choice", building=house.name)
        for house in found[shown]
        if house.people and (house.gaps or len(house.people) > 1)
    ]
    choices += turning(talk, f"liaisons:{building}", page, pages)
    if any(house.nobody and not house.people for house in found[shown]):
        first = next(house for house in found[shown] if house.nobody and not house.people)
        lines.append(talk.phrase("liaisons-hint", building=first.name))
    talk.say("liaisons-said", lines=words.lines(lines), choices=tuple(choices))


async def read_houses(
    db: Db, community_id: int, within: Within, now: datetime, building: int = 0
) -> tuple[list[House], int]:  # fmt: skip
    """The buildings of a place (0: all of them) as they are looked after, and how many doors that are."""
    doors = await stored.doors(db, within, building or None)
    if not doors:
        return [], 0
    holders = await stored.holders(db, community_id, now, roles=("liaison",))
    return houses(cover(doors, holders), holders), len(doors)


def _head(pen: Pen, language: str, found: Sequence[House], total: int) -> Marked:
    gaps = sum(house.gaps for house in found)
    return pen.words(language, "liaisons-head", gaps=gaps, total=total, isolated=sum(_urgent(house) for house in found))


def _house(talk: Talk, house: House) -> list[Marked]:
    heads = words.listed(talk.words, talk.language, house.heads) if house.heads else "none"
    lines = [talk.phrase("liaisons-house", building=house.name, heads=heads)]
    for what, doors in (("nobody", house.nobody), ("unheard", house.unheard)):
        if doors:
            ordered = sorted(doors, key=lambda door: (not door.isolated, door_order(door)))
            rooms = where(talk, talk.language, ordered)
            lines.append(talk.phrase("liaisons-gap", what=what, count=len(doors), where=rooms))
    most = talk.rules.liaisons.most
    people = []
    for holder, count in sorted(house.people, key=lambda one: (one[0].reached, -one[1])):
        flags = {"too-many": count > most, "unreached": not holder.reached}
        said = [talk.phrase("liaisons-flag", what=what) for what, holds in flags.items() if holds]
        people.append(
            talk.phrase("liaisons-one", name=holder.name, count=count, flags=Marked("".join(said)))
        )  # fmt: skip
    if people:
        lines.append(Marked(words.listed(talk.words, talk.language, people)))
    return lines


# --- each morning -----------------------------------------------------------------------------------------------------


async def _due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Once a day, for each community."""
    at = datetime.combine(rules.local(now).date(), _MORNING, rules.zone)
    if not at <= now < at + _UNTIL:
        return []
    errands = [
        Errand("liaisons", "gaps", f"community/{community}", at, community)
        for community in await granted.communities(db)
    ]  # fmt: skip
    done = await clock.opened(db, [errand.key for errand in errands])
    return [errand for errand in errands if errand.key not in done]


async def _do(db: Db, rules: Rules, phrases: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Staff hear of the gaps in what is theirs; where there are none, nobody hears anything."""
    community = errand.community_id or 0
    if not await clock.open_once(db, errand.key, community_id=community, due_at=errand.at, now=now):
        return []
    doors = await stored.doors(db, Within(community_id=community))
    holders = await stored.holders(db, community, now, roles=("liaison",))
    gaps = [one for one in cover(doors, holders) if not one.reached]
    if not gaps:
        return []
    mail = Mail(errand.key, community, phrases, rules, now)
    for duty in await granted.duties(db, community, ("staff", "admin"), now):
        areas = {id for kind, id in duty.places if kind == "area"}
        theirs = houses([one for one in gaps if _lies_in(one.door, areas, community)], holders)
        total = sum(_lies_in(door, areas, community) for door in doors)
        for chat, language in duty.chats if theirs else ():
            rooms = where(mail, language, [door for house in theirs for door in (*house.nobody, *house.unheard)])
            lines = [_head(mail, language, theirs, total), rooms]
            show = Choice("liaisons:0:1", phrases(language, "liaisons-choice"))
            mail.tell(
                chat, language, "liaisons-said", lane=Lane.NOTICE, lines=words.lines(lines), choices=(show,)
            )  # fmt: skip
    return mail.letters


def _lies_in(door: Door, areas: Collection[int], community: int) -> bool:
    return bool({community, door.building_id, door.area_id} & set(areas))


FEATURE = Feature(_due, _do)


# --- 我照看谁 ---------------------------------------------------------------------------------------------------------


async def mine(talk: Talk, value: str = "") -> None:
    """我照看谁: the households in care, the most urgent first. Whose trade is not health sees the doors alone."""
    speaker = talk.speaker
    if speaker is None:
        return
    own = {role.household_id: role.role for role in speaker.roles if role.household_id is not None}
    areas = [role.area_id for role in speaker.roles if role.role == "liaison" and role.area_id is not None]
    if not own and not areas:
        if access.roles_for(speaker.roles, "see-missing"):
            talk.say("liaisons-mine-none")
        else:
            await access.refuse(talk, "see-missing")
        return
    within = Within(households=tuple(own)) if own else Within(buildings=tuple(areas), areas=tuple(areas))
    doors = await stored.doors(talk.db, within)
    if not doors:
        talk.say("liaisons-mine-none")
        return
    keeping = {door.id for door in doors if own.get(door.id, "liaison") in access.ALLOWED["see-missing"]}
    states = await _states(talk, sorted(keeping))
    reached = await board.reached(talk.db, within)
    doors.sort(key=lambda door: (_ORDER.index(states.get(door.id, ("off", 0))[0]), door_order(door)))
    page, pages, shown = page_of(len(doors), read_page(value), PER_PAGE)
    here = list(enumerate(doors, 1))[shown]
    people = await stored.residents(talk.db, [door.id for _, door in here])
    lines = [talk.phrase("liaisons-mine-head", count=len(doors))]
    for number, door in here:
        state, missing = states.get(door.id, ("off", 0))
        names = people.get(door.id, [])
        chat = "none" if door.id not in reached else "gone" if reached[door.id] is not None else "ok"
        lines.append(
            talk.phrase(
                "liaisons-mine-line", number=number, place=door.place, count=len(names),
                names=words.listed(talk.words, talk.language, names[:_NAMES]),
                state=state if door.id in keeping else "none", missing=missing, chat=chat,
            )
        )  # fmt: skip
    if pages > 1:
        lines.append(talk.phrase("list-page", page=page, pages=pages))
    which = tag(talk.rules, in_question(talk.rules, talk.now))
    choices = [
        Choice(f"home:{door.id}:{which}", f"{number}. {door.room}") for number, door in here if door.id in keeping
    ]
    talk.say("liaisons-said", lines=words.lines(lines), choices=(*choices, *turning(talk, "keeps", page, pages)))


_ORDER = ("fever", "missing", "reported", "excused", "off")  # the most urgent first


async def _states(talk: Talk, households: Sequence[int]) -> dict[int, tuple[str, int]]:
    """How each stands in the slot in question, and how many are missing. Two queries."""
    if not households:
        return {}
    within = Within(households=tuple(households))
    window = in_question(talk.rules, talk.now)
    doors, fevers = settled(
        await board.doors(talk.db, window, within, BY_OTHERS),
        await board.feverish(talk.db, window, within, talk.rules.fever), talk.rules.fever, talk.rules.recheck,
    )  # fmt: skip
    found = {}
    for door in doors:
        state = "reported" if door.reported + door.late + door.by_others else "excused"
        if door.missing:
            state = "missing"
        if fevers.get(door.household_id, 0):
            state = "fever"
        found[door.household_id] = (state, door.missing)
    return found
