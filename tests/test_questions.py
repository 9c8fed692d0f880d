"""Questions in plain words: what is quoted, to whom, and when it is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from storage.models import Edition, Notice, NoticeText, Passage, Question, ThreadMessage
from storage.notices import keeping
from storage.notices.keeping import Text
from storage.notices.targets import Target
from tests.keepers import area_id
from tests.world import Phone, World

TESTS = Text("明天核酸", "明天上午 8:00–11:00 在东门广场做核酸。\n请带身份证。")


@pytest.fixture
async def homes(world: World) -> World:
    world.clock.at("11-23 9:00")
    return world


async def goes_out(world: World, text: Text = TESTS, *, more: dict[str, Text] | None = None, **values: Any) -> int:
    """A notice that goes out now; gives its id."""
    async with world.database.begin() as db:
        id = await keeping.create(
            db, community_id=1, author_id=1, report_chat="fake:90", report_language="zh-CN", now=world.clock.now(),
            kind="test",
        )  # fmt: skip
        notice = await keeping.by_id(db, id)
        assert notice is not None
        for language, words in {"zh-CN": text, **(more or {})}.items():
            await keeping.write(db, notice, 1, language, words, 1, world.clock.now())
        values = {"next_at": world.clock.now(), **values}
        assert await keeping.change(db, id, ("draft",), world.clock.now(), state="ready", **values)
    await world.beat()
    return id


async def outcomes(world: World) -> list[tuple[str, str | None]]:
    async with world.database.read() as db:
        rows = await db.all(select(Question.outcome, Question.source).order_by(Question.id))
    return [(row.outcome, row.source) for row in rows]


async def passed_on(world: World) -> list[str]:
    """What the liaison's thread holds of the household."""
    async with world.database.read() as db:
        rows = await db.all(select(ThreadMessage.text_sealed).order_by(ThreadMessage.id))
    return [world.database.vault.open(row.text_sealed) for row in rows if row.text_sealed]


def labels(phone: Phone) -> list[str]:
    return [choice.text for choice in phone.heard[-1].choices]


