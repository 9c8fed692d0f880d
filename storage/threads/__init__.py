"""Threads between households and those who look after them: who waits for a word, who has it, what was said.

Whoever changes a household's thread locks the household first (`lock`): two who write at once, on two phones or from
both sides, take turns, and a household never has two threads that are not closed.
"""

from __future__ import annotations

from storage.threads.changing import (
    answer,
    close,
    close_answered,
    go_further,
    hand,
    hasten,
    open,
    read_out,
    reopen,
    subject,
    tell,
    wait,
)
from storage.threads.saying import (
    Home,
    Said,
    carried_lately,
    days,
    home,
    is_written,
    last_said,
    last_words,
    of_day,
    write,
    wrote_lately,
)
from storage.threads.standing import (
    Standing,
    answered_before,
    by_id,
    count_answered,
    current,
    going_on,
    lock,
    to_remind,
    waiting,
)

__all__ = [
    "Home",
    "Said",
    "Standing",
    "answer",
    "answered_before",
    "by_id",
    "carried_lately",
    "close",
    "close_answered",
    "count_answered",
    "current",
    "days",
    "go_further",
    "going_on",
    "hand",
    "hasten",
    "home",
    "is_written",
    "last_said",
    "last_words",
    "lock",
    "of_day",
    "open",
    "read_out",
    "reopen",
    "subject",
    "tell",
    "to_remind",
    "wait",
    "waiting",
    "write",
    "wrote_lately",
]
