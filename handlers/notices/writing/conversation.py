"""What staff type, send and press about a notice that they write."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import datetime

from handlers import access
from handlers.chat import Talk
from handlers.notices import reading, timing
from handlers.notices.writing import aim, approving, going, options, preview, shelf, text
from handlers.notices.writing.draft import change, is_mine, mine, wait, waiting_for
from storage.notices import keeping
from storage.notices.keeping import Kept
from storage.temperature import Within

_PRESSED = re.compile(r"([a-z]{2,8})(?::([0-9]{1,15}))?(?::([a-z0-9-]{1,30}))?", re.ASCII)
_WORDS = {
    "send": ("发出去", "发送", "发吧", "发", "send", "send it"),
    "go": ("确定", "确定发", "对", "好", "好的", "是", "是的", "发", "发吧", "发出去", "yes", "ok", "send", "send it"),
    "card": ("算了", "返回", "取消", "不改了", "再看看", "back", "cancel", "never mind"),
    "show": ("预览", "看看", "preview"),
    "save": ("存草稿", "先存着", "存着", "save"),
    "drop": ("扔掉", "不发了", "不要了", "删掉", "discard", "throw away"),
    "nobody": ("没有正文", "不用正文", "没有", "不用", "no text"),
    "now": ("马上", "现在", "马上发", "现在发", "立即", "立刻", "立刻发", "立即发", "现在就发", "这就发", "now",
            "at once", "right now", "right away", "immediately"),
}  # fmt: skip
_SETS = re.compile(
    r"(?P<aim>发给|发到|send to)[:：\s]*(?P<whom>.+)|(?P<when>什么时候|时间|when|time)[:：\s]+(?P<at>.+)"
    r"|(?P<title>标题|title)[:：\s]+(?P<name>.+)|(?P<body>正文|text)[:：\s]+(?P<words>.+)",
    re.IGNORECASE | re.DOTALL,
)
_COMMAND = re.compile(r"^(?:/notices?(?:@\w+)?|通知|最新通知|notices)[\s:：]+", re.IGNORECASE)
_LONGEST_COMMAND = 4  # characters
_APART = re.compile(r"[\s:：,，/]")
Do = Callable[[Talk, Kept, Within], Awaitable[None]]


async def begun(talk: Talk, words: str) -> None:
    """通知, by somebody who may write them: a draft of what stands behind it, or the menu."""
    if words.strip():
        await shelf.start(talk, words.strip())
    else:
        await shelf.menu(talk)


# --- typed ------------------------------------------------------------------------------------------------------------


async def answered(talk: Talk, typed: str) -> bool:
    """Something typed while a draft is open; says whether it was about that."""
    id, asked = waiting_for(talk)
    if asked == "sent" or not id or aim.is_elsewhere(talk, typed):
        return False
    found = await keeping.by_id(talk.db, id)
    if not is_mine(talk, found) or found is None or found.state != "draft":
        return False
    word = _word(typed, asked)
    takes = asked in ("text", "title", "body", "other", "target", "time", "labels")
    sets = None if takes else _SETS.fullmatch(typed.strip())
    if not (word or takes or sets) and "half" not in (talk.speaker.expects_data if talk.speaker else {}):
        return False
    held = await mine(talk, id)
    if held is None:
        return True
    notice, within = held
    if not word and asked in ("", "title", "body") and await text.second_half(talk, notice, talk.incoming.text):
        return True
    if word:
        await _VERBS[word](talk, notice, within)
    elif sets is not None:
        await _set(talk, notice, within, sets)
    elif takes:
        await _take(talk, notice, within, asked, typed)
    else:
        return False
    return True


def is_text(talk: Talk) -> bool:
    """Whether something that begins like a command, as 查 or 排班 do without a space behind them, is the text that we
    wait for: 「排班调整通知」 and lines below it."""
    first, lines, _ = talk.text.partition("\n")
    waits = waiting_for(talk)[1] in ("text", "body", "other") and talk.incoming.kind != "edit"
    return bool(waits and lines and len(first) > _LONGEST_COMMAND and not _APART.search(first))


def _word(typed: str, asked: str) -> str:
    """The button that a short word stands for, where it can be pressed now."""
    said = typed.strip().strip("。.!！~～ ").lower()
    now = {"": ("send", "show", "save", "drop"), "go": ("go", "card", "save", "drop"), "body": ("nobody", "card"),
           "time": ("now", "card"), "text": ("card",)}.get(asked, ("card",))  # fmt: skip
    return next((verb for verb in now if said in _WORDS[verb]), "")


async def _take(talk: Talk, notice: Kept, within: Within, asked: str, typed: str) -> None:
    match asked:
        case "text":
            await text.write(talk, notice, typed)
        case "title":
            await text.write_title(talk, notice, typed)
        case "body":
            await text.write_body(talk, notice, typed)
        case "other":
            await text.write_other(talk, notice, typed)
        case "target":
            await aim.typed(talk, notice, within, typed)
        case "time":
            await options.read_time(talk, notice, typed)
        case "labels":
            language = str(talk.speaker.expects_data.get("language", talk.language)) if talk.speaker else talk.language
            await options.set_labels(talk, notice, typed, language)


async def _set(talk: Talk, notice: Kept, within: Within, sets: re.Match[str]) -> None:
    """「发给 3号楼」, 「时间 明早 8 点」, said outright."""
    if sets["aim"]:
        await aim.typed(talk, notice, within, sets["whom"])
    elif sets["when"]:
        await options.read_time(talk, notice, sets["at"])
    elif sets["title"]:
        await text.write_title(talk, notice, sets["name"])
    else:
        await text.write_body(talk, notice, sets["words"])


async def edited(talk: Talk) -> bool:
    """The writer changed the message that the words of a draft came in; says whether it was that."""
    id, asked = waiting_for(talk)
    speaker = talk.speaker
    if not id or speaker is None or speaker.expects_data.get("message") != talk.incoming.message or asked == "sent":
        return False
    notice = await keeping.by_id(talk.db, id)
    if not talk.incoming.message or not is_mine(talk, notice) or notice is None or notice.state != "draft":
        return False
    held = await mine(talk, id)
    if held is not None:
        words = _COMMAND.sub("", talk.text)
        await _take(talk, *held, str(speaker.expects_data.get("part", "text")), words)
    return True


async def attached(talk: Talk) -> bool:
    """A picture or file while a draft is open goes with it, and the words below it are its words; says whether it was
    that."""
    id, asked = waiting_for(talk)
    if not id or not text.brings(talk):
        return False
    found = await keeping.by_id(talk.db, id)
    if not is_mine(talk, found) or found is None:
        return False
    if found.state != "draft":
        await text.too_late(talk, found)
        return True
    held = await mine(talk, id)
    if held is None:
        return True
    taken = await text.attach(talk, held[0])
    if asked in ("text", "title", "body", "other") and talk.text:
        await _take(talk, held[0], held[1], asked, talk.text)
    elif taken:
        await text.attached(talk, held[0])
        if talk.text:
            talk.say("notice-write-caption")
    return True


# --- pressed ----------------------------------------------------------------------------------------------------------


async def _card(talk: Talk, notice: Kept, _within: Within) -> None:
    await wait(talk, notice.id)
    await preview.redraw(talk, notice.id)


async def _nobody(talk: Talk, notice: Kept, _within: Within) -> None:
    await wait(talk, notice.id)
    await preview.show(talk, notice)


async def _bare(talk: Talk, notice: Kept, _within: Within) -> None:
    if await change(talk, notice):
        await keeping.detach(talk.db, notice.id)
        await preview.redraw(talk, notice.id)


async def _timed(talk: Talk, notice: Kept, _within: Within) -> None:
    """The time that was shown is the one."""
    id, asked = waiting_for(talk)
    data = talk.speaker.expects_data if talk.speaker is not None else {}
    if id != notice.id or asked != "time" or "at" not in data:
        talk.say("old-button")
        return
    at, repeats = datetime.fromisoformat(str(data["at"])), data.get("repeats")
    if at <= talk.now:  # it has lain too long
        again = timing.following(talk.rules, repeats, talk.now)
        if again is None:
            await options.ask_time(talk, notice)
            return
        at = again
    if await change(talk, notice, next_at=at, repeats=repeats):
        await wait(talk, id)
        await preview.redraw(talk, id, below=True)


_VERBS: dict[str, Do] = {
    "card": _card,
    "show": lambda talk, notice, _: preview.show(talk, notice),
    "text": lambda talk, notice, _: options.ask_text(talk, notice),
    "nobody": _nobody,
    "other": lambda talk, notice, _: options.ask_other(talk, notice),
    "single": lambda talk, notice, _: options.single(talk, notice),
    "bare": _bare,
    "urgent": lambda talk, notice, _: options.toggle(talk, notice, "urgent"),
    "pin": lambda talk, notice, _: options.toggle(talk, notice, "pin"),
    "when": lambda talk, notice, _: options.ask_time(talk, notice),
    "now": lambda talk, notice, _: options.at_once(talk, notice),
    "timed": _timed,
    "save": lambda talk, notice, _: going.save(talk, notice),
    "drop": lambda talk, notice, _: going.drop(talk, notice),
    "send": lambda talk, notice, within: going.ask(talk, notice, within),
    "go": lambda talk, notice, _: going.go(talk, notice.id),
    "without": lambda talk, notice, _: going.without(talk, notice),
    "open": lambda talk, notice, _: shelf.open_(talk, notice),
}
_WITH_MORE: dict[str, Callable[[Talk, Kept, Within, str], Awaitable[None]]] = {
    "aim": aim.ask,
    "to": aim.choose,
    "kind": lambda talk, notice, _, kind: (
        options.set_kind(talk, notice, kind) if kind else options.ask_kind(talk, notice)
    ),
    "asks": lambda talk, notice, _, mode: (
        options.set_asks(talk, notice, mode) if mode else options.ask_asks(talk, notice)
    ),
    "nudge": lambda talk, notice, _, minutes: (
        options.set_nudge(talk, notice, int(minutes)) if minutes.isdigit() else options.ask_nudge(talk, notice)
    ),
}
_OF_ALL: dict[str, Callable[[Talk], Awaitable[None]]] = {
    "new": shelf.start,
    "mine": shelf.mine,
    "waiting": shelf.waiting,
    "recent": shelf.recent,
}
_BY_NUMBER: dict[str, Callable[[Talk, int], Awaitable[None]]] = {
    "look": shelf.look,
    "copy": shelf.copy,
    "back": going.take_back,
}
_DECIDES: dict[str, Callable[[Talk, int, str], Awaitable[None]]] = {
    "yes": approving.agree,
    "no": approving.ask_reason,
    "noreason": approving.refuse,
}


async def pressed(talk: Talk, value: str) -> None:
    """A button of a draft: "<verb>:<notice>:<more>". What it says is checked against who presses it."""
    read = _PRESSED.fullmatch(value)
    verb, id, more = (read[1], int(read[2] or 0), read[3] or "") if read is not None else ("", 0, "")
    if verb == "inert":
        talk.say("notice-write-inert")
    elif verb == "seen":
        await reading.listed(talk)
    elif verb in _OF_ALL:
        await _OF_ALL[verb](talk)
    elif verb in _BY_NUMBER:
        await _BY_NUMBER[verb](talk, id)
    elif verb in _DECIDES:
        await _DECIDES[verb](talk, id, more)
    elif verb in _VERBS or verb in _WITH_MORE:
        held = await mine(talk, id)
        if held is not None and verb in _VERBS:
            await _VERBS[verb](talk, *held)
        elif held is not None:
            await _WITH_MORE[verb](talk, *held, more)
    elif await access.allowed(talk, "write-notices") is not None:
        talk.say("old-button")
