"""Lists and accounts asked for the other way round: 今天的采购单, 3号楼的送货单, 康民药店的账, 801 的账, 本周的结账."""

from __future__ import annotations

import re

from handlers import access
from handlers.chat import Talk
from handlers.supplies import door
from handlers.supplies.accounts import owing, settling, statement
from handlers.supplies.lists import figures, picking
from handlers.supplies.lists.vocabulary import days_in
from handlers.temperature.doors import hints
from storage.accounts import Speaker

_LONGEST = 24  # characters of something asked for by name
_ASKED = re.compile(
    r"(?:请|麻烦|帮我|给我|发我|发一下|发|看一下|看看|看|查一下|查|我要|要|出一下|出|打印)*"
    r"(?P<what>.*?)\s*的?\s*"
    r"(?P<of>采购单|拣货单|捡货单|备货单|配货单|送货单|标签|结账|结算|对账|账单|账目|账)"
    r"(?:表|表格|明细)?\s*(?:吧|呢|一下|发我|给我|发给我|来一份)?"
)
_GLUED = re.compile(
    r"(?P<of>采购单|拣货单|捡货单|备货单|配货单|送货单|标签|结账|结算|对账|账单|账目|账)\s*(?:给我|发我)?(?P<what>.*)"
)
_WHO_OWES = re.compile(
    r"(?:看看|看一下|看|还有)*(?:谁|哪家|哪几家|哪些人)家?(?:还|都)*(?:没有?(?:付|给|交)过?|欠着?)(?:钱|款|账)[啊呀呢了]*"
)
_NOT_THERE = re.compile(r"(?:今天)?还?有?(?:多少|几)(?:单|家|户)?(?:还)?没(?:送|送到|送完|送出去)[啊呀呢了]*")
_TAIL = " ，,：:的啊呀吧呢哈"  # what people put around the words that count


async def typed(talk: Talk, speaker: Speaker) -> bool:
    """Whether it is one of these, said by somebody who looks at lists."""
    text = talk.text.strip("。.！!？?~～ ").replace("帐", "账")
    if len(text) > _LONGEST or talk.incoming.kind == "edit" or not access.roles_for(speaker.roles, "see-orders"):
        return False
    if _WHO_OWES.fullmatch(text):
        await owing.asked(talk)
        return True
    if _NOT_THERE.fullmatch(text):
        await figures.asked(talk)
        return True
    found = _ASKED.fullmatch(text) or _GLUED.fullmatch(text)
    return found is not None and await _asked(talk, found["of"], found["what"].strip(_TAIL))


async def _asked(talk: Talk, of: str, what: str) -> bool:
    today = talk.rules.local(talk.now).date()
    if of.startswith("账") and what and days_in(what, today) is not None:
        of = "结账"
    if of.startswith("账"):
        if not hints(what) and await settling.shop_in(talk, what) is None:
            return False
        await statement.of_door(talk, what)
    elif of in ("结账", "结算", "对账"):
        if days_in(what, today) is None and await settling.shop_in(talk, what) is None:
            return False
        await settling.asked(talk, what)
    elif of == "送货单":
        await door.carry(talk, what)
    elif of == "标签":
        await door.labels(talk, what)
    else:
        await picking.asked(talk, what)
    return True
