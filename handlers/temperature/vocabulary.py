"""The words that may stand around a temperature, and the numbers that may be one. Any other word makes us ask."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal[
    "value",
    "who",
    "self",
    "my",  # my, for: somebody must follow
    "join",  # 和
    "all",  # 都: everybody named before has the value that follows
    "is",
    "of",  # 的
    "label",  # 体温
    "time",
    "fine",  # 正常
    "polite",
    "soft",  # a space, a colon, a bracket
    "dash",
    "hard",  # a comma, a stop, a new line: what belongs together does not cross it
]

SELF_WORDS = "我自己|我本人|本人|自己|我|me|myself|i'm|i’m|i"
KIN = (
    "老爸|老妈|爸爸|父亲|妈妈|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|老公|丈夫|老婆|妻子|儿子|女儿|孩子|宝宝|哥哥|姐姐|"
    "弟弟|妹妹|老伴|媳妇|女婿|孙子|孙女|岳父|岳母|公公|婆婆|爸|妈|哥|姐|弟|妹|mom|mum|mother|dad|father|wife|husband|"
    "son|daughter|grandma|grandpa"
)
# The part of the day that a word names; "" for words that only say "now".
TIMES = {
    "morning": "今天早上|今早|早上|早晨|上午|早|this morning|in the morning|morning",
    "noon": "今天中午|中午|noon",
    "afternoon": "今天下午|下午|this afternoon|in the afternoon|afternoon",
    "evening": "今天晚上|今晚|晚上|傍晚|晚|this evening|in the evening|evening|tonight",
    "": "今天|今日|现在|刚才|刚刚|刚|目前|just now|now|today",
}
_SMALL: dict[Kind, str] = {
    "self": SELF_WORDS,
    "who": KIN,
    "my": "my|for",
    "join": "和|跟|与|、|and|&|+",
    "all": "全都|都|均|both",
    "is": "是|为|=|is|am|has|have",
    "of": "的|'s|’s",
    "label": "体温|温度|测温|报体温|/temp|body temperature|body temp|temperature|temp|it is|it's",
    "time": "|".join(TIMES.values()),
    "fine": "一切正常|都正常|正常|一切都好|都好|all good|normal|fine",
    "polite": (
        "早上好|上午好|中午好|下午好|晚上好|早安|您好|你好|楼长您好|楼长你好|楼长好|好的|好|嗯|谢谢您|谢谢你|谢谢|辛苦了"
        "|辛苦您了|收到|打卡|报到|报告|已报|已测|已量|量好了|测好了|量了|测了|量的|测的|又量了|又测了|复测|量|测|报|了|也"
        "|左右|大概|大约|good morning|good afternoon|good evening|hello|hi|thanks|thank you|about|around|ok|okay|too"
    ),
    "soft": " |\t|\u00a0|\u200b|\u200d|\ufeff|\ufe0f|:|(|)|[|]|\"|'|“|”|‘|’|「|」|🌡|✅|👍|🙏|👌|😊|🙂|😀|😄|☺|💪|🌹|❤",
    "dash": "-|—|–|~",
    "hard": ",|。|.|;|!|\n|\r",
}
KINDS: dict[str, Kind] = {word: kind for kind, words in _SMALL.items() for word in words.split("|")}
TIME_OF = {word: part for part, words in TIMES.items() for word in words.split("|")}


def _spelt(word: str) -> str:
    """A Latin word ends where its letters end: "hi" is not the start of "his"."""
    return re.escape(word) + ("(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else "")


WORD = re.compile("|".join(map(_spelt, sorted(KINDS, key=len, reverse=True))), re.IGNORECASE | re.ASCII)

# 36.5 36,5 36。5 36·5 36. 5 36度5 36度半 36度 36℃. Two decimals only behind a real point: "36, 37" is no 36.37.
NUMBER = re.compile(
    r"(?<![0-9.])(?P<whole>[0-9]{2})(?:"
    r"(?:\.(?P<two>[0-9]{1,2})|(?:[,。·・]|\.\ |\ \.|。\ )(?P<one>[0-9]))(?![0-9]|\.[0-9])"
    r"(?:\ ?(?:度|℃|摄氏度|[°º]\ ?c(?![a-z])|[°º]|c(?![a-z])|degrees?(?![a-z])))?"
    r"|\ ?度(?:(?P<after>[0-9](?![0-9.])|半))?"
    r"|\ ?(?:℃|摄氏度|[°º]\ ?c(?![a-z]))"
    r")",
    re.IGNORECASE | re.ASCII,
)
# What a number is a number of, where it is no temperature: prices, shares, sizes, amounts, times, other measurements.
OTHER_UNIT = re.compile(
    r"\ ?(?:元|块|毛|%|个|斤|公斤|千克|克|包|袋|盒|瓶|箱|码|号|楼|层|室|户|人|岁|天|点|分|秒|米|厘米|寸|升|毫升|平"
    r"|kg|g(?![a-z])|cm|mm|ml|l(?![a-z])|yuan|rmb|/)",
    re.IGNORECASE | re.ASCII,
)
MONEY = ("￥", "¥", "$", "€")
