"""What people write and press about calls for hands."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from handlers import access
from handlers.chat import Talk
from handlers.signup import calling, joining, reading, settling
from handlers.signup.joining import by_word, leave_by_word, open_here
from handlers.signup.listing import pick, state_of
from handlers.signup.vocabulary import Said, cancelled_words, is_list, member_in, understand, written_by_hand
from storage import outbox
from storage import signup as stored
from storage.accounts import Speaker
from storage.signup import Call

_PRESSED = re.compile(r"([a-z]{2,8})(?::(\d{1,12}))?(?::(\d{1,12}))?", re.ASCII)
_GLUED = re.compile("(?:报名|接龙|招人)[:：]?")  # 报名周日6:30上门做核酸8人
_EVERYBODYS = ("join", "leave")  # what a group's buttons may ask for


async def asked(talk: Talk, rest: str) -> None:
    """/signup, 报名, 接龙, with or without words behind it: staff call for hands by it, everybody else signs up."""
    speaker = talk.speaker
    if speaker is None:
        return
    cancelled = cancelled_words(rest)
    caller = bool(access.roles_for(speaker.roles, "call-hands"))
    if cancelled and caller and await calling.cancel_named(talk, speaker, cancelled):
        return
    calls = await open_here(talk, speaker)
    said = understand(rest) if rest else Said("join")
    if said is not None and await _do(talk, speaker, said, calls, how=caller and not rest):
        return
    places = await stored.places_in(talk.db, speaker.community_id)
    draft = reading.read(rest, talk.rules.local(talk.now).date(), places)
    named = member_in(rest, speaker.people) is not None or (calls and joining.narrowed(calls, rest))
    if draft.places is not None or (caller and (not draft.empty or not named)):
        await calling.call_out(talk, speaker, draft)
    else:
        await by_word(talk, speaker, calls, rest)


async def heard(talk: Talk) -> bool:
    """A text that is no command may still be a +1, a chain by hand, or a call; says whether it was."""
    speaker = talk.speaker
    if speaker is None or talk.incoming.kind != "text":
        return False
    text = talk.text
    about = await _replied_to(talk)
    said = understand(text, reply=about is not None)
    caller = bool(access.roles_for(speaker.roles, "call-hands"))
    if said is None and caller and (cancelled := cancelled_words(text)):
        return await calling.cancel_named(talk, speaker, cancelled)
    glued = _GLUED.match(text) if caller else None
    if said is None and glued is None and not is_list(text):
        return False  # no question to the database for everything that is said
    calls = [call for call in await open_here(talk, speaker) if about in (None, call.id)]
    if said is not None:
        return await _do(talk, speaker, said, calls, reply_to=about)
    if calls and await _by_hand(talk, speaker, calls):
        return True
    if glued is None:
        return False
    places = await stored.places_in(talk.db, speaker.community_id)
    draft = reading.read(text[glued.end() :], talk.rules.local(talk.now).date(), places)
    if draft.places is None or not draft.clock:
        return False
    await calling.call_out(talk, speaker, draft)
    return True


async def _do(
    talk: Talk, speaker: Speaker, said: Said, calls: list[Call], *, how: bool = False, reply_to: int | None = None
) -> bool:
    match said.what:
        case "list":
            return await _list(talk, speaker, calls)
        case "leave":
            return await leave_by_word(talk, speaker, said.rest, reply_to)
        case _ if how and (talk.text.startswith("/") or all(state_of(call, talk.now) != "open" for call in calls)):
            talk.say("signup-how")
            return True
    return await by_word(talk, speaker, calls, said.rest, several=said.several)


async def _list(talk: Talk, speaker: Speaker, calls: list[Call]) -> bool:
    """报名名单: for staff; others see the list in their group."""
    if not access.roles_for(speaker.roles, "call-hands"):
        return False
    if len(calls) == 1:
        await calling.show_list(talk, calls[0].id)
    elif calls:
        choices = tuple(pick(talk.words, talk.rules, talk.language, "list", call) for call in calls[:8])
        talk.say("signup-which", choices=choices)
    else:
        talk.say("signup-how")
    return True


async def _replied_to(talk: Talk) -> int | None:
    """The call whose list this answers."""
    if not talk.incoming.reply_to:
        return None
    name, _, id = (await outbox.about(talk.db, talk.incoming.chat, talk.incoming.reply_to) or "").partition("/")
    return int(id) if name == "signup" and id.isdigit() else None


async def _by_hand(talk: Talk, speaker: Speaker, calls: list[Call]) -> bool:
    """People copy the list, put their name below it and send it again."""
    titled = [call for call in calls if call.title.casefold() in talk.text.casefold()]
    chosen = (titled or [call for call in calls if state_of(call, talk.now) == "open"] or calls)[0]
    listed = [entry.name for entry in await stored.chain(talk.db, chosen.id)]
    chain, member = written_by_hand(talk.text, speaker.people, listed)
    if not chain:
        return False
    await joining.put_down(talk, chosen.id, speaker.person or member)
    return True


# --- buttons ----------------------------------------------------------------------------------------------------------

_BUTTONS: dict[str, Callable[[Talk, int], Awaitable[None]]] = {
    "list": calling.show_list,
    "cancel": calling.ask_cancel,
    "off": calling.cancel,
    "area": calling.choose_area,
    "some": settling.ask_absent,
    "these": settling.settle,
    "all": lambda talk, id: settling.settle(talk, id, everybody=True),
}


async def pressed(talk: Talk, value: str) -> None:
    """A button of a call: "<verb>:<id>:<person or entry>". What it says is checked against who presses it."""
    speaker, read = talk.speaker, _PRESSED.fullmatch(value)
    if speaker is None or read is None:
        talk.say("old-button")
        return
    verb, id, other = read[1], int(read[2] or 0), int(read[3]) if read[3] else None
    if verb == "join":
        await joining.put_down_by_button(talk, speaker, id, other)
    elif verb == "leave":
        await joining.take_off(talk, id, other)
    elif verb == "me" and other is not None:
        await joining.named(talk, id, other)
    elif verb == "absent" and other is not None:
        await settling.toggle(talk, id, [other])
    elif verb == "send":
        await calling.send(talk)
    elif verb == "drop":
        await calling.drop(talk)
    elif verb == "keep":
        talk.say("signup-kept")
    elif verb in _BUTTONS:
        await _BUTTONS[verb](talk, id)
    else:
        talk.say("old-button")


async def pressed_in_group(talk: Talk, value: str) -> None:
    """Below the list that many see: everybody may come, and everybody may go."""
    if talk.speaker is not None and value.partition(":")[0] in _EVERYBODYS:
        await pressed(talk, value)
