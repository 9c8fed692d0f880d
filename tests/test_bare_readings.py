"""One number and nothing else goes a short way through the routes; it comes out where the long way does."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import bindparam, func, select

from handlers import routes
from handlers.chat import Incoming, Letter, Talk
from handlers.routes import answering
from handlers.temperature import is_bare, parse
from storage import accounts
from storage.models import Reading
from tests import bags, shopping, signups
from tests.keepers import presses_id
from tests.supplies.shop import SHOP
from tests.test_temperature_reports import REPORTS, lines
from tests.world import TEXTS, Phone, World

TEXTS_BARE = (
    "36.5",
    "36",
    "36.5度",
    "37.3",
    "39.2 ℃。",
    "40°C",
    "42.9",
    "35.0",
    "34.1",
    "31",
    "49.9",
    "36.5！",
    " 36.5\n",
)


_WRITTEN = (
    select(Reading.person_id, Reading.celsius, Reading.day, Reading.slot, Reading.late, Reading.source)
    .where(Reading.id > bindparam("last"))
    .order_by(Reading.id)
)


class Undone(Exception):
    """Nothing of it is to stay."""


async def said(world: World, phone: Phone, text: str) -> tuple[list[Letter], list[object]]:
    """What the routes would answer to somebody who writes `text` now, and the readings that they would write."""
    now = world.clock.now()
    incoming = Incoming("fake:once", phone.address, phone.address, text=text, message="once", sent_at=now)
    letters: list[Letter] = []
    readings: list[object] = []
    with contextlib.suppress(Undone):
        async with world.database.begin() as db:
            known = await accounts.speakers(db, [phone.address], now)
            last = await db.scalar(select(func.max(Reading.id))) or 0
            talk = Talk(incoming, db, now, world.rules, TEXTS, known.get(phone.address))
            await routes.answer(talk)
            letters = talk.letters
            readings = [tuple(row) for row in await db.all(_WRITTEN, {"last": last})]
            raise Undone
    # Without what numbers rows: PostgreSQL does not give a number twice, even where the first was undone.
    return [dataclasses.replace(letter, choices=(), about="", key="") for letter in letters], readings


async def nothing(world: World) -> Phone:
    return await world.enrolled(1, "张伟")


async def nobody_said_who(world: World) -> Phone:
    phone = world.phone(1)
    await phone.enrols("张伟")
    return phone


async def not_in_quarantine(world: World) -> Phone:
    return await world.enrolled(4, "孙立")


async def on_its_way(world: World) -> Phone:
    crew = await bags.crew(world)
    await bags.bought(world, crew.home, "两袋盐")
    return crew.home


async def at_the_door(world: World) -> Phone:
    crew = await bags.crew(world)
    order = await bags.bought(world, crew.home, "两袋盐")
    await presses_id(crew.carrier, f"bag:down:{order.id}")
    return crew.home


async def a_draft_of_yesterday(world: World) -> Phone:
    phone = await nothing(world)
    await shopping.open_shop(world)
    await phone.says("两袋盐")
    await shopping.later(world, hours=20)
    return phone


async def asked_for_hands(world: World) -> Phone:
    phone = await nothing(world)
    await signups.called(world)
    return phone


async def reminded(world: World) -> Phone:
    phone = await nothing(world)
    world.clock.at("18:30")
    await world.beat()
    return phone


async def in_talk(world: World) -> Phone:
    await world.enrolled(7, "李建国")
    phone = await nothing(world)
    await phone.says("我家门口的灯坏了，什么时候有人来看看呀")
    return phone


async def with_a_fever(world: World) -> Phone:
    await world.enrolled(7, "李建国")
    phone = await nothing(world)
    await phone.says("38.6")
    return phone


STATES = (
    nothing, nobody_said_who, not_in_quarantine, on_its_way, at_the_door, a_draft_of_yesterday, asked_for_hands,
    reminded, in_talk, with_a_fever,
)  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: str(state.__name__))
async def test_the_short_way_leads_where_the_long_one_does(
    world: World, monkeypatch: pytest.MonkeyPatch, state: Callable[[World], Awaitable[Phone]]
) -> None:
    phone = await state(world)
    short = {text: await said(world, phone, text) for text in TEXTS_BARE}
    assert any(readings or letters for letters, readings in short.values())
    monkeypatch.setattr(answering, "_bare_reading", lambda _talk, _speaker: None)
    for text in TEXTS_BARE:
        assert await said(world, phone, text) == short[text], text


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("36.5", True), ("36.5度", True), ("36.5 ℃", True), ("38", True), ("36.5。", True),
        ("张伟36.5", False), ("36.5 36.6", False), ("36.55", False), ("136.5", False), ("26.5", False),
        ("36.5元", False), ("36.5？", False), ("更正 36.8", False), ("36.5\n36.6", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_one_number_and_nothing_else(text: str, bare: bool) -> None:
    assert is_bare(text) is bare


@pytest.mark.parametrize("text", TEXTS_BARE)
def test_a_bare_number_says_the_same_whoever_lives_there(text: str) -> None:
    assert parse(text, ("张伟", "36", "度", "5")) == parse(f" {text}", ())
    parse(text).readings.clear()
    assert parse(text) == parse(text, ("张伟",))


def test_what_may_hold_an_order_is_looked_at_for_one() -> None:
    things = [(item.name, item.sold.unit) for item in SHOP.items]
    orders = [f"{count}{unit}{name}" for (name, unit), count in zip(things, itertools.cycle("两三1"), strict=False)]
    orders += [f"再加一{unit}{name}" for name, unit in things] + [f"{name}2" for name, _ in things]
    unseen = [
        text
        for order in orders
        for text in (f"36.5，{order}", f"{order}，36.5", f"早上36.5 {order}")
        if (parsed := parse(text)).kind == "report" and not parsed.more
    ]
    assert unseen == []


def test_what_tells_of_temperatures_alone_is_not_looked_at_for_orders() -> None:
    names = ("张三", "李四", "王芳", "John Smith", "John")
    plain = (
        "36.5",
        "张三36.5 李四36.6",
        "我36.5，王芳36.6",
        "今早36.5",
        "妈妈 36.5℃，爸爸 36.8℃",
        "谢谢，36.5",
        "更正 36.8",
    )
    assert [text for text in plain if parse(text, names).more] == []
    reports = [text for text, _ in lines(REPORTS)]
    alone = [text for text in reports if not parse(text, names).more]
    assert len(alone) > len(reports) / 3
