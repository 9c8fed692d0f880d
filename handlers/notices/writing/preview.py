"""A draft as its readers will see it: its pictures and files, its words in each language; below them the card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handlers.chat import Choice, Letter, Pen, Picture, Talk
from handlers.notices import wording
from handlers.notices.writing import card
from handlers.notices.writing.draft import put
from storage import access
from storage.database import Db
from storage.notices import keeping
from storage.notices.editions import Issued
from storage.notices.keeping import Kept, Text

INERT = "draft:inert"  # what the buttons of a preview send


async def show(talk: Talk, notice: Kept, *, files: bool = True) -> None:
    """The preview and a new card below it. `files`: their pictures, too; they need not be shown again for a word."""
    speaker = talk.speaker
    if speaker is None:
        return
    of = await card.sheet(talk.db, talk.rules, notice, talk.now)
    if of.texts:
        talk.say("notice-write-preview")
        await write(talk, talk.db, speaker.chat, talk.language, notice, files=files)
    drawn = card.draw(talk.words, talk.rules, talk.language, of, talk.now)
    await put(talk, notice.id, drawn, below=True)


async def redraw(talk: Talk, id: int, *, below: bool = False) -> None:
    """The card alone, in its place."""
    notice = await keeping.by_id(talk.db, id)
    if notice is not None:
        of = await card.sheet(talk.db, talk.rules, notice, talk.now)
        await put(talk, id, card.draw(talk.words, talk.rules, talk.language, of, talk.now), below=below)


async def write(pen: Pen, db: Db, chat: str, language: str, notice: Kept, *, files: bool = True) -> None:
    """What readers will see, written to somebody else's chat: the version in their language first."""
    texts = await keeping.texts(db, notice.id, notice.version)
    community = await access.community_name(db, notice.community_id)
    if files:
        for file in await keeping.files(db, notice.id):
            fetched = {"channel": file.channel, "ref": file.ref, "name": file.name, "mime": file.mime}
            title = card.title_in(pen.words, language, texts)
            lost = pen.words(language, "notice-file-lost", title=title)
            pen.letters.append(
                Letter(
                    f"{pen.source}/{len(pen.letters)}", chat, "", phrase="notice-write-file", silent=True,
                    community_id=notice.community_id, file_id=file.file_id,
                    picture=None if file.file_id is not None else Picture(alt=title, fetch=fetched, instead=lost),
                )
            )  # fmt: skip
    for read_in in sorted(texts, key=lambda one: one != language):
        pen.letters.append(_as_read(pen, chat, read_in, notice, texts, community))


def _as_read(
    pen: Pen, chat: str, language: str, notice: Kept, texts: Mapping[str, Text], community: str
) -> Letter:  # fmt: skip
    drawn = wording.in_private(
        pen.words, pen.rules, language, notice, _not_yet(notice, notice.next_at or pen.now), texts, community, None
    )
    choices = tuple(Choice(INERT, choice.text) for choice in drawn.choices)
    return Letter(
        f"{pen.source}/{len(pen.letters)}", chat, drawn.text, choices=choices, phrase="notice-write-preview",
        community_id=notice.community_id, silent=True,
    )  # fmt: skip


def _not_yet(notice: Kept, at: datetime) -> Issued:
    """The edition that there will be."""
    return Issued(
        id=0, community_id=notice.community_id, notice_id=notice.id, version=notice.version, due_at=at,
        state="sending", spread_to=None, sent_by=None, began_at=at, ended_at=None, nudge_at=None, nudged_at=None,
        list_at=None, listed_at=None, corrected_at=None, withdrawn_at=None, shown="",
    )  # fmt: skip
