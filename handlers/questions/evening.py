"""What people asked today and nothing answers, told to staff in the evening: how many households, no names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers import words as said
from handlers.chat import Letter, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.questions import reading
from handlers.questions.indexing import cut
from handlers.rules import Rules
from handlers.threads import letters
from storage import access, clock
from storage.database import Db
from storage.questions import asked as stored
from storage.questions import passages
from storage.questions.asked import Asked

_FEATURE = "questions"
_LATE = timedelta(hours=3)  # down for longer, the questions come with those of the next evening
_GROUPS = 10  # lines
_BUTTONS = 5
_SHOWN = 30  # characters of a question
_TOLD = ("staff", "admin")
_NUMBERS = re.compile(r"\d{3,}|\d+\s*[-－]\s*\d+")
_WHEN = {"clock": "when", "day": "when"}


@dataclass(frozen=True, slots=True)
class Group:
    """Questions about the same: `shown`, one of them in its writer's words (empty where each names somebody); by how
    many households."""

    questions: tuple[Asked, ...]
    shown: str
    homes: int


def key(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What makes two questions the same: the topic, or the words where there is none; what is done; what is wanted."""
    question = reading.asked(text, date.min.replace(year=2000))
    return (
        question.topics or frozenset(question.chunks), question.actions,
        frozenset(_WHEN.get(kind, kind) for kind in question.kinds),
    )  # fmt: skip


def grouped(questions: Sequence[Asked], names: Collection[str]) -> list[Group]:
    """The questions by what they are about, those that most households ask first."""
    found: dict[object, list[Asked]] = {}
    for one in questions:
        found.setdefault(key(one.text), []).append(one)
    groups = []
    for some in found.values():
        clean = [one.text for one in some if is_clean(one.text, names)]
        shown = " ".join(min(clean, key=len, default="").split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        homes = len({one.household_id or -(one.account_id or 0) for one in some})
        groups.append(Group(tuple(some), shown, homes))
    return sorted(groups, key=lambda group: -group.homes)


def is_clean(text: str, names: Collection[str]) -> bool:
    """Whether a question names nobody: no name of the roster, no door, no phone."""
    folded = text.casefold()
    return not _NUMBERS.search(text) and not any(len(name) > 1 and name.casefold() in folded for name in names)


def moment(rules: Rules, now: datetime) -> datetime:
    """The last evening hour that has come."""
    local = rules.local(now)
    at = datetime.combine(local.date(), rules.notices.questions_at, rules.zone)
    return at if at <= local else at - timedelta(days=1)


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """The evening's questions of each community; and editions that are not cut into passages yet."""
    found = [
        Errand(_FEATURE, "cut", f"edition/{id}", now, community_id)
        for id, community_id in await passages.uncut(db, now - rules.notices.current)
    ]
    at = moment(rules, now)
    if now < at + _LATE:
        planned = [Errand(_FEATURE, "evening", f"community/{id}", at, id) for id in await access.communities(db)]
        done = await clock.opened(db, [errand.key for errand in planned]) if planned else set()
        found += [errand for errand in planned if errand.key not in done]
    return found


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them."""
    if errand.what == "cut":
        await cut(db, rules, errand.id, now)
        return []
    new = await clock.open_once(db, errand.key, community_id=errand.community_id, due_at=errand.at, now=now)
    if not new:
        return []
    questions = await stored.unanswered(db, errand.id, errand.at - timedelta(days=1), errand.at)
    if not questions:
        return []
    groups = grouped(questions, await stored.names(db, errand.id))
    mail = Mail(errand.key, errand.id, words, rules, now)
    for duty in await access.duties(db, errand.id, _TOLD, now):
        for chat, language in duty.chats:
            _tell(mail, chat, language, groups)
    return mail.letters


def _tell(mail: Mail, chat: str, language: str, groups: Sequence[Group]) -> None:
    lines = said.lines(
        mail.words(language, "question-evening-line", number=number, text=group.shown or "none", homes=group.homes)
        for number, group in enumerate(groups[:_GROUPS], 1)
    )
    choices = tuple(
        letters.button(mail, language, f"faq:ask:{group.questions[-1].id}", "choice-faq-answer", number=number)
        for number, group in enumerate(groups[:_BUTTONS], 1)
    )
    count = sum(len(group.questions) for group in groups)
    letters.quietly(
        mail, chat, language, "question-evening", count=count, lines=lines, rest=max(0, len(groups) - _GROUPS),
        choices=choices,
    )  # fmt: skip


FEATURE = Feature(due, do)
