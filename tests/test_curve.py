"""The curve: which slot has which value, which is missing, which was excused, in a picture and in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from bot.drawing import NotDrawn
from handlers.temperature import curve
from handlers.temperature.curve import Cell, Row
from storage.curve import Absent, Stay
from storage.models import Absence, Case, Household, Letter, Person, Reading
from storage.temperature import Taken
from tests.world import RULES, SHANGHAI, TEXTS, World

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=SHANGHAI)
TODAY = NOON.date()
LONG_AGO = datetime(2026, 11, 1, tzinfo=UTC)


def taken(day: int, slot: str | None, celsius: str, *, hour: int = 8) -> Taken:
    at = datetime(2026, 11, day, hour, 0, tzinfo=SHANGHAI)
    return Taken(0, 1, Decimal(celsius), at, at.date(), slot, False, "self")


def stay(first: int = 20, last: int = 30, known: datetime = LONG_AGO, released: datetime | None = None) -> Stay:
    return Stay(1, date(2026, 11, first), date(2026, 11, last), known, released)


def short(cells: tuple[Cell, ...]) -> list[str]:
    """20m36.5 20e! 21m(asleep) 21@38.0*: day, slot, value; ! missing; * a fever."""
    return [
        f"{cell.day.day}{(cell.slot or '@')[0]}"
        + (str(cell.celsius) if cell.kind == "value" else "!" if cell.kind == "missing" else f"({cell.reason})")
        + ("*" if cell.fever else "")
        for cell in cells
    ]


@pytest.mark.parametrize(
    ("story", "readings", "absences", "stays", "expected"),
    [
        ("nobody is asked", [], [], [], []),
        ("what is not over is not missing", [taken(22, "morning", "36.5")], [], [stay(22)], ["22m36.5"]),
        ("what is over and empty is", [taken(21, "morning", "36.5")], [], [stay(21)], ["21m36.5", "21e!", "22m!"]),
        (
            "the newest of a slot is its value",
            [taken(22, "morning", "36.5"), taken(22, "morning", "36.8", hour=9)], [], [stay(22)],
            ["22m36.8"],
        ),
        (
            "a later normal one does not hide a fever",
            [taken(22, "morning", "38.1"), taken(22, "morning", "37.9"), taken(22, "morning", "36.5")], [], [stay(22)],
            ["22m38.1*"],
        ),
        (
            "a reason is not missing",
            [], [Absent(1, date(2026, 11, 21), "evening", "asleep")], [stay(21)],
            ["21m!", "21e(asleep)", "22m!"],
        ),
        (
            "found missing, reported late: there is a value",
            [taken(22, "morning", "36.5", hour=11)], [Absent(1, TODAY, "morning", None)], [stay(22)],
            ["22m36.5"],
        ),
        ("found missing by the clock", [], [Absent(1, TODAY, "morning", None)], [], ["22m!"]),
        (
            "before we knew of somebody, nobody asked them",
            [], [], [stay(10, known=datetime(2026, 11, 21, 12, tzinfo=SHANGHAI))],
            ["21e!", "22m!"],
        ),
        (
            "who reported before was asked before",
            [taken(20, "evening", "36.5", hour=18)], [], [stay(10, known=NOON)],
            ["20e36.5", "21m!", "21e!", "22m!"],
        ),
        (
            "after the release nothing is missing",
            [], [], [stay(20, released=datetime(2026, 11, 21, 12, tzinfo=SHANGHAI))],
            ["20m!", "20e!", "21m!"],
        ),
        ("after the last day nothing is missing", [], [], [stay(20, 20)], ["20m!", "20e!"]),
        (
            "what counts for no slot is there too",
            [taken(22, "morning", "36.5"), taken(22, None, "38.0", hour=11)], [], [stay(22)],
            ["22m36.5", "22@38.0*"],
        ),
        ("fourteen days, not more", [taken(8, "morning", "36.5"), taken(9, "morning", "36.6")], [], [], ["9m36.6"]),
    ],
)  # fmt: skip
def test_a_slot_has_a_value_or_is_missing_or_excused_or_not_over(
    story: str, readings: list[Taken], absences: list[Absent], stays: list[Stay], expected: list[str]
) -> None:
    assert short(curve.cells(readings, absences, stays, RULES, NOON)) == expected


def day(number: int, morning: str | None, evening: str | None) -> list[Cell]:
    found = []
    for slot, said in (("morning", morning), ("evening", evening)):
        if said is None:
            continue
        when = date(2026, 11, number)
        if said == "missing":
            found.append(Cell(when, slot, "missing"))
        elif said[0].isalpha():
            found.append(Cell(when, slot, "excused", reason=said))
        else:
            found.append(Cell(when, slot, "value", Decimal(said), Decimal(said) >= RULES.fever))
    return found


def rows(**people: list[list[Cell]]) -> list[Row]:
    return [Row(name, tuple(cell for cells in days for cell in cells)) for name, days in people.items()]


def test_few_days_are_said_one_by_one() -> None:
    home = rows(王芳=[day(21, "missing", "36.6"), day(22, "36.5", None)])
    days = curve.days_of(home, TODAY)
    assert curve.spell(TEXTS, "zh-CN", home, days, each=7, last=2) == ["王芳 21日 早没报 晚36.6；22日 早36.5"]
    assert curve.spell(TEXTS, "en", home, days, each=7, last=2) == ["王芳 21: am not reported, pm 36.6; 22: am 36.5"]


def test_a_long_stay_is_summed_up_but_for_its_last_days() -> None:
    normal = [day(number, "36.3", "36.9") for number in range(9, 21)]
    normal[3] = day(12, "missing", "36.4")
    normal[6] = day(15, "hospital", "37.8")
    home = rows(张伟=[*normal, day(21, "36.5", "36.6"), day(22, "36.7", None)])
    days = curve.days_of(home, TODAY)
    assert len(days) == 14
    assert curve.spell(TEXTS, "zh-CN", home, days, each=7, last=2) == [
        "张伟 9到20日 36.3 到 36.9，发热 15日晚 37.8，没报 12日早，有原因没量 15日早；21日 早36.5 晚36.6；22日 早36.7"
    ]
    assert curve.spell(TEXTS, "en", home, days, each=7, last=2) == [
        "张伟 9 to 20: 36.3 to 36.9, fever 15 pm 37.8, not reported 12 am, not measured, with a reason 15 am; "
        "21: am 36.5, pm 36.6; 22: am 36.7"
    ]


def test_what_is_missing_all_the_time_is_counted() -> None:
    home = rows(张伟=[day(number, "missing", "missing") for number in range(9, 23)])
    said = curve.spell(TEXTS, "zh-CN", home, curve.days_of(home, TODAY), each=7, last=0)
    assert said == ["张伟 9到22日，没报 28 次"]


def test_the_picture_has_every_slot_in_its_place() -> None:
    home = rows(
        张伟=[day(21, "36.5", "38.2"), [Cell(TODAY, None, "value", Decimal("35.2"), at=NOON.time())]],
        王芳=[day(21, "missing", "asleep")],
    )
    drawn = curve.drawing(TEXTS, "zh-CN", home, RULES, TODAY)
    assert drawn["days"] == ["21日", "22日"]
    assert (drawn["low"], drawn["high"], drawn["fever"]) == (35.2, 38.2, 37.3)
    assert drawn["words"]["title"] == "体温曲线 11月21日到11月22日"
    assert drawn["people"] == [
        {
            "name": "张伟", "newest": "35.2℃", "points": [[0.25, 36.5, False], [0.75, 38.2, True], [1.5, 35.2, False]],
            "missing": [], "excused": [],
        },
        {"name": "王芳", "newest": "", "points": [], "missing": [0.25], "excused": [0.75]},
    ]  # fmt: skip


def test_a_stay_of_fourteen_days_has_fourteen_labels() -> None:
    home = rows(张伟=[day(number, "36.5", "36.6") for number in range(9, 23)])
    labels = curve.drawing(TEXTS, "zh-CN", home, RULES, TODAY)["days"]
    assert labels == [f"{number}日" for number in range(9, 23)]
    assert curve.days_of(home, TODAY)[0] == TODAY - timedelta(days=13)


# --- through the door -------------------------------------------------------------------------------------------------


async def body(world: World, phrase: str = "status-household") -> dict[str, object]:
    async with world.database.read() as db:
        bodies = await db.scalars(select(Letter.body).order_by(Letter.id.desc()))
    return next(dict(one) for one in bodies if one["phrase"] == phrase)


async def test_the_status_is_one_message_with_the_curve(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("张伟36.5 王芳36.6")
    world.clock.at("18:00")
    await phone.says("张伟38.2")
    world.clock.at("11-23 8:00")
    await phone.says("张伟36.9")
    before = len(phone.heard)
    await phone.says("状态")
    assert len(phone.heard) == before + 1
    assert phone.heard[-1].file == "temperature.png"
    assert phone.last == (
        "3号楼2单元502 · 11月23日（周一）\n"
        "张伟：早上 36.9℃\n"
        "王芳：早上 还没报\n"
        "张小雨：早上 还没报\n"
        "隔离第 4 天，到12月3日（周四）为止\n"
        "前几天：\n"
        "张伟 22日 早36.5 晚38.2\n"
        "王芳 22日 早36.6 晚没报\n"
        "张小雨 22日 早没报 晚没报"
    )
    kept = await body(world)
    assert "drawing" not in kept
    assert kept["alt"] == (
        "体温曲线 11月22日到11月23日\n"
        "张伟 22日 早36.5 晚38.2；23日 早36.9\n"
        "王芳 22日 早36.6 晚没报\n"
        "张小雨 22日 早没报 晚没报"
    )
    assert [person["name"] for person in world.drawn[-1]["people"]] == ["张伟", "王芳", "张小雨"]


async def test_a_fever_that_was_followed_by_a_normal_value_is_said_and_drawn(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("38.4")
    world.clock.passes(minutes=15)
    await phone.says("36.6")
    await phone.says("状态")
    assert "赵桂兰 22日 早38.4" in phone.last
    assert world.drawn[-1]["people"][0]["points"] == [[0.25, 38.4, True]]


async def test_where_nothing_is_known_there_is_no_picture(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    await phone.says("状态")
    assert phone.heard[-1].file == ""
    assert "前几天" not in phone.last
    assert world.drawn == []


async def test_a_picture_that_cannot_be_drawn_takes_nothing_from_the_words(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    await phone.says("36.5")

    async def fail() -> None:
        raise NotDrawn("not in this story")

    world.drawing = fail
    await phone.says("状态")
    assert phone.last.startswith("3号楼1单元101 · 11月22日（周日）\n赵桂兰：早上 36.5℃")
    assert phone.heard[-1].file == ""
    assert not {"drawing", "file", "alt"} & set(await body(world))


async def test_the_curve_of_john_speaks_english(world: World) -> None:
    phone = await world.enrolled(1, "John Smith", language="en")
    await phone.says("36.5")
    world.clock.at("11-23 8:00")
    await phone.says("/status")
    assert phone.last.endswith("The days before:\nJohn Smith 22: am 36.5, pm not reported")
    assert world.drawn[-1]["words"]["title"] == "Temperature 22 Nov to 23 Nov"


async def test_a_neighbours_readings_are_in_nobody_elses_curve(world: World) -> None:
    mine, theirs = await world.enrolled(1, "赵桂兰"), await world.enrolled(2, "张伟")
    await theirs.says("38.8")
    await mine.says("状态")
    assert "38.8" not in mine.last
    assert world.drawn == []
    await mine.says("36.4")
    await mine.says("状态")
    assert "38.8" not in str(world.drawn)
    assert "张伟" not in str(world.drawn)


async def test_reasons_are_said(world: World) -> None:
    phone = await world.enrolled(1, "赵桂兰")
    async with world.database.begin() as db:
        person = await db.first(select(Person).where(Person.name == "赵桂兰").with_only_columns(
            Person.id, Person.household_id, Person.community_id))  # fmt: skip
        assert person is not None
        await db.insert(
            Absence, community_id=person.community_id, household_id=person.household_id, person_id=person.id,
            day=TODAY, slot="morning", reason="no-thermometer", running=0, account_id=None, at=world.clock.now(),
        )  # fmt: skip
    world.clock.at("11-23 8:00")
    await phone.says("状态")
    assert "赵桂兰 22日 早没体温计 晚没报" in phone.last


async def test_six_people_and_fourteen_days_still_fit_below_a_picture(world: World) -> None:
    phone = await world.enrolled(1, "张伟")
    async with world.database.begin() as db:
        home = await db.first(select(Household.id, Household.community_id).where(Household.room == "502"))
        assert home is not None
        for name in ("张建国", "刘秀英", "张大雨"):
            person = await db.insert(
                Person, community_id=home.community_id, household_id=home.id, name=name, created_at=world.clock.now()
            )
            await db.insert(
                Case, community_id=home.community_id, household_id=home.id, person_id=person, policy="14",
                starts_on=date(2026, 11, 9), ends_on=TODAY, created_at=LONG_AGO,
            )  # fmt: skip
        await db.run(
            update(Case).where(Case.household_id == home.id).values(starts_on=date(2026, 11, 9), created_at=LONG_AGO)
        )
        for person in await db.scalars(select(Person.id).where(Person.household_id == home.id)):
            for number in range(9, 22):
                at = datetime(2026, 11, number, 8, tzinfo=SHANGHAI)
                await db.insert(
                    Reading, community_id=home.community_id, household_id=home.id, person_id=person,
                    celsius=Decimal("36.5"), taken_at=at, recorded_at=at, day=at.date(), slot="morning", source="self",
                )  # fmt: skip
    await phone.says("状态")
    assert len(phone.last) < 1024  # what Telegram takes below a picture
    assert max(map(len, phone.last.splitlines())) < 60
    assert len(world.drawn[-1]["people"]) == 6
