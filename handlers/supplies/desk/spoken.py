"""What the crew types in place of a button: 接下 128, 都买到了, 都出发了, 盐没了, 刚才按错了.

Only somebody of the crew is heard, and of what they have in hand only whoever has something.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from handlers import access
from handlers.chat import Talk
from handlers.supplies.course import UNDO, following
from handlers.supplies.desk import crew, hands, having, serving
from handlers.supplies.desk.showing import choice, me, put, put_board
from handlers.supplies.reading.catalogue import key
from handlers.supplies.shelf import shelf
from storage.accounts import Speaker
from storage.supplies import desk, orders
from storage.supplies.orders import Kept

_LONGEST = 30
_LISTED = 8
_MARKS = " 。.!！~～，,"
_TAIL = r"(?:了|啦|吧|啊|哈|咯|\s)*"
_NUMBER = r"(?:\s*(?:第|#|no\.?|order)?\s*(?P<{}>[0-9]{{1,12}})\s*(?:号单|号|单)?\s*)"
_FRONT, _BACK = _NUMBER.format("front"), _NUMBER.format("back")
_ALL = r"(?:我|这边|这些|现在|已经?|都|全都|全部|全|东西|货|[\s，,])*"
_TAKE = r"(?:我\s*)?(?:来\s*|去\s*)?(?:接下来?|接单|接手|接|抢单)"
_HOUSE = r"\s*[0-9]{1,3}\s*(?:号楼|栋|幢)"  # the board has a button for a whole building
_VERBS = (
    ("accept", rf"{_FRONT}?[，,]?{_TAKE}{_TAIL}(?:{_BACK}|{_HOUSE}\S{{0,6}}?)?{_TAIL}"
               rf"|{_HOUSE}的?(?:我|都|全){{0,3}}{_TAKE}{_TAIL}"
               rf"|(?:i(?:'ll| will) )?(?:take|accept){_NUMBER.format('third')}"),
    ("buy", rf"{_FRONT}?{_ALL}(?:买好|买到|买齐|买全|买完|采购好|采购完|(?<=[都全部])买){_TAIL}(?<=[了啦])"
            rf"|(?:all |everything )?bought{_BACK}?"),
    ("leave", rf"{_FRONT}?{_ALL}(?:出发|动身|上路|开始送|去送){_TAIL}|(?:on my way|setting out|set out){_BACK}?"),
    ("finish", rf"{_FRONT}?{_ALL}(?:修|办|弄|处理|做|搞)(?:好|完|定){_TAIL}(?<=[了啦])"
               rf"|(?:fixed|finished){_BACK}?"),
    ("release", rf"{_FRONT}?(?:我)?(?:不接|接不了|送不了|去不了|不送){_TAIL}{_BACK}?"),
    ("lines", rf"{_FRONT}?(?:有的|有些|有几样|有一样|有东西)(?:没买到|没有|没货|买不到|缺货|没买着){_TAIL}"
              r"|some (?:things )?(?:were )?(?:missing|not there|sold out)"),
    ("undo", rf"(?:我)?(?:刚才|刚刚|刚)?(?:按错|点错|弄错|搞错|撤回|撤销){_TAIL}|undo|my mistake|wrong button"),
)  # fmt: skip
_PATTERNS = tuple((verb, re.compile(pattern, re.IGNORECASE)) for verb, pattern in _VERBS)
_OUT = re.compile(
    rf"(?P<name>[^\s，,。0-9].{{0,19}}?)\s*(?:都|已经)?(?:没了|没有了|没有|没货|没买到|没买着|买不到|卖完|断货|缺货"
    rf"|(?:is )?sold out){_TAIL}"
    r"|没(?:有|买到|买着)(?P<behind>[^\s了，,。].{0,19}?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says they do: accept, buy, leave, finish, release, lines (some things were not to be had), undo,
    out (the thing `name` was not); `number`: with which order, 0 where they do not say."""

    verb: str
    number: int = 0
    name: str = ""


