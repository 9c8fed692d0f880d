"""The methods about what has been said: deleting, pinning, reacting, answering presses, fetching files."""

from __future__ import annotations

from .entities import units
from .errors import bad
from .records import Chat, Message, Wire
from .registry import method
from .schema import Params
from .state import State

TWO_DAYS = 48 * 3600
BIGGEST_DOWNLOAD = 20 << 20
_REACTIONS = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓"
    " 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
REACTIONS = frozenset(_REACTIONS.split())
_ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker"
    " find_location record_video_note upload_video_note"
)
ACTIONS = frozenset(_ACTIONS.split())


def _deletable(state: State, chat: Chat, message: Message) -> bool:
    """Bot API documentation, "deleteMessage": own messages for 48 hours; others' where the bot has the right."""
    if chat.user is None and state.bot_may(chat, "can_delete_messages"):
        return True
    recent = state.wall() - message.date < TWO_DAYS
    return recent and (message.sender is state.bot or chat.user is not None)


@method("deleteMessage")
def delete_message(state: State, params: Params) -> bool:
    chat = state.reachable(params["chat_id"])
    message = state.message(chat, params["message_id"], "message to delete not found")
    if not _deletable(state, chat, message):
        raise bad("message can't be deleted")
    message.deleted = True
    return True


@method("deleteMessages")
def delete_messages(state: State, params: Params) -> bool:
    """Those that cannot be found are skipped."""
    chat = state.reachable(params["chat_id"])
    if not 1 <= len(params["message_ids"]) <= 100:
        raise bad("too many messages to delete" if params["message_ids"] else "message identifiers are not specified")
    there = [message for key in params["message_ids"] if (message := chat.messages.get(key)) and not message.deleted]
    if not all(_deletable(state, chat, message) for message in there):
        raise bad("message can't be deleted")
    for message in there:
        message.deleted = True
    return True


@method("answerCallbackQuery")
def answer_callback_query(state: State, params: Params) -> bool:
    press = state.press(params["callback_query_id"])
    text = params.get("text", "")
    if units(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    press.answered = True
    press.text = text
    press.alert = params.get("show_alert", False)
    return True


@method("setMessageReaction")
def set_message_reaction(state: State, params: Params) -> bool:
    chat = state.reachable(params["chat_id"])
    message = state.message(chat, params["message_id"], "message to react not found")
    reactions = params.get("reaction", [])
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(reaction.get("emoji") not in REACTIONS for reaction in reactions):
        raise bad("REACTION_INVALID")
    message.reactions = [reaction["emoji"] for reaction in reactions]
    return True


def _pinner(state: State, params: Params) -> Chat:
    chat = state.reachable(params["chat_id"])
    if not state.bot_may(chat, "can_pin_messages"):
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat


@method("pinChatMessage")
def pin_chat_message(state: State, params: Params) -> bool:
    chat = _pinner(state, params)
    message = state.message(chat, params["message_id"], "message to pin not found")
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    chat.pinned.append(message.message_id)
    message.pinned = True
    return True


@method("unpinChatMessage")
def unpin_chat_message(state: State, params: Params) -> bool:
    """Without a message: the one that was pinned last."""
    chat = _pinner(state, params)
    message_id = params.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if message_id not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(message_id)
    chat.messages[message_id].pinned = False
    return True


@method("sendChatAction")
def send_chat_action(state: State, params: Params) -> bool:
    chat = state.writable(params["chat_id"])
    if params["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat.actions.append(params["action"])
    return True


@method("getFile")
def get_file(state: State, params: Params) -> Wire:
    file = state.files.get(params["file_id"].removesuffix("-s"))
    if file is None:
        raise bad("invalid file_id")
    if len(file.content) > BIGGEST_DOWNLOAD:
        raise bad("file is too big")
    return {**file.wire(), "file_path": file.path}
