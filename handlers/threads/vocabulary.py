"""What people write when there is nothing to answer, and how they name days: rules."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

# Said after an answer, it is no new question. What may be an answer itself (可以, 行, 对, yes) is not among it.
_THANKS = (
    r"好(?:的|嘞|哒|呢|呀|吧)*|嗯+|哦+|噢+|知道(?:了|啦)?|明白(?:了|啦)?|收到(?:了|啦)?|了解(?:了|啦)?|晓得(?:了|啦)?"
    r"|(?:太|真|非常|十分)?(?:谢)+(?:您|你|啦|了|楼长|大家|医生|老师|师傅|你们|您们)*|(?:太|真|非常|十分|万分)?感谢(?:您|你|了|啦|楼长)*"
    r"|多谢(?:您|你|了|啦)*|(?:您|你|大家)?辛苦(?:了|啦|您|你|楼长)*|(?:给)?(?:您|你)?(?:添)?麻烦(?:了|啦|您|你)*|不客气|不用谢"
    r"|再见|晚安|ok(?:ay)?|thanks?|thx|thank (?:you|u)|very much|so much|a lot|got it|noted|i see|all ?right"
    r"|understood|great|good night|bye"
)
_ALL_THANKS = re.compile(rf"(?:(?:{_THANKS})\s*)+", re.IGNORECASE)
_THANKFUL = frozenset("👍🙏👌❤💐🌹😊😄😀🙂🤝✅💪👏🎉😁🥰😘🫡👋☺🌷🌸💗♥🌞")
_APART = re.compile(r"[\W_]+")

_DAYS = {
    "今天": 0, "昨天": 1, "前天": 2, "today": 0, "yesterday": 1,
}  # fmt: skip
_DATE = re.compile(
    r"(?<![\d/.-])(?:(\d{4})[-/.年])?(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|号)?(?![\d/.-])|(" + "|".join(_DAYS) + ")",
    re.IGNORECASE,
)


def is_thanks(text: str) -> bool:
    """Whether somebody says thank you, or that they have understood, and nothing else; a lone 👍 says so, too."""
    bare = _APART.sub(" ", text).strip()
    if not bare:
        signs = {character for character in text if unicodedata.category(character) == "So"}
        return bool(signs) and signs <= _THANKFUL
    return _ALL_THANKS.fullmatch(bare) is not None


def says_nothing(text: str) -> bool:
    """Whether there is neither a word nor a sign (🤒) in it that anybody could answer."""
    return not _APART.sub("", text) and not any(unicodedata.category(character) == "So" for character in text)


def day_in(text: str, today: date) -> tuple[str, date | None]:
    """A question with the day taken out of it: 「502 11-20」 → 502 and 20 November, this year's or the last one's.
    None where no day is named; numbers that are all there is are a door."""
    text = text.strip(" ？?。.「」")
    for found in _DATE.finditer(text):
        rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ，,。的")
        if not rest:
            continue
        if found[4]:
            return rest, today - timedelta(days=_DAYS[found[4].lower()])
        month, day = int(found[2]), int(found[3])
        for year in [int(found[1])] if found[1] else [today.year, today.year - 1]:
            try:
                named = date(year, month, day)
            except ValueError:
                continue
            if named <= today or found[1]:
                return rest, named
    return text, None
