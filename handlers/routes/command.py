"""Something that can be asked for by name, and how people write that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from handlers.chat import Talk

Do = Callable[[Talk, str], Awaitable[None]]  # what came, and the words behind the command


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be asked for by name. `takes`: words may follow it; `glued`: in Chinese without a space, too;
    `group`: also, or only, where many hear it."""

    spellings: tuple[str, ...]
    do: Do
    takes: bool = False
    glued: bool = False
    private: bool = True
    group: bool = False


_ENDS = "。.!！?？~～ "
_BETWEEN = "：:，, "  # what people put between a command and the words behind it


class Spellings:
    """Finds the command that a text is: /temp, /temp@bot, 报体温。, 绑定 3号楼."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._exact = {word: command for command in commands for word in command.spellings}
        # By their first character: every message that comes in is looked up here, and nearly all are no command.
        self._taking: dict[str, list[str]] = {}
        for word in sorted((word for word, command in self._exact.items() if command.takes), key=len, reverse=True):
            self._taking.setdefault(word[0], []).append(word)

    def find(self, text: str, *, group: bool = False) -> tuple[Command, str] | None:
        """The command, and the words behind it; none where the text is none, or it cannot be asked for here."""
        text = text.strip()
        if text.startswith("/"):
            head, space, rest = text.partition(" ")
            text = head.split("@", 1)[0] + space + rest
        word = (text.strip(_ENDS) or text).lower()
        command = self._exact.get(word)
        behind = ""
        if command is None:
            alike = self._taking.get(word[:1], ())
            spelling = next((one for one in alike if self._begins(word, text, one)), None)
            if spelling is None:
                return None
            command, behind = self._exact[spelling], text[len(spelling) :].strip(_BETWEEN)
        here = command.group if group else command.private
        return (command, behind) if here else None

    def _begins(self, word: str, text: str, spelling: str) -> bool:
        following = text[len(spelling) : len(spelling) + 1]
        apart = following.isspace() or following in ("：", ":", "，", ",")
        return word.startswith(spelling) and (apart or self._exact[spelling].glued)
