"""The stand-in itself: what a test starts, asks, and waits for."""

from __future__ import annotations

import asyncio
import inspect
import json
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from . import chatting, members, sending, settings
from .errors import NO_SUCH_METHOD, ApiError
from .faults import Fault, Faults, Kind
from .http import Front
from .pace import Limits
from .people import Group, Person
from .records import Call, Chat, Member, Message, User
from .registry import METHODS, Json
from .schema import SIGNATURES, Params, Upload
from .state import State
from .webhook import Webhook

# Importing these is what fills METHODS.
MODULES = (chatting, members, sending, settings)
_BIGGEST_BODY = 60 << 20
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class TelegramServer:
    """A Bot API server for one bot, on loopback; use it as ``async with TelegramServer() as server``.

    ``clock`` (seconds, any zero) rules limits and expiry, ``wall`` (Unix time) dates messages; hold them in tests.
    ``webhook_speed`` divides the waits before a failed delivery is tried again; ``webhook_waits`` has them undivided.
    """

    def __init__(
        self,
        token: str = "123456:TEST",
        *,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        host: str = "127.0.0.1",
        port: int = 0,
        username: str = "louzhang_bot",
        webhook_speed: float = 1.0,
        webhook_timeout: float = 60.0,
        keep_calls: int | None = 100_000,
    ) -> None:
        self.token = token
        self.host = host
        self.port = port
        bot = User(int(token.split(":")[0]), "楼长", username=username, is_bot=True)
        self.state = State(bot, limits, clock, wall, self._changed)
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=keep_calls)
        self.calls_total = 0
        self.count_429 = 0
        self.webhook_waits: list[float] = []
        self._webhook_speed = webhook_speed
        self._webhook_timeout = webhook_timeout
        self._watchers: list[asyncio.Future[None]] = []
        self._people: dict[int, Person] = {}
        self._runner: web.AppRunner | None = None
        self._methods = {**METHODS, "setwebhook": self._set_webhook}
        self.app = web.Application(client_max_size=_BIGGEST_BODY)

    # Life

    async def start(self) -> None:
        """Listen; with port 0 the system chooses one."""
        front = Front(self.token, self.faults, self.perform, self._failed, self.state.files)
        self.app.router.add_route("*", "/{path:.*}", front.handle)
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port, backlog=4096)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """End polls and deliveries, and stop listening."""
        await self.state.updates.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # What a test may ask

    @property
    def base_url(self) -> str:
        """What goes before the token, as python-telegram-bot's ``base_url``."""
        return f"http://{self.host}:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        """The same for downloads."""
        return f"http://{self.host}:{self.port}/file/bot"

    @property
    def complaints(self) -> list[str]:
        """What the real server would swallow but is a mistake of ours; tests assert that it is empty."""
        return self.state.complaints

    @property
    def sent_total(self) -> int:
        """How many messages the bot has sent."""
        return self.state.sent_total

    @property
    def limits(self) -> Limits | None:
        """The limits in force; None: none."""
        return self.state.pace.limits

    @limits.setter
    def limits(self, limits: Limits | None) -> None:
        self.state.pace.limits = limits

    @property
    def punished(self) -> int:
        """How many sends came while the bot was held by a 429."""
        return self.state.pace.punished

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.state.updates.pending)

    def called(self, method: str) -> list[Call]:
        """All calls of one method, in order."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def person(
        self,
        user_id: int,
        name: str = "",
        *,
        language_code: str = "",
        username: str = "",
        last_name: str = "",
    ) -> Person:
        """The person with this id, made at the first asking; they have not written to the bot yet."""
        if user_id not in self._people:
            user = User(user_id, name or f"Person {user_id}", last_name, username, language_code)
            self._people[user_id] = Person(self.state, user)
        return self._people[user_id]

    def group(self, chat_id: int, title: str, *, bot_is_admin: bool = False, with_bot: bool = True) -> Group:
        """A new group; ids from -100… down are supergroups."""
        chat = Chat(chat_id, "supergroup" if chat_id <= -1_000_000_000_000 else "group", title)
        if with_bot:
            bot = self.state.bot
            chat.members[bot.id] = Member(bot, "administrator" if bot_is_admin else "member")
        return Group(self.state, chat)

    def message(self, chat_id: int, message_id: int) -> Message:
        """A message by its numbers."""
        return self.state.chats[chat_id].messages[message_id]

    def fail(
        self,
        method: str,
        kind: Kind,
        times: int | None = 1,
        *,
        status: int = 502,
        seconds: float = 1.0,
        retry_after: int = 5,
    ) -> None:
        """Make the next calls of a method ("*": of any) go wrong; ``times=None``: until ``heal()``."""
        self.faults.add(Fault(method, kind, times, status, seconds, retry_after))

    def jump(self, update_id: int) -> None:
        """Give the next update this number, as happens after an idle week; it may be lower than the last."""
        self.state.updates.jump(update_id)

    def heal(self) -> None:
        """Forget all faults."""
        self.faults.clear()

    @property
    def polling(self) -> bool:
        """Whether a getUpdates call is waiting for something to happen."""
        return self.state.updates.polling

    async def until(self, condition: Callable[[], object], timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until a condition holds; it is looked at whenever a call comes or ends, and an update is confirmed."""
        try:
            async with asyncio.timeout(timeout):
                while not condition():
                    watcher = asyncio.get_running_loop().create_future()
                    self._watchers.append(watcher)
                    await watcher
        except TimeoutError:
            raise AssertionError(f"not within {timeout} s; {self.story()}") from None

    async def settled(self, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until the bot has confirmed every update."""
        await self.until(lambda: not self.pending, timeout)

    def story(self, last: int = 20) -> str:
        """What was received, for the message of a failed assertion."""
        lines = [f"  {call}" for call in list(self.calls)[-last:]] or ["  nothing"]
        more = [f"complaints: {self.complaints}"] if self.complaints else []
        return "\n".join([f"{self.calls_total} calls, {self.pending} updates pending; the last calls:", *lines, *more])

    async def redeliver(self, update_id: int | None = None, times: int = 2) -> list[int]:
        """Push an update (the newest, if none is named) so many times at once; the statuses that were answered."""
        hook = self.state.updates.webhook
        assert hook is not None, "redeliver needs a webhook"
        recent = self.state.updates.recent
        update = next(one for one in reversed(recent) if update_id in (None, one.id))
        results = await asyncio.gather(*(hook.post(update) for _ in range(times)))
        return [status for status, _ in results]

    def _changed(self) -> None:
        if self._watchers:
            watchers, self._watchers = self._watchers, []
            for watcher in watchers:
                if not watcher.done():
                    watcher.set_result(None)

    # Calls

    async def perform(self, name: str, raw: Params) -> tuple[int, str, int | None]:
        """Do one call: HTTP status, JSON body, Retry-After."""
        call = Call(name, raw, at=self.state.clock())
        self.calls.append(call)
        self.calls_total += 1
        self._changed()
        try:
            signature = SIGNATURES.get(name.lower())
            if signature is None:
                raise NO_SUCH_METHOD
            call.method = signature.name
            call.params = signature.read(raw, self.complaints)
            for key, value in raw.items():
                if isinstance(value, Upload):
                    call.params[f"attach://{key}"] = value
            function = self._methods.get(name.lower())
            if function is None:
                self.complaints.append(f"not implemented: {signature.name}")
                result: Any = True
            else:
                result = function(self.state, call.params)
                if inspect.isawaitable(result):
                    result = await result
            call.code = 200
            text = result if isinstance(result, Json) else _encode(result)
            return 200, f'{{"ok":true,"result":{text}}}', None
        except ApiError as error:
            error.__traceback__ = None
            call.code, call.description = error.code, error.description
            if error.code == 429:
                self.count_429 += 1
            return error.code, _encode(error.wire()), error.parameters.get("retry_after")
        finally:
            self._changed()

    def _failed(self, name: str, description: str, code: int) -> None:
        """Note a call that a fault answered."""
        self.calls.append(Call(name, {}, code, description, self.state.clock()))
        self.calls_total += 1
        if code == 429:
            self.count_429 += 1
        self._changed()

    async def _set_webhook(self, state: State, params: Params) -> bool:
        url = params.get("url", "")
        if not url:
            await state.updates.set_webhook(None)
            return True
        settings.checked_webhook(state, params)
        settings.allow(state, params)
        if params.get("drop_pending_updates"):
            state.updates.drop_all()
        hook = Webhook(
            state.updates,
            url,
            secret=params.get("secret_token", ""),
            max_connections=min(max(params.get("max_connections", 40), 1), 100),
            timeout=self._webhook_timeout,
            speed=self._webhook_speed,
            waits=self.webhook_waits,
            perform=self.perform,
        )
        await state.updates.set_webhook(hook)
        return True
