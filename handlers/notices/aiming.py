"""For whom a notice is, as people type it: 「3号楼 2单元 隔离的」, "building 3, over 70". Rules only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import addresses
from handlers.addresses import Spoken
from storage.notices.drafts import Spot
from storage.notices.targets import Target


@dataclass(frozen=True, slots=True)
class Aimed:
    """What was understood. `places`: both, groups, private; empty where nothing was said of it. `unknown`: words that
    were not understood; with any of them the target must not be used as it is. `everybody`: it was said outright."""

    target: Target
    places: str = ""
    unknown: tuple[str, ...] = ()
    everybody: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all was understood."""
        return self.target.everybody and not self.places and not self.everybody


# Somebody is left out: that cannot be said in a target, and must not be read as its opposite.
_EXCLUDES = re.compile(
    r"(?<!解)除了?|不包括|不包含|不含|以外|之外|不要发|别发|不发给|\bexcept\b|\bexcluding\b|\bbut not\b|\bwithout\b"
)
_NUMERAL = re.compile(r"([二三四五六七八九]?)十([一二三四五六七八九]?)(?=\s*(?:周?岁|以上))")
_DIGITS = {numeral: str(value) for value, numeral in enumerate("一二三四五六七八九", 1)}
# 「1-3号楼」, 「3到5层」; 「1、2、5号楼」: the word behind the last number is meant of each.
_SPAN = re.compile(r"(?<![0-9\-])([0-9]{1,2})\s*(?:-|~|—|–|至|到)\s*([0-9]{1,2})\s*(号楼|栋|幢|座|单元|层)")
_ROW = re.compile(r"(?<![0-9\-])([0-9]{1,3}(?:\s*(?:[、,/和与及]|\band\b)\s*[0-9]{1,3})+)\s*(号楼|栋|幢|座|单元|层)")
_ENGLISH_ROW = re.compile(r"(buildings?|units?|floors?)\s*([0-9]{1,3}(?:\s*(?:,|\band\b|&|,\s*and\b)\s*[0-9]{1,3})+)\b")
_WIDEST = 60  # buildings or floors of one span

