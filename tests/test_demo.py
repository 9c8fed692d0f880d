"""The demo: a community that is the same every time, in a database of its own, served as the real thing."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import func, select

from bot.config import Http, Settings
from bot.demo.command import free_port, listening
from bot.demo.making import NotOurs, Tokens, prepare, rows
from bot.demo.people import LIAISON, QUIET, SHOWN, families
from handlers.rules import Rules, Slot
from handlers.temperature import window
from storage import access, temperature
from storage import invites as stored_invites
from storage.database import Database
from storage.models import Account, Alert, Area, Base, Case, Grant, History, Household, Mark, Opening, Person, Reading
from storage.temperature import Within
from storage.vault import Vault
from tests.databases import fresh_sqlite
from tests.world import RULES

ROOT = Path(__file__).parent.parent
NOON = datetime(2026, 11, 22, 4, 36, tzinfo=UTC)  # Sunday, 12:36 in Shanghai: the morning is over
TODAY = date(2026, 11, 22)
MORNING, EVENING = RULES.slots


async def counts(database: Database) -> dict[str, int]:
    async with database.read() as db:
        return {
            table.name: await db.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


async def readings(database: Database, *, since: date = date(2000, 1, 1)) -> list[Any]:
    async with database.read() as db:
        return list(
            await db.all(
                select(
                    Reading.person_id, Person.name, Reading.celsius, Reading.taken_at, Reading.day, Reading.slot,
                    Reading.late, Reading.source,
                )
                .join(Person, Person.id == Reading.person_id)
                .where(Reading.day >= since)
                .order_by(Reading.id)
            )
        )  # fmt: skip


async def missing(database: Database, within: Within, day: date, slot: Slot) -> set[str]:
    async with database.read() as db:
        return {one.place for one in await temperature.missing(db, window(RULES.zone, day, slot), within)}


async def duty_of(database: Database, name: str) -> Within:
    async with database.read() as db:
        area = await db.scalar(
            select(Grant.area_id).join(Person, Person.id == Grant.person_id).where(Person.name == name)
        )
        assert area is not None
        below = await access.subtree(db, [area])
    return Within(buildings=tuple(id for id, kind in below if kind == "building"))


def days(count: int) -> Rules:
    return dataclasses.replace(RULES, policy="p", policies={"p": count})


# --- the community ------------------------------------------------------------------------------------------------


async def test_community_has_the_people_that_were_promised(database: Database) -> None:
    await prepare(database, RULES, NOON)
    async with database.read() as db:
        areas = [(row.kind, row.name) for row in await db.all(select(Area.kind, Area.name).order_by(Area.id))]
        roles = await db.all(select(Grant.role, func.count(func.distinct(Grant.person_id))).group_by(Grant.role))
        homes = await db.scalar(select(func.count()).select_from(Household))
        empty = await db.scalars(
            select(Household.id).where(~select(Person.id).where(Person.household_id == Household.id).exists())
        )
        english = await db.all(select(Person.name).where(Person.language == "en"))
    assert areas == [
        ("community", "阳光社区"),
        *(("building", name) for name in ("1号楼", "2号楼", "3号楼")),
        *(("unit", name) for name in ("1单元", "2单元", "3单元")),
    ]
    assert homes == 120
    assert not empty
    assert len(english) == 1
    assert {row[0]: row[1] for row in roles} == {"admin": 1, "staff": 2, "clinician": 1, "liaison": 4, "volunteer": 2}


async def test_forty_households_are_in_quarantine_and_some_have_been_released(database: Database) -> None:
    await prepare(database, RULES, NOON)
    async with database.read() as db:
        cases = await db.all(
            select(Case.household_id, Case.starts_on, Case.ends_on, Case.released_at, Area.name)
            .join(Household, Household.id == Case.household_id)
            .join(Area, Area.id == Household.building_id)
        )
    now_in = [case for case in cases if case.released_at is None]
    assert len({case.household_id for case in now_in}) == 40
    assert len({case.household_id for case in now_in if case.name == "3号楼"}) == 27
    assert all(case.starts_on <= TODAY <= case.ends_on for case in now_in)
    assert len({case.household_id for case in now_in if case.starts_on == TODAY}) == 1
    assert len({case.household_id for case in now_in if case.ends_on == TODAY}) == 1
    over = [case for case in cases if case.released_at is not None]
    assert len({case.household_id for case in over}) == 5
    assert all(case.ends_on < TODAY and case.ends_on < case.released_at.date() for case in over if case.released_at)


async def test_temperatures_are_those_of_people(database: Database) -> None:
    await prepare(database, RULES, NOON)
    found = await readings(database)
    assert min(one.day for one in found) == TODAY - timedelta(days=14)
    assert (found[-1].day, found[-1].slot) == (TODAY, "morning")
    assert all(one.taken_at <= NOON for one in found)
    feverish = {one.name for one in found if one.celsius >= RULES.fever}
    assert len(feverish) == 2
    well = [one for one in found if one.name not in feverish]
    assert all(Decimal("36.2") <= one.celsius <= Decimal("36.9") for one in well)
    mean = {
        slot.name: sum(one.celsius for one in well if one.slot == slot.name)
        / sum(one.slot == slot.name for one in well)
        for slot in RULES.slots
    }
    assert Decimal("0.08") < mean["evening"] - mean["morning"] < Decimal("0.25")
    assert all(one.celsius < RULES.fever for one in found if one.day >= TODAY - timedelta(days=2))  # they passed
    assert 5 < sum(one.late for one in found) < len(found) / 10
    assert {one.source for one in found} == {"self", "household", "liaison"}
    assert len({(one.person_id, one.day, one.slot) for one in found}) == len(found)


async def test_the_fevers_of_the_past_were_taken_up_and_are_over(database: Database) -> None:
    await prepare(database, RULES, NOON)
    async with database.read() as db:
        found = await db.all(
            select(
                Alert.id, Alert.person_id, Alert.kind, Alert.outcome, Alert.raised_at, Alert.taken_at, Alert.closed_at,
                Alert.taken_by, Reading.celsius,
            ).join(Reading, Reading.id == Alert.reading_id)
        )  # fmt: skip
        steps = {
            one.id: await db.scalars(
                select(History.action).where(History.subject == f"alert/{one.id}").order_by(History.id)
            )
            for one in found
        }
    feverish = {one.person_id for one in await readings(database) if one.celsius >= RULES.fever}
    assert {one.person_id for one in found} == feverish
    for one in found:
        assert (one.kind, one.outcome, str(one.celsius)) == ("fever", "recovered", "38.4")
        assert one.raised_at < one.taken_at < one.closed_at < NOON
        assert one.taken_by != one.person_id
        assert steps[one.id] == ["alert-raised", "alert-taken", "alert-recheck-asked", "alert-closed"]


async def test_a_few_are_missing_and_the_shown_family_has_not_reported_today(database: Database) -> None:
    await prepare(database, RULES, NOON)
    mine = await duty_of(database, LIAISON)
    assert await missing(database, mine, TODAY, MORNING) == {SHOWN, QUIET, "3号楼1单元402"}
    assert await missing(database, mine, TODAY - timedelta(days=1), EVENING) == {QUIET}
    expected, silent = 0, 0
    for ago in range(2, 14):
        async with database.read() as db:
            day = TODAY - timedelta(days=ago)
            expected += sum(
                [len(await temperature.due(db, window(RULES.zone, day, slot), mine)) for slot in RULES.slots]
            )
            for slot in RULES.slots:
                left = await temperature.missing(db, window(RULES.zone, day, slot), mine)
                silent += len(left)
    assert 0.01 < silent / expected < 0.05


async def test_a_morning_that_is_still_open_is_partly_reported(database: Database) -> None:
    at = datetime(2026, 11, 22, 0, 15, tzinfo=UTC)  # 8:15
    await prepare(database, RULES, at)
    today = await readings(database, since=TODAY)
    async with database.read() as db:
        due = await temperature.due(db, window(RULES.zone, TODAY, MORNING), Within(community_id=1))
    assert all(one.taken_at <= at and one.slot == "morning" for one in today)
    assert len(due) * 0.2 < len(today) < len(due) * 0.9


@pytest.mark.parametrize("hour", [17, 22])  # 1:30 and 6:30 of the next day in Shanghai
async def test_before_the_first_slot_the_history_ends_with_the_evening(tmp_path: Path, vault: Vault, hour: int) -> None:
    database = Database(fresh_sqlite(tmp_path), vault)
    await prepare(database, RULES, datetime(2026, 11, 22, hour, 30, tzinfo=UTC))
    found = await readings(database)
    await database.close()
    assert (found[-1].day, found[-1].slot) == (TODAY, "evening")


@pytest.mark.parametrize("count", [1, 2, 7, 21])
async def test_any_policy_gives_forty_households(tmp_path: Path, vault: Vault, count: int) -> None:
    database = Database(fresh_sqlite(tmp_path), vault)
    await prepare(database, days(count), NOON)
    async with database.read() as db:
        due = await temperature.due(db, window(RULES.zone, TODAY, MORNING), Within(community_id=1))
    await database.close()
    assert len({one.household_id for one in due}) == 40


async def test_the_clock_finds_nothing_missed(database: Database) -> None:
    await prepare(database, RULES, NOON)
    async with database.read() as db:
        opened = await db.all(select(Opening.key, Opening.missed).order_by(Opening.key))
    assert not any(row.missed for row in opened)
    for slot in ("2026-11-21/morning", "2026-11-21/evening", "2026-11-22/morning"):
        kinds = {row.key.split("/")[3] for row in opened if row.key.startswith(f"slot/{slot}/")}
        assert kinds == {"community", "remind", "close"}


def test_same_people_in_every_process() -> None:
    program = "from bot.demo.people import families; print(families(14))"
    for seed in ("1", "2"):
        said = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        assert said.stdout.strip() == str(families(14))


def test_one_household_has_one_family_name_for_children_and_no_telephone_is_anybodys() -> None:
    for family in families(14):
        adults = {person.name[0] for person in family.people if person.age >= 20}
        assert all(person.name[0] in adults for person in family.people if person.age < 18), family
    phones = [str(row[5]) for row in rows(RULES, TODAY)]
    assert all(re.fullmatch(r"142\d{8}", phone) for phone in phones)
    assert len(set(phones)) == len(phones)


# --- again --------------------------------------------------------------------------------------------------------


async def test_second_start_changes_nothing(database: Database) -> None:
    first = await prepare(database, RULES, NOON)
    before = await counts(database)
    assert await prepare(database, RULES, NOON + timedelta(minutes=20)) == first
    assert await counts(database) == before


async def test_later_on_the_day_the_history_goes_on_and_what_visitors_wrote_stays(database: Database) -> None:
    first = await prepare(database, RULES, NOON)
    before = await readings(database)
    somebody = next(one for one in before if one.slot == "morning" and one.day == TODAY)
    async with database.begin() as db:
        home = await db.first(select(Person.community_id, Person.household_id).where(Person.id == somebody.person_id))
        assert home is not None
        assert home.household_id is not None
        await temperature.record(
            db, community_id=home.community_id, household_id=home.household_id, person_id=somebody.person_id,
            celsius=Decimal("36.0"), taken_at=NOON + timedelta(hours=5), recorded_at=NOON, day=TODAY, slot="evening",
            late=False, source="self", account_id=None, arrival="page:1/x",
        )  # fmt: skip
    evening = datetime(2026, 11, 22, 12, tzinfo=UTC)  # 20:00
    assert await prepare(database, RULES, evening) == first
    after = await readings(database, since=TODAY)
    theirs = [one for one in after if one.person_id == somebody.person_id and one.slot == "evening"]
    assert [one.celsius for one in theirs] == [Decimal("36.0")]
    assert len([one for one in after if one.slot == "evening"]) > 60
    mine = await duty_of(database, LIAISON)
    assert SHOWN in await missing(database, mine, TODAY, EVENING)


async def test_next_day_everything_moves_and_the_links_stay(database: Database) -> None:
    first = await prepare(database, RULES, NOON)
    before = await counts(database)
    async with database.begin() as db:
        invite = (await stored_invites.keys(db, NOON))[0]
        await db.insert(
            Account, community_id=1, address="page:1.x", chat="page:1", scope="household/1", invite_id=1,
            household_id=invite.household_id, language="en", opened_at=NOON,
        )  # fmt: skip
    later = NOON + timedelta(days=45)  # by then every invite has expired and everybody's quarantine is over
    assert await prepare(database, RULES, later) == first
    after = await counts(database)
    assert after == before
    found = await readings(database)
    assert (found[-1].day, found[-1].slot) == (TODAY + timedelta(days=45), "morning")
    async with database.read() as db:
        due = await temperature.due(db, window(RULES.zone, TODAY + timedelta(days=45), MORNING), Within(community_id=1))
        live = await stored_invites.keys(db, later)
    assert len({one.household_id for one in due}) == 40
    assert len(live) == before["invites"]


async def test_other_slots_make_another_history(database: Database) -> None:
    first = await prepare(database, RULES, NOON)
    once = dataclasses.replace(RULES, slots=(MORNING,))
    assert await prepare(database, once, NOON) == first
    assert {one.slot for one in await readings(database)} == {"morning"}


async def test_a_lost_key_makes_a_new_community(database_url: str, vault: Vault) -> None:
    first = Database(database_url, vault)
    old = await prepare(first, RULES, NOON)
    await first.close()
    second = Database(database_url, Vault(b"quite another key, 32 bytes or more"))
    new = await prepare(second, RULES, NOON)
    assert len({*dataclasses.astuple(old), *dataclasses.astuple(new)}) == 8
    assert await prepare(second, RULES, NOON) == new
    await second.close()


# --- what is not ours ---------------------------------------------------------------------------------------------


async def test_a_database_with_people_and_no_mark_is_left_alone(database: Database) -> None:
    async with database.begin() as db:
        await db.insert(Area, kind="community", name="真的社区", path="1.", community_id=1)
        await db.insert(Person, community_id=1, name="真的人", created_at=NOON)
    before = await counts(database)
    with pytest.raises(NotOurs):
        await prepare(database, RULES, NOON)
    assert await counts(database) == before


async def test_another_mark_is_no_permission(database: Database) -> None:
    async with database.begin() as db:
        await db.insert(Mark, key="telegram.username", value="a_bot")
    with pytest.raises(NotOurs):
        await prepare(database, RULES, NOON)


async def test_another_programs_database_is_left_alone(tmp_path: Path, vault: Vault) -> None:
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE marks (id INTEGER)")
    connection.execute("INSERT INTO marks VALUES (1)")
    connection.commit()
    connection.close()
    database = Database(f"sqlite+aiosqlite:///{file}", vault)
    with pytest.raises(NotOurs):
        await prepare(database, RULES, NOON)
    await database.close()
    connection = sqlite3.connect(file)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    assert names == [("marks",)]


async def test_half_a_community_is_none(database: Database) -> None:
    unlucky = dataclasses.replace(RULES, invite_days=10**9)  # the invites come last, and no date is that far away
    with pytest.raises(OverflowError):
        await prepare(database, unlucky, NOON)
    assert not any((await counts(database)).values())
    await prepare(database, RULES, NOON)
    before = await counts(database)
    with pytest.raises(OverflowError):
        await prepare(database, unlucky, NOON + timedelta(days=1))
    assert await counts(database) == before


async def test_two_starts_at_once_make_one_community(database_url: str, vault: Vault) -> None:
    one, other = Database(database_url, vault), Database(database_url, vault)
    first, second = await asyncio.gather(prepare(one, RULES, NOON), prepare(other, RULES, NOON))
    assert first == second
    assert (await counts(one))["households"] == 120
    await one.close()
    await other.close()


async def test_what_was_done_is_on_the_record_without_names(database: Database) -> None:
    await prepare(database, RULES, NOON)
    async with database.read() as db:
        actions = {row.action: row.details for row in await db.all(select(History.action, History.details))}
    assert actions["roster-imported"] == {"new_people": len(rows(RULES, TODAY)), "new_households": 120,
                                          "changed_people": 0}  # fmt: skip


# --- the port -----------------------------------------------------------------------------------------------------


@contextmanager
def taken(count: int = 1) -> Iterator[int]:
    """So many ports in a row that somebody listens on; gives the first."""
    while True:
        held: list[socket.socket] = []
        try:
            start = free_port("127.0.0.1", 0)
            for port in range(start, start + count):
                one = socket.socket()
                held.append(one)
                one.bind(("127.0.0.1", port))
                one.listen()
            yield start
            return
        except OSError:
            continue
        finally:
            for one in held:
                one.close()


def test_a_free_port_is_kept_and_a_taken_one_gives_way_to_the_next() -> None:
    free = free_port("127.0.0.1", 0)
    assert free_port("127.0.0.1", free) == free
    with taken(3) as port:
        assert port + 3 <= free_port("127.0.0.1", port) <= port + 20


@pytest.mark.parametrize(
    ("http", "port", "public_url"),
    [
        ({}, 8083, "http://127.0.0.1:8083"),
        ({"host": "0.0.0.0", "port": 9000}, 9000, "http://127.0.0.1:9000"),
        ({"host": "::1"}, 8080, "http://[::1]:8080"),
        ({"public_url": "http://192.168.1.7:8080"}, 8081, "http://192.168.1.7:8081"),
        ({"public_url": "https://demo.example"}, 8081, "https://demo.example"),  # a proxy stands there
    ],
)
def test_links_follow_the_port(http: dict[str, Any], port: int, public_url: str) -> None:
    settings = listening(Settings(http=Http(**http)), port)
    assert (settings.http.port, settings.http.public_url) == (port, public_url)


# --- the real process ---------------------------------------------------------------------------------------------


def environment(**variables: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **variables}


@asynccontextmanager
async def demo(folder: Path, **variables: str) -> AsyncIterator[asyncio.subprocess.Process]:
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "demo", cwd=folder, env=environment(**variables),
            stdout=asyncio.subprocess.PIPE, stderr=log,
        )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def links(process: asyncio.subprocess.Process) -> tuple[list[str], str]:
    """The links it prints, and everything up to the last line."""
    assert process.stdout is not None
    said = ""
    async with asyncio.timeout(30):
        while "Ctrl-C to stop" not in said:
            line = await process.stdout.readline()
            assert line, said
            said += line.decode()
    return re.findall(r"http://\S+", said), said


async def lines(response: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    """What the page's stream tells."""
    async for line in response.content:
        if line.startswith(b"data: {"):
            yield json.loads(line.removeprefix(b"data: "))


