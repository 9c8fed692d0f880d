"""Questions: how long it takes to find what answers, among ten thousand notices."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from statistics import quantiles

from sqlalchemy import insert, text

from benchmarks import databases
from benchmarks.databases import Databases
from benchmarks.results import Results, table
from handlers.questions import cutting, reading
from handlers.questions.finding import look
from storage import migrate
from storage.database import Database
from storage.models import Area, Edition, Notice, Passage, Person
from storage.questions.passages import Asker
from tests.world import RULES

_NOTICES = 10_000
_AIM = 0.050  # seconds, of 95 in a hundred
_TIMES = 300
_NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
_SUBJECTS = (
    ("核酸检测安排", "明天上午 {hour}:00–11:00 做核酸，{house}号楼在{place}。", "请带身份证，戴好口罩，隔一米排队。"),
    ("快递取件", "快递放在{place}，每天 {hour}:00–16:00 可以取。", "生鲜请当天取走，一户一人。"),
    ("蔬菜团购", "{house}号楼团购今晚 {hour} 点截止，在楼群接龙。", "套餐 {hour}0 元，送到单元门口。"),
    ("垃圾投放", "垃圾 {hour} 点到 10 点放在门口，志愿者来收。", "厨余和其他垃圾分开放。"),
    ("停水通知", "{house}号楼明天 {hour}:00–17:00 停水，请提前存水。", "有疑问打物业电话。"),
    ("配药登记", "要配药的住户，每天 {hour} 点前把药名发给楼长。", "当天下午送到家。"),
)
_COMMUNITY, _HOME = 1, 1
_NOTICE = {
    "community_id": _COMMUNITY, "kind": "policy", "state": "out", "version": 1, "target": {}, "places": "both",
    "asks": {"mode": "none", "labels": {}}, "author_id": 1, "report_chat": "telegram:1", "report_language": "zh-CN",
    "urgent": False, "pinned": False,
}  # fmt: skip
_PLACES = ("东门广场", "中心花园", "南门岗亭", "物业大厅", "篮球场", "西门车棚")
_QUESTIONS = (
    "明天几点做核酸", "核酸在哪里做", "快递怎么拿", "快递到几点", "团购几点截止", "套餐多少钱", "垃圾几点收",
    "明天停水吗", "{house}号楼什么时候停水", "药怎么配", "做核酸要带什么", "理发店开门了吗", "能不能遛狗",
    "侬好，快地啥地方拿", "请问合酸明天基点开始呀，我妈年纪大了走不快",
)  # fmt: skip


async def measure(base: Databases, results: Results, *, quick: bool) -> None:
    """On both databases: notices of a year, of which few are news, and all of them news at once, the worst there is."""
    rows = [["questions, 10,000 notices", "median ms", "p95 ms"]]
    for dialect in databases.DIALECTS:
        for spread, name in ((timedelta(days=365), "a year's"), (timedelta(days=13), "all news")):
            size = _NOTICES // 10 if quick else _NOTICES
            database = databases.opened(base.migrated(dialect))
            await migrate.upgrade(database)
            await _load(database, size, spread)
            spent = await _ask(database)
            middle, high = quantiles(spent, n=20)[9], quantiles(spent, n=20)[18]
            rows.append([f"{dialect}, {name}", f"{middle * 1000:.1f}", f"{high * 1000:.1f}"])
            results.aim(f"questions {dialect} {name}, p95", f"{high * 1000:.1f} ms", "< 50 ms", high < _AIM)
            await database.close()
    results.say(table(rows))


async def _ask(database: Database) -> list[float]:
    """The seconds that each question takes, from its words to what is quoted."""
    chance = random.Random(7)
    spent = []
    for number in range(_TIMES + 10):
        asked = _QUESTIONS[number % len(_QUESTIONS)].format(house=chance.randint(1, 30))
        async with database.begin() as db:
            began = time.perf_counter()
            question = reading.asked(asked, RULES.local(_NOW).date())
            await look(db, RULES, Asker(_COMMUNITY, _HOME, None), question, frozenset({3}), _NOW)
            spent.append(time.perf_counter() - began)
    return spent[10:]


async def _load(database: Database, size: int, spread: timedelta) -> None:
    """A community, and so many notices that went out to everybody, over a span of time."""
    chance = random.Random(11)
    async with database.begin() as db:
        await db.insert(Area, id=_COMMUNITY, parent_id=None, kind="community", name="量测社区", path="1.",
                        community_id=_COMMUNITY)  # fmt: skip
        await db.insert(Person, id=1, community_id=_COMMUNITY, name="量测", household_id=None, created_at=_NOW)
    for start in range(0, size, 500):
        notices, editions, cut = [], [], []
        for number in range(start, min(start + 500, size)):
            at = _NOW - spread * ((size - number) / size)
            subject, *statements = _SUBJECTS[number % len(_SUBJECTS)]
            house, hour = chance.randint(1, 30), chance.randint(6, 9)
            said = [one.format(house=house, hour=hour, place=chance.choice(_PLACES)) for one in statements]
            common = {"community_id": _COMMUNITY, "state": "done"}
            notices.append(_NOTICE | {"id": number + 1, "created_at": at, "changed_at": at})
            editions.append(common | {
                "id": number + 1, "notice_id": number + 1, "version": 1, "due_at": at, "began_at": at, "shown": "",
            })  # fmt: skip
            for place, passage in enumerate(cutting.passages(subject, "\n".join(said))):
                marks = [f"in{_COMMUNITY}", "ofnotice"]
                words = " ".join([*marks, *reading.words(f"{subject} {passage}")])
                cut.append({
                    "community_id": _COMMUNITY, "source": f"notice/{number + 1}", "number": place, "language": "zh-CN",
                    "title": subject, "text": passage, "words": words, "at": at, "until": at + timedelta(days=14),
                })  # fmt: skip
        async with database.begin() as db:
            await db.run(insert(Notice), notices)
            await db.run(insert(Edition), editions)
            await db.run(insert(Passage), cut)
    async with database.begin() as db:
        await db.run(text("ANALYZE"))
