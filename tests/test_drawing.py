"""Pictures: drawn in a process of their own, legible, and never a reason to wait for long."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

from bot.drawing import Desk, NotDrawn

ROOT = Path(__file__).parent.parent
WORDS = {
    "title": "体温曲线 11月9日到11月22日", "value": "体温", "line": "发热线 37.3℃", "fever": "发热", "missing": "没报",
    "excused": "有原因没量",
}  # fmt: skip


def curve(*names: str, days: int = 14, words: dict[str, str] = WORDS) -> dict[str, Any]:
    """A household's curve: a fever in the middle, something missing, something excused."""
    middle = days // 2 + 0.25
    points = [[day + part, 36.5, False] for day in range(days) for part in (0.25, 0.75)]
    points = [[x, 38.4, True] if x == middle else [x, y, fever] for x, y, fever in points]
    return {
        "days": [f"{9 + day}日" for day in range(days)], "fever": 37.3, "low": 36.0, "high": 38.4, "words": words,
        "people": [
            {"name": name, "newest": "36.5℃", "points": points[:-1], "missing": [days - 0.25], "excused": [0.75]}
            for name in names
        ],
    }  # fmt: skip


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    opened = Desk()
    yield opened
    await opened.close()


def opened(png: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = Image.open(io.BytesIO(png))
        picture.load()
    assert picture.format == "PNG"
    return picture


async def test_a_picture_is_as_wide_as_a_phone_and_not_much_higher(desk: Desk) -> None:
    for names in (["张伟"], ["张伟", "王芳", "张小雨"], ["张伟", "王芳", "张小雨", "张建国", "刘秀英", "张大雨"]):
        png = await desk.draw(curve(*names))
        picture = opened(png)
        assert picture.width == 1080
        assert 500 < picture.height < 1.6 * picture.width
        assert len(png) < 400_000


def table(rows: int, *, name: str = "号楼") -> dict[str, Any]:
    """How so many buildings stand."""
    row = {"size": "1046 户", "all": 1046, "read": 812, "told": 96, "unknown": 138, "by": "收不到 46、Telegram 700"}
    return {
        "kind": "table", "name": "通知覆盖图.png", "title": "明早 8 点在楼下做核酸，请大家带好身份证按楼栋顺序下楼",
        "about": "11月22日（周日） 7:42 发出", "words": {"read": "看过", "told": "说过", "unknown": "不知道"},
        "rows": [{**row, "name": f"{number}{name}"} for number in range(1, rows + 1)],
        "total": {**row, "name": "合计"} if rows > 1 else None, "rest": "还有 6 栋" if rows > 10 else "",
    }  # fmt: skip


async def test_a_table_is_as_wide_as_a_phone_and_no_higher_than_a_chat_shows_whole(desk: Desk) -> None:
    for rows in (1, 3, 14):
        picture = opened(await desk.draw(table(rows)))
        assert picture.width == 1080
        assert picture.height <= 2560


async def test_what_stands_in_a_table_stays_inside_and_its_columns_apart(desk: Desk) -> None:
    """However long a name or a count is: the margins are empty."""
    long = table(2, name="阳光花园一期东区南门旁边的楼")
    for row in long["rows"]:
        row |= {
            "all": 99999,
            "read": 99999,
            "told": 0,
            "unknown": 0,
            "by": "收不到 46、Telegram 700、网页 610、企业微信 99",
        }
    picture = opened(await desk.draw(long)).convert("L")
    for left in (0, 1080 - 18):
        margin = picture.crop((left, 0, left + 18, picture.height))
        low, _ = margin.getextrema()
        assert int(low) > 200  # type: ignore[arg-type]


async def test_a_building_where_nobody_is_addressed_is_drawn_all_the_same(desk: Desk) -> None:
    empty = table(1)
    empty["rows"][0] |= {"all": 0, "read": 0, "told": 0, "unknown": 0}
    opened(await desk.draw(empty))


async def test_a_workbook_is_made_by_the_same_child(desk: Desk) -> None:
    rows = [[f"{number}", number] for number in range(12_000)] + [["\x0b=1", None]]
    book = {"kind": "workbook", "sheets": [{"title": "明细/1", "heading": ["房号", "户数"], "rows": rows}]}
    content = await desk.draw(book)
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    read = list(sheet.iter_rows(values_only=True))
    assert len(read) == 12_002
    assert read[-1][0] == "'=1"
    assert sheet.title == "明细1"


SAID = "阳光社区体温曲线发热没报有原因量到月日早晚中欧阳𠮷囍喆赵钱孙李Müller Nguyễn Иванов℃0123456789–…·、，$_^{"


def test_no_character_is_missing_from_the_font() -> None:
    script = (
        "import json, sys, warnings\nwarnings.simplefilter('error')\n"
        "from bot.drawing.curve import draw\nsys.stdout.buffer.write(draw(json.load(sys.stdin)))"
    )
    names = [SAID[start : start + 8] for start in range(0, len(SAID), 8)]

    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(curve(*names)).encode(),
        capture_output=True,
        cwd=ROOT,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    opened(ran.stdout)


def test_the_characters_have_their_chinese_forms() -> None:
    script = (
        "from bot.drawing import curve\nfrom matplotlib.font_manager import FontProperties, findfont\n"
        "found = findfont(FontProperties())\nprint(found.path, found.face_index)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60).stdout
    path, face = said.split()
    assert path.endswith("NotoSansCJK-Regular.ttc")
    assert face == "2"  # Simplified Chinese; 0 is Japanese


def test_the_service_itself_never_imports_what_draws() -> None:
    script = (
        "import sys\nimport bot.__main__, bot.app, bot.demo.command\n"
        "print([name for name in ('matplotlib', 'numpy', 'PIL', 'noto_cjk_sans_otc') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert said.stdout.strip() == "[]", said.stderr


async def test_one_child_draws_everything_and_ends_when_there_is_nothing_to_do() -> None:
    desk = Desk(idle=0.05)
    try:
        pictures = await asyncio.gather(*(desk.draw(curve("张伟", days=days)) for days in (1, 2, 3)))
        assert len({hash(picture) for picture in pictures}) == 3
        child = desk._child
        assert child is not None
        await asyncio.wait_for(child.wait(), 10)
        assert desk.pid is None
        opened(await desk.draw(curve("张伟", days=1)))
        assert desk.pid not in (None, child.pid)
    finally:
        await desk.close()


async def test_a_child_that_dies_is_replaced(desk: Desk) -> None:
    await desk.draw(curve("张伟", days=1))
    assert desk.pid is not None
    asked = asyncio.create_task(desk.draw(curve(*"赵钱孙李周吴郑王冯陈褚卫")))
    await asyncio.sleep(0)  # it is asked
    os.kill(desk.pid, signal.SIGKILL)
    with contextlib.suppress(NotDrawn):
        await asked
    opened(await desk.draw(curve("王芳", days=1)))


async def test_what_cannot_be_drawn_spoils_nothing_else(desk: Desk) -> None:
    with pytest.raises(NotDrawn):
        await desk.draw({"people": "nobody"})
    opened(await desk.draw(curve("张伟", days=1)))


async def test_a_child_that_says_nothing_is_not_waited_for() -> None:
    desk = Desk(patience=0.2, command=("-c", "import time; time.sleep(60)"))
    began = time.monotonic()
    answers = await asyncio.gather(*(desk.draw(curve("张伟")) for _ in range(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [NotDrawn] * 3
    assert time.monotonic() - began < 5
    assert desk.pid is None
    await desk.close()


async def test_a_crowd_is_told_at_once() -> None:
    desk = Desk(patience=0.2, command=("-c", "import time; time.sleep(60)"))
    crowd = [asyncio.create_task(desk.draw(curve("张伟"))) for _ in range(60)]
    await asyncio.sleep(0)
    with pytest.raises(NotDrawn, match="too many"):
        await desk.draw(curve("王芳"))
    await asyncio.gather(*crowd, return_exceptions=True)
    await desk.close()


async def test_the_child_does_not_get_our_secrets(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOUZHANG_TELEGRAM__TOKEN", "1:secret")
    await desk.draw(curve("张伟", days=1))
    with contextlib.suppress(FileNotFoundError):  # where there is no /proc
        assert b"LOUZHANG_" not in await asyncio.to_thread(Path(f"/proc/{desk.pid}/environ").read_bytes)
