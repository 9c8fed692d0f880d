"""The outbox speaks: claim, send, settle. The only caller of `Channel.send`."""

from bot.outbox.delivery import Courier
from bot.outbox.speaker import Acted, Speaker

__all__ = ["Acted", "Courier", "Speaker"]
