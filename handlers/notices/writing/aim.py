"""For whom a draft is, by buttons and by typed words. Nobody aims beyond what is theirs."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from handlers import addresses, temperature
from handlers import words as said
from handlers.access import ROLES
from handlers.alerts import is_emergency
from handlers.chat import Choice, Talk
from handlers.living import Wording
from handlers.notices import aiming
from handlers.notices.places import fitting
from handlers.notices.writing import card, preview
from handlers.notices.writing.draft import button, change, put, quoted, wait
from storage.notices import drafts, keeping, targets
from storage.notices.drafts import Spot
from storage.notices.keeping import PLACES, Kept
from storage.notices.targets import Target
from storage.temperature import Within

NOTES = ("独居", "药", "残", "孕", "行动不便")  # what is asked for most; any other word can be typed
AGES = (60, 70, 80)
_A_PAGE = 20  # buildings
_SENT = ("ready", "out")
_SHORT = 60  # characters of a report or an alarm
_OWN_TROUBLE = re.compile(
    r"(?:我|俺|本人|孩子|宝宝|老伴|爸|妈|i\b|i'm\b|my\b).{0,12}(?:[发高]烧|发热|喘|胸闷|胸口|难受|疼|fever|breath|chest|hurt)",
    re.IGNORECASE,
)


def is_elsewhere(talk: Talk, text: str) -> bool:
    """Whether something typed while we wait is no answer but a report or an alarm, which must not be lost."""
    if talk.speaker is None or len(text) > _SHORT or "\n" in text:
        return False
    read = temperature.understand(text, talk.speaker)
    unwell = bool(read.symptoms) and read.kind == "unsure"
    return bool(read.readings) or unwell or is_emergency(text) or _OWN_TROUBLE.match(text) is not None


# --- typed ------------------------------------------------------------------------------------------------------------


async def typed(talk: Talk, notice: Kept, within: Within, text: str) -> None:
    """Whom it is for, in the author's words. What was not understood is said, and then nothing is changed."""
    spots = await drafts.spots(talk.db, notice.community_id)
    read = aiming.read(text, spots)
    if read.unknown or read.empty:
        unknown = "".join(talk.phrase("notice-write-quoted", text=quoted(word)) for word in read.unknown or (text,))
        known = "none" if read.empty else await _in_words(talk, read.target)
        talk.say("notice-write-aim-unknown", unknown=html.unescape(unknown), known=known)
        await wait(talk, notice.id, "target")
        return
    target = notice.target if read.target.everybody and not read.everybody else read.target
    if await _aim(talk, notice, within, spots, target, read.places or notice.places):
        await wait(talk, notice.id)
        await preview.redraw(talk, notice.id, below=True)
    else:
        await wait(talk, notice.id, "target")


async def _in_words(talk: Talk, target: Target) -> str:
    named = await targets.named(talk.db, [*target.areas, *(area for area, _ in target.floors)])
    return html.unescape(card.aimed(talk.words, talk.language, target, named, ""))


async def _aim(
    talk: Talk, notice: Kept, within: Within, spots: Sequence[Spot], target: Target, places: str
) -> bool:  # fmt: skip
    """Keep it, if it is theirs to aim at and it is there."""
    if target.unread_of:
        other = await keeping.by_id(talk.db, target.unread_of)
        if other is None or other.community_id != notice.community_id:
            talk.say("notice-write-no-such", number=str(target.unread_of))
            return False
    fits = fitting(target, within, spots)
    if fits is None:
        own = fitting(Target(), within, spots)
        talk.say("notice-write-not-yours", own=await _in_words(talk, own) if own is not None else "none")
        return False
    return await change(talk, notice, target=fits, places=places)


# --- by buttons -------------------------------------------------------------------------------------------------------


async def ask(talk: Talk, notice: Kept, within: Within, leaf: str = "") -> None:
    """A leaf of the choice: places (page by page), roles, what is known of people, notices not read."""
    page = int(leaf[1:]) if leaf[:1] == "p" and leaf[1:].isdigit() else 1
    match leaf:
        case "roles":
            choices = _roles(talk, notice)
        case "people":
            choices = _people(talk, notice)
        case "unread":
            choices = await _unread(talk, notice)
        case _:
            choices = await _places(talk, notice, within, page)
    of = await card.sheet(talk.db, talk.rules, notice, talk.now)
    to = card.aimed(talk.words, talk.language, notice.target, of.areas, of.unread)
    whom = "people" if notice.target.roles else "homes"
    text = talk.phrase("notice-write-ask-target", to=to, homes=of.reach.homes, groups=of.reach.groups, whom=whom)
    done = button(talk.words, talk.language, "card", notice.id, "choice-notice-write-done")
    await put(talk, notice.id, Wording(text, (*choices, done)))
    await wait(talk, notice.id, "target")


