"""Why was this person asked for a temperature in this slot, or not asked? The facts, and the words for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handlers import access, words
from handlers.chat import Choice, Marked, Talk
from handlers.rules import Rules
from handlers.temperature.slots import before, by_tag, in_question, is_due, is_due_in, tag
from storage import history
from storage import why as stored
from storage.accounts import Quarantine
from storage.database import Db
from storage.temperature import Window
from storage.why import Absent, Answering, Measured, Named, Opened, Stay, Written

_LONGEST = 40  # characters of a question that are looked at
_LONGEST_NAME = 20
_CANDIDATES, _SHOWN = 60, 8
_TRACES = 8  # readings of a slot in an answer
_CHATS = 4  # of a household in an answer


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known: the phrase that says it, and its values (dates, times, names, words of ours)."""

    phrase: str
    values: dict[str, Any]


def _fact(phrase: str, **values: Any) -> Fact:
    return Fact(phrase, values)


# --- rules ------------------------------------------------------------------------------------------------------------


def stay_of(stays: Sequence[Stay], window: Window) -> Stay | None:
    """The case that a question about a slot is about: one that makes them due in it, else one of that day, else the
    last to begin."""
    due = [stay for stay in stays if is_due_in(_quarantine(stay), window)]
    of_day = [stay for stay in stays if is_due(_quarantine(stay), window.day)]
    return next(reversed(due or of_day or list(stays)), None)


def _quarantine(stay: Stay) -> Quarantine:
    return Quarantine(0, stay.starts_on, stay.ends_on, stay.known_at, stay.released_at)


def not_due(stay: Stay | None, window: Window) -> str | None:
    """Why somebody does not report in a slot; none if they do."""
    if stay is None:
        return "no-case"
    if window.day < stay.starts_on:
        return "before"
    if stay.released_at is not None and stay.released_at < window.closes:
        return "released"
    if window.day > stay.ends_on:
        return "after"
    return None if stay.known_at < window.closes else "known-later"


def verdict(
    window: Window,
    stay: Stay | None,
    opened: Opened | None,
    chats: Sequence[Answering],
    asking: Iterable[Written],
    measured: Measured | None,
    absent: Absent | None,
) -> str:
    """In one word, why somebody was asked in a slot, or not asked. `asking`: the letters that asked the household."""
    outside = not_due(stay, window)
    if outside is not None or stay is None:
        return outside or "no-case"
    if opened is None:
        return "not-opened"
    if opened.missed:
        return "missed"
    if measured is not None and measured.recorded_at < opened.at:
        return "reported"
    if absent is not None and absent.reason is not None and absent.at < opened.at:
        return "excused"
    states = [letter.state for letter in asking]
    for state in ("sent", "sending", "waiting", "refused", "gone", "expired"):
        if state in states:
            return {"sent": "asked", "sending": "waiting"}.get(state, state)
    if stay.known_at > opened.at:
        return "known-later"
    if not chats:
        return "nobody"
    if all(chat.opened_at > opened.at for chat in chats):
        return "connected-later"
    if all(chat.gone_at is not None for chat in chats):
        return "unreachable"
    return "unknown"


def chosen(question: str, people: Sequence[Named]) -> list[Named]:
    """Which of these people a question means: those with the longest name in it, and of these those whose place fits
    it best ("502 张伟", "3号楼张伟")."""
    asked = question.lower()
    longest = max((len(one.name) for one in people if one.name.lower() in asked), default=0)
    named = [one for one in people if len(one.name) == longest and one.name.lower() in asked] or list(people)
    numbers = re.findall(r"[0-9a-z]+", asked)
    fits = {
        one.id: (one.building.lower() in asked)
        + (one.unit != "" and one.unit.lower() in asked)
        + 2 * (one.room.lower() in numbers or (not one.room.isascii() and one.room.lower() in asked))
        for one in named
    }
    best = max(fits.values(), default=0)
    return [one for one in named if fits[one.id] == best]


def candidates(question: str) -> tuple[list[str], list[str]]:
    """What in a question might be a name, and what a room."""
    asked = question.strip()[:_LONGEST]
    names = {
        asked[start:end].strip()
        for start in range(len(asked))
        for end in range(start + 2, min(len(asked), start + _LONGEST_NAME) + 1)
    }
    return sorted(names - {""}), [room for room in re.findall(r"[0-9A-Za-z]+", asked) if any(map(str.isdigit, room))]


# --- the facts --------------------------------------------------------------------------------------------------------


