"""Somebody asks whether something is true: by words and what they passed on, in one message or two; by 辟谣."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

from handlers import alerts, temperature
from handlers.chat import Attachment, Incoming, Talk
from handlers.rumours import likeness, telling, vocabulary
from storage import accounts
from storage import rumours as stored
from storage.accounts import Speaker
from storage.rumours import Kept

WHAT, PASSED = "rumour-what", "rumour-passed"  # we have asked what it is about; something came that may be asked about
_WITHIN = timedelta(minutes=10)  # between what is passed on and the question about it
_COMPARED = timedelta(days=14)  # what was asked about since then may be asked about again
_MOST = 300  # rumours that a new one is compared with, those that people ask about now
_ARTICLE = 20  # characters; what is longer and not of their own writing is read as no command, temperature or alarm
_PASTED = 30
_LONGEST_ID = 60  # bytes of a button's id
_HEARD = "🙏"


def is_article(incoming: Incoming) -> bool:
    """Whether it is something that somebody passes round, and not said of themselves."""
    return incoming.forwarded and len(incoming.text) > _ARTICLE


def _picture(channel: str, kind: str, attachment: Attachment | None) -> dict[str, Any] | None:
    """A photo as it is kept; a voice message or file is none that can be compared."""
    if attachment is None or not attachment.ref or (kind != "photo" and not attachment.mime.startswith("image/")):
        return None
    return {
        "channel": channel, "ref": attachment.ref, "name": attachment.name or "photo.jpg", "mime": attachment.mime,
        "unique": attachment.unique,
    }  # fmt: skip


def _own_picture(talk: Talk) -> dict[str, Any] | None:
    return _picture(talk.incoming.channel, talk.incoming.kind, talk.incoming.attachment)


async def heard(talk: Talk, speaker: Speaker, *, busy: bool) -> bool:
    """Something came in private; says whether it was a question of this kind, or belongs to one. `busy`: it is a
    command, or answers something else that we asked."""
    incoming, text = talk.incoming, talk.text
    picture = _own_picture(talk)
    if busy or incoming.kind == "edit" or (not text and picture is None):
        return False
    if not incoming.forwarded and alerts.is_emergency(text):
        return False
    question = vocabulary.asked(text, passed_on=incoming.forwarded or picture is not None) if text else None
    if question is None:
        return await _sent_after(talk, speaker, picture)
    if _is_reading(talk, speaker):
        return False
    if question.claim or picture is not None:
        await take(talk, speaker, question.claim, picture)
        return True
    return await _pointed(talk, speaker, points=question.points)


def _is_reading(talk: Talk, speaker: Speaker) -> bool:
    """Whether somebody tells a temperature of their own, whatever else."""
    if talk.incoming.forwarded or vocabulary.is_hearsay(talk.text) or speaker.household_id is None:
        return False
    return temperature.understand(talk.text, speaker).kind != "none"


async def _sent_after(talk: Talk, speaker: Speaker, picture: dict[str, Any] | None) -> bool:
    """What they asked about comes after the question."""
    if speaker.expects != WHAT:
        return False
    if not talk.incoming.forwarded:
        if speaker.expects_data.get("silent"):  # they may well speak of something else
            return False
        if picture is None and (not vocabulary.is_claim(talk.text) or _is_reading(talk, speaker)):
            return False
    await accounts.expect(talk.db, speaker.account_id, None)
    await take(talk, speaker, talk.text, picture)
    return True


async def asked_by_name(talk: Talk, rest: str) -> None:
    """辟谣, /rumour, with or without what it is about."""
    speaker = talk.speaker
    if speaker is None:
        return
    if rest and vocabulary.is_claim(rest):
        await take(talk, speaker, vocabulary.without_question(rest), None)
    else:
        await _pointed(talk, speaker, points=True)


async def _pointed(talk: Talk, speaker: Speaker, *, points: bool) -> bool:
    """The question alone: about what it is the reply to, or what came just before. Where there is nothing of the kind,
    we ask what it is about; what may be mere talk (真的吗) goes its way, and what is passed on next is meant."""
    incoming = talk.incoming
    replied = _picture(incoming.channel, "", incoming.reply_attachment)
    if replied is not None or vocabulary.is_claim(incoming.reply_text):
        await take(talk, speaker, vocabulary.without_question(incoming.reply_text), replied)
        return True
    if not incoming.in_group:
        before = await _before(talk, speaker, points=points)
        if before is not None:
            await accounts.expect(talk.db, speaker.account_id, None)
            await take(talk, speaker, *before)
            return True
    if not points and speaker.expects is not None:
        return False
    await accounts.expect(talk.db, speaker.account_id, WHAT, {"silent": not points}, talk.now + _WITHIN)
    if points:
        talk.say("rumour-ask-what")
    return points


async def _before(talk: Talk, speaker: Speaker, *, points: bool) -> tuple[str, dict[str, Any] | None] | None:
    """What they passed on just before, or put in from elsewhere."""
    if speaker.expects == PASSED:
        return str(speaker.expects_data.get("text", "")), speaker.expects_data.get("picture")
    for sent in await stored.sent_before(talk.db, talk.incoming.chat, talk.now - _WITHIN, 1):
        if sent.picture is not None and points:
            return vocabulary.without_question(sent.text), sent.picture
        long = points and len(sent.text) >= _PASTED
        if sent.kind == "text" and (long or vocabulary.is_hearsay(sent.text)) and vocabulary.is_claim(sent.text):
            return sent.text, None
    return None


async def offer(talk: Talk, speaker: Speaker) -> None:
    """Something was passed on and nothing asked: below our answer they can ask whether it is true, or just say so."""
    incoming = talk.incoming
    if not incoming.forwarded or incoming.kind == "edit":
        return
    picture = _own_picture(talk)
    if picture is None and not vocabulary.is_claim(talk.text):
        return
    mine = [number for number, letter in enumerate(talk.letters) if letter.chat == speaker.chat and letter.text]
    last = talk.letters[mine[-1]] if mine else None
    if speaker.expects in (None, PASSED, WHAT) and (last is None or last.phrase != "thread-which"):
        data = {"text": talk.text, "picture": picture, "arrival": incoming.key}
        await accounts.expect(talk.db, speaker.account_id, PASSED, data, talk.now + _WITHIN)
    id = f"rumour:ask:{incoming.key}"
    if last is not None and id.isascii() and len(id) <= _LONGEST_ID:
        choices = (*last.choices, talk.choice(id, "rumour-choice-ask"))
        talk.letters[mine[-1]] = dataclasses.replace(last, choices=choices)


async def pressed(talk: Talk, key: str) -> None:
    """想问问是不是真的: about what came under a key."""
    speaker = talk.speaker
    if speaker is None:
        return
    sent = await stored.sent_as(talk.db, talk.incoming.chat, key)
    text, picture = (sent.text, sent.picture) if sent is not None else ("", None)
    if speaker.expects == PASSED and speaker.expects_data.get("arrival") == key:
        text, picture = str(speaker.expects_data["text"]), speaker.expects_data.get("picture")
    if speaker.expects in (PASSED, WHAT):
        await accounts.expect(talk.db, speaker.account_id, None)
    if picture is None and not vocabulary.is_claim(text):
        talk.say("old-button")
        return
    await take(talk, speaker, vocabulary.without_question(text), picture)


async def take(talk: Talk, speaker: Speaker, text: str, picture: dict[str, Any] | None) -> None:
    """Somebody asks about a claim or a picture: one item however often it comes, one asker however often they ask."""
    if talk.incoming.in_group and talk.incoming.message:
        talk.act(talk.incoming.chat, "react", message=talk.incoming.message, mark=_HEARD)
    await stored.lock(talk.db, speaker.community_id)
    rumour = await _known(talk, speaker, text, picture)
    new = await stored.ask(talk.db, rumour, speaker.chat, speaker.language, talk.now)
    if rumour.state == "answered":
        await stored.told(talk.db, rumour.id, speaker.chat, talk.now)
        await telling.answer(talk, talk.db, rumour, speaker.chat, speaker.language)
    else:
        talk.say(
            "rumour-asked", claim=telling.claim(talk.words, talk.language, rumour),
            how="dropped" if rumour.state == "dropped" else "new" if new else "again",
        )  # fmt: skip
    if new:
        await telling.show(talk, talk.db, rumour, gently=True)


async def _known(talk: Talk, speaker: Speaker, text: str, picture: dict[str, Any] | None) -> Kept:
    """The item that it is, or a new one."""
    since, day = talk.now - _COMPARED, talk.rules.local(talk.said_at).date()
    like = likeness.likeness(text, day)
    key = like.key if picture is None else f"picture:{picture['channel']}:{picture.get('unique') or picture['ref']}"
    found = await stored.alike(talk.db, speaker.community_id, key, since)
    if found is not None:
        return found
    if picture is None:
        for one in await stored.lately(talk.db, speaker.community_id, since, _MOST):
            asked_on = talk.rules.local(one.first_at).date()
            if one.picture is None and likeness.same(like, likeness.likeness(one.text, asked_on)):
                return one
    id = await stored.create(
        talk.db, community_id=speaker.community_id, likeness=key, text=text, picture=picture, now=talk.now
    )
    made = await stored.by_id(talk.db, id)
    assert made is not None
    if picture is not None:
        await telling.send_picture(talk, talk.db, made)
    return made
