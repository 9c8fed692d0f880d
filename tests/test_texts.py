"""Every sentence: there in both languages, with the same values, used somewhere, and written as a neighbour speaks."""

from __future__ import annotations

import ast
import itertools
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.texts import FOLDER, LANGUAGES, MissingWords, Texts, _fit
from handlers import words as said
from handlers.chat import Marked
from tests.world import TEXTS

ROOT = Path(__file__).parent.parent

# Phrases whose name is put together while the service runs: how it begins, where the rest comes from, why.
PUT_TOGETHER = {
    "command-": (("bot/channels/telegram",), "a line of the menu for each command"),
    "roster-": (("handlers/roster", "bot/roster"), "a phrase for each code of a problem or remark"),
    "invites-written-": (("bot/invites.py",), "lines or notices"),
    "notice-run-": (("handlers/notices/progress.py",), "why it did not arrive"),
    "choice-notice-run-": (("handlers/notices/progress.py",), "what can be done in each state"),
}
# And on the door notice: who answers for the door, by role.
ROLES_ON_THE_DOOR = {f"invites-door-{role}" for role in ("staff", "clinician", "liaison")}
# Endings that code puts behind a phrase that it was given.
ENDINGS = {"-title": "a closed page has a title and a text", "-none": "a door without a quarantine"}

# May be longer than a small screen likes, and why.
MAY_BE_LONG = {
    "help-": "a list, one thing a line",
    "greet-household": "the first word; three lines",
    "group-hello": "said once to a whole group",
    "alert-home": "what to do and who knows, in one message",
    "checkin-despair": "comfort, who knows, and whom to call, in one message",
    "roster-": "for whoever imports a roster, at a desk",
    "invites-": "printed on a door, or at a desk",
    "demo-": "on the screen of whoever tries it out",
}
MOST = 60  # Chinese characters

GREETINGS = ("greet-", "group-hello")
OFFICE = ("上报", "填报", "予以", "相关人员", "请知悉", "您已超时", "逾期", "特此", "务必", "贵户", "该户")


@cache
def book(language: str) -> dict[str, ftl.Pattern]:
    source = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
    found: dict[str, ftl.Pattern] = {}
    for entry in FluentParser().parse(source).body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{entry.id.name} twice in {language}"
            assert entry.value is not None
            assert not entry.attributes
            found[entry.id.name] = entry.value
    return found


def variables(node: object) -> set[str]:
    if isinstance(node, ftl.VariableReference):
        return {node.id.name}
    if isinstance(node, ftl.BaseNode):
        return set().union(*(variables(value) for value in vars(node).values()))
    if isinstance(node, list):
        return set().union(*(variables(one) for one in node))
    return set()


def spoken(pattern: ftl.Pattern) -> list[str]:
    """What a phrase may say: one text for each choice of variants; ◇ stands for a value."""
    parts: list[list[str]] = []
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            parts.append([element.value])
        elif isinstance(element.expression, ftl.SelectExpression):
            parts.append([text for variant in element.expression.variants for text in spoken(variant.value)])
        elif isinstance(element.expression, ftl.StringLiteral):
            parts.append([element.expression.value])
        else:
            parts.append(["◇"])
    return ["".join(one) for one in itertools.product(*parts)]


def chinese() -> Iterator[tuple[str, str]]:
    for phrase, pattern in book("zh-CN").items():
        for text in spoken(pattern):
            yield phrase, text


# --- the books agree --------------------------------------------------------------------------------------------------


def test_every_phrase_is_in_every_language() -> None:
    first, *others = (set(book(language)) for language in LANGUAGES)
    for other in others:
        assert first ^ other == set()


def test_a_phrase_needs_the_same_values_in_every_language() -> None:
    different = {
        phrase: (variables(pattern), variables(book("en")[phrase]))
        for phrase, pattern in book("zh-CN").items()
        if variables(pattern) != variables(book("en")[phrase])
    }
    assert different == {}


def test_a_choice_by_number_is_one_that_its_language_makes() -> None:
    """Chinese has no plural: a variant [one] would never be said."""
    selectors = re.findall(r"\[(zero|one|two|few|many)\]", (FOLDER / "zh-CN.ftl").read_text(encoding="utf-8"))
    assert selectors == []


# --- code and books agree ---------------------------------------------------------------------------------------------


@cache
def sources() -> list[tuple[Path, ast.Module]]:
    paths = [path for folder in ("handlers", "bot") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def constants(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


@cache
def pages() -> list[tuple[Path, str]]:
    return [(path, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "bot").rglob("*.html"))]


SPEAKERS = {
    "say": 0,
    "phrase": 0,
    "tell": 2,
    "choice": 1,
    "_both": 0,
    "_fact": 0,
}  # which of its arguments is the phrase
BOOKS = ("words", "_words", "texts", "_texts", "phrases")  # called with a language and a phrase


def asked_for() -> Iterator[tuple[str, str, ast.Call]]:
    """Calls that name a phrase outright: where, the phrase, the call."""
    for path, module in sources():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call) or path.name == "doctor.py":  # it prints to whoever runs the machine
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = SPEAKERS.get(called, 1 if called in BOOKS else None)
            if at is None or ast.unparse(node.func) in ("secrets.choice", "chance.choice", "random.choice"):
                continue
            if called in BOOKS and len(node.args) == 1:
                at = 0  # the language is known already
            for argument in node.args[at : at + 1]:
                for value in [argument, getattr(argument, "body", None), getattr(argument, "orelse", None)]:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        if value.value in LANGUAGES:
                            continue
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", value.value, node


