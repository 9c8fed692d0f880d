"""The table of methods that the stand-in really does; the modules of methods fill it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .schema import Params
from .state import State


class Json(str):
    """A result that is JSON already."""

    __slots__ = ()


Method = Callable[[State, Params], Any]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Register a function as the Bot API method of this name."""

    def register(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return register
