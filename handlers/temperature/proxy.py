"""替人量: a liaison or staff reports for people of the households in care, by typing or by tapping down a list. It is
kept as measured by whom and how (told to them, or at the door), and the household hears of it if it can be reached."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from handlers import access, words
from handlers.chat import Choice, Talk
from handlers.temperature import buttons
from handlers.temperature.conversation import message_ref
from handlers.temperature.doors import hints, is_behind, names_of, people_called, spellings
from handlers.temperature.parsing import SELF, Parsed, parse
from handlers.temperature.recording import Home, Recorded, Value, record
from handlers.temperature.slots import in_question, is_due, tag
from handlers.temperature.taking import follow
from storage import accounts, history, households, temperature
from storage.accounts import Member, Speaker
from storage.households import Door
from storage.temperature import Within

EXPECTS = "temperature-door"  # the next bare number is the one of the person whose door they stand at …
_WITHIN = timedelta(minutes=30)  # … for so long
_AT_THE_DOOR = re.compile(r"上门|门口|敲门|\bat the door", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{2,5}[A-Za-z]?")
_MOST = 8  # buttons for "which one"
TOLD, DOORSTEP = "liaison", "doorstep"


@dataclass(slots=True)
class _Found:
    """What became of the readings of one message."""

    known: list[tuple[Door, Member, Decimal]] = dataclasses.field(default_factory=list)
    unclear: list[tuple[Decimal, list[tuple[Door, Member]]]] = dataclasses.field(default_factory=list)
    nobody: list[str] = dataclasses.field(default_factory=list)


async def typed(talk: Talk, speaker: Speaker) -> bool:
    """A keeper wrote something: taken if it reports for somebody in care. False where it is about themselves, or about
    something else."""
    within = await access.scope(talk.db, speaker, "report-for")
    if within is None or not any(c.isdecimal() for c in talk.text):
        return False
    waiting = await _waited_for(talk, speaker, within)
    if waiting is not None:
        door, member, celsius = waiting
        await accounts.expect(talk.db, speaker.account_id, None)
        await _take(talk, speaker, [(door, member, celsius)], DOORSTEP)
        return True
    near = await _doors_in(talk, within)
    names = [dweller.member.name for door in near for dweller in door.people]
    parsed = parse(talk.text, [*names_of(speaker), *names])
    if parsed.kind not in ("report", "correction") or not parsed.readings or _is_own(parsed, speaker):
        if parsed.kind == "unsure" and speaker.household_id is None:
            talk.say("proxy-how")
            return True
        return False
    found = await _find(talk, within, parsed)
    if found.known:
        source = DOORSTEP if _AT_THE_DOOR.search(talk.text) else TOLD
        await _take(talk, speaker, found.known, source, correction=parsed.kind == "correction")
    for celsius, candidates in found.unclear:
        _ask_which(talk, celsius, candidates)
    if found.nobody:
        what = words.listed(talk.words, talk.language, found.nobody)
        talk.say("proxy-nobody" if what else "proxy-how", what=what)
    return True


async def measured(talk: Talk, value: str) -> None:
    """ "I measured them": door:<slot>:<person>, then with a value."""
    speaker = talk.speaker
    within = await access.allowed(talk, "report-for")
    if within is None:
        return
    tap = buttons.tapped(value if value.count(":") == 2 else f"{value}:{buttons.OTHER}")
    door = await households.of_person(talk.db, within, tap.person_id) if tap else None
    if speaker is None or door is None or tap is None:
        talk.say("old-button")
        return
    member = next(one.member for one in door.people if one.member.id == tap.person_id)
    if tap.celsius is not None:
        last = await temperature.newest(talk.db, member.id, talk.now - timedelta(seconds=10))
        if last is None or last.celsius != tap.celsius:  # an impatient thumb
            await _take(talk, speaker, [(door, member, tap.celsius)], DOORSTEP)
        return
    await accounts.expect(talk.db, speaker.account_id, EXPECTS, {"person": member.id}, talk.now + _WITHIN)
    if value.count(":") == 2:
        talk.say("temperature-type-it", name=member.name)
    else:
        choices = buttons.values(talk.words, talk.language, "door", tap.tag, member.id)
        talk.say("proxy-measure", place=door.place, name=member.name, choices=choices)


async def at_the_door(talk: Talk, value: str) -> None:
    """ "It was measured at the door": said of readings that were written down a moment ago. A reading is never changed:
    the same value is written once more, in the place of the former."""
    speaker = talk.speaker
    within = await access.allowed(talk, "report-for")
    if within is None:
        return
    ids = [int(id) for id in value.split(".") if id.isdecimal()]
    if speaker is None or not ids:
        talk.say("old-button")
        return
    noted = False
    for taken in await temperature.by_ids(talk.db, ids[:_MOST]):
        door = await households.of_person(talk.db, within, taken.person_id)
        if door is None or taken.source != TOLD:
            continue
        await temperature.record(
            talk.db, community_id=door.community_id, household_id=door.household_id, person_id=taken.person_id,
            celsius=taken.celsius, taken_at=taken.taken_at, recorded_at=talk.now, day=taken.day, slot=taken.slot,
            late=taken.late, source=DOORSTEP, account_id=speaker.account_id, arrival=talk.incoming.key,
            corrects_id=taken.id,
        )  # fmt: skip
        noted = True
    talk.say("proxy-at-door-noted" if noted else "old-button")


# --- who is meant -----------------------------------------------------------------------------------------------------


async def _waited_for(talk: Talk, speaker: Speaker, within: Within) -> tuple[Door, Member, Decimal] | None:
    """The person at whose door they stand, if that is what we asked about and the message is a bare number."""
    if speaker.expects != EXPECTS:
        return None
    parsed = parse(talk.text)
    if parsed.kind != "report" or len(parsed.readings) != 1 or parsed.readings[0][0] is not None or parsed.written[0]:
        return None
    person = int(speaker.expects_data.get("person", 0))
    door = await households.of_person(talk.db, within, person)
    if door is None:
        return None
    return door, next(one.member for one in door.people if one.member.id == person), parsed.readings[0][1]


async def _doors_in(talk: Talk, within: Within) -> list[Door]:
    """The households whose room stands in the text, or in which somebody lives whose name does."""
    rooms = list(dict.fromkeys(_DIGITS.findall(talk.text)))[:40]
    named = await households.named_in(talk.db, within, talk.text)
    return [*await households.by_room(talk.db, within, spellings(rooms)), *named]


def _is_own(parsed: Parsed, speaker: Speaker) -> bool:
    """Whether a message is about the keeper's own household."""
    if speaker.household_id is None or any(parsed.rooms):
        return False
    own = {name.casefold() for name in names_of(speaker)}
    return all(
        written is None or who == SELF or written.casefold() in own
        for (who, _), written in zip(parsed.readings, parsed.written, strict=True)
    )


