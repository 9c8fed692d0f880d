"""The card of a draft: what it is, for whom, when and how, a line for each, and a button for each of them."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers import words as said
from handlers.chat import Choice, Marked, Words
from handlers.living import Page, Wording
from handlers.notices import markup, timing
from handlers.notices.writing.draft import button, quoted
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage import accounts
from storage.database import Db
from storage.notices import editions, keeping, targets
from storage.notices.keeping import Kept, Text
from storage.notices.targets import Reach, Target

LANGUAGES = ("zh-CN", "en")
_CHANGES = (
    ("aim", "choice-notice-write-to"),
    ("when", "choice-notice-write-when"),
    ("asks", "choice-notice-write-asks"),
    ("kind", "choice-notice-write-kind"),
    ("other", "choice-notice-write-other"),
    ("nudge", "choice-notice-write-nudge"),
    ("text", "choice-notice-write-text"),
    ("show", "choice-notice-write-show"),
    ("save", "choice-notice-write-save"),
    ("drop", "choice-notice-write-drop"),
    ("send", "choice-notice-write-send"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What there is to know of a draft."""

    notice: Kept
    texts: Mapping[str, Text]
    files: int
    areas: Mapping[int, str]
    unread: str  # title of the notice that those it is for have not read
    reach: Reach
    gone_out: bool = False


async def sheet(db: Db, rules: Rules, notice: Kept, now: datetime) -> Sheet:
    """Look it all up."""
    target = notice.target
    named = await targets.named(db, [*target.areas, *(area for area, _ in target.floors)])
    unread = ""
    if target.unread_of:
        other = await keeping.by_id(db, target.unread_of)
        texts = await keeping.texts(db, other.id, other.version) if other is not None else {}
        unread = next((text.title for text in texts.values()), "")
    reach = await targets.reach(
        db, notice.community_id, target, notice.places, now, rules.local(now).date()
    )  # fmt: skip
    return Sheet(
        notice, await keeping.texts(db, notice.id, notice.version), await keeping.count_files(db, notice.id), named,
        unread, reach, bool(await editions.of_notice(db, notice.id)),
    )  # fmt: skip


async def compose(page: Page) -> Wording | None:
    """The living card as it stands now."""
    notice = await keeping.by_id(page.db, page.subject)
    if notice is None:
        return None
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    return draw(page.words, page.rules, language, await sheet(page.db, page.rules, notice, page.now), page.now)


def draw(words: Words, rules: Rules, language: str, of: Sheet, now: datetime) -> Wording:
    """The card in words."""
    notice = of.notice
    lines = [words(language, "notice-write-card", number=str(notice.id), title=title_in(words, language, of.texts))]
    lines += settings(words, rules, language, of)
    if notice.state != "draft":
        lines.append(words(language, "notice-write-state", state=notice.state))
        return Wording(said.lines(lines), _later(words, language, of))
    lines += problems(words, language, of.texts)
    buttons = [button(words, language, verb, notice.id, phrase) for verb, phrase in _CHANGES if verb != "other"]
    buttons.insert(4, _other(words, language, of))
    flags: tuple[Choice, ...] = (
        button(words, language, "urgent", notice.id, "choice-notice-write-urgent", on=_yes(notice.urgent)),
        button(words, language, "pin", notice.id, "choice-notice-write-pin", on=_yes(notice.pinned)),
    )
    if of.files:
        flags = (*flags, button(words, language, "bare", notice.id, "choice-notice-write-bare"))
    return Wording(said.lines(lines), (*buttons[:6], *flags, *buttons[6:]))


def _other(words: Words, language: str, of: Sheet) -> Choice:
    return button(
        words, language, "other", of.notice.id, "choice-notice-write-other", language=other_language(of.texts)
    )


def _later(words: Words, language: str, of: Sheet) -> tuple[Choice, ...]:
    """What can still be done with a notice that is a draft no more."""
    notice = of.notice
    found = []
    if notice.state in ("asked", "dropped") or (notice.state == "ready" and not of.gone_out):
        found.append(button(words, language, "back", notice.id, "choice-notice-write-back"))
    return (*found, button(words, language, "copy", notice.id, "choice-notice-write-copy"))


def other_language(texts: Mapping[str, Text]) -> str:
    """The language that a second version would be in."""
    first = next(iter(texts), LANGUAGES[0])
    return LANGUAGES[1] if first == LANGUAGES[0] else LANGUAGES[0]


def title_in(words: Words, language: str, texts: Mapping[str, Text]) -> str:
    """What it is called, for whoever reads this language."""
    own = texts.get(language)
    titles = [own.title] if own is not None else []
    titles += [text.title for text in texts.values()]
    return next((title for title in titles if title), "") or html.unescape(words(language, "notice-write-untitled"))


def settings(words: Words, rules: Rules, language: str, of: Sheet) -> list[Marked]:
    """For whom, when and how, a line for each."""
    notice, reach = of.notice, of.reach
    to = aimed(words, language, notice.target, of.areas, of.unread)
    nudge = notice.nudge_minutes or 0
    return [
        words(language, "notice-write-line-to", to=to, places=notice.places),
        words(language, "notice-write-line-reach", groups=reach.groups, homes=reach.homes, without=reach.without,
              whom="people" if notice.target.roles else "homes"),
        words(language, "notice-write-line-when", when=at(words, rules, language, notice)),
        words(language, "notice-write-line-asks", asks=answers(words, language, notice),
              nudge="none" if notice.asks.mode == "none" or not nudge else hours(words, language, nudge)),
        words(language, "notice-write-line-kind", kind=notice.kind, urgent=_yes(notice.urgent),
              pinned=_yes(notice.pinned)),
        words(language, "notice-write-line-more", both=_yes(len(of.texts) > 1), language=other_language(of.texts),
              files=of.files),
    ]  # fmt: skip


