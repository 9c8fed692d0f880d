"""The crew's card of one order, in the chats of those who looked at it. Living: "job/<id>"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from handlers import words as said
from handlers.chat import Choice, Marked
from handlers.living import Page, Wording
from handlers.supplies import course, wording
from handlers.supplies.course import following, may_undo, possible
from handlers.supplies.desk import crew
from handlers.supplies.desk.board import since_of
from handlers.supplies.desk.refusing import reason_of
from handlers.supplies.kinds import KINDS
from storage.accounts import Speaker
from storage.supplies import desk, orders, steps
from storage.supplies.orders import Kept, Line
from storage.supplies.steps import Taken
from storage.vault import WrongKey

# What a kind has to tell its crew besides its things; filled by handlers.supplies, because who asks moves orders, too.
SHOWN: dict[str, Callable[..., Awaitable[list[Marked]]]] = {}
_LINES = 30  # things that are shown; a message holds no more
_STEPS = 10  # the newest that are shown
_SINGLE = 4  # buttons for single lines
_BUTTONS = {"buy": "choice-desk-buy", "leave": "choice-desk-leave", "finish": "choice-desk-finish"}


async def compose(page: Page) -> Wording | None:
    """The order as it stands, for whoever reads this chat; nothing of it for somebody who may not any more."""
    order = await orders.by_id(page.db, page.subject)
    if order is None:
        return None
    language, speaker = await crew.reader(page, order)
    if speaker is None:
        return Wording(page.words(language, "desk-over"))
    return await draw(page, language, order, speaker)


async def draw(page: Page, language: str, order: Kept, speaker: Speaker) -> Wording:
    """The order in words, with what this speaker can do."""
    lines = (await orders.lines(page.db, [order.id])).get(order.id, [])
    taken = await steps.of_order(page.db, order.id)
    keeps = await crew.may_keep(page.db, speaker, order)
    me = speaker.person.id if speaker.person is not None else 0
    mine = order.taker_id is not None and order.taker_id == me
    said_lines = [*_head(page, language, order, lines), *await _door(page, language, order, taken, phone=mine or keeps)]
    said_lines += [_step(page, language, order, one) for one in taken[-_STEPS:] if _told(one)]
    return Wording(
        said.lines(said_lines), _choices(page, language, order, lines, taken, me=me, mine=mine, keeps=keeps)
    )  # fmt: skip


def urgency(order: Kept) -> str:
    """yes; asked: the household says so and nobody has decided; no."""
    return "yes" if order.urgent else "asked" if order.urgent_asked else "no"


def _head(page: Page, language: str, order: Kept, lines: Sequence[Line]) -> list[Marked]:
    found = [
        page.words(
            language, "desk-job", number=order.id, kind=wording.kind(page.words, language, order.kind),
            urgent=urgency(order),
        ),
        *_again(page, language, order),
        page.words(language, "desk-job-place", place=order.place),
        *wording.lines(page.words, language, lines)[:_LINES],
    ]  # fmt: skip
    if len(lines) > _LINES:
        found.append(page.words(language, "desk-job-more", count=len(lines) - _LINES))
    cost = wording.sum_of(page.words, language, lines, crew=True)
    if cost is not None:
        found.append(cost)
    if order.ceiling is not None:
        found.append(page.words(language, "desk-job-ceiling", sum=wording.money(order.ceiling)))
    if order.state in course.GOING and KINDS[order.kind].carried:
        found.append(wording.when(page.words, page.rules, language, order.round_at, urgent=order.urgent))
    if order.waits and order.state in course.GOING:
        found.append(waits(page, language, order))
    return found


def _again(page: Page, language: str, order: Kept) -> list[Marked]:
    """What it makes good."""
    number = order.details.get("instead")
    return [page.words(language, "desk-job-again", number=number)] if number else []


def waits(page: Page, language: str, order: Kept) -> Marked:
    """What it waits for."""
    return page.words(language, "desk-job-waits", waits=order.waits or "price")


async def _door(page: Page, language: str, order: Kept, taken: Sequence[Taken], *, phone: bool) -> list[Marked]:
    found = []
    if order.note:
        found.append(page.words(language, "desk-job-note", note=order.note))
    show = SHOWN.get(order.kind)
    if show is not None:  # what is said of a medicine is the clinician's alone
        found += await show(page.db, page.words, language, order, sealed_ok=order.kind != "medicine")
    elif order.words_sealed is not None:
        with suppress(WrongKey):  # sealed with a key that is lost: as good as none
            found.append(page.words(language, "desk-job-words", text=page.db.vault.open(order.words_sealed)))
    if order.for_them and order.person_id is not None:
        name = await desk.name_of(page.db, order.person_id)
        found.append(page.words(language, "desk-job-them", name=name))
    if phone and order.state in course.OPEN:
        found += [
            page.words(language, "desk-job-phone", phone=mask)
            for mask in await desk.phones(page.db, order.household_id)
        ]
    refused = next((one for one in reversed(taken) if one.step == "refuse" and one.undone_at is None), None)
    if order.state == "cancelled" and refused is not None:
        found.append(page.words(language, "desk-job-reason", reason=reason_of(page.words, language, refused)))
    return found


def _told(one: Taken) -> bool:
    return one.before != one.after or one.step in ("urgent-yes", "urgent-no", "put-off")


def _step(page: Page, language: str, order: Kept, one: Taken) -> Marked:
    """15:02 王强接了. Who of the household it was is not the crew's business."""
    home = one.step in ("place", "receive", "cancel", "return", "dispute") and one.by_id != order.taker_id
    return page.words(
        language, "desk-step", at=since_of(page, language, one.at), name="" if home else one.by, step=one.step,
        kind=order.kind, undone="yes" if one.undone_at is not None else "no",
    )  # fmt: skip


