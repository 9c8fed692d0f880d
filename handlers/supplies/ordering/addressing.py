"""For which door something is ordered: 「502 两袋盐」, 「给3-2-502 赵大爷 订两袋盐，503 一板鸡蛋」. Rules only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import addresses
from handlers.supplies.ordering import vocabulary
from handlers.supplies.reading import patterns, units

_UNITS = "|".join(unit for unit in units.WORDS if unit != "两")
_LATIN = "|".join(sorted(units.LATIN, key=len, reverse=True))
_FOR = "|".join(sorted(vocabulary.FOR.split(), key=len, reverse=True))
_CALLED = "|".join(sorted(vocabulary.CALLED.split(), key=len, reverse=True))
_START = re.compile(
    rf"""\s*(?P<for>(?:{_FOR})\s*|(?:(?:please|buy|order|get)\s+)*for\s+)?
    (?P<address>
        \d{{1,3}}-\d{{1,2}}-\d{{2,4}}[a-z]?
      | \d{{1,2}}-\d{{3,4}}[a-z]?
      | (?:(?:building|bldg|block)\s*\d{{1,3}},?\s*|\d{{1,3}}\s*(?:号楼|栋|幢|座|\#)\s*)
        (?:(?:unit\s*\d{{1,2}},?\s*|\d{{1,2}}\s*单元)\s*)?(?:room\s*)?\d{{2,4}}[a-z]?(?:室|号房|号|房)?
      | (?:unit\s*\d{{1,2}},?\s*|\d{{1,2}}\s*单元\s*)(?:room\s*)?\d{{2,4}}[a-z]?(?:室|号房|号|房)?
      | (?:room\s*|apt\.?\s*)?\d{{3,4}}(?:室|号房|房|户|号(?!电池|线))
      | (?:room|apt\.?)\s*\d{{3,4}}[a-z]?
      | (?P<bare>\d{{3,4}})(?!(?!\s+张)\s*(?:{_UNITS}|(?:{_LATIN})\b)(?!.{{0,2}}?(?:{_CALLED})))
        (?!\s*两(?!\s*(?:{_UNITS})))(?!胶|感冒)
    )
    (?![\d.%℃])
    (?:\s*(?:的|家|户))*
    (?:\s*[\u3400-\u9fff]{{0,3}}?(?:{_CALLED})家?)?
    [\s:：,，]*""",
    re.VERBOSE,
)
_BUYS = re.compile(r"买|订|要|带|代购|捎|\b(?:buy|order|get|need)s?\b")


@dataclass(frozen=True, slots=True)
class Part:
    """What a message says of one door: `address` as it was written, none where the message names no door first; `text`
    what is said of it; `asks`: the words ask for something to be bought."""

    address: str
    text: str
    asks: bool = False


def parts(text: str) -> list[Part]:
    """A message apart by doors; what follows without a door of its own belongs to the one before."""
    found: list[tuple[str, list[str], bool]] = []
    for clause in _clauses(addresses.plain(text)):
        start = _START.match(clause)
        if start is not None:
            rest = clause[start.end() :]
            found.append((start["address"].strip(), [rest] if rest else [], bool(start["for"])))
        elif found:
            found[-1][1].append(clause)
        else:
            found.append(("", [clause], False))
    return [
        Part(address, "\n".join(texts), asks or _BUYS.search(" ".join(texts)) is not None)
        for address, texts, asks in found
    ]


def opening(text: str) -> Part | None:
    """A message that begins with one door, and all that is said behind it; `asks`: for it, outright. None where it
    begins with none."""
    plain = addresses.plain(text)
    start = _START.match(plain)
    if start is None:
        return None
    written = text if len(text) == len(plain) else plain  # 三十二号楼 is one longer than 32号楼
    return Part(start["address"].strip(), written[start.end() :].strip(), bool(start["for"]))


def _clauses(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,，;；。\n\r\t]|\.(?=\s|$)", text) if part.strip(patterns.TRIM)]


def without_name(text: str, names: list[str]) -> str:
    """What is said of a door, without the name of somebody who lives there before it."""
    bare = text.lstrip()
    for name in sorted(names, key=len, reverse=True):
        if bare.casefold().startswith(name.casefold()):
            return bare[len(name) :].lstrip(" :：,，的家")
    return text


def named(text: str, names: list[str]) -> str | None:
    """What is said behind the name of somebody for whom something is ordered: 给赵桂兰订两袋盐; none where no name is
    said in that place."""
    bare = re.sub(rf"^(?:{_FOR})\s*|^(?:(?:please|buy|order|get)\s+)*for\s+", "", addresses.plain(text).strip())
    for name in sorted(names, key=len, reverse=True):
        if bare.startswith(name.casefold()):
            return re.sub(rf"^(?:家|(?:{_CALLED}))*[\s:：,，]*", "", bare[len(name) :])
    return None
