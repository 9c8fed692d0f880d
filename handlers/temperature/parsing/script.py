"""One way of writing for all: full-width and traditional characters, emoji, invisible marks, 三十六度五."""

from __future__ import annotations

import re
import unicodedata

# What NFKC would tear apart or leave as it is, and means the same as the mark on the right.
_MARKS = str.maketrans(
    {
        "º": "°", "˚": "°", "’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-", "〜": "~", "∶": ":",
        "•": "·", "・": "·", "‧": "·", "❓": "?", "❔": "?", "❗": "!", "❕": "!", "\t": " ", "\r": "\n",
        "\u2028": "\n", "\u2029": "\n",
    }
)  # fmt: skip
# Small letters and simplified characters for the words we know; one for one, so that places in the text stay the same.
_SIMPLE = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "體溫發燒媽爺爸親孫兒婆姊嗎麼點號樓單層測報無沒氣頭痛嚨乾瀉沒攝華氏級數個歲塊錢買賣鄰聽說誰這裡裏過時間來後現"
    "剛劑錯應該對為與們電腦聞醫護觀覺減聲陽陰紅藥飯飲熱渾勁帶給幫還從達於標準幾樣緊嚴檢驗儘隔離請謝謝張陳劉楊黃趙"
    "吳孫馬羅鄭許韓馮鄧蕭葉蘇呂盧蔣賈鍾譚鄒閻範賴龔萬錢湯喬嚴龍顧孟齊龐蘭長問慶國壞靜濤偉麗華軍傑輝",
    "abcdefghijklmnopqrstuvwxyz"
    "体温发烧妈爷爸亲孙儿婆姐吗么点号楼单层测报无没气头痛咙干泻没摄华氏级数个岁块钱买卖邻听说谁这里里过时间来后现"
    "刚剂错应该对为与们电脑闻医护观觉减声阳阴红药饭饮热浑劲带给帮还从达于标准几样紧严检验尽隔离请谢谢张陈刘杨黄赵"
    "吴孙马罗郑许韩冯邓萧叶苏吕卢蒋贾钟谭邹阎范赖龚万钱汤乔严龙顾孟齐庞兰长问庆国坏静涛伟丽华军杰辉",
)
_USUAL = re.compile(r"[\n -~一-鿿，。！？：；、（）“”「」·°]*")  # nothing to do for these but the marks' width
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3(?=[0-9](?!\ufe0f?\u20e3))")  # 1️⃣36.5 is the first of a list
_UNUSUAL = re.compile(r"[^\n -~一-鿿，。！？：；、（）“”「」·°]")

_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {"〇": "0"}
_TENS = {"卅": "3", "廿": "2", "卌": "4", "十": "1"}
_ONES = "[一二三四五六七八九]"
_NUMERAL = re.compile("[零〇一二三四五六七八九十百千万卅廿卌]+")
_UNDER_HUNDRED = re.compile(
    f"(?P<before>[零一二三四五六七八九]??)(?P<tens>{_ONES}?十|[卅廿卌])(?P<ones>{_ONES}?)(?P<or>{_ONES}?)"
)
_DIGIT_BY_DIGIT = re.compile("[三四][零〇一二三四五六七八九](?=[度点點])")
# 36度五, but not 36度一切正常 or 36度三个人
_TENTHS = re.compile(
    "(?<=[0-9][度点點])(?P<tenths>[零〇一二三四五六七八九]{1,2})"
    "(?![个個人口天次号號楼层室元块斤点點月日十百切家样樣直下般些起共定位名])"
)


def plainly(text: str) -> str:
    """The text with every number in plain digits and nothing in it that cannot be seen; emoji become spaces."""
    if not text.isascii():
        text = text.translate(_MARKS)
        if not _USUAL.fullmatch(text):
            text = "".join(";" if unicodedata.category(c) == "No" else c for c in _KEYCAP.sub(r"\1 ", text))
        text = unicodedata.normalize("NFKC", text)
        text = _UNUSUAL.sub(_seen, text)
        text = _TENTHS.sub(_tenths, _NUMERAL.sub(_in_digits, text))
    return text


def simply(text: str) -> str:
    """The same text, as long as it was, in small letters and simplified characters: those of the vocabulary."""
    return text.translate(_SIMPLE)


def _seen(found: re.Match[str]) -> str:
    """An unusual character: kept if it is a letter or a mark of a sentence, a space if it is a picture."""
    category = unicodedata.category(found[0])
    if category in ("Cf", "Mn", "Me", "Cc", "Cs"):
        return ""
    return " " if category in ("So", "Sk", "Zs", "Co", "Cn") else found[0]


def _in_digits(found: re.Match[str]) -> str:
    """三十六 as 36; what is no number below a hundred stays (张三, 一百三十六). 三十六七 is from 36 to 37."""
    run = found[0]
    number = _UNDER_HUNDRED.fullmatch(run)
    if number is None:
        following = found.string[found.end() : found.end() + 1]
        if _DIGIT_BY_DIGIT.match(run + following):
            return _DIGITS[run[0]] + _DIGITS[run[1]] + run[2:]
        return run
    sign = number["tens"]
    tens = _DIGITS[sign[0]] if len(sign) == 2 else _TENS[sign]
    ones = _DIGITS[number["ones"]] if number["ones"] else "0"
    until = f"-{tens}{_DIGITS[number['or']]}" if number["or"] else ""
    return f"{number['before']}{tens}{ones}{until}"


def _tenths(found: re.Match[str]) -> str:
    return "".join(_DIGITS[sign] for sign in found["tenths"])
