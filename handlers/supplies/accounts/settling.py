"""结账: what was bought of each merchant and by each volunteer on some days, what came back, and what was taken for it
(`summing.py` adds it up, `books.py` makes a workbook of it)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from handlers import access
from handlers import words as said
from handlers.chat import Marked, Talk
from handlers.rules import Rules
from handlers.supplies.accounts.summing import Settlement, Sum, goods, settled
from handlers.supplies.lists.vocabulary import days_in
from handlers.supplies.lists.wording import Say
from handlers.supplies.shelf import plain
from handlers.supplies.wording import money as in_words
from storage.database import Db
from storage.supplies import lists, money, settlement
from storage.supplies.settlement import Sold
from storage.temperature import Within

_SHORTEST = 2  # characters of a part of a name that names a merchant
_THINGS = 24  # of one merchant
_LINES = 12  # merchants, and people, of a message


def between(rules: Rules, since: date, until: date) -> tuple[datetime, datetime]:
    """From the first moment of a day to the last of another."""
    return (
        datetime.combine(since, time(0), rules.zone),
        datetime.combine(until + timedelta(days=1), time(0), rules.zone),
    )


async def read(
    db: Db, rules: Rules, within: Within, community_id: int, since: date, until: date
) -> Settlement:  # fmt: skip
    """These days, both included, settled."""
    span = between(rules, since, until)
    sold = await settlement.sold(db, within, community_id, *span)
    took = await settlement.took(db, within, community_id, *span)
    return settled(sold, took, await money.backs(db, [one.order_id for one in sold]))


async def asked(talk: Talk, rest: str) -> None:
    """结账, 结账 昨天, /settle 11-20 to 11-22."""
    within = await access.allowed(talk, "keep-shop")
    if within is None or talk.speaker is None:
        return
    today = talk.rules.local(talk.now).date()
    shop = await shop_in(talk, rest)
    if shop is not None:
        await of_shop(talk, *shop)
        return
    days = days_in(rest, today)
    if days is None:
        talk.say("settle-which", text=rest)
        return
    say = Say(talk.words, talk.rules, talk.language)
    span = span_of(say, *days)
    found = await read(talk.db, talk.rules, within, talk.speaker.community_id, *days)
    every = found.all
    begun, cost = await settlement.begun(talk.db, within, talk.speaker.community_id)
    if not every.orders and not every.cash and not every.code:
        talk.say("settle-none", span=span)
        return
    lines = [
        say(
            "settle-head", span=span, orders=every.orders, sum=in_words(every.sum),
            open="yes" if every.open else "no",
        ),
        *([say("settle-back", **_rest(every))] if every.back else []),
        *([say("settle-free", **_rest(every))] if every.free else []),
        say(
            "settle-took", cash=in_words(every.cash), code=in_words(every.code),
            later=in_words(every.later), blank=in_words(every.blank),
            owing=in_words(every.owing) if every.owing else "none",
        ),
        *_part(say, "settle-shops", "settle-shop", found.shops),
        *_part(say, "settle-people", "settle-person", found.people),
    ]  # fmt: skip
    if begun:
        lines.append(say("settle-begun", orders=begun, sum=in_words(cost)))
    carried = f"{days[0]:%Y%m%d}:{days[1]:%Y%m%d}"
    talk.say(
        "pick-said", lines=said.lines(lines), choices=(talk.choice(f"pay:settle:{carried}", "pick-choice-table"),)
    )  # fmt: skip


async def shop_in(talk: Talk, text: str) -> tuple[int, str, str] | None:
    """The merchant whose name stands in a text: id, name, and what else stands there. None: there is none."""
    known = await lists.merchants(talk.db, talk.speaker.community_id if talk.speaker is not None else 0)
    bare = text.strip(" 的，,。.？?")
    for id, name in sorted(known.items(), key=lambda one: -len(one[1])):
        if name in text:
            return id, name, text.replace(name, "", 1)
        if len(bare) >= _SHORTEST and bare in name:
            return id, name, ""
    return None


async def of_shop(talk: Talk, shop_id: int, name: str, rest: str) -> None:
    """康民药店的账: what was bought there on the days that are named; else today, this week, this month."""
    within = await access.allowed(talk, "keep-shop")
    if within is None or talk.speaker is None:
        return
    today = talk.rules.local(talk.now).date()
    days = days_in(rest, today)
    if days is None:
        talk.say("settle-which", text=rest)
        return
    say = Say(talk.words, talk.rules, talk.language)
    spans = [days]
    if not rest.strip(" 的，,。.？?"):
        spans += [span for span in (days_in(words, today) for words in ("本周", "本月")) if span is not None]
    first, last = (between(talk.rules, *span) for span in (min(spans), max(spans, key=lambda span: span[1])))
    sold = [
        one for one in await settlement.sold(talk.db, within, talk.speaker.community_id, first[0], last[1])
        if one.merchant_id == shop_id
    ]  # fmt: skip
    backs = await money.backs(talk.db, [one.order_id for one in sold])
    lines = [say("settle-one", name=name)]
    shown: list[Sold] = []
    for span in dict.fromkeys(spans):
        since, until = between(talk.rules, *span)
        some = [one for one in sold if since <= one.had_at < until]
        found = goods(some, backs, span_of(say, *span))
        values = {"orders": found.orders, "things": found.things, "sum": in_words(found.sum), **_rest(found)}
        lines.append(say("settle-shop", **values, name=found.name, of=found.of))
        shown = shown or some
    lines += _things(say, shown)
    begun, cost = await settlement.begun(talk.db, within, talk.speaker.community_id, shop_id)
    if begun:
        lines.append(say("settle-begun", orders=begun, sum=in_words(cost)))
    talk.say("pick-said", lines=said.lines([*lines, say("settle-more", name=name)]))


def _things(say: Say, some: Sequence[Sold]) -> list[Marked]:
    """What it was, to be held against the merchant's receipt."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in some:
        counts[one.name, one.measure] += one.due  # type: ignore[assignment]
    found = [((name, unit), count) for (name, unit), count in counts.items() if count]
    lines = [
        say("pick-thing", name=name, count=str(plain(Decimal(count))), unit=unit, notes="", noted="no")
        for (name, unit), count in found[:_THINGS]
    ]
    return lines if len(found) <= _THINGS else [*lines, say("settle-rest", count=len(found) - _THINGS)]


def _part(say: Say, heading: str, phrase: str, found: Sequence[Sum]) -> list[Marked]:
    if not found:
        return []
    lines = [say(heading)]
    for one in found[:_LINES]:
        values: dict[str, object] = {"orders": one.orders, "sum": in_words(one.sum), **_rest(one)}
        if phrase == "settle-shop":
            lines.append(say("settle-shop", **values, name=one.name, of=one.of, things=one.things))
        else:
            sums = {name: in_words(getattr(one, name)) for name in ("cash", "code")}
            lines.append(say("settle-person", **values, name=one.name or "none", **sums))
    if len(found) > _LINES:
        lines.append(say("settle-rest", count=len(found) - _LINES))
    return lines


def _rest(one: Sum) -> dict[str, object]:
    """What came back of it, and what the community pays."""
    return {
        "back": in_words(one.back) if one.back else "none", "net": in_words(one.sum - one.back),
        "free": in_words(one.free) if one.free else "none",
    }  # fmt: skip


def span_of(say: Say, since: date, until: date) -> Marked:
    """11月22日（周日）, or from one day to another."""
    first, last = (said.day(say.words, say.language, day) for day in (since, until))
    return say("settle-span", same="yes" if since == until else "no", since=first, until=last)
