"""改通知: the new words, how they will look, and only a yes does it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import storage.access
from handlers import temperature
from handlers.chat import Talk
from handlers.notices import wording
from handlers.notices.agreeing import asking
from handlers.notices.mending import changing, reading
from handlers.notices.mending.choosing import button, open_
from storage import accounts
from storage.notices import keeping, mending
from storage.notices.keeping import Text

WORDS = "notice-mend"  # what we wait for while somebody corrects a notice
_PATIENCE = timedelta(hours=2)
_SHORT = 30  # characters: so short, a report of a temperature is one, and no notice


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """A correction that is being made. `texts`: the new words by language; `kept`: languages whose words still hold;
    `dropped`: languages that there are no words in until somebody writes some."""

    edition: int
    version: int
    texts: Mapping[str, Text]
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def data(self, asked: str) -> dict[str, Any]:
        """As it is kept."""
        return {
            "edition": self.edition, "version": self.version, "kept": list(self.kept), "dropped": list(self.dropped),
            "texts": {language: [text.title, text.body] for language, text in self.texts.items()}, "asked": asked,
        }  # fmt: skip

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Draft:
        """From what is kept."""
        texts = {language: Text(title, body) for language, (title, body) in data["texts"].items()}
        return cls(data["edition"], data["version"], texts, tuple(data["kept"]), tuple(data["dropped"]))


async def start(talk: Talk, edition_id: int) -> None:
    """Ask for the new words, and show the old ones, to copy."""
    opened = await open_(talk, edition_id)
    if opened is None:
        return
    edition, notice = opened
    texts = await keeping.texts(talk.db, notice.id, notice.version)
    now = "\n\n".join(f"{text.title}\n{text.body}".strip() for text in texts.values())
    talk.say("notice-mend-ask", choices=(button(talk, edition.id, "no", "choice-notice-mend-no"),))
    talk.say("notice-mend-now", text=now)
    await _wait(talk, Draft(edition.id, notice.version, {}), "words")


async def _wait(talk: Talk, draft: Draft, asked: str) -> None:
    if talk.speaker is not None:
        await accounts.expect(talk.db, talk.speaker.account_id, WORDS, draft.data(asked), talk.now + _PATIENCE)


def _waiting(talk: Talk, edition_id: int | None = None) -> tuple[Draft, str] | None:
    """The correction that the speaker is making."""
    if talk.speaker is None or talk.speaker.expects != WORDS or "edition" not in talk.speaker.expects_data:
        return None
    draft = Draft.of(talk.speaker.expects_data)
    if edition_id is not None and draft.edition != edition_id:
        return None
    return draft, str(talk.speaker.expects_data.get("asked", ""))


async def typed(talk: Talk, text: str) -> bool:
    """Something typed while a notice is being corrected; says whether it was about that."""
    waiting = _waiting(talk)
    if waiting is None or talk.speaker is None:
        return False
    draft, asked = waiting
    if len(text) <= _SHORT and temperature.understand(text, talk.speaker).readings:
        return False
    answer = reading.answer(text)
    if answer == "no":
        await drop(talk, draft.edition)
    elif asked == "yes" and answer == "yes":
        await do(talk, draft.edition)
    elif asked == "other" and answer in ("old", "yes"):
        await keep_other(talk, draft.edition)
    elif asked == "yes" and "\n" not in text and len(text) < 12:
        return False
    else:
        await _take(talk, draft, text)
    return True


async def _take(talk: Talk, draft: Draft, typed_: str) -> None:
    """New words, in the language they are written in."""
    opened = await open_(talk, draft.edition)
    if opened is None:
        return
    _, notice = opened
    language = reading.language_in(typed_)
    former = await keeping.texts(talk.db, notice.id, notice.version)
    text = reading.parted(typed_, former.get(language) or Text("", ""))
    if not text.title and former:  # a language that is new, and one line alone
        text = reading.parted(typed_, Text("", ""))
    wrong = reading.wrong(text)
    if wrong is not None:
        phrase, value = wrong
        talk.say(phrase, value=value)
        return
    kept = tuple(one for one in draft.kept if one != language)
    dropped = tuple(one for one in draft.dropped if one != language)
    draft = dataclasses.replace(draft, texts={**draft.texts, language: text}, kept=kept, dropped=dropped)
    await _next(talk, draft, former)


async def _next(talk: Talk, draft: Draft, former: Mapping[str, Text]) -> None:
    """Ask what becomes of the language that has no new words; where that is said, show it all."""
    open_ = [one for one in former if one not in (*draft.texts, *draft.kept, *draft.dropped)]
    if open_:
        choices = (
            button(talk, draft.edition, "only", "choice-notice-mend-only"),
            button(talk, draft.edition, "old", "choice-notice-mend-old"),
        )
        talk.say("notice-mend-other", language=open_[0], choices=choices)
        await _wait(talk, draft, "other")
        return
    await _show(talk, draft)


async def keep_other(talk: Talk, edition_id: int) -> None:
    """The words in the other language are still true."""
    await _settle_other(talk, edition_id, keep=True)


async def drop_other(talk: Talk, edition_id: int) -> None:
    """They are not: its readers get the new words in the language that there are some in."""
    await _settle_other(talk, edition_id, keep=False)


async def _settle_other(talk: Talk, edition_id: int, *, keep: bool) -> None:
    waiting, opened = _waiting(talk, edition_id), await open_(talk, edition_id)
    if opened is None:
        return
    if waiting is None or not waiting[0].texts:
        talk.say("old-button")
        return
    draft = waiting[0]
    former = await keeping.texts(talk.db, opened[1].id, opened[1].version)
    others = tuple(one for one in former if one not in draft.texts)
    draft = dataclasses.replace(draft, kept=others if keep else (), dropped=() if keep else others)
    await _next(talk, draft, former)


async def _show(talk: Talk, draft: Draft) -> None:
    """How it will look, and what can be done with it."""
    opened = await open_(talk, draft.edition)
    if opened is None:
        return
    edition, notice = opened
    community = await storage.access.community_name(talk.db, notice.community_id)
    drawn = dataclasses.replace(edition, corrected_at=talk.now)
    for language in draft.texts:
        preview = wording.in_private(
            talk.words, talk.rules, language, notice, drawn, draft.texts, community, None
        )  # fmt: skip
        talk.say("notice-mend-preview", text=preview.text)
    spread = await mending.reach(talk.db, edition)
    asks = notice.asks.mode != "none" and spread.read > 0
    choices = [button(talk, edition.id, "yes", "choice-notice-mend-yes")]
    if asks:
        choices.append(button(talk, edition.id, "again", "choice-notice-mend-again"))
    choices.append(button(talk, edition.id, "no", "choice-notice-mend-no"))
    talk.say(
        "notice-mend-sure", chats=spread.chats, groups=spread.groups, read=spread.read if asks else 0,
        approval="yes" if talk.rules.notices.approval else "no", choices=tuple(choices),
    )  # fmt: skip
    await _wait(talk, draft, "yes")


async def do(talk: Talk, edition_id: int) -> None:
    """The new words hold, and go to the chats."""
    await _correct(talk, edition_id, again=False)


async def do_again(talk: Talk, edition_id: int) -> None:
    """And whoever has read the old ones is asked to read once more."""
    await _correct(talk, edition_id, again=True)


async def _correct(talk: Talk, edition_id: int, *, again: bool) -> None:
    waiting, opened = _waiting(talk, edition_id), await open_(talk, edition_id)
    speaker = talk.speaker
    if opened is None or speaker is None or speaker.person is None:
        return
    if waiting is None or waiting[1] != "yes":
        talk.say("old-button")
        return
    draft, (_, notice) = waiting[0], opened
    former = await keeping.texts(talk.db, notice.id, notice.version)
    texts = {language: text for language, text in former.items() if language in draft.kept} | dict(draft.texts)
    if talk.rules.notices.approval:
        held = await changing.open_to(talk.db, talk.rules, notice.id, seen=draft.version, now=talk.now)
        if not isinstance(held, str):  # a second person says yes; to withdraw it needs none
            await asking.ask_words(talk, held[0], texts, sent=True, again=again)
            return
        outcome: changing.Outcome = held
    else:
        outcome = await changing.correct(
            talk.db, talk.rules, notice.id, texts, seen=draft.version, by=speaker.person.id,
            actor=f"account/{speaker.account_id}", now=talk.now, again=again,
        )  # fmt: skip
    await accounts.expect(talk.db, speaker.account_id, None)
    title = next(iter(draft.texts.values())).title
    if outcome == "done":
        talk.say("notice-mend-begun", title=title, again="yes" if again else "no")
    elif outcome == "changed":
        choices = (button(talk, edition_id, "correct", "choice-notice-mend-look"),)
        talk.say("notice-mend-changed", title=title, choices=choices)
    elif outcome == "withdrawn":
        talk.say("notice-mend-back-already", title=title)
    else:
        talk.say("old-button")


async def drop(talk: Talk, edition_id: int) -> None:
    """Nothing is changed."""
    if _waiting(talk, edition_id) is None or talk.speaker is None:
        talk.say("old-button")
        return
    await accounts.expect(talk.db, talk.speaker.account_id, None)
    talk.say("notice-mend-kept")
