"""Which handler answers; read from top to bottom, the first that fits.

What people type counts however they write it: a command with or without its slash, in Chinese or English.
"""

from __future__ import annotations

import re

from handlers import (
    access,
    alerts,
    care,
    checkin,
    contact,
    enrolment,
    groups,
    hall,
    invites,
    liaisons,
    notices,
    questions,
    rumours,
    signup,
    supplies,
    temperature,
    threads,
)
from handlers.chat import Lane, Talk
from handlers.notices import writing
from handlers.routes.table import BUTTONS, COMMANDS, EXPECTED, GROUP_BUTTONS, SPELLINGS, STARTS
from storage import invites as stored_invites
from storage.accounts import Speaker

_GREETINGS = frozenset(
    {"您好", "你好", "早上好", "早", "晚上好", "在吗", "hello", "hi", "good morning", "good evening"}
)
# Words that must not meet with "I did not understand", as long as nobody has said that it is not so.
_ALARMING = re.compile(
    r"(?<![没无不])(?<!没有)(?:发烧|发热|高烧|喘不|喘气|胸闷|胸口|呼吸困难|救命|难受)"
    r"|(?<!no )\bfever|can'?t breathe|short of breath|emergency",
    re.IGNORECASE,
)
_LONGEST_ALARM = 150  # characters
# 「为什么没问 502 张伟」: who and where it is about stands in the rest.
_WHY = re.compile(
    r"^(?:/why(?:@\w+)?|why\b|为什么|为啥)\s*(?:还没|没有|没|不|要)?\s*问?(?:[\s，,:：]*)(.*?)[\s？?。.]*$",
    re.IGNORECASE | re.DOTALL,
)
_ASKED_WHO = ("enrolment-who", "temperature-mine", "temperature-whose")  # questions that a name answers
_WORDLESS = ("text", "photo", "voice", "file", "sticker", "place", "other")  # may come without words


async def answer(talk: Talk) -> None:
    """Answer one arrival."""
    incoming, speaker = talk.incoming, talk.speaker
    match incoming.kind:
        case "bot-joined":
            await groups.bot_joined(talk)
        case "bot-left":
            await groups.bot_left(talk)
        case "moved":
            await groups.moved(talk)
        case "joined" | "left":
            await groups.members_changed(talk)
        case "promoted":
            await groups.promoted(talk)
        case "join-asked":
            await groups.join_asked(talk)
        case "rights":
            await groups.rights(talk)
        case "retitled":
            await groups.retitled(talk)
        case "topics":
            await groups.topics(talk)
        case "blocked":
            talk.letters += await contact.lost(talk.db, talk.words, incoming.chat, talk.now)
        case "unblocked":
            await contact.found(talk.db, incoming.chat)
        case "opened" if incoming.in_group:
            await hall.opened(talk)
        case "opened":
            invite = await stored_invites.by_id(talk.db, int(incoming.text), talk.now)
            if invite is not None:
                await enrolment.enrol_by_page(talk, invite)
        case _ if incoming.in_group:
            await _in_group(talk, speaker)
        case _ if speaker is None:
            await _stranger(talk)
        case _:
            await _private(talk, speaker)


async def _stranger(talk: Talk) -> None:
    """Somebody we do not know gets a kind answer and no data; a code lets them in."""
    code = _code(talk)
    if code is not None:
        await _enrol(talk, code)
    else:
        talk.kept = ""  # what a stranger writes is not ours to keep
        asked_for = SPELLINGS.find(talk.text)
        if (asked_for is not None and asked_for[0].do is alerts.call_for_help) or alerts.is_emergency(talk.text):
            await alerts.call_for_help(talk, "")  # who says whom to phone
        else:
            talk.say("stranger")


async def _enrol(talk: Talk, code: str) -> None:
    new = await enrolment.enrol_by_code(talk, code)
    await groups.code_tried(talk, new=new)


