"""Looking a question up: what may be quoted to the asker, of the notices and answers that hold its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.questions import ranking
from handlers.questions.indexing import cut_new
from handlers.questions.ranking import Found
from handlers.questions.reading import Question
from handlers.questions.sources import Source
from handlers.rules import Rules
from storage.database import Db
from storage.questions import passages
from storage.questions.passages import Asker, Origin, Piece

_SOURCES = 16  # that are weighed, of those that hold some of the words
_ALIKE = 32  # of which it is looked up whether they may be quoted


async def look(
    db: Db, rules: Rules, asker: Asker, question: Question, home: frozenset[int], now: datetime
) -> Found:  # fmt: skip
    """What answers a question. `home`: where the asker lives (reading.places_in)."""
    await cut_new(db, rules, asker.community_id, now)
    language = "en" if question.english else "zh-CN"
    wanted = set(question.words)
    held: dict[str, set[str]] = {}
    newest: dict[str, int] = {}
    for piece in await passages.search(db, asker.community_id, question.words, now):
        if piece.language == language:
            held.setdefault(piece.source, set()).update(wanted.intersection(piece.words.split()))
            newest[piece.source] = max(newest.get(piece.source, 0), piece.id)
    alike = sorted(held, key=lambda source: (len(held[source]), newest[source]), reverse=True)[:_ALIKE]
    origins = await passages.origins(db, asker, alike)
    likely = [source for source in alike if source in origins][:_SOURCES]
    whole = await passages.of_sources(db, likely, language)
    today = rules.local(now).date()
    sources = [_source(rules, origins[source], whole[source]) for source in likely if whole[source]]
    return ranking.find(question, sources, today, home)


def _source(rules: Rules, origin: Origin, pieces: Sequence[Piece]) -> Source:
    return Source(
        origin.source, pieces[0].title, origin.at, rules.local(origin.at).date(),
        tuple(piece.text for piece in pieces), origin.buildings, sure=origin.addressed or origin.target.everybody,
    )  # fmt: skip
