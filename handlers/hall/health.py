"""Whether a message in a group joins somebody to a state of health: a rule, and the words that it goes by.

Taking away too much is mended by one private word; a neighbour named as ill before everybody is not. So a question
(「502 是不是发烧了？」) counts like a statement, and so does a denial. What names nobody (「最近发烧的多吗」) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

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
# A door, a floor, a neighbour, a person by what one calls them.
_DOOR = re.compile(
    r"(?<![\d.:：/])(?:\d{1,2}\s*[-－—]\s*){0,2}(\d{3,4})(?![\d.．:：/]|\s*(?:元|块|斤|克|人|户|份|个|米|号文|医院|年))"
)
_SOMEBODY = re.compile(
    r"\d+\s*(?:单元|号楼|楼|层|栋)|楼上|楼下|隔壁|对门|对面|邻居家"
    r"|老[\u3400-\u9fff](?=[^\u3400-\u9fff]|家|他|她|又|发|咳|阳|确|病|感|高|低|住|被|好像|是不是|烧|$)"
    r"|[\u3400-\u9fff](?:阿姨|叔叔|大爷|大妈|奶奶|爷爷|先生|女士|师傅)"
    r"|那家|那户|他家|她家|他们家|谁家|哪家|next door|upstairs|downstairs|neighbou?r|\b(?:mr|mrs|ms|aunt|uncle)\b",
    re.IGNORECASE,
)


def speaks_of_another(text: str, speaker: Speaker, neighbours: Iterable[str]) -> bool:
    """Whether a text of this speaker's says of somebody else, by door, place or name, how their health is.
    `neighbours`: names of others in the building."""
    plain = _HARMLESS.sub("", text)
    if not is_about_health(plain):
        return False
    doors = {door for door in _DOOR.findall(plain) if not speaker.place.endswith((door, f"{door}室", f"{door}号"))}
    folded = plain.casefold()
    return bool(
        doors or _SOMEBODY.search(plain) or any(name.casefold() in folded for name in neighbours if len(name) > 1)
    )


def is_about_health(text: str) -> bool:
    """Whether an illness or a temperature is spoken of."""
    plain = _HARMLESS.sub("", text)
    return _HEALTH.search(plain) is not None or _DEGREES.search(plain) is not None


def is_alarming(celsius: Iterable[Decimal], symptoms: Iterable[str], low: Decimal, fever: Decimal) -> bool:
    """Whether readings or symptoms of somebody's own are not for many to read."""
    return any(True for _ in symptoms) or any(not low <= one < fever for one in celsius)
