"""求助: a household calls for help. It goes at once, at any hour, to who is on duty and those above, and is taken up
and closed as a fever is. A household has one at a time; what it writes meanwhile goes to whoever has it."""

from __future__ import annotations

from datetime import timedelta

from handlers import words
from handlers.alerts import emergencies, letters, rules
from handlers.alerts.duty import listeners, responsible
from handlers.alerts.letters import Item
from handlers.alerts.raising import actor, note
from handlers.chat import Choice, Lane, Marked, Talk
from storage import alerts as stored
from storage import duty, households
from storage.accounts import Speaker
from storage.alerts import Standing

_LONGEST = 1000  # characters that are kept of what was written
_IMPATIENT = timedelta(minutes=1)  # a bare call again within it says nothing new to anybody
_SPOKEN = ("alert-raised", "sos-more")


async def call(talk: Talk, said: str) -> None:
    """求助, with or without words behind it."""
    speaker = talk.speaker
    if speaker is None:
        talk.say("sos-stranger")
    elif speaker.household_id is None or not speaker.people:
        await _placeless(talk, speaker)
    elif emergencies.is_question(said):
        talk.say("sos-question", choices=(talk.choice("sos", "choice-sos"),))
    else:
        await _call(talk, speaker, speaker.household_id, said)


async def pressed(talk: Talk, value: str) -> None:
    """The button: 求助, or 按错了."""
    speaker = talk.speaker
    if value != "oops" or speaker is None or speaker.household_id is None:
        await call(talk, "")
        return
    alert = await stored.open_sos(talk.db, speaker.household_id)
    if alert is None:
        talk.say("old-button")
    else:
        await _oops(talk, speaker, alert)


async def _placeless(talk: Talk, speaker: Speaker) -> None:
    """Somebody who lives nowhere we know of: whom to call."""
    watch = await duty.on_duty(talk.db, speaker.community_id, (), talk.now)
    names = [one.person for one in watch if speaker.person is None or one.person_id != speaker.person.id]
    listed = Marked(words.listed(talk.words, talk.language, dict.fromkeys(names)))
    talk.say("sos-placeless", told=listed or "nobody", lane=Lane.ALARM)


async def _call(talk: Talk, speaker: Speaker, household_id: int, said: str) -> None:
    said = said[:_LONGEST]
    first = min(member.id for member in speaker.people)  # whoever calls: a household has one open call
    raised, alert = False, await stored.open_sos(talk.db, household_id)
    while alert is None:  # once, unless another's is closed at this very moment
        raised = await stored.open(
            talk.db, community_id=speaker.community_id, household_id=household_id, person_id=first, topic=rules.SOS,
            kind=rules.SOS, account_id=speaker.account_id, raised_at=talk.now, step=0,
            escalates_at=talk.now + rules.wait(0, talk.rules.escalate),
            words_sealed=talk.db.vault.seal(said) if said else None,
        )  # fmt: skip
        alert = await stored.open_sos(talk.db, household_id)
    if raised:
        await _announce(talk, speaker, alert)
    else:
        await _more(talk, speaker, alert, said)


async def _announce(talk: Talk, speaker: Speaker, alert: Standing) -> None:
    keepers = await responsible(talk.db, alert.household_id, talk.now, alert.ill)
    hear = rules.told_sos(keepers)
    item = Item(alert, await stored.facts(talk.db, alert))
    for keeper in hear:
        letters.alarm(talk, keeper, [item], Lane.ALARM)
    await note(talk.db, alert, talk.now, actor(speaker), "alert-raised", hear)
    own = (speaker.chat, talk.language)
    for chat, language in dict([*await households.chats(talk.db, alert.household_id), own]).items():
        who = "me" if chat == speaker.chat else alert.name or "family"
        oops = Choice("sos:oops", letters.label(talk, language, "sos-oops"))
        talk.tell(
            chat, language, "sos-home", lane=Lane.ALARM, who=who, told=letters.names(talk, language, hear),
            choices=(oops,),
        )  # fmt: skip


async def _more(talk: Talk, speaker: Speaker, alert: Standing, said: str) -> None:
    """Further words go to whoever has it; an impatient thumb only hears again who has been told."""
    hear = await listeners(talk.db, alert, talk.now)
    last = await stored.last_step(talk.db, alert.id, _SPOKEN)
    if said or last is None or talk.now - last >= _IMPATIENT:
        for keeper in hear:
            for chat, language in keeper.chats:
                talk.tell(
                    chat, language, "sos-more", lane=Lane.ALARM, text=said or "none",
                    whose=letters.whose(talk, language, [alert]),
                    choices=letters.buttons(talk, language, alert, keeper.person_id),
                )  # fmt: skip
        await note(talk.db, alert, talk.now, actor(speaker), "sos-more", hear)
    taken = "yes" if alert.taken_by is not None else "no"
    talk.say("sos-home-more", lane=Lane.ALARM, told=letters.names(talk, talk.language, hear), taken=taken)


async def _oops(talk: Talk, speaker: Speaker, alert: Standing) -> None:
    """Pressed by mistake, they say: whoever has it asks once more, and closes it."""
    hear = await listeners(talk.db, alert, talk.now)
    for keeper in hear:
        for chat, language in keeper.chats:
            talk.tell(
                chat, language, "sos-oops-told", lane=Lane.ALARM, whose=letters.whose(talk, language, [alert]),
                choices=letters.buttons(talk, language, alert, keeper.person_id),
            )  # fmt: skip
    await note(talk.db, alert, talk.now, actor(speaker), "sos-oops", hear)
    talk.say("sos-home-oops", told=letters.names(talk, talk.language, hear))
