"""Coverage in words: one line after another, the counts first."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers import words as said
from handlers.chat import Marked, Words
from handlers.notices.coverage.counting import House, Stretch
from handlers.rules import Rules
from storage.notices.editions import Issued
from storage.notices.keeping import Asks

HOUSES = 4  # buildings on one page of a text: two lines each
ROOMS = 8  # rooms in a line


def head(
    words: Words, rules: Rules, language: str, title: str, edition: Issued, asks: Asks, all_: House, *, people: bool
) -> list[Marked]:  # fmt: skip
    """The counts, what they are about, what reaches whom, what was answered. `people`: it was for those with a role."""
    found = [
        words(
            language, "notice-cover-counts", all=all_.all, read=all_.read, told=all_.told, unknown=all_.unknown,
            stranded=all_.stranded, asks=asks.mode, who="people" if people else "homes",
        ),
        about(words, rules, language, title, edition.began_at, withdrawn=edition.withdrawn_at is not None),
        words(language, "notice-cover-reached", by=reached(words, language, all_)),
    ]  # fmt: skip
    told = answers(words, language, asks, all_.answers)
    return [*found, words(language, "notice-cover-answers", answers=told)] if told else found


def about(
    words: Words, rules: Rules, language: str, title: str, began_at: datetime, *, withdrawn: bool = False
) -> Marked:
    """Which going-out of which notice."""
    local = rules.local(began_at)
    return words(language, "notice-cover-about", title=title, day=said.day(words, language, local.date()),
                 clock=said.clock(local), withdrawn="yes" if withdrawn else "no")  # fmt: skip


def reached(words: Words, language: str, house: House) -> Marked:
    """How many nothing reaches, and how many each channel does."""
    parts = [
        words(language, "notice-cover-by", channel=channel_name(words, language, channel), count=count)
        for channel, count in house.channels.items()
    ]
    if house.without or not parts:
        parts.insert(0, words(language, "notice-cover-by-none", count=house.without))
    return Marked(said.listed(words, language, parts))


def channel_name(words: Words, language: str, channel: str) -> Marked:
    """What a channel is called."""
    return words(language, "notice-cover-channel", channel=channel)


def answers(words: Words, language: str, asks: Asks, counts: Mapping[str, int]) -> Marked:
    """How often each thing was pressed; empty where there was nothing to choose, or nobody has."""
    if asks.mode not in ("reply", "choices") or not counts:
        return Marked("")
    return Marked(said.listed(words, language, [
        words(language, "notice-cover-answer", answer=answer_name(words, language, asks, answer), count=count)
        for answer, count in counts.items()
    ]))  # fmt: skip


def answer_name(words: Words, language: str, asks: Asks, answer: str) -> str:
    """What stood on the button."""
    number = answer[1:]
    if asks.mode == "choices" and answer.startswith("c") and number.isascii() and number.isdigit():
        labels = asks.answers(language)
        return labels[int(number)] if int(number) < len(labels) else answer
    match answer:
        case "help":
            phrase = "choice-notice-help"
        case "ask":
            phrase = "choice-notice-ask"
        case "known":
            phrase = "choice-notice-known"
        case _:
            phrase = "choice-notice-read"
    return html.unescape(words(language, phrase))


def house_name(words: Words, language: str, name: str) -> Marked | str:
    """A building; those who are addressed for their role live in none."""
    return name or words(language, "notice-cover-office")


def house(words: Words, language: str, one: House) -> Marked:
    """Two lines for a building."""
    return words(
        language, "notice-cover-house", name=house_name(words, language, one.name), all=one.all, read=one.read,
        told=one.told, unknown=one.unknown, by=reached(words, language, one),
    )  # fmt: skip


def rooms(words: Words, language: str, some: Sequence[Stretch]) -> list[Marked]:
    """Lines of doors, with a heading where those begin that nothing reaches, or those that something does."""
    found: list[Marked] = []
    former: Stretch | None = None
    for one in some:
        if former is None or former.stranded != one.stranded:
            found.append(words(language, "notice-cover-unread-part", stranded="yes" if one.stranded else "no"))
        place = one.building + one.unit if one.building else words(language, "notice-cover-office")
        found.append(words(language, "notice-cover-rooms", place=place, rooms=said.listed(words, language, one.rooms)))
        former = one
    return found
