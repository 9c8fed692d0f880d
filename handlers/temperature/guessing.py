"""What a number that we did not dare to write down may have been: we ask, with buttons, and never guess silently."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from handlers.chat import Talk
from handlers.temperature import buttons
from handlers.temperature.doors import names_of, parts_of
from handlers.temperature.parsing import HIGHEST, LOWEST, people_in
from handlers.temperature.slots import tag, window
from storage.accounts import Speaker

_NUMBER = re.compile(r"(?<![0-9.])([0-9]{1,3})(?:[.,·]([0-9]{1,2}))?(?![0-9.])")
_MOST = 3
_LIKELY = (Decimal("35.0"), Decimal("42.0"))  # a slip is mended only to what people really have


def guesses(text: str) -> list[tuple[str, Decimal]]:
    """What each number may have been, with the number as it was written: itself where it can be a temperature, else
    degrees Fahrenheit (98.6), or with the point put where it belongs (365, 3.65), the digits turned round (63.5), the
    first one wrong (26.5)."""
    plain = unicodedata.normalize("NFKC", text[:200]).replace("。", ".")
    found: dict[Decimal, str] = {}
    for number in _NUMBER.finditer(plain):
        value = _guess(number[1], number[2] or "")
        if value is not None:
            found.setdefault(value, number[0])
    return [(written, value) for value, written in found.items()][:_MOST]


def _guess(whole: str, after: str) -> Decimal | None:
    digits, exact = whole + after, Decimal(f"{whole}.{after or 0}")
    fahrenheit = (exact - 32) * 5 / 9
    for value in (exact, fahrenheit) if after else ():
        if LOWEST <= value <= HIGHEST:
            return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if len(digits) != 3:
        return None
    turned = digits[1] + digits[0] + digits[2]
    for mended in (digits, turned, "3" + digits[1:]):
        value = Decimal(int(mended)).scaleb(-1)
        if _LIKELY[0] <= value <= _LIKELY[1]:
            return value
    return None


def ask(talk: Talk, speaker: Speaker) -> None:
    """Ask what was meant: with the values it may have been as buttons, where it is clear whose it would be."""
    writer = speaker.person or (speaker.people[0] if len(speaker.people) == 1 else None)
    spoken_of = people_in(talk.text, names_of(speaker))
    others = any(writer is None or one not in (writer.name, *parts_of(writer.name)) for one in spoken_of)
    found = guesses(talk.text)
    if writer is None or others or not found:
        talk.say("temperature-unsure")
        return
    today = talk.rules.local(talk.now).date()
    which = tag(talk.rules, window(talk.rules.zone, today, talk.rules.slots[0]))
    choices = buttons.some("temp", which, writer.id, [value for _, value in found])
    again = talk.choice("rewrite", "choice-rewrite")
    if len(found) == 1:
        (written, value), *_ = found
        talk.say("temperature-guess", written=written, value=value, choices=(*choices, again))
    else:
        talk.say("temperature-guesses", name=writer.name, choices=(*choices, again))
