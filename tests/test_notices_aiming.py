"""For whom a notice is, as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.notices.aiming import Aimed, read
from storage.notices.drafts import Spot
from storage.notices.targets import Target

SPOTS = [
    Spot(1, 1, "1号楼", ""),
    Spot(3, 3, "3号楼", ""), Spot(31, 3, "3号楼", "1单元"), Spot(32, 3, "3号楼", "2单元"),
    Spot(5, 5, "5号楼", ""), Spot(51, 5, "5号楼", "1单元"),
    Spot(9, 9, "桂花苑", ""),
]  # fmt: skip
MEDICINE = ("药", "medicine")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("3号楼 2单元 隔离的", Target(areas=(32,), quarantined=True)),
        ("志愿者", Target(roles=("volunteer",))),
        ("说英语的", Target(language="en")),
        ("70岁以上", Target(age_from=70)),
        ("七十五岁以上的老人", Target(age_from=75)),
        ("年满 80 岁的", Target(age_from=80)),
        ("需要药的", Target(notes=MEDICINE)),
        ("长期吃药的", Target(notes=MEDICINE)),
        ("没看 12 号通知的", Target(unread_of=12)),
        ("还没读过第12条通知的", Target(unread_of=12)),
        ("building 3, in quarantine", Target(areas=(3,), quarantined=True)),
        ("3号楼和5号楼", Target(areas=(3, 5))),
        ("三号楼、五号楼的住户", Target(areas=(3, 5))),
        ("1、3、5号楼", Target(areas=(1, 3, 5))),
        ("请发给3号楼的全体住户", Target(areas=(3,))),
        ("桂花苑", Target(areas=(9,))),
        ("3号楼2单元5层", Target(floors=((32, 5),))),
        ("3号楼，2单元，5层", Target(floors=((32, 5),))),
        ("3号楼，2单元", Target(areas=(32,))),
        ("3号楼，5号楼1单元", Target(areas=(3, 51))),
        ("3号楼 3到5层", Target(floors=((3, 3), (3, 4), (3, 5)))),
        ("3栋没隔离的", Target(areas=(3,), quarantined=False)),
        ("已经解除隔离的", Target(quarantined=False)),
        ("3号楼独居的", Target(areas=(3,), notes=("独居", "alone"))),
        ("备注里有「糖尿病」的", Target(notes=("糖尿病",))),
        ("需要轮椅的", Target(notes=("轮椅", "wheelchair"))),
        ("3号楼的志愿者和楼长", Target(areas=(3,), roles=("volunteer", "liaison"))),
        ("over 70 living alone in building 5", Target(areas=(5,), notes=("独居", "alone"), age_from=70)),
        ("buildings 1 and 3", Target(areas=(1, 3))),
        ("residents of building 3 unit 2, floor 5", Target(floors=((32, 5),))),
        ("English speakers who need medicine", Target(language="en", notes=MEDICINE)),
        ("needs oxygen", Target(notes=("oxygen",))),
        ("people who have not read notice 12", Target(unread_of=12)),
        ("not in quarantine, building 1", Target(areas=(1,), quarantined=False)),
        ("80+", Target(age_from=80)),
        ("doctors", Target(roles=("clinician",))),
    ],
)
def test_what_is_understood(text: str, target: Target) -> None:
    assert read(text, SPOTS) == Aimed(target)


@pytest.mark.parametrize("text", ["全社区", "所有人", "发给大家", "所有住户", "everyone", "the whole community"])
def test_everybody_is_said_outright(text: str) -> None:
    assert read(text, SPOTS) == Aimed(Target(), everybody=True)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("只发群里", "groups"),
        ("3号楼，只私聊", "private"),
        ("群和私聊都发", "both"),
        ("不发群里", "private"),
        ("groups only", "groups"),
    ],
)
def test_groups_or_private_chats(text: str, places: str) -> None:
    found = read(text, SPOTS)
    assert (found.places, found.unknown) == (places, ())


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("东边那几户", "东边那几户"),
        ("3号楼 vip", "vip"),
        ("9号楼", "9号楼"),
        ("3号楼301", "301"),  # one door is no target
        ("1单元", "1单元"),  # of which building?
        ("除了3号楼", "除了3号楼"),
        ("everyone except building 3", "except"),
        ("3号楼以外的", "3号楼以外的"),
        ("70岁以下", "70"),
        ("5层以上", "5层以上"),
        ("隔离的志愿者", "隔离的"),  # people with a role are chosen by place and language alone
        ("隔离的和没隔离的", "没隔离的"),
        ("不需要药的", "不需"),
        ("1-5号楼", "2号楼"),
    ],
)
def test_what_is_not_understood_is_said(text: str, unknown: str) -> None:
    assert any(unknown in word for word in read(text, SPOTS).unknown)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_understood_or_said_back(text: str) -> None:
    found = read(text, SPOTS)
    assert not found.empty or found.unknown or not any(char.isalnum() for char in text) or _is_filler(text)


def _is_filler(text: str) -> bool:
    """Words that say nothing: 的, the, people."""
    return read(f"{text} 3号楼", SPOTS).target.areas == (3,)


@given(st.sampled_from(["隔离的", "3号楼", "志愿者", "70岁以上"]), st.text("东西南北vipxyz", min_size=2, max_size=6))
def test_a_strange_word_is_never_dropped(known: str, strange: str) -> None:
    assert read(f"{known} {strange}", SPOTS).unknown
