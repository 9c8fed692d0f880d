"""Questions to Telegram that need no running service: who the bot is, whether its webhook is well."""

from __future__ import annotations

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.telegram.request import AiohttpRequest

WEBHOOK = "/telegram/webhook"
_ASK_SECONDS = 5.0  # for a command that a person waits for


class DiscreetBot(Bot):
    """A bot that does not tell its token to whoever prints it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Bot({self.token.partition(':')[0]})"


async def username(token: str, base_url: str) -> str:
    """The bot's name, asked of Telegram; empty if it does not answer."""
    request = AiohttpRequest(seconds=_ASK_SECONDS)
    try:
        return (await DiscreetBot(token, base_url=base_url, request=request).get_me()).username or ""
    except TelegramError:
        return ""
    finally:
        await request.shutdown()


async def examine(token: str, base_url: str, mode: str, public_url: str) -> list[tuple[bool, str]]:
    """What Telegram says of the token and the webhook: whether it is well, and words for it."""
    request = AiohttpRequest(seconds=_ASK_SECONDS)
    bot = DiscreetBot(token, base_url=base_url, request=request)
    try:
        found = [(True, f"is @{(await bot.get_me()).username}")]
        hook = await bot.get_webhook_info()
        wanted = public_url + WEBHOOK if mode == "webhook" else ""
        if hook.url != wanted:
            found.append((False, f"the webhook is {hook.url or 'not set'}; serve sets it to {wanted or 'none'}"))
        elif hook.last_error_message:
            found.append((False, f"the webhook failed last with: {hook.last_error_message}"))
        if hook.pending_update_count:
            found.append((True, f"{hook.pending_update_count} updates wait"))
        return found
    except TelegramError as error:
        return [(False, f"does not answer: {type(error).__name__}")]
    finally:
        await request.shutdown()
