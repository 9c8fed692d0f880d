"""What the page shows and asks: a chat's last lines, a letter's buttons, what changed a moment ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select, update

from storage.database import Db
from storage.models import Account, Area, Arrival, Delivery, File, Group, Household, Letter, Person, Post

_SHOWN = ("sent", "sending")  # on the page a letter that is being sent is there: nothing leaves the house
_SAID = ("text", "choice")
_TAKEN_AWAY = timedelta(days=1)  # so long a page may have stood open that has not heard of it
_MOST_LIVING = 60
_PIN = Letter.body["pinned"].as_boolean()
_MOST_ANSWERS = 16  # of one turn; an answer to the writer is among the first
_OVERLAP = 200  # arrivals looked at again: on PostgreSQL a lower id may be committed after a higher one


@dataclass(frozen=True, slots=True)
class Attached:
    """What is known of a letter's file without its bytes."""

    name: str
    mime: str
    alt: str = ""  # what is to be seen on it, in plain words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chat: a letter (`text` is marked text, `sender` empty) or what somebody wrote (plain text)."""

    id: str  # l12 for a letter, a7 for an arrival, p3 for a post in a group
    row: int
    at: datetime
    text: str
    sender: str = ""
    name: str = ""  # of the sender, where we know who it is
    key: str = ""  # of the arrival
    choices: tuple[tuple[str, str], ...] = ()
    file: Attached | None = None
    living: str = ""  # the newest wording of the chat's message of this name
    pinned: bool = False
    mark: str = ""  # the reaction to it
    gone: bool = False  # taken away: whoever still shows it is to show it no more

    @property
    def stamp(self) -> str:
        """Changes when the line does."""
        return f"{self.id}{self.mark}{'-' if self.gone else ''}{'^' if self.pinned else ''}"

    @property
    def changes(self) -> bool:
        """Whether somebody who has the line may have it as it was before."""
        return bool(self.living or self.mark or self.gone)

    @property
    def is_letter(self) -> bool:
        """Whether we said it."""
        return not self.sender


async def last_lines(db: Db, chat: str, count: int, *, group: bool = False) -> list[Line]:
    """The chat's newest `count` lines, oldest first; of one moment, what people wrote comes before our answer. In a
    group that we host they come with what was taken away lately, and whatever stands pinned there comes with them."""
    said = await (_posts if group else _arrivals)(db, chat, count)
    lines = await _letters(db, chat, count) + said
    living = await _living(db, chat) if group or any(line.living for line in lines) else []
    lines = [line for line in lines if not line.living] + living
    lines.sort(key=lambda line: (line.at, line.is_letter, line.row))
    return [line for line in lines[:-count] if line.pinned] + lines[-count:]


async def _letters(db: Db, chat: str, count: int, *conditions: ColumnElement[bool]) -> list[Line]:
    # Shown at the moment it went out, not when it was written: one held back over night belongs to the morning.
    at = func.coalesce(
        Letter.claimed_at, Letter.settled_at, Letter.not_before, Letter.created_at, type_=Letter.created_at.type
    )
    done = Letter.body["act"].as_string()  # what was asked to be done instead of said
    taken = and_(Letter.state == "replaced", Letter.living.is_(None))
    rows = await db.all(
        select(Letter.id, Letter.body, Letter.living, Letter.state, at.label("at"))
        .where(Letter.chat == chat, or_(Letter.state.in_(_SHOWN), taken), done.is_(None), *conditions)
        .order_by(Letter.id.desc())
        .limit(count)
    )
    wanted = {row.body["file"] for row in rows if row.body.get("file") is not None}
    files: dict[int, Attached] = {}
    if wanted:
        for row in await db.all(select(File.id, File.name, File.mime).where(File.id.in_(wanted))):
            files[row.id] = Attached(row.name, row.mime)
    return [
        Line(
            id=f"l{row.id}",
            row=row.id,
            at=row.at,
            text=row.body["text"],
            choices=_choices(row.body),
            file=_attached(row.body, files),
            living=row.living or "",
            pinned=bool(row.living and row.body.get("pinned")),
            gone=row.state == "replaced",
        )
        for row in rows
    ]


