"""Sending a draft: what it will come to is said first, and it goes once."""

from __future__ import annotations

import asyncio
import dataclasses

from sqlalchemy import select

from handlers.chat import Incoming
from storage.models import Edition, History
from tests.notices import (
    button,
    clerk,
    drafted,
    newest,
    sends,
)
from tests.world import World


async def test_two_presses_send_it_once(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("发出去")
    go = button(chen, "确定发")
    incoming = [
        Incoming(f"press/{n}", chen.address, chen.address, "choice", choice=go.id) for n in range(2)
    ]  # fmt: skip
    await asyncio.gather(*(world.inbox.receive(one) for one in incoming))
    await world.speaker.drain()
    await world.beat()
    await world.beat()
    assert sum("带身份证" in text for text in zhang.texts) == 1
    assert any("不会再发一遍" in text or "已经定好要发了" in text for text in chen.texts)
    assert await world.count(Edition) == 1


async def test_two_phones_of_its_writer_send_it_once(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("发出去")
    go = button(chen, "确定发")
    second = await clerk(world, 19)
    await asyncio.gather(*(
        world.inbox.receive(Incoming(f"press/{phone.address}", phone.address, phone.address, "choice", choice=go.id))
        for phone in (chen, second)
    ))  # fmt: skip
    async with world.database.read() as db:
        sent = await db.scalars(select(History.action).where(History.action == "notice-sent"))
    assert sent == ["notice-sent"]


async def test_at_night_it_says_that_it_waits_for_the_morning(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    world.clock.at("22:30")
    await chen.presses("发出去")
    assert "夜里不打扰大家，6:30 才发。" in chen.last
    await chen.presses("确定发")
    assert any("6:30 发" in text for text in chen.texts)
    await world.beat()
    assert "核酸" not in zhang.last
    world.clock.at("11-23 6:30")
    await world.beat()
    assert any("核酸" in text for text in zhang.texts)


async def test_what_waits_for_the_morning_can_be_taken_back(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await drafted(world)
    world.clock.at("23:00")
    await sends(chen)
    await chen.presses("拿回来改")
    assert (await newest(world)).state == "draft"
    world.clock.at("11-23 6:31")
    await world.beat()
    assert not any("带身份证" in text for text in zhang.texts)
    await sends(chen)
    await world.beat()
    assert any("带身份证" in text for text in zhang.texts)


async def test_an_urgent_one_goes_at_night(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("急")
    world.clock.at("22:30")
    await chen.presses("发出去")
    assert "夜里" not in chen.last
    await chen.presses("确定发")
    assert (await newest(world)).next_at == world.clock.now()


async def test_a_sending_that_would_run_into_the_night_says_so(world: World) -> None:
    world.rules = dataclasses.replace(world.rules, notices=dataclasses.replace(world.rules.notices, per_second=0.01))
    await world.crash()
    await world.enrolled(1, "张伟")
    chen = await drafted(world)
    world.clock.at("21:59")
    await chen.presses("发出去")
    assert "大约要 2 分钟" in chen.last
    assert "22:00 前发不完，夜里停下，6:30 接着发。" in chen.last


async def test_an_empty_target_is_refused_kindly(world: World) -> None:
    chen = await drafted(world)
    await chen.says("发给 95 岁以上的")
    await chen.presses("发出去")
    assert "一户也没有" in chen.last
    assert (await newest(world)).state == "draft"


async def test_whom_nothing_reaches_is_listed(world: World) -> None:
    await world.enrolled(1, "张伟")
    chen = await drafted(world)
    await chen.presses("发出去")
    await chen.presses("谁收不到")
    assert "私下收不到的：3号楼1单元101、1号楼302、1号楼303" in chen.texts
    assert "没有渠道的 3 户" in chen.last
    assert chen.heard[-1].file.endswith(".xlsx")
