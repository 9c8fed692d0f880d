"""Who and what somebody means when they write who looks after whom. Rules only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from handlers.addresses import is_address
from storage.liaisons import Holder, Named

Verb = Literal["assign", "release", "team", "dismiss"]

_TITLES = {
    "民警": "police", "警官": "police", "片警": "police", "警察": "police", "police": "police", "officer": "police",
    "物业": "property", "property": "property",
    "社区医生": "clinician", "医生": "clinician", "大夫": "clinician", "护士": "clinician", "doctor": "clinician",
    "dr.": "clinician", "dr": "clinician",
    "联户党员": "liaison", "楼栋长": "liaison", "楼长": "liaison", "联系人": "liaison", "党员": "liaison",
    "liaison": "liaison",
    "工作人员": "staff", "志愿者": "volunteer", "老师": "", "师傅": "", "主任": "", "经理": "",
}  # fmt: skip
_NOBODY = re.compile(r"谁|哪|我|您|你|他|她|咱|请问|怎么|什么|没人|为什么|有人|都|自己|who|what|why", re.IGNORECASE)
_ASKS = re.compile(r"[?？]|[吗呢吧么嘛][。.!！~～]*$")
_MEASURED = re.compile(r"\d\s*(?:[.．]\s*\d|度|℃|°)|体温|发烧|发热")  # a report for somebody, not a task
_CARES = re.compile(
    r"(?P<who>[^，。,;；:：]{2,30}?)\s*(?P<no>不再?|不用)?\s*(?:来|去)?(?P<how>负责|照看|照管|照顾|管)(?:的是)?[\s:：]*"
    r"(?P<where>\S.{0,150})"
)
_LOOKS_AFTER = re.compile(
    r"(?P<who>[^，。,;；:：]{2,40}?)\s+(?P<no>no longer )?looks? after\s+(?P<where>.{1,150})", re.IGNORECASE
)
_TEAM = re.compile(r"(?P<where>.{2,40}?)\s*(?:照护|照看组|三人小组)(?:组|人|小组)?(?:是|为)?[\s:：]*(?P<who>.{0,80})")
_LEAVES = re.compile(r"(?P<who>[^，。,;；:：?？]{2,30}?)\s*(?:离岗|离职)(?:了)?[。.!！]?")
_WHO = re.compile(r"谁(?:在|来)?(?:管|负责|照看|照顾)(?:着)?[\s:：]*(?P<where>.{2,40}?)[?？呢啊呀。]*")
_BEGINS = re.compile(
    r"(?:\b(?:building|bldg|block|unit)\s*)?[0-9]|[一二三四五六七八九十]{1,3}(?=号楼|栋|幢|单元)", re.IGNORECASE
)
_NAMES = re.compile(r"[、，,;；/&\s]+|和(?=[\u3400-\u9fff]{2})|\band\b")


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked for, with what they have answered since: which of several people or places they mean."""

    verb: Verb
    who: tuple[str, ...] = ()
    where: str = ""
    people: dict[str, int] = field(default_factory=dict)  # by the name as it was written
    areas: tuple[int, ...] = ()
    agreed: bool = False  # that somebody who is no liaison becomes one

    def data(self) -> dict[str, Any]:
        """As it waits for an answer."""
        return {
            "verb": self.verb, "who": list(self.who), "where": self.where, "people": self.people,
            "areas": list(self.areas), "agreed": self.agreed,
        }  # fmt: skip

    @classmethod
    def of(cls, data: dict[str, Any]) -> Request | None:
        """What waited; none where it was something else."""
        if data.get("verb") not in ("assign", "release", "team", "dismiss"):
            return None
        return cls(
            data["verb"], tuple(data["who"]), data["where"], dict(data["people"]), tuple(data["areas"]), data["agreed"]
        )


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody who may be meant. `roles`: what they hold now, wherever; `called`: the title before or behind the name,
    as a role."""

    id: int
    name: str
    place: str = ""
    roles: tuple[str, ...] = ()
    called: str = ""
    reached: bool = False


def written(text: str) -> Request | None:
    """What a sentence asks for: 「李建国 负责 3号楼2单元301」, 「301 照护 李建国 王医生 民警周刚」, 「陈静离岗」; none
    where it is a question, or about something else."""
    text = text.strip().rstrip("。.!！~～ ")
    if _ASKS.search(text) or _MEASURED.search(text):
        return None
    if found := _TEAM.fullmatch(text):
        if is_address(found["where"]):
            return Request("team", names(found["who"]), found["where"])
        return None
    for pattern in (_CARES, _LOOKS_AFTER):
        if (found := pattern.fullmatch(text)) and not _NOBODY.search(found["who"]):
            who, where = found["who"].strip(), found["where"].strip()
            if is_address(who) and not is_address(where):  # 301 负责 李建国
                who, where = where, who
            if pattern is _CARES and found["how"] in ("管", "照顾") and not is_address(where):
                continue  # of many other things, too
            return Request("release" if found["no"] else "assign", (who,), where)
    if (found := _LEAVES.fullmatch(text)) and not _NOBODY.search(found["who"]):
        return Request("dismiss", (found["who"].strip(),))
    return None


def asked_about(text: str) -> str:
    """The place in 「谁管3号楼」; empty where it is no such question."""
    found = _WHO.fullmatch(text.strip())
    return found["where"] if found and is_address(found["where"]) else ""


def names(text: str) -> tuple[str, ...]:
    """The names in a list. Latin words stand together: "John Smith, Wang Fang"."""
    if re.search(r"[\u3400-\u9fff]", text) is None:
        return tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;/&、，；]|\band\b", text) if part.strip()))
    return tuple(dict.fromkeys(part for part in _NAMES.split(text) if part))


def divided(text: str, literal: Iterable[str]) -> tuple[str, str]:
    """A name and the place behind it, with nothing between them: 李建国301, "John Smith building 3". `literal`: names
    of buildings, for those that hold no digit."""
    tokens = text.split()
    first = next((at for at, token in enumerate(tokens) if is_address(token)), 0)
    while first > 1 and tokens[first - 1].casefold() in ("building", "bldg", "block", "unit"):
        first -= 1
    if first:
        return " ".join(tokens[:first]).strip("，,:：、"), " ".join(tokens[first:])
    starts = [text.find(name) for name in literal if name and not any(map(str.isdigit, name)) and name in text]
    found = re.search(
        r"(?:\b(?:building|bldg|block|unit)\s*)?[0-9]|[一二三四五六七八九十]{1,3}(?=号楼|栋|幢|单元)", text
    )
    if found:
        starts.append(found.start())
    at = min(starts, default=len(text))
    return text[:at].strip(" ，,:：、"), text[at:].strip()


def spoken(word: str) -> list[tuple[str, str]]:
    """The names that a word may hold, each with the role its title says: 民警周刚 → 民警周刚, then 周刚 (police)."""
    found = [(word, "")]
    for title, role in sorted(_TITLES.items(), key=lambda one: -len(one[0])):
        low = word.casefold()
        if low.startswith(title) and len(word) > len(title):
            found.append((word[len(title) :].strip(), role))
        if low.endswith(title) and len(word) > len(title):
            found.append((word[: -len(title)].strip(), role))
    return found


def meant(word: str, holders: Sequence[Holder], residents: Collection[Named]) -> list[Someone]:
    """Whom a written name means: who holds a role before who holds none; with a title, a family name will do."""
    places = {one.id: one.place for one in residents}
    by_id: dict[int, list[Holder]] = {}
    for holder in holders:
        by_id.setdefault(holder.person_id, []).append(holder)
    for name, role in spoken(word):
        low = name.casefold()
        found = [some for some in by_id.values() if some[0].name.casefold() == low]
        if not found and role and len(name) == 1:
            found = [
                some for some in by_id.values()
                if some[0].name.startswith(name) and any(holder.role == role for holder in some)
            ]  # fmt: skip
        if found:
            return [
                Someone(
                    some[0].person_id, some[0].name, places.get(some[0].person_id, ""),
                    tuple(dict.fromkeys(holder.role for holder in some)), role, some[0].reached,
                )
                for some in found
            ]  # fmt: skip
        lives = [one for one in residents if one.name.casefold() == low]
        if lives:
            return [Someone(one.id, one.name, one.place, (), role) for one in lives]
    return []
