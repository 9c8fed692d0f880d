"""What stands in a QR code and in the address of a page to print: who made it, what it is for, until when, and a seal
that only we can make. Rules; nothing of it is stored.

A label's token is "<order>-<day>-<seal>": the order is no secret (it stands beside it on the label), the seal is. It
fits behind Telegram's /start, which takes letters, digits, - and _.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from storage.vault import Vault

_SEAL = 20  # hexadecimal digits: 80 bits
_LABEL = re.compile(r"([0-9]{1,12})-([0-9]{1,6})-([0-9a-f]{20})", re.ASCII)
_PAGE = re.compile(r"([a-z]{1,8})-([0-9]{1,12})-([0-9]{1,12})-([0-9]{1,12})-([0-9]{1,12})-([0-9a-f]{20})", re.ASCII)
_EPOCH = date(2020, 1, 1)
LASTS = timedelta(days=1)  # of a page to print


@dataclass(frozen=True, slots=True)
class Label:
    """What a label's token says; `day`: on which it is carried."""

    order_id: int
    day: date


@dataclass(frozen=True, slots=True)
class Paper:
    """What the address of a page to print says. `what`: labels, list, or pick with the sort of its round; `round`:
    seconds, 0 for what its maker holds; `building`: 0 for all."""

    what: str
    account_id: int
    round: int
    building: int
    until: datetime


def label_token(vault: Vault, order_id: int, day: date) -> str:
    """The token of an order's label."""
    said = f"{order_id}-{(day - _EPOCH).days}"
    return f"{said}-{_seal(vault, 'label', said)}"


def read_label(vault: Vault, token: str) -> Label | None:
    """What a label's token says; none where it is not one of ours."""
    found = _LABEL.fullmatch(token)
    if found is None or _seal(vault, "label", f"{found[1]}-{found[2]}") != found[3]:
        return None
    return Label(int(found[1]), _EPOCH + timedelta(days=int(found[2])))


def is_label(payload: str) -> bool:
    """Whether what stands behind /start may be a label's: d<token>."""
    return payload.startswith("d") and _LABEL.fullmatch(payload[1:]) is not None


def paper_token(vault: Vault, paper: Paper) -> str:
    """The token of a page to print."""
    until = int(paper.until.timestamp())
    said = f"{paper.what}-{paper.account_id}-{paper.round}-{paper.building}-{until}"
    return f"{said}-{_seal(vault, 'paper', said)}"


def read_paper(vault: Vault, token: str, now: datetime) -> Paper | None:
    """What a page's token says; none where it is not one of ours, or its day is over."""
    found = _PAGE.fullmatch(token)
    if found is None or _seal(vault, "paper", token.rpartition("-")[0]) != found[6]:
        return None
    until = datetime.fromtimestamp(int(found[5]), now.tzinfo)
    if until < now:
        return None
    return Paper(found[1], int(found[2]), int(found[3]), int(found[4]), until)


def _seal(vault: Vault, what: str, said: str) -> str:
    return vault.digest(f"{what}/{said}")[:_SEAL]