async def _private(talk: Talk, speaker: Speaker) -> None:
    incoming = talk.incoming
    if speaker.gone:  # a word from them shows that they hear us again
        await contact.found(talk.db, speaker.chat)
    bare = _bare_reading(talk, speaker)
    if bare is not None:
        await temperature.report(talk, bare)
        return
    if incoming.kind != "choice" and await checkin.hear_despair(talk, speaker):
        await threads.keep(talk, speaker)
        return
    asked_for = SPELLINGS.find(talk.text) if incoming.reply_to else None
    keeps = asked_for is not None and asked_for[0] is COMMANDS["faq-keep"]  # said of an answer, and no answer itself
    if incoming.kind != "choice" and not keeps and await _replied(talk, speaker):
        return
    code = _code(talk) if incoming.kind in ("text", "edit") else None
    start = _start(talk)
    if start is not None and incoming.kind == "text":
        await threads.forget(talk, speaker)
        await STARTS.get(start, supplies.door.started)(talk, start)
    elif code is not None:
        await _enrol(talk, code)
    elif incoming.kind == "choice":
        await _choice(talk, speaker)
    elif (
        (incoming.kind in ("photo", "file") and await supplies.door.photographed(talk, speaker))
        or await supplies.slips.pictured(talk, speaker)
        or (not _is_command(talk) and await writing.attached(talk))
    ):
        pass
    elif incoming.kind in _WORDLESS and not talk.text:
        if await supplies.requests.photo(talk, speaker) or await supplies.wordless(talk, speaker):
            return
        if not await threads.expected(talk, speaker) and not await rumours.heard(talk, speaker, busy=False):
            await threads.wordless(talk, speaker)
            await rumours.offer(talk, speaker)
    elif not await rumours.heard(talk, speaker, busy=_is_busy(talk, speaker)):
        await _words(talk, speaker)
        if not _is_notice(talk, speaker) and not await supplies.requests.took(talk):
            await threads.keep(talk, speaker)


def _bare_reading(talk: Talk, speaker: Speaker) -> temperature.Parsed | None:
    """One number that is a temperature, and nothing else, from somebody of whom we wait for nothing: half of all that
    comes. No other feature has a use for it (a test holds the long way against this one), so none is asked."""
    incoming = talk.incoming
    if not (
        incoming.kind == "text"
        and speaker.expects is None
        and speaker.household_id is not None
        and not speaker.roles
        and not incoming.reply_to
        and not incoming.forwarded
        and temperature.is_bare(talk.text)
    ):
        return None
    parsed = temperature.understand(talk.text, speaker)
    return parsed if parsed.kind == "report" else None


def _is_command(talk: Talk) -> bool:
    return bool(talk.text) and SPELLINGS.find(talk.text) is not None


def _is_notice(talk: Talk, speaker: Speaker) -> bool:
    """Whether what came with a picture is a notice that staff begin, with the picture in it."""
    asked_for = SPELLINGS.find(talk.text) if access.roles_for(speaker.roles, "write-notices") else None
    return asked_for is not None and asked_for[0] is COMMANDS["notices"]


async def _replied(talk: Talk, speaker: Speaker) -> bool:
    """Whether it answered a message of ours, whatever it said."""
    return await threads.replied(talk, speaker) or await rumours.replied(talk, speaker)


def _is_busy(talk: Talk, speaker: Speaker) -> bool:
    """Whether something is asked for by name, or answers a question of ours."""
    return speaker.expects in EXPECTED or (
        not rumours.is_article(talk.incoming) and SPELLINGS.find(talk.text) is not None
    )


