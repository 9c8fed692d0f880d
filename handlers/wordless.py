"""What comes without words: a photo goes on to who looks after the household; everything else gets a kind word."""

from __future__ import annotations

import html
from datetime import timedelta

from handlers import words
from handlers.chat import Attachment, Picture, Talk
from storage import access, inbox
from storage.access import Keeper
from storage.accounts import Speaker

PHOTOS = ("image/jpeg", "image/png", "image/webp", "image/gif")
_ANSWERS = {
    "voice": "wordless-voice",
    "sticker": "wordless-sticker",
    "file": "wordless-file",
    "place": "wordless-place",
}
_SHORT_WHILE = timedelta(minutes=1)  # of several things at once, as an album is, one is answered
_QUOTED = 100  # characters of what stands below a photo


def photo_of(talk: Talk) -> Attachment | None:
    """The photo that came, be it sent as a photo or as a file."""
    attachment = talk.incoming.attachment
    if attachment is None or not attachment.ref or talk.incoming.kind not in ("photo", "file"):
        return None
    return attachment if attachment.mime in PHOTOS else None


async def answer(talk: Talk, speaker: Speaker) -> None:
    """Something without words came in private."""
    incoming = talk.incoming
    told: list[str] = []
    photo = photo_of(talk)
    if photo is not None and speaker.household_id is not None:
        told = await _pass_on(talk, speaker, photo, speaker.household_id)
    if await inbox.came_lately(talk.db, incoming.chat, incoming.kind, talk.now - _SHORT_WHILE, but=incoming.key):
        return
    if told:
        talk.say("photo-passed-on", told=words.listed(talk.words, talk.language, told))
    elif photo is not None or incoming.kind == "photo":
        talk.say("photo-typed" if speaker.household_id is None else "photo-nobody")
    else:
        talk.say(_ANSWERS.get(incoming.kind, "wordless-other"))


async def keep_photo(talk: Talk, speaker: Speaker) -> None:
    """A photo came with words below it, which were answered as words; it goes on all the same, not to be lost."""
    photo = photo_of(talk)
    if photo is not None and speaker.household_id is not None:
        await _pass_on(talk, speaker, photo, speaker.household_id)


async def _pass_on(talk: Talk, speaker: Speaker, photo: Attachment, household_id: int) -> list[str]:
    """To the liaisons of the household; where none can be reached, to the staff. Gives the names of who gets it."""
    room = await access.room(talk.db, household_id)
    name = speaker.person.name if speaker.person is not None else ""
    example = name or (speaker.people[0].name if speaker.people else "")
    fetch = {
        "channel": talk.incoming.channel,
        "ref": photo.ref,
        "name": photo.name or "photo.jpg",
        "mime": photo.mime,
    }
    told = []
    for keeper in await _keepers(talk, speaker, household_id):
        for chat, language in keeper.chats:
            whose = talk.words(language, "photo-whose", place=speaker.place, name=name, known="yes" if name else "no")
            said = talk.words(language, "photo-below", text=talk.text[:_QUOTED]) if talk.text else ""
            instead = talk.words(language, "photo-not-fetched", whose=whose, said=said, room=room, name=example)
            alt = html.unescape(talk.words(language, "photo-alt", whose=whose))
            talk.tell(
                chat, language, "photo-to-read", whose=whose, said=said, room=room, name=example,
                picture=Picture(alt=alt, fetch=fetch, instead=instead),
            )  # fmt: skip
        told.append(keeper.name)
    return told


async def _keepers(talk: Talk, speaker: Speaker, household_id: int) -> list[Keeper]:
    for role in ("liaison", "staff"):
        found = [
            Keeper(keeper.person_id, keeper.name, keeper.role, chats)
            for keeper in await access.keepers(talk.db, household_id, (role,), talk.now)
            if (chats := tuple(one for one in keeper.chats if one[0] != speaker.chat))
        ]
        if found:
            return found
    return []