def test_every_phrase_that_code_asks_for_is_there() -> None:
    found = list(asked_for())
    assert len(found) > 60
    assert [(where, phrase) for where, phrase, _ in found if phrase not in book("zh-CN")] == []


def test_every_phrase_that_a_page_asks_for_is_there() -> None:
    wanted = [
        (path.name, phrase)
        for path, text in pages()
        for phrase in re.findall(r"""\b(?:say|zh|en)\(\s*["']([a-z-]+)["']\s*[,)]""", text)
    ]
    assert len(wanted) > 20
    assert [one for one in wanted if one[1] not in book("zh-CN")] == []


def test_every_value_that_a_phrase_needs_is_given() -> None:
    missing = []
    for where, phrase, call in asked_for():
        given = {keyword.arg for keyword in call.keywords}
        if None in given or phrase not in book("zh-CN") or any(isinstance(one, ast.Starred) for one in call.args):
            continue
        called = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if called == "_both":  # gives a table of values
            continue
        lacking = variables(book("zh-CN")[phrase]) - given
        if lacking:
            missing.append((where, phrase, lacking))
    assert missing == []


def test_every_phrase_is_used() -> None:
    mentioned = {value for _, module in sources() for value in constants(module)}
    mentioned |= {value for _, text in pages() for value in re.findall(r"""["']([a-z-]+)["']""", text)}
    for start, (places, _) in PUT_TOGETHER.items():
        mentioned |= {
            start + value
            for path, module in sources()
            if path.relative_to(ROOT).as_posix().startswith(places)
            for value in constants(module)
        }
    assert any('"invites-door-" ~ role' in text for _, text in pages())
    mentioned |= ROLES_ON_THE_DOOR
    for ending in ENDINGS:
        mentioned |= {value + ending for value in mentioned}
    assert sorted(set(book("zh-CN")) - mentioned) == []


@pytest.mark.parametrize("start", PUT_TOGETHER)
def test_each_way_of_putting_a_name_together_is_still_there(start: str) -> None:
    assert any(
        isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant) and node.values[0].value == start
        for _, module in sources()
        for node in ast.walk(module)
    )


