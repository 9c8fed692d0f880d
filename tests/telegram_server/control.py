"""The people of the stand-in, driven over HTTP, for whoever runs it as a process of its own.

POST /control/say     {user_id, text, name?, chat_id?}      -> {message_id, update_pending}
POST /control/start   {user_id, payload?, name?}
POST /control/press   {user_id, button, message_id?, chat_id?}   (default: the bot's newest message with buttons)
POST /control/photo   {user_id, base64, caption?}
POST /control/block   {user_id, blocked?}
POST /control/group   {chat_id, title, bot_is_admin?}
POST /control/crowd   {first, count, groups?}: so many people who have started the bot, or groups with it as admin
POST /control/flood   the fields of Flood
POST /control/broadcast   the fields of Broadcast
POST /control/orders      the fields of Ordering
POST /control/limits  the fields of Limits, or {"off": true}
POST /control/fail    {method, kind, times?, status?, seconds?, retry_after?}, or {"heal": true}
GET  /control/state   ?chat_id=… adds the messages of that chat
"""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from .broadcast import Broadcast
from .flood import Flood
from .ordering import Ordering
from .pace import Limits
from .people import Group, Person
from .records import Message, Wire
from .server import TelegramServer

Deed = Callable[[Wire], Awaitable[Any]]


class Control:
    """The deeds that can be asked for; each takes the JSON body and gives the answer."""

    def __init__(self, server: TelegramServer) -> None:
        self._server = server
        self._groups: dict[int, Group] = {}

    def _person(self, body: Wire) -> Person:
        language = body.get("language_code", "")
        return self._server.person(int(body["user_id"]), body.get("name", ""), language_code=language)

    def _told(self, message: Message) -> Wire:
        return {"message_id": message.message_id, "pending": self._server.pending}

    async def say(self, body: Wire) -> Wire:
        person = self._person(body)
        if "chat_id" in body and body["chat_id"] != person.id:
            return self._told(await self._groups[body["chat_id"]].says(person, body["text"]))
        return self._told(await person.says(body["text"]))

    async def start(self, body: Wire) -> Wire:
        return self._told(await self._person(body).starts(body.get("payload", "")))

    async def press(self, body: Wire) -> Wire:
        person = self._person(body)
        chat = self._server.state.chats[body.get("chat_id", person.id)]
        if "message_id" in body:
            message = chat.messages[body["message_id"]]
        else:
            message = next(one for one in reversed(chat.from_bot()) if one.buttons and not one.deleted)
        await person.presses(message, body["button"])
        return self._told(message)

    async def photo(self, body: Wire) -> Wire:
        content = base64.b64decode(body["base64"])
        return self._told(await self._person(body).sends_photo(content, body.get("caption", "")))

    async def block(self, body: Wire) -> Wire:
        person = self._person(body)
        await (person.blocks() if body.get("blocked", True) else person.unblocks())
        return {}

    async def group(self, body: Wire) -> Wire:
        group = self._server.group(body["chat_id"], body["title"], bot_is_admin=body.get("bot_is_admin", False))
        self._groups[group.id] = group
        return {"chat_id": group.id}

    async def crowd(self, body: Wire) -> Wire:
        first, count, groups = int(body["first"]), int(body["count"]), bool(body.get("groups", False))
        for number in range(count):
            if groups:
                await self.group({"chat_id": first - number, "title": f"{number + 1}", "bot_is_admin": True})
            else:
                self._server.person(first + number).chat.started = True
        return {"count": count}

    async def broadcast(self, body: Wire) -> Wire:
        return await Broadcast(**body).run(self._server)

    async def orders(self, body: Wire) -> Wire:
        return await Ordering(**body).run(self._server)

    async def flood(self, body: Wire) -> Wire:
        return await Flood(**body).run(self._server)

    async def limits(self, body: Wire) -> Wire:
        self._server.limits = None if body.get("off") else Limits(**body)
        return {"limits": repr(self._server.limits)}

    async def fail(self, body: Wire) -> Wire:
        if body.get("heal"):
            self._server.heal()
        else:
            self._server.fail(**body)
        return {}

    def state(self, chat_id: int | None) -> Wire:
        server = self._server
        out: Wire = {
            "calls": server.calls_total,
            "sent": server.sent_total,
            "count_429": server.count_429,
            "punished": server.punished,
            "pending": server.pending,
            "acknowledged": server.state.updates.acknowledged_total,
            "expired": server.state.updates.expired_total,
            "webhook": server.state.updates.webhook.url if server.state.updates.webhook else "",
            "complaints": server.complaints[-100:],
        }
        if chat_id is not None:
            chat = server.state.chats.get(chat_id)
            out["messages"] = [_shown(message) for message in chat.messages.values()] if chat else []
        return out


def _shown(message: Message) -> Wire:
    return {
        "message_id": message.message_id,
        "from_bot": message.sender.is_bot,
        "text": message.text or message.caption,
        "buttons": [{"text": button.text, "data": button.data, "url": button.url} for button in message.buttons],
        "edited": message.edited,
        "deleted": message.deleted,
        "reactions": message.reactions,
    }


def add_control(server: TelegramServer) -> None:
    """Put /control/… on a server that has not been started yet."""
    control = Control(server)
    deeds: dict[str, Deed] = {
        name: getattr(control, name)
        for name in (
            "say", "start", "press", "photo", "block", "group", "crowd", "broadcast", "orders", "flood", "limits",
            "fail",
        )
    }  # fmt: skip

    async def do(request: web.Request) -> web.Response:
        deed = deeds.get(request.match_info["deed"])
        if deed is None:
            return web.json_response({"error": f"there is: {', '.join(deeds)}"}, status=404)
        try:
            body = await request.json() if request.can_read_body else {}
            return web.json_response(await deed(body))
        except (AssertionError, KeyError, StopIteration, TypeError, ValueError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    async def show(request: web.Request) -> web.Response:
        chat_id = request.query.get("chat_id")
        return web.json_response(control.state(int(chat_id) if chat_id else None))

    server.app.router.add_get("/control/state", show)
    server.app.router.add_post("/control/{deed}", do)
