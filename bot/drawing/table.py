"""The table: how many have read something, building by building, a bar for each, to be read on a phone.

The drawing comes as plain data, with all its words (handlers/notices/coverage/tables.py): `title`; `about`, the line
below it; `words` of the three columns; `rows`, each with a name, the counts `all`, `read`, `told`, `unknown`, and in
words `size` and `by`, how many there are and what reaches them; `total`, such a row or none; `rest`, what is said of
rows that are not shown.
"""

from __future__ import annotations

import io
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bot.drawing.paper import ALARM, FINE, GREEN, INK, LARGE, LINE, QUIET, SMALL, STRIPE, WIDTH, shortened, size

_EDGE = 12
_ROW = 46  # units
_HEAD = 94
_BAR = (92, 212)  # from, to
_COLUMNS = (("read", 256), ("told", 302), ("unknown", WIDTH - _EDGE))  # where the digits of each end
_TINY = 12  # of what one looks up, and does not read
_LOOKS: dict[str, dict[str, Any]] = {
    "read": {"facecolor": GREEN, "edgecolor": GREEN},
    "told": {"facecolor": "white", "edgecolor": GREEN, "hatch": "////////"},
    "unknown": {"facecolor": "white", "edgecolor": ALARM},
}


def draw(drawing: dict[str, Any]) -> bytes:
    """The picture as PNG."""
    rows = [*drawing["rows"], *([drawing["total"]] if drawing["total"] else [])]
    height = _HEAD + len(rows) * _ROW + (26 if drawing["rest"] else 0) + 8
    figure = Figure(figsize=(WIDTH / 100, height / 100), dpi=100 * FINE, facecolor="white")
    page = figure.add_axes((0, 0, 1, 1))
    page.set_xlim(0, WIDTH)
    page.set_ylim(height, 0)
    page.set_axis_off()
    _say(page, _EDGE, 24, shortened(drawing["title"], (WIDTH - 2 * _EDGE) / LARGE * 2), units=LARGE)
    _say(page, _EDGE, 46, shortened(drawing["about"], (WIDTH - 2 * _EDGE) / SMALL * 2), colour=QUIET)
    for name, right in _COLUMNS:
        _say(page, right, 84, drawing["words"][name], ha="right", units=_TINY)
        page.add_patch(Rectangle((right - 22, 60), 22, 9, linewidth=size(1.4), **_LOOKS[name]))
    top = float(_HEAD)
    for number, row in enumerate(drawing["rows"]):
        _row(page, top, row, shaded=number % 2 == 0)
        top += _ROW
    if drawing["rest"]:
        _say(page, _EDGE, top + 18, drawing["rest"], colour=QUIET)
        top += 26
    if drawing["total"]:
        page.plot((_EDGE, WIDTH - _EDGE), (top, top), color=INK, linewidth=1)
        _row(page, top, drawing["total"], shaded=False)
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _row(page: Axes, top: float, row: dict[str, Any], *, shaded: bool) -> None:
    if shaded:
        page.add_patch(Rectangle((0, top), WIDTH, _ROW, facecolor=STRIPE, linewidth=0))
    _say(page, _EDGE, top + 20, shortened(row["name"], (_BAR[0] - _EDGE - 14) / SMALL * 2))
    left, right = _BAR
    page.add_patch(Rectangle((left, top + 9), right - left, 12, facecolor="white", edgecolor=LINE, linewidth=size(1)))
    at = float(left)
    for name, _ in _COLUMNS:
        wide = (right - left) * row[name] / max(row["all"], 1)
        if wide:
            page.add_patch(Rectangle((at, top + 9), wide, 12, linewidth=size(1.4), **_LOOKS[name]))
        at += wide
    for name, end in _COLUMNS:
        strong = name == "unknown" and row[name] > 0
        _say(page, end, top + 20, str(row[name]), ha="right", colour=ALARM if strong else INK)
    about = shortened(f"{row['size']} · {row['by']}", (WIDTH - 2 * _EDGE) / _TINY * 2 - 2)
    _say(page, _EDGE, top + 38, about, units=_TINY, colour=QUIET)


def _say(
    page: Axes, x: float, y: float, text: str, *, units: float = SMALL, colour: str = INK, ha: str = "left"
) -> None:
    page.text(x, y, text, fontsize=size(units), color=colour, ha=ha, va="baseline")
