"""aiogram with its default session (aiohttp)."""

from __future__ import annotations

import os

import uvloop
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from benchmarks.peers.sending import measured


async def main() -> None:
    """Send, and print what it took."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["API"].removesuffix("/bot")))
    async with Bot(os.environ["TOKEN"], session=session) as bot:
        await measured(bot.send_message)


if __name__ == "__main__":
    uvloop.run(main())
