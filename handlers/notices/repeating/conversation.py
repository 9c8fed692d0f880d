"""What staff type and press about what is scheduled."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from handlers import access
from handlers import words as spoken
from handlers.chat import Talk
from handlers.notices import timing
from handlers.notices.agreeing import deciding
from handlers.notices.repeating import changing
from handlers.notices.repeating.listing import (
    button,
    forget,
    gone_out,
    held,
    held_scheduled,
    mine,
    next_in_words,
    note,
    show,
    show_list,
    stamp,
)
from handlers.notices.sending import send_missed, title_of
from handlers.quiet import quiet_until
from storage.notices import editions, keeping
from storage.notices.keeping import Kept

_PRESSED = re.compile(r"([0-9]{1,15}):([a-z]{2,6})(?::([0-9]{1,15}))?", re.ASCII)
_SAID = {
    "pause": ("暂停", "停一停", "先停", "先停着", "停", "pause"),
    "on": ("继续", "恢复", "接着发", "resume", "go on", "continue"),
    "skip": ("跳过", "跳过下一次", "跳过一次", "下一次不发", "下次不发", "skip", "skip next", "skip the next"),
    "end": ("结束", "不再发", "不发了", "取消", "删除", "停掉", "end", "stop", "cancel"),
    "time": ("改时间", "换时间", "change the time", "time"),
    "text": ("改内容", "改文字", "改字", "换内容", "change the text", "text"),
}
_NUMBER = re.compile(r"(?:#|第|no\.?\s*)?\s*([0-9]{1,12})\s*(?:号|条)?[\s：:，,]*(.*)", re.IGNORECASE | re.DOTALL)


async def asked(talk: Talk, rest: str) -> None:
    """定时通知: the list; behind it the number or the title of one, and what is to be done: 「定时 12 暂停」."""
    within = await access.allowed(talk, "write-notices")
    if within is None:
        return
    await forget(talk)
    found = await mine(talk, within)
    if not rest.strip():
        await show_list(talk, found)
        return
    notice, wanted = await _named(talk, rest, found)
    if notice is None:
        talk.say("notice-time-not-found", said=rest.strip()[:40])
        await show_list(talk, found)
        return
    await _do(talk, notice, wanted)


async def _named(talk: Talk, rest: str, found: list[Kept]) -> tuple[Kept | None, str]:
    number = _NUMBER.fullmatch(rest.strip())
    if number is not None:
        return next((one for one in found if one.id == int(number[1])), None), number[2].strip()
    said = rest.strip().casefold()
    for one in found:
        title = (await title_of(talk.db, one, talk.language)).casefold()
        if title and said.startswith(title):
            return one, rest.strip()[len(title) :].strip(" ：:，,")
    alike = [one for one in found if said in (await title_of(talk.db, one, talk.language)).casefold()]
    return (alike[0] if len(alike) == 1 else None), ""


async def _do(talk: Talk, notice: Kept, wanted: str) -> None:
    said = wanted.strip("。.!！ ").casefold()
    verb = next((verb for verb, words in _SAID.items() if said in words), "")
    if not said:
        await show(talk, notice)
    elif verb == "skip":
        await _skip(talk, notice.id, stamp(notice))
    elif verb:
        await _VERBS[verb](talk, notice.id)
    else:  # 定时 12 每天 9 点; 定时 12 改时间 每天 9 点
        begins = next((word for word in _SAID["time"] if said.startswith(word)), "")
        await changing.set_time(talk, notice.id, wanted[len(begins) :].strip(" ：:，,"))


async def pressed(talk: Talk, value: str) -> None:
    """A button: "<notice>:<verb>:<more>". What it says is checked against who presses it."""
    read = _PRESSED.fullmatch(value)
    if read is None:
        if await access.allowed(talk, "write-notices") is not None:
            talk.say("old-button")
        return
    id, verb, more = int(read[1]), read[2], int(read[3] or 0)
    if verb == "skip":
        await _skip(talk, id, more)
    elif verb == "send":
        await _send(talk, id, more)
    elif verb == "agree":
        await deciding.agree(talk, id, more)
    elif verb == "deny":
        await deciding.deny(talk, id, more)
    elif verb == "asked":
        await deciding.look(talk, id)
    elif verb in _VERBS:
        await _VERBS[verb](talk, id)
    elif await access.allowed(talk, "write-notices") is not None:
        talk.say("old-button")


async def _show(talk: Talk, id: int) -> None:
    notice = await held_scheduled(talk, id)
    if notice is not None:
        await show(talk, notice)


async def _pause(talk: Talk, id: int) -> None:
    """It goes out no more until it goes on."""
    notice = await held_scheduled(talk, id)
    if notice is None:
        return
    title = await title_of(talk.db, notice, talk.language)
    if notice.paused_at is None and await keeping.change(talk.db, id, ("ready",), talk.now, paused_at=talk.now):
        await note(talk, notice, "notice-paused")
    talk.say("notice-time-stopped", title=title, choices=(button(talk, id, "on", "choice-notice-time-on"),))


async def _go_on(talk: Talk, id: int) -> None:
    """From the next moment after now: what was missed while it was paused does not go out."""
    notice = await held_scheduled(talk, id)
    if notice is None or notice.next_at is None:
        return
    title = await title_of(talk.db, notice, talk.language)
    if notice.paused_at is not None:
        next_at = notice.next_at
        if next_at <= talk.now:
            following = timing.following(talk.rules, notice.repeats, talk.now)
            if following is None:
                talk.say("notice-time-too-late", title=title,
                         choices=(button(talk, id, "time", "choice-notice-time-change"),
                                  button(talk, id, "end", "choice-notice-time-end")))  # fmt: skip
                return
            next_at = following
        await keeping.change(talk.db, id, ("ready",), talk.now, paused_at=None, next_at=next_at)
        await note(talk, notice, "notice-resumed")
        notice = await keeping.by_id(talk.db, id) or notice
    talk.say("notice-time-goes-on", title=title, next=next_in_words(talk, notice))


async def _skip(talk: Talk, id: int, moment: int) -> None:
    """The next one is left out: the one that was shown, so that two presses leave out one."""
    notice = await held_scheduled(talk, id)
    if notice is None or notice.next_at is None:
        return
    title = await title_of(talk.db, notice, talk.language)
    if stamp(notice) != moment or notice.next_at <= talk.now:
        talk.say("notice-time-another", title=title, next=next_in_words(talk, notice))
        return
    next_at = timing.following(talk.rules, notice.repeats, notice.next_at)
    if next_at is None:
        talk.say("notice-time-last", title=title, choices=(button(talk, id, "over", "choice-notice-time-over"),))
        return
    await keeping.change(talk.db, id, ("ready",), talk.now, next_at=next_at)
    await note(talk, notice, "notice-skipped", due=notice.next_at.isoformat())
    local = talk.rules.local(notice.next_at)
    after = await keeping.by_id(talk.db, id) or notice
    talk.say("notice-time-skipped", title=title, day=spoken.day(talk.words, talk.language, local.date()),
             clock=spoken.clock(local), next=next_in_words(talk, after))  # fmt: skip


async def _end(talk: Talk, id: int) -> None:
    """A thumb slips easily: the button asks once more."""
    notice = await held_scheduled(talk, id)
    if notice is not None:
        choices = (
            button(talk, id, "over", "choice-notice-time-over"),
            button(talk, id, "show", "choice-notice-time-keep"),
        )
        talk.say("notice-time-end-sure", title=await title_of(talk.db, notice, talk.language), choices=choices)


async def _over(talk: Talk, id: int) -> None:
    """It goes out no more; what has gone out stays."""
    notice = await held_scheduled(talk, id)
    if notice is None:
        return
    state = "out" if await gone_out(talk, notice) else "dropped"
    await keeping.change(talk.db, id, ("ready",), talk.now, state=state, next_at=None, paused_at=None)
    await note(talk, notice, "notice-ended")
    talk.say("notice-time-ended", title=await title_of(talk.db, notice, talk.language))


async def _send(talk: Talk, id: int, edition_id: int) -> None:
    """What was missed goes out after all: once, and not if it has gone out in another way since."""
    notice = await held(talk, id)
    speaker = talk.speaker
    edition = await editions.hold(talk.db, edition_id) if notice is not None else None
    if notice is None or speaker is None:
        return
    if edition is None or edition.notice_id != notice.id:
        talk.say("old-button")
        return
    title = await title_of(talk.db, notice, talk.language)
    if notice.withdrawn_at is not None:
        talk.say("notice-time-over", title=title, state="withdrawn")
        return
    since = [
        one
        for one in await editions.of_notice(talk.db, id)
        if one.state != "missed" and one.began_at >= edition.began_at
    ]
    by = speaker.person.id if speaker.person is not None else None
    if since or not await send_missed(talk.db, talk.rules, notice, edition, talk.now, by):
        local = talk.rules.local(since[0].began_at if since else talk.now)
        talk.say("notice-time-sent-already", title=title, day=spoken.day(talk.words, talk.language, local.date()),
                 clock=spoken.clock(local))  # fmt: skip
        return
    await note(talk, notice, "notice-sent-late", edition=edition.id)
    wakes = None if notice.urgent else quiet_until(talk.rules, talk.now)
    talk.say("notice-time-sending", title=title, wakes=spoken.clock(wakes) if wakes is not None else "no")


_VERBS: dict[str, Callable[[Talk, int], Awaitable[None]]] = {
    "show": _show,
    "pause": _pause,
    "on": _go_on,
    "end": _end,
    "over": _over,
    "time": changing.ask_time,
    "timed": changing.keep_time,
    "text": changing.ask_text,
    "words": changing.keep_text,
    "never": changing.leave,
}
