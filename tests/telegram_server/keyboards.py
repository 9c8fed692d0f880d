"""Checks keyboards as the server does: sizes, what a button carries, what may stand where.

Bot API documentation, "InlineKeyboardButton"; 100 buttons and 8 in a row are not documented but held by Telegram.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from .errors import bad

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
_LABELS = {"text", "icon_custom_emoji_id", "style"}


def checked(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """The markup as it is kept: empty rows and an empty inline keyboard vanish; a wrong one is refused."""
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"])
        for row in rows:
            for button in row:
                _check_inline(button)
        return {**markup, "inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"])
        if not rows:
            raise bad("can't parse reply keyboard markup JSON object: keyboard is empty")
        for row in rows:
            for button in row:
                _check_label(button, "keyboard button")
        return {**markup, "keyboard": rows}
    return markup


def _rows(rows: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    kept = [row for row in rows if row]
    if sum(map(len, kept)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in kept):
        raise bad("reply markup is too long")
    return kept


def _check_label(button: dict[str, Any], what: str) -> None:
    if not button["text"].strip():
        raise bad(f'can\'t parse {what}: Field "text" must be non-empty')


def _check_inline(button: dict[str, Any]) -> None:
    _check_label(button, "inline keyboard button")
    deeds = button.keys() - _LABELS
    if not deeds:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(deeds) > 1:
        raise bad("can't parse inline keyboard button: exactly one optional field is allowed")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_link(button["url"], "URL", ("http", "https", "tg"))
    if "web_app" in button:
        _check_link(button["web_app"]["url"], "Web App URL", ("https",))


def _check_link(url: str, what: str, schemes: tuple[str, ...]) -> None:
    """tdlib refuses a host without a dot, so a link to localhost never reaches anybody."""
    words = f"inline keyboard button {what} '{url}' is invalid"
    parts = urlsplit(url)
    if parts.scheme and parts.scheme not in schemes:
        raise bad(f"{words}: {'Only HTTPS links are allowed' if schemes == ('https',) else 'Unsupported URL protocol'}")
    if parts.scheme != "tg" and "." not in (parts.hostname or url.split("/")[0]):
        raise bad(f"{words}: Wrong HTTP URL")
