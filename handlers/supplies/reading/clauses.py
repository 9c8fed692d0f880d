"""What a clause is for, and what a few words are: a thing, a wish about one, a size, talk. Rules only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.supplies.reading import leads, patterns
from handlers.supplies.reading.catalogue import Found, is_brand, key
from handlers.supplies.reading.numbers import Quantity
from handlers.supplies.reading.pairing import Group, Token


@dataclass(slots=True)
class Clause:
    """A clause, from `first` to `last`; from `start` to `end` without what stands around the things.

    `ordered`: a word that orders was said in it; `perhaps`: one that may. `said` and `whole` are both stretches as they
    stand in the flat message. `after`: things were asked for before it."""

    first: int
    last: int
    start: int
    end: int
    said: str
    whole: str
    ordered: bool
    perhaps: bool
    after: bool
    asked: bool

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is left of it."""
        return not self.said.strip(patterns.TRIM)

    @property
    def corrects(self) -> bool:
        """哦不: what is right comes next."""
        return self.after and patterns.CORRECTS.fullmatch(self.said.strip(patterns.TRIM)) is not None

    @property
    def is_condition(self) -> bool:
        """要是老了就不要."""
        return self.after and patterns.UNLESS.match(self.whole) is not None

    @property
    def is_health(self) -> bool:
        """Whether it says how somebody is."""
        if is_unwell(self.whole):
            return True
        return patterns.HEALTH.search(self.said) is not None and not self.ordered

    @property
    def is_word_that_it_came(self) -> bool:
        """Whether it tells of what came, thanks for it, or is a number to call."""
        return (
            patterns.ARRIVED.search(self.said) is not None
            or patterns.THANKS.search(self.whole) is not None
            or patterns.PHONE.fullmatch(self.said.strip()) is not None
        )

    @property
    def refuses(self) -> bool:
        """不要蜂蜜了, 取消酱油."""
        not_wanted = patterns.NOT_WANTED.match(self.said) is not None
        if not_wanted and (not self.after or self.whole.endswith("了")):
            return True
        return patterns.CANCELLED.search(self.said) is not None and not self.ordered


@dataclass(frozen=True, slots=True)
class Words:
    """The things and amounts of a clause. `known`: one of its things is in the catalogue, or nearly; `measured`: an
    amount with a unit is there."""

    tokens: list[Token]
    known: bool

    @property
    def names(self) -> list[Token]:
        """The things."""
        return [token for token in self.tokens if token.name]

    @property
    def measured(self) -> bool:
        """Whether an amount with its unit is there."""
        return any(token.quantity is not None and token.quantity.unit for token in self.tokens)

    @property
    def only_names(self) -> bool:
        """Whether no amount is there."""
        return all(token.name for token in self.tokens)

    @property
    def only_brands(self) -> bool:
        """Whether nothing but brands is there."""
        return bool(self.tokens) and all(
            token.name and token.found.item is None and is_brand(token.name) for token in self.tokens
        )


def is_unwell(said: str) -> bool:
    """Whether a clause says that somebody is not well, and nothing else: 孩子嗓子疼得厉害."""
    said = said.strip(patterns.TRIM)
    return patterns.UNWELL.match(said) is not None or patterns.UNWELL_CHINESE.fullmatch(said) is not None


def tells_of_health(text: str) -> bool:
    """Whether a clause of a message does."""
    return any(is_unwell(clause) for clause in patterns.BREAK.split(text.lower()))


def is_wish(clause: Clause, words: Words) -> bool:
    """Whether a clause only says how a thing is to be: 要无糖的, 买不到就不要; of no thing, where none came before."""
    said, whole = clause.said.strip(patterns.TRIM), clause.whole
    for_money = patterns.FOR_MONEY.search(clause.said) is not None
    if for_money or (clause.ordered and whole.startswith("随便")):  # 随便来点水果 orders; 什么牌子都行 is a wish
        whole = clause.said
    if not (words.known or words.measured) and clause.after and clause.whole.rstrip("~ ").endswith("的"):
        return True
    if patterns.TOTAL.match(whole) or (clause.after and patterns.INSTEAD.match(whole)):
        return True
    if words.measured or (words.known and not patterns.REFUSES.match(whole)) or key(said) in patterns.THINGS:
        return False
    return any(patterns.NOTE.search(one) or patterns.NOTE_ENGLISH.match(one) for one in (whole, said))


def is_share(words: Words) -> bool:
    """一份不要辣, 一袋给我妈: how some of what was asked for is to be, or for whom."""
    names = words.names
    if words.known or not names:
        return False
    return any(all(pattern.match(token.name) for token in names) for pattern in (leads.TO, patterns.HOW_MANY_OF))


def is_size(name: Token) -> bool:
    """L码, 大号."""
    return patterns.SPEC.fullmatch(name.name) is not None and key(name.name) not in patterns.THINGS


def is_heading(name: Token, behind: str) -> bool:
    """地三鲜的菜：土豆茄子各两斤."""
    if name.found != Found() or key(name.name) in patterns.THINGS:
        return False
    return behind.lstrip()[:1] in (":", "：")


def is_of_the_last(group: Group, name: Token, flat: str, last: Found) -> bool:
    """纸尿裤两包L码, 鸡蛋一板要土鸡蛋: said without an amount right behind another thing, and only about that."""
    if flat[group.start] == "要" and name.found.item is last.item:
        return True
    if name.found != Found():
        return False
    return (
        patterns.SPEC.fullmatch(name.name) is not None
        or patterns.NOTE.search(name.name) is not None
        or flat[group.end : group.end + 1] == "的"
    )


def is_talk(name: str, quantity: Quantity | None, *, ordered: bool) -> bool:
    """Whether what is not in the catalogue is no thing at all."""
    if key(name) in patterns.THINGS:
        return False
    if not key(name) or patterns.NO_THING.match(name) or patterns.MEASURED.search(name):
        return True
    if quantity is not None and quantity.unit and not quantity.english:
        return bool(re.match(r"(?:人|小时|天|钱)", name)) or len(name) > 2 * patterns.LONG
    if quantity is None and not ordered and patterns.SENTENCE.search(name):
        return True
    if patterns.CHATTER.search(name) and not (ordered and patterns.FOR_MONEY.search(name)):
        return True
    return len(name) > (patterns.LONG if not name.isascii() else 3 * patterns.LONG)
