"""The rules of 体温: what people write and what it says; which slot it counts for; who is due."""

from __future__ import annotations

import importlib
import re
import sys
from datetime import date, datetime, time
from decimal import Decimal
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.chat import Slot
from handlers.temperature import is_due, next_opening, parse, standing, vocabulary
from handlers.temperature import parsing as parsing_module
from handlers.temperature.vocabulary import KINDS
from storage.accounts import Quarantine
from tests.world import RULES, SHANGHAI

NAMES = ("张三", "李四", "王芳", "John Smith", "John")

# --- what is a report -------------------------------------------------------------------------------------------------

# What was written | who value, who value (- : nobody named)
REPORTS = """
36.5 | - 36.5
 36.5  | - 36.5
36.5。 | - 36.5
３６．５ | - 36.5
36．5 | - 36.5
36,5 | - 36.5
36，5 | - 36.5
36。5 | - 36.5
36·5 | - 36.5
36. 5 | - 36.5
36.50 | - 36.5
36.55 | - 36.6
36.54 | - 36.5
36度5 | - 36.5
36度半 | - 36.5
36度 | - 36.0
36.5度 | - 36.5
36.5℃ | - 36.5
36.5 ℃ | - 36.5
36.5°C | - 36.5
36.5 °c | - 36.5
36.5C | - 36.5
36℃ | - 36.0
「36.5」 | - 36.5
“36.5” | - 36.5
(36.5) | - 36.5
36.5 ✅ | - 36.5
🌡️36.5 | - 36.5
体温36.5 | - 36.5
体温：36.5℃ | - 36.5
体温是36.5 | - 36.5
体温正常36.5 | - 36.5
报体温 36.5 | - 36.5
/temp 36.5 | - 36.5
今早36.5 | - 36.5
早上36.5 | - 36.5
今天早上 36.5 | - 36.5
晚 36.5 | - 36.5
早上好，36.5 | - 36.5
楼长您好，36.5，谢谢 | - 36.5
楼长，今早36.5 | - 36.5
您好 36.5 | - 36.5
收到，36.5 | - 36.5
刚量的36.5 | - 36.5
刚才量了，36.5 | - 36.5
已测 36.5 打卡 | - 36.5
36.5正常 | - 36.5
36.5，一切正常 | - 36.5
36.5左右 | - 36.5
大概36.5 | - 36.5
是36.5 | - 36.5
38.5 | - 38.5
34.0 | - 34.0
43.0 | - 43.0
我36.5 | 我 36.5
我的体温是36.5 | 我 36.5
本人36.5 | 我 36.5
自己 36.5 | 我 36.5
妈36.5 | 妈 36.5
我妈36.5 | 妈 36.5
我的妈妈36.5 | 妈妈 36.5
妈妈今早36.5 | 妈妈 36.5
妈妈的体温36.5 | 妈妈 36.5
孩子38度2 | 孩子 38.2
爸36.5 妈36.8 我36.5 | 爸 36.5 妈 36.8 我 36.5
爸36.5妈36.8 | 爸 36.5 妈 36.8
爸36.5、妈36.8 | 爸 36.5 妈 36.8
爸36，5，妈36，8 | 爸 36.5 妈 36.8
爸：36.5；妈：36.8。 | 爸 36.5 妈 36.8
爸36.5 妈也是36.5 | 爸 36.5 妈 36.5
爸36.5-妈36.8 | 爸 36.5 妈 36.8
爸36.5和妈36.8 | 爸 36.5 妈 36.8
张三：36.5，李四：37.4 | 张三 36.5 李四 37.4
张三，36.5，李四，37.4 | 张三 36.5 李四 37.4
张三⏎36.5⏎李四⏎37.4 | 张三 36.5 李四 37.4
张三 36.5⏎李四 37.4⏎ | 张三 36.5 李四 37.4
今早体温⏎张三36.5⏎李四37.4⏎谢谢 | 张三 36.5 李四 37.4
36.5张三 | 张三 36.5
36.5 张三，36.8 李四 | 张三 36.5 李四 36.8
我是张三36.5 | 张三 36.5
我是张三，36.5 | 张三 36.5
我张三 36.5 | 张三 36.5
爸妈都36.5 | 爸 36.5 妈 36.5
爸、妈都是36.5 | 爸 36.5 妈 36.5
我和妈都36.5 | 我 36.5 妈 36.5
我爸我妈都36.5 | 爸 36.5 妈 36.5
我爸妈都36.5，我36.7 | 爸 36.5 妈 36.5 我 36.7
Mom 36.5 | Mom 36.5
my mom 36.5 | mom 36.5
Mom: 36.5, Dad: 36.8 | Mom 36.5 Dad 36.8
mom 36.5 and dad 36.8 | mom 36.5 dad 36.8
mom and dad both 36.5 | mom 36.5 dad 36.5
mom's temp is 36.6 | mom 36.6
36.5 for mom | mom 36.5
36.5 me | 我 36.5
me 36.5 | 我 36.5
I'm 36.5 | 我 36.5
I am John Smith 36.5 | John_Smith 36.5
john smith 36.5 | john_smith 36.5
John 36.5 | John 36.5
temp 36.6 this morning | - 36.6
my temperature is 36.5 | - 36.5
my temperature today is 36.5 °C, thanks | - 36.5
Good morning, 36.5 | - 36.5
Hello! 36.5 degrees. Thank you | - 36.5
it's 36.5 now | - 36.5
about 36.5 | - 36.5
36.5 normal | - 36.5
"""