async def _find(talk: Talk, within: Within, parsed: Parsed) -> _Found:
    found = _Found()
    today = talk.rules.local(talk.now).date()
    for (who, celsius), written, room in zip(parsed.readings, parsed.written, parsed.rooms, strict=True):
        name = written if written is not None and who != SELF else None
        if room:
            where = hints(room)
            doors = [
                door
                for door in await households.by_room(talk.db, within, spellings(where[-1:]))
                if is_behind(door, where)
            ]  # fmt: skip
        elif name is not None:
            doors = await households.by_name(talk.db, within, [name])
        else:
            found.nobody.append("")
            continue
        people = [(door, member) for door in doors for member in people_called(door, name)]
        if name is None and len(people) > 1:
            at_home = [(door, member) for door, member in people if is_due(member.quarantine, today)]
            people = at_home or people
        if len(people) == 1:
            found.known.append((*people[0], celsius))
        elif people:
            found.unclear.append((celsius, people))
        else:
            found.nobody.append(f"{room} {written or ''}".strip())
    return found


def _ask_which(talk: Talk, celsius: Decimal, people: Sequence[tuple[Door, Member]]) -> None:
    which = tag(talk.rules, in_question(talk.rules, talk.now))
    choices = tuple(
        Choice(
            f"door:{which}:{member.id}:{int(celsius * 10)}",
            buttons.label(talk.words, talk.language, "proxy-person", place=door.place, name=member.name),
        )
        for door, member in people[:_MOST]
    )
    talk.say("proxy-which", celsius=celsius, choices=choices)


