"""Telegram: the Bot API by polling or webhook. Only this folder imports `telegram`."""

from bot.channels.telegram.channel import TelegramChannel, examine, username

__all__ = ["TelegramChannel", "examine", "username"]
