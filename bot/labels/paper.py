"""Pages to print: labels, three by eight on A4, and the list of whoever carries."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handlers.chat import Words
from handlers.rules import Rules
from handlers.supplies.door import tables, tokens, walk
from handlers.supplies.door.loading import Load
from storage.vault import Vault

_A_PAGE = 24  # labels of 70 by 37 mm, as they are sold


@dataclass(frozen=True, slots=True)
class Label:
    """One label. `where`: the address without the room."""

    where: str
    room: str
    number: str
    things: str
    qr: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """One order of a door on the list; of its further orders `number` is empty."""

    number: str
    where: str
    room: str
    order: int
    things: str
    note: str


class Pages:
    """Draws them."""

    def __init__(self, rules: Rules, texts: Words) -> None:
        self._rules = rules
        self._texts = texts
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent.parent / "templates"), autoescape=True,
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip

    def say(self, language: str) -> Callable[..., str]:
        """The phrase book in a language, as plain text."""
        return lambda phrase, **values: html.unescape(self._texts(language, phrase, **values))

    def draw(self, template: str, language: str, **values: object) -> str:
        """A page as HTML."""
        return self._templates.get_template(template).render(say=self.say(language), language=language, **values)

    def labels(self, load: Load, language: str, vault: Vault) -> str:
        """The labels of a load, a building after the other, each beginning a sheet, by room and nothing else: what lies
        about in a lobby does not tell in which order doors are walked to."""
        sheets = []
        for building, stops in tables.buildings(load):
            if building:
                made = [
                    self._label(load, stop, order_number, language, vault)
                    for stop in walk.by_room(stops) for order_number in range(len(stop.orders))
                ]  # fmt: skip
                sheets += [made[start : start + _A_PAGE] for start in range(0, len(made), _A_PAGE)]
        title = tables.title_of(self._texts, self._rules, language, load, "labels")
        return self.draw("labels.html", language, title=title, sheets=sheets)

    def _label(self, load: Load, stop: walk.Stop, which: int, language: str, vault: Vault) -> Label:
        order = stop.orders[which]
        say = self.say(language)
        token = tokens.label_token(vault, order.id, self._rules.local(load.round_at or load.at).date())
        things = html.unescape(tables.things_of(self._texts, language, order, load.lines))
        return Label(
            " ".join(part for part in (stop.building, stop.unit) if part), stop.room,
            say("door-paper-number", number=order.id), things or say("door-things-of", kind=order.kind),
            _qr(f"{self._rules.public_url.rstrip('/')}/d/{token}"),
        )  # fmt: skip

    def carry(self, load: Load, language: str) -> str:
        """The list, a building a sheet, what is fetched on the last."""
        say = self.say(language)
        parts = []
        for building, stops in tables.buildings(load):
            name = building or say("door-sheet-rubbish")
            how = say("door-sheet-how", count=len(stops), rubbish="no" if building else "yes")
            parts.append((name, how, self._rows(load, stops, language, building)))
        title = tables.title_of(self._texts, self._rules, language, load, "list")
        return self.draw("carry_list.html", language, title=title, parts=parts)

    def _rows(self, load: Load, stops: Sequence[walk.Stop], language: str, building: str) -> list[Row]:
        say = self.say(language)
        rows = []
        for number, stop in enumerate(stops, 1):
            for place, order in enumerate(stop.orders):
                things = html.unescape(tables.things_of(self._texts, language, order, load.lines))
                rows.append(
                    Row(
                        "" if place else str(number), stop.unit if building else stop.building + stop.unit, stop.room,
                        order.id, things or say("door-things-of", kind=order.kind),
                        tables.notes_of(order, load.lines),
                    )
                )  # fmt: skip
        return rows


def _qr(link: str) -> Markup:
    code = segno.make(link, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True, border=2))  # noqa: S704  drawn by segno, nothing of ours in it
