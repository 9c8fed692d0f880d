"""What is asked about each kind of request, one thing at a time, and only what is missing. Rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked. `choices`: answers to press; `sealed`: what is answered may be about somebody's health;
    `photo`: a picture is an answer, too; `free`: whatever is written is one."""

    name: str
    choices: tuple[str, ...] = ()
    sealed: bool = False
    photo: bool = False
    free: bool = False


QUESTIONS: dict[str, tuple[Question, ...]] = {
    "parcel": (
        Question("code", ("none",), photo=True),
        Question("where", ("shelf", "gate", "locker")),
        Question("count", ("1", "2", "3")),
    ),
    "rubbish": (Question("bags", ("1", "2", "3")), Question("when", ("now", "evening"))),
    "medicine": (
        Question("what", free=True),
        Question("photo", ("none",), photo=True),
        Question("left", ("0", "1", "3", "7"), sealed=True),
        Question("since", ("new", "months", "years"), sealed=True),
    ),
    "doctor": (
        Question("why", sealed=True, free=True),
        Question("how", ("visit", "ride")),
        Question("when", ("now", "today", "tomorrow")),
    ),
    "repair": (
        Question("what", free=True, photo=True),
        Question("danger", ("leak", "electric", "gas", "none")),
        Question("since", ("today", "yesterday", "days")),
    ),
    "counselling": (Question("when", ("now", "today", "tomorrow")),),
    "care": (Question("what", free=True), Question("whom", free=True), Question("day", ("today", "tomorrow"))),
    "other": (Question("what", free=True),),
}
PHOTOS = {"parcel": "pickup", "medicine": "prescription"}  # what a picture shows that is sent with a request
MENU = ("supplies", *QUESTIONS)
SEALED = {kind: frozenset(one.name for one in asked if one.sealed) for kind, asked in QUESTIONS.items()}


def named(kind: str, name: str) -> Question | None:
    """The question of a kind that bears this name."""
    return next((one for one in QUESTIONS.get(kind, ()) if one.name == name), None)


def following(kind: str, answers: Mapping[str, Any]) -> Question | None:
    """What is asked next; None where all is known."""
    for question in QUESTIONS.get(kind, ()):
        if question.name in answers:
            continue
        if kind == "parcel" and question.name == "code" and "tail" in answers:
            continue  # a takeaway is found by the phone's last four digits
        return question
    return None


def parted(kind: str, answers: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Answers as they are kept: what anybody of the crew's desk may see, and what is sealed."""
    sealed = SEALED.get(kind, frozenset())
    return (
        {name: value for name, value in answers.items() if name not in sealed},
        {name: value for name, value in answers.items() if name in sealed},
    )


def value_of(question: Question, choice: str) -> Any:
    """The answer that a button gives: 2 bags, the day of tomorrow."""
    if question.name in ("count", "bags", "left") and choice.isdigit():
        return int(choice)
    if question.choices == ("now", "today", "tomorrow") or question.name == "day":
        return {"day": choice}
    return choice
