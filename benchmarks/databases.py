"""The databases of a run: SQLite files, and a PostgreSQL of our own that is as durable as in earnest."""

from __future__ import annotations

import csv
import itertools
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from sqlalchemy import BigInteger, column, insert, select, table, text

from benchmarks import processes
from storage.database import Database
from storage.models import Account, Invite, Person, Reading
from storage.vault import Vault
from tests.databases import Postgres

Dialect = Literal["sqlite", "postgresql"]
DIALECTS: tuple[Dialect, ...] = ("sqlite", "postgresql")
BASE_ID = 10_000_000  # the Telegram id of the first resident
PEOPLE = 2_400
_AT_HOME = 2  # people of one household, each with a Telegram account
_REPORTS = table("reports", column("user_id", BigInteger))


class Databases:
    """Makes databases in `folder`; `close` ends the server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = itertools.count(1)
        self._postgres: Postgres | None = None
        self._ready: set[Dialect] = set()

    def close(self) -> None:
        """End the PostgreSQL server."""
        if self._postgres is not None:
            self._postgres.stop()

    def start(self) -> None:
        """Start the PostgreSQL server; call it where no event loop runs."""
        self._postgres = Postgres.start(in_memory=False)
        self._postgres.fresh()  # makes the template that later ones are copied from
        for setting in ("fsync", "synchronous_commit"):  # the tests turn them off; here a commit is a commit
            self._postgres.psql(f"ALTER SYSTEM SET {setting} = on")
        self._postgres.psql("SELECT pg_reload_conf()")

    @property
    def postgres(self) -> Postgres:
        """The server."""
        assert self._postgres is not None, "start() comes first"
        return self._postgres

    def empty(self, dialect: Dialect) -> str:
        """The URL of a database with nothing in it, not even tables: for a peer, without a driver in it."""
        if dialect == "sqlite":
            return f"sqlite:///{self.folder}/peer-{next(self._numbers)}.db"
        name = f"peer_{next(self._numbers)}"
        self.postgres.psql(f"CREATE DATABASE {name}")
        return self.postgres.url(name).replace("+asyncpg", "", 1)

    def migrated(self, dialect: Dialect) -> str:
        """The URL of a database with our tables, empty."""
        if dialect == "postgresql":
            return self.postgres.fresh()
        return f"sqlite+aiosqlite:///{self.folder}/fresh-{next(self._numbers)}.db"

    async def community(self, dialect: Dialect) -> str:
        """The URL of a database with the community in it: 2,400 residents, two behind each door, all enrolled."""
        if dialect not in self._ready:
            await self._prepare(dialect)
            self._ready.add(dialect)
        if dialect == "sqlite":
            path = self.folder / f"louzhang-{next(self._numbers)}.db"
            shutil.copyfile(self.folder / "community.db", path)
            return f"sqlite+aiosqlite:///{path}"
        name = f"louzhang_{next(self._numbers)}"
        self.postgres.psql(f"CREATE DATABASE {name} TEMPLATE community STRATEGY FILE_COPY")
        return self.postgres.url(name)

    async def _prepare(self, dialect: Dialect) -> None:
        """By the service's own import and invites; the accounts, which would take a conversation each, straight in."""
        if dialect == "sqlite":
            url = f"sqlite+aiosqlite:///{self.folder}/community.db"
        else:
            self.postgres.psql("CREATE DATABASE community")
            url = self.postgres.url("community")
        roster = self.folder / "roster.csv"
        _write_roster(roster)
        for command in (["migrate"], ["import", str(roster)], ["invites"]):
            await processes.output(processes.OURS, "-m", "bot", *command, env=self.settings(url))
        database = opened(url)
        now = datetime.now(UTC)
        async with database.begin() as db:
            invites = {row.household_id: row.id for row in await db.all(select(Invite.id, Invite.household_id))}
            people = await db.all(select(Person.id, Person.community_id, Person.household_id).order_by(Person.id))
            accounts = [
                {
                    "community_id": person.community_id, "address": address(number), "chat": address(number),
                    "scope": f"household/{person.household_id}", "invite_id": invites[person.household_id],
                    "household_id": person.household_id, "person_id": person.id, "language": "zh-CN", "opened_at": now,
                }
                for number, person in enumerate(people)
            ]  # fmt: skip
            await db.run(insert(Account), accounts)
        async with database.begin() as db:
            await db.run(text("ANALYZE"))
        await database.close()

    def settings(self, url: str) -> dict[str, str]:
        """What every process of the service in a run is told."""
        return {
            "LOUZHANG_DATABASE__URL": url,
            "LOUZHANG_SECRET__FILE": str(self.folder / "secret.key"),
            # Some slot is open at any time of day, so that runs at different hours do the same.
            "LOUZHANG_SLOTS": (
                '[{"name": "morning", "opens": "00:00", "reminds": [], "closes": "12:00"},'
                ' {"name": "evening", "opens": "12:00", "reminds": [], "closes": "23:59"}]'
            ),
        }


def address(number: int) -> str:
    """The Telegram address of a resident."""
    return f"telegram:{BASE_ID + number}"


def opened(url: str) -> Database:
    """The database at a URL, for looking and loading."""
    return Database(url, Vault(b"0" * 32))


async def stored(url: str) -> set[int]:
    """The Telegram ids of those whose report is in a database: ours, or a peer's."""
    if "+" in url.partition("://")[0]:
        query = select(Account.address).join(Reading, Reading.account_id == Account.id)
        database = opened(url)
        async with database.read() as db:
            found = {int(address.removeprefix("telegram:")) for address in await db.scalars(query)}
    else:
        database = opened(
            url.replace("sqlite://", "sqlite+aiosqlite://", 1).replace("postgresql://", "postgresql+asyncpg://", 1)
        )
        async with database.read() as db:
            found = set(await db.scalars(select(_REPORTS.c.user_id)))
    await database.close()
    return found


def _write_roster(path: Path) -> None:
    """2,400 people in 12 buildings. Their quarantine starts later, so that the clock asks nobody in the middle of a
    measurement; what they report is taken all the same."""
    start = (datetime.now(UTC) + timedelta(days=2)).date()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["社区", "楼栋", "单元", "房号", "姓名", "隔离开始"])
        for number in range(PEOPLE):
            home = number // _AT_HOME
            building, unit, floor, door = home // 100, home // 50 % 2, home % 50 // 5, home % 5
            place = [f"{building + 1}号楼", f"{unit + 1}单元", f"{floor + 1}0{door + 1}"]
            writer.writerow(["量测社区", *place, f"住户{number:05}", start.isoformat()])
