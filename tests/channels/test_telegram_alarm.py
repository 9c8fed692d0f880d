"""An alarm leaves within five seconds, also while a broadcast uses up Telegram's limits."""

from __future__ import annotations

from pathlib import Path

from bot.inbox import letter_row
from handlers.chat import Lane, Letter
from storage import outbox
from tests.channels.test_telegram_service import Town, opened
from tests.telegram_server import Limits

REAL = Limits(slack=0.005)  # 30 a second, one a second in a chat; forgives the jitter of a loaded machine
CHATS = 1_000


async def broadcast(town: Town) -> None:
    """A notice to a thousand chats, the resident's and the keepers' among them."""
    people = [town.server.person(number) for number in (42, 7, 8, 9, *range(100_000, 100_000 + CHATS - 4))]
    for person in people:
        person.chat.started = True
    now = town.clock.now()
    letters = [
        Letter(f"notice/1/{person.id}", f"telegram:{person.id}", "明天上午做核酸。", lane=Lane.NOTICE)
        for person in people
    ]
    async with town.app.database.begin() as db:
        await outbox.write(db, [letter_row(letter, now) for letter in letters])
    town.app.wake({"telegram"})


async def test_a_fever_reaches_the_doctor_within_5_seconds_while_1000_chats_are_written_to(
    database_url: str, tmp_path: Path
) -> None:
    async with opened(database_url, tmp_path, "polling", REAL) as town:
        server = town.server
        zhao = await town.enrolled(42, "赵桂兰")
        keepers = [
            await town.enrolled(7, "李建国"), await town.enrolled(8, "王医生"), await town.enrolled(9, "陈静"),
        ]  # fmt: skip
        before = server.sent_total
        await broadcast(town)
        await server.until(lambda: server.sent_total >= before + 45, timeout=30)  # more than the burst of one second
        written = server.state.clock()
        await zhao.says("38.5")
        await server.until(lambda: all("🔔" in keeper.last.text for keeper in keepers), timeout=30)
        await server.until(lambda: any("赵桂兰：发热" in message.text for message in zhao.inbox), timeout=30)
        alarms = [call for call in server.called("sendMessage") if "发热 38.5℃" in call.params["text"]]
        assert {call.params["chat_id"] for call in alarms} == {42, 7, 8, 9}
        assert max(call.at for call in alarms) - written < 5
        sent = server.sent_total - before - len(alarms)
        assert sent < CHATS / 2  # the broadcast was under way, and goes on
        await server.until(lambda: server.sent_total - before - len(alarms) > sent, timeout=30)
