"""Phrase + language → words. Every sentence we say is in handlers/texts/*.ftl (Fluent).

What comes out is marked text (see handlers/chat.py): a phrase may hold `<b>`, its values never can, they are escaped.
"""

from __future__ import annotations

import functools
import html
from decimal import Decimal
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.types import fluent_number
from fluent.syntax import ast

from handlers.chat import Marked

FOLDER = Path(__file__).parent.parent / "handlers" / "texts"
LANGUAGES = ("zh-CN", "en")

# Fluent refuses a value of more than 2,500 characters, against translations that blow themselves up. Our books are our
# own, and a list of names that is too long must still be said; what a platform cannot hold, its channel cuts.
resolver.MAX_PART_LENGTH = 50_000
# Values that say what something is called and not how many there are: order 1234 is not 1,234.
_CALLED = frozenset({"number", "again"})


class MissingWords(LookupError):
    """A phrase that the book does not have, or a value that a phrase asked for and did not get: a bug of ours."""


class Texts:
    """The phrase book: `texts("zh-CN", "temperature-taken", name="妈妈")`."""

    def __init__(self, bundles: dict[str, FluentBundle]) -> None:
        self._bundles = bundles

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Texts:
        """Read the book of each language; a phrase that does not parse is an error here, not in a conversation."""
        return cls({name: _bundle(name, (folder / f"{name}.ftl").read_text(encoding="utf-8")) for name in LANGUAGES})

    def __call__(self, language: str, phrase: str, /, **values: object) -> Marked:
        """The words; `language` falls back to Chinese. Raises MissingWords."""
        bundle = self._bundles.get(language) or self._bundles["zh-CN"]
        pattern = bundle.get_message(phrase).value if bundle.has_message(phrase) else None
        if pattern is None:
            raise MissingWords(phrase)
        text, errors = bundle.format_pattern(pattern, {name: _fit(name, value) for name, value in values.items()})
        if errors:
            raise MissingWords(f"{phrase}: {errors[0]}")
        return Marked(text)


@functools.cache  # to read a book takes a third of a second; nothing changes one that was read
def _bundle(language: str, source: str) -> FluentBundle:
    # No isolating marks: they are invisible, and confuse people who copy a number.
    bundle = FluentBundle([language], use_isolating=False)
    resource = FluentResource(source)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise MissingWords(f"{language}.ftl does not parse near: {(entry.content or '').strip()[:60]!r}")
    bundle.add_resource(resource)
    return bundle


def _fit(name: str, value: object) -> object:
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, int):  # a number, so that plurals work
        return fluent_number(value, useGrouping=False) if name in _CALLED else value
    if isinstance(value, Decimal):
        return str(value)  # 36.0 keeps its zero
    if isinstance(value, Marked):
        return str(value)
    return html.escape(str(value), quote=False)
