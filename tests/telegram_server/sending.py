"""The methods by which a bot speaks: messages, photos, documents, albums, edits.

Sizes: Bot API documentation; order of checks and wording: tdlib/telegram-bot-api. A call is accounted for by the pace
only after it has been found right, as the real limits are held behind the Bot API server.
"""

from __future__ import annotations

from typing import Any

from .entities import Entity, parsed, units
from .errors import NOT_MODIFIED, ApiError, bad
from .keyboards import checked
from .records import Chat, Message, StoredFile, Wire
from .registry import method
from .schema import Params, Upload
from .state import State

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
BIGGEST_PHOTO = 10 << 20
BIGGEST_UPLOAD = 50 << 20
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF", b"BM")


def _text(state: State, params: Params) -> tuple[str, list[Entity]]:
    text, entities = parsed(params["text"], params.get("parse_mode"), params.get("entities"), state.complaints)
    if not text:
        raise bad("message text is empty")
    if len(text) * 2 > LONGEST_TEXT and units(text) > LONGEST_TEXT:
        raise bad("message is too long")
    return text, entities


def _caption(state: State, params: Params) -> tuple[str, list[Entity]]:
    caption, entities = parsed(
        params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities"), state.complaints
    )
    if units(caption) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    return caption, entities


def _reply(state: State, chat: Chat, params: Params) -> Message | None:
    wanted = params.get("reply_parameters")
    if not wanted:
        return None
    if wanted.get("chat_id", chat.id) != chat.id:
        state.complaints.append("not implemented: reply to a message of another chat")
        return None
    message = chat.messages.get(wanted["message_id"])
    if message is None or message.deleted:
        if wanted.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
    return message


def _paid(state: State, params: Params) -> None:
    if params.get("allow_paid_broadcast"):
        state.complaints.append("allow_paid_broadcast costs Stars")


def _file(state: State, value: str | Upload, params: Params, kind: str) -> StoredFile:
    """A file given as an upload, as attach://field, by its id (as what it is), or by an
    address (which is not fetched)."""
    photo = kind == "photo"
    if isinstance(value, str) and value.startswith("attach://"):
        attached = params.get(value)
        if attached is None:
            raise bad("wrong file identifier/HTTP URL specified")
        value = attached
    if isinstance(value, str):
        if value.startswith(("http://", "https://")):
            state.complaints.append(f"not implemented: fetching {value}")
            return state.store("fetched", "image/jpeg" if photo else "application/octet-stream", b"")
        file = state.file(value)
        if file.kind not in ("", kind):
            raise bad(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
        return file
    if not value.content:
        raise bad("file must be non-empty")
    if len(value.content) > (BIGGEST_PHOTO if photo else BIGGEST_UPLOAD):
        raise ApiError(413, "Request Entity Too Large")
    if photo and not value.content.startswith(_IMAGES):
        raise bad("IMAGE_PROCESS_FAILED")
    return state.store(value.name, "image/jpeg" if photo else value.mime, value.content, kind)


@method("sendMessage")
def send_message(state: State, params: Params) -> Wire:
    chat = state.writable(params["chat_id"])
    text, entities = _text(state, params)
    markup = checked(params.get("reply_markup"))
    reply = _reply(state, chat, params)
    _paid(state, params)
    state.speak(chat)
    silent = params.get("disable_notification", False)
    return state.post_from_bot(chat, text=text, entities=entities, markup=markup, reply_to=reply, silent=silent).wire()


def _send_file(state: State, params: Params, kind: str) -> Wire:
    chat = state.writable(params["chat_id"])
    caption, entities = _caption(state, params)
    markup = checked(params.get("reply_markup"))
    reply = _reply(state, chat, params)
    _paid(state, params)
    file = _file(state, params[kind], params, kind)
    state.speak(chat)
    content: dict[str, Any] = {kind: file, "caption": caption, "caption_entities": entities}
    silent = params.get("disable_notification", False)
    return state.post_from_bot(chat, markup=markup, reply_to=reply, silent=silent, **content).wire()


@method("sendPhoto")
def send_photo(state: State, params: Params) -> Wire:
    return _send_file(state, params, "photo")


@method("sendDocument")
def send_document(state: State, params: Params) -> Wire:
    return _send_file(state, params, "document")


@method("sendVoice")
def send_voice(state: State, params: Params) -> Wire:
    if state.writable(params["chat_id"]).no_voice:
        raise bad("VOICE_MESSAGES_FORBIDDEN")
    return _send_file(state, params, "voice")


@method("sendAudio")
def send_audio(state: State, params: Params) -> Wire:
    return _send_file(state, params, "audio")


@method("sendVideo")
def send_video(state: State, params: Params) -> Wire:
    return _send_file(state, params, "video")


@method("sendMediaGroup")
def send_media_group(state: State, params: Params) -> list[Wire]:
    chat = state.writable(params["chat_id"])
    media = params["media"]
    if not 2 <= len(media) <= 10:
        raise bad("group send failed: an album has 2-10 items" if media else "media is empty")
    kinds = {item["type"] for item in media}
    if not kinds <= {"photo", "document"}:
        raise bad("this stand-in sends albums of photos or of documents only")
    if len(kinds) > 1:
        raise bad("documents can't be mixed with other media types in an album")
    kind = kinds.pop()
    contents = []
    for item in media:
        caption, entities = _caption(state, item)
        file = _file(state, item["media"], params, kind)
        contents.append({kind: file, "caption": caption, "caption_entities": entities})
    reply = _reply(state, chat, params)
    _paid(state, params)
    state.speak(chat, len(media))
    album = f"album{chat.id}-{chat.next_message_id}"
    return [state.post_from_bot(chat, album=album, reply_to=reply, **content).wire() for content in contents]


def _editable(state: State, params: Params) -> Message:
    if "inline_message_id" in params:
        raise bad("MESSAGE_ID_INVALID")
    if "chat_id" not in params:
        raise bad("chat_id is empty")
    if "message_id" not in params:
        raise bad("message identifier is not specified")
    chat = state.reachable(params["chat_id"])
    message = state.message(chat, params["message_id"], "message to edit not found")
    if message.sender is not state.bot:
        raise bad("message can't be edited")
    return message


def _edited(state: State, message: Message, params: Params, **changes: Any) -> Wire:
    """Apply an edit; a keyboard that is not given again is gone (Bot API documentation, "editMessageText")."""
    changes["markup"] = checked(params.get("reply_markup"))
    if all(getattr(message, key) == value for key, value in changes.items()):
        raise NOT_MODIFIED
    state.speak(message.chat, edit=True)
    message.history.append(message.text or message.caption)
    for key, value in changes.items():
        setattr(message, key, value)
    message.edited = True
    message.edit_date = int(state.wall())
    if state.on_sent is not None:
        state.on_sent(message)
    return message.wire()


@method("editMessageText")
def edit_message_text(state: State, params: Params) -> Wire:
    message = _editable(state, params)
    if "text" not in params:
        raise bad("message text is empty")
    text, entities = _text(state, params)
    if not message.text:
        raise bad("there is no text in the message to edit")
    return _edited(state, message, params, text=text, entities=entities)


@method("editMessageCaption")
def edit_message_caption(state: State, params: Params) -> Wire:
    message = _editable(state, params)
    caption, entities = _caption(state, params)
    if message.photo is None and message.document is None:
        raise bad("there is no caption in the message to edit")
    return _edited(state, message, params, caption=caption, caption_entities=entities)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(state: State, params: Params) -> Wire:
    return _edited(state, _editable(state, params), params)
