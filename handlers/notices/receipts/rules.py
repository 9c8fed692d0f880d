"""What a reader may press, when those who have not read are reminded and told, whom to tell first, and what those who
tell others write: rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers import addresses
from handlers.quiet import quiet_until
from handlers.rules import Rules
from storage.notices import targets
from storage.notices.keeping import Asks
from storage.notices.unread import Dweller

HOW = ("phone", "door")
TELLERS = ("liaison", "staff", "admin")  # who tells those who have not read it: the next where there is no former
HELP = ("help", "ask")  # what somebody must answer
EVERYBODYS = ("read", "known")  # what is true of every door that the same reader answers for
_REPLIES = ("known", *HELP)
_PACE = 20  # seconds between two counts in a group: it hears 20 messages a minute, edits and everything else together
_SOON = 5  # seconds: longer than a transaction takes

_OLD = 70
_ALONE = re.compile(r"独居|一个人住|一个人过|孤寡|空巢|独自|\balone\b", re.IGNORECASE)

_TOLD = {
    "phone": re.compile(r"打?(?:了|过)*个?电话|去电|微信|\b(?:(?:by|on the) )?phoned?\b|\bcalled\b"),
    "door": re.compile(
        r"上(?:了|过)?门|当面|敲(?:了|过)?门|门口|去(?:了|过)(?:他|她)?(?:家里?)?"
        r"|\b(?:at the )?door\b|\bin person\b|\bvisited\b"
    ),
}  # fmt: skip
_SAYS = re.compile(r"通知|告诉|告知|转告|说|讲|知道|\b(?:told|informed|notified)\b")
_FILLERS = re.compile(
    r"(?:[了过的都也已经好并里给他她它们家户我刚才和与、，,。.！!；;：:\s]"
    r"|\b(?:ok|them|and|all|i|we|just|have|has|been|were|was)\b)*"
)
_CALLED = re.compile(r"[一-鿿]{1,3}?(?:大爷|大妈|大娘|大伯|奶奶|爷爷|阿姨|叔叔|婆婆|先生|女士|老师|老人家?|师傅)")
_NUMBER = r"(?<![0-9])[0-9]{2,5}[a-z]?(?![0-9])(?:室|户|号房?)?"
_ROOMS = re.compile(
    r"[0-9]{1,3}(?:号楼|栋|幢|座)\s*(?:[0-9]{1,2}单元\s*)?" + _NUMBER
    + r"|[0-9]{1,2}单元\s*" + _NUMBER
    + r"|(?<![0-9a-z])[0-9a-z]{1,3}(?:-[0-9]{1,4}[a-z]?){1,2}(?![0-9])"
    + r"|" + _NUMBER
)  # fmt: skip
_DECIMAL = re.compile(r"[0-9]\s*[.．·点][0-9]")


_READ = re.compile(
    r"(?:我们?家?|俺)?(?:都|已经|已)*(?:阅读?|读|看|看到|阅读|看过|读过)(?:了|过|完)*(?:这条|那条|您的?|这个)?通知(?:了|啦)?"
    r"|(?:这条|那条)?通知(?:我们?家?)?(?:都|已经|已)*(?:看|看到|收到|读|阅)(?:了|过|完)+"
    r"|(?:我们?家?)?已(?:经)?(?:阅读?|读)了?|(?:我)?已阅"
    r"|(?:i(?: have|'ve)? )?read (?:it|the notice)|i(?: have|'ve) read (?:it|the notice)",
    re.IGNORECASE,
)


def says_read(text: str) -> bool:
    """Whether a text says that a notice was read, and nothing else: 「我已阅读」, 「通知看到了」, "I have read it"."""
    return _READ.fullmatch(text.strip("。.!！~～ ").replace("’", "'")) is not None


def answers(asks: Asks) -> tuple[str, ...]:
    """What a notice can be answered with."""
    match asks.mode:
        case "read":
            return ("read",)
        case "reply":
            return _REPLIES
        case "choices":
            return tuple(f"c{number}" for number in range(max(map(len, asks.labels.values()), default=0)))
    return ()


def next_count(now: datetime) -> datetime:
    """When a group's message next says how many have read it."""
    whole = int(now.timestamp())
    return now.replace(microsecond=0) + timedelta(seconds=_PACE - whole % _PACE)


def soon(now: datetime) -> datetime:
    """What is to go before this is perhaps being put into words at this moment."""
    return now + timedelta(seconds=_SOON)


def turn(at: datetime | None) -> int:
    """Tells reminders and lists from those of an earlier time: whoever is to read once more is reminded once more."""
    return int(at.timestamp()) if at is not None else 0


def went_out_at(rules: Rules, began_at: datetime, *, urgent: bool) -> datetime:
    """When an edition's letters began to go: one that is not urgent waits for the morning."""
    return began_at if urgent else quiet_until(rules, began_at) or began_at


@dataclass(frozen=True, slots=True)
class Care:
    """Why a household is told before others: how old somebody is (0: not known, or not old), whether they are alone."""

    age: int
    alone: bool


def care_of(people: Sequence[Dweller]) -> Care:
    """From the notes on the roster, and from who is looked in on."""
    ages = [years for one in people for years in targets.ages(one.note)]
    old = max((age for age in ages if _OLD <= age < 120), default=0)
    return Care(old, any(one.reason == "alone" or _ALONE.search(one.note) for one in people))


def first_line(body: str, most: int = 60) -> str:
    """The first line of a text, cut where it is long."""
    line = next((line.strip() for line in body.splitlines() if line.strip()), "")
    return line if len(line) <= most else f"{line[: most - 1]}…"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody wrote about whom they told. `how`: phone, door; empty where it was not said. `whole`: nothing else
    stands in it, so it is about nothing else."""

    how: str
    rooms: str
    whole: bool
    says: bool


def read_told(text: str) -> Told | None:
    """「301 电话」, 「502、503 上门说了」, 「通知 301 302 说了」; none where no room stands in it."""
    plain = addresses.plain(text).strip()
    rooms = [found[0] for found in _ROOMS.finditer(plain)]
    if not rooms or _DECIMAL.search(plain):
        return None
    left = _CALLED.sub(" ", _ROOMS.sub(" ", plain))
    how = ""
    for word, pattern in _TOLD.items():
        if pattern.search(left):
            how = how or word
            left = pattern.sub(" ", left)
    says = _SAYS.search(left) is not None
    left = _SAYS.sub(" ", left)
    return Told(how, "、".join(rooms), _FILLERS.fullmatch(left) is not None, says)
