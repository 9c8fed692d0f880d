"""The words that all channels and features share: what came in (`Incoming`), the turn of talk it opens (`Talk`),
and what goes out (`Letter`, with `Choice`s).

Text that goes out is *marked text*: plain words in which `<b>…</b>` and `<a href="…">…</a>` may stand, and `&lt;`
`&gt;` `&amp;` stand for themselves. Values put into a phrase are escaped by the phrase book, so that what a person
typed can never become markup. Each channel draws marked text in its own way.
"""

from __future__ import annotations

import dataclasses
import html
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum
from typing import Any, Literal, Protocol
from zoneinfo import ZoneInfo

from storage.accounts import Speaker
from storage.database import Db

Kind = Literal[
    "text",  # words; also a command such as "/temp"
    "choice",  # a button pressed: `choice` is the id it was given
    "edit",  # an earlier message, changed by its writer: `text` is the new wording
    "photo",
    "voice",
    "file",
    "sticker",
    "place",
    "opened",  # somebody opened the household's page; `text` is the token's invite
    "blocked",  # the person has shut us out in private
    "unblocked",
    "bot-joined",  # the bot was put into a group
    "bot-left",
    "joined",  # `members` came into a group
    "left",
    "moved",  # the group has a new address: `moved_to`
    "other",  # something we have no word for
]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo, voice message or file that stays with the platform until somebody fetches it by `ref`."""

    ref: str
    name: str = ""
    mime: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event from a channel. `key` is unique for ever, e.g. "telegram:7000:9": the second delivery is a non-event.

    `chat` is where it was said ("telegram:-100123"), `sender` who said it ("telegram:42"), `message` the platform's
    own id of the message, `sent_at` when the person wrote it (none: just now).
    """

    key: str
    chat: str
    sender: str
    kind: Kind = "text"
    text: str = ""
    choice: str = ""
    message: str = ""
    reply_to: str = ""
    in_group: bool = False
    sent_at: datetime | None = None
    name: str = ""  # what the platform calls the sender; shown to nobody but staff
    language: str = ""  # what the platform says the sender reads, e.g. "en"
    title: str = ""  # of the group
    attachment: Attachment | None = None
    members: tuple[str, ...] = ()
    moved_to: str = ""
    payload: dict[str, Any] | None = field(default=None, repr=False, compare=False)  # as it came, secrets out

    @property
    def channel(self) -> str:
        """The channel's name: what stands before the first colon of the chat."""
        return self.chat.partition(":")[0]


class Lane(IntEnum):
    """Which letters go first when there is a queue."""

    ALARM = 0
    REPLY = 1
    NOTICE = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A shortcut for typing: pressing it comes back as `Incoming(kind="choice", choice=id)`.

    Ids: 1–60 ASCII bytes. `text` is plain, not marked: a button has no bold.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a letter is to have, made or fetched shortly before it goes, because that takes time. If there
    is none to be had, the letter goes with its words alone.

    `alt` says in plain words what is to be seen. One of: `drawing`, plain data that bot/drawing makes a PNG of;
    `fetch`, where something that somebody sent still is (channel, ref, name, mime), with `instead`, the marked text
    that takes the place of the letter's own if it cannot be fetched.
    """

    alt: str
    drawing: dict[str, Any] | None = None
    fetch: dict[str, str] | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one chat. `key` is unique for ever: the same letter written twice goes out once."""

    key: str
    chat: str
    text: str
    choices: tuple[Choice, ...] = ()
    lane: Lane = Lane.REPLY
    phrase: str = ""  # which sentence it is: safe to log where the text is not
    community_id: int | None = None
    file_id: int | None = None  # a row of `files`: a picture or document sent with the text as its caption
    picture: Picture | None = None  # one that is still to be made
    not_before: datetime | None = None
    expires_at: datetime | None = None  # later than this it makes no sense any more

    @property
    def channel(self) -> str:
        """The channel's name."""
        return self.chat.partition(":")[0]

    def body(self) -> dict[str, Any]:
        """What the outbox keeps of it as JSON."""
        body: dict[str, Any] = {"text": self.text, "phrase": self.phrase}
        if self.choices:
            body["choices"] = [[choice.id, choice.text] for choice in self.choices]
        if self.file_id is not None:
            body["file"] = self.file_id
        if self.picture is not None:
            body["alt"] = self.picture.alt
            if self.picture.drawing is not None:
                body["drawing"] = self.picture.drawing
            if self.picture.fetch is not None:
                body["fetch"] = {**self.picture.fetch, "instead": self.picture.instead}
        return body


