"""What the bot is told, kept until it confirms: lanes, expiry, and the long poll.

Bot API documentation, "Getting updates"; the lanes (one update in flight in each, a failing one blocks its lane) are
those of tdlib/telegram-bot-api.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .errors import OTHER_POLL, POLL_ENDED_BY_WEBHOOK, WEBHOOK_ACTIVE, ApiError
from .schema import UPDATE_KINDS
from .webhook import Webhook

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LIFETIMES = {"callback_query": 150.0, "inline_query": 30.0}
DAY = 24 * 3600.0
LONGEST_POLL = 50


@dataclass(slots=True)
class Update:
    """One update, already as JSON, since it is sent at least once."""

    id: int
    kind: str
    lane: str
    json: str
    made_at: float
    user_id: int | None = None

    def expired(self, now: float) -> bool:
        """Messages and members last 24 hours, button presses 150 seconds, inline queries 30."""
        return now - self.made_at > LIFETIMES.get(self.kind, DAY)


class Updates:
    """The queue of one bot, drained by a poll or by a webhook."""

    def __init__(self, clock: Callable[[], float], changed: Callable[[], None]) -> None:
        self.clock = clock
        self._changed = changed
        self._next_id = 100_001
        self._waiting: asyncio.Future[None] | None = None
        self.allowed: list[str] = []
        self.pending: dict[int, Update] = {}
        self.recent: deque[Update] = deque(maxlen=10_000)
        self.webhook: Webhook | None = None
        self.acknowledged_total = 0
        self.expired_total = 0
        self.on_acknowledged: Callable[[Update], None] | None = None

    @property
    def polling(self) -> bool:
        """Whether a getUpdates call is waiting."""
        return self._waiting is not None

    def allow(self, kinds: list[str] | None) -> list[str]:
        """Set which kinds are wanted; None keeps the former setting. Gives the names nobody knows."""
        if kinds is None:
            return []
        self.allowed = [kind for kind in kinds if kind in UPDATE_KINDS]
        return [kind for kind in kinds if kind not in UPDATE_KINDS]

    def jump(self, update_id: int) -> None:
        """Number the next update so: after a week without updates the real numbers start anywhere, also lower."""
        self._next_id = update_id

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind; an empty list means all but three."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def add(self, kind: str, lane: str, payload: dict[str, Any], user_id: int | None = None) -> Update | None:
        """Queue an update, unless the bot does not want its kind."""
        if not self.wants(kind):
            return None
        body = json.dumps({"update_id": self._next_id, kind: payload}, ensure_ascii=False)
        update = Update(self._next_id, kind, lane, body, self.clock(), user_id)
        self._next_id += 1
        self.pending[update.id] = update
        self.recent.append(update)
        if self.webhook is not None:
            self.webhook.push(update)
        elif self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
        return update

    def acknowledge(self, update: Update) -> None:
        """The bot has it."""
        if self.pending.pop(update.id, None) is not None:
            self.acknowledged_total += 1
            if self.on_acknowledged is not None:
                self.on_acknowledged(update)
            self._changed()

    def drop(self, update: Update) -> None:
        """It came too late to be of use."""
        if self.pending.pop(update.id, None) is not None:
            self.expired_total += 1
            self._changed()

    def drop_all(self) -> None:
        """``drop_pending_updates``."""
        self.pending.clear()
        self._changed()

    async def poll(self, offset: int, limit: int, seconds: int) -> str:
        """getUpdates: a JSON array.

        An offset confirms all before it; a negative one counts from the end and forgets the rest.
        """
        if self.webhook is not None:
            raise WEBHOOK_ACTIVE
        self._interrupt(OTHER_POLL)
        if offset < 0:
            for update in list(self.pending.values())[:offset]:
                self.acknowledge(update)
        else:
            for update in [update for update in self.pending.values() if update.id < offset]:
                self.acknowledge(update)
        self._expire()
        if not self.pending and seconds > 0:
            waiting = self._waiting = asyncio.get_running_loop().create_future()
            self._changed()
            try:
                async with asyncio.timeout(min(seconds, LONGEST_POLL)):
                    await waiting
            except TimeoutError:
                pass
            finally:
                if self._waiting is waiting:
                    self._waiting = None
        ready = list(self.pending.values())[: min(max(limit, 1), 100)]
        return f"[{','.join(update.json for update in ready)}]"

    async def set_webhook(self, webhook: Webhook | None) -> None:
        """Start or stop pushing; what is pending goes to the new address."""
        if webhook is not None:
            self._interrupt(POLL_ENDED_BY_WEBHOOK)
        if self.webhook is not None:
            await self.webhook.stop()
        self.webhook = webhook
        if webhook is not None:
            for update in list(self.pending.values()):
                webhook.push(update)

    async def stop(self) -> None:
        """End the poll that waits, with nothing, and the webhook."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
        await self.set_webhook(None)

    def _interrupt(self, error: ApiError) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error)
        self._waiting = None

    def _expire(self) -> None:
        now = self.clock()
        for update in [update for update in self.pending.values() if update.expired(now)]:
            self.drop(update)
