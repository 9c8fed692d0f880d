"""Whatever people send: an answer comes, nothing is lost, nothing is invented.

By what must be true for whoever sends it, not by how it is understood.
"""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from handlers.chat import Attachment, Kind
from storage.models import Alert, Arrival, Case, Person
from tests.alarms import lanes
from tests.world import World

ARTICLE = (
    "【转发】专家提醒：人体正常体温在36.0到37.2之间，超过37.3就是发热，38.5以上要吃退烧药。11月22日0时至24时，全市新增病例"
    "38例，其中3号楼2例。封控时间从11月20日到12月3日。咨询电话 010-12345678，身份证尾号 3652。口罩36.5元一盒，"
    "满38元送到楼下。血氧低于93%请拨打120。请每天7:00和17:00测量，误差0.1度以内。转给36个朋友，让更多人知道！" * 3
)
WORDS = {
    "empty": "",
    "only spaces": " \n\u3000\t ",
    "ten thousand characters": "今天天气不错，" * 1430,
    "ten thousand digits": "0123456789" * 1000,
    "one character ten thousand times": "啊" * 10_000,
    "only emoji": "😷🤒🌡️👍",
    "emoji of several parts": "👨‍👩‍👧‍👦🏳️‍🌈",
    "a forwarded article full of numbers": ARTICLE,
    "a link": "https://example.org/36.5?t=38.1",
    "marks": "<b>&amp; {$x} %s \\ ' \" ; --",
    "what no database takes": "\x00\ud800",
}


async def kept(world: World, key: str) -> list[str]:
    """What the record holds of an arrival: staff can find it there."""
    async with world.database.read() as db:
        return list(await db.scalars(select(Arrival.text).where(Arrival.key == key)))


@pytest.mark.parametrize("name", WORDS)
async def test_words_of_every_kind_are_answered_kept_and_never_become_a_reading(world: World, name: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    liaison = await world.enrolled(7, "李建国")
    before = len(phone.heard)
    incoming = await phone.says(WORDS[name])
    assert await world.readings() == []
    assert await world.count(Alert) == 0
    assert not any(lane == 0 for lane, _ in await lanes(world, liaison.address))  # no alarm was made of it
    assert len(phone.heard) == before + 1
    assert len(phone.last) < 300
    (text,) = await kept(world, incoming.key)
    assert len(text) == len(WORDS[name])
    assert [arrival.parked_at for arrival in await world.arrivals() if arrival.parked_at] == []
    await phone.says("36.5")  # and the next word is heard as ever
    assert len(await world.readings()) == 1


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "file", "place", "other"])
async def test_things_without_words_are_answered_kept_and_never_become_a_reading(world: World, kind: Kind) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    before = len(phone.heard)
    attachment = Attachment("36.5", "38.2.jpg", "image/jpeg") if kind in ("photo", "file") else None
    incoming = await phone.says("", kind=kind, attachment=attachment)
    assert await world.readings() == []
    assert len(phone.heard) == before + 1
    assert await kept(world, incoming.key) == [""]


async def test_somebody_elses_name_is_asked_about_and_nothing_is_written_down(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("李四36.5")
    assert await world.readings() == []
    assert "哪一位" in phone.last or "名字" in phone.last


async def test_a_neighbours_name_is_somebody_elses_too(world: World) -> None:
    phone, neighbour = await world.enrolled(1, "张伟"), await world.enrolled(2, "赵桂兰")
    before = len(neighbour.heard)
    await phone.says("赵桂兰36.5")
    assert await world.readings() == []
    assert "哪一位" in phone.last or "名字" in phone.last
    assert len(neighbour.heard) == before


async def released(world: World, name: str) -> None:
    async with world.database.begin() as db:
        person = await db.scalar(select(Person.id).where(Person.name == name))
        await db.run(update(Case).where(Case.person_id == person).values(released_at=world.clock.now()))


async def test_who_is_released_is_still_heard_and_told_that_they_need_not_report(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await released(world, "赵桂兰")
    world.clock.passes(minutes=1)
    await phone.says("36.5")
    assert [str(celsius) for _, celsius, _ in await world.readings()] == ["36.5"]
    assert "赵桂兰 36.5" in "\n".join(phone.texts)
    assert phone.last.endswith("赵桂兰已经不用每天报了，想量随时发给我就行。")


async def test_a_fever_of_somebody_released_is_still_a_fever(world: World) -> None:
    phone, liaison = await world.enrolled(1, "赵桂兰"), await world.enrolled(7, "李建国")
    await released(world, "赵桂兰")
    world.clock.passes(minutes=1)
    before = len(liaison.heard)
    await phone.says("38.4")
    assert len(await world.readings()) == 1
    assert len(liaison.heard) > before
    assert "不用每天报" not in "\n".join(phone.texts)


async def test_while_others_stay_only_the_released_are_told(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await released(world, "张伟")
    world.clock.passes(minutes=1)
    await phone.says("王芳36.5")
    assert "不用每天报" not in "\n".join(phone.texts)
    await phone.says("张伟36.5 王芳36.6")
    said = "\n".join(phone.texts)
    assert said.count("不用每天报") == 1
    assert "张伟已经不用每天报了" in said
    assert len(await world.readings()) == 3


@pytest.mark.parametrize("text", ["36.5", "张伟38.8", "状态", ARTICLE, "", "👍", "我发烧了，救救我"])
async def test_a_stranger_is_answered_and_leaves_nothing_behind(world: World, text: str) -> None:
    liaison = await world.enrolled(7, "李建国")
    quiet = len(liaison.heard)
    stranger = world.phone(99)
    incoming = await stranger.says(text)
    assert len(stranger.heard) == 1
    assert "码" in stranger.last
    assert await world.readings() == []
    assert len(liaison.heard) == quiet
    assert await kept(world, incoming.key) == [""]  # what a stranger writes is not ours to keep


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "file", "place", "other"])
async def test_a_strangers_things_are_answered_too(world: World, kind: Kind) -> None:
    stranger = world.phone(99)
    await stranger.says("", kind=kind)
    assert len(stranger.heard) == 1
    assert "码" in stranger.last
