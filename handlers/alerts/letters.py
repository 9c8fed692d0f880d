"""What is said about alerts, to whom it is said: the words put together, the buttons below them."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers import words
from handlers.alerts.rules import HEALTH, MISSING, SOS, is_fever, is_low
from handlers.chat import Choice, Lane, Marked, Pen
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
    "visited": "sos-visited",
    "fine": "sos-fine",
    "mistake": "sos-mistake",
}
_LABELS_MISSING = {"take": "alert-go", "hospital": "alert-in-hospital"}
_FREE = {
    HEALTH: ("take", "call", "hospital", "false"),
    MISSING: ("take", "call"),
    SOS: ("take", "call", "mistake"),
}
_MINE = {
    HEALTH: ("call", "recovered", "watched", "hospital", "false", "pass"),
    MISSING: ("call", "measured", "asleep", "hospital", "away", "pass"),
    SOS: ("call", "visited", "hospital", "fine", "mistake", "pass"),
}
_NAMES = 3  # so many are told to the household by name
MOST = 5  # alerts in one letter: their ids must fit into one button
_MORNING, _NOON, _EVENING = 4, 11, 17


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


def what(pen: Pen, language: str, alert: Standing, running: int = 0) -> Marked:
    """发热 37.8℃."""
    kind = alert.kind
    celsius = alert.celsius
    if celsius is not None and kind == "breathless":
        kind = "breathless-measured"
    elif celsius is not None and not is_fever(celsius, pen.rules) and not is_low(celsius, pen.rules):
        kind = "corrected"
    count = running or alert.step + 2
    return pen.words(language, "alert-what", kind=kind, celsius=celsius if celsius is not None else "", count=count)


def when(pen: Pen, language: str, moment: datetime) -> Marked:
    """今早, 昨晚; further back, the date."""
    local, today = pen.rules.local(moment), pen.rules.local(pen.now).date()
    day = {0: "today", 1: "yesterday"}.get((today - local.date()).days, "other")
    part = "morning" if _MORNING <= local.hour < _NOON else "evening" if local.hour >= _EVENING else "day"
    return pen.words(language, "alert-when", day=day, part=part, date=words.day(pen.words, language, local))


def whose(pen: Pen, language: str, alerts: Sequence[Standing]) -> Marked:
    """小雨（3号楼2单元502）, one behind the other; 3号楼2单元502这一家 where nobody knows who of them called."""
    parts = [
        pen.words(language, "alert-whose", name=alert.name, place=alert.place)
        if alert.name
        else pen.words(language, "sos-family", place=alert.place)
        for alert in alerts
    ]
    return Marked(words.listed(pen.words, language, parts))


def name_at_home(pen: Pen, language: str, alert: Standing) -> str:
    """Whom an alert is about, as the household itself says it: 小雨; 您家."""
    return alert.name or pen.words(language, "sos-at-home")


def names(pen: Pen, language: str, keepers: Sequence[Keeper]) -> Marked:
    """The first of them by name and role; "nobody" where there is none."""
    if not keepers:
        return Marked("nobody")
    parts = [pen.words(language, "alert-who", name=keeper.name, role=keeper.role) for keeper in keepers[:_NAMES]]
    return Marked(words.listed(pen.words, language, parts))


def know(pen: Pen, language: str, keepers: Sequence[Keeper]) -> Marked:
    """Who has been told; or whom to phone, where nobody could be."""
    return pen.words(language, "alert-home-told", told=names(pen, language, keepers))


def symptoms(pen: Pen, language: str, felt: Sequence[str]) -> Marked:
    """咳嗽、头痛."""
    return Marked(words.listed(pen.words, language, [pen.words(language, "alert-symptom", felt=one) for one in felt]))


def outcome(pen: Pen, language: str, alert: Standing, result: str) -> Marked:
    """How it ended."""
    return pen.words(language, "alert-outcome", outcome=result, topic=alert.topic)


def _facts(pen: Pen, language: str, item: Item) -> Marked:
    alert, facts, say = item.alert, item.facts, pen.words
    parts = []
    if alert.topic != MISSING:
        said_at = alert.said_at or alert.raised_at
        time = words.clock(pen.rules.local(said_at))
        phrase = "sos-called" if alert.topic == SOS else "alert-said"
        parts.append(say(language, phrase, when=when(pen, language, said_at), time=time))
    if facts.before is not None and facts.before_at is not None:
        before = when(pen, language, facts.before_at)
        parts.append(say(language, "alert-before", when=before, celsius=facts.before))
    today = pen.rules.local(pen.now).date()
    if facts.since is not None and facts.until is not None and facts.since <= today <= facts.until:
        parts.append(say(language, "alert-stay", day=(today - facts.since).days + 1))
    if parts:
        joined = Marked(str(say(language, "alert-comma")).join(parts))
        return say(language, "alert-facts", parts=joined, phone=facts.phone or "none")
    return say(language, "alert-masked", phone=facts.phone) if facts.phone else Marked("")


# --- buttons ----------------------------------------------------------------------------------------------------------


def button(pen: Pen, language: str, verb: str, *alerts: Standing) -> Choice:
    """What somebody may do with these alerts."""
    phrase = _LABELS[verb]
    if alerts[0].topic == MISSING:
        phrase = _LABELS_MISSING.get(verb, phrase)
    ids = ".".join(str(alert.id) for alert in alerts)
    return Choice(f"alert:{verb}:{ids}", label(pen, language, phrase))


def label(pen: Pen, language: str, phrase: str) -> str:
    """What stands on a button: plain text."""
    return html.unescape(pen.words(language, phrase))


def buttons(pen: Pen, language: str, alert: Standing, keeper_id: int) -> tuple[Choice, ...]:
    """What this keeper may do with an alert as it stands."""
    if alert.taken_by is not None and alert.taken_by != keeper_id:
        verbs: tuple[str, ...] = ("call", "over")
    else:
        verbs = (_FREE if alert.taken_by is None else _MINE)[alert.topic]
    return tuple(button(pen, language, verb, alert) for verb in verbs)


def shown(alerts: Sequence[Standing]) -> tuple[Choice, ...]:
    """A button for each, by name, which shows it."""
    return tuple(Choice(f"alert:show:{alert.id}", alert.name or alert.place) for alert in alerts)


# --- letters to keepers -----------------------------------------------------------------------------------------------


def alarm(pen: Pen, keeper: Keeper, items: Sequence[Item], lane: Lane) -> None:
    """One letter to each chat of a keeper, about one alert or several that came together."""
    for chat, language in keeper.chats:
        for start in range(0, len(items), MOST):
            some = items[start : start + MOST]
            if len(some) == 1:
                _about_one(pen, keeper, chat, language, some[0], lane)
            else:
                _about_several(pen, chat, language, some, lane)


def _about_one(pen: Pen, keeper: Keeper, chat: str, language: str, item: Item, lane: Lane) -> None:
    alert = item.alert
    lines = [_facts(pen, language, item)]
    if alert.words:
        lines.insert(0, pen.words(language, "sos-said", text=alert.words))
    if item.felt:
        lines.append(pen.words(language, "alert-also", symptoms=symptoms(pen, language, item.felt)))
    if item.note is not None:
        phrase, values = item.note
        lines.append(pen.words(language, phrase, **values))
    pen.tell(
        chat, language, "alert-missing" if alert.topic == MISSING else "alert-keeper", lane=lane,
        choices=buttons(pen, language, alert, keeper.person_id), what=what(pen, language, alert, item.running),
        place=alert.place, name=alert.name or pen.words(language, "sos-family", place=""),
        lines=words.lines(line for line in lines if line),
    )  # fmt: skip


def _about_several(pen: Pen, chat: str, language: str, items: Sequence[Item], lane: Lane) -> None:
    alerts = [item.alert for item in items]
    lines = words.lines(
        pen.words(
            language, "alert-line", number=number, place=item.alert.place, name=item.alert.name,
            what=what(pen, language, item.alert, item.running),
        )
        for number, item in enumerate(items, 1)
    )  # fmt: skip
    pen.tell(
        chat, language, "alert-missing-several" if alerts[0].topic == MISSING else "alert-several", lane=lane,
        choices=(button(pen, language, "take", *alerts), *shown(alerts)), count=len(items), lines=lines,
    )  # fmt: skip


# --- letters to the household -----------------------------------------------------------------------------------------


def to_home(
    pen: Pen, chat: str, language: str, alerts: Sequence[Standing], told: Sequence[Keeper]
) -> None:  # fmt: skip
    """What to do now, who knows, what else is asked."""
    lines = words.lines(
        pen.words(language, "alert-home-line", name=alert.name, what=what(pen, language, alert)) for alert in alerts
    )
    kinds = {alert.kind for alert in alerts}
    choices: tuple[Choice, ...] = ()
    if len(alerts) == 1:
        verbs = ("well", "cough") if "breathless" in kinds else ("well", "cough", "breathless")
        choices = tuple(button(pen, language, verb, alerts[0]) for verb in verbs)
    pen.tell(
        chat, language, "alert-home", lane=Lane.ALARM, choices=choices, lines=lines,
        told=names(pen, language, told), wait=minutes(pen.rules.escalate[0]),
        do="breathless" if "breathless" in kinds else "fever" if "fever" in kinds else "low",
        minutes=minutes(pen.rules.recheck), ask="alone" if choices else "several",
    )  # fmt: skip


def minutes(span: timedelta) -> int:
    """A span of time in whole minutes."""
    return int(span.total_seconds() // 60)