def _leaf(talk: Talk, notice: Kept, leaf: str, phrase: str) -> Choice:
    return button(talk.words, talk.language, "aim", notice.id, phrase, leaf)


def _pick(talk: Talk, notice: Kept, what: str, label: str, *, chosen: bool) -> Choice:
    if chosen:
        label = html.unescape(talk.phrase("notice-write-chosen", label=label))
    return Choice(f"draft:to:{notice.id}:{what}", label)


async def _places(talk: Talk, notice: Kept, within: Within, page: int) -> list[Choice]:
    target = notice.target
    spots = await drafts.spots(talk.db, notice.community_id)
    own = None if within.community_id is not None else {*within.buildings, *within.areas}
    mine = [spot for spot in spots if own is None or spot.id in own]
    buildings = [spot for spot in mine if not spot.unit]
    aimed = {*target.areas, *(area for area, _ in target.floors)}
    near = {spot.building_id for spot in spots if spot.id in aimed}
    found = []
    if own is None:
        found.append(_pick(talk, notice, "all", html.unescape(talk.phrase("notice-write-everybody")),
                           chosen=target.everybody))  # fmt: skip
    shown = buildings[(page - 1) * _A_PAGE : page * _A_PAGE]
    found += [_pick(talk, notice, f"a{spot.id}", spot.building, chosen=spot.id in target.areas) for spot in shown]
    for spot in mine:
        if spot.unit and (
            (spot.building_id in near and len(near) == 1) or spot.building_id not in (own or {spot.building_id})
        ):
            found.append(_pick(talk, notice, f"a{spot.id}", spot.building + spot.unit, chosen=spot.id in target.areas))
    if len(aimed) == 1:
        found += await _floors(talk, notice, spots, next(iter(aimed)))
    if len(buildings) > page * _A_PAGE:
        found.append(_leaf(talk, notice, f"p{page + 1}", "choice-notice-write-more"))
    return [
        *found,
        _leaf(talk, notice, "roles", "choice-notice-write-roles"),
        _leaf(talk, notice, "people", "choice-notice-write-people"),
        _leaf(talk, notice, "unread", "choice-notice-write-unread"),
        button(talk.words, talk.language, "to", notice.id, "choice-notice-write-places", "place", places=notice.places),
    ]


async def _floors(talk: Talk, notice: Kept, spots: Sequence[Spot], area: int) -> list[Choice]:
    if any(spot.unit and spot.building_id == area for spot in spots):
        return []  # first the unit
    rooms = await drafts.rooms(talk.db, area)
    floors = sorted({floor for room in rooms if (floor := addresses.floor_of(room))})
    found = []
    for floor in floors[:40]:
        label = html.unescape(talk.phrase("notice-write-floor", place="", floor=floor)).strip()
        chosen = (area, floor) in notice.target.floors
        found.append(_pick(talk, notice, f"f{area}-{floor}", label, chosen=chosen))
    return found


def _roles(talk: Talk, notice: Kept) -> list[Choice]:
    return [
        _pick(talk, notice, f"r{role}", html.unescape(talk.phrase("notice-write-role", role=role)),
              chosen=role in notice.target.roles)
        for role in ROLES if role != "export"
    ] + [_leaf(talk, notice, "", "choice-notice-write-spots")]  # fmt: skip


def _people(talk: Talk, notice: Kept) -> list[Choice]:
    target = notice.target
    found = [
        _pick(talk, notice, f"q{held}", html.unescape(talk.phrase("notice-write-held", held=held)),
              chosen=target.quarantined is (held == "yes"))
        for held in ("yes", "no")
    ]  # fmt: skip
    found += [
        _pick(talk, notice, f"l{language}", html.unescape(talk.phrase("notice-write-reads", language=language)),
              chosen=target.language == language)
        for language in card.LANGUAGES
    ]  # fmt: skip
    found += [
        _pick(talk, notice, f"y{age}", html.unescape(talk.phrase("notice-write-age", age=age)),
              chosen=target.age_from == age)
        for age in AGES
    ]  # fmt: skip
    for number, word in enumerate(NOTES):
        one = html.unescape(talk.phrase("notice-write-quoted", text=word))
        label = html.unescape(talk.phrase("notice-write-noted", notes=one))
        found.append(_pick(talk, notice, f"n{number}", label, chosen=word in target.notes))
    return [*found, _leaf(talk, notice, "", "choice-notice-write-spots")]


