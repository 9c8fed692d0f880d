"""What a letter may ask for instead of words, in Telegram's terms (handlers.chat.Act)."""

from __future__ import annotations

from typing import Any

from telegram import Bot, ReactionTypeEmoji
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.standing import rights_of

_DONE_ALREADY = (
    "message to delete not found", "message to unpin not found", "user_already_participant", "hide_requester_missing",
)  # fmt: skip
_NOBODY = ("user not found", "user is deactivated", "user_id_invalid", "participant_id_invalid", "peer_id_invalid")


def is_same(error: TelegramError) -> bool:
    """Whether an edit was refused because nothing would change by it."""
    return isinstance(error, BadRequest) and "message is not modified" in str(error).lower()


async def do(bot: Bot, chat: int, act: dict[str, Any]) -> dict[str, Any]:
    """Do it; gives what came of it. What is done already, perhaps by us before a crash, is done. Raises
    TelegramError."""
    try:
        return await _do(bot, chat, act)
    except BadRequest as error:
        reason = str(error).lower()
        if any(words in reason for words in _DONE_ALREADY):
            return {}
        # Whoever asked is there no more; of the group itself, as which it would be read further on, this says nothing.
        if "user" in act and any(words in reason for words in _NOBODY):
            return {}
        raise


async def _do(bot: Bot, chat: int, act: dict[str, Any]) -> dict[str, Any]:
    match act["do"]:
        case "react":
            await bot.set_message_reaction(chat, int(act["message"]), ReactionTypeEmoji(act["mark"]))
        case "delete":
            await bot.delete_message(chat, int(act["message"]))
        case "pin":
            await bot.pin_chat_message(chat, int(act["message"]), disable_notification=True)
        case "unpin":  # with its message: without one Telegram takes down whatever was pinned last
            await bot.unpin_chat_message(chat, int(act["message"]))
        case "approve":
            await bot.approve_chat_join_request(chat, _user(act))
        case "decline":
            await bot.decline_chat_join_request(chat, _user(act))
        case "invite":
            # One more link: exportChatInviteLink would revoke the group's own (Bot API documentation).
            link = await bot.create_chat_invite_link(chat, name=str(act["name"])[:32], creates_join_request=True)
            return {"link": link.invite_link}
        case "look":
            member = await bot.get_chat_member(chat, bot.id)
            info = await bot.get_chat(chat)
            return {
                "rights": list(rights_of(member.to_dict())),
                "title": info.title or "",
                "topics": bool(info.is_forum),
            }
    return {}


def _user(act: dict[str, Any]) -> int:
    return int(str(act["user"]).removeprefix("telegram:"))
