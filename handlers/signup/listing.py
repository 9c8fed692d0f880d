"""What a call and its list look like: to the group by masked name, to staff whole."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from handlers import words
from handlers.chat import Choice, Marked, Words
from handlers.living import Page, Wording
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import signup as stored
from storage.signup import Call, Entry

ENDS = timedelta(hours=2)  # so long after its time what the hands were for is over
_ROOM = 2_400  # characters of a list in a group; with its head it must fit into one message
_SHOWN = 60  # of those who wait

State = Literal["open", "closed", "cancelled", "over"]


def state_of(call: Call, now: datetime) -> State:
    """Whether one may sign up, and if not, why."""
    if call.cancelled_at is not None:
        return "cancelled"
    if call.settled_at is not None or now >= call.at:
        return "over"
    return "closed" if now >= call.closes_at else "open"


def reminds_at(rules: Rules, call: Call) -> datetime | None:
    """When those on the list are reminded, once: the evening before; a call made after that, a little later that
    evening; one for the same day, an hour before. None where none of it is left outside the quiet hours."""
    local = rules.local(call.at)
    eve = local.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    moments = (eve + timedelta(hours=18, minutes=30), eve + timedelta(hours=21), local - timedelta(hours=1))
    return next((one for one in moments if one > call.created_at and quiet_until(rules, one) is None), None)


def moment(words_: Words, rules: Rules, language: str, when: datetime) -> dict[str, Any]:
    """A moment as phrases want it: `day` and `time`."""
    local = rules.local(when)
    return {"day": words.day(words_, language, local.date()), "time": words.clock(local)}


def until(words_: Words, rules: Rules, language: str, when: datetime) -> Marked:
    """A moment as one value: 11月28日（周六）20:00."""
    said = moment(words_, rules, language, when)
    return Marked(f"{said['day']}{'' if language.startswith('zh') else ' '}{said['time']}")


def called(words_: Words, rules: Rules, language: str, call: Call) -> Marked:
    """Which call: when it is and what for."""
    return words_(language, "signup-call", title=call.title, **moment(words_, rules, language, call.at))


def where(area_id: int | None, area: str) -> dict[str, Any]:
    """A call's area as phrases want it: `where` and `area`."""
    return {"where": "community" if not area_id else "area", "area": area}


def button(words_: Words, language: str, verb: str, label: str, *about: int) -> Choice:
    """A button of a call: "signup:<verb>:<id>…"."""
    return Choice(":".join(("signup", verb, *map(str, about))), html.unescape(words_(language, label)))


def pick(words_: Words, rules: Rules, language: str, verb: str, call: Call, *about: int) -> Choice:
    """A button that chooses one of several calls."""
    said = moment(words_, rules, language, call.at)
    label = words_(language, "choice-signup-call", title=call.title[:20], **said)
    return Choice(":".join(("signup", verb, str(call.id), *map(str, about))), html.unescape(label))


async def compose(page: Page) -> Wording | None:
    """The list in a group. With very many on it, the last of them are a number."""
    call = await stored.by_id(page.db, page.subject)
    if call is None:
        return None
    entries = await stored.chain(page.db, call.id)
    language = page.rules.language
    state = state_of(call, page.now)
    head = page.words(
        language, "signup-head", title=call.title, **moment(page.words, page.rules, language, call.at),
        **where(call.area_id, call.area),
    )  # fmt: skip
    full = len(entries) >= call.places
    stands = page.words(
        language, "signup-state", count=min(len(entries), call.places), places=call.places,
        state=("full" if full else "free") if state == "open" else state,
        until=until(page.words, page.rules, language, call.closes_at),
    )  # fmt: skip
    lines = [head, stands, *_names(page.words, language, entries[: call.places], 1, _ROOM)]
    waiting = entries[call.places :]
    if waiting:
        room = _ROOM - sum(map(len, lines))
        lines.append(page.words(language, "signup-state-waiting"))
        lines += _names(page.words, language, waiting[:_SHOWN], call.places + 1, room, len(waiting))
    choices: tuple[Choice, ...] = ()
    if state == "open":
        choices = (button(page.words, language, "join", "choice-signup-join", call.id),)
    if state in ("open", "closed"):
        choices += (button(page.words, language, "leave", "choice-signup-leave", call.id),)
    return Wording(words.lines(lines), choices)


def _names(
    words_: Words, language: str, entries: Sequence[Entry], first: int, room: int, total: int | None = None
) -> list[Marked]:  # fmt: skip
    """Lines of masked names as long as there is room; how many more there are."""
    lines: list[Marked] = []
    for number, entry in enumerate(entries, first):
        line = words_(language, "signup-name", number=number, name=words.masked(entry.name))
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
    left = (len(entries) if total is None else total) - len(lines)
    return [*lines, words_(language, "signup-state-more", count=left)] if left else lines


def staff_list(
    words_: Words, rules: Rules, language: str, call: Call, entries: Sequence[Entry], now: datetime
) -> Marked:
    """The list as staff see it: whole names, phones masked."""
    head = words_(
        language, "signup-staff-list", state=state_of(call, now), call=called(words_, rules, language, call),
        count=min(len(entries), call.places), places=call.places, waiting=max(0, len(entries) - call.places),
    )  # fmt: skip
    lines = [
        Marked(words_(language, "signup-staff-line", number=number, name=entry.name, phone=entry.phone_mask).rstrip())
        for number, entry in enumerate(entries, 1)
    ]
    return words.lines([head, *lines])
