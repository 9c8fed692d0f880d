"""收体温: shortly before a slot closes, and when it does, those who look after others learn who is missing. For each
person there is then a reading, a reason, or a named human who knows that there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time

from handlers import alerts, words
from handlers.chat import Choice, Lane, Letter, Marked, Words
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.temperature import roll
from handlers.temperature.buttons import label
from handlers.temperature.roll import Line
from handlers.temperature.slots import tag
from storage import absences, access
from storage.access import Duty
from storage.database import Db
from storage.temperature import Window, Within

_NAMES = 10  # of those who have a reason; the count is of all
_LINES = 8  # households of a letter at the most: as many as fit a phone, each with its button


async def close(db: Db, rules: Rules, phrases: Words, community_id: int, window: Window, now: datetime) -> list[Letter]:
    """Close a slot: who is missing is written down, and told to their liaisons; staff get the totals, and the names of
    those whom no liaison hears of."""
    lines = await settle(db, rules, community_id, window, now)
    said = _Said(rules, phrases, community_id, window, now, "keeper/closed")
    liaisons = _cared_for(await access.duties(db, community_id, ("liaison",), now), lines)
    letters = [letter for duty, mine in liaisons for letter in said.to_liaison(duty, mine, "closing-head")]
    heard = {line.who.household_id for duty, mine in liaisons if duty.chats for line in mine}
    for duty, mine in _cared_for(await access.duties(db, community_id, ("staff",), now), lines):
        letters += said.to_staff(duty, mine, [line for line in mine if line.who.household_id not in heard])
    again = [alerts.Missing(line.who.person_id, line.running) for line in lines if line.running > 1]
    knock = await alerts.raise_missing(db, rules, phrases, again, now)
    wake = quiet_until(rules, now)
    if wake is not None:  # we were down: nobody knocks at a door at night
        knock = [replace(letter, not_before=wake, lane=Lane.NOTICE) for letter in knock]
    return letters + knock


async def settle(db: Db, rules: Rules, community_id: int, window: Window, now: datetime) -> list[Line]:
    """Call the roll of a slot that has closed and write down who is missing; gives the roll."""
    lines = await roll.call(db, rules, window, Within(community_id))
    missing = [line for line in lines if line.state == "missing"]
    running = {line.who.person_id: line.running for line in missing}
    await absences.close(db, window, [line.who for line in missing], running, now)
    return lines


async def remind_keepers(
    db: Db, rules: Rules, phrases: Words, community_id: int, window: Window, at: time, now: datetime
) -> list[Letter]:
    """The last reminder: liaisons learn who is still missing, while there is time to phone or to knock."""
    lines = await roll.call(db, rules, window, Within(community_id))
    said = _Said(rules, phrases, community_id, window, now, f"keeper/remind/{at:%H%M}")
    return [
        letter
        for duty, mine in _cared_for(await access.duties(db, community_id, ("liaison",), now), lines)
        if any(line.state == "missing" for line in mine)
        for letter in said.to_liaison(duty, mine, "closing-remind")
    ]


def _cared_for(duties: Sequence[Duty], lines: Sequence[Line]) -> list[tuple[Duty, list[Line]]]:
    """Whom each looks after, in the roll's order; those who look after nobody on it are left out."""
    at: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        who = line.who
        for place in {("area", who.community_id), ("area", who.building_id), ("area", who.area_id)}:
            at[place].append(number)
        at["home", who.household_id].append(number)
    found = []
    for duty in duties:
        numbers = {number for place in duty.places for number in at[place]}
        if numbers:
            found.append((duty, [lines[number] for number in sorted(numbers)]))
    return found


