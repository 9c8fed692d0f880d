"""Links and forwards of people on no roster wait for the liaison, where the community wishes it (groups.hold_links)."""

from __future__ import annotations

from handlers import access
from handlers.chat import Lane, Talk
from handlers.groups.keepers import at_day, may, near
from storage import groups, history
from storage.groups import Held, Here

_SHOWN = 200  # characters of it that the liaison reads
_SAID = 3000  # that go into the group


async def hold(talk: Talk, here: Here) -> bool:
    """Take it away until the liaison has looked at it. Nothing of a known neighbour's; and nothing where we may not
    delete, for then it stands there anyway."""
    incoming = talk.incoming
    if not talk.rules.groups.hold_links or talk.speaker is not None or incoming.kind == "choice":
        return False
    if not (incoming.links or incoming.forwarded) or "delete" not in here.rights:
        return False
    talk.act(incoming.chat, "delete", message=incoming.message)
    told = await groups.is_holding(talk.db, here.id, incoming.sender)
    post = await groups.hold(
        talk.db, key=incoming.key, group_id=here.id, community_id=here.community_id, message=incoming.message,
        sender=incoming.sender, name=incoming.name, text=talk.text, now=talk.now,
    )  # fmt: skip
    if told or here.community_id is None:
        return True
    for duty in await near(talk.db, here.area_id, here.community_id, talk.now):
        for chat, language in duty.chats:
            name = incoming.name or str(talk.words(language, "join-nameless"))
            choices = (
                talk.choice(f"held-let:{post}", "choice-held-let"), talk.choice(f"held-no:{post}", "choice-held-no"),
            )  # fmt: skip
            text = talk.text if len(talk.text) <= _SHOWN else talk.text[:_SHOWN] + "…"
            talk.tell(chat, language, "held-told", name=name, title=here.title, text=text, choices=choices)
            at_day(talk)
    return True


async def let(talk: Talk, value: str) -> None:
    """放行: all that its writer has waiting goes into the group, passed on by us."""
    found = await _decide(talk, value, "let")
    if found is None:
        return
    text = "\n".join(text for text in found.texts if text)[:_SAID]
    if text:
        talk.tell(found.chat, talk.rules.language, "held-said", lane=Lane.NOTICE, text=text)
        at_day(talk)
    talk.say("held-let")


async def refuse(talk: Talk, value: str) -> None:
    """不放: it stays away."""
    if await _decide(talk, value, "refused") is not None:
        talk.say("held-refused")


async def _decide(talk: Talk, value: str, state: str) -> Held | None:
    speaker = talk.speaker
    if await access.allowed(talk, "let-in") is None or speaker is None:
        return None
    known = value.isascii() and value.isdigit() and len(value) < 16
    place = await groups.place_of(talk.db, int(value)) if known else None
    if place is None or place.area_id is None or place.left:
        talk.say("old-button")
        return None
    if not await may(talk, "let-in", place.area_id, place.community_id):
        return None
    found = await groups.decide_held(talk.db, int(value), state)
    if found is None:
        talk.say("held-decided")
        return None
    await history.add(talk.db, [{
        "community_id": found.community_id, "at": talk.now, "actor": f"account/{speaker.account_id}",
        "action": f"post-{state}", "subject": f"post/{value}", "details": {"count": len(found.texts)},
    }])  # fmt: skip
    return found
