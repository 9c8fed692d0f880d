"""What a letter may ask for instead of words, in Telegram's terms (handlers.chat.Act)."""

from __future__ import annotations

from typing import Any

from telegram import Bot, ChatMember, ChatMemberAdministrator, ReactionTypeEmoji
from telegram.error import BadRequest, TelegramError

_RIGHTS = {
    "delete": "can_delete_messages",
    "pin": "can_pin_messages",
    "invite": "can_invite_users",
    "restrict": "can_restrict_members",
}
_DONE_ALREADY = ("message to delete not found", "user_already_participant", "hide_requester_missing")


def rights_of(member: ChatMember) -> tuple[str, ...]:
    """What a member may do, in our words; the owner may do everything."""
    if member.status == ChatMember.OWNER:
        return tuple(_RIGHTS)
    if not isinstance(member, ChatMemberAdministrator):
        return ()
    return tuple(word for word, field in _RIGHTS.items() if getattr(member, field, None))


def is_same(error: TelegramError) -> bool:
    """Whether an edit was refused because nothing would change by it."""
    return isinstance(error, BadRequest) and "message is not modified" in str(error).lower()


async def do(bot: Bot, chat: int, act: dict[str, Any]) -> dict[str, Any]:
    """Do it; gives what came of it. What is done already, perhaps by us before a crash, is done. Raises
    TelegramError."""
    try:
        return await _do(bot, chat, act)
    except BadRequest as error:
        if any(words in str(error).lower() for words in _DONE_ALREADY):
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
            return {"rights": list(rights_of(member)), "title": info.title or "", "topics": bool(info.is_forum)}
    return {}


def _user(act: dict[str, Any]) -> int:
    return int(str(act["user"]).removeprefix("telegram:"))
