"""来往 as a table: the households that wait for a word. What they wrote stays in the chat, where it can be answered."""

from __future__ import annotations

from datetime import datetime

from handlers import words
from handlers.console.frame import Asked, Page, Table
from handlers.threads.finding import seen_by
from handlers.threads.rules import span
from storage import liaisons


async def _read(asked: Asked) -> tuple[Table, ...]:
    waiting, answered = await seen_by(asked.db, asked.speaker, asked.now, asked.inside) or ([], 0)
    holders = {thread.holder_id for thread in waiting if thread.holder_id is not None}
    named = await liaisons.by_ids(asked.db, asked.speaker.community_id, holders) if holders else {}
    rows = []
    for thread in waiting:
        count, unit = span(asked.now, thread.waits_since)
        holder = named.get(thread.holder_id or 0)
        rows.append(
            (
                thread.place, _moment(asked, thread.waits_since or thread.opened_at),
                asked.say("thread-waited", count=count, unit=unit),
                asked.say("thread-who", name=holder.name if holder is not None else "", role=thread.role),
            )
        )  # fmt: skip
    return (
        Table(
            asked.say("console-waiting"), asked.columns("home", "since", "waited", "with"), tuple(rows),
            asked.say("console-nobody-waits"),
            asked.say("console-threads-head", count=len(rows), answered=answered) if rows or answered else "",
        ),
    )  # fmt: skip


def _moment(asked: Asked, when: datetime) -> str:
    """7:42; of another day with the day before it."""
    local = asked.rules.local(when)
    clock = words.clock(local)
    if local.date() == asked.rules.local(asked.now).date():
        return clock
    return asked.say("console-moment", day=words.day(asked.words, asked.language, local.date()), clock=clock)


# Whoever answers has a list in the chat, too: doctors and counsellors see what was handed to them, and no more
# (handlers.threads.finding.seen_by).
PAGE = Page("threads", "answer", _read)
