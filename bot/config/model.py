"""Which settings there are, their defaults, and what each may be on its own.

The meaning of every key stands in config.yaml and docs/settings.md; a test holds the three together.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from bot.config.values import (
    BotName,
    Clock,
    DatabaseUrl,
    Hotline,
    Key,
    Number,
    Text,
    Token,
    Url,
    WebAddress,
    WebhookSecret,
    Whole,
    Word,
    Zone,
    between,
    must,
    positive,
    unsealed,
)


class Section(BaseModel):
    """One mapping of the settings: it never changes, takes no unknown key, and its errors show no value."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True)


class Database(Section):
    """Where everything is kept."""

    url: Url = DatabaseUrl("sqlite+aiosqlite:///var/louzhang.db")


class Http(Section):
    """The one web server: where it listens, and how the world reaches it."""

    host: Text = "127.0.0.1"
    port: Annotated[Whole, between(0, 65535)] = 8080
    public_url: WebAddress = "http://127.0.0.1:8080"


class Telegram(Section):
    """The Telegram bot, and the server that speaks its API."""

    enabled: bool = False
    token: Token = SecretStr("")
    username: BotName = ""
    base_url: WebAddress = "https://api.telegram.org/bot"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_secret: WebhookSecret = SecretStr("")


class Wecom(Section):
    """WeChat Work."""

    enabled: bool = False


class Page(Section):
    """The resident's web page."""

    enabled: bool = True


class Slot(Section):
    """One collection window of a day, in local time."""

    name: Word
    opens: Clock
    reminds: tuple[Clock, ...] = ()
    closes: Clock


class Policy(Section):
    """One rule of quarantine."""

    days: Annotated[Whole, positive]


class Quarantine(Section):
    """The policies there are, and the one that a case gets when nobody names another."""

    policy: Annotated[str, Field(coerce_numbers_to_str=True)] = "14"
    policies: Mapping[str, Policy] = {"14": Policy(days=14)}


class Quiet(Section):
    """The hours, in local time, when only alarms speak; they may run past midnight."""

    from_: Clock = Field(default=time(22), alias="from")
    to: Clock = time(6, 30)


class Fever(Section):
    """When a temperature is an alarm, and how soon it goes to the next person."""

    celsius: Annotated[Number, between(36, 42)] = 37.3
    low_celsius: Annotated[Number, between(30, 42)] = 35.0
    recheck_minutes: Annotated[Whole, positive] = 15
    escalate_minutes: Annotated[
        tuple[Annotated[Whole, positive], ...], must(len, "needs at least one number of minutes, as in [5, 10, 15]")
    ] = (5, 10, 15)


class Groups(Section):
    """The buildings' groups."""

    call_slots: bool = True
    welcome_minutes: Annotated[Whole, positive] = 2
    hold_links: bool = False


class Threads(Section):
    """The thread between a household and its liaison."""

    remind_minutes: Annotated[Whole, positive] = 30


class Shift(Section):
    """One shift of each day, in local time; it may run past midnight."""

    name: Word
    begins: Clock
    ends: Clock


class Duty(Section):
    """Who is on duty when."""

    shifts: tuple[Shift, ...] = (
        Shift(name="morning", begins=time(6), ends=time(14)),
        Shift(name="evening", begins=time(14), ends=time(22)),
        Shift(name="night", begins=time(22), ends=time(6)),
    )


class Liaisons(Section):
    """How many households one liaison looks after, when they are spread by rule."""

    least: Annotated[Whole, positive] = 12
    most: Annotated[Whole, positive] = 29


DESPAIR = (
    "不想活", "活不下去", "活着没意思", "活着没劲", "活够了", "想死", "不如死", "死了算了", "死了干净", "自杀", "轻生",
    "寻短见", "了断", "跳楼", "割腕", "结束自己", "撑不下去", "熬不下去", "没有我会更好", "want to die", "kill myself",
    "end my life", "suicide", "no reason to live", "better off dead",
)  # fmt: skip


