"""What is said about alerts, to whom it is said: the words put together, the buttons below them."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from handlers import words
from handlers.alerts.rules import HEALTH, MISSING, is_fever, is_low
from handlers.chat import Choice, Lane, Letter, Marked, Picture, Rules, Words
from storage.access import Keeper
from storage.alerts import Facts, Standing

_LABELS = {
    "take": "alert-take",
    "call": "alert-call",
    "hospital": "alert-hospital",
    "false": "alert-false",
    "recovered": "alert-recovered",
    "watched": "alert-watched",
    "slip": "alert-slip",
    "pass": "alert-pass",
    "over": "alert-over",
    "measured": "alert-measured",
    "asleep": "alert-asleep",
    "away": "alert-away",
    "well": "alert-well",
    "cough": "alert-cough",
    "breathless": "alert-breathless",
}
_LABELS_MISSING = {"take": "alert-go", "hospital": "alert-in-hospital"}
_FREE = {HEALTH: ("take", "call", "hospital", "false"), MISSING: ("take", "call")}
_MINE = {
    HEALTH: ("call", "recovered", "watched", "hospital", "false", "pass"),
    MISSING: ("call", "measured", "asleep", "hospital", "away", "pass"),
}
_NAMES = 3  # so many are told to the household by name
MOST = 5  # alerts in one letter: their ids must fit into one button
_MORNING, _NOON, _EVENING = 4, 11, 17


class Teller(Protocol):
    """Whoever writes letters: a Talk, or the clock's Mail."""

    words: Words
    rules: Rules
    now: datetime

    def tell(
        self, chat: str, language: str, phrase: str, /, *, choices: tuple[Choice, ...] = (), lane: Lane = Lane.REPLY,
        picture: Picture | None = None, **values: object,
    ) -> None:  # fmt: skip
        """Write to somebody, in their language."""


@dataclass(slots=True)
class Mail:
    """The letters of one thing that the clock does; `key` is unique for ever."""

    key: str
    community_id: int
    words: Words
    rules: Rules
    now: datetime
    letters: list[Letter] = field(default_factory=list)

    def tell(
        self, chat: str, language: str, phrase: str, /, *, choices: tuple[Choice, ...] = (), lane: Lane = Lane.REPLY,
        picture: Picture | None = None, **values: object,
    ) -> None:  # fmt: skip
        """As Talk.tell."""
        self.letters.append(
            Letter(
                key=f"{self.key}/{len(self.letters)}",
                chat=chat,
                text=self.words(language, phrase, **values),
                choices=choices,
                lane=lane,
                phrase=phrase,
                community_id=self.community_id,
                picture=picture,
            )
        )


@dataclass(frozen=True, slots=True)
class Item:
    """An alert as a letter tells of it. `felt`: symptoms said with it; `note`: a phrase that says why we write again,
    with its values; `running`: so many slots were missed."""

    alert: Standing
    facts: Facts
    felt: tuple[str, ...] = ()
    note: tuple[str, dict[str, object]] | None = None
    running: int = 0


# --- words ------------------------------------------------------------------------------------------------------------


def what(teller: Teller, language: str, alert: Standing, running: int = 0) -> Marked:
    """发热 37.8℃."""
    kind = alert.kind
    celsius = alert.celsius
    if celsius is not None and kind == "breathless":
        kind = "breathless-measured"
    elif celsius is not None and not is_fever(celsius, teller.rules) and not is_low(celsius, teller.rules):
        kind = "corrected"
    count = running or alert.step + 2
    return teller.words(language, "alert-what", kind=kind, celsius=celsius if celsius is not None else "", count=count)


def when(teller: Teller, language: str, moment: datetime) -> Marked:
    """今早, 昨晚; further back, the date."""
    local, today = teller.rules.local(moment), teller.rules.local(teller.now).date()
    day = {0: "today", 1: "yesterday"}.get((today - local.date()).days, "other")
    part = "morning" if _MORNING <= local.hour < _NOON else "evening" if local.hour >= _EVENING else "day"
    return teller.words(language, "alert-when", day=day, part=part, date=words.day(teller.words, language, local))


def whose(teller: Teller, language: str, alerts: Sequence[Standing]) -> Marked:
    """小雨（3号楼2单元502）, one behind the other."""
    parts = [teller.words(language, "alert-whose", name=alert.name, place=alert.place) for alert in alerts]
    return Marked(words.listed(teller.words, language, parts))


def names(teller: Teller, language: str, keepers: Sequence[Keeper]) -> Marked:
    """The first of them by name and role; "nobody" where there is none."""
    if not keepers:
        return Marked("nobody")
    parts = [teller.words(language, "alert-who", name=keeper.name, role=keeper.role) for keeper in keepers[:_NAMES]]
    return Marked(words.listed(teller.words, language, parts))


def know(teller: Teller, language: str, keepers: Sequence[Keeper]) -> Marked:
    """Who has been told; or whom to phone, where nobody could be."""
    return teller.words(language, "alert-home-told", told=names(teller, language, keepers))


def symptoms(teller: Teller, language: str, felt: Sequence[str]) -> Marked:
    """咳嗽、头痛."""
    return Marked(
        words.listed(teller.words, language, [teller.words(language, "alert-symptom", felt=one) for one in felt])
    )


def outcome(teller: Teller, language: str, alert: Standing, result: str) -> Marked:
    """How it ended."""
    return teller.words(language, "alert-outcome", outcome=result, topic=alert.topic)


