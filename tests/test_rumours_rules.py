"""How people ask whether something is true, and which of what they pass round is the same."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.rumours import likeness, vocabulary

DAY = date(2026, 11, 22)  # a Sunday

ARTICLE = (
    "紧急通知！从明天早上6点开始，3号楼和5号楼全部封控，所有人不得外出。\n"
    "物资由志愿者统一配送到门口，每户限购两袋大米。\n"
    "核酸检测改为每天下午2点，在东门篮球场排队，带好身份证。"
)
SAME = [
    ("3号楼明天封楼", "听说3号楼明天封楼"),
    ("3号楼明天封楼", "三号楼明天封楼"),
    ("3号楼明天封楼", "3 号楼，明天封楼！！"),
    ("3号楼明天封楼", "群里说3号楼明天要封楼了"),
    ("3号楼明天封楼", "【转发】3号楼明天封楼"),
    ("3号楼明天封楼", "3栋明天封楼"),
    ("３号楼明天封楼", "3号楼明天封楼"),
    ("我们小区明天全封", "明天小区全封了"),
    ("有人说后天开始做全员核酸", "后天小区要开始做全员核酸了"),
    ("超市今天下午关门", "今天下午超市要关门了😱😱"),
    ("大米涨到10元一斤", "大米涨到10块一斤"),
    ("14天改成7天了", "听邻居说14天要改成7天"),
    ("物业费免费三个月", "网上传物业费免费3个月"),
    ("喝板蓝根可以防病毒", "转发：喝板蓝根能防病毒"),
    ("周五解封", "听说星期五解封"),
    ("志愿者上门收垃圾要收钱", "志愿者上门收垃圾要收费"),
    ("The supermarket closes tomorrow", "the supermarket closes tomorrow!"),
    ("看这个 https://x.cn/a1 明天停水一整天", "明天停水一整天 https://x.cn/b2"),
    (ARTICLE, ARTICLE),
    (ARTICLE, "转发：" + ARTICLE),
    (ARTICLE, ARTICLE + "\n请大家相互转告，别外传"),
    (ARTICLE, ARTICLE.replace("。", "．").replace("，", ",")),
    (ARTICLE, "刚收到的，家里人都看看。\n" + ARTICLE),
    (ARTICLE, ARTICLE.replace("统一配送", "统一配宋")),
    (ARTICLE, ARTICLE.replace("紧急通知！", "🔴🔴")),
]
DIFFERENT = [
    ("3号楼明天封楼", "5号楼明天封楼"),
    ("3号楼明天封楼", "3号楼后天封楼"),
    ("3号楼明天封楼", "3号楼明天解封"),
    ("3号楼明天封楼", "3号楼明天不封楼"),
    ("3号楼明天封楼", "3号楼2单元明天封楼"),
    ("明天停水", "明天停电"),
    ("明天停水", "明天不停水"),
    ("明天上午停水", "明天下午停水"),
    ("周五解封", "周六解封"),
    ("14天改成7天了", "14天改成10天了"),
    ("大米涨价", "大米降价"),
    ("东门关了", "西门关了"),
    ("永辉超市明天停止营业", "永辉超市明天停止送货"),
    ("永辉超市明天关门", "华联超市明天关门"),
    ("王阿姨是阳性", "李阿姨是阳性"),
    ("王阿姨是阳性", "王阿姨是阴性"),
    ("快递可以收了", "快递不能收了"),
    ("核酸免费", "核酸收费"),
    ("大米10元一斤", "大米100元一斤"),
    ("11月25日解封", "11月26日解封"),
    ("全区明天下午停止供水请大家提前储备", "全区明天下午停止供电请大家提前储备"),
    ("封控延长", "封控缩短"),
    ("下周开学", "下周放假"),
    ("社区发菜", "社区发药"),
    ("明天解封", "明天解封的话要做核酸"),
    ("有人从3楼跳下来", "有人从3楼摔下来"),
    ("阳光社区有病例", "月亮社区有病例"),
    ("", "明天解封"),
    (ARTICLE, ARTICLE.replace("5号楼", "6号楼")),
    (ARTICLE, ARTICLE.replace("明天", "后天")),
    (ARTICLE, ARTICLE.replace("全部封控", "全部解封")),
    (ARTICLE, ARTICLE.replace("下午2点", "下午3点")),
    (ARTICLE, ARTICLE.replace("东门", "南门")),
    (ARTICLE, ARTICLE + "\n以上全是假的。"),
    (ARTICLE, ARTICLE + "\n7号楼也一样。"),
    (ARTICLE, "明天3号楼和5号楼封控"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_copies_are_one_item(one: str, other: str) -> None:
    first, second = likeness.likeness(one, DAY), likeness.likeness(other, DAY)
    assert likeness.same(first, second), (first, second)
    assert likeness.same(second, first)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_claims_are_others(one: str, other: str) -> None:
    first, second = likeness.likeness(one, DAY), likeness.likeness(other, DAY)
    assert not likeness.same(first, second), (first, second)
    assert not likeness.same(second, first)


def test_tomorrow_is_another_day_tomorrow_but_an_article_stays_the_same() -> None:
    later = date(2026, 11, 23)
    assert not likeness.same(likeness.likeness("明天封楼", DAY), likeness.likeness("明天封楼", later))
    assert likeness.same(likeness.likeness("明天封楼", DAY), likeness.likeness("今天封楼", later))
    assert likeness.same(likeness.likeness(ARTICLE, DAY), likeness.likeness(ARTICLE, later))


def test_a_phone_is_not_quoted() -> None:
    assert likeness.short("找张三 13812345678 或 021-62345678") == "找张三 138****5678 或 021-****"
    assert "310101199001011234" not in likeness.masked("身份证 310101199001011234")


# The question alone; whether it points at something.
BARE = [
    *((text, True) for text in (
        "这是真的吗", "这是真的吗？", "这个是真的假的", "是不是谣言", "求辟谣", "这消息靠谱吗", "请问这是真的吗",
        "是真的吗",
        "群里发的这条是真的吗", "真的假的？", "属实吗", "是官方的吗", "有这回事吗", "这图是真的吗", "is this true?",
        "Is it fake news",
    )),
    *((text, False) for text in ("真的吗", "真的吗？", "真的？")),
]  # fmt: skip
CLAIMS = {
    "群里说明天全封了，真的吗？": "群里说明天全封了",
    "听说3号楼有人阳了是真的吗": "听说3号楼有人阳了",
    "有人说超市要关门，真的假的": "有人说超市要关门",
    "网上传喝酒能防病毒，是谣言吗？": "网上传喝酒能防病毒",
    "明天解封，是真的吗": "明天解封",
    "据说下周一开始收费，有这回事吗": "据说下周一开始收费",
    "听邻居讲医院不收人了，对吗？": "听邻居讲医院不收人了",
    "听说要再封14天，是不是啊": "听说要再封14天",
    "I heard building 3 will be closed, is it true?": "I heard building 3 will be closed",
    "这是真的吗？「明天起所有快递都不准进小区」": "「明天起所有快递都不准进小区」",
}
NOT_RUMOURS = [
    "我真的吗啡过敏", "真的谢谢", "36.5 真的吗", "真的", "真的很难受", "我真的没事", "妈36.6 真的", "您明天来，真的吗",
    "谢谢您，真的吗", "真的假不了", "这是真的不行", "药是真的苦", "我明天可以出门吗", "听说您病了，好点了吗", "对吗",
    "这是我家的钥匙吗", "是真的想出去", "明天做核酸吗", "是吗", "真的要去医院吗", "体温计是真的坏了", "你说的是真的吗",
    "家里真的没菜了", "I really need help", "is it ok", "厨房水管真的漏了，能来看看吗",
]  # fmt: skip


@pytest.mark.parametrize(("text", "points"), BARE)
def test_a_question_alone(text: str, points: bool) -> None:
    assert vocabulary.asked(text) == vocabulary.Asked(points=points)


@pytest.mark.parametrize("text", CLAIMS)
def test_a_claim_and_the_question(text: str) -> None:
    found = vocabulary.asked(text)
    assert found is not None
    assert found.claim == CLAIMS[text]


@pytest.mark.parametrize("text", NOT_RUMOURS)
def test_what_only_sounds_like_it(text: str) -> None:
    assert vocabulary.asked(text) is None


def test_an_answer_has_an_english_part() -> None:
    assert vocabulary.in_language("假的。\nEN: Not true.", "en") == ("Not true.", True)
    assert vocabulary.in_language("假的。\nEN: Not true.", "zh-CN") == ("假的。", True)
    assert vocabulary.in_language("假的。", "en") == ("假的。", False)
