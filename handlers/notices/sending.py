"""Going out: what is due becomes an edition, and the edition letters, some hundred households at a time.

The next moment of a repeating notice is written in the same transaction as the edition of this one, and there is one
edition for each moment: nothing is lost between due and sent, and nothing goes out twice, whoever does it how often.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers import words as said
from handlers.chat import Choice, Lane, Letter, Picture, Words
from handlers.errands import Errand, Feature
from handlers.living import Wording
from handlers.mail import Mail
from handlers.notices import timing, wording
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import access
from storage.database import Db
from storage.notices import editions, keeping, targets
from storage.notices.editions import Issued
from storage.notices.keeping import Attached, Kept

_FEATURE = "notices"
_AT_ONCE = 250  # households that letters are written to in one transaction: some 40 ms, in which nobody is answered
_IN_A_BEAT = 8  # such transactions; others have their turn in between
_FILES_PATIENCE = timedelta(minutes=1)  # the words are waited for longer than that already
_MOST_MISSED = 1000  # moments of one repeating notice that are written down as missed


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Notices whose time has come, and editions with recipients that letters are still to be written to."""
    found = [
        Errand(_FEATURE, "open", f"notice/{notice.id}", notice.next_at or now, notice.community_id)
        for notice in await keeping.due(db, now)
    ]
    for notice in await keeping.unanswered(db, now - rules.notices.catch_up):
        found.append(Errand(_FEATURE, "late", f"notice/{notice.id}", notice.next_at or now, notice.community_id))
    for edition in await editions.going(db):
        if edition.spread_to is not None and edition.state != "paused":
            found += [Errand(_FEATURE, "spread", f"edition/{edition.id}", now, edition.community_id)] * _IN_A_BEAT
    return found


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """One of them."""
    if errand.what == "spread":
        return await spread(db, rules, words, errand.id, now)
    if errand.what == "late":
        return await _nobody_agreed(db, rules, words, errand, now)
    return await _open(db, rules, words, errand, now)


