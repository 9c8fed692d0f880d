"""问答: the FAQ as staff keep it: what is asked again and again, answered once; also from a thread."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import timedelta

from handlers import access, words
from handlers.chat import Choice, Talk
from handlers.hall.health import is_about_health
from handlers.questions import reading
from handlers.questions.evening import is_clean, key
from handlers.questions.indexing import index_answer
from storage import accounts, threads
from storage.accounts import Speaker
from storage.questions import answers, passages
from storage.questions import asked as stored
from storage.questions.answers import Entry

TEXT = "faq-text"  # what we may be waiting for: "question\nanswer", or an answer alone
_WITHIN = timedelta(minutes=30)
_PER_PAGE = 6
_MOST_QUESTION, _MOST_ANSWER = 100, 800  # characters
_BACK = 12  # messages of a thread in which the question is looked for
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\d[ -]?){7,}")
_DOOR = re.compile(
    r"\d+\s*(?:号楼|栋|幢|单元)[^，。\n]{0,6}?\d{3,4}|(?<!\d)\d{1,2}-(?:\d{1,2}-)?\d{3,4}(?!\d)|\d{3,4}\s*室"
)
_ENDED = frozenset({"算了", "取消", "不记了", "cancel", "never mind"})


def private_in(text: str, names: Collection[str], room: str = "") -> str:
    """What of a text many must not read: phone, door, name, health; empty where there is nothing. `room`: that of the
    household whose thread it comes from: then any number may be theirs."""
    if _MOBILE.search(text) or (room and _PHONE.search(text)):
        return "phone"
    if _DOOR.search(text) or (room and re.search(rf"(?<!\d){re.escape(room)}(?!\d)", text)):
        return "door"
    if not is_clean(re.sub(r"\d", "", text), names):
        return "name"
    if room and is_about_health(text):
        return "health"
    return ""


def taken_apart(text: str) -> tuple[str, str]:
    """Question and answer: the first line, and the others; of one line, what stands before and behind the question
    mark."""
    first, _, rest = text.strip().partition("\n")
    if not rest.strip():
        found = re.match(r"(.{2,100}?[?？])\s*(\S.*)", first)
        return (found[1], found[2]) if found else (first.strip(), "")
    return first.strip(), rest.strip()


# --- the list ---------------------------------------------------------------------------------------------------------


async def asked_for(talk: Talk, rest: str) -> None:
    """问答: the list. 问答 问题 and the answer below it: one more."""
    within = await access.allowed(talk, "keep-answers")
    if within is None or talk.speaker is None:
        return
    if not rest:
        await _list(talk, talk.speaker, 1)
        return
    question, answer = taken_apart(rest)
    if not answer:
        talk.say("faq-how")
        return
    await _keep(talk, talk.speaker, question, answer)


async def _list(talk: Talk, speaker: Speaker, page: int) -> None:
    count = await answers.count(talk.db, speaker.community_id)
    if not count:
        talk.say("faq-none")
        return
    pages = -(-count // _PER_PAGE)
    page = min(max(page, 1), pages)
    entries = await answers.listed(talk.db, speaker.community_id, (page - 1) * _PER_PAGE, _PER_PAGE)
    first = (page - 1) * _PER_PAGE + 1
    lines = words.lines(
        talk.phrase("faq-line", number=number, question=entry.question) for number, entry in enumerate(entries, first)
    )
    choices = [
        talk.choice(f"faq:show:{entry.id}", "choice-faq-show", number=number)
        for number, entry in enumerate(entries, first)
    ]
    if page < pages:
        choices.append(talk.choice(f"faq:more:{page + 1}", "list-next"))
    if page > 1:
        choices.append(talk.choice(f"faq:more:{page - 1}", "list-previous"))
    talk.say("faq-list", count=count, lines=lines, choices=tuple(choices))


async def pressed(talk: Talk, value: str) -> None:
    """A button of the FAQ: "<verb>:<number>"."""
    within = await access.allowed(talk, "keep-answers")
    speaker = talk.speaker
    if within is None or speaker is None:
        return
    verb, _, rest = value.partition(":")
    ids = [int(one) if one.isascii() and one.isdigit() and len(one) < 16 else 0 for one in rest.split(":")]
    match verb:
        case "more":
            await _list(talk, speaker, ids[0])
        case "show" | "change" | "end":
            await _one(talk, speaker, verb, ids[0])
        case "ask":
            await _answer_asked(talk, speaker, ids[0])
        case "keep":
            await _propose(talk, speaker, ids[0])
        case "yes" if len(ids) == 2:
            await _keep_said(talk, speaker, ids[0], ids[1])
        case "write":
            await accounts.expect(talk.db, speaker.account_id, TEXT, {}, talk.now + _WITHIN)
            talk.say("faq-write", choices=(talk.choice("faq:no", "choice-faq-no"),))
        case "no":
            await accounts.expect(talk.db, speaker.account_id, None)
            talk.say("faq-dropped")
        case _:
            talk.say("old-button")


async def _one(talk: Talk, speaker: Speaker, verb: str, id: int) -> None:
    entry = await answers.by_id(talk.db, id)
    if entry is None or entry.community_id != speaker.community_id or entry.ended_at is not None:
        talk.say("old-button")
    elif verb == "show":
        talk.say("faq-shown", question=entry.question, answer=entry.answer, choices=_below(talk, id))
    elif verb == "change":
        await accounts.expect(talk.db, speaker.account_id, TEXT, {"replaces": id}, talk.now + _WITHIN)
        choices = (talk.choice("faq:no", "choice-faq-no"),)
        talk.say("faq-change", question=entry.question, answer=entry.answer, choices=choices)
    elif await answers.end(talk.db, id, talk.now):
        await passages.forget(talk.db, f"faq/{id}")
        talk.say("faq-ended", question=entry.question)


def _below(talk: Talk, id: int) -> tuple[Choice, ...]:
    return (talk.choice(f"faq:change:{id}", "choice-faq-change"), talk.choice(f"faq:end:{id}", "choice-faq-end"))


# --- writing ----------------------------------------------------------------------------------------------------------


async def _keep(
    talk: Talk, speaker: Speaker, question: str, answer: str, *, replaces: int | None = None, room: str = ""
) -> bool:  # fmt: skip
    """Keep an entry, if many may read it; says what came of it."""
    if len(question) > _MOST_QUESTION or len(answer) > _MOST_ANSWER:
        talk.say("faq-too-long", question=_MOST_QUESTION, answer=_MOST_ANSWER)
        return False
    names = await stored.residents(talk.db, speaker.community_id)
    reason = private_in(question, names, room) or private_in(answer, names, room)
    if reason:
        talk.say("faq-private", what=reason, choices=(talk.choice("faq:write", "choice-faq-write"),))
        return False
    same = replaces or await answers.alike(talk.db, speaker.community_id, question)
    if same is not None:
        if not await answers.end(talk.db, same, talk.now):
            talk.say("faq-changed-meanwhile")
            return True
        await passages.forget(talk.db, f"faq/{same}")
    language = "en" if reading.is_english(question) else "zh-CN"
    by = speaker.person.id if speaker.person is not None else None
    if by is None:
        return False
    id = await answers.add(
        talk.db, community_id=speaker.community_id, language=language, question=question, answer=answer, by_id=by,
        now=talk.now, replaces_id=same,
    )  # fmt: skip
    await index_answer(talk.db, Entry(id, speaker.community_id, language, question, answer, talk.now, None))
    talk.say("faq-kept", question=question, answer=answer, choices=_below(talk, id))
    return True


async def said(talk: Talk, text: str) -> bool:
    """What we were waiting for: an entry, or the answer to a question of the evening."""
    speaker = talk.speaker
    if speaker is None or speaker.expects != TEXT:
        return False
    if await access.allowed(talk, "keep-answers") is None:
        return True
    if text.strip("。.!！ ").lower() in _ENDED:
        await accounts.expect(talk.db, speaker.account_id, None)
        talk.say("faq-dropped")
        return True
    data = speaker.expects_data
    question, answer = taken_apart(text)
    replaces = await answers.by_id(talk.db, int(data["replaces"])) if data.get("replaces") else None
    wanted = await stored.by_id(talk.db, int(data["question"])) if data.get("question") else None
    if (replaces or wanted) and not (answer and question.endswith(("?", "？", "吗"))):
        question, answer = (replaces.question if replaces else data.get("shown", "")) or question, text.strip()
    if not answer:
        talk.say("faq-how")
        return True
    if await _keep(talk, speaker, question, answer, replaces=replaces.id if replaces else None):
        await accounts.expect(talk.db, speaker.account_id, None)
        if wanted is not None:
            same = await stored.unanswered(talk.db, speaker.community_id, wanted.at - timedelta(days=1), talk.now)
            await stored.settle(talk.db, [one.id for one in same if key(one.text) == key(wanted.text)], talk.now)
    return True


async def _answer_asked(talk: Talk, speaker: Speaker, id: int) -> None:
    """The button below the evening's list: what is written next is the answer."""
    question = await stored.by_id(talk.db, id)
    if question is None or question.community_id != speaker.community_id:
        talk.say("old-button")
        return
    if question.settled_at is not None:
        talk.say("faq-settled")
        return
    names = await stored.names(talk.db, speaker.community_id)
    shown = question.text if is_clean(question.text, names) else ""
    data = {"question": id, "shown": shown}
    await accounts.expect(talk.db, speaker.account_id, TEXT, data, talk.now + _WITHIN)
    choices = (talk.choice("faq:no", "choice-faq-no"),)
    talk.say("faq-answer-ask", question=shown or "none", choices=choices)


