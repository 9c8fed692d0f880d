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
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, Literal, Protocol

from handlers.rules import Rules
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
    "left",  # of their own will, or `removed`
    "promoted",  # `members` may do more or less in a group than before: `title` is "admin" or "member"
    "join-asked",  # somebody asks to be let into a group; until `private_until` they hear us in `private`
    "rights",  # what the bot may do in a group has changed: `rights`
    "retitled",  # the group is called `title` now
    "topics",  # the group has topics now, or none any more
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
    unique: str = ""  # the same for the same content, whoever sends it how often, where the platform says so


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
    reply_text: str = ""  # what stands in that message, where the event tells and it is not one of ours
    reply_attachment: Attachment | None = None
    in_group: bool = False
    sent_at: datetime | None = None
    name: str = ""  # what the platform calls the sender; shown to nobody but staff
    language: str = ""  # what the platform says the sender reads, e.g. "en"
    title: str = ""  # of the group
    attachment: Attachment | None = None
    members: tuple[str, ...] = ()
    member_names: tuple[str, ...] = ()  # what the platform calls them, in the same order
    moved_to: str = ""
    private: str = ""  # of a request to join: the chat in which we may write to them
    rights: tuple[str, ...] | None = None  # of the bot, where a group's event tells them: see RIGHTS
    topics: bool | None = None  # whether the group has topics, where the event tells
    topic: str = ""  # the topic of the group in which it was said
    album: str = ""  # what photos that were sent together share
    place: tuple[float, float] | None = None  # latitude, longitude
    links: bool = False  # there is a link in it
    forwarded: bool = False  # it was not written for this chat
    removed: bool = False  # of those who left: somebody put them out
    payload: dict[str, Any] | None = field(default=None, repr=False, compare=False)  # as it came, secrets out

    @property
    def channel(self) -> str:
        """The channel's name: what stands before the first colon of the chat."""
        return self.chat.partition(":")[0]


# What a bot may be allowed to do in a group, in our words.
RIGHTS = ("delete", "pin", "invite", "restrict")


class Lane(IntEnum):
    """Which letters go first when there is a queue."""

    ALARM = 0
    REPLY = 1
    NOTICE = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A shortcut for typing: pressing it comes back as `Incoming(kind="choice", choice=id)`.

    Ids: 1–60 ASCII bytes. `text` is plain, not marked: a button has no bold. `opens` "private" is a wish: pressing it
    leads into the private chat with us, where it arrives as "/start <id>" (one of handlers.routes.table.STARTS); for
    people in a group whom we cannot write to before they have opened that chat.
    """

    id: str
    text: str
    opens: str = ""

    def kept(self) -> list[str]:
        """As the outbox keeps it: Choice(*kept) again."""
        return [self.id, self.text, *([self.opens] if self.opens else [])]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, something that was sent to us (a voice message, a file), or a workbook that a letter is to have, made
    or fetched shortly before it goes, because that takes time. If there is none to be had, the letter goes with its
    words alone.

    `alt` says in plain words what is to be seen. One of: `drawing`, plain data that bot/drawing makes a PNG of;
    `fetch`, where something that somebody sent still is (channel, ref, name, mime); `sheet`, what a workbook is to hold
    (see handlers.sheets). With these two `instead`, the marked text that takes the place of the letter's own if it is
    not to be had.
    """

    alt: str
    drawing: dict[str, Any] | None = None
    fetch: dict[str, str] | None = None
    sheet: dict[str, Any] | None = None
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
    about: str = ""  # what a reply to it is about, e.g. "thread/17": storage.outbox.about finds it again
    living: str = ""  # it is the newest wording of the chat's one message of this name: see handlers.living
    away: bool = False  # of a living message: take it away; where that cannot be, this wording takes its place
    batch: str = ""  # letters that are counted, held and let go together: see storage.outbox
    act: dict[str, Any] | None = None  # not words, but something to do in the chat: see `Act`
    pinned: bool = False  # a wish: pin it
    silent: bool = False  # a wish: no sound
    reply_to: str = ""  # a wish: shown as the reply to this message of the chat

    @property
    def channel(self) -> str:
        """The channel's name."""
        return self.chat.partition(":")[0]

    def body(self) -> dict[str, Any]:
        """What the outbox keeps of it as JSON."""
        body: dict[str, Any] = {"text": self.text, "phrase": self.phrase}
        if self.choices:
            body["choices"] = [choice.kept() for choice in self.choices]
        if self.file_id is not None:
            body["file"] = self.file_id
        if self.picture is not None:
            body["alt"] = self.picture.alt
            if self.picture.drawing is not None:
                body["drawing"] = self.picture.drawing
            if self.picture.fetch is not None:
                body["fetch"] = {**self.picture.fetch, "instead": self.picture.instead}
            if self.picture.sheet is not None:
                body["sheet"] = {**self.picture.sheet, "instead": self.picture.instead}
        for name in ("about", "living", "act", "pinned", "silent", "reply_to", "away"):
            if getattr(self, name):
                body[name] = getattr(self, name)
        return body


