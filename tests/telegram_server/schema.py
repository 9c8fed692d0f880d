"""Checks each call against the Bot API's own description, which is kept beside it as data.

Parameters may come as JSON values, or as the strings of a form or a query; then nested objects are
JSON-serialised (Bot API documentation, "Making requests"). A missing or ill-typed parameter is refused; an
unknown one is ignored, as by the real server, but it is nearly always a typing error, so it is handed back as a
complaint.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .errors import bad

_DATA: dict[str, Any] = json.loads((Path(__file__).parent / "botapi.json").read_text("utf-8"))
TYPES: dict[str, dict[str, list[Any]]] = _DATA["types"]
UPDATE_KINDS = frozenset(TYPES["Update"]) - {"update_id"}

Params = dict[str, Any]
# Takes a value and a list for complaints; gives the parsed value, or raises Mismatch.
Reader = Callable[[Any, list[str]], Any]

_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
}
_YES, _NO = {"true", "yes", "1"}, {"false", "no", "0"}


class Mismatch(Exception):
    """A value that is not of the type that is asked for; says what was expected."""


class Upload:
    """A file that came in a multipart request."""

    __slots__ = ("content", "mime", "name")

    def __init__(self, name: str, mime: str, content: bytes) -> None:
        self.name = name
        self.mime = mime
        self.content = content


def _integer(value: Any, _: list[str]) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            pass
    raise Mismatch("an Integer")


def _float(value: Any, _: list[str]) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            pass
    raise Mismatch("a Float")


def _boolean(value: Any, _: list[str]) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Mismatch("a Boolean")


def _string(value: Any, _: list[str]) -> str:
    if isinstance(value, str):
        return value
    raise Mismatch("a String")


def _chat(value: Any, complaints: list[str]) -> int | str:
    """A chat's number, or @name."""
    if isinstance(value, str) and value.startswith("@"):
        return value
    return _integer(value, complaints)


def _file(value: Any, _: list[str]) -> Any:
    """An upload, or words: a file_id, an address, or attach://field."""
    if isinstance(value, Upload | str):
        return value
    raise Mismatch("an InputFile")


def _parsed(value: Any, kind: type, name: str) -> Any:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise Mismatch(name) from None
    if not isinstance(value, kind):
        raise Mismatch(name)
    return value


def _array_of(inner: Reader, name: str) -> Reader:
    def read(value: Any, complaints: list[str]) -> list[Any]:
        return [inner(item, complaints) for item in _parsed(value, list, name)]

    return read


def _object(name: str) -> Reader:
    fields: dict[str, tuple[Reader, bool, str | None]] = {}

    def read(value: Any, complaints: list[str]) -> dict[str, Any]:
        given = _parsed(value, dict, name)
        if not fields:
            for key, (kind, needed, *const) in TYPES[name].items():
                fields[key] = (_reader(kind), bool(needed), const[0] if const else None)
        out: dict[str, Any] = {}
        for key, content in given.items():
            field = fields.get(key)
            if field is None:
                complaints.append(f"{name} has no field {key}")
            elif content is not None:
                out[key] = field[0](content, complaints)
        for key, (_, required, only) in fields.items():
            if required and key not in out:
                raise Mismatch(f'{name} with the field "{key}"')
            if only is not None and out.get(key, only) != only:
                raise Mismatch(f'{name} with "{key}" {only}')
        return out

    return read


def _one_of(names: list[str]) -> Reader:
    def read(value: Any, complaints: list[str]) -> Any:
        best: tuple[Any, list[str]] | None = None
        reasons = []
        for name in names:
            heard: list[str] = []
            try:
                result = _reader(name)(value, heard)
            except Mismatch as why:
                reasons.append(str(why))
                continue
            if not heard:
                return result
            if best is None or len(heard) < len(best[1]):
                best = result, heard
        if best is None:
            raise Mismatch(" or ".join(reasons))
        complaints.extend(best[1])
        return best[0]

    return read


_readers: dict[str, Reader] = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "String": _string,
    "Integer|String": _chat,
    "InputFile": _file,
    "InputFile|String": _file,
}


def _reader(kind: str) -> Reader:
    reader = _readers.get(kind)
    if reader is None:
        if "|" in kind:
            names = kind.split("|")
            if all(name.startswith("Array of ") for name in names):
                reader = _array_of(_one_of([name.removeprefix("Array of ") for name in names]), kind)
            else:
                reader = _one_of(names)
        elif kind.startswith("Array of "):
            reader = _array_of(_reader(kind.removeprefix("Array of ")), kind)
        elif kind in _DATA["unions"]:
            reader = _one_of(_DATA["unions"][kind])
        else:
            reader = _object(kind)
        _readers[kind] = reader
    return reader


class Signature:
    """The parameters of one method; made once, used for each call of it."""

    def __init__(self, name: str) -> None:
        fields: dict[str, list[Any]] = _DATA["methods"][name]
        self.name = name
        self._kinds = {key: field[0] for key, field in fields.items()}
        self._readers = {key: _reader(field[0]) for key, field in fields.items()}
        self._needed = [key for key, field in fields.items() if field[1]]

    def read(self, raw: Params, complaints: list[str]) -> Params:
        """The parsed parameters; unknown ones are dropped with a complaint."""
        params: Params = {}
        readers = self._readers
        for key, value in raw.items():
            reader = readers.get(key)
            if reader is None:
                if not isinstance(value, Upload):
                    complaints.append(f"{self.name} has no parameter {key}")
            elif value is not None and (value != "" or reader is _string):
                try:
                    params[key] = reader(value, complaints)
                except Mismatch as expected:
                    kind = "reply keyboard markup" if key == "reply_markup" else f'parameter "{key}"'
                    raise bad(f"can't parse {kind}: {expected} expected") from None
        for key in self._needed:
            if key not in params:
                raise bad(_MISSING.get(key, f'parameter "{key}" is required'))
        return params


# The real server does not mind the case of a method's name.
SIGNATURES = {name.lower(): Signature(name) for name in _DATA["methods"]}
