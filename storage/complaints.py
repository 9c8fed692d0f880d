"""Complaints: what somebody says that a person feels, and what they say the person does not feel."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from storage.database import Db
from storage.models import Complaint


async def record(
    db: Db, *, community_id: int, household_id: int, person_id: int, at: datetime, day: date, felt: Collection[str],
    denied: Collection[str], account_id: int | None, arrival: str,
) -> None:  # fmt: skip
    """Write down what was said; the words are those of handlers.temperature.parse: fever, cough …"""
    await db.insert(
        Complaint, community_id=community_id, household_id=household_id, person_id=person_id, at=at, day=day,
        felt=sorted(felt), denied=sorted(denied), account_id=account_id, arrival=arrival,
    )  # fmt: skip
