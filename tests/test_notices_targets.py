"""Whom a notice reaches: every way of saying for whom, from the words of its author to the phones that ring."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.models import Recipient
from tests.mending import group
from tests.notices import clerk, newest, sends
from tests.world import Phone, World

STREET = """社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言,备注
阳光社区,5号楼,1单元,302,吴大爷,,,,,,81岁，独居
阳光社区,5号楼,1单元,504,郑阿姨,,,,2026-11-21,,糖尿病，每天吃药
阳光社区,5号楼,2单元,301,Anna Lee,,,,,en,Needs medicine. 69 years
阳光社区,5号楼,2单元,1201,冯明,,,,,,70周岁
阳光社区,,,,许志愿,13900000031,志愿者,,,,
"""
HOMES = {"吴": "吴大爷", "郑": "郑阿姨", "安": "Anna Lee", "冯": "冯明", "张": "张伟", "孙": "孙立", "许": "许志愿",
         "李": "李建国"}  # fmt: skip


@pytest.fixture
async def street(world: World) -> dict[str, Phone]:
    """A phone each: 5号楼 besides those who are always there, a volunteer, a liaison."""
    await world.import_(STREET)
    phones = {
        key: await world.enrolled(20 + number, name, "en" if key == "安" else "zh-CN")
        for number, (key, name) in enumerate(HOMES.items())
    }
    await group(world, "fake:-3", "3号楼")
    await group(world, "fake:-5", "5号楼")
    return phones


def heard(world: World, chat: str) -> int:
    """How often it stands in a chat."""
    return sum(one.chat == chat and "到楼下领口罩" in one.text for one in world.channel.sent)


@pytest.mark.parametrize(
    ("whom", "homes", "groups"),
    [
        ("全社区", "吴郑安冯张孙", "35"),
        ("5号楼", "吴郑安冯", "5"),
        ("5号楼2单元", "安冯", "5"),
        ("5号楼1单元 3层", "吴", "5"),
        ("5号楼2单元 12层", "冯", "5"),
        ("5号楼 3层", "吴安", "5"),
        ("志愿者", "许", ""),
        ("楼长", "李", ""),
        ("隔离的", "郑张", "35"),
        ("没隔离的", "吴安冯孙", "35"),
        ("说英语的", "安", "35"),
        ("70岁以上的", "吴冯", "35"),
        ("需要药的", "郑安", "35"),
        ("独居的", "吴", "35"),
        ("5号楼 70岁以上 独居的", "吴", "5"),
        ("5号楼，只私聊", "吴郑安冯", ""),
        ("5号楼，只发群里", "", "5"),
    ],
)
async def test_whom_it_is_said_to_be_for_hears_it_and_nobody_else(
    world: World, street: dict[str, Phone], whom: str, homes: str, groups: str
) -> None:
    chen = await clerk(world)
    await chen.says("通知 发口罩\n到楼下领口罩。")
    await chen.says(f"发给 {whom}")
    await sends(chen)
    before = len(world.channel.sent)
    for _ in range(4):
        await world.beat()
        world.clock.passes(seconds=6)
    await world.speaker.drain()
    new = [one for one in world.channel.sent[before:] if "到楼下领口罩" in one.text]
    assert sorted(one.chat for one in new) == sorted(
        [street[key].address for key in homes] + [f"fake:-{number}" for number in groups]
    )


async def test_who_is_meant_is_seen_when_it_goes_and_not_when_it_is_written(
    world: World, street: dict[str, Phone]
) -> None:
    """Written on the 22nd for those in quarantine on the 23rd: whoever came in since is one, also over midnight."""
    chen = await clerk(world)
    await chen.says("通知 发口罩\n到楼下领口罩。")
    await chen.says("发给 隔离的，只私聊")
    await chen.presses("什么时候")
    await chen.says("明天早上 8 点")
    await chen.presses("就这样")
    await sends(chen)
    await world.import_("社区,楼栋,单元,房号,姓名,隔离开始\n阳光社区,1号楼,,303,孙立,2026-11-23\n")
    world.clock.at("11-23 8:00")
    await world.beat()
    assert heard(world, street["孙"].address) == heard(world, street["张"].address) == 1
    assert heard(world, street["吴"].address) == 0


async def test_a_family_of_two_languages_reads_each_their_own_and_counts_as_one(
    world: World, street: dict[str, Phone]
) -> None:
    son = await world.enrolled(41, "Anna Lee", "zh-CN")
    await son.says("中文")
    chen = await clerk(world)
    await chen.says("通知 发口罩\n到楼下领口罩。")
    await chen.presses("英文版")
    await chen.says("Masks\nGet your masks downstairs.")
    await chen.says("发给 5号楼2单元，只私聊")
    await chen.presses("发出去")
    assert "2 户" in chen.last
    await chen.presses("确定发")
    await world.beat()
    assert heard(world, son.address) == 1
    assert "Get your masks downstairs." in street["安"].last
    assert heard(world, street["安"].address) == 0
    async with world.database.read() as db:
        assert len(await db.all(select(Recipient.id).where(Recipient.edition_id.is_not(None)))) == 2


@pytest.mark.parametrize("whom", ["5层", "二单元", "70岁以下的", "除了3号楼", "不需要药的", "孙立家"])
async def test_what_cannot_be_meant_for_certain_never_goes_to_more(
    world: World, street: dict[str, Phone], whom: str
) -> None:
    chen = await clerk(world)
    await chen.says("通知 发口罩\n到楼下领口罩。")
    await chen.says("发给 5号楼")
    former = (await newest(world)).target
    await chen.says(f"发给 {whom}")
    assert (await newest(world)).target == former
    assert "没看懂" in chen.last or "没改" in chen.last
