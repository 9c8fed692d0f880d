"""What all pictures share: the type, the colours, and that they are 360 units wide, as a phone is, drawn three times as
fine. Nothing is told by colour alone."""

from __future__ import annotations

import matplotlib as mpl
from matplotlib.font_manager import fontManager, ttfFontProperty
from matplotlib.ft2font import FT2Font
from noto_cjk_sans_otc import FONT_PATH

WIDTH = 360  # units; a unit is a hundredth of matplotlib's inch
FINE = 3  # pixels for each of them
LARGE, SMALL = 16, 14  # units of a line; a chat shows the picture at some nine tenths of the phone's width

INK = "#1d2b24"
QUIET = "#5d6a63"
LINE = "#d8ddd9"
STRIPE = "#f4f6f4"
GREEN = "#0f6b4f"
ALARM = "#b3261e"

_FAMILY = "Noto Sans CJK SC"  # the collection's first face has the Japanese forms of the characters
_POINTS = 0.72  # matplotlib's points for each unit


def size(units: float) -> float:
    """Units as matplotlib's points."""
    return units * _POINTS


def shortened(text: str, room: float) -> str:
    """Text that has room for so many digits; a Chinese character is twice as wide as one."""
    kept = ""
    for character in text:
        room -= 2 if character > "\u2e7f" else 1
        if room < 0:
            return kept.rstrip() + "…"
        kept += character
    return kept


def _take_font() -> None:
    for index in range(FT2Font(str(FONT_PATH)).num_faces):
        face = FT2Font(str(FONT_PATH), face_index=index)
        if face.family_name == _FAMILY:
            fontManager.ttflist.append(ttfFontProperty(face))
            return
    raise LookupError(_FAMILY)


_take_font()
mpl.rcParams.update({
    "font.family": [_FAMILY, "DejaVu Sans"],
    "text.parse_math": False,  # a name is a name, also one with a $ in it
    "axes.unicode_minus": False,
    "text.color": INK,
    "hatch.linewidth": 1.2,
})  # fmt: skip