# --- from a thread ----------------------------------------------------------------------------------------------------


async def keep_last(talk: Talk, _rest: str) -> None:
    """记进问答: the answer that the speaker has just given to a household."""
    within = await access.allowed(talk, "keep-answers")
    speaker = talk.speaker
    if within is None or speaker is None:
        return
    last = await answers.last_thread(talk.db, speaker.account_id, talk.now - timedelta(days=1))
    await _propose(talk, speaker, last or 0)


async def _propose(talk: Talk, speaker: Speaker, thread_id: int) -> None:
    """Show what would be kept of a thread."""
    found = await _said_in(talk, speaker, thread_id)
    if found is None:
        talk.say("faq-nothing-said", choices=(talk.choice("faq:write", "choice-faq-write"),))
        return
    question, answer, message, room = found
    names = await stored.residents(talk.db, speaker.community_id)
    reason = private_in(question, names, room) or private_in(answer, names, room)
    if reason:
        talk.say("faq-private", what=reason, choices=(talk.choice("faq:write", "choice-faq-write"),))
        return
    talk.say("faq-propose", question=question, answer=answer, choices=(
        talk.choice(f"faq:yes:{thread_id}:{message}", "choice-faq-yes"),
        talk.choice("faq:write", "choice-faq-write"),
        talk.choice("faq:no", "choice-faq-no"),
    ))  # fmt: skip