def problems(words: Words, language: str, texts: Mapping[str, Text]) -> list[Marked]:
    """What must be mended before it can go, or had better be."""
    found = []
    if not texts:
        found.append(words(language, "notice-write-no-text"))
    for text in texts.values():
        if not text.title:
            found.append(words(language, "notice-write-no-title"))
        over = too_many(text.body)
        if over:
            found.append(
                words(
                    language, "notice-write-too-long", length=markup.MOST_BODY + over, over=over, most=markup.MOST_BODY
                )
            )
        wrong = markup.broken(text.body)
        if wrong:
            found.append(words(language, "notice-write-broken", wrong=wrong))
    return found


def too_many(body: str) -> int:
    """How many characters a body has too many, as the strictest channel counts them."""
    return max(0, markup.units(markup.plain(body)) - markup.MOST_BODY)


def can_go(texts: Mapping[str, Text]) -> bool:
    """Whether the words are such that they can be sent."""
    return bool(texts) and all(text.title and not too_many(text.body) for text in texts.values())


def aimed(words: Words, language: str, target: Target, areas: Mapping[int, str], unread: str) -> Marked:
    """Whom a notice is for, in words."""
    if target.everybody:
        return words(language, "notice-write-everybody")
    places = [areas.get(id, "") for id in target.areas]
    places += [html.unescape(words(language, "notice-write-floor", place=areas.get(id, ""), floor=floor))
               for id, floor in target.floors]  # fmt: skip
    found: list[str] = [said.listed(words, language, places)] if places else []
    if target.roles:
        roles = [html.unescape(words(language, "notice-write-role", role=role)) for role in target.roles]
        found.append(said.listed(words, language, roles))
    if target.quarantined is not None:
        found.append(html.unescape(words(language, "notice-write-held", held=_yes(target.quarantined))))
    if target.language:
        found.append(html.unescape(words(language, "notice-write-reads", language=target.language)))
    if target.age_from:
        found.append(html.unescape(words(language, "notice-write-age", age=target.age_from)))
    if target.notes:
        notes = [html.unescape(words(language, "notice-write-quoted", text=note)) for note in target.notes]
        found.append(html.unescape(words(language, "notice-write-noted", notes=said.listed(words, language, notes))))
    if target.unread_of:
        name = unread or str(target.unread_of)
        found.append(html.unescape(words(language, "notice-write-unread", title=quoted(name))))
    joint = html.unescape(words(language, "notice-write-and"))
    return Marked(html.escape(joint.join(found), quote=False))


def at(words: Words, rules: Rules, language: str, notice: Kept) -> str:
    """When it goes out, in words."""
    if notice.next_at is None:
        return html.unescape(words(language, "notice-write-now"))
    other_year = rules.local(notice.next_at).year != rules.local(notice.changed_at).year
    when = timing.When(notice.next_at, notice.repeats, other_year)
    return html.unescape(timing.said(words, language, rules, when))


def answers(words: Words, language: str, notice: Kept) -> str:
    """What a reader can press, in words."""
    if notice.asks.mode == "choices":
        labels = [html.unescape(words(language, "notice-write-quoted", text=label))
                  for label in notice.asks.answers(language)]  # fmt: skip
        return "".join(labels)
    return html.unescape(words(language, "notice-write-asks", mode=notice.asks.mode))


def hours(words: Words, language: str, minutes: int) -> str:
    """A span of time as people say it."""
    whole, rest = divmod(minutes, 60)
    return html.unescape(words(language, "notice-write-hours", hours=whole, minutes=rest))


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a sending takes, and what the quiet hours make of it: `wakes`, it begins only then; `rests`, it cannot
    be through before they begin, and goes on at `resumes`."""

    minutes: int
    wakes: datetime | None = None
    rests: datetime | None = None
    resumes: datetime | None = None


def pace(rules: Rules, of: Sheet, now: datetime) -> Pace:
    """What sending it will come to."""
    letters = (of.reach.chats + of.reach.groups) * (1 + of.files)
    span = timedelta(seconds=math.ceil(letters / rules.notices.per_second))
    minutes = max(1, math.ceil(span.total_seconds() / 60))
    if of.notice.urgent:
        return Pace(minutes)
    begins = of.notice.next_at or now
    wakes = quiet_until(rules, begins)
    if wakes is not None:
        return Pace(minutes, wakes=wakes)
    resumes = quiet_until(rules, begins + span)
    if resumes is None:
        return Pace(minutes)
    rests = rules.local(begins).replace(
        hour=rules.quiet_from.hour, minute=rules.quiet_from.minute, second=0, microsecond=0
    )
    return Pace(minutes, rests=rests, resumes=resumes)


def starts(rules: Rules, notice: Kept, now: datetime) -> datetime:
    """When a notice that may go now begins: at its time, else at once, but not in the night."""
    if notice.next_at is not None and notice.next_at > now:
        return notice.next_at
    if notice.next_at is not None and notice.repeats:
        return timing.following(rules, notice.repeats, now) or now
    return now if notice.urgent else quiet_until(rules, now) or now


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
