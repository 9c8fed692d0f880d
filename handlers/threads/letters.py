"""How a thread is put into words, on both sides, and the buttons below it."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handlers import words
from handlers.alerts.rules import HEALTH
from handlers.chat import Choice, Lane, Marked, Pen, Picture
from handlers.quiet import quiet_until
from handlers.temperature import in_question, is_due
from handlers.threads import rules
from storage import alerts as stored_alerts
from storage import temperature
from storage.access import Keeper
from storage.database import Db
from storage.households import Door
from storage.temperature import Within
from storage.threads import Said, Standing

_NAMES = 3  # so many are told to the household by name
_PARTS = {"clinician": "thread-to-clinician", rules.COUNSELLOR: "thread-to-counsellor"}
IMAGES = ("image/jpeg", "image/png", "image/webp", "image/gif")


@dataclass(frozen=True, slots=True)
class Content:
    """What somebody sent: words, or something else with words below it. `arrival` is its key."""

    kind: str
    text: str
    arrival: str
    at: datetime
    attachment: dict[str, str] | None = None  # channel, ref, name, mime
    place: tuple[float, float] | None = None  # latitude, longitude

    @property
    def words(self) -> str:
        """What is kept of it as words: those that were written, or where the place is."""
        if self.place is not None:
            return " ".join(filter(None, [f"{self.place[0]:.6f},{self.place[1]:.6f}", self.text]))
        return self.text

    @property
    def what(self) -> str:
        """photo, voice, place or file."""
        if self.attachment is not None and self.attachment["mime"] in IMAGES:
            return "photo"
        return self.kind if self.kind in ("voice", "place") else "file"


# --- who --------------------------------------------------------------------------------------------------------------


def who(pen: Pen, language: str, name: str, role: str) -> Marked:
    """楼长李建国."""
    return pen.words(language, "thread-who", name=name, role=role)


def names(pen: Pen, language: str, keepers: Sequence[Keeper]) -> Marked:
    """The first of them by role and name."""
    parts = [who(pen, language, keeper.name, keeper.role) for keeper in keepers[:_NAMES]]
    return Marked(words.listed(pen.words, language, parts))


def whose(pen: Pen, language: str, place: str, name: str) -> Marked:
    """3号楼2单元502 的张伟; the household where it is not known who writes."""
    return pen.words(language, "thread-whose", place=place, name=name, known="yes" if name else "no")


# --- buttons ----------------------------------------------------------------------------------------------------------


def button(pen: Pen, language: str, id: str, phrase: str, /, **values: object) -> Choice:
    """A button in somebody's language."""
    return Choice(id, html.unescape(pen.words(language, phrase, **values)))


def buttons(pen: Pen, language: str, thread: Standing, hands: Collection[str] = ()) -> tuple[Choice, ...]:
    """What can be done with a thread; `hands`: the roles to whom it can be handed over."""
    found = [button(pen, language, f"thread:reply:{thread.id}", "thread-reply")]
    found.append(button(pen, language, f"thread:done:{thread.id}", "thread-done"))
    for role in rules.HANDS:
        if role in hands and role != thread.role:
            found.append(button(pen, language, f"thread:hand:{thread.id}:{role}", _PARTS[role]))
    if thread.role != "liaison":
        found.append(button(pen, language, f"thread:back:{thread.id}", "thread-back"))
    return tuple(found)


# --- letters ----------------------------------------------------------------------------------------------------------


def later(pen: Pen, until: datetime | None) -> None:
    """The letter just written waits until then, makes no sound, and holds up nothing that is said before."""
    if until is not None:
        pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=until, lane=Lane.NOTICE, silent=True)


def quietly(pen: Pen, chat: str, language: str, phrase: str, /, **values: Any) -> None:
    """Something that nobody waits for: without a sound, in the quiet hours not before the morning."""
    pen.tell(chat, language, phrase, silent=True, **values)
    later(pen, quiet_until(pen.rules, pen.now))


def to_keeper(
    pen: Pen, to: tuple[str, str], thread: Standing, content: Content, name: str, example: str, *,
    lane: Lane, until: datetime | None, state: Marked | None, changed: bool, choices: tuple[Choice, ...],
) -> None:  # fmt: skip
    """What a household wrote, to one who looks after it; `state`: how the household stands today, where it is told."""
    chat, language = to
    owner = whose(pen, language, thread.place, name)
    values: dict[str, Any] = {"whose": owner}
    picture = None
    if content.attachment is not None:
        photo = content.what == "photo"
        said = pen.words(language, "photo-below", text=content.text) if content.text else ""
        values |= {"said": said, "room": thread.room, "name": example, "what": content.what}
        what = pen.words(language, "thread-what", what=content.what)
        missed = pen.words(language, "photo-not-fetched" if photo else "thread-file-missed", **values | {"what": what})
        alt = html.unescape(pen.words(language, "thread-alt", who=owner, what=content.what))
        picture = Picture(alt=alt, fetch=content.attachment, instead=missed)
        phrase = "photo-to-read" if photo else "thread-file"
        values["what"] = what
    elif content.place is not None:
        phrase = "thread-place"
        values["map"] = point(pen, language, content.place)
    else:
        phrase = "thread-changed" if changed else "thread-asks" if state is not None else "thread-says"
        values |= {"text": content.text, "state": state or ""}
    pen.tell(chat, language, phrase, lane=lane, picture=picture, about=f"thread/{thread.id}", choices=choices, **values)
    later(pen, until)


