"""The shape that DESIGN promises, held by reading the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("bot", "handlers", "storage")
LONGEST = 450  # lines of a file; past about 300 it wants to become a folder

# Who may import what of ours; what is not named here may import nothing of ours.
MAY_IMPORT = {"storage": {"storage"}, "handlers": {"handlers", "storage"}, "bot": {"bot", "handlers", "storage"}}

# Libraries that live in one place, so that they can be replaced there.
ALONE = {
    "sqlalchemy": ("storage/",),
    "alembic": ("storage/",),
    "telegram": ("bot/channels/telegram/",),
    "apscheduler": ("bot/clock.py",),
    "aiohttp": ("bot/",),
    "jinja2": ("bot/",),
    "pydantic": ("bot/",),
    "yaml": ("bot/config/",),
    "cryptography": ("storage/vault.py", "bot/channels/wecom/"),
    "fluent": ("bot/texts.py",),
    "openpyxl": ("bot/roster/", "bot/tables/"),
    "segno": ("bot/",),
    "matplotlib": ("bot/drawing/",),
    "noto_cjk_sans_otc": ("bot/drawing/",),
    "prometheus_client": ("bot/web.py",),
    "structlog": ("bot/log.py",),
    "pypinyin": ("handlers/supplies/reading/likeness.py",),
}

# Who opens a transaction: what hears, what beats, what speaks, and commands that people type.
TRANSACTIONS = {
    "bot/inbox.py": "arrivals",
    "bot/clock.py": "what is due",
    "bot/outbox/": "claiming and settling letters",
    "bot/enclosures.py": "a letter's picture",
    "bot/app.py": "facts about this installation, at the start",
    "bot/invites.py": "python -m bot invites",
    "bot/roster/command.py": "python -m bot import",
    "bot/roster/duty.py": "python -m bot duty",
    "bot/catalogue/": "python -m bot catalogue",
    "bot/export/": "python -m bot export",
    "bot/demo/": "python -m bot demo",
    "bot/channels/page/": "which phone has read how far",
    "bot/labels/": "a press on a page that a label opened, by nobody that a channel knows",
    "bot/console/": "the staff's own page",
}

# Where Chinese may stand outside texts/, and why. Everything else says what it says by a phrase.
CHINESE = {
    "handlers/temperature/parsing/": "what people type about temperatures",
    "handlers/temperature/guessing.py": "the full stop that stands for a point",
    "handlers/temperature/excuses.py": "what people type when somebody cannot be measured",
    "handlers/temperature/proxy.py": "what those who look after others type",
    "handlers/temperature/doors.py": "how rosters and people write rooms",
    "handlers/groups/naming.py": "how people write buildings, in titles and in commands",
    "handlers/addresses.py": "how rosters and people write addresses",
    "handlers/liaisons/naming.py": "what people type to say who looks after whom",
    "handlers/care/": "what those who look after others write about a visit",
    "handlers/checkin/conversation.py": "how those who look after others begin to tell of a visit",
    "handlers/checkin/despair.py": "what people write in despair, and what only sounds like it",
    "handlers/checkin/vocabulary.py": "what people answer to how they are",
    "handlers/threads/vocabulary.py": "what people write when there is nothing to answer, and how they name days",
    "handlers/alerts/emergencies.py": "what people type when they need somebody at once",
    "handlers/hall/health.py": "what people write of somebody's health in a group",
    "handlers/routes/": "what people type to ask for something",
    "handlers/surnames.py": "surnames",
    "handlers/spoken.py": "numbers and parts of the day as people say them",
    "handlers/signup/reading.py": "what staff write when they call for hands",
    "handlers/signup/vocabulary.py": "how people sign up and withdraw",
    "handlers/signup/calling.py": "the point and the counting words around a number",
    "handlers/signup/conversation.py": "how a chain by hand is numbered, and a call without a space",
    "handlers/signup/joining.py": "「好的」 before a name; marks around a title",
    "handlers/enrolment.py": "「我是…」 and the marks around a typed name",
    "handlers/roster/sheet.py": "headings of a roster",
    "handlers/roster/table.py": "the marks around what a table says",
    "handlers/notices/": "what staff write into a notice: marks, times, targets",
    "handlers/rumours/": "how people ask whether something is true, and what makes two claims the same",
    "storage/notices/targets.py": "how a note on the roster says an age",
    "handlers/questions/": "what people ask about, and how they write it; how texts are cut",
    "handlers/supplies/": "what people type when they ask for things, and what things are called",
    "handlers/duty/vocabulary.py": "how people write days, shifts and places",
    "handlers/duty/conversation.py": "what people type before a line of a plan",
    "handlers/duty/sheet.py": "headings of a plan",
    "handlers/roster/cells.py": "what people write into a roster's cells",
    "handlers/roster/plan.py": "what people write into a roster's cells",
    "handlers/roster/words.py": "the safe words",
    "handlers/invites.py": "how places are called, and marks around a typed code",
    "bot/config/model.py": "words of despair",
    "bot/__main__.py": "the name of the product",
    "bot/demo/": "names of made-up people and places",
    "bot/channels/": "names of languages, and marks that a platform sends",
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert found
    return [path for path in found if "__pycache__" not in path.parts]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, wherever the import stands: line, dotted name with what is taken of it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno} imports relatively"
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def allowed(path: Path, places: object) -> bool:
    return any(name(path) == place or (place.endswith("/") and name(path).startswith(place)) for place in places)  # type: ignore[attr-defined]


def test_bot_imports_handlers_imports_storage_and_never_the_other_way() -> None:
    wrong = [
        f"{name(path)}:{line} {module}"
        for package in OURS
        for path in files(package)
        for line, module in imports(path)
        if (top := module.partition(".")[0]) in (*OURS, "tests", "benchmarks") and top not in MAY_IMPORT[package]
    ]
    assert wrong == []


def test_each_library_lives_in_its_one_place() -> None:
    wrong = [
        f"{name(path)}:{line} {module}"
        for path in files(*OURS)
        for line, module in imports(path)
        if module.partition(".")[0] in ALONE and not allowed(path, ALONE[module.partition(".")[0]])
    ]
    assert wrong == []


def test_channels_never_import_each_other() -> None:
    wrong = []
    for path in files("bot/channels"):
        own = path.relative_to(ROOT / "bot/channels").parts[0].removesuffix(".py")
        for line, module in imports(path):
            parts = module.split(".")
            if parts[:2] == ["bot", "channels"] and len(parts) > 2 and parts[2] not in (own, "base"):
                wrong.append(f"{name(path)}:{line} {module}")
    assert wrong == []


def test_features_call_each_others_use_cases_and_never_each_others_conversation() -> None:
    wrong = []
    for path in files("handlers"):
        feature = path.relative_to(ROOT / "handlers").parts[0].removesuffix(".py")
        for line, module in imports(path):
            parts = module.split(".")
            elsewhere = parts[0] == "handlers" and len(parts) > 1 and parts[1] != feature
            if elsewhere and ("conversation" in parts[2:] or any(part.startswith("_") for part in parts[1:])):
                wrong.append(f"{name(path)}:{line} {module}")
    assert wrong == []


def calls(path: Path, method: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
            yield node


def test_only_few_open_a_transaction_and_nobody_else_commits() -> None:
    opened = [
        f"{name(path)}:{call.lineno}"
        for path in files("bot", "handlers")
        for call in calls(path, "begin")
        if not allowed(path, TRANSACTIONS)
    ]
    committed = [
        f"{name(path)}:{call.lineno}"
        for path in files("bot", "handlers", "storage")
        for method in ("commit", "rollback")
        for call in calls(path, method)
        if name(path) != "storage/database.py"
    ]
    assert opened + committed == []


def test_only_the_outbox_sends() -> None:
    wrong = [
        f"{name(path)}:{call.lineno}"
        for path in files("bot", "handlers")
        for call in calls(path, "send")
        if name(path) != "bot/outbox/delivery.py"
        and ast.unparse(call.func).rpartition(".")[0].rpartition(".")[2].endswith("channel")
    ]
    assert wrong == []
    assert len(list(calls(ROOT / "bot/outbox/delivery.py", "send"))) == 3  # words; a file by its ref; its bytes


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_in_handlers_a_plain_function_is_a_rule() -> None:
    """Values in, values out: it has no database in its hands and waits for nothing. (A plain function that speaks, on a
    Talk that somebody gave it, only puts words into its list.)"""
    wrong = []
    for path in files("handlers"):
        for function in functions(path):
            if isinstance(function, ast.AsyncFunctionDef):
                continue
            arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
            databases = [one for one in arguments if one.annotation and "Db" in ast.unparse(one.annotation).split()]
            reaches = [
                node for node in ast.walk(function)
                if (isinstance(node, ast.Attribute) and node.attr == "db") or isinstance(node, ast.Await)
            ]  # fmt: skip
            clocks = [
                node for node in ast.walk(function)
                if isinstance(node, ast.Call) and ast.unparse(node.func) in ("datetime.now", "date.today", "time.time")
            ]  # fmt: skip
            if databases or reaches or clocks:
                wrong.append(f"{name(path)}:{function.lineno} {function.name}")
    assert wrong == []


def test_handlers_do_not_look_at_a_platform() -> None:
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in files("handlers")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value in ("telegram", "wecom", "page")
    ]
    assert wrong == []


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The string constants of a file that are no docstrings: line, text."""
    prose = set()
    for node in ast.walk(tree(path)):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            prose |= {
                id(one.value) for one in body if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
            }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


