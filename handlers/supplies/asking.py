"""Lists and accounts asked for the other way round: 今天的采购单, 3号楼的送货单, 康民药店的账, 801 的账, 本周的结账."""

from __future__ import annotations

import re

from handlers import access
from handlers.chat import Talk
from handlers.supplies import door
from handlers.supplies.accounts import settling, statement
from handlers.supplies.lists import picking
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


async def typed(talk: Talk, speaker: Speaker) -> bool:
    """Whether it is one of these, said by somebody who looks at lists."""
    text = talk.text.strip("。.！!？?~～ ").replace("帐", "账")
    found = (_ASKED.fullmatch(text) or _GLUED.fullmatch(text)) if len(text) <= _LONGEST else None
    if found is None or talk.incoming.kind == "edit" or not access.roles_for(speaker.roles, "see-orders"):
        return False
    what, of = found["what"].strip(" ，,：:的"), found["of"]
    if of.startswith("账"):
        if not hints(what) and await settling.shop_in(talk, what) is None:
            return False
        await statement.of_door(talk, what)
    elif of in ("结账", "结算", "对账"):
        today = talk.rules.local(talk.now).date()
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
