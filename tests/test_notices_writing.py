"""Staff write a notice: what they type is shown as it will look, and a yes sends it, once."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.chat import Attachment, Incoming
from storage.models import Account, Edition, History
from storage.notices import keeping
from storage.notices.keeping import Text
from tests.notices import TEXT, button, card, clerk, drafted, labels, newest, notices, photo, sends
from tests.signups import binds
from tests.world import Phone, World


async def texts(world: World) -> dict[str, Text]:
    notice = await newest(world)
    async with world.database.read() as db:
        return await keeping.texts(db, notice.id, notice.version)


async def files(world: World) -> list[str]:
    notice = await newest(world)
    async with world.database.read() as db:
        return [file.ref for file in await keeping.files(db, notice.id)]


# --- the way through --------------------------------------------------------------------------------------------------


async def test_a_notice_is_shown_as_it_will_look_and_goes_only_after_a_yes(world: World) -> None:
    await binds(world)
    zhang = await world.enrolled(1, "张伟")
    before = len(zhang.heard)
    chen = await drafted(world)
    preview, drawn = chen.heard[-2:]
    print("\n".join(chen.texts[-3:]))
    assert preview.text == "【政策】明早 8 点做核酸\n\n带身份证，在楼下等。\n\n阳光社区 · 11月22日（周日）"
    assert labels(preview) == ["我已阅读"]
    assert drawn.text.startswith("草稿 1 号「明早 8 点做核酸」\n发给：全社区，楼群和私聊\n")
    assert "1 个群，4 户，其中 3 户私下收不到" in drawn.text
    await chen.presses("发出去")
    print(chen.last)
    assert len(zhang.heard) == before
    await chen.presses("确定发")
    await world.beat()
    assert zhang.heard[-1].text.splitlines()[2] == preview.text.splitlines()[2]
    assert await world.count(Edition) == 1