CJK = re.compile(r"[一-鿿，。！？；：「」]")


def test_only_texts_hold_sentences() -> None:
    wrong = [
        f"{name(path)}:{line} {string[:30]!r}"
        for path in files("bot", "handlers", "storage")
        for line, string in strings(path)
        if CJK.search(string) and not allowed(path, CHINESE)
    ]
    assert wrong == []


def test_each_place_where_chinese_may_stand_still_has_some() -> None:
    idle = [
        place
        for place in CHINESE
        if not any(
            CJK.search(string)
            for path in files("bot", "handlers", "storage")
            if allowed(path, [place])
            for _, string in strings(path)
        )
    ]
    assert idle == []


def test_no_file_takes_everything() -> None:
    long = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files(*OURS)}
    long = {path: lines for path, lines in long.items() if lines > LONGEST and "/versions/" not in path}
    assert long == {}


@pytest.mark.parametrize("package", OURS)
def test_everything_public_says_what_it_is_for(package: str) -> None:
    silent = []
    for path in files(package):
        if "/migrations/" in name(path):
            continue
        module = tree(path)
        if module.body and ast.get_docstring(module) is None:
            silent.append(name(path))
        public = [
            node for node in module.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        ]
        for node in list(public):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                public += [one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
        silent += [
            f"{name(path)}:{node.lineno} {node.name}"
            for node in public
            if not node.name.startswith("_") and ast.get_docstring(node) is None
        ]
    assert silent == []


def test_files_are_nouns_of_the_place() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "service", "misc", "tools"}
    assert [name(path) for path in files(*OURS) if vague & {part.removesuffix(".py") for part in path.parts}] == []
