"""控制台 on the web: `door.py` has the cookies and what keeps forged posts out, `site.py` the routes, `command.py`
python -m bot signin. What the pages hold is handlers.console; how they look, bot/templates/console_*.html."""

from bot.console.command import signin
from bot.console.site import Console

__all__ = ["Console", "signin"]
