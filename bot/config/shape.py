"""Which keys the settings have, read from the model: for finding, naming and suggesting them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, SecretStr

from bot.config.model import Settings
from bot.config.values import DatabaseUrl

Path = tuple[str | int, ...]
PREFIX = "LOUZHANG_"
SECTION, TABLE, LIST, VALUE = "section", "table", "list", "value"


def shape(annotation: Any) -> tuple[str, Any]:
    """What a key holds: a section (its keys), a table or list (what each entry holds), or one value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return SECTION, {info.alias or name: info.annotation for name, info in annotation.model_fields.items()}
    origin = get_origin(annotation)
    if origin is tuple:
        return LIST, get_args(annotation)[0]
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return TABLE, get_args(annotation)[1]
    return VALUE, annotation


@cache
def known() -> Mapping[Path, Any]:
    """Every key that can be set by itself, with its annotation: sections are left out, lists and tables are whole."""
    return dict(_walk((), Settings))


def _walk(path: Path, annotation: Any) -> Iterator[tuple[Path, Any]]:
    kind, inner = shape(annotation)
    if kind != SECTION:
        yield path, annotation
        return
    for key, below in inner.items():
        yield from _walk((*path, key), below)


def is_secret(path: Path) -> bool:
    """Whether what stands at `path` must not be written where everybody reads it."""
    return known().get(path) in (SecretStr, DatabaseUrl)


def dotted(path: Iterable[str | int]) -> str:
    """How a key is written in messages. What does not look like a key may be a slipped secret, and is not shown."""
    return ".".join(str(key) if re.fullmatch(r"[\w+-]{1,32}", str(key)) else "…" for key in path)


def variable(path: Path) -> str:
    """The environment variable that sets `path`."""
    return PREFIX + "__".join(str(key).upper() for key in path)


def nearest(path: Path, siblings: Iterable[str]) -> Path | None:
    """The key that was probably meant: one beside it that is spelt alike, or one of the same name elsewhere."""
    *above, last = path
    if near := get_close_matches(str(last).lower(), siblings, n=1):
        return (*above, near[0])
    return next((other for other in known() if other[-1] == str(last).lower()), None)
