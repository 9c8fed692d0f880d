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
