"""Another time for what is scheduled, or other words for what is still to come: shown before they count."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from handlers import words as spoken
from handlers.chat import Choice, Talk
from handlers.notices import markup, timing
from handlers.notices.agreeing import asking
from handlers.notices.repeating.listing import EXPECTED_NAME, button, forget, held_scheduled, note, show
from handlers.notices.sending import title_of
from handlers.notices.timing import NotATime, When
from storage import accounts
from storage.notices import keeping, proposals
from storage.notices.keeping import Kept, Text

_PATIENCE = timedelta(hours=1)
_YES = ("就这样", "对", "好", "好的", "是", "是的", "行", "可以", "确定", "改", "yes", "ok", "okay", "keep it")
_NO = ("算了", "取消", "不改了", "不用了", "返回", "cancel", "never mind", "back", "no")
_OTHER = 20  # characters: so long a text that is no time at all is about something else
_CHINESE, _LATIN = re.compile(r"[㐀-鿿]"), re.compile(r"[A-Za-z]+")


async def _wait(talk: Talk, id: int, asked: str, **more: Any) -> None:
    if talk.speaker is not None:
        data = {"notice": id, "asked": asked, **more}
        await accounts.expect(talk.db, talk.speaker.account_id, EXPECTED_NAME, data, talk.now + _PATIENCE)


def _waiting(talk: Talk, id: int, asked: str) -> dict[str, Any] | None:
    """What we know while we wait for this of a notice; None where we do not."""
    speaker = talk.speaker
    data = speaker.expects_data if speaker is not None and speaker.expects == EXPECTED_NAME else {}
    return data if data.get("notice") == id and data.get("asked") == asked else None


async def answered(talk: Talk, text: str) -> bool:
    """Something typed while a scheduled notice is being changed; says whether it was about that."""
    data = talk.speaker.expects_data if talk.speaker is not None else {}
    id, asked = int(data.get("notice", 0)), data.get("asked")
    word = text.strip("。.!！~～ ").casefold()
    if word in _NO:
        await leave(talk, id)
    elif asked in ("timed", "words") and word in _YES:
        await (keep_time if asked == "timed" else keep_text)(talk, id)
    elif asked in ("time", "timed"):
        return await set_time(talk, id, text, typed=True)
    else:
        await _set_text(talk, id, text, data.get("texts", {}))
    return True


async def leave(talk: Talk, id: int) -> None:
    """It stays as it is."""
    await forget(talk)
    notice = await held_scheduled(talk, id)
    if notice is not None:
        await show(talk, notice)


# --- another time -----------------------------------------------------------------------------------------------------


async def ask_time(talk: Talk, id: int) -> None:
    """When is it to go out from now on?"""
    notice = await held_scheduled(talk, id)
    if notice is not None:
        title = await title_of(talk.db, notice, talk.language)
        talk.say("notice-time-ask", title=title, choices=(button(talk, id, "never", "choice-notice-time-never"),))
        await _wait(talk, id, "time")


async def set_time(talk: Talk, id: int, text: str, *, typed: bool = False) -> bool:
    """What was typed, shown as it was understood with its next five times; only a yes keeps it. Says whether it was
    about a time at all."""
    notice = await held_scheduled(talk, id)
    if notice is None:
        return True
    try:
        when = timing.read(talk.rules, text, talk.now)
    except NotATime as wrong:
        if typed and wrong.reason == "notice-time-unknown" and len(text) > _OTHER:
            return False
        why = timing.refusal(talk.words, talk.language, talk.rules, wrong)
        choices = [button(talk, id, "never", "choice-notice-time-never")]
        if wrong.instead is not None:
            choices.insert(0, button(talk, id, "timed", "choice-notice-time-yes"))
            await _offer(talk, id, When(wrong.instead))
        else:
            await _wait(talk, id, "time")
        talk.say("notice-time-lines", lines=why, choices=tuple(choices))
        return True
    lines = [timing.said(talk.words, talk.language, talk.rules, when)]
    if when.repeats:
        lines.append(timing.coming_said(talk.words, talk.language, talk.rules, when, talk.now))
    wakes = None if notice.urgent else timing.in_quiet(talk.rules, when)
    if wakes is not None:
        lines.append(talk.phrase("notice-time-quiet", clock=spoken.clock(talk.rules.local(wakes))))
    choices = [
        button(talk, id, "timed", "choice-notice-time-yes"),
        button(talk, id, "time", "choice-notice-time-again"),
    ]
    talk.say("notice-time-understood", lines=spoken.lines(lines), choices=tuple(choices))
    await _offer(talk, id, when)
    return True


async def _offer(talk: Talk, id: int, when: When) -> None:
    await _wait(talk, id, "timed", at=when.first.isoformat(), repeats=dict(when.repeats) if when.repeats else None)


async def keep_time(talk: Talk, id: int) -> None:
    """The time that was shown is the one."""
    notice = await held_scheduled(talk, id)
    data = _waiting(talk, id, "timed")
    if notice is None:
        return
    if data is None:
        talk.say("old-button")
        return
    at, repeats = datetime.fromisoformat(str(data["at"])), data.get("repeats")
    if at <= talk.now and repeats:  # it has lain too long
        at = timing.following(talk.rules, repeats, talk.now) or at
    elif talk.now - at <= _PATIENCE and not repeats:
        at = max(at, talk.now)  # 现在
    if at < talk.now:
        await ask_time(talk, id)
        return
    if talk.rules.notices.approval:
        await asking.ask_time(talk, notice, at if at > talk.now else None, repeats)
        return
    await proposals.drop(talk.db, notice, "time")
    await keeping.change(talk.db, id, ("ready",), talk.now, next_at=at, repeats=repeats)
    await note(talk, notice, "notice-retimed", next=at.isoformat())
    await forget(talk)
    await show(talk, await keeping.by_id(talk.db, id) or notice)


# --- other words ------------------------------------------------------------------------------------------------------


async def ask_text(talk: Talk, id: int) -> None:
    """What is it to say from now on?"""
    notice = await held_scheduled(talk, id)
    if notice is not None:
        title = await title_of(talk.db, notice, talk.language)
        choices = (button(talk, id, "never", "choice-notice-time-never"),)
        talk.say("notice-time-ask-text", title=title, choices=choices)
        await _wait(talk, id, "words", texts={})


def _language(text: str) -> str:
    return "en" if len(_LATIN.findall(text)) > len(_CHINESE.findall(text)) else "zh-CN"


async def _set_text(talk: Talk, id: int, text: str, texts: dict[str, Any]) -> None:
    """The new words in one language, shown; those in another may follow. One line alone is a body: the title stays."""
    notice = await held_scheduled(talk, id)
    if notice is None:
        return
    language = _language(text)
    former = await keeping.texts(talk.db, id, notice.version)
    first, _, rest = text.strip().partition("\n")
    written = Text(markup.plain(first).strip(), rest.strip())
    if not written.body:
        kept = former.get(language)
        title = texts[language][0] if language in texts else kept.title if kept is not None else ""
        written = Text(title, text.strip())
    choices: list[Choice] = [button(talk, id, "never", "choice-notice-time-never")]
    wrong = _problem(talk, written)
    if wrong:
        talk.say("notice-time-lines", lines=wrong, choices=tuple(choices))
        await _wait(talk, id, "words", texts=texts)
        return
    texts = {**texts, language: [written.title, written.body]}
    others = [one for one in former if one not in texts]
    choices.insert(0, button(talk, id, "words", "choice-notice-time-words"))
    lines = [markup.marked(written.body)]
    if broken := markup.broken(written.body):
        lines.append(talk.phrase("notice-time-broken", broken=broken))
    lines += [talk.phrase("notice-time-other-text", language=other) for other in others]
    talk.say("notice-time-new-text", title=written.title, lines=spoken.lines(lines), choices=tuple(choices))
    await _wait(talk, id, "words", texts=texts)


def _problem(talk: Talk, written: Text) -> Any:
    if not written.title or len(written.title) > markup.MOST_TITLE:
        return talk.phrase("notice-time-title", most=markup.MOST_TITLE, length=len(written.title))
    over = markup.units(markup.plain(written.body)) - markup.MOST_BODY
    return talk.phrase("notice-time-long", over=over, most=markup.MOST_BODY) if over > 0 else ""


async def keep_text(talk: Talk, id: int) -> None:
    """The new words hold for what is still to come; what has gone out keeps its own."""
    notice = await held_scheduled(talk, id)
    data = _waiting(talk, id, "words")
    if notice is None:
        return
    by = talk.speaker.person if talk.speaker is not None else None
    if data is None or not data.get("texts") or by is None:
        talk.say("old-button")
        return
    version = notice.version + 1
    texts = {language: Text(title, body) for language, (title, body) in data["texts"].items()}
    if talk.rules.notices.approval:
        await asking.ask_words(talk, notice, texts)
        return
    await proposals.drop(talk.db, notice, "words")
    for language, text in texts.items():
        await keeping.write(talk.db, notice, version, language, text, by.id, talk.now)
    await keeping.change(talk.db, id, ("ready",), talk.now, version=version)
    await note(talk, notice, "notice-reworded", version=version)
    await forget(talk)
    kept: Kept = await keeping.by_id(talk.db, id) or notice
    local = talk.rules.local(kept.next_at or talk.now)
    day = spoken.day(talk.words, talk.language, local.date())
    talk.say(
        "notice-time-reworded", title=await title_of(talk.db, kept, talk.language), day=day, clock=spoken.clock(local)
    )