_UNREAD = re.compile(
    r"(?:还)?(?:没有?|未)(?:看|读|阅读)(?:过|到)?\s*(?:第|通知|的)?\s*[#№]?\s*([0-9]{1,9})\s*(?:号|条)?(?:的?通知)?"
    r"|(?:ha(?:s|ve) ?n[o']t(?: yet)? |not(?: yet)? |un)read\s*(?:notice|number|no\.?|#|\s)*([0-9]{1,9})"
)
_AGE = re.compile(
    r"(?:超过|满|年满)?\s*([0-9]{2,3})\s*周?岁?\s*(?:及|或|和|含)?\s*(?:以上|往上)(?:的?(?:老人家?|老年人))?"
    r"|(?:超过|年?满)\s*([0-9]{2,3})\s*周?岁(?:的?(?:老人家?|老年人))?"
    r"|(?:over|above|older than|at least)\s*([0-9]{2,3})\b(?:\s*years?(?: old)?)?"
    r"|(?:aged?\s*)?\b([0-9]{2,3})\s*(?:years?(?: old)?\s*)?(?:\+|(?:and|or)\s*(?:over|older|above|up)\b)"
)
_NOT_HELD = re.compile(
    r"(?:没有?|不|未)(?:被|在)?(?:居家)?隔离(?:中)?的?|(?:已经?)?解除了?隔离的?"
    r"|not (?:in |under )?quarantined?\b|not isolat(?:ed|ing)\b"
)
_HELD = re.compile(
    r"(?:正?在|被)?(?:居家)?隔离(?:中|着|在家|期间|人员)?的?"
    r"|(?:in |under )?quarantined?\b|(?:in )?isolat(?:ed|ing|ion)\b"
)
_LANGUAGES = (
    ("en", re.compile(r"(?:只?[说讲看读用懂会])?(?:英语|英文)的?|外国人|老外|(?:english[- ]?(?:speak|read)(?:ers?|ing)"
                      r"|(?:speak|read)s? english|\benglish\b)")),
    ("zh-CN", re.compile(r"(?:只?[说讲看读用懂会])?(?:中文|汉语|普通话)的?|(?:chinese[- ]?(?:speak|read)(?:ers?|ing)"
                         r"|(?:speak|read)s? chinese|\bchinese\b)")),
)  # fmt: skip
_ROLES = (
    ("volunteer", re.compile(r"志愿者?|义工|\bvolunteers?\b")),
    ("liaison", re.compile(r"楼栋?长|楼组长|联络[员人]|网格员|\bbuilding heads?\b|\bliaisons?\b")),
    ("counsellor", re.compile(r"心理(?:老师|医生|咨询师)|\bcounsell?ors?\b")),
    ("clinician", re.compile(r"医生|大夫|护士|医护(?:人员)?|\bdoctors?\b|\bnurses?\b|\bclinicians?\b")),
    ("staff", re.compile(r"(?:社区)?工作人员|社工|\bstaff\b|\bworkers?\b")),
    ("admin", re.compile(r"管理员|\badmins?\b|\badministrators?\b")),
    ("police", re.compile(r"民警|警察|\bpolice\b")),
    ("property", re.compile(r"物业(?:人员)?|\bproperty(?: managers?| management)?\b")),
)
_MEDICINE = re.compile(
    r"(?<![不没])(?:需要|要|得|长期|定期)*(?:吃|用|服|拿|送|配|开)?药(?:物|品)?的?"
    r"|\b(?:needs?|takes?|on|needing|taking) (?:medicines?|medications?|drugs|pills)\b|\bmedic(?:ine|ation)s?\b"
)
_NOTED = (
    (re.compile(r"独居的?|一个人住的?|\b(?:living|lives?) alone\b"), ("独居", "alone")),
    (re.compile(r"孕妇|怀孕的?|\bpregnant\b"), ("孕", "pregnant")),
    (re.compile(r"残疾人?的?|残障(?:人士)?的?|\bdisabled\b"), ("残", "disabled")),
    (re.compile(r"行动不便的?"), ("行动不便",)),
    (re.compile(r"(?:需要)?坐?轮椅的?|\bwheelchairs?\b"), ("轮椅", "wheelchair")),
    (re.compile(r"透析的?|\bdialysis\b"), ("透析", "dialysis")),
)
_NOTE = re.compile(
    r"(?:备注|标注)(?:里|上|中)?(?:有|写着?了?|带|是|含)?\s*[:「“\"']?\s*([^\s「」“”\"',、;。:]{1,20}?)[」”\"']?(?:的|(?=[\s,、;。]|$))"
    r"|(?<![不没])需要\s*([^\s「」“”\"',、;。:]{1,12}?)(?:的|(?=[\s,、;。]|$))"
    r"|\b(?:notes?|noted)(?: says?| with| has)?\s*[:\"']?\s*([a-z][a-z-]{1,20})[\"']?"
    r"|(?<!not )\b(?:needs?|needing)(?: an?)? ([a-z][a-z-]{1,20})\b"
)
_PLACES = (
    ("both", re.compile(r"(?:楼?群里?)(?:和|、|与|加)(?:私聊|私信|私下)(?:都发?)?|groups and private(?: chats?)?")),
    ("groups", re.compile(r"(?:只|仅|就)?(?:发到?|在)?楼?群里?(?:发|就行|就好)"
                          r"|(?:只|仅|就)(?:发到?|在)?楼?群里?|不(?:发|要)?私聊"
                          r"|(?:only (?:in |to )?(?:the )?groups|groups only)")),
    ("private", re.compile(r"(?:只|仅|就)?(?:发)?(?:私聊|私信|私下)(?:发)?|不(?:发|进|要)(?:到)?楼?群里?"
                           r"|(?:only (?:in )?private(?: chats?)?|private(?: chats?)?(?: only)?)")),
)  # fmt: skip
_EVERYBODY = re.compile(
    r"(?:全|整个)(?:社区|小区|体|部)(?:的?(?:人|住户|居民|住家))?|(?:所有|每)(?:的?(?:人|住户|居民|户|家|一户|家每户))"
    r"|大家|家家户户|每个人|人人"
    r"|\b(?:everybody|everyone|(?:the )?whole community|all(?: homes| households| residents)?)\b"
)
_LEADING = re.compile(r"(?:^|(?<=[\s,、;。]))(?:请|只|就)?(?:发给|发到|发|给|通知|在|住在?|和|还有|以及|加上|的)+")
_FILLER = re.compile(
    r"(?:的|人|住户|居民|邻居|家庭|人家|户|家|们|都|和|与|及|且|又|并且|还有|以及|还|并|里|里面|那些|这些|老人|老年人"
    r"|people|persons?|residents?|households?|homes?|families|who|that|which|are|is|the|of|in|for|to|and|with|only|those"
    r"|living|live|at|also|has|have|on|a|an|they|notice|[.&])+"
)


def read(text: str, spots: Sequence[Spot]) -> Aimed:
    """What a text says about whom a notice is for; `spots`: the buildings and units that there are."""
    said = addresses.plain(text).strip()
    if not said or _EXCLUDES.search(said):
        return Aimed(Target(), unknown=(text.strip(),) if said else ())
    return _Reader(said, spots).read()


