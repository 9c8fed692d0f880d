"""Knowing the door: a code or a page's link lets an address in; the greeting shows the safe word, asks who is writing,
and lets them choose the language."""

from __future__ import annotations

from datetime import timedelta

from handlers import access as gate
from handlers import invites
from handlers.chat import Choice, Talk
from storage import access, accounts, enrolment, history
from storage.accounts import Member, Speaker
from storage.invites import Invite

_TRIES = 5  # codes that an unknown address may try in vain …
_WINDOW = timedelta(hours=1)  # … within this time; 31^8 codes cannot be guessed at that pace
_NAMES_SHOWN = 12  # buttons for "who are you" at the most


async def enrol_by_code(talk: Talk, code: str) -> bool:
    """Somebody sent a code, typed or by a link. Too many wrong ones: no further answer about codes for a while. Says
    whether they came in by it, and had not before."""
    talk.kept = "********"  # the record never holds a code
    address = talk.incoming.sender
    if await enrolment.tries(talk.db, address, talk.now, _WINDOW) >= _TRIES:
        talk.say("stranger-slow")
        return False
    read = invites.read_code(code)
    invite = await invites.by_code(talk.db, read, talk.now) if read else None
    if invite is None or invite.state == "revoked":
        await enrolment.count_try(talk.db, address, talk.now, _WINDOW)
        talk.say("code-unknown")
    elif not invite.live:
        talk.say("code-expired")
    else:
        return await _let_in(talk, invite)
    return False


async def enrol_by_page(talk: Talk, invite: Invite) -> None:
    """A phone opened a household's page for the first time; the page has checked its token."""
    talk.kept = ""
    await _let_in(talk, invite)


async def _let_in(talk: Talk, invite: Invite) -> bool:
    people = await enrolment.people_of(talk.db, invite)
    alone = people[0][0] if len(people) == 1 else None
    language = next((chosen for _, chosen in people if chosen and len(people) == 1), None) or talk.language
    new = await enrolment.open_account(
        talk.db, invite, address=talk.incoming.sender, chat=talk.incoming.chat, language=language,
        person_id=alone, now=talk.now,
    )  # fmt: skip
    if new:
        await history.add(talk.db, [{
            "community_id": invite.community_id, "at": talk.now, "actor": talk.incoming.sender,
            "action": "account-opened", "subject": f"invite/{invite.id}", "details": None,
        }])  # fmt: skip
    speaker = (await accounts.speakers(talk.db, [talk.incoming.sender], talk.now))[talk.incoming.sender]
    await greet(talk.with_speaker(speaker), new=new)
    return new


async def greet(talk: Talk, *, new: bool) -> None:
    """Say who we are, with the safe word; then ask who is writing, where several live behind the door."""
    speaker = talk.speaker
    if speaker is None:
        return
    community = await access.community_name(talk.db, speaker.community_id)
    choices: tuple[Choice, ...] = (_other_language(talk), talk.choice("help", "choice-help"))
    if speaker.roles:
        name = speaker.person.name if speaker.person else ""
        phrase = "greet-role" if gate.roles_for(speaker.roles, "see-missing") else "greet-helper"
        talk.say(phrase, name=name, community=community, choices=choices)
    at_home = any(member.quarantine is not None for member in speaker.people)
    if speaker.household_id is None or (speaker.roles and not at_home):
        return
    phrase = "greet-household" if new else "greet-again"
    if new:
        choices = (talk.choice("team", "liaisons-team-choice"), *choices)
    talk.say(phrase, community=community, place=speaker.place, word=speaker.safe_word, choices=choices)
    if speaker.person is None and len(speaker.people) > 1:
        await ask_who(talk, speaker)


async def ask_who(talk: Talk, speaker: Speaker) -> None:
    """Who of the household is writing?"""
    await accounts.expect(talk.db, speaker.account_id, "enrolment-who")
    talk.say("who-are-you", choices=names(speaker, "who"))


def names(speaker: Speaker, prefix: str, about: str = "") -> tuple[Choice, ...]:
    """A button for each of the household; `about`: what the question was about, where there may be several."""
    end = f":{about}" if about else ""
    return tuple(Choice(f"{prefix}:{member.id}{end}", member.name) for member in speaker.people[:_NAMES_SHOWN])


async def answer_who(talk: Talk, member: Member | None) -> None:
    """They said who they are."""
    speaker = talk.speaker
    if speaker is None:
        return
    if member is None:
        talk.say("who-not-found", choices=names(speaker, "who"))
        return
    await accounts.set_person(talk.db, speaker.account_id, member.id)
    await accounts.expect(talk.db, speaker.account_id, None)
    talk.say("who-taken", name=member.name)


def find_member(speaker: Speaker, text: str) -> Member | None:
    """The one of the household that a typed name means."""
    wanted = text.strip().removeprefix("我是").strip("，。.! ！")
    return next((member for member in speaker.people if member.name == wanted), None)


def by_id(speaker: Speaker, text: str) -> Member | None:
    """The one of the household that a button means: what a button says is not to be trusted."""
    return next((member for member in speaker.people if str(member.id) == text), None)


async def ask_language(talk: Talk) -> None:
    """Which language?"""
    talk.say("language-ask", choices=_languages(talk))


async def choose_language(talk: Talk, language: str) -> None:
    """They chose one; from now on everything comes in it."""
    speaker = talk.speaker
    if speaker is None or language not in ("zh-CN", "en"):
        await ask_language(talk)
        return
    await accounts.set_language(talk.db, speaker.account_id, language)
    talk.tell(speaker.chat, language, "language-taken")


def _languages(talk: Talk) -> tuple[Choice, ...]:
    return (talk.choice("lang:zh-CN", "language-chinese"), talk.choice("lang:en", "language-english"))


def _other_language(talk: Talk) -> Choice:
    chinese, english = _languages(talk)
    return english if talk.language == "zh-CN" else chinese
