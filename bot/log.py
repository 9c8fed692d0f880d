"""Structured logs: what was being done, by its key. Never a token, a name, a phone or a temperature."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

_SECRETS = (
    (re.compile(r"(bot)?\d{6,}:[A-Za-z0-9_-]{20,}"), "***"),  # a bot's token, alone or in an address
    (re.compile(r"/h/(?!d/)[A-Za-z0-9_-]+"), "/h/***"),  # a household's page
    (re.compile(r"/(console/in|pick|d/p|d|h/d)/[A-Za-z0-9_-]{2,}"), r"/\1/***"),  # the console, lists, labels
    (re.compile(r"(?<=://)[^/@\s]+:[^/@\s]+(?=@)"), "***"),  # user and password of a database
)


def redact(text: str) -> str:
    """Take out what opens a door."""
    for pattern, mask in _SECRETS:
        text = pattern.sub(mask, text)
    return text


def where(error: BaseException) -> str:
    """What went wrong and where in the code, without the words of the error: they may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    path = " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(error).__name__} at {path}"


def set_up(level: str = "info", form: str = "auto") -> None:
    """Our own lines to standard error, as text for people or JSON for machines; libraries from warnings upwards."""
    human = form == "console" or (form == "auto" and sys.stderr.isatty())
    renderer: Any = structlog.dev.ConsoleRenderer() if human else structlog.processors.JSONRenderer(ensure_ascii=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            _redact_all,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class _Redacting(logging.Formatter):
    """Libraries log what they like; the secrets are taken out of the finished line, its traceback left out."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, fit to be kept; of an exception only its kind and place."""
        if record.exc_info and record.exc_info[1] is not None:
            record.msg, record.args = f"{record.getMessage()} ({where(record.exc_info[1])})", ()
            record.exc_info = record.exc_text = None
        return redact(super().format(record))


def _redact_all(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = redact(value)
    return event


def get(name: str) -> Any:
    """A logger that says which part of the service speaks. It looks at the settings at its first line, not before."""
    return structlog.get_logger(part=name)
