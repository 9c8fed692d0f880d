"""What can be asked for by name, what buttons do, what we may be waiting for: one line for each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers import access, alerts, duty, enrolment, temperature
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
        talk.say("help-household", name=name, choices=(
            talk.choice("status", "choice-status"), talk.choice("sos", "choice-sos"),
        ))  # fmt: skip
    if keeper:
        talk.say("help-staff" if access.roles_for(speaker.roles, "ask-why") else "help-role")
    elif speaker.household_id is None:
        talk.say("help-helper")


COMMANDS: dict[str, Command] = {
    "temp": Command(("/temp", "报体温", "体温", "量体温"), _plainly(temperature.how)),
    "status": Command(("/status", "状态", "看状态", "我的状态", "status"), _plainly(temperature.status)),
    "missing": Command(("/missing", "未报", "谁没报", "missing"), _plainly(temperature.missing)),
    "board": Command(("/board", "楼栋", "看楼栋", "看板", "board"), _plainly(temperature.board)),
    "lang": Command(("/lang", "/language", "language", "语言", "换文字"), _plainly(enrolment.ask_language)),
    "english": Command(("english",), lambda talk, _: enrolment.choose_language(talk, "en")),
    "chinese": Command(("中文",), lambda talk, _: enrolment.choose_language(talk, "zh-CN")),
    "sos": Command(
        ("/sos", "sos", "求助", "救命", "救命啊", "救救我", "我要求助", "紧急求助", "help me", "emergency", "sos help"),
        alerts.call_for_help,
        takes=True,
        group=True,
    ),
    "duty": Command(
        ("/duty", "值班", "谁值班", "谁在值班", "值班表", "排班表", "看排班", "duty", "who is on duty"),
        duty.show,
        takes=True,
    ),
    "plan": Command(("/plan", "plan"), duty.plan, takes=True),
    "plan-glued": Command(("排班",), duty.plan, takes=True, glued=True),
    "unplan": Command(("/unplan", "unplan"), duty.unplan, takes=True),
    "unplan-glued": Command(("撤班", "取消排班"), duty.unplan, takes=True, glued=True),
    "swap": Command(("/swap", "swap"), duty.swap, takes=True),
    "swap-glued": Command(("换班", "调班"), duty.swap, takes=True, glued=True),
    "handover": Command(("/handover", "交班", "handover"), duty.hand_over, takes=True),
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
    "sos": alerts.pressed_sos,
    "swap": duty.pressed_swap,
    "note": duty.nothing_to_note,
    **temperature.BUTTONS,
}
GROUP_BUTTONS: dict[str, Do] = {}  # those below messages that many see; the speaker may be unknown

# What we wait for (Speaker.expects) → takes the text, or says False: it was about something else.
EXPECTED: dict[str, Callable[[Talk, str], Awaitable[bool]]] = {
    duty.NOTE_EXPECTED: duty.note_answered,
}
