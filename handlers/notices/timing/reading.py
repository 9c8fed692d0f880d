"""From what was typed to a moment and its rule. Nothing is guessed that cannot be seen: what is understood is shown
before it counts, and what is not is said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from handlers.notices.timing import cron, naming
from handlers.notices.timing.clocks import DAY, Clock, at, clock_of, settled
from handlers.notices.timing.days import Day, at_end, day_of, unit_of, without_weekdays
from handlers.notices.timing.following import coming, following
from handlers.notices.timing.model import MOST_A_DAY, NotATime, When
from handlers.notices.timing.tokens import Token, plain, tokens
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.spoken import number

_DAYS = ("day", "date", "weekday", "monthend", "in")  # pieces that name a day


def read(rules: Rules, text: str, now: datetime) -> When:
    """What was typed, e.g. 「明天早上 8 点」, 「每天 9 点到 12 月 1 日」, "0 9 * * 1-5". Raises NotATime."""
    typed = plain(text)
    line = cron.line(typed)
    pieces = tokens(typed if line is None else line[1])
    strange = [piece.text for piece in pieces if piece.kind == "unknown"]
    if line is None and len(strange) == sum(piece.kind not in ("and", "to", "from") for piece in pieces):
        raise NotATime("notice-time-unknown", text.strip()[:60])
    if strange:
        raise NotATime("notice-time-part", strange[0][:60])
    heard = _Heard(rules, text.strip()[:60], rules.local(now))
    if line is not None:
        heard.rule = {"rule": "cron", "line": line[0]}
    heard.listen(without_weekdays(pieces, rules.local(now).date()))
    return heard.when()


class _Heard:
    """What the pieces of a text have said so far. `now` is by the community's clock."""

    def __init__(self, rules: Rules, text: str, now: datetime) -> None:
        self._rules, self._text, self._now, self._today = rules, text, now, now.date()
        self.rule: dict[str, Any] = {}
        self._days: list[Day] = []
        self._clocks: list[Clock] = []
        self._since: date | None = None
        self._ends: Token | None = None  # the day it ends on, or how long it goes on
        self._before = False  # it ends before that day
        self._in: timedelta | None = None
        self._part = ""  # of the day, said ahead of the hour
        self._alone = False  # and by itself: 明天早上, at 8
        self._at_once = False

    # --- listening ---

    def listen(self, pieces: list[Token]) -> None:
        """Take in the pieces, from left to right."""
        expected = ""
        for number_, piece in enumerate(pieces):
            behind = pieces[number_ + 1].kind if number_ + 1 < len(pieces) else ""
            match piece.kind:
                case "now":
                    self._at_once = True
                case "in" if unit_of(piece) in ("minute", "hour"):
                    self._in = naming.span(piece)
                case kind if kind in _DAYS:
                    self._day(piece, expected, behind)
                    expected = "ended" if expected == "to" or behind == "ends" else ""
                    if piece.kind == "day" and piece.groups["rel"] == "tonight":
                        self._part = "evening"
                    continue
                case "clock" | "hour":
                    self._clock(piece, expected)
                case "rule":
                    self._take_rule(piece)
                case "from" | "to":
                    expected = piece.kind
                    continue
                case "ends" if number_ == 0 or pieces[number_ - 1].kind not in _DAYS:  # 截止12月1日
                    expected = "to"
                    continue
                case "ends":
                    self._before = self._before or "before" in piece.groups
                case "for":
                    self._ends = piece
            expected = ""

    def _day(self, piece: Token, expected: str, behind: str) -> None:
        if expected == "to" or behind == "ends":
            if self._ends is not None:
                raise NotATime("notice-time-part", piece.text)
            self._ends = piece
            if not self.rule and len(self._days) == 1 and self._since is None:
                self._since = self._days.pop().on  # 12月1日到12月5日
            return
        day = day_of(piece, self._today)
        if expected == "from" or behind == "begins":
            self._since = day.on
        else:
            self._days.append(day)

    def _clock(self, piece: Token, expected: str) -> None:
        if expected == "to" or (expected == "ended" and self._clocks):
            raise NotATime("notice-time-part", piece.text)
        part = piece.groups.get("part") or piece.groups.get("englishPart", "")
        if "englishPart" in piece.groups or set(piece.groups) == {"part"}:
            self._part, self._alone = part, True
            return
        if self._part and self._alone and part:  # 早晚 8 点
            self._clocks.append(clock_of(Token(piece.kind, piece.text, {**piece.groups, "part": self._part}), ""))
        clock = clock_of(piece, self._part)
        self._clocks.append(clock)
        late = clock.minutes >= 12 * 60 and not clock.open and (part or self._part)
        self._part, self._alone = (part or self._part) if late else "", False  # 下午 3 点和 5 点

    def _take_rule(self, piece: Token) -> None:
        if "often" in piece.groups:
            self._often(piece)
            return
        self.rule = naming.both(self.rule, naming.rule_of(piece), piece)
        if "dailyPart" in piece.groups:
            self._part = piece.groups["dailyPart"].removeprefix("every ")

    def _often(self, piece: Token) -> None:
        """Every so many hours, while people are awake."""
        unit = piece.groups.get("oftenUnit") or piece.groups.get("oftenUnit2", "hour")
        hours = number(piece.groups.get("oftenN") or piece.groups.get("oftenN2", "1").strip())
        if unit in ("分钟", "minute") or not hours:
            raise NotATime("notice-time-often", piece.text)
        awake = [
            h * 60
            for h in range(0, 24, hours)
            if quiet_until(self._rules, at(self._rules, self._today, h * 60)) is None
        ]
        self._clocks += [Clock(minutes) for minutes in awake]
        self.rule = naming.both(self.rule, {"rule": "daily"}, piece)

    # --- what it comes to ---

    def when(self) -> When:
        """The moment, and the rule. Raises NotATime."""
        if self._at_once and not (self.rule or self._days or self._clocks or self._in or self._ends):
            return When(self._now.astimezone(UTC))
        if self._in is not None and not (self.rule or self._days or self._clocks or self._ends):
            return When((self._now + self._in).astimezone(UTC).replace(second=0, microsecond=0))
        if self._at_once or self._in is not None:
            raise NotATime("notice-time-part", self._text)
        if self.rule.get("rule") == "cron":
            if self._clocks or self._days:
                raise NotATime("notice-time-part", self._text)
        elif not self._clocks:
            raise NotATime("notice-time-clock", self._text)
        if self._ends is not None and not self.rule:
            self.rule = {"rule": "daily"}
        if self.rule:
            return self._again()
        return self._once()

    def _once(self) -> When:
        if self._since is not None:
            raise NotATime("notice-time-part", self._text)
        days = self._days or [self._next_day()]
        if len(days) == 1 and len(self._clocks) == 1:
            return self._shown(self._moment(days[0], self._clocks[0]), None)
        moments = sorted({self._moment(day, clock) for day in days for clock in self._clocks})
        clocks = {f"{one:%H:%M}" for one in moments}
        dates = {one.date().isoformat() for one in moments}
        if len(moments) != len(clocks) * len(dates):
            raise NotATime("notice-time-part", self._text)
        return self._repeating({"rule": "dates", "days": sorted(dates), "clocks": sorted(clocks)})

    def _next_day(self) -> Day:
        """Where only a clock was said: today, or tomorrow if one of them is past."""
        now = self._now if len(self._clocks) == 1 else None
        ahead = [at(self._rules, self._today, settled(self._rules, one, self._today, now)) for one in self._clocks]
        days = 0 if all(one > self._now for one in ahead) else 1
        return Day(self._today + timedelta(days=days), self._text)

    def _moment(self, day: Day, clock: Clock) -> datetime:
        rules, now = self._rules, self._now
        alone = len(self._days) < 2 and len(self._clocks) < 2  # of several each is as it would be on any day
        found = at(rules, day.on, settled(rules, clock, day.on, now if alone and day.on == self._today else None))
        if found <= now and day.again:
            found = at(rules, day.on + timedelta(days=day.again), settled(rules, clock, day.on))
        if found.astimezone(UTC) <= now.astimezone(UTC):
            minutes = settled(rules, clock, day.on)
            today = at(rules, self._today, minutes)
            instead = today if today > now else at(rules, self._today + timedelta(days=1), minutes)
            raise NotATime("notice-time-past", self._text, instead.astimezone(UTC))
        return found

    def _again(self) -> When:
        rule = dict(self.rule)
        if self._days:  # 明天 每天 9 点: from that day on
            if len(self._days) > 1 or self._since is not None:
                raise NotATime("notice-time-part", self._days[-1].said)
            self._since = self._days[0].on
        if rule["rule"] != "cron":
            rule["clocks"] = self._daily_clocks(rule)
        since = max(self._since or self._today, self._today)
        if self._since is not None and self._since > self._today:
            rule["from"] = self._since.isoformat()
        if rule.get("step", 1) > 1:
            rule["anchor"] = since.isoformat()
            first = following(self._rules, {**rule, "step": 1}, self._now)
            if first is not None:
                rule["anchor"] = self._rules.local(first).date().isoformat()
        return self._repeating(rule, since)

    def _daily_clocks(self, rule: dict[str, Any]) -> list[str]:
        minutes = [settled(self._rules, clock, self._today) for clock in self._clocks]
        if rule != {"rule": "daily"} and any(one >= DAY for one in minutes):
            raise NotATime("notice-time-hour", self._text)
        return [f"{one // 60:02}:{one % 60:02}" for one in sorted({one % DAY for one in minutes})]

    def _repeating(self, rule: dict[str, Any], since: date | None = None) -> When:
        if self._ends is not None and since is not None:
            until = self._until(rule, self._ends, since)
            if until < since:
                raise NotATime("notice-time-end", self._text)
            rule["until"] = until.isoformat()
        if len(rule.get("clocks", ())) > MOST_A_DAY:
            raise NotATime("notice-time-often", self._text)
        first = following(self._rules, rule, self._now)
        if first is None:
            raise NotATime("notice-time-end" if "until" in rule else "notice-time-never", self._text)
        if rule["rule"] == "cron":
            some = coming(self._rules, When(first, rule), MOST_A_DAY + 1)
            if len(some) > MOST_A_DAY and some[-1] - some[0] < timedelta(days=1):
                raise NotATime("notice-time-often", self._text)
        return self._shown(first, rule)

    def _until(self, rule: dict[str, Any], ends: Token, since: date) -> date:
        if ends.kind == "for":
            first = following(self._rules, rule, self._now)
            begins = self._rules.local(first).date() if first is not None else since
            count = ends.number("count") or ends.number("count2", 1)
            days = {"day": 1, "month": 30}.get(unit_of(ends), 7)
            return begins + timedelta(days=count * days - 1)
        return at_end(ends, self._today, since) - timedelta(days=self._before)

    def _shown(self, first: datetime, rule: dict[str, Any] | None) -> When:
        return When(first.astimezone(UTC), rule, self._rules.local(first).year != self._now.year)
