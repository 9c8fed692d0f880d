"""Understanding a message: what `parse` costs, beside what python-telegram-bot's own decoding of the update costs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from telegram import Update

from benchmarks.databases import Databases
from benchmarks.results import Results, table
from handlers.temperature import parse

NAMES = ("张伟", "王芳", "张小雨", "小雨", "John Smith", "John", "Smith")
USUAL = (
    "36.5",
    "体温36.5",
    "早上好，36.5",
    "楼长您好，今早36度5，谢谢",
    "张伟36.5 王芳36.8 我36.6",
    "我36.5，没有发烧，不咳嗽",
    "给孩子量了，37.2",
    "更正 36.8",
    "37.3算发烧吗？",
    "买36.5度的白酒两瓶",
    "temp 36.6 this morning",
    "My son has 38.2 and is coughing",
)
LONG = (
    "听说3号楼有人发烧，体温38.5，大家小心。" * 22
)  # nearly 500 characters, the longest that is understood as a whole
_AIM = 100  # µs, in the median over the usual messages


async def measure(_base: Databases, results: Results, *, quick: bool) -> None:
    """Each message by turns: ours, theirs, ours, theirs."""
    results.say("\nparsing: CPU µs for each message\n")
    rounds, repeats = (5, 200) if quick else (15, 1_000)
    rows = [["message", "parse", "Update.de_json", "ratio"]]
    usual: list[float] = []
    ratios: list[float] = []
    for text in (*USUAL, LONG):
        ours, theirs = _by_turns(text, rounds, max(1, repeats // (1 + len(text) // 20)))
        rows.append([text if len(text) <= 40 else f"{len(text)} characters", f"{ours:.0f}", f"{theirs:.0f}"])
        rows[-1].append(f"{ours / theirs:.2f}")
        if text is not LONG:
            usual.append(ours)
            ratios.append(ours / theirs)
    results.say(table(rows))
    median = statistics.median(usual)
    results.aim("parsing, median of the usual messages", f"{median:.0f} µs", f"{_AIM} µs", median <= _AIM)
    results.say(f"  times Update.de_json of the same message: {statistics.median(ratios):.2f}")


def _by_turns(text: str, rounds: int, repeats: int) -> tuple[float, float]:
    """Median µs of understanding the text, and of decoding the update that brings it."""
    update = _update(text)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(_microseconds(lambda: parse(text, NAMES), repeats))
        theirs.append(_microseconds(lambda: Update.de_json(update, None), repeats))
    return statistics.median(ours), statistics.median(theirs)


def _microseconds(call: Callable[[], object], repeats: int) -> float:
    began = time.process_time()  # of this process: what else the machine does is not ours
    for _ in range(repeats):
        call()
    return (time.process_time() - began) / repeats * 1e6


def _update(text: str) -> dict[str, Any]:
    return {
        "update_id": 1,
        "message": {
            "message_id": 1,
            "from": {"id": 42, "is_bot": False, "first_name": "王", "language_code": "zh-hans"},
            "chat": {"id": 42, "first_name": "王", "type": "private"},
            "date": 1_795_300_000,
            "text": text,
        },
    }