async def _living(db: Db, chat: str) -> list[Line]:
    """The newest wording of each living message, where its first one stood."""
    newest = {
        line.living: line for line in reversed(await _letters(db, chat, _MOST_LIVING, Letter.living.is_not(None)))
    }
    if not newest:
        return []
    began = await db.all(
        select(Delivery.about, func.min(Delivery.at, type_=Delivery.at.type).label("at"))
        .where(Delivery.chat == chat, Delivery.about.in_(list(newest)))
        .group_by(Delivery.about)
    )
    first = {row.about: row.at for row in began}
    pins = await db.scalars(  # what was pinned with an earlier wording stays pinned
        select(Letter.living)
        .where(Letter.chat == chat, Letter.living.in_([name for name, line in newest.items() if not line.pinned]), _PIN)
        .distinct()
    )
    return [
        replace(line, at=first.get(name, line.at), pinned=line.pinned or name in pins) for name, line in newest.items()
    ]


async def take_away(db: Db, chat: str, message: str, now: datetime) -> bool | None:
    """A letter of ours is to be shown no more. False: it is a living one, which says itself what there is to say; none:
    there is no such letter. A living one that does not count as standing there any more is about to be said anew, at
    the end of the chat: there is nothing to take away."""
    living = await db.first(select(Letter.living).where(Letter.chat == chat, Letter.id == _row(message)))
    if living is None:
        return None
    if living[0] is not None:
        stands = select(Delivery.id).where(Delivery.chat == chat, Delivery.message == message)
        return await db.scalar(stands) is None
    await db.run(update(Letter).where(Letter.id == _row(message)).values(state="replaced", settled_at=now))
    return True


async def unpin(db: Db, chat: str, message: str, now: datetime) -> None:
    """A living message stands on top of its group no more."""
    name = select(Letter.living).where(Letter.chat == chat, Letter.id == _row(message)).scalar_subquery()
    rows = await db.all(select(Letter.id, Letter.body).where(Letter.chat == chat, Letter.living == name, _PIN))
    if rows:
        await db.run(
            update(Letter).where(Letter.id == bindparam("letter")).values(body=bindparam("loose"), settled_at=now),
            [{"letter": row.id, "loose": {**row.body, "pinned": False}} for row in rows],
        )


def _row(message: str) -> int:
    return int(message) if message.isascii() and message.isdigit() and len(message) < 17 else 0


def _attached(body: dict[str, object], files: dict[int, Attached]) -> Attached | None:
    file = files.get(body["file"]) if isinstance(body.get("file"), int) else None  # type: ignore[call-overload]
    return None if file is None else replace(file, alt=str(body.get("alt") or ""))


async def _arrivals(db: Db, chat: str, count: int) -> list[Line]:
    rows = await db.all(
        select(Arrival.id, Arrival.key, Arrival.sender, Arrival.text, Arrival.received_at)
        .where(Arrival.chat == chat, Arrival.kind.in_(_SAID), Arrival.text != "")
        .order_by(Arrival.id.desc())
        .limit(count)
    )
    names: dict[str, str] = {}
    if rows:
        for known in await db.all(
            select(Account.address, Person.name)
            .join(Person, Person.id == Account.person_id)
            .where(Account.address.in_({row.sender for row in rows}))
        ):
            names[known.address] = known.name
    return [
        Line(
            id=f"a{row.id}",
            row=row.id,
            at=row.received_at,
            text=row.text,
            sender=row.sender,
            name=names.get(row.sender, ""),
            key=row.key,
        )
        for row in rows
    ]


