"""定期看望 in conversation: who is to be looked in on, by a list and four taps, or in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from handlers import access, words
from handlers.care import letters, rules
from handlers.care.visiting import LINES, ask_found, ask_how, nothing_more, record, remember
from handlers.care.vocabulary import FOUND, HOW, REASONS, Line, Visit, read_line, read_visit
from handlers.chat import Choice, Marked, Talk
from handlers.temperature.doors import hints, is_behind, parts_of, spellings
from storage import accounts, households
from storage import care as stored
from storage.access import Keeper
from storage.accounts import Member
from storage.care import Need
from storage.households import Door
from storage.temperature import Within

WHY = "care-why"  # what we wait for: why somebody is to be looked in on
_PATIENCE = timedelta(minutes=30)
_SHORT = 12  # characters; who writes more writes of something else
_LATER = 5
_SHOWN = 5
_MOST = 6  # people to choose from
_ID = re.compile(r"(go|end|show):(\d{1,15})", re.ASCII)
_HOW = re.compile(r"how:(\d{1,15}):([a-z]{1,10})", re.ASCII)
_FOUND = re.compile(r"found:(\d{1,15}):([a-z]{1,10}):([a-z]{1,10})", re.ASCII)
_SET = re.compile(r"set:(\d{1,15}):([a-z]{1,10})(?::(\d{1,2}))?", re.ASCII)
_GLUED = re.compile(r"(不用看望|不再看望|取消看望|停止看望|看望|看过|看望过)\s*[：:，,]?\s*(?=\S)(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Who:
    """One person, with the door."""

    door: Door
    member: Member


# --- asked for by name ------------------------------------------------------------------------------------------------


async def asked(talk: Talk, rest: str) -> None:
    """看望: alone, the list; with a person, what is known of them; with a reason, they are looked in on from now on."""
    within = await access.allowed(talk, "care")
    if within is None:
        return
    line = read_line(rest)
    if not rest.strip():
        await _list(talk, within)
        return
    people = await _people(talk, within, line)
    if not people:
        talk.say("care-nobody", text=rest.strip()[:60])
    elif not (line.reason or line.every):
        await _show(talk, within, people)
    elif len(people) > 1:
        reason = line.reason or "other"
        choices = tuple(
            Choice(f"care:set:{one.member.id}:{reason}" + (f":{line.every}" if line.every else ""), one.member.name)
            for one in people[:_MOST]
        )
        talk.say("care-which", people=_names(talk, people), choices=choices)
    else:
        await _set(talk, within, people[0], line.reason, line.every)


async def ended(talk: Talk, rest: str) -> None:
    """不用看望: it is over."""
    within = await access.allowed(talk, "care")
    need = await _one_need(talk, within, read_line(rest), rest) if within is not None else None
    if need is not None:
        await _end(talk, need)


async def visited(talk: Talk, rest: str) -> None:
    """看过: a visit in one line; what was not said is asked."""
    within = await access.allowed(talk, "care")
    line = read_line(rest)
    need = await _one_need(talk, within, line, rest) if within is not None else None
    if need is None:
        return
    visit = read_visit(line.rest, (need.name, *parts_of(need.name)))
    if visit.how and visit.found:
        await record(talk, need, visit)
    elif visit.found and visit.note:
        await record(talk, need, Visit("visit", visit.found, visit.note))
    elif visit.how:
        ask_found(talk, need, visit.how)
    else:
        ask_how(talk, need)


async def typed(talk: Talk) -> bool:
    """The same without a space, as people write it in Chinese: 看望301独居. False: it was something else."""
    found = _GLUED.fullmatch(talk.text) if talk.incoming.kind == "text" else None
    if found is None or not (any(c.isdigit() for c in found[2][:20]) or read_line(found[2]).reason):
        return False
    word = found[1]
    do = asked if word == "看望" else visited if word in ("看过", "看望过") else ended
    await do(talk, found[2])
    return True


# --- who is meant -----------------------------------------------------------------------------------------------------


async def _people(talk: Talk, within: Within, line: Line) -> list[_Who]:
    """Those whom a line may mean: behind the door that is named, and of these whoever is called by name."""
    if line.address:
        where = hints(line.address)
        doors = await households.by_room(talk.db, within, spellings(where[-1:])) if where else []
        doors = [door for door in doors if is_behind(door, where)]
    else:
        doors = await households.named_in(talk.db, within, line.rest)
    everybody = [_Who(door, dweller.member) for door in doors for dweller in door.people]
    named = [one for one in everybody if one.member.name in line.rest]
    named = named or [one for one in everybody if any(part in line.rest for part in parts_of(one.member.name))]
    return named or (everybody if line.address else [])


async def _one_need(talk: Talk, within: Within, line: Line, text: str) -> Need | None:
    """The one who is looked in on whom a line means; where that is not clear it is said."""
    people = await _people(talk, within, line)
    if not people:
        talk.say("care-nobody", text=text.strip()[:60])
        return None
    needs = await stored.of_people(talk.db, within, [one.member.id for one in people])
    if not needs:
        talk.say("care-not-yet", people=_names(talk, people), place=people[0].door.place, name=people[0].member.name)
    elif len(needs) > 1:
        talk.say("care-name-them", people=words.listed(talk.words, talk.language, [one.name for one in needs]))
    return needs[0] if len(needs) == 1 else None


def _names(talk: Talk, people: Sequence[_Who]) -> str:
    return words.listed(talk.words, talk.language, [one.member.name for one in people[:_MOST]])


# --- who is looked in on ----------------------------------------------------------------------------------------------


async def _set(talk: Talk, within: Within, who: _Who, reason: str, every: int) -> None:
    speaker = talk.speaker
    if speaker is None or speaker.person is None:
        return
    former = await stored.of_people(talk.db, within, [who.member.id])
    reason = reason or (former[0].reason if former else "other")
    days = every or talk.rules.care.every_days[reason]
    first = rules.first_on(talk.rules.local(talk.now))
    new = await stored.put(
        talk.db, community_id=who.door.community_id, household_id=who.door.household_id, person_id=who.member.id,
        reason=reason, every_days=days, next_on=first, since=talk.now,
    )  # fmt: skip
    needs = await stored.of_people(talk.db, within, [who.member.id])
    if not needs:
        return
    need = needs[0]
    await remember(talk, "care-set", need, reason=reason, days=days)
    told = await letters.tell_new(talk, need, speaker.person.name) if new else []
    talk.say(
        "care-set", whose=letters.whose(talk, talk.language, need), reason=reason, days=days,
        first=words.day(talk.words, talk.language, need.next_on), new="yes" if new else "no",
        told=_told(talk, speaker.person.id, told) if new else "same", choices=(_button(talk, "end", need, "care-end"),),
    )  # fmt: skip


def _told(talk: Talk, me: int, told: Sequence[Keeper]) -> Marked | str:
    """Who has been told besides the speaker."""
    others = [keeper for keeper in told if keeper.person_id != me]
    if not any(keeper.role == "liaison" for keeper in told):
        return "none"
    return letters.names(talk, talk.language, others) if others else "self"


async def _end(talk: Talk, need: Need) -> None:
    if await stored.end(talk.db, need.id, talk.now):
        await remember(talk, "care-ended", need)
    talk.say("care-ended", whose=letters.whose(talk, talk.language, need))


async def _show(talk: Talk, within: Within, people: Sequence[_Who]) -> None:
    """What was found the last times, of each who is looked in on; where nobody is, how that is begun."""
    needs = await stored.of_people(talk.db, within, [one.member.id for one in people])
    for need in needs[:_MOST]:
        await _show_one(talk, need)
    if needs:
        return
    if len(people) == 1:
        choices = tuple(
            talk.choice(f"care:set:{people[0].member.id}:{one}", "care-reason", reason=one) for one in REASONS
        )
        talk.say("care-why", name=people[0].member.name, place=people[0].door.place, choices=choices)
        if talk.speaker is not None:
            until = talk.now + _PATIENCE
            await accounts.expect(talk.db, talk.speaker.account_id, WHY, {"person": people[0].member.id}, until)
    else:
        talk.say(
            "care-not-yet", people=_names(talk, people), place=people[0].door.place, name=people[0].member.name
        )  # fmt: skip


async def why(talk: Talk, text: str) -> bool:
    """Words while we wait for the reason: 「独居」, 「残疾，每3天」. False: it was something else."""
    line, speaker = read_line(text), talk.speaker
    if speaker is None or line.address or not (line.reason or line.every) or len(text) > _SHORT:
        return False
    within = await access.allowed(talk, "care")
    if within is None:
        return True
    person = int(speaker.expects_data.get("person", 0))
    door = await households.of_person(talk.db, within, person)
    if door is None:
        return False
    await accounts.expect(talk.db, speaker.account_id, None)
    member = next(one.member for one in door.people if one.member.id == person)
    await _set(talk, within, _Who(door, member), line.reason, line.every)
    return True


async def _show_one(talk: Talk, need: Need) -> None:
    lines = []
    for call in await stored.calls(talk.db, need.id, _SHOWN):
        lines.append(
            talk.phrase(
                "care-call", day=words.day(talk.words, talk.language, talk.rules.local(call.at)), by=call.by,
                how=call.how, found=call.found, note=call.note or "none",
            )
        )  # fmt: skip
    await remember(talk, "care-shown", need, count=len(lines))
    talk.say(
        "care-shown", whose=letters.whose(talk, talk.language, need), reason=need.reason, days=need.every_days,
        next=words.day(talk.words, talk.language, need.next_on),
        lines=words.lines(lines or [talk.phrase("care-never")]),
        choices=(_button(talk, "go", need, "care-went"), _button(talk, "end", need, "care-end")),
    )  # fmt: skip


async def _list(talk: Talk, within: Within) -> None:
    """Due today and overdue first, each line one person, each with its button; then who comes next."""
    today = talk.rules.local(talk.now).date()
    needs = await stored.of_place(talk.db, within)
    due = [need for need in needs if need.next_on <= today]
    later = needs[len(due) :][:_LATER]
    lines: list[Marked] = [letters.head(talk, talk.language, due, today)] if due else [talk.phrase("care-none")]
    lines += letters.lines(talk, talk.language, due[:LINES], today)
    if len(due) > LINES:
        lines.append(talk.phrase("care-more", count=len(due) - LINES))
    if later:
        shown = [
            talk.phrase("care-later-one", name=one.name, day=words.day(talk.words, talk.language, one.next_on))
            for one in later
        ]
        listed = Marked(words.listed(talk.words, talk.language, shown))
        lines.append(talk.phrase("care-later", people=listed, rest=len(needs) - len(due) - len(later)))
    if not needs:
        lines.append(talk.phrase("care-how-to"))
    talk.say("care-list", lines=words.lines(lines), choices=letters.buttons(due[:LINES]))


# --- a visit, by taps -------------------------------------------------------------------------------------------------


async def pressed(talk: Talk, value: str) -> None:
    """A button of this feature; whoever presses is checked."""
    within = await access.allowed(talk, "care")
    if within is None:
        return
    if value == "list":
        await _list(talk, within)
    elif value == "nothing":
        await nothing_more(talk, within)
    elif (asked_for := _SET.fullmatch(value)) is not None and asked_for[2] in REASONS:
        door = await households.of_person(talk.db, within, int(asked_for[1]))
        if door is None:
            talk.say("old-button")
            return
        member = next(one.member for one in door.people if one.member.id == int(asked_for[1]))
        await _set(talk, within, _Who(door, member), asked_for[2], int(asked_for[3] or 0))
    else:
        await _of_need(talk, within, value)


async def _of_need(talk: Talk, within: Within, value: str) -> None:
    about = _ID.fullmatch(value) or _HOW.fullmatch(value) or _FOUND.fullmatch(value)
    number = about[2] if about is not None and about.re is _ID else about[1] if about is not None else ""
    need = await stored.by_id(talk.db, within, int(number)) if number else None
    if about is None or need is None:
        talk.say("old-button")
    elif about.re is _ID:
        if about[1] == "go":
            ask_how(talk, need)
        elif about[1] == "end":
            await _end(talk, need)
        else:
            await _show_one(talk, need)
    elif about[2] not in HOW or (about.re is _FOUND and about[3] not in FOUND):
        talk.say("old-button")
    elif about.re is _HOW:
        ask_found(talk, need, about[2])
    else:
        await record(talk, need, Visit(about[2], about[3], ""))


def _button(talk: Talk, verb: str, need: Need, phrase: str) -> Choice:
    return talk.choice(f"care:{verb}:{need.id}", phrase)