async def _words(talk: Talk, speaker: Speaker) -> None:
    """Something typed (or changed, or written below a photo)."""
    text = talk.text
    if not text:
        return
    article = rumours.is_article(talk.incoming)
    asked_for = SPELLINGS.find(text) if talk.incoming.kind != "edit" and not article else None
    if asked_for is not None and not writing.is_text(talk):
        await threads.forget(talk, speaker)
        await asked_for[0].do(talk, asked_for[1])
        return
    if speaker.household_id is not None and not speaker.roles and not article and alerts.is_emergency(text):
        await alerts.call_for_help(talk, text)
        if not temperature.understand(text, speaker).readings:  # else they are written down as well
            return
    waiting = EXPECTED.get(speaker.expects or "") if talk.incoming.kind != "edit" else None
    if speaker.expects == supplies.DRAFT and _is_alarming(talk):
        waiting = None  # the draft stays; whoever can help hears of it first
    if waiting is not None and await waiting(talk, text):
        return
    if article:  # numbers and symptoms in it are nobody's here
        await _not_understood(talk, speaker)
        await rumours.offer(talk, speaker)
        return
    if talk.incoming.kind != "edit" and await liaisons.said(talk, speaker, text):
        return
    if talk.incoming.kind == "edit" and await writing.edited(talk):
        return
    if await signup.heard(talk):
        return
    asked = _WHY.match(text) if talk.incoming.kind != "edit" else None
    if asked is not None and (text.startswith("/") or _may_ask_why(speaker, text)):
        await temperature.explain(talk, asked[1])
        return
    if text == "/start":
        await enrolment.greet(talk, new=False)
        return
    member = enrolment.find_member(speaker, text)
    if member is not None and speaker.expects in _ASKED_WHO:
        await _expected(talk, speaker.expects, str(member.id), speaker)
        return
    if await checkin.answered(talk, speaker):
        return
    if access.roles_for(speaker.roles, "tell-notices") and await notices.told_typed(talk, speaker):
        return
    if access.roles_for(speaker.roles, "care") and await care.typed(talk):
        return
    if access.roles_for(speaker.roles, "keep-shop") and await supplies.shop.typed(talk, speaker):
        return
    if await supplies.door.typed(talk, speaker) or await supplies.desk.typed(talk, speaker):
        return
    if await supplies.asking.typed(talk, speaker):
        return
    if access.roles_for(speaker.roles, "order-for") and await supplies.for_others(talk, speaker):
        return
    if access.roles_for(speaker.roles, "report-for") and await temperature.for_others(talk, speaker):
        await threads.read_out(talk, speaker)
        return
    if talk.incoming.kind != "edit" and await supplies.paying.told(talk, speaker):
        return
    if await supplies.door.heard(talk, speaker):
        return
    if speaker.household_id is not None:
        parsed = temperature.understand(text, speaker)
        if talk.incoming.kind == "edit" and await temperature.edited(talk, parsed):
            return
        if parsed.kind == "unsure" and parsed.symptoms:  # whatever the number was: somebody is not well
            await _alarmed(talk, speaker)
            return
        if parsed.kind != "none":
            if parsed.symptoms and parsed.more:  # what is asked about somebody who is not well stands last
                await supplies.beside(talk, speaker)
            await temperature.report(talk, parsed)
            if not parsed.symptoms and parsed.more:
                await supplies.beside(talk, speaker)
            return
        reason = temperature.reason_in(text)
        if reason is not None and await temperature.cannot(talk, speaker, reason):
            return
        if not _is_alarming(talk) and await supplies.heard(talk, speaker):
            return
    await _not_understood(talk, speaker)
    await rumours.offer(talk, speaker)


async def _not_understood(talk: Talk, speaker: Speaker) -> None:
    """Words that no feature had a use for: what a household writes goes to whoever looks after it."""
    text = talk.text
    home = speaker.household_id is not None
    if talk.incoming.kind == "edit":
        if home:
            await threads.changed(talk, speaker)
    elif text.strip("。.!！~～ ").lower() in _GREETINGS:
        talk.say("hello-back", choices=(talk.choice("help", "choice-help"),))
    elif await notices.said(talk, text):
        return
    elif threads.is_thanks(text):
        talk.say("thread-thanks")
    elif not home and await threads.which(talk, speaker):
        return  # whoever looks after others and forgot to say whom it is for
    elif _is_alarming(talk):
        await _alarmed(talk, speaker)
    elif home and threads.says_nothing(text):
        talk.say("not-understood", choices=(talk.choice("help", "choice-help"),))
    elif home:
        if not await threads.which(talk, speaker) and not await questions.asked(talk, speaker):
            await threads.pass_on(talk, speaker)
    elif not await questions.asked(talk, speaker):
        keeper = access.roles_for(speaker.roles, "see-missing")  # is not sent to somebody who looks after them
        carrier = access.roles_for(speaker.roles, "serve-orders")
        phrase = "not-understood-role" if keeper else "help-carrier" if carrier else "help-helper"
        talk.say(phrase, choices=(talk.choice("help", "choice-help"),))


