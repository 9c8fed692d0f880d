"""How people write buildings: a title's best guess, and what /bind takes."""

from __future__ import annotations

import pytest

from handlers.groups.naming import likely, meant, plain
from storage.groups import Building


def street(*names: str, community: str = "阳光社区", first: int = 1) -> list[Building]:
    return [Building(first + n, name, first, community) for n, name in enumerate(names)]


SUNNY = street("1号楼", "3号楼", "12号楼", "13号楼", "A座", "牡丹苑")
BOTH = SUNNY + street("1号楼", "3号楼", community="月光社区", first=100)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("阳光3号楼邻里群", "3号楼"),
        ("三号楼", "3号楼"),
        ("Building 3", "3号楼"),
        ("bldg. 3 neighbors", "3号楼"),
        ("阳光社区3栋业主群", "3号楼"),
        ("３ 号楼 温馨之家", "3号楼"),
        ("十三号楼", "13号楼"),
        ("13号楼通知群", "13号楼"),
        ("十二栋", "12号楼"),
        ("阳光二期13幢", "13号楼"),
        ("A座一家亲", "A座"),
        ("a栋", "A座"),
        ("牡丹苑的邻居们", "牡丹苑"),
        ("相亲相爱一家人", "A座"),  # nothing to go by: the list from its beginning
        ("", "A座"),
    ],
)
def test_the_best_guess_from_a_title_comes_first(title: str, first: str) -> None:
    assert likely(title, SUNNY)[0].name == first


def test_with_several_communities_the_one_in_the_title_counts() -> None:
    for title, community in (("月光3号楼", "月光社区"), ("阳光社区三号楼", "阳光社区")):
        first = likely(title, BOTH)[0]
        assert (first.community, first.name) == (community, "3号楼")


@pytest.mark.parametrize(
    "said",
    ["3号楼", "三号楼", "3", "三", "3栋", "3幢", "3#", "#3", "3座", "3 号楼", "３号楼", "Building 3", "building3",
     "Block 3", "No. 3", "no 3", "阳光社区3号楼", "阳光3号楼", "3号楼。", "「3号楼」", "3号楼的群", "楼栋3"],
)  # fmt: skip
def test_bind_takes_what_people_write(said: str) -> None:
    assert [one.name for one in meant(said, SUNNY)] == ["3号楼"]


@pytest.mark.parametrize("said", ["", "33", "33号楼", "三十三", "天堂", "3号楼和13号楼", "0", "-3.5"])
def test_what_names_no_building_or_two_is_not_guessed(said: str) -> None:
    assert len(meant(said, SUNNY)) != 1


def test_of_two_communities_both_are_meant_unless_one_is_said() -> None:
    assert len(meant("3号楼", BOTH)) == 2
    assert [one.community for one in meant("月光3号楼", BOTH)] == ["月光社区"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("二十三", "23"),
        ("一百零五", "105"),
        ("一〇二", "102"),
        ("两百", "200"),
    ],
)
def test_chinese_numbers_are_numbers(written: str, read: str) -> None:
    assert plain(f"{written}号楼") == f"{read}号楼"