# --- writing it down --------------------------------------------------------------------------------------------------


async def _take(
    talk: Talk,
    speaker: Speaker,
    readings: Sequence[tuple[Door, Member, Decimal]],
    source: str,
    *,
    correction: bool = False,
) -> None:
    ref = message_ref(talk.incoming) if talk.incoming.kind != "choice" else talk.incoming.key
    former = None
    if talk.incoming.kind == "edit":
        former = {taken.person_id: taken for taken in await temperature.of_message(talk.db, ref)}
    homes: dict[int, tuple[Door, list[tuple[Member, Value]]]] = {}
    for door, member, celsius in readings:
        value = Value(None, celsius, talk.said_at, ref, correction)
        homes.setdefault(door.household_id, (door, []))[1].append((member, value))
    done: list[tuple[Door, list[Recorded]]] = []
    for door, pairs in homes.values():
        home = Home(door.household_id, door.community_id, door.place)
        done.append((door, await record(talk, home, pairs, source=source, former=former)))
    await history.add(talk.db, [{
        "community_id": door.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
        "action": "reading-for-other", "subject": f"person/{one.member.id}", "details": {"source": source},
    } for door, some in done for one in some])  # fmt: skip
    _confirm(talk, done, source)
    for door, some in done:
        await _tell_household(talk, speaker, door, some)
        await follow(talk, speaker, some)


def _confirm(talk: Talk, done: Sequence[tuple[Door, Sequence[Recorded]]], source: str) -> None:
    told: dict[tuple[str, str], list[tuple[Door, Recorded]]] = defaultdict(list)
    for door, some in done:
        for one in some:
            told[one.slot, words.clock(talk.rules.local(one.value.at))].append((door, one))
    for (slot, time), lines in told.items():
        choices: tuple[Choice, ...] = ()
        fresh = [one for _, one in lines if one.how != "corrected"]
        if source == TOLD and 0 < len(fresh) <= _MOST:
            ids = ".".join(str(one.id) for one in fresh)
            choices = (talk.choice(f"atdoor:{ids}", "proxy-at-door"),) if len(ids) <= 50 else ()
        talk.say(
            "proxy-taken",
            slot=words.slot(talk.words, talk.language, slot) if slot else talk.phrase("slot-none"),
            time=time,
            lines=words.lines(
                talk.phrase(
                    "proxy-line-fixed" if one.how == "corrected" else "proxy-line",
                    place=door.place, name=one.member.name, celsius=one.value.celsius,
                )
                for door, one in lines
            ),
            choices=choices,
        )  # fmt: skip


async def _tell_household(talk: Talk, speaker: Speaker, door: Door, done: Sequence[Recorded]) -> None:
    """Where the household can be reached it hears what was written down for it, and can say that it is not so."""
    by = speaker.person.name if speaker.person is not None else "?"
    for chat, language in await households.chats(talk.db, door.household_id):
        if chat == speaker.chat or not done:
            continue
        lines = words.lines(
            talk.words(language, "temperature-line", name=one.member.name, celsius=one.value.celsius) for one in done
        )
        time = words.clock(talk.rules.local(done[0].value.at))
        talk.tell(chat, language, "proxy-told", by=by, time=time, lines=lines)
