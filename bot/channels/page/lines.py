"""Lines of a chat as the page draws them: the same picture for the first page and for the live stream."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.channels.base import plain, runs
from bot.channels.page.views import View
from handlers.chat import Words
from storage.page import Line

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_MARGIN = timedelta(minutes=1)
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def draw(line: Line, view: View, words: Words, zone: ZoneInfo) -> dict[str, Any]:
    """A line as plain data for the template and for the script; nothing in it is markup.

    `runs`: [text, bold, link]; `own`: the id this device gave it, so that the script finds its pending line again;
    `gone`: it is to be shown no more; `living`: it takes the place of the former one of this name; `pinned`: it stands
    on top of the group and nowhere else; `banner`: it stands in its place, and its first words on top.
    """
    visit = view.visit
    if line.gone:
        return {"id": line.id, "who": "gone", "own": visit.own(line.key)}
    local = line.at.astimezone(zone)
    drawn: dict[str, Any] = {
        "id": line.id,
        "at": local.isoformat(timespec="seconds"),
        "time": f"{local.hour}:{local.minute:02}",
        "day": day_words(local, visit.language, words),
    }
    if not line.is_letter:
        mine = line.sender == visit.sender
        unknown = "page-other-phone" if view.group is None else "hall-neighbour"
        name = line.name or plain(words(visit.language, unknown))
        drawn |= {
            "who": "me" if mine else "home" if view.group is None else "near",
            "name": "" if mine else name,
            "own": visit.own(line.key),
            "lang": language_of(line.text, visit.language),
            "runs": [[line.text, False, ""]],
        }
        if line.mark:
            drawn["mark"] = line.mark
        return drawn
    drawn |= {
        "who": "bot",
        "letter": line.row,
        "lang": language_of(plain(line.text), visit.language),
        "runs": [[run.text, run.bold, _safe(run.link)] for run in runs(line.text)],
        "choices": [[id, label] for id, label in line.choices],
    }
    if line.living:
        board = line.living.startswith("board/")
        drawn |= {"living": line.living, "pinned": line.pinned and board}
        if line.pinned and not board:
            drawn["banner"] = plain(line.text).partition("\n")[0]
    if line.file is not None:
        drawn["file"] = {
            "picture": line.file.mime in PICTURES,
            "name": plain(words(visit.language, "page-file", name=line.file.name)),
            "alt": line.file.alt or plain(words(visit.language, "page-picture", name=line.file.name)),
        }
    return drawn


def surely_seen(lines: list[Line], last: str) -> set[str]:
    """Which lines (by their stamps) somebody has who got `last` as the newest: those a minute older, and itself. Not
    simply all before it: what was written earlier may have been committed later; and not those that may have changed
    since. Nothing, if `last` is not among them."""
    for line in lines:
        if line.id == last:
            return {
                other.stamp
                for other in lines
                if (other.id == last or other.at < line.at - _MARGIN) and not other.changes
            }
    return set()


def day_words(local: datetime, language: str, words: Words) -> str:
    """A day as people say it, with the weekday."""
    return plain(words(language, "page-day", month=local.month, day=local.day, weekday=local.isoweekday()))


def language_of(text: str, otherwise: str) -> str:
    """The language a text is written in, for whoever has it read aloud: more Han characters or more Latin words."""
    han, latin = len(_HAN.findall(text)), len(_WORD.findall(text))
    if han == latin:
        return otherwise
    return "zh-CN" if han > latin else "en"


def _safe(link: str) -> str:
    return link if re.match(r"https?://", link, re.IGNORECASE) else ""
