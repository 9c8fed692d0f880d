"""What the guide and the README tell people to type is understood, and what they tell them to press is a button."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from handlers.routes.table import SPELLINGS
from tests.test_texts import ROOT, book, spoken

DOCS = ("docs/guide.zh-CN.md", "README.zh-CN.md")
_QUOTED = re.compile("「([^」]*)」")
_LONGEST = 30  # characters of a button

# What is quoted because people say it in their own words; each is read by a feature, and none is a name of something.
SAID = """
36.5|更正 36.8|明天几点做核酸|这是真的吗|301 电话|两袋盐，鸡蛋 40 个|两袋盐，鸡蛋 40 个，一瓶生抽|盐要 3 袋
不要盐|再来一瓶醋|最多花 100 元|盐 3 元|盐 库存 20|盐没货了|盐有货了|盐不卖了|老抽 10 元|801 两袋盐|很急
帮我拿快递，取件码…|垃圾满了|药快没了|想约个医生|801 到了|李建国 负责 3号楼2单元301-304
301 照护 李建国 王医生 民警周刚|报名名单|取消 上门做核酸|+1|-1|3号楼 2单元 隔离的|70岁以上|没看 12 号通知的
**字**|- |[字](https://…)|每天 8 点和 18 点，到月底|工作日 8:30|张*|楼长 李*|睡着了、在医院、没体温计|库存
康民药店的账|今天下午的采购单|3号楼的送货单|盐不要了|盐多少钱|接下 12|都买到了|盐没了|都出发
帮 801 叫维修：水管漏了|给 801 取个快递，取件码 8-2-3345
"""


@cache
def labels() -> tuple[re.Pattern[str], ...]:
    """All that buttons, and headings of pages, may say; what stands in brackets or behind a colon may be left out, and
    what is filled in is a number or a place."""
    found = {text for pattern in book("zh-CN").values() for text in spoken(pattern) if len(text) <= _LONGEST}
    found |= {re.split("[（：]", text)[0] for text in found}
    kept = [text for text in found if text.replace("◇", "").strip() and "\n" not in text]
    filled = [re.escape(text).replace("◇", "(?:×+|[0-9]+(?:[号楼单元]*[0-9]*)*)") for text in kept]
    return tuple(re.compile(text) for text in sorted(filled))


def is_label(text: str) -> bool:
    """Whether some button says this."""
    return any(label.fullmatch(text) for label in labels())


@pytest.mark.parametrize("doc", DOCS)
def test_what_people_are_told_to_type_or_press_exists(doc: str) -> None:
    text = Path(ROOT, doc).read_text(encoding="utf-8")
    said = set(SAID.replace("\n", "|").split("|"))
    unknown = [
        quoted for quoted in _QUOTED.findall(text)
        if quoted not in said and not is_label(quoted)
        and SPELLINGS.find(quoted) is None and SPELLINGS.find(quoted, group=True) is None
    ]  # fmt: skip
    assert unknown == []


def test_what_is_not_there_is_noticed() -> None:
    assert SPELLINGS.find("出库单") is None
    assert not is_label("都拿好了吧")


@pytest.mark.parametrize(("language", "quoted"), [("en", r"“(/[a-z][^”]*)”"), ("zh-CN", r"发「([^」]*)」")])
def test_what_a_message_tells_people_to_send_is_understood(language: str, quoted: str) -> None:
    texts = [text for pattern in book(language).values() for text in spoken(pattern)]
    told = {found for text in texts for found in re.findall(quoted, text)} - {"◇"}  # ◇: what they wrote themselves
    assert len(told) > 5
    assert sorted(one for one in told if SPELLINGS.find(one) is None and SPELLINGS.find(one, group=True) is None) == []
