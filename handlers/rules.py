"""What the settings say that conversations need to know; bot/app.py makes it of config.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Slot:
    """One collection window of each day, in the community's own time; opens and closes on the same day."""

    name: str
    opens: time
    closes: time
    reminds: tuple[time, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupRules:
    """楼栋群. `hold_links`: links and forwards of people who are on no roster wait for the liaison."""

    call_slots: bool = True  # one short call when a slot opens
    welcome: timedelta = timedelta(minutes=2)  # those who join within it are welcomed together
    hold_links: bool = False


@dataclass(frozen=True, slots=True)
class ThreadRules:
    """The thread between a household and its liaison."""

    remind: timedelta = timedelta(minutes=30)  # without an answer, outside the quiet hours, until somebody is told


@dataclass(frozen=True, slots=True)
class ShiftTimes:
    """One shift of each day; it may run past midnight."""

    name: str
    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class DutyRules:
    """值班: the day's shifts."""

    shifts: tuple[ShiftTimes, ...] = (
        ShiftTimes("morning", time(6), time(14)),
        ShiftTimes("evening", time(14), time(22)),
        ShiftTimes("night", time(22), time(6)),
    )


@dataclass(frozen=True, slots=True)
class LiaisonRules:
    """How many households one liaison looks after, when they are spread by rule."""

    least: int = 12
    most: int = 29


@dataclass(frozen=True, slots=True)
class CheckinRules:
    """The daily check-in. `despair`: words that are never left alone; `hotline`: whom to call then."""

    enabled: bool = True
    hotline: str = "12356"
    despair: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CareRules:
    """Every how many days somebody is phoned or visited, by reason: alone, disabled, hardship, other."""

    every_days: Mapping[str, int] = field(
        default_factory=lambda: {"alone": 2, "disabled": 3, "hardship": 7, "other": 7}
    )


@dataclass(frozen=True, slots=True)
class SignupRules:
    """报名: what somebody who came is given, unless the call says otherwise."""

    points: int = 1


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """通知. `catch_up`: a notice that was due while we were down still goes out if it is no later than this; `nudge`:
    how long readers have before they are reminded, unless the notice says otherwise; `list_after`: how long after that
    liaisons get their lists; `current`: how long a notice is quoted as news."""

    approval: bool = False  # a second person must say yes
    catch_up: timedelta = timedelta(hours=2)
    nudge: timedelta = timedelta(hours=3)
    list_after: timedelta = timedelta(hours=1)
    current: timedelta = timedelta(days=14)
    questions_at: time = time(20)  # when staff hear what nothing has answered
    per_second: float = 30  # messages that the platform takes


@dataclass(frozen=True, slots=True)
class SupplyRules:
    """订购. `rounds`: when deliveries set out each day, rising; `cutoff`: an order that is placed less than this before
    a round joins the next; `unaccepted`: the desk is reminded of what nobody has taken for so long; `confirm`: what
    stands at the door for so long counts as received; `quarantined`: whether households in quarantine are served first
    or last in a round; `kit`: what each household newly in quarantine is given, as one would order it."""

    rounds: tuple[time, ...] = (time(10), time(16))
    cutoff: timedelta = timedelta(hours=1)
    unaccepted: timedelta = timedelta(minutes=30)
    confirm: timedelta = timedelta(hours=12)
    quarantined: Literal["first", "last"] = "last"
    kit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsoleRules:
    """控制台. `lasts`: how long one stays signed in."""

    lasts: timedelta = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say that conversations need to know."""

    zone: ZoneInfo
    language: str
    slots: tuple[Slot, ...]
    policy: str  # the default quarantine policy
    policies: dict[str, int]  # its name → days
    quiet_from: time
    quiet_to: time
    fever: Decimal  # °C
    low: Decimal
    recheck: timedelta
    escalate: tuple[timedelta, ...]  # how long after an alarm that nobody takes up the next are told; rising
    invite_days: int
    public_url: str
    groups: GroupRules = field(default_factory=lambda: GroupRules())
    threads: ThreadRules = field(default_factory=lambda: ThreadRules())
    duty: DutyRules = field(default_factory=lambda: DutyRules())
    liaisons: LiaisonRules = field(default_factory=lambda: LiaisonRules())
    checkin: CheckinRules = field(default_factory=lambda: CheckinRules())
    care: CareRules = field(default_factory=lambda: CareRules())
    signup: SignupRules = field(default_factory=lambda: SignupRules())
    notices: NoticeRules = field(default_factory=lambda: NoticeRules())
    supplies: SupplyRules = field(default_factory=lambda: SupplyRules())
    console: ConsoleRules = field(default_factory=lambda: ConsoleRules())

    def local(self, moment: datetime) -> datetime:
        """A moment on the community's clock."""
        return moment.astimezone(self.zone)
