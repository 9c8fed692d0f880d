"""症状: what people say they feel, with a temperature or without one. It is written down for one person; what is
alarming goes the way of an alert."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handlers import alerts, enrolment
from handlers.chat import Choice, Marked, Talk
from handlers.temperature.parsing import Parsed
from handlers.temperature.recording import Home, home_of
from handlers.temperature.slots import in_question, is_due
from storage import access, complaints, households, temperature
from storage.accounts import Member, Speaker
from storage.temperature import Within

# In this order for ever: buttons name a symptom by its place.
SYMPTOMS = ("fever", "cough", "fatigue", "sore_throat", "breathless", "diarrhoea", "taste_loss", "headache")
_ALARMING = "breathless"  # of these nobody waits for an answer of ours
_MOST = 8  # buttons for "who is it"


@dataclass(frozen=True, slots=True)
class Felt:
    """What a message says that somebody feels, and does not."""

    felt: frozenset[str]
    denied: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.felt or self.denied)


def felt_in(parsed: Parsed) -> Felt:
    """The symptoms of a message."""
    return Felt(parsed.symptoms, parsed.negated)


def is_urgent(felt: Felt) -> bool:
    """Whether nobody waits for the answer to a question of ours before somebody is told."""
    return _ALARMING in felt.felt


def together(said: Sequence[Felt]) -> Felt:
    """What several messages say of one person."""
    return Felt(frozenset().union(*(one.felt for one in said)), frozenset().union(*(one.denied for one in said)))


async def write(talk: Talk, home: Home, member: Member, felt: Felt) -> None:
    """Write down what one person feels."""
    await complaints.record(
        talk.db,
        community_id=home.community_id,
        household_id=home.household_id,
        person_id=member.id,
        at=talk.said_at,
        day=talk.rules.local(talk.said_at).date(),
        felt=felt.felt,
        denied=felt.denied,
        account_id=talk.speaker.account_id if talk.speaker is not None else None,
        arrival=talk.incoming.key,
    )


async def alone(talk: Talk, speaker: Speaker, felt: Felt, whose: Member | None) -> None:
    """Symptoms without a temperature. Where nobody knows whose they are we ask; who gasps for breath is not kept
    waiting: somebody is told at once, with the first of the household who is in quarantine."""
    if whose is None and is_urgent(felt):
        today = talk.rules.local(talk.now).date()
        whose = next((member for member in speaker.people if is_due(member.quarantine, today)), None)
        whose = whose or next(iter(speaker.people), None)
    if whose is None:
        _ask_whose(talk, speaker, felt)
    else:
        await _take(talk, speaker, whose, felt)


async def pressed(talk: Talk, value: str) -> None:
    """ "Who is it?": felt:<person>:<what is felt>:<what is not>."""
    speaker = talk.speaker
    id, felt, denied = (*value.split(":"), "", "", "")[:3]
    member = enrolment.by_id(speaker, id) if speaker is not None else None
    said = Felt(_decoded(felt), _decoded(denied))
    if speaker is None or member is None or not said:
        talk.say("old-button")
    else:
        await _take(talk, speaker, member, said)


def _coded(felt: Collection[str]) -> str:
    return "".join(str(SYMPTOMS.index(one)) for one in sorted(felt))


def _decoded(text: str) -> frozenset[str]:
    return frozenset(SYMPTOMS[int(one)] for one in text if one in "01234567")


def _ask_whose(talk: Talk, speaker: Speaker, felt: Felt) -> None:
    what = f"{_coded(felt.felt)}:{_coded(felt.denied)}"
    choices = tuple(Choice(f"felt:{one.id}:{what}", one.name) for one in speaker.people[:_MOST])
    talk.say("complaint-whose", felt=_listed(talk, felt.felt or felt.denied), choices=choices)


async def _take(talk: Talk, speaker: Speaker, member: Member, felt: Felt) -> None:
    home = home_of(speaker)
    if home is None:
        return
    await write(talk, home, member, felt)
    before = len(talk.letters)
    sign = alerts.Sign(member, talk.said_at, felt=felt.felt)
    await alerts.consider(talk, speaker, [sign])
    await tell_keepers(talk, home, member, felt, before)
    if any(letter.chat == speaker.chat for letter in talk.letters[before:]):  # what is to be done now has been said
        return
    missing = await temperature.missing(
        talk.db, in_question(talk.rules, talk.now), Within(households=(home.household_id,))
    )  # fmt: skip
    measure = "yes" if any(one.person_id == member.id for one in missing) else "no"
    phrase, what = ("complaint-taken", felt.felt) if felt.felt else ("complaint-denied", felt.denied)
    talk.say(phrase, name=member.name, felt=_listed(talk, what), measure=measure)


async def tell_keepers(talk: Talk, home: Home, member: Member, felt: Felt, before: int) -> None:
    """Whoever looks after the household hears what somebody feels, unless an alert has told them in this turn (since
    `before` letters). Not in the alarm lane: a cough is no alarm, but somebody should know of it."""
    own = {chat for chat, _ in await households.chats(talk.db, home.household_id)}
    told = any(letter.chat not in own for letter in talk.letters[before:])
    if not felt.felt or told:
        return
    for keeper in await access.keepers(talk.db, home.household_id, ("liaison", "clinician"), talk.now):
        for chat, language in keeper.chats:
            if chat not in own:
                talk.tell(
                    chat, language, "complaint-told", place=home.place, name=member.name,
                    felt=alerts.symptoms(talk, language, sorted(felt.felt)),
                )  # fmt: skip


def ill_one(parsed_members: Sequence[Member], fevers: Collection[int]) -> Member | None:
    """Whose the symptoms beside readings are: the only one's, or the only one's who has a fever; None: not clear."""
    if len(parsed_members) == 1:
        return parsed_members[0]
    ill = [member for member in parsed_members if member.id in fevers]
    return ill[0] if len(ill) == 1 else None


def _listed(talk: Talk, felt: Collection[str]) -> Marked:
    return alerts.symptoms(talk, talk.language, sorted(felt))
