"""Arrivals: counted once, in each person's order, never lost, never blocking what is behind them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import select, text

from bot.inbox import Inbox, scrub
from handlers import routes
from handlers.chat import Incoming, Talk
from storage.database import Database, Db, Unavailable
from storage.models import Arrival, Letter, Mark
from tests.world import RULES, TEXTS, World


def inbox_of(world: World, answer: Callable[[Talk], Awaitable[None]], database: Database | None = None) -> Inbox:
    inbox = Inbox(database or world.database, RULES, TEXTS, answer, world.clock.now, lambda _channels: None)
    inbox.start()
    return inbox


def message(number: int, text: str = "36.5", sender: str = "fake:1") -> Incoming:
    return Incoming(key=f"k{number}", chat=sender, sender=sender, text=text)


async def test_the_same_arrival_ten_times_at_once_is_counted_once(world: World) -> None:
    await world.enrolled(1, "赵桂兰")
    await asyncio.gather(*(world.inbox.receive(message(1)) for _ in range(10)))
    await world.inbox.receive(message(1))
    assert len(await world.readings()) == 1


async def test_the_same_arrival_in_two_processes_at_once_is_counted_once(world: World) -> None:
    await world.enrolled(1, "赵桂兰")
    other = inbox_of(world, routes.answer, Database(world.database.url.render_as_string(False), world.database.vault))
    for number in range(5):
        await asyncio.gather(world.inbox.receive(message(number)), other.receive(message(number)))
    assert len(await world.readings()) == 5
    await other.stop()
    await other._database.close()


async def test_one_persons_messages_are_handled_in_their_order(world: World) -> None:
    said: list[str] = []

    async def answer(talk: Talk) -> None:
        await asyncio.sleep(0)
        said.append(talk.text)

    inbox = inbox_of(world, answer)
    await asyncio.gather(*(inbox.receive(message(number, str(number))) for number in range(50)))
    assert said == [str(number) for number in range(50)]
    await inbox.stop()


async def test_a_chatty_sender_does_not_hold_up_the_others(world: World) -> None:
    said: list[str] = []

    async def answer(talk: Talk) -> None:
        said.append(talk.incoming.sender)

    inbox = inbox_of(world, answer)
    chatty = [inbox.receive(message(number)) for number in range(100)]
    others = [inbox.receive(message(1000 + n, sender=f"fake:{n + 2}")) for n in range(5)]
    await asyncio.gather(*chatty, *others)
    assert {said.index(f"fake:{n + 2}") for n in range(5)} <= set(range(20))
    await inbox.stop()


async def test_arrivals_that_wait_together_share_a_commit(world: World) -> None:
    begun = 0

    class Counting(Database):
        @asynccontextmanager
        async def begin(self) -> AsyncIterator[Db]:
            nonlocal begun
            begun += 1
            async with super().begin() as db:
                yield db

    database = Counting(world.database.url.render_as_string(False), world.database.vault)

    async def answer(talk: Talk) -> None:
        talk.say("help-role")

    inbox = inbox_of(world, answer, database)
    await asyncio.gather(*(inbox.receive(message(n, sender=f"fake:{n}")) for n in range(120)))
    assert begun <= 10
    assert await world.count(Letter) == 120
    await inbox.stop()
    await database.close()


async def test_a_handler_that_fails_is_parked_with_an_apology_and_harms_nobody_else(world: World) -> None:
    async def answer(talk: Talk) -> None:
        await talk.db.insert(Mark, key=talk.incoming.key, value="")
        talk.say("help-role")
        if talk.text == "poison":
            raise KeyError("赵桂兰 38.5")

    inbox = inbox_of(world, answer)
    poison = Incoming(key="poison", chat="fake:9", sender="fake:9", text="poison", payload={"text": "poison"})
    await asyncio.gather(*(inbox.receive(message(n, sender=f"fake:{n}")) for n in range(5)), inbox.receive(poison))
    await inbox.receive(message(99, "after", sender="fake:9"))
    assert await world.count(Mark) == 6
    parked = [arrival for arrival in await world.arrivals() if arrival.parked_at is not None]
    assert [(one.key, one.payload) for one in parked] == [("poison", {"text": "poison"})]
    assert "KeyError at test_inbox.py" in parked[0].error
    assert "38.5" not in parked[0].error  # an error quotes nobody
    await world.speaker.drain()
    assert "出了点岔子" in next(heard.text for heard in world.channel.sent if heard.chat == "fake:9")
    await inbox.stop()


async def test_several_that_fail_among_many_are_each_parked_and_each_of_the_others_counts_once(world: World) -> None:
    async def answer(talk: Talk) -> None:
        await talk.db.insert(Mark, key=talk.incoming.key, value="")
        talk.say("help-role")
        if talk.text == "poison":
            raise KeyError

    poisons = {0, 17, 18, 39}
    inbox = inbox_of(world, answer)
    await asyncio.gather(
        *(inbox.receive(message(n, "poison" if n in poisons else "fine", sender=f"fake:{n}")) for n in range(40))
    )
    states = {arrival.key: arrival.parked_at is not None for arrival in await world.arrivals()}
    assert states == {f"k{n}": n in poisons for n in range(40)}
    assert await world.count(Mark) == 36
    assert await world.count(Letter) == 40  # 36 answers, four apologies
    assert inbox.parked == 4
    assert inbox.received == 40
    await inbox.stop()


async def test_a_row_that_cannot_be_written_parks_the_message_that_it_came_with_and_no_other(world: World) -> None:
    async def answer(talk: Talk) -> None:
        talk.db.add(Mark, key=talk.text, value="")
        talk.say("help-role")

    async with world.database.begin() as db:
        await db.insert(Mark, key="there already", value="")
    inbox = inbox_of(world, answer)
    texts = ["one", "two", "there already", "three"]
    await asyncio.gather(*(inbox.receive(message(n, text, sender=f"fake:{n}")) for n, text in enumerate(texts)))
    parked = [arrival.text for arrival in await world.arrivals() if arrival.parked_at is not None]
    assert parked == ["there already"]
    assert await world.count(Mark) == 4
    await inbox.stop()


async def test_what_one_message_wrote_is_seen_by_the_next_of_the_same_transaction(world: World) -> None:
    seen: list[list[str]] = []

    async def answer(talk: Talk) -> None:
        seen.append(sorted(await talk.db.scalars(select(Mark.key))))
        talk.db.add(Mark, key=talk.text, value="")

    inbox = inbox_of(world, answer)
    await asyncio.gather(*(inbox.receive(message(n, f"m{n}", sender=f"fake:{n}")) for n in range(3)))
    assert seen == [[], ["m0"], ["m0", "m1"]]
    await inbox.stop()


@pytest.mark.parametrize(
    "evil", ["36.5\0", "\ud800 36.5", "x" * 200_000, "36.5" + "\u202e" * 50, "'; DROP TABLE letters"]
)
async def test_no_text_at_all_gets_stuck(world: World, evil: str) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says(evil)
    await phone.says("36.5")
    assert "36.5" in phone.last
    assert all(arrival.parked_at is None for arrival in await world.arrivals())


async def test_what_spoils_the_commit_itself_is_parked_alone(world: World) -> None:
    async def answer(talk: Talk) -> None:
        if talk.text == "poison":
            talk.letters.append(object())  # type: ignore[arg-type]  # a handler's bug that shows only when it is written
        else:
            talk.say("help-role")

    inbox = inbox_of(world, answer)
    await asyncio.gather(
        *(inbox.receive(message(n, "poison" if n == 3 else "fine", sender=f"fake:{n}")) for n in range(6))
    )
    states = {arrival.key: arrival.parked_at is not None for arrival in await world.arrivals()}
    assert states == {f"k{n}": n == 3 for n in range(6)}
    assert await world.count(Letter) == 6  # five answers, one apology
    await inbox.stop()


async def test_a_database_that_is_down_is_told_to_the_platform_and_the_next_delivery_is_taken(world: World) -> None:
    await world.enrolled(1, "赵桂兰")
    down = True

    class Failing(Database):
        @asynccontextmanager
        async def begin(self) -> AsyncIterator[Db]:
            async with super().begin() as db:
                yield db
                if down:
                    raise Unavailable("gone in the middle")

    database = Failing(world.database.url.render_as_string(False), world.database.vault)
    inbox = inbox_of(world, routes.answer, database)
    with pytest.raises(Unavailable):
        await inbox.receive(message(1))
    assert await world.readings() == []
    down = False
    await inbox.receive(message(1))
    assert len(await world.readings()) == 1
    await inbox.stop()
    await database.close()


async def test_a_mistake_of_ours_in_a_query_is_no_outage(world: World) -> None:
    async def answer(talk: Talk) -> None:
        await talk.db.run(text("SELECT no_such_column FROM letters"))

    inbox = inbox_of(world, answer)
    await inbox.receive(message(1))
    (arrival,) = await world.arrivals()
    assert arrival.parked_at is not None
    await inbox.stop()


async def test_what_a_channel_cannot_read_is_kept_once_with_its_secrets_out(world: World) -> None:
    payload = {
        "message": {"text": "/start ABCD2345", "n": 5, "list": ["a\0b"]},
        "secret_token": "s",
        "url": "https://x/bot123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe and /h/abcdefghijklmnopqrstuv",
    }
    for _ in range(2):
        await world.inbox.park("telegram:1:7", "telegram:42", payload, ValueError("x"))
    (arrival,) = await world.arrivals()
    kept = str(arrival.payload)
    assert "ABCD2345" not in kept
    assert "AAAAAAAA" not in kept
    assert "abcdefghij" not in kept
    assert arrival.payload["secret_token"] == "***"
    assert arrival.payload["message"]["list"] == ["a b"]
    assert await world.count(Arrival) == 1


@pytest.mark.parametrize("together", [False, True])
async def test_a_code_is_not_kept_even_where_its_handler_failed(world: World, together: bool) -> None:
    async def answer(talk: Talk) -> None:
        raise RuntimeError

    code = (await world.codes())["赵桂兰"]
    inbox = inbox_of(world, answer)
    typed = Incoming(key="typed", chat="fake:8", sender="fake:8", text=code, payload={"message": {"text": code}})
    linked = Incoming(key="linked", chat="fake:9", sender="fake:9", text=f"/start {code}", payload=None)
    if together:
        await asyncio.gather(inbox.receive(typed), inbox.receive(linked))
    else:
        await inbox.receive(typed)
        await inbox.receive(linked)
    kept = await world.arrivals()
    assert all(arrival.parked_at is not None for arrival in kept)
    assert code not in str(kept)
    await inbox.stop()


def test_scrubbing_leaves_numbers_and_structure_as_they_are() -> None:
    assert scrub({"a": [1, None, True, {"b": 2.5}]}) == {"a": [1, None, True, {"b": 2.5}]}


async def test_what_waits_when_we_stop_is_finished(world: World) -> None:
    said: list[str] = []

    async def answer(talk: Talk) -> None:
        said.append(talk.text)

    inbox = inbox_of(world, answer)
    waiting = [asyncio.ensure_future(inbox.receive(message(n, str(n)))) for n in range(5)]
    await asyncio.sleep(0)
    await inbox.stop()
    await asyncio.gather(*waiting)
    assert said == ["0", "1", "2", "3", "4"]
    with pytest.raises(Unavailable):
        await inbox.receive(message(99))