async def test_a_question_is_answered_with_the_passage_its_notice_and_its_date(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    assert "「明天上午 8:00–11:00 在东门广场做核酸。」" in zhang.last
    assert "11月23日（周一）的通知「明天核酸」" in zhang.last
    assert labels(zhang) == ["看全文", "不是这个", "转给楼长"]
    assert await outcomes(homes) == [("answered", "notice/1")]
    assert await passed_on(homes) == []


async def test_the_words_of_a_question_are_sealed(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    async with homes.database.read() as db:
        sealed = await db.scalar(select(Question.text_sealed))
    assert sealed is not None
    assert "核酸".encode() not in sealed
    assert homes.database.vault.open(sealed) == "明天几点做核酸？"


async def test_the_whole_is_a_button_away(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    await zhang.presses("看全文")
    assert "请带身份证" in zhang.last
    assert "阳光社区" in zhang.last


async def test_not_this_hands_the_question_to_the_liaison_once(homes: World) -> None:
    zhang, head = await homes.enrolled(1, "张伟"), await homes.enrolled(2, "李建国")
    await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    await zhang.presses("不是这个")
    assert "转给楼长李建国" in zhang.last
    assert "明天几点做核酸？" in head.last
    await zhang.presses("不是这个")
    assert "已经转过去" in zhang.last
    assert await outcomes(homes) == [("handed", "notice/1")]
    assert await passed_on(homes) == ["明天几点做核酸？"]


async def test_somebody_elses_button_tells_nothing(homes: World) -> None:
    zhang, sun = await homes.enrolled(1, "张伟"), await homes.enrolled(3, "孙立")
    await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    for what in ("whole", "no", "n1", "n9", "f1", "x", "", "n" + "9" * 30):
        await sun.says("", kind="choice", choice=f"question:1:{what}")
        assert "过了时候" in sun.last
    for what in ("n9", "f1"):
        await zhang.says("", kind="choice", choice=f"question:1:{what}")
        assert "不作数" in zhang.last


async def test_what_is_not_certain_is_said_so_and_goes_to_the_liaison_as_well(homes: World) -> None:
    zhang, head = await homes.enrolled(1, "张伟"), await homes.enrolled(2, "李建国")
    await goes_out(homes)
    await zhang.says("周五几点做核酸？")
    assert any("拿不准" in text and "8:00" not in text for text in zhang.texts)
    assert "转给楼长李建国" in zhang.last
    assert "周五几点做核酸？" in head.last
    await zhang.presses("明天核酸")
    assert "8:00–11:00" in zhang.last
    assert await outcomes(homes) == [("suggested", None)]


async def test_what_nothing_is_written_about_goes_to_the_liaison_as_before(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await homes.enrolled(2, "李建国")
    await goes_out(homes)
    await zhang.says("理发店什么时候开门？")
    assert zhang.last.startswith("转给楼长李建国")
    assert await outcomes(homes) == [("handed", None)]


@pytest.mark.parametrize(
    "text",
    [
        "我家的快递到了吗",
        "我妈的药送了没有",
        "能不能帮我跟楼上说一声？",
        "怎么还不解封，烦死了",
        "我有点发烧怎么办？",
        "明天我要做核酸",
    ],
)
async def test_what_is_no_question_to_a_notice_goes_to_the_liaison_alone(homes: World, text: str) -> None:
    zhang = await homes.enrolled(1, "张伟")
    head = await homes.enrolled(2, "李建国")
    await goes_out(homes)
    await goes_out(homes, Text("快递和药", "快递每天 10:00–16:00 在东门取。\n药每天下午送到家。"))
    await zhang.says(text)
    assert await outcomes(homes) == []
    assert text in head.last


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (Edition, {"withdrawn_at": datetime(2026, 11, 23, 1, tzinfo=UTC)}),
        (Edition, {"state": "stopped"}),
        (Edition, {"state": "paused"}),
        (Notice, {"state": "withdrawn", "withdrawn_at": datetime(2026, 11, 23, 1, tzinfo=UTC)}),
    ],
    ids=["edition withdrawn", "stopped", "paused", "notice withdrawn"],
)
async def test_a_withdrawn_or_stopped_notice_is_never_quoted(homes: World, table: Any, values: dict[str, Any]) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    assert "8:00–11:00" in zhang.last
    async with homes.database.begin() as db:
        await db.run(update(table).values(**values))
    await zhang.says("明天几点做核酸？")
    assert "8:00" not in zhang.last
    assert await outcomes(homes) == [("answered", "notice/1"), ("handed", None)]


async def test_a_corrected_notice_is_quoted_with_its_new_words(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    id = await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    homes.clock.passes(minutes=10)
    async with homes.database.begin() as db:
        await db.insert(
            NoticeText, community_id=1, notice_id=id, version=2, language="zh-CN", title="明天核酸",
            body="明天下午 2:00–4:00 在东门广场做核酸。", by_id=1, at=homes.clock.now(),
        )  # fmt: skip
        await db.run(update(Edition).where(Edition.notice_id == id).values(version=2, corrected_at=homes.clock.now()))
    homes.clock.passes(minutes=5)
    await zhang.says("明天几点做核酸？")
    assert "2:00–4:00" in zhang.last


async def test_what_is_old_is_not_quoted(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes, Text("快递", "快递每天 10:00–16:00 在东门取。"))
    homes.clock.moment += timedelta(days=13)
    await zhang.says("快递在哪里取？")
    assert "东门" in zhang.last
    homes.clock.moment += timedelta(days=2)
    await zhang.says("快递在哪里取？")
    assert "东门" not in zhang.last


async def test_a_notice_for_some_is_quoted_to_nobody_else(homes: World) -> None:
    zhang, sun = await homes.enrolled(1, "张伟"), await homes.enrolled(3, "孙立")
    staff = await homes.enrolled(4, "陈静")
    await goes_out(homes, Text("配药", "需要药的邻居，药每天下午 3 点送到家。"), target=Target(quarantined=True))
    await zhang.says("药几点送来？")
    assert "下午 3 点" in zhang.last
    for other in (sun, staff):
        await other.says("药几点送来？")
        assert "下午 3 点" not in "\n".join(other.texts)
        assert "配药" not in labels(other)


async def test_a_notice_for_a_building_is_not_quoted_to_another(homes: World) -> None:
    zhang, sun = await homes.enrolled(1, "张伟"), await homes.enrolled(3, "孙立")
    await goes_out(homes, target=Target(areas=(await area_id(homes, "3号楼"),)))
    await zhang.says("明天几点做核酸？")
    assert "8:00–11:00" in zhang.last
    await sun.says("明天几点做核酸？")
    assert "8:00–11:00" not in "\n".join(sun.texts)


async def test_tomorrow_in_a_notice_is_the_day_after_it_was_written(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes)
    homes.clock.at("11-24 7:00")
    await zhang.says("今天几点做核酸？")
    assert "8:00–11:00" in zhang.last
    assert "通知里说的「明天」是 11月24日（周二）" in zhang.last
    await zhang.says("明天几点做核酸？")
    assert any("拿不准" in text for text in zhang.texts)
    homes.clock.at("11-25 7:00")
    before = len(zhang.heard)
    await zhang.says("几点做核酸？")
    assert "8:00–11:00" not in "\n".join(zhang.texts[before:])


async def test_the_newer_notice_wins(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes)
    homes.clock.passes(hours=2)
    await goes_out(homes, Text("核酸改时间", "明天的核酸改到下午 1:00–3:00。"))
    await zhang.says("明天几点做核酸？")
    assert "下午 1:00–3:00" in zhang.last
    assert "8:00" not in zhang.last


async def test_what_was_called_off_is_not_quoted_as_if_it_were_on(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes)
    homes.clock.passes(hours=2)
    await goes_out(homes, Text("核酸取消", "明天的核酸因大风取消。"))
    await zhang.says("明天几点做核酸？")
    assert "8:00" not in zhang.last
    await zhang.says("明天的核酸取消了吗？")
    assert "因大风取消" in zhang.last


async def test_english_is_answered_in_english_or_handed_on(homes: World) -> None:
    smith = await homes.enrolled(2, "John Smith", "en")
    await goes_out(
        homes,
        more={"en": Text("Test tomorrow", "Covid test tomorrow from 8:00 to 11:00 at the east gate. Bring your ID.")},
    )
    await goes_out(homes, Text("停水", "明天 9:00–17:00 停水。"))
    await smith.says("What time is the covid test tomorrow?")
    assert "8:00 to 11:00" in smith.last
    await smith.says("Where is the test?")
    assert "east gate" in smith.last
    await smith.says("When will the water be back tomorrow?")
    assert "17:00" not in smith.last
    assert smith.last.startswith("I wrote it down")


async def test_a_correction_to_the_words_of_a_question_asks_nothing_twice(homes: World) -> None:
    zhang = await homes.enrolled(1, "张伟")
    await goes_out(homes)
    said = await zhang.says("明天几点做核酸？")
    await homes.arrives(said)
    assert await outcomes(homes) == [("answered", "notice/1")]


async def test_two_phones_of_a_household_both_may_press(homes: World) -> None:
    zhang, wang = await homes.enrolled(1, "张伟"), await homes.enrolled(5, "王芳")
    await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    await wang.says("", kind="choice", choice="question:1:whole")
    assert "请带身份证" in wang.last


async def test_each_edition_is_cut_once_however_many_ask(homes: World) -> None:
    zhang, sun = await homes.enrolled(1, "张伟"), await homes.enrolled(3, "孙立")
    await goes_out(homes)
    await zhang.says("明天几点做核酸？")
    await sun.says("明天几点做核酸？")
    await homes.beat()
    assert await homes.count(Passage) == 3
