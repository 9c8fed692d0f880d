"""What is alarming, who hears of it when: rules, by tables."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from decimal import Decimal

import pytest

from handlers.alerts import rules
from storage.access import Keeper
from tests.world import RULES, HeldClock


@pytest.mark.parametrize(
    ("celsius", "felt", "worry"),
    [
        ("37.2", "", None), ("37.3", "", "fever"), ("35.0", "", None), ("34.9", "", "low"),
        (None, "breathless", "breathless"),
        ("36.5", "breathless cough", "breathless"), ("38.0", "breathless", "breathless"),
        (None, "cough", None), (None, "fever", None), ("36.5", "fever", None),
    ],
)  # fmt: skip
def test_what_is_alarming(celsius: str | None, felt: str, worry: str | None) -> None:
    assert rules.worry(Decimal(celsius) if celsius else None, felt.split(), RULES) == worry


@pytest.mark.parametrize(
    ("celsius", "than", "worse"),
    [
        ("38.1", "38.0", True), ("38.0", "38.0", False), ("37.5", "38.0", False), ("36.5", "38.0", False),
        ("37.5", None, True), ("36.5", None, False), ("37.5", "34.5", True), ("34.4", "34.5", True),
        ("34.6", "34.5", False), ("34.5", "38.0", False), ("34.5", "36.5", True), ("37.3", "36.5", True),
    ],
)  # fmt: skip
def test_what_is_worse(celsius: str, than: str | None, worse: bool) -> None:
    assert rules.is_worse(Decimal(celsius), Decimal(than) if than else None, RULES) is worse


def keeper(id: int, role: str, near: int = 3, chat: str = "fake:x") -> Keeper:
    return Keeper(id, f"K{id}", role, ((chat, "zh-CN"),) if chat else (), near)


def told(keepers: list[Keeper]) -> list[list[int]]:
    return [[one.person_id for one in rules.told_at(keepers, step, 3)] for step in range(4)]


def test_the_chain_goes_from_the_nearest_to_those_above_and_no_step_passes_in_silence() -> None:
    unit, building, doctor = keeper(1, "liaison", 1), keeper(2, "liaison", 2), keeper(3, "clinician")
    near, far, above = keeper(4, "staff", 2), keeper(5, "staff"), keeper(6, "admin")
    assert told([above, far, near, doctor, building, unit]) == [[1, 3, 4], [2, 5], [6], [1, 3, 4, 2, 5, 6]]
    assert told([unit, doctor, far, above]) == [[1, 3, 5], [6], [1, 3, 5, 6], [1, 3, 5, 6]]
    assert told([doctor]) == [[3], [3], [3], [3]]
    assert told([above]) == [[6], [6], [6], [6]]
    assert told([keeper(1, "liaison", 1, chat=""), building]) == [[2], [2], [2], [2]]
    assert told([keeper(1, "liaison", chat="")]) == [[], [], [], []]


def test_who_is_on_duty_is_told_first_and_for_help_those_above_as_well() -> None:
    liaison, doctor, staff = keeper(1, "liaison", 2), keeper(3, "clinician"), keeper(5, "staff")
    admin, watch = keeper(6, "admin"), dataclasses.replace(keeper(7, "liaison", 4), on_duty=True)
    assert told([liaison, doctor, staff, admin, watch]) == [[7], [1, 3, 5], [6], [7, 1, 3, 5, 6]]
    assert told([dataclasses.replace(watch, chats=()), liaison, staff]) == [[1, 5], [1, 5], [1, 5], [1, 5]]

    def for_help(*found: Keeper) -> list[int]:
        return [one.person_id for one in rules.told_sos(found)]

    assert for_help(liaison, doctor, staff, admin, watch) == [7, 5]
    assert for_help(liaison, admin, watch) == [7, 6]
    assert for_help(dataclasses.replace(staff, on_duty=True), admin) == [5, 6]
    assert for_help(liaison, doctor, staff) == [1, 3, 5]
    assert for_help() == []
    assert [one.person_id for one in rules.told_missing([watch, staff], 0)] == [5]  # nobody is sent to knock by it


def test_somebody_missing_is_told_to_the_liaison_and_then_to_staff_too() -> None:
    liaison, staff, doctor = keeper(1, "liaison"), keeper(2, "staff"), keeper(3, "clinician")
    found = [[one.person_id for one in rules.told_missing([doctor, staff, liaison], step)] for step in (0, 1)]
    assert found == [[1], [1, 2]]
    assert [one.person_id for one in rules.told_missing([doctor, staff], 0)] == [2]
    assert [one.person_id for one in rules.told_missing([doctor], 0)] == [3]


@pytest.mark.parametrize(
    ("minutes", "step", "following"),
    [(5, 1, 10), (5.2, 1, 10), (9.9, 1, 10), (10, 2, 15), (14, 2, 15), (15, 3, None), (600, 3, None)],
)
def test_an_overdue_step_goes_straight_to_where_it_should_be(minutes: float, step: int, following: int | None) -> None:
    raised = HeldClock().moment
    found = rules.next_step(0, raised + timedelta(minutes=5), raised + timedelta(minutes=minutes), RULES.escalate)
    assert found == (step, raised + timedelta(minutes=following) if following else None)