class Marked(str):
    """Marked text: what the phrase book gives. Put into another phrase it is not escaped again."""

    __slots__ = ()


class Words(Protocol):
    """The phrase book: marked text of a phrase in a language, with its values put in and escaped."""

    def __call__(self, language: str, phrase: str, /, **values: object) -> Marked:
        """The words; a phrase or value that is missing is a bug and raises."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One collection window of each day, in the community's own time; opens and closes on the same day."""

    name: str
    opens: time
    closes: time
    reminds: tuple[time, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say that conversations need to know."""

    zone: ZoneInfo
    language: str
    slots: tuple[Slot, ...]
    policy: str  # the default quarantine policy
    policies: dict[str, int]  # its name → days
    quiet_from: time
    quiet_to: time
    fever: Decimal  # °C
    low: Decimal
    recheck: timedelta
    escalate: tuple[timedelta, ...]  # how long after an alarm that nobody takes up the next are told; rising
    invite_days: int
    public_url: str

    def local(self, moment: datetime) -> datetime:
        """A moment on the community's clock."""
        return moment.astimezone(self.zone)


@dataclass(slots=True)
class Talk:
    """One turn: what came in, who said it, the open transaction, and what we say back.

    Letters are gathered here and written with the facts, in the same transaction, when the turn is over.
    """

    incoming: Incoming
    db: Db
    now: datetime
    rules: Rules
    words: Words
    speaker: Speaker | None
    letters: list[Letter] = field(default_factory=list)
    kept: str | None = None  # what the record keeps of the text, where that is not the text itself

    @property
    def language(self) -> str:
        """The language to answer in: the account's own, else a guess from what the platform says."""
        if self.speaker is not None:
            return self.speaker.language
        return guess_language(self.incoming.language, self.rules.language)

    @property
    def text(self) -> str:
        """What was typed, without the spaces around it."""
        return self.incoming.text.strip()

    @property
    def said_at(self) -> datetime:
        """When the person wrote it: the platform's word where it is believable (a message may have waited for us
        for up to a day), else now."""
        sent = self.incoming.sent_at
        if sent is not None and self.now - timedelta(days=1) <= sent <= self.now:
            return sent
        return self.now

    def phrase(self, phrase: str, /, **values: object) -> Marked:
        """A phrase in the speaker's language, as marked text."""
        return self.words(self.language, phrase, **values)

    def choice(self, id: str, phrase: str, /, **values: object) -> Choice:
        """A button whose label is a phrase."""
        return Choice(id, html.unescape(self.phrase(phrase, **values)))

    def say(
        self,
        phrase: str,
        /,
        *,
        choices: tuple[Choice, ...] = (),
        lane: Lane = Lane.REPLY,
        picture: Picture | None = None,
        **values: object,
    ) -> None:
        """Answer the speaker, in private: what was said in a group is answered in the speaker's own chat, or, to
        somebody we cannot write to in private, not at all (a group never hears what concerns one person)."""
        chat = self.incoming.chat
        if self.incoming.in_group:
            if self.speaker is None:
                return
            chat = self.speaker.chat
        self._write(chat, phrase, self.language, choices, lane, picture, values)

    def tell(
        self,
        chat: str,
        language: str,
        phrase: str,
        /,
        *,
        choices: tuple[Choice, ...] = (),
        lane: Lane = Lane.REPLY,
        picture: Picture | None = None,
        **values: object,
    ) -> None:
        """Write to somebody else, in their language."""
        self._write(chat, phrase, language, choices, lane, picture, values)

    def _write(
        self, chat: str, phrase: str, language: str, choices: tuple[Choice, ...], lane: Lane,
        picture: Picture | None, values: dict[str, object],
    ) -> None:  # fmt: skip
        self.letters.append(
            Letter(
                key=f"{self.incoming.key}/{len(self.letters)}",
                chat=chat,
                text=self.words(language, phrase, **values),
                choices=choices,
                lane=lane,
                phrase=phrase,
                community_id=self.speaker.community_id if self.speaker else None,
                picture=picture,
            )
        )

    def with_speaker(self, speaker: Speaker | None) -> Talk:
        """The same turn, once we know who speaks; letters go on into the same list."""
        return dataclasses.replace(self, speaker=speaker)


def guess_language(platform: str, default: str) -> str:
    """zh-CN for anything Chinese, en for any other language that the platform names, else the community's own."""
    if not platform:
        return default
    return "zh-CN" if platform.lower().startswith("zh") else "en"