CORRECTIONS = """
更正 36.8 | - 36.8
更正：36.8 | - 36.8
更正妈36.8 | 妈 36.8
更正一下，妈妈是36.8 | 妈妈 36.8
改成36.8 | - 36.8
改为 36.8 | - 36.8
打错了，是36.8 | - 36.8
写错了 36.8 | - 36.8
不对，应该是36.8 | - 36.8
修正：张三36.8 李四36.6 | 张三 36.8 李四 36.6
correction 36.8 | - 36.8
Correction: mom 36.8 | mom 36.8
更正 |
打错了。 |
"""


def _written(table: str) -> list[tuple[str, tuple[tuple[str | None, Decimal], ...]]]:
    lines = []
    for line in table.strip("\n").splitlines():
        text, _, said = line.rpartition(" |")
        words = said.split()
        readings = tuple(
            (None if who == "-" else who.replace("_", " "), Decimal(value))
            for who, value in zip(words[::2], words[1::2], strict=True)
        )
        lines.append((text.replace("⏎", "\n"), readings))
    return lines


@pytest.mark.parametrize(("text", "readings"), _written(REPORTS))
def test_what_is_a_report(text: str, readings: tuple[tuple[str | None, Decimal], ...]) -> None:
    parsed = parse(text, NAMES)
    assert (parsed.kind, parsed.readings) == ("report", readings)


@pytest.mark.parametrize(("text", "readings"), _written(CORRECTIONS))
def test_what_is_a_correction(text: str, readings: tuple[tuple[str | None, Decimal], ...]) -> None:
    parsed = parse(text, NAMES)
    assert (parsed.kind, parsed.readings) == ("correction", readings)


# --- what is none -----------------------------------------------------------------------------------------------------

