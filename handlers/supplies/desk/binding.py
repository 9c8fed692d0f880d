"""绑定 物资: a staff group becomes a desk, whose board stands there for good."""

from __future__ import annotations

from handlers.chat import Talk
from handlers.supplies.desk import crew
from storage import outbox
from storage.groups import Known
from storage.supplies import desk
from storage.temperature import Within

_MEANT = "物资 物资群 订单 订单台 订购 接单 supplies supply orders desk"


def is_meant(text: str) -> bool:
    """Whether what a group is to be bound to is the desk, and no building."""
    return text.strip(" 。.").lower() in _MEANT.split()


async def bind(talk: Talk, within: Within, group: Known | None) -> None:
    """The group in which it is said shows the board from now on; `within`: where the speaker may bind groups. A
    building's group, in which residents read, does not."""
    if group is None:
        talk.say("desk-bind-how")
    elif within.community_id is None:
        talk.say("desk-bind-whole")
    elif group.area_id is not None:
        talk.say("desk-bind-building", place=group.building)
    else:
        await desk.open_board(talk.db, within.community_id, group.chat, talk.now, many=True)
        talk.say("desk-bound", title=group.title)
        await show(talk, group.chat)


async def unbind(talk: Talk, group: Known) -> bool:
    """It is no desk any more; says whether it was one."""
    if not await leave(talk, group):
        return False
    talk.say("desk-unbound", title=group.title)
    return True


async def leave(talk: Talk, group: Known) -> bool:
    """The same, without a word: it has become a building's."""
    if not await desk.close_board(talk.db, group.chat):
        return False
    talk.act(group.chat, "delete", about=crew.BOARD)
    return True


async def show(talk: Talk, chat: str) -> None:
    """The board of a group as its newest message."""
    former = await outbox.standing(talk.db, chat, crew.BOARD)
    if former is not None:
        await outbox.forget_standing(talk.db, chat, former)
        talk.act(chat, "delete", message=former)
    talk.refresh(chat, crew.BOARD, pinned=True)
