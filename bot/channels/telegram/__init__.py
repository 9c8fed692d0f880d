"""Telegram: the Bot API by polling or webhook. Only this folder imports `telegram`."""

from bot.channels.telegram.asking import examine, username
from bot.channels.telegram.channel import TelegramChannel

__all__ = ["TelegramChannel", "examine", "username"]
