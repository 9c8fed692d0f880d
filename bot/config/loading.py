"""Reads the sources of settings, lays one over the other, and tells every problem at once.

Defaults < config.yaml in the working directory < the file named by --config < LOUZHANG_… in the environment. What
pydantic-settings reads silently (a misspelt variable, a key given twice) is a problem here, so we read by ourselves and
leave to pydantic what it does best: the values.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.config import checks, sources
from bot.config.model import Settings
from bot.config.shape import LIST, SECTION, TABLE, dotted, is_secret, nearest, shape, variable
from bot.config.shape import Path as KeyPath
from bot.config.sources import Layer, Problem
from bot.config.values import DatabaseUrl

SHARED_FILE = "config.yaml"
_NOTHING = object()

_IN_PLACE_OF: dict[str, dict[str, Any]] = {  # right on their own; a check that looks at one of them is not believed
    "slots": {"name": "?", "opens": "00:00", "reminds": [], "closes": "23:59"},
    "policies": {"days": 1},
}


class ConfigError(Exception):
    """The settings cannot be used; `problems` says why, all of it, without any secret."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(
    config_file: Path | None = None, *, environ: Mapping[str, str] | None = None, directory: Path | None = None
) -> Settings:
    """The settings from `directory`'s config.yaml, `config_file` and the environment, or ConfigError."""
    directory = directory or Path()
    shared, named = directory / SHARED_FILE, directory / config_file if config_file else None
    layers: list[Layer] = []
    if os.path.lexists(shared):
        layers.append(sources.from_file(shared, name=SHARED_FILE, shared=True))
    if named and not (layers and named.exists() and named.samefile(shared)):
        layers.append(sources.from_file(named, name=str(config_file)))
    layers += sources.from_environment(os.environ if environ is None else environ)
    return _Gathering(layers).settings()


