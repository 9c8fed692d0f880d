"""The settings through their one door: what was written -> what they are, or what the message says."""

from __future__ import annotations

import itertools
import json
import re
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.app import rules_of
from bot.config import ConfigError, Settings, load
from bot.config.shape import known, variable
from handlers.rules import (
    CareRules,
    CheckinRules,
    DutyRules,
    GroupRules,
    LiaisonRules,
    ShiftTimes,
    SignupRules,
    ThreadRules,
)

ROOT = Path(__file__).parent.parent
TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
KEY = "c2VhbGluZy1rZXktb2YtMzItYnl0ZXMtb3ItbW9yZSE"
POSTGRES = "postgresql+asyncpg://louzhang:hunter2@db.example/louzhang"


class Desk:
    """A working directory to write settings in and load them from."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def load(self, shared: str | None = None, named: str | None = None, **environ: str) -> Settings:
        for name, text in (("config.yaml", shared), ("named.yaml", named)):
            (self.directory / name).unlink(missing_ok=True)
            if text is not None:
                (self.directory / name).write_text(text, encoding="utf-8")
        return load(Path("named.yaml") if named is not None else None, environ=environ, directory=self.directory)

    def says(self, shared: str | None = None, named: str | None = None, **environ: str) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            self.load(shared, named, **environ)
        assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
        return str(caught.value).splitlines()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# What becomes of it


def test_what_is_written_of_groups_and_neighbours_is_what_conversations_go_by(desk: Desk) -> None:
    rules = rules_of(desk.load(
        "groups: {call_slots: false, welcome_minutes: 7, hold_links: true}\nthreads: {remind_minutes: 11}\n"
        "duty: {shifts: [{name: day, begins: '08:00', ends: '20:00'}]}\nliaisons: {least: 3, most: 5}\n"
        "checkin: {enabled: false, hotline: '400', despair: [算了吧]}\nsignup: {points: 4}\n"
        "care: {alone_days: 1, disabled_days: 5, hardship_days: 6, other_days: 8}\n"
    ))  # fmt: skip
    assert rules.groups == GroupRules(call_slots=False, welcome=timedelta(minutes=7), hold_links=True)
    assert rules.threads == ThreadRules(timedelta(minutes=11))
    assert rules.duty == DutyRules((ShiftTimes("day", time(8), time(20)),))
    assert rules.liaisons == LiaisonRules(3, 5)
    assert rules.checkin == CheckinRules(enabled=False, hotline="400", despair=("算了吧",))
    assert rules.signup == SignupRules(4)
    assert rules.care == CareRules({"alone": 1, "disabled": 5, "hardship": 6, "other": 8})


# Which source wins


def test_without_any_source_everything_has_its_default(desk: Desk) -> None:
    assert desk.load() == Settings()


def test_the_named_file_goes_over_config_yaml_and_the_environment_over_both(desk: Desk) -> None:
    shared, named = "http: {host: a, port: 1}\nlog: {level: debug}", "http: {host: b, port: 2}"
    assert desk.load(shared, named, LOUZHANG_HTTP__PORT="3").model_dump()["http"] == {
        "host": "b",
        "port": 3,
        "public_url": "http://127.0.0.1:8080",
    }
    assert desk.load(shared, named).log.level == "debug"


def test_the_more_particular_variable_goes_over_the_one_for_its_whole_section(desk: Desk) -> None:
    environ = {"LOUZHANG_HTTP__PORT": "3", "LOUZHANG_HTTP": '{"port": 2, "host": "c"}'}
    settings = desk.load(**environ)
    assert (settings.http.port, settings.http.host) == (3, "c")


def test_a_list_is_replaced_and_a_mapping_joined(desk: Desk) -> None:
    slot = '[{"name": "noon", "opens": "11:00", "closes": "12:00"}]'
    policies = "quarantine: {policy: 7, policies: {7: {days: 7}}}"
    settings = desk.load(
        policies,
        LOUZHANG_SLOTS=slot,
        LOUZHANG_FEVER__ESCALATE_MINUTES="[1]",
        LOUZHANG_QUARANTINE__POLICIES__x__DAYS="3",
    )
    assert [(slot.name, slot.opens, slot.reminds) for slot in settings.slots] == [("noon", time(11), ())]
    assert settings.fever.escalate_minutes == (1,)
    assert settings.quarantine.policy == "7"
    assert {name: policy.days for name, policy in settings.quarantine.policies.items()} == {"14": 14, "7": 7, "x": 3}


def test_a_heading_with_nothing_under_it_and_an_empty_file_say_nothing(desk: Desk) -> None:
    assert desk.load("telegram:\n  # token: x\n", "") == Settings()


def test_variables_of_the_tests_the_benchmarks_and_other_programs_are_left_alone(desk: Desk) -> None:
    assert desk.load(LOUZHANG_TEST_DATABASE="x", LOUZHANG_BENCH_N="1", PATH="/bin", LOUZHANGX="1") == Settings()


def test_config_yaml_named_by_hand_is_still_the_shared_file(desk: Desk) -> None:
    (desk.directory / "config.yaml").write_text("log: {level: loud}")
    with pytest.raises(ConfigError) as caught:
        load(Path("config.yaml"), environ={}, directory=desk.directory)
    assert [problem.source for problem in caught.value.problems] == ["config.yaml"]


def test_a_file_with_a_byte_order_mark_and_chinese_is_read(desk: Desk) -> None:
    settings = desk.load('\ufeffslots: [{name: 早, opens: "07:00", closes: "09:00"}]')
    assert settings.slots[0].name == "早"


# What comes of them


def test_settings_never_change() -> None:
    with pytest.raises(ValidationError):
        Settings().http.port = 1  # type: ignore[misc]


def test_settings_come_ready_for_use(desk: Desk) -> None:
    settings = desk.load(
        LOUZHANG_TIMEZONE="Europe/Berlin",
        LOUZHANG_HTTP__PUBLIC_URL="https://x.example/lz/",
        LOUZHANG_TELEGRAM__BASE_URL="http://127.0.0.1:9/bot/",
        LOUZHANG_SECRET__KEY=KEY,
    )
    assert settings.zone == ZoneInfo("Europe/Berlin")
    assert settings.http.public_url == "https://x.example/lz"
    assert settings.telegram.base_url == "http://127.0.0.1:9/bot"
    assert settings.quiet.from_ == time(22)
    assert settings.secret.key_bytes == b"sealing-key-of-32-bytes-or-more!"
    assert Settings().secret.key_bytes is None


@pytest.mark.parametrize(
    "yaml_text",
    [
        'slots: [{name: a, opens: "07:00", closes: "09:00"}, {name: b, opens: "09:00", closes: "10:00"}]',
        'slots: [{name: a, opens: "07:00", reminds: ["07:00", "09:00"], closes: "09:00"}]',
        "slots: [{name: a, opens: 07:00, closes: 09:00}]",  # YAML takes no number with a leading zero
        'database: {url: "sqlite+aiosqlite://"}',
        'database: {url: "postgresql+asyncpg://user@[::1]:5432/db"}',
        'database: {url: "postgresql+asyncpg:///db?host=/run/postgresql"}',
        "http: {port: 0}",
        "http: {port: 65535}",
        "telegram: {mode: webhook}",  # turned off, so it needs nothing yet
        "fever: {celsius: 37, low_celsius: 35}",
    ],
)
def test_this_is_fine(desk: Desk, yaml_text: str) -> None:
    desk.load(yaml_text)


# What a file may get wrong

TIME = 'is not a time: write "HH:MM" with the quotes, from "00:00" to "23:59"'
TOKEN_SHAPE = "is not a bot token: BotFather gives digits, a colon, then letters, digits, _ and -; without spaces"
WEB = "must be a web address beginning with http:// or https://, without a user name, password, ? or #"
SCHEMES = (
    "must begin with sqlite+aiosqlite:// or postgresql+asyncpg://, "
    'as in "sqlite+aiosqlite:///var/louzhang.db" or "postgresql+asyncpg://user:password@host/louzhang"'
)
APART = "cannot be taken apart: the port must be a number, and in a password @ is written %40, / %2F, : %3A, ? %3F"
UNKNOWN_POLICY = "is not among quarantine.policies: choose one of 14, or add it there"
ALL_QUIET = "must differ from quiet.from: nobody could tell whether that is no quiet time or a whole day of it"
BOT_NAME = "must be the bot's name without @: letters, digits and _"
NO_LIST = 'must be a list: in [ ], or one line for each with "- " before it'
MAPPING = "must be a mapping: one line for each key, indented below it"
ENDLESS = "cannot be understood: it refers to itself, is nested without end or holds an impossible date"
KEY_SHAPE = "must be at least 32 random bytes written as base64url (43 characters or more, only A-Z a-z 0-9 _ and -)"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("http: {prot: 1}", "http.prot: is not a setting; did you mean http.port?"),
        ("htpp: {port: 1}", "htpp: is not a setting; did you mean http?"),
        ("port: 80", "port: is not a setting; did you mean http.port?"),
        ("weather: 1", "weather: is not a setting; docs/settings.md lists them all"),
        ("quiet: {from_: '22:00'}", "quiet.from_: is not a setting; did you mean quiet.from?"),
        ("pace: {wecom: {per_second: 1}}", "pace.wecom: is not a setting; docs/settings.md lists them all"),
        ("http: {port: 1, host: a, port: 2}", "http.port: is given twice, on lines 1 and 1: keep one"),
        ("log:\n  level: info\nlog:\n  level: info", "log: is given twice, on lines 1 and 3: keep one"),
        ("http: 80", f"http: {MAPPING}"),
        ("http: {port: eighty}", "http.port: must be a whole number"),
        ("http: {port: 80.5}", "http.port: must be a whole number"),
        ("http: {port: yes}", "http.port: must be a number, not true or false"),
        ("http: {port: 65536}", "http.port: must be from 0 to 65535"),
        ("http: {port: -1}", "http.port: must be from 0 to 65535"),
        ("http: {host: ''}", "http.host: must not be empty"),
        ("http: {host: 1}", 'http.host: must be text; a number needs quotes around it, and nothing at all is ""'),
        ("http: {public_url: 'louzhang.example'}", f"http.public_url: {WEB}"),
        ("http: {public_url: 'ftp://louzhang.example'}", f"http.public_url: {WEB}"),
        ("http: {public_url: 'https://u:hunter2@louzhang.example'}", f"http.public_url: {WEB}"),
        ("page: {enabled: maybe}", "page.enabled: must be true or false"),
        ("timezone: Asia/Shangai", "timezone: is not a time zone; did you mean Asia/Shanghai?"),
        ("timezone: asia", "timezone: is not a time zone; write one like Asia/Shanghai"),
        ("timezone: ../../etc/passwd", "timezone: is not a time zone; write one like Asia/Shanghai"),
        ("language: zh", "language: must be zh-CN or en"),
        ("database: {url: 'sqlite:///x.db'}", f"database.url: {SCHEMES}"),
        ("database: {url: 'postgresql+psycopg://h/db'}", f"database.url: {SCHEMES}"),
        ("database: {url: 7}", "database.url: must be text"),
        (
            "database: {url: 'sqlite+aiosqlite://var/x.db'}",
            'database.url: needs three slashes before a file: "sqlite+aiosqlite:///var/louzhang.db"',
        ),
        ("database: {url: 'postgresql+asyncpg://u@h:port/db'}", f"database.url: {APART}"),
        ("quarantine: {policy: '10'}", f"quarantine.policy: {UNKNOWN_POLICY}"),
        ("quarantine: {policies: {'7': {days: 0}}}", "quarantine.policies.7.days: must be more than 0"),
        ("quarantine: {policies: {'7': }}", "quarantine.policies.7.days: is missing"),
        ("quarantine: {policies: {'7': 7}}", f"quarantine.policies.7: {MAPPING}"),
        ("quiet: {from: 22:00}", 'quiet.from: needs quotes: write "22:00"; without them YAML makes it a number'),
        ("quiet: {to: '6:30'}", f"quiet.to: {TIME}"),
        (
            "quiet: {from: '06:30'}",
            f"quiet.to: {ALL_QUIET}",
        ),
        ("fever: {celsius: 98.6}", "fever.celsius: must be from 36 to 42"),
        ("fever: {celsius: .nan}", "fever.celsius: must be finite"),
        ("fever: {celsius: 37, low_celsius: 37.0}", "fever.low_celsius: must be below fever.celsius, which is 37.0"),
        (
            "fever: {escalate_minutes: [5, 5]}",
            "fever.escalate_minutes: must rise from one number to the next, as in [5, 10, 15]",
        ),
        (
            "fever: {escalate_minutes: []}",
            "fever.escalate_minutes: needs at least one number of minutes, as in [5, 10, 15]",
        ),
        ("fever: {escalate_minutes: 5}", f"fever.escalate_minutes: {NO_LIST}"),
        ("fever: {escalate_minutes: [0, 5]}", "fever.escalate_minutes.0: must be more than 0"),
        ("fever: {recheck_minutes: 0}", "fever.recheck_minutes: must be more than 0"),
        ("pace: {telegram: {per_second: 0}}", "pace.telegram.per_second: must be more than 0"),
        ("pace: {telegram: {chat_per_second: .inf}}", "pace.telegram.chat_per_second: must be finite"),
        ("invites: {days: 0}", "invites.days: must be more than 0"),
        ("log: {format: xml}", "log.format: must be auto, console or json"),
        ("telegram: {mode: push}", "telegram.mode: must be polling or webhook"),
        ("telegram: {username: '@louzhang_bot'}", f"telegram.username: {BOT_NAME}"),
        ("telegram: {base_url: 'api.telegram.org'}", f"telegram.base_url: {WEB}"),
        (
            "telegram: {enabled: true}",
            "telegram.token: is empty while telegram.enabled is true: "
            "set LOUZHANG_TELEGRAM__TOKEN to the token from BotFather",
        ),
        ("secret: {file: ''}", "secret.file: must not be empty"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_key_and_what_would_be_right(desk: Desk, written: str, said: str) -> None:
    assert desk.says(written) == [f"{said} (config.yaml)"]
    assert desk.says(named=written) == [f"{said} (named.yaml)"]


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ("", 'slots: is empty: name at least one, as in {name: morning, opens: "07:00", closes: "09:30"}'),
        ('{name: a, opens: "09:00", closes: "07:00"}', "slots.0.closes: must be later than its opens, 09:00"),
        ('{name: a, opens: "09:00", closes: "09:00"}', "slots.0.closes: must be later than its opens, 09:00"),
        (
            '{name: a, opens: "07:00", reminds: ["07:30", "06:59"], closes: "09:00"}',
            "slots.0.reminds.1: must be from 07:00 to 09:00, while its slot is open",
        ),
        (
            '{name: a, opens: "07:00", closes: "09:00"}, {name: a, opens: "17:00", closes: "19:00"}',
            "slots.1.name: is the name of slots.0 too: choose another",
        ),
        (
            '{name: a, opens: "17:00", closes: "19:00"}, {name: b, opens: "07:00", closes: "17:01"}',
            "slots.1.opens: overlaps slots.0, open from 17:00 to 19:00: let one close first",
        ),
        ('{name: a, opens: "7:00", closes: "09:00"}', f"slots.0.opens: {TIME}"),
        ('{name: a, opens: "07:00", closes: "24:00"}', f"slots.0.closes: {TIME}"),
        (
            '{name: a, opens: 7:30, closes: "09:00"}',
            'slots.0.opens: needs quotes: write "07:30"; without them YAML makes it a number',
        ),
        (
            '{name: a, opens: "07:00", reminds: [17:00], closes: "19:00"}',
            'slots.0.reminds.0: needs quotes: write "17:00"; without them YAML makes it a number',
        ),
        ('{name: a, opens: "07:00"}', "slots.0.closes: is missing"),
        ('{name: a, opens: "07:00", close: "09:00"}', "slots.0.close: is not a setting; did you mean slots.0.closes?"),
        (
            '{name: "a/b", opens: "07:00", closes: "09:00"}',
            "slots.0.name: must be one word of 1 to 40 characters, no /",
        ),
        ("morning", f"slots.0: {MAPPING}"),
    ],
)
def test_a_day_that_cannot_be_is_explained(desk: Desk, slots: str, said: str) -> None:
    assert desk.says(f"slots: [{slots}]")[0] == f"{said} (config.yaml)"


@pytest.mark.parametrize(
    ("shifts", "said"),
    [
        (
            '{name: a, begins: "06:00", ends: "06:00"}',
            "duty.shifts.0.ends: must differ from its begins, 06:00",
        ),
        (
            '{name: a, begins: "06:00", ends: "14:00"}, {name: a, begins: "14:00", ends: "22:00"}',
            "duty.shifts.1.name: is the name of duty.shifts.0 too: choose another",
        ),
        (
            '{name: a, begins: "06:00", ends: "14:00"}, {name: b, begins: "13:59", ends: "22:00"}',
            "duty.shifts.1.begins: overlaps duty.shifts.0, from 06:00 to 14:00: let one end first",
        ),
        (
            '{name: night, begins: "22:00", ends: "06:30"}, {name: day, begins: "06:00", ends: "22:00"}',
            "duty.shifts.1.begins: overlaps duty.shifts.0, from 22:00 to 06:30: let one end first",
        ),
    ],
)
def test_shifts_that_cannot_be_are_explained(desk: Desk, shifts: str, said: str) -> None:
    assert desk.says(f"duty: {{shifts: [{shifts}]}}")[0] == f"{said} (config.yaml)"


def test_a_liaison_with_more_at_least_than_at_most_is_explained(desk: Desk) -> None:
    (said,) = desk.says("liaisons: {least: 30}")
    assert said.startswith("liaisons.least: must not be above liaisons.most, which is 29")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("http:\n  port: [", "is not YAML at line 2, column 10: expected the node content, but found '<stream end>'"),
        (
            "http:\n\tport: 1",
            "is not YAML at line 2, column 1: found character '\\t' that cannot start any token",
        ),
        (f"telegram: *{TOKEN.partition(':')[2]}", "is not YAML at line 1, column 11"),
        (f"telegram: !{TOKEN.partition(':')[2]} x", "is not YAML at line 1, column 11"),
        ("a: 1\nb: \x01", "holds a character that YAML does not allow, on line 2"),
        ("- http", "must hold a mapping of settings, such as language: en"),
        ("just words", "must hold a mapping of settings, such as language: en"),
        ("http: &a\n  port: *a", ENDLESS),
        ("[" * 5000, ENDLESS),
        ("log: 2026-02-31", ENDLESS),
    ],
)
def test_a_file_that_cannot_be_read_says_where(desk: Desk, written: str, said: str) -> None:
    assert desk.says(named=written) == [f"named.yaml: {said}"]


def test_a_file_that_is_not_there_not_utf8_or_a_directory_says_so(tmp_path: Path) -> None:
    (tmp_path / "gbk.yaml").write_bytes("# 楼长".encode("gbk"))
    (tmp_path / "config.yaml").mkdir()
    for name, said in [("no.yaml", "there is no such file"), ("gbk.yaml", "is not UTF-8 (byte 5): save it as UTF-8")]:
        with pytest.raises(ConfigError) as caught:
            load(Path(name), environ={}, directory=tmp_path)
        assert str(caught.value).splitlines() == ["config.yaml: cannot be read: Is a directory", f"{name}: {said}"]


# What the environment may get wrong


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LOUZHANG_TELEGRAM__TOKN", TOKEN, "telegram.tokn: is not a setting; did you mean LOUZHANG_TELEGRAM__TOKEN?"),
        ("LOUZHANG_DATABASE_URL", "x", "database_url: is not a setting; did you mean LOUZHANG_DATABASE__URL?"),
        ("LOUZHANG_FOO", "x", "foo: is not a setting; docs/settings.md lists them all"),
        ("LOUZHANG_HTTP__PORT__X", "1", "http.port.x: is not a setting; did you mean LOUZHANG_HTTP__PORT?"),
        ("LOUZHANG_HTTP__PORT", "", "http.port: must be a whole number"),
        ("LOUZHANG_SLOTS", "morning", "slots: must be JSON, as in LOUZHANG_SLOTS='[1, 2]'"),
        ("LOUZHANG_SLOTS", "{}", f"slots: {NO_LIST}"),
        (
            "LOUZHANG_SLOTS__0__OPENS",
            "07:00",
            "slots: is a list and is set whole, as JSON: LOUZHANG_SLOTS='[…]'",
        ),
        ("LOUZHANG_TELEGRAM", TOKEN, 'telegram: must be JSON, as in LOUZHANG_TELEGRAM=\'{"key": "value"}\''),
        ("LOUZHANG_TELEGRAM", '{"mode": "polling", "mode": "webhook"}', "telegram.mode: is given twice: keep one"),
        ("LOUZHANG_TELEGRAM", '{"tokn": 1}', "telegram.tokn: is not a setting; did you mean telegram.token?"),
        ("LOUZHANG_TELEGRAM__TOKEN", TOKEN + "\n", f"telegram.token: {TOKEN_SHAPE}"),
        ("LOUZHANG_TELEGRAM__TOKEN", "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", f"telegram.token: {TOKEN_SHAPE}"),
        (
            "LOUZHANG_TELEGRAM__WEBHOOK_SECRET",
            "hunter2!",
            "telegram.webhook_secret: must be 1 to 256 characters, only A-Z a-z 0-9 _ and -",
        ),
        (
            "LOUZHANG_TELEGRAM__WEBHOOK_SECRET",
            "x" * 257,
            "telegram.webhook_secret: must be 1 to 256 characters, only A-Z a-z 0-9 _ and -",
        ),
        ("LOUZHANG_SECRET__KEY", KEY[:42], f"secret.key: {KEY_SHAPE}"),
        ("LOUZHANG_SECRET__KEY", KEY.replace("z", "/"), f"secret.key: {KEY_SHAPE}"),
        ("LOUZHANG_DATABASE__URL", POSTGRES.replace("ter2", "ter@2"), f"database.url: {APART}"),
        ("LOUZHANG_DATABASE__URL", POSTGRES.replace("ter2", "ter/2"), f"database.url: {APART}"),
    ],
)
def test_a_mistake_in_the_environment_is_named_with_its_variable(desk: Desk, name: str, value: str, said: str) -> None:
    assert desk.says(**{name: value}) == [f"{said} ({name})"]


def test_an_enabled_bot_with_a_webhook_needs_its_secret(desk: Desk) -> None:
    environ = {"LOUZHANG_TELEGRAM__TOKEN": TOKEN, "LOUZHANG_TELEGRAM__ENABLED": "true"}
    (said,) = desk.says("telegram: {mode: webhook}", **environ)
    assert said.startswith(
        "telegram.webhook_secret: is empty while telegram.mode is webhook: set LOUZHANG_TELEGRAM__WEB"
    )
    assert said.endswith("(config.yaml)")
    assert desk.load("telegram: {mode: webhook}", LOUZHANG_TELEGRAM__WEBHOOK_SECRET="a_-9", **environ).telegram.enabled


# All at once, and nothing twice


def test_every_problem_of_every_source_is_told_at_once(desk: Desk) -> None:
    shared = """
        http: {prot: 1, port: 70000}
        slots:
          - {name: a, opens: "07:00", closes: soon}
          - {name: b, opens: "17:00", reminds: ["20:00"], closes: "19:00"}
          - {name: b, opens: "18:00", closes: "20:00"}
        fever: {celsius: 37, low_celsius: 38}
    """
    told = desk.says(shared, "log: {level: loud}", LOUZHANG_FOO="1", LOUZHANG_TELEGRAM__ENABLED="true")
    assert [re.sub(r": .* \(", " (", line) for line in told] == [
        "http.prot (config.yaml)",
        "foo (LOUZHANG_FOO)",
        "http.port (config.yaml)",
        "slots.0.closes (config.yaml)",
        "log.level (named.yaml)",
        "slots.1.reminds.0 (config.yaml)",
        "slots.2.name (config.yaml)",
        "telegram.token (LOUZHANG_TELEGRAM__ENABLED)",
        "fever.low_celsius (config.yaml)",
    ]


@pytest.mark.parametrize(
    ("shared", "named", "environ", "key"),
    [
        ("telegram: {enabled: true}", None, {"LOUZHANG_TELEGRAM__TOKN": "1"}, "telegram.tokn"),
        ("telegram: {enabled: true}", "telegram: [", {}, ""),
        ("telegram: {enabled: true}", None, {"LOUZHANG_TELEGRAM": "{"}, "telegram"),
        ("quiet: {from: '06:30', to: late}", None, {}, "quiet.to"),
        ("quarantine: {policy: '7', policies: {'7': 7}}", None, {}, "quarantine.policies.7"),
    ],
)
def test_what_only_follows_from_another_problem_is_not_told(
    desk: Desk, shared: str, named: str | None, environ: dict[str, str], key: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        desk.load(shared, named, **environ)
    assert [problem.key for problem in caught.value.problems] == [key]


def test_a_list_from_a_later_source_answers_for_its_own_gaps(desk: Desk) -> None:
    told = desk.says(
        'slots: [{name: a, opens: "07:00", closes: "09:00"}]', LOUZHANG_SLOTS='[{"name": "b", "opens": "07:00"}]'
    )
    assert told == ["slots.0.closes: is missing (LOUZHANG_SLOTS)"]


# Secrets

SECRETS = {
    "telegram.token": TOKEN,
    "telegram.webhook_secret": "hunter2_hook",
    "secret.key": KEY,
    "database.url": POSTGRES,
}


def nested(key: str, value: Any) -> dict[str, Any]:
    for part in reversed(key.split(".")):
        value = {part: value}
    return dict(value)


def shows(text: str) -> list[str]:
    """The secrets that `text` gives away, whole or their better half."""
    return [secret for secret in (TOKEN, TOKEN[-30:], KEY, KEY[:42], "hunter2") if secret in text]


@pytest.mark.parametrize(("key", "value"), SECRETS.items())
def test_a_secret_is_refused_in_config_yaml_and_taken_elsewhere(desk: Desk, key: str, value: str) -> None:
    written, name = yaml.safe_dump(nested(key, value)), variable(tuple(key.split(".")))
    (said,) = desk.says(written)
    assert said.startswith(f"{key}: ")
    assert f"a secret: set {name} instead, or write it in the file named by --config" in said
    assert not shows(said)
    for settings in (desk.load(named=written), desk.load(**{name: value})):
        section, field = key.split(".")
        assert getattr(getattr(settings, section), field).get_secret_value() == value


def test_a_database_url_without_a_password_may_stand_in_config_yaml(desk: Desk) -> None:
    assert (
        str(desk.load("database: {url: 'postgresql+asyncpg://u@h/db'}").database.url) == "postgresql+asyncpg://u@h/db"
    )


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (POSTGRES, "postgresql+asyncpg://louzhang:***@db.example/louzhang"),
        ("postgresql+asyncpg://u:hunter2%40@h:5/db", "postgresql+asyncpg://u:***@h:5/db"),
        ("postgresql+asyncpg://:hunter2@h/db", "postgresql+asyncpg://:***@h/db"),
        ("postgresql+asyncpg://u@h/db?ssl=on&password=hunter2", "postgresql+asyncpg://u@h/db?ssl=***&password=***"),
    ],
)
def test_a_database_url_is_shown_without_its_password(desk: Desk, url: str, shown: str) -> None:
    found = desk.load(LOUZHANG_DATABASE__URL=url).database.url
    assert (str(found), repr(found)) == (shown, f"DatabaseUrl({shown!r})")
    assert desk.says(yaml.safe_dump(nested("database.url", url)))[0].startswith("database.url: holds a password")


def test_settings_that_hold_every_secret_show_none(desk: Desk) -> None:
    settings = desk.load(named=yaml.safe_dump_all([{**nested("database.url", POSTGRES)}]), **{
        variable(tuple(key.split("."))): value for key, value in SECRETS.items()
    })  # fmt: skip
    parts = [settings, settings.telegram, settings.database, settings.secret]
    dumps = [part.model_dump(mode=mode) for part in parts for mode in ("python", "json")]
    texts = [f"{x!r} {x!s} {x}" for x in [*parts, *dumps]] + [settings.model_dump_json(), str(list(settings))]
    assert [shown for text in texts for shown in shows(text)] == []


PLACES = [".".join(map(str, path)) for path in known()] + [
    "telegram",
    "database",
    "secret",
    "pace",
    "slots.0",
    "http.x",
]


def problems_of(shared: str | None, named: str | None, environ: dict[str, str], desk: Desk) -> str:
    """Everything that a log could hold of a failed start, or of the settings."""
    try:
        return repr(desk.load(shared, named, **environ))
    except ConfigError as error:
        behind = [error.__cause__, error.__context__]
        return f"{error} {error!r} {error.problems!r} {error.args!r} {behind}"


@pytest.mark.parametrize(("place", "secret"), [*itertools.product(PLACES, [TOKEN, KEY, "hunter2", POSTGRES])])
def test_a_secret_in_a_wrong_place_shows_in_no_error(desk: Desk, place: str, secret: str) -> None:
    if place in {
        "log.level",
        "http.host",
        "secret.file",
        "telegram.username",
        "quarantine.policy",
        "checkin.despair",
        "supplies.kit",
    }:
        place += ".x"  # any text is right there, and is shown; below them it is not
    forms: list[Any] = [
        secret,
        [secret],
        {"token": secret},
        {f"token {secret}": None},
        [{"name": secret}],
        secret + "!",
    ]
    if secret != "hunter2":  # one plain word in the place of a key is a misspelt key, and is shown
        forms += [{secret: None}, [{secret: secret}], {secret: {"dayz": 1}}]
    for form in forms:
        written = yaml.safe_dump(nested(place, form))
        assert shows(problems_of(written, None, {}, desk)) == []
        assert shows(problems_of(None, written, {}, desk)) == []
        environ = {variable(tuple(place.split("."))): form if isinstance(form, str) else json.dumps(form)}
        assert shows(problems_of(None, None, environ, desk)) == []


def test_a_secret_as_the_name_of_a_policy_is_not_read_out(desk: Desk) -> None:
    told = desk.says(yaml.safe_dump({"quarantine": {"policy": "x", "policies": {TOKEN: {"days": 1}}}}))
    assert told == [
        "quarantine.policy: is not among quarantine.policies: choose one of 14, …, or add it there (config.yaml)"
    ]


ODD: list[Any] = [None, True, 0, -1, 14, 450, 1e400, "", "07:00", "en", 10**400, b"x", date(2026, 2, 1), {1, 2}]
ODD += [[], {}, [[]], [None], {"a": 1}, {"7": None}, {"days": 1}, [{"name": "a"}], [1, "b"]]


def spoilt(tree: Any, chance: Random) -> Any:
    """The same settings, with something odd here and there."""
    if chance.random() < 0.1:
        return chance.choice(ODD)
    if isinstance(tree, dict):
        return {key + "x" * (chance.random() < 0.05): spoilt(value, chance) for key, value in tree.items()}
    return [spoilt(value, chance) for value in tree] if isinstance(tree, list) else tree


@pytest.mark.parametrize("seed", range(100))
def test_whatever_is_written_gives_settings_or_problems_and_none_of_them_twice(desk: Desk, seed: int) -> None:
    chance, right = Random(seed), Settings().model_dump(mode="json", by_alias=True)
    shared, named, slots = (spoilt(tree, chance) for tree in (right, right, right["slots"]))
    variables = {"LOUZHANG_SLOTS": json.dumps(slots, default=str)} if seed % 3 == 0 else {}
    told: list[str] = []
    try:
        desk.load(yaml.dump(shared), yaml.dump(named), **variables)
    except ConfigError as error:
        told += map(str, error.problems)
    assert len(set(told)) == len(told)


@given(
    before=st.text("{}[]:,'\"*&!|>%@#- \n\tab", max_size=12), after=st.text("{}[]:,'\"*&!|>%@#- \n\tab", max_size=12)
)
@tries(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_secret_in_a_broken_file_shows_in_no_error(desk: Desk, before: str, after: str) -> None:
    written = f"telegram: {before}{TOKEN}{after}"
    assert shows(problems_of(written, None, {}, desk)) == []
    assert shows(problems_of(None, None, {"LOUZHANG_TELEGRAM": before + json.dumps(TOKEN) + after}, desk)) == []


# config.yaml, docs/settings.md and the model say the same


def defaults() -> dict[str, Any]:
    tree = Settings().model_dump(mode="json", by_alias=True)
    found = {}
    for path in known():
        value: Any = tree
        for key in path:
            value = value[key]
        found[".".join(map(str, path))] = value
    return found


def test_config_yaml_holds_every_setting_with_its_default() -> None:
    assert yaml.safe_load((ROOT / "config.yaml").read_text("utf-8")) == Settings().model_dump(
        mode="json", by_alias=True
    )
    assert load(environ={}, directory=ROOT) == Settings()


def test_every_key_of_config_yaml_has_a_comment() -> None:
    lines = (ROOT / "config.yaml").read_text("utf-8").splitlines()
    keys = [line for line in lines if re.match(r'\s*(?:- )?"?\w+"?:', line)]
    assert len(keys) >= len(defaults())
    assert [line for line in keys if not re.search(r"\s# \S", line)] == []


def test_the_table_of_settings_names_every_key_its_variable_and_its_default() -> None:
    rows = re.findall(
        r"^\| `(\S+)` \| (.+?) \| (.+?) \| (.+) \|$", (ROOT / "docs/settings.md").read_text("utf-8"), re.M
    )
    whole = {key: (name, default) for key, name, default, _ in rows if key in defaults()}
    assert {key: yaml.safe_load(default.strip("`")) for key, (_, default) in whole.items()} == defaults()
    assert {key: name for key, (name, _) in whole.items()} == {
        key: f"`{variable(tuple(key.split('.')))}`" for key in defaults()
    }
    assert {key for key, *_ in rows} - set(whole) == {
        "slots.N.name",
        "slots.N.opens",
        "slots.N.reminds",
        "slots.N.closes",
        "quarantine.policies.NAME.days",
        "duty.shifts.N.name",
        "duty.shifts.N.begins",
        "duty.shifts.N.ends",
    }
