"""The child: a line of JSON in, the length of what was made and its bytes out, until nobody asks any more."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any


def make(wanted: dict[str, Any]) -> bytes:
    """What is asked for, by its kind. Each is loaded when it is first needed: the libraries are large."""
    match wanted.get("kind", "curve"):
        case "workbook":
            from bot.tables.workbook import made

            return made(wanted)
        case "table":
            from bot.drawing.table import draw as table

            return table(wanted)
        case _:
            from bot.drawing.curve import draw as curve

            return curve(wanted)


def main() -> None:
    """Make what is asked for; what fails is answered with a length of 0."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the service; our end is its closing the pipe
    os.nice(5)  # a picture can wait for a message, never the other way
    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        try:
            found = make(json.loads(line))
        except Exception as error:  # the one who asked has only the answer to go by
            print(f"drawing failed: {type(error).__name__}", file=sys.stderr)
            found = b""
        out.write(b"%d\n" % len(found) + found)
        out.flush()


if __name__ == "__main__":
    main()