async def why(db: Db, rules: Rules, person_id: int, window: Window) -> list[Fact]:
    """Why a person was asked in a slot, or not asked: the answer first, then what it rests on. Nobody known by that id:
    nothing."""
    home = await stored.home_of(db, person_id)
    if home is None:
        return []
    community, household = home
    stay = stay_of(await stored.stays(db, person_id), window)
    opened = await stored.opening(db, f"slot/{window.day}/{window.slot}/community/{community}")
    chats = await stored.answering(db, household) if household is not None else []
    begins = f"slot/{window.day}/{window.slot}/{community}/"
    letters = [
        letter
        for letter in await stored.letters(db, [chat.chat for chat in chats], begins)
        if not letter.key.startswith(f"{begins}keeper/")  # lists for those who look after others
    ]
    asking = [letter for letter in letters if not letter.key.startswith(f"{begins}remind/")]
    reminding = [letter for letter in letters if letter not in asking]
    measured = await stored.measured(db, person_id, window)
    absent = await stored.absent(db, person_id, window)
    answer = verdict(window, stay, opened, chats, asking, measured, absent)
    facts = [_fact("why-verdict", why=answer)]
    if stay is not None:
        facts.append(_fact("why-case", policy=stay.policy, starts=stay.starts_on, ends=stay.ends_on))
        facts.append(_fact("why-known", at=stay.known_at))
        if stay.released_at is not None:
            facts.append(_fact("why-released", at=stay.released_at))
    if opened is None:
        facts.append(_fact("why-not-opened", opens=window.opens, closes=window.closes))
    elif opened.missed:
        facts.append(_fact("why-missed", opens=window.opens, closes=window.closes))
    else:
        facts.append(_fact("why-opened", opens=window.opens, closes=window.closes, at=opened.at))
    facts += _about_chats(chats, asking, reminding)
    if measured is not None:
        facts.append(_fact("why-measured", at=measured.taken_at, source=measured.source))
    traces = await stored.trail(db, person_id, window, _TRACES)
    if len(traces) > 1:  # what was changed stays visible, with who and when
        facts += [
            _fact(
                "why-trace", celsius=one.celsius, at=one.at, by=one.by or "?", changed="yes" if one.corrected else "no"
            )
            for one in traces
        ]
    if absent is not None:
        facts.append(_fact("why-absent", reason=absent.reason or "none", times=absent.running, at=absent.at))
    return facts


def _about_chats(chats: Sequence[Answering], asking: Sequence[Written], reminding: Sequence[Written]) -> Iterable[Fact]:
    """For each chat of the household: whether it hears us, and what was written to it about the slot."""
    if not chats:
        yield _fact("why-nobody")
    for chat in chats[:_CHATS]:
        who = {"who": chat.who or "?", "channel": chat.chat.partition(":")[0]}
        if chat.gone_at is None:
            yield _fact("why-chat", since=chat.opened_at, **who)
        else:
            yield _fact("why-chat-gone", at=chat.gone_at, **who)
        for what, letters in (("ask", asking), ("remind", reminding)):
            for letter in letters:
                if letter.chat == chat.chat:
                    yield _fact(
                        "why-letter",
                        what=what,
                        state=letter.state,
                        at=letter.settled_at or letter.created_at,
                        doubt="yes" if letter.doubts else "no",
                    )


# --- asked in chat ----------------------------------------------------------------------------------------------------


async def explain(talk: Talk, question: str) -> None:
    """「为什么没问 502 张伟」: about the slot in question now; where several fit, which of them?"""
    within = await access.allowed(talk, "ask-why")
    if within is None:
        return
    names, rooms = candidates(question)
    found = chosen(question, await stored.people(talk.db, within, names, rooms, _CANDIDATES))
    window = in_question(talk.rules, talk.now)
    if not found:
        talk.say("why-not-found")
    elif len(found) == 1:
        await _answer(talk, found[0], window)
    else:
        choices = [Choice(f"why:{one.id}:{tag(talk.rules, window)}", f"{one.place} {one.name}") for one in found]
        talk.say("why-which", rest=max(0, len(found) - _SHOWN), choices=tuple(choices[:_SHOWN]))


async def answer_why(talk: Talk, value: str) -> None:
    """A button `<person>:<slot>`: one of several, or another slot."""
    within = await access.allowed(talk, "ask-why")
    if within is None:
        return
    who, _, word = value.partition(":")
    number = int(who) if who.isascii() and who.isdigit() and len(who) < 16 else 0
    one = await stored.person(talk.db, within, number)
    if one is None:
        talk.say("old-button")
        return
    await _answer(talk, one, by_tag(talk.rules, word, talk.now) or in_question(talk.rules, talk.now))


async def _answer(talk: Talk, one: Named, window: Window) -> None:
    speaker = talk.speaker
    if speaker is None:
        return
    facts = await why(talk.db, talk.rules, one.id, window)
    lines = [
        talk.phrase(fact.phrase, **{name: _said(talk, window.day, value) for name, value in fact.values.items()})
        for fact in facts
    ]
    head = talk.phrase(
        "why-head",
        name=one.name,
        place=one.place,
        date=words.day(talk.words, talk.language, window.day),
        slot=words.slot(talk.words, talk.language, window.slot),
    )
    earlier = tag(talk.rules, before(talk.rules, window))
    choices: tuple[Choice, ...] = ()
    if by_tag(talk.rules, earlier, talk.now) is not None:
        choices = (talk.choice(f"why:{one.id}:{earlier}", "why-earlier"),)
    talk.say("why-list", lines=words.lines([head, *lines]), choices=choices)
    details = {"day": window.day.isoformat(), "slot": window.slot}
    await history.add(talk.db, [{
        "community_id": one.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
        "action": "why-asked", "subject": f"person/{one.id}", "details": details,
    }])  # fmt: skip


def _said(talk: Talk, day: date, value: object) -> object:
    """A value as people say it: a time of the day in question without its date."""
    if isinstance(value, datetime):
        local = talk.rules.local(value)
        time = words.clock(local)
        if local.date() == day:
            return time
        return talk.phrase("why-moment", day=words.day(talk.words, talk.language, local.date()), time=time)
    if isinstance(value, date):
        return Marked(words.day(talk.words, talk.language, value))
    return value