class _Reader:
    def __init__(self, text: str, spots: Sequence[Spot]) -> None:
        self._rest = _ENGLISH_ROW.sub(_english_row, _ROW.sub(_row, _SPAN.sub(_span, _NUMERAL.sub(_numeral, text))))
        self._spots = spots
        self._unknown: list[str] = []

    def _take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        found = list(pattern.finditer(self._rest))
        self._rest = pattern.sub("、", self._rest)
        return found

    def read(self) -> Aimed:
        target = Target()
        unread, ages = self._take(_UNREAD), self._take(_AGE)
        if unread:
            target = replace(target, unread_of=int(_first(unread[0])))
        if ages:
            target = replace(target, age_from=min(int(_first(age)) for age in ages))
        free, held = self._take(_NOT_HELD), self._take(_HELD)
        if free and held:
            self._unknown += [free[0][0], held[0][0]]  # everybody is one of the two
        elif free or held:
            target = replace(target, quarantined=bool(held))
        spoken = [(language, found) for language, pattern in _LANGUAGES if (found := self._take(pattern))]
        if len(spoken) == 1:
            target = replace(target, language=spoken[0][0])
        self._unknown += [found[0][0] for _, found in spoken] if len(spoken) > 1 else []
        places = next((place for place, pattern in _PLACES if self._take(pattern)), "")
        roles = tuple(role for role, pattern in _ROLES if self._take(pattern))
        target = replace(target, roles=roles, notes=self._notes())
        everybody = bool(self._take(_EVERYBODY))
        target = self._placed(target)
        if roles:  # people with a role are chosen by their places and language alone
            others = [found[0] for found in (*unread, *ages, *free, *held)] + list(target.notes)
            self._unknown += [one.strip() for one in others]
        unknown = tuple(dict.fromkeys(one for one in self._unknown if one))
        return Aimed(target, places, unknown, everybody and target.everybody)

    def _notes(self) -> tuple[str, ...]:
        found: list[str] = []
        if self._take(_MEDICINE):
            found += ["药", "medicine"]
        for pattern, words in _NOTED:
            if self._take(pattern):
                found += words
        found += [_first(one) for one in self._take(_NOTE)]
        return tuple(dict.fromkeys(found))

    def _placed(self, target: Target) -> Target:
        rest = self._rest
        while (shorter := _LEADING.sub("", rest)) != rest:
            rest = shorter
        read = addresses.read(rest, self._spots)
        self._unknown += [word for word in read.unknown if not _FILLER.fullmatch(word)]
        areas: list[int] = []
        floors: list[tuple[int, int]] = []
        for number, spoken in enumerate(read.places):
            if number + 1 < len(read.places) and _is_inside(read.places[number + 1], spoken):
                continue  # 「3号楼，2单元」: it only says where the next is
            ids = self._spots_of(spoken)
            if not ids:
                self._unknown.append(spoken.written)
            elif spoken.floor is not None:
                floors += [(id, spoken.floor) for id in ids]
            else:
                areas += ids
        return replace(target, areas=tuple(dict.fromkeys(areas)), floors=tuple(dict.fromkeys(floors)))

    def _spots_of(self, spoken: Spoken) -> list[int]:
        """The building or unit that is meant; none where it is a single door, there is none, or it is not clear."""
        if spoken.room:
            return []
        found = [
            spot.id
            for spot in self._spots
            if bool(spot.unit) == bool(spoken.unit)
            and (not spoken.building or addresses.mark(spot.building) == spoken.building)
            and (not spoken.unit or addresses.mark(spot.unit) == spoken.unit)
        ]
        return found if len(found) == 1 else []


def _is_inside(spoken: Spoken, wider: Spoken) -> bool:
    if not wider.is_area or spoken.building != wider.building:
        return False
    narrower = bool(spoken.unit) and not wider.unit
    return narrower or (spoken.unit == wider.unit and spoken.floor is not None)


def _first(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group)


def _numeral(found: re.Match[str]) -> str:
    return f"{_DIGITS.get(found[1], '1')}{_DIGITS.get(found[2], '0')}"


def _span(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if not first < last <= first + _WIDEST:
        return found[0]
    return "、".join(f"{number}{found[3]}" for number in range(first, last + 1))


def _row(found: re.Match[str]) -> str:
    return "、".join(f"{number}{found[2]}" for number in re.findall(r"[0-9]+", found[1]))


def _english_row(found: re.Match[str]) -> str:
    word = found[1].rstrip("s")
    return "、".join(f"{word} {number}" for number in re.findall(r"[0-9]+", found[2]))
