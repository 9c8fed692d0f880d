"""What stories about notices that people read have in common: one that has gone out, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from storage.models import CareNeed, Edition, History, Household, Person, Recipient
from storage.notices import receipts
from storage.notices.keeping import Asks, Text
from tests.keepers import household_id, person_id
from tests.test_notices_sending import ready
from tests.world import ROSTER, Phone, World

TITLE = "明早 8 点做核酸"
NUDGE = f"怕您没看到「{TITLE}」"
REPLY = Asks("reply")
HOW_MANY = Asks("choices", {"zh-CN": ("1 人", "2 人", "3 人以上"), "en": ("1", "2", "3 or more")})
MORE = ROSTER.replace("隔离开始,语言", "隔离开始,语言,备注").replace("\n", ",\n").replace("备注,", "备注") + (
    "阳光社区,3号楼,1单元,102,钱奶奶,13812340002,,,,,82岁 独居\n"
    "阳光社区,3号楼,1单元,103,周明,13812340003,,,,,\n"
    "阳光社区,3号楼,1单元,104,吴大爷,13812340004,,,,,75岁\n"
)


@dataclass(frozen=True)
class Row:
    """How a household stands."""

    read: bool
    how: str | None
    answer: str | None
    by: str | None


async def out(world: World, asks: Asks | None = None, **values: Any) -> int:
    """A notice goes out now; gives its edition."""
    given = values.pop("texts", None) or {
        "zh-CN": Text(TITLE, "**带身份证**，在楼下等。\n请戴口罩。"),
        "en": Text("Test tomorrow at 8", "Bring your card."),
    }  # fmt: skip
    await ready(world, texts=given, asks=asks or Asks(), nudge_minutes=180, **values)
    await world.beat()
    async with world.database.read() as db:
        edition = await db.scalar(select(Edition.id).order_by(Edition.id.desc()).limit(1))
    assert edition is not None
    return edition


async def rows(world: World, edition: int) -> dict[str, Row]:
    """How each household stands, by room."""
    async with world.database.read() as db:
        found = await db.all(
            select(Household.room, Recipient.read_at, Recipient.how, Recipient.answer, Person.name)
            .join(Household, Household.id == Recipient.household_id)
            .outerjoin(Person, Person.id == Recipient.by_id)
            .where(Recipient.edition_id == edition)
        )
    return {row.room: Row(row.read_at is not None, row.how, row.answer, row.name) for row in found}


async def counted(world: World, edition: int) -> dict[str, int]:
    """How many pressed what."""
    async with world.database.read() as db:
        return await receipts.answers(db, edition)


async def told_of(world: World) -> list[Any]:
    """What the record says of whom somebody told."""
    async with world.database.read() as db:
        return await db.scalars(select(History.details).where(History.action == "notice-told").order_by(History.id))


async def row_id(world: World, edition: int, room: str) -> int:
    """The row of a household."""
    async with world.database.read() as db:
        found = await db.scalar(
            select(Recipient.id)
            .join(Household, Household.id == Recipient.household_id)
            .where(Recipient.edition_id == edition, Household.room == room)
        )
    assert found is not None
    return found


async def change(world: World, edition: int, **values: Any) -> None:
    """Something becomes of an edition."""
    async with world.database.begin() as db:
        await db.run(update(Edition).where(Edition.id == edition).values(**values))


def the_notice(phone: Phone, title: str = TITLE) -> Any:
    """The message of a phone in which a notice stands."""
    found = [one for one in phone.heard if f"】{title}" in one.text]
    assert len(found) == 1, phone.texts
    return found[0]


def about(phone: Phone, words: str) -> list[str]:
    """The messages of a phone in which these words stand."""
    return [text for text in phone.texts if words in text]


async def later(world: World, **span: float) -> None:
    """Time passes, and what it brings goes out."""
    world.clock.passes(**span)
    await world.beat()
    world.clock.passes(seconds=15)
    await world.beat()


async def listed(world: World) -> tuple[Phone, int]:
    """The liaison of building 3 with a list: 502 has read it, five have not; 101 alone is connected."""
    zhang, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    await world.enrolled(2, "赵桂兰")
    async with world.database.begin() as db:
        await db.insert(
            CareNeed, community_id=1, household_id=await household_id(world, "103"),
            person_id=await person_id(world, "周明"), reason="alone", every_days=2, next_on=world.clock.moment.date(),
            since=world.clock.now(),
        )  # fmt: skip
    edition = await out(world)
    await zhang.presses("我已阅读")
    await later(world, hours=3)
    await later(world, hours=1)
    return liaison, edition


def the_list(phone: Phone) -> str:
    """The list of whom to tell, of which there is one."""
    found = [one.text for one in phone.heard if "户没看：" in one.text or "都知道了，不用" in one.text]
    assert len(found) == 1, phone.texts
    return found[0]
