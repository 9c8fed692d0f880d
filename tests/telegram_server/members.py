"""The methods about chats and who is in them: looking, leaving, invite links, join requests."""

from __future__ import annotations

from typing import Any

from .entities import units
from .errors import bad
from .records import Chat, Member, Wire
from .registry import method
from .schema import Params
from .state import State


@method("getChat")
def get_chat(state: State, params: Params) -> Wire:
    """The type ChatFullInfo."""
    chat = state.chat(params["chat_id"]) if _is_private(state, params) else state.group(params["chat_id"])
    out: dict[str, Any] = {
        **chat.wire(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.pinned:
        out["pinned_message"] = chat.messages[chat.pinned[-1]].wire()
    if chat.user is None:
        out["permissions"] = {"can_send_messages": not chat.muted}
    return out


def _is_private(state: State, params: Params) -> bool:
    return state.chat(params["chat_id"]).user is not None


@method("getChatMember")
def get_chat_member(state: State, params: Params) -> Wire:
    chat = state.reachable(params["chat_id"])
    user = state.users.get(params["user_id"])
    if user is None:
        raise bad("member not found")
    return chat.members.get(user.id, Member(user, "left")).wire()


@method("getChatMemberCount")
def get_chat_member_count(state: State, params: Params) -> int:
    chat = state.reachable(params["chat_id"])
    return 2 if chat.user else sum(member.present for member in chat.members.values())


@method("getChatAdministrators")
def get_chat_administrators(state: State, params: Params) -> list[Wire]:
    """Without other bots; in a private chat there are none."""
    chat = state.reachable(params["chat_id"])
    if chat.user is not None:
        raise bad("there are no administrators in the private chat")
    return [
        member.wire()
        for member in chat.members.values()
        if member.status in ("creator", "administrator") and (not member.user.is_bot or member.user is state.bot)
    ]


@method("leaveChat")
def leave_chat(state: State, params: Params) -> bool:
    chat = state.reachable(params["chat_id"])
    if chat.user is not None:
        raise bad("chat member status can't be changed in private chats")
    state.change_member(chat, state.bot, "left", state.bot)
    return True


def _inviter(state: State, params: Params, words: str) -> Chat:
    chat = state.group(params["chat_id"])
    if not state.bot_may(chat, "can_invite_users"):
        raise bad(f"not enough rights to manage chat {words}")
    return chat


@method("createChatInviteLink")
def create_chat_invite_link(state: State, params: Params) -> Wire:
    """One more link; a limit of members and asking to join exclude each other."""
    chat = _inviter(state, params, "invite link")
    name, most = params.get("name", ""), params.get("member_limit", 0)
    asks = params.get("creates_join_request", False)
    if units(name) > 32:
        raise bad("chat invite link name is too long")
    if most and not 1 <= most <= 99999:
        raise bad("MEMBER_LIMIT_INVALID")
    if most and asks:
        raise bad("member limit can't be specified for links requiring administrator approval")
    wire = {
        "creator": state.bot.wire(),
        "creates_join_request": asks,
        "is_primary": False,
        "is_revoked": False,
    }
    optional = {"name": name, "member_limit": most, "expire_date": params.get("expire_date", 0)}
    return state.new_link(chat, **wire, **{key: value for key, value in optional.items() if value}).wire


@method("approveChatJoinRequest")
def approve_chat_join_request(state: State, params: Params) -> bool:
    chat, user_id = _inviter(state, params, "join requests"), params["user_id"]
    if user_id in chat.members and chat.members[user_id].present:
        raise bad("USER_ALREADY_PARTICIPANT")
    if (chat.id, user_id) not in state.join_requests:
        raise bad("HIDE_REQUESTER_MISSING")
    link = state.join_requests.pop((chat.id, user_id))
    more = {"invite_link": link.wire} if link else {}
    state.change_member(chat, state.user(user_id), "member", state.bot, via_join_request=True, **more)
    return True


@method("declineChatJoinRequest")
def decline_chat_join_request(state: State, params: Params) -> bool:
    chat = _inviter(state, params, "join requests")
    if state.join_requests.pop((chat.id, params["user_id"]), state) is state:
        raise bad("HIDE_REQUESTER_MISSING")
    return True
