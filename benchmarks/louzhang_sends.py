"""Our own channel, the way the outbox uses it; runs in the service's environment, beside the peers' likes of it."""

from __future__ import annotations

import os
from typing import Any

import uvloop

from benchmarks.peers.sending import measured
from bot.channels.base import Limits, Message
from bot.channels.telegram import TelegramChannel
from bot.texts import Texts
from handlers.chat import Incoming


class _Nobody:
    async def receive(self, incoming: Incoming) -> None:
        raise AssertionError("nothing is received here")

    async def park(self, key: str, chat: str, payload: dict[str, Any], error: Exception) -> None:
        raise AssertionError("nothing is received here")


async def main() -> None:
    """Send, and print what it took."""
    channel = TelegramChannel(
        os.environ["TOKEN"], _Nobody(), Texts.load(), base_url=os.environ["API"], limits=Limits(), listen=False
    )
    await measured(lambda chat, text: channel.send(Message(1, "k", f"telegram:{chat}", text)))
    await channel.stop()


if __name__ == "__main__":
    uvloop.run(main())
