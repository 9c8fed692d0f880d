"""分派: the households of a building spread over its liaisons; a proposal first, then one button writes it all.

The proposal is not kept. Its button carries a digest of it, and when it is pressed the proposal is made anew: if
anything has changed since, the digests differ and the new one is shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from handlers import access, words
from handlers.addresses import behind, read
from handlers.chat import Choice, Marked, Talk
from handlers.invites import natural
from handlers.liaisons import asking
from handlers.liaisons.asking import where
from handlers.liaisons.assigning import actor, give, tell
from handlers.liaisons.spreading import Liaison, Share, Spread, liaisons_of, spread
from storage import history
from storage import liaisons as stored
from storage.liaisons import Door, Holder
from storage.temperature import Within

_BUILDINGS = 12  # buttons for "which building"


@dataclass(frozen=True, slots=True)
class Proposal:
    """How the doors of a building would be spread. `same`: they are already. `digest` is the same as long as neither
    the doors, the liaisons nor who has which have changed."""

    building: str
    doors: tuple[Door, ...]
    holders: tuple[Holder, ...]
    spread: Spread
    same: bool
    digest: str


async def ask(talk: Talk, text: str) -> None:
    """「分派 3号楼」: a proposal; with no building named, which?"""
    within = await access.allowed(talk, "assign")
    if within is None:
        return
    doors = await stored.doors(talk.db, within)
    said = read(text, doors)
    meant = {door.building_id for place in said.places for door in behind(place, doors)} if not said.unknown else set()
    if not text:
        meant = {door.building_id for door in doors}
    if not meant:
        await _unknown(talk, text, within)
    elif len(meant) > 1:
        names = {door.building_id: door.building for door in doors if door.building_id in meant}
        shown = sorted(names.items(), key=lambda one: natural(one[1]))[:_BUILDINGS]
        choices = tuple(Choice(f"spread:show:{id}", name) for id, name in shown)
        talk.say("liaisons-spread-which", choices=(*choices, asking.drop(talk)))
    else:
        await _show(talk, within, meant.pop())


async def _unknown(talk: Talk, text: str, within: Within) -> None:
    """A building that is not the speaker's, or is none."""
    if within.community_id is None and talk.speaker is not None:
        every = await stored.doors(talk.db, Within(community_id=talk.speaker.community_id))
        if any(behind(place, every) for place in read(text, every).places):
            await access.refuse(talk, "assign-outside")
            return
    talk.say("liaisons-no-place", place=text or "?")


async def pressed(talk: Talk, value: str) -> None:
    """A button of a proposal: "show:<building>", "go:<building>:<digest>", "no"."""
    within = await access.allowed(talk, "assign")
    if within is None:
        return
    verb, _, rest = value.partition(":")
    building, _, digest = rest.partition(":")
    number = int(building) if building.isascii() and building.isdigit() and len(building) < 16 else 0
    if verb == "no":
        talk.say("liaisons-dropped")
    elif verb == "show" and number:
        await _show(talk, within, number)
    elif verb == "go" and number:
        await _go(talk, within, number, digest)
    else:
        talk.say("old-button")


async def _propose(talk: Talk, within: Within, building: int) -> Proposal | None:
    doors = await stored.doors(talk.db, within, building)
    if not doors or talk.speaker is None:
        return None
    holders = await stored.holders(talk.db, talk.speaker.community_id, talk.now, roles=("liaison",))
    liaisons = liaisons_of(building, doors, holders)
    rules = talk.rules.liaisons
    found = spread(doors, liaisons, rules.least, rules.most)
    has = {door.id: {one.person_id for one in liaisons if door.id in one.has} for door in doors}
    basis = [
        [(door.id, sorted(has[door.id]), found.of.get(door.id)) for door in doors],
        [(one.person_id, sorted(one.areas)) for one in liaisons],
    ]
    return Proposal(
        doors[0].building, tuple(doors), tuple(holders), found,
        all(has[door.id] == {found.of.get(door.id)} for door in doors),
        hashlib.sha256(repr(basis).encode()).hexdigest()[:12],
    )  # fmt: skip


async def _show(talk: Talk, within: Within, building: int, *, changed: bool = False) -> None:
    proposal = await _propose(talk, within, building)
    if proposal is None:
        talk.say("old-button")
    elif not proposal.spread.shares:
        talk.say("liaisons-spread-nobody", building=proposal.building)
    elif proposal.same:
        talk.say("liaisons-spread-same", building=proposal.building)
    else:
        rules = talk.rules.liaisons
        shares = proposal.spread.shares
        some = [share for share in shares if share.doors]
        lines = [talk.phrase("liaisons-spread-changed")] if changed else []
        lines.append(
            talk.phrase("liaisons-spread-head", building=proposal.building, count=len(proposal.doors), people=len(some))
        )
        lines += [_line(talk, proposal.spread, number, share) for number, share in enumerate(some, 1)]
        lines += _remarks(talk, proposal.spread, shares, rules.least, rules.most)
        choices = (
            talk.choice(f"spread:go:{building}:{proposal.digest}", "liaisons-spread-go"),
            talk.choice("spread:no", "liaisons-spread-no"),
        )
        talk.say("liaisons-said", lines=words.lines(lines), choices=choices)


def _line(talk: Talk, found: Spread, number: int, share: Share) -> Marked:
    flags = {
        "too-many": share.liaison in found.too_many, "too-few": share.liaison in found.too_few,
        "unreached": not share.liaison.reached,
    }  # fmt: skip
    said = [talk.phrase("liaisons-flag", what=what) for what, holds in flags.items() if holds]
    return talk.phrase(
        "liaisons-spread-line", number=number, name=share.liaison.name, count=len(share.doors),
        where=where(talk, talk.language, share.doors), flags=Marked("".join(said)),
    )  # fmt: skip


def _remarks(talk: Talk, found: Spread, shares: Sequence[Share], least: int, most: int) -> list[Marked]:
    """Who gets nothing, and how many would be good."""
    without: list[Liaison] = [share.liaison for share in shares if not share.doors]
    lines = []
    if without:
        names = words.listed(talk.words, talk.language, [one.name for one in without])
        lines.append(talk.phrase("liaisons-spread-without", names=names))
    if found.too_many or len(found.too_few) > len(without):
        lines.append(talk.phrase("liaisons-spread-good", least=least, most=most))
    return lines


async def _go(talk: Talk, within: Within, building: int, digest: str) -> None:
    """Write it all, if it is still what was shown."""
    await stored.hold(talk.db, [door.id for door in await stored.doors(talk.db, within, building)])
    proposal = await _propose(talk, within, building)
    if proposal is None:
        talk.say("old-button")
        return
    if proposal.same or not proposal.spread.shares or proposal.digest != digest:
        await _show(talk, within, building, changed=True)
        return
    of = {door: proposal.spread.of[door.id] for door in proposal.doors}
    changed = await give(talk, of, proposal.holders)
    await history.add(talk.db, [{
        "community_id": proposal.doors[0].community_id, "at": talk.now, "actor": actor(talk),
        "action": "liaisons-spread", "subject": f"area/{building}",
        "details": {"households": len(of), "changed": len(changed)},
    }])  # fmt: skip
    talk.say("liaisons-spread-done", building=proposal.building, count=len(of), changed=len(changed))
    names = {share.liaison.person_id: share.liaison.name for share in proposal.spread.shares}
    await tell(talk, names, {door: of[door] for door in changed}, changed, {})
