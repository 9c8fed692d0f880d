"""What can be asked for by name, what buttons do, what we may be waiting for: one line for each."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from handlers import (
    access,
    alerts,
    care,
    checkin,
    console,
    duty,
    enrolment,
    groups,
    hall,
    liaisons,
    living,
    notices,
    questions,
    rumours,
    sheets,
    signup,
    supplies,
    temperature,
    threads,
)
from handlers.chat import Talk
from handlers.notices import mending, writing
from handlers.routes.command import Command, Do, Spellings

_SLOT = re.compile(r"[0-9]{4}-[0-9]+:", re.ASCII)


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
        around = "help-role" if access.roles_for(speaker.roles, "care") else "help-doctor"
        talk.say("help-staff" if access.roles_for(speaker.roles, "ask-why") else around)
    elif speaker.household_id is None:
        talk.say("help-helper")
    if not keeper and access.roles_for(speaker.roles, "serve-orders"):
        talk.say("help-carrier")


async def _at_door(talk: Talk, value: str) -> None:
    """Two things are done at doors: a temperature is measured (its button begins with a slot), a bag is put down (with
    a verb)."""
    await (temperature.BUTTONS["door"] if _SLOT.match(value) else supplies.door.pressed)(talk, value)


async def _my_orders(talk: Talk) -> None:
    """我的单子: what somebody has ordered, or, of whoever takes orders and has some in hand, those."""
    if not await supplies.desk.holds(talk):
        await supplies.mine(talk)
    else:
        await supplies.desk.in_hand(talk)


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
            "我想进楼里的群",
            "怎么进群",
            "怎么进楼里的群",
            "group link",
            "how do i join the group",
        ),
        _plainly(groups.way),
    ),
    "checkin": Command(("/checkin", "报平安", "问候", "check in", "checkin"), _plainly(checkin.open_)),
    "threads": Command(("/threads", "来往", "传话", "谁在等", "threads"), threads.listed),
    "find": Command(("/find", "查", "查找", "find"), threads.find, takes=True, glued=True),
    "signup": Command(("/signup", "报名", "接龙", "sign up", "signup"), signup.asked, takes=True, group=True),
    "points": Command(("/points", "积分", "我的积分", "积分榜", "points", "my points"), _plainly(signup.points)),
    "notices": Command(("/notices", "/notice", "通知", "最新通知", "notices"), notices.asked, takes=True),
    "scheduled": Command(("/scheduled", "定时通知", "定时", "scheduled"), notices.repeating.asked, takes=True),
    "correct": Command(("/correct", "改通知", "更正通知", "correct"), mending.asked, takes=True),
    "withdraw": Command(("/withdraw", "收回通知", "撤回通知", "withdraw"), mending.asked_back, takes=True),
    "care": Command(("/care", "看望", "定期看望", "care"), care.asked, takes=True),
    "cared": Command(("/cared", "看过", "看望过", "cared"), care.visited, takes=True),
    "uncare": Command(("/uncare", "不用看望", "不再看望", "取消看望", "uncare"), care.ended, takes=True),
    "news": Command(("看通知", "查通知", "我的通知", "所有通知", "有什么通知", "my notices"), _plainly(notices.listed)),
    "lang": Command(("/lang", "/language", "language", "语言", "换文字"), _plainly(enrolment.ask_language)),
    "english": Command(("english",), lambda talk, _: enrolment.choose_language(talk, "en")),
    "chinese": Command(("中文",), lambda talk, _: enrolment.choose_language(talk, "zh-CN")),
    "assign": Command(("/assign", "assign", "分派", "指派"), liaisons.assign, takes=True, glued=True),
    "liaisons": Command(("/liaisons", "谁管", "谁管谁", "谁照看谁", "liaisons"), liaisons.overview, takes=True),
    "mine": Command(
        ("/mine", "我照看谁", "我管谁", "我负责谁", "我照看的", "我的住户", "mine", "my households"),
        lambda talk, _: liaisons.mine(talk),
    ),
    "team": Command(
        (
            "/team",
            "谁照看我",
            "谁照看我家",
            "谁照看我们",
            "谁照看我们家",
            "谁管我",
            "谁管我家",
            "谁管我们",
            "谁负责我家",
            "我的联系人",
            "谁是我的联系人",
            "谁是我的楼长",
            "我的楼长是谁",
            "我们楼长是谁",
            "照护组",
            "team",
            "my team",
            "who looks after me",
            "who is my contact",
            "who looks after us",
        ),
        liaisons.team_of,
        takes=True,
    ),
    "phone-on": Command(
        ("公开电话", "公开我的电话", "show my phone"), lambda talk, _: liaisons.show_phone(talk, shows=True)
    ),
    "phone-off": Command(
        ("不公开电话", "不公开我的电话", "hide my phone"), lambda talk, _: liaisons.show_phone(talk, shows=False)
    ),
    "dismiss": Command(("/dismiss", "dismiss", "离岗"), liaisons.dismiss, takes=True, glued=True),
    "sos": Command(
        ("/sos", "sos", "求助", "救命", "救命啊", "救救我", "我要求助", "紧急求助", "sos help"),
        alerts.call_for_help,
        takes=True,
        group=True,
    ),
    "help-me": Command(("help me", "emergency", "please help me"), alerts.call_for_help, group=True),
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
    "rumour": Command(
        ("/rumour", "辟谣", "求辟谣", "辟个谣", "rumour", "rumor", "fact check"),
        rumours.asked_by_name,
        takes=True,
        group=True,
    ),
    "faq": Command(("/faq", "问答", "faq"), questions.asked_for, takes=True),
    "faq-keep": Command(("/keep", "记进问答", "keep in faq"), questions.keep_last),
    "coverage": Command(
        (
            "/coverage",
            "覆盖",
            "通知覆盖",
            "谁没看",
            "谁还没看",
            "谁没看通知",
            "谁还没看通知",
            "谁看了通知",
            "coverage",
            "who has not read it",
        ),
        notices.coverage.asked,
        takes=True,
    ),
    "seen": Command(("看了没", "通知看了没", "都看了没"), notices.coverage.asked),
    "order": Command(
        ("/order", "订购", "买东西", "我要买东西", "我要订购", "下单", "order"), supplies.asked, takes=True
    ),
    "orders": Command(
        ("/orders", "我的订单", "看订单", "订单", "我订的东西", "orders", "my orders"), _plainly(supplies.mine)
    ),
    "kits": Command(("/kits", "隔离包", "发隔离包", "kits"), _plainly(supplies.kits.listed)),
    "catalogue": Command(
        ("/catalogue", "货单", "看货单", "catalogue", "catalog", "price list"), supplies.shop.asked, takes=True
    ),
    "pick": Command(
        (
            "/pick",
            "采购单",
            "拣货单",
            "捡货单",
            "配货单",
            "备货单",
            "采购清单",
            "备货清单",
            "pick list",
            "pick",
        ),
        supplies.picking.asked,
        takes=True,
    ),
    "supply": Command(
        (
            "/supply",
            "物资情况",
            "订单情况",
            "统计",
            "物资统计",
            "订单统计",
            "还有几单没送",
            "还有多少单没送",
            "还有多少没送",
            "几单没送",
            "supply",
            "supplies",
        ),
        _plainly(supplies.figures.asked),
    ),
    "owing": Command(
        (
            "/owing",
            "谁还没付钱",
            "谁没付钱",
            "谁还没给钱",
            "谁没给钱",
            "谁家没付钱",
            "谁家还没付钱",
            "谁还欠钱",
            "谁欠钱",
            "没付钱的",
            "还没付钱的",
            "who has not paid",
            "owing",
        ),
        _plainly(supplies.owing.asked),
    ),
    "account": Command(
        ("我的账", "我家的账", "我欠多少钱", "我还欠多少", "欠多少钱", "我的帐", "my account"),
        _plainly(supplies.statement.mine),
    ),
    "account-of": Command(
        ("/account", "账", "查账", "账目", "帐", "查帐", "account"), supplies.statement.of_door, takes=True
    ),
    "settle": Command(
        ("/settle", "结账", "结算", "对账", "结帐", "对帐", "settle"), supplies.settling.asked, takes=True
    ),
    "order-again": Command(
        (
            "和上次一样",
            "跟上次一样",
            "和上次一样的",
            "跟上次一样的",
            "同上次一样",
            "照上次的来",
            "再来一份",
            "same as last",
            "same as last time",
            "the same as last time",
        ),
        _plainly(supplies.again),
    ),
    "desk": Command(("/desk", "订单台", "接单", "desk"), _plainly(supplies.desk.asked), group=True),
    "hands": Command(
        (
            "/hands",
            "我手上的",
            "我手上的单",
            "我手上的单子",
            "手上的单",
            "我接的单",
            "我接的单子",
            "我接了哪些单",
            "接了哪些单",
            "my jobs",
            "what i have in hand",
        ),
        _plainly(supplies.desk.in_hand),
    ),
    "jobs": Command(("我的单", "我的单子", "看我的单子"), _plainly(_my_orders)),
    "carry": Command(("/carry", "送货单", "carry list"), supplies.door.carry, takes=True),
    "labels": Command(("/labels", "标签", "打标签", "打印标签", "labels"), supplies.door.labels, takes=True),
    "request": Command(("/request", "我要办事", "办事", "要办事", "request", "requests"), supplies.requests.menu),
    "console": Command(("/console", "控制台", "打开控制台", "console"), _plainly(console.asked), group=True),
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
    "checkin": checkin.pressed,
    "thread": threads.pressed,
    "threads": threads.listed,
    "sos": alerts.pressed_sos,
    "swap": duty.pressed_swap,
    "note": duty.nothing_to_note,
    "signup": signup.pressed,
    "care": care.pressed,
    "notice-run": notices.progress.pressed,
    "draft": writing.pressed,
    "notice": notices.pressed,
    "told": notices.told,
    "sched": notices.repeating.pressed,
    "rumour": rumours.pressed,
    "question": questions.pressed,
    "faq": questions.pressed_faq,
    "mend": mending.pressed,
    "cover": notices.coverage.pressed,
    "order": supplies.pressed,
    "kit": supplies.kits.pressed,
    "offer": supplies.shop.pressed,
    "shop": supplies.shop.pressed_shop,
    "list": supplies.pressed_list,
    "pay": supplies.pressed_pay,
    "basket": supplies.pressed_basket,
    "desk": supplies.desk.pressed,
    "request": supplies.requests.pressed,
    "triage": supplies.requests.triaged,
    **temperature.BUTTONS,
    "door": _at_door,
    **liaisons.BUTTONS,
}
# Those below messages that many see; the speaker may be unknown.
GROUP_BUTTONS: dict[str, Do] = {
    "bind": groups.pressed,
    "bind-over": groups.pressed_over,
    "bind-keep": groups.keep,
    "signup": signup.pressed_in_group,
    "notice": notices.pressed_in_group,
    "temp": hall.to_private,
    "desk": supplies.desk.pressed_in_group,
}
# What a button that opens the private chat says there: /start temp. Never a code: those have eight characters.
STARTS: dict[str, Do] = {"temp": hall.to_private}

# What we wait for (Speaker.expects) → takes the text, or says False: it was about something else.
EXPECTED: dict[str, Callable[[Talk, str], Awaitable[bool]]] = {
    "checkin-need": checkin.need,
    "care-note": care.note,
    threads.REPLY: threads.said,
    duty.NOTE_EXPECTED: duty.note_answered,
    questions.TEXT: questions.said,
    **care.EXPECTED,
    **liaisons.EXPECTED,
    **signup.EXPECTED,
    **writing.EXPECTED,
    **notices.repeating.EXPECTED,
    **rumours.EXPECTED,
    **mending.EXPECTED,
    **supplies.EXPECTED,
    **supplies.shop.EXPECTED,
    **supplies.door.EXPECTED,
}

# Messages that are edited in place, by the word before the stroke of their name (handlers/living.py).
living.COMPOSERS |= {
    "signup": signup.compose,
    "board": hall.board,
    "notice": notices.compose,
    "run": notices.progress.compose,
    "nudge": notices.compose_nudge,
    "unread": notices.compose_list,
    "rumour": rumours.compose,
    "draft": writing.compose,
    "notice-pins": mending.compose_pins,
    **supplies.COMPOSERS,
}
# Workbooks that letters carry, by what they are of (handlers/sheets.py).
sheets.FILLERS |= notices.coverage.FILLERS | supplies.FILLERS
