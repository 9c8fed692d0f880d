"""Pictures and files of a notice that is being written."""

from __future__ import annotations

import dataclasses

from handlers.chat import Attachment
from storage.notices.keeping import Text
from tests.notices import (
    LIVES_HERE,
    TEXT,
    card,
    clerk,
    drafted,
    files,
    newest,
    photo,
    sends,
    texts,
)
from tests.world import World


async def test_pictures_go_with_it_in_their_order_before_the_words(world: World) -> None:
    zhang = await world.enrolled(1, "张伟")
    chen = await clerk(world)
    await chen.says("通知")
    await chen.presses("写一条")
    await photo(chen, "a", album="1")
    await photo(chen, "b", album="1")
    assert sum("收下了" in text for text in chen.texts) == 1
    await chen.says(TEXT)
    assert [heard.file for heard in chen.heard[-5:-2]] == ["", "photo.jpg", "photo.jpg"]
    assert "图片和文件：2 个" in chen.last
    await photo(chen, "c")
    assert "图片和文件：3 个" in card(chen).text
    await sends(chen)
    await world.beat()
    assert [heard.file for heard in zhang.heard[-4:]] == ["photo.jpg", "photo.jpg", "photo.jpg", ""]
    assert await files(world) == ["a", "b", "c"]


async def test_words_below_a_picture_are_its_words(world: World) -> None:
    chen = await clerk(world)
    await photo(chen, "a", text=f"通知 {TEXT}", album="7")
    await photo(chen, "b", album="7")
    assert (await files(world), (await texts(world))["zh-CN"].title) == (["a", "b"], "明早 8 点做核酸")
    await chen.presses("改文字")
    await photo(chen, "c", text="发菜\n下午 4 点")
    assert (await files(world), await texts(world)) == (["a", "b", "c"], {"zh-CN": Text("发菜", "下午 4 点")})


async def test_of_twenty_pictures_nine_are_taken_and_it_is_said_once(world: World) -> None:
    chen = await drafted(world)
    for number in range(20):
        await photo(chen, f"p{number}", album="1")
    assert await files(world) == [f"p{number}" for number in range(9)]
    assert sum("最多 9 个" in text for text in chen.texts) == 1
    assert "图片和文件：9 个" in card(chen).text


async def test_a_file_over_the_limit_is_refused_and_nothing_else_is_lost(world: World) -> None:
    chen = await drafted(world)
    await photo(chen, "a")
    large = Attachment("big", "年报.pdf", "application/pdf", 20_000_001)
    await chen.says("", kind="file", attachment=large)
    assert chen.last.startswith("「年报.pdf」有 21 MB，最多 20 MB")
    await chen.says("", kind="file", attachment=dataclasses.replace(large, ref="ok", size=20_000_000))
    assert await files(world) == ["a", "ok"]


async def test_a_picture_after_sending_is_told_so(world: World) -> None:
    chen = await drafted(world)
    await sends(chen)
    await photo(chen, "late")
    assert "这张没跟上" in chen.last
    assert await files(world) == []
    await chen.presses("照着再写一条")
    await photo(chen, "in time")
    assert await files(world) == ["in time"]


async def test_a_picture_while_we_wait_for_the_yes_is_seen_before_it(world: World) -> None:
    chen = await drafted(world)
    await chen.presses("发出去")
    await photo(chen, "a", text="带上它")
    assert "底下的字没有放进通知" in chen.last
    await chen.says("好")
    assert ((await newest(world)).state, await files(world)) == ("draft", ["a"])


async def test_a_neighbours_picture_does_not_go_to_the_liaison_when_it_is_a_notice(world: World) -> None:
    await world.import_(LIVES_HERE.replace("工作人员,,", "工作人员,3号楼,").replace("1号楼,,401", "3号楼,2单元,401"))
    li, qian = await world.enrolled(7, "李建国"), await world.enrolled(8, "钱主任")
    before = len(li.heard)
    await photo(qian, "a", text=f"通知 {TEXT}")
    assert await files(world) == ["a"]
    assert len(li.heard) == before


async def test_pictures_can_be_taken_off_again(world: World) -> None:
    chen = await drafted(world)
    await photo(chen)
    await chen.presses("去掉图片和文件")
    assert await files(world) == []
    assert "图片和文件：0 个" in card(chen).text
