"""进群: who asks to be let into a building's group. Neighbours come in at once; a stranger is asked for the code on the
door; whom we cannot tell is left to the liaison."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from handlers import access
from handlers.chat import Choice, Pen, Talk
from handlers.groups.keepers import may, near, office
from handlers.mail import Mail
from handlers.words import lines
from storage import accounts, groups, history
from storage.database import Db
from storage.groups import Asked, Known
from storage.hall import HOSTED

CODE = timedelta(minutes=5)  # as long as a platform lets us write to somebody who asks (Bot API: ChatJoinRequest)
TOGETHER = timedelta(minutes=1)  # requests so near to each other reach the liaison in one letter
_MOST = 10  # of them in one letter


async def join_asked(talk: Talk) -> None:
    """Somebody asks to be let in. In a group that is no building's we leave it to whoever runs it."""
    incoming, speaker = talk.incoming, talk.speaker
    group = await groups.by_chat(talk.db, incoming.chat)
    if group is None or group.area_id is None or group.left:
        return
    ask = partial(
        groups.ask, talk.db, group_id=group.id, community_id=group.community_id, address=incoming.sender,
        name=incoming.name, chat=incoming.private or incoming.sender, now=talk.now,
    )  # fmt: skip
    roles = speaker.roles if speaker is not None else ()
    if await groups.belongs(talk.db, group.area_id, group.community_id, incoming.sender, roles):
        request = await ask(state="approved")
        talk.act(group.chat, "approve", user=incoming.sender, request=request)
        await _record(talk, "join-approved", request, group.community_id)
    elif speaker is None and incoming.private:
        await ask(state="asked", hold_at=talk.now + CODE)
        talk.tell(incoming.private, talk.language, "join-code", place=group.building)
        talk.letters[-1] = dataclasses.replace(talk.letters[-1], expires_at=talk.now + CODE)
    else:
        await ask(state="open", hold_at=talk.now)
        if speaker is not None:
            talk.tell(speaker.chat, talk.language, "join-elsewhere", place=group.building)


async def code_tried(talk: Talk, *, new: bool) -> None:
    """Somebody has sent a code (`new`: it opened an account): whoever waits to be let into a group is let in, if they
    live there; who comes anew and does not wait is shown the way into their building's group."""
    address = talk.incoming.sender
    waiting = await groups.open_of(talk.db, address)
    speaker = (await accounts.speakers(talk.db, [address], talk.now)).get(address) if waiting or new else None
    talk = talk.with_speaker(speaker)
    for one in waiting:
        await _tried(talk, one)
    if not waiting and new:
        await show_way(talk)


async def way(talk: Talk) -> None:
    """群链接: the way into the group of one's own building."""
    speaker = talk.speaker
    if speaker is None:
        return
    if speaker.household_id is not None and talk.incoming.channel == HOSTED:  # it is there, one tap away
        talk.say("way-here")
        return
    group = await show_way(talk)
    if group is None:
        talk.say("way-none")
    elif await groups.is_inside(talk.db, group.id, speaker.address):
        talk.say("way-inside", place=group.building)


async def show_way(talk: Talk) -> Known | None:
    """The link of the group of the speaker's building, unless they are in it; gives the group, if people can come in by
    its link."""
    speaker = talk.speaker
    if speaker is None or speaker.household_id is None:
        return None
    group = await groups.of_household(talk.db, speaker.household_id, talk.incoming.channel)
    if group is None or not group.link or "invite" not in (group.rights or ()):
        return None
    if not await groups.is_inside(talk.db, group.id, speaker.address):
        talk.say("greet-group", place=group.building, link=group.link)
    return group


async def _tried(talk: Talk, one: Asked) -> None:
    speaker = talk.speaker
    roles = speaker.roles if speaker is not None else ()
    chat = talk.incoming.chat
    if one.area_id is not None and await groups.belongs(talk.db, one.area_id, one.community_id, one.address, roles):
        if await groups.decide(talk.db, one.id, "approved", None, talk.now):
            talk.act(one.chat, "approve", user=one.address, request=one.id)
            talk.tell(chat, talk.language, "join-in", place=one.building)
            await _record(talk, "join-approved", one.id, one.community_id)
    elif await groups.to_liaison(talk.db, one.id, talk.now):
        phrase = "join-wrong" if speaker is None else "join-elsewhere"
        talk.tell(chat, talk.language, phrase, place=one.building)


