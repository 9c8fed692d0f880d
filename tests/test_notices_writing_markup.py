"""What can be typed into a notice: a small, safe subset, drawn the same everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.base import plain as drawn
from bot.channels.base import runs
from handlers.notices import markup

ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
SOME = [
    "**",
    "*",
    "[",
    "](",
    ")",
    "https://a.cn/x",
    "http://",
    "核酸",
    "<b>",
    "</a>",
    "&lt;",
    "\n",
    "- ",
    " ",
    "，",
    "(",
]
PIECES = st.lists(st.sampled_from(SOME), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        ("**带证** 来", "<b>带证</b> 来"),
        ("**5*3=15**", "<b>5*3=15</b>"),
        ("- 一\n* 二\n· 三", "• 一\n• 二\n• 三"),
        ("- **一**", "• <b>一</b>"),
        ("[报名](https://a.cn/x)", '<a href="https://a.cn/x">报名</a>'),
        ("**[报名](https://a.cn/x)**", '<b><a href="https://a.cn/x">报名</a></b>'),
        ("[**报名**](https://a.cn/x)", '<a href="https://a.cn/x"><b>报名</b></a>'),
        ("**看[**报名**](https://a.cn)吧**", None),
        ("看 https://a.cn/x。好", '看 <a href="https://a.cn/x">https://a.cn/x</a>。好'),
        ("看https://a.cn/x请大家看", '看<a href="https://a.cn/x">https://a.cn/x</a>请大家看'),
        ("**https://a.cn/x**", '<b><a href="https://a.cn/x">https://a.cn/x</a></b>'),
        ("(https://a.cn/x).", '(<a href="https://a.cn/x">https://a.cn/x</a>).'),
        ("https://a.cn/x_(y)", '<a href="https://a.cn/x_(y)">https://a.cn/x_(y)</a>'),
        ("https://a.cn/?a=1&b=2", '<a href="https://a.cn/?a=1&amp;b=2">https://a.cn/?a=1&amp;b=2</a>'),
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("[点](javascript:alert(1))", "[点](javascript:alert(1))"),
        ("3 * 4 ** 5", "3 * 4 ** 5"),
    ],
)
def test_how_it_is_drawn(source: str, marked: str | None) -> None:
    found = markup.marked(source)
    assert marked is None or found == marked


@pytest.mark.parametrize(
    ("source", "broken"),
    [
        ("**带证，别忘了", "**带证，别忘了"),
        ("两行**粗\n体**", "**粗"),
        ("[点](www.a.cn)", "[点](www.a.cn)"),
        ("[点](https://a.cn", "[点](https://"),
        ("**好** 都好 [x](https://a.cn)", ""),
        ("[**报名**](https://a.cn/x)", ""),
        ("**https://a.cn/x**", ""),
        ("普通的话（见附件）[注]", ""),
    ],
)
def test_what_is_left_open_is_named(source: str, broken: str) -> None:
    found = markup.broken(source)
    assert found.startswith(broken) if broken else found == ""


@given(ANY | PIECES)
@example("[a](https://b.cn\0")
def test_there_is_no_markup_that_was_not_asked_for(source: str) -> None:
    found = markup.marked(source)
    tags = re.findall(r"<[^>]*>", found)
    assert all(re.fullmatch(r'</?b>|</a>|<a href="https?://[^"<>]*">', tag) for tag in tags)
    for name in ("b", "a"):  # closed as often as opened, never one within itself
        depth = 0
        for tag in tags:
            if re.fullmatch(rf"</?{name}(?: [^>]*)?>", tag):
                depth += -1 if tag.startswith("</") else 1
                assert depth in (0, 1)
        assert depth == 0
    if "**" not in source:
        assert "<b>" not in found
    if "http" not in source:
        assert "<a" not in found


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="*[]-·•:"), max_size=200))
def test_plain_text_survives(source: str) -> None:
    assert drawn(markup.marked(source)) == source.strip()
    assert markup.broken(source) == ""
    assert markup.plain(source) == source.strip()


@given(ANY | PIECES)
def test_what_is_counted_is_what_is_seen(source: str) -> None:
    assert markup.plain(source) == drawn(markup.marked(source))


def test_bold_within_a_link_and_a_link_within_bold_are_both() -> None:
    assert [(run.text, run.bold, run.link) for run in runs(markup.marked("**a [b](https://c.cn) d**"))] == [
        ("a ", True, ""), ("b", True, "https://c.cn"), (" d", True, ""),
    ]  # fmt: skip
