"""A button below a notice: who has read it, what they answered; in private, or in a building's group.

It counts for the household. Where one phone speaks for two, both doors have read it, for it is the same reader; what
else they answer (a choice, a call for help) is said for the one whose chat it is.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from handlers import access, threads
from handlers.chat import Lane, Letter, Pen, Talk
from handlers.notices import wording
from handlers.notices.receipts import rules
from handlers.threads.letters import Content
from storage import access as grants
from storage import outbox
from storage.database import Db
from storage.notices import editions, keeping, unread
from storage.notices import receipts as stored
from storage.notices.editions import Issued
from storage.notices.keeping import Kept
from storage.notices.receipts import Receipt

_PRESSED = re.compile(r"(\d{1,15}):([a-z]{1,8}\d?)", re.ASCII)
_SHOW = "show"


async def pressed(talk: Talk, value: str) -> None:
    """A button "<edition>:<answer>", or "<edition>:show", pressed in private."""
    about = await _about(talk, value)
    if about is None:
        talk.say("old-button")
        return
    edition, notice, answer = about
    if answer == _SHOW:
        await show(talk, edition, notice)
        return
    mine = await stored.of_reader(talk.db, edition.id, chat=talk.incoming.chat)
    await taken(talk, edition, notice, answer, mine)


async def pressed_in_group(talk: Talk, value: str) -> None:
    """The same below a group's message. The group hears of it by the count alone; a stranger is let be."""
    about = await _about(talk, value) if talk.speaker is not None else None
    if about is None or about[2] == _SHOW:
        return
    edition, notice, answer = about
    mine = await stored.of_reader(talk.db, edition.id, address=talk.incoming.sender)
    await taken(talk, edition, notice, answer, mine)


async def _about(talk: Talk, value: str) -> tuple[Issued, Kept, str] | None:
    """What a button is about; none where it is none of ours, or of another community's."""
    found = _PRESSED.fullmatch(value)
    edition = await editions.by_id(talk.db, int(found[1])) if found is not None else None
    if found is None or edition is None or edition.community_id != talk.community or edition.state == "missed":
        return None
    notice = await keeping.by_id(talk.db, edition.notice_id)
    if notice is None or found[2] not in (*rules.answers(notice.asks), _SHOW):
        return None
    return edition, notice, found[2]


async def taken(talk: Talk, edition: Issued, notice: Kept, answer: str, mine: Sequence[Receipt]) -> None:
    """An answer of theirs: written down, passed on where it asks for something, shown wherever it is seen."""
    speaker = talk.speaker
    if speaker is None:
        return
    title = await title_of(talk.db, edition, talk.language)
    if edition.withdrawn_at is not None:
        talk.say("notice-read-withdrawn", title=title)
        return
    changed = bool(mine) and await _keep(talk, answer, mine)
    if answer in rules.HELP and (changed or not mine) and speaker.household_id is not None:
        said = talk.words(talk.rules.language, "notice-read-says", title=title, answer=answer)
        content = Content("text", wording.plainly(said), talk.incoming.key, talk.said_at)
        await threads.pass_on(talk, speaker, content=content)
    elif answer in rules.HELP and changed:
        _tell_author(talk, notice, answer, title)
    elif not mine:
        talk.say("notice-read-not-yours", title=title)
    if mine:  # last: what waits a moment must not hold up what is said
        await _show_taken(talk, edition, notice, answer, title, mine, changed=changed)


async def _keep(talk: Talk, answer: str, mine: Sequence[Receipt]) -> bool:
    """Write it down; says whether any of it is new."""
    person = talk.speaker.person if talk.speaker is not None else None
    how = stored.how_of(talk.incoming.chat, in_group=talk.incoming.in_group)
    ids = [one.id for one in mine]
    new = await stored.read(talk.db, ids, talk.said_at, how, person.id if person is not None else None)
    answered = await stored.answer(talk.db, ids if answer in rules.EVERYBODYS else ids[:1], answer, talk.said_at)
    return bool(new or answered)


