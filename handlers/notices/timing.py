"""When a notice goes out: once, or again and again by a rule, in the community's own time. Rules only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers.rules import Rules


def following(rules: Rules, repeats: Mapping[str, Any] | None, after: datetime) -> datetime | None:
    """The first moment later than `after` at which a repeating notice goes out; none where there is none any more."""
    return None