def read(text: str) -> Said | None:
    """What words of a carrier stand for; none: for no button."""
    text = unicodedata.normalize("NFKC", text).strip().strip(_MARKS)
    if not text or len(text) > _LONGEST or text.endswith(("?", "吗", "没")):
        return None
    for verb, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found is not None:
            return Said(verb, int(next(filter(None, found.groupdict().values()), "0")))
    found = _OUT.fullmatch(text)
    return None if found is None else Said("out", name=(found["name"] or found["behind"]).strip())


async def typed(talk: Talk, speaker: Speaker) -> bool:
    """Whether it was one of these; what of it cannot be done is said as after the button."""
    if talk.incoming.kind == "edit" or not access.roles_for(speaker.roles, "take-orders"):
        return False
    meant = read(talk.text)
    if meant is None:
        return False
    if meant.verb == "accept":
        return await _accept(talk, meant.number)
    if meant.verb == "undo":
        return await _undo(talk)
    held = await desk.in_hand(talk.db, me(talk))
    if meant.number:
        held = [one for one in held if one.id == meant.number or one.room == str(meant.number)]
    if meant.verb in ("out", "lines"):
        held = [one for one in held if one.state in having.OPEN]
    if meant.verb == "finish":
        held = [one for one in held if following(one.kind, one.state) == "finish"]
    if meant.verb == "out":
        return await _sold_out(talk, speaker, held, meant.name)
    if not held:
        return False
    if meant.verb in hands.EACH and not meant.number:
        await _each(talk, meant.verb, held)
    elif len(held) > 1:
        _ask(talk, held)
    elif meant.verb == "release":
        await serving.release(talk, held[0])
    elif meant.verb == "lines":
        await having.show(talk, held[0])
    else:
        await serving.go_on(talk, held[0], meant.verb)
    return True


async def _accept(talk: Talk, number: int) -> bool:
    if not number:
        await put_board(talk, anew=True)
        return True
    order = await orders.by_id(talk.db, number)
    if order is None or order.state == "draft" or not await crew.may_serve(talk.db, talk.speaker, order):
        talk.say("desk-no-such", number=number)
        await put_board(talk, anew=True)
        return True
    await serving.accept(talk, order)
    return True


async def _each(talk: Talk, step: str, held: Sequence[Kept]) -> None:
    """All that can take the step; of one alone why it cannot."""
    if len(held) == 1:
        await serving.go_on(talk, held[0], step)
    elif hands.ready(step, held, await desk.asked(talk.db, [one.id for one in held])):
        await serving.each(talk, step)
    else:
        await put(talk, crew.HANDS, anew=True)


async def _undo(talk: Talk) -> bool:
    """What they did last, while it can be taken back; else they speak of something else."""
    newest = await desk.newest(talk.db, me(talk), talk.now - UNDO)
    if newest is None:
        return False
    at, ids = newest
    order = await orders.by_id(talk.db, ids[0])
    if len(ids) > 1 or order is None:
        await serving.back(talk, serving.stamp(at))
    else:
        await serving.undo(talk, order)
    return True


async def _sold_out(talk: Talk, speaker: Speaker, held: Sequence[Kept], name: str) -> bool:
    """A thing was not to be had: noted where one of their orders has it; of several it is asked which."""
    item = (await shelf(talk.db, speaker.community_id)).catalogue.find(name).item
    names = {key(name)} | ({key(item.name)} if item is not None else set())
    kept = await orders.lines(talk.db, [one.id for one in held])
    found = {
        one.id: line for one in held for line in kept.get(one.id, [])
        if key(line.name) in names and line.state in ("wanted", "got", "part")
    }  # fmt: skip
    if len(found) > 1:
        _ask(talk, [one for one in held if one.id in found])
    for line in found.values() if len(found) == 1 else ():
        await having.pressed(talk, "none", line.id, "")
    return bool(found)


def _ask(talk: Talk, held: Sequence[Kept]) -> None:
    """Of several it is asked which."""
    talk.say("desk-which", count=len(held), choices=tuple(
        choice(talk, f"show:{one.id}", "choice-desk-which", number=one.id, room=one.room) for one in held[:_LISTED]
    ))  # fmt: skip
