"""通知 said by a resident: the notices that are news for them, newest first, each a button away."""

from __future__ import annotations

from handlers.chat import Talk


async def listed(talk: Talk) -> None:
    """The notices that are news for whoever asks."""
