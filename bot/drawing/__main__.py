"""The child: a line of JSON in, the picture's length and its bytes out, until nobody asks any more."""

from __future__ import annotations

import json
import os
import signal
import sys

from bot.drawing.curve import draw


def main() -> None:
    """Draw what is asked for; a drawing that fails is answered with a length of 0."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the service; our end is its closing the pipe
    os.nice(5)  # a picture can wait for a message, never the other way
    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        try:
            picture = draw(json.loads(line))
        except Exception as error:  # the one who asked has only the answer to go by
            print(f"drawing failed: {type(error).__name__}", file=sys.stderr)
            picture = b""
        out.write(b"%d\n" % len(picture) + picture)
        out.flush()


if __name__ == "__main__":
    main()
