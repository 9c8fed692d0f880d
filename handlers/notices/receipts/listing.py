"""Who has not read a notice, to those who look after them: each their own list, on which whoever was told, by phone or
at the door, or has read it meanwhile, is no longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers import words
from handlers.chat import Choice, Lane, Letter, Marked, Words
from handlers.living import Page, Wording
from handlers.notices import wording
from handlers.notices.receipts import rules
from handlers.notices.receipts.pressing import title_of
from handlers.temperature.places import door_order
from storage import access as grants
from storage import accounts, outbox
from storage.access import Duty
from storage.database import Db
from storage.notices import editions
from storage.notices import unread as doors
from storage.notices.editions import Issued
from storage.notices.unread import Unread

_LINES = 8  # households of a list at once, each with its button
_NAMES = 3  # of a household


async def lists(db: Db, edition: Issued, now: datetime) -> list[Letter]:
    """A list to each who has somebody to tell; what it says is put together when it goes."""
    found = await shares(db, edition, now)
    chats = list(dict.fromkeys(chat for duty, mine in found if mine for chat, _ in duty.chats))
    turn = rules.turn(edition.list_at)
    return await living_letters(
        db, edition, chats, f"unread/{edition.id}", turn, "notice-read-list", Lane.REPLY,
        key=f"{edition.name}/list/{turn}",
    )  # fmt: skip


async def living_letters(
    db: Db, edition: Issued, chats: Sequence[str], living: str, turn: int, phrase: str, lane: Lane, *, key: str
) -> list[Letter]:  # fmt: skip
    """A message that is put together when it goes, for each of these chats. Where one stands from before the words were
    changed, it goes: an edit makes no sound, and the new one is to be heard."""
    letters = []
    for (chat, _), message in (await outbox.standing_of(db, [(chat, living) for chat in chats])).items():
        await outbox.forget_standing(db, chat, message)
        letters.append(
            Letter(
                f"{living}/{turn}/{chat}/former", chat, "", phrase="delete", act={"do": "delete", "message": message},
                lane=Lane.NOTICE, community_id=edition.community_id,
            )
        )  # fmt: skip
    return letters + [
        Letter(
            key=f"{key}/{chat}", chat=chat, text="", lane=lane, phrase=phrase, living=living,
            community_id=edition.community_id,
        )
        for chat in chats
    ]  # fmt: skip


async def shares(db: Db, edition: Issued, now: datetime) -> list[tuple[Duty, list[Unread]]]:
    """Whom each liaison is to tell; whom no liaison within reach looks after, staff are to, or else an admin."""
    left = await doors.unread(db, edition.id)
    found: list[tuple[Duty, list[Unread]]] = []
    for role in rules.TELLERS:
        if not left:
            break
        some = [
            (duty, [one for one in left if _covers(duty, one)])
            for duty in await grants.duties(db, edition.community_id, (role,), now)
            if duty.chats
        ]
        if role == rules.TELLERS[0]:  # a liaison tells households
            some = [(duty, [one for one in mine if one.household_id is not None]) for duty, mine in some]
        taken = {one.id for _, mine in some for one in mine}
        left = [one for one in left if one.id not in taken]
        found += some
    return found


def _covers(duty: Duty, one: Unread) -> bool:
    areas = {one.community_id, one.building_id, one.area_id}
    return any(id in areas if kind == "area" else id == one.household_id for kind, id in duty.places)


async def compose(page: Page) -> Wording | None:
    """Somebody's list as it is now; none to a chat that has none yet and needs none."""
    edition = await editions.by_id(page.db, page.subject)
    if edition is None:
        return None
    mine: dict[int, Unread] = {}
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    for duty, some in await shares(page.db, edition, page.now):
        if any(chat == page.chat for chat, _ in duty.chats):
            mine |= {one.id: one for one in some}
    if await outbox.standing(page.db, page.chat, page.name) is None and (not mine or edition.withdrawn_at is not None):
        return None
    if edition.withdrawn_at is not None:
        title = await title_of(page.db, edition, language)
        return Wording(page.words(language, "notice-read-list-over", title=title))
    if edition.listed_at is None:  # they are asked to read it once more: those are not to be called yet
        return Wording(page.words(language, "notice-read-list-again", title=await title_of(page.db, edition, language)))
    return await drawn(page.db, page.words, language, edition, list(mine.values()), 1)


async def drawn(
    db: Db, phrases: Words, language: str, edition: Issued, mine: Sequence[Unread], page: int
) -> Wording:  # fmt: skip
    """The count first, then whoever is to be told first: who is alone, the old, whom nothing of ours reaches."""
    title = await title_of(db, edition, language)
    if not mine:
        return Wording(phrases(language, "notice-read-list-none", title=title))
    homes = {one.household_id for one in mine if one.household_id is not None}
    people = await doors.dwellers(db, homes)
    reached = await doors.reached(db, homes)
    care = {one.id: rules.care_of(people.get(one.household_id or 0, ())) for one in mine}
    silent = {one.id for one in mine if one.household_id is not None and one.household_id not in reached}
    order = sorted(
        mine,
        key=lambda one: (not care[one.id].alone, -care[one.id].age, one.id not in silent, *door_order(one)),
    )
    pages = -(-len(order) // _LINES)
    page = min(max(page, 1), pages)
    some = list(enumerate(order, 1))[(page - 1) * _LINES : page * _LINES]
    lines = []
    for number, one in some:
        marks = [phrases(language, "notice-read-age", age=care[one.id].age)] if care[one.id].age else []
        marks += [phrases(language, "notice-read-alone")] if care[one.id].alone else []
        marks += [phrases(language, "notice-read-silent")] if one.id in silent else []
        here = people.get(one.household_id or 0, ())
        phone = next((who.phone_mask for who in here if who.phone_mask), "")
        names = words.listed(phrases, language, [who.name for who in here[:_NAMES]]) or one.name
        lines.append(
            phrases(
                language, "notice-read-line", number=number, place=one.building + one.unit + one.room or "none",
                names=names, marks=Marked(words.listed(phrases, language, marks)) or "none", phone=phone or "none",
            )
        )  # fmt: skip
    rest = len(order) - some[-1][0]
    choices = [
        Choice(f"told:{edition.id}:{one.id}", wording.plainly(
            phrases(language, "choice-notice-read-told", number=number, room=one.unit + one.room or one.name)
        ))
        for number, one in some
    ]  # fmt: skip
    if rest:
        choices.append(_turn(phrases, language, edition, page + 1, "list-next"))
    if page > 1:
        choices.append(_turn(phrases, language, edition, page - 1, "list-previous"))
    example = order[0].room or "301"
    text = phrases(
        language, "notice-read-list", title=title, count=len(order), lines=words.lines(lines), rest=rest,
        example=example,
    )  # fmt: skip
    return Wording(text, tuple(choices))


def _turn(phrases: Words, language: str, edition: Issued, page: int, phrase: str) -> Choice:
    return Choice(f"told:{edition.id}:p{page}", wording.plainly(phrases(language, phrase)))
