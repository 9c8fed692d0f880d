"""A Telegram update → `Incoming`. Which update means what: Bot API documentation, "Update"."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from telegram import Bot, CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update

from handlers.chat import Attachment, Incoming, Kind

# Explicit: the default leaves chat_member out, and a parameter left out keeps whatever was set before.
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]

# What Telegram itself writes into a chat: nobody said it (Bot API documentation, "Message", the service messages).
_SERVICE = (
    "pinned_message", "message_auto_delete_timer_changed", "new_chat_title", "new_chat_photo", "delete_chat_photo",
    "group_chat_created", "supergroup_chat_created", "channel_chat_created", "write_access_allowed",
    "connected_website", "users_shared", "chat_shared", "proximity_alert_triggered", "boost_added",
    "chat_background_set", "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
    "general_forum_topic_hidden", "general_forum_topic_unhidden", "video_chat_scheduled", "video_chat_started",
    "video_chat_ended", "video_chat_participants_invited",
)  # fmt: skip
_LONGEST_ID = 2**63

_PRESENT = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


def is_id(value: object) -> bool:
    """Whether it can be one of Telegram's ids (they have up to 52 bits)."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LONGEST_ID


def address(id: int) -> str:
    """telegram:42. Raises Unreadable."""
    if not is_id(id):
        raise Unreadable("an id that is no number")
    return f"telegram:{id}"


def key(bot_id: int, update_id: object, date: datetime | None) -> str:
    """The arrival's key. Its date is part of it (of a button press, which has none, its own id): after an idle week
    Telegram goes on with a random update id, which must not be taken for one seen before."""
    stamp = f".{int(date.timestamp())}" if date is not None else ""
    return f"telegram:{bot_id}:{update_id}{stamp}"


class Unreadable(ValueError):
    """An update that is not as the Bot API describes it."""


def read(payload: dict[str, Any], bot: Bot, bot_id: int) -> Incoming | None:
    """What happened, in our words; None for what does not concern us (the bot's own, a channel's post). Raises
    Unreadable, or whatever else a shape that nobody foresaw leads to."""
    simple = plain_text(payload, bot_id)
    if simple is not None:
        return simple
    try:
        update = Update.de_json(payload, bot)
    except TypeError:  # the library wants each field that its version of the API has; a server may have another
        update = Update.de_json(bare(payload), bot)
    incoming = _read(update, bot_id, payload)
    if incoming is not None:
        words = (incoming.text, incoming.choice, incoming.name, incoming.language, incoming.title)
        if not all(isinstance(word, str) for word in words):
            raise Unreadable("words that are no text")
    return incoming


_PLAIN = {"message_id", "from", "chat", "date", "text", "entities"}


def plain_text(payload: dict[str, Any], bot_id: int) -> Incoming | None:
    """A text that a person wrote in private, and nothing else: nearly all that comes. Read without the library's
    objects, which cost a sixth of a report; None for everything that is not exactly this."""
    message = payload.get("message")
    if len(payload) != 2 or not isinstance(message, dict) or not message.keys() <= _PLAIN:
        return None
    sender, chat, text = message.get("from"), message.get("chat"), message.get("text")
    numbers = (payload.get("update_id"), message.get("message_id"), message.get("date"))
    if not (isinstance(sender, dict) and isinstance(chat, dict) and isinstance(text, str)):
        return None
    names = (sender.get("first_name", ""), sender.get("last_name", ""), sender.get("language_code", ""))
    if (
        chat.get("type") != "private"
        or sender.get("is_bot") is not False
        or not all(is_id(number) for number in (*numbers, sender.get("id"), chat.get("id")))
        or not all(isinstance(name, str) for name in names)
        or not 0 < message["date"] < _LAST_DATE
    ):
        return None
    when = datetime.fromtimestamp(message["date"], UTC)
    return Incoming(
        key=key(bot_id, payload["update_id"], when),
        chat=address(chat["id"]),
        sender=address(sender["id"]),
        text=text,
        message=str(message["message_id"]),
        sent_at=when,
        name=" ".join(name for name in names[:2] if name),
        language=names[2],
        payload=payload,
    )


