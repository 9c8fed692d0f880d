"""Words of despair: which of the settings' words a text really says. Rules.

It is better to phone once too often than once too little: a word counts unless the text plainly denies it, or plainly
speaks of something else (热死了, 想死你了, 跳楼价).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_APOSTROPHES = re.compile("[’‘`´]")
_GAPS = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")  # 不 想 活 了
# Words that stand in between and change nothing: 活着真没意思, 活着也没什么意思.
_FILLERS = re.compile("[真也都太挺还又很就]|实在|什么|啥")
_CLAUSE_ENDS = re.compile(r"[，。！？；,.!?;\n…~～]+")

# What stands right before a word and denies it: 没有想过自杀, 不会去跳楼, don't want to die.
_DENIED = re.compile(
    "(?:没|别|不|未|(?<!会)不会|怎么会|怎么可能|哪会|哪能|谁|你|您)"
    "(?:想过|想|要|去|过|做|说|有|用|再|动|会|到|想不开|任何|敢|至于|打算|可能|是|能|该|许|准|必|一定|觉得)*$"
    "|(?:不是|绝不|决不|从不|从没|从来没|并没|并不)(?:想|要|说)*$"
)
_DENIED_IN_ENGLISH = re.compile(
    r"(?:\bnot|\bnever|\bno|\bnobody|n't|\bdont|\bwont|\bwithout)(?:\s+\w+){0,3}\s*$|\byou(?:\s+\w+)?\s*$"
)
_WHETHER = re.compile("会不会(?:去|想|要)*$")  # 会不会跳楼 denies nothing

# What stands before or behind a word and makes it another one.
_OTHERWISE: dict[str, tuple[str, str]] = {  # word: before, behind
    "不想活": ("", "动|络|捉|跃|泼|干"),
    "想死": (
        "",
        "你|您|他|她|它|我[了们]|我的|咱|大家|孩子|宝|家[里乡人]|妈|爸|奶|爷|老|那[个碗家口道]|这[个碗家口道]|吃|出去|外面",
    ),
    "死了算了": ("[热饿困冻渴馋笑]$", ""),
    "死了干净": ("[热饿困冻渴馋笑虫鼠蚊蝇蟑螂]$", ""),
    "自杀": ("", "式|片|小队|特工|袭击"),
    "跳楼": ("", "价|大甩卖|甩卖|机|清仓|促销"),
    "了断": ("[为除到停掉没了]$", "水|电|网|气|断|货|供|粮|药|线|交|奶|食|路|舍"),
    "活够了": ("[生干粗农务重力累苦家]$", "用|吃|钱|本"),
    "suicide": ("", r"\s+squad|\s+mission|\s+bomb"),
    "want to die": ("", r"\s+(?:laughing|of\s+(?:laughter|laughing|boredom|embarrassment|shame))"),
}
# Who or what else is spoken of in the same clause, where nobody says 我 or 人.
_THINGS = re.compile(
    "手机|电池|电量|充电|冰箱|空调|网络|店|生意|公司|工厂|花|鱼|鸟|树|苗|植物|草|乌龟|[米面油菜粮钱](?!阿|姨|叔)"
)
_TOLD = re.compile(
    r"电影|电视|新闻|小说|剧[里中情]|书[里中上]|故事|游戏|视频|歌词|片子|\bmovie|\bfilm|\bnovel|\bnews\b"
)
_ON = ("撑不下去", "熬不下去", "活不下去", "活着没意思", "活着没劲", "活够了")  # things, too, can or cannot go on


def normalise(text: str) -> str:
    """A text as words are looked for in it: one width, one case, no gaps between Chinese characters."""
    plain = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", text)).lower()
    return re.sub(r"[ \t]+", " ", _GAPS.sub("", plain)).strip()


@lru_cache(1000)
def _bare(text: str) -> str:
    return _FILLERS.sub("", normalise(text).replace("没有", "没"))


def is_despair(text: str, words: Sequence[str]) -> bool:
    """Whether a text says one of these words of its writer, or of somebody whom the writer fears for."""
    if not _may_say(tuple(words)).search(text):  # nearly all that comes: it is not looked into further
        return False
    bare = _bare(text[:2000])
    return any(_says(bare, word, _bare(word)) for word in words if word.strip())


@lru_cache(10)
def _may_say(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a text with the first character of one of the words, in any width and case, or with a Latin letter."""
    first = {_bare(word)[:1] for word in words} - {""}
    return re.compile("[" + "".join(map(re.escape, sorted(first))) + "A-Za-z\uff21-\uff5a]")


def _says(text: str, word: str, bare: str) -> bool:
    start = text.find(bare)
    while start >= 0:
        if not _is_otherwise(text, word, bare, start):
            return True
        start = text.find(bare, start + 1)
    return False


def _is_otherwise(text: str, word: str, bare: str, start: int) -> bool:
    """Whether the word at this place is denied, or is about something else."""
    before, behind = text[:start], text[start + len(bare) :]
    clause = _CLAUSE_ENDS.split(before)[-1]
    if bare.isascii():
        if (start and before[-1].isalnum()) or _DENIED_IN_ENGLISH.search(clause):
            return True
    elif _DENIED.search(clause) and not _WHETHER.search(clause):
        return True
    left, right = _OTHERWISE.get(word, ("", ""))
    if (left and re.search(left, clause)) or (right and re.match(right, behind)):
        return True
    if _TOLD.search(clause):
        return True
    return word in _ON and bool(_THINGS.search(clause)) and not re.search("我|人", clause)
