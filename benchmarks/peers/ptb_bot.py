"""A bare python-telegram-bot bot on its own webhook, as in its documentation: one insert, one reply."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import uvloop
from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from benchmarks.peers import store


def main() -> None:
    """Serve until killed."""
    token, api, port, secret = (os.environ[name] for name in ("TOKEN", "API", "PORT", "SECRET"))
    inserts: list[store.Insert] = []

    async def started(_app: object) -> None:
        inserts.append(await store.opened(os.environ["DATABASE"]))

    async def report(update: Update, _context: Any) -> None:
        message = update.message
        assert message is not None
        await inserts[0](message.chat.id, message.text or "")
        await message.reply_text(f"早上体温记好了: {message.text} °C")

    asyncio.set_event_loop(uvloop.new_event_loop())
    app = Application.builder().token(token).base_url(api).post_init(started).build()
    app.add_handler(MessageHandler(filters.TEXT, report))
    app.run_webhook(
        listen="127.0.0.1",
        port=int(port),
        url_path="hook",
        webhook_url=f"http://127.0.0.1:{port}/hook",
        secret_token=secret,
    )


if __name__ == "__main__":
    main()
