"""Words that name an emergency outright: they call for help as 求助 does. Rules, and the vocabulary."""

from __future__ import annotations

import re

# What happens here and now, and to whom a human must go at once. Being short of breath is an alert of its own.
_NAMED = re.compile(
    r"救命(?!恩|药|钱|稻草|之)|救救(?:我|他|她|孩子|老人|我们|命)|快来人|来人[啊呀哪]"
    r"|(?:着|起|失)火(?!了?(?:一样|似的))|煤气(?:泄漏|漏|中毒)|漏煤气|触电了"
    r"|(?:摔|跌|滑)(?:倒|伤|了一?跤|下来|下楼)?[^。！？\n]{0,12}"
    r"(?:起不来|站不起|爬不起|动不了|不能动|动弹不得|不省人事)"
    r"|(?:晕|昏|厥)(?:倒|过去|迷|死过去)|昏厥|晕厥|不省人事|没有?意识(?!到)|[叫喊推拍]不醒"
    r"|[叫喊推拍][^，。\s]{0,4}没有?反应|没有?呼吸"
    r"|大出血|流血不止|血止不住|止不住血|抽搐(?:了|不止|起来)|口吐白沫|心梗[了发犯]|心脏病(?:发作|犯)|中风了|噎住了"
    r"|\bhelp me(?=\W*(?:please\W*|now\W*)?$)|\bsave (?:me|him|her|us)\b"
    r"|\bfire!|\bon fire\b|\bthere(?:'s| is) a fire\b|\bgas leak"
    r"|\bunconscious\b|\bpassed out\b|\bfainted\b|\bcollapsed\b|\b(?:can'?t|cannot) (?:get|stand) up\b"
    r"|\b(?:not|stopped) breathing\b|\bwon'?t wake up\b|\bbleeding (?:heavily|badly|a lot)\b|\bhaving a seizure\b",
    re.IGNORECASE,
)
# Before it in the same breath: it is not so, it might be so, or it is so elsewhere.
_NOT_SO = re.compile(
    r"(?:没有?|并没|不会|笑|\bnot|\bnever)(?:再|得|到)?\s*$"
    r"|(?:如果|要是|万一|假如|听说|新闻|电视|电影|演习|演练|差点|差一点|险些|害怕|担心|怕|防止|预防"
    r"|\bif\b|\bno one\b|\bnobody\b|\balmost\b|\bdrill\b|\bafraid\b)[^，。,.!！?？；;\n]{0,12}$",
    re.IGNORECASE,
)
_ASKS = ("?", "？", "吗")
_STILL = re.compile(r"怎么办|怎么(?:救|弄)|有人(?:吗|在吗)|救|快|what (?:do|should) (?:i|we)", re.IGNORECASE)
# 「求助 怎么订菜」: something is to be explained, nobody is to come.
_WONDERS = re.compile(
    r"(?:一下|请问|想问|问一下|请教)?[，,\s]*"
    r"(?:怎么(?!办|救)|怎样(?!办)|如何|在哪|去哪|哪里|几点|什么时候|多少钱|(?:能不能|可以)[买订点])"
    r"|how (?:do|can|to)\b|where (?:can|do|is)\b|when\b",
    re.IGNORECASE,
)


def is_emergency(text: str) -> bool:
    """Whether a text names a plain emergency of this moment: 我妈摔倒起不来了, 着火了; not 差点晕倒."""
    for found in _NAMED.finditer(text):
        if _NOT_SO.search(text[: found.start()]):
            continue
        return not text.rstrip("。！!～~ ").endswith(_ASKS) or _STILL.search(text) is not None
    return False


def is_question(text: str) -> bool:
    """Whether what stands behind 求助 only asks how something is done."""
    return _WONDERS.match(text.strip()) is not None and not is_emergency(text)
