"""The people of the made-up community: the same every time, for one fixed seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random

COMMUNITY = "阳光社区"
SEED = "louzhang 1"

_SURNAMES = (  # the common ones more often
    "王王王李李李张张张刘刘陈陈杨"
    "赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
)
# By generation: women, men.
_OLD = (
    "秀英 桂兰 玉兰 淑珍 桂英 秀兰 凤英 玉梅 淑芬 月娥 惠芳 素琴 金凤 春梅 佩华",
    "建国 志明 德福 国强 永福 文彬 振华 玉山 长林 世荣 德胜 宝山 家栋 庆祥 学文",
)
_GROWN = (
    "丽 敏 静 艳 娟 霞 燕 红梅 海燕 晓红 丽娜 雪梅 春燕 文静 慧 芳 莉 娜 婷 颖",
    "伟 强 磊 军 洋 勇 涛 明 超 刚 志强 海涛 建军 文斌 俊 斌 鹏 辉 波 志勇",
)
_YOUNG = (
    "雪 悦 梦琪 佳怡 思远 晓彤 嘉欣 雅婷 若曦 倩 璐 子晴 晨 楠 可心",
    "浩 宇 凯 天宇 志远 俊杰 嘉豪 子轩 博文 晨阳 昊 睿 泽宇 文博 航",
)
_CHILD = (
    "雨桐 欣怡 子涵 诗涵 梓萱 可馨 语桐 安琪 思涵 若溪 糖糖 芷若 心怡 小雨 朵朵",
    "浩然 宇轩 梓轩 俊熙 子墨 小宝 明轩 天佑 皓轩 泽洋 睿哲 乐乐 晨曦 家豪 航航",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster."""

    name: str
    age: int
    role: str = ""
    duty: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """The people behind one door. `since`: how many days ago their quarantine began; none if they are in none."""

    building: str
    unit: str
    room: str
    people: tuple[Person, ...]
    since: int | None = None

    @property
    def place(self) -> str:
        """The address in words."""
        return self.building + self.unit + self.room

    def in_quarantine(self, days: int) -> bool:
        """Whether today is one of their `days`."""
        return self.since is not None and self.since < days


SHOWN = "3号楼2单元502"  # whose page the demo prints first; what they report today is left to the visitor
QUIET = "3号楼2单元301"  # lives alone and has not answered twice
HALF = "3号楼1单元402"  # one of them has not reported today
LIAISON, LIAISON_HOME = "李建国", "3号楼1单元101"
STAFF = "王敏"
VOLUNTEER, VOLUNTEER_HOME = "何晨", "3号楼1单元301"

_FIXED = {
    SHOWN: (Person("张伟", 41), Person("刘敏", 39), Person("张雨桐", 9), Person("陈秀英", 71, note="有高血压")),
    QUIET: (Person("赵德福", 78, note="独居，耳朵不太好"),),
    HALF: (Person("孙志强", 36), Person("马丽", 35), Person("孙小宝", 4)),
    LIAISON_HOME: (Person(LIAISON, 63, "楼栋长", "3号楼"), Person("王桂兰", 61)),
    "3号楼3单元102": (Person("吴秀兰", 58, "楼栋长", "3号楼3单元"),),
    "1号楼102": (Person("周玉梅", 60, "楼栋长", "1号楼"), Person("徐振华", 62)),
    "2号楼201": (Person("黄志勇", 55, "楼栋长", "2号楼"), Person("何丽", 52)),
    "2号楼304": (Person("Emma Wilson", 29, language="英文", note="外籍教师"),),
    "1号楼601": (Person("林浩", 27, "志愿者", "1号楼、2号楼"),),
    VOLUNTEER_HOME: (Person(VOLUNTEER, 24, "志愿者", "3号楼"),),
}
OFFICE = (
    Person("孙莉", 45, "管理员", "全部"),
    Person(STAFF, 34, "工作人员", "全部"),
    Person("赵磊", 31, "工作人员", "全部"),
    Person("王慧", 40, "医生", "全部"),
)
_SINCE = {SHOWN: 6, QUIET: 8, HALF: 3, "2号楼304": 4}  # days ago, in so far as the policy is long enough
_QUARANTINED = {"1号楼": 7, "2号楼": 6, "3号楼": 27}
_RELEASED = 5


def doors() -> Iterator[tuple[str, str, str]]:
    """Every door as building, unit, room: two towers without units, one house with three."""
    for building in ("1号楼", "2号楼"):
        yield from ((building, "", f"{floor}{door:02}") for floor in range(1, 12) for door in (1, 2, 4))
    for unit in ("1单元", "2单元", "3单元"):
        yield from (("3号楼", unit, f"{floor}{door:02}") for floor in range(1, 7) for door in (1, 2, 3))


@cache
def families(days: int) -> tuple[Family, ...]:
    """Every family, for a quarantine of `days` days."""
    chance = Random(SEED)  # noqa: S311  it makes names up, no secrets
    taken = {person.name for people in (*_FIXED.values(), OFFICE) for person in people}
    homes = [
        Family(*door, _FIXED[place] if place in _FIXED else _family(chance, taken))
        for door in doors()
        for place in ["".join(door)]
    ]
    return tuple(_quarantined(chance, homes, days))


def _quarantined(chance: Random, homes: list[Family], days: int) -> list[Family]:
    since = {place: min(ago, days - 1) for place, ago in _SINCE.items()}
    earliest = min(1, days - 1)
    ends = [0, days - 1]  # one begins today, for one it is the last day
    for building, count in _QUARANTINED.items():
        free = [home.place for home in homes if home.building == building and home.place not in _FIXED]
        mine = sum(place.startswith(building) for place in since)
        for place in chance.sample(free, count - mine):
            since[place] = ends.pop() if ends else chance.randint(earliest, max(earliest, days - 2))
    free = [home.place for home in homes if home.place not in since and home.place not in _FIXED]
    since |= {place: days + chance.randint(0, 2) for place in chance.sample(free, _RELEASED)}
    return [replace(home, since=since.get(home.place)) for home in homes]


def _family(chance: Random, taken: set[str]) -> tuple[Person, ...]:
    def name(generation: tuple[str, str], man: bool, surname: str) -> str:
        for _ in range(40):
            full = surname + chance.choice(generation[man].split())
            if full not in taken:
                break
        taken.add(full)
        return full

    father, mother, grandmother = chance.sample(_SURNAMES, 3)
    kind = chance.choices(
        ("alone", "old", "pair", "child", "children", "three", "single"), (8, 14, 14, 32, 10, 14, 8)
    )[0]  # fmt: skip
    if kind == "alone":
        age = chance.randint(66, 86)
        return (Person(name(_OLD, chance.random() < 0.3, father), age, note="独居" if age >= 70 else ""),)
    if kind == "single":
        return (Person(name(_YOUNG, chance.random() < 0.5, father), chance.randint(22, 32)),)
    if kind == "old":
        age = chance.randint(62, 80)
        return (Person(name(_OLD, True, father), age), Person(name(_OLD, False, mother), age - chance.randint(0, 4)))
    generation = _GROWN if kind != "pair" else _YOUNG
    age = chance.randint(33, 46) if kind != "pair" else chance.randint(25, 35)
    people = [Person(name(generation, True, father), age), Person(name(generation, False, mother), age - 2)]
    for _ in range({"child": 1, "children": 2, "three": 1}.get(kind, 0)):
        people.append(Person(name(_CHILD, chance.random() < 0.5, father), chance.randint(2, 15)))
    if kind == "three":
        people.append(Person(name(_OLD, False, grandmother), age + chance.randint(25, 32)))
    return tuple(people)
