"""Whatever is put in, changed and taken out: the sum that is shown is the sum of the lines kept, no thing stands there
twice, and what is ordered is what was shown."""

from __future__ import annotations

import random
import re
from decimal import Decimal

import pytest

from handlers.supplies.shelf import plain
from tests import shopping
from tests.world import Phone, World

_THINGS = ("盐", "生抽", "老抽", "米醋", "大米", "鸡蛋", "青菜", "消毒液", "降压药", "充电宝")
_SAID = (
    "帮我买{n}份{one}", "再加{n}份{one}", "{one}要{n}份", "{one}不要了", "不要{one}", "去掉第{n}个", "第{n}个要 2 份",
    "少要一份{one}",
    "帮我买{n}份{one}，{m}份{other}，再来一份{one}", "{one}和{other}都不要了", "0 份{one}，{n}份{other}", "{one} {n}",
)  # fmt: skip
_PRESSED = ("more", "less", "out", "sure", "fit", "change", "turn", "done")


async def step(world: World, home: Phone, luck: random.Random) -> None:
    """Something that people do with a draft."""
    drafts = [one for one in await shopping.all_orders(world) if one.state == "draft"]
    if drafts and luck.random() < 0.5:
        lines = await shopping.lines(world, drafts[0].id)
        line = luck.choice(lines).id if lines else 0
        await home.says("", kind="choice", choice=f"order:{luck.choice(_PRESSED)}:{drafts[0].id}:{line}")
        return
    one, other = luck.sample(_THINGS, 2)
    await home.says(luck.choice(_SAID).format(one=one, other=other, n=luck.randint(1, 5), m=luck.choice((1, 3, 120))))


@pytest.mark.parametrize("seed", range(6))
async def test_the_sum_is_the_sum_of_the_lines(world: World, seed: int) -> None:
    await shopping.open_shop(world)
    luck = random.Random(seed)
    home = await world.enrolled(1, "张伟")
    for _ in range(25):
        world.clock.passes(minutes=luck.choice((0, 1, 20)))
        await step(world, home, luck)
        drafts = [one for one in await shopping.all_orders(world) if one.state == "draft"]
        assert len(drafts) <= 1
        for draft in drafts:
            await agrees(world, home, draft.id)


async def agrees(world: World, home: Phone, id: int) -> None:
    """What is shown is what is kept."""
    lines = await shopping.lines(world, id)
    things = [(one.item_id or one.name, one.unit, one.note) for one in lines]
    assert len(things) == len(set(things))
    assert all(one.quantity > 0 for one in lines)
    text = shopping.card(home).text
    shown = re.findall(r"^\d+\. (\S+) ([\d.]+)", text, re.MULTILINE)
    assert shown == [(one.name, str(plain(one.quantity))) for one in lines]
    found = re.search(r"合计 ([\d.]+) 元", text)
    costs = [one.price * one.quantity for one in lines if one.price is not None]
    assert (Decimal(found[1]) if found is not None else None) == (sum(costs) if costs else None)
    if any(one.price is None for one in lines) and costs:
        assert "没标价的另算" in text
