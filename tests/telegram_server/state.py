"""Telegram's side of one bot: who exists, what was said, and whether the bot may speak here."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .errors import QUERY_TOO_OLD, bad, forbidden
from .pace import Limits, Pace
from .records import Chat, Member, Message, Press, StoredFile, User, Wire
from .updates import LIFETIMES, Updates


@dataclass(slots=True)
class InviteLink:
    """A link that the bot made."""

    chat: Chat
    url: str
    wire: Wire


class State:
    """All that the methods read and change."""

    def __init__(
        self,
        bot: User,
        limits: Limits | None,
        clock: Callable[[], float],
        wall: Callable[[], float],
        changed: Callable[[], None],
    ) -> None:
        self.bot = bot
        self.clock = clock
        self.wall = wall
        self.changed = changed
        self.pace = Pace(limits, clock)
        self.updates = Updates(clock, changed)
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, User] = {bot.id: bot}
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.links: dict[str, InviteLink] = {}
        self.join_requests: dict[tuple[int, int], InviteLink | None] = {}
        self.commands: dict[tuple[str, str], list[Wire]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.complaints: list[str] = []
        self.reads_all_group_messages = False
        """The opposite of privacy mode; a bot that is administrator reads all anyway."""
        self.sent_total = 0
        self.webhook_set_at = float("-inf")
        self.on_sent: Callable[[Message], None] | None = None
        self._file_numbers = 0
        self._query_numbers = 0

    # Who and where

    def chat(self, chat_id: int | str) -> Chat:
        """The chat with this id; a group that moved on names its new id."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad("chat not found")
        if chat.migrated_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        return chat

    def reachable(self, chat_id: int | str) -> Chat:
        """The chat, if the bot may act in it; else the refusal that the real server gives."""
        chat = self.chat(chat_id)
        if chat.user is not None:
            if chat.deactivated:
                raise forbidden("user is deactivated")
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            if not chat.started and self.clock() > chat.open_until:
                raise forbidden("bot can't initiate conversation with a user")
            return chat
        if chat.deleted:
            raise forbidden("the group chat was deleted")
        standing = chat.members.get(self.bot.id)
        if standing is not None and standing.status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if standing is None or not standing.present:
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat

    def writable(self, chat_id: int | str) -> Chat:
        """The chat, if the bot may write there."""
        chat = self.reachable(chat_id)
        if chat.muted and not self.bot_may(chat, "can_post_messages"):
            raise bad("not enough rights to send text messages to the chat")
        return chat

    def group(self, chat_id: int | str) -> Chat:
        """A group in which the bot is."""
        chat = self.reachable(chat_id)
        if chat.user is not None:
            raise bad("method is available only for group and supergroup chats")
        return chat

    def bot_may(self, chat: Chat, right: str) -> bool:
        """Whether the bot has an administrator's right; in a private chat it may do what it may."""
        if chat.user is not None:
            return True
        member = chat.members.get(self.bot.id)
        return member is not None and member.may(right)

    def user(self, user_id: int) -> User:
        """A user whom the bot may know."""
        user = self.users.get(user_id)
        if user is None:
            raise bad("user not found")
        return user

    # Saying

    def speak(self, chat: Chat, messages: int = 1, *, edit: bool = False) -> None:
        """Account for a send or an edit; 429 if it comes too early."""
        error = self.pace.take(chat.id, messages, edit=edit)
        if error is not None:
            raise error

    def post(self, chat: Chat, sender: User, **content: Any) -> Message:
        """A new message in a chat."""
        message = Message(chat, chat.next_message_id, int(self.wall()), sender, **content)
        chat.next_message_id += 1
        chat.messages[message.message_id] = message
        return message

    def post_from_bot(self, chat: Chat, **content: Any) -> Message:
        """A message of the bot; counted, and shown to whoever waits for it."""
        message = self.post(chat, self.bot, **content)
        self.sent_total += 1
        if self.on_sent is not None:
            self.on_sent(message)
        return message

    def message(self, chat: Chat, message_id: int, missing: str) -> Message:
        """A message that is still there; else 400 with these words."""
        message = chat.messages.get(message_id)
        if message is None or message.deleted:
            raise bad(missing)
        return message

    def store(self, name: str, mime: str, content: bytes, kind: str = "") -> StoredFile:
        """Keep a file; its id is good for sending it again."""
        self._file_numbers += 1
        file = StoredFile(f"file{self._file_numbers}", name, mime, content, kind)
        self.files[file.id] = file
        return file

    def file(self, file_id: str) -> StoredFile:
        """A file by its id, of whichever size."""
        file = self.files.get(file_id.removesuffix("-s"))
        if file is None:
            raise bad("wrong file identifier/HTTP URL specified")
        return file

    # Telling the bot

    def tell_message(self, message: Message, kind: str = "message") -> None:
        """A message or an edit: in the lane of its chat."""
        self.updates.add(kind, f"chat:{message.chat.id}", message.wire(), message.sender.id)

    def tell_press(self, user: User, message: Message, data: str) -> Press:
        """A button press: in the lane of its user, which is not that of the chat."""
        self._query_numbers += 1
        press = Press(f"{self.bot.id}{self._query_numbers:08}", user, message, data, self.clock())
        self.presses[press.id] = press
        payload = {
            "id": press.id,
            "from": user.wire(),
            "chat_instance": str(message.chat.id * 7919),
            "message": message.wire(),
            "data": data,
        }
        self.updates.add("callback_query", f"callback:{user.id}", payload, user.id)
        return press

    def press(self, query_id: str) -> Press:
        """A press that can still be answered."""
        press = self.presses.get(query_id)
        if press is None or self.clock() - press.at > LIFETIMES["callback_query"]:
            raise QUERY_TOO_OLD
        return press

    def tell_member(self, chat: Chat, by: User, before: Wire, after: Wire, **more: Any) -> None:
        """A change of standing: the bot's own by chat; others' by user, if the bot is administrator."""
        payload = {
            "chat": chat.wire(),
            "from": by.wire(),
            "date": int(self.wall()),
            "old_chat_member": before,
            "new_chat_member": after,
            **more,
        }
        user_id = after["user"]["id"]
        if user_id == self.bot.id:
            self.updates.add("my_chat_member", f"my_member:{chat.id}", payload, by.id)
        elif self.bot_may(chat, "can_manage_chat"):
            self.updates.add("chat_member", f"member:{user_id}", payload, user_id)

    def change_member(self, chat: Chat, user: User, status: str, by: User, **more: Any) -> Member:
        """Give somebody a new standing in a group, and tell the bot."""
        member = chat.members.setdefault(user.id, Member(user, "left"))
        before = member.wire()
        member.status = status
        self.tell_member(chat, by, before, member.wire(), **more)
        return member

    def new_link(self, chat: Chat, **wire: Any) -> InviteLink:
        """An invite link with a secret of its own."""
        url = f"https://t.me/+{secrets.token_urlsafe(12)}"
        link = InviteLink(chat, url, {"invite_link": url, **wire})
        self.links[url] = link
        return link