def test_every_code_of_a_roster_problem_has_its_phrase() -> None:
    codes = {
        str(node.args[0].value)
        for path, module in sources()
        if "roster" in path.parts
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in ("BadCell", "Problem", "Remark", "Unreadable")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(codes) > 10
    assert sorted(f"roster-{code}" for code in codes if f"roster-{code}" not in book("zh-CN")) == []


# --- how it is written ------------------------------------------------------------------------------------------------


def test_chinese_has_chinese_punctuation() -> None:
    wrong = [
        (phrase, text)
        for phrase, text in chinese()
        if re.search(
            r"[一-鿿][ ]?[,:;?!()]|[,:;?!()][ ]?[一-鿿]|[一-鿿]\.(?![a-z])|\.\.\.|[\"']", re.sub(r"<[^>]*>", "", text)
        )
    ]
    assert wrong == []


def test_a_space_stands_between_chinese_and_latin_letters_or_digits() -> None:
    wrong = [
        (phrase, text)
        for phrase, text in chinese()
        if re.search(r"[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]", re.sub(r"<[^>]*>", "", text))
    ]
    assert wrong == []


def test_no_space_stands_beside_full_width_punctuation_or_at_an_end() -> None:
    wrong = [
        (phrase, text)
        for phrase, text in chinese()
        if phrase != "language-ask" and re.search(r"[，。！？；：、」] |[ ][，。！？；：、」]", text)
    ]
    assert wrong == []


def test_it_never_shouts() -> None:
    for phrase, text in chinese():
        assert text.count("！") <= (1 if phrase.startswith(GREETINGS) else 0), phrase
    for phrase, pattern in book("en").items():
        for text in spoken(pattern):
            assert "!" not in text, phrase


def test_it_says_nin_to_everybody_and_no_office_words() -> None:
    wrong = [(phrase, text) for phrase, text in chinese() if "你" in text or any(word in text for word in OFFICE)]
    assert wrong == []


def test_at_most_one_emoji_a_message() -> None:
    for language in LANGUAGES:
        for phrase, pattern in book(language).items():
            for text in spoken(pattern):
                marks = [c for c in text if unicodedata.category(c) == "So" and c not in "◇℃°"]
                assert len(marks) <= 1, (language, phrase)
                assert "".join(marks) != text, phrase  # never the only carrier of meaning


def test_a_message_fits_on_a_small_screen() -> None:
    long = {
        phrase: longest
        for phrase, pattern in book("zh-CN").items()
        if (longest := max(sum("一" <= c <= "鿿" for c in text) for text in spoken(pattern))) > MOST
        and not phrase.startswith(tuple(MAY_BE_LONG))
    }
    assert long == {}


def test_what_may_be_long_is_still_there() -> None:
    assert [start for start in MAY_BE_LONG if not any(phrase.startswith(start) for phrase in book("zh-CN"))] == []


# --- the book itself --------------------------------------------------------------------------------------------------


def test_what_a_person_typed_is_never_markup() -> None:
    assert "&lt;b&gt;x" in TEXTS("zh-CN", "who-taken", name="<b>x")
    assert "<b>x" in TEXTS("zh-CN", "who-taken", name=Marked("<b>x"))


def test_a_decimal_keeps_its_zero() -> None:
    assert "36.0℃" in TEXTS("zh-CN", "temperature-line", name="张伟", celsius=Decimal("36.0"))


def test_what_is_missing_is_a_bug_and_raises() -> None:
    with pytest.raises(MissingWords):
        TEXTS("zh-CN", "no-such-phrase")
    with pytest.raises(MissingWords):
        TEXTS("zh-CN", "who-taken")


def test_an_unknown_language_reads_chinese() -> None:
    assert TEXTS("fr", "choice-help") == "帮助"


def test_no_invisible_marks_stand_around_a_value() -> None:
    assert all(unicodedata.category(c) != "Cf" for c in TEXTS("en", "who-taken", name="张伟"))


def test_days_times_and_lists_as_people_say_them() -> None:
    assert said.day(TEXTS, "zh-CN", date(2026, 11, 25)) == "11月25日（周三）"
    assert said.day(TEXTS, "en", date(2026, 11, 25)) == "Wed 25 Nov"
    assert said.clock(time(7, 5)) == "7:05"
    assert said.listed(TEXTS, "zh-CN", ["爸爸", "妈妈"]) == "爸爸、妈妈"
    assert said.listed(TEXTS, "en", ["Mom", "Dad"]) == "Mom, Dad"
    assert said.slot(TEXTS, "zh-CN", "bedtime") == "bedtime"


def test_a_long_list_is_said_all_the_same() -> None:
    names = "、".join(f"住户{n:04}" for n in range(1_000))
    assert names in TEXTS("zh-CN", "temperature-remind", slot="早上", names=names, until="9:30")


def values_for(pattern: ftl.Pattern, kind: int) -> dict[str, object]:
    """Values that a phrase may be given, of one kind and of another."""
    names = variables(pattern)
    some: tuple[object, ...] = ("张<伟> & co", Decimal("36.0"), Marked("<b>x</b>"), True, "", 1234)
    return {name: some[(kind + place) % len(some)] for place, name in enumerate(sorted(names))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_together_the_short_way_is_what_fluent_says(language: str) -> None:
    fluent = FluentBundle([language], use_isolating=False)
    fluent.add_resource(FluentResource((FOLDER / f"{language}.ftl").read_text(encoding="utf-8")))
    short = {
        phrase: pattern
        for phrase, pattern in book(language).items()
        if all(isinstance(element, ftl.TextElement) or _is_value(element) for element in pattern.elements)
    }
    assert len(short) > 1_000
    for phrase, pattern in short.items():
        for kind in range(6):
            values = values_for(pattern, kind)
            said, errors = fluent.format_pattern(
                fluent.get_message(phrase).value or pytest.fail(phrase),
                {name: _fit(name, value) for name, value in values.items()},
            )
            assert not errors
            assert TEXTS(language, phrase, **values) == said, phrase


def _is_value(element: ftl.TextElement | ftl.Placeable) -> bool:
    return isinstance(element, ftl.Placeable) and isinstance(element.expression, ftl.VariableReference)


def test_a_phrase_may_be_put_together_from_others(tmp_path: Path) -> None:
    book_ = (
        "# A term, a phrase that others use, and one behind it.\n"
        "-bot = 楼长\nwho = { -bot }\nname = { $name }\nboth = { who }、{ name }\n    { $count ->\n"
        "        [one] 一\n       *[other] { $count }\n    }\n"
    )
    for language in LANGUAGES:
        (tmp_path / f"{language}.ftl").write_text(book_, encoding="utf-8")
    texts = Texts.load(tmp_path)
    assert texts("en", "both", name="<a>", count=1234) == "楼长、&lt;a&gt;\n1,234"
    assert texts("en", "name", name=1234) == "1,234"
    for phrase in ("bot", "number-alone", "unknown"):
        with pytest.raises(MissingWords):
            texts("en", phrase)
    with pytest.raises(MissingWords):
        texts("en", "name")


def test_a_number_that_names_something_is_not_grouped() -> None:
    texts = TEXTS
    assert texts("zh-CN", "order-cancelled", number=1234) == "1234 号单取消了。"
    assert texts("en", "order-cancelled", number=1234) == "Order 1234 is cancelled."