ASKED_ABOUT = """
63.5
11.22
28.5度
体温63.5
33.9
43.1
36.5？
36.5正常吗
我36.5正常吗
is 36.5 normal
36.5 is normal
is mom 36.5
36.5是正常的
正常体温是36.5
正常体温36.5
正常是36.5
normal temp is 36.5
37.3算发烧吗？
37.3以上要上报
超过37.3怎么办
不到37.0
低于37.3
听说3号楼有人38度
王医生说37.5要去医院
昨天38.5
昨晚38.5
昨天38.5今天36.5
明天36.5
36.5-36.8
36.5到36.8
36.5~36.8
爸36.5-36.8
-36.5
36.5 36.8
36.5和36.8
早36.5晚36.8
早上爸36.5晚上爸36.8
早晚36.5
爸36.5 爸36.8
都36.5
全家都36.5
爸妈36.5
爸爸妈妈都
36.5，妈36.8，爸
36.5 妈36.8
爸36.5 妈
妈呀36.5
王芳芳36.5
张三丰36.5
张三妈36.5
大爷36.5
楼长36.5
301 36.5
3-301 36.5
301室36.5
3号楼2单元301室 36.5
水温38度
室温36.5
气温36度
今天温度36度
洗澡水40度
98.6F or 36.5
36.5 his
36.5，8点量的
不是37.8是36.8
没有36.5
不36.5
不是36.5
我没36.5
36.5❓
who has 36.5
mom said 36.5 yesterday
if it is 37.5 I will call
"""

NOTHING = """
你好
谢谢
收到
爸爸
今早
正常
7点
8:30
早上7点半
11月22日
11-22
2026-11-22
138 1234 5678
13812345678
37块5
￥36.5
36.5元
$36.5
36.5%
96%
血氧98
120/80
心率72
38码拖鞋
36包
35斤
36.5斤
36个
37cm
36.5kg
36.5 kg
5楼
36路公交
192.168.36.5
36.5.1
1136.5
36.567
36, 37
365
37
1
.
三十六
①②
٣٦.٥
𝟛𝟞.𝟝
"""


@pytest.mark.parametrize("text", ASKED_ABOUT.strip("\n").splitlines())
def test_what_is_asked_about_and_not_recorded(text: str) -> None:
    parsed = parse(text, NAMES)
    assert parsed.readings == ()
    assert parsed.kind in ("unsure", "none"), text
    if re.search(r"[34]\d(?:\.\d|度)", text) and "爸爸妈妈都" not in text:
        assert parsed.kind == "unsure", text


@pytest.mark.parametrize("text", ["", " ", "\n", *NOTHING.strip("\n").splitlines()])
def test_what_has_nothing_to_do_with_a_temperature(text: str) -> None:
    parsed = parse(text, NAMES)
    assert (parsed.kind, parsed.readings) == ("none", ()), text


def test_a_text_longer_than_anybody_reports_in_is_never_recorded() -> None:
    assert parse("36.5" + " " * 600).kind == "unsure"  # what stands behind the spaces may change everything
    assert parse("36.5" + " " * 600 + "是昨天的").kind == "unsure"
    assert parse("啊" * 10_000 + "36.5").kind == "none"


# --- any text at all --------------------------------------------------------------------------------------------------

_FORMS = (
    "{w}.{t}", "{w},{t}", "{w}，{t}", "{w}。{t}", "{w}·{t}", "{w}度{t}", "{w}.{t}℃", "{w}.{t} °C", "{w}.{t}度",
    "{w}. {t}", "体温{w}.{t}", "今早 {w}.{t}", "temp {w}.{t}",
)  # fmt: skip
_FAMILY = st.lists(
    st.tuples(st.sampled_from(("张三", "李四", "王芳", "爸", "外婆", "我")), st.integers(340, 430)),
    min_size=1,
    max_size=6,
    unique_by=lambda pair: pair[0],
)
_FRAGMENTS = st.sampled_from(
    [
        *KINDS,
        *NAMES,
        "36.5",
        "36",
        "5",
        "0",
        "度",
        "半",
        "℃",
        "37,2",
        "38。1",
        "吗",
        "?",
        "昨天",
        "以上",
        "元",
        "更正",
        "ſ",
        "K",
        "İ",
    ]
)