async def _show_taken(
    talk: Talk, edition: Issued, notice: Kept, answer: str, title: str, mine: Sequence[Receipt], *, changed: bool
) -> None:  # fmt: skip
    """On every phone of the household, in the group's count, on the lists of those who would tell them."""
    speaker = talk.speaker
    assert speaker is not None
    names = (edition.name, f"nudge/{edition.id}")
    shown = await stored.standing(talk.db, mine, names)
    if not talk.incoming.in_group and not any(chat == talk.incoming.chat for chat, _ in shown):
        shown.append((talk.incoming.chat, edition.name))  # they pressed it, so it is there
    for chat, name in shown:
        if changed or chat == talk.incoming.chat:
            talk.refresh(chat, name)
        if changed and chat == talk.incoming.chat:  # whoever pressed waits for it: it overtakes what goes to many
            talk.letters[-1] = dataclasses.replace(talk.letters[-1], lane=Lane.REPLY)
    if not changed:
        return
    await refresh_others(talk, talk.db, edition, mine)
    if talk.incoming.in_group and answer not in rules.HELP and not any(chat == speaker.chat for chat, _ in shown):
        if notice.asks.mode == "choices":
            label = wording.label(notice.asks, talk.language, answer)
            talk.say("notice-read-chosen", title=title, label=label)
        else:
            talk.say("notice-read-thanks", title=title)


async def refresh_others(pen: Pen, db: Db, edition: Issued, some: Sequence[Receipt]) -> None:
    """What others see has changed: the counts in the groups, not at each press, and the lists of whom to tell."""
    buildings = {one.building_id for one in some if one.building_id is not None}
    for chat in await stored.halls(db, buildings, edition.name) if buildings else []:
        waits = await stored.waits_until(db, chat, edition.name)
        if waits is None or waits <= rules.soon(pen.now):  # else one that has not been put into words will say it too
            pen.refresh(chat, edition.name)
            pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=rules.next_count(pen.now))
    if edition.listed_at is None:
        return
    chats: set[str] = set()
    for one in some:
        if one.household_id is not None:
            for keeper in await grants.keepers(db, one.household_id, rules.TELLERS, pen.now):
                chats |= {chat for chat, _ in keeper.chats}
        else:
            for duty in await grants.duties(db, edition.community_id, rules.TELLERS[1:], pen.now):
                chats |= {chat for chat, _ in duty.chats}
    for chat in await stored.stands_in(db, chats, f"unread/{edition.id}"):
        pen.refresh(chat, f"unread/{edition.id}")


def _tell_author(talk: Talk, notice: Kept, answer: str, title: str) -> None:
    """Somebody with a role and no household here: whoever wrote it answers."""
    name = talk.speaker.person.name if talk.speaker is not None and talk.speaker.person is not None else ""
    language = notice.report_language
    talk.tell(notice.report_chat, language, "notice-read-author", name=name, title=title, answer=answer)
    talk.say("notice-read-author-told")


async def title_of(db: Db, edition: Issued, language: str) -> str:
    """What an edition is called, for a reader."""
    return wording.in_language(await keeping.texts(db, edition.notice_id, edition.version), language).title


async def show(talk: Talk, edition: Issued, notice: Kept) -> None:
    """The whole of it once more, at the end of the chat: to those it was for, and to those who look after them. The
    former message goes, so that there is one to be put right."""
    chat = talk.incoming.chat
    may = bool(await stored.of_reader(talk.db, edition.id, chat=chat))
    if not may:
        within = await access.scope(talk.db, talk.speaker, "see-coverage")
        may = within is not None and bool(await unread.rows_within(talk.db, edition.id, within))
    if not may:
        talk.say("old-button")
        return
    former = await outbox.standing(talk.db, chat, edition.name)
    if former is not None:
        talk.act(chat, "delete", message=former)
        await outbox.forget_standing(talk.db, chat, former)
    talk.letters.append(
        Letter(
            f"{talk.source}/{len(talk.letters)}", chat, "", phrase="notice", living=edition.name, lane=Lane.REPLY,
            community_id=notice.community_id,
        )
    )  # fmt: skip
