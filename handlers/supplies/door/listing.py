"""送货单 in chat: door by door as one walks, a page a message; all set out; the file, and the page to print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Marked, Pen, Picture, Talk
from handlers.supplies.course import possible
from handlers.supplies.door import arriving, loading, tables, telling, tokens, walk
from handlers.supplies.door.loading import Load
from handlers.supplies.door.tokens import Paper
from handlers.supplies.door.walk import Stop
from handlers.supplies.moving import move
from handlers.temperature.keeping import PER_PAGE, read_page
from storage import history
from storage.accounts import Speaker
from storage.temperature import Within
from storage.vault import Vault

_ROUND = re.compile(r"round\.([0-9]{1,10})", re.ASCII)
_LONGEST = 2000  # characters of doors on a page: with head and buttons it is one message everywhere


async def carry(talk: Talk, rest: str) -> None:
    """送货单: what the speaker holds; who holds nothing sees the round that comes."""
    within = await access.allowed(talk, "serve-orders")
    if within is None or talk.speaker is None or talk.speaker.person is None:
        return
    load = await loading.mine(talk.db, talk.rules, talk.speaker.person.id, talk.now)
    await _show(talk, talk.speaker, within, "mine" if load.stops else "round", 1)


async def listed(talk: Talk, value: str) -> None:
    """Another page, or the other list: "<mine or round>:<page>"."""
    within = await access.allowed(talk, "serve-orders")
    which, _, page = value.partition(":")
    if within is not None and talk.speaker is not None:
        await _show(talk, talk.speaker, within, which, read_page(page))


async def load_of(
    talk: Talk, speaker: Speaker, within: Within, which: str, building_id: int = 0
) -> Load | None:  # fmt: skip
    """What a list is about: "mine"; "round", the one that comes (to this building); "round.<seconds>", that one. None
    where whoever asks holds nothing, being nobody."""
    if which == "mine":
        return await loading.mine(talk.db, talk.rules, speaker.person.id, talk.now) if speaker.person else None
    found = _ROUND.fullmatch(which)
    if found is None:
        return await loading.coming_round(talk.db, talk.rules, within, talk.now, building_id)
    at = datetime.fromtimestamp(int(found[1]), UTC)
    return await loading.of_round(talk.db, talk.rules, within, at, talk.now)


def round_word(round_at: datetime) -> str:
    """A round as buttons carry it."""
    return f"round.{int(round_at.timestamp())}"


def later_round(pen: Pen, language: str, load: Load, value: str) -> tuple[Choice, ...]:
    """A button to what goes with the round after this one, if anything does; `value`: what it asks for."""
    if load.next_at is None:
        return ()
    value = value.format(round_word(load.next_at))
    return (_button(pen, language, value, "choice-door-later", when=when(pen, language, load.next_at)),)


async def _show(talk: Talk, speaker: Speaker, within: Within, which: str, number: int) -> None:
    load = await load_of(talk, speaker, within, which)
    if load is None or not load.stops:
        choices = () if which != "mine" else (talk.choice("door:list:round:1", "choice-door-round"),)
        talk.say("door-list-none", which=which.partition(".")[0], choices=choices)
        return
    await show(talk, talk.language, load, which, number, talk.speaker.chat if talk.speaker else talk.incoming.chat)


async def show(pen: Pen, language: str, load: Load, which: str, number: int, chat: str) -> None:
    """A page of the list, to a chat."""
    drawn = [_line(pen, language, load, place, stop) for place, stop in enumerate(load.stops, 1)]
    starts = pages_of([len(line) for line in drawn])
    pages = len(starts)
    page = min(number, pages)
    here = slice(starts[page - 1], starts[page] if page < pages else len(drawn))
    lines = [*head(pen, language, load), *_grouped(pen, language, load.stops[here], drawn[here])]
    if pages > 1:
        lines.append(pen.words(language, "list-page", page=page, pages=pages))
    choices: list[Choice] = []
    if which == "mine":
        following = walk.next_stop(load.stops, None) if load.ahead is None else None
        if following is not None:
            choices.append(_button(pen, language, f"here:{following.orders[0].id}", "choice-door-next",
                                   place=following.within, left=load.doors))  # fmt: skip
        if any(possible("leave", order.kind, order.state) for order in load.orders):
            choices.append(_button(pen, language, "out:1", "choice-door-out"))
    if page < pages:
        choices.append(_button(pen, language, f"list:{which}:{page + 1}", "list-next"))
    if page > 1:
        choices.append(_button(pen, language, f"list:{which}:{page - 1}", "list-previous"))
    for verb, phrase in (("print", "choice-door-print"), ("xlsx", "choice-door-xlsx")):
        choices.append(_button(pen, language, f"{verb}:{which}", phrase))
    of = round_word(load.when) if load.when is not None else "round"
    choices.append(_button(pen, language, f"labels:0:{of}", "choice-door-labels"))
    if which == "mine":
        choices.append(_button(pen, language, f"list:{of}:1", "choice-door-round"))
    choices += later_round(pen, language, load, "list:{}:1")
    pen.tell(chat, language, "door-list", lines=said.lines(lines), choices=tuple(choices))


def head(pen: Pen, language: str, load: Load) -> list[Marked]:
    """The count first, and that everything is put down without a knock, at every door alike; then what of one's own is
    for later rounds, which is not on this list."""
    which = "round" if load.round_at is not None else "mine" if load.ahead is None else "ahead"
    lines = [
        pen.words(
            language, "door-list-head", which=which, when=when(pen, language, load.when), doors=load.doors,
            orders=sum(len(stop.orders) for stop in load.stops if not stop.rubbish), rubbish=load.rubbish,
        )
    ]  # fmt: skip
    if load.later:
        lines.append(pen.words(language, "door-list-later", count=load.later))
    return lines


def when(pen: Pen, language: str, round_at: datetime | None) -> str:
    """11月22日（周日）10:00."""
    if round_at is None:
        return ""
    local = pen.rules.local(round_at)
    return said.day(pen.words, language, local.date()) + said.clock(local)


def pages_of(lengths: Sequence[int], most: int = PER_PAGE) -> list[int]:
    """Where pages begin: as many doors as one finds one's place among, and as fit into one message."""
    starts, count, size = [0], 0, 0
    for place, length in enumerate(lengths):
        if count and (count == most or size + length > _LONGEST):
            starts.append(place)
            count = size = 0
        count, size = count + 1, size + length
    return starts


