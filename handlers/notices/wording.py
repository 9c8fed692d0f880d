"""How a notice reads: the same words on every channel, each reader's own language, and below them what they can answer
or have answered. In a group counts of households alone."""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import datetime

from handlers import words as said
from handlers.chat import Choice, Marked, Words
from handlers.living import Page, Wording
from handlers.notices import markup
from handlers.rules import Rules
from storage import access, outbox
from storage.notices import editions, keeping
from storage.notices.editions import Counted, Issued, Reader
from storage.notices.keeping import Asks, Kept, Text

_REPLIES = (("known", "choice-notice-known"), ("help", "choice-notice-help"), ("ask", "choice-notice-ask"))


def in_language(texts: Mapping[str, Text], language: str) -> Text:
    """The words for a reader; in another language where there are none in theirs."""
    return texts.get(language) or next(iter(texts.values()), Text("", ""))


def text(
    words: Words, rules: Rules, language: str, notice: Kept, typed: Text, community: str, at: datetime,
    *, corrected_at: datetime | None = None,
) -> Marked:  # fmt: skip
    """A notice as marked text: title, words, from whom and when; that it was corrected, where it was."""
    local = rules.local(at)
    lines = [words(language, "notice-title", kind="urgent" if notice.urgent else notice.kind, title=typed.title)]
    if corrected_at is not None:
        changed = rules.local(corrected_at)
        lines.append(words(language, "notice-corrected", day=said.day(words, language, changed.date()),
                           clock=said.clock(changed)))  # fmt: skip
    if typed.body.strip():
        lines += [Marked(""), markup.marked(typed.body)]
    lines += [Marked(""), words(language, "notice-foot", community=community,
                                day=said.day(words, language, local.date()))]  # fmt: skip
    return said.lines(lines)


def choices(
    words: Words, language: str, edition_id: int, asks: Asks, answered: str | None = None
) -> tuple[Choice, ...]:
    """What a reader can press; what they have pressed last is not offered again."""

    match asks.mode:
        case "read":
            found = [button(words, language, edition_id, "read", "choice-notice-read")]
        case "reply":
            found = [button(words, language, edition_id, answer, phrase) for answer, phrase in _REPLIES]
        case "choices":
            labels = enumerate(asks.answers(language))
            found = [Choice(f"notice:{edition_id}:c{number}", one) for number, one in labels]
        case _:
            found = []
    return tuple(one for one in found if answered is None or not one.id.endswith(f":{answered}"))


def button(words: Words, language: str, edition_id: int, answer: str, phrase: str, /, **values: object) -> Choice:
    """A button below an edition."""
    return Choice(f"notice:{edition_id}:{answer}", plainly(words(language, phrase, **values)))


def plainly(text: Marked) -> str:
    """A phrase where no marks are drawn: on a button, or as somebody's own words."""
    return html.unescape(text)


def label(asks: Asks, language: str, answer: str) -> str:
    """What one of the author's own choices says; empty where there is none of that number."""
    number, labels = answer.removeprefix("c"), asks.answers(language)
    return labels[int(number)] if number.isdecimal() and int(number) < len(labels) else ""


async def compose(page: Page) -> Wording | None:
    """The newest wording of an edition in one chat; none where there is nothing to say there any more: what was
    withdrawn before it came, or has been taken away, is not spoken of."""
    edition = await editions.by_id(page.db, page.subject)
    notice = await keeping.by_id(page.db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None:
        return None
    if edition.withdrawn_at is not None and await outbox.standing(page.db, page.chat, edition.name) is None:
        return None
    texts = await keeping.texts(page.db, notice.id, edition.version)
    community = await access.community_name(page.db, notice.community_id)
    building = await editions.building_of(page.db, page.chat)
    if building is not None:
        language = page.rules.language
        counted = await editions.counted(page.db, edition.id, building)
        return in_group(page.words, page.rules, language, notice, edition, texts, community, counted)
    reader = await editions.reader(page.db, edition.id, page.chat)
    language = reader.language if reader is not None else page.rules.language
    drawn = in_private(page.words, page.rules, language, notice, edition, texts, community, reader)
    return drawn if reader is not None else Wording(drawn.text)  # whoever only looks it up has nothing to answer


def in_group(
    words: Words, rules: Rules, language: str, notice: Kept, edition: Issued, texts: Mapping[str, Text],
    community: str, counted: Counted,
) -> Wording:  # fmt: skip
    """As a building's group sees it: counts of households, no names."""
    if edition.withdrawn_at is not None:
        return _withdrawn(words, rules, language, edition, texts)
    body = text(words, rules, language, notice, in_language(texts, language), community, edition.began_at,
                corrected_at=edition.corrected_at)  # fmt: skip
    if counted.read and notice.asks.mode != "none":
        body = said.lines([body, words(language, "notice-readers", read=counted.read, all=counted.all)])
    return Wording(body, choices(words, language, edition.id, notice.asks))


def in_private(
    words: Words, rules: Rules, language: str, notice: Kept, edition: Issued, texts: Mapping[str, Text],
    community: str, reader: Reader | None,
) -> Wording:  # fmt: skip
    """As a household's own chat sees it: below it what they have answered."""
    if edition.withdrawn_at is not None:
        return _withdrawn(words, rules, language, edition, texts)
    body = text(words, rules, language, notice, in_language(texts, language), community, edition.began_at,
                corrected_at=edition.corrected_at)  # fmt: skip
    if reader is None or reader.read_at is None or reader.answer is None:  # told by phone, they may still answer
        return Wording(body, choices(words, language, edition.id, notice.asks))
    answer = reader.answer
    at = rules.local(reader.read_at if answer in ("read", "known") else reader.answered_at or reader.read_at)
    day = said.day(words, language, at.date())
    if notice.asks.mode == "choices":
        chosen = label(notice.asks, language, answer)
        note = words(language, "notice-chosen", label=chosen, day=day, clock=said.clock(at))
    else:
        note = words(language, "notice-yours", answer=answer, day=day, clock=said.clock(at))
    left = () if notice.asks.mode == "read" else choices(words, language, edition.id, notice.asks, answer)
    return Wording(said.lines([body, note]), left)


def _withdrawn(
    words: Words, rules: Rules, language: str, edition: Issued, texts: Mapping[str, Text]
) -> Wording:  # fmt: skip
    at = rules.local(edition.withdrawn_at or edition.began_at)
    title = in_language(texts, language).title
    return Wording(
        words(language, "notice-withdrawn", title=title, day=said.day(words, language, at.date()), clock=said.clock(at))
    )
