"""What only the demo asks of the database: whose it is, to empty it, and to fill in a past that never was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, column, delete, insert, inspect, literal, select, table, text, update

from storage.database import Db
from storage.models import Alert, Base, Case, Invite, Mark, Reading

MARK = "demo"


async def alone(db: Db) -> None:
    """On PostgreSQL a second demo waits here until the first has made the community; SQLite has one writer anyway."""
    if db.dialect == "postgresql":
        await db.run(text("SELECT pg_advisory_xact_lock(hashtext('louzhang-demo'))"))


async def is_foreign(db: Db) -> bool:
    """Whether something is stored here that is not the demo's. The schema may be missing, old or another program's."""
    return await db.on_connection(_is_foreign)


def _is_foreign(connection: Connection) -> bool:
    names = inspect(connection).get_table_names()
    if "marks" in names and {"key", "value"} <= {one["name"] for one in inspect(connection).get_columns("marks")}:
        marks = table("marks", column("key"), column("value"))
        if connection.scalar(select(literal(1)).select_from(marks).where(marks.c.key == MARK)):
            return False
    return any(
        connection.scalar(select(literal(1)).select_from(table(name)).limit(1))
        for name in names
        if name != "alembic_version" and not name.startswith("passages_search")  # the index has rows of its own
    )


async def empty(db: Db) -> None:
    """Every row of every table goes, and numbering starts anew."""
    if db.dialect == "postgresql":
        names = ", ".join(each.name for each in Base.metadata.sorted_tables)
        await db.run(text(f"TRUNCATE {names} RESTART IDENTITY"))
        return
    for each in reversed(Base.metadata.sorted_tables):
        await db.run(delete(each))


async def mark(db: Db) -> str | None:
    """What the demo has noted about itself."""
    return await db.scalar(select(Mark.value).where(Mark.key == MARK))


async def invites(db: Db) -> list[dict[str, Any]]:
    """Every invite that was not revoked, as a row without its id."""
    columns = [each for each in Invite.__table__.columns if each.name != "id"]
    rows = await db.all(select(*columns).where(Invite.revoked_at.is_(None)).order_by(Invite.id))
    return [dict(row._mapping) for row in rows]


async def over(db: Db, today: date) -> list[tuple[int, date]]:
    """Open cases whose last day is past: id and last day."""
    rows = await db.all(select(Case.id, Case.ends_on).where(Case.ends_on < today, Case.released_at.is_(None)))
    return [(row.id, row.ends_on) for row in rows]


async def release(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """These cases ended: case, at."""
    if rows:
        cases = Case.__table__
        await db.run(update(Case).where(cases.c.id == bindparam("case")).values(released_at=bindparam("at")), rows)


async def add_readings(db: Db, rows: Sequence[dict[str, Any]]) -> None:
    """New readings, many at a time."""
    if rows:
        await db.run(insert(Reading), rows)


async def add_alert(db: Db, said_at: datetime, **values: Any) -> int:
    """An alert of the past, about the reading that its person wrote at `said_at`; gives its id."""
    reading = await db.scalar(
        select(Reading.id).where(Reading.person_id == values["person_id"], Reading.taken_at == said_at)
    )
    return await db.insert(Alert, reading_id=reading, **values)