_LAST_DATE = 253_402_300_800  # the year 10000, which Python has no date for
_MESSAGE = (
    "message_id", "from", "sender_chat", "chat", "date", "edit_date", "text", "caption", "photo", "reply_markup",
    "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id",
)  # fmt: skip


def bare(payload: dict[str, Any]) -> dict[str, Any]:
    """An update with no more in it than we cannot do without."""
    found = {}
    for name, part in payload.items():
        if name in ("message", "edited_message"):
            found[name] = _bare_message(part)
        elif name == "callback_query":
            found[name] = {**part, "message": _bare_message(part["message"])} if "message" in part else part
        elif name in ("my_chat_member", "chat_member"):
            standings = {which: _bare_standing(part[which]) for which in ("old_chat_member", "new_chat_member")}
            found[name] = {**{key: part[key] for key in ("chat", "from", "date")}, **standings}
        elif name == "update_id":
            found[name] = part
    return found


def _bare_message(message: dict[str, Any]) -> dict[str, Any]:
    found = {name: message[name] for name in _MESSAGE if name in message}
    if "reply_to_message" in message:
        reply = message["reply_to_message"]
        found["reply_to_message"] = {name: reply[name] for name in ("message_id", "chat", "date")}
    return found


def _bare_standing(standing: dict[str, Any]) -> dict[str, Any]:
    inside = standing["status"] in _PRESENT or (standing["status"] == "restricted" and standing.get("is_member"))
    return {"status": "member" if inside else "left", "user": standing["user"]}


def _read(update: Update, bot_id: int, payload: dict[str, Any]) -> Incoming | None:
    if update.callback_query is not None:
        return _press(
            update.callback_query, f"{key(bot_id, update.update_id, None)}.{update.callback_query.id}", payload
        )
    if update.my_chat_member is not None:
        return _own_status(update.my_chat_member, bot_id, update.update_id, payload)
    if update.chat_member is not None:
        return _status(update.chat_member, bot_id, update.update_id, payload)
    message = update.message or update.edited_message
    if message is None:
        return None
    when = message.edit_date or message.date
    return _message(
        message, key(bot_id, update.update_id, when), payload, edited=update.edited_message is not None, bot_id=bot_id
    )


def _message(message: Message, key_: str, payload: dict[str, Any], *, edited: bool, bot_id: int) -> Incoming | None:
    chat, sender = message.chat, message.from_user
    if chat.type == "channel":
        return None
    base: dict[str, Any] = {
        "key": key_,
        "chat": address(chat.id),
        "sender": address(sender.id if sender is not None else chat.id),
        "message": str(message.message_id),
        "reply_to": str(message.reply_to_message.message_id) if message.reply_to_message else "",
        "in_group": chat.type != "private",
        "sent_at": (message.edit_date or message.date) if edited else message.date,
        "name": sender.full_name if sender is not None else "",
        "language": (sender.language_code or "") if sender is not None else "",
        "title": chat.title or "",
        "payload": payload,
    }
    if message.migrate_to_chat_id is not None:
        return Incoming(kind="moved", moved_to=address(message.migrate_to_chat_id), **base)
    if message.migrate_from_chat_id is not None:
        base["chat"] = address(message.migrate_from_chat_id)
        return Incoming(kind="moved", moved_to=address(chat.id), **base)
    if message.new_chat_members:
        members = tuple(address(user.id) for user in message.new_chat_members if user.id != bot_id and not user.is_bot)
        return Incoming(kind="joined", members=members, **base) if members else None  # of the bot my_chat_member tells
    if message.left_chat_member is not None:
        left = message.left_chat_member
        return Incoming(kind="left", members=(address(left.id),), **base) if not left.is_bot else None
    # Bots stand for whoever hides behind them, too: an anonymous administrator, a channel.
    if (sender is not None and sender.is_bot) or message.sender_chat is not None:
        return None
    text = message.text or message.caption or ""
    if edited and not text:
        return None  # no words were changed: a live location moves so every few seconds
    kind, attachment = _content(message)
    if kind == "other" and any(getattr(message, name) for name in _SERVICE):
        return None
    return Incoming(kind="edit" if edited else kind, text=text, attachment=attachment, **base)


