"""Who is what in a chat: the bot blocked, put in, given rights; others coming, going, promoted, asking to come in.

Statuses and rights are read as they came, and not by the library's classes: those want each field that their version of
the API has, and a server may have another.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from telegram import Chat, ChatJoinRequest, ChatMember, ChatMemberUpdated, User

from bot.channels.telegram.naming import address, key
from handlers.chat import Incoming, Kind

_RIGHTS = {
    "delete": "can_delete_messages",
    "pin": "can_pin_messages",
    "invite": "can_invite_users",
    "restrict": "can_restrict_members",
}
_PRESENT = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)
_ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


def rights_of(standing: dict[str, Any]) -> tuple[str, ...]:
    """What a ChatMember may do, in our words; the owner may do everything."""
    if standing["status"] == ChatMember.OWNER:
        return tuple(_RIGHTS)
    if standing["status"] != ChatMember.ADMINISTRATOR:
        return ()
    return tuple(word for word, field in _RIGHTS.items() if standing.get(field) is True)


def bare_standing(standing: dict[str, Any]) -> dict[str, Any]:
    """A standing with no more in it than the library cannot do without."""
    return {"status": "member" if _is_in(standing) else "left", "user": standing["user"]}


def _is_in(standing: dict[str, Any]) -> bool:
    restricted = standing["status"] == ChatMember.RESTRICTED and bool(standing.get("is_member"))
    return standing["status"] in _PRESENT or restricted


def own(change: ChatMemberUpdated, bot_id: int, update_id: int, payload: dict[str, Any]) -> Incoming | None:
    """What somebody did to the bot: in private blocking and unblocking; in a group putting it in, taking it out, giving
    or taking rights."""
    told = payload["my_chat_member"]
    before, after = told["old_chat_member"], told["new_chat_member"]
    was, now = _is_in(before), _is_in(after)
    private = change.chat.type == "private"
    if was != now:
        kinds: tuple[Kind, Kind] = ("unblocked", "blocked") if private else ("bot-joined", "bot-left")
        rights = rights_of(after) if now and not private else None
        return _change(change, kinds[0] if now else kinds[1], bot_id, update_id, payload, rights=rights)
    if private or not now or rights_of(before) == rights_of(after):
        return None
    return _change(change, "rights", bot_id, update_id, payload, rights=rights_of(after))


def other(change: ChatMemberUpdated, bot_id: int, update_id: int, payload: dict[str, Any]) -> Incoming | None:
    """Somebody else came, went, or may do more or less than before."""
    told = payload["chat_member"]
    before, after = told["old_chat_member"], told["new_chat_member"]
    user = change.new_chat_member.user
    if user.is_bot:
        return None
    who = {"members": (address(user.id),), "member_names": (user.full_name,)}
    was, now = _is_in(before), _is_in(after)
    if now and not was:
        return _change(change, "joined", bot_id, update_id, payload, **who)
    if was and not now:
        removed = after["status"] == ChatMember.BANNED
        return _change(change, "left", bot_id, update_id, payload, removed=removed, **who)
    if now and (before["status"] in _ADMINS) != (after["status"] in _ADMINS):
        title = "admin" if after["status"] in _ADMINS else "member"
        return _change(change, "promoted", bot_id, update_id, payload, **{**who, "title": title})
    return None


def _change(
    change: ChatMemberUpdated, kind: Kind, bot_id: int, update_id: int, payload: dict[str, Any], **more: Any
) -> Incoming:
    return Incoming(
        kind=kind, **{**_base(change.chat, change.from_user, change.date, bot_id, update_id, payload), **more}
    )


def asked(request: ChatJoinRequest, bot_id: int, update_id: int, payload: dict[str, Any]) -> Incoming:
    """Somebody asks to be let into a group; for five minutes we may write to them in `private`."""
    return Incoming(
        kind="join-asked", private=address(request.user_chat_id),
        **_base(request.chat, request.from_user, request.date, bot_id, update_id, payload),
    )  # fmt: skip


def _base(
    chat: Chat, user: User, date: datetime, bot_id: int, update_id: int, payload: dict[str, Any]
) -> dict[str, Any]:
    return {
        "key": key(bot_id, update_id, date),
        "chat": address(chat.id),
        "sender": address(user.id),
        "in_group": chat.type != "private",
        "sent_at": date,
        "title": chat.title or "",
        "name": user.full_name,
        "language": user.language_code or "",
        "payload": payload,
    }
