"""What was to be had of an order: each thing there, so many of it, or not; the household hears of what is missing with
one message. Living: "lines/<id>"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal, InvalidOperation

from handlers import temperature
from handlers import words as said_
from handlers.chat import Choice, Marked, Pen, Talk, Words
from handlers.living import Page, Wording
from handlers.supplies import wording
from handlers.supplies.course import possible
from handlers.supplies.desk import crew, refusing, serving
from handlers.supplies.desk.showing import me, put, put_card, say_how_it_stands
from handlers.supplies.moving import move, spread
from handlers.supplies.reading import numbers
from handlers.supplies.shelf import plain
from storage import accounts
from storage.database import Db
from storage.supplies import desk, offers, orders, steps, wares
from storage.supplies.orders import Kept, Line

COUNT = "desk-count"  # what we wait for while a number may be typed
OPEN = ("accepted", "bought")
_KNOWN = ("got", "part", "none")
_SHORT = ("part", "none")
_PATIENCE = timedelta(minutes=10)
_LINES = 30  # things that are shown
_MOST = 12  # things with buttons
_UP_TO = 5  # "only 1 … only 5" as buttons
_NUMBER = re.compile(
    r"\s*(?:只有|只|有|only)?\s*([0-9]{1,5}(?:\.[0-9]{1,3})?|[一二两三四五六七八九十百]{1,5})[^0-9.]{0,4}"
)


async def compose(page: Page) -> Wording | None:
    """The things of an order and what is known of each."""
    order = await orders.by_id(page.db, page.subject)
    if order is None:
        return None
    language, speaker = await crew.reader(page, order)
    if speaker is None:
        return Wording(page.words(language, "desk-over"))
    if order.state not in OPEN:
        return Wording(page.words(language, "desk-lines-over", number=order.id))
    kept = _wanted((await orders.lines(page.db, [order.id])).get(order.id, []))
    lines = [page.words(language, "desk-lines", number=order.id, place=order.place)]
    for number, line in list(enumerate(kept, 1))[:_LINES]:
        text = wording.line(page.words, language, number, line)
        how = "asked" if line.asked else "got" if line.state == "got" else ""
        lines.append(page.words(language, "desk-lines-known", line=text, how=how) if how else text)
    if len(kept) > _LINES:
        lines.append(page.words(language, "desk-job-more", count=len(kept) - _LINES))
    return Wording(said_.lines(lines), _choices(page, language, order, kept))


def _wanted(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.state in ("wanted", *_KNOWN)]


def _choices(page: Page, language: str, order: Kept, lines: Sequence[Line]) -> tuple[Choice, ...]:
    found: list[Choice] = []

    def add(id: str, phrase: str, **values: object) -> None:
        found.append(crew.labelled(page.words, language, id, phrase, **values))

    known = sum(line.state in _KNOWN for line in lines)
    rest = "all" if not known else "none" if known == len(lines) else "some"
    add(f"desk:had:{order.id}", "choice-desk-rest", rest=rest)
    for place, line in list(enumerate(lines, 1))[:_MOST]:
        if line.asked:
            continue
        if line.state != "got":
            add(f"desk:has:{line.id}", "choice-desk-has", place=place)
        if line.quantity > 1:
            add(f"desk:only:{line.id}", "choice-desk-only", place=place)
        if line.state != "none":
            add(f"desk:none:{line.id}", "choice-desk-none", place=place)
            if line.offer is None:
                add(f"offer:begin:{line.id}", "choice-desk-swap", name=line.name)
    return tuple(found)


async def show(talk: Talk, order: Kept) -> None:
    """Ask what was to be had."""
    if not await serving.may_go_on(talk, order):
        return
    if order.state not in OPEN:
        await say_how_it_stands(talk, order, "lines")
        return
    await put(talk, f"lines/{order.id}")


async def pressed(talk: Talk, what: str, line_id: int, count: str) -> None:
    """has, only, none of one thing."""
    order, line = await _of(talk, line_id)
    if order is None or line is None:
        talk.say("old-button")
        return
    if not await serving.may_go_on(talk, order):
        return
    if line.asked:
        _say_asked(talk, order, [line])
        return
    if what == "only" and not count:
        await _ask(talk, order, line)
        return
    got = _read(count) if what == "only" else None
    if what == "only" and (got is None or not 0 < got < line.quantity):
        talk.say("old-button")
        return
    await _note(talk, order, line, {"has": "got", "only": "part", "none": "none"}[what], got)


async def _of(talk: Talk, line_id: int) -> tuple[Kept | None, Line | None]:
    order_id = await offers.order_of(talk.db, line_id)
    order = await orders.by_id(talk.db, order_id) if order_id is not None else None
    if order is None or not await crew.may_serve(talk.db, talk.speaker, order):
        return None, None
    lines = (await orders.lines(talk.db, [order.id])).get(order.id, [])
    return order, next((line for line in _wanted(lines) if line.id == line_id), None)


async def _ask(talk: Talk, order: Kept, line: Line) -> None:
    assert talk.speaker is not None
    counts = [str(number) for number in range(1, _UP_TO + 1) if number < line.quantity]
    talk.say(
        "desk-only", name=line.name, count=str(plain(line.quantity)), unit=line.unit,
        choices=tuple(Choice(f"desk:only:{line.id}:{count}", count) for count in counts),
    )  # fmt: skip
    await accounts.expect(talk.db, talk.speaker.account_id, COUNT, {"line": line.id}, talk.now + _PATIENCE)


async def said(talk: Talk, text: str) -> bool:
    """How many there are, typed."""
    assert talk.speaker is not None
    order, line = await _of(talk, int(talk.speaker.expects_data.get("line", 0)))
    found = _NUMBER.fullmatch(text)
    if order is None or line is None or (found is None and len(text) > _UP_TO):
        return False
    got = _read(found[1]) if found is not None else None
    if temperature.understand(text, talk.speaker).readings:
        return False  # their own, while we wait for a number
    if got is None or not 0 <= got <= line.quantity:
        talk.say("desk-only-not", said=text[:20], count=str(plain(line.quantity)))
        return True
    if not await serving.may_go_on(talk, order):
        return True
    if line.asked:
        _say_asked(talk, order, [line])
        return True
    state = "none" if not got else "got" if got == line.quantity else "part"
    await _note(talk, order, line, state, got if state == "part" else None)
    return True


def _say_asked(talk: Talk, order: Kept, lines: Sequence[Line], *, rest: bool = False) -> None:
    """The household has not said yet what it wants; `rest`: the other things are bought."""
    names = said_.listed(talk.words, talk.language, [line.name for line in lines])
    talk.say("desk-asked-first", number=order.id, names=names, rest="yes" if rest else "no")


def _read(text: str) -> Decimal | None:
    """12, 1.5, 两."""
    try:
        return Decimal(text).quantize(Decimal("0.001"))
    except InvalidOperation:
        return numbers.chinese(text) if text else None


async def _note(talk: Talk, order: Kept, line: Line, state: str, got: Decimal | None) -> None:
    """Write it down while the order stands still; what is not needed goes back on the shelf, or is taken from it."""
    assert talk.speaker is not None
    if talk.speaker.expects == COUNT:
        await accounts.expect(talk.db, talk.speaker.account_id, None)
    if not await desk.hold(talk.db, order.id, OPEN):
        await say_how_it_stands(talk, order, "lines")
        await put_card(talk, order)
        return
    due = Decimal(0) if state == "none" else got if got is not None else line.quantity
    if await orders.change_line(talk.db, line.id, (line.state,), state=state, got=got):
        if line.item_id is not None and due < line.due:
            await wares.put_back(talk.db, line.item_id, line.due - due)
        elif line.item_id is not None and due > line.due:
            await wares.take(talk.db, line.item_id, due - line.due)  # where it was sold meanwhile: they have it in hand
    await put(talk, f"lines/{order.id}")


async def done(talk: Talk, order: Kept) -> None:
    """Whatever nobody has said anything about was there. The household hears of what is missing, once and together;
    where there was nothing at all, the order ends for that reason; else it is bought."""
    if not await serving.may_go_on(talk, order):
        return
    if not await desk.hold(talk.db, order.id, OPEN):
        await say_how_it_stands(talk, order, "lines")
        await put_card(talk, order)
        return
    kept = _wanted((await orders.lines(talk.db, [order.id])).get(order.id, []))
    missing, asked = [line for line in kept if line.state in _SHORT], [line for line in kept if line.asked]
    if kept and all(line.state == "none" for line in kept):
        await refusing.refuse(talk, order, "short")
        await put(talk, f"lines/{order.id}")
        return
    await desk.mark_got(talk.db, order.id)
    bought = None
    if possible("buy", order.kind, order.state) and not asked:
        bought = await move(talk.db, talk, order, "buy", me(talk))
    await _tell(talk.db, talk, order, missing, me(talk), rest=len(missing) < len(kept))
    if bought is None:
        await spread(talk.db, talk, order)
    if missing or not asked:
        talk.say("desk-noted", number=order.id, short=len(missing))
    if asked:
        _say_asked(talk, order, asked, rest=len(asked) < len(kept))
    await put(talk, f"lines/{order.id}")
    await put_card(talk, order)


async def follow(db: Db, pen: Pen, order: Kept, step: str) -> None:
    """An order goes on, and nobody has pressed that the list is complete: its household hears of what is missing before
    the bag is there."""
    if step not in ("buy", "leave", "deliver"):
        return
    kept = _wanted((await orders.lines(db, [order.id])).get(order.id, []))
    missing = [line for line in kept if line.state in _SHORT]
    if missing:
        await _tell(db, pen, order, missing, order.taker_id, rest=len(missing) < len(kept))


async def _tell(db: Db, pen: Pen, order: Kept, missing: Sequence[Line], by_id: int | None, *, rest: bool) -> None:
    """What is missing and the household has not been told."""
    before: dict[str, str] = {}
    for one in await steps.of_order(db, order.id):
        if one.step == "short":
            before |= one.details.get("lines", {})
    news = [line for line in missing if before.get(str(line.id)) != _stands(line)]
    if not news:
        return
    told = {str(one.id): _stands(one) for one in news}
    await steps.note(db, order, "short", pen.now, by_id=by_id, details={"lines": told})
    for chat, language in await orders.chats(db, order, pen.now):
        pen.tell(
            chat, language, "desk-missing", number=order.id, rest="yes" if rest else "no",
            lines=Marked(said_.listed(pen.words, language, [_missing(pen.words, language, line) for line in news])),
        )  # fmt: skip


def _stands(line: Line) -> str:
    return str(plain(line.got)) if line.state == "part" and line.got is not None else line.state


def _missing(words: Words, language: str, line: Line) -> Marked:
    return words(
        language, "desk-missing-line", state=line.state, name=line.name, unit=line.unit,
        count=str(plain(line.got or Decimal(0))),
    )  # fmt: skip
