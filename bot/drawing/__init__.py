"""Pictures of what a letter says, drawn in a child process: the library that draws is large, and blocks."""

from bot.drawing.desk import Desk, NotDrawn

__all__ = ["Desk", "NotDrawn"]
