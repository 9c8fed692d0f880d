"""The passages that questions are looked up in, by words; and who may be quoted what.

Whether a passage may still be quoted is never written down: it is looked up each time where it stands, in the edition
and the notice, or in the FAQ, so that nobody can forget to say that something is withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    String,
    Text,
    bindparam,
    cast,
    column,
    delete,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from storage.database import Db, padded
from storage.models import Edition, Faq, Notice, Passage, Recipient
from storage.notices.targets import Target, named

_COMMON = 200  # passages; a word that stands in more of them finds nothing by itself
_NEWEST = 50  # editions that are looked at whenever somebody asks; the clock looks at all
_QUOTED = ("sending", "quiet", "done")  # what was stopped, paused or missed is not quoted


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage. `source`: notice/17 (the edition), faq/3."""

    id: int
    source: str
    number: int
    language: str
    title: str
    text: str
    words: str  # what is searched, parted by spaces
    at: datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a passage comes from, as it stands now. `edition_id` none: the FAQ. `target`: whom it is for; `buildings`:
    the names of the buildings, where it is for some alone. `addressed`: the asker is among those it was written to."""

    source: str
    edition_id: int | None
    notice_id: int | None
    at: datetime
    target: Target
    buildings: tuple[str, ...]
    addressed: bool


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a household, or somebody with a role."""

    community_id: int
    household_id: int | None
    person_id: int | None


_PIECES = select(
    Passage.id, Passage.source, Passage.number, Passage.language, Passage.title, Passage.text, Passage.words,
    Passage.at,
)  # fmt: skip


def _piece(row: Any) -> Piece:
    return Piece(*row)


# --- the index --------------------------------------------------------------------------------------------------------


async def write(
    db: Db, *, community_id: int, source: str, pieces: Iterable[tuple[int, str, str, str, Sequence[str]]], at: datetime,
    until: datetime | None,
) -> None:  # fmt: skip
    """The passages of a source in the place of those that were there: number, language, title, text, search words."""
    await forget(db, source)
    kind = source.partition("/")[0]
    for number, language, title, plain, words in pieces:
        # Search is by words alone: which community and kind a passage is of are words as well.
        marks = [f"in{community_id}", f"of{kind}"]
        db.add(
            Passage, community_id=community_id, source=source, number=number, language=language, title=title[:200],
            text=plain, words=" ".join([*marks, *words]), at=at, until=until,
        )  # fmt: skip
    await db.flush()


async def forget(db: Db, source: str) -> None:
    """No passage of a source is found any more."""
    await db.run(delete(Passage).where(Passage.source == source))


def _match(db: Db, must: Sequence[str], some: Sequence[str] = ()) -> str:
    """An expression for the index: all of the one and, where there are any, at least one of the other."""
    quote, both, either = ('"', " AND ", " OR ") if db.dialect == "sqlite" else ("'", " & ", " | ")
    parts = [f"{quote}{word}{quote}" for word in must]
    if some:
        parts.append(f"({either.join(f'{quote}{word}{quote}' for word in some)})")
    return both.join(parts)


async def search(db: Db, community_id: int, words: Sequence[str], now: datetime, limit: int = 200) -> list[Piece]:
    """Passages of a community that hold some of the words (letters and digits alone), the newest of each way of
    finding them. A word that stands nearly everywhere finds only together with the others like it."""
    words = [word for word in dict.fromkeys(words) if word.isalnum()]
    if not words:
        return []
    counts = await _counts(db, community_id, words)
    rare = [word for word in words if 0 < counts[word] < _COMMON]
    common = [word for word in words if counts[word] >= _COMMON]
    ids: dict[int, None] = {}
    for kind in ("ofnotice", "offaq"):
        if rare:
            ids |= dict.fromkeys(await _ids(db, [f"in{community_id}", kind], rare, limit))
        if common:
            topics = [word for word in common if word.startswith("x")] or common
            ids |= dict.fromkeys(await _ids(db, [f"in{community_id}", kind, *topics[:1]], (), limit))
            if len(common) > 1:
                ids |= dict.fromkeys(await _ids(db, [f"in{community_id}", kind, *common], (), limit))
    if not ids:
        return []
    rows = await db.all(
        _PIECES.where(Passage.id.in_(padded(list(ids))), Passage.until.is_(None) | (Passage.until > now))
    )
    return [_piece(row) for row in rows]


async def of_sources(db: Db, sources: Collection[str], language: str) -> dict[str, list[Piece]]:
    """All passages of some sources in a language, in their order."""
    found: dict[str, list[Piece]] = {source: [] for source in sources}
    if sources:
        rows = await db.all(
            _PIECES.where(Passage.source.in_(padded(list(sources))), Passage.language == language).order_by(
                Passage.source, Passage.number
            )
        )
        for row in rows:
            found[row.source].append(_piece(row))
    return found


async def _counts(db: Db, community_id: int, words: Sequence[str]) -> dict[str, int]:
    """In how many passages each word stands, counted no further than it matters."""
    parts = [
        select(func.count()).select_from(_found(db, f"m{number}").limit(_COMMON).subquery()).scalar_subquery()
        for number in range(len(words))
    ]
    values = {f"m{number}": _match(db, [f"in{community_id}", word]) for number, word in enumerate(words)}
    row = await db.first(select(*(part.label(f"n{number}") for number, part in enumerate(parts))), values)
    return dict(zip(words, row or (), strict=True))


