"""Who waits for a word, and what was said: by household and by day, for those who may, on the record."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from handlers.threads.vocabulary import day_in, is_thanks
from storage.models import History
from tests.keepers import labels, presses_id
from tests.threads import VOICE, WORDS, actions, neighbours, replies, with_role
from tests.world import World

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("asked", "where", "day"),
    [
        ("502", "502", None),
        ("502 11-20", "502", date(2026, 11, 20)),
        ("502 11/20", "502", date(2026, 11, 20)),
        ("502 11月20日", "502", date(2026, 11, 20)),
        ("502，11月20号", "502", date(2026, 11, 20)),
        ("3号楼2单元502 昨天", "3号楼2单元502", date(2026, 11, 21)),
        ("昨天的 502", "502", date(2026, 11, 21)),
        ("502 today", "502", TODAY),
        ("502 12-31", "502", date(2025, 12, 31)),
        ("502 2026-11-20", "502", date(2026, 11, 20)),
        ("张伟 前天", "张伟", date(2026, 11, 20)),
        ("3-2-502", "3-2-502", None),
        ("2-502", "2-502", None),
        ("11-20", "11-20", None),
        ("502 13-40", "502 13-40", None),
    ],
)
def test_a_day_is_read_out_of_the_question(asked: str, where: str, day: date | None) -> None:
    assert day_in(asked, TODAY) == (where, day)


@pytest.mark.parametrize(
    "text", ["谢谢您", "好", "嗯", "多谢多谢", "太感谢了", "thanks", "Got it!", "👍👍", "麻烦您了", "晚安"]
)
def test_thanks(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text", ["好的，几点", "谢谢，还有一件事", "可以", "不用了", "对", "是的", "okra", "？", "", "好吃吗"]
)
def test_no_thanks(text: str) -> None:
    assert not is_thanks(text)


async def test_who_waits_longest_comes_first(world: World) -> None:
    people = await neighbours(world)
    aunt, smith = await world.enrolled(3, "赵桂兰"), await world.enrolled(4, "John Smith", "en")
    await people.home.says("楼上的人半夜搬东西，天天都这样，已经吵得一家睡不着了")
    world.clock.passes(minutes=10)
    await aunt.says("楼道太黑了")
    await smith.says("", kind="voice", attachment=VOICE)
    world.clock.passes(minutes=25)
    await people.staff.says("来往")
    assert people.staff.last == (
        "3 户在等回话\n"
        "1. 3号楼2单元502 等了 35 分钟：「楼上的人半夜搬东西，天天都这样，已经吵得…」\n"
        "2. 3号楼1单元101 等了 25 分钟：「楼道太黑了」\n"
        "3. 1号楼302 等了 25 分钟：「一段语音」"
    )
    assert labels(people.staff) == ["回复 1", "看全部 1", "回复 2", "看全部 2", "回复 3", "看全部 3"]
    await people.liaison.says("/threads")
    assert people.liaison.last.startswith("2 户在等回话")
    assert "1号楼" not in people.liaison.last
    await people.staff.presses("回复 2")
    await people.staff.says("马上派人")
    assert aunt.last == "社区陈静：马上派人"
    await people.liaison.says("来往")
    assert people.liaison.last.startswith("1 户在等回话，另有 1 户回过了")
    assert labels(people.liaison) == ["回复", "看全部"]
    await people.liaison.presses("看全部")
    assert people.liaison.last.startswith("3号楼2单元502\n7:42 张伟：「楼上的人半夜搬东西")
    await replies(people.liaison, "来了")
    assert people.home.last == "楼长李建国：来了"
    await people.liaison.says("来往")
    assert people.liaison.last == "没有人在等回话。有 2 户回过了，还没结束。"
    assert "threads-listed" in await actions(world, "threads-")
    assert "thread-shown" in await actions(world)


async def test_many_who_wait_stand_on_pages(world: World) -> None:
    people = await neighbours(world)
    rows = "".join(f"阳光社区,3号楼,3单元,{100 + n},住户{n},,,,2026-11-20,\n" for n in range(7))
    await world.import_("社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言\n" + rows)
    for n in range(7):
        await (await world.enrolled(30 + n, f"住户{n}")).says(f"事情 {n} 号")
        world.clock.passes(minutes=1)
    await people.staff.says("来往")
    assert people.staff.last.count("\n") == 5
    await people.staff.presses("下一页")
    assert people.staff.last.startswith("7 户在等回话\n6. 3号楼3单元105")
    assert labels(people.staff)[-1] == "上一页"


async def test_what_was_said_is_found_by_household_and_day(world: World) -> None:
    people = await neighbours(world)
    await people.home.says(WORDS)
    await people.home.says("是这里", kind="photo", attachment=VOICE.__class__("p", mime="image/jpeg"))
    world.clock.at("11-23 9:05")
    await replies(people.liaison, "修好了吗", people.liaison.heard[0])
    await people.liaison.says("查 502")
    assert people.liaison.last == "3号楼2单元502 · 11月23日（周一）\n9:05 李建国：「修好了吗」"
    assert labels(people.liaison) == ["11月22日"]
    await people.liaison.presses("11月22日")
    assert people.liaison.last == (
        "3号楼2单元502 · 11月22日（周日）\n7:42 张伟：「楼上半夜有响声」\n7:42 张伟：一张照片，写着「是这里」"
    )
    for asked in ("/find 502 11-22", "查502 昨天", "查 3号楼2单元502 11月22日", "find 502 yesterday", "查 张伟 11-22"):
        await people.staff.says(asked)
        assert WORDS in people.staff.last, asked
    await people.staff.says("查 502 11-01")
    assert people.staff.last == "3号楼2单元502 这一天没有传过话。别的日子点下面。"
    async with world.database.read() as db:
        looks = await db.all(
            select(History.subject, History.details).where(History.action == "relayed-found").order_by(History.id)
        )
    assert len(looks) == 8
    assert looks[0].details == {"day": "2026-11-23", "count": 1}
    assert looks[0].subject.startswith("household/")


async def test_what_is_not_found_is_said_to_be_not(world: World) -> None:
    people = await neighbours(world)
    await people.liaison.says("查")
    assert people.liaison.last.startswith("请写房号，比如「查 502」")
    for asked in ("查 999", "查 302", "查 3号楼302", "查 李四"):  # 302 is building 1's, not this liaison's
        await people.liaison.says(asked)
        assert "没在您照看的住户里找到" in people.liaison.last
    await people.liaison.says("查 101")
    assert people.liaison.last == "3号楼1单元101 这一天没有传过话。"


async def test_of_several_doors_one_is_asked_for(world: World) -> None:
    people = await neighbours(world)
    await world.import_(
        "社区,楼栋,单元,房号,姓名,电话,角色,负责,隔离开始,语言\n阳光社区,3号楼,1单元,502,周正,,,,2026-11-20,\n"
    )
    await people.home.says(WORDS)
    await people.liaison.says("查 502 11-22")
    assert sorted(labels(people.liaison)) == ["3号楼1单元502", "3号楼2单元502"]
    await people.liaison.presses("3号楼2单元502")
    assert WORDS in people.liaison.last


async def test_who_may_not_look_is_told_so_and_it_is_on_the_record(world: World) -> None:
    people = await neighbours(world)
    await with_role(world, "钱多", "volunteer")
    await with_role(world, "周正", "liaison", "1号楼")
    helper, other = await world.enrolled(5, "钱多"), await world.enrolled(6, "周正")
    await people.home.says(WORDS)
    for asked in ("来往", "/threads", "查 502", "/find 502"):
        for phone in (people.home, helper):
            await phone.says(asked)
            assert phone.last.startswith("这个只有楼长"), asked
    assert await actions(world, "refused") == ["refused"] * 8
    await other.says("来往")
    assert other.last == "没有人在等回话。"
    for id in ("thread:day:1:20261122", "thread:day:1:0", "thread:day:x:0", "thread:day:1:2026"):
        await presses_id(other, id)
        assert other.last == "这个按钮已经过了时候。您直接写给我就行。"
    await presses_id(people.home, "thread:day:1:20261122")
    assert people.home.last.startswith("这个只有楼长")
