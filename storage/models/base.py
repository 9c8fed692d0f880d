"""What all tables share: how constraints and columns are made."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.types import Celsius, Id, Instant


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can find it again on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012
        datetime: Instant,
        date: Date,
        Decimal: Celsius,
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
    }


def new_id() -> Mapped[int]:
    """A row's own number."""
    return mapped_column(Id, primary_key=True)


def ref(target: str) -> Any:
    """A column that holds the id of another table's row."""
    return mapped_column(Id, ForeignKey(target))