async def _ids(db: Db, must: Sequence[str], some: Sequence[str], limit: int) -> list[int]:
    """The newest passages that hold the words."""
    found = _found(db, "match")
    newest = found.order_by(found.selected_columns[0].desc()).limit(limit)
    return await db.scalars(newest, {"match": _match(db, must, some)})


_SEARCH = table("passages_search", column("rowid", BigInteger), column("passages_search", Text))  # of SQLite


def _found(db: Db, name: str) -> Select[int]:
    """The ids of the passages that the expression in a bind parameter finds."""
    if db.dialect == "sqlite":
        return select(_SEARCH.c.rowid).where(_SEARCH.c.passages_search.op("MATCH")(bindparam(name, type_=Text)))
    vector = func.array_to_tsvector(func.string_to_array(Passage.words, literal_column("' '")))
    query = select(Passage.id).where(vector.op("@@")(cast(bindparam(name, type_=Text), TSQUERY)))
    # Apart, or a LIMIT behind it has the planner read the table backwards and cut the words of each row anew.
    return select(query.cte(f"{name}_found").prefix_with("MATERIALIZED").c.id)


# --- who may be quoted what -------------------------------------------------------------------------------------------


async def origins(db: Db, asker: Asker, sources: Collection[str]) -> dict[str, Origin]:
    """Those of the sources that may be quoted to somebody now, by name.

    Of notices: what went out, is not withdrawn, stopped, paused or corrected since it was cut into passages, and was
    written to the asker's household or to the asker, or to all. Who has a role and no household here may be quoted
    what went to whole places, but nothing that went to people of whom something is known (their age, their medicine).
    """
    ids = _numbers(sources, "notice")
    found = await _of_notices(db, asker, ids) if ids else {}
    faq = _numbers(sources, "faq")
    if faq:
        rows = await db.all(
            select(Faq.id, Faq.at).where(
                Faq.id.in_(padded(faq)), Faq.community_id == asker.community_id, Faq.ended_at.is_(None)
            )
        )
        found |= {
            f"faq/{row.id}": Origin(f"faq/{row.id}", None, None, row.at, Target(), (), addressed=True) for row in rows
        }
    return found


def _numbers(sources: Collection[str], kind: str) -> list[int]:
    split = [source.partition("/") for source in sources]
    return [int(number) for name, _, number in split if name == kind and number.isdecimal()]


async def _of_notices(db: Db, asker: Asker, ids: list[int]) -> dict[str, Origin]:
    whose = []
    if asker.household_id is not None:
        whose.append(Recipient.household_id == asker.household_id)
    if asker.person_id is not None:
        whose.append(Recipient.person_id == asker.person_id)
    addressed = exists().where(Recipient.edition_id == Edition.id, or_(*whose)) if whose else (Edition.id < 0)
    rows = await db.all(
        select(Edition.id, Edition.notice_id, Edition.began_at, Notice.target, addressed.label("addressed"))
        .join(Notice, Notice.id == Edition.notice_id)
        .where(
            Edition.id.in_(padded(ids)), Edition.community_id == asker.community_id, Edition.state.in_(_QUOTED),
            Edition.withdrawn_at.is_(None), Notice.withdrawn_at.is_(None), Notice.state != "withdrawn",
            # What was corrected after it was cut is not quoted until it is cut anew.
            exists().where(
                Passage.source == literal("notice/") + cast(Edition.id, String),
                or_(Edition.corrected_at.is_(None), Passage.at >= Edition.corrected_at),
            ),
        )
    )  # fmt: skip
    targets = {row.id: Target.of(row.target) for row in rows}
    areas = {area for target in targets.values() for area in (*target.areas, *(one for one, _ in target.floors))}
    names = await named(db, list(areas)) if areas else {}
    found = {}
    for row in rows:
        target = targets[row.id]
        if not (row.addressed or target.everybody or (asker.household_id is None and _of_places(target))):
            continue
        where = tuple(names[area] for area in (*target.areas, *(one for one, _ in target.floors)) if area in names)
        source = f"notice/{row.id}"
        found[source] = Origin(
            source, row.id, row.notice_id, row.began_at, target, where, addressed=bool(row.addressed)
        )
    return found


def _of_places(target: Target) -> bool:
    """Whether it is for whole places: nothing that is known of people narrows it down."""
    return target == Target(areas=target.areas, floors=target.floors)


async def uncut(db: Db, since: datetime, community_id: int | None = None) -> list[tuple[int, int]]:
    """Editions that have gone out since a moment, or were corrected, and are not cut into passages since: id and
    community. Of one community, where it is named, the newest alone are looked at."""
    query = (
        select(Edition.id, Edition.community_id)
        .where(Edition.state.in_(_QUOTED), Edition.withdrawn_at.is_(None), ~_cut())
        .order_by(Edition.id)
    )
    if community_id is None:
        query = query.where(Edition.began_at >= since)
    else:
        newest = (
            select(Edition.id)
            .where(Edition.community_id == community_id, Edition.began_at >= since)
            .order_by(Edition.began_at.desc())
            .limit(_NEWEST)
        )
        query = query.where(Edition.id.in_(select(newest.subquery().c.id)))
    return [(row.id, row.community_id) for row in await db.all(query)]


async def is_uncut(db: Db, edition_id: int) -> bool:
    """Whether an edition is not cut into passages since it went out or was corrected."""
    return await db.scalar(select(Edition.id).where(Edition.id == edition_id, ~_cut())) is not None


def _cut() -> ColumnElement[bool]:
    return exists().where(
        Passage.source == literal("notice/") + cast(Edition.id, String),
        Passage.at >= func.coalesce(Edition.corrected_at, Edition.began_at),
    )
