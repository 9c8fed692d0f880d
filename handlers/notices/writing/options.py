"""What a draft's buttons change besides whom it is for: the kind, the answers, the reminder, the time."""

from __future__ import annotations

import re

from handlers import words as said
from handlers.chat import Choice, Marked, Talk
from handlers.living import Wording
from handlers.notices import timing
from handlers.notices.writing import card, preview
from handlers.notices.writing.draft import button, change, put, wait
from handlers.quiet import quiet_until
from storage.notices import drafts, keeping
from storage.notices.keeping import Asks, Kept

MODES = ("none", "read", "reply")
NUDGES = (30, 60, 120, 180, 360, 720, 1440)  # minutes
LEAST, MOST = 2, 8  # answers of the author's own
LONGEST = 20  # characters of one
_APART = re.compile(r"[\n、/／;；]+")
_NUMBERED = re.compile(r"^\s*(?:[-*·•]\s+|[(（]?[0-9]{1,2}[)）.、．]\s*)")


def _menu(talk: Talk, notice: Kept, text: Marked, choices: list[Choice]) -> Wording:
    back = button(talk.words, talk.language, "card", notice.id, "choice-notice-write-card")
    return Wording(text, (*choices, back))


async def ask_kind(talk: Talk, notice: Kept) -> None:
    """What kind it is."""
    choices = [button(talk.words, talk.language, "kind", notice.id, "notice-write-kind", kind, kind=kind)
               for kind in keeping.KINDS]  # fmt: skip
    await put(talk, notice.id, _menu(talk, notice, talk.phrase("notice-write-ask-kind"), choices))


async def set_kind(talk: Talk, notice: Kept, kind: str) -> None:
    """It is of this kind."""
    if kind in keeping.KINDS and await change(talk, notice, kind=kind):
        await preview.redraw(talk, notice.id)


async def toggle(talk: Talk, notice: Kept, what: str) -> None:
    """Urgent or not; pinned or not."""
    values = {"urgent": not notice.urgent} if what == "urgent" else {"pinned": not notice.pinned}
    if await change(talk, notice, **values):
        await preview.redraw(talk, notice.id)


# --- reminding --------------------------------------------------------------------------------------------------------


async def ask_nudge(talk: Talk, notice: Kept) -> None:
    """How long readers have before they are reminded."""
    choices = [Choice(f"draft:nudge:{notice.id}:{minutes}", card.hours(talk.words, talk.language, minutes))
               for minutes in NUDGES]  # fmt: skip
    choices.append(button(talk.words, talk.language, "nudge", notice.id, "choice-notice-write-no-nudge", 0))
    await put(talk, notice.id, _menu(talk, notice, talk.phrase("notice-write-ask-nudge"), choices))


async def set_nudge(talk: Talk, notice: Kept, minutes: int) -> None:
    """So long; 0: never."""
    if minutes in (0, *NUDGES) and await change(talk, notice, nudge_minutes=minutes or None):
        await preview.redraw(talk, notice.id)


# --- what readers can answer ------------------------------------------------------------------------------------------


async def ask_asks(talk: Talk, notice: Kept) -> None:
    """What readers can press."""
    choices = [button(talk.words, talk.language, "asks", notice.id, "notice-write-asks", mode, mode=mode)
               for mode in MODES]  # fmt: skip
    choices.append(button(talk.words, talk.language, "asks", notice.id, "choice-notice-write-own", "own"))
    await put(talk, notice.id, _menu(talk, notice, talk.phrase("notice-write-ask-asks"), choices))


async def set_asks(talk: Talk, notice: Kept, mode: str) -> None:
    """One of ours; "own": the author's, which are asked for."""
    if mode == "own":
        texts = await keeping.texts(talk.db, notice.id, notice.version)
        await ask_labels(talk, notice, next(iter(texts), talk.language))
    elif mode in MODES and await change(talk, notice, asks=Asks(mode)):  # type: ignore[arg-type]
        await preview.redraw(talk, notice.id)


async def ask_labels(talk: Talk, notice: Kept, language: str) -> None:
    """The author's own answers in a language."""
    talk.say("notice-write-ask-labels", language=language, least=LEAST, most=MOST, longest=LONGEST)
    await wait(talk, notice.id, "labels", language=language)


def labels_in(text: str) -> list[str]:
    """Answers, one a line or parted by 、 or /."""
    lines = [_NUMBERED.sub("", line).strip() for line in text.strip().splitlines()]
    whole = lines if len([line for line in lines if line]) > 1 else _APART.split(lines[0] if lines else "")
    return [one.strip() for one in whole if one.strip()]


