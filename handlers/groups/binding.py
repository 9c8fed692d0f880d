"""绑定: staff say which group is which building's. One building, one group on each channel; to change it asks first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers import access, signup
from handlers.chat import Choice, Talk
from handlers.groups.keepers import may
from handlers.groups.naming import called, likely, meant
from handlers.groups.rights import have_rights
from handlers.supplies.desk import binding as desk
from handlers.words import listed
from storage import groups, history
from storage.groups import Building, Known
from storage.temperature import Within

_SHOWN = 12  # buttons for "which building" at the most
_NAMED = 40  # buildings named in a text at the most


async def bind(talk: Talk, building: str) -> None:
    """绑定 3号楼, said in a group. A resident's is refused in private; what is asked or answered goes there, too."""
    speaker = talk.speaker
    if speaker is None:
        return
    within = await access.allowed(talk, "bind")
    if within is None:
        return
    if desk.is_meant(building):
        await desk.bind(talk, within, await _here(talk) if talk.incoming.in_group else None)
        return
    ours = await groups.buildings(talk.db, within)
    if not ours:
        _answer(talk, "bind-no-buildings")
        return
    if not talk.incoming.in_group:
        _answer(talk, "bind-how", example=(meant(building, ours) or ours)[0].name)
        return
    group = await _here(talk)
    if not building.strip():
        await ask_which(talk, group, ours)
        return
    found = meant(building, ours)
    if len(found) == 1:
        await _try(talk, group, found[0])
    elif found:
        await ask_which(talk, group, found)
    else:
        all_ = await groups.buildings(talk.db, Within(community_id=speaker.community_id))
        others = meant(building, all_)
        if others:
            await _not_yours(talk, others[0])
        else:
            known = [called(one, ours) for one in likely("", ours)]
            rest = "…" if len(known) > _NAMED else ""
            _answer(
                talk, "bind-unknown", said=building[:20], known=listed(talk.words, talk.language, known[:_NAMED]) + rest
            )


async def ask_which(talk: Talk, group: Known, buildings: Sequence[Building]) -> None:
    """Which building is it? The best guess from the group's title comes first."""
    if not buildings:
        return
    ordered = likely(group.title, buildings)
    choices = tuple(Choice(f"bind:{group.id}.{one.id}", called(one, buildings)) for one in ordered[:_SHOWN])
    more = "yes" if len(ordered) > _SHOWN else "no"
    _answer(talk, "bind-which", choices=choices, title=group.title, more=more, example=ordered[-1].name)


async def pressed(talk: Talk, value: str) -> None:
    """They chose a building for a group."""
    found = await _pressed(talk, value)
    if found is not None:
        await _try(talk, *found)


async def pressed_over(talk: Talk, value: str) -> None:
    """They want it though the group, or the building, is bound already."""
    found = await _pressed(talk, value)
    if found is not None:
        await _try(talk, *found, over=True)


async def keep(talk: Talk, _value: str) -> None:
    """They leave it as it is."""
    if await access.allowed(talk, "bind") is not None:
        _answer(talk, "bind-kept")


async def unbind(talk: Talk) -> None:
    """解绑, said in a group: it is no building's any more. What was written down stays."""
    speaker = talk.speaker
    if speaker is None or await access.allowed(talk, "bind") is None:
        return
    if not talk.incoming.in_group:
        _answer(talk, "unbind-how")
        return
    group = await _here(talk)
    if await desk.unbind(talk, group):
        return
    if group.area_id is None:
        _answer(talk, "unbind-none", title=group.title)
        return
    if not await may(talk, "bind", group.area_id, group.community_id):
        return
    if group.hosted:
        _answer(talk, "bind-fixed", place=group.building)
        return
    if await groups.unbind(talk.db, group.id, group.area_id):
        await groups.lapse(talk.db, group.id)
        await _record(talk, "group-unbound", group.id, group.area_id, group.community_id)
        _take_board(talk, group)
    _answer(talk, "unbind-done", title=group.title, place=group.building)


async def _here(talk: Talk) -> Known:
    """The group in which this is said; if we took it for left, we are in it all the same."""
    chat, title = talk.incoming.chat, talk.incoming.title
    await groups.seen(talk.db, chat, title, talk.now)
    group = await groups.by_chat(talk.db, chat)
    if group is None or group.left:
        await groups.join(talk.db, chat, title, talk.now)
        group = await groups.by_chat(talk.db, chat)
    if group is None:
        raise LookupError("a group that was just written down is not there")
    return group


