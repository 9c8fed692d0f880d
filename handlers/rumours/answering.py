"""Staff say what is true: by a button, a reply, or words after 我来写. What they wrote is shown before it goes."""

from __future__ import annotations

import html
import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from handlers import access
from handlers.chat import Talk
from handlers.rumours import asking, likeness, telling, vocabulary
from storage import accounts, history, outbox
from storage import rumours as stored
from storage.accounts import Speaker
from storage.notices import keeping
from storage.notices.keeping import Text
from storage.rumours import Kept

WRITES, SHOWN = "rumour-writes", "rumour-shown"  # what we wait for: an answer; the yes to one
_WITHIN = timedelta(minutes=30)
_LONGEST = 1500  # characters of an answer: it must fit into one message with what it is about
_PRESSED = re.compile(r"([a-z]{2,8}):(\d{1,12})", re.ASCII)
_YES = frozenset({"好", "好的", "对", "是", "可以", "行", "发", "发吧", "发出去", "确认", "yes", "ok", "send"})
_NO = frozenset({"不", "不发", "不发了", "不对", "算了", "取消", "no", "cancel"})


async def _rumour(talk: Talk, id: int) -> Kept | None:
    """A rumour that the speaker may answer; who may not is told so, and it is on the record."""
    if await access.allowed(talk, "keep-answers") is None:
        return None
    rumour = await stored.by_id(talk.db, id)
    if rumour is None or talk.speaker is None or rumour.community_id != talk.speaker.community_id:
        talk.say("old-button")
        return None
    return rumour


# --- what they write --------------------------------------------------------------------------------------------------


async def replied(talk: Talk, speaker: Speaker) -> bool:
    """A reply to a rumour's message is an answer; False: it is no such reply."""
    if not talk.incoming.reply_to or not talk.text or talk.text.startswith("/"):
        return False
    about = (await outbox.about(talk.db, talk.incoming.chat, talk.incoming.reply_to) or "").split("/")
    if about[0] != "rumour" or len(about) < 2 or not about[1].isdigit():
        return False
    rumour = await _rumour(talk, int(about[1]))
    if rumour is not None:
        await _written(talk, speaker, rumour, talk.text)
    return True


async def written(talk: Talk, text: str) -> bool:
    """The answer, after 我来写."""
    speaker = talk.speaker
    if speaker is None:
        return False
    rumour = await _rumour(talk, int(speaker.expects_data.get("rumour", 0)))
    if rumour is not None:
        await _written(talk, speaker, rumour, text)
    return True


async def confirmed(talk: Talk, text: str) -> bool:
    """A word to the answer that was shown; something else is about something else."""
    word = text.strip("。.! ！").lower()
    if talk.speaker is None or word not in _YES | _NO:
        return False
    if word in _NO:
        await stop(talk)
        return True
    rumour = await _rumour(talk, int(talk.speaker.expects_data.get("rumour", 0)))
    if rumour is not None:
        await _send(talk, talk.speaker, rumour)
    return True


async def _written(talk: Talk, speaker: Speaker, rumour: Kept, text: str) -> None:
    if vocabulary.puts_aside(text):
        await _drop(talk, speaker, rumour)
    elif len(text) > _LONGEST:
        talk.say("rumour-too-long", most=_LONGEST, count=len(text))
    else:
        await _show(talk, speaker, rumour, text)


async def _show(talk: Talk, speaker: Speaker, rumour: Kept, text: str) -> None:
    """As those who asked will read it, to be confirmed."""
    seen = rumour.answered_at.isoformat() if rumour.answered_at is not None else None
    data = {"rumour": rumour.id, "answer": text, "seen": seen}
    await accounts.expect(talk.db, speaker.account_id, SHOWN, data, talk.now + _WITHIN)
    count, _ = await stored.counted(talk.db, rumour)
    talk.say(
        "rumour-preview", claim=telling.claim(talk.words, talk.language, rumour), answer=text, count=count,
        how="first" if seen is None else "corrected",
        choices=(
            talk.choice(f"rumour:send:{rumour.id}", "rumour-choice-send"),
            talk.choice(f"rumour:write:{rumour.id}", "rumour-choice-rewrite"),
            talk.choice("rumour:stop", "rumour-choice-stop"),
        ),
    )  # fmt: skip


async def stop(talk: Talk) -> None:
    """It is not sent."""
    if talk.speaker is not None and talk.speaker.expects in (WRITES, SHOWN):
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    talk.say("rumour-stopped")


EXPECTED: dict[str, Callable[[Talk, str], Awaitable[bool]]] = {WRITES: written, SHOWN: confirmed}


# --- what they press --------------------------------------------------------------------------------------------------


async def pressed(talk: Talk, value: str) -> None:
    """A button: "ask:<arrival>" of whoever asks; "<verb>:<rumour>" of staff."""
    if value.startswith("ask:"):
        await asking.pressed(talk, value.removeprefix("ask:"))
        return
    read, speaker = _PRESSED.fullmatch(value), talk.speaker
    if value == "stop":
        await stop(talk)
        return
    if read is None or speaker is None or read[1] not in _VERBS:
        talk.say("old-button")
        return
    rumour = await _rumour(talk, int(read[2]))
    if rumour is not None:
        await _VERBS[read[1]](talk, speaker, rumour)


