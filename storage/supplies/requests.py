"""Requests that are no shopping: their answers, sealed where they may be about health; what waits for a clinician;
what was offered and waits for a yes."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from storage.database import Db, padded
from storage.models import Account, Area, Case, Mark, Order, OrderLine, OrderPhoto, OrderStep, Person
from storage.supplies.orders import ORDERS, Kept, change, found
from storage.vault import WrongKey

_OFFER = "request-offer/"


async def unfinished(db: Db, household_id: int, kinds: Collection[str]) -> list[Kept]:
    """A household's drafts of these kinds, newest first."""
    return await found(
        db,
        ORDERS.where(
            Order.household_id == household_id, Order.state == "draft", Order.kind.in_(padded(list(kinds)))
        ).order_by(Order.id.desc()),
    )  # fmt: skip


async def begun(db: Db, kinds: Collection[str], since: datetime, until: datetime) -> list[Kept]:
    """Drafts of these kinds that were touched last in that time, oldest first."""
    communities = select(Area.id).where(Area.kind == "community")  # the index of orders begins with them
    return await found(
        db,
        ORDERS.where(
            Order.community_id.in_(communities), Order.state == "draft", Order.kind.in_(padded(list(kinds))),
            Order.changed_at > since, Order.changed_at <= until,
        ).order_by(Order.id),
    )  # fmt: skip


async def writer(db: Db, order: Kept) -> tuple[str, str, str] | None:
    """Who writes a draft: address, chat, language; none where they are gone."""
    row = await db.first(
        select(Account.address, Account.chat, Account.language).where(
            Account.id == int(order.details.get("by", 0)), Account.gone_at.is_(None)
        )
    )
    return (row.address, row.chat, row.language) if row is not None else None


async def sealed(db: Db, order: Kept) -> dict[str, Any]:
    """The answers of an order that are kept sealed, by question; empty where the key is lost."""
    if order.words_sealed is None:
        return {}
    try:
        found_: dict[str, Any] = json.loads(db.vault.open(order.words_sealed))
    except WrongKey:
        return {}
    return found_


async def write(
    db: Db, order: Kept, states: Collection[str], now: datetime, *, details: Mapping[str, Any],
    secrets: Mapping[str, Any], **values: Any,
) -> bool:  # fmt: skip
    """The answers of an order from now on, while it stands so; False if it does not any more."""
    closed = db.vault.seal(json.dumps(dict(secrets), ensure_ascii=False)) if secrets else None
    return await change(db, order.id, states, now, details=dict(details), words_sealed=closed, **values)


async def is_kept(db: Db, channel: str, ref: str) -> bool:
    """Whether a picture belongs to an order."""
    return await db.scalar(
        select(OrderPhoto.id).where(OrderPhoto.channel == channel, OrderPhoto.ref == ref).limit(1)
    ) is not None  # fmt: skip


async def in_quarantine(db: Db, household_id: int) -> bool:
    """Whether somebody of a household is in quarantine."""
    return await db.scalar(
        select(Case.id).where(Case.household_id == household_id, Case.released_at.is_(None)).limit(1)
    ) is not None  # fmt: skip


# --- what waits for a clinician ---------------------------------------------------------------------------------------


async def untriaged(db: Db) -> list[Kept]:
    """All that waits for a clinician, longest first."""
    return await found(
        db, ORDERS.where(Order.state == "placed", Order.waits == "clinician").order_by(Order.waits_since, Order.id)
    )  # fmt: skip


async def called_for(db: Db, kinds: Collection[str]) -> list[Kept]:
    """What of these kinds nobody has taken, longest first."""
    communities = select(Area.id).where(Area.kind == "community")  # the index of orders begins with them
    return await found(
        db,
        ORDERS.where(
            Order.community_id.in_(communities), Order.state == "placed", Order.kind.in_(padded(list(kinds)))
        ).order_by(Order.placed_at, Order.id),
    )  # fmt: skip