def _facts(teller: Teller, language: str, item: Item) -> Marked:
    alert, facts, say = item.alert, item.facts, teller.words
    parts = []
    if alert.topic == HEALTH:
        said_at = alert.said_at or alert.raised_at
        time = words.clock(teller.rules.local(said_at))
        parts.append(say(language, "alert-said", when=when(teller, language, said_at), time=time))
    if facts.before is not None and facts.before_at is not None:
        before = when(teller, language, facts.before_at)
        parts.append(say(language, "alert-before", when=before, celsius=facts.before))
    today = teller.rules.local(teller.now).date()
    if facts.since is not None and facts.until is not None and facts.since <= today <= facts.until:
        parts.append(say(language, "alert-stay", day=(today - facts.since).days + 1))
    if parts:
        joined = Marked(str(say(language, "alert-comma")).join(parts))
        return say(language, "alert-facts", parts=joined, phone=facts.phone or "none")
    return say(language, "alert-masked", phone=facts.phone) if facts.phone else Marked("")


# --- buttons ----------------------------------------------------------------------------------------------------------


def button(teller: Teller, language: str, verb: str, *alerts: Standing) -> Choice:
    """What somebody may do with these alerts."""
    phrase = _LABELS[verb]
    if alerts[0].topic == MISSING:
        phrase = _LABELS_MISSING.get(verb, phrase)
    ids = ".".join(str(alert.id) for alert in alerts)
    return Choice(f"alert:{verb}:{ids}", html.unescape(teller.words(language, phrase)))


def buttons(teller: Teller, language: str, alert: Standing, keeper_id: int) -> tuple[Choice, ...]:
    """What this keeper may do with an alert as it stands."""
    if alert.taken_by is not None and alert.taken_by != keeper_id:
        verbs: tuple[str, ...] = ("call", "over")
    else:
        verbs = (_FREE if alert.taken_by is None else _MINE)[alert.topic]
    return tuple(button(teller, language, verb, alert) for verb in verbs)


def shown(alerts: Sequence[Standing]) -> tuple[Choice, ...]:
    """A button for each, by name, which shows it."""
    return tuple(Choice(f"alert:show:{alert.id}", alert.name) for alert in alerts)


# --- letters to keepers -----------------------------------------------------------------------------------------------


def alarm(teller: Teller, keeper: Keeper, items: Sequence[Item], lane: Lane) -> None:
    """One letter to each chat of a keeper, about one alert or several that came together."""
    for chat, language in keeper.chats:
        for start in range(0, len(items), MOST):
            some = items[start : start + MOST]
            if len(some) == 1:
                _about_one(teller, keeper, chat, language, some[0], lane)
            else:
                _about_several(teller, chat, language, some, lane)


def _about_one(teller: Teller, keeper: Keeper, chat: str, language: str, item: Item, lane: Lane) -> None:
    alert = item.alert
    lines = [_facts(teller, language, item)]
    if item.felt:
        lines.append(teller.words(language, "alert-also", symptoms=symptoms(teller, language, item.felt)))
    if item.note is not None:
        phrase, values = item.note
        lines.append(teller.words(language, phrase, **values))
    teller.tell(
        chat, language, "alert-missing" if alert.topic == MISSING else "alert-keeper", lane=lane,
        choices=buttons(teller, language, alert, keeper.person_id), what=what(teller, language, alert, item.running),
        place=alert.place, name=alert.name, lines=words.lines(line for line in lines if line),
    )  # fmt: skip


def _about_several(teller: Teller, chat: str, language: str, items: Sequence[Item], lane: Lane) -> None:
    alerts = [item.alert for item in items]
    lines = words.lines(
        teller.words(
            language, "alert-line", number=number, place=item.alert.place, name=item.alert.name,
            what=what(teller, language, item.alert, item.running),
        )
        for number, item in enumerate(items, 1)
    )  # fmt: skip
    teller.tell(
        chat, language, "alert-missing-several" if alerts[0].topic == MISSING else "alert-several", lane=lane,
        choices=(button(teller, language, "take", *alerts), *shown(alerts)), count=len(items), lines=lines,
    )  # fmt: skip


# --- letters to the household -----------------------------------------------------------------------------------------


def to_home(
    teller: Teller, chat: str, language: str, alerts: Sequence[Standing], told: Sequence[Keeper]
) -> None:  # fmt: skip
    """What to do now, who knows, what else is asked."""
    lines = words.lines(
        teller.words(language, "alert-home-line", name=alert.name, what=what(teller, language, alert))
        for alert in alerts
    )
    kinds = {alert.kind for alert in alerts}
    choices: tuple[Choice, ...] = ()
    if len(alerts) == 1:
        verbs = ("well", "cough") if "breathless" in kinds else ("well", "cough", "breathless")
        choices = tuple(button(teller, language, verb, alerts[0]) for verb in verbs)
    teller.tell(
        chat, language, "alert-home", lane=Lane.ALARM, choices=choices, lines=lines,
        told=names(teller, language, told), wait=minutes(teller.rules.escalate[0]),
        do="breathless" if "breathless" in kinds else "fever" if "fever" in kinds else "low",
        minutes=minutes(teller.rules.recheck), ask="alone" if choices else "several",
    )  # fmt: skip


def minutes(span: timedelta) -> int:
    """A span of time in whole minutes."""
    return int(span.total_seconds() // 60)
