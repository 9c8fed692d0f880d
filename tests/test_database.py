"""One unit of work, on both databases."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import select, text, update

from storage import migrate
from storage.database import Database, Unavailable
from storage.models import Mark, Stranger
from storage.vault import Vault

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


async def marks(database: Database) -> list[str]:
    async with database.read() as db:
        return await db.scalars(select(Mark.key).order_by(Mark.key))


async def test_what_a_block_wrote_is_there_after_it_and_nothing_of_a_block_that_failed(database: Database) -> None:
    async with database.begin() as db:
        await db.insert(Mark, key="kept", value="1")

    async def fail() -> None:
        async with database.begin() as db:
            await db.insert(Mark, key="lost", value="1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await marks(database) == ["kept"]


async def test_rows_that_were_added_are_there_for_whoever_looks_and_after_the_block(database: Database) -> None:
    async with database.begin() as db:
        db.add(Mark, key="a", value="1")
        db.add(Stranger, address="telegram:1", tries=1, since=NOON)
        db.add(Mark, value="2", key="b")
        assert await db.scalars(select(Mark.key).order_by(Mark.key)) == ["a", "b"]
        assert await db.scalar(select(Stranger.tries)) == 1
        db.add(Mark, key="c", value="3")
    assert await marks(database) == ["a", "b", "c"]


async def test_an_added_row_that_cannot_be_written_undoes_the_block_at_its_end(database: Database) -> None:
    async def twice() -> None:
        async with database.begin() as db:
            await db.insert(Mark, key="once", value="1")
            db.add(Mark, key="twice", value="1")
            db.add(Mark, key="twice", value="2")

    with pytest.raises(Exception, match=r"(?i)unique"):
        await twice()
    assert await marks(database) == []
    async with database.begin() as db:
        db.add(Mark, key="next", value="1")
    assert await marks(database) == ["next"]


async def test_what_was_added_is_not_written_when_the_block_fails(database: Database) -> None:
    async def fail() -> None:
        async with database.begin() as db:
            db.add(Mark, key="lost", value="1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await marks(database) == []


async def test_writers_queue_and_none_is_refused(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.begin() as db:
            await db.insert(Mark, key=f"{number:02}", value="")
            await asyncio.sleep(0)

    await asyncio.gather(*(write(number) for number in range(30)))
    assert len(await marks(database)) == 30


async def test_two_processes_on_one_database_do_not_refuse_each_other(database_url: str, vault: Vault) -> None:
    one, two = Database(database_url, vault), Database(database_url, vault)

    async def write(database: Database, name: str) -> None:
        for number in range(10):
            async with database.begin() as db:
                await db.put(Mark, key="last", value=f"{name}{number}")

    await asyncio.gather(write(one, "a"), write(two, "b"))
    assert await marks(one) == ["last"]
    await one.close()
    await two.close()


async def test_a_cancelled_writer_leaves_the_next_one_a_clean_connection(database: Database) -> None:
    inside = asyncio.Event()

    async def write() -> None:
        async with database.begin() as db:
            await db.insert(Mark, key="cancelled", value="")
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.begin() as db:
        await db.insert(Mark, key="next", value="")
    assert await marks(database) == ["next"]


async def test_times_come_back_aware_and_in_utc_whatever_zone_they_went_in(database: Database) -> None:
    shanghai = timezone(timedelta(hours=8))
    async with database.begin() as db:
        await db.insert(Stranger, address="telegram:1", tries=0, since=NOON.astimezone(shanghai))
    async with database.read() as db:
        since = await db.scalar(select(Stranger.since))
    assert since == NOON
    assert since is not None
    assert since.utcoffset() == timedelta(0)


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="without a zone"):
        async with database.begin() as db:
            await db.insert(Stranger, address="telegram:1", tries=0, since=NOON.replace(tzinfo=None))


async def test_a_lock_has_one_holder_until_it_is_released(database_url: str, vault: Vault) -> None:
    one, two = Database(database_url, vault), Database(database_url, vault)
    held = await one.lock("speaker:telegram")
    assert held is not None
    assert await held.alive()
    assert await two.lock("speaker:telegram") is None
    other = await two.lock("speaker:page")
    assert other is not None
    await held.release()
    again = await two.lock("speaker:telegram")
    assert again is not None
    await again.release()
    await other.release()
    await one.close()
    await two.close()


async def test_a_database_that_is_not_there_is_unavailable(vault: Vault) -> None:
    database = Database("postgresql+asyncpg://nobody:secret@127.0.0.1:1/none", vault)
    with pytest.raises(Unavailable) as caught:
        async with database.begin():
            pass
    assert "secret" not in str(caught.value) + repr(database)
    await database.close()


async def test_one_of_two_that_wait_for_each_other_may_try_again(postgres_url: str, vault: Vault) -> None:
    database = Database(postgres_url, vault)
    async with database.begin() as db:
        for key in ("a", "b"):
            await db.insert(Mark, key=key, value="0")
    met = asyncio.Barrier(2)

    async def writes(first: str, second: str) -> None:
        async with database.begin() as db:
            await db.run(update(Mark).where(Mark.key == first).values(value="1"))
            await met.wait()
            await db.run(update(Mark).where(Mark.key == second).values(value="1"))

    ended = await asyncio.gather(writes("a", "b"), writes("b", "a"), return_exceptions=True)
    assert sorted(map(type, ended), key=str) == [type(None), Unavailable]
    await database.close()


async def test_the_code_knows_its_newest_revision(database: Database) -> None:
    assert ScriptDirectory.from_config(migrate.config()).get_heads() == [migrate.HEAD]
    assert await migrate.is_current(database)
    async with database.begin() as db:
        await db.run(text("UPDATE alembic_version SET version_num = '20261130_desk'"))
    assert not await migrate.is_current(database)
    async with database.begin() as db:
        await db.run(text("DROP TABLE alembic_version"))
    assert not await migrate.is_current(database)
