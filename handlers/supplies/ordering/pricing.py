"""盐多少钱, 有没有鸡蛋, how much is the salt: answered from the shop's list, where everything asked about is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import words as said
from handlers.chat import Talk
from handlers.supplies.ordering import browsing
from handlers.supplies.ordering.spelling import flat
from handlers.supplies.reading import patterns, units
from handlers.supplies.shelf import Shelf, shelf
from storage.accounts import Speaker
from storage.supplies import wares

_LONGEST = 40
_MOST = 6  # things that are asked about at once
_SHOWN = 8
_UNIT = "|".join(map(re.escape, units.WORDS))
_COUNT = rf"(?:(?:[0-9]{{1,2}}|[一两二三半每]|an? |one )?(?:{_UNIT})的?\s*)"
_LEAD = (
    r"(?:您好|你好|师傅|请问一下|请问|问一下|问下|想问|我想问|那个|那|咱们|咱|你们|你们那|店里|超市|这里|这边|现在"
    r"|今天"
    r"|hi|hello|please|excuse me|[\s,])*"
)
_TAIL = r"(?:啊|呀|呢|了|吧|哦|哈|来着|谢谢|please|thanks|\s)*"
_COSTS = (
    r"(?:多少钱|什么价(?:格|钱)?|啥价(?:格|钱)?|几块钱?|几元|贵不贵|贵吗|怎么卖的?|咋卖的?"
    r"|(?:的)?(?:价格|价钱|单价)(?:是)?(?:多少|怎么样)?)"
)
_ASKS = tuple(
    re.compile(rf"{_LEAD}{pattern}{_TAIL}", re.IGNORECASE)
    for pattern in (
        rf"{_COUNT}?(?P<things>.+?)(?:现在|今天|卖|要|得|是|的|都|各|\s)*{_COSTS}{_TAIL}(?:一?{_COUNT})?",
        rf"{_COSTS}\s*{_COUNT}(?P<things>.+?)",
        r"(?:还)?有(?:没有)?(?P<things>[^没].*?)(?:卖|可以买|能买)?(?:吗|嘛|么|不)?",
        r"(?P<things>.+?)(?:还|现在|今天)?有(?:货|卖)?(?:吗|没有|没|嘛|么)",
        r"how much (?:is|are|does|do|for)\s*(?:the |your )?(?:an? (?:(?:bag|bottle|box|pack|kilo|kg|jin)s? of )?)?"
        r"(?P<things>.+?)(?: costs?)?(?: today| now)?",
        r"(?:what(?:'s| is) the )?price (?:of|for) (?:the |a |an )?(?P<things>.+?)",
        r"(?:do (?:you|they) (?:have|sell)|(?:is|are) there)(?: any| some)?\s+(?P<things>.+?)",
    )
)  # fmt: skip
_BARE_HAVE = 2  # of _ASKS: 有盐 alone says that there is some; it needs a word that asks
_APART = re.compile(r"\s*(?:[,，、和跟与]|还有|以及|\band\b|\bor\b)\s*", re.IGNORECASE)


def asked_about(text: str) -> list[str]:
    """The things whose price, or whether they are there, a text asks for, and nothing else; empty where it does not."""
    bare = flat(text).strip(patterns.TRIM + "!。 ")
    asks = bare.endswith("?") or flat(text).rstrip(" 。!").endswith("?")
    bare = bare.rstrip("?")
    if not bare or len(bare) > _LONGEST:
        return []
    for at, pattern in enumerate(_ASKS):
        found = pattern.fullmatch(bare)
        if found is None:
            continue
        if at == _BARE_HAVE and not (asks or "有没有" in bare or bare[-1] in "吗嘛么不"):
            continue
        return [one for one in _APART.split(found["things"].strip()) if one]
    return []


async def told(talk: Talk, speaker: Speaker) -> bool:
    """Whether a household asked for what stands in the list of its community; then it was told."""
    if speaker.household_id is None or talk.incoming.kind == "edit" or talk.incoming.forwarded:
        return False
    names = asked_about(talk.text)
    if not names or len(names) > _MOST:
        return False
    stock = await shelf(talk.db, speaker.community_id)
    ids = _known(names, stock)
    found = await wares.by_ids(talk.db, ids)  # the shelf's stock may be some moments old
    things = [found[id] for id in ids if id in found and found[id].sold]
    if not things:
        return False
    lines = [browsing.priced(talk, one) for one in things[:_SHOWN]]
    there = any(one.stock is None or one.stock > 0 for one in things)
    talk.say("order-price", lines=said.lines(lines), there="yes" if there else "no", name=things[0].name,
             unit=things[0].unit)  # fmt: skip
    return True


def _known(names: Sequence[str], stock: Shelf) -> list[int]:
    """The things of the list that are meant, of each name all that it may mean; empty where one is not in it."""
    ids: list[int] = []
    for name in names:
        found = stock.catalogue.find(name)
        meant = [found.item.name] if found.item is not None else list(found.near)
        theirs = [ware.id for one in meant if (ware := stock.named(one)) is not None]
        if not theirs:
            return []
        ids += [id for id in theirs if id not in ids]
    return ids
