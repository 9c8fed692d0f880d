"""Who may look at what: the household's own chat with us, or a building's group."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from aiohttp import web

import storage.page
from bot.channels.page.door import HEADERS, Throttle, Visit, device_of, platform_language
from handlers import hall, invites
from handlers.chat import Incoming
from storage import accounts
from storage.database import Db
from storage.hall import Building


class Shut(Exception):
    """The door stays shut: 404 for a link that opens nothing, 429 for a guesser."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered {status}")
        self.status = status


class Several(Exception):
    """Several groups are open to them, and it was not said which one they mean."""

    def __init__(self, visit: Visit, home: str, groups: list[Building]) -> None:
        super().__init__("several groups")
        self.visit = visit
        self.home = home
        self.groups = groups


@dataclass(frozen=True, slots=True)
class View:
    """A visit at one of the chats that are open to it. `path`: the chat's own address; `home`: that of the household's;
    `others`: whether there are more groups than this."""

    visit: Visit
    path: str
    home: str
    group: Building | None = None
    others: bool = False

    @property
    def chat(self) -> str:
        """The chat."""
        return self.visit.chat if self.group is None else self.group.chat

    def incoming(self, id: str, text: str, choice: str) -> Incoming:
        """Something said here; in a group under an id of its own, which no other phone can give its message."""
        key = self.visit.key(id)
        return Incoming(
            key=key,
            chat=self.chat,
            sender=self.visit.sender,
            kind="choice" if choice else "text",
            text=text,
            choice=choice,
            message=id if self.group is None else hashlib.sha256(key.encode()).hexdigest()[:32],
            in_group=self.group is not None,
            language=self.visit.platform,
        )


def own_path(token: str) -> str:
    """The address of a household's own chat."""
    return f"/h/{quote(token, safe='')}"


class Entrance:
    """Lets people in to what is theirs."""

    def __init__(self, now: Callable[[], datetime], language: str) -> None:
        self._now = now
        self._language = language
        self._throttle = Throttle(now)

    async def visit(self, request: web.Request, db: Db) -> Visit:
        """Who comes. A live link lets everybody in, an expired one the devices that have an account by it, a revoked
        or unknown one nobody: in one and the same way."""
        invite = await invites.by_token(db, request.match_info["token"], self._now())
        platform, language = platform_language(request, self._language)
        if invite is not None and invite.state != "revoked":
            device = device_of(request, invite.id)
            visit = Visit(invite.id, invite.household_id, device, False, language, platform)
            own = await storage.page.account_language(db, visit.sender, invite.id)
            if own is not None:
                visit = Visit(invite.id, invite.household_id, device, True, own, platform)
            # A client without cookies is nobody in particular, so after the link has expired it is a stranger.
            if invite.live or (visit.known and visit.device):
                return visit
        if self._throttle.wrong(request.remote or ""):
            raise Shut(429)
        raise Shut(404)

    async def view(self, request: web.Request, db: Db) -> View:
        """What they look at. A group is open to the building's own households and to those who look after them; to
        anybody else the door looks as if there were none. Raises Several where it is not said which of several."""
        visit = await self.visit(request, db)
        home = own_path(request.match_info["token"])
        if not _is_group(request):
            return View(visit, home, home)
        open_ = await self.groups(db, visit)
        area = request.match_info.get("area")
        if area is None and len(open_) > 1:
            raise Several(visit, home, open_)
        group = next((one for one in open_ if area is None or str(one.id) == area), None)
        if group is None:
            if not visit.known and visit.household is None:  # a phone that we do not know yet: first the own page
                raise web.HTTPSeeOther(home, headers=HEADERS)
            raise Shut(404)
        return View(visit, request.path.removesuffix("/events"), home, group, len(open_) > 1)

    async def groups(self, db: Db, visit: Visit) -> list[Building]:
        """The buildings whose group is open to them."""
        # A client without cookies is nobody in particular: it has no role.
        known = await accounts.speakers(db, [visit.sender], self._now()) if visit.device else {}
        return await hall.open_to(db, visit.household, known.get(visit.sender))


def _is_group(request: web.Request) -> bool:
    return request.path.split("/")[3:4] == ["group"]
