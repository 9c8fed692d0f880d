"""看板: the one living message of a building's group: today's slot in counts of households, who is on duty, the newest
notice, where to write. Never a person beside a state of health."""

from __future__ import annotations

from collections.abc import Mapping

from handlers import temperature, words
from handlers.chat import Marked
from handlers.living import Page, Wording
from handlers.notices import wording as notices
from handlers.supplies.course import OPEN
from handlers.supplies.kinds import SHARED
from storage import hall
from storage.hall import Homes, Standing
from storage.notices import keeping
from storage.notices import news as stored_news
from storage.supplies import lists

_NAMES = 3  # on duty at once; more are a crowd


def on_duty(watching: Mapping[int, list[str]], group: Standing) -> list[str]:
    """Who watches over a building: whoever has it, or else the whole community, in their plan."""
    found = watching.get(group.building_id) or watching.get(group.community_id) or []
    return [words.surname(name) for name in dict.fromkeys(found)][:_NAMES]


async def board(page: Page) -> Wording | None:
    """The board as it is now; none where the group stands for no building any more."""
    groups = await hall.standing(page.db, id=page.subject)
    if not groups or groups[0].chat != page.chat:
        return None
    group, rules = groups[0], page.rules
    window = temperature.in_question(rules, page.now)
    homes = (await hall.homes(page.db, window, group.building_id)).get(group.building_id, Homes())

    def line(phrase: str, **values: object) -> Marked:
        return page.words(rules.language, phrase, **values)

    lines = [line("hall-board-title", building=group.building)]
    if homes.due and window.day == rules.local(page.now).date():
        slot = words.slot(page.words, rules.language, window.slot)
        if page.now < window.closes:
            until = words.clock(rules.local(window.closes))
            lines.append(line("hall-board-open", slot=slot, homes=homes.due, done=homes.done, until=until))
        else:
            lines.append(line("hall-board-closed", slot=slot, homes=homes.due, done=homes.done))
    names = on_duty(await hall.watching(page.db, page.now), group)
    if names:
        lines.append(line("hall-board-duty", names=words.listed(page.words, rules.language, names)))
    open_ = await lists.under_way(page.db, [group.community_id], OPEN, SHARED, group.building_id)
    orders = open_.get(group.building_id, 0)
    if orders:
        lines.append(line("hall-board-orders", count=orders))
    news = (await stored_news.posted(page.db, [group.chat], page.now - rules.notices.current)).get(group.chat)
    if news is not None:
        texts = await keeping.texts(page.db, news.notice_id, news.version)
        day = words.day(page.words, rules.language, rules.local(news.began_at).date())
        lines.append(line("notice-read-board", title=notices.in_language(texts, rules.language).title, day=day))
    lines.append(line("hall-board-write"))
    return Wording(words.lines(lines))
