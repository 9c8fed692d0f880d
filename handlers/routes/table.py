"""What can be asked for by name, what buttons do, what we may be waiting for: one line for each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers import access, alerts, enrolment, groups, temperature
from handlers.chat import Talk
from handlers.routes.command import Command, Do, Spellings


def _plainly(do: Callable[[Talk], Awaitable[None]]) -> Do:
    return lambda talk, _rest: do(talk)


async def help_(talk: Talk) -> None:
    """帮助: what can be said here."""
    speaker = talk.speaker
    if speaker is None:
        return
    keeper = access.roles_for(speaker.roles, "see-missing")
    at_home = any(member.quarantine is not None for member in speaker.people)
    if speaker.household_id is not None and (at_home or not keeper):
        name = speaker.people[-1].name if speaker.people else ""
        talk.say("help-household", name=name, choices=(talk.choice("status", "choice-status"),))
    if keeper:
        talk.say("help-staff" if access.roles_for(speaker.roles, "ask-why") else "help-role")
    elif speaker.household_id is None:
        talk.say("help-helper")


COMMANDS: dict[str, Command] = {
    "temp": Command(("/temp", "报体温", "体温", "量体温"), _plainly(temperature.how)),
    "status": Command(("/status", "状态", "看状态", "我的状态", "status"), _plainly(temperature.status)),
    "missing": Command(("/missing", "未报", "谁没报", "missing"), _plainly(temperature.missing)),
    "board": Command(("/board", "楼栋", "看楼栋", "看板", "board"), _plainly(temperature.board)),
    "bind": Command(("/bind", "绑定", "綁定"), groups.bind, takes=True, glued=True, group=True),
    "bind-english": Command(("bind",), groups.bind, takes=True, group=True),
    "unbind": Command(
        ("/unbind", "解绑", "取消绑定", "解除绑定", "解綁", "unbind"), _plainly(groups.unbind), group=True
    ),
    "members": Command(
        ("/members", "进群", "未进群", "没进群", "谁没进群", "谁还没进群", "谁家没进群", "谁家还没进群", "members"),
        _plainly(groups.members),
    ),
    "group": Command(
        (
            "/group",
            "群链接",
            "楼群链接",
            "加群",
            "入群",
            "我要进群",
            "我想进群",
            "怎么进群",
            "join the group",
            "group link",
        ),
        _plainly(groups.way),
    ),
    "lang": Command(("/lang", "/language", "language", "语言", "换文字"), _plainly(enrolment.ask_language)),
    "english": Command(("english",), lambda talk, _: enrolment.choose_language(talk, "en")),
    "chinese": Command(("中文",), lambda talk, _: enrolment.choose_language(talk, "zh-CN")),
    "help": Command(("/help", "帮助", "怎么用", "help", "?", "？"), lambda talk, _: help_(talk)),
}
SPELLINGS = Spellings(COMMANDS.values())

# Buttons by the word before the colon of their id; what stands behind it goes to the function.
BUTTONS: dict[str, Do] = {
    "lang": enrolment.choose_language,
    "help": lambda talk, _: help_(talk),
    "status": lambda talk, _: temperature.status(talk),
    "rewrite": lambda talk, _: temperature.how(talk),
    "alert": alerts.pressed,
    "bind": groups.pressed,
    "bind-over": groups.pressed_over,
    "bind-keep": groups.keep,
    "join-yes": groups.admitted,
    "join-no": groups.kept_out,
    "members": groups.members_at,
    "held-let": groups.let,
    "held-no": groups.refuse,
    **temperature.BUTTONS,
}
# Those below messages that many see; the speaker may be unknown.
GROUP_BUTTONS: dict[str, Do] = {
    "bind": groups.pressed,
    "bind-over": groups.pressed_over,
    "bind-keep": groups.keep,
}

# What we wait for (Speaker.expects) → takes the text, or says False: it was about something else.
EXPECTED: dict[str, Callable[[Talk, str], Awaitable[bool]]] = {}
