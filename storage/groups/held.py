"""What somebody on no roster wrote in a group and what waits until the liaison has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Db
from storage.groups.presence import Known, by_id
from storage.models import Group, Post


@dataclass(frozen=True, slots=True)
class Held:
    """All that one sender has waiting in a group, and which group it is."""

    chat: str
    community_id: int | None
    texts: tuple[str, ...]


async def is_holding(db: Db, group_id: int, sender: str) -> bool:
    """Whether something of this sender's waits already: then the liaison has been told."""
    waits = select(Post.id).where(Post.group_id == group_id, Post.sender == sender, Post.held == "held")
    return await db.scalar(waits) is not None


async def hold(
    db: Db, *, key: str, group_id: int, community_id: int | None, message: str, sender: str, name: str, text: str,
    now: datetime,
) -> int:  # fmt: skip
    """Keep it; gives its id."""
    return await db.insert(
        Post, key=key, group_id=group_id, community_id=community_id, message=message, sender=sender, name=name[:100],
        text=text, at=now, held="held", hidden_at=now,
    )  # fmt: skip


async def place_of(db: Db, post_id: int) -> Known | None:
    """The group in which something was held."""
    group = await db.scalar(select(Post.group_id).where(Post.id == post_id))
    return await by_id(db, group) if group is not None else None


async def decide_held(db: Db, post_id: int, state: str) -> Held | None:
    """Let go (let) or not (refused) all that this post's sender has waiting in the group; none where somebody has
    decided before."""
    row = await db.first(
        select(Post.group_id, Post.sender, Group.chat, Group.community_id)
        .join(Group, Group.id == Post.group_id)
        .where(Post.id == post_id)
    )
    if row is None:
        return None
    taken = await db.returning(
        update(Post)
        .where(Post.group_id == row.group_id, Post.sender == row.sender, Post.held == "held")
        .values(held=state)
        .returning(Post.id, Post.text)
    )
    if not taken:
        return None
    texts = tuple(text for _, text in sorted((one.id, one.text) for one in taken))
    return Held(row.chat, row.community_id, texts)
