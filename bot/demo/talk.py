"""What the neighbours of the made-up community have said to each other in their building's group, and its board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from bot.demo.people import HALF, LIAISON, LIAISON_HOME, QUIET
from bot.inbox import letter_row
from handlers import words
from handlers.chat import Lane, Letter
from handlers.rules import Rules
from storage import hall, outbox
from storage.database import Db
from storage.invites import Resident

# Days ago, when, who (place, name), what. What lies in the future has not been said yet.
_SAID = (
    (1, time(17, 52), (HALF, "马丽"), "谁家有多的盐？我家用完了，孩子等着吃面。"),
    (1, time(18, 3), ("3号楼3单元102", "吴秀兰"), "我家有两袋，挂你门把手上了，不用还。"),
    (1, time(18, 6), (HALF, "马丽"), "收到了，谢谢吴阿姨"),
    (1, time(19, 40), (LIAISON_HOME, LIAISON), "明天上午 9 点给楼道消毒，大家把门口的鞋收一收。"),
    (0, time(9, 12), (QUIET, "赵德福"), "消毒水味道大，开会儿窗就好了"),
    (0, time(10, 5), (LIAISON_HOME, LIAISON), "快递到了 6 件，一会儿送上楼，放门口。"),
)


async def neighbours(db: Db, rules: Rules, ids: Mapping[tuple[str, str], Resident], now: datetime) -> None:
    """The group of the shown building, with a little talk among neighbours and its board on top."""
    shown = ids.get((HALF, "马丽"))
    if shown is None:
        return
    (where,) = await hall.buildings(db, shown.household_id, None)
    group = await hall.found(db, where, now)
    today = rules.local(now).date()
    for number, (ago, clock, who, text) in enumerate(_SAID):
        at = datetime.combine(today - timedelta(days=ago), clock, rules.zone)
        if at <= now and who in ids:
            name = f"楼长 {words.surname(LIAISON)}" if who[1] == LIAISON else words.masked(who[1])
            await hall.post(
                db, community_id=where.community_id, group_id=group, key=f"demo/post/{number}",
                message=f"demo-{number}", sender=f"{where.chat}.demo", name=name, text=text, at=at,
            )  # fmt: skip
    await hall.show(db, group, "")  # it is there, so the clock writes it anew, also at night
    board = Letter(
        f"demo/board/{group}", where.chat, "", phrase="living", living=f"board/{group}", lane=Lane.NOTICE, pinned=True,
        silent=True, community_id=where.community_id,
    )  # fmt: skip
    await outbox.write(db, [letter_row(board, now)])
