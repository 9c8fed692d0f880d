"""Cutting long texts: every piece fits, nothing but white space is lost, nothing that belongs together is parted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.base import Run, clean, mark, plain, runs, split, utf8_bytes, utf16_units

Length = Callable[[str], int]
LENGTHS = [len, utf16_units, utf8_bytes]

# Letters, Chinese, places to cut, what must be escaped, and what sticks to its neighbour.
PIECES = [
    "a", "B", "7", "体", "温", " ", "\n", "\n\n", "　", "。", "，", ". ", "<", ">", "&", "&amp;", "<b>", "</b>", "</a>",
    "😀", "👨‍👩‍👧‍👦", "👍🏽", "❤️", "1️⃣", "🇨🇳", "🇬🇧", "é", "e\u0301", "\u200d", "𠮷", "한", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
FREE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
DRAWN = st.builds(
    Run, st.one_of(WORDS, FREE), st.booleans(), st.sampled_from(["", "https://t.me/x?a=1&b=2", 'http://"<x>"'])
)
MARKED = st.lists(DRAWN, max_size=6).map(lambda drawn: "".join(map(mark, drawn)))
ANYTHING = st.one_of(MARKED, WORDS, st.text(max_size=200))

# One sign as its reader sees it: a base with all that sticks to it.
SIGN = re.compile(
    "[🇦-🇿]{2}|.\u20e3|(?:.[\ufe0f\u0301🏻-🏿\U000e0020-\U000e007f]*)(?:\u200d.[\ufe0f🏻-🏿]*)*", re.DOTALL
)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def balanced(marked: str) -> bool:
    """Whether every mark that is opened is closed again, innermost first."""
    depth: list[str] = []
    for closing, name in re.findall(r"<(/?)([ab])(?: [^<>]*)?>", marked):
        if not closing:
            depth.append(name)
        elif not depth or depth.pop() != name:
            return False
    return not depth


@given(marked=ANYTHING, limit=st.integers(8, 80), length=st.sampled_from(LENGTHS))
def test_every_piece_fits_and_nothing_but_white_space_is_lost(marked: str, limit: int, length: Length) -> None:
    pieces = split(marked, limit, length)
    assert pieces
    assert all(length(plain(piece)) <= limit for piece in pieces)
    assert bare("".join(map(plain, pieces))) == bare(plain(marked))
    assert all(balanced(piece) for piece in pieces)
    if len(pieces) > 1:
        assert all(bare(plain(piece)) for piece in pieces)  # Telegram refuses a message of nothing but white space


@given(marked=MARKED, limit=st.integers(8, 80), length=st.sampled_from(LENGTHS))
def test_how_it_is_drawn_survives_the_cuts(marked: str, limit: int, length: Length) -> None:
    def drawn(marked: str) -> list[tuple[str, bool, str]]:
        return [(char, run.bold, run.link) for run in runs(marked) for char in run.text if not char.isspace()]

    assert [one for piece in split(marked, limit, length) for one in drawn(piece)] == drawn(marked)


@given(text=st.text(max_size=200))
def test_what_fits_is_not_cut_and_not_changed(text: str) -> None:
    marked = mark(Run(text))
    assert list(map(plain, split(marked, 4096, utf16_units))) == [text]


@given(st.lists(st.sampled_from([*"ab体😀", "👨‍👩‍👧‍👦", "👍🏽", "❤️", "1️⃣", "🇨🇳", "🇬🇧", "e\u0301"]), max_size=80))
def test_no_sign_is_cut_where_a_piece_can_hold_it(signs: list[str]) -> None:
    pieces = split("".join(signs), 12, utf16_units)
    assert [sign for piece in pieces for sign in SIGN.findall(piece)] == SIGN.findall("".join(signs))


def test_a_sign_longer_than_a_piece_is_cut_all_the_same() -> None:
    zalgo = "e" + "\u0301" * 100
    pieces = split(zalgo, 16, utf16_units)
    assert "".join(pieces) == zalgo
    assert all(len(piece) <= 16 for piece in pieces)


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("", 8, [""]),
        ("   ", 8, ["   "]),
        (" " * 20, 8, [""]),
        ("体温请私下发", 8, ["体温请私下发"]),
        ("早上好\n\n请报体温，谢谢", 10, ["早上好\n\n请报体温，", "谢谢"]),  # a paragraph ends too early: next best
        ("早上好呀\n\n请报体温。谢谢", 10, ["早上好呀", "请报体温。谢谢"]),
        ("第一行字字\n二。行字字字", 10, ["第一行字字", "二。行字字字"]),
        ("量好了。请发给我，谢谢您", 10, ["量好了。请发给我，", "谢谢您"]),
        ("one two three", 9, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),  # the space after "two" need not fit
        ("Hi all. Stay in", 10, ["Hi all.", "Stay in"]),
        ("abcdefgh。ijk", 9, ["abcdefgh。", "ijk"]),
        ("37.5,36.5,38.5", 8, ["37.5,36.", "5,38.5"]),  # no sensible place
        ("abcdefgh\n\n\n   ijk", 8, ["abcdefgh", "ijk"]),
        ("  <b>abcdefgh ijk</b>", 12, ["  <b>abcdefgh</b>", "<b>ijk</b>"]),
        ('<a href="http://x/?a=1&amp;b=2">abcdefgh ijk</a>', 8,
         ['<a href="http://x/?a=1&amp;b=2">abcdefgh</a>', '<a href="http://x/?a=1&amp;b=2">ijk</a>']),
        ("&lt;b&gt; &amp;&amp; &lt;i&gt;", 8, ["&lt;b&gt; &amp;&amp;", "&lt;i&gt;"]),
        ("<b>never closed", 20, ["<b>never closed</b>"]),
        ("<i>not ours</i>", 99, ["&lt;i&gt;not ours&lt;/i&gt;"]),
    ],
)  # fmt: skip
def test_it_is_cut_at_a_sensible_place(text: str, limit: int, pieces: list[str]) -> None:
    assert split(text, limit, len) == pieces


@pytest.mark.parametrize("sign", ["x", "体", "😀", "<b>x</b>", "<a ", "\u0301", "🇨", "体。", "\n"])
@settings(deadline=None)
@given(limit=st.sampled_from([8, 100, 4096]))
def test_a_hundred_thousand_characters_take_no_longer_than_their_number(sign: str, limit: int) -> None:
    """Counted in characters that are measured, not in time: a quadratic way measures a hundred times as many."""
    measured = 0

    def length(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return utf16_units(text)

    text = sign * (100_000 // len(sign))
    split(text, limit, length)
    assert measured < 40 * len(text)


def test_telegrams_own_limit_in_emoji_and_chinese() -> None:
    for sign in ("😀", "体", "𠮷"):
        pieces = split(sign * 10_000, 4096, utf16_units)
        assert [utf16_units(piece) for piece in pieces[:-1]] == [4096] * (len(pieces) - 1)
        assert "".join(pieces) == sign * 10_000


def test_what_no_database_takes_becomes_a_space() -> None:
    assert clean("a\0b\ud800c\udfffd") == "a b c d"
    assert clean("体温 36.5 👍🏽") == "体温 36.5 👍🏽"


def test_marks_and_escapes_are_read_as_they_were_written() -> None:
    marked = '1 &lt; 2 <b>bold &amp;lt;</b> <a href="http://x/?a&amp;b">here</a> <u>'
    assert list(runs(marked)) == [
        Run("1 < 2 "), Run("bold &lt;", bold=True), Run(" "), Run("here", link="http://x/?a&b"), Run(" <u>"),
    ]  # fmt: skip
    assert plain(marked) == "1 < 2 bold &lt; here <u>"
