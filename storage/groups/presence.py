"""The groups we are or were in: coming, going, a new address, what we may do there, the link by which people ask in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, or_, select, update

from storage.database import Db
from storage.groups.binding import lock_building
from storage.models import Area, Group, GroupMember, Household, JoinRequest, Post


@dataclass(frozen=True, slots=True)
class Known:
    """A group as we know it; `area_id` and `building` (its name) of a bound one. `rights` none: nobody has told us."""

    id: int
    chat: str
    channel: str
    title: str
    area_id: int | None
    community_id: int | None
    building: str
    rights: tuple[str, ...] | None
    topics: bool
    link: str  # by which people ask to join; empty while there is none
    bound_by: int | None
    left: bool

    @property
    def hosted(self) -> bool:
        """Whether it is one of our own, which is its building's without anybody's having said so."""
        return self.area_id is not None and self.bound_by is None


_TITLE = 255  # characters of a title that are kept
_KNOWN = select(
    Group.id, Group.chat, Group.channel, Group.title, Group.area_id, Group.community_id, Area.name, Group.rights,
    Group.topics, Group.invite_link, Group.bound_by, Group.left_at,
).outerjoin(Area, Area.id == Group.area_id)  # fmt: skip


def _known(row: Row[*tuple[object, ...]]) -> Known:
    return Known(
        id=row.id,
        chat=row.chat,
        channel=row.channel,
        title=row.title,
        area_id=row.area_id,
        community_id=row.community_id,
        building=row.name or "",
        rights=None if row.rights is None else tuple(row.rights),
        topics=row.topics,
        link=row.invite_link or "",
        bound_by=row.bound_by,
        left=row.left_at is not None,
    )


async def _find(db: Db, *conditions: ColumnElement[bool]) -> Known | None:
    row = await db.first(_KNOWN.where(*conditions))
    return None if row is None else _known(row)


async def by_chat(db: Db, chat: str) -> Known | None:
    """The group of a chat, also one that we have left."""
    return await _find(db, Group.chat == chat)


async def by_id(db: Db, group_id: int) -> Known | None:
    """A group, also one that we have left."""
    return await _find(db, Group.id == group_id)


async def living_of(db: Db, area_id: int, channel: str) -> Known | None:
    """The group that a building has on a channel now."""
    return await _find(db, Group.area_id == area_id, Group.channel == channel, Group.left_at.is_(None))


def _channel(chat: str) -> str:
    return chat.partition(":")[0]


async def join(
    db: Db, chat: str, title: str, now: datetime, *, by: str = "", rights: tuple[str, ...] | None = None
) -> bool:
    """We are in this group; says whether we have yet to say hello there, and takes it that we do so now. A group that
    we had left is its building's again, unless the building has another by now."""
    title, told = title[:_TITLE], {"rights": list(rights)} if rights is not None else {}
    new = await db.put_new(
        Group, chat=chat, channel=_channel(chat), title=title, joined_at=now, greeted_at=now, added_by=by or None,
        **told,
    )  # fmt: skip
    if new:
        return True
    former = await by_chat(db, chat)
    if former is not None and former.left and former.area_id is not None:
        await lock_building(db, former.area_id)
        if await living_of(db, former.area_id, former.channel) is not None:
            await db.run(update(Group).where(Group.id == former.id).values(area_id=None, bound_at=None, bound_by=None))
    said = {"title": title} if title else {}
    back = await db.run(
        update(Group)
        .where(Group.chat == chat, or_(Group.greeted_at.is_(None), Group.left_at.is_not(None)))
        .values(left_at=None, greeted_at=now, added_by=by or None, **said, **told)
    )
    if not back:
        await db.run(update(Group).where(Group.chat == chat).values(left_at=None, **said, **told))
    return back > 0


async def leave(db: Db, chat: str, now: datetime) -> Known | None:
    """We are not in it any more; gives it as it was, to the first who says so. What we could do there is over, and who
    asked us to be let in waits in vain."""
    known = await by_chat(db, chat)
    gone = await db.run(
        update(Group)
        .where(Group.chat == chat, Group.left_at.is_(None))
        .values(left_at=now, rights=None, invite_link=None)
    )
    if known is None or not gone:
        return None
    await db.run(
        update(JoinRequest)
        .where(JoinRequest.group_id == known.id, JoinRequest.decided_at.is_(None), JoinRequest.state != "lapsed")
        .values(state="lapsed", hold_at=None)
    )
    return known


