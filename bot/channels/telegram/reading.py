"""A Telegram update → `Incoming`. Which update means what: Bot API documentation, "Update"."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from telegram import Bot, CallbackQuery, Message, Update

from bot.channels.telegram import standing
from bot.channels.telegram.naming import Unreadable, address, is_id, key
from handlers.chat import Attachment, Incoming, Kind

# Explicit: the default leaves chat_member out, and a parameter left out keeps whatever was set before.
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request"]

# What Telegram itself writes into a chat: nobody said it (Bot API documentation, "Message", the service messages).
_SERVICE = (
    "pinned_message", "message_auto_delete_timer_changed", "new_chat_photo", "delete_chat_photo",
    "group_chat_created", "supergroup_chat_created", "channel_chat_created", "write_access_allowed",
    "connected_website", "users_shared", "chat_shared", "proximity_alert_triggered", "boost_added",
    "chat_background_set", "video_chat_scheduled", "video_chat_started",
    "video_chat_ended", "video_chat_participants_invited",
)  # fmt: skip


_TOPICS = (  # only in groups that have topics
    "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
    "general_forum_topic_hidden", "general_forum_topic_unhidden",
)  # fmt: skip
_LINKS = ("url", "text_link")  # Bot API documentation, "MessageEntity"
_FORWARDED = ("forward_origin", "forward_date", "forward_from", "forward_from_chat")  # the newest API and older ones


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
        words = (
            incoming.text,
            incoming.choice,
            incoming.name,
            incoming.language,
            incoming.title,
            incoming.album,
            incoming.reply_text,
        )
        if not all(isinstance(word, str) for word in (*words, *incoming.member_names)):
            raise Unreadable("words that are no text")
        if incoming.place is not None and not all(isinstance(one, int | float) for one in incoming.place):
            raise Unreadable("a place that is none")
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
        links=_has_links(message),
        payload=payload,
    )


def _has_links(message: dict[str, Any]) -> bool:
    """Whether there is a link in a message, or below its photo."""
    return any(
        isinstance(entity, dict) and entity.get("type") in _LINKS
        for field in ("entities", "caption_entities")
        if isinstance(message.get(field), list)
        for entity in message[field]
    )


_LAST_DATE = 253_402_300_800  # the year 10000, which Python has no date for
_MESSAGE = (
    "message_id", "from", "sender_chat", "chat", "date", "edit_date", "text", "caption", "photo", "reply_markup",
    "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id", "new_chat_title",
    "media_group_id", "message_thread_id", "is_topic_message",
)  # fmt: skip
_REPLIED = ("message_id", "from", "chat", "date", "text", "caption")


def bare(payload: dict[str, Any]) -> dict[str, Any]:
    """An update with no more in it than we cannot do without."""
    found = {}
    for name, part in payload.items():
        if name in ("message", "edited_message"):
            found[name] = _bare_message(part)
        elif name == "callback_query":
            found[name] = {**part, "message": _bare_message(part["message"])} if "message" in part else part
        elif name in ("my_chat_member", "chat_member"):
            standings = {which: standing.bare_standing(part[which]) for which in ("old_chat_member", "new_chat_member")}
            found[name] = {**{key: part[key] for key in ("chat", "from", "date")}, **standings}
        elif name == "chat_join_request":
            found[name] = {key: part[key] for key in ("chat", "from", "user_chat_id", "date")}
        elif name == "update_id":
            found[name] = part
    return found


def _bare_message(message: dict[str, Any]) -> dict[str, Any]:
    found = {name: message[name] for name in _MESSAGE if name in message}
    if "location" in message:
        found["location"] = {name: message["location"][name] for name in ("latitude", "longitude")}
    if "reply_to_message" in message:
        reply = message["reply_to_message"]
        found["reply_to_message"] = {name: reply[name] for name in _REPLIED if name in reply}
    return found


def _read(update: Update, bot_id: int, payload: dict[str, Any]) -> Incoming | None:
    if update.callback_query is not None:
        return _press(
            update.callback_query, f"{key(bot_id, update.update_id, None)}.{update.callback_query.id}", payload
        )
    if update.my_chat_member is not None:
        return standing.own(update.my_chat_member, bot_id, update.update_id, payload)
    if update.chat_member is not None:
        return standing.other(update.chat_member, bot_id, update.update_id, payload)
    if update.chat_join_request is not None:
        return standing.asked(update.chat_join_request, bot_id, update.update_id, payload)
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
    raw: dict[str, Any] = payload["edited_message" if edited else "message"]
    base: dict[str, Any] = {
        "key": key_,
        "chat": address(chat.id),
        "sender": address(sender.id if sender is not None else chat.id),
        "message": str(message.message_id),
        "reply_to": _reply_to(message),
        **_replied(message),
        "in_group": chat.type != "private",
        "sent_at": (message.edit_date or message.date) if edited else message.date,
        "name": sender.full_name if sender is not None else "",
        "language": (sender.language_code or "") if sender is not None else "",
        "title": chat.title or "",
        "topics": bool(chat.is_forum) if chat.type == "supergroup" else None,
        "topic": str(message.message_thread_id or "") if message.is_topic_message else "",
        "payload": payload,
    }
    if message.migrate_to_chat_id is not None:
        return Incoming(kind="moved", moved_to=address(message.migrate_to_chat_id), **base)
    if message.migrate_from_chat_id is not None:
        base["chat"] = address(message.migrate_from_chat_id)
        return Incoming(kind="moved", moved_to=address(chat.id), **base)
    if message.new_chat_members:
        people = [user for user in message.new_chat_members if not user.is_bot]  # of the bot my_chat_member tells
        members, names = tuple(address(user.id) for user in people), tuple(user.full_name for user in people)
        return Incoming(kind="joined", members=members, member_names=names, **base) if members else None
    if message.left_chat_member is not None:
        left = message.left_chat_member
        if left.is_bot:
            return None
        removed = sender is None or sender.id != left.id
        return Incoming(
            kind="left", members=(address(left.id),), member_names=(left.full_name,), removed=removed, **base
        )
    if message.new_chat_title is not None:
        return Incoming(kind="retitled", **{**base, "title": message.new_chat_title})
    if any(name in raw for name in _TOPICS):
        return Incoming(kind="topics", **{**base, "topics": True})
    # Bots stand for whoever hides behind them, too: an anonymous administrator, a channel.
    if (sender is not None and sender.is_bot) or message.sender_chat is not None:
        return None
    text = message.text or message.caption or ""
    if edited and not text:
        return None  # no words were changed: a live location moves so every few seconds
    kind, attachment = _content(message)
    if kind == "other" and any(getattr(message, name) for name in _SERVICE):
        return None
    place = message.location
    return Incoming(
        kind="edit" if edited else kind,
        text=text,
        attachment=attachment,
        album=message.media_group_id or "",
        place=(place.latitude, place.longitude) if place is not None else None,
        links=_has_links(raw),
        forwarded=any(name in raw for name in _FORWARDED),
        **base,
    )


def _reply_to(message: Message) -> str:
    """The message that it answers. In a topic each message is told as a reply to the one that began the topic."""
    reply = message.reply_to_message
    if reply is None or (message.is_topic_message and reply.message_id == message.message_thread_id):
        return ""
    return str(reply.message_id)


def _replied(message: Message) -> dict[str, Any]:
    """What a person wrote in the message that it answers."""
    reply = message.reply_to_message
    if reply is None or not _reply_to(message) or reply.from_user is None or reply.from_user.is_bot:
        return {}
    kind, attachment = _content(reply)
    return {
        "reply_text": reply.text or reply.caption or "",
        "reply_attachment": attachment if kind in ("photo", "file") else None,
    }


def _content(message: Message) -> tuple[Kind, Attachment | None]:
    if message.text is not None:
        return "text", None
    if message.photo:
        largest = message.photo[-1]
        return "photo", Attachment(
            largest.file_id, mime="image/jpeg", size=largest.file_size or 0, unique=largest.file_unique_id
        )
    if message.voice is not None:
        voice = message.voice
        return "voice", Attachment(
            voice.file_id, mime=voice.mime_type or "", size=voice.file_size or 0, unique=voice.file_unique_id
        )
    document = message.document or message.video or message.audio or message.video_note or message.animation
    if document is not None:
        name, mime = getattr(document, "file_name", None), getattr(document, "mime_type", None)
        return "file", Attachment(
            document.file_id, name or "", mime or "", document.file_size or 0, document.file_unique_id
        )
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
