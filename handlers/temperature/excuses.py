"""量不了: why somebody cannot be measured in a slot. A reason is known then, and nobody knocks in vain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import access, words
from handlers.chat import Choice, Talk
from handlers.temperature.slots import by_tag, in_question, tag
from storage import absences, households, temperature
from storage import access as keepers
from storage.accounts import Speaker
from storage.temperature import Due, Window, Within

REASONS = ("asleep", "hospital", "no-thermometer", "other")
_THERMOMETER = r"(?:体温|體溫|温度|溫度)[计計表]"
_SAID = {
    "no-thermometer": rf"(?:没|沒|无|缺)有?{_THERMOMETER}|{_THERMOMETER}(?:坏|壞|没电|丢|找不)"
    r"|\bno thermometer|(?:don'?t|do not) have an? thermometer|thermometer is (?:broken|lost)",
    "asleep": r"睡着了|睡著了|已经睡了|还在睡|还没醒|没醒|还没起|\b(?:is|are|still) (?:asleep|sleeping)",
    "hospital": r"在医院|在醫院|住院|\bin (?:the )?hospital",
}
_REASON = {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in _SAID.items()}
_QUESTION = re.compile(r"[?？吗嗎]\s*$")


def reason_in(text: str) -> str | None:
    """The reason that a message gives for having no temperature: one of REASONS but the last; None: none."""
    if len(text) > 60 or _QUESTION.search(text):
        return None
    return next((reason for reason, pattern in _REASON.items() if pattern.search(text)), None)


async def said(talk: Talk, speaker: Speaker, reason: str) -> bool:
    """A household wrote that somebody cannot be measured, and why. False where nobody is asked for now."""
    window = in_question(talk.rules, talk.now)
    missing = await _missing(talk, window, speaker.household_id)
    named = [one for one in missing if one.name in talk.text]
    if not missing:
        return False
    if len(missing) == 1 or named:
        await _take(talk, speaker, window, named or missing, reason)
    else:
        _ask_whose(talk, window, missing, reason)
    return True


async def pressed(talk: Talk, value: str) -> None:
    """skip:<slot>, then whose (p<person> or h<household>), then the reason."""
    speaker = talk.speaker
    which, *rest = value.split(":")
    window = by_tag(talk.rules, which, talk.now)
    if speaker is None or window is None or len(rest) > 2:
        talk.say("old-button")
        return
    whose = rest[0] if rest else f"h{speaker.household_id or 0}"
    due = await _whose(talk, speaker, window, whose)
    if due is None:
        talk.say("old-button")
    elif not due:
        talk.say("excuse-nobody", slot=words.slot(talk.words, talk.language, window.slot))
    elif not rest and len(due) > 1:
        _ask_whose(talk, window, due, None)
    elif len(rest) < 2:
        target = rest[0] if rest else f"p{due[0].person_id}"
        names = words.listed(talk.words, talk.language, [one.name for one in due])
        choices = tuple(
            talk.choice(f"skip:{which}:{target}:{reason}", "excuse-reason", reason=reason) for reason in REASONS
        )
        talk.say("excuse-why", names=names, choices=choices)
    elif rest[1] in REASONS:
        await _take(talk, speaker, window, due, rest[1])
    else:
        talk.say("old-button")


def _ask_whose(talk: Talk, window: Window, due: Sequence[Due], reason: str | None) -> None:
    which, end = tag(talk.rules, window), f":{reason}" if reason else ""
    each = tuple(Choice(f"skip:{which}:p{one.person_id}{end}", one.name) for one in due[:8])
    everybody = talk.choice(f"skip:{which}:h{due[0].household_id}{end}", "choice-all-of-them")
    talk.say("excuse-whose", choices=(*each, everybody))


async def _whose(talk: Talk, speaker: Speaker, window: Window, whose: str) -> list[Due] | None:
    """Of whom nothing is known among those that a button means; None where the speaker has no business with them."""
    kind, id = whose[:1], whose[1:]
    if kind not in ("p", "h") or not id.isdecimal():
        return None
    home = await _home(talk, speaker, kind, int(id))
    if home is None:
        return None
    return [one for one in await _missing(talk, window, home) if kind == "h" or one.person_id == int(id)]


async def _home(talk: Talk, speaker: Speaker, kind: str, id: int) -> int | None:
    """The household that a button means: the speaker's own, or one that they look after."""
    own = speaker.household_id
    if own is not None and (id == own if kind == "h" else any(member.id == id for member in speaker.people)):
        return own
    within = await access.scope(talk.db, speaker, "see-missing")
    if within is None:
        return None
    found = households.by_id if kind == "h" else households.of_person
    door = await found(talk.db, within, id)
    return door.household_id if door is not None else None


async def _missing(talk: Talk, window: Window, household_id: int | None) -> list[Due]:
    if household_id is None:
        return []
    return await temperature.missing(talk.db, window, Within(households=(household_id,)))


async def _take(talk: Talk, speaker: Speaker, window: Window, due: Sequence[Due], reason: str) -> None:
    for one in due:
        await absences.excuse(
            talk.db, window, community_id=one.community_id, household_id=one.household_id, person_id=one.person_id,
            reason=reason, account_id=speaker.account_id, now=talk.now,
        )  # fmt: skip
    talk.say(
        "excuse-taken",
        slot=words.slot(talk.words, talk.language, window.slot),
        names=words.listed(talk.words, talk.language, [one.name for one in due]),
        reason=talk.phrase("excuse-reason", reason=reason),
    )
    if reason == "no-thermometer":
        await _bring_one(talk, speaker, due)


async def _bring_one(talk: Talk, speaker: Speaker, due: Sequence[Due]) -> None:
    """Somebody must bring a thermometer: the liaison hears of it now, staff where there is none."""
    first = due[0]
    held = await keepers.keepers(talk.db, first.household_id, ("liaison", "staff"), talk.now)
    liaisons = [keeper for keeper in held if keeper.role == "liaison" and keeper.chats]
    for keeper in liaisons or held:
        for chat, language in keeper.chats:
            if chat != speaker.chat:
                names = words.listed(talk.words, language, [one.name for one in due])
                talk.tell(chat, language, "excuse-thermometer", place=first.place, names=names)
