"""What people answer to "how is everybody today?", and what is no answer to it."""

from __future__ import annotations

import pytest

from handlers.checkin.vocabulary import WELL, Said, answer_in


@pytest.mark.parametrize(
    "text",
    [
        "都好", "都挺好", "挺好的", "很好", "好", "好的", "还好", "一切都好", "一切正常", "没事", "我们都没事",
        "家里都好，放心", "大家都很好！",
        "都挺好，什么都不缺", "身体心情都好", "挺好，谢谢", "不错", "好着呢", "老人孩子都好", "fine", "All good",
        "we are all fine, thanks",
        "Everything is OK", "I'm fine", "good",
    ],
)  # fmt: skip
def test_all_is_well(text: str) -> None:
    assert answer_in(text) == WELL


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("还行", Said(1, 1, None)), ("一般", Said(1, 1, None)), ("马马虎虎吧", Said(1, 1, None)),
        ("so-so", Said(1, 1, None)),
        ("心里闷", Said(mood=2)), ("闷得慌", Said(mood=2)), ("睡不着", Said(mood=2)),
        ("老是睡不着，担心孩子", Said(mood=2)),
        ("心情不好", Said(mood=2)), ("心里难受", Said(mood=2)), ("有点想哭", Said(mood=2)),
        ("I feel lonely", Said(mood=2)),
        ("can't sleep", Said(mood=2)), ("不舒服", Said(body=2)), ("没力气", Said(body=2)),
        ("feeling sick", Said(body=2)),
        ("缺药了", Said(needs=1)), ("米快没了", Said(needs=1)), ("没有菜了", Said(needs=1)),
        ("需要奶粉", Said(needs=1)),
        ("We need milk", Said(needs=1)), ("不缺", Said(needs=0)), ("什么都不缺", Said(needs=0)),
        ("不舒服，心里也烦躁，药也吃完了", Said(2, 2, 1)),
    ],
)  # fmt: skip
def test_what_is_not_well_is_understood(text: str, said: Said) -> None:
    assert answer_in(text) == said


@pytest.mark.parametrize(
    "text",
    ["", "36.5", "你是谁", "什么时候解封", "不闷", "不担心", "报体温", "张小雨", "隔离几天", "谢谢",
     "什么时候能出去走走", "不难过", "今天心情好多了", "不愁吃穿",
     "I'm not sad", "how long will it take", "好" * 100],
)  # fmt: skip
def test_what_says_nothing_of_it_is_no_answer(text: str) -> None:
    assert answer_in(text) is None