def _is_alarming(talk: Talk) -> bool:
    """Whether words are an alarm: not a question, nor an article that somebody passes round."""
    text = talk.text
    if talk.incoming.forwarded or len(text) > _LONGEST_ALARM or text.endswith(("?", "？", "吗")):
        return False
    return _ALARMING.search(text) is not None


async def _alarmed(talk: Talk, speaker: Speaker) -> None:
    """What to do now; and somebody hears of it at once."""
    if speaker.household_id is not None:
        await threads.pass_on(talk, speaker, alarming=True)
    else:
        talk.say("alarming", lane=Lane.ALARM)


def _may_ask_why(speaker: Speaker, text: str) -> bool:
    """Whether 「为什么…」 of this speaker's is a question about our asking, and not one of a worried resident."""
    return bool(access.roles_for(speaker.roles, "ask-why")) and not _ALARMING.search(text)


async def _choice(talk: Talk, speaker: Speaker) -> None:
    """A button. What it says is checked against who presses it: anybody can send any button's words."""
    name, _, value = talk.incoming.choice.partition(":")
    if not value.startswith("to:"):
        await threads.forget(talk, speaker)
    match name:
        case _ if name in BUTTONS:
            await BUTTONS[name](talk, value)
        case "who" | "mine" | "whose":
            expected = {"who": "enrolment-who", "mine": "temperature-mine", "whose": "temperature-whose"}[name]
            if name == "who" and speaker.expects == "temperature-mine":
                expected = "temperature-mine"  # the earlier question, while a value waits for the same answer
            if name != "who" and speaker.expects != expected:
                talk.say("old-button")
            else:
                await _expected(talk, expected, value, speaker)
        case _:
            talk.say("old-button")


async def _expected(talk: Talk, expected: str, value: str, speaker: Speaker) -> None:
    """The answer to a question of ours: one of the household, and on a button perhaps what the question was about."""
    who, _, which = value.partition(":")
    member = enrolment.by_id(speaker, who)
    match expected:
        case "enrolment-who":
            await enrolment.answer_who(talk, member)
        case "temperature-mine":
            await temperature.answer_mine(talk, member)
        case "temperature-whose":
            await temperature.answer_whose(talk, member, which)
        case _:
            talk.say("old-button")


async def _in_group(talk: Talk, speaker: Speaker | None) -> None:
    """In a group we listen for what is asked of us there and for temperatures of people we know, which we answer in
    private."""
    if await groups.heard(talk):
        return
    if talk.incoming.kind == "choice":
        name, _, value = talk.incoming.choice.partition(":")
        if name in GROUP_BUTTONS:
            await GROUP_BUTTONS[name](talk, value)
        return
    if speaker is not None and await checkin.hear_despair(talk, speaker):
        return
    if not await hall.keep(talk):
        return
    asked_for = SPELLINGS.find(talk.text, group=True) if talk.incoming.kind == "text" else None
    if asked_for is not None:
        await asked_for[0].do(talk, asked_for[1])
        return
    if await signup.heard(talk):
        return
    await hall.listen(talk, speaker)


def _start(talk: Talk) -> str | None:
    """What a button that leads to the private chat says there."""
    start, _, payload = talk.text.partition(" ")
    payload = payload.strip()
    return payload if start == "/start" and (payload in STARTS or supplies.door.is_label(payload)) else None


def _code(talk: Talk) -> str | None:
    """The code that a text brings: behind /start, or alone."""
    text = talk.text
    if _start(talk) is not None:
        return None
    if text.startswith("/start"):
        return text.partition(" ")[2].strip() or None
    return invites.read_code(text)
