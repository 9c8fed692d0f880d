"""python -m bot signin: the first link, before there is any chat."""

from __future__ import annotations

import pytest

from bot.console import signin
from storage.models import SignIn
from tests.consoles import link_in, noted, serving
from tests.keepers import no_roles_any_more
from tests.world import ROSTER, TEXTS, World


async def signs_in(world: World, phone: str) -> tuple[int, str]:
    said: list[str] = []
    code = await signin(world.database, world.rules, TEXTS, phone, now=world.clock.now(), out=said.append)
    return code, "\n".join(said)


@pytest.mark.parametrize("phone", ["13900000003", "+86 139 0000 0003"])
async def test_the_command_prints_a_link_before_there_is_any_chat(world: World, phone: str) -> None:
    code, said = await signs_in(world, phone)
    assert code == 0
    assert said.startswith("进控制台的链接（陈静），只能用一次，10 分钟内有效：\n")
    async with serving(world) as site:
        browser = site.browser()
        assert (await browser.presses(link_in(said))).status == 303
        assert "陈静" in await browser.reads("/console/")
    assert (await noted(world))[0][:2] == ("operator", "console-link")


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        ("13999999999", "名册上没有这个电话。"),
        ("13812345678", "名册上有这个电话，可是没有能进控制台的角色。"),
        ("陈静", "这不像一个电话号码。"),
        ("", "这不像一个电话号码。"),
    ],
)
async def test_a_number_that_opens_nothing_is_told_why(world: World, phone: str, words: str) -> None:
    code, said = await signs_in(world, phone)
    assert code == 1
    assert said.startswith(words)
    assert await world.count(SignIn) == 0


async def test_a_number_of_two_who_may_opens_nothing(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,,,,李建军,13900000003,楼栋长,1号楼,,\n")
    code, said = await signs_in(world, "13900000003")
    assert code == 1
    assert said.startswith("有 2 位能进控制台的人用这个电话：陈静、李建军。")
    assert await world.count(SignIn) == 0


async def test_a_number_that_a_resident_shares_is_for_the_one_who_may(world: World) -> None:
    await world.import_(ROSTER + "阳光社区,1号楼,,305,陈家妈妈,13900000003,,,,\n")
    code, said = await signs_in(world, "13900000003")
    assert code == 0
    assert said.startswith("进控制台的链接（陈静）")


async def test_a_role_that_ended_opens_nothing(world: World) -> None:
    await no_roles_any_more(world, "陈静")
    assert (await signs_in(world, "13900000003"))[0] == 1