async def move(db: Db, old: str, new: str, now: datetime) -> None:
    """A group has a new address. Both may be known by now; then the new one takes over what the old one was, unless
    its building has another group."""
    former = await by_chat(db, old)
    known = await by_chat(db, new)
    if former is None:
        return
    if known is None:
        await db.run(update(Group).where(Group.id == former.id).values(chat=new, channel=_channel(new)))
        return
    was = await db.first(
        select(Group.greeted_at, Group.bound_at, Group.bound_by, Group.topics).where(Group.id == former.id)
    )
    await db.run(update(Group).where(Group.id == former.id).values(left_at=now, rights=None, invite_link=None))
    inherited: dict[str, object] = {}
    if known.area_id is None and former.area_id is not None and not known.left:
        await lock_building(db, former.area_id)  # one living group for a building on a channel
        if await living_of(db, former.area_id, known.channel) is None:
            inherited = {"area_id": former.area_id, "community_id": former.community_id}
            if was is not None:
                inherited |= {"bound_at": was.bound_at, "bound_by": was.bound_by}
    if known.rights is None and former.rights is not None:
        inherited["rights"] = list(former.rights)
    if was is not None and was.greeted_at is not None:
        await db.run(
            update(Group).where(Group.id == known.id, Group.greeted_at.is_(None)).values(greeted_at=was.greeted_at)
        )
    if inherited:
        await db.run(update(Group).where(Group.id == known.id).values(**inherited))
    met = select(GroupMember.address).where(GroupMember.group_id == known.id)
    await db.run(
        update(GroupMember)
        .where(GroupMember.group_id == former.id, GroupMember.address.not_in(met))
        .values(group_id=known.id)
    )
    for table in (JoinRequest, Post):
        await db.run(update(table).where(table.group_id == former.id).values(group_id=known.id))


async def seen(db: Db, chat: str, title: str, now: datetime) -> int:
    """The group of a chat, noted now if we had not heard of it; gives its id."""
    known = await db.scalar(select(Group.id).where(Group.chat == chat))
    if known is None:
        await db.put_new(Group, chat=chat, channel=_channel(chat), title=title[:_TITLE], joined_at=now)
        known = await db.scalar(select(Group.id).where(Group.chat == chat))
    return known or 0


async def note_rights(db: Db, group_id: int, rights: tuple[str, ...]) -> None:
    """What we may do in a group now."""
    await db.run(update(Group).where(Group.id == group_id).values(rights=list(rights)))


async def note_title(db: Db, chat: str, title: str) -> None:
    """What a group is called now."""
    await db.run(update(Group).where(Group.chat == chat).values(title=title[:_TITLE]))


async def note_topics(db: Db, chat: str, *, on: bool) -> bool:
    """Whether a group has topics; says whether that is news."""
    return await db.run(update(Group).where(Group.chat == chat, Group.topics.is_(not on)).values(topics=on)) > 0


async def claim_link(db: Db, group_id: int) -> bool:
    """Whether it is for us to have the group's link made: it has none, and nobody is making one."""
    return (
        await db.run(
            update(Group)
            .where(Group.id == group_id, Group.invite_link.is_(None), Group.left_at.is_(None))
            .values(invite_link="")
        )
        > 0
    )


async def set_link(db: Db, group_id: int, link: str | None) -> bool:
    """The link has been made; or, with none, could not be. False where nobody waits for it any more."""
    return (
        await db.run(update(Group).where(Group.id == group_id, Group.invite_link == "").values(invite_link=link)) > 0
    )  # fmt: skip


async def of_household(db: Db, household_id: int, channel: str) -> Known | None:
    """The group of a household's building on a channel."""
    row = await db.first(
        _KNOWN.join(Household, Household.building_id == Group.area_id).where(
            Household.id == household_id, Group.channel == channel, Group.left_at.is_(None)
        )
    )
    return None if row is None else _known(row)


async def is_inside(db: Db, group_id: int, address: str) -> bool:
    """Whether we know somebody to be in a group."""
    inside = select(GroupMember.id).where(
        GroupMember.group_id == group_id, GroupMember.address == address, GroupMember.left_at.is_(None)
    )
    return await db.scalar(inside) is not None


@dataclass(frozen=True, slots=True)
class Lost:
    """A building's group that we are not in any more."""

    group_id: int
    community_id: int | None
    left_at: datetime


async def lost(db: Db, since: datetime) -> list[Lost]:
    """The bound groups that we have left since then."""
    rows = await db.all(
        select(Group.id, Group.community_id, Group.left_at).where(Group.left_at > since, Group.area_id.is_not(None))
    )
    return [Lost(row.id, row.community_id, row.left_at) for row in rows if row.left_at is not None]
