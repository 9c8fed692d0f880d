"""Values that are tapped, and the household asked one after the other: for a thumb that does not like to type."""

from __future__ import annotations

from datetime import timedelta

from handlers import enrolment
from handlers.chat import Choice, Talk
from handlers.temperature import buttons
from handlers.temperature.recording import Value, home_of, record
from handlers.temperature.slots import by_tag, tag
from handlers.temperature.taking import confirm, follow
from storage import accounts, temperature
from storage.accounts import Member, Speaker
from storage.temperature import Window, Within

EXPECTS = "temperature-next"  # the next bare number is the one of the person that we asked about …
_WITHIN = timedelta(minutes=30)  # … for so long
_TAP_AGAIN = timedelta(seconds=10)  # an impatient thumb


async def tapped(talk: Talk, value: str) -> None:
    """A value's button below our question."""
    await _tapped(talk, value, on=False)


async def tapped_on(talk: Talk, value: str) -> None:
    """The same, while the household is being asked one after the other."""
    await _tapped(talk, value, on=True)


async def _tapped(talk: Talk, value: str, *, on: bool) -> None:
    speaker = talk.speaker
    tap = buttons.tapped(value)
    window = _today(talk, tap.tag) if tap is not None else None
    member = enrolment.by_id(speaker, str(tap.person_id)) if speaker is not None and tap is not None else None
    if speaker is None or tap is None or window is None or member is None:
        talk.say("old-button")
    elif tap.celsius is None:
        await _expect(talk, speaker, member, window, on=on)
        talk.say("temperature-type-it", name=member.name)
    elif not await _is_again(talk, member, tap):
        await _write(talk, speaker, member, Value(None, tap.celsius, talk.now, talk.incoming.key), window, on=on)


async def one_by_one(talk: Talk, which: str) -> None:
    """Ask about the household one after the other, beginning with the first of whom nothing is known."""
    speaker, window = talk.speaker, _today(talk, which)
    if speaker is None or window is None:
        talk.say("old-button")
        return
    following = await _next(talk, speaker, window)
    if following is None:
        await accounts.expect(talk.db, speaker.account_id, None)
        talk.say("excuse-nobody", slot=talk.phrase("slot-name", slot=window.slot))
        return
    await _expect(talk, speaker, following, window, on=True)
    talk.say("temperature-each-ask", name=following.name, choices=_choices(talk, following, window))


def asked_about(speaker: Speaker) -> Member | None:
    """Whose number we are waiting for, if we have asked about one person."""
    if speaker.expects != EXPECTS:
        return None
    return enrolment.by_id(speaker, str(speaker.expects_data.get("person", "")))


async def typed(talk: Talk, speaker: Speaker, member: Member, value: Value) -> None:
    """The number was typed, not tapped."""
    window = _today(talk, str(speaker.expects_data.get("tag", "")))
    await accounts.expect(talk.db, speaker.account_id, None)
    await _write(talk, speaker, member, value, window, on=bool(speaker.expects_data.get("on")))


async def _write(
    talk: Talk, speaker: Speaker, member: Member, value: Value, window: Window | None, *, on: bool
) -> None:  # fmt: skip
    home = home_of(speaker)
    if home is None:
        return
    done = await record(talk, home, [(member, value)])
    following = await _next(talk, speaker, window) if on and window is not None else None
    usual = talk.rules.low <= value.celsius < talk.rules.fever and all(one.how in ("open", "early") for one in done)
    if following is None or window is None or not usual:
        if speaker.expects == EXPECTS:
            await accounts.expect(talk.db, speaker.account_id, None)
        confirm(talk, done)
        await follow(talk, speaker, done)
    if following is not None and window is not None:
        await _expect(talk, speaker, following, window, on=True)
        choices = _choices(talk, following, window)
        if usual:
            talk.say(
                "temperature-each-next", name=member.name, celsius=value.celsius, next=following.name, choices=choices
            )
        else:
            talk.say("temperature-each-ask", name=following.name, choices=choices)


async def _is_again(talk: Talk, member: Member, tap: buttons.Tapped) -> bool:
    last = await temperature.newest(talk.db, member.id, talk.now - _TAP_AGAIN)
    return last is not None and last.celsius == tap.celsius


async def _next(talk: Talk, speaker: Speaker, window: Window) -> Member | None:
    if speaker.household_id is None:
        return None
    missing = await temperature.missing(talk.db, window, Within(households=(speaker.household_id,)))
    return next((member for one in missing if (member := enrolment.by_id(speaker, str(one.person_id)))), None)


async def _expect(talk: Talk, speaker: Speaker, member: Member, window: Window, *, on: bool) -> None:
    data = {"person": member.id, "tag": tag(talk.rules, window), "on": on}
    await accounts.expect(talk.db, speaker.account_id, EXPECTS, data, talk.now + _WITHIN)


def _choices(talk: Talk, member: Member, window: Window) -> tuple[Choice, ...]:
    which = tag(talk.rules, window)
    usual = buttons.values(talk.words, talk.language, "next", which, member.id)
    return (*usual, talk.choice(f"skip:{which}:p{member.id}", "choice-cannot"))


def _today(talk: Talk, which: str) -> Window | None:
    """The slot of a button, if it is one of today: yesterday's question is not about now."""
    window = by_tag(talk.rules, which, talk.now)
    return window if window is not None and window.day == talk.rules.local(talk.now).date() else None