async def _simply(talk: Talk, speaker: Speaker, rumour: Kept, phrase: str) -> None:
    """是真的, 假的: the same few words for all."""
    if rumour.state == "answered":
        await _too_late(talk, rumour)
        return
    chinese, english = (html.unescape(talk.words(language, phrase)) for language in ("zh-CN", "en"))
    await _show(talk, speaker, rumour, vocabulary.with_english(chinese, english))


async def _true(talk: Talk, speaker: Speaker, rumour: Kept) -> None:
    await _simply(talk, speaker, rumour, "rumour-true")


async def _false(talk: Talk, speaker: Speaker, rumour: Kept) -> None:
    await _simply(talk, speaker, rumour, "rumour-false")


async def _write(talk: Talk, speaker: Speaker, rumour: Kept) -> None:
    await accounts.expect(talk.db, speaker.account_id, WRITES, {"rumour": rumour.id}, talk.now + _WITHIN)
    talk.say("rumour-write", claim=telling.claim(talk.words, talk.language, rumour),
             choices=(talk.choice("rumour:stop", "rumour-choice-stop"),))  # fmt: skip


async def _drop(talk: Talk, speaker: Speaker, rumour: Kept) -> None:
    """不用管."""
    if speaker.expects in (WRITES, SHOWN):
        await accounts.expect(talk.db, speaker.account_id, None)
    if not await stored.change(talk.db, rumour.id, ("open",), None, state="dropped"):
        await _too_late(talk, rumour)
        return
    await _note(talk, rumour, "rumour-dropped")
    talk.say("rumour-put-aside")
    await telling.show(talk, talk.db, rumour)


async def _send(talk: Talk, speaker: Speaker, rumour: Kept) -> None:
    """The answer that was shown counts from now on, unless somebody was quicker."""
    data: dict[str, Any] = speaker.expects_data
    if speaker.expects != SHOWN or data.get("rumour") != rumour.id or speaker.person is None:
        talk.say("old-button")
        return
    await accounts.expect(talk.db, speaker.account_id, None)
    seen = datetime.fromisoformat(data["seen"]) if data["seen"] else None
    states = ("open", "dropped") if seen is None else ("answered",)
    if not await stored.change(
        talk.db, rumour.id, states, seen, state="answered", answer=data["answer"], answered_by=speaker.person.id,
        answered_at=talk.now,
    ):  # fmt: skip
        await _too_late(talk, rumour)
        return
    answered = await stored.by_id(talk.db, rumour.id)
    assert answered is not None
    await _note(talk, answered, "rumour-answered" if seen is None else "rumour-corrected")
    count, _ = await stored.counted(talk.db, answered)
    choices = telling.buttons(talk.words, talk.language, answered)
    talk.say("rumour-sent", count=count, how="first" if seen is None else "corrected", choices=choices)
    await telling.tell_askers(talk, talk.db, answered)
    await telling.show(talk, talk.db, answered)


async def _too_late(talk: Talk, rumour: Kept) -> None:
    """Somebody else has answered it, or put it aside."""
    now = await stored.by_id(talk.db, rumour.id)
    if now is None or now.state != "answered":
        talk.say("rumour-aside-already")
        return
    name = await stored.name_of(talk.db, now.answered_by or 0)
    choices = telling.buttons(talk.words, talk.language, now)
    talk.say("rumour-taken", name=name, answer=now.answer or "", choices=choices)


async def _post(talk: Talk, speaker: Speaker, rumour: Kept) -> None:
    """发成通知: a draft, to be looked through and sent like any other."""
    if rumour.state != "answered" or speaker.person is None or await access.allowed(talk, "write-notices") is None:
        return
    held = await stored.hold(talk.db, rumour.id)
    if held is None or held.notice_id is not None:
        talk.say("rumour-posted-already")
        return
    id = await keeping.create(
        talk.db, community_id=rumour.community_id, author_id=speaker.person.id, report_chat=speaker.chat,
        report_language=speaker.language, now=talk.now, kind="policy",
    )  # fmt: skip
    await stored.post(talk.db, rumour.id, id)
    notice = await keeping.by_id(talk.db, id)
    assert notice is not None
    for language in ("zh-CN", "en"):
        answer, own = vocabulary.in_language(rumour.answer or "", language)
        if own:
            await keeping.write(talk.db, notice, 1, language, _text(talk, language, rumour, answer),
                                speaker.person.id, talk.now)  # fmt: skip
    await _note(talk, rumour, "rumour-posted")
    talk.say("rumour-draft")
    await telling.show(talk, talk.db, rumour)


def _text(talk: Talk, language: str, rumour: Kept, answer: str) -> Text:
    claim = likeness.short(rumour.text, 24)
    said = "yes" if claim else "no"
    title = html.unescape(talk.words(language, "rumour-notice-title", claim=claim, said=said))
    body = talk.words(language, "rumour-notice-body", answer=answer, said=said, claim=likeness.short(rumour.text, 80))
    return Text(title[:200], html.unescape(body))


_VERBS: dict[str, Callable[[Talk, Speaker, Kept], Awaitable[None]]] = {
    "true": _true,
    "false": _false,
    "write": _write,
    "drop": _drop,
    "send": _send,
    "notice": _post,
}


async def _note(talk: Talk, rumour: Kept, action: str) -> None:
    actor = f"account/{talk.speaker.account_id}" if talk.speaker is not None else talk.incoming.sender
    await history.add(talk.db, [{
        "community_id": rumour.community_id, "at": talk.now, "actor": actor, "action": action,
        "subject": rumour.name, "details": None,
    }])  # fmt: skip
