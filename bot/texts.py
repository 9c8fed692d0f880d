"""Phrase + language → words. Every sentence we say is in handlers/texts/*.ftl (Fluent).

What comes out is marked text (see handlers/chat.py): a phrase may hold `<b>`, its values never can, they are escaped.
"""

from __future__ import annotations

import functools
import html
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from fluent.runtime import FluentBundle, resolver
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

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

    def __init__(self, books: dict[str, _Book]) -> None:
        self._books = books

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Texts:
        """Read the book of each language; a phrase that does not parse is an error here, not in a conversation."""
        return cls({name: _book(name, (folder / f"{name}.ftl").read_text(encoding="utf-8")) for name in LANGUAGES})

    def __call__(self, language: str, phrase: str, /, **values: object) -> Marked:
        """The words; `language` falls back to Chinese. Raises MissingWords."""
        book = self._books.get(language) or self._books["zh-CN"]
        template = book.templates.get(phrase)
        return Marked(book.chosen(phrase, values) if template is None else book.filled(phrase, template, values))


# Words, and the name of the value behind them, if one stands there.
_Template = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """One language. Two phrases of three are only words with values between them: they are in `templates`, put together
    in a tenth of Fluent's time. What is chosen, counted or referred to is Fluent's: it stands in `sources` as it was
    written, since both books in Fluent's own form take 16 MB, and in `bundle` from its first use."""

    bundle: FluentBundle
    templates: dict[str, _Template]
    sources: dict[str, str]

    def chosen(self, phrase: str, values: dict[str, object]) -> str:
        """A phrase that Fluent resolves. Raises MissingWords."""
        if not self.bundle.has_message(phrase):
            if phrase not in self.sources:
                raise MissingWords(phrase)
            self.bundle.add_resource(_PARSER.parse(self.sources[phrase]))
        pattern = self.bundle.get_message(phrase).value
        if pattern is None:
            raise MissingWords(phrase)
        text, errors = self.bundle.format_pattern(pattern, {name: _fit(name, value) for name, value in values.items()})
        if errors:
            raise MissingWords(f"{phrase}: {errors[0]}")
        return str(text)

    def filled(self, phrase: str, template: _Template, values: dict[str, object]) -> str:
        """A template with its values. Raises MissingWords."""
        said = []
        for words, name in template:
            said.append(words)
            if name is not None:
                if name not in values:
                    raise MissingWords(f"{phrase}: {name}")
                value = _fit(name, values[name])
                # Each language writes numbers in its own way.
                said.append(value if isinstance(value, str) else self.chosen(_NUMBER.id.name, {"value": value}))
        return "".join(said)


_PARSER = FluentParser(with_spans=False)
_PHRASES = re.compile(r"^(?=[a-zA-Z])", re.MULTILINE)  # what belongs to a phrase is indented
_NUMBER = ast.Message(
    ast.Identifier("number-alone"), ast.Pattern([ast.Placeable(ast.VariableReference(ast.Identifier("value")))])
)


class _References(Visitor):
    """The phrases that others are put together from."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.names.add(node.id.name)


@functools.cache  # to read a book takes a third of a second; nothing changes one that was read
def _book(language: str, source: str) -> _Book:
    templates: dict[str, _Template] = {}
    sources: dict[str, str] = {}
    references = _References()
    terms: list[ast.Term] = []
    for written in _PHRASES.split(source):
        for entry in _PARSER.parse(written).body:
            if isinstance(entry, ast.Junk):
                raise MissingWords(f"{language}.ftl does not parse near: {(entry.content or '').strip()[:60]!r}")
            if isinstance(entry, ast.Term):
                terms.append(entry)
                references.visit(entry)
            if isinstance(entry, ast.Message):
                template = _template(entry.value)
                if template is not None:
                    templates[entry.id.name] = template
                else:
                    references.visit(entry)
                sources[entry.id.name] = written
    # No isolating marks: they are invisible, and confuse people who copy a number.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(ast.Resource([_NUMBER, *terms]))
    for name in references.names & sources.keys():
        bundle.add_resource(_PARSER.parse(sources[name]))
    return _Book(bundle, templates, {name: sources[name] for name in sources.keys() - templates.keys()})


def _template(pattern: ast.Pattern | None) -> _Template | None:
    """A pattern that is words with values between them; None where anything in it is chosen, counted or referred to."""
    if pattern is None:
        return None
    found: list[tuple[str, str | None]] = [("", None)]
    for element in pattern.elements:
        words, value = found[-1]
        if isinstance(element, ast.TextElement) and value is None:
            found[-1] = (words + element.value, None)
        elif isinstance(element, ast.TextElement):
            found.append((element.value, None))
        elif not isinstance(element.expression, ast.VariableReference):
            return None
        elif value is None:
            found[-1] = (words, element.expression.id.name)
        else:
            found.append(("", element.expression.id.name))
    return tuple(found)


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