async def _unread(talk: Talk, notice: Kept) -> list[Choice]:
    found = []
    for other in await keeping.listed(talk.db, notice.community_id, _SENT, limit=10):
        if other.id != notice.id:
            texts = await keeping.texts(talk.db, other.id, other.version)
            label = said.day(talk.words, talk.language, talk.rules.local(other.changed_at).date())
            title = quoted(card.title_in(talk.words, talk.language, texts), 20)
            chosen = notice.target.unread_of == other.id
            found.append(_pick(talk, notice, f"u{other.id}", f"{html.unescape(label)} {title}", chosen=chosen))
    return [*found, _leaf(talk, notice, "", "choice-notice-write-spots")]


async def choose(talk: Talk, notice: Kept, within: Within, what: str) -> None:
    """One of those buttons was pressed: what it stands for is taken in, or out again."""
    spots = await drafts.spots(talk.db, notice.community_id)
    target, places = notice.target, notice.places
    kind, value = what[:1], what[1:]
    leaf = {"r": "roles", "q": "people", "l": "people", "y": "people", "n": "people", "u": "unread"}.get(kind, "")
    if what == "all":
        target = Target()
    elif what == "place":
        places = PLACES[(PLACES.index(places) + 1) % len(PLACES)]
        leaf = ""
    elif (changed := changed_by(target, kind, value, spots)) is not None:
        target = changed
    else:
        talk.say("old-button")
        return
    if await _aim(talk, notice, within, spots, target, places):
        await ask(talk, await keeping.by_id(talk.db, notice.id) or notice, within, leaf)


def changed_by(target: Target, kind: str, value: str, spots: Sequence[Spot]) -> Target | None:
    """A target after a button of the leaves; none where there is no such button."""
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 16 else -1
    known = {spot.id: spot for spot in spots}
    match kind:
        case "a" if number in known:
            return _area(target, known[number])
        case "f":
            area, _, floor = value.partition("-")
            if not (area.isdigit() and floor.isdigit() and len(value) < 20 and int(area) in known):
                return None
            one = (int(area), int(floor))
            areas = tuple(id for id in target.areas if id != one[0])
            if one not in target.floors:
                return replace(target, floors=(*target.floors, one), areas=areas)
            floors = tuple(at for at in target.floors if at != one)
            if all(id != one[0] for id, _ in floors):
                areas = (*areas, one[0])  # not a floor of it any more: the whole of it
            return replace(target, floors=floors, areas=areas)
        case "r" if value in ROLES:
            rest = tuple(role for role in target.roles if role != value)
            roles = rest if value in target.roles else (*rest, value)
            # People with a role are chosen by their places and language alone.
            return Target(areas=target.areas, floors=target.floors, language=target.language, roles=roles)
        case "q" if value in ("yes", "no"):
            held = None if target.quarantined is (value == "yes") else value == "yes"
            return replace(target, quarantined=held, roles=())
        case "l" if value in card.LANGUAGES:
            return replace(target, language="" if target.language == value else value)
        case "y" if number in AGES:
            return replace(target, age_from=0 if target.age_from == number else number, roles=())
        case "n" if 0 <= number < len(NOTES):
            word = NOTES[number]
            rest = tuple(note for note in target.notes if note != word)
            return replace(target, notes=rest if word in target.notes else (*rest, word), roles=())
        case "u" if number > 0:
            return replace(target, unread_of=0 if target.unread_of == number else number, roles=())
    return None


def _area(target: Target, spot: Spot) -> Target:
    if spot.id in target.areas:
        return replace(target, areas=tuple(id for id in target.areas if id != spot.id))
    areas = [id for id in target.areas if not spot.unit or id != spot.building_id]  # a unit instead of the whole
    floors = tuple(at for at in target.floors if at[0] != spot.id)
    return replace(target, areas=(*areas, spot.id), floors=floors)
