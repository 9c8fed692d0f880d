"""体温: any text at all is met with an answer, soon, and no value is made up."""

from __future__ import annotations

import importlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.temperature import parse
from handlers.temperature.parsing import numbers, people, script, tokens
from handlers.temperature.parsing.vocabulary import KINDS
from tests.test_temperature_refusals import ASKED_ABOUT, NOTHING, messages
from tests.test_temperature_reports import NAMES, REPORTS, lines

ACHIEVABLE = settings(max_examples=300, deadline=None, derandomize=True, database=None)

_DIGITS = "零一二三四五六七八九"


def _in_words(tenths: int) -> str:
    """三十六, 四十."""
    ones = tenths // 10 % 10
    return f"{_DIGITS[tenths // 100]}十{_DIGITS[ones] if ones else ''}"


# w: the whole degrees, t: the tenth, z and y: both in Chinese numerals, f: Fahrenheit
FORMS = (
    "{w}.{t}", "{w},{t}", "{w}，{t}", "{w}。{t}", "{w}·{t}", "{w} {t}", "{w}度{t}", "{w}点{t}", "{w}.{t}0", "{w}.{t}℃",
    "{w}.{t} °C", "{w}.{t}度", "{w}.{t}摄氏度", "{w}. {t}", "{w}．{t}", "{z}度{y}", "{z}点{y}", "{z}点{y}度",
    "体温{w}.{t}", "体温{w}{t}", "爸{w}{t}", "302室 {w}{t}", "今早 {w}.{t}", "temp {w}.{t}", "{w}.{t}C", "{f}F", "{f}℉",
    "华氏{f}", "体温：{w}.{t}℃，正常", "🌡️{w}.{t}", "楼长早上好，我{w}.{t}", "《{w}.{t}》", "{w}.{t}左右",
    "昨天39.9，今天{w}.{t}",
)  # fmt: skip
_FAMILY = st.lists(
    st.tuples(st.sampled_from(("张三", "李四", "王芳", "爸", "外婆", "我")), st.integers(340, 430)),
    min_size=1,
    max_size=6,
    unique_by=lambda pair: pair[0],
)
_WORDS = st.sampled_from(
    [
        *KINDS,
        *NAMES,
        *[
            "36.5",
            "36",
            "365",
            "5",
            "0",
            "度",
            "半",
            "℃",
            "37,2",
            "38。1",
            "301",
            "3-301",
            "8:30",
            "三十六",
            "ſ",
            "K",
            "İ",
            "ǅ",
            "①",
            "²",
            "٣",
            "�",
            "🌡️",
        ],
    ]
)
_PIECES = st.lists(_WORDS, max_size=30).map("".join)
_OURS = [text for text, _ in lines(REPORTS)] + messages(ASKED_ABOUT) + messages(NOTHING)


@given(st.one_of(st.text(max_size=700), _PIECES, st.lists(st.sampled_from(_OURS), max_size=4).map("".join)))
@ACHIEVABLE
def test_no_text_raises_and_every_reading_is_one_that_a_body_can_have(text: str) -> None:
    parsed = parse(text, NAMES)
    assert parsed.kind in ("report", "correction") or not parsed.readings
    assert parsed.kind != "report" or parsed.readings or parsed.symptoms or parsed.negated
    assert len(parsed.readings) == len(parsed.written) == len(parsed.rooms)
    assert not parsed.symptoms & parsed.negated
    for (who, celsius), written in zip(parsed.readings, parsed.written, strict=True):
        assert Decimal("34.0") <= celsius <= Decimal("43.0")
        assert celsius.as_tuple().exponent == -1
        assert who is None or who == written
    named = [(who, room) for (who, _), room in zip(parsed.readings, parsed.rooms, strict=True) if who]
    assert len(set(named)) == len(named)


@given(st.text(min_size=1, max_size=20), _PIECES)
@ACHIEVABLE
def test_no_name_raises(name: str, text: str) -> None:
    parse(f"{text}{name}36.5", [name, "", " "])


@given(st.integers(340, 430), st.sampled_from(FORMS), st.booleans())
@ACHIEVABLE
def test_each_value_in_each_way_of_writing_is_read_as_it_was_meant(tenths: int, form: str, wide: bool) -> None:
    text = form.format(
        w=tenths // 10,
        t=tenths % 10,
        z=_in_words(tenths),
        y=_DIGITS[tenths % 10],
        f=(Decimal(tenths) / 10 * 9 / 5 + 32).quantize(Decimal("0.01")),
    )
    if wide:
        text = text.translate({ord("0") + n: ord("０") + n for n in range(10)})
    readings = parse(text).readings
    assert [celsius for _, celsius in readings] == [Decimal(tenths) / 10], text