Act = Literal[
    "react",  # `message`, `mark`: an emoji on somebody's message
    "delete",  # `message`
    "pin",  # `message`, or `about`: the newest message of that name
    "unpin",  # the same
    "approve",  # `user` (an address): let in whoever asked
    "decline",
    "invite",  # `name`: make a link by which people ask to join; comes back as {"link": …}
    "look",  # what we may do here, how it is called: {"rights": […], "title": …, "topics": …}
]
"""What a letter can ask for instead of words. A wish: a channel that has no such thing lets it be. What came of it is
told to handlers.groups.acted, which may answer with letters."""


class Marked(str):
    """Marked text: what the phrase book gives. Put into another phrase it is not escaped again."""

    __slots__ = ()


class Words(Protocol):
    """The phrase book: marked text of a phrase in a language, with its values put in and escaped."""

    def __call__(self, language: str, phrase: str, /, **values: object) -> Marked:
        """The words; a phrase or value that is missing is a bug and raises."""

    def __hash__(self) -> int:
        """A book never changes: what it says of the same can be remembered."""


class Pen:
    """Whoever writes letters: a turn of talk, or the clock (handlers.mail.Mail). `source` is the key of what caused
    them, unique for ever; `community` the one whose letters they are."""

    __slots__ = ()
    words: Words
    rules: Rules
    now: datetime
    letters: list[Letter]

    @property
    def source(self) -> str:
        """The key of what caused the letters."""
        raise NotImplementedError

    @property
    def community(self) -> int | None:
        """Whose letters they are."""
        raise NotImplementedError

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
        about: str = "",
        silent: bool = False,
        **values: object,
    ) -> None:
        """Write to somebody, in their language."""
        self._write(chat, phrase, language, choices, lane, picture, values, about=about, silent=silent)

    def act(self, chat: str, do: Act, /, *, lane: Lane = Lane.REPLY, **details: Any) -> None:
        """Ask for something to be done in a chat, e.g. `talk.act(chat, "react", message="12", mark="👍")`."""
        self.letters.append(
            Letter(
                f"{self.source}/{len(self.letters)}",
                chat,
                "",
                lane=lane,
                phrase=do,
                act={"do": do, **details},
                community_id=self.community,
            )
        )

    def refresh(self, chat: str, living: str, *, pinned: bool = False, lane: Lane = Lane.NOTICE) -> None:
        """What the chat's living message of this name says has changed: write it anew, in place (handlers.living). In
        the notices' lane it goes behind all that wait there, which may be thousands."""
        self.letters.append(
            Letter(
                f"{self.source}/{len(self.letters)}", chat, "", phrase="living", living=living, lane=lane,
                pinned=pinned, silent=True, community_id=self.community,
            )
        )  # fmt: skip

    def _write(
        self, chat: str, phrase: str, language: str, choices: tuple[Choice, ...], lane: Lane,
        picture: Picture | None, values: dict[str, object], *, about: str = "", silent: bool = False,
    ) -> None:  # fmt: skip
        self.letters.append(
            Letter(
                key=f"{self.source}/{len(self.letters)}",
                chat=chat,
                text=self.words(language, phrase, **values),
                choices=choices,
                lane=lane,
                phrase=phrase,
                community_id=self.community,
                picture=picture,
                about=about,
                silent=silent,
            )
        )


@dataclass(slots=True)
class Talk(Pen):
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
    def source(self) -> str:
        """The arrival's key."""
        return self.incoming.key

    @property
    def community(self) -> int | None:
        """The speaker's."""
        return self.speaker.community_id if self.speaker else None

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
        about: str = "",
        **values: object,
    ) -> None:
        """Answer the speaker, in private: what was said in a group is answered in the speaker's own chat, or, to
        somebody we cannot write to in private, not at all (a group never hears what concerns one person)."""
        chat = self.incoming.chat
        if self.incoming.in_group:
            if self.speaker is None:
                return
            chat = self.speaker.chat
        self._write(chat, phrase, self.language, choices, lane, picture, values, about=about)

    def with_speaker(self, speaker: Speaker | None) -> Talk:
        """The same turn, once we know who speaks; letters go on into the same list."""
        if speaker is self.speaker:
            return self
        return dataclasses.replace(self, speaker=speaker)


def guess_language(platform: str, default: str) -> str:
    """zh-CN for anything Chinese, en for any other language that the platform names, else the community's own."""
    if not platform:
        return default
    return "zh-CN" if platform.lower().startswith("zh") else "en"
