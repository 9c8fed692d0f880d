"""What Telegram's ids are called with us."""

from __future__ import annotations

from datetime import datetime

_LONGEST_ID = 2**63


class Unreadable(ValueError):
    """An update that is not as the Bot API describes it."""


def is_id(value: object) -> bool:
    """Whether it can be one of Telegram's ids (they have up to 52 bits)."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LONGEST_ID


def address(id: int) -> str:
    """telegram:42. Raises Unreadable."""
    if not is_id(id):
        raise Unreadable("an id that is no number")
    return f"telegram:{id}"


def key(bot_id: int, update_id: object, date: datetime | None) -> str:
    """The arrival's key. Its date is part of it (of a button press, which has none, its own id): after an idle week
    Telegram goes on with a random update id, which must not be taken for one seen before."""
    stamp = f".{int(date.timestamp())}" if date is not None else ""
    return f"telegram:{bot_id}:{update_id}{stamp}"