async def _pressed(talk: Talk, value: str) -> tuple[Known, Building] | None:
    """The group and building that a button means: what a button says is not to be trusted."""
    within = await access.allowed(talk, "bind")
    if within is None:
        return None
    first, _, second = value.partition(".")
    if not (first.isascii() and first.isdigit() and second.isascii() and second.isdigit() and len(value) < 40):
        talk.say("old-button")
        return None
    group = await groups.by_id(talk.db, int(first))
    building = next((one for one in await groups.buildings(talk.db, within) if one.id == int(second)), None)
    if building is None:
        await access.refuse(talk, "bind")
        return None
    if group is None or group.left or group.channel != talk.incoming.channel:
        _answer(talk, "bind-gone")
        return None
    return group, building


async def _try(talk: Talk, group: Known, building: Building, *, over: bool = False) -> None:
    speaker = talk.speaker
    await groups.lock_building(talk.db, building.id)
    other = await groups.living_of(talk.db, building.id, group.channel)
    if other is not None and other.id == group.id:
        _answer(talk, "bind-already", title=group.title, place=building.name)
        return
    if group.area_id is not None and not await may(talk, "bind", group.area_id, group.community_id):
        return
    if group.hosted:
        _answer(talk, "bind-fixed", place=group.building)
        return
    if not over and (other is not None or group.area_id is not None):
        _ask_change(talk, group, building, other)
        return
    if not await groups.bind(
        talk.db, group.id, group.area_id, other.id if other is not None else None, building,
        speaker.person.id if speaker is not None and speaker.person is not None else None, talk.now,
    ):  # fmt: skip
        _answer(talk, "bind-gone")  # somebody was quicker
        return
    for former in (group, other):
        if former is not None and former.area_id is not None:
            await groups.lapse(talk.db, former.id)
            await _record(talk, "group-unbound", former.id, former.area_id, former.community_id)
    if other is not None and other.id != group.id:
        _take_board(talk, other)
    await _record(talk, "group-bound", group.id, building.id, building.community_id)
    await desk.leave(talk, group)
    _answer(talk, "bind-done", title=group.title, place=building.name)
    if talk.incoming.chat == group.chat:  # whoever says it there is in it
        await groups.note_member(talk.db, group.id, talk.incoming.sender, talk.incoming.name, joined=None)
    bound = await groups.by_id(talk.db, group.id)
    if bound is not None:
        await have_rights(talk, talk.db, bound)
        talk.refresh(group.chat, f"board/{group.id}", pinned=True)
        await signup.show_open(talk, talk.db, building.community_id, building.id, group.chat)


def _take_board(talk: Talk, group: Known) -> None:
    """Nobody writes on it any more, so it is not to stand there as if it were news."""
    talk.act(group.chat, "delete", about=f"board/{group.id}")


def _ask_change(talk: Talk, group: Known, building: Building, other: Known | None) -> None:
    why = "building" if group.area_id is None else "group" if other is None else "both"
    choices = (
        talk.choice(f"bind-over:{group.id}.{building.id}", "choice-bind-over"),
        talk.choice(f"bind-keep:{group.id}", "choice-bind-keep"),
    )
    _answer(
        talk, "bind-change", choices=choices, why=why, title=group.title, former=group.building, place=building.name,
        other=other.title if other is not None else "",
    )  # fmt: skip


async def _not_yours(talk: Talk, building: Building) -> None:
    speaker = talk.speaker
    _answer(talk, "bind-not-yours", place=building.name)
    if speaker is not None:
        await history.add(talk.db, [{
            "community_id": speaker.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
            "action": "refused", "subject": f"area/{building.id}", "details": {"act": "bind"},
        }])  # fmt: skip


async def _record(talk: Talk, action: str, group_id: int, area_id: int, community_id: int | None) -> None:
    speaker = talk.speaker
    await history.add(talk.db, [{
        "community_id": community_id, "at": talk.now,
        "actor": f"account/{speaker.account_id}" if speaker is not None else "system",
        "action": action, "subject": f"group/{group_id}", "details": {"area": area_id},
    }])  # fmt: skip


def _answer(talk: Talk, phrase: str, *, choices: tuple[Choice, ...] = (), **values: Any) -> None:
    """In private; to somebody who has shut us out there, in the group where they are (no phrase here names anybody)."""
    speaker = talk.speaker
    if speaker is None:
        return
    chat = talk.incoming.chat if talk.incoming.in_group and speaker.gone else speaker.chat
    talk.tell(chat, talk.language, phrase, choices=choices, **values)
