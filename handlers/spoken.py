"""Numbers, weekdays, months and parts of the day as people say them, for all who read what was typed. Rules."""

from __future__ import annotations

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"两": 2, "日": 7, "天": 7}
ENGLISH = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}  # fmt: skip
ENGLISH_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
ENGLISH_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
HALVES = {"半": 30, "一刻": 15, "三刻": 45, "1刻": 15, "3刻": 45, "2刻": 30}
LATE = ("下午", "午后", "傍晚", "晚上", "晚间", "夜里", "晚")  # an hour before 12 behind these is one after noon


def number(word: str) -> int:
    """8, 八, 十二, 两百, eight; 0 where it is none."""
    if word.isascii():
        return int(word) if word.isdigit() else ENGLISH.get(word.lower(), 0)
    total, digit = 0, 0
    for character in word:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = digit * 10 + DIGITS.get(character, 0)
    return total + digit
