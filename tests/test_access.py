"""Who may: every command and every button × every role × inside and outside the area, through the door.

A new command, button or group button fails here until it has its line: what is said or pressed, and the act that the
gate is asked for (none: anybody may, for themselves). `{home}`, `{person}`, `{alert}`, `{building}` are those of
张伟 in building 3, whom nobody outside may learn anything of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import func, select

from handlers.access import ALLOWED, HEALTH_KEEPERS, ROLES, Act
from handlers.routes import table
from storage.models import Alert, Grant, History, Household, Thread
from tests import shopping
from tests.keepers import area_id, household_id, no_roles_any_more, person_id
from tests.world import ROSTER, Phone, World

REFUSED = "这个只有楼长、医生和社区里照看的人能看。"
SAID_ANYWAY = (
    "「3-2-502 张伟 上门 都好」",
    "「3-2-502 张伟」",
    "3-2-502",
    "「查 502」",
    "「502」",
    "「为什么 张伟」",
    "「为什么 502 张伟」",
)  # their own words, and examples of ours
THING = "湘妃竹扇"  # what 502 has ordered
SECRETS = ("张伟", "王芳", "张小雨", "502", "13812345678", "138****5678", "38.6", THING)
# What is not for a role inside its area either.
NOT_FOR = {
    "clinician": (THING,),
    "counsellor": (THING, "38.6"),
    "volunteer": ("38.6", "发热", "13812345678"),
    "property": (THING, "38.6", "发热", "13812345678"),
    "police": (THING, "38.6", "发热", "13812345678"),
    "export": (THING, "38.6", "发热", "13812345678"),
}

KEEPERS = frozenset(HEALTH_KEEPERS)


@dataclass(frozen=True)
class Case:
    """What is said (`text`) or pressed (`button`), and who may: by act, or the roles themselves."""

    text: str = ""
    button: str = ""
    act: Act | None = None
    roles: frozenset[str] | None = None

    @property
    def may(self) -> frozenset[str] | None:
        return ALLOWED[self.act] if self.act is not None else self.roles


COMMANDS: dict[str, Case] = {
    "temp": Case("报体温"),
    "status": Case("状态"),
    "missing": Case("未报", act="see-missing"),
    "board": Case("楼栋", act="see-missing"),
    "bind": Case("/bind 3号楼", act="bind"),
    "bind-english": Case("bind 3", act="bind"),
    "unbind": Case("解绑", act="bind"),
    "members": Case("进群", act="see-groups"),
    "group": Case("群链接"),
    "lang": Case("/lang"),
    "english": Case("english"),
    "chinese": Case("中文"),
    "help": Case("帮助"),
    "console": Case("控制台", act="open-console"),
    "checkin": Case("报平安"),
    "threads": Case("来往", roles=ALLOWED["answer"]),
    "find": Case("/find 3-2-502", act="find-relayed"),
    "signup": Case("报名 周日 6:30 上门做核酸 8人", act="call-hands"),
    "points": Case("积分"),
    "notices": Case("通知"),
    "scheduled": Case("定时通知", act="write-notices"),
    "correct": Case("改通知", act="write-notices"),
    "withdraw": Case("收回通知", act="write-notices"),
    "care": Case("看望", act="care"),
    "cared": Case("看过 3-2-502 张伟 上门 都好", act="care"),
    "uncare": Case("不用看望 3-2-502 张伟", act="care"),
    "sos": Case("求助一下"),
    "help-me": Case("emergency please"),
    "duty": Case("值班", act="see-duty"),
    "plan": Case("/plan 11-26 早班 李建国", act="plan-duty"),
    "plan-glued": Case("排班11-26 早班 李建国", act="plan-duty"),
    "unplan": Case("/unplan 11-26 早班 李建国", act="plan-duty"),
    "unplan-glued": Case("撤班11-26 早班 李建国", act="plan-duty"),
    "swap": Case("/swap 11-26 早班 李建国", act="see-duty"),
    "swap-glued": Case("换班11-26 早班 李建国", act="see-duty"),
    "handover": Case("交班 都好", act="see-duty"),
    "assign": Case("/assign 李建国 3-2-502", act="assign"),
    "liaisons": Case("谁管", act="assign"),
    "mine": Case("我照看谁", roles=KEEPERS),
    "team": Case("谁照看我"),
    "phone-on": Case("公开电话"),
    "phone-off": Case("不公开电话"),
    "dismiss": Case("离岗 李建国", act="dismiss"),
    "news": Case("看通知"),
    "rumour": Case("辟谣 明天起全城停水"),
    "faq": Case("问答", act="keep-answers"),
    "faq-keep": Case("记进问答", act="keep-answers"),
    "order": Case("订购"),
    "kits": Case("隔离包", act="see-home-orders"),
    "orders": Case("我的订单"),
    "catalogue": Case("货单", act="keep-shop"),
    "pick": Case("采购单", act="see-orders"),
    "supply": Case("物资情况", act="see-orders"),
    "account": Case("我的账"),
    "account-of": Case("账 502", act="see-home-orders"),
    "settle": Case("结账", act="keep-shop"),
    "owing": Case("谁还没付钱", act="serve-orders"),
    "order-again": Case("和上次一样"),
    "desk": Case("订单台", act="take-orders"),
    "hands": Case("我手上的", act="take-orders"),
    "jobs": Case("我的单子"),
    "carry": Case("送货单", act="serve-orders"),
    "labels": Case("标签", act="serve-orders"),
    "request": Case("我要办事"),
    "coverage": Case("谁没看", act="see-coverage"),
    "seen": Case("看了没", act="see-coverage"),
}
BUTTONS: dict[str, Case] = {
    "lang": Case(button="lang:zh-CN"),
    "help": Case(button="help"),
    "status": Case(button="status"),
    "rewrite": Case(button="rewrite"),
    "alert": Case(button="alert:show:{alert}", roles=KEEPERS),
    "bind": Case(button="bind:1.{building}", act="bind"),
    "bind-over": Case(button="bind-over:1.{building}", act="bind"),
    "bind-keep": Case(button="bind-keep:1", act="bind"),
    "join-yes": Case(button="join-yes:1", act="let-in"),
    "join-no": Case(button="join-no:1", act="let-in"),
    "members": Case(button="members:{building}", act="see-groups"),
    "held-let": Case(button="held-let:1", act="let-in"),
    "held-no": Case(button="held-no:1", act="let-in"),
    "checkin": Case(button="checkin:take:mood/{home}/{person}/20261122", act="see-mood"),
    "thread": Case(button="thread:show:{thread}", roles=ALLOWED["answer"] - {"clinician", "counsellor"}),
    "threads": Case(button="threads:1", roles=ALLOWED["answer"]),
    "sos": Case(button="sos:oops"),
    "swap": Case(button="swap:mine:1", act="see-duty"),
    "note": Case(button="note:1"),
    "signup": Case(button="signup:send:1"),
    "care": Case(button="care:list", act="care"),
    "notice-run": Case(button="notice-run:1:pause", act="write-notices"),
    "draft": Case(button="draft:mine", act="write-notices"),
    "notice": Case(button="notice:1:read"),
    "told": Case(button="told:1:1", act="tell-notices"),
    "sched": Case(button="sched:1:pause", act="write-notices"),
    "rumour": Case(button="rumour:true:1", act="keep-answers"),
    "question": Case(button="question:1:whole"),
    "faq": Case(button="faq:keep:{thread}", act="keep-answers"),
    "order": Case(button="order:show:{order}"),
    "kit": Case(button="kit:given:{order}"),
    "offer": Case(button="offer:begin:{order}", act="serve-orders"),
    "shop": Case(button="shop:list", act="keep-shop"),
    "list": Case(button="list:shops:n:1", act="see-orders"),
    "pay": Case(button="pay:ask:{order}", act="serve-orders"),
    "basket": Case(button="basket:top:0.0.{home}"),
    "desk": Case(button="desk:mine", act="take-orders"),
    "request": Case(button="request:yes:1"),
    "triage": Case(button="triage:yes:1", act="triage"),
    "mend": Case(button="mend:1:correct", act="write-notices"),
    "temp": Case(button="temp:{slot}:{person}:365"),
    "next": Case(button="next:{slot}:{person}:365"),
    "each": Case(button="each:{slot}"),
    "skip": Case(button="skip:{slot}:p{person}"),
    "felt": Case(button="felt:{person}:cough"),
    "home": Case(button="home:{home}:{slot}", act="report-for"),
    "call": Case(button="call:{home}", act="report-for"),
    "door": Case(button="door:{slot}:{person}", act="report-for"),
    "atdoor": Case(button="atdoor:1", act="report-for"),
    "missing": Case(button="missing:{slot}:{building}:1", act="see-missing"),
    "board": Case(button="board:{slot}:{building}:1", act="see-missing"),
    "quality": Case(button="quality:{building}:1", act="check-readings"),
    "why": Case(button="why:{person}:{slot}", act="ask-why"),
    "liaison": Case(button="liaison:make", act="assign"),
    "liaisons": Case(button="liaisons:{building}:1", act="assign"),
    "spread": Case(button="spread:show:{building}", act="assign"),
    "dismiss": Case(button="dismiss:yes:{person}", act="dismiss"),
    "keeps": Case(button="keeps:1", roles=KEEPERS),
    "team": Case(button="team"),
    "cover": Case(button="cover:1:unread:1", act="see-coverage"),
}
GROUP_BUTTONS: dict[str, Case] = {  # pressed where many see it
    "bind": BUTTONS["bind"],
    "bind-over": BUTTONS["bind-over"],
    "bind-keep": BUTTONS["bind-keep"],
    "signup": Case(button="signup:join:1"),
    "notice": Case(button="notice:1:read"),
    "temp": Case(button="temp"),
    "desk": Case(button="desk:show:{order}", act="take-orders"),
}
SENTENCES = (  # what is asked for in plain words; and buttons that share their word with another
    Case(button="desk:show:{order}", roles=ALLOWED["serve-orders"]),  # things are carried by those who carry
    Case(button="desk:lines:{order}", roles=ALLOWED["serve-orders"]),
    Case(button="pay:home:{home}", act="see-home-orders"),
    Case(button="door:list:round:1", act="serve-orders"),
    Case(button="door:here:1", act="take-orders"),
    Case(button="door:solved:1", act="keep-shop"),
    Case(button="door:got:1"),
    Case("/why 张伟", act="ask-why"),
    Case("李建国 负责 3号楼2单元502", act="assign"),
    Case("李建国 不再负责 3号楼2单元502", act="assign"),
    Case("3-2-502 照护 李建国", act="assign"),
)
ALL = [*COMMANDS.values(), *BUTTONS.values(), *SENTENCES]

HOLDERS = "".join(
    f"阳光社区,,,,{role}{place[0]},1390000{number}{at}00,{role},{place},,\n"
    for number, role in enumerate(ROLES, 10)
    for at, place in enumerate(("3号楼", "1号楼"))
)


def test_every_command_and_button_has_its_line_here() -> None:
    assert set(COMMANDS) == set(table.COMMANDS)
    assert set(BUTTONS) == set(table.BUTTONS)
    assert set(GROUP_BUTTONS) == set(table.GROUP_BUTTONS)


def test_every_act_is_allowed_to_roles_that_there_are() -> None:
    assert all(roles <= set(ROLES) for roles in ALLOWED.values())


def test_what_each_role_is_for() -> None:
    """The lines that the table must never lose."""
    may = {role: {act for act, roles in ALLOWED.items() if role in roles} for role in ROLES}
    assert may["volunteer"] == {"see-duty", "take-orders", "serve-orders", "see-orders"}
    assert may["police"] == set()
    assert may["property"] == {"take-orders"}
    assert may["export"] == {"export"}
    assert all("export" not in acts for role, acts in may.items() if role != "export")
    assert {"police", "property", "volunteer", "export", "counsellor"}.isdisjoint(HEALTH_KEEPERS)
    assert may["clinician"] >= {"see-missing", "report-for"}
    assert may["clinician"].isdisjoint({"assign", "dismiss", "bind", "ask-why"})
    assert may["clinician"].isdisjoint({"see-orders", "see-home-orders", "serve-orders", "keep-shop"})
    assert may["liaison"].isdisjoint({"assign", "dismiss", "bind", "ask-why", "check-readings"})


async def fever(world: World) -> dict[str, Any]:
    """There is a fever in building 3, and an order, and a word for the liaison; what the buttons name."""
    await shopping.open_shop(world)
    home = await world.enrolled(1, "张伟")
    order = await shopping.placed(world, home, f"两袋盐 一把{THING}")
    await home.says("张伟38.6")
    await home.says("楼上天天装修，吵得睡不着，能不能帮忙说一声")
    async with world.database.read() as db:
        alert = await db.scalar(select(func.max(Alert.id)))
        thread = await db.scalar(select(func.max(Thread.id)))
    return {
        "home": await household_id(world, "502"), "person": await person_id(world, "张伟"), "alert": alert,
        "building": await area_id(world, "3号楼"), "slot": "1122-0", "thread": thread,
        "order": order.id,
    }  # fmt: skip


async def refused(world: World) -> int:
    async with world.database.read() as db:
        return await db.scalar(select(func.count()).where(History.action == "refused")) or 0


async def asks(phone: Phone, case: Case, named: dict[str, Any]) -> str:
    """Say or press it; gives all that came back."""
    before = len(phone.heard)
    if case.button:
        await phone.says("", kind="choice", choice=case.button.format(**named))
    else:
        await phone.says(case.text)
    await phone.says("中文") if case.text == "english" else None
    return "\n".join(phone.texts[before:])


def leaked(said: str) -> list[str]:
    """What was said of the household that the speaker does not look after."""
    for words in SAID_ANYWAY:
        said = said.replace(words, "")
    return [secret for secret in SECRETS if secret in said]


@pytest.mark.parametrize("role", ROLES)
async def test_every_command_and_button_for_every_role_inside_and_outside(world: World, role: str) -> None:
    await world.import_(ROSTER + HOLDERS)
    named = await fever(world)
    inside, outside = await world.enrolled(11, f"{role}3"), await world.enrolled(12, f"{role}1")
    for case in ALL:
        may = case.may
        for phone in (inside, outside):
            before = await refused(world)
            said = await asks(phone, case, named)
            where = (role, "inside" if phone is inside else "outside", case, said)
            if may is not None and role not in may:
                assert said.startswith(REFUSED), where
                assert await refused(world) == before + 1, where
            if phone is outside or (may is not None and role not in may):
                assert leaked(said) == [], where
            assert not any(word in said for word in NOT_FOR.get(role, ())), where
            if may is not None and role in may and phone is inside and case.button != "dismiss:yes:{person}":
                assert await refused(world) == before, where


async def test_a_resident_is_refused_whatever_is_not_about_themselves(world: World) -> None:
    await world.import_(ROSTER + HOLDERS)
    named = await fever(world)
    resident = await world.enrolled(13, "孙立")
    for case in ALL:
        before = await refused(world)
        said = await asks(resident, case, named)
        assert leaked(said) == [], (case, said)
        if case.may is not None:
            assert said.startswith(REFUSED), (case, said)
            assert await refused(world) == before + 1, case


async def test_a_button_in_a_group_is_checked_against_who_presses_it(world: World) -> None:
    """Whoever may not is refused in private; the group hears nothing of it, and learns nothing."""
    await world.import_(ROSTER + HOLDERS)
    named = await fever(world)
    phones = [await world.enrolled(11, "liaison1"), await world.enrolled(13, "孙立"), world.phone(77)]
    for case in GROUP_BUTTONS.values():
        for phone in phones:
            before, told = len(phone.heard), await refused(world)
            await phone.says("", kind="choice", choice=case.button.format(**named), group="fake:-9")
            said = "\n".join(phone.texts[before:])
            assert leaked(said) == [], (case, said)
            refused_here = phone is phones[1] or (phone is phones[0] and "liaison" not in (case.may or ()))
            if case.may is not None and refused_here:
                assert await refused(world) == told + 1, (case, said)
    assert [heard.text for heard in world.channel.sent if heard.chat == "fake:-9"] == []


async def test_a_stranger_learns_nothing(world: World) -> None:
    named = await fever(world)
    stranger = world.phone(77)
    for case in ALL:
        said = await asks(stranger, case, named)
        assert "我只认得社区名单上的住户" in said or "试的次数" in said, (case, said)


@pytest.mark.parametrize("role", ["liaison", "staff", "clinician", "counsellor", "volunteer", "property", "admin"])
async def test_a_grant_that_ended_works_no_more_at_once(world: World, role: str) -> None:
    """While a list is open whose buttons can still be pressed."""
    await world.import_(ROSTER + HOLDERS)
    named = await fever(world)
    phone = await world.enrolled(11, f"{role}3")
    await phone.says("未报")
    await no_roles_any_more(world, f"{role}3")
    for case in ALL:
        if case.may is not None:
            said = await asks(phone, case, named)
            assert said.startswith(REFUSED), (case, said)


async def test_a_grant_works_from_its_beginning_to_its_end(world: World) -> None:
    await world.import_(ROSTER + HOLDERS)
    phone = await world.enrolled(11, "police3")
    whose, community = await person_id(world, "police3"), await area_id(world, "阳光社区")
    today = world.clock.moment.replace(minute=0)
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=community, person_id=whose, role="staff", since=today.replace(hour=9),
            until=today.replace(hour=10), area_id=None, household_id=None,
        )  # fmt: skip
    for moment, may in (("8:59", False), ("9:00", True), ("9:59", True), ("10:00", False)):
        world.clock.at(moment)
        await phone.says("未报")
        assert phone.last.startswith(REFUSED) != may, moment


async def test_a_liaison_of_one_household_sees_that_one_alone(world: World) -> None:
    await world.import_(ROSTER + HOLDERS)
    phone = await world.enrolled(11, "property1")
    async with world.database.begin() as db:
        home = await db.first(select(Household.id, Household.community_id).where(Household.room == "502"))
        assert home is not None
        await db.insert(
            Grant, community_id=home.community_id, person_id=await person_id(world, "property1"), role="liaison",
            since=world.clock.now(), household_id=home.id, area_id=None, until=None,
        )  # fmt: skip
    await phone.says("未报")
    assert "502" in phone.last
    assert "101" not in phone.last
    assert "302" not in phone.last


async def test_a_liaison_of_the_next_door_learns_nothing_of_this_one(world: World) -> None:
    """The same building, another household in care: by no command and by no button."""
    await world.import_(ROSTER + HOLDERS)
    named = await fever(world)
    phone = await world.enrolled(11, "police1")
    await no_roles_any_more(world, "police1")
    async with world.database.begin() as db:
        await db.insert(
            Grant, community_id=await area_id(world, "阳光社区"), person_id=await person_id(world, "police1"),
            role="liaison", since=world.clock.now(), household_id=await household_id(world, "101"), area_id=None,
            until=None,
        )  # fmt: skip
    await phone.says("未报")
    assert "101" in phone.last
    for case in [*ALL, *GROUP_BUTTONS.values()]:
        said = await asks(phone, case, named)
        assert leaked(said) == [], (case, said)
        if case.may is not None and "liaison" not in case.may:
            assert said.startswith(REFUSED), (case, said)


async def test_a_doctor_is_told_of_nothing_that_is_then_refused(world: World) -> None:
    await world.import_(ROSTER + HOLDERS)
    await fever(world)
    doctor, liaison = await world.enrolled(11, "clinician3"), await world.enrolled(12, "liaison3")
    for phone in (doctor, liaison):
        await phone.says("帮助")
        words = re.findall(r"「([^」]+)」", phone.last)
        assert len(words) > 8
        before = await refused(world)
        for said in words:
            await phone.says(said.replace("801", "502"))
        assert await refused(world) == before, phone.texts


@pytest.mark.parametrize(
    ("begun", "answer"),
    [
        ("报名 上门做核酸 8人", "周日 11:30"),
        ("看望 101", "独居"),
        ("通知 停水", "明天停水"),
        ("offer:begin:{order}", "5元"),
        ("pay:other:{order}", "12元"),
        ("thread:reply:{thread}", "好，我去看看"),
    ],
)
async def test_an_answer_to_what_we_asked_is_refused_once_the_role_has_ended(
    world: World, begun: str, answer: str
) -> None:
    """Somebody is in the middle of writing something down when their role ends."""
    named = await fever(world)
    staff = await world.enrolled(9, "陈静")
    await asks(staff, Case(button=begun) if "{" in begun else Case(begun), named)
    assert not staff.last.startswith(REFUSED)
    await no_roles_any_more(world, "陈静")
    heard = [one.text for one in world.channel.sent if one.chat != staff.address]
    said = await asks(staff, Case(answer), named)
    assert said.startswith(REFUSED)
    assert [one.text for one in world.channel.sent if one.chat != staff.address] == heard