@given(_FAMILY, st.sampled_from((" ", "，", "\n", "；", "、", "。", "")))
@ACHIEVABLE
def test_a_family_in_one_message_before_or_after_the_values(pairs: list[tuple[str, int]], between: str) -> None:
    meant = [(who, Decimal(tenths) / 10) for who, tenths in pairs]
    assert parse(between.join(f"{who}{celsius:.1f}" for who, celsius in meant), NAMES).readings == meant
    assert parse(between.join(f"{celsius:.1f}{who}" for who, celsius in meant), NAMES).readings == meant


_STRANGE = st.characters(categories=["Lo"], min_codepoint=0x4E00, max_codepoint=0x9FFF).filter(lambda c: c not in KINDS)


@given(st.lists(_STRANGE, min_size=4, max_size=8).map("".join))
@ACHIEVABLE
def test_words_that_we_do_not_know_right_before_a_bare_number_make_it_unsure(strange: str) -> None:
    assert not parse(f"{strange}36.5").readings


_MARKS = st.sampled_from(("😷", "👍🏽", "👨‍👩‍👧", "🌹", "❤️", "🇨🇳", "🤒️", "\u200b", "\ufeff"))


@given(
    st.sampled_from(_OURS),
    _MARKS,
    st.booleans(),
)
@ACHIEVABLE
def test_emoji_and_invisible_marks_around_it_change_nothing(text: str, mark: str, front: bool) -> None:
    assert parse(f"{mark}{text}" if front else f"{text}{mark}", NAMES) == parse(text, NAMES)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_how_unicode_is_composed_changes_nothing(form: str) -> None:
    for text in ("体温３６．５℃", "André 36.5", "36.5°C", "媽媽36.5"):
        composed = unicodedata.normalize(form, text)  # type: ignore[arg-type]
        assert parse(composed, ["André", "媽媽"]).readings == parse(text, ["André", "媽媽"]).readings


# --- what it costs, by structure and by steps, not by the clock -------------------------------------------------------

_MODULES = (numbers, people, script, tokens)


def _repeats(tree: Any) -> Iterator[tuple[bool, int]]:
    """The repeats of a pattern: whether it has no end, and how often what stands around it may come."""
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, inner = argument
            yield most > 1_000, 1
            yield from ((endless, max(around, int(most))) for endless, around in _repeats(inner))
        elif name == "SUBPATTERN":
            yield from _repeats(argument[-1])
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _repeats(branch)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(argument[1])


def test_no_pattern_can_run_away() -> None:
    grammar: Any = importlib.import_module("re._parser")
    patterns = [value for module in _MODULES for value in vars(module).values() if isinstance(value, re.Pattern)]
    assert len(patterns) > 10
    for pattern in patterns:
        for endless, around in _repeats(grammar.parse(pattern.pattern, pattern.flags & ~re.UNICODE)):
            assert not endless or around == 1, pattern.pattern  # no endless repeat within a repeat


def _steps(text: str) -> int:
    """How many lines of ours run for a text."""
    count = 0

    def step(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event in ("line", "call")
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        parse(text, NAMES)
    finally:
        sys.settrace(before)
    return count


_UNITS = (
    "36/36.5/36./3/爸/都/更正/我妈36.5/36度/-/啊/36.5，/c/1./1-/12:/一/三十/36度五/王/、/没有、/咳嗽、/,/a'/🌡️/①/1️⃣"
    "/3号楼/昨天/体温/301/365/张三/王五/Tom /36.5～/隔壁/水/的/36.5 /36 /更正 /this /no /the / /\n/\u200b/爸 /36.5\n"
    "/301 36.5\n"
)


@pytest.mark.parametrize("unit", [*_UNITS.split("/"), "1/"])
def test_what_a_long_text_costs_grows_no_faster_than_the_text(unit: str) -> None:
    short, usual = _steps((unit * 250)[:250]), _steps((unit * 500)[:500])
    assert usual < 2.5 * short + 500
    assert usual < 500 * 200
    assert _steps((unit * 10_000)[:10_000]) < 2_000 * 200
