"""Receipts of notices: a row for each household, or person with a role, that an edition went to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from bot.export.kind import Asked, Nothing, Row, What
from handlers.notices import coverage
from handlers.sheets import Source
from storage import access
from storage.notices import coverage as stored
from storage.notices import keeping
from storage.temperature import Within

_COLUMNS = ("community", "notice", "title", "began")


def _title(source: Source) -> str:
    return coverage.plain(source.words, source.rules.language, "notice-cover-sheet", sheet="homes")


def _heading(source: Source) -> list[str]:
    words, language = source.words, source.rules.language
    own = [coverage.plain(words, language, "notice-cover-column", column=column) for column in _COLUMNS]
    return [*own, *coverage.heading(words, language)]


async def _rows(source: Source, asked: Asked) -> AsyncIterator[Sequence[Row]]:
    """Edition by edition, oldest first."""
    if asked.notice and await keeping.by_id(source.db, asked.notice) is None:
        raise Nothing("export-no-notice", number=str(asked.notice))
    language = source.rules.language
    for community, edition in await stored.sent(source.db, notice_id=asked.notice):
        notice = await keeping.by_id(source.db, edition.notice_id)
        if notice is None:
            continue
        began = source.rules.local(edition.began_at).strftime("%Y-%m-%d %H:%M")
        title = await coverage.title_of(source.db, edition, language)
        before = (await access.community_name(source.db, community), notice.id, title, began)
        homes = await stored.homes(source.db, edition.id, Within(community_id=community))
        found = coverage.details(source.words, source.rules, language, notice.asks, homes)
        yield [(*before, *row) for row in found]


RECEIPTS = What(
    _title, _heading, _rows, lambda asked: f"notice/{asked.notice}" if asked.notice else "notices",
)  # fmt: skip
