"""What the stand-in remembers: users, chats, messages, files, presses. Plain records that know their wire form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .schema import TYPES

Wire = dict[str, Any]


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot, as Telegram shows them to others."""

    id: int
    name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False

    def wire(self) -> Wire:
        """The type User."""
        out: Wire = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        for key in ("last_name", "username", "language_code"):
            if value := getattr(self, key):
                out[key] = value
        return out


@dataclass(slots=True)
class Button:
    """A button of an inline or a reply keyboard."""

    text: str
    data: str | None = None
    url: str | None = None
    raw: Wire = field(default_factory=dict, repr=False)


@dataclass(slots=True, eq=False)
class StoredFile:
    """A file on Telegram's side."""

    id: str
    name: str
    mime: str
    content: bytes = field(repr=False)
    kind: str = ""
    """As what it was sent, and alone can be sent again; empty: as anything."""

    @property
    def path(self) -> str:
        """Where it can be downloaded, below the file address."""
        return f"{'photos' if self.mime.startswith('image/') else 'documents'}/{self.id}_{self.name}"

    def wire(self) -> Wire:
        """What all kinds of files have in common."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}

    def as_photo(self) -> list[Wire]:
        """The type PhotoSize, the largest last."""
        small = {**self.wire(), "file_id": f"{self.id}-s", "file_unique_id": f"u{self.id}-s"}
        return [{**small, "width": 90, "height": 67}, {**self.wire(), "width": 1280, "height": 960}]

    def as_document(self) -> Wire:
        """The type Document."""
        return {**self.wire(), "file_name": self.name, "mime_type": self.mime}


@dataclass(slots=True, eq=False)
class Member:
    """Somebody's standing in a group; statuses are those of the Bot API."""

    user: User
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        """Whether they are in the group now."""
        return self.status in ("creator", "administrator", "member", "restricted")

    def may(self, right: str) -> bool:
        """Whether they have an administrator's right; a creator has all, an administrator those not taken away."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, True))

    def wire(self) -> Wire:
        """One of the types ChatMember…, with all the flags that it must have."""
        name = {"creator": "Owner", "kicked": "Banned"}.get(self.status, self.status.capitalize())
        out: Wire = {"status": self.status, "user": self.user.wire()}
        for key, (kind, needed, *_) in TYPES[f"ChatMember{name}"].items():
            if kind == "Boolean" and needed:
                out[key] = self.rights.get(key, key not in ("is_anonymous", "can_be_edited"))
            elif key == "until_date" and needed:
                out[key] = 0
        if self.status == "administrator":
            out["can_pin_messages"] = self.may("can_pin_messages")
        return out


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (its id is the person's) or a group; messages are numbered within it."""

    id: int
    type: str
    title: str = ""
    user: User | None = None
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    next_message_id: int = 1
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    deleted: bool = False
    muted: bool = False
    forum: bool = False
    """Whether the group has topics; what the bot says without naming one goes to "General"."""
    no_voice: bool = False  # their settings let no bot send them voice messages
    open_until: float = float("-inf")
    """After a join request a bot may write for five minutes without having been started."""
    migrated_to: int | None = None
    pinned: list[int] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    _wire: Wire | None = None

    def wire(self) -> Wire:
        """The type Chat; the same dictionary each time, so do not change it."""
        if self._wire is None:
            self._wire = {"id": self.id, "type": self.type}
            if self.user is None:
                self._wire["title"] = self.title
                if self.forum:
                    self._wire["is_forum"] = True
            else:
                person = self.user.wire()
                self._wire |= {key: person[key] for key in ("first_name", "last_name", "username") if key in person}
        return self._wire

    def changed(self) -> None:
        """It is called otherwise, or has topics now: what is told from now on says so."""
        self._wire = None

    def from_bot(self) -> list[Message]:
        """The bot's messages here, in order; deleted ones are marked, not left out."""
        return [message for message in self.messages.values() if message.sender.is_bot]


@dataclass(slots=True, eq=False)
class Message:
    """A message as both sides see it."""

    chat: Chat = field(repr=False)
    message_id: int
    date: int
    sender: User = field(repr=False)
    text: str = ""
    entities: list[Wire] = field(default_factory=list)
    caption: str = ""
    caption_entities: list[Wire] = field(default_factory=list)
    markup: Wire | None = None
    photo: StoredFile | None = None
    document: StoredFile | None = None
    voice: StoredFile | None = None
    audio: StoredFile | None = None
    video: StoredFile | None = None
    album: str | None = None
    reply_to: Message | None = field(default=None, repr=False)
    extra: Wire = field(default_factory=dict)
    """Other fields of the type Message: service messages, contacts, places."""
    silent: bool = False
    edited: bool = False
    edit_date: int = 0
    deleted: bool = False
    pinned: bool = False
    reactions: list[str] = field(default_factory=list)
    history: list[str] = field(default_factory=list)
    """Former texts, oldest first."""

    @property
    def keyboard(self) -> list[list[Button]]:
        """The rows of buttons, inline or in place of the keyboard."""
        markup = self.markup or {}
        rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
        return [[_button(button) for button in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        """All buttons, row by row."""
        return [button for row in self.keyboard for button in row]

    def button(self, label_or_data: str) -> Button:
        """The button with this callback data or label."""
        for button in self.buttons:
            if label_or_data in (button.data, button.text):
                return button
        labels = ", ".join(f"{button.text!r} ({button.data})" for button in self.buttons)
        raise AssertionError(f"no button {label_or_data!r}; there are: {labels or 'none'}")

    def wire(self) -> Wire:
        """The type Message."""
        out: Wire = {
            "message_id": self.message_id,
            "from": self.sender.wire(),
            "chat": self.chat.wire(),
            "date": self.date,
        }
        if self.text:
            out["text"] = self.text
        if self.entities:
            out["entities"] = self.entities
        if self.photo is not None:
            out["photo"] = self.photo.as_photo()
        if self.document is not None:
            out["document"] = self.document.as_document()
        if self.voice is not None:
            out["voice"] = {**self.voice.wire(), "mime_type": self.voice.mime, "duration": 3}
        if self.audio is not None:
            out["audio"] = {**self.audio.as_document(), "duration": 3}
        if self.video is not None:
            out["video"] = {**self.video.as_document(), "duration": 3, "width": 640, "height": 360}
        if self.caption:
            out["caption"] = self.caption
        if self.caption_entities:
            out["caption_entities"] = self.caption_entities
        if self.album is not None:
            out["media_group_id"] = self.album
        if self.reply_to is not None:
            reply = self.reply_to.wire()
            reply.pop("reply_to_message", None)
            out["reply_to_message"] = reply
        if self.edit_date:
            out["edit_date"] = self.edit_date
        if self.markup is not None and "inline_keyboard" in self.markup:
            out["reply_markup"] = self.markup
        if self.extra:
            out |= self.extra
        return out


def _button(raw: Wire | str) -> Button:
    if isinstance(raw, str):
        return Button(raw)
    return Button(raw["text"], raw.get("callback_data"), raw.get("url"), raw)


@dataclass(slots=True, eq=False)
class Press:
    """A button pressed; the answer to it lands here."""

    id: str
    user: User
    message: Message
    data: str
    at: float
    answered: bool = False
    text: str = ""
    alert: bool = False


@dataclass(slots=True)
class Call:
    """One call that the bot made, and how it ended (code 200, or the error's; 0: no answer was given)."""

    method: str
    params: Wire
    code: int = 0
    description: str = ""
    at: float = 0.0

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={str(value)[:60]!r}" for key, value in self.params.items())
        return f"{self.method}({shown}) -> {self.code} {self.description}".rstrip()
