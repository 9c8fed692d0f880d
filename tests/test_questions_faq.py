"""问答: what staff keep so that it need not be answered twice; from a thread with one reply."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.models import Faq, Passage
from tests.world import Phone, World


@pytest.fixture
async def homes(world: World) -> World:
    world.clock.at("11-23 9:00")
    return world


async def kept(world: World) -> list[tuple[str, str, bool]]:
    """Question, answer, whether it still counts."""
    async with world.database.read() as db:
        rows = await db.all(select(Faq.question, Faq.answer, Faq.ended_at).order_by(Faq.id))
    return [(row.question, row.answer, row.ended_at is None) for row in rows]


def labels(phone: Phone) -> list[str]:
    return [choice.text for choice in phone.heard[-1].choices]


async def test_staff_keep_an_answer_and_residents_get_it(homes: World) -> None:
    staff, zhang = await homes.enrolled(4, "陈静"), await homes.enrolled(1, "张伟")
    await staff.says("问答")
    assert "还没有" in staff.last
    await staff.says("问答 快递怎么拿？\n东门货架，每天 10 点到 16 点。")
    assert "记下了" in staff.last
    await zhang.says("请问快递去哪里拿呀")
    assert "「东门货架，每天 10 点到 16 点。」" in zhang.last
    assert "见问答「快递怎么拿？」" in zhang.last
    await zhang.presses("看全文")
    assert "问：快递怎么拿？" in zhang.last


async def test_a_changed_answer_is_given_and_an_ended_one_is_not(homes: World) -> None:
    staff, zhang = await homes.enrolled(4, "陈静"), await homes.enrolled(1, "张伟")
    await staff.says("问答 快递怎么拿？\n东门货架。")
    await staff.presses("改一改")
    await staff.says("南门岗亭。")
    assert "南门岗亭" in staff.last
    await zhang.says("快递怎么拿")
    assert "南门岗亭" in zhang.last
    assert "东门" not in zhang.last
    await staff.says("问答")
    assert "问答里有 1 条" in staff.last
    await staff.presses("看 1")
    await staff.presses("不再用")
    await zhang.says("快递怎么拿")
    assert "南门岗亭" not in zhang.last
    assert await kept(homes) == [("快递怎么拿？", "东门货架。", False), ("快递怎么拿？", "南门岗亭。", False)]
    assert await homes.count(Passage) == 0


async def test_of_two_who_change_it_at_once_one_wins(homes: World) -> None:
    staff = await homes.enrolled(4, "陈静")
    await staff.says("问答 快递怎么拿？\n东门货架。")
    await staff.presses("改一改")
    other = await homes.enrolled(14, "陈静")
    await other.says("", kind="choice", choice="faq:end:1")
    await staff.says("南门岗亭。")
    assert "刚刚有人改过" in staff.last
    assert await kept(homes) == [("快递怎么拿？", "东门货架。", False)]


async def test_the_same_question_again_takes_the_place_of_the_old(homes: World) -> None:
    staff = await homes.enrolled(4, "陈静")
    await staff.says("问答 快递怎么拿？\n东门货架。")
    await staff.says("问答 快递怎么拿？\n南门岗亭。")
    assert [one for one in await kept(homes) if one[2]] == [("快递怎么拿？", "南门岗亭。", True)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("问答 找谁开门\n打 13812345678", "电话号码"),
        ("问答 谁会修水管\n3号楼2单元502", "门牌"),
        ("问答 谁会修水管\n找张小雨", "名字"),
    ],
)
async def test_what_many_must_not_read_is_not_kept(homes: World, text: str, what: str) -> None:
    staff = await homes.enrolled(4, "陈静")
    await staff.says(text)
    assert what in staff.last
    assert await kept(homes) == []


async def test_an_office_phone_may_be_told(homes: World) -> None:
    staff = await homes.enrolled(4, "陈静")
    await staff.says("问答 物业电话多少？\n021-65431200，24 小时有人接。")
    assert "记下了" in staff.last


async def test_from_a_thread_with_one_button(homes: World) -> None:
    staff, zhang, sun = (
        await homes.enrolled(4, "陈静"),
        await homes.enrolled(1, "张伟"),
        await homes.enrolled(3, "孙立"),
    )
    await zhang.says("理发店什么时候开门？")
    await staff.presses("回复")
    await staff.says("周六上午 9 点开，先在群里排号。")
    assert "记进问答" in labels(staff)
    await staff.presses("记进问答")
    assert "理发店什么时候开门？" in staff.last
    assert labels(staff) == ["记下", "我重写", "算了"]
    assert await kept(homes) == []
    await staff.presses("记下")
    assert await kept(homes) == [("理发店什么时候开门？", "周六上午 9 点开，先在群里排号。", True)]
    await sun.says("理发店几点开门")
    assert "周六上午 9 点" in sun.last


async def test_or_with_one_reply(homes: World) -> None:
    staff, zhang = await homes.enrolled(4, "陈静"), await homes.enrolled(1, "张伟")
    await zhang.says("理发店什么时候开门？")
    asked = staff.heard[-1]
    await staff.says("周六上午 9 点开。", reply_to=asked.id)
    before = len(zhang.heard)
    await staff.says("记进问答", reply_to=asked.id)
    assert "这样记进问答" in staff.last
    assert len(zhang.heard) == before  # it is no answer to the household


@pytest.mark.parametrize("answer", ["打 6543 2100 找物业", "您 502 室楼下就有", "张伟您好，周六开", "您发烧就先别去"])
async def test_from_a_thread_nothing_private_is_kept(homes: World, answer: str) -> None:
    staff, zhang = await homes.enrolled(4, "陈静"), await homes.enrolled(1, "张伟")
    await zhang.says("理发店什么时候开门？")
    await staff.presses("回复")
    await staff.says(answer)
    await staff.presses("记进问答")
    assert "大家都能看到" in staff.last
    await staff.says("", kind="choice", choice="faq:yes:1:2")
    assert await kept(homes) == []
    await staff.presses("我重写")
    await staff.says("理发店什么时候开门？\n周六上午 9 点。")
    assert await kept(homes) == [("理发店什么时候开门？", "周六上午 9 点。", True)]


async def test_a_liaison_who_keeps_no_answers_is_offered_no_button(homes: World) -> None:
    head, zhang = await homes.enrolled(2, "李建国"), await homes.enrolled(1, "张伟")
    await zhang.says("理发店什么时候开门？")
    await head.presses("回复")
    await head.says("周六。")
    assert "记进问答" not in labels(head)
    await head.says("", kind="choice", choice="faq:yes:1:2")
    assert await kept(homes) == []


async def test_never_mind(homes: World) -> None:
    staff = await homes.enrolled(4, "陈静")
    await staff.says("问答 快递怎么拿？\n东门货架。")
    await staff.presses("改一改")
    await staff.presses("算了")
    assert "什么都没记" in staff.last
    await staff.presses("改一改")
    await staff.says("算了")
    assert "什么都没记" in staff.last
    assert await kept(homes) == [("快递怎么拿？", "东门货架。", True)]
