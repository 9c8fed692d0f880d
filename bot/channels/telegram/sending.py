"""What goes out and what comes back of it: buttons for choices, and Telegram's refusals in our vocabulary."""

from __future__ import annotations

import re
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.base import File, Gone, Moved, NotThere, Refused, SendError, Throttled, Unreachable
from bot.channels.telegram.naming import address
from bot.channels.telegram.request import NotSent
from handlers.chat import Choice

_PHOTO_BYTES = 10 * 2**20  # a larger picture goes as a document (Bot API: sendPhoto)
_KINDS = {  # what Telegram plays or shows by itself (Bot API: sendVoice, sendAudio, sendVideo)
    "image/png": "photo", "image/jpeg": "photo", "audio/ogg": "voice", "audio/mpeg": "audio", "audio/mp4": "audio",
    "audio/x-m4a": "audio", "video/mp4": "video",
}  # fmt: skip
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")  # what a link may hand over (Bot API: "Deep linking")
_WIDE = 8  # characters of a label beyond which a button gets a row of its own
_NOT_THERE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_NOBODY = ("chat not found", "user not found", "peer_id_invalid", "chat was deleted", "user is deactivated")


def failure(error: TelegramError) -> SendError:
    """Telegram's refusal in our vocabulary."""
    reason = str(error)
    match error:
        case RetryAfter():
            return Throttled(after(error))
        case ChatMigrated():
            return Moved(address(error.new_chat_id))
        case Forbidden():
            return Gone(reason)
        case BadRequest() if any(word in reason.lower() for word in _NOT_THERE):
            return NotThere(reason)
        case BadRequest():
            return Gone(reason) if any(word in reason.lower() for word in _NOBODY) else Refused(reason)
        case InvalidToken() | Conflict():
            return Unreachable(reason)
        case NotSent():
            return Unreachable(reason)
        case NetworkError() if "too large" in reason.lower():  # 413
            return Refused(reason)
        case _:
            return Unreachable(reason, in_doubt=True)


def after(error: RetryAfter) -> float:
    """Seconds that Telegram asks us to wait."""
    wait: Any = error.retry_after
    return float(wait.total_seconds()) if hasattr(wait, "total_seconds") else float(wait)


def kind_of(file: File) -> str:
    """As what a file goes: photo, voice, audio, video, document."""
    kind = _KINDS.get(file.mime.partition(";")[0].strip().lower(), "document")
    return "document" if kind == "photo" and len(file.content) > _PHOTO_BYTES else kind


def reply_to(message: str) -> ReplyParameters | None:
    """The message that something is shown as the reply to; if it is not there any more, it is said all the same."""
    if not (message.isascii() and message.isdigit()):
        return None
    return ReplyParameters(int(message), allow_sending_without_reply=True)


def keyboard_of(choices: tuple[Choice, ...], bot: str = "") -> InlineKeyboardMarkup | None:
    """Buttons, two or three a row while their words are short. `bot`: its name, if it is known: where a button is to
    lead to the private chat, it is a link there."""
    if not choices:
        return None
    rows: list[list[InlineKeyboardButton]] = []
    room = 0
    for choice in choices:
        width = sum(2 if ord(character) > 0x2E7F else 1 for character in choice.text)
        if not rows or width > 2 * _WIDE or room < width:
            rows.append([])
            room = 3 * _WIDE
        rows[-1].append(_button(choice, bot))
        room = room - max(width, _WIDE) if width <= 2 * _WIDE else 0
    return InlineKeyboardMarkup(rows)


def _button(choice: Choice, bot: str) -> InlineKeyboardButton:
    if choice.opens == "private" and bot and _PAYLOAD.fullmatch(choice.id):
        return InlineKeyboardButton(choice.text, url=f"https://t.me/{bot}?start={choice.id}")
    return InlineKeyboardButton(choice.text, callback_data=choice.id)