@dataclass
class _Gathering:
    """The layers on their way to becoming settings: which key came from where, and what is wrong so far."""

    layers: list[Layer]
    problems: list[Problem] = field(default_factory=list)
    spoilt: set[KeyPath] = field(default_factory=set)  # reported: what follows from it is not news
    doubtful: set[KeyPath] = field(default_factory=set)  # perhaps set, by something that was reported
    origin: dict[KeyPath, int] = field(default_factory=dict)

    def settings(self) -> Settings:
        tree = Settings().model_dump(by_alias=True)
        for i, layer in enumerate(self.layers):
            self.problems += layer.problems
            self.doubtful |= layer.doubtful
            _lay_over(tree, self._known(layer.tree, Settings, (), i))
        settings = self._validated(tree)
        for finding in checks.findings(settings):
            if not any(self._is_doubtful(path) for path in finding.paths):
                self.problems.append(Problem(dotted(finding.paths[0]), finding.message, self._source(*finding.paths)))
        if self.problems:
            raise ConfigError(self.problems)
        return settings

    def _known(self, value: Any, annotation: Any, path: KeyPath, i: int) -> Any:
        """What of `value` has a place in the settings; the rest is reported."""
        kind, inner = shape(annotation)
        if kind in (SECTION, TABLE):
            if value is None:  # a heading whose lines are all commented out
                value = {}
            if not isinstance(value, dict):
                self._report(path, "must be a mapping: one line for each key, indented below it", i)
                return _NOTHING
            kept = {}
            for key, part in value.items():
                here = (*path, key)
                if kind == SECTION and key not in inner:
                    self._unknown(here, inner, i)
                    continue
                if kind == TABLE:
                    self.origin[here] = i
                below = self._known(part, inner if kind == TABLE else inner[key], here, i)
                if below is not _NOTHING:
                    kept[key] = below
            return kept
        self.origin[path] = i
        if kind == LIST:
            parts = [] if value is None else value
            if not isinstance(parts, list):
                self._report(path, 'must be a list: in [ ], or one line for each with "- " before it', i)
                return _NOTHING
            self.origin |= {(*path, n): i for n in range(len(parts))}
            return [self._known(part, inner, (*path, n), i) for n, part in enumerate(parts)]
        if self.layers[i].shared and is_secret(path):
            self._refuse(path, value, i)
        return value

    def _refuse(self, path: KeyPath, value: Any, i: int) -> None:
        where = f"set {variable(path)} instead, or write it in the file named by --config"
        if path == ("database", "url"):
            if isinstance(value, str) and DatabaseUrl(value).has_password:
                self._report(path, f"holds a password, a secret: {where}", i, spoils=False)
        elif value not in ("", None):
            self._report(path, f"a secret: {where}", i, spoils=False)

    def _unknown(self, path: KeyPath, siblings: Mapping[str, Any], i: int) -> None:
        near = nearest(path, siblings)
        self.doubtful |= {near} if near else set()
        hint = f"did you mean {dotted(near)}?" if near else "docs/settings.md lists them all"
        self._report(path, f"is not a setting; {hint}", i)

    def _report(self, path: KeyPath, message: str, i: int, *, spoils: bool = True) -> None:
        self.problems.append(Problem(dotted(path), message, self.layers[i].source))
        if spoils:
            self.spoilt.add(path)

    def _validated(self, tree: dict[str, Any]) -> Settings:
        """The settings of `tree`; what is wrong in it is reported and replaced, so that the rest can be looked at."""
        while True:
            try:
                return Settings.model_validate(tree)
            except ValidationError as error:
                wrong = error.errors(include_url=False, include_input=False)
            for each in wrong:
                path = each["loc"]
                if not any(path[: len(spoilt)] == spoilt for spoilt in self.spoilt):
                    self.problems.append(Problem(dotted(path), _in_words(each), self._source(path)))
                _mend(tree, path)
            self.spoilt |= {each["loc"] for each in wrong}

    def _source(self, *paths: KeyPath) -> str:
        """Where the first of `paths` that anybody wrote was written last."""
        for path in paths:
            if (i := self._layer(path)) is not None:
                return self.layers[i].source
        return "default"

    def _layer(self, path: KeyPath) -> int | None:
        return max((self.origin[path[:n]] for n in range(1, len(path) + 1) if path[:n] in self.origin), default=None)

    def _is_doubtful(self, path: KeyPath) -> bool:
        """Whether `path` has been reported, or might have been set in a file that could not be read."""
        unread = max((i for i, layer in enumerate(self.layers) if layer.unread), default=-1)
        if (-1 if (i := self._layer(path)) is None else i) < unread:
            return True
        return any(
            path[: len(spoilt)] == spoilt or spoilt[: len(path)] == path for spoilt in self.spoilt | self.doubtful
        )


def _lay_over(below: dict[str, Any], above: dict[str, Any]) -> None:
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(below.get(key), dict):
            _lay_over(below[key], value)
        else:
            below[key] = value


def _mend(tree: dict[str, Any], path: KeyPath) -> None:
    """Put something right in the place of what is wrong at `path`."""
    for n, key in enumerate(path[:-1]):
        if key in _IN_PLACE_OF:
            group, one, rest = _at(tree, path[: n + 1]), path[n + 1], path[n + 2 :]
            group[one] = (
                group[one] | {rest[0]: _IN_PLACE_OF[str(key)][str(rest[0])]} if rest else _IN_PLACE_OF[str(key)]
            )
            return
    defaults = Settings().model_dump(by_alias=True)
    while not isinstance(_at(tree, path[:-1]), dict):  # a number in a list: the whole list
        path = path[:-1]
    _at(tree, path[:-1])[path[-1]] = _at(defaults, path)


def _at(tree: Any, path: KeyPath) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _in_words(error: Any) -> str:
    """What pydantic found, in our words; its own may show what was written."""
    if error["type"] == "setting":
        return str(error["ctx"]["message"])
    if error["type"] == "literal_error":
        return "must be " + str(error["ctx"]["expected"]).replace("'", "")
    kind = error["type"].partition("_")[0]
    return {
        "missing": "is missing",
        "int": "must be a whole number",
        "float": "must be a number",
        "finite": "must be a number",
        "bool": "must be true or false",
        "string": 'must be text; a number needs quotes around it, and nothing at all is ""',
        "model": "must be a mapping, as in {name: value}",
    }.get(kind, "is not of the right kind")