async def _posts(db: Db, chat: str, count: int) -> list[Line]:
    rows = await db.all(
        select(Post.id, Post.key, Post.sender, Post.name, Post.text, Post.at, Post.mark, Post.hidden_at)
        .join(Group, Group.id == Post.group_id)
        .where(Group.chat == chat, or_(Post.held.is_(None), Post.held == "let"))
        .order_by(Post.id.desc())
        .limit(count)
    )
    since = rows[0].at - _TAKEN_AWAY if rows else None
    return [
        Line(
            id=f"p{row.id}", row=row.id, at=row.at, text=row.text, sender=row.sender, name=row.name, key=row.key,
            mark=row.mark or "", gone=row.hidden_at is not None,
        )
        for row in rows
        if row.hidden_at is None or (since is not None and row.hidden_at >= since)
    ]  # fmt: skip


async def choice_label(db: Db, chat: str, letter: int, choice: str) -> str | None:
    """The label (marked text) of a button of one of this chat's letters; none where no such button stands there."""
    living = select(Letter.living).where(Letter.id == letter, Letter.chat == chat, Letter.living.is_not(None))
    newer = Letter.living == living.scalar_subquery()  # of a living message the wording may just have been replaced
    body = await db.scalar(
        select(Letter.body)
        .where(or_(Letter.id == letter, newer), Letter.chat == chat, Letter.state.in_(_SHOWN))
        .order_by(Letter.id.desc())
        .limit(1)
    )
    return None if body is None else dict(_choices(body)).get(choice)


async def letter_file(db: Db, chat: str, letter: int) -> File | None:
    """The file of one of this chat's letters, with its bytes."""
    body = await db.scalar(
        select(Letter.body).where(Letter.id == letter, Letter.chat == chat, Letter.state.in_(_SHOWN))
    )
    if body is None or body.get("file") is None:
        return None
    row = await db.first(select(File.name, File.mime, File.content).where(File.id == body["file"]))
    return None if row is None else File(name=row.name, mime=row.mime, content=row.content)


async def answered(db: Db, chat: str, key: str) -> bool:
    """Whether an arrival was answered in this chat."""
    keys = [f"{key}/{number}" for number in range(_MOST_ANSWERS)]
    return await db.scalar(select(Letter.id).where(Letter.key.in_(keys), Letter.chat == chat).limit(1)) is not None


async def account_language(db: Db, address: str, invite_id: int) -> str | None:
    """The language of the account that this address has opened with this invite; none where it has not opened it."""
    return await db.scalar(select(Account.language).where(Account.address == address, Account.invite_id == invite_id))


async def place(db: Db, household_id: int) -> str:
    """A household's address in words, e.g. "3号楼2单元502"."""
    home = await db.first(
        select(Household.room, Household.area_id, Household.building_id).where(Household.id == household_id)
    )
    if home is None:
        return ""
    names: dict[int, str] = {
        row.id: row.name
        for row in await db.all(select(Area.id, Area.name).where(Area.id.in_({home.area_id, home.building_id})))
    }
    unit = names.get(home.area_id, "") if home.area_id != home.building_id else ""
    return f"{names.get(home.building_id, '')}{unit}{home.room}"


@dataclass(frozen=True, slots=True)
class Changes:
    """Lines that came lately: their ids, each with its chat; and the newest arrival's row, to ask from next time."""

    chats: dict[str, str]
    newest: int


async def changes(db: Db, since: datetime, after: int) -> Changes:
    """Letters settled on the page since a moment, and arrivals from about row `after` on (0: only the newest)."""
    letters = await db.all(select(Letter.id, Letter.chat).where(Letter.channel == "page", Letter.settled_at >= since))
    arrivals: Sequence[tuple[int, str]] = [
        (row.id, row.chat)
        for row in await db.all(
            select(Arrival.id, Arrival.chat)
            .where(Arrival.id > after - _OVERLAP)
            .order_by(Arrival.id.desc())
            .limit(None if after else _OVERLAP)
        )
    ]
    chats = {f"l{row.id}": row.chat for row in letters}
    chats.update({f"a{id}": chat for id, chat in arrivals if chat.startswith("page:")})
    return Changes(chats, max([after, *(id for id, _ in arrivals)]))


def _choices(body: dict[str, object]) -> tuple[tuple[str, str], ...]:
    choices = body.get("choices") or []
    return tuple((str(id), str(label)) for id, label, *_ in choices)  # type: ignore[attr-defined]
