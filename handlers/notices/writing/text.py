"""The words of a draft, and the pictures and files that come with them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from handlers.chat import Talk
from handlers.notices import markup
from handlers.notices.writing import card, preview
from handlers.notices.writing.draft import button, change, quoted, title_of, wait, waiting_for
from storage.notices import drafts, keeping
from storage.notices.keeping import Kept, Text

MOST_FILES = 9
MOST_BYTES = 20_000_000  # what Telegram lets a bot download (Bot API: getFile)
MEGABYTE = 1_000_000
_KINDS = ("photo", "file", "voice")
_NAMES = {"photo": "photo.jpg", "voice": "voice.ogg"}
_ALBUM = timedelta(minutes=1)  # pictures that come so soon after one another are spoken of once
_WHOLE = 3900  # units: a message so long may be the first half of what was sent; Telegram cuts at 4,096
_SECOND_HALF = timedelta(seconds=5)
_TITLED = re.compile(r"^\s*(?:标题|题目|title)\s*[:：]\s*", re.IGNORECASE)
_BODIED = re.compile(r"^\s*(?:正文|内容|text)\s*[:：]\s*", re.IGNORECASE)
_CHINESE = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z]+")
_ADDRESS = re.compile(r"https?://[^\s)）]+")


def language_in(text: str) -> str:
    """The language that a text is written in."""
    text = _ADDRESS.sub(" ", text)
    chinese, latin = len(_CHINESE.findall(text)), len(_LATIN.findall(text))
    return "en" if latin > chinese else "zh-CN"


def parted(text: str) -> Text:
    """Title (the first line) and body. A first line that is no title is part of the body: the title is empty then."""
    first, _, rest = text.strip().partition("\n")
    title = markup.plain(_TITLED.sub("", first)).lstrip("#＃ \t•").strip()
    if len(title) > markup.MOST_TITLE:
        return Text("", text.strip())
    return Text(title, _BODIED.sub("", rest.strip()).strip())


# --- words ------------------------------------------------------------------------------------------------------------


async def write(talk: Talk, notice: Kept, text: str) -> None:
    """Title and body, of a new draft or instead of what was there; what is missing is asked for."""
    written = parted(text)
    texts = await keeping.texts(talk.db, notice.id, notice.version)
    language = language_in(text)
    if language not in texts:  # it is in another language now
        for former in texts:
            await drafts.remove_text(talk.db, notice.id, notice.version, former)
    await _keep(talk, notice, language, written)


async def write_title(talk: Talk, notice: Kept, text: str) -> bool:
    """The title alone. False: it is too long, and that was said."""
    title = markup.plain(text.strip().partition("\n")[0]).strip()
    language, former = await _main(talk, notice)
    if not title or len(title) > markup.MOST_TITLE:
        talk.say("notice-write-ask-title", length=len(title), most=markup.MOST_TITLE)
        await wait(talk, notice.id, "title")
        return False
    await _keep(talk, notice, language, Text(title, former.body))
    return True


async def write_body(talk: Talk, notice: Kept, text: str) -> None:
    """The body alone; with the title above it, as it was sent before, too."""
    language, former = await _main(talk, notice)
    first, _, rest = text.strip().partition("\n")
    if former.title and rest.strip() and markup.plain(first).strip() == former.title:
        text = rest
    await _keep(talk, notice, language, Text(former.title, text.strip()))


async def write_other(talk: Talk, notice: Kept, text: str) -> None:
    """The same notice in the other language."""
    texts = await keeping.texts(talk.db, notice.id, notice.version)
    language = card.other_language(texts)
    written = parted(text)
    if language_in(text) != language:
        talk.say("notice-write-other-language", language=language, choices=(_no_matter(talk, notice),))
        await wait(talk, notice.id, "other")
    elif not written.title:
        talk.say("notice-write-title-long", length=len(text.strip().partition("\n")[0]), most=markup.MOST_TITLE)
        await wait(talk, notice.id, "other")
    else:
        await _keep(talk, notice, language, written, second=True)


def _no_matter(talk: Talk, notice: Kept) -> Any:
    return button(talk.words, talk.language, "card", notice.id, "choice-notice-write-card")


async def _main(talk: Talk, notice: Kept) -> tuple[str, Text]:
    texts = await keeping.texts(talk.db, notice.id, notice.version)
    return next(iter(texts.items()), (talk.language, Text("", "")))


async def _keep(talk: Talk, notice: Kept, language: str, written: Text, *, second: bool = False) -> None:
    """Write it down, then ask for what is missing, or show what there is."""
    person = talk.speaker.person if talk.speaker is not None else None
    if person is None or not await change(talk, notice):
        return
    await keeping.write(talk.db, notice, notice.version, language, written, person.id, talk.now)
    over = card.too_many(written.body)
    more: dict[str, Any] = {}
    if talk.incoming.kind != "edit":
        asked = waiting_for(talk)[1]
        more = {"message": talk.incoming.message, "part": asked if asked in ("body", "title", "other") else "text"}
    if markup.units(talk.incoming.text) >= _WHOLE:
        more["half"] = talk.now.isoformat()
    if not written.title:
        first = written.body.partition("\n")[0]
        talk.say("notice-write-title-long", length=len(first), most=markup.MOST_TITLE)
        await wait(talk, notice.id, "title", **more)
    elif over:
        talk.say("notice-write-too-long-now", length=markup.MOST_BODY + over, over=over, most=markup.MOST_BODY,
                 title=quoted(written.title))  # fmt: skip
        await wait(talk, notice.id, "other" if second else "body", **more)
    elif not written.body and not second and not await keeping.count_files(talk.db, notice.id):
        choices = (button(talk.words, talk.language, "nobody", notice.id, "choice-notice-write-nobody"),)
        talk.say("notice-write-ask-body", title=quoted(written.title), choices=choices)
        await wait(talk, notice.id, "body", **more)
    else:
        wrong = markup.broken(written.body)
        if wrong:
            talk.say("notice-write-broken-now", wrong=wrong)
        await wait(talk, notice.id, **more)
        await preview.show(talk, await keeping.by_id(talk.db, notice.id) or notice, files=not second)


async def second_half(talk: Talk, notice: Kept, text: str) -> bool:
    """A text that was too long for one message comes as two: this may be the other half of it."""
    speaker = talk.speaker
    since = speaker.expects_data.get("half") if speaker is not None else None
    if since is None or talk.now - datetime.fromisoformat(str(since)) > _SECOND_HALF:
        return False
    language, former = await _main(talk, notice)
    await _keep(talk, notice, language, Text(former.title, f"{former.body}{text}"))
    return True


# --- pictures and files -----------------------------------------------------------------------------------------------


def brings(talk: Talk) -> bool:
    """Whether there is something in it that can go with a notice."""
    attachment = talk.incoming.attachment
    return talk.incoming.kind in _KINDS and attachment is not None and bool(attachment.ref)


async def attach(talk: Talk, notice: Kept) -> bool:
    """One more picture or file. False: it cannot be taken, and that was said."""
    attachment = talk.incoming.attachment
    if attachment is None:
        return False
    name = attachment.name or _NAMES.get(talk.incoming.kind, "file")
    if attachment.size > MOST_BYTES:
        talk.say("notice-write-file-large", name=quoted(name, 40), size=-(-attachment.size // MEGABYTE),
                 most=MOST_BYTES // MEGABYTE)  # fmt: skip
        return False
    if await keeping.count_files(talk.db, notice.id) >= MOST_FILES:
        if not _said_lately(talk, "full"):
            talk.say("notice-write-files-full", most=MOST_FILES)
            await _say_again(talk, notice, "full")
        return False
    if not await change(talk, notice):
        return False
    await keeping.attach(
        talk.db, notice, channel=talk.incoming.channel, ref=attachment.ref, name=name, mime=attachment.mime[:100],
        size=attachment.size,
    )  # fmt: skip
    return True


async def attached(talk: Talk, notice: Kept) -> None:
    """Say of a picture without words that it was taken: the card counts it, or we ask for the words."""
    count = await keeping.count_files(talk.db, notice.id)
    _, asked = waiting_for(talk)
    lately = _said_lately(talk, "photo")
    if not await keeping.texts(talk.db, notice.id, notice.version):
        if not lately:
            talk.say("notice-write-file-first", count=count)
    elif asked == "go":  # what was to be said yes to has changed
        asked = ""
        await preview.redraw(talk, notice.id)
    elif asked == "body":  # the words were a title alone, and this is what it is about
        asked = ""
        await preview.show(talk, notice, files=False)
    else:
        await preview.redraw(talk, notice.id, below=not lately)
    await _say_again(talk, notice, "photo", asked)


def _said_lately(talk: Talk, what: str) -> bool:
    since = talk.speaker.expects_data.get(what) if talk.speaker is not None else None
    return since is not None and talk.now - datetime.fromisoformat(str(since)) <= _ALBUM


async def _say_again(talk: Talk, notice: Kept, what: str, asked: str | None = None) -> None:
    """Remember that it was spoken of."""
    if talk.speaker is None:
        return
    former = {name: value for name, value in talk.speaker.expects_data.items() if name not in ("notice", "asked")}
    asked = waiting_for(talk)[1] if asked is None else asked
    await wait(talk, notice.id, asked, **(former | {what: talk.now.isoformat()}))


async def too_late(talk: Talk, notice: Kept) -> None:
    """A picture that comes after its notice was sent."""
    if not _said_lately(talk, "late"):
        choices = [button(talk.words, talk.language, "copy", notice.id, "choice-notice-write-copy")]
        talk.say("notice-write-late", title=quoted(await title_of(talk, notice)), choices=tuple(choices))
        await _say_again(talk, notice, "late")