async def tell_liaisons(db: Db, mail: Mail, group: Known) -> None:
    """The liaisons hear of all whom we could not tell, together; of each nothing but what the platform calls them."""
    found = await groups.take_waiting(db, group.id, mail.now + TOGETHER)
    if group.area_id is None or group.community_id is None:
        return
    for first in range(0, len(found), _MOST):
        some = found[first : first + _MOST]
        for duty in await near(db, group.area_id, group.community_id, mail.now):
            for chat, language in duty.chats:
                _list(mail, chat, language, group, some)


def _list(pen: Pen, chat: str, language: str, group: Known, some: Sequence[tuple[int, str]]) -> None:
    names = [name or str(pen.words(language, "join-nameless")) for _, name in some]
    if len(some) == 1:
        shown = [pen.words(language, "join-one", name=names[0])]
    else:
        shown = [pen.words(language, "join-line", number=n, name=name) for n, name in enumerate(names, 1)]
    pen.tell(
        chat, language, "join-list", count=len(some), place=group.building, lines=lines(shown),
        choices=_choices(pen, language, [id for id, _ in some]),
    )  # fmt: skip


def _choices(pen: Pen, language: str, ids: Sequence[int]) -> tuple[Choice, ...]:
    if len(ids) == 1:
        return (
            Choice(f"join-yes:{ids[0]}", pen.words(language, "choice-join-yes")),
            Choice(f"join-no:{ids[0]}", pen.words(language, "choice-join-no")),
        )
    return tuple(
        Choice(f"join-{answer}:{id}", pen.words(language, phrase, number=number))
        for number, id in enumerate(ids, 1)
        for answer, phrase in (("yes", "choice-join-yes-of"), ("no", "choice-join-no-of"))
    )


async def admitted(talk: Talk, value: str) -> None:
    """让进来."""
    await _decide(talk, value, "approved")


async def kept_out(talk: Talk, value: str) -> None:
    """不让进."""
    await _decide(talk, value, "declined")


async def _decide(talk: Talk, value: str, state: str) -> None:
    """Of two who decide at once the first wins, and the other hears so."""
    if await access.allowed(talk, "let-in") is None:
        return
    known = value.isascii() and value.isdigit() and len(value) < 16
    one = await groups.is_asked(talk.db, int(value)) if known else None
    if one is None or one.area_id is None or one.left:
        talk.say("old-button")
        return
    if not await may(talk, "let-in", one.area_id, one.community_id):
        return
    speaker = talk.speaker
    by = speaker.person.id if speaker is not None and speaker.person is not None else None
    name = one.name or str(talk.phrase("join-nameless"))
    if not await groups.decide(talk.db, one.id, state, by, talk.now):
        now = await groups.is_asked(talk.db, one.id) or one
        talk.say("join-decided", state=now.state, name=name, by=now.decided_by or str(talk.phrase("join-somebody")))
        return
    talk.act(one.chat, "approve" if state == "approved" else "decline", user=one.address, request=one.id)
    talk.say("join-let" if state == "approved" else "join-kept-out", name=name, place=one.building)
    await _record(talk, f"join-{state}", one.id, one.community_id)


async def not_done(mail: Mail, db: Db, group: Known, request_id: int) -> None:
    """Whoever was to be let in could not be: it waits again, and whoever had decided hears why."""
    by = await groups.reopen(db, request_id, mail.now)
    one = await groups.is_asked(db, request_id)
    if by is None or one is None or one.state != "held" or group.area_id is None or group.community_id is None:
        return
    held = {duty.person_id: duty for duty in await office(db, group.area_id, group.community_id, mail.now)}
    held |= {duty.person_id: duty for duty in await near(db, group.area_id, group.community_id, mail.now)}
    for chat, language in held[by].chats if by in held else ():
        name = one.name or str(mail.words(language, "join-nameless"))
        choices = _choices(mail, language, [one.id])
        mail.tell(chat, language, "join-not-done", name=name, title=group.title, choices=choices)


async def _record(talk: Talk, action: str, request_id: int, community_id: int | None) -> None:
    speaker = talk.speaker
    await history.add(talk.db, [{
        "community_id": community_id, "at": talk.now,
        "actor": f"account/{speaker.account_id}" if speaker is not None else "system",
        "action": action, "subject": f"join-request/{request_id}", "details": None,
    }])  # fmt: skip