async def set_labels(talk: Talk, notice: Kept, text: str, language: str) -> None:
    """The author's own answers, as typed; those in the other language are asked for where the notice is in it, too."""
    labels = labels_in(text)
    known = notice.asks.labels if notice.asks.mode == "choices" else {}
    texts = await keeping.texts(talk.db, notice.id, notice.version)
    first = next(iter(texts), language)
    wanted = len(known.get(first, ())) if language != first else 0
    long = next((one for one in labels if len(one) > LONGEST), "")
    how = "long" if long else "same" if len({*labels}) < len(labels) else ""
    if not how and wanted and len(labels) != wanted:
        how = "other"
    elif not how and not LEAST <= len(labels) <= MOST:
        how = "count"
    if how:
        talk.say("notice-write-labels-wrong", how=how, label=long[:30], count=len(labels), wanted=wanted, least=LEAST,
                 most=MOST, longest=LONGEST)  # fmt: skip
        await wait(talk, notice.id, "labels", language=language)
        return
    kept = {first: known[first]} if language != first and first in known else {}
    if not await change(talk, notice, asks=Asks("choices", {**kept, language: tuple(labels)})):
        return
    other = card.other_language(texts)
    if language == first and other in texts:
        await ask_labels(talk, notice, other)
        return
    await wait(talk, notice.id)
    await preview.show(talk, await keeping.by_id(talk.db, notice.id) or notice, files=False)


# --- the other language -----------------------------------------------------------------------------------------------


async def ask_other(talk: Talk, notice: Kept) -> None:
    """A second language; one that is there can be taken off again."""
    texts = await keeping.texts(talk.db, notice.id, notice.version)
    if not texts:
        await ask_text(talk, notice)
        return
    choices = [button(talk.words, talk.language, "single", notice.id, "choice-notice-write-single")]
    other = card.other_language(texts)
    talk.say("notice-write-ask-other", language=other, choices=tuple(choices) if other in texts else ())
    await wait(talk, notice.id, "other")


async def single(talk: Talk, notice: Kept) -> None:
    """One language alone."""
    texts = await keeping.texts(talk.db, notice.id, notice.version)
    if await change(talk, notice):
        await drafts.remove_text(talk.db, notice.id, notice.version, card.other_language(texts))
        await wait(talk, notice.id)
        await preview.redraw(talk, notice.id, below=True)


async def ask_text(talk: Talk, notice: Kept) -> None:
    """The words, anew."""
    talk.say("notice-write-ask-text")
    await wait(talk, notice.id, "text")


# --- the time ---------------------------------------------------------------------------------------------------------


async def ask_time(talk: Talk, notice: Kept) -> None:
    """When it goes out."""
    choices = [button(talk.words, talk.language, "now", notice.id, "choice-notice-write-at-once")]
    talk.say("notice-write-ask-time", choices=tuple(choices))
    await wait(talk, notice.id, "time")


async def at_once(talk: Talk, notice: Kept) -> None:
    """As soon as it is sent."""
    if await change(talk, notice, next_at=None, repeats=None):
        await wait(talk, notice.id)
        await preview.redraw(talk, notice.id, below=True)


async def read_time(talk: Talk, notice: Kept, text: str) -> None:
    """What was typed: shown as it was understood, with the next times; only a yes keeps it."""
    when: timing.When | None
    try:
        when = timing.read(talk.rules, text, talk.now)
    except timing.NotATime as wrong:
        lines = [timing.refusal(talk.words, talk.language, talk.rules, wrong)]
        when = timing.When(wrong.instead) if wrong.instead is not None else None
    else:
        lines = [talk.phrase("notice-write-time", when=timing.said(talk.words, talk.language, talk.rules, when))]
        if when.repeats:
            lines.append(talk.phrase("notice-write-times"))
            lines.append(timing.coming_said(talk.words, talk.language, talk.rules, when, talk.now))
    if when is None:
        talk.say("notice-write-lines", lines=lines[0])
        await wait(talk, notice.id, "time")
        return
    quiet = quiet_until(talk.rules, when.first)
    if quiet is not None and not notice.urgent:
        lines.append(talk.phrase("notice-write-sure-quiet", clock=said.clock(talk.rules.local(quiet))))
    choices = (
        button(talk.words, talk.language, "timed", notice.id, "choice-notice-write-timed"),
        button(talk.words, talk.language, "when", notice.id, "choice-notice-write-retime"),
    )
    talk.say("notice-write-lines", lines=said.lines(lines), choices=choices)
    await wait(talk, notice.id, "time", at=when.first.isoformat(), repeats=dict(when.repeats) if when.repeats else None)
