"""Plain words → a kind of request, or none."""

from __future__ import annotations

import pytest

from handlers.supplies.requests.reading import read
from tests.requests_table import ALARMS, NONE, WANTED


@pytest.mark.parametrize(("text", "kind"), WANTED)
def test_what_is_a_request_is_read_as_one(text: str, kind: str) -> None:
    asked = read(text)
    assert asked is not None
    assert asked.kind + ("" if asked.asked else "?") == kind


@pytest.mark.parametrize("text", NONE)
def test_what_is_none_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(("text", "alarm"), ALARMS)
def test_what_cannot_wait_is_an_alarm(text: str, alarm: str) -> None:
    asked = read(text)
    assert asked is not None
    assert asked.alarm == alarm


def test_the_table_is_as_long_as_it_promises() -> None:
    assert len(NONE) >= 30
    assert len({*NONE, *(text for text, _ in WANTED)}) >= 80
