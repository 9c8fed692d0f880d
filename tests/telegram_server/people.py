"""People and groups as a test sees them: ``await alice.says("36.5")``, ``await group.upgrades()``."""

from __future__ import annotations

import re
from typing import Any

from .entities import commands_in
from .records import Chat, Member, Message, Press, User, Wire
from .state import State


class Person:
    """Somebody with a Telegram client; what they do becomes updates for the bot."""

    def __init__(self, state: State, user: User) -> None:
        self._state = state
        self.user = user
        self.id = user.id
        self.name = user.name
        self.chat = state.chats.setdefault(user.id, Chat(user.id, "private", user=user))
        state.users[user.id] = user

    def __repr__(self) -> str:
        return f"Person({self.id}, {self.name!r})"

    @property
    def inbox(self) -> list[Message]:
        """What the bot has sent to this person's private chat; deleted messages are marked."""
        return self.chat.from_bot()

    @property
    def last(self) -> Message:
        """The bot's newest message in the private chat."""
        inbox = self.inbox
        assert inbox, f"the bot has sent nothing to {self.name}"
        return inbox[-1]

    async def says(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Write to the bot in private."""
        return await self.sends(text=text, entities=commands_in(text), reply_to=reply_to)

    async def starts(self, payload: str = "") -> Message:
        """Press Start, perhaps through a link t.me/bot?start=payload (at most 64 of A-Z a-z 0-9 _ -)."""
        assert re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload), f"not a deep-link payload: {payload}"
        return await self.says(f"/start {payload}".rstrip())

    async def sends(self, **content: Any) -> Message:
        """Send anything to the bot in private, by the fields of our Message; ``extra`` takes Telegram's own."""
        assert not self.chat.blocked, f"{self.name} has blocked the bot: unblock first"
        assert not self.chat.deactivated, f"{self.name} is deactivated"
        self.chat.started = True
        message = self._state.post(self.chat, self.user, **content)
        self._state.tell_message(message)
        return message

    async def sends_photo(self, content: bytes, caption: str = "") -> Message:
        """Send a photo to the bot."""
        photo = self._state.store("photo.jpg", "image/jpeg", content, "photo")
        return await self.sends(photo=photo, caption=caption, caption_entities=commands_in(caption))

    async def sends_document(self, content: bytes, name: str, mime: str = "application/octet-stream") -> Message:
        """Send a file to the bot."""
        return await self.sends(document=self._state.store(name, mime, content, "document"))

    async def edits(self, message: Message, text: str) -> Message:
        """Change one's own message, in private or in a group."""
        assert message.sender is self.user, "people edit only their own messages"
        message.history.append(message.text)
        message.text, message.entities = text, commands_in(text)
        message.edited, message.edit_date = True, int(self._state.wall())
        if message.chat.user is not None or heard(self._state, message):
            self._state.tell_message(message, "edited_message")
        return message

    async def presses(self, message: Message, label_or_data: str) -> Press | Message:
        """Press a button: an inline one makes a callback query, one in place of the keyboard says its label."""
        assert not message.deleted, "the message has been deleted"
        button = message.button(label_or_data)
        if button.data is not None:
            return self._state.tell_press(self.user, message, button.data)
        assert button.url is None, f"{button.text!r} opens {button.url}; the bot does not hear of it"
        return await self.says(button.text)

    async def reacts(self, message: Message, *emoji: str) -> None:
        """React to a message; in a group only a bot that is administrator hears of it."""
        chat = message.chat
        payload = {
            "chat": chat.wire(),
            "message_id": message.message_id,
            "user": self.user.wire(),
            "date": int(self._state.wall()),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }
        if chat.user is not None or self._state.bot_may(chat, "can_manage_chat"):
            self._state.updates.add("message_reaction", f"reaction:{chat.id}", payload, self.id)

    async def blocks(self) -> None:
        """Block the bot."""
        self._set_blocked(True)

    async def unblocks(self) -> None:
        """Unblock the bot; as in a client, that starts it again."""
        self._set_blocked(False)

    async def deactivates(self) -> None:
        """Delete the account; the bot is not told."""
        self.chat.deactivated = True

    def _set_blocked(self, blocked: bool) -> None:
        if self.chat.blocked == blocked:
            return
        self.chat.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        bot = self._state.bot
        self._state.tell_member(self.chat, self.user, Member(bot, before).wire(), Member(bot, after).wire())


class Group:
    """A group; its id changes when it is upgraded."""

    def __init__(self, state: State, chat: Chat) -> None:
        self._state = state
        self.chat = chat
        state.chats[chat.id] = chat

    def __repr__(self) -> str:
        return f"Group({self.id}, {self.chat.title!r})"

    @property
    def id(self) -> int:
        """The chat id, the newest."""
        return self.chat.id

    @property
    def inbox(self) -> list[Message]:
        """What the bot has said here (since an upgrade, if there was one)."""
        return self.chat.from_bot()

    @property
    def last(self) -> Message:
        """The bot's newest message here."""
        inbox = self.inbox
        assert inbox, f"the bot has said nothing in {self.chat.title}"
        return inbox[-1]

    @property
    def pinned(self) -> list[Message]:
        """The pinned messages, the newest pin last."""
        return [self.chat.messages[message_id] for message_id in self.chat.pinned]

    async def says(self, who: Person, text: str, *, reply_to: Message | None = None) -> Message:
        """Somebody writes here; in privacy mode the bot may not hear of it."""
        return await self.sends(who, text=text, entities=commands_in(text), reply_to=reply_to)

    async def sends(self, who: Person, **content: Any) -> Message:
        """Somebody sends anything here, by the fields of our Message."""
        if who.id not in self.chat.members:
            self.chat.members[who.id] = Member(who.user)
        message = self._state.post(self.chat, who.user, **content)
        if heard(self._state, message):
            self._state.tell_message(message)
        return message

    async def adds_bot(self, by: Person, *, as_admin: bool = False) -> None:
        """Somebody brings the bot in."""
        self._state.change_member(self.chat, self._state.bot, "administrator" if as_admin else "member", by.user)
        self._service(by, new_chat_members=[self._state.bot.wire()])

    async def removes_bot(self, by: Person) -> None:
        """Somebody throws the bot out: from now on 403 "bot was kicked …"."""
        self._state.change_member(self.chat, self._state.bot, "kicked", by.user)

    async def promotes_bot(self, by: Person, **rights: bool) -> None:
        """Make the bot administrator; ``can_delete_messages=False`` keeps a right back."""
        member = self.chat.members.setdefault(self._state.bot.id, Member(self._state.bot, "left"))
        before = member.wire()
        member.status, member.rights = "administrator", rights
        self._state.tell_member(self.chat, by.user, before, member.wire())

    async def demotes_bot(self, by: Person) -> None:
        """The bot is a plain member again."""
        self._state.change_member(self.chat, self._state.bot, "member", by.user)

    async def joins(self, who: Person, *, link: str | None = None) -> None:
        """Somebody comes in, perhaps by an invite link."""
        more = {"invite_link": self._state.links[link].wire} if link else {}
        self._state.change_member(self.chat, who.user, "member", who.user, **more)
        self._service(who, new_chat_members=[who.user.wire()])

    async def leaves(self, who: Person) -> None:
        """Somebody goes."""
        self._state.change_member(self.chat, who.user, "left", who.user)
        self._service(who, left_chat_member=who.user.wire())

    async def puts_out(self, who: Person, by: Person) -> None:
        """Somebody removes somebody else."""
        self._state.change_member(self.chat, who.user, "kicked", by.user)
        self._service(by, left_chat_member=who.user.wire())

    async def promotes(self, who: Person, by: Person) -> None:
        """Make somebody administrator; only a bot that is administrator hears of it."""
        self._state.change_member(self.chat, who.user, "administrator", by.user)

    async def retitles(self, by: Person, title: str) -> None:
        """Call the group otherwise."""
        self.chat.title = title
        self.chat.changed()
        self._service(by, new_chat_title=title)

    async def opens_topics(self) -> None:
        """Switch topics on: of that alone nobody is told."""
        assert self.chat.type == "supergroup", "only a supergroup has topics"
        self.chat.forum = True
        self.chat.changed()

    async def withdraws(self, who: Person) -> None:
        """Somebody who asked to join does not wish to any more; the bot is not told."""
        self._state.join_requests.pop((self.id, who.id), None)

    async def asks_to_join(self, who: Person, *, link: str | None = None) -> None:
        """A join request; the bot may write to the person for five minutes, started or not."""
        known = self._state.links[link] if link else None
        who.chat.open_until = self._state.clock() + 300
        self._state.join_requests[self.id, who.id] = known
        payload: Wire = {
            "chat": self.chat.wire(),
            "from": who.user.wire(),
            "user_chat_id": who.id,
            "date": int(self._state.wall()),
        }
        if known is not None:
            payload["invite_link"] = known.wire
        if self._state.bot_may(self.chat, "can_invite_users"):
            self._state.updates.add("chat_join_request", f"join:{who.id}", payload, who.id)

    async def upgrades(self) -> int:
        """Become a supergroup: two service messages, a new id, and 400 with it for whoever uses the old one."""
        old = self.chat
        assert old.type == "group", "only a basic group can be upgraded"
        new = Chat(-1_000_000_000_000 + old.id, "supergroup", old.title, members=old.members)
        new.next_message_id = 1
        self._state.chats[new.id] = new
        by = next((member.user for member in old.members.values() if not member.user.is_bot), self._state.bot)
        leaving = self._state.post(old, by, extra={"migrate_to_chat_id": new.id})
        arriving = self._state.post(new, by, extra={"migrate_from_chat_id": old.id})
        self._state.tell_message(leaving)
        self._state.tell_message(arriving)
        old.migrated_to = new.id
        self.chat = new
        return new.id

    async def vanishes(self) -> None:
        """The group is deleted."""
        self.chat.deleted = True

    def _service(self, by: Person, **extra: Any) -> None:
        message = self._state.post(self.chat, by.user, extra=extra)
        if heard(self._state, message):
            self._state.tell_message(message)


def heard(state: State, message: Message) -> bool:
    """Whether the bot is told (Bot API documentation, "Privacy mode").

    In privacy mode: commands, mentions, replies to the bot, service messages; an administrator hears all.
    """
    member = message.chat.members.get(state.bot.id)
    if member is None or not member.present:
        return False
    if member.status != "member" or state.reads_all_group_messages or message.extra:
        return True
    if message.reply_to is not None and message.reply_to.sender is state.bot:
        return True
    return message.text.startswith("/") or f"@{state.bot.username}" in message.text + message.caption
