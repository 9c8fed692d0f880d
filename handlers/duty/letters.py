"""How shifts are said: their names and hours, who has them, what changed for whom."""

from __future__ import annotations

import dataclasses
import html
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from handlers import words
from handlers.chat import Choice, Lane, Marked, Pen, Words
from handlers.duty.planning import Prepared, Slot
from handlers.duty.rules import Gap
from handlers.quiet import quiet_until
from handlers.roster import Problem
from handlers.rules import Rules
from storage.duty import Standing, Voice

# Complaints about a plan's table that are said otherwise than those about a roster's.
_OWN_WORDS = {
    "unknown-heading": "duty-unknown-heading",
    "no-heading-row": "duty-no-heading-row",
    "no-rows": "duty-no-rows",
    "duty-shift": "duty-bad-shift",
    "duty-area": "duty-bad-area",
    "duty-community": "duty-bad-community",
    "duty-outside": "duty-bad-outside",
    "duty-namesakes": "duty-bad-namesakes",
    "duty-no-role": "duty-bad-no-role",
    "duty-unknown": "duty-bad-unknown",
    "duty-overlap": "duty-bad-overlap",
    "duty-overlap-stored": "duty-bad-overlap-stored",
    "duty-past": "duty-bad-past",
    "duty-nothing": "duty-bad-nothing",
    "duty-date": "duty-bad-date",
    "duty-nobody-named": "duty-bad-nobody-named",
}
LISTED = 20  # lines of one kind that are shown


def shift(say: Words, language: str, name: str) -> Marked:
    """早班; a shift of the community's own making is called as it is in the settings."""
    return say(language, "shift-name", shift=name)


def hours(settings: Rules, begins: datetime, ends: datetime) -> str:
    """6:00–14:00."""
    return f"{words.clock(settings.local(begins))}–{words.clock(settings.local(ends))}"


def when(say: Words, settings: Rules, language: str, one: Standing | Slot) -> Marked:
    """11月26日（周四）早班 6:00–14:00, and where, if it is not the whole community."""
    if isinstance(one, Standing):
        name, begins, ends, place = one.name, one.starts_at, one.ends_at, one.place
    else:
        name, begins, ends = one.shift.name, one.begins, one.ends
        place = one.place.name if one.place is not None else ""
    return say(
        language, "duty-when", date=words.day(say, language, one.day), shift=shift(say, language, name),
        hours=hours(settings, begins, ends), place=place or "all",
    )  # fmt: skip


def short(say: Words, language: str, one: Standing) -> str:
    """11-26 早班: for a button."""
    name = html.unescape(shift(say, language, one.name))
    return f"{one.day.month}-{one.day.day} {name}"


def who(say: Words, language: str, shifts: Sequence[Standing], *, unheard: bool = False) -> Marked:
    """李建国（3号楼）、王医生; nobody. `unheard`: those who cannot be reached are marked."""
    if not shifts:
        return say(language, "duty-nobody")
    parts = [
        say(
            language, "duty-who", name=one.person, place=one.place or "all",
            heard="no" if unheard and not one.reachable else "yes",
        )
        for one in shifts
    ]  # fmt: skip
    return Marked(words.listed(say, language, dict.fromkeys(parts)))


def gap(say: Words, language: str, one: Gap) -> Marked:
    """11月26日（周四）夜班 3号楼：没有人."""
    return say(
        language, "duty-gap", date=words.day(say, language, one.day), shift=shift(say, language, one.shift.name),
        place=one.place or "all", unheard=words.listed(say, language, one.unheard) or "none",
    )  # fmt: skip


def problem(say: Words, settings: Rules, language: str, one: Problem) -> Marked:
    """What is wrong, in the words of a plan; those that any table has are the roster's."""
    values = dict(one.values)
    if "date" in values:
        values["date"] = words.day(say, language, date.fromisoformat(str(values["date"])))
    if "shift" in values:
        values["shift"] = shift(say, language, str(values["shift"]))
    if one.code == "duty-shift":
        names = [shift(say, language, times.name) for times in settings.duty.shifts]
        values["known"] = Marked(words.listed(say, language, names))
    return say(language, _OWN_WORDS.get(one.code) or f"roster-{one.code}", **values)


def tell_planned(pen: Pen, prepared: Prepared, voices: Mapping[int, Sequence[Voice]], *, but: str = "") -> None:
    """Whoever is planned, or planned no longer, hears of it: one letter each, in the quiet hours only where the shift
    begins within them. `but`: the chat of whoever planned it and knows."""
    added: dict[int, list[Slot]] = defaultdict(list)
    ended: dict[int, list[Standing]] = defaultdict(list)
    for slot in prepared.added:
        added[slot.person_id].append(slot)
    for one in prepared.ended:
        ended[one.person_id].append(one)
    for person in dict.fromkeys([*added, *ended]):
        new = sorted(added[person], key=lambda slot: slot.begins)
        old = [one for one in ended[person] if one.ends_at > pen.now]
        first = min([*(slot.begins for slot in new), *(one.starts_at for one in old)], default=None)
        for voice in voices.get(person, ()):
            if voice.chat == but or first is None:
                continue
            lines = [
                pen.words(voice.language, "duty-yours-new", shift=when(pen.words, pen.rules, voice.language, slot))
                for slot in new[:LISTED]
            ]
            lines += [
                pen.words(voice.language, "duty-yours-ended", shift=when(pen.words, pen.rules, voice.language, one))
                for one in old[:LISTED]
            ]
            begun = len(pen.letters)
            pen.tell(voice.chat, voice.language, "duty-yours", count=len(new), lines=words.lines(lines))
            quietly(pen, begun, first)


def quietly(pen: Pen, begun: int, unless: datetime | None = None) -> None:
    """The letters from this one on wait for the end of the quiet hours, unless what they are about begins before. They
    wait as notices: what is said to the chat meanwhile does not stand behind them."""
    until = quiet_until(pen.rules, pen.now)
    if until is not None and (unless is None or unless >= until):
        pen.letters[begun:] = [
            dataclasses.replace(letter, not_before=until, lane=Lane.NOTICE) for letter in pen.letters[begun:]
        ]


def lane(pen: Pen) -> Lane:
    """Of what somebody must hear for their shift, at any hour: it does not stand behind what waits for the morning."""
    return Lane.REPLY if quiet_until(pen.rules, pen.now) is None else Lane.ALARM


def button(say: Words, language: str, id: str, phrase: str) -> Choice:
    """A button whose label is a phrase."""
    return Choice(id, html.unescape(say(language, phrase)))