KIT = ("口罩 20 个", "消毒液 1 瓶", "体温计 1 支", "居家指南 1 份")  # as one would order it


class Checkin(Section):
    """The daily check-in, and the words that are never left alone."""

    enabled: bool = True
    hotline: Hotline = "12356"
    despair: tuple[Text, ...] = DESPAIR


class Care(Section):
    """Care calls: every how many days, by reason."""

    alone_days: Annotated[Whole, positive] = 2
    disabled_days: Annotated[Whole, positive] = 3
    hardship_days: Annotated[Whole, positive] = 7
    other_days: Annotated[Whole, positive] = 7


class Signup(Section):
    """Calls for hands."""

    points: Annotated[Whole, between(0, 1000)] = 1


class ChatPace(Section):
    """How fast one account of a platform may speak."""

    per_second: Annotated[Number, positive] = 30
    chat_per_second: Annotated[Number, positive] = 1
    group_per_minute: Annotated[Number, positive] = 20


class Pace(Section):
    """How fast each platform lets us speak."""

    telegram: ChatPace = ChatPace()


class Invites(Section):
    """The codes by which residents join."""

    days: Annotated[Whole, positive] = 30


class Notices(Section):
    """What is pushed to many, and who has read it."""

    approval: bool = False
    catch_up_minutes: Annotated[Whole, positive] = 120
    nudge_minutes: Annotated[Whole, positive] = 180
    list_minutes: Annotated[Whole, positive] = 60
    current_days: Annotated[Whole, positive] = 14
    questions_at: Clock = time(20)


class Supplies(Section):
    """What people order, and how it comes to their doors."""

    rounds: tuple[Clock, ...] = (time(10), time(16))
    cutoff_minutes: Annotated[Whole, between(0, 720)] = 60
    unaccepted_minutes: Annotated[Whole, positive] = 30
    confirm_hours: Annotated[Whole, positive] = 12
    quarantined: Literal["first", "last"] = "last"
    kit: tuple[Text, ...] = KIT


class Console(Section):
    """The staff's own page."""

    hours: Annotated[Whole, between(1, 168)] = 12


class Secret(Section):
    """The key that seals phones and codes in the database."""

    key: Key = SecretStr("")
    file: Text = "var/secret.key"

    @property
    def key_bytes(self) -> bytes | None:
        """The key itself, or None when it is to be read from (or first made in) `file`."""
        return unsealed(self.key.get_secret_value()) or None


class Log(Section):
    """What the service writes about itself."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["auto", "console", "json"] = "auto"


class Settings(Section):
    """Everything that can be set; made by `load`, handed to bot/app.py."""

    timezone: Zone = "Asia/Shanghai"
    language: Literal["zh-CN", "en"] = "zh-CN"
    database: Database = Database()
    secret: Secret = Secret()
    http: Http = Http()
    telegram: Telegram = Telegram()
    wecom: Wecom = Wecom()
    page: Page = Page()
    console: Console = Console()
    slots: tuple[Slot, ...] = (
        Slot(name="morning", opens=time(7), reminds=(time(8, 30),), closes=time(9, 30)),
        Slot(name="evening", opens=time(17), reminds=(time(18, 30),), closes=time(19, 30)),
    )
    quarantine: Quarantine = Quarantine()
    quiet: Quiet = Quiet()
    fever: Fever = Fever()
    groups: Groups = Groups()
    threads: Threads = Threads()
    duty: Duty = Duty()
    liaisons: Liaisons = Liaisons()
    checkin: Checkin = Checkin()
    care: Care = Care()
    signup: Signup = Signup()
    notices: Notices = Notices()
    supplies: Supplies = Supplies()
    pace: Pace = Pace()
    invites: Invites = Invites()
    log: Log = Log()

    @property
    def zone(self) -> ZoneInfo:
        """The community's time zone, ready for use."""
        return ZoneInfo(self.timezone)
