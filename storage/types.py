"""Column types that keep a promise of their own: aware UTC times; temperatures, money and amounts without binary
fractions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, SmallInteger
from sqlalchemy.types import TypeDecorator

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER


def _in_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return value.astimezone(UTC)


@lru_cache(maxsize=256)  # all that is written together has the same time
def _digits(value: datetime | None) -> str | None:
    """A moment as SQLAlchemy's DateTime writes it on SQLite, which has no zones: the UTC digits, bare."""
    moment = _in_utc(value)
    return None if moment is None else moment.replace(tzinfo=None).isoformat(" ", "microseconds")


class Instant(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both sides; a naive time is a bug and is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times."""
        return _in_utc(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any] | None:
        """On SQLite both steps, the type's and the driver's, at once."""
        return _digits if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class _Fixed(TypeDecorator[Decimal]):
    """A Decimal with so many `places`, stored as a whole number of the smallest of them."""

    impl: type[Integer] = BigInteger
    cache_ok = True
    places: int

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Refuse more decimals than there are places: rounding is a rule's business, never the database's."""
        if value is None:
            return None
        whole = value.scaleb(self.places)
        if whole != int(whole):
            raise ValueError(f"a {type(self).__name__} is stored with {self.places} decimals")
        return int(whole)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Give it back, with all its places."""
        return None if value is None else Decimal(value).scaleb(-self.places)


class Celsius(_Fixed):
    """Degrees Celsius with one decimal: 36.5 is 365 on every database."""

    impl: type[Integer] = SmallInteger
    cache_ok = True
    places = 1


class Money(_Fixed):
    """元, kept in 分."""

    cache_ok = True
    places = 2


class Quantity(_Fixed):
    """How much of a unit, with three decimals: half a 斤 is 500."""

    cache_ok = True
    places = 3