def _grouped(pen: Pen, language: str, stops: Sequence[Stop], drawn: Sequence[Marked]) -> list[Marked]:
    """A line for each door, under its building; what is fetched at the end under a heading of its own."""
    lines: list[Marked] = []
    former = None
    for stop, line in zip(stops, drawn, strict=True):
        group = "" if stop.rubbish else stop.building
        if group != former:
            rubbish = "yes" if stop.rubbish else "no"
            lines.append(pen.words(language, "door-list-group", building=group, rubbish=rubbish))
        former = group
        lines.append(line)
    return lines


def _line(pen: Pen, language: str, load: Load, number: int, stop: Stop) -> Marked:
    orders = [
        pen.words(
            language, "door-list-order", number=order.id, kind=order.kind,
            things=tables.things_of(pen.words, language, order, load.lines) or "none",
            note=tables.notes_of(order, load.lines) or "none", state=order.state,
        )
        for order in stop.orders
    ]  # fmt: skip
    return pen.words(
        language, "door-list-line", number=number, place=stop.place if stop.rubbish else stop.within,
        orders=Marked(said.listed(pen.words, language, orders)),
    )  # fmt: skip


def _button(pen: Pen, language: str, value: str, phrase: str, **values: object) -> Choice:
    return telling.button(pen.words, language, value, phrase, **values)


# --- setting out ------------------------------------------------------------------------------------------------------


async def out(talk: Talk) -> None:
    """都出发: all that the speaker has in hand is on its way; what is not bought yet is said."""
    within = await access.allowed(talk, "serve-orders")
    speaker = talk.speaker
    if within is None or speaker is None or speaker.person is None:
        return
    load = await loading.mine(talk.db, talk.rules, speaker.person.id, talk.now)
    gone, stay = 0, 0
    for order in load.orders:
        if order.kind == walk.RUBBISH or order.state == "moving":
            continue
        if not possible("leave", order.kind, order.state):
            stay += order.state == "accepted"
        elif await move(talk.db, talk, order, "leave", speaker.person.id) is not None:
            gone += 1
    talk.say("door-out", count=gone, stay=stay, choices=await arriving.onward(talk, None))


# --- files and pages --------------------------------------------------------------------------------------------------


async def workbook(talk: Talk, which: str) -> None:
    """The list as .xlsx, a building a sheet."""
    within = await access.allowed(talk, "serve-orders")
    speaker = talk.speaker
    load = await load_of(talk, speaker, within, which) if within is not None and speaker is not None else None
    if within is not None:
        await send_file(talk, load, "door-list", "door-list-file", which)


async def send_file(
    talk: Talk, load: Load | None, of: str, phrase: str, which: str, building_id: int = 0
) -> None:  # fmt: skip
    """A workbook, as it stands when it goes out."""
    speaker = talk.speaker
    if speaker is None:
        return
    if load is None or not load.stops:
        talk.say("door-list-none", which=which.partition(".")[0])
        return
    await on_record(talk, of, load)
    wanted = {
        "of": of, "which": which.partition(".")[0], "account": speaker.account_id, "language": talk.language,
        "round": load.round_at.isoformat() if load.round_at is not None else "", "building": building_id,
    }  # fmt: skip
    values: dict[str, Any] = {"doors": load.doors}
    talk.say(
        phrase, picture=Picture(
            alt=talk.phrase(phrase, **values), sheet=wanted, instead=talk.phrase("door-no-file")
        ), **values,
    )  # fmt: skip


async def paper(talk: Talk, which: str) -> None:
    """The list as a page to print."""
    within = await access.allowed(talk, "serve-orders")
    speaker = talk.speaker
    if within is None or speaker is None:
        return
    load = await load_of(talk, speaker, within, which)
    if load is None or not load.stops:
        talk.say("door-list-none", which=which.partition(".")[0])
        return
    await on_record(talk, "door-page", load)
    talk.say("door-page", link=link(talk, talk.db.vault, speaker, "list", load.round_at, 0), doors=load.doors)


def link(talk: Talk, vault: Vault, speaker: Speaker, what: str, round_at: datetime | None, building: int) -> str:
    """The address of a page to print, which lasts a day."""
    seconds = int(round_at.timestamp()) if round_at is not None else 0
    about = Paper(what, speaker.account_id, seconds, building, talk.now + tokens.LASTS)
    return f"{talk.rules.public_url.rstrip('/')}/d/p/{tokens.paper_token(vault, about)}"


async def on_record(talk: Talk, what: str, load: Load) -> None:
    """Whoever takes away doors on paper."""
    assert talk.speaker is not None
    await history.add(talk.db, [{
        "community_id": talk.community, "at": talk.now, "actor": f"account/{talk.speaker.account_id}",
        "action": "downloaded", "subject": f"account/{talk.speaker.account_id}",
        "details": {"what": what, "households": load.doors},
    }])  # fmt: skip
