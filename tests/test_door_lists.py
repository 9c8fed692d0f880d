"""送货单 and labels: door by door, in chat, as a workbook and on paper; and rounds that set out."""

from __future__ import annotations

import dataclasses
import io
import json
import re

import openpyxl
import pytest
import segno
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import update

from bot.labels import Labels
from bot.tables.workbook import made
from bot.web import application
from handlers.rules import SupplyRules
from storage.models import Case
from storage.supplies import drafts, orders
from tests import bags, keepers, shopping
from tests.bags import Crew
from tests.world import TEXTS, World


@pytest.fixture
async def crew(world: World) -> Crew:
    return await bags.crew(world)


async def loaded(world: World, crew: Crew, state: str = "bought") -> list[int]:
    """Three doors of building 3, of which 502 is in quarantine, and one of building 1, which is, too; all bought."""
    granny, high, john = (
        await world.enrolled(5, "孙阿婆"), await world.enrolled(7, "钱进"), await world.enrolled(4, "John Smith"),
    )  # fmt: skip
    found = [
        await bags.bought(world, crew.home, "两袋盐", state=state),
        await bags.bought(world, granny, "一袋盐", state=state),
        await bags.bought(world, high, "鸡蛋30个", state=state),
    ]
    await john.says("please buy two bags of salt")
    await john.presses("Yes, order it")
    found.append(await bags.carried(world, (await shopping.order(world)).id, state=state))
    return [one.id for one in found]


@dataclasses.dataclass
class Drawn:
    """A code, as words."""

    link: str

    def svg_inline(self, **_: object) -> str:
        return self.link


async def rubbish(world: World, room: str) -> int:
    async with world.database.begin() as db:
        home = await keepers.household_id(world, room)
        draft = await drafts.start(
            db, account_id=None, person_id=None, household_id=home, kind="rubbish", now=world.clock.now()
        )
        await orders.change(db, draft.id, ["draft"], world.clock.now(), state="placed", placed_at=world.clock.now())
    return (await bags.carried(world, draft.id, state="accepted")).id


def rooms(text: str) -> list[str]:
    return re.findall(r"^\d+\. (\S+) ·", text, re.MULTILINE)


async def test_the_list_goes_by_building_unit_and_floor_the_quarantined_last(world: World, crew: Crew) -> None:
    ids = await loaded(world, crew)
    await rubbish(world, "402")
    await rubbish(world, "502")
    await crew.carrier.says("送货单")
    said = crew.carrier.last
    assert said.startswith("您手上 4 家、4 单，最后收垃圾 2 家。都放门口，不敲门，不按铃。\n1号楼\n1. 302 · ")
    assert rooms(said) == [
        "302", "1单元402", "2单元1203", "2单元502", "3号楼1单元402", "3号楼2单元502",
    ]  # fmt: skip
    assert f"4. 2单元502 · {ids[0]} 号单：盐 2 袋" in said
    assert said.index("都送完再收垃圾") > said.index("2单元502")
    assert "隔离" not in said


async def test_or_first(world: World, crew: Crew) -> None:
    world.rules = dataclasses.replace(world.rules, supplies=SupplyRules(quarantined="first"))
    await world.crash()
    await loaded(world, crew)
    await crew.carrier.says("/carry")
    assert rooms(crew.carrier.last) == ["302", "2单元502", "1单元402", "2单元1203"]


async def test_one_of_three_is_out_of_quarantine_and_the_door_is_still_one(world: World, crew: Crew) -> None:
    """And when all three are, it comes in its place."""
    await loaded(world, crew)
    for names, expected in ((["张伟"], 3), (["王芳", "张小雨"], 2)):
        async with world.database.begin() as db:
            for name in names:
                whose = await keepers.person_id(world, name)
                await db.run(update(Case).where(Case.person_id == whose).values(released_at=world.clock.now()))
        await crew.carrier.says("送货单")
        assert rooms(crew.carrier.last).index("2单元502") == expected


async def test_what_is_medicine_is_not_named(world: World, crew: Crew) -> None:
    order = await shopping.placed(world, crew.home, "降压药一盒")
    async with world.database.begin() as db:
        await orders.change(db, order.id, ["placed"], world.clock.now(), waits=None, note="高血压，着急")
    await bags.carried(world, order.id)
    await crew.carrier.says("送货单")
    assert f"{order.id} 号单：药" in crew.carrier.last
    assert "血压" not in crew.carrier.last


