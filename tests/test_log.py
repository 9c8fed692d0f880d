"""What the logs may say: keys and places in the code; never a token, a page's key, a password, a person's words."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import log


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Logging is one for the whole process: give it back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


TOKEN = "123456789:AAH" + "x" * 32


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"POST https://api.telegram.org/bot{TOKEN}/getMe", "POST https://api.telegram.org/***/getMe"),
        (TOKEN, "***"),
        ("GET /h/abcdefghijklmnopqrstuvwx/events?after=l1", "GET /h/***/events?after=l1"),
        ("GET /console/in/abcdefgh-ijkl", "GET /console/in/***"),
        ("GET /pick/abcdefgh_ijkl", "GET /pick/***"),
        ("GET /d/abcdefgh and /d/p/abcdefgh and /h/d/abcdefgh", "GET /d/*** and /d/p/*** and /h/d/***"),
        ("postgresql+asyncpg://lou:pa55@db/louzhang", "postgresql+asyncpg://***@db/louzhang"),
        ("telegram:42/7", "telegram:42/7"),
    ],
)
def test_what_opens_a_door_is_taken_out(line: str, kept: str) -> None:
    assert log.redact(line) == kept


def test_a_line_of_ours_is_json_with_its_part_and_without_secrets(capsys: pytest.CaptureFixture[str]) -> None:
    early = log.get("early")  # made before the settings are known, as every module does
    log.set_up("info", "json")
    early.info("said", key="telegram:1:2", url=f"https://x/bot{TOKEN}/y")
    early.debug("not said")
    captured = capsys.readouterr()
    line = json.loads(captured.err)
    assert captured.out == ""
    assert line["part"] == "early"
    assert line["key"] == "telegram:1:2"
    assert TOKEN not in captured.err


def test_an_error_is_told_by_kind_and_place_and_not_by_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up("info", "json")
    try:
        raise ValueError("赵桂兰 38.5 13812345678")
    except ValueError as error:
        words = log.where(error)
        logging.getLogger("library").exception("failed with token %s", TOKEN)
    assert words.startswith("ValueError at test_log.py:")
    said = capsys.readouterr().err
    assert "ValueError at test_log.py" in said
    for secret in ("38.5", "13812345678", "赵桂兰", TOKEN):
        assert secret not in words + said
