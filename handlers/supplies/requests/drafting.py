"""A request while its few questions are asked: an order as a draft, of nobody's basket; then an order like the rest."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from handlers.chat import Talk
from handlers.rules import Rules
from handlers.supplies import rounds
from handlers.supplies.moving import move
from handlers.supplies.ordering import drafting, placing
from handlers.supplies.reading.parsing import parse
from handlers.supplies.requests import questions, reading
from handlers.supplies.requests.questions import QUESTIONS, Question
from handlers.supplies.shelf import Shelf, shelf
from storage import accounts
from storage.accounts import Speaker
from storage.supplies import drafts, orders
from storage.supplies import requests as stored
from storage.supplies.orders import Kept

WAITS = "request"  # what we wait for while a request is being written
PATIENCE = timedelta(hours=2)
CONFIRM = "yes"  # what is asked last: whether it is right
_KINDS = tuple(QUESTIONS)
_APART = re.compile("[、,，;；\n]|和|\\band\\b")
_BOX = "盒"
_DAYS_AHEAD = {"today": 0, "tomorrow": 1, "after": 2}


# --- answers ----------------------------------------------------------------------------------------------------------


def settled(answers: dict[str, Any], today: date) -> dict[str, Any]:
    """The same answers, with days as dates: what is tomorrow today is not tomorrow."""
    return {
        name: day_of(value, today) if isinstance(value, dict) and "day" in value else value
        for name, value in answers.items()
    }


def day_of(value: dict[str, Any], today: date) -> dict[str, Any]:
    """ "tomorrow", [11, 23], 5 for Friday, "now": as a date."""
    day = value["day"]
    clock = {"clock": value["clock"]} if value.get("clock") else {}
    if day == "now":
        return {"now": True}
    if day in _DAYS_AHEAD:
        return {"date": (today + timedelta(days=_DAYS_AHEAD[day])).isoformat(), **clock}
    if isinstance(day, list):
        for year in (today.year, today.year + 1):
            try:
                named = date(year, day[0], day[1])
            except ValueError:
                continue
            if named >= today:
                return {"date": named.isoformat(), **clock}
        return clock or {"said": f"{day[0]}-{day[1]}"}
    return {"date": (today + timedelta(days=(int(day) - today.isoweekday()) % 7)).isoformat(), **clock}


def is_theirs(speaker: Speaker, order: Kept) -> bool:
    """Whether a draft or request is of the speaker's household; what somebody asks for alone, or for another door, is
    theirs alone."""
    if order.details.get("alone") or order.for_them:
        return speaker.account_id in (order.account_id, order.details.get("by"))
    return speaker.household_id == order.household_id


async def start(
    talk: Talk, speaker: Speaker, kind: str, answers: dict[str, Any], for_home: int | None = None
) -> Kept:  # fmt: skip
    """A draft of a request of the speaker's household (`for_home`: of another, that they look after), with what is
    known already. One that this contradicts in nothing is the same one."""
    home = for_home or speaker.household_id
    assert home is not None
    said = settled(answers, talk.rules.local(talk.now).date())
    for order in await stored.unfinished(talk.db, home, (kind,)):
        known = order.details | await stored.sealed(talk.db, order)
        same = all(known.get(name, value) == value for name, value in said.items())
        if same and known.get("by") == speaker.account_id:
            return await learn(talk, order, said)
    details: dict[str, Any] = {"by": speaker.account_id}
    if kind == "counselling":
        details["alone"] = True  # nobody at home need know
    if kind == "rubbish":
        details["disinfect"] = await stored.in_quarantine(talk.db, home)
    order = await drafts.start(
        talk.db, account_id=None, person_id=speaker.person.id if speaker.person is not None else None,
        household_id=home, kind=kind, now=talk.now, details=details, for_them=home != speaker.household_id,
    )  # fmt: skip
    return await learn(talk, order, said, first=True)


async def learn(talk: Talk, order: Kept, answers: dict[str, Any], *, first: bool = False) -> Kept:
    """Write answers into a draft, or a request that nobody has taken yet; `first`: they came with one message."""
    known = {**order.details, **await stored.sealed(talk.db, order), **answers}
    if talk.incoming.kind != "choice" and talk.incoming.message and talk.speaker is not None:
        mark = f"{talk.speaker.account_id}/{talk.incoming.message}"
        known["said"] = {**known.get("said", {}), **dict.fromkeys(answers, mark), **({"": mark} if first else {})}
    details, secrets = questions.parted(order.kind, known)
    await stored.write(
        talk.db, order, ("draft", "placed"), talk.now, details=details, secrets=secrets,
        urgent_asked=reading.is_urgent(order.kind, known),
    )  # fmt: skip
    if order.kind == "medicine" and "what" in answers and order.state == "draft":
        stock = await shelf(talk.db, order.community_id)
        await drafts.write_lines(talk.db, order, medicines(str(answers["what"]), stock))
    return await orders.by_id(talk.db, order.id) or order


def medicines(text: str, stock: Shelf) -> list[dict[str, Any]]:
    """What they call their medicine, as lines of an order: things of the catalogue, or as they wrote it."""
    found = parse(text, stock.catalogue)
    if found:
        return drafting.joined([drafting.row_of(line, stock) for line in found])
    rows = []
    for part in filter(None, (one.strip(" 。.!！") for one in _APART.split(text))):
        name = reading.medicine(reading.plain(part)) or part
        item = stock.catalogue.find(name).item
        ware = stock.named(item.name if item is not None else None)
        rows.append({
            "item_id": ware.id if ware is not None else None,
            "merchant_id": ware.merchant_id if ware is not None else None, "text": part[:300],
            "name": (ware.name if ware is not None else name)[:200], "quantity": Decimal(1),
            "unit": ware.unit if ware is not None else _BOX, "note": "", "rounded": False,
            "price": ware.price if ware is not None else None,
        })  # fmt: skip
    return drafting.joined(rows)


async def picture(talk: Talk, order: Kept) -> bool:
    """Whether what came in is a picture, which now belongs to the request."""
    incoming, photo = talk.incoming, talk.incoming.attachment
    if photo is None or not photo.ref or incoming.kind not in ("photo", "file"):
        return False
    if incoming.kind == "file" and not photo.mime.startswith("image/"):
        return False
    person = talk.speaker.person if talk.speaker is not None else None
    await orders.add_photo(
        talk.db, order, questions.PHOTOS.get(order.kind, "other"), incoming.channel, photo.ref,
        photo.name or "photo.jpg", photo.mime, person.id if person is not None else None, talk.now,
    )  # fmt: skip
    return True


# --- asking -----------------------------------------------------------------------------------------------------------


async def go_on(talk: Talk, order: Kept) -> None:
    """Ask what is missing; where nothing is, show it and ask whether it is right."""
    assert talk.speaker is not None
    known = order.details | await stored.sealed(talk.db, order)
    question = questions.following(order.kind, known)
    if question is not None:
        await ask(talk, order, question)
        return
    await drafting.put(talk, order)
    await _expect(talk, order, CONFIRM)


async def ask(talk: Talk, order: Kept, question: Question) -> None:
    """Ask one thing."""
    choices = [
        talk.choice(
            f"request:say:{order.id}:{question.name}:{choice}", "request-choice", what=f"{order.kind}-{question.name}",
            value=int(choice) if choice.isdigit() else choice,
        )
        for choice in question.choices
    ]  # fmt: skip
    choices.append(talk.choice(f"request:drop:{order.id}", "choice-request-drop"))
    talk.say("request-ask", what=f"{order.kind}-{question.name}", choices=tuple(choices))
    await _expect(talk, order, question.name)


async def _expect(talk: Talk, order: Kept, what: str) -> None:
    assert talk.speaker is not None
    data = {"order": order.id, "ask": what}
    await accounts.expect(talk.db, talk.speaker.account_id, WAITS, data, talk.now + PATIENCE)


# --- done -------------------------------------------------------------------------------------------------------------


async def place(talk: Talk, order: Kept) -> tuple[Kept | None, placing.Outcome]:
    """Make an order of a draft, and what keeps it from being one. None and nothing of that: it was placed before."""
    speaker = talk.speaker
    assert speaker is not None
    values: dict[str, Any] = {"account_id": order.details.get("by", speaker.account_id)}
    if order.kind == "medicine":
        outcome = await placing.place(talk, order)
        for one in outcome.placed:
            await orders.change(talk.db, one.id, ("placed",), talk.now, **values)
        return (await orders.by_id(talk.db, outcome.placed[0].id) if outcome.placed else None), outcome
    values["round_at"] = round_of(talk.rules, talk.now, order)
    by_id = speaker.person.id if speaker.person is not None else None
    return await move(talk.db, talk, order, "place", by_id, **values), placing.Outcome()


def round_of(rules: Rules, now: datetime, order: Kept) -> datetime | None:
    """The round that a request goes with: a parcel with the next (a takeaway gets cold and waits for none), rubbish
    with the last one of the day, where they said that it can wait."""
    if order.kind == "parcel" and not order.details.get("takeaway"):
        return rounds.joined(rules, now)
    if order.kind == "rubbish" and order.details.get("when") == "evening" and rules.supplies.rounds:
        day = rules.local(now).date()
        last = datetime.combine(day, rules.supplies.rounds[-1], rules.zone)
        return last if last > now else last + timedelta(days=1)
    return None
