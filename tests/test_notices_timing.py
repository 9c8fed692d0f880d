"""When a notice goes out: what people type, the moments of a rule, and the rule in words."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.notices import timing
from handlers.notices.timing import NotATime, When, workdays
from tests.world import RULES, SHANGHAI, TEXTS

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=SHANGHAI)  # a Wednesday
BERLIN = dataclasses.replace(RULES, zone=ZoneInfo("Europe/Berlin"))


def local(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("现在", "2026-11-25 10:00"),
        ("马上", "2026-11-25 10:00"),
        ("立刻发", "2026-11-25 10:00"),
        ("right now", "2026-11-25 10:00"),
        ("明天早上8点", "2026-11-26 08:00"),
        ("请于明天早上八点发送。", "2026-11-26 08:00"),
        ("請於明天上午8點發送", "2026-11-26 08:00"),
        ("后天下午三点半", "2026-11-27 15:30"),
        ("今晚七点", "2026-11-25 19:00"),
        ("明早8点", "2026-11-26 08:00"),
        ("大后天中午", "2026-11-28 12:00"),
        ("周五 18:00", "2026-11-27 18:00"),
        ("周三 9:30", "2026-12-02 09:30"),
        ("周三十点半", "2026-11-25 10:30"),
        ("下周一上午10点", "2026-11-30 10:00"),
        ("12月1日 9:00", "2026-12-01 09:00"),
        ("十二月一日上午九点", "2026-12-01 09:00"),
        ("11/26 8点", "2026-11-26 08:00"),
        ("１１月２６号　９：１５", "2026-11-26 09:15"),
        ("26号晚上8点一刻", "2026-11-26 20:15"),
        ("1月3日 9点", "2027-01-03 09:00"),
        ("2026-12-01 09:00", "2026-12-01 09:00"),
        ("今晚12点", "2026-11-26 00:00"),
        ("半小时后", "2026-11-25 10:30"),
        ("一个半小时后", "2026-11-25 11:30"),
        ("12月1日（周二）9:00", "2026-12-01 09:00"),
        ("Tue 1 Dec at 9", "2026-12-01 09:00"),
        ("3天后上午9点", "2026-11-28 09:00"),
        ("tomorrow 8am", "2026-11-26 08:00"),
        ("tomorrow morning at 8", "2026-11-26 08:00"),
        ("tonight at 8", "2026-11-25 20:00"),
        ("on 1 Dec at 9", "2026-12-01 09:00"),
        ("December 1st, 9:00", "2026-12-01 09:00"),
        ("next Friday at 5 pm", "2026-12-04 17:00"),
        ("in 2 hours", "2026-11-25 12:00"),
        ("一周后上午9点", "2026-12-02 09:00"),
        ("这个周末上午10点", "2026-11-28 10:00"),
        # An hour without its half of the day: what lies ahead, while people are awake.
        ("三点", "2026-11-25 15:00"),
        ("今天三点", "2026-11-25 15:00"),
        ("明天8点", "2026-11-26 08:00"),
        ("明天3点", "2026-11-26 15:00"),
        ("明天 3:00", "2026-11-26 03:00"),
        ("11点", "2026-11-25 11:00"),
        ("9:00", "2026-11-26 09:00"),
        ("早上9点", "2026-11-26 09:00"),
    ],
)
def test_a_moment_is_read_as_people_write_it(text: str, moment: str) -> None:
    when = timing.read(RULES, text, NOW)
    assert (local(when.first), when.repeats) == (moment, None)


@pytest.mark.parametrize(
    ("text", "rule", "first"),
    [
        ("每天9点", {"rule": "daily", "clocks": ["09:00"]}, "2026-11-26 09:00"),
        ("每日上午九点整", {"rule": "daily", "clocks": ["09:00"]}, "2026-11-26 09:00"),
        ("every day at 9", {"rule": "daily", "clocks": ["09:00"]}, "2026-11-26 09:00"),
        (
            "每天早上八点半到12月1日",
            {"rule": "daily", "clocks": ["08:30"], "until": "2026-12-01"},
            "2026-11-26 08:30",
        ),
        ("每天9点，12月1日截止", {"rule": "daily", "clocks": ["09:00"], "until": "2026-12-01"}, "2026-11-26 09:00"),
        (
            "every day at 9 until 1 Dec",
            {"rule": "daily", "clocks": ["09:00"], "until": "2026-12-01"},
            "2026-11-26 09:00",
        ),
        ("下周三前每天9点", {"rule": "daily", "clocks": ["09:00"], "until": "2026-12-01"}, "2026-11-26 09:00"),
        ("每天9点到月底", {"rule": "daily", "clocks": ["09:00"], "until": "2026-11-30"}, "2026-11-26 09:00"),
        (
            "12月1日到12月5日 9点",
            {"rule": "daily", "clocks": ["09:00"], "from": "2026-12-01", "until": "2026-12-05"},
            "2026-12-01 09:00",
        ),
        (
            "明天开始每天9点连续三天",
            {"rule": "daily", "clocks": ["09:00"], "from": "2026-11-26", "until": "2026-11-28"},
            "2026-11-26 09:00",
        ),
        ("每天 8:00 和 18:00", {"rule": "daily", "clocks": ["08:00", "18:00"]}, "2026-11-25 18:00"),
        ("每天早晚8点", {"rule": "daily", "clocks": ["08:00", "20:00"]}, "2026-11-25 20:00"),
        ("每天三次，8点、12点、18点", {"rule": "daily", "clocks": ["08:00", "12:00", "18:00"]}, "2026-11-25 12:00"),
        (
            "每隔一天 9点",
            {"rule": "daily", "step": 2, "clocks": ["09:00"], "anchor": "2026-11-26"},
            "2026-11-26 09:00",
        ),
        (
            "每天早上8点，中午12点，晚上6点",
            {"rule": "daily", "clocks": ["08:00", "12:00", "18:00"]},
            "2026-11-25 12:00",
        ),
        ("twice a day at 8 and 20", {"rule": "daily", "clocks": ["08:00", "20:00"]}, "2026-11-25 20:00"),
        ("每逢周五下午3点", {"rule": "weekly", "days": [5], "clocks": ["15:00"]}, "2026-11-27 15:00"),
        ("last day of every month at 9", {"rule": "monthly", "days": [-1], "clocks": ["09:00"]}, "2026-11-30 09:00"),
        ("工作日8:30", {"rule": "working", "clocks": ["08:30"]}, "2026-11-26 08:30"),
        ("weekdays 8:30", {"rule": "working", "clocks": ["08:30"]}, "2026-11-26 08:30"),
        ("节假日 9点", {"rule": "off", "clocks": ["09:00"]}, "2026-11-28 09:00"),
        ("周末 10点", {"rule": "weekly", "days": [6, 7], "clocks": ["10:00"]}, "2026-11-28 10:00"),
        ("每周一三五 18点", {"rule": "weekly", "days": [1, 3, 5], "clocks": ["18:00"]}, "2026-11-25 18:00"),
        ("每週一三五 18點", {"rule": "weekly", "days": [1, 3, 5], "clocks": ["18:00"]}, "2026-11-25 18:00"),
        ("每周五十点", {"rule": "weekly", "days": [5], "clocks": ["10:00"]}, "2026-11-27 10:00"),
        ("每周二、周四下午4点", {"rule": "weekly", "days": [2, 4], "clocks": ["16:00"]}, "2026-11-26 16:00"),
        ("每周一至周四 9:30", {"rule": "weekly", "days": [1, 2, 3, 4], "clocks": ["09:30"]}, "2026-11-26 09:30"),
        ("every Mon and Thu 18:00", {"rule": "weekly", "days": [1, 4], "clocks": ["18:00"]}, "2026-11-26 18:00"),
        (
            "隔周周三 9点",
            {"rule": "weekly", "days": [3], "step": 2, "clocks": ["09:00"], "anchor": "2026-12-02"},
            "2026-12-02 09:00",
        ),
        ("每月1号和15号上午10点", {"rule": "monthly", "days": [1, 15], "clocks": ["10:00"]}, "2026-12-01 10:00"),
        ("每月最后一天 18:00", {"rule": "monthly", "days": [-1], "clocks": ["18:00"]}, "2026-11-30 18:00"),
        (
            "明天和后天上午9点",
            {"rule": "dates", "days": ["2026-11-26", "2026-11-27"], "clocks": ["09:00"]},
            "2026-11-26 09:00",
        ),
        ("0 9 * * 1-5", {"rule": "cron", "line": "0 9 * * 1-5"}, "2026-11-26 09:00"),
        ("０ ９ ＊ ＊ １－５", {"rule": "cron", "line": "0 9 * * 1-5"}, "2026-11-26 09:00"),
        (
            "cron: 0 9 * * mon-fri until 1 Dec",
            {"rule": "cron", "line": "0 9 * * MON-FRI", "until": "2026-12-01"},
            "2026-11-26 09:00",
        ),
    ],
)
def test_a_rule_is_read_as_people_write_it(text: str, rule: dict[str, Any], first: str) -> None:
    when = timing.read(RULES, text, NOW)
    assert (when.repeats, local(when.first)) == (rule, first)


@pytest.mark.parametrize(
    ("text", "reason", "said"),
    [
        ("随便", "unknown", "随便"),
        ("😀", "unknown", "😀"),
        ("", "unknown", ""),
        ("工作日除了周三 8:30", "part", "除"),
        ("每周 9点", "part", "每周"),
        ("明天", "clock", "明天"),
        ("每天早上", "clock", "每天早上"),
        ("今天早上8点", "past", "今天早上8点"),
        ("2025年12月1日 9点", "past", "2025年12月1日 9点"),
        ("2月31日 9点", "day", "2月31日"),
        ("11月31日 9点", "day", "11月31日"),
        ("30 Feb at 9", "day", "30 feb"),
        ("每月32号 9点", "day", "每月32号"),
        ("12月1日（周三）9点", "mismatch", "12月1日 周三"),
        ("Wed 1 Dec at 9", "mismatch", "wed 1 dec"),
        ("25:00", "hour", "25:00"),
        ("明天8点70分", "hour", "8点70分"),
        ("0 25 * * *", "cron", "0 25 * * *"),
        ("0 9 * *", "cron", "0 9 * *"),
        ("@daily", "cron", "@daily"),
        ("0 9 31 2 *", "never", "0 9 31 2 *"),
        ("0 9 29 2 * 到12月1日", "end", "0 9 29 2 * 到12月1日"),
        ("每天9点到11月20日", "end", "每天9点到11月20日"),
        ("12月10日到12月5日每天9点", "end", "12月10日到12月5日每天9点"),
        ("每天9点到今天", "end", "每天9点到今天"),
        ("* * * * *", "often", "* * * * *"),
        ("每10分钟", "often", "每10分钟"),
        ("每小时", "often", "每小时"),
    ],
)
def test_what_is_no_time_has_its_own_answer(text: str, reason: str, said: str) -> None:
    with pytest.raises(NotATime) as caught:
        timing.read(RULES, text, NOW)
    assert (caught.value.reason, caught.value.said) == (f"notice-time-{reason}", said)
    for language in ("zh-CN", "en"):
        assert said in timing.refusal(TEXTS, language, RULES, caught.value)


def test_a_line_that_never_fires_is_found_out() -> None:
    with pytest.raises(NotATime) as caught:
        timing.read(RULES, "0 9 30 2 */8", NOW)
    assert caught.value.reason in ("notice-time-never",)


def test_for_what_is_past_the_next_day_is_offered() -> None:
    with pytest.raises(NotATime) as caught:
        timing.read(RULES, "今天早上8点", NOW)
    assert caught.value.instead is not None
    assert local(caught.value.instead) == "2026-11-26 08:00"
    assert "11月26日（周四）8:00" in timing.refusal(TEXTS, "zh-CN", RULES, caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("工作日8:30到12月1日", "工作日 8:30，到 12月1日（周二）"),
        ("每天9点", "每天 9:00"),
        ("11/26 8点", "11月26日（周四）8:00，只发一次"),
        ("每周一三五 18点", "每周一、三、五 18:00"),
        ("每月1号9点", "每月 1 号 9:00"),
        ("1月3日 9点", "2027 年 1月3日（周日）9:00，只发一次"),
        ("从12月1日起每天9点", "每天 9:00，从 12月1日（周二）起"),
        ("0 9 * * 1-5", "按「0 9 * * 1-5」这一行"),
    ],
)
def test_a_rule_is_said_as_people_say_it(text: str, said: str) -> None:
    assert timing.said(TEXTS, "zh-CN", RULES, timing.read(RULES, text, NOW)) == said


def test_what_is_said_can_be_read_again() -> None:
    for text in ("工作日8:30到12月1日", "每周一三五 18点", "每隔一天 9点", "每月1号和15号10点", "每天 8:00 和 18:00"):
        when = timing.read(RULES, text, NOW)
        assert timing.read(RULES, timing.said(TEXTS, "zh-CN", RULES, when), NOW) == when


# --- the moments of a rule --------------------------------------------------------------------------------------------


def moments(repeats: dict[str, Any], after: datetime, count: int, rules: Any = RULES) -> list[str]:
    found: list[str] = []
    moment: datetime | None = after
    while len(found) < count and moment is not None:
        moment = timing.following(rules, repeats, moment)
        if moment is not None:
            assert moment.tzinfo is UTC
            found.append(f"{moment.astimezone(rules.zone):%m-%d %H:%M}")
    return found


def test_the_last_day_is_included_and_nothing_comes_after_it() -> None:
    rule = {"rule": "daily", "clocks": ["09:00"], "until": "2026-11-27"}
    assert moments(rule, NOW, 5) == ["11-26 09:00", "11-27 09:00"]
    assert moments({"rule": "cron", "line": "0 9 * * *", "until": "2026-11-27"}, NOW, 5) == [
        "11-26 09:00",
        "11-27 09:00",
    ]


def test_a_month_without_that_day_is_left_out() -> None:
    assert moments({"rule": "monthly", "days": [31], "clocks": ["09:00"]}, NOW, 3) == [
        "12-31 09:00",
        "01-31 09:00",
        "03-31 09:00",
    ]
    assert moments({"rule": "monthly", "days": [-1], "clocks": ["09:00"]}, NOW, 4)[-1] == "02-28 09:00"


def test_every_other_day_and_every_other_week_go_on_over_the_months() -> None:
    rule = {"rule": "daily", "step": 2, "anchor": "2026-11-26", "clocks": ["09:00"]}
    assert moments(rule, NOW, 4) == ["11-26 09:00", "11-28 09:00", "11-30 09:00", "12-02 09:00"]
    weeks = {"rule": "weekly", "days": [1, 3], "step": 2, "anchor": "2026-12-02", "clocks": ["09:00"]}
    assert moments(weeks, NOW, 4) == ["11-30 09:00", "12-02 09:00", "12-14 09:00", "12-16 09:00"]


def test_working_days_are_those_of_the_official_calendar() -> None:
    spring = datetime(2026, 2, 13, 12, 0, tzinfo=SHANGHAI)
    working = {"rule": "working", "clocks": ["08:30"]}
    # 14 February is a Saturday that is worked, the festival lasts until the 23rd, the 28th is worked again.
    assert moments(working, spring, 7) == [
        "02-14 08:30", "02-24 08:30", "02-25 08:30", "02-26 08:30", "02-27 08:30", "02-28 08:30", "03-02 08:30",
    ]  # fmt: skip
    off = {"rule": "off", "clocks": ["08:30"]}
    assert moments(off, spring, 2) == ["02-15 08:30", "02-16 08:30"]
    assert moments(off, datetime(2026, 2, 27, 12, tzinfo=SHANGHAI), 1) == ["03-01 08:30"]


def test_in_a_year_that_is_not_published_and_elsewhere_it_is_monday_to_friday() -> None:
    assert not workdays.known(RULES, date(2037, 1, 1))
    assert moments({"rule": "working", "clocks": ["08:30"]}, datetime(2037, 1, 1, tzinfo=SHANGHAI), 2) == [
        "01-01 08:30",
        "01-02 08:30",
    ]
    october = datetime(2026, 10, 1, 0, 0, tzinfo=BERLIN.zone)
    assert moments({"rule": "working", "clocks": ["08:30"]}, october, 1, BERLIN) == ["10-01 08:30"]


def test_the_next_five_name_the_holidays() -> None:
    september = datetime(2026, 9, 29, 12, 0, tzinfo=SHANGHAI)
    daily = timing.coming_said(TEXTS, "zh-CN", RULES, timing.read(RULES, "每天9点", september), september)
    assert daily.splitlines()[:2] == ["9月30日（周三）9:00", "10月1日（周四）9:00 · 国庆节"]
    working = timing.coming_said(TEXTS, "zh-CN", RULES, timing.read(RULES, "工作日9点", september), september)
    assert working.splitlines() == [
        "9月30日（周三）9:00",
        "（国庆节放假，不发）",
        "10月8日（周四）9:00",
        "10月9日（周五）9:00",
        "10月10日（周六）9:00 · 调休上班",
        "10月12日（周一）9:00",
    ]


def test_a_calendar_that_is_not_known_yet_is_said() -> None:
    now = datetime(2037, 11, 25, 10, 0, tzinfo=SHANGHAI)
    said = timing.coming_said(TEXTS, "zh-CN", RULES, timing.read(RULES, "工作日9点", now), now)
    assert "2037 年哪天放假还没公布" in said
    assert "还没公布" not in timing.coming_said(TEXTS, "zh-CN", RULES, timing.read(RULES, "每天9点", now), now)


@pytest.mark.parametrize("rule", [{"rule": "daily", "clocks": ["02:30"]}, {"rule": "cron", "line": "30 2 * * *"}])
def test_summer_time_neither_loses_nor_doubles_a_day(rule: dict[str, Any]) -> None:
    for before in (datetime(2026, 3, 28, tzinfo=BERLIN.zone), datetime(2026, 10, 24, tzinfo=BERLIN.zone)):
        days = [one.split()[0] for one in moments(rule, before, 4, BERLIN)]
        assert days == [f"{before + timedelta(days=n):%m-%d}" for n in range(4)]


def test_a_clock_that_comes_twice_counts_the_first_time() -> None:
    rule = {"rule": "daily", "clocks": ["02:30"]}
    first = timing.following(BERLIN, rule, datetime(2026, 10, 25, tzinfo=BERLIN.zone))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for line in (rule, {"rule": "cron", "line": "30 2 * * *"}):
        between = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 2:10 for the second time
        assert timing.following(BERLIN, line, between) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_moment_that_does_not_exist_is_the_one_an_hour_on() -> None:
    now = datetime(2026, 3, 28, 12, tzinfo=BERLIN.zone)
    when = timing.read(BERLIN, "tomorrow 2:30", now)
    assert when.first == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert "3:30" in timing.said(TEXTS, "en", BERLIN, when)


def test_what_falls_into_the_quiet_hours_says_when_it_would_go_out() -> None:
    night = timing.in_quiet(RULES, timing.read(RULES, "明天 23:00", NOW))
    assert night is not None
    assert local(night) == "2026-11-27 06:30"
    assert timing.in_quiet(RULES, timing.read(RULES, "每天9点", NOW)) is None
    assert timing.in_quiet(RULES, timing.read(RULES, "每天 9:00 和 23:00", NOW)) is not None


def test_coming_gives_no_more_than_there_are() -> None:
    assert len(timing.coming(RULES, timing.read(RULES, "每天9点到11月27日", NOW), 5)) == 2
    assert timing.coming(RULES, When(NOW), 5) == [NOW]
