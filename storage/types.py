"""Column types that keep a promise of their own: aware UTC times, and temperatures without binary fractions."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, SmallInteger
from sqlalchemy.types import TypeDecorator

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER


class Instant(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both sides; a naive time is a bug and is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times; SQLite has no zones, so there the UTC digits are stored bare."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Celsius(TypeDecorator[Decimal]):
    """Degrees Celsius with one decimal, stored as whole tenths: 36.5 is 365 on every database."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Refuse more than one decimal: rounding is a rule's business, never the database's."""
        if value is None:
            return None
        tenths = value * 10
        if tenths != int(tenths):
            raise ValueError("a temperature is stored with one decimal")
        return int(tenths)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Give degrees back, with one decimal."""
        return None if value is None else Decimal(value).scaleb(-1)
