"""Taking a household's own readings in: written down, confirmed in words, and followed up where they are alarming."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from handlers import alerts, words
from handlers.chat import Marked, Talk
from handlers.temperature.complaining import Felt, alone, ill_one, tell_keepers, write
from handlers.temperature.leaving import tell_released
from handlers.temperature.recording import Pair, Recorded, home_of, record
from handlers.temperature.slots import next_opening
from storage import temperature
from storage.accounts import Speaker


async def take(
    talk: Talk,
    speaker: Speaker,
    pairs: Sequence[Pair],
    former: dict[int, temperature.Taken] | None = None,
    felt: Felt | None = None,
) -> None:
    """Record readings and say so. `former`: what the message held before it was changed, by person. `felt`: what it
    says of symptoms."""
    home = home_of(speaker)
    if home is None:
        return
    done = await record(talk.with_speaker(speaker), home, pairs, former=former)
    confirm(talk, done)
    if not felt:
        await follow(talk, speaker, done)
        await tell_released(talk, done)
        return
    fevers = [one.member.id for one in done if alerts.is_fever(one.value.celsius, talk.rules)]
    ill = ill_one([one.member for one in done], fevers)
    if ill is not None:
        await write(talk.with_speaker(speaker), home, ill, felt)
    before = len(talk.letters)
    await follow(talk, speaker, done, {ill.id: felt.felt} if ill is not None else {})
    if ill is not None:
        await tell_keepers(talk, home, ill, felt, before)
    else:
        await alone(talk, speaker, felt, None)


def confirm(talk: Talk, done: Sequence[Recorded]) -> None:
    """Say what was written down: who, what, when, for which slot."""
    told: dict[tuple[str, str, str], list[Recorded]] = defaultdict(list)  # how it counted, for which slot, when
    for one in done:
        told[one.how, one.slot, words.clock(talk.rules.local(one.value.at))].append(one)
    for (how_, slot_name, time), whose in told.items():
        _confirm(talk, how_, slot_name, [(one.member, one.value) for one in whose], time)


async def follow(
    talk: Talk, speaker: Speaker, done: Sequence[Recorded], felt: Mapping[int, frozenset[str]] | None = None
) -> None:
    """What was written down is followed up where it is alarming; `felt`: symptoms, by person."""
    signs = [
        alerts.Sign(
            one.member, one.value.at, one.value.celsius, one.id or None, (felt or {}).get(one.member.id, frozenset())
        )
        for one in done
    ]
    await alerts.consider(talk, speaker, signs)


def _confirm(talk: Talk, how_: str, slot_name: str, pairs: Sequence[Pair], time: str) -> None:
    """What happened: who, what, when, and for which slot."""
    lines = words.lines(
        talk.phrase("temperature-line", name=member.name, celsius=value.celsius) for member, value in pairs
    )
    if how_ == "corrected":
        talk.say("temperature-corrected", time=time, lines=lines)
    elif how_ == "none":
        talk.say("temperature-taken-none", time=time, lines=lines, next=_next(talk))
    else:
        phrase = {"open": "temperature-taken", "early": "temperature-taken-early", "late": "temperature-taken-late"}
        slot = words.slot(talk.words, talk.language, slot_name)
        talk.say(phrase[how_], slot=slot, time=time, lines=lines)


def _next(talk: Talk) -> Marked:
    local = talk.rules.local(talk.now)
    day, slot = next_opening(local, talk.rules.slots)
    return talk.phrase(
        "temperature-next",
        day="today" if day == local.date() else "tomorrow",
        slot=words.slot(talk.words, talk.language, slot.name),
        time=words.clock(slot.opens),
    )
