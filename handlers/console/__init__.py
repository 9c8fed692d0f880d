"""控制台: the staff's own page. `conversation.py` hands out the link in a chat, `signing.py` is who comes in by it and
for how long, `frame.py` what a page is made of, `pages.py` which pages there are and what of them somebody may see;
each page is a module of its own that asks what the chat commands ask, and puts it into tables."""

from handlers.console.conversation import asked

__all__ = ["asked"]