async def _open(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """The newest of the moments that have come goes out if it is still of use; the others were missed."""
    notice = await keeping.hold(db, errand.id)
    if notice is None or notice.state != "ready" or notice.paused_at is not None or notice.next_at != errand.at:
        return []
    moments = [errand.at]
    next_at = timing.following(rules, notice.repeats, errand.at)
    while next_at is not None and next_at <= now and len(moments) < _MOST_MISSED:
        moments.append(next_at)
        next_at = timing.following(rules, notice.repeats, next_at)
    if next_at is not None and next_at <= now:
        next_at = timing.following(rules, notice.repeats, now)
    *missed, newest = moments
    if now - newest > rules.notices.catch_up:
        missed.append(newest)
    letters: list[Letter] = []
    lost = None
    for moment in missed:
        lost = await begin(db, rules, notice, moment, now, missed=True)
    if newest not in missed:
        opened = await begin(db, rules, notice, newest, now)
        if opened is not None:
            letters += await spread(db, rules, words, opened, now)
    await keeping.change(db, notice.id, ("ready",), now, next_at=next_at, state="ready" if next_at else "out")
    if missed:
        mail = Mail(f"{errand.key}/missed", notice.community_id, words, rules, now)
        title = await title_of(db, notice, notice.report_language)
        last = missed[-1]
        again = (_missed_button(words, notice, lost),) if newest == last and lost is not None else ()
        mail.tell(notice.report_chat, notice.report_language, "notice-missed", title=title, count=len(missed),
                  day=said.day(words, notice.report_language, rules.local(last).date()),
                  at=said.clock(rules.local(last)), since="yes" if newest != last else "no", choices=again)  # fmt: skip
        letters += mail.letters
    return letters


def is_late(rules: Rules, notice: Kept, now: datetime) -> bool:
    """Whether the only moment at which a notice was to go out is so long past that it is of no use any more."""
    return notice.repeats is None and notice.next_at is not None and now - notice.next_at > rules.notices.catch_up


async def _nobody_agreed(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Its time came and went while it waited for a second person: it is a draft again, and its author told."""
    notice = await keeping.hold(db, errand.id)
    if notice is None or notice.next_at != errand.at or not is_late(rules, notice, now):
        return []
    if not await keeping.change(db, notice.id, ("asked",), now, state="draft"):
        return []
    mail = Mail(errand.key, notice.community_id, words, rules, now)
    language, local = notice.report_language, rules.local(errand.at)
    label = html.unescape(words(language, "choice-notice-write-when"))
    mail.tell(notice.report_chat, language, "notice-write-late-yes", title=await title_of(db, notice, language),
              day=said.day(words, language, local.date()), at=said.clock(local),
              choices=(Choice(f"draft:when:{notice.id}", label),))  # fmt: skip
    mail.refresh(notice.report_chat, f"draft/{notice.id}")
    return mail.letters


def _missed_button(words: Words, notice: Kept, edition_id: int) -> Choice:
    """Sends what was missed after all (handlers.notices.repeating)."""
    label = html.unescape(words(notice.report_language, "choice-notice-time-send"))
    return Choice(f"sched:{notice.id}:send:{edition_id}", label)


async def send_missed(db: Db, rules: Rules, notice: Kept, edition: Issued, now: datetime, sent_by: int | None) -> bool:
    """An edition that was missed goes out after all, in the words of now; False: somebody was quicker."""
    nudge_at, list_at = _reminders(rules, notice, now)
    return await editions.change(
        db, edition.id, ("missed",), state="sending", version=notice.version, spread_to=0, sent_by=sent_by,
        began_at=now, ended_at=None, nudge_at=nudge_at, list_at=list_at,
    )  # fmt: skip


def _reminders(rules: Rules, notice: Kept, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When those who have not read what goes out now are reminded, and when liaisons get their lists."""
    if notice.asks.mode == "none" or notice.nudge_minutes is None:
        return None, None
    nudge_at = now + timedelta(minutes=notice.nudge_minutes)
    return nudge_at, nudge_at + rules.notices.list_after


async def title_of(db: Db, notice: Kept, language: str) -> str:
    """What a notice is called, for a reader."""
    return wording.in_language(await keeping.texts(db, notice.id, notice.version), language).title


async def begin(
    db: Db, rules: Rules, notice: Kept, due_at: datetime, now: datetime, *, sent_by: int | None = None,
    missed: bool = False,
) -> int | None:  # fmt: skip
    """A new edition of a notice; letters are still to be written (`spread`). None: there is one for that moment."""
    nudge_at, list_at = (None, None) if missed else _reminders(rules, notice, now)
    return await editions.open(
        db, community_id=notice.community_id, notice_id=notice.id, version=notice.version, due_at=due_at,
        sent_by=sent_by, now=now, nudge_at=nudge_at, list_at=list_at, missed=missed,
    )  # fmt: skip


async def spread(db: Db, rules: Rules, words: Words, edition_id: int, now: datetime) -> list[Letter]:
    """Letters to the next of an edition's recipients; to the groups with the first."""
    edition = await editions.hold(db, edition_id)
    if edition is None or edition.spread_to is None or edition.state not in ("sending", "quiet"):
        return []
    notice = await keeping.by_id(db, edition.notice_id)
    if notice is None:
        return []
    await keeping.fill_files(db, notice.id)
    files = await keeping.files(db, notice.id)
    some, more = await targets.page(
        db, notice.community_id, notice.target, now, rules.local(now).date(), after=edition.spread_to,
        limit=_AT_ONCE,
    )  # fmt: skip
    writer = _Writer(rules, words, notice, edition, files, now)
    writer.texts = await keeping.texts(db, notice.id, edition.version)
    writer.community = await access.community_name(db, notice.community_id)
    letters: list[Letter] = []
    if edition.spread_to == 0 and notice.places != "private":
        for hall in await targets.halls(db, notice.community_id, notice.target):
            letters += writer.to_group(hall.chat)
    if notice.places != "groups":
        chats = dict(chat for one in some for chat in one.chats)  # one phone of two households hears it once
        for chat, language in chats.items():
            letters += writer.to_private(chat, language)
    if letters and writer.wants_files:  # the first chat's letters fetch them, once for all
        return [letter for letter in letters if letter.chat == letters[0].chat]
    await editions.address(db, edition, some)
    await editions.set(db, edition.id, spread_to=more)
    return letters


class _Writer:
    """Writes the letters of one edition."""

    def __init__(
        self, rules: Rules, words: Words, notice: Kept, edition: Issued, files: Sequence[Attached], now: datetime
    ) -> None:
        self._rules = rules
        self._words = words
        self._notice = notice
        self._edition = edition
        self._files = files
        self._wake = None if notice.urgent else quiet_until(rules, now)
        unfetched = self._wake is None and any(file.file_id is None for file in files)
        given_up = now - edition.began_at >= _FILES_PATIENCE
        self.wants_files = unfetched and not given_up  # all others wait until they have been fetched
        self._lost = unfetched and given_up
        self.texts: dict[str, keeping.Text] = {}
        self.community = ""
        self._drawn: dict[str, Wording] = {}  # by language, that of groups by none: they are all the same

    def to_group(self, chat: str) -> list[Letter]:
        """The letters to a building's group: its files, then its words. Nobody has read them yet."""
        drawn = self._drawn.get("")
        if drawn is None:
            drawn = self._drawn[""] = wording.in_group(
                self._words, self._rules, self._rules.language, self._notice, self._edition, self.texts,
                self.community, editions.Counted(0, 0, 0),
            )  # fmt: skip
        return [*self._with_files(chat), self._letter(chat, drawn, pinned=self._notice.pinned)]

    def to_private(self, chat: str, language: str) -> list[Letter]:
        """The letters to a private chat."""
        drawn = self._drawn.get(language)
        if drawn is None:
            drawn = self._drawn[language] = wording.in_private(
                self._words, self._rules, language, self._notice, self._edition, self.texts, self.community, None
            )
        return [*self._with_files(chat), self._letter(chat, drawn)]

    def _letter(self, chat: str, drawn: Wording, *, pinned: bool = False) -> Letter:
        return Letter(
            key=f"{self._edition.name}/{chat}", chat=chat, text=drawn.text, choices=drawn.choices, lane=Lane.NOTICE,
            phrase="notice", community_id=self._notice.community_id, not_before=self._wake, pinned=pinned,
            living=self._edition.name, batch=self._edition.name,
        )  # fmt: skip

    def _with_files(self, chat: str) -> list[Letter]:
        """Silent: the words that follow are heard. A file that could not be fetched is said to be lost."""
        letters = []
        for number, file in enumerate(self._files, 1):
            picture = None if file.file_id is not None else self._fetched(file)
            lost = picture is not None and self._lost
            letters.append(Letter(
                key=f"{self._edition.name}/{chat}/{number}", chat=chat, lane=Lane.NOTICE, phrase="notice-file",
                text=picture.instead if picture is not None and lost else "", silent=True, not_before=self._wake,
                community_id=self._notice.community_id, batch=self._edition.name, file_id=file.file_id,
                picture=None if lost else picture,
            ))  # fmt: skip
        return letters

    def _fetched(self, file: Attached) -> Picture:
        title = wording.in_language(self.texts, self._rules.language).title
        return Picture(
            alt=title,
            fetch={"channel": file.channel, "ref": file.ref, "name": file.name, "mime": file.mime},
            instead=self._words(self._rules.language, "notice-file-lost", title=title),
        )


FEATURE = Feature(due, do, brisk=True)
