"""The household's own page: a chat in the browser, for whoever has no other (and for every role)."""

from bot.channels.page.channel import PageChannel
from bot.channels.page.door import redact

__all__ = ["PageChannel", "redact"]
