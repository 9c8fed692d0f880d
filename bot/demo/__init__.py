"""演示: a made-up community on the web page, so that anybody can see the service at work without any account.

`people.py` makes the people up, `fevers.py` their temperatures, `talk.py` what neighbours say, `making.py` puts it all
into a database of the demo's own, `command.py` serves it and prints the links.
"""

from __future__ import annotations

from bot.demo.command import run

__all__ = ["run"]
