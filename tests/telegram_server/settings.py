"""The methods about the bot itself: who it is, its commands, its descriptions, and how it gets its updates."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from .entities import units
from .errors import bad, too_many
from .records import Wire
from .registry import Json, method
from .schema import Params
from .state import State

_SECRET = re.compile(r"[A-Za-z0-9_-]+")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PORTS = (443, 80, 88, 8443)


@method("getMe")
def get_me(state: State, params: Params) -> Wire:
    return {
        **state.bot.wire(),
        "can_join_groups": True,
        "can_read_all_group_messages": state.reads_all_group_messages,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("logOut")
@method("close")
def farewell(state: State, params: Params) -> bool:
    return True


def _language(params: Params) -> str:
    code: str = params.get("language_code", "")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code


def _scope(params: Params) -> str:
    scope = params.get("scope") or {"type": "default"}
    return ":".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope)


@method("setMyCommands")
def set_my_commands(state: State, params: Params) -> bool:
    commands = params["commands"]
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    state.commands[_scope(params), _language(params)] = commands
    return True


@method("getMyCommands")
def get_my_commands(state: State, params: Params) -> list[Wire]:
    return state.commands.get((_scope(params), _language(params)), [])


@method("deleteMyCommands")
def delete_my_commands(state: State, params: Params) -> bool:
    state.commands.pop((_scope(params), _language(params)), None)
    return True


def _profile(name: str, field: str, longest: int) -> None:
    """Register the setter and the getter of one text of the bot's profile; a language falls back on the default."""

    def put(state: State, params: Params) -> bool:
        text = params.get(field, "")
        if units(text) > longest:
            raise bad(f"{field} is too long")
        state.profile[field, _language(params)] = text
        return True

    def get(state: State, params: Params) -> Wire:
        default = state.profile.get((field, ""), state.bot.name if field == "name" else "")
        return {field: state.profile.get((field, _language(params))) or default}

    method(f"setMy{name}")(put)
    method(f"getMy{name}")(get)


_profile("Name", "name", 64)
_profile("Description", "description", 512)
_profile("ShortDescription", "short_description", 120)


def allow(state: State, params: Params) -> None:
    """Remember ``allowed_updates``; the real server ignores names that it does not know, we complain."""
    for kind in state.updates.allow(params.get("allowed_updates")):
        state.complaints.append(f"allowed_updates: no kind of update is called {kind}")


@method("getUpdates")
async def get_updates(state: State, params: Params) -> Any:
    allow(state, params)
    offset, limit = params.get("offset", 0), params.get("limit", 100)
    return Json(await state.updates.poll(offset, limit, params.get("timeout", 0)))


def checked_webhook(state: State, params: Params) -> None:
    """Refuse what the real server refuses; on loopback, plain HTTP and any port pass."""
    now = state.clock()
    if now - state.webhook_set_at < 1:
        raise too_many(1)
    state.webhook_set_at = now
    secret = params.get("secret_token", "")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    parts = urlsplit(params["url"])
    if parts.hostname not in _LOOPBACK:
        if parts.scheme != "https":
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in _PORTS:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


@method("deleteWebhook")
async def delete_webhook(state: State, params: Params) -> bool:
    await state.updates.set_webhook(None)
    if params.get("drop_pending_updates"):
        state.updates.drop_all()
    return True


@method("getWebhookInfo")
def get_webhook_info(state: State, params: Params) -> Wire:
    hook = state.updates.webhook
    out: Wire = {"url": hook.url if hook else "", "has_custom_certificate": False}
    out["pending_update_count"] = len(state.updates.pending)
    if hook is not None:
        out["max_connections"] = hook.max_connections
        if hook.last_error:
            out |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error}
    if state.updates.allowed:
        out["allowed_updates"] = state.updates.allowed
    return out
