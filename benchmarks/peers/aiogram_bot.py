"""A bare aiogram bot on its own aiohttp webhook, as in its documentation: one insert, one reply."""

from __future__ import annotations

import asyncio
import os

import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from benchmarks.peers import store


def main() -> None:
    """Serve until killed."""
    token, api, port, secret = (os.environ[name] for name in ("TOKEN", "API", "PORT", "SECRET"))
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.removesuffix("/bot")))
    bot, dispatcher = Bot(token, session=session), Dispatcher()
    inserts: list[store.Insert] = []

    async def started() -> None:
        inserts.append(await store.opened(os.environ["DATABASE"]))
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=secret)

    async def report(message: Message) -> None:
        await inserts[0](message.from_user.id, message.text)
        await message.answer(f"早上体温记好了: {message.text} °C")

    dispatcher.startup.register(started)
    dispatcher.message.register(report)
    app = web.Application()
    SimpleRequestHandler(dispatcher=dispatcher, bot=bot, secret_token=secret).register(app, path="/hook")
    setup_application(app, dispatcher, bot=bot)
    loop = uvloop.new_event_loop()
    asyncio.set_event_loop(loop)
    web.run_app(app, host="127.0.0.1", port=int(port), loop=loop, print=lambda *_: None)


if __name__ == "__main__":
    main()