@given(st.one_of(st.text(max_size=700), st.lists(_FRAGMENTS, max_size=30).map("".join)))
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_no_text_raises_and_every_reading_is_one_that_a_body_can_have(text: str) -> None:
    parsed = parse(text, NAMES)
    assert (parsed.kind in ("report", "correction")) or not parsed.readings
    for who, celsius in parsed.readings:
        assert Decimal("34.0") <= celsius <= Decimal("43.0")
        assert celsius == celsius.quantize(Decimal("0.1"))
        assert who is None or who == "我" or who in text
    assert len({who for who, _ in parsed.readings}) == len(parsed.readings)


@given(st.text(min_size=1, max_size=20), st.lists(_FRAGMENTS, max_size=6).map("".join))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_no_name_raises(name: str, text: str) -> None:
    parse(f"{text}{name}36.5", [name, "", " "])


@given(st.integers(340, 430), st.sampled_from(_FORMS), st.booleans())
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_each_value_in_each_way_of_writing_is_read_as_it_was_meant(tenths: int, form: str, wide: bool) -> None:
    text = form.format(w=tenths // 10, t=tenths % 10)
    if wide:
        text = text.translate({ord("0") + n: ord("０") + n for n in range(10)})
    assert parse(text).readings == ((None, Decimal(tenths) / 10),)


@given(_FAMILY, st.sampled_from((" ", "，", "\n", "；", "、", "。")))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_a_family_in_one_message_before_or_after_the_values(pairs: list[tuple[str, int]], between: str) -> None:
    meant = tuple((who, Decimal(tenths) / 10) for who, tenths in pairs)
    before = between.join(f"{who}{celsius:.1f}" for who, celsius in meant)
    after = between.join(f"{celsius:.1f}{who}" for who, celsius in meant)
    assert parse(before, NAMES).readings == meant
    assert parse(after, NAMES).readings == meant


_STRANGE = st.characters(exclude_categories=["Cs", "Zs", "Cc", "Nd"]).filter(
    lambda c: c.lower() not in KINDS and c not in "cC半度℃°º。，,·・!！:：;；.．()（）～~－" and not ("！" <= c <= "～")
)


@given(_STRANGE, st.booleans())
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_one_character_that_is_not_explained_makes_it_unsure(strange: str, front: bool) -> None:
    parsed = parse(f"{strange}36.5" if front else f"36.5{strange}")
    assert not parsed.readings, strange


# --- what it costs, by structure and not by the clock -----------------------------------------------------------------


def _repeats(tree: Any) -> list[tuple[int, int, bool]]:
    """The repeats of a pattern: least, most, and whether another stands inside."""
    found = []
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = argument
            found.append((int(least), int(most), bool(_repeats(inner))))
            found += _repeats(inner)
        elif name == "SUBPATTERN":
            found += _repeats(argument[-1])
        elif name == "BRANCH":
            for branch in argument[1]:
                found += _repeats(branch)
        elif name in ("ASSERT", "ASSERT_NOT"):
            found += _repeats(argument[1])
    return found


def test_no_pattern_can_run_away() -> None:
    grammar: Any = importlib.import_module("re._parser")
    patterns = [
        value
        for module in (parsing_module, vocabulary)
        for value in vars(module).values()
        if isinstance(value, re.Pattern)
    ]
    assert len(patterns) >= 4
    for pattern in patterns:
        for _, most, nested in _repeats(grammar.parse(pattern.pattern, pattern.flags & ~re.UNICODE)):
            assert most <= 3, pattern.pattern  # every repeat is bounded, so a match costs a bounded number of steps
            assert not nested or most == 1, pattern.pattern


@pytest.mark.parametrize(
    "unit",
    [
        "36",
        "36.5",
        "36.5 ",
        "36 ",
        "36.",
        "3",
        " ",
        "爸",
        "都",
        "更正",
        "更正 ",
        "我妈36.5",
        "36度",
        "this ",
        "-",
        "啊",
        "36.5，",
        "c",
    ],
)
def test_what_a_long_text_costs_is_bounded(unit: str) -> None:
    def steps(text: str) -> int:
        count = 0

        def step(frame: FrameType, event: str, _: object) -> Any:
            nonlocal count
            count += event in ("line", "call")
            return step

        sys.settrace(step)
        try:
            parse(text, NAMES)
        finally:
            sys.settrace(before)
        return count

    before = sys.gettrace()
    usual, long = steps((unit * 500)[:500]), steps(unit * 50_000)
    assert usual < 500 * 120
    assert long < 500 * 120


# --- which slot -------------------------------------------------------------------------------------------------------

THREE = (
    Slot("morning", time(7), time(9, 30)),
    Slot("noon", time(12), time(13)),
    Slot("evening", time(17), time(19, 30)),
)


@pytest.mark.parametrize(
    ("clock", "slots", "reported", "slot", "how"),
    [
        ("05:59", RULES.slots, "", None, "none"),
        ("06:00", RULES.slots, "", "morning", "early"),
        ("06:59", RULES.slots, "", "morning", "early"),
        ("07:00", RULES.slots, "", "morning", "open"),
        ("09:29", RULES.slots, "", "morning", "open"),
        ("09:30", RULES.slots, "", "morning", "late"),
        ("09:30", RULES.slots, "morning", None, "none"),
        ("15:59", RULES.slots, "", "morning", "late"),
        ("15:59", RULES.slots, "morning", None, "none"),
        ("16:00", RULES.slots, "", "evening", "early"),
        ("17:00", RULES.slots, "morning", "evening", "open"),
        ("19:30", RULES.slots, "morning", "evening", "late"),
        ("19:30", RULES.slots, "evening", None, "none"),
        ("23:59", RULES.slots, "", "evening", "late"),
        ("00:00", RULES.slots, "", None, "none"),
        ("10:00", THREE, "", "morning", "late"),
        ("11:00", THREE, "", "noon", "early"),
        ("13:30", THREE, "", "noon", "late"),
        ("13:30", THREE, "noon", None, "none"),
        ("10:00", THREE[::-1], "", "morning", "late"),
    ],
)
def test_which_slot_a_reading_counts_for(
    clock: str, slots: tuple[Slot, ...], reported: str, slot: str | None, how: str
) -> None:
    local = datetime.combine(date(2026, 11, 22), time.fromisoformat(clock), SHANGHAI)
    found = standing(local, slots, frozenset({reported}))
    assert (found.slot.name if found.slot else None, found.how, found.day) == (slot, how, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("moment", "day", "slot"),
    [
        ("2026-11-22T05:00", 22, "morning"),
        ("2026-11-22T07:00", 22, "evening"),
        ("2026-11-22T17:00", 23, "morning"),
        ("2026-11-22T23:59", 23, "morning"),
    ],
)
def test_which_slot_opens_next(moment: str, day: int, slot: str) -> None:
    local = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    found, opening = next_opening(local, RULES.slots)
    assert (found.day, opening.name) == (day, slot)


def test_an_hour_before_is_an_hour_that_passes_also_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    slots = (Slot("early", time(3, 30), time(5)),)
    at_half_past_one = datetime(2026, 3, 29, 1, 45, tzinfo=berlin)  # 3:30 is 45 minutes later: 2 o'clock is left out
    assert standing(at_half_past_one, slots).how == "early"
    autumn = datetime(2026, 10, 25, 2, 35, tzinfo=berlin)  # summer time still: 3:30 is 1 h 55 min away
    assert standing(autumn, slots).how == "none"
    assert standing(autumn.replace(fold=1), slots).how == "early"


def test_both_days_of_a_quarantine_count() -> None:
    quarantine = Quarantine(1, date(2026, 11, 20), date(2026, 12, 3))
    due = [day for day in (19, 20, 21, 30) if is_due(quarantine, date(2026, 11, day))]
    assert due == [20, 21, 30]
    assert is_due(quarantine, date(2026, 12, 3))
    assert not is_due(quarantine, date(2026, 12, 4))
    assert not is_due(None, date(2026, 11, 20))
