"""Calling for hands: what is missing is asked, what was understood is shown, only a yes sends it. Calling it off."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers import access, words
from handlers.chat import Choice, Talk
from handlers.quiet import quiet_until
from handlers.signup import reading
from handlers.signup.joining import narrowed, note
from handlers.signup.listing import button, called, moment, pick, staff_list, state_of, until, where
from handlers.signup.reading import WHOLE, Draft
from handlers.signup.telling import show, tell_helpers, tell_listed
from handlers.signup.vocabulary import answer_to_draft
from handlers.spoken import number
from storage import accounts
from storage import signup as stored
from storage.accounts import Speaker
from storage.signup import Call, Place
from storage.temperature import Within

DRAFT = "signup-draft"  # what we wait for while a call is being made
_PATIENCE = timedelta(hours=2)
# What does not answer our question, and must not be lost in asking it again: long, with a room or a reading, or urgent.
_OTHER = re.compile(
    r".{13}|[0-9]{3}|(?<![0-9])[34][0-9][.。点][0-9]|[发高]烧|发热|难受|喘|疼|痛|晕|救|急|sos|fever|help|ill|sick",
    re.IGNORECASE | re.DOTALL,
)


def covers(within: Within, area_id: int | None) -> bool:
    """Whether a place that somebody answers for takes in the whole area of a call (none: the community)."""
    if within.community_id is not None:
        return True
    return area_id is not None and area_id in (*within.buildings, *within.areas)


async def may(talk: Talk, call: Call | None) -> bool:
    """Whether the speaker may say what becomes of a call; who may not is told so, and it is on the record."""
    if call is None or talk.speaker is None or call.community_id != talk.speaker.community_id:
        talk.say("old-button")
        return False
    within = await access.scope(talk.db, talk.speaker, "call-hands")
    if within is not None and covers(within, call.area_id):
        return True
    await access.refuse(talk, "call-hands")
    return False


async def call_out(talk: Talk, speaker: Speaker, draft: Draft) -> None:
    """Somebody calls for hands."""
    within = await access.allowed(talk, "call-hands")
    if within is None:
        return
    if draft.area is None and not draft.unknown:
        draft = dataclasses.replace(draft, area=await _own_area(talk, speaker, within))
    await _next(talk, speaker, draft, within)


async def _own_area(talk: Talk, speaker: Speaker, within: Within) -> int | None:
    """Where it is, if nobody says so: the building of the group; all that the speaker answers for, if that is one."""
    if talk.incoming.in_group:
        bound = await stored.building_of(talk.db, talk.incoming.chat)
        if bound is not None and bound[0] == speaker.community_id:
            return bound[1]
    if within.community_id is not None:
        return WHOLE
    own = within.buildings or within.areas
    return own[0] if len(own) == 1 else None


async def _next(talk: Talk, speaker: Speaker, draft: Draft, within: Within) -> None:
    """Ask for the first thing that is missing; where nothing is, show what was understood."""
    now = talk.rules.local(talk.now)
    at = reading.moment(draft, now)
    places = await stored.places_in(talk.db, speaker.community_id)
    mine = [place for place in places if covers(within, place.id)]
    area = next((place for place in places if place.id == draft.area), None)
    choices: tuple[Choice, ...]
    if draft.unknown or draft.area is None:
        asked, choices = "area", _area_buttons(talk, mine, within)
        known = words.listed(talk.words, talk.language, [place.name for place in mine if place.kind == "building"])
        if draft.unknown:
            talk.say("signup-ask-unknown", where=draft.unknown, known=known, choices=choices)
        else:
            talk.say("signup-ask-area", choices=choices)
    elif not covers(within, draft.area or None):
        await access.refuse(talk, "call-hands")
        return
    elif not draft.title:
        asked = "title"
        talk.say("signup-ask-title")
    elif at is None:
        asked = "when"
        _ask_when(talk, draft, now)
    elif at <= now:
        asked = "when"
        talk.say("signup-ask-past", **moment(talk.words, talk.rules, talk.language, at))
        draft = dataclasses.replace(draft, day="", clock="")
    elif not draft.places:
        asked = "places"
        talk.say("signup-ask-places", title=draft.title)
    else:
        asked = "yes"
        draft = dataclasses.replace(draft, day=f"on:{at.date()}")  # 周日 stays this one, if midnight passes meanwhile
        _show(talk, draft, at, now, area)
    data = {"draft": draft.data(), "asked": asked}
    await accounts.expect(talk.db, speaker.account_id, DRAFT, data, talk.now + _PATIENCE)


def _area_buttons(talk: Talk, mine: Sequence[Place], within: Within) -> tuple[Choice, ...]:
    buttons = tuple(Choice(f"signup:area:{place.id}", place.name) for place in mine if place.kind == "building")
    if within.community_id is not None:
        buttons = (*buttons[:11], button(talk.words, talk.language, "area", "choice-signup-everywhere", WHOLE))
    return buttons[:12]


def _ask_when(talk: Talk, draft: Draft, now: datetime) -> None:
    if not draft.day:
        talk.say("signup-ask-when", title=draft.title)
        return
    midnight = reading.moment(dataclasses.replace(draft, clock="23:59"), now) or now
    talk.say("signup-ask-clock", day=words.day(talk.words, talk.language, midnight.date()))


def _show(talk: Talk, draft: Draft, at: datetime, now: datetime, area: Place | None) -> None:
    closes = until(talk.words, talk.rules, talk.language, reading.closing(draft, at, now, talk.rules))
    choices = (
        button(talk.words, talk.language, "send", "choice-signup-send"),
        button(talk.words, talk.language, "drop", "choice-signup-drop"),
    )
    talk.say(
        "signup-draft", title=draft.title, places=draft.places, points=_points(talk, draft), until=closes,
        choices=choices, **moment(talk.words, talk.rules, talk.language, at),
        **where(draft.area, area.name if area else ""),
    )  # fmt: skip


def _points(talk: Talk, draft: Draft) -> int:
    return talk.rules.signup.points if draft.points is None else draft.points


# --- what the writer answers ------------------------------------------------------------------------------------------


async def answered(talk: Talk, text: str) -> bool:
    """Something typed while a call is being made; says whether it was about that."""
    speaker = talk.speaker
    if speaker is None or "draft" not in speaker.expects_data:
        return False
    draft, asked = reading.draft_of(speaker.expects_data["draft"]), speaker.expects_data.get("asked", "")
    answer = answer_to_draft(text)
    if answer == "drop":
        await drop(talk)
        return True
    if answer == "send" and asked == "yes":
        await send(talk)
        return True
    places = await stored.places_in(talk.db, speaker.community_id)
    later = reading.read(text, talk.rules.local(talk.now).date(), places)
    hands = number(text.strip("。. 个人位名"))
    if asked == "places" and hands:
        later = Draft(places=min(hands, reading.MOST_PLACES))
    if later.empty and asked == "title":
        if not any(character.isalpha() for character in text):
            later = Draft()  # it is asked once more
    elif later.empty:
        if asked == "yes" or _OTHER.search(text):
            return False
        later = Draft()
    elif asked == "yes" and len(later.title) > 6:  # a correction is short; this is about something else
        return False
    within = await access.allowed(talk, "call-hands")
    if within is not None:
        await _next(talk, speaker, draft.with_(later), within)
    return True


async def choose_area(talk: Talk, area_id: int) -> None:
    """A building was chosen by its button."""
    speaker = talk.speaker
    if speaker is None or speaker.expects != DRAFT:
        talk.say("old-button")
        return
    within = await access.allowed(talk, "call-hands")
    if within is None:
        return
    known = {place.id for place in await stored.places_in(talk.db, speaker.community_id)}
    if area_id != WHOLE and area_id not in known:
        talk.say("old-button")
        return
    draft = reading.draft_of(speaker.expects_data["draft"]).with_(Draft(area=area_id))
    await _next(talk, speaker, draft, within)


async def drop(talk: Talk) -> None:
    """It is not sent."""
    speaker = talk.speaker
    if speaker is None or not await stored.take_draft(talk.db, speaker.account_id, DRAFT):
        talk.say("old-button")
        return
    talk.say("signup-dropped")


async def send(talk: Talk) -> None:
    """It goes out: into the groups of its place, and where there is none to those who look after it."""
    speaker = talk.speaker
    if speaker is None or speaker.expects != DRAFT or speaker.expects_data.get("asked") != "yes":
        talk.say("old-button")
        return
    within = await access.allowed(talk, "call-hands")
    if within is None:
        return
    draft, now = reading.draft_of(speaker.expects_data["draft"]), talk.rules.local(talk.now)
    at = reading.moment(draft, now)
    if at is None or at <= now or not covers(within, draft.area or None) or speaker.person is None:
        await _next(talk, speaker, draft, within)  # it has lain too long, or the role is another by now
        return
    if not await stored.take_draft(talk.db, speaker.account_id, DRAFT):
        talk.say("old-button")
        return
    id = await stored.open(
        talk.db, community_id=speaker.community_id, area_id=draft.area or None, title=draft.title, at=at,
        places=draft.places, points=_points(talk, draft), closes_at=reading.closing(draft, at, now, talk.rules),
        created_by=speaker.person.id, created_at=talk.now,
    )  # fmt: skip
    call = await stored.by_id(talk.db, id)
    if call is not None:
        await note(talk.db, call, talk.now, f"account/{speaker.account_id}", "signup-opened", places=call.places)
        await _publish(talk, call)


async def _publish(talk: Talk, call: Call) -> None:
    first = len(talk.letters)
    grouped = await show(talk, talk.db, call)
    groups = len(talk.letters) - first
    people = await tell_helpers(talk, talk.db, call, grouped, places=call.places, **where(call.area_id, call.area))
    how = "both" if groups and people else "groups" if groups else "people" if people else "nobody"
    morning = quiet_until(talk.rules, talk.now) if how != "nobody" else None
    if morning is not None and morning >= call.at:
        morning = None
    talk.say(
        "signup-sent", call=called(talk.words, talk.rules, talk.language, call), how=how, groups=groups,
        people=people, morning=words.clock(talk.rules.local(morning)) if morning else "none",
        choices=_staff_buttons(talk, call),
    )  # fmt: skip


def _staff_buttons(talk: Talk, call: Call) -> tuple[Choice, ...]:
    return (
        button(talk.words, talk.language, "list", "choice-signup-list", call.id),
        button(talk.words, talk.language, "cancel", "choice-signup-cancel", call.id),
    )


async def show_list(talk: Talk, call_id: int) -> None:
    """The whole list, to staff."""
    call = await stored.by_id(talk.db, call_id)
    if not await may(talk, call) or call is None:
        return
    entries = await stored.chain(talk.db, call.id)
    text = staff_list(talk.words, talk.rules, talk.language, call, entries, talk.now)
    choices = _staff_buttons(talk, call)[1:] if state_of(call, talk.now) in ("open", "closed") else ()
    talk.say("signup-whole", text=text, choices=choices)


# --- calling it off ---------------------------------------------------------------------------------------------------


async def cancel_named(talk: Talk, speaker: Speaker, said: str) -> bool:
    """「取消 上门做核酸」; says whether there is such a call."""
    calls = await stored.standing(talk.db, speaker.community_id, talk.now)
    chosen = narrowed(calls, said)
    if not chosen:
        return False
    if len(chosen) == 1:
        await cancel(talk, chosen[0].id)
    elif await access.allowed(talk, "call-hands") is not None:
        choices = tuple(pick(talk.words, talk.rules, talk.language, "cancel", call) for call in chosen[:8])
        talk.say("signup-which", choices=choices)
    return True


async def ask_cancel(talk: Talk, call_id: int) -> None:
    """A thumb slips easily: the button asks once more."""
    call = await stored.by_id(talk.db, call_id)
    if not await may(talk, call) or call is None:
        return
    count = (await stored.count(talk.db, [call.id])).get(call.id, 0)
    choices = (
        button(talk.words, talk.language, "off", "choice-signup-cancel", call.id),
        button(talk.words, talk.language, "keep", "choice-signup-keep", call.id),
    )
    said = called(talk.words, talk.rules, talk.language, call)
    talk.say("signup-cancel-sure", call=said, count=count, choices=choices)


async def cancel(talk: Talk, call_id: int) -> None:
    """It will not be: everybody on the list hears it."""
    call = await stored.hold(talk.db, call_id)
    if not await may(talk, call) or call is None or talk.speaker is None:
        return
    said = called(talk.words, talk.rules, talk.language, call)
    if state_of(call, talk.now) == "over" or not await stored.cancel(talk.db, call.id, talk.now):
        talk.say("signup-over" if call.cancelled_at is None else "signup-called-off", call=said)
        return
    entries = await stored.chain(talk.db, call.id)
    actor = f"account/{talk.speaker.account_id}"
    await note(talk.db, call, talk.now, actor, "signup-cancelled", count=len(entries))
    talk.say("signup-cancelled-staff", call=said, count=len(entries))
    await tell_listed(talk, talk.db, call, entries, "signup-cancelled")
    await show(talk, talk.db, call)
