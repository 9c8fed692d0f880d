"""The tables of questions, through the door: right or handed on, never wrong with confidence.

How many were answered when they were last measured (of 60, 30, 30, 40 and 24): 41, 17, 14, 17, 8; handed on rightly:
18, 10, 7, 16, 15; handed on although a notice says it: 1, 3, 9, 7, 1; wrong: none. The fourth table was asked before
anything was changed for it: 14 answered, 16 rightly handed on, 10 handed on that a notice answers, none wrong. The
fifth holds what was wrong in some 130 questions more that were asked of all of them, and what must still be answered.
"""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest
from alembic import command

from handlers.questions import reading
from handlers.questions.days import days_in
from storage import migrate
from storage.database import Database
from storage.notices.keeping import Text
from tests import questions_later, questions_more, questions_near, questions_table, questions_unlike
from tests.test_questions import goes_out
from tests.world import World


async def told(world: World, module: ModuleType) -> list[tuple[str, str | None, str | None]]:
    """Question, what an answer must hold, and what was quoted; none: it was handed on."""
    world.clock.at("11-22 8:00")
    staff = await world.enrolled(4, "陈静")
    for question, answer in module.FAQ:
        await staff.says(f"问答 {question}\n{answer}")
        assert staff.last.startswith("记下了，有人问就这样答"), question
    for moment, title, body in sorted(module.NOTICES, key=lambda notice: notice[0]):
        world.clock.at(moment)
        english = getattr(module, "ENGLISH", {}).get(title)
        await goes_out(world, Text(title, body), more={"en": Text(*english)} if english else None)
        if title in getattr(module, "WITHDRAWN", ()):
            await staff.says(f"收回通知 {title}")
            await staff.presses("收回")
    world.clock.at("11-24 10:00")
    zhang = await world.enrolled(1, "张伟")
    found = []
    for question, wanted in module.QUESTIONS:
        before = len(zhang.heard)
        await zhang.says(question)
        answers = [
            heard.text for heard in zhang.heard[before:] if any(choice.text == "看全文" for choice in heard.choices)
        ]
        found.append((question, wanted, answers[0] if answers else None))
        world.clock.passes(seconds=5)
    return found


@pytest.mark.parametrize(
    ("module", "least"),
    [(questions_table, 41), (questions_unlike, 17), (questions_later, 14), (questions_more, 17), (questions_near, 8)],
    ids=["table", "unlike", "later", "more", "near"],
)
async def test_right_or_handed_on_and_never_wrong(world: World, module: ModuleType, least: int) -> None:
    found = await told(world, module)
    wrong = [
        (question, said)
        for question, wanted, said in found
        if said is not None and (wanted is None or wanted not in said)
    ]
    assert wrong == []
    assert sum(said is not None for _, _, said in found) >= least


async def test_the_index_is_no_business_of_the_models(database: Database) -> None:
    """Alembic finds nothing to do, and the last migration can be taken back."""
    async with database.begin() as db:
        await db.on_connection(lambda connection: command.check(migrate.config(connection)))
        await db.on_connection(lambda connection: command.downgrade(migrate.config(connection), "20261126_notices"))
        await db.on_connection(lambda connection: command.upgrade(migrate.config(connection), "head"))


# --- rules ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("明天", ["11-25"]),
        ("11月28日（周六）上午", ["11-28"]),
        ("周五", ["11-27"]),
        ("下周一", ["11-30"]),
        ("12月1号到3号", ["12-01", "12-03"]),
        ("3号楼", []),
        ("on friday", ["11-27"]),
        ("nov 30", ["11-30"]),
        ("8:30-11:00", []),
    ],
)
def test_days_are_read_from_the_day_of_writing(text: str, spans: list[str]) -> None:
    found = days_in(reading.spelling(text), date(2026, 11, 24)).spans
    ends = [f"{day:%m-%d}" for span in found for day in dict.fromkeys(span)]
    assert ends == spans


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("3号楼2单元", {3, -2}),
        ("1-3号楼", {1, 2, 3}),
        ("1、2、5号楼", {1, 2, 5}),
        ("十二栋", {12}),
        ("buildings 2 and 4", {2, 4}),
        ("25号 3点", set()),
    ],
)
def test_places_are_read(text: str, places: set[int]) -> None:
    assert reading.places_in(text) == places


@pytest.mark.parametrize(
    ("written", "meant"), [("合酸", "核酸"), ("快弟", "快递"), ("基点", "几点"), ("核酸檢測", "核酸检测")]
)
def test_slips_are_put_right(written: str, meant: str) -> None:
    assert reading.spelling(written) == meant


def test_both_databases_see_the_same_words() -> None:
    """Letters and digits alone: no database cuts them otherwise."""
    for module in (questions_table, questions_unlike, questions_later):
        for _, title, body in module.NOTICES:
            assert all(word.isalnum() for word in reading.words(f"{title} {body}"))
