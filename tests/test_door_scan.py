"""A label's code: looking delivers nothing, a press does; who pressed is known, or the record says that it is not."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from datetime import date

import pytest
from aiohttp import CookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select
from yarl import URL

from bot.channels.page import PageChannel
from bot.labels import Labels
from bot.web import application
from handlers.supplies.door import tokens
from storage.models import History
from storage.supplies import steps
from storage.vault import Vault
from tests import bags, shopping
from tests.bags import Crew
from tests.world import TEXTS, World

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def crew(world: World) -> Crew:
    return await bags.crew(world)


@pytest.fixture
async def site(world: World) -> AsyncIterator[Client]:
    async def ready() -> dict[str, str]:
        return {}

    async def figures() -> list[object]:
        return []

    app = application(ready, figures)  # type: ignore[arg-type]
    page = PageChannel(
        world.database, world.inbox, TEXTS, "zh-CN", world.clock.now, public_url=world.rules.public_url, every=3600
    )
    page.routes(app)
    Labels(world.database, world.rules, TEXTS, world.clock.now, lambda _channels: None).routes(app)
    opened = TestClient(TestServer(app), cookie_jar=CookieJar(unsafe=True))
    await opened.start_server()
    yield opened
    await opened.close()


def token(world: World, order_id: int, day: int = 22) -> str:
    return tokens.label_token(world.database.vault, order_id, date(2026, 11, day))


async def opens(site: Client, world: World, name: str) -> None:
    """This phone opens its own page, and so has its cookie."""
    link = next(line["page_link"] for line in await world.listing() if line["name"] == name)
    path = link.removeprefix(world.rules.public_url)
    for _ in range(2):  # the cookie is given, then brought back
        assert (await site.get(path)).status == 200
    await world.speaker.drain()
    found = site.session.cookie_jar.filter_cookies(URL(str(site.make_url(path))))
    assert found


async def press(site: Client, world: World, mark: str) -> str:
    """Open the page and press what is there."""
    page = await (await site.get(f"/d/{mark}")).text()
    found = re.search(r'name="do" value="([a-z]+)"', page)
    assert found is not None, page
    page = await (await site.post(f"/h/d/{mark}", data={"do": found[1]})).text()
    await world.speaker.drain()
    return page


async def test_looking_delivers_nothing_and_a_press_does(world: World, crew: Crew, site: Client) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    mark = token(world, order.id)
    for _ in range(3):
        answer = await site.get(f"/d/{mark}")
        assert answer.url.path == f"/h/d/{mark}"
        assert f"3号楼2单元502 · {order.id} 号单。放到门口了就点一下。" in await answer.text()
    assert await bags.state(world, order.id) == "moving"
    page = await press(site, world, mark)
    assert "放到门口了，这就告诉他家。" in page
    assert await bags.state(world, order.id) == "door"
    world.clock.passes(minutes=1)
    await world.beat()
    assert len(bags.at_door(crew.home)) == 1
    async with world.database.read() as db:
        step = next(one for one in await steps.of_order(db, order.id) if one.step == "deliver")
        recorded = await db.scalars(select(History.action).where(History.subject == f"order/{order.id}"))
    assert (step.by_id, step.details["how"]) == (None, "scan")
    assert recorded == ["scanned-deliver"]


async def test_a_label_scanned_twice_says_when_and_by_whom(world: World, crew: Crew, site: Client) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    mark = token(world, order.id)
    await opens(site, world, "赵志")
    assert 'name="do"' in await (await site.get(f"/d/{mark}")).text()
    await press(site, world, mark)
    world.clock.passes(minutes=5)
    page = await (await site.get(f"/d/{mark}")).text()
    assert "7:42 已经放到门口了，赵志放的。" in page
    assert 'name="do"' not in page
    again = await site.post(f"/h/d/{mark}", data={"do": "deliver"})
    assert "已经放到门口了" in await again.text()
    site.session.cookie_jar.clear()
    assert "7:42 已经放到门口了，赵*放的。" in await (await site.get(f"/d/{mark}")).text()


async def test_nobody_we_know_may_on_the_day_of_the_round_alone(world: World, crew: Crew, site: Client) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    for day, words in ((21, "这张标签的日子过了"), (23, "这张标签的日子过了"), (22, "放到门口了就点一下")):
        mark = token(world, order.id, day)
        assert words in await (await site.get(f"/d/{mark}")).text()
        if day != 22:
            await site.post(f"/h/d/{mark}", data={"do": "deliver"})
            assert await bags.state(world, order.id) == "moving"
    await opens(site, world, "赵志")
    await press(site, world, token(world, order.id, 21))
    assert await bags.state(world, order.id) == "door"


async def test_a_household_that_scans_its_own_label_has_it(world: World, crew: Crew, site: Client) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    await opens(site, world, "王芳")
    assert "是您家的。收到了就点一下。" in await (await site.get(f"/d/{token(world, order.id)}")).text()
    await press(site, world, token(world, order.id))
    done = await shopping.order(world, order.id)
    assert (done.state, done.how) == ("received", "scan")


async def test_another_households_bag_at_ones_door_is_moved_and_not_delivered(
    world: World, crew: Crew, site: Client
) -> None:
    """The wrong door."""
    order = await bags.bought(world, crew.home, "两袋盐")
    await opens(site, world, "孙阿婆")
    page = await press(site, world, token(world, order.id))
    assert "送货的人会来挪" in page
    assert await bags.state(world, order.id) == "moving"
    assert crew.carrier.last == f"3号楼1单元402说，3号楼2单元502的 {order.id} 号单放到他家门口了。请去挪一下。"


@pytest.mark.parametrize("mark", ["x", "1-2526-00000000000000000000", "../h", "1-2526-" + "é" * 20])
async def test_a_code_that_is_not_ours_opens_nothing(world: World, crew: Crew, site: Client, mark: str) -> None:
    await bags.bought(world, crew.home, "两袋盐")
    answer = await site.get(URL(f"/h/d/{mark}", encoded=False))
    assert answer.status == 404
    assert (await site.post(f"/h/d/{mark.replace('/', '')}", data={"do": "deliver"})).status == 404


async def test_by_telegram_the_volunteer_is_known(world: World, crew: Crew) -> None:
    order = await bags.bought(world, crew.home, "两袋盐")
    mark = token(world, order.id)
    await crew.carrier.says(f"/start d{mark}")
    assert crew.carrier.last == f"3号楼2单元502 · {order.id} 号单。放到门口了就点一下。"
    assert await bags.state(world, order.id) == "moving"
    await crew.carrier.presses("放到门口了")
    assert crew.carrier.last.startswith(f"记下了：3号楼2单元502，{order.id} 号单放到门口了。")
    assert len(crew.carrier.heard[-1].choices[0].id) <= 60
    await crew.home.says(f"/start d{mark}")
    await crew.home.presses("收到了")
    assert (await shopping.order(world, order.id)).how == "scan"
    stranger = world.phone(77)
    await stranger.says(f"/start d{mark}")
    assert "502" not in stranger.last


def test_a_seal_is_of_one_secret_and_one_label() -> None:
    vault, other = Vault(b"a" * 32), Vault(b"b" * 32)
    mark = tokens.label_token(vault, 128, date(2026, 11, 22))
    label = tokens.read_label(vault, mark)
    assert label is not None
    assert (label.order_id, label.day) == (128, date(2026, 11, 22))
    assert tokens.read_label(other, mark) is None
    assert tokens.read_label(vault, mark.replace("128-", "129-")) is None
    assert len(f"door:scan:receive:{tokens.label_token(vault, 999_999_999, date(2030, 1, 1))}") <= 60
    assert json.dumps(mark)
