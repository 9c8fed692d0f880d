"""A correction or a withdrawal goes to the chats, some hundred letters of an edition at a time; a crash goes on from
there. At the end the author hears what came of it, once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.chat import Lane, Letter, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.notices import wording
from handlers.notices.receipts import rules as receipts
from handlers.rules import Rules
from storage import access as grants
from storage import marks, outbox
from storage.database import Db
from storage.notices import editions, keeping, mending, reminding, targets
from storage.notices import receipts as stored
from storage.notices.editions import Issued
from storage.notices.keeping import Kept
from storage.notices.mending import Spoken

_FEATURE = "mending"
_AT_ONCE = 500  # letters looked at in one transaction
_PIECES = 4  # transactions a beat: 2,000 letters in three seconds, many times what a platform takes


async def _due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    return [
        Errand(_FEATURE, "mend", f"edition/{id}", now, community)
        for id, community in await mending.under_way(db)
        for _ in range(_PIECES)
    ]


async def _do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """The next piece of one edition; after the last, once all of it has gone, the end."""
    edition = await editions.hold(db, errand.id)
    reached = await mending.reached(db, errand.id)
    notice = await keeping.by_id(db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None or reached is None:
        return []
    piece = _Piece(notice, edition)
    some = await mending.page(db, edition, reached, _AT_ONCE)
    if reached == 0:
        await piece.to_moved(db)
    done = await piece.mend(db, some)
    if done is not None:
        await mending.note(db, edition.id, done)
        return piece.letters
    if await piece.reminders(db, now):
        return piece.letters
    if edition.withdrawn_at is None and edition.state == "sending":
        await outbox.let_go(db, edition.name)
    batches = [mending.batch_of(edition.id), *([edition.name] if edition.withdrawn_at is not None else [])]
    if piece.letters or await mending.is_open(db, batches):
        return piece.letters
    await mending.note(db, edition.id, None)
    if not await mending.all_done(db, notice.id):
        return []
    return await _told(db, rules, words, notice, edition, now)


class _Piece:
    """Some of the letters that put an edition right in its chats."""

    def __init__(self, notice: Kept, edition: Issued) -> None:
        self._notice = notice
        self._edition = edition
        self._away = edition.withdrawn_at is not None
        self._how = "away" if self._away else f"v{edition.version}"
        self.letters: list[Letter] = []

    async def mend(self, db: Db, some: Sequence[Spoken]) -> int | None:
        """What follows from some letters; gives the last that was looked at, none where there was none. A file that is
        on its way has no message yet: it, and what comes behind it, is looked at later."""
        reached = None
        unsaid: dict[int, str] = {}
        for one in some:
            if self._away and not one.words and one.state == "sending":
                return reached if reached is not None else one.id - 1
            reached = one.id
            if self._away:
                self._take_away(one)
            elif one.words and one.state in mending.UNSAID:
                unsaid[one.id] = one.chat
            elif one.words and one.known:
                self._write(one.chat)
        gone_meanwhile = unsaid.keys() - await mending.unsay(db, list(unsaid))
        for id in sorted(gone_meanwhile):
            self._write(unsaid[id])
        return reached

    async def reminders(self, db: Db, now: datetime) -> bool:
        """The reminders that stand in chats, and the lists of whom to tell, say it anew as well: a reminder of what was
        withdrawn goes with it, and nobody is to be called on its account. Says whether there were any left to see to;
        what waits is put into words when it goes."""
        mark = f"mend/{self._edition.id}/{self._how}"
        after = int(await marks.get(db, mark) or 0)
        chats, last = await reminding.reminded_chats(db, self._edition.id, after=after, limit=_AT_ONCE)
        for chat in chats:
            self._other(chat, "nudge", away=self._away)
        if after == 0:
            duties = await grants.duties(db, self._edition.community_id, receipts.TELLERS, now)
            theirs = {chat for duty in duties for chat, _ in duty.chats}
            for chat in await stored.stands_in(db, theirs, f"unread/{self._edition.id}"):
                self._other(chat, "unread")
        await marks.put(db, mark, str(last or max(after, 1)))
        return last is not None

    def _other(self, chat: str, what: str, *, away: bool = False) -> None:
        self.letters.append(
            Letter(
                f"{what}/{self._edition.id}/{chat}/{self._how}"[:150], chat, "", lane=Lane.NOTICE,
                phrase="notice-mended", community_id=self._notice.community_id, away=away, silent=True,
                living=f"{what}/{self._edition.id}",
            )
        )  # fmt: skip

    async def to_moved(self, db: Db) -> None:
        """Groups that have another address than the edition's letters know: their message cannot be found any more, so
        the new words are said there once more. What was withdrawn cannot be taken away there."""
        if self._away or self._notice.places == "private":
            return
        halls = await targets.halls(db, self._notice.community_id, self._notice.target)
        for chat in await mending.moved(db, self._edition, [hall.chat for hall in halls]):
            self._write(chat, pinned=self._notice.pinned)

    def _take_away(self, one: Spoken) -> None:
        if not one.known or not (one.messages or one.state == "sending"):
            return
        if not one.words:
            for message in one.messages:
                self._act(one.chat, f"{one.id}/{message}", {"do": "delete", "message": message})
            return
        if one.is_group and self._notice.pinned:
            self._act(one.chat, "unpin", {"do": "unpin", "about": self._edition.name})
        self._write(one.chat, away=True)

    def _write(self, chat: str, *, pinned: bool = False, away: bool = False) -> None:
        self.letters.append(
            Letter(
                f"{self._edition.name}/{chat}/{self._how}"[:150], chat, "", lane=Lane.NOTICE, phrase="notice-mended",
                community_id=self._notice.community_id, living=self._edition.name, away=away, pinned=pinned,
                silent=True, batch=mending.batch_of(self._edition.id),
            )
        )  # fmt: skip

    def _act(self, chat: str, what: str, act: dict[str, str]) -> None:
        self.letters.append(
            Letter(
                f"{self._edition.name}/{chat}/{what}"[:150], chat, "", lane=Lane.NOTICE, phrase=act["do"], act=act,
                community_id=self._notice.community_id, batch=mending.batch_of(self._edition.id),
            )
        )  # fmt: skip


async def _told(
    db: Db, rules: Rules, words: Words, notice: Kept, edition: Issued, now: datetime
) -> list[Letter]:  # fmt: skip
    """The author hears how it went."""
    at = edition.withdrawn_at or edition.corrected_at or now
    came = await mending.came(db, await mending.mended(db, notice.id, at), at)
    texts = await keeping.texts(db, notice.id, edition.version)
    mail = Mail(f"notice/{notice.id}/mended/{at:%Y%m%dT%H%M%S%f}", notice.community_id, words, rules, now)
    mail.tell(
        notice.report_chat, notice.report_language,
        "notice-mend-gone" if edition.withdrawn_at is not None else "notice-mend-ended",
        title=wording.in_language(texts, notice.report_language).title, edited=came.edited, removed=came.removed,
        left=came.not_done,
    )  # fmt: skip
    return mail.letters


FEATURE = Feature(_due, _do, brisk=True)
