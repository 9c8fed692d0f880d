"""A question in plain words: the passage that answers it, or what may be meant, and the liaison."""

from __future__ import annotations

from datetime import date

from handlers import threads, words
from handlers.chat import Choice, Marked, Talk
from handlers.notices import wording
from handlers.questions import reading
from handlers.questions.days import days_in
from handlers.questions.finding import look
from handlers.questions.ranking import Weighed
from storage import access
from storage.accounts import Speaker
from storage.notices import editions, keeping
from storage.questions import answers, passages
from storage.questions import asked as stored
from storage.questions.asked import Asked
from storage.questions.passages import Asker

_BUTTON = 24  # characters of a title on a button
_PREFIX = {"notice": "n", "faq": "f"}


async def asked(talk: Talk, speaker: Speaker) -> bool:
    """Something that nothing else understood may be a question that a notice or the FAQ answers. False: it is none, or
    nothing was found, and it goes on as if we had not looked."""
    if talk.incoming.forwarded or not reading.is_question(talk.text):
        return False
    today = talk.rules.local(talk.now).date()
    question = reading.asked(talk.text, today)
    if not question.words:
        return False
    home = speaker.household_id is not None
    found = await look(talk.db, talk.rules, _asker(speaker), question, reading.places_in(speaker.place), talk.now)
    if found.answer is not None:
        id = await _write(talk, speaker, "answered", found.answer.source.name)
        _tell(talk, id, found.answer, today, home=home)
        return True
    if found.maybe:
        id = await _write(talk, speaker, "suggested", None)
        choices = [
            Choice(f"question:{id}:{_short(source.name)}", source.title[:_BUTTON] or "…") for source in found.maybe
        ]
        talk.say("question-maybe", home="yes" if home else "no", choices=tuple(choices))
        if home:
            await threads.pass_on(talk, speaker)
        return True
    if home and not question.mine:
        await _write(talk, speaker, "handed", None)
    return False


def _asker(speaker: Speaker) -> Asker:
    return Asker(speaker.community_id, speaker.household_id, speaker.person.id if speaker.person is not None else None)


async def _write(talk: Talk, speaker: Speaker, outcome: str, source: str | None) -> int:
    return await stored.write(
        talk.db, community_id=speaker.community_id, household_id=speaker.household_id, account_id=speaker.account_id,
        day=talk.rules.local(talk.now).date(), at=talk.now, text=talk.text, language=talk.language, outcome=outcome,
        source=source,
    )  # fmt: skip


def _short(source: str) -> str:
    kind, _, number = source.partition("/")
    return _PREFIX[kind] + number


# --- the answer -------------------------------------------------------------------------------------------------------


def _tell(talk: Talk, id: int, answer: Weighed, today: date, *, home: bool) -> None:
    source = answer.source
    choices = [talk.choice(f"question:{id}:whole", "choice-question-whole")]
    choices.append(talk.choice(f"question:{id}:no", "choice-question-no"))
    if home:
        choices.append(talk.choice(f"question:{id}:pass", "choice-question-pass"))
    talk.say(
        "question-faq" if source.faq else "question-answer", text="\n".join(answer.quoted), title=source.title,
        day=words.day(talk.words, talk.language, source.day), meant=_meant(talk, answer, today), choices=tuple(choices),
    )  # fmt: skip


def _meant(talk: Talk, answer: Weighed, today: date) -> Marked:
    """Which day "明天" was, where the words were written on another day."""
    if answer.source.faq or answer.source.day == today:
        return Marked("")
    shown = reading.spelling(" ".join([answer.source.title, *answer.quoted]))
    found = [
        talk.phrase("question-meant", said=said, day=words.day(talk.words, talk.language, day))
        for said, day in dict(days_in(shown, answer.source.day).relative).items()
    ]
    return words.lines([Marked(""), *found]) if found else Marked("")


# --- buttons ----------------------------------------------------------------------------------------------------------


async def pressed(talk: Talk, value: str) -> None:
    """A button below an answer: "<question>:whole", ":no", ":pass", or the name of a source, ":n12", ":f3"."""
    speaker = talk.speaker
    number, _, what = value.partition(":")
    known = number.isascii() and number.isdigit() and len(number) < 16
    question = await stored.by_id(talk.db, int(number)) if known else None
    if speaker is None or question is None or not _is_theirs(speaker, question):
        talk.say("old-button")
        return
    kinds = {short: kind for kind, short in _PREFIX.items()}
    if what in ("no", "pass"):
        await _hand_on(talk, speaker, question)
    elif what == "whole" and question.source is not None:
        await _show(talk, speaker, question.source)
    elif what[:1] in kinds and what[1:].isascii() and what[1:].isdigit() and len(what) < 16:
        await _show(talk, speaker, f"{kinds[what[:1]]}/{int(what[1:])}")
    else:
        talk.say("old-button")


def _is_theirs(speaker: Speaker, question: Asked) -> bool:
    if speaker.household_id is not None and speaker.household_id == question.household_id:
        return True
    return question.account_id == speaker.account_id


async def _hand_on(talk: Talk, speaker: Speaker, question: Asked) -> None:
    """It was not that, or they want to hear it from somebody: their words go on."""
    new = await stored.turn(talk.db, question.id, "answered", "handed")
    if speaker.household_id is None:
        talk.say("question-nothing")
    elif not new:
        talk.say("question-passed")
    else:
        content = threads.Content("text", question.text, f"question/{question.id}", talk.now)
        await threads.pass_on(talk, speaker, content=content)


async def _show(talk: Talk, speaker: Speaker, source: str) -> None:
    """The whole of a source, if it may still be quoted."""
    origin = (await passages.origins(talk.db, _asker(speaker), [source])).get(source)
    if origin is None:
        talk.say("question-gone")
        return
    if origin.edition_id is None:
        entry = await answers.by_id(talk.db, int(source.partition("/")[2]))
        if entry is not None:
            talk.say("faq-shown", question=entry.question, answer=entry.answer)
        return
    edition = await editions.by_id(talk.db, origin.edition_id)
    notice = await keeping.by_id(talk.db, edition.notice_id) if edition is not None else None
    if edition is None or notice is None:
        talk.say("question-gone")
        return
    typed = wording.in_language(await keeping.texts(talk.db, notice.id, edition.version), talk.language)
    community = await access.community_name(talk.db, notice.community_id)
    talk.say(
        "question-whole",
        text=wording.text(
            talk.words, talk.rules, talk.language, notice, typed, community, edition.began_at,
            corrected_at=edition.corrected_at,
        ),
    )  # fmt: skip