def to_home(
    pen: Pen, to: tuple[str, str], thread: Standing, content: Content, answerer: Keeper, *, changed: bool
) -> None:  # fmt: skip
    """An answer, to one chat of the household. At night it makes no sound."""
    chat, language = to
    by = who(pen, language, answerer.name, answerer.role)
    silent = quiet_until(pen.rules, pen.now) is not None
    about = f"thread/{thread.id}/{answerer.person_id}"
    if content.attachment is not None:
        what = pen.words(language, "thread-what", what=content.what)
        said = pen.words(language, "photo-below", text=content.text) if content.text else ""
        missed = pen.words(language, "thread-answer-missed", who=by, what=what, said=said)
        alt = html.unescape(pen.words(language, "thread-alt", who=by, what=content.what))
        pen.tell(
            chat, language, "thread-answer-file", who=by, what=what, said=said, about=about, silent=silent,
            picture=Picture(alt=alt, fetch=content.attachment, instead=missed),
        )  # fmt: skip
        return
    text: object = content.text
    if content.place is not None:
        text = point(pen, language, content.place)
    phrase = "thread-answer-changed" if changed else "thread-answer"
    pen.tell(chat, language, phrase, who=by, text=text, about=about, silent=silent)


def point(pen: Pen, language: str, place: tuple[float, float]) -> Marked:
    """A place as a link to a map, with its numbers for whoever has no such map."""
    return pen.words(language, "thread-map", latitude=f"{place[0]:.6f}", longitude=f"{place[1]:.6f}")


# --- what was said ----------------------------------------------------------------------------------------------------


def line(pen: Pen, language: str, said: Said, day: date | None) -> Marked:
    """One message; `day`: the one that need not be said."""
    when = words.clock(pen.rules.local(said.at))
    if said.day != day:
        named = pen.words(language, "thread-day", month=said.day.month, day=said.day.day)
        when = f"{named} {when}"
    below = "yes" if said.text and said.kind not in ("text", "place") else "no"
    name = said.name or pen.words(language, "thread-home")
    return pen.words(language, "thread-line", when=when, name=name, what=said.kind, text=said.text, below=below)


def lines(pen: Pen, language: str, said: Iterable[Said]) -> Marked:
    """One message below the other."""
    today = pen.rules.local(pen.now).date()
    return words.lines(line(pen, language, one, today) for one in said)


def waited(pen: Pen, language: str, since: datetime | None) -> Marked:
    """35 分钟, 3 小时, 2 天."""
    count, unit = rules.span(pen.now, since)
    return pen.words(language, "thread-waited", count=count, unit=unit)


# --- how the household stands -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class State:
    """How a household stands today: the slot in question, who has not reported in it (none: nobody need report), the
    day of the quarantine and its last one, and who has an open alert."""

    slot: str
    missing: tuple[str, ...] | None
    day: int | None
    days: int
    alarmed: tuple[str, ...]


async def state_of(db: Db, pen: Pen, door: Door) -> State:
    """How a household stands now."""
    window = in_question(pen.rules, pen.now)
    here = Within(households=(door.household_id,))
    due = await temperature.due(db, window, here)
    missing = await temperature.unreported(db, window, here) if due else []
    today = pen.rules.local(pen.now).date()
    stays = [
        one.member.quarantine for one in door.people if one.member.quarantine and is_due(one.member.quarantine, today)
    ]
    stay = stays[0] if stays else None
    people = {one.member.id: one.member.name for one in door.people}
    open_ = await stored_alerts.open_of(db, list(people))
    return State(
        slot=window.slot,
        missing=tuple(one.name for one in missing) if due else None,
        day=(today - stay.starts_on).days + 1 if stay is not None else None,
        days=(stay.ends_on - stay.starts_on).days + 1 if stay is not None else 0,
        alarmed=tuple(people[id] for id, some in open_.items() if any(one.topic == HEALTH for one in some)),
    )


def state(pen: Pen, language: str, now: State) -> Marked:
    """早上体温都报了 · 隔离第 3 天，共 14 天."""
    slot = words.slot(pen.words, language, now.slot)
    parts = []
    if now.alarmed:
        parts.append(pen.words(language, "thread-state-alert", names=words.listed(pen.words, language, now.alarmed)))
    missing = "nobody" if now.missing is None else "some" if now.missing else "none"
    listed = words.listed(pen.words, language, now.missing or ())
    parts.append(pen.words(language, "thread-state-readings", slot=slot, missing=missing, names=listed))
    if now.day is not None:
        parts.append(pen.words(language, "thread-state-stay", day=now.day, days=now.days))
    return Marked(str(pen.words(language, "thread-dot")).join(parts))
