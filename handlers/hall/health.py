"""Whether a message in a group joins somebody to a state of health: a rule, and the words that it goes by.

Taking away too much is mended by one private word; a neighbour named as ill before everybody is not. So a question
(「502 是不是发烧了？」) counts like a statement, and so does a denial. What names nobody (「最近发烧的多吗」) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from handlers.surnames import SURNAMES
from storage.accounts import Speaker

# What sounds like an illness and is none.
_HARMLESS = re.compile(
    r"(?:发热|发烧)门诊|发烧友|退[烧热]药?|感冒药|体温计|额温枪|测温|量体温|报体温|核酸检测|做核酸|健康码|密接电话"
    r"|fever clinic|thermometer",
    re.IGNORECASE,
)
_HEALTH = re.compile(
    r"发烧|发热|高烧|低烧|烧到|烧得|咳嗽|咳得|阳了|阳性|是阳|确诊|感染|密接|疑似|中招|新冠|吐了|拉肚子|喘不|病了|生病"
    r"|救护车|拉走|住院|去世|fever|cough|positive|covid|corona|infected|\bsick\b|\bill\b|ambulance",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"(?<![\d.])((?:3[4-9]|4[0-2])[.．点]\d)(?!\d)")
# A door, a floor, a neighbour, a person by what one calls them. Kin (我奶奶, 老公) is one's own.
_DOOR = re.compile(
    r"(?<![\d.:：/])(?:\d{1,2}\s*[-－—]\s*){0,2}(\d{3,4})(?![\d.．:：/]|\s*(?:元|块|斤|克|人|户|份|个|米|号文|医院|年))"
)
_SOMEBODY = re.compile(
    r"\d+\s*(?:单元|号楼|楼|层|栋)|楼上|楼下|隔壁|对门|对面|邻居|那家|那户"
    rf"|(?:老|小)[{SURNAMES}]|[{SURNAMES}](?:阿姨|叔叔|叔|姐|哥|大爷|大妈|大姐|大哥|奶奶|爷爷|先生|女士|师傅)"
    r"|next door|upstairs|downstairs|neighbou?r|\b(?:mr|mrs|ms)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What others in the building, and their doors, are called."""

    names: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()


def speaks_of_another(text: str, speaker: Speaker, neighbours: Neighbours, low: Decimal, fever: Decimal) -> bool:
    """Whether a text of this speaker's says of somebody else, by door, place or name, how their health is. A usual
    temperature is somebody else's only where a door or name of theirs stands beside it: it is written often, with all
    sorts of words."""
    plain = _HARMLESS.sub("", text)
    own = [member.name for member in speaker.people]
    for name in own:
        plain = plain.replace(name, "")
    ill = _HEALTH.search(plain) is not None
    degrees = [Decimal(one.replace("．", ".").replace("点", ".")) for one in _DEGREES.findall(plain)]
    if not ill and not degrees:
        return False
    doors = {door for door in _DOOR.findall(plain) if not speaker.place.endswith((door, f"{door}室", f"{door}号"))}
    known = {digits for room in neighbours.rooms for digits in re.findall(r"\d+", room)}
    folded = plain.casefold()
    if doors & known or any(
        name.casefold() in folded for name in neighbours.names if len(name) > 1 and name not in own
    ):
        return True
    worrying = ill or any(not low <= one < fever for one in degrees)
    return bool(worrying and ((ill and doors) or _SOMEBODY.search(plain)))


_OWN = re.compile(
    r"我|咱|俺|家里|孩子|娃|宝宝|老公|老婆|老伴|爸|妈|爷爷|奶奶|\bi\b|\bi'm\b|\bmy\b|\bwe\b", re.IGNORECASE
)
_GENERAL = re.compile(
    r"大家|各位|有人|有没有|最近|如果|要是|万一|预防|装修|的话|怎么办|[吗么？?]|everyone|anyone|\bif\b", re.IGNORECASE
)
_DENIED = re.compile(r"[没不无未]|\bnot?\b|n't", re.IGNORECASE)


def is_idle(text: str) -> bool:
    """Whether a symptom is spoken of in general, and nobody is said to have it."""
    return _GENERAL.search(text) is not None and _OWN.search(text) is None


def says_one_is_ill(text: str) -> bool:
    """Whether somebody says plainly of themselves or theirs that they are ill, in words that are no symptom of ours
    (我阳了)."""
    plain = _HARMLESS.sub("", text)
    if _HEALTH.search(plain) is None or _OWN.search(plain) is None:
        return False
    return _GENERAL.search(plain) is None and _DENIED.search(plain) is None


def is_about_health(text: str) -> bool:
    """Whether an illness or a temperature is spoken of."""
    plain = _HARMLESS.sub("", text)
    return _HEALTH.search(plain) is not None or _DEGREES.search(plain) is not None


def is_alarming(celsius: Iterable[Decimal], symptoms: Iterable[str], low: Decimal, fever: Decimal) -> bool:
    """Whether readings or symptoms of somebody's own are not for many to read."""
    return any(True for _ in symptoms) or any(not low <= one < fever for one in celsius)