def _content(message: Message) -> tuple[Kind, Attachment | None]:
    if message.text is not None:
        return "text", None
    if message.photo:
        largest = message.photo[-1]
        return "photo", Attachment(largest.file_id, mime="image/jpeg", size=largest.file_size or 0)
    if message.voice is not None:
        voice = message.voice
        return "voice", Attachment(voice.file_id, mime=voice.mime_type or "", size=voice.file_size or 0)
    document = message.document or message.video or message.audio or message.video_note or message.animation
    if document is not None:
        name, mime = getattr(document, "file_name", None), getattr(document, "mime_type", None)
        return "file", Attachment(document.file_id, name or "", mime or "", document.file_size or 0)
    if message.sticker is not None:
        return "sticker", None
    if message.location is not None or message.venue is not None:
        return "place", None
    return "other", None


def _press(query: CallbackQuery, key_: str, payload: dict[str, Any]) -> Incoming:
    """A button. Its data is only what somebody sent: rights are checked where it is acted on."""
    message, sender = query.message, query.from_user
    label = ""
    if query.data and isinstance(message, Message) and message.reply_markup is not None:
        buttons = [button for row in message.reply_markup.inline_keyboard for button in row]
        label = next((button.text for button in buttons if button.callback_data == query.data), "")
    return Incoming(
        key=key_,
        chat=address(message.chat.id if message is not None else sender.id),
        sender=address(sender.id),
        kind="choice",
        choice=str(query.data or ""),
        text=label,
        message=str(message.message_id) if message is not None else "",
        in_group=message is not None and message.chat.type != "private",
        name=sender.full_name,
        language=sender.language_code or "",
        payload=payload,
    )


def _own_status(change: ChatMemberUpdated, bot_id: int, update_id: int, payload: dict[str, Any]) -> Incoming | None:
    """What somebody did to the bot: in private blocking and unblocking, in a group putting it in and taking it out."""
    was, now = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
    if was == now:
        return None  # rights changed, nothing else
    kinds: tuple[Kind, Kind] = ("unblocked", "blocked") if change.chat.type == "private" else ("bot-joined", "bot-left")
    kind = kinds[0] if now else kinds[1]
    return _change(change, kind, bot_id, update_id, payload, ())


def _status(change: ChatMemberUpdated, bot_id: int, update_id: int, payload: dict[str, Any]) -> Incoming | None:
    was, now = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
    user = change.new_chat_member.user
    if was == now or user.is_bot:
        return None
    return _change(change, "joined" if now else "left", bot_id, update_id, payload, (address(user.id),))


def _change(
    change: ChatMemberUpdated, kind: Kind, bot_id: int, update_id: int, payload: dict[str, Any],
    members: tuple[str, ...],
) -> Incoming:  # fmt: skip
    return Incoming(
        key=key(bot_id, update_id, change.date),
        chat=address(change.chat.id),
        sender=address(change.from_user.id),
        kind=kind,
        in_group=change.chat.type != "private",
        sent_at=change.date,
        title=change.chat.title or "",
        members=members,
        name=change.from_user.full_name,
        language=change.from_user.language_code or "",
        payload=payload,
    )


def _is_in(member: ChatMember) -> bool:
    restricted = member.status == ChatMember.RESTRICTED and getattr(member, "is_member", False)
    return member.status in _PRESENT or restricted
