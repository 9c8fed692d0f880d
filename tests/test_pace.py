"""The pace rule alone: what a strict platform would have counted, second by second."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from bot.channels.base import Limits
from bot.pace import Pace
from handlers.chat import Lane

TELEGRAM = Limits(per_second=30, chat_per_second=1, group_per_minute=20)


def most_in_window(moments: list[float], seconds: float) -> int:
    """The most that any window of this length held."""
    moments = sorted(moments)
    return max(sum(1 for other in moments if start <= other < start + seconds) for start in moments)


def broadcast(pace: Pace, letters: int, latency: float, jitter: float, replies_every: float = 0.0) -> list[float]:
    """Send as the outbox does, one simulated millisecond after the other; gives when the platform counted each."""
    rng = random.Random(7)
    counted: list[float] = []
    flying: list[tuple[float, str]] = []
    now, sent, replies, next_reply = 100.0, 0, 0, 100.0
    while sent < letters or flying:
        for end, chat in [one for one in flying if one[0] <= now]:
            flying.remove((end, chat))
            pace.sent(chat, end, group=False)
        lanes = []
        if replies_every and now >= next_reply and pace.room(now) > 0:
            next_reply += replies_every
            lanes.append(Lane.REPLY)
        if sent < letters and pace.room(now) > len(lanes) and pace.notices(now) > 0:
            lanes.append(Lane.NOTICE)
        for lane in lanes:
            if lane is Lane.NOTICE:
                sent += 1
                chat = f"n{sent}"
            else:
                replies += 1
                chat = f"r{replies}"
            pace.sending(chat, lane, now)
            journey = latency + rng.random() * jitter
            counted.append(now + journey * rng.random())
            flying.append((now + journey, chat))
        now += 0.001
    return counted


@pytest.mark.parametrize(("latency", "jitter"), [(0.001, 0.0), (0.002, 0.005), (0.02, 0.01)])
def test_a_broadcast_runs_at_the_limit_and_never_past_it(latency: float, jitter: float) -> None:
    counted = broadcast(Pace(TELEGRAM), 300, latency, jitter)
    assert most_in_window(counted, 1.0) <= 30
    assert max(counted) - min(counted) <= 300 / 30 * 1.05


def test_replies_count_in_the_budget_of_a_broadcast() -> None:
    counted = broadcast(Pace(TELEGRAM), 300, 0.002, 0.004, replies_every=0.2)
    assert most_in_window(counted, 1.0) <= 30


def test_a_reply_goes_at_once_in_the_middle_of_a_broadcast() -> None:
    pace = Pace(TELEGRAM)
    waits, now = [], 50.0
    for number in range(2000):
        now += 0.005
        if pace.notices(now) and pace.room(now):
            pace.sending(f"n{number}", Lane.NOTICE, now)
            pace.sent(f"n{number}", now + 0.001, group=False)
        if number % 100 == 99:
            waits.append(pace.next_room(now, Lane.REPLY) - now)
    assert max(waits) <= 0.05


def test_thirty_replies_go_at_once_and_the_next_when_the_second_is_over() -> None:
    pace = Pace(TELEGRAM)
    for number in range(30):
        assert pace.room(10.0) == 30 - number
        pace.sending(f"c{number}", Lane.REPLY, 10.0)
    assert pace.room(10.0) == 0
    for number in range(30):
        pace.sent(f"c{number}", 10.002, group=False)
    assert pace.room(10.9) == 0
    assert pace.next_room(10.9, Lane.REPLY) == pytest.approx(11.01, abs=0.02)
    assert pace.room(11.02) == 30


def test_one_chat_hears_once_a_second_and_a_group_twenty_times_a_minute() -> None:
    pace = Pace(TELEGRAM)
    moments: list[float] = []
    now = 0.0
    while len(moments) < 45:
        free = pace.chat_free_at("fake:-1", group=True, now=now)
        now = max(now, free)
        pace.sending("fake:-1", Lane.REPLY, now)
        pace.sent("fake:-1", now, group=True)
        moments.append(now)
    assert all(later - earlier > 1.0 for earlier, later in pairwise(moments))
    assert most_in_window(moments, 60.0) == 20


def test_what_an_earlier_process_sent_has_used_up_pace_too() -> None:
    pace = Pace(TELEGRAM)
    for number in range(20):
        pace.recall("fake:-1", 100.0 + number * 0.01, group=True)
    assert pace.room(100.5) == 10
    assert "fake:-1" in pace.silent(130.0)
    assert "fake:-1" not in pace.silent(161.0)


def test_without_limits_nothing_waits() -> None:
    pace = Pace(Limits())
    for number in range(500):
        assert pace.room(1.0) > 1000
        assert pace.notices(1.0) > 1000
        pace.sending(f"c{number}", Lane.NOTICE, 1.0)
        pace.sent(f"c{number}", 1.0, group=True)
    assert pace.silent(1.0) == {}


def test_what_the_platform_certainly_did_not_take_is_not_counted() -> None:
    pace = Pace(TELEGRAM)
    pace.sending("c", Lane.REPLY, 1.0)
    pace.sent("c", 1.1, group=False, counted=False)
    assert pace.room(1.1) == 30
    assert pace.silent(1.1) == {}
