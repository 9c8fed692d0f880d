"""谁没看: how a notice stands, as text, picture and workbook; who has not read it, and whom nothing reaches."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from handlers import access, words
from handlers.chat import Choice, Picture, Talk
from handlers.notices.coverage import tables, wording
from handlers.notices.coverage.counting import House, houses, stretches
from handlers.temperature.keeping import page_of, read_page
from storage import history
from storage.notices import coverage, editions, keeping, targets
from storage.notices.coverage import Shown
from storage.notices.editions import Issued
from storage.notices.keeping import Asks
from storage.notices.targets import Target
from storage.temperature import Within

_OFFERED = 5  # editions to choose among
_LINES = 8  # of doors on a page
_OWN_LINES = 4  # of doors that whoever looks after them sees at once
_LABEL = 18  # characters of a title on a button


@dataclass(frozen=True, slots=True)
class _Opened:
    """An edition that the speaker may look at, and how it stands where they may."""

    edition: Issued
    title: str
    asks: Asks
    within: Within
    houses: list[House]
    all: House

    @property
    def people(self) -> bool:
        """Whether it was for people with a role, and not for households."""
        return [house.id for house in self.houses] == [0]


async def asked(talk: Talk, rest: str) -> None:
    """谁没看: the newest notice that asks for a receipt; 「谁没看 12」, 「谁没看 核酸」: that one."""
    within = await access.allowed(talk, "see-coverage")
    if within is None or talk.speaker is None:
        return
    community = talk.speaker.community_id
    found: Sequence[Shown] = ()
    named = rest.strip("「」《》“”\"'#＃ ")
    if named.isascii() and named.isdigit() and len(named) < 16:
        found = await coverage.shown(talk.db, community, within, notice_id=int(named), limit=1)
    if named and not found:
        found = await coverage.shown(talk.db, community, within, words=named.split()[:8], limit=_OFFERED)
    if not named:
        newest = await coverage.shown(talk.db, community, within, limit=_OFFERED)
        found = [one for one in newest if one.asks] or newest
    if found:
        await _show(talk, within, found[0].id, 1)
    else:
        await _offer(talk, within, named[:20])


async def pressed(talk: Talk, value: str) -> None:
    """A button "<edition>:<what>:<page>"."""
    within = await access.allowed(talk, "see-coverage")
    if within is None:
        return
    id, _, rest = value.partition(":")
    what, _, page = rest.partition(":")
    number = int(id) if id.isascii() and id.isdigit() and len(id) < 16 else 0
    match what:
        case "show":
            await _show(talk, within, number, read_page(page))
        case "others":
            await _offer(talk, within, "")
        case "unread":
            await _unread(talk, within, number, read_page(page))
        case "without":
            await _without(talk, within, number)
        case "picture":
            await _picture(talk, within, number)
        case "xlsx":
            await _workbook(talk, within, number)
        case _:
            talk.say("old-button")


async def _open(talk: Talk, within: Within, edition_id: int) -> _Opened | None:
    """An edition of the speaker's own community that somebody was to have where they may look; else they are told that
    there is no such notice."""
    edition = await editions.by_id(talk.db, edition_id)
    if edition is not None and edition.community_id == talk.community:
        notice = await keeping.by_id(talk.db, edition.notice_id)
        found, all_ = houses(await coverage.cells(talk.db, edition.id, within))
        if notice is not None and all_.all:
            title = await tables.title_of(talk.db, edition, talk.language)
            return _Opened(edition, title, notice.asks, within, found, all_)
    talk.say("notice-cover-no-such")
    return None


async def _offer(talk: Talk, within: Within, named: str) -> None:
    """The last few to choose among; `named`: words that stand in no title."""
    found = await coverage.shown(talk.db, talk.community or 0, within, limit=_OFFERED)
    if not found:
        talk.say("notice-cover-none")
        return
    choices = []
    for one in found:
        title = await tables.title_of(talk.db, one, talk.language)
        day = words.day(talk.words, talk.language, talk.rules.local(one.began_at).date())
        short = title if len(title) <= _LABEL else title[:_LABEL] + "…"
        choices.append(talk.choice(f"cover:{one.id}:show:1", "notice-cover-choose", day=day, title=short))
    talk.say("notice-cover-which", named=named or "none", choices=tuple(choices))


async def _show(talk: Talk, within: Within, edition_id: int, number: int) -> None:
    """As text: all of them, then building by building, the one with the most that are unknown first."""
    opened = await _open(talk, within, edition_id)
    if opened is None:
        return
    edition, found, all_ = opened.edition, opened.houses, opened.all
    page, pages, here = page_of(len(found), number, wording.HOUSES)
    lines = wording.head(
        talk.words, talk.rules, talk.language, opened.title, edition, opened.asks, all_, people=opened.people
    )
    if len(found) > 1:
        lines += [wording.house(talk.words, talk.language, house) for house in found[here]]
    rest = len(found) - (here.stop if page < pages else len(found))
    more = 0
    if within.community_id is None and page == 1 and all_.unknown:  # their own doors they see at once
        homes = await coverage.homes(talk.db, edition.id, within, unread=True)
        doors = stretches(homes, wording.ROOMS)
        lines += wording.rooms(talk.words, talk.language, doors[:_OWN_LINES])
        more = sum(len(one.rooms) for one in doors[_OWN_LINES:])
        if more:
            lines.append(talk.phrase("notice-cover-homes-left", count=more))
    if rest:
        lines.append(talk.phrase("notice-cover-rest", count=rest))
    choices = []
    if rest:
        choices.append(talk.choice(f"cover:{edition.id}:show:{page + 1}", "notice-cover-more", count=rest))
    if page > 1:
        choices.append(talk.choice(f"cover:{edition.id}:show:{page - 1}", "list-previous"))
    if all_.unknown and (within.community_id is not None or more):
        choices.append(talk.choice(f"cover:{edition.id}:unread:1", "notice-cover-unread", count=all_.unknown))
    if all_.stranded:
        choices.append(talk.choice(f"cover:{edition.id}:without", "notice-cover-without", count=all_.stranded))
    choices += [
        talk.choice(f"cover:{edition.id}:picture", "notice-cover-picture"),
        talk.choice(f"cover:{edition.id}:xlsx", "notice-cover-xlsx"),
    ]
    if len(await coverage.shown(talk.db, edition.community_id, within, limit=2)) > 1:
        choices.append(talk.choice(f"cover:{edition.id}:others", "notice-cover-others"))
    talk.say("notice-cover", lines=words.lines(lines), choices=tuple(choices))


async def _unread(talk: Talk, within: Within, edition_id: int, number: int) -> None:
    """The doors of whom nobody knows that they have read it, as one walks past them; first those nothing reaches."""
    opened = await _open(talk, within, edition_id)
    if opened is None:
        return
    if not opened.all.unknown:
        talk.say("notice-cover-all-know", title=opened.title)
        return
    homes = await coverage.homes(talk.db, edition_id, within, unread=True)
    doors = stretches(homes, wording.ROOMS)
    page, pages, here = page_of(len(doors), number, _LINES)
    lines = [talk.phrase("notice-cover-unread-head", count=len(homes), title=opened.title)]
    lines += wording.rooms(talk.words, talk.language, doors[here])
    if pages > 1:
        lines.append(talk.phrase("list-page", page=page, pages=pages))
    choices: list[Choice] = []
    if page < pages:
        choices.append(talk.choice(f"cover:{edition_id}:unread:{page + 1}", "list-next"))
    if page > 1:
        choices.append(talk.choice(f"cover:{edition_id}:unread:{page - 1}", "list-previous"))
    choices.append(talk.choice(f"cover:{edition_id}:show:1", "notice-cover-back"))
    talk.say("notice-cover", lines=words.lines(lines), choices=tuple(choices))


# --- as pictures and files --------------------------------------------------------------------------------------------


async def _picture(talk: Talk, within: Within, edition_id: int) -> None:
    opened = await _open(talk, within, edition_id)
    if opened is None:
        return
    edition = opened.edition
    about = wording.about(talk.words, talk.rules, talk.language, "none", edition.began_at)
    said = wording.head(
        talk.words, talk.rules, talk.language, opened.title, edition, opened.asks, opened.all, people=opened.people
    )
    alt = [*said, *(wording.house(talk.words, talk.language, house) for house in opened.houses[: wording.HOUSES])]
    drawn = tables.drawing(
        talk.words, talk.language, opened.title, html.unescape(about), opened.houses, opened.all
    )  # fmt: skip
    talk.say(
        "notice-cover", lines=words.lines(said[:2]),
        picture=Picture(alt=tables.unmarked("\n".join(alt)), drawing=drawn),
    )  # fmt: skip


async def _workbook(talk: Talk, within: Within, edition_id: int) -> None:
    opened = await _open(talk, within, edition_id)
    if opened is None:
        return
    await _on_record(talk, f"edition/{edition_id}", "coverage", opened.all.all)
    talk.say(
        "notice-cover-table", title=opened.title, count=opened.all.all,
        picture=Picture(
            alt=opened.title, sheet=tables.wanted(edition_id, within, talk.language),
            instead=talk.phrase("notice-cover-no-file"),
        ),
    )  # fmt: skip


async def _without(talk: Talk, within: Within, edition_id: int) -> None:
    """The households that nothing reaches and nobody has told yet, to print and to walk along."""
    opened = await _open(talk, within, edition_id)
    if opened is None:
        return
    homes = await coverage.homes(talk.db, edition_id, within, unread=True)
    found = [home.household_id for home in homes if not home.channels and home.household_id is not None]
    await _print(talk, f"edition/{edition_id}", opened.title, found, told=opened.all.without - opened.all.stranded)


async def printed(talk: Talk, target: Target, title: str) -> None:
    """The households of a target that nothing reaches, to print: for whoever is about to send a notice. `title`: what
    it is called so far."""
    within = await access.allowed(talk, "see-coverage")
    if within is None or talk.speaker is None or within.community_id is None:
        return
    today = talk.rules.local(talk.now).date()
    everybody = targets.everybody(talk.db, within.community_id, target, talk.now, today)
    found = [one.household_id async for one in everybody if not one.chats and one.household_id is not None]
    await _print(talk, f"community/{within.community_id}", title, found, told=0)


async def _print(talk: Talk, subject: str, title: str, households: Sequence[int], *, told: int) -> None:
    if not households:
        talk.say("notice-cover-doors-none", title=title, told=told)
        return
    await _on_record(talk, subject, "doors", len(households))
    talk.say(
        "notice-cover-doors", title=title, count=len(households), told=told,
        picture=Picture(
            alt=title, sheet=tables.doors_wanted(title, households, talk.language),
            instead=talk.phrase("notice-cover-no-file"),
        ),
    )  # fmt: skip


async def _on_record(talk: Talk, subject: str, what: str, count: int) -> None:
    """Whoever takes away a file with doors in it."""
    speaker = talk.speaker
    await history.add(talk.db, [{
        "community_id": talk.community, "at": talk.now,
        "actor": f"account/{speaker.account_id}" if speaker is not None else "system", "action": "downloaded",
        "subject": subject, "details": {"what": what, "households": count},
    }])  # fmt: skip