def homes(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines by household; first those of whom nothing has been heard for longest, then by place."""
    found: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.who.household_id].append(line)
    return sorted(found.values(), key=lambda home: -max(line.running for line in home))


class _Said:
    """What those who look after others are told about one slot, at one moment."""

    def __init__(
        self, rules: Rules, phrases: Words, community_id: int, window: Window, now: datetime, moment: str
    ) -> None:  # fmt: skip
        self._rules = rules
        self._phrases = phrases
        self._community_id = community_id
        self._window = window
        self._moment = moment
        self._not_before = quiet_until(rules, now)

    def to_liaison(self, duty: Duty, lines: Sequence[Line], head: str) -> list[Letter]:
        """The list of who is missing; where nobody is, one line that says so."""
        missing = homes(line for line in lines if line.state == "missing")
        total = len({line.who.household_id for line in lines})
        letters = []
        for chat, language in duty.chats:
            slot = words.slot(self._phrases, language, self._window.slot)
            shown: list[Marked] = self._list(language, missing)
            excused = [line for line in lines if line.state == "excused"]
            if excused:
                shown.append(self._excused(language, excused))
            if not missing:
                text = words.lines(
                    [self._phrases(language, "closing-all-in", slot=slot, total=total), *shown]
                )  # fmt: skip
            else:
                text = self._phrases(
                    language, head, slot=slot, households=len(missing), total=total, lines=words.lines(shown),
                    until=words.clock(self._rules.local(self._window.closes)),
                )  # fmt: skip
            letters.append(self._letter(chat, text, head, self._buttons(language, missing)))
        return letters

    def to_staff(self, duty: Duty, lines: Sequence[Line], unheard: Sequence[Line]) -> list[Letter]:
        """The totals, and by name those of whom no liaison is told."""
        counts = {state: sum(line.state == state for line in lines) for state in
                  ("reported", "late", "by-others", "excused", "missing")}  # fmt: skip
        nobodys = homes(line for line in unheard if line.state == "missing")
        letters = []
        for chat, language in duty.chats:
            parts = [
                self._phrases(
                    language, "closing-totals", slot=words.slot(self._phrases, language, self._window.slot),
                    due=len(lines), reported=counts["reported"], late=counts["late"], others=counts["by-others"],
                    excused=counts["excused"], missing=counts["missing"],
                    households=len(homes(line for line in lines if line.state == "missing")),
                    fevers=sum(line.fever for line in lines),
                )
            ]  # fmt: skip
            if nobodys:
                shown = words.lines(self._list(language, nobodys))
                parts.append(self._phrases(language, "closing-nobodys", lines=shown))
            look: tuple[Choice, ...] = ()
            if counts["missing"]:
                look = (Choice("missing", label(self._phrases, language, "choice-missing")),)
            buttons = (*self._buttons(language, nobodys), *look)
            letters.append(self._letter(chat, words.lines(parts), "closing-totals", buttons))
        return letters

    def _list(self, language: str, missing: Sequence[Sequence[Line]]) -> list[Marked]:
        shown = [
            self._phrases(
                language, "closing-line", number=number, place=home[0].who.place,
                names=words.listed(self._phrases, language, [line.who.name for line in home]),
                **self._again(max(line.running for line in home)),
            )
            for number, home in enumerate(missing[:_LINES], 1)
        ]  # fmt: skip
        if len(missing) > _LINES:
            shown.append(self._phrases(language, "closing-more", count=len(missing) - _LINES))
        return shown

    def _again(self, running: int) -> dict[str, object]:
        """How often it has happened in a row: before the slot closes, this time does not count yet."""
        if running < 2:
            return {"again": "no", "running": 0}
        closed = self._moment == "keeper/closed"
        return {"again": "now" if closed else "before", "running": running if closed else running - 1}

    def _excused(self, language: str, excused: Sequence[Line]) -> Marked:
        reasons: dict[str, list[str]] = defaultdict(list)
        for line in excused[:_NAMES]:
            reasons[line.reason or "other"].append(line.who.name)
        named = [
            f"{words.listed(self._phrases, language, names)} {self._phrases(language, 'excuse-reason', reason=reason)}"
            for reason, names in reasons.items()
        ]
        names = words.listed(self._phrases, language, named)
        return self._phrases(language, "closing-excused", count=len(excused), names=names)

    def _buttons(self, language: str, missing: Sequence[Sequence[Line]]) -> tuple[Choice, ...]:
        which = tag(self._rules, self._window)
        return tuple(
            Choice(
                f"home:{home[0].who.household_id}:{which}",
                label(self._phrases, language, "choice-home", number=number, place=home[0].who.unit + home[0].who.room),
            )
            for number, home in enumerate(missing[:_LINES], 1)
        )

    def _letter(self, chat: str, text: Marked, phrase: str, buttons: tuple[Choice, ...]) -> Letter:
        slot = f"slot/{self._window.day}/{self._window.slot}/{self._community_id}"
        return Letter(
            key=f"{slot}/{self._moment}/{chat}", chat=chat, text=text, choices=buttons, phrase=phrase,
            community_id=self._community_id, not_before=self._not_before,
            lane=Lane.REPLY if self._not_before is None else Lane.NOTICE,  # a reply that waits would hold up answers
        )  # fmt: skip
