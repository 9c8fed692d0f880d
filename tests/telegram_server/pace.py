"""How fast a bot may speak, and what happens when it is faster.

Bot API FAQ, "My bot is hitting limits": one message a second in a chat, twenty a minute in a group, about thirty a
second over all. The real server lets short bursts pass; this one does not unless asked, so that a sender
that keeps within these windows keeps within the real ones.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from .errors import ApiError, too_many


@dataclass
class Limits:
    """Sizes of the windows; all are strict sliding windows."""

    per_second: int = 30
    chat_per_second: float = 1
    chat_burst: int = 1
    """So many in a chat within ``chat_burst / chat_per_second`` seconds."""
    group_per_minute: int = 20
    edits_count_in_chat: bool = True
    """Whether an edit takes the place of a message in its chat's second; it always counts over all."""
    slack: float = 0.0
    """Seconds by which every window is shorter: forgives the jitter of a loaded machine."""
    punishment: float = 0.0
    """Seconds that each send made inside a hold adds to it."""


class Pace:
    """Counts sends and edits; a breach holds the whole bot for ``retry_after`` seconds."""

    def __init__(self, limits: Limits | None, clock: Callable[[], float]) -> None:
        self.limits = limits
        self._clock = clock
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}
        self._groups: dict[int, deque[float]] = {}
        self._swept = clock()
        self._held_until = float("-inf")
        self.breaches = 0
        """How often a window was overrun."""
        self.punished = 0
        """How many sends came while the bot was held."""

    @property
    def held_for(self) -> float:
        """Seconds for which the bot is still held; 0 if it is not."""
        return max(0.0, self._held_until - self._clock())

    def hold(self, seconds: float) -> ApiError:
        """Hold the whole bot; gives the answer to send."""
        error = too_many(seconds)
        self._held_until = max(self._held_until, self._clock() + error.parameters["retry_after"])
        return error

    def take(self, chat_id: int, messages: int = 1, *, edit: bool = False) -> ApiError | None:
        """Account for a send of so many messages, or an edit; an error if it comes too early. Costs O(1) over time."""
        limits = self.limits
        now = self._clock()
        if self._held_until > now:
            self.punished += 1
            if limits is not None:
                self._held_until += limits.punishment
            return too_many(self._held_until - now)
        if limits is None:
            return None
        if now - self._swept > 60:
            self._sweep(now)
        wait = _wait(self._all, 1 - limits.slack, limits.per_second, messages, now)
        chat = group = None
        if limits.edits_count_in_chat or not edit:
            chat = self._chats.setdefault(chat_id, deque())
            window = limits.chat_burst / limits.chat_per_second - limits.slack
            wait = max(wait, _wait(chat, window, limits.chat_burst, 1, now))
        if chat_id < 0:
            group = self._groups.setdefault(chat_id, deque())
            wait = max(wait, _wait(group, 60 - limits.slack, limits.group_per_minute, messages, now))
        if wait > 0:
            self.breaches += 1
            return self.hold(wait)
        if chat is not None:
            chat.append(now)
        for _ in range(messages):
            self._all.append(now)
            if group is not None:
                group.append(now)
        return None

    def _sweep(self, now: float) -> None:
        """Forget chats that have been silent, so that a long run does not grow."""
        self._swept = now
        self._chats = {chat: sent for chat, sent in self._chats.items() if sent and now - sent[-1] < 60}
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent and now - sent[-1] < 60}


def _wait(sent: deque[float], window: float, most: int, more: int, now: float) -> float:
    """Seconds until ``more`` fit into the window; 0 if they do now."""
    while sent and sent[0] <= now - window:
        sent.popleft()
    excess = len(sent) + min(more, most) - most
    return 0.0 if excess <= 0 else sent[excess - 1] + window - now
