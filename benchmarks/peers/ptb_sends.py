"""python-telegram-bot with its default request (httpx)."""

from __future__ import annotations

import os

import uvloop
from telegram import Bot

from benchmarks.peers.sending import measured


async def main() -> None:
    """Send, and print what it took."""
    async with Bot(os.environ["TOKEN"], base_url=os.environ["API"]) as bot:
        await measured(bot.send_message)


if __name__ == "__main__":
    uvloop.run(main())
