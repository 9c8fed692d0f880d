"""A strict stand-in for the Telegram Bot API, for tests, benchmarks and trying things by hand.

It checks every call against the Bot API's own description and answers as the real server does: the same words, sizes,
limits, lanes and retries, so that what passes here passes there. ``python -m tests.telegram_server`` runs it alone.

``botapi.json`` is a compact derivative of https://github.com/PaulSonOfLars/telegram-bot-api-spec (MIT licence).
"""

from .errors import ApiError
from .pace import Limits
from .people import Group, Person
from .records import Button, Call, Chat, Message, Press, StoredFile, User
from .server import TelegramServer

__all__ = [
    "ApiError",
    "Button",
    "Call",
    "Chat",
    "Group",
    "Limits",
    "Message",
    "Person",
    "Press",
    "StoredFile",
    "TelegramServer",
    "User",
]
