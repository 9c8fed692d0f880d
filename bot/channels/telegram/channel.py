"""The Telegram channel: sends letters, listens by polling or webhook, tells Telegram who the bot is."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import os
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from aiohttp import web
from telegram import InlineKeyboardMarkup, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError

from bot import log
from bot.channels.base import (
    Limits,
    Message,
    Refused,
    Sent,
    clean,
    plain,
    split,
    tidy,
    utf16_units,
)
from bot.channels.telegram.acting import do, is_same
from bot.channels.telegram.asking import WEBHOOK, DiscreetBot
from bot.channels.telegram.naming import Unreadable, address, is_id, key
from bot.channels.telegram.reading import ALLOWED_UPDATES, read
from bot.channels.telegram.request import AiohttpRequest, fields
from bot.channels.telegram.sending import after, failure, id_of, keyboard_of, kind_of, ref_of, reply_to
from handlers.chat import Incoming, Words
from storage.database import Unavailable

os.environ.setdefault("PTB_TIMEDELTA", "true")  # python-telegram-bot's way to ask for its coming behaviour

_log = log.get("telegram")

TEXT_UNITS, CAPTION_UNITS = 4096, 1024  # UTF-16 units "after entities parsing" (Bot API: sendMessage, sendPhoto)
_BREATH_SECONDS = 0.2
_AT_ONCE = 100  # the most that setWebhook grants: what waits for its commit together shares one
_POLL_SECONDS = 50  # the longest that getUpdates holds
_COMMANDS = (
    "temp", "status", "order", "orders", "request", "sos", "notices", "team", "group", "missing", "board", "threads",
    "care", "coverage", "scheduled", "desk", "carry",
    "duty", "lang", "help",
)  # fmt: skip
_TIDY_SECONDS = 5.0  # for answers to presses that are under way when we stop


class Inbox(Protocol):
    """Where arrivals go."""

    async def receive(self, incoming: Incoming) -> None:
        """Returns when it is committed; raises Unavailable."""

    async def park(self, key: str, chat: str, payload: dict[str, Any], error: Exception) -> None:
        """Keeps what could not be read; raises Unavailable."""


class TelegramChannel:
    """One bot. `listen` false: it only speaks (another process receives)."""

    name = "telegram"
    uploads = True

    def __init__(
        self,
        token: str,
        inbox: Inbox,
        words: Words,
        *,
        base_url: str,
        limits: Limits,
        mode: str = "polling",
        webhook_secret: str = "",
        public_url: str = "",
        listen: bool = True,
        named: Callable[[str], Awaitable[None]] | None = None,
        username: str = "",
    ) -> None:
        self.limits = limits
        self._inbox = inbox
        self._words = words
        self._mode = mode
        self._secret = webhook_secret.encode()
        self._public_url = public_url
        self._listen = listen
        self._named = named
        self.username = username  # the bot's; asked for at the start
        self._id = int(token.partition(":")[0])
        self._speaking, self._polling = AiohttpRequest(), AiohttpRequest(connections=2)
        self.bot = DiscreetBot(
            token,
            base_url=base_url,
            base_file_url=base_url.removesuffix("/bot") + "/file/bot",
            request=self._speaking,
            get_updates_request=self._polling,
        )
        self._tasks: set[asyncio.Task[Any]] = set()
        self._hushes: set[asyncio.Task[Any]] = set()
        self.patience = 1.0  # seconds before the first new try of what Telegram, or the database, would not do
        self.ready = False  # Telegram has answered us

    def __repr__(self) -> str:
        return f"TelegramChannel({self._id})"

    # --- speaking -------------------------------------------------------------------------------------------------

    def is_group(self, chat: str) -> bool:
        """Groups have negative ids."""
        return chat.startswith("telegram:-")

    def parts(self, text: str, *, with_file: bool) -> list[str]:
        """Cut to what one message holds; with a file, the first part is its caption."""
        pieces = split(text, TEXT_UNITS, utf16_units)
        if not with_file:
            return pieces
        return [text] if utf16_units(plain(text)) <= CAPTION_UNITS else ["", *pieces]

    async def send(self, message: Message) -> Sent:
        """Send one message. Raises SendError's kinds."""
        keyboard = keyboard_of(message.choices, self.username)
        try:
            chat = int(message.chat.removeprefix("telegram:"))
            text = tidy(clean(message.text))
            if message.file is None:
                return Sent(await self._send_text(chat, text, keyboard, message))
            kind = kind_of(message.file)
            sent = await self._send_file(chat, text, keyboard, message, kind)
        except TelegramError as error:
            raise failure(error) from error
        except Exception as error:  # a bug, or an answer that cannot be read: trying again would not help
            raise Refused(log.where(error)) from error
        return Sent(str(getattr(sent, "message_id", "")), message.file.ref or ref_of(sent, kind))

    async def edit(self, message: Message, former: str) -> str:
        """Write a message anew in its place; one that says the same already is as well."""
        try:
            chat, id = int(message.chat.removeprefix("telegram:")), int(former)
            text = tidy(clean(message.text))
            await self.bot.edit_message_text(
                text, chat, id, parse_mode=ParseMode.HTML, reply_markup=keyboard_of(message.choices, self.username)
            )
        except TelegramError as error:
            if is_same(error):
                return former
            raise failure(error) from error
        except Exception as error:
            raise Refused(log.where(error)) from error
        return former

    async def act(self, chat: str, act: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked for in a chat. Raises SendError's kinds."""
        try:
            return await do(self.bot, int(chat.removeprefix("telegram:")), act)
        except TelegramError as error:
            raise failure(error) from error
        except Exception as error:
            raise Refused(log.where(error)) from error

    async def _send_text(self, chat: int, text: str, keyboard: InlineKeyboardMarkup | None, message: Message) -> str:
        """sendMessage through the library's request, but not its Bot: that builds a whole Message of the answer, a
        sixth of the cost of a report and its reply, and takes one that it cannot read for a failure. We need the id."""
        asked = {"chat_id": str(chat), "text": text, "parse_mode": ParseMode.HTML.value}
        if keyboard is not None:
            asked["reply_markup"] = keyboard.to_json()
        if message.silent:
            asked["disable_notification"] = "true"
        reply = reply_to(message.reply_to)
        if reply is not None:
            asked["reply_parameters"] = reply.to_json()
        sent: Any = await self._speaking.post(f"{self.bot.base_url}/sendMessage", fields(asked))
        return str(sent.get("message_id", "")) if isinstance(sent, dict) else ""

    async def _send_file(
        self, chat: int, text: str, keyboard: InlineKeyboardMarkup | None, message: Message, kind: str
    ) -> Any:
        """sendPhoto, sendVoice …; what somebody does not want to hear as a voice message they get as a file."""
        assert message.file is not None
        ref = message.file.ref
        file = id_of(ref) if ref else InputFile(message.file.content, filename=message.file.name)
        send: Callable[..., Awaitable[Any]] = getattr(self.bot, f"send_{kind}")
        try:
            return await send(
                chat, file, caption=text or None, parse_mode=ParseMode.HTML, reply_markup=keyboard,
                disable_notification=message.silent or None, reply_parameters=reply_to(message.reply_to),
            )  # fmt: skip
        except BadRequest as error:
            if kind == "document" or "voice_messages_forbidden" not in str(error).lower():
                raise
            return await self._send_file(chat, text, keyboard, message, "document")

    async def fetch(self, ref: str) -> bytes:
        """The bytes of a photo or file that somebody sent. Raises SendError's kinds."""
        try:
            file = await self.bot.get_file(id_of(ref))
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise failure(error) from error
        except Exception as error:
            raise Refused(log.where(error)) from error

    # --- life -----------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begin: everything that needs Telegram runs beside, and waits for it as long as it must."""
        self._beside(self._introduce())
        if self._listen:
            self._beside(self._set_webhook() if self._mode == "webhook" else self._poll())

    async def deafen(self) -> None:
        """Hear nothing new: what has not been acknowledged comes again."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def stop(self) -> None:
        """End what runs beside and close the connections."""
        await self.deafen()
        if self._hushes:
            await asyncio.wait(self._hushes, timeout=_TIDY_SECONDS)
        for task in self._hushes:
            task.cancel()
        await asyncio.gather(*self._hushes, return_exceptions=True)
        await self._speaking.shutdown()
        await self._polling.shutdown()

    def _beside(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:  # a bug: it must not go unnoticed
            _log.error("ended", error=log.where(error))

    async def _patiently(self, what: str, work: Callable[[], Awaitable[Any]]) -> None:
        """Do it as soon as Telegram lets us: it may be down, or not reachable yet."""
        backoff = self.patience
        while True:
            wait, backoff = backoff, min(60.0, backoff * 2)
            try:
                await work()
                self.ready = True
                return
            except RetryAfter as error:
                wait = after(error)
            except BadRequest as error:  # it will never work: say so and live without
                _log.error("not accepted", what=what, reason=str(error))
                return
            except (TelegramError, KeyError) as error:  # KeyError: the library's word for an answer without a result
                _log.warning("telegram does not answer", what=what, error=type(error).__name__)
            await asyncio.sleep(wait)

    async def _introduce(self) -> None:
        """Who we are, in Chinese for phones set to Chinese, in English for all others."""

        async def me() -> None:
            user = await self.bot.get_me()
            self.username = user.username or self.username
            if self._named is not None and user.username:
                await self._named(user.username)

        async def introduce() -> None:
            for language, code in (("en", None), ("zh-CN", "zh")):
                commands = [(name, self._words(language, f"command-{name}")) for name in _COMMANDS]
                await self.bot.set_my_commands(commands, language_code=code)
                await self.bot.set_my_description(self._words(language, "bot-description"), language_code=code)
                await self.bot.set_my_short_description(
                    self._words(language, "bot-short-description"), language_code=code
                )

        await self._patiently("getMe", me)
        await self._patiently("setMyCommands", introduce)

    # --- listening ------------------------------------------------------------------------------------------------

    def routes(self, app: web.Application) -> None:
        """The webhook's address, where it is in use."""
        if self._listen and self._mode == "webhook":
            app.router.add_post(WEBHOOK, self._webhook)

    async def _set_webhook(self) -> None:
        async def ask() -> None:
            await self.bot.set_webhook(
                self._public_url + WEBHOOK,
                secret_token=self._secret.decode(),
                allowed_updates=ALLOWED_UPDATES,
                max_connections=_AT_ONCE,
            )

        await self._patiently("setWebhook", ask)

    async def _webhook(self, request: web.Request) -> web.Response:
        """One update. Answered only when it is committed: 200; 503 makes Telegram send it again. Never a 4xx for what
        is in an update: Telegram would try it again and hold back the chat behind it."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "surrogateescape")
        if not self._secret or not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return web.Response()  # no update of Telegram's is that large
        try:
            payload = _JSON.decode(body.decode("utf-8", "surrogatepass"))
            if not isinstance(payload, dict):
                raise Unreadable("an update is an object")
        except (ValueError, RecursionError) as error:
            unread = key(self._id, f"unread:{hashlib.sha256(body).hexdigest()[:32]}", None)
            payload = {"body": body.decode("utf-8", "replace")}
            return await self._answered(self._park(unread, "telegram", payload, error))
        return await self._answered(self.take(payload))

    async def _answered(self, work: Awaitable[None]) -> web.Response:
        try:
            await work
        except Unavailable:
            return web.Response(status=503, headers={"Retry-After": "2"})
        return web.Response()

    async def take(self, payload: dict[str, Any]) -> None:
        """One update as it came; returns when it is committed. What cannot be read is parked. Raises Unavailable."""
        press = payload.get("callback_query")
        if isinstance(press, dict) and isinstance(press.get("id"), str):
            hush = asyncio.create_task(self._hush(press["id"]))
            self._hushes.add(hush)
            hush.add_done_callback(self._hushes.discard)
        try:
            incoming = read(payload, self.bot, self._id)
            if incoming is not None:
                await self._inbox.receive(incoming)
        except Unavailable:
            raise
        except Exception as error:  # whatever a new version of the API may bring
            await self._park(key(self._id, _number(payload), None), _chat_of(payload), payload, error)

    async def _park(self, key_: str, chat: str, payload: dict[str, Any], error: Exception) -> None:
        """Keep what cannot be read, at last without its content: it must not hold up what is behind it. Raises
        Unavailable."""
        try:
            await self._inbox.park(key_, chat, payload, error)
        except Unavailable:
            raise
        except Exception as again:
            _log.error("parked bare", key=key_, error=log.where(again))
            await self._inbox.park(key_, chat, {}, error)

    async def _hush(self, press: str) -> None:
        """End the waiting sign on a pressed button, whatever becomes of the press; too late is no harm."""
        try:
            await self.bot.answer_callback_query(press)
        except (TelegramError, KeyError, ValueError) as error:
            _log.debug("press not answered", error=type(error).__name__)

    async def _poll(self) -> None:
        """Long polling. Telegram forgets updates below the next call's offset, so the offset moves only over what is
        committed."""
        await self._unhook()
        offset = 0
        wait = self.patience
        while True:
            try:
                asked = asyncio.get_running_loop().time()
                updates = await self._updates(offset)
                self.ready, wait = True, self.patience
                if not updates and asyncio.get_running_loop().time() - asked < _BREATH_SECONDS:
                    await asyncio.sleep(_BREATH_SECONDS)  # a server that does not hold the question: do not storm it
            except RetryAfter as error:
                await asyncio.sleep(after(error))
                continue
            except (TelegramError, KeyError) as error:
                level = _log.error if isinstance(error, Conflict | InvalidToken) else _log.warning
                level("polling failed", error=type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(30.0, wait * 2)
                if isinstance(error, Conflict):  # a webhook is set, or another process polls
                    await self._unhook()
                continue
            taken = await asyncio.gather(*(self.take(update) for update in updates), return_exceptions=True)
            for update, outcome in zip(updates, taken, strict=True):
                if isinstance(outcome, BaseException):  # this one, and all behind it, will come again
                    _log.warning("not acknowledged", error=type(outcome).__name__)
                    await asyncio.sleep(self.patience)
                    break
                offset = update["update_id"] + 1

    async def _unhook(self) -> None:
        """Telegram gives no updates by polling while a webhook is set."""
        try:
            await self.bot.delete_webhook()
        except (TelegramError, KeyError) as error:
            _log.warning("webhook not deleted", error=type(error).__name__)

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        """What is new, as it came: Bot.get_updates reads all updates at once, and fails on one that it cannot read.
        Raises TelegramError."""
        asked = {"timeout": str(_POLL_SECONDS), "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if offset:
            asked["offset"] = str(offset)
        updates: Any = await self._polling.post(
            f"{self.bot.base_url}/getUpdates", fields(asked), read_timeout=_POLL_SECONDS + 10
        )
        if not isinstance(updates, list) or not all(
            isinstance(update, dict) and is_id(update.get("update_id")) for update in updates
        ):
            raise TelegramError("not a list of updates")
        return updates


def _no_number(name: str) -> Any:
    raise Unreadable(f"{name} is not JSON")  # the json module takes NaN, no database does


_JSON = json.JSONDecoder(parse_constant=_no_number)


def _number(payload: dict[str, Any]) -> object:
    """The number of an update that we cannot read, else something that is the same each time it comes."""
    if is_id(payload.get("update_id")):
        return payload["update_id"]
    try:
        written = json.dumps(payload, sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        written = ",".join(sorted(payload))
    return f"unread:{hashlib.sha256(written.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def _chat_of(payload: dict[str, Any]) -> str:
    """The chat of an update that we cannot read, if it can be found."""
    for part in payload.values():
        if isinstance(part, dict):
            holder = part.get("message") if isinstance(part.get("message"), dict) else part
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and is_id(chat.get("id")):
                return address(chat["id"])
    return "telegram"
