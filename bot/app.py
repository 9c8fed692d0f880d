"""The composition root: every object is made here, once."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from aiohttp import web

from bot import log
from bot.channels.base import Channel, Limits, Refused
from bot.channels.page import PageChannel
from bot.channels.telegram import TelegramChannel
from bot.clock import Clock
from bot.config import Settings
from bot.console import Console
from bot.drawing import Desk
from bot.enclosures import Enclosures
from bot.inbox import Inbox, letter_row
from bot.labels import Labels
from bot.outbox import Speaker
from bot.paper import PickPages
from bot.texts import Texts
from bot.web import Figure, application, serve
from handlers import contact, groups, living, routes, sheets
from handlers.rules import (
    CareRules,
    CheckinRules,
    ConsoleRules,
    DutyRules,
    GroupRules,
    LiaisonRules,
    NoticeRules,
    Rules,
    ShiftTimes,
    SignupRules,
    Slot,
    SupplyRules,
    ThreadRules,
)
from storage import clock as openings
from storage import inbox as arrivals
from storage import marks, migrate, outbox
from storage.database import Database, Db, Unavailable
from storage.vault import Vault, load_key

_log = log.get("app")


class NotReady(Exception):
    """The service cannot start; the text says why and what to do."""


def rules_of(settings: Settings) -> Rules:
    """What conversations need to know of the settings."""
    return Rules(
        zone=settings.zone,
        language=settings.language,
        slots=tuple(Slot(slot.name, slot.opens, slot.closes, slot.reminds) for slot in settings.slots),
        policy=settings.quarantine.policy,
        policies={name: policy.days for name, policy in settings.quarantine.policies.items()},
        quiet_from=settings.quiet.from_,
        quiet_to=settings.quiet.to,
        fever=Decimal(str(settings.fever.celsius)),
        low=Decimal(str(settings.fever.low_celsius)),
        recheck=timedelta(minutes=settings.fever.recheck_minutes),
        escalate=tuple(timedelta(minutes=minutes) for minutes in settings.fever.escalate_minutes),
        invite_days=settings.invites.days,
        public_url=settings.http.public_url,
        groups=GroupRules(
            settings.groups.call_slots, timedelta(minutes=settings.groups.welcome_minutes), settings.groups.hold_links
        ),
        threads=ThreadRules(timedelta(minutes=settings.threads.remind_minutes)),
        duty=DutyRules(tuple(ShiftTimes(shift.name, shift.begins, shift.ends) for shift in settings.duty.shifts)),
        liaisons=LiaisonRules(settings.liaisons.least, settings.liaisons.most),
        checkin=CheckinRules(settings.checkin.enabled, settings.checkin.hotline, settings.checkin.despair),
        care=CareRules({reason: getattr(settings.care, f"{reason}_days") for reason in CareRules().every_days}),
        signup=SignupRules(settings.signup.points),
        notices=NoticeRules(
            approval=settings.notices.approval,
            catch_up=timedelta(minutes=settings.notices.catch_up_minutes),
            nudge=timedelta(minutes=settings.notices.nudge_minutes),
            list_after=timedelta(minutes=settings.notices.list_minutes),
            current=timedelta(days=settings.notices.current_days),
            questions_at=settings.notices.questions_at,
            per_second=settings.pace.telegram.per_second,
        ),
        supplies=SupplyRules(
            rounds=settings.supplies.rounds,
            cutoff=timedelta(minutes=settings.supplies.cutoff_minutes),
            unaccepted=timedelta(minutes=settings.supplies.unaccepted_minutes),
            confirm=timedelta(hours=settings.supplies.confirm_hours),
            quarantined=settings.supplies.quarantined,
            kit=settings.supplies.kit,
        ),
        console=ConsoleRules(timedelta(hours=settings.console.hours)),
    )


def database_of(settings: Settings) -> Database:
    """The database behind the settings, with its vault."""
    key = settings.secret.key_bytes or load_key(Path(settings.secret.file))
    return Database(settings.database.url.get_secret_value(), Vault(key))


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


class App:
    """The whole service. `role`: all; receive (webhooks and pages only); speak (outbox and clock only)."""

    def __init__(
        self,
        settings: Settings,
        *,
        role: str = "all",
        now: Callable[[], datetime] = utc_now,
        database: Database | None = None,
    ) -> None:
        self.settings = settings
        self.role = role
        self.now = now
        self.rules = rules_of(settings)
        self.texts = Texts.load()
        self.database = database or database_of(settings)
        self.inbox = Inbox(self.database, self.rules, self.texts, routes.answer, now, self.wake)
        self.channels: list[Channel] = []
        self.page: PageChannel | None = None
        if settings.page.enabled:
            self.page = PageChannel(
                self.database, self.inbox, self.texts, settings.language, now,
                public_url=settings.http.public_url, zone=settings.zone,
            )  # fmt: skip
            self.channels.append(self.page)
        self.telegram: TelegramChannel | None = None
        if settings.telegram.enabled:
            pace = settings.pace.telegram
            self.telegram = TelegramChannel(
                settings.telegram.token.get_secret_value(),
                self.inbox,
                self.texts,
                base_url=settings.telegram.base_url,
                limits=Limits(pace.per_second, pace.chat_per_second, pace.group_per_minute),
                mode=settings.telegram.mode,
                webhook_secret=settings.telegram.webhook_secret.get_secret_value(),
                public_url=settings.http.public_url,
                listen=role in ("all", "receive"),
                named=self._named,
                username=settings.telegram.username,
            )
            self.channels.append(self.telegram)
        name = f"{socket.gethostname()[:40]}:{os.getpid()}"
        # A process of its own that only speaks is not woken by the one that receives; it looks more often.
        idle = 1.0 if role == "all" else 0.25
        self.desk = Desk()
        self.enclosures = Enclosures(self.database, now, self.desk.draw, self._fetch, self._compose, self._fill)
        self.speakers = [
            Speaker(
                self.database,
                channel,
                now,
                name=name,
                lost=self._lost,
                acted=self._acted,
                enclosures=self.enclosures,
                idle=idle,
            )
            for channel in (self.channels if role in ("all", "speak") else ())
        ]
        self.clock = Clock(self.database, self.rules, self.texts, now, self.wake)
        self._runner: web.AppRunner | None = None
        self.port = settings.http.port

    def wake(self, channels: set[str]) -> None:
        """Letters were written for these channels."""
        for speaker in self.speakers:
            if speaker.channel.name in channels:
                speaker.wake()

    async def _lost(self, db: Db, chat: str, now: datetime) -> None:
        letters = await contact.lost(db, self.texts, chat, now)
        await outbox.write(db, [letter_row(letter, now) for letter in letters])

    async def _acted(
        self, db: Db, chat: str, act: dict[str, Any], result: dict[str, Any], why: str, now: datetime
    ) -> None:
        letters = await groups.acted(db, self.rules, self.texts, groups.Done(chat, act, result, why), now)
        await outbox.write(db, [letter_row(letter, now) for letter in letters])

    async def _compose(self, db: Db, chat: str, name: str) -> tuple[str, list[list[str]]] | None:
        wording = await living.compose(living.Page(db, self.rules, self.texts, self.now(), chat, name))
        return None if wording is None else (wording.text, [choice.kept() for choice in wording.choices])

    async def _fill(self, db: Db, wanted: dict[str, Any]) -> dict[str, Any] | None:
        return await sheets.fill(sheets.Source(db, self.rules, self.texts, self.now()), wanted)

    async def _fetch(self, channel: str, ref: str) -> bytes:
        """Something that somebody sent, from the channel where it still is. Raises SendError's kinds."""
        if self.telegram is None or channel != self.telegram.name:
            raise Refused("this channel keeps nothing for us")
        return await self.telegram.fetch(ref)

    async def _named(self, username: str) -> None:
        with contextlib.suppress(Unavailable):
            async with self.database.begin() as db:
                await marks.put(db, "telegram.username", username)

    # --- life -----------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Schema, listening, speaking, beating: in this order. Raises NotReady."""
        await self._schema()
        self.inbox.start()
        if self.role != "speak":
            app = application(self.ready, self.figures)
            PickPages(self.database, self.rules, self.texts, self.now).routes(app)
            if self.page is not None:
                self.page.routes(app)
            if self.telegram is not None:
                self.telegram.routes(app)
            Labels(self.database, self.rules, self.texts, self.now, self.wake).routes(app)
            Console(self.database, self.rules, self.texts, self.now).routes(app)
            try:
                self._runner, self.port = await serve(app, self.settings.http.host, self.settings.http.port)
            except OSError as error:
                host, port = self.settings.http.host, self.settings.http.port
                raise NotReady(f"http.port: cannot listen on {host}:{port} ({error.strerror})") from error
        for channel in self.channels:
            await channel.start()
        for speaker in self.speakers:
            speaker.start()
        if self.role in ("all", "speak"):
            self.clock.start()
        # What is here now stays: the collector need not walk through it again for every few messages.
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        _log.info("started", role=self.role, port=self.port, channels=[channel.name for channel in self.channels])

    async def _schema(self) -> None:
        wait = 1.0
        while True:
            try:
                if self.database.dialect == "sqlite":
                    await migrate.upgrade(self.database)
                elif not await migrate.is_current(self.database):
                    raise NotReady("database: the schema is not up to date; run: python -m bot migrate")
                return
            except Unavailable as error:
                _log.warning("waiting for the database", reason=str(error))
                await asyncio.sleep(wait)
                wait = min(15.0, wait * 2)

    async def stop(self) -> None:
        """Hear nothing new, finish what is under way, close."""
        await self.clock.stop()
        if self._runner is not None:
            await self._runner.cleanup()
        if self.telegram is not None:
            await self.telegram.deafen()
        await self.inbox.stop()
        for speaker in self.speakers:
            await speaker.stop()
        await self.desk.close()
        for channel in self.channels:
            await channel.stop()
        await self.database.close()
        _log.info("stopped")

    async def run(self) -> None:
        """Serve until told to stop (SIGTERM or SIGINT)."""
        stopping = asyncio.Event()
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, stopping.set)
        await self.start()
        try:
            await stopping.wait()
        finally:
            await self.stop()

    # --- how it does ----------------------------------------------------------------------------------------------

    async def ready(self) -> dict[str, str]:
        """What is not well, by part."""
        troubles = {}
        try:
            async with asyncio.timeout(5):
                await self.database.ping()
        except (Unavailable, TimeoutError) as error:
            troubles["database"] = type(error).__name__
        if self.telegram is not None and not self.telegram.ready:
            troubles["telegram"] = "has not answered yet"
        return troubles

    async def figures(self) -> list[Figure]:
        """What the service tells of itself: counts and ages, never who or what."""
        now = self.now()
        found = [
            _figure("arrivals_received", "Arrivals committed by this process.", self.inbox.received),
            _figure("beats_missed", "Beats of the clock that could not be kept.", self.clock.missed_beats),
            _figure("pictures_missed", "Letters sent without their picture.", self.enclosures.missed),
        ]
        for speaker in self.speakers:
            channel = {"channel": speaker.channel.name}
            found += [
                _figure("letters_sent", "Messages sent by this process.", speaker.sent, channel),
                _figure("speaking", "Whether this process speaks for the channel.", speaker.speaking, channel),
            ]
        with contextlib.suppress(Unavailable):
            async with self.database.read() as db:
                letters = await outbox.figures(db, now)
                parked = await arrivals.count_parked(db)
                missed = await openings.count_missed(db)
            age = (now - letters.oldest_waiting).total_seconds() if letters.oldest_waiting else 0.0
            found += [
                _figure("letters_waiting", "Letters that wait.", letters.waiting),
                _figure("letters_sending", "Letters under way.", letters.sending),
                _figure("letters_oldest_seconds", "Age of the oldest letter that waits.", age),
                _figure("letters_refused", "Letters the platform will never take, of two days.", letters.refused),
                _figure("letters_gone", "Letters to nobody, of two days.", letters.gone),
                _figure("letters_expired", "Letters that came too late, of two days.", letters.expired),
                _figure("letters_in_doubt", "Letters that may have gone out twice, of two days.", letters.in_doubt),
                _figure("arrivals_parked", "Arrivals that nobody could handle.", parked),
                _figure("openings_missed", "Slots that were not opened in time.", missed),
            ]
        return found


def _figure(name: str, words: str, value: float, labels: dict[str, str] | None = None) -> Figure:
    return Figure(name, words, float(value), labels or {})