async def note_called(db: Db, order: Kept, people: Collection[int], *, office: bool) -> None:
    """These have heard of it; `office`: because nobody whose trade it is can be reached. That is no step of it."""
    now = await db.scalar(select(Order.details).where(Order.id == order.id).with_for_update())
    details = {**(now or {}), "called": sorted({*(now or {}).get("called", ()), *people})}
    if office:
        details["office"] = True
    await db.run(update(Order).where(Order.id == order.id).values(details=details))


async def decide(db: Db, order: Kept, now: datetime, **values: Any) -> bool:
    """A clinician has decided; False if another did, or it waits for none any more."""
    return await db.run(
        update(Order)
        .where(Order.id == order.id, Order.state == "placed", Order.waits == "clinician")
        .values(waits=None, waits_since=None, changed_at=now, **values)
    ) > 0  # fmt: skip


async def reconsider(db: Db, order: Kept, at: datetime, since: datetime | None, now: datetime) -> bool:
    """A decision of that moment is taken back; False if something has happened since."""
    return await db.run(
        update(Order)
        .where(Order.id == order.id, Order.state == "placed", Order.waits.is_(None), Order.changed_at == at)
        .values(waits="clinician", waits_since=since or order.placed_at, round_at=None, changed_at=now)
    ) > 0  # fmt: skip


async def add_line(db: Db, order: Kept, place: int, instead_of: int | None, row: Mapping[str, Any]) -> int:
    """One more thing of an order (a row of OrderLine without order, community and place); gives its id."""
    return await db.insert(
        OrderLine, order_id=order.id, community_id=order.community_id, place=place, instead_of=instead_of, **row
    )  # fmt: skip


async def withdrawn(db: Db, step_id: int, now: datetime) -> None:
    """A decision was taken back; that it was made stays on the record."""
    await db.run(update(OrderStep).where(OrderStep.id == step_id).values(undone_at=now))


async def people(db: Db, household_id: int) -> list[tuple[str, str]]:
    """Who lives in a household: name, and what the roster notes of them (their age, that they are alone)."""
    rows = await db.all(
        select(Person.name, Person.note).where(Person.household_id == household_id).order_by(Person.id)
    )  # fmt: skip
    return [(row.name, row.note) for row in rows]


# --- what was offered -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may be a request: we have asked whether they are. `arrival` is the key under which they came,
    `message` the platform's id of them, `address` who wrote them."""

    account_id: int
    kind: str
    arrival: str
    address: str
    at: datetime
    message: str = ""


async def offer(db: Db, made: Offer) -> None:
    """Remember an offer; the former one of the account is forgotten."""
    kept = {
        "kind": made.kind, "arrival": made.arrival, "address": made.address, "at": made.at.isoformat(),
        "message": made.message,
    }  # fmt: skip
    await db.put(Mark, key=f"{_OFFER}{made.account_id}", value=json.dumps(kept))


async def offers(db: Db) -> list[Offer]:
    """All offers that nobody has answered yet."""
    rows = await db.all(select(Mark.key, Mark.value).where(Mark.key.startswith(_OFFER)).order_by(Mark.key))
    return [_offer(row.key, row.value) for row in rows]


async def offered(db: Db, account_id: int) -> Offer | None:
    """What an account was offered and has not answered."""
    key = f"{_OFFER}{account_id}"
    value = await db.scalar(select(Mark.value).where(Mark.key == key))
    return _offer(key, value) if value is not None else None


async def answered(db: Db, account_id: int) -> bool:
    """An offer is over; False if it was already."""
    return await db.run(delete(Mark).where(Mark.key == f"{_OFFER}{account_id}")) > 0


def _offer(key: str, value: str) -> Offer:
    kept = json.loads(value)
    return Offer(
        int(key.removeprefix(_OFFER)), kept["kind"], kept["arrival"], kept["address"],
        datetime.fromisoformat(kept["at"]), kept["message"],
    )  # fmt: skip
