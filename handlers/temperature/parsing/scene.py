"""What the words of a sentence say about the numbers that follow them."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.temperature.parsing.people import PEOPLE
from handlers.temperature.parsing.tokens import Token

NAMED = PEOPLE - {"we", "pronoun"}
_OURS = frozenset({"self", "own", "home", "name"})
_HEALTH = frozenset({"symptom", "label", "measure", "number", "ill", "patient"})
_NOW = ("今", "this ", "tonight")


@dataclass(slots=True)
class Scene:
    """What the sentence is about. It outlives a comma where the sentence goes on: 隔壁老王发烧了，38.5."""

    about: str = ""  # "outsider", "patient", "hearsay", "if", "general"; "" is us, here
    inherited: bool = False  # it was said in a clause before
    day: str = ""  # "past" or "today"
    part: str = ""  # of the day
    room: str = ""

    def turns_to(self, about: str) -> None:
        """From here on it is about others."""
        if self.about in ("", "general") or self.inherited:
            self.about, self.inherited, self.room = about, False, ""

    def turns_back(self, kind: str) -> None:
        """Somebody was named: 隔壁38.5，我36.5 is about us again; 隔壁的老婆38.5 is not."""
        if self.about == "general" or (kind in _OURS and (self.inherited or self.about in ("outsider", "patient"))):
            self.about = ""

    def goes_on(self, kinds: set[str], stop: str) -> None:
        """A clause of these kinds of words has ended with this stop."""
        health = kinds & _HEALTH
        if self.about == "general" or (self.about in ("outsider", "hearsay") and not health) or stop == "\n":
            self.about = ""
        if self.day == "past" and "other" in kinds and not health:
            self.day = ""
        self.inherited = bool(self.about)


@dataclass(slots=True)
class Near:
    """What has been said since the number before."""

    thing: str = ""  # "elsewhere" or "trade": what the next number is of
    limit: str = ""  # "over" or "under"
    no: bool = False
    kinds: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)  # of the day
    since: set[str] | None = None  # what followed the last word that we do not know

    def is_own(self) -> bool:
        """Whether the number to come is said to be one of ours, or of now."""
        return not self.kinds.isdisjoint(_OWN)

    def is_timed(self) -> bool:
        """Whether it is said when the number to come was taken."""
        return bool(self.parts) or not self.kinds.isdisjoint({"today", "measure", "label", "turn", "clock"})


_OWN = NAMED | {"measure", "today", "home", "my"}


def listen(token: Token, near: Near, scene: Scene) -> None:
    """What one word does to the numbers after it."""
    kind, text = token.kind, token.text
    near.kinds.add("my" if text == "my" else kind)
    if kind == "soft":
        return
    if kind == "other":
        near.since = {"done"} if near.no else set()  # 没出门 is a sentence of its own
    elif near.since is not None:
        near.since.add(kind)
    match kind:
        case "elsewhere" | "weather" | "trade":
            near.thing = "trade" if kind == "trade" else "elsewhere"
        case "label" | "measure" | "back":
            near.thing = ""
            if kind == "measure" and scene.about == "general":
                scene.about = ""
        case "outsider" | "patient" | "hearsay" | "if" | "general":
            scene.turns_to(kind)
        case "over" | "under":
            near.limit = "under" if near.no else kind
        case "past":
            scene.day = "past"
            near.parts.clear()
        case "weekday" if scene.day != "today":
            scene.day = "past"
        case "today":
            scene.day = "today"
            near.kinds.discard("future")
            near.parts.clear()
        case _ if kind in NAMED:
            if near.thing == "elsewhere":
                near.thing = ""
            scene.turns_back(kind)
        case _ if kind.startswith("part:"):
            if text.startswith(_NOW):
                scene.day = "today"
                near.parts.clear()
            near.parts.add(kind)
    near.no = kind == "no" or (near.no and kind in ("through", "over"))
