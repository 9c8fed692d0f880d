"""Groups the bot is in, and who was seen to come and go."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from storage.database import Db
from storage.models import Group, GroupMember


async def join(db: Db, chat: str, title: str, now: datetime) -> bool:
    """The bot is in this group; says whether it has yet to say hello there, and takes it that it does so now."""
    row = await db.first(select(Group.id, Group.left_at, Group.greeted_at).where(Group.chat == chat))
    if row is None:
        await db.insert(Group, chat=chat, title=title, joined_at=now, greeted_at=now)
        return True
    await db.run(update(Group).where(Group.id == row.id).values(left_at=None, title=title, greeted_at=now))
    return row.greeted_at is None or row.left_at is not None


async def leave(db: Db, chat: str, now: datetime) -> None:
    """The bot is not in it any more."""
    await db.run(update(Group).where(Group.chat == chat, Group.left_at.is_(None)).values(left_at=now))


async def move(db: Db, old: str, new: str, now: datetime) -> None:
    """A group has a new address. Both may be known by now; then the new one takes over what the old one was."""
    former = await db.first(
        select(Group.id, Group.area_id, Group.community_id, Group.greeted_at).where(Group.chat == old)
    )
    known = await db.first(select(Group.id, Group.area_id, Group.greeted_at).where(Group.chat == new))
    if former is None:
        return
    if known is None:
        await db.run(update(Group).where(Group.id == former.id).values(chat=new))
        return
    inherited: dict[str, object] = {"greeted_at": known.greeted_at or former.greeted_at}
    if known.area_id is None:
        inherited |= {"area_id": former.area_id, "community_id": former.community_id}
    await db.run(update(Group).where(Group.id == known.id).values(**inherited))
    met = select(GroupMember.address).where(GroupMember.group_id == known.id)
    await db.run(
        update(GroupMember)
        .where(GroupMember.group_id == former.id, GroupMember.address.not_in(met))
        .values(group_id=known.id)
    )
    await db.run(update(Group).where(Group.id == former.id).values(left_at=now))


async def seen(db: Db, chat: str, title: str, now: datetime) -> int:
    """The group of a chat, noted now if we had not heard of it; gives its id."""
    known = await db.scalar(select(Group.id).where(Group.chat == chat))
    return known if known is not None else await db.insert(Group, chat=chat, title=title, joined_at=now)


async def note_member(db: Db, group_id: int, address: str, *, joined: bool, when: datetime) -> None:
    """Somebody came into a group, or left it."""
    change = {"joined_at": when, "left_at": None} if joined else {"left_at": when}
    here = (GroupMember.group_id == group_id) & (GroupMember.address == address)
    if not await db.run(update(GroupMember).where(here).values(**change)):
        await db.insert(GroupMember, group_id=group_id, address=address, **change)
