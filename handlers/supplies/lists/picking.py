"""采购单: what is to be bought for a round, as text by merchant or by household, as a workbook, or on a page to
print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Marked, Picture, Talk
from handlers.supplies.lists import paper, tables, wording
from handlers.supplies.lists.gathering import Picked, gather, pages, rows_of
from handlers.supplies.lists.vocabulary import Pick, pick_in
from handlers.supplies.lists.wording import Say
from storage import history
from storage.temperature import Within

_CHARACTERS, _LINES = 1_300, 24  # of a page: with its head and foot it fits one message
_BOUGHT = 5  # buttons for merchants


async def asked(talk: Talk, rest: str) -> None:
    """采购单, 备货单, /pick: for the coming round, or the one that is named behind it."""
    within = await access.allowed(talk, "see-orders")
    if within is None:
        return
    pick = pick_in(rest, talk.rules, talk.now)
    if pick is None:
        rounds = [said.clock(clock) for clock in talk.rules.supplies.rounds]
        talk.say("pick-which", text=rest, any="yes" if rounds else "no",
                 rounds=said.listed(talk.words, talk.language, rounds))  # fmt: skip
        return
    await show(talk, within, pick, by="shops", number=1)


async def picked_of(talk: Talk, within: Within, pick: Pick) -> Picked:
    """The pick list as it stands now."""
    assert talk.speaker is not None
    return gather(await rows_of(talk.db, within, talk.speaker.community_id, pick), pick)


async def show(talk: Talk, within: Within, pick: Pick, *, by: str, number: int) -> None:
    """A page of the list, `by` shops or homes."""
    picked = await picked_of(talk, within, pick)
    say = Say(talk.words, talk.rules, talk.language)
    if not picked.lines:
        lines = [talk.phrase("pick-none", when=wording.when(say, pick))]
        if picked.apart:
            lines.append(talk.phrase("pick-apart", count=picked.apart))
        talk.say(
            "pick-said", lines=said.lines([*lines, *wording.held(say, picked.held)]),
            choices=(talk.choice("list:shops:n:1", "pick-choice-now"),) if picked.apart else (),
        )  # fmt: skip
        return
    pages_ = list(written(say, pick, picked, by))
    page = min(max(number, 1), len(pages_))
    lines = pages_[page - 1]
    if page == 1 and (until := _still_open(talk, pick)) is not None:
        lines.insert(len(wording.head(say, pick, picked)), talk.phrase("pick-more", clock=said.clock(until)))
    if len(pages_) > 1:
        lines.append(talk.phrase("list-page", page=page, pages=len(pages_)))
    talk.say("pick-said", lines=said.lines(lines), choices=_choices(talk, pick, picked, by, page, len(pages_)))


def written(say: Say, pick: Pick, picked: Picked, by: str) -> Iterator[list[Marked]]:
    """The list in words, `by` shops or homes, page by page: the lines of each. What a merchant's lines are goes on
    under his name."""
    entries = _by_shop(say, picked) if by == "shops" else _by_home(say, picked)
    cuts = pages([len(text) for _, text in entries], _CHARACTERS, _LINES)
    for cut in cuts:
        lines = wording.head(say, pick, picked) if cut is cuts[0] else []
        headed = ""
        for over, text in entries[cut]:
            if over != headed:
                headed = over
                lines.append(Marked(over))
            lines.append(text)
        if cut is cuts[-1]:
            lines += wording.held(say, picked.held)
        yield lines


def _by_shop(say: Say, picked: Picked) -> list[tuple[str, Marked]]:
    found = []
    for shop in picked.shops:
        over = wording.shop(say, shop)
        found += [(str(over), wording.thing(say, thing, by_hand=shop.of == "hand")) for thing in shop.things]
    return found


def _by_home(say: Say, picked: Picked) -> list[tuple[str, Marked]]:
    return [("", text) for home in picked.homes for text in wording.home(say, home)]


def _still_open(talk: Talk, pick: Pick) -> datetime | None:
    """Until when orders may still join the round; none where it is settled who is in it."""
    until = pick.at - talk.rules.supplies.cutoff if pick.at is not None else None
    return talk.rules.local(until) if until is not None and until > talk.now else None


async def table(talk: Talk, within: Within, pick: Pick) -> None:
    """The list as a workbook; whoever takes it away is on the record."""
    picked = await picked_of(talk, within, pick)
    say = Say(talk.words, talk.rules, talk.language)
    if not picked.lines:
        talk.say("pick-none", when=wording.when(say, pick))
        return
    await on_record(talk, "pick-list", picked.orders)
    assert talk.speaker is not None
    talk.say(
        "pick-table", when=wording.when(say, pick), orders=picked.orders, homes=len(picked.homes),
        picture=Picture(
            alt=say.plain("pick-file", when=wording.when(say, pick)),
            sheet=tables.wanted(pick, within, talk.speaker.community_id, talk.language),
            instead=talk.phrase("pick-no-file"),
        ),
    )  # fmt: skip


async def print_(talk: Talk, pick: Pick) -> None:
    """A link to the list as a page to print."""
    assert talk.speaker is not None
    link = paper.link(talk.db.vault, talk.rules, talk.speaker.account_id, pick, talk.now)
    await on_record(talk, "pick-page", 0)
    talk.say("pick-print", link=Marked(f'<a href="{link}">{link}</a>'))


async def on_record(talk: Talk, what: str, count: int) -> None:
    """Whoever takes away a list with doors in it."""
    speaker = talk.speaker
    await history.add(talk.db, [{
        "community_id": talk.community, "at": talk.now,
        "actor": f"account/{speaker.account_id}" if speaker is not None else "system", "action": "downloaded",
        "subject": f"community/{talk.community}", "details": {"what": what, "orders": count},
    }])  # fmt: skip


def _choices(talk: Talk, pick: Pick, picked: Picked, by: str, page: int, count: int) -> tuple[Choice, ...]:
    found = []
    if page < count:
        found.append(talk.choice(f"list:{by}:{pick.word}:{page + 1}", "list-next"))
    if page > 1:
        found.append(talk.choice(f"list:{by}:{pick.word}:{page - 1}", "list-previous"))
    other, label = ("homes", "pick-choice-homes") if by == "shops" else ("shops", "pick-choice-shops")
    found += [
        talk.choice(f"list:{other}:{pick.word}:1", label),
        talk.choice(f"list:table:{pick.word}", "pick-choice-table"),
        talk.choice(f"list:print:{pick.word}", "pick-choice-print"),
    ]
    assert talk.speaker is not None
    if by == "shops" and access.roles_for(talk.speaker.roles, "serve-orders"):
        seen = f"{int(talk.now.timestamp())}:{max(one.line.id for one in picked.lines)}"
        found += [
            talk.choice(f"list:buy:{pick.word}:{shop.id}:{seen}", "pick-choice-bought", name=shop.name)
            for shop in picked.shops[:_BOUGHT] if shop.id is not None
        ]  # fmt: skip
    if picked.apart:
        found.append(talk.choice("list:shops:n:1", "pick-choice-now"))
    return tuple(found)
