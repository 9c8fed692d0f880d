"""A large town for notices: 1,000 buildings with a group each, 5,000 households with a chat each, and who looks after
them."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select, text

from benchmarks import databases, processes
from benchmarks.databases import BASE_ID, Databases
from storage.models import Account, Area, Group, Invite, Person
from storage.notices import keeping
from storage.notices.keeping import Text

GROUP_BASE = -1_002_000_000_000  # the Telegram id of the first group; the others are below
STAFF = {"author": BASE_ID - 1, "doctor": BASE_ID - 2, "liaison": BASE_ID - 3}  # their Telegram ids
TITLE = "停水"
BODY = "明天下午 **2 点到 5 点**，全小区停水，请提前接好水。\n- 老人家里有人帮忙送水\n- 有事直接回这条消息"
_NAMES = {"author": "陈静", "doctor": "王医生", "liaison": "李建国"}


async def town(base: Databases, dialect: databases.Dialect, homes: int, groups: int) -> str:
    """The URL of a database with the town in it: by the service's own import and invites; the accounts and groups,
    which would take a conversation each, straight in."""
    url = base.migrated(dialect)
    roster = base.folder / f"town-{homes}.csv"
    _write(roster, homes, groups)
    for command in (["migrate"], ["import", str(roster)], ["invites"]):
        await processes.output(processes.OURS, "-m", "bot", *command, env=base.settings(url), seconds=300)
    database = databases.opened(url)
    now = datetime.now(UTC)
    async with database.begin() as db:
        invites = {row.household_id: row.id for row in await db.all(select(Invite.id, Invite.household_id))}
        by_person = {row.person_id: row.id for row in await db.all(select(Invite.id, Invite.person_id))}
        people = await db.all(
            select(Person.id, Person.community_id, Person.household_id, Person.name).order_by(Person.id)
        )
        accounts, number = [], 0
        for person in people:
            if person.household_id is None:
                who = next(role for role, name in _NAMES.items() if name == person.name)
                address, scope = f"telegram:{STAFF[who]}", f"person/{person.id}"
                invite = by_person.get(person.id)
            else:
                address, scope = databases.address(number), f"household/{person.household_id}"
                invite, number = invites[person.household_id], number + 1
            accounts.append({
                "community_id": person.community_id, "address": address, "chat": address, "scope": scope,
                "invite_id": invite, "household_id": person.household_id, "person_id": person.id,
                "language": "zh-CN", "opened_at": now,
            })  # fmt: skip
        await db.run(insert(Account), accounts)
        buildings = await db.all(select(Area.id, Area.community_id, Area.name).where(Area.kind == "building"))
        await db.run(insert(Group), [
            {
                "community_id": building.community_id, "area_id": building.id, "channel": "telegram",
                "chat": f"telegram:{GROUP_BASE - at}", "title": building.name, "rights": ["pin", "delete"],
                "topics": False, "joined_at": now, "bound_at": now,
            }
            for at, building in enumerate(buildings)
        ])  # fmt: skip
    async with database.begin() as db:
        await db.run(text("ANALYZE"))
    await database.close()
    return url


async def notice(url: str) -> None:
    """A notice to everybody, written by the author; it is due now."""
    database = databases.opened(url)
    now = datetime.now(UTC)
    async with database.begin() as db:
        author = await db.first(select(Person.id, Person.community_id).where(Person.name == _NAMES["author"]))
        assert author is not None
        id = await keeping.create(
            db, community_id=author.community_id, author_id=author.id, now=now, kind="supplies",
            report_chat=f"telegram:{STAFF['author']}", report_language="zh-CN",
        )  # fmt: skip
        made = await keeping.by_id(db, id)
        assert made is not None
        await keeping.write(db, made, 1, "zh-CN", Text(TITLE, BODY), author.id, now)
        await keeping.change(db, id, ("draft",), now, state="ready", next_at=now)
    await database.close()


def _write(path: Path, homes: int, groups: int) -> None:
    """Their quarantine starts later, so that the clock asks nobody in the middle of a measurement."""
    start = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["社区", "楼栋", "房号", "姓名", "角色", "隔离开始"])
        for number in range(homes):
            building, room = number % groups + 1, number // groups
            writer.writerow(["量测社区", f"{building}号楼", f"{room + 1}01", f"住户{number:05}", "", start])
        for role, name in (("工作人员", "陈静"), ("医生", "王医生"), ("楼栋长", "李建国")):
            writer.writerow(["量测社区", "", "", name, role, ""])
