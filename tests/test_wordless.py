"""What comes without words: a photo is read by a human, the rest is answered kindly; nobody is flooded."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.base import Gone, Refused, Throttled, Unreachable
from handlers.chat import Attachment, Kind
from storage.models import File, Letter
from tests.world import Phone, World

PHOTO = Attachment("photo-1", mime="image/jpeg", size=80_000)


async def sends(phone: Phone, ref: str = "photo-1", text: str = "", **more: Any) -> None:
    await phone.says(text, kind="photo", attachment=Attachment(ref, mime="image/jpeg"), **more)


async def test_a_photo_goes_to_the_liaison_with_whose_it_is_and_how_to_answer(world: World) -> None:
    resident, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    staff = await world.enrolled(9, "陈静")
    quiet = len(staff.heard)
    await sends(resident)
    assert liaison.last == (
        "3号楼2单元502 的张伟发来一张照片，多半是体温计。\n看得清的话，请把读数发给我，比如「502 张伟 36.5」。"
    )
    assert liaison.heard[-1].file == "photo.jpg"
    assert resident.last == "照片收到了，已经转给李建国看。下次直接把数字打给我更快，比如「36.5」。"
    assert world.fetched == [("fake", "photo-1")]
    assert len(staff.heard) == quiet
    assert await world.readings() == []
    async with world.database.read() as db:
        (kept,) = await db.all(select(File.name, File.mime, File.content))
        body = await db.scalar(select(Letter.body).where(Letter.chat == liaison.address).order_by(Letter.id.desc()))
    assert (kept.name, kept.mime, kept.content) == ("photo.jpg", "image/jpeg", b"bytes of photo-1")
    assert body is not None
    assert body["alt"] == "3号楼2单元502 的张伟发来的照片"
    assert "fetch" not in body


async def test_a_photo_sent_as_a_file_is_a_photo(world: World) -> None:
    resident, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    await resident.says("", kind="file", attachment=Attachment("doc-1", "IMG_1.png", "image/png", 9))
    assert liaison.heard[-1].file == "IMG_1.png"
    assert "已经转给李建国看" in resident.last


async def test_where_no_liaison_has_an_account_the_staff_get_it(world: World) -> None:
    resident, staff = await world.enrolled(1, "张伟"), await world.enrolled(9, "陈静")
    await sends(resident)
    assert staff.heard[-1].file == "photo.jpg"
    assert "已经转给陈静看" in resident.last


async def test_where_nobody_can_be_reached_the_resident_is_told_so(world: World) -> None:
    resident = await world.enrolled(1, "张伟")
    await sends(resident)
    assert resident.last == "照片收到了，可我看不懂照片，楼长这会儿也不在线。请把上面的数字打给我，比如「36.5」。"


async def test_whose_it_is_may_not_be_known(world: World) -> None:
    resident, liaison = world.phone(1), await world.enrolled(7, "李建国")
    await resident.enrols("张伟")  # and has not said who is writing
    await sends(resident)
    assert liaison.last.startswith("3号楼2单元502 这一家发来一张照片")


async def test_an_album_is_passed_on_whole_and_answered_once(world: World) -> None:
    resident, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    before = len(resident.heard), len(liaison.heard)
    for number in range(4):
        await sends(resident, f"photo-{number}")
        world.clock.passes(seconds=1)
    assert (len(resident.heard), len(liaison.heard)) == (before[0] + 1, before[1] + 4)
    assert len(world.fetched) == 4
    await world.crash()
    await sends(resident, "photo-5")
    assert len(resident.heard) == before[0] + 1  # nothing that a restart would forget
    world.clock.passes(minutes=2)
    await sends(resident, "photo-6")
    assert len(resident.heard) == before[0] + 2


async def test_a_photo_with_words_is_read_as_words_and_goes_on_all_the_same(world: World) -> None:
    resident, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    await sends(resident, text="36.5")
    assert resident.last == "记好了（早上，7:42）\n张伟 36.5℃"
    assert len(await world.readings()) == 1
    assert liaison.heard[-1].file == "photo.jpg"
    assert "下面写着「36.5」。" in liaison.last


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("voice", "语音我还听不懂，请打字告诉我。不方便打字，点一下键盘上的话筒，您说的话会变成字。"),
        ("sticker", "收到啦，谢谢您。报体温写「36.5」这样的数字就行，有事随时说。"),
        ("file", "文件我打不开。要紧的请直接写给我，或者找楼长。"),
        ("place", "谢谢，位置不用发给我。报体温写「36.5」这样的数字就行。"),
        ("other", "这个我看不懂，请写成字发给我。"),
    ],
)
async def test_each_kind_has_its_own_answer_once_in_a_short_while(world: World, kind: Kind, answer: str) -> None:
    resident, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    quiet, before = len(liaison.heard), len(resident.heard)
    await resident.says("", kind=kind)
    await resident.says("", kind=kind)
    assert resident.texts[before:] == [answer]
    assert len(liaison.heard) == quiet
    assert await world.readings() == []


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "file", "place", "other"])
async def test_in_a_group_nothing_of_this(world: World, kind: Kind) -> None:
    await world.enrolled(1, "张伟")
    liaison = await world.enrolled(7, "李建国")
    resident = world.phone(1)
    before = len(world.channel.sent)
    await resident.says("", kind=kind, group="fake:-100", attachment=PHOTO)
    assert len(world.channel.sent) == before
    assert liaison.heard[-1].file == ""


async def test_a_liaisons_own_photo_is_not_sent_back_to_the_liaison(world: World) -> None:
    liaison = await world.enrolled(7, "李建国")
    await sends(liaison)
    assert liaison.last == "照片收到了，可我看不懂照片，请写成字发给我。"


async def test_a_strangers_photo_goes_nowhere(world: World) -> None:
    liaison, stranger = await world.enrolled(7, "李建国"), world.phone(55)
    before = len(liaison.heard)
    await sends(stranger)
    assert len(liaison.heard) == before
    assert stranger.last.startswith("您好，我只认得社区名单上的住户")
    assert world.fetched == []


# --- when it cannot be fetched ----------------------------------------------------------------------------------------

ALONE = "3号楼2单元502 的张伟发来一张照片，我没取到。\n请打个电话问问是多少度，再发给我，比如「502 张伟 36.5」。"


async def test_a_platform_that_is_away_for_a_moment_is_asked_again(world: World) -> None:
    resident, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    world.unfetchable = [Unreachable("away"), Throttled(5)]
    before = len(liaison.heard)
    await sends(resident)
    assert "已经转给李建国看" in resident.last
    assert len(liaison.heard) == before
    await world.crash()
    for _ in range(2):
        world.clock.passes(seconds=6)
        await world.speaker.drain()
    assert liaison.heard[-1].file == "photo.jpg"
    assert len(liaison.heard) == before + 1


async def test_after_a_while_the_words_go_alone_and_say_so(world: World) -> None:
    resident, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    world.unfetchable = [Unreachable("away")] * 50
    before = len(liaison.heard)
    await sends(resident)
    for _ in range(5):
        world.clock.passes(minutes=1)
        await world.speaker.drain()
    assert liaison.texts[before:] == [ALONE]
    assert liaison.heard[-1].file == ""


@pytest.mark.parametrize("error", [Refused("file is too big"), Gone("no such file")])
async def test_what_will_never_be_had_is_not_waited_for(world: World, error: Exception) -> None:
    resident, liaison = await world.enrolled(1, "张伟"), await world.enrolled(7, "李建国")
    world.unfetchable = [error]  # type: ignore[list-item]
    await sends(resident)
    assert liaison.last == ALONE
