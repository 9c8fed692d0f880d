"""What a call says, how people sign up, whose name stands in a chain, what many may see of a name: tables."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers import words
from handlers.signup import reading
from handlers.signup.reading import WHOLE, Draft
from handlers.signup.vocabulary import answer_to_draft, cancelled_words, is_list, understand, written_by_hand
from storage.accounts import Member
from storage.signup import Place
from tests.world import RULES, SHANGHAI

NOW = datetime(2026, 11, 22, 7, 42, tzinfo=SHANGHAI)  # a Sunday
PLACES = [
    Place(3, "building", "3号楼", "1.3."),
    Place(4, "building", "13号楼", "1.4."),
    Place(5, "building", "Building 7", "1.5."),
    Place(9, "unit", "2单元", "1.3.9."),
]


def read(text: str) -> Draft:
    return reading.read(text, NOW.date(), PLACES)


# text: what for, when, places, points, until when, area
CALLS = {
    "周日 6:30 上门做核酸 8人": ("上门做核酸", "11-29 06:30", 8, None, "11-28 20:00", None),
    "test at the door Sunday 06:30, 8 people": ("test at the door", "11-29 06:30", 8, None, "11-28 20:00", None),
    "周日6:30上门做核酸8人，每人2分，周六20点截止": ("上门做核酸", "11-29 06:30", 8, 2, "11-28 20:00", None),
    "明天早上6点半 3号楼 搬菜 要八个人": ("搬菜", "11-23 06:30", 8, None, "11-22 20:00", 3),
    "下午两点消杀 10个人 3号楼2单元": ("消杀", "11-22 14:00", 10, None, "11-22 12:00", 9),
    "11月29日 6:30 核酸 8人 每人 2 分 11-28 18:00截止": ("核酸", "11-29 06:30", 8, 2, "11-28 18:00", None),
    "Test, building 3, Nov 29 at 6:30 am, need eight volunteers, 2 points each, closes Saturday 8pm":
        ("Test", "11-29 06:30", 8, 2, "11-28 20:00", 3),
    "后天下午2点半发药，需要3名志愿者，明晚8点前报名": ("发药", "11-24 14:30", 3, None, "11-23 20:00", None),
    "today 14:00 unload the truck, 6 hands": ("unload the truck", "11-22 14:00", 6, None, "11-22 12:00", None),
    "6:30上门做核酸 周日 8人": ("上门做核酸", "11-29 06:30", 8, None, "11-28 20:00", None),
    "deliver vegetables tomorrow 2pm, 3 people, by 11am":
        ("deliver vegetables", "11-23 14:00", 3, None, "11-23 11:00", None),
    "明天14点 值守3号楼门口 2人": ("值守3号楼门口", "11-23 14:00", 2, None, "11-22 20:00", 3),
    "今晚8点 发菜 4位": ("发菜", "11-22 20:00", 4, None, "11-22 18:00", None),
    "下周三 上午9点 维持秩序 12人 截止周二18:00": ("维持秩序", "11-25 09:00", 12, None, "11-24 18:00", None),
    "11/29 6:30 上门做核酸 8 人 全社区": ("上门做核酸", "11-29 06:30", 8, None, "11-28 20:00", WHOLE),
    "周日中午12点 分饭 十二个人 13号楼": ("分饭", "11-22 12:00", 12, None, "11-22 10:00", 4),
    "１２月１日 ９：００ 贴通知 ２人": ("贴通知", "12-01 09:00", 2, None, "11-30 20:00", None),
    "29号6点半 上门做核酸 8名 头天晚上7点截止": ("上门做核酸", "11-29 06:30", 8, None, "11-28 19:00", None),
    "Building 7 tomorrow noon hand out lunch 4 helpers": ("hand out lunch", "11-23 12:00", 4, None, "11-22 20:00", 5),
}  # fmt: skip


@pytest.mark.parametrize("text", CALLS)
def test_a_call_is_understood(text: str) -> None:
    draft = read(text)
    at = reading.moment(draft, NOW)
    assert at is not None
    closes = reading.closing(draft, at, NOW, RULES)
    found = (draft.title, f"{at:%m-%d %H:%M}", draft.places, draft.points, f"{closes:%m-%d %H:%M}", draft.area)
    assert found == CALLS[text]


@pytest.mark.parametrize(
    ("now", "at", "closes"),
    [
        ("22 07:42", "29 06:30", "28 20:00"),
        ("28 20:10", "29 06:30", "28 21:30"),  # two hours before is night
        ("28 21:40", "29 06:30", "29 06:30"),
        ("28 20:10", "29 14:00", "29 12:00"),
        ("29 12:30", "29 14:00", "29 14:00"),
    ],
)
def test_until_when_one_may_sign_up_unless_it_is_said(now: str, at: str, closes: str) -> None:
    def moment(text: str) -> datetime:
        return datetime.strptime(f"2026-11-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)

    assert reading.closing(Draft(), moment(at), moment(now), RULES) == moment(closes)


@pytest.mark.parametrize(
    "text", ["搬菜", "", "8", "明天", "2月30日 搬菜", "25:70 搬菜", "！！！", "周日 36.5", "a" * 5000, "十百千万" * 100]
)
def test_what_says_no_whole_call_is_never_one(text: str) -> None:
    draft = read(text)
    assert not (draft.title and draft.clock and draft.places)
    assert len(draft.title) <= 60


def test_a_building_that_there_is_not() -> None:
    assert read("明天 6:30 扫雪 5人 9号楼").unknown == "9号楼"
    assert read("Building 12 tomorrow 6:30 sweep, 5 people").unknown == "Building 12"


@pytest.mark.parametrize(
    "text",
    ["接龙", "+1", "＋1", "加一", "加1", "报名", "我报名", "算我一个", "count me in", "接龙！", "接龙 +1",
     "I’m in!", "+1🙋", "#接龙",
     "我要接龙", "报个名", "带我一个", "Sign me up", "i'll come", "加我一个", "我参加"],
)  # fmt: skip
def test_words_that_sign_up(text: str) -> None:
    said = understand(text)
    assert said is not None
    assert (said.what, said.rest, said.several) == ("join", "", False)


@pytest.mark.parametrize(("text", "rest"), [("+1 王芳", "王芳"), ("王芳 +1", "王芳"), ("报名，王芳", "王芳")])
def test_words_that_sign_up_somebody(text: str, rest: str) -> None:
    said = understand(text)
    assert said is not None
    assert (said.what, said.rest) == ("join", rest)


@pytest.mark.parametrize("text", ["我和我爱人 +2", "+2", "加两个", "+10"])
def test_several_at_once(text: str) -> None:
    said = understand(text)
    assert said is not None
    assert said.several


@pytest.mark.parametrize(
    "text", ["-1", "－1", "取消报名", "不去了", "去不了了", "我来不了", "count me out", "I can't make it", "退出接龙"]
)
def test_words_that_withdraw(text: str) -> None:
    said = understand(text)
    assert said is not None
    assert said.what == "leave"


@pytest.mark.parametrize(
    "text",
    ["36.5", "报名表在哪", "报名截止了吗", "加一份盐", "我去", "1", "me too", "好", "报名的人多吗",
     "取消 上门做核酸", "",
     "我参加过", "还能报名",
     "不去了解一下吗", "什么时候报名", "参加的人多不多"],
)  # fmt: skip
def test_words_about_something_else(text: str) -> None:
    assert understand(text) is None


def test_a_reply_to_the_list_may_be_short() -> None:
    assert understand("我来", reply=True) is not None
    assert understand("我来") is None


PEOPLE = [Member(1, "王芳"), Member(2, "张伟"), Member(3, "John Smith")]
CHAINS = {
    "1. 张伟 2. 李娜": (True, 2),
    "1. 盐 2. 大米": (False, None),
    "#接龙 上门做核酸\n1. 小王\n2. 老李": (True, None),
    "1、张伟\n2、李娜\n3、王芳": (True, 1),
    "1.张伟\n2.John Smith": (True, 3),
    "7. 李娜\n8. 王芳": (True, 1),
    "1. 李娜\n3. 王芳": (False, None),
    "1. 36.5 2. 36.8": (False, None),
}


@pytest.mark.parametrize("text", CHAINS)
def test_a_chain_by_hand(text: str) -> None:
    chain, member = written_by_hand(text, PEOPLE, ["李娜"])
    assert (chain, member.id if member else None) == CHAINS[text]


def test_a_list_with_temperatures_is_none() -> None:
    assert is_list("1. 张伟")
    assert not is_list("1. 张伟 36.5\n2. 王芳 36.8")
    assert not is_list("36.5")


def test_calling_off_and_answering() -> None:
    assert cancelled_words("取消 上门做核酸") == "上门做核酸"
    assert cancelled_words("cancel test at the door") == "test at the door"
    assert cancelled_words("取消") == ""
    assert [answer_to_draft(text) for text in ("发出去。", "Yes", "不发", "明天再说")] == ["send", "send", "drop", None]


@pytest.mark.parametrize(
    ("name", "seen"),
    [("张伟", "张*"), ("张小雨", "张*雨"), ("欧阳娜", "欧*娜"), ("司马相如", "司*如"), ("John Smith", "John S."),
     ("Mary Ann Evans", "Mary E."), ("Anna", "Anna"), ("", "")],
)  # fmt: skip
def test_a_name_as_many_may_see_it(name: str, seen: str) -> None:
    assert words.masked(name) == seen
