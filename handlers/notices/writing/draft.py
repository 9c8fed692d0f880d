"""A draft in somebody's hands: whose it is, what we wait for from them, and the card that stands below it."""

from __future__ import annotations

import html
from datetime import timedelta
from typing import Any

from handlers import access
from handlers.chat import Choice, Letter, Talk, Words
from handlers.living import Wording
from storage import accounts, history, outbox
from storage.notices import keeping
from storage.notices.keeping import Kept
from storage.temperature import Within

DRAFT = "notice-draft"  # what we wait for while a notice is being written
PATIENCE = timedelta(hours=1)
OPEN = ("draft",)


def button(
    words: Words, language: str, verb: str, id: int, phrase: str, more: object = "", /, **values: object
) -> Choice:
    """A button of a draft: "draft:<verb>:<id>:<more>"."""
    tail = f":{more}" if more != "" else ""
    return Choice(f"draft:{verb}:{id}{tail}", html.unescape(words(language, phrase, **values)))


async def wait(talk: Talk, id: int, asked: str = "", **more: Any) -> None:
    """What comes next is about this draft: `asked` says what we have asked for; empty: nothing in particular."""
    if talk.speaker is not None:
        former: dict[str, Any] = talk.speaker.expects_data if waiting_for(talk)[0] == id else {}
        data: dict[str, Any] = {name: former[name] for name in ("message", "part") if name in former}
        data |= {"notice": id, "asked": asked, **more}
        await accounts.expect(talk.db, talk.speaker.account_id, DRAFT, data, talk.now + PATIENCE)


async def stop_waiting(talk: Talk) -> None:
    """What comes next is about something else."""
    if talk.speaker is not None and talk.speaker.expects == DRAFT:
        await accounts.expect(talk.db, talk.speaker.account_id, None)


def waiting_for(talk: Talk) -> tuple[int, str]:
    """Which draft we wait for something of, and for what; (0, "") where for none."""
    speaker = talk.speaker
    if speaker is None or speaker.expects != DRAFT:
        return 0, ""
    return int(speaker.expects_data.get("notice", 0)), str(speaker.expects_data.get("asked", ""))


async def mine(talk: Talk, id: int, states: tuple[str, ...] = OPEN) -> tuple[Kept, Within] | None:
    """A notice that the speaker wrote and may still write, held, with where they may send it. None: they were told why
    not."""
    within = await access.allowed(talk, "write-notices")
    if within is None:
        return None
    notice = await keeping.hold(talk.db, id)
    if not is_mine(talk, notice) or notice is None:
        talk.say("old-button")
        return None
    if notice.state not in states:
        title = await title_of(talk, notice)
        choices = (button(talk.words, talk.language, "copy", id, "choice-notice-write-copy"),)
        talk.say("notice-write-no-draft", title=title, state=notice.state, choices=choices)
        return None
    return notice, within


def is_mine(talk: Talk, notice: Kept | None) -> bool:
    """Whether the speaker wrote it."""
    speaker = talk.speaker
    if notice is None or speaker is None or speaker.person is None:
        return False
    return notice.community_id == speaker.community_id and notice.author_id == speaker.person.id


async def title_of(talk: Talk, notice: Kept) -> str:
    """What a notice is called; a word that it has no title yet."""
    texts = await keeping.texts(talk.db, notice.id, notice.version)
    titles = [texts[talk.language].title] if talk.language in texts else []
    titles += [text.title for text in texts.values()]
    found = next((title for title in titles if title), "")
    return found or html.unescape(talk.phrase("notice-write-untitled"))


async def change(talk: Talk, notice: Kept, **values: Any) -> bool:
    """Change a draft. Whoever said yes to it, said yes to something else."""
    if await keeping.change(talk.db, notice.id, OPEN, talk.now, approved_by=None, approved_at=None, **values):
        return True
    talk.say("old-button")
    return False


async def put(talk: Talk, id: int, drawn: Wording, *, below: bool = False) -> None:
    """The card, in its place; `below`: as the newest message, the former one is taken away."""
    if talk.speaker is None:
        return
    chat, name = talk.speaker.chat, f"draft/{id}"
    if below:
        former = await outbox.standing(talk.db, chat, name)
        if former is not None:
            await outbox.forget_standing(talk.db, chat, former)
            talk.act(chat, "delete", message=former)
    talk.letters.append(
        Letter(
            f"{talk.source}/{len(talk.letters)}", chat, drawn.text, choices=drawn.choices, phrase="notice-write-card",
            community_id=talk.community, living=name, silent=True,
            not_before=talk.now,  # one person turns its leaves: it need not wait as a group's message does
        )
    )  # fmt: skip


async def note(talk: Talk, notice: Kept, action: str, **details: Any) -> None:
    """What became of a notice, for the record."""
    speaker = talk.speaker
    if speaker is not None:
        person = speaker.person.id if speaker.person is not None else 0
        await history.add(talk.db, [{
            "community_id": notice.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
            "action": action, "subject": f"notice/{notice.id}", "details": {"person": person, **details},
        }])  # fmt: skip


def quoted(text: str, most: int = 30) -> str:
    """The beginning of something, fit to stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
