"""How fast a channel account may speak: the platform's own limits, used to the full and never past them.

A plain rule: seconds of a steady clock in, permission out. Three windows hold (Telegram's figures, Bot API FAQ
"My bot is hitting limits"): per account and second, per chat and second, per group and minute. The platform counts a
message some time between our sending it and its answer. What is answered is counted at the moment that its answer
suggests (sending plus what the journey took longer than the quickest journey); what is under way counts as just now.

Broadcasts are spread evenly, a little below the limit: a burst at the edge of a window breaks it with the slightest
jitter, and each 429 costs a second. Alarms and replies may use what is free at once.
"""

from __future__ import annotations

from collections import deque

from bot.channels.base import Limits
from handlers.chat import Lane

_SECOND = 1.01  # a little more than the platform's second: clocks differ
_MINUTE = 60.1
_EVEN = 0.975  # of the limit, for broadcasts: leaves room for one message out of step
_BURST = 2.0  # broadcasts that may catch up at once after a late wake-up


class Pace:
    """Keeps the three windows of one channel account. All times are seconds of one steady clock."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._account: deque[float] = deque()  # moments that count in the account's window, rising
        self._chats: dict[str, float] = {}  # when each chat was last written to
        self._groups: dict[str, deque[float]] = {}
        self._flying: dict[str, float] = {}  # chat → when the message under way was sent
        self._quickest = float("inf")  # the shortest journey seen
        self._even_next = 0.0  # when the next broadcast message may go, ideally

    def room(self, now: float) -> int:
        """How many messages may go now over the account."""
        if not self.limits.per_second:
            return 1_000_000
        self._forget(now)
        return max(0, int(self.limits.per_second) - len(self._account) - len(self._flying))

    def notices(self, now: float) -> int:
        """How many of them may be broadcast messages."""
        if not self.limits.per_second:
            return 1_000_000
        gap = self._gap()
        ideal = max(self._even_next, now - _BURST * gap)
        return max(0, int((now - ideal) / gap + 1e-6) + 1) if ideal <= now else 0

    def chat_free_at(self, chat: str, *, group: bool, now: float) -> float:
        """When this chat may be written to next."""
        free = now
        if self.limits.chat_per_second and chat in self._chats:
            free = max(free, self._chats[chat] + _SECOND / self.limits.chat_per_second)
        if group and self.limits.group_per_minute:
            window = self._groups.get(chat)
            while window and window[0] <= now - _MINUTE:
                window.popleft()
            if window and len(window) >= self.limits.group_per_minute:
                free = max(free, window[-int(self.limits.group_per_minute)] + _MINUTE)
        return free

    def silent(self, now: float) -> dict[str, float]:
        """The chats that may not be written to now, and when each may."""
        if self.limits.chat_per_second:
            horizon = now - _SECOND / self.limits.chat_per_second
            for chat in [chat for chat, last in self._chats.items() if last <= horizon]:
                del self._chats[chat]
        found = {}
        for chat in {*self._chats, *self._groups}:
            free = self.chat_free_at(chat, group=chat in self._groups, now=now)
            if free > now:
                found[chat] = free
            elif chat in self._groups and not self._groups[chat]:
                del self._groups[chat]
        return found

    def next_room(self, now: float, lane: Lane) -> float:
        """When the account may speak again, in this lane."""
        free = now
        if self.limits.per_second and self.room(now) == 0 and self._account:
            free = self._account[0] + _SECOND
        if lane is Lane.NOTICE and self.limits.per_second:
            free = max(free, self._even_next)
        return free

    def sending(self, chat: str, lane: Lane, now: float) -> None:
        """A message leaves."""
        self._flying[chat] = now
        if lane is Lane.NOTICE and self.limits.per_second:
            gap = self._gap()
            self._even_next = max(self._even_next, now - _BURST * gap) + gap

    def sent(self, chat: str, now: float, *, group: bool, counted: bool = True, spoken: bool = True) -> None:
        """Its answer is here. `counted` is false where the platform certainly did not take it, `spoken` where nothing
        was said in the chat (a reaction, something deleted): that counts over all only."""
        left = self._flying.pop(chat, now)
        self._quickest = min(self._quickest, now - left)
        if not counted:
            return
        if self.limits.per_second:
            moment = max(left + (now - left - self._quickest), self._account[-1] if self._account else 0.0)
            self._account.append(moment)
        if not spoken:
            return
        if self.limits.chat_per_second:
            self._chats[chat] = now
        if group and self.limits.group_per_minute:
            self._groups.setdefault(chat, deque()).append(now)

    def recall(self, chat: str, at: float, *, group: bool) -> None:
        """A message that an earlier process sent: it has used up pace, too. Called oldest first."""
        if self.limits.per_second:
            self._account.append(at)
        if self.limits.chat_per_second:
            self._chats[chat] = at
        if group and self.limits.group_per_minute:
            self._groups.setdefault(chat, deque()).append(at)

    def _gap(self) -> float:
        return 1 / (self.limits.per_second * _EVEN)

    def _forget(self, now: float) -> None:
        while self._account and self._account[0] <= now - _SECOND:
            self._account.popleft()
