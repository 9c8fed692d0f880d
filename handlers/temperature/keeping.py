"""What the lists for those who look after others share: which slot, which place, which page, and the buttons."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from handlers import access, words
from handlers.chat import Choice, Marked, Talk
from handlers.rules import Rules
from handlers.temperature.places import EVERYTHING, Part, Placed, Spot, above, lies_in, read_spot, spot_word
from handlers.temperature.roll import BY_OTHERS
from handlers.temperature.slots import by_tag, in_question, tag
from storage import board
from storage.board import Door
from storage.temperature import Due, Window, Within

PER_PAGE = 8  # lines of a list at once: what a phone shows without losing one's place


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is about. `stale`: it was asked about a day that is over, and is about now instead."""

    window: Window
    spot: Spot = EVERYTHING
    page: int = 1
    stale: bool = False


def asked(rules: Rules, value: str, now: datetime) -> Asked:
    """What a button `<tag>:<spot>:<page>` asks for; with no button, or one of a day that is over, what is in question
    now."""
    current = in_question(rules, now)
    day, _, rest = value.partition(":")
    place, _, page = rest.partition(":")
    window = by_tag(rules, day, now)
    if window is None or window.day != current.day or window.opens > current.opens:
        return Asked(current, read_spot(place), stale=bool(value))
    return Asked(window, read_spot(place), read_page(page))


def read_page(word: str) -> int:
    """The page that a button carries; the first, where it is none."""
    return max(1, int(word)) if word.isascii() and word.isdigit() and len(word) < 5 else 1


def narrowed(within: Within, spot: Spot) -> Within:
    """What somebody may see, and of that only what lies in a building or unit."""
    return dataclasses.replace(within, inside=spot.area or None)


async def doors_in(talk: Talk, about: Asked, within: Within) -> list[Door]:
    """The doors with somebody due that a list is about, of those that the speaker may see."""
    doors = await board.doors(talk.db, about.window, narrowed(within, about.spot), BY_OTHERS)
    return [door for door in doors if lies_in(about.spot, door)]


async def opened_list(talk: Talk, value: str) -> tuple[Asked, Within, list[Door]] | None:
    """What a list is about, where the speaker may look, and the doors it is about; none where there is nothing to list,
    which is said. `value`: of a button."""
    within = await access.allowed(talk, "see-missing")
    if within is None:
        return None
    about = asked(talk.rules, value, talk.now)
    doors = await doors_in(talk, about, within)
    if not doors and about.spot.area:  # a place that is theirs no more, or where nobody is due
        about = dataclasses.replace(about, spot=EVERYTHING, page=1)
        doors = await doors_in(talk, about, within)
    if not doors:
        talk.say("status-nobody-due", date=words.day(talk.words, talk.language, about.window.day))
        return None
    return about, within, doors


def page_of(count: int, page: int, size: int = PER_PAGE) -> tuple[int, int, slice]:
    """The page that there is nearest to the wanted one, the number of pages, and what of the list stands on it."""
    pages = max(1, -(-count // size))
    page = min(max(page, 1), pages)
    return page, pages, slice((page - 1) * size, page * size)


def where(talk: Talk, about: Asked, spot: Spot) -> str:
    """What a button carries between its name and the page."""
    return f"{tag(talk.rules, about.window)}:{spot_word(spot)}"


def turning(talk: Talk, button: str, page: int, pages: int) -> list[Choice]:
    """Buttons for the next page and the one before; `button`: what they carry before the number of the page."""
    choices = []
    if page < pages:
        choices.append(talk.choice(f"{button}:{page + 1}", "list-next"))
    if page > 1:
        choices.append(talk.choice(f"{button}:{page - 1}", "list-previous"))
    return choices


def going_up(talk: Talk, name: str, about: Asked, one: Placed) -> list[Choice]:
    """A button for the place that this one, in which `one` lies, is a part of."""
    higher = above(about.spot, one)
    if higher is None:
        return []
    id = f"{name}:{where(talk, about, higher)}:1"
    if not higher.area:
        return [talk.choice(id, "list-all")]
    return [talk.choice(id, "list-up", place=spot_name(talk, higher, one))]


def spot_name(talk: Talk, spot: Spot, one: Placed) -> Marked | str:
    """A spot in words, by a door in it; empty for everything."""
    if not spot.area:
        return ""
    name: Marked | str = one.building + (one.unit if spot.area != one.building_id else "")
    if spot.alone:
        name = talk.phrase("place-rest", place=name, more="yes")
    if spot.floor is not None:
        name = talk.phrase("place-floor", place=name, floor=spot.floor, more="yes")
    return name


def part_name(talk: Talk, part: Part[Due] | Part[Door]) -> Marked | str:
    """One of the parts of a place, as it is called there."""
    if part.kind == "floor":
        return talk.phrase("place-floor", place="", floor=part.spot.floor or 0, more="no")
    return talk.phrase("place-rest", place="", more="no") if part.kind == "rest" else part.name


def slot_name(talk: Talk, window: Window) -> Marked:
    """Which slot a list is about: 早上, or 昨天晚上."""
    today = window.day == talk.rules.local(talk.now).date()
    name = words.slot(talk.words, talk.language, window.slot)
    return talk.phrase("list-slot", day="today" if today else "yesterday", slot=name)