def _choices(
    page: Page, language: str, order: Kept, lines: Sequence[Line], taken: Sequence[Taken], *, me: int, mine: bool,
    keeps: bool,
) -> tuple[Choice, ...]:  # fmt: skip
    found: list[Choice] = []

    def add(id: str, phrase: str, **values: object) -> None:
        found.append(crew.labelled(page.words, language, id, phrase, **values))

    clean = order.kind == "rubbish" and not order.details.get("disinfect", True)
    does, step = mine or keeps, following(order.kind, order.state, clean=clean)
    if step == "accept" and order.waits != "clinician":
        add(f"desk:accept:{order.id}", "choice-desk-accept")
    elif does and step == "deliver":
        add(f"door:here:{order.id}", "choice-desk-here")
    elif does and step == "buy" and (order.waits or any(line.asked for line in lines)):
        if any(line.state == "wanted" and not line.asked for line in lines):
            add(f"desk:buy:{order.id}", "choice-desk-buy-rest")
    elif does and step in _BUTTONS:
        add(f"desk:{step}:{order.id}", _BUTTONS[step], kind=order.kind)
    wanted = [line for line in lines if line.state in ("wanted", "got", "part", "none")]
    if does and order.state in ("accepted", "bought") and "bought" in KINDS[order.kind].path and wanted:
        add(f"desk:lines:{order.id}", "choice-desk-lines")
    if does and order.state == "accepted":
        for line in [line for line in wanted if line.price is None and line.state != "none"][:_SINGLE]:
            add(f"offer:price:{line.id}", "choice-desk-price", name=line.name)
    if does and order.state in ("bought", "moving", "door") and order.paid is None and _costs(lines):
        add(f"pay:ask:{order.id}", "choice-desk-pay")
    if does and order.state == "accepted":
        add(f"desk:release:{order.id}", "choice-desk-release", mine="yes" if mine else "no")
    if does and order.state in course.OPEN:
        add(f"desk:phone:{order.id}", "choice-desk-phone")
    if keeps and order.state in ("placed", "accepted"):
        if not order.urgent:
            add(f"desk:urgent:{order.id}", "choice-desk-yes-urgent")
        if (order.urgent or order.urgent_asked) and not KINDS[order.kind].urgent:
            add(f"desk:plain:{order.id}", "choice-desk-no-urgent")
    if keeps and possible("refuse", order.kind, order.state):
        add(f"desk:refuse:{order.id}", "choice-desk-refuse")
    newest = newest_step(taken)
    if newest is not None and newest.by_id == me and me and may_undo(newest.at, page.now):
        add(f"desk:undo:{order.id}", "choice-desk-undo")
    return tuple(found)


def newest_step(taken: Sequence[Taken]) -> Taken | None:
    """The newest step that has not been taken back."""
    return next((one for one in reversed(taken) if one.undone_at is None and one.before != one.after), None)


def _costs(lines: Sequence[Line]) -> bool:
    return any(line.due and line.cost for line in lines)