async def test_all_set_out_and_the_households_see_it(world: World, crew: Crew) -> None:
    ids = await loaded(world, crew)
    taken = await bags.bought(world, crew.home, "一瓶生抽", state="accepted")
    await crew.carrier.says("送货单")
    assert "还没点买好" in crew.carrier.last
    await crew.carrier.presses("都出发")
    assert [await bags.state(world, id) for id in (*ids, taken.id)] == ["moving"] * 4 + ["accepted"]
    assert crew.carrier.last == "好，4 单都出发了，已经告诉各家。还有 1 单没点买好，没算进去。"
    world.clock.passes(seconds=10)  # a living message is not written anew at once
    await world.speaker.drain()
    assert "赵志在送来的路上（7:42 出发）" in "\n".join(crew.home.texts)


async def test_a_long_list_has_pages(world: World, crew: Crew) -> None:
    extra = keepers.homes("3号楼", "3单元", [f"{floor}01" for floor in range(1, 11)])
    await world.import_(bags.CREWED + extra)
    for floor in range(1, 11):
        async with world.database.begin() as db:
            home = await keepers.household_id(world, f"{floor}01" if floor != 1 else "201")
            draft = await drafts.start(
                db,
                account_id=None,
                person_id=None,
                household_id=home,
                kind="kit",
                now=world.clock.now(),
                key=f"k{floor}",
            )
            await orders.change(db, draft.id, ["draft"], world.clock.now(), state="placed")
        await bags.carried(world, draft.id, state="accepted")
    await crew.carrier.says("送货单")
    assert "您手上 9 家、10 单" in crew.carrier.last
    assert len(rooms(crew.carrier.last)) == 8
    await crew.carrier.presses("下一页")
    assert rooms(crew.carrier.last) == ["3单元1001"]
    assert crew.carrier.last.count("9. 3单元1001") == 1