async def _said_in(
    talk: Talk, speaker: Speaker, thread_id: int, message: int = 0
) -> tuple[str, str, int, str] | None:  # fmt: skip
    """What a household asked last before the speaker's answer, the answer, its number, and the door's."""
    thread = await threads.by_id(talk.db, thread_id)
    if thread is None or thread.community_id != speaker.community_id or thread.role != "liaison":
        return None
    if not await access.may_for(talk.db, speaker, thread.household_id, ("staff", "admin"), talk.now):
        return None
    written = await threads.last_said(talk.db, thread_id, _BACK, roles=("liaison",))
    mine = [
        number for number, one in enumerate(written)
        if not one.inward and one.kind == "text" and speaker.person is not None and one.person_id == speaker.person.id
        and (not message or one.id == message)
    ]  # fmt: skip
    if not mine:
        return None
    before = [one.text for one in written[: mine[-1]] if one.inward and one.kind == "text" and one.text]
    asking = [text for text in before if reading.is_question(text)] or before
    answer = written[mine[-1]]
    return (asking[-1], answer.text, answer.id, thread.room) if asking else None


async def _keep_said(talk: Talk, speaker: Speaker, thread_id: int, message: int) -> None:
    found = await _said_in(talk, speaker, thread_id, message)
    if found is None:
        talk.say("old-button")
        return
    question, answer, _, room = found
    await _keep(talk, speaker, question, answer, room=room)
