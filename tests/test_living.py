"""Living messages and things done instead of said: what the outbox makes of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.base import Limits, Refused, Unreachable
from bot.inbox import letter_row
from handlers import groups, living
from handlers.chat import Choice, Letter, Marked
from handlers.living import Page, Wording
from storage import outbox
from storage.models import Letter as Row
from tests.world import World

GROUP = "fake:-7"
STATE: dict[str, Any] = {}


async def _list(page: Page) -> Wording | None:
    if page.name == "list/0":
        return None
    if STATE.get("broken"):
        raise ValueError("broken")
    return Wording(Marked(f"{page.name}: {STATE['said']}"), (Choice("join:1", "加入"),))


@pytest.fixture(autouse=True)
def composer() -> Iterator[None]:
    STATE.clear()
    living.COMPOSERS["list"] = _list
    yield
    del living.COMPOSERS["list"]


def fresh(key: str, name: str = "list/1", **more: Any) -> Letter:
    return Letter(key, GROUP, "", living=name, **more)


async def write(world: World, *letters: Letter) -> None:
    async with world.database.begin() as db:
        await outbox.write(db, [letter_row(letter, world.clock.now()) for letter in letters])


async def says(world: World, said: str, *letters: Letter) -> None:
    STATE["said"] = said
    await write(world, *letters)
    await world.speaker.drain()


def shown(world: World) -> list[str]:
    return [heard.text for heard in world.channel.sent if heard.chat == GROUP]


async def states(world: World) -> list[str]:
    async with world.database.read() as db:
        return await db.scalars(select(Row.state).where(Row.chat == GROUP).order_by(Row.id))


async def test_a_living_message_is_said_once_and_then_written_anew_in_its_place(world: World) -> None:
    await says(world, "nobody", fresh("a"))
    assert shown(world) == ["list/1: nobody"]
    world.clock.passes(seconds=10)
    await says(world, "one", fresh("b"))
    assert shown(world) == ["list/1: one"]
    assert [text for _, text, _ in world.channel.edits] == ["list/1: one"]
    assert world.channel.sent[-1].choices == (Choice("join:1", "加入"),)
    assert await states(world) == ["replaced", "sent"]


async def test_another_name_or_another_chat_is_another_message(world: World) -> None:
    await says(world, "x", fresh("a"), fresh("b", "list/2"), Letter("c", "fake:-8", "", living="list/1"))
    assert len(world.channel.sent) == 3
    assert world.channel.edits == []


async def test_fifty_changes_within_two_seconds_are_few_edits_and_the_last_says_it_all(world: World) -> None:
    world.channel.limits = Limits(30, 1, 20)
    await world.crash()
    await says(world, "0", fresh("k0"))
    for number in range(1, 51):
        world.clock.passes(milliseconds=40)
        await says(world, str(number), fresh(f"k{number}"))
    for _ in range(10):
        world.clock.passes(seconds=5)
        await world.speaker.drain()
    assert shown(world) == ["list/1: 50"]
    assert len(world.channel.edits) <= 2


async def test_what_it_says_is_put_together_when_it_goes_not_when_it_was_written(world: World) -> None:
    STATE["said"] = "old"
    await write(world, fresh("a"))
    STATE["said"] = "new"
    await world.speaker.drain()
    assert shown(world) == ["list/1: new"]


async def test_the_newest_of_several_in_one_transaction_is_the_one_that_waits(world: World) -> None:
    await says(world, "x", fresh("a"), fresh("b"), fresh("c"))
    assert len(world.channel.sent) == 1
    assert await states(world) == ["sent"]


async def test_where_its_message_is_gone_it_is_said_anew(world: World) -> None:
    await says(world, "one", fresh("a"))
    world.channel.sent.clear()  # somebody has deleted it
    world.clock.passes(seconds=10)
    await says(world, "two", fresh("b"))
    world.clock.passes(seconds=10)
    await says(world, "three", fresh("c"))
    assert shown(world) == ["list/1: three"]


async def test_where_there_is_nothing_to_say_nothing_goes(world: World) -> None:
    await says(world, "x", fresh("a", "list/0"), fresh("b", "unknown/1"))
    assert shown(world) == []
    assert await states(world) == ["replaced", "replaced"]


async def test_one_that_cannot_be_put_together_waits_and_is_tried_again(world: World) -> None:
    STATE["broken"] = True
    await says(world, "x", fresh("a"))
    assert shown(world) == []
    STATE["broken"] = False
    world.clock.passes(minutes=2)
    await world.speaker.drain()
    assert shown(world) == ["list/1: x"]


async def test_a_restart_goes_on_with_the_same_message(world: World) -> None:
    await says(world, "one", fresh("a"))
    await world.crash()
    world.clock.passes(seconds=10)
    await says(world, "two", fresh("b"))
    assert shown(world) == ["list/1: two"]


async def test_it_is_pinned_once(world: World) -> None:
    await says(world, "one", fresh("a", pinned=True))
    world.clock.passes(seconds=10)
    await says(world, "two", fresh("b", pinned=True))
    id = world.channel.sent[0].id
    assert world.channel.acts == [(GROUP, {"do": "pin", "message": id})]


async def test_what_a_message_is_about_is_found_again(world: World) -> None:
    await write(world, Letter("a", "fake:1", "hello", about="thread/17"))
    await world.speaker.drain()
    async with world.database.read() as db:
        assert await outbox.about(db, "fake:1", world.channel.sent[-1].id) == "thread/17"
        assert await outbox.about(db, "fake:2", world.channel.sent[-1].id) is None
        assert await outbox.about(db, "fake:1", "999") is None


async def test_an_act_is_done_and_what_came_of_it_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[groups.Done] = []

    async def acted(_db: Any, _rules: Any, _words: Any, one: groups.Done, _now: Any) -> list[Letter]:
        done.append(one)
        return [Letter("answer", "fake:1", "thanks")] if not one.why else []

    monkeypatch.setattr(groups, "acted", acted)
    world.channel.results["invite"] = {"link": "https://t.me/+x"}
    act = {"do": "invite", "name": "3号楼"}
    await write(world, Letter("a", GROUP, "", act=act))
    await world.speaker.drain()
    world.channel.refusing["delete"] = Refused("not enough rights")
    await write(world, Letter("b", GROUP, "", act={"do": "delete", "message": "5"}))
    await world.speaker.drain()
    assert [(one.act["do"], one.result, one.why) for one in done] == [
        ("invite", {"link": "https://t.me/+x"}, ""),
        ("delete", {}, "not enough rights"),
    ]
    assert [heard.text for heard in world.channel.sent] == ["thanks"]


async def test_an_act_that_the_platform_does_not_answer_is_tried_again(world: World) -> None:
    world.channel.refusing["react"] = Unreachable("no answer")
    await write(world, Letter("a", GROUP, "", act={"do": "react", "message": "5", "mark": "👍"}))
    await world.speaker.drain()
    assert world.channel.acts == []
    del world.channel.refusing["react"]
    world.clock.passes(minutes=2)
    await world.speaker.drain()
    assert [act["do"] for _, act in world.channel.acts] == ["react"]


async def test_acts_use_up_nothing_of_a_groups_messages(world: World) -> None:
    world.channel.limits = Limits(30, 1, 20)
    await world.crash()
    await write(
        world, *(Letter(f"a{n}", GROUP, "", act={"do": "react", "message": str(n), "mark": "👍"}) for n in range(25))
    )
    await world.speaker.drain()
    assert len(world.channel.acts) == 25


async def test_two_writers_at_once_leave_the_newest_wording(world: World) -> None:
    STATE["said"] = "0"

    async def one(number: int) -> None:
        async with world.database.begin() as db:
            await outbox.write(db, [letter_row(fresh(f"k{number}"), world.clock.now())])
        STATE["said"] = max(STATE["said"], str(number))

    await asyncio.gather(*(one(number) for number in range(1, 10)))
    for _ in range(12):
        await world.speaker.drain()
        world.clock.passes(seconds=6)
    assert shown(world) == ["list/1: 9"]
    async with world.database.read() as db:
        late = await db.scalars(select(Row.id).where(Row.state == "waiting"))
    assert late == []
    assert world.clock.now() > world.channel.sent[0].at + timedelta(seconds=5)
