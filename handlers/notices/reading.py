"""通知 said by a resident: the notices that are news for them, newest first, each a button away; by somebody who looks
after others: those of the places they look after, too."""

from __future__ import annotations

from handlers import access, words
from handlers.chat import Talk
from handlers.notices import wording
from storage.notices import keeping
from storage.notices import news as stored
from storage.notices.news import News

_SHOWN = 8  # as many as fit a phone, each with its button
_TITLE = 18  # characters of a title on a button


async def listed(talk: Talk) -> None:
    """The notices that are news for whoever asks; never one that was for others alone."""
    speaker = talk.speaker
    if speaker is None:
        return
    since = talk.now - talk.rules.notices.current
    found = await stored.of_chat(talk.db, speaker.community_id, talk.incoming.chat, since, _SHOWN)
    within = await access.scope(talk.db, speaker, "see-coverage")
    if within is not None:
        mine = {news.notice_id for news in found}
        around = await stored.of_place(talk.db, speaker.community_id, within, since, _SHOWN)
        found += [news for news in around if news.notice_id not in mine]
        found = sorted(found, key=lambda news: (news.began_at, news.id), reverse=True)[:_SHOWN]
    days = talk.rules.notices.current.days
    if not found:
        talk.say("notice-read-mine-none", days=days, home="yes" if within is None else "no")
        return
    titles = [await _title(talk, news) for news in found]
    lines = words.lines(
        talk.phrase(
            "notice-read-mine-line", number=number, title=title, state=_state(news),
            day=words.day(talk.words, talk.language, talk.rules.local(news.began_at).date()),
        )
        for number, (news, title) in enumerate(zip(found, titles, strict=True), 1)
    )  # fmt: skip
    choices = tuple(
        wording.button(
            talk.words, talk.language, news.id, "show", "choice-notice-read-show", number=number,
            title=title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…",
        )
        for number, (news, title) in enumerate(zip(found, titles, strict=True), 1)
    )  # fmt: skip
    talk.say("notice-read-mine", days=days, lines=lines, choices=choices)


async def _title(talk: Talk, news: News) -> str:
    texts = await keeping.texts(talk.db, news.notice_id, news.version)
    return wording.in_language(texts, talk.language).title


def _state(news: News) -> str:
    return "none" if news.read is None else "read" if news.read else "unread"