def text(line: dict[str, Any]) -> str:
    return "".join(str(run[0]) for run in line["runs"])


async def test_somebody_reports_on_the_page_that_the_demo_shows(tmp_path: Path) -> None:
    with taken() as port:
        async with demo(tmp_path, LOUZHANG_HTTP__PORT=str(port)) as process:
            found, said = await links(process)
            assert len(found) == 4
            assert "阳光社区" in said
            ports = {int(link.split(":")[2].split("/")[0]) for link in found}
            assert len(ports) == 1
            assert port < ports.pop() <= port + 20
            async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as phone:
                page = await phone.get(found[0])
                assert page.status == 200
                assert SHOWN in await page.text()
                async with asyncio.timeout(30), phone.get(found[0] + "/events") as events:
                    told = lines(events)
                    said_first = await phone.post(found[0], json={"id": "x1-first", "text": "36.5"})
                    assert said_first.status == 200
                    line = await anext(told)
                    while not str(line.get("choices")).startswith("[['mine:"):
                        line = await anext(told)
                    who = line["choices"][0]
                    chosen = {"id": "x1-second", "choice": who[0], "letter": line["letter"]}
                    assert (await phone.post(found[0], json=chosen)).status == 200
                    while f"{who[1]} 36.5℃" not in text(await anext(told)):
                        pass
                    process.send_signal(signal.SIGTERM)  # while a page is open
                    assert await process.wait() == 0
    assert (tmp_path / "var/demo.db").exists()
    assert (tmp_path / "var/demo.key").stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "var/louzhang.db").exists()
    written = (tmp_path / "log").read_text()
    assert not any(link.rpartition("/")[2] in written for link in found)


