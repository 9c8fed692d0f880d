"""Pictures of what a letter says, and workbooks that go with it, made in a child process: the libraries that do it are
large, and block."""

from bot.drawing.desk import Desk, NotDrawn

__all__ = ["Desk", "NotDrawn"]