async def test_what_one_message_cannot_hold_goes_on_the_next_page(world: World, crew: Crew) -> None:
    ids = await loaded(world, crew)
    async with world.database.begin() as db:
        for id in ids:
            order = await orders.by_id(db, id)
            assert order is not None
            line = (await orders.lines(db, [id]))[id][0]
            row = {"item_id": None, "text": "x", "quantity": line.quantity, "unit": "袋"}
            await drafts.write_lines(db, order, [{**row, "name": f"特别长的名字{n:02}"} for n in range(60)])
    await crew.carrier.says("送货单")
    assert len(crew.carrier.last) < 3000
    assert rooms(crew.carrier.last) == ["302", "1单元402"]
    await crew.carrier.presses("表格")
    sheet = openpyxl.load_workbook(io.BytesIO(made(world.drawn[-1])))["1号楼"]
    things = [str(row[5]) for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert max(map(len, things)) <= 20
    assert "特别长的名字59" in "".join(things)


async def test_a_round_that_sets_out_brings_the_list_once(world: World, crew: Crew) -> None:
    await loaded(world, crew)
    world.clock.at("9:59")
    await world.beat()
    assert not any("您手上" in text for text in crew.carrier.texts)
    world.clock.at("10:00")
    await world.beat()
    await world.crash()
    await world.beat()
    (listed,) = [heard for heard in crew.carrier.heard if "您手上 4 家" in heard.text]
    assert "都出发" in [choice.text for choice in listed.choices]
    assert not any("您手上" in text for text in crew.staff.texts)


async def test_the_workbook_has_a_sheet_a_building_in_the_same_order(world: World, crew: Crew) -> None:
    await loaded(world, crew)
    await rubbish(world, "502")
    await crew.carrier.says("送货单")
    await crew.carrier.presses("表格")
    assert crew.carrier.heard[-1].file == "送货单.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(made(world.drawn[-1])))
    assert book.sheetnames == ["1号楼", "3号楼", "垃圾"]
    rows = list(book["3号楼"].iter_rows(values_only=True))
    assert "都放门口，不敲门" in str(rows[1][0])
    assert [row[3] for row in rows[3:]] == ["402", "1203", "502"]
    assert "隔离" not in json.dumps(world.drawn[-1], ensure_ascii=False)


async def client(world: World) -> TestClient[web.Request, web.Application]:
    async def ready() -> dict[str, str]:
        return {}

    async def figures() -> list[object]:
        return []

    app = application(ready, figures)  # type: ignore[arg-type]
    Labels(world.database, world.rules, TEXTS, world.clock.now, lambda _channels: None).routes(app)
    opened = TestClient(TestServer(app))
    await opened.start_server()
    return opened


async def test_the_link_to_labels_lasts_a_day_and_as_long_as_the_role(world: World, crew: Crew) -> None:
    ids = await loaded(world, crew)
    world.clock.at("8:30")
    await crew.staff.says("标签")
    link = re.search(r"http\S+/d/p/\S+", crew.staff.last)
    assert link is not None
    path = link[0].removeprefix(world.rules.public_url)
    site = await client(world)
    try:
        page = await (await site.get(path)).text()
        assert [page.count(f'<p class="number">{id} 号单</p>') for id in ids] == [1] * 4
        assert page.count("<svg") == 4
        assert page.index(">402</p>") < page.index(">502</p>") < page.index(">1203</p>")  # by room alone
        assert (await site.get(path[:-1] + ("0" if path[-1] != "0" else "1"))).status == 404
        world.clock.at("11-23 8:29")
        assert (await site.get(path)).status == 200
        world.clock.at("11-23 8:31")
        assert (await site.get(path)).status == 404
        world.clock.at("11-22 9:00")
        await keepers.no_roles_any_more(world, "陈静")
        assert (await site.get(path)).status == 404
    finally:
        await site.close()


async def test_each_labels_code_leads_to_the_order_whose_number_stands_beside_it(
    world: World, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segno, "make", lambda link, **_: Drawn(link))
    ids = await loaded(world, crew)
    site = await client(world)
    try:
        await crew.staff.says("标签")
        page = await (await site.get("/d/p/" + crew.staff.last.partition("/d/p/")[2].split()[0])).text()
        found = re.findall(
            r'class="room">(\w+)</p>\s*<p class="number">(\d+) 号单</p>.*?class="qr">(\S+?)</div>', page, re.DOTALL
        )
        assert sorted(int(number) for _, number, _ in found) == sorted(ids)
        for room, number, link in found:
            assert link.startswith(f"{world.rules.public_url}/d/{number}-")
            scanned = await (await site.get(link.removeprefix(world.rules.public_url))).text()
            assert f"{room} · {number} 号单" in scanned
    finally:
        await site.close()


async def test_the_page_to_print_and_the_labels_of_one_building(world: World, crew: Crew) -> None:
    await loaded(world, crew)
    site = await client(world)
    try:
        await crew.carrier.says("送货单")
        await crew.carrier.presses("打印")
        page = await (await site.get("/d/p/" + crew.carrier.last.partition("/d/p/")[2].split()[0])).text()
        assert page.index(">1203<") < page.index(">502<")
        assert "隔离" not in page
        await crew.staff.says("标签 1号楼")
        page = await (await site.get("/d/p/" + crew.staff.last.partition("/d/p/")[2].split()[0])).text()
        assert page.count("<svg") == 1
        await crew.staff.presses("表格")
        assert crew.staff.heard[-1].file.startswith("标签 11月22日")
    finally:
        await site.close()


async def test_whoever_may_not_carry_has_no_list(world: World, crew: Crew) -> None:
    await loaded(world, crew)
    for text in ("送货单", "标签"):
        await crew.home.says(text)
        assert crew.home.last.startswith("这个只有")


async def later(world: World, crew: Crew) -> list[int]:
    """10:30: 502 and 1203 have ordered too late for 10:00; the carrier has taken both, for 16:00."""
    high = await world.enrolled(7, "钱进")
    world.clock.at("10:30")
    found = [await shopping.placed(world, crew.home, "两袋盐"), await shopping.placed(world, high, "鸡蛋30个")]
    for one in found:
        await bags.carried(world, one.id, state="accepted")
    return [one.id for one in found]


AFTERNOON = "11月22日（周日）16:00"


async def test_what_is_held_for_a_later_round_is_listed_and_the_round_is_said(world: World, crew: Crew) -> None:
    ids = await later(world, crew)
    world.clock.at("11:00")
    await crew.carrier.says("送货单")
    assert crew.carrier.last.startswith(
        f"这会儿没有要送的。{AFTERNOON} 那一趟您有 2 家、2 单。都放门口，不敲门，不按铃。\n3号楼\n1. 2单元1203 · "
    )
    assert not any(label.startswith("下一家") for label in keepers.labels(crew.carrier))  # nothing is bought yet
    await crew.carrier.presses("表格")
    assert crew.carrier.heard[-1].file.startswith("送货单 11月22日")
    await crew.carrier.presses("标签")
    assert crew.carrier.last.startswith(f"{AFTERNOON} 这一趟 2 张标签")
    await crew.staff.says("送货单")  # who holds nothing sees the next round that has something
    assert crew.staff.last.startswith(f"{AFTERNOON} 这一趟 2 家、2 单。")
    await crew.staff.says("标签")
    assert crew.staff.last.startswith(f"{AFTERNOON} 这一趟 2 张标签")
    await crew.staff.says("标签 1号楼")
    assert crew.staff.last == "现在没有要送的，后面几趟也还没有。"
    assert [await bags.state(world, id) for id in ids] == ["accepted", "accepted"]


async def test_what_is_in_hand_now_comes_first_and_the_rest_is_counted(world: World, crew: Crew) -> None:
    now = await bags.bought(world, crew.home, "一瓶生抽", state="accepted")
    ids = await later(world, crew)
    await crew.carrier.says("送货单")
    assert crew.carrier.last.startswith(
        "您手上 1 家、1 单。都放门口，不敲门，不按铃。\n另外 2 单是后面几趟的，发「我手上的」看。\n3号楼\n1. 2单元502"
    )
    assert f"{ids[0]} 号单" not in crew.carrier.last
    await crew.carrier.presses("看这一趟全部")
    assert f"{now.id} 号单" in crew.carrier.last
    assert f"{ids[0]} 号单" not in crew.carrier.last
    await crew.carrier.presses(f"看 {AFTERNOON} 那一趟")
    assert crew.carrier.last.startswith(f"{AFTERNOON} 这一趟 2 家、2 单。")
    assert f"{now.id} 号单" not in crew.carrier.last
    await crew.carrier.presses("打印")
    site = await client(world)
    try:
        page = await (await site.get("/d/p/" + crew.carrier.last.partition("/d/p/")[2].split()[0])).text()
        assert [f"{id}" in page for id in ids] == [True, True]
        assert "生抽" not in page
    finally:
        await site.close()
    await crew.carrier.says("我手上的")
    assert crew.carrier.last.startswith("您手上有 3 单：")
    for wrong in ("round.99999999999", "round.9999999999", "round.x", "nonsense"):
        await keepers.presses_id(crew.carrier, f"door:list:{wrong}:1")
        assert "家、" in crew.carrier.last or "没有要送的" in crew.carrier.last


async def test_at_midnight_the_last_round_is_over_and_tomorrows_is_listed(world: World, crew: Crew) -> None:
    world.clock.at("23:50")
    order = await shopping.placed(world, crew.home, "两袋盐")
    await bags.carried(world, order.id, state="accepted")
    for moment in ("23:55", "11-23 0:05"):
        world.clock.at(moment)
        await crew.carrier.says("送货单")
        assert rooms(crew.carrier.last) == ["2单元502"], moment


async def test_labels_are_written_out_in_chat_by_room(world: World, crew: Crew) -> None:
    ids = await loaded(world, crew)
    await rubbish(world, "502")
    await crew.staff.says("标签")
    await crew.staff.presses("写成字")
    assert crew.staff.last == (
        "11月22日（周日）10:00 这一趟 4 张标签，照着写在袋子上：\n"
        f"1号楼\n302 · {ids[3]} 号单：盐 2 袋\n"
        f"3号楼\n1单元402 · {ids[1]} 号单：盐 1 袋\n2单元502 · {ids[0]} 号单：盐 2 袋\n"
        f"2单元1203 · {ids[2]} 号单：鸡蛋 1 板"
    )
    await crew.staff.presses("1号楼的标签")
    await crew.staff.presses("写成字")
    assert crew.staff.last.endswith(f"1 张标签，照着写在袋子上：\n1号楼\n302 · {ids[3]} 号单：盐 2 袋")
    await crew.staff.presses("表格")
    assert openpyxl.load_workbook(io.BytesIO(made(world.drawn[-1]))).sheetnames == ["1号楼"]
    for wrong in ("label-text:0:round:99", "label-text:99:round", "labels:x", "label-xlsx:1:round.1:"):
        await keepers.presses_id(crew.home, f"door:{wrong}")
        assert crew.home.last.startswith("这个只有")
        await keepers.presses_id(crew.staff, f"door:{wrong}")
