"""The refusals of the Bot API, each with its code and exact words.

The words are those of the open-source server (tdlib/telegram-bot-api); clients, python-telegram-bot among
them, recognise errors by these texts, so a stand-in must not paraphrase them.
"""

from __future__ import annotations

from math import ceil
from typing import Any

_PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


class ApiError(Exception):
    """A call that the server refuses: what goes into the ``{"ok": false, …}`` answer."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def wire(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def refused(code: int, words: str, **parameters: int) -> ApiError:
    """An error with the prefix that belongs to its code, such as "Bad Request: chat not found"."""
    return ApiError(code, f"{_PREFIXES[code]}: {words}", **parameters)


def bad(words: str, **parameters: int) -> ApiError:
    """400: the call itself is wrong."""
    return refused(400, words, **parameters)


def forbidden(words: str) -> ApiError:
    """403: the call is right, but this chat does not want the bot."""
    return refused(403, words)


def too_many(seconds: float) -> ApiError:
    """429: ``retry_after`` is whole seconds, at least one, also sent as the header ``Retry-After``."""
    wait = max(1, ceil(seconds))
    return ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)


UNAUTHORIZED = ApiError(401, "Unauthorized")
NO_SUCH_METHOD = ApiError(404, "Not Found: method not found")
NO_SUCH_PATH = ApiError(404, "Not Found")
NOT_MODIFIED = bad(
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
QUERY_TOO_OLD = bad("query is too old and response timeout expired or query ID is invalid")
WEBHOOK_ACTIVE = refused(
    409, "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLL = refused(409, "terminated by other getUpdates request; make sure that only one bot instance is running")
POLL_ENDED_BY_WEBHOOK = refused(409, "terminated by setWebhook request")
