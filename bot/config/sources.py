"""Reads one file or one environment variable into a layer of settings: plain mappings, lists and values.

Nothing of a value is ever repeated in a problem, not even what a parser says about it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path as File
from typing import Any

import yaml

from bot.config.model import Settings
from bot.config.shape import LIST, PREFIX, SECTION, TABLE, VALUE, Path, dotted, known, shape, variable

OTHERS = ("LOUZHANG_TEST_", "LOUZHANG_BENCH_")  # read by the tests and the benchmarks
_DEEPEST = 20


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: which key, what about it, and the file or environment variable it stands in."""

    key: str
    message: str
    source: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message} ({self.source})" if self.key else f"{self.source}: {self.message}"


@dataclass
class Layer:
    """What one source says."""

    source: str
    tree: Any = field(default_factory=dict)
    shared: bool = False  # config.yaml: in the repository, so no place for secrets
    unread: bool = False
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[Path] = field(default_factory=set)  # what it may have meant to set

    def report(self, path: Path, message: str) -> None:
        """Note what is wrong at `path`."""
        self.problems.append(Problem(dotted(path), message, self.source))


def from_file(file: File, *, name: str, shared: bool = False) -> Layer:
    """The settings in a YAML file; a file that cannot be read gives an empty layer with the reason."""
    layer = Layer(name, shared=shared)
    problem = _read(file, layer)
    if problem is None and not isinstance(layer.tree, dict):
        problem = "must hold a mapping of settings, such as language: en"
    if problem:
        layer.tree, layer.unread = {}, True
        layer.report((), problem)
    return layer


def _read(file: File, layer: Layer) -> str | None:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if node is None:
            return None
        _find_twins(node, (), layer)
        layer.tree = _plain(loader.construct_document(node))
    except FileNotFoundError:
        return "there is no such file"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        return f"is not UTF-8 (byte {error.start + 1}): save it as UTF-8"
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "an unknown place"
        # Some reasons quote the text (an alias, a tag), which may be a token: only names of the grammar pass.
        reason = error.problem or ""
        quoted = re.sub(r"'(?:<[a-z ]+>|[^\w\s]|\\t)'", "", reason)
        return f"is not YAML at {where}" + (f": {reason}" if not re.search(r"['\"]", quoted) else "")
    except yaml.reader.ReaderError as error:
        return f"holds a character that YAML does not allow, on line {text.count(chr(10), 0, error.position) + 1}"
    except (RecursionError, ValueError):  # ValueError: a date such as 2026-02-31
        return "cannot be understood: it refers to itself, is nested without end or holds an impossible date"
    return None


def _find_twins(node: yaml.Node, path: Path, layer: Layer) -> None:
    """Report each key that stands twice in one mapping: YAML would silently take the last."""
    if len(path) > _DEEPEST:
        raise RecursionError
    if isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            _find_twins(item, (*path, i), layer)
    elif isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in seen:
                layer.report((*path, name), f"is given twice, on lines {seen[name]} and {line}: keep one")
            seen.setdefault(name, line)
            _find_twins(value, (*path, name), layer)


def _plain(value: Any) -> Any:
    """The same with every key a text: YAML makes a number of 14."""
    if isinstance(value, dict):
        return {str(key): _plain(below) for key, below in value.items()}
    return [_plain(below) for below in value] if isinstance(value, list) else value


def from_environment(environ: Mapping[str, str]) -> Iterator[Layer]:
    """One layer for each LOUZHANG_ variable, the more particular ones later."""
    names = (name for name in environ if name.startswith(PREFIX) and not name.startswith(OTHERS))
    for name in sorted(names, key=lambda name: (name.count("__"), name)):
        yield _from_variable(name, environ[name])


def _from_variable(name: str, text: str) -> Layer:
    layer = Layer(dotted([name]) if len(name) < 32 else re.sub(r"[^\w]", "…", name))
    path: Path = ()
    annotation: Any = Settings
    for part in name.removeprefix(PREFIX).split("__"):
        kind, inner = shape(annotation)
        if kind == LIST:
            whole = f"{variable(path)}='[…]'"
            layer.report(path, f"is a list and is set whole, as JSON: {whole}")
            layer.doubtful.add(path)
            return layer
        names = {key.upper(): key for key in inner} if kind == SECTION else {part: part} if kind == TABLE else {}
        if not part or part not in names:
            return _unknown_variable(name, layer)
        path = (*path, names[part])
        annotation = inner if kind == TABLE else inner[names[part]]
    value: Any = text
    if shape(annotation)[0] != VALUE:
        try:
            value = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, path, layer))
        except (ValueError, RecursionError):
            layer.report(path, f"must be JSON, as in {variable(path)}='{_EXAMPLE[shape(annotation)[0]]}'")
            layer.doubtful.add(path)
            return layer
    for key in reversed(path):
        value = {key: value}
    layer.tree = value
    return layer


_EXAMPLE = {LIST: "[1, 2]", SECTION: '{"key": "value"}', TABLE: '{"name": {"key": 1}}'}


def _once(pairs: list[tuple[str, Any]], path: Path, layer: Layer) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        layer.report((*path, key), "is given twice: keep one")
    return dict(pairs)


def _unknown_variable(name: str, layer: Layer) -> Layer:
    variables = {variable(path): path for path in known()}
    near = get_close_matches(name, variables, n=1, cutoff=0.8)
    if near:
        layer.doubtful.add(variables[near[0]])
    hint = f"did you mean {near[0]}?" if near else "docs/settings.md lists them all"
    layer.report(tuple(name.removeprefix(PREFIX).lower().split("__")), f"is not a setting; {hint}")
    return layer
