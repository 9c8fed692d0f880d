"""The curve: what a household measured over the days, a panel for each person, to be read on a phone.

The drawing comes as plain data, with all its words (handlers/temperature/curve.py): `days`, the label of each day;
`fever`, °C; `low` and `high`, the scale; `words`; `people`, each with a name, the `newest` in words, `points` [x, °C,
whether a fever], and the x of what is `missing` and `excused`. x is counted in days: 0.5 is the middle of the first.
"""

from __future__ import annotations

import io
from math import nan
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from bot.drawing.paper import ALARM, FINE, GREEN, INK, LARGE, LINE, QUIET, SMALL, STRIPE, WIDTH, shortened, size


def draw(drawing: dict[str, Any]) -> bytes:
    """The picture as PNG."""
    people = drawing["people"]
    columns = 1 if len(people) <= 3 else 2
    rows = -(-len(people) // columns)
    each = 200 if len(people) == 1 else 144
    entries = _entries(drawing)
    title, legend = 32, 10 + 22 * -(-len(entries) // 2)
    height = title + rows * each + legend
    figure = Figure(figsize=(WIDTH / 100, height / 100), dpi=100 * FINE, facecolor="white")
    figure.text(12 / WIDTH, 1 - 20 / height, drawing["words"]["title"], fontsize=size(LARGE), va="baseline")
    for number, person in enumerate(people):
        column, row = number % columns, number // columns
        left = 34 if column == 0 else 8
        width = WIDTH / columns - left - 14
        bottom = height - title - (row + 1) * each + 26
        panel = figure.add_axes(
            ((column * WIDTH / columns + left) / WIDTH, bottom / height, width / WIDTH, (each - 52) / height)
        )
        _panel(panel, drawing, person, width, scale=column == 0)
    figure.legend(
        handles=entries, loc="lower left", bbox_to_anchor=(6 / WIDTH, 4 / height), ncols=2, frameon=False,
        fontsize=size(SMALL), handlelength=1.5, handletextpad=0.5, columnspacing=1, borderpad=0.2, labelspacing=0.45,
    )  # fmt: skip
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _panel(panel: Axes, drawing: dict[str, Any], person: dict[str, Any], width: float, *, scale: bool) -> None:
    days, low, high = drawing["days"], drawing["low"], drawing["high"]
    floor = low - (high - low) * 0.16  # the base line, on which what is missing stands
    panel.set_xlim(0, len(days))
    crowned = _has_fever(drawing)  # its value stands above it; all panels have the same scale
    panel.set_ylim(floor - (high - low) * 0.12, high + (high - low) * (0.4 if crowned else 0.1))
    for day in range(0, len(days), 2):
        panel.axvspan(day, day + 1, color=STRIPE, linewidth=0, zorder=0)
    panel.axhline(floor, color=LINE, linewidth=1, zorder=1)
    panel.axhline(drawing["fever"], color=ALARM, linewidth=1.2, linestyle=(0, (5, 3)), zorder=1)
    _points(panel, person, len(days))
    _marks(panel, person["missing"], floor, "o", INK)
    _marks(panel, person["excused"], floor, "D", QUIET)

    panel.set_title(shortened(person["name"], (width - 72) / 9), loc="left", fontsize=size(LARGE), pad=size(6))
    panel.set_title(person["newest"], loc="right", fontsize=size(SMALL), pad=size(6), color=QUIET)
    every = max(1, -(-len(days) * 36 // round(width)))  # a label needs some 36 units
    shown = range(len(days) - 1, -1, -every)  # counted from today, which is always named
    panel.set_xticks([day + 0.5 for day in shown], [days[day] for day in shown], fontsize=size(SMALL), color=INK)
    whole = [degree for degree in range(30, 46) if low <= degree <= high]
    panel.set_yticks(whole, [str(degree) for degree in whole] if scale else [], fontsize=size(SMALL), color=INK)
    panel.grid(axis="y", color=LINE, linewidth=0.6)
    panel.set_axisbelow(True)
    panel.tick_params(length=0, pad=size(4))
    for side in panel.spines.values():
        side.set_visible(False)


def _points(panel: Axes, person: dict[str, Any], days: int) -> None:
    """The readings. The line stops where one is missing: nobody knows what was there."""
    points = person["points"]
    gaps = [(x, nan) for x in person["missing"] + person["excused"]]
    line = sorted([(x, y) for x, y, _ in points] + gaps)
    normal = [(x, y) for x, y, fever in points if not fever]
    high = [(x, y) for x, y, fever in points if fever]
    small = 4.2 if days > 7 else 5.2
    panel.plot(*_apart(line), color=GREEN, linewidth=1.6, zorder=3)
    panel.plot(*_apart(normal), "o", color=GREEN, markersize=small, zorder=4, clip_on=False)
    panel.plot(*_apart(high), "^", color=ALARM, markersize=small + 4, zorder=5, clip_on=False)
    if high:
        x, y = max(high, key=lambda point: point[1])
        panel.annotate(
            f"{y:.1f}", (x, y), (0, size(9)), textcoords="offset points", fontsize=size(SMALL), color=ALARM,
            ha="right" if x > days * 0.85 else "left" if x < days * 0.15 else "center", zorder=6,
        )  # fmt: skip


def _apart(points: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]


def _marks(panel: Axes, places: list[float], floor: float, shape: str, colour: str) -> None:
    panel.plot(
        places, [floor] * len(places), shape, markerfacecolor="white", markeredgecolor=colour, markeredgewidth=1.3,
        markersize=5.2, zorder=4, clip_on=False,
    )  # fmt: skip


def _entries(drawing: dict[str, Any]) -> list[Line2D]:
    """The legend: what every picture has, and of the rest what this one has."""
    words, people = drawing["words"], drawing["people"]
    hollow: dict[str, Any] = {"linestyle": "", "markerfacecolor": "white", "markeredgewidth": 1.3, "markersize": 6}
    entries = [
        Line2D([], [], color=GREEN, marker="o", markersize=5, label=words["value"]),
        Line2D([], [], color=ALARM, linestyle=(0, (5, 3)), linewidth=1.2, label=words["line"]),
    ]
    if _has_fever(drawing):
        entries.append(Line2D([], [], color=ALARM, linestyle="", marker="^", markersize=8, label=words["fever"]))
    if any(person["missing"] for person in people):
        entries.append(Line2D([], [], marker="o", markeredgecolor=INK, label=words["missing"], **hollow))
    if any(person["excused"] for person in people):
        entries.append(Line2D([], [], marker="D", markeredgecolor=QUIET, label=words["excused"], **hollow))
    return entries


def _has_fever(drawing: dict[str, Any]) -> bool:
    return any(fever for person in drawing["people"] for _, _, fever in person["points"])
