"""Words of despair: what people say who need somebody now, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.config.model import DESPAIR
from handlers.checkin.despair import is_despair

SAID = [
    "不想活了", "我不想活了", "我真的不想活了", "我 不 想 活 了", "一天到晚关着，都不想活了",
    "妈不想活了，怎么劝都不听",
    "活着没意思", "活着没有意思", "活着真没意思", "活着也没什么意思", "觉得活着太没意思了", "活着没劲", "活着真没劲",
    "活不下去了", "我活不下去了", "这日子活不下去了", "没有他我活不下去", "我活够了", "八十岁了，也活够了",
    "想死", "我想死", "我真想死", "想死的心都有了", "我想死了", "每天都想死", "生不如死", "还不如死了好",
    "死了算了", "我死了算了", "不如死了算了", "死了干净", "一个人死了干净", "我想自杀", "自杀", "他说要自杀",
    "有人要自杀！", "我怕他会不会自杀", "不知道他会不会跳楼", "有轻生的念头", "我妈要寻短见", "想自我了断",
    "一了百了，自己了断",
    "别拦我，我要跳楼", "隔壁有人要跳楼", "要不是孩子我早跳楼了", "他在割腕", "我想结束自己", "撑不下去了",
    "我真的撑不下去了",
    "一个人熬不下去了", "你们没有我会更好", "不是不想活，是活不下去了", "店关了，我撑不下去了", "36.5，不想活了",
    "I want to die", "i just WANT TO DIE", "I’m going to kill myself", "thinking about suicide",
    "there is no reason to live",
    "they'd be better off dead", "I want to end my life", "I don't know, I want to die",
]  # fmt: skip

NOT_SAID = [
    "热死了", "饿死了", "想死你了", "困死了", "累死了", "笑死我了", "烦死了", "想死我了", "想死我们家的狗了",
    "想死妈妈做的面了",
    "我想死那碗牛肉面了", "想死您了", "没有不想活", "我没有不想活", "不是不想活", "我没想过自杀", "没有想过要自杀",
    "我不会自杀的",
    "不会去跳楼", "绝不会轻生", "别想不开去跳楼", "我不想死", "还不想死呢", "谁想死啊", "你想死啊", "今天不想活动",
    "不想活动，腿疼",
    "热死了算了", "饿死了算了", "跳楼价大甩卖", "超市跳楼大甩卖", "孩子想坐跳楼机", "为了断网的事", "除了断水还停电",
    "又停了断断续续的",
    "手机撑不下去了，没电了", "家里的米撑不下去了", "花活不下去了", "鱼活不下去了", "今天干活够了", "这点钱生活够了",
    "电影里有人自杀", "新闻说有人跳楼", "小说里她割腕了", "自杀式袭击是什么", "好死不如赖活着", "36.5", "心里闷",
    "睡不着",
    "一切都好", "撑得下去", "熬得过去", "I don't want to die", "I would never kill myself", "no, not suicide",
    "the movie Suicide Squad", "I want to die laughing", "dying for a coffee", "I'm dead tired",
    "suicide squad is on tv",
    "活着真好", "活着有意思", "蟑螂死了干净", "",
]  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_who_says_so_is_heard(text: str) -> None:
    assert is_despair(text, DESPAIR)


@pytest.mark.parametrize("text", NOT_SAID)
def test_who_only_sounds_so_is_not_alarmed_about(text: str) -> None:
    assert not is_despair(text, DESPAIR)


def test_words_of_ones_own_count_as_well_and_none_is_none() -> None:
    assert is_despair("我要去找老伴了", ["去找老伴"])
    assert not is_despair("不想活了", [])
    assert not is_despair("今天很好", [" "])


def test_a_very_long_text_is_looked_at_no_further_than_its_beginning() -> None:
    assert is_despair("不想活了" + "啊" * 100_000, DESPAIR)
