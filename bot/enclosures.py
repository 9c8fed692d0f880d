"""What goes with a letter and is not there yet: a picture to be drawn, a workbook to be filled, a photo, a voice
message or a file to be fetched from where it was sent.

Done with no transaction open, while the letter still waits, so that nobody else's letter waits for it; what came of it
is then written down in a short one. A crash in between leaves the letter as it was. A picture that is not to be had
leaves the letter with its words. Likewise a living message gets its newest wording.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot import log
from bot.channels.base import Refused, SendError, Throttled, Unreachable
from bot.drawing import NotDrawn
from storage import outbox
from storage.database import Database, Db, Unavailable

_log = log.get("enclosures")

Draw = Callable[[dict[str, Any]], Awaitable[bytes]]
Fetch = Callable[[str, str], Awaitable[bytes]]
Compose = Callable[[Db, str, str], Awaitable[tuple[str, list[list[str]]] | None]]  # chat, name → text, choices
Fill = Callable[[Db, dict[str, Any]], Awaitable[dict[str, Any] | None]]  # what is wanted → what the workbook holds

_WANTED = ("drawing", "fetch", "sheet")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FETCH_PATIENCE = timedelta(minutes=3)  # what stands behind it in its chat waits as long
_LONGEST_WAIT = 60.0  # seconds between two tries
_MOST_BYTES = 20_000_000  # what Telegram lets a bot download (Bot API: getFile)


class Enclosures:
    """Gets ready what letters carry. `draw` makes a PNG or a workbook of plain data, or raises NotDrawn; `fetch` gives
    the bytes that a channel keeps for us under a ref, or raises SendError's kinds; `compose` puts a living message into
    words; `fill` reads what stands in a workbook."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], draw: Draw, fetch: Fetch,
        compose: Compose | None = None, fill: Fill | None = None,
    ) -> None:  # fmt: skip
        self._database = database
        self._now = now
        self._draw = draw
        self._fetch = fetch
        self._compose = compose
        self._fill = fill
        self._bare: set[int] = set()  # letters that go as they are, because we cannot even write down what became of it
        self.missed = 0  # letters that went without the picture they should have had

    def wanted(self, letter: outbox.Claimed) -> bool:
        """Whether a letter cannot go yet."""
        if "living" in letter.body:
            return not letter.body["text"]
        return any(name in letter.body for name in _WANTED) and letter.id not in self._bare

    async def prepare(self, letter: outbox.Claimed) -> datetime | None:
        """Get it ready and write that down; then the letter can go. Gives the moment to try again, if it is to be tried
        again. Raises Unavailable: then it is as before."""
        if "living" in letter.body:
            return await self._composed(letter)
        try:
            if "drawing" in letter.body:
                await self._drawn(letter)
                return None
            if "sheet" in letter.body:
                await self._filled(letter)
                return None
            return await self._fetched(letter)
        except Unavailable:
            raise
        except Exception as error:
            _log.error("not enclosed", key=letter.key, error=log.where(error))
            self.missed += 1
            self._bare.add(letter.id)
            return None

    async def _composed(self, letter: outbox.Claimed) -> datetime | None:
        """Without words it cannot go, so one that we fail to put together stays, to be tried again."""
        try:
            async with self._database.read() as db:
                found = await self._compose(db, letter.chat, letter.body["living"]) if self._compose else None
        except Unavailable:
            raise
        except Exception as error:
            _log.error("not composed", key=letter.key, error=log.where(error))
            again = self._now() + timedelta(seconds=_LONGEST_WAIT)
            async with self._database.begin() as db:
                await outbox.postpone(db, letter.id, letter.attempts + 1, again)
            return again
        async with self._database.begin() as db:
            if found is None:
                await outbox.drop(db, letter.id, self._now())
            else:
                await outbox.enclose(db, letter.id, letter.body | {"text": found[0], "choices": found[1]})
        return None

    async def _drawn(self, letter: outbox.Claimed) -> None:
        try:
            content = await self._draw(letter.body["drawing"])
        except NotDrawn as error:
            await self._go_without(letter, letter.body["text"], str(error))
            return
        name = letter.body["drawing"].get("name", "temperature.png")
        await self._enclose(letter, name, "image/png", content)

    async def _filled(self, letter: outbox.Claimed) -> None:
        """What is read may be thousands of rows: that is over before the workbook is made of it."""
        wanted = letter.body["sheet"]
        try:
            async with self._database.read() as db:
                found = await self._fill(db, wanted) if self._fill else None
            if found is None:
                raise NotDrawn("nobody fills it")
            content = await self._draw(found)
        except Unavailable:
            raise
        except Exception as error:
            await self._go_without(letter, wanted["instead"], log.where(error))
            return
        await self._enclose(letter, found["name"], _XLSX, content)

    async def _fetched(self, letter: outbox.Claimed) -> datetime | None:
        wanted = letter.body["fetch"]
        try:
            content = await self._fetch(wanted["channel"], wanted["ref"])
            if not 0 < len(content) <= _MOST_BYTES:
                raise Refused(f"{len(content)} bytes")
        except SendError as error:
            again = self._again(letter, error)
            if again is None:
                await self._go_without(letter, wanted["instead"], str(error))
            else:
                async with self._database.begin() as db:
                    await outbox.postpone(db, letter.id, letter.attempts + 1, again)
            return again
        await self._enclose(letter, wanted["name"], wanted["mime"], content)
        return None

    def _again(self, letter: outbox.Claimed, error: SendError) -> datetime | None:
        """When it is worth another try."""
        now = self._now()
        if not isinstance(error, Unreachable | Throttled) or now - letter.created_at >= _FETCH_PATIENCE:
            return None
        asked = error.after if isinstance(error, Throttled) else 2.0**letter.attempts
        return now + timedelta(seconds=min(_LONGEST_WAIT, asked))

    async def _enclose(self, letter: outbox.Claimed, name: str, mime: str, content: bytes) -> None:
        body = {key: value for key, value in letter.body.items() if key not in _WANTED}
        digest = hashlib.sha256(content).hexdigest()
        async with self._database.begin() as db:
            body["file"] = await outbox.keep_file(
                db, name=name[:200], mime=mime, content=content, digest=digest, now=self._now()
            )
            await outbox.enclose(db, letter.id, body)

    async def _go_without(self, letter: outbox.Claimed, text: str, reason: str) -> None:
        _log.warning("sent without its picture", key=letter.key, reason=log.redact(reason))
        self.missed += 1
        body = {key: value for key, value in letter.body.items() if key not in (*_WANTED, "alt")}
        async with self._database.begin() as db:
            await outbox.enclose(db, letter.id, body | {"text": text})