async def hears(told: AsyncIterator[dict[str, Any]], *words: str) -> dict[str, Any]:
    """The first line of a window with all of these words."""
    line = await anext(told)
    while not all(word in text(line) for word in words):
        line = await anext(told)
    return line


async def test_household_liaison_and_staff_can_be_played_in_three_windows(tmp_path: Path) -> None:
    """A call for help, which goes out at any hour: the liaison takes it, the household and staff hear who that is."""
    async with demo(tmp_path, LOUZHANG_HTTP__PORT="0") as process, AsyncExitStack() as open_:
        found, _ = await links(process)
        windows = [
            await open_.enter_async_context(aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)))
            for _ in found[:3]
        ]
        home, liaison, staff = windows
        told = []
        await open_.enter_async_context(asyncio.timeout(30))
        for window_, link in zip(windows, found, strict=False):
            assert (await window_.get(link)).status == 200
            told.append(lines(await open_.enter_async_context(window_.get(link + "/events"))))
        assert (await home.post(found[0], json={"id": "x3-first", "text": "求助"})).status == 200
        await hears(told[2], "求助")
        asked = await hears(told[1], "求助")
        take = next(choice for choice in asked["choices"] if choice[1] == "我来处理")
        pressed = {"id": "x3-second", "choice": take[0], "letter": asked["letter"]}
        assert (await liaison.post(found[1], json=pressed)).status == 200
        await hears(told[1], "归您了")
        await hears(told[0], LIAISON, "会马上联系您")
        await hears(told[2], LIAISON, "接了")
        assert (await staff.post(found[2], json={"id": "x3-third", "text": "楼栋"})).status == 200
        await hears(told[2], "3号楼")
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_started_again_it_shows_the_same_pages(tmp_path: Path) -> None:
    found = []
    for _ in range(2):
        async with demo(tmp_path, LOUZHANG_HTTP__PORT="0") as process:
            first, _ = await links(process)
            found.append([link.rpartition("/")[2] for link in first])
            process.send_signal(signal.SIGINT)
            assert await process.wait() == 0
    assert found[0] == found[1]


def test_refusal_is_one_sentence_and_exit_code_1(tmp_path: Path) -> None:
    file = tmp_path / "real.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE people (id INTEGER)")
    connection.execute("INSERT INTO people VALUES (1)")
    connection.commit()
    connection.close()
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=tmp_path,
        env=environment(LOUZHANG_DATABASE__URL=f"sqlite+aiosqlite:///{file}"),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("database.url: ")
    assert ended.stderr.count("\n") == 1


def test_prepare_only_prints_nothing(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--prepare-only"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_tokens_do_not_show_themselves() -> None:
    assert "secret" not in repr(Tokens("secret", "secret", "secret", "secret"))
