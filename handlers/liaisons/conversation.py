"""谁照看谁, as people ask for it: commands with words behind them, plain sentences, the buttons of our questions."""

from __future__ import annotations

import dataclasses

from handlers import access
from handlers.addresses import is_address, read
from handlers.chat import Talk
from handlers.liaisons import asking, assigning, dismissing, proposing, showing, team
from handlers.liaisons.naming import Request, asked_about, divided, names, written
from storage import liaisons as stored
from storage.accounts import Speaker
from storage.temperature import Within


async def said(talk: Talk, speaker: Speaker, text: str) -> bool:
    """A plain sentence: taken if it says who looks after whom. Of somebody who may not assign it is taken only where it
    can mean nothing else: what troubles a resident is not for us to swallow."""
    request, place = written(text), asked_about(text)
    office = bool(access.roles_for(speaker.roles, "assign"))
    if place and office:
        await showing.overview(talk, place)
        return True
    if request is None or not (office or request.verb == "team" or is_address(request.where)):
        return False
    await run(talk, request)
    return True


async def assign(talk: Talk, text: str) -> None:
    """/assign, 分派: "李建国 301 302"; with a building alone, a proposal for it; a sentence is understood as well."""
    within = await access.allowed(talk, "assign")
    if within is None or talk.speaker is None:
        return
    request = written(text)
    if request is not None and request.verb in ("assign", "release"):
        await run(talk, request)
        return
    every = await stored.doors(talk.db, Within(community_id=talk.speaker.community_id))
    who, where = divided(text, {door.building for door in every})
    if not who and (not text or any(place.is_area for place in read(text, every).places)):
        await proposing.ask(talk, text)
    elif who and where:
        await run(talk, Request("assign", (who,), where))
    else:
        talk.say("liaisons-how")


async def team_(talk: Talk, text: str) -> None:
    """/team, 谁照看我; staff write "/team 301" to look and "/team 301 李建国 王医生" to name."""
    if not text:
        await team.show(talk)
        return
    request = written(text)
    if request is not None and request.verb == "team":
        await run(talk, request)
        return
    place, _, people = text.partition(" ")
    if is_address(place):
        while is_address(people.partition(" ")[0]):  # 3号楼 2单元 301 李建国
            more, _, people = people.partition(" ")
            place += f" {more}"
        await run(talk, Request("team", names(people), place))
    else:
        await team.show(talk)


async def dismiss(talk: Talk, text: str) -> None:
    """/dismiss, 离岗: a name behind it."""
    await run(talk, Request("dismiss", (text,) if text else ()))


async def pressed(talk: Talk, value: str) -> None:
    """A button below a question of ours, about the request that waits for its answer."""
    if await access.allowed(talk, "assign") is None or talk.speaker is None:
        return
    waiting = Request.of(talk.speaker.expects_data) if talk.speaker.expects == asking.EXPECTS else None
    verb, _, rest = value.partition(":")
    answered = None
    if verb == "drop":
        await asking.wait(talk, None)
        talk.say("liaisons-dropped")
        return
    if waiting is not None and verb == "who":
        answered = asking.chose_person(waiting, rest)
    elif waiting is not None and verb == "area":
        answered = asking.chose_area(waiting, rest)
    elif waiting is not None and verb == "make":
        answered = dataclasses.replace(waiting, agreed=True)
    if answered is None:
        talk.say("old-button")
        return
    await run(talk, answered)


async def run(talk: Talk, request: Request) -> None:
    """Do what was asked for. Each checks for itself who asks."""
    match request.verb:
        case "assign":
            await assigning.assign(talk, request)
        case "release":
            await assigning.release(talk, request)
        case "team":
            await team.name(talk, request)
        case "dismiss":
            await dismissing.ask(talk, request)
