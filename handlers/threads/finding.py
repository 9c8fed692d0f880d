"""Who waits for a word, and what was said: lists for those who look after households. Each look is on the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from handlers import access, words
from handlers.chat import Choice, Marked, Talk
from handlers.temperature.doors import hints, is_behind, spellings
from handlers.threads import letters, rules
from handlers.threads.relaying import hands_for, note, pass_on
from handlers.threads.replying import may_read
from handlers.threads.vocabulary import day_in
from storage import history, households
from storage import threads as stored
from storage.accounts import Speaker
from storage.database import Db
from storage.households import Door
from storage.temperature import Within
from storage.threads import Said, Standing

_PER_PAGE = 5  # each has two buttons
_SHORT = 20  # characters of what was said last
_SHOWN = 30  # messages of a thread
_DAYS = 7  # buttons for days
_MOST = 8  # buttons for "which one"


async def listed(talk: Talk, value: str) -> None:
    """来往: the households that wait for a word, longest first. A doctor or counsellor sees those handed to them."""
    speaker = talk.speaker
    found = await seen_by(talk.db, speaker, talk.now) if speaker is not None else None
    if speaker is None or found is None:
        await access.refuse(talk, "see-threads")
        return
    waiting, answered = found
    if not waiting:
        talk.say("thread-list-none", answered=answered)
        return
    pages = -(-len(waiting) // _PER_PAGE)
    page = min(max(int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 1, 1), pages)
    some = waiting[(page - 1) * _PER_PAGE : page * _PER_PAGE]
    held = {role.role for role in speaker.roles}
    readable = [thread.id for thread in some if may_read(thread.role, held)]
    said = await stored.last_words(talk.db, readable, rules.COUNSELLOR)
    shown = words.lines(
        _line(talk, number, thread, said.get(thread.id))
        for number, thread in enumerate(some, (page - 1) * _PER_PAGE + 1)
    )
    choices = _choices(talk, some, readable, (page - 1) * _PER_PAGE + 1, alone=len(waiting) == 1)
    if page < pages:
        choices.append(talk.choice(f"threads:{page + 1}", "list-next"))
    if page > 1:
        choices.append(talk.choice(f"threads:{page - 1}", "list-previous"))
    talk.say("thread-list", count=len(waiting), lines=shown, answered=answered, choices=tuple(choices))
    await _looked(talk, speaker, "threads-listed", f"account/{speaker.account_id}", count=len(some))


async def seen_by(
    db: Db, speaker: Speaker, now: datetime, inside: int | None = None
) -> tuple[list[Standing], int] | None:  # fmt: skip
    """What waits in the places that somebody may see, longest first, and how much else was answered; None: they may see
    nothing. `inside`: only what lies in this building or unit."""
    around = await access.scope(db, speaker, "see-threads")
    handed = {role.role for role in speaker.roles} & set(rules.HANDS)
    theirs = await access.scope(db, speaker, "answer") if handed else None
    if around is None and theirs is None:
        return None
    found, answered = [], 0
    if around is not None:
        around = replace(around, inside=inside)
        found, answered = await stored.waiting(db, around), await stored.count_answered(db, around)
    if theirs is not None:
        known = {thread.id for thread in found}
        handed_on = await stored.waiting(db, replace(theirs, inside=inside), handed)
        found += [one for one in handed_on if one.id not in known]
    mine = speaker.household_id
    waiting = [thread for thread in found if thread.household_id != mine or mine is None]
    return sorted(waiting, key=lambda thread: (thread.waits_since or now, thread.id)), answered


def _line(talk: Talk, number: int, thread: Standing, said: Said | None) -> Marked:
    wait = letters.waited(talk, talk.language, thread.waits_since)
    if said is None:
        who = letters.who(talk, talk.language, "", thread.role)
        return talk.phrase("thread-list-hidden", number=number, place=thread.place, wait=wait, who=who)
    text = said.text if len(said.text) <= _SHORT else f"{said.text[:_SHORT]}…"
    if said.kind != "text":
        text = f"{talk.phrase('thread-what', what=said.kind)} {text}".strip()
    return talk.phrase("thread-list-line", number=number, place=thread.place, wait=wait, text=text)


def _choices(
    talk: Talk, some: Sequence[Standing], readable: Sequence[int], first: int, *, alone: bool
) -> list[Choice]:  # fmt: skip
    found = []
    for number, thread in enumerate(some, first):
        if thread.id in readable:
            one = 0 if alone else number
            found.append(talk.choice(f"thread:reply:{thread.id}", "thread-reply-number", number=one))
            found.append(talk.choice(f"thread:show:{thread.id}", "thread-show-number", number=one))
    return found


async def show(talk: Talk, speaker: Speaker, thread: Standing) -> None:
    """看全部: what was said last in a thread, and what can be done with it."""
    said = await stored.last_said(talk.db, thread.id, _SHOWN)
    shown, hidden = _readable(speaker, said)
    if not shown:
        if not may_read(thread.role, {role.role for role in speaker.roles}):  # nothing of it was ever theirs
            await access.refuse(talk, "see-threads")
            return
        talk.say("thread-found-none", place=thread.place, hidden=hidden, days="no", day="")
        return
    choices = letters.buttons(talk, talk.language, thread, await hands_for(talk, thread))
    lines = letters.lines(talk, talk.language, shown)
    talk.say(
        "thread-shown", place=thread.place, lines=lines, hidden=hidden, choices=choices, about=f"thread/{thread.id}"
    )
    await note(talk, thread, "thread-shown", count=len(shown))


def _readable(speaker: Speaker, said: Sequence[Said]) -> tuple[list[Said], int]:
    """What somebody may read of it, and how much they may not."""
    held = {role.role for role in speaker.roles}
    shown = [one for one in said if may_read(one.role, held)]
    return shown, len(said) - len(shown)


# --- by household and day ---------------------------------------------------------------------------------------------


async def find(talk: Talk, asked: str) -> None:
    """查 502 11-20: what was said to and by a household on a day; where none is named, on the last one."""
    speaker = talk.speaker
    if speaker is None:
        return
    if not (talk.text.startswith("/") or hints(asked) or access.roles_for(speaker.roles, "find-relayed")):
        await pass_on(talk, speaker)  # 「查一下我的快递」 of a household asks for something else
        return
    within = await access.allowed(talk, "find-relayed")
    if within is None:
        return
    where, wanted = day_in(asked, talk.rules.local(talk.now).date())
    if not where:
        talk.say("thread-find-how")
        return
    doors = await _doors(talk, within, where)
    if not doors:
        talk.say("thread-find-nobody", what=where)
    elif len(doors) > 1:
        tag = wanted.strftime("%Y%m%d") if wanted is not None else "0"
        choices = tuple(Choice(f"thread:day:{door.household_id}:{tag}", door.place) for door in doors[:_MOST])
        talk.say("thread-find-which", choices=choices)
    else:
        await _of_day(talk, doors[0], wanted)


async def _doors(talk: Talk, within: Within, where: str) -> list[Door]:
    """The households that a room, an address or a name means."""
    numbers = hints(where)
    if numbers:
        found = await households.by_room(talk.db, within, spellings(numbers[-1:]))
        return [door for door in found if is_behind(door, numbers)]
    return await households.by_name(talk.db, within, [where])


async def day(talk: Talk, value: str) -> None:
    """A button of a day: "<household>:<yyyymmdd>"."""
    within = await access.allowed(talk, "find-relayed")
    if within is None:
        return
    id, _, tag = value.partition(":")
    door = await households.by_id(talk.db, within, int(id)) if id.isdecimal() and len(id) < 16 else None
    try:
        wanted = datetime.strptime(tag, "%Y%m%d").date() if tag != "0" else None  # noqa: DTZ007  a day has no zone
    except ValueError:
        door = None
    if door is None:
        talk.say("old-button")
        return
    await _of_day(talk, door, wanted)


async def _of_day(talk: Talk, door: Door, wanted: date | None) -> None:
    speaker = talk.speaker
    if speaker is None:
        return
    days = await stored.days(talk.db, door.household_id, _DAYS)
    wanted = wanted or next(iter(days), talk.rules.local(talk.now).date())
    shown, hidden = _readable(speaker, await stored.of_day(talk.db, door.household_id, wanted))
    choices = tuple(
        talk.choice(
            f"thread:day:{door.household_id}:{one:%Y%m%d}", "thread-day", month=one.month, day=one.day
        )
        for one in days if one != wanted
    )  # fmt: skip
    named = words.day(talk.words, talk.language, wanted)
    if shown:
        lines = words.lines(letters.line(talk, talk.language, one, wanted) for one in shown)
        talk.say("thread-found", place=door.place, day=named, lines=lines, hidden=hidden, choices=choices)
    else:
        there = "yes" if choices else "no"
        talk.say("thread-found-none", place=door.place, day=named, hidden=hidden, days=there, choices=choices)
    await _looked(
        talk, speaker, "relayed-found", f"household/{door.household_id}", day=wanted.isoformat(), count=len(shown)
    )


async def _looked(talk: Talk, speaker: Speaker, action: str, subject: str, **details: object) -> None:
    await history.add(talk.db, [{
        "community_id": speaker.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
        "action": action, "subject": subject, "details": details,
    }])  # fmt: skip
