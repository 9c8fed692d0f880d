"""What goes with a letter and is not there yet: a picture is drawn shortly before the letter is sent.

Done with no transaction open, while the letter still waits, so that nobody else's letter waits for it; what came of it
is then written down in a short one. A crash in between leaves the letter as it was. A picture that is not to be had
leaves the letter with its words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from bot import log
from bot.drawing import NotDrawn
from storage import outbox
from storage.database import Database, Unavailable

_log = log.get("enclosures")

Draw = Callable[[dict[str, Any]], Awaitable[bytes]]


class Enclosures:
    """Gets ready what letters carry. `draw` makes a PNG of plain data, or raises NotDrawn."""

    def __init__(self, database: Database, now: Callable[[], datetime], draw: Draw) -> None:
        self._database = database
        self._now = now
        self._draw = draw
        self._bare: set[int] = set()  # letters that go as they are, because we cannot even write down what became of it
        self.missed = 0  # letters that went without the picture they should have had

    def wanted(self, letter: outbox.Claimed) -> bool:
        """Whether a letter cannot go yet."""
        return "drawing" in letter.body and letter.id not in self._bare

    async def prepare(self, letter: outbox.Claimed) -> None:
        """Get it ready and write that down; then the letter can go. Raises Unavailable: then it is as before."""
        try:
            await self._prepare(letter)
        except Unavailable:
            raise
        except Exception as error:
            _log.error("not enclosed", key=letter.key, error=log.where(error))
            self.missed += 1
            self._bare.add(letter.id)

    async def _prepare(self, letter: outbox.Claimed) -> None:
        body = {name: value for name, value in letter.body.items() if name != "drawing"}
        try:
            content = await self._draw(letter.body["drawing"])
        except NotDrawn as error:
            _log.warning("sent without its picture", key=letter.key, reason=str(error))
            self.missed += 1
            body.pop("alt", None)
            async with self._database.begin() as db:
                await outbox.enclose(db, letter.id, body)
            return
        digest = hashlib.sha256(content).hexdigest()
        async with self._database.begin() as db:
            body["file"] = await outbox.keep_file(
                db, name="temperature.png", mime="image/png", content=content, digest=digest, now=self._now()
            )
            await outbox.enclose(db, letter.id, body)
