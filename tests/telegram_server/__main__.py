"""``python -m tests.telegram_server --port N``: the stand-in as a process, with people under /control/."""

from __future__ import annotations

import argparse
import asyncio
import signal

from .control import add_control
from .pace import Limits
from .server import TelegramServer


async def serve(arguments: argparse.Namespace) -> None:
    """Run until told to stop; the first line printed is the address to use."""
    server = TelegramServer(
        arguments.token, limits=Limits() if arguments.limits else None, port=arguments.port, keep_calls=1_000
    )
    add_control(server)
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with server:
        print(server.base_url, flush=True)
        await ended.wait()


def main() -> None:
    """Read the arguments, and take uvloop if it is there."""
    parser = argparse.ArgumentParser(prog="python -m tests.telegram_server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any that is free")
    parser.add_argument("--token", default="123456:TEST")
    parser.add_argument("--limits", action=argparse.BooleanOptionalAction, default=True)
    arguments = parser.parse_args()
    try:
        import uvloop
    except ImportError:
        asyncio.run(serve(arguments))
    else:
        uvloop.run(serve(arguments))


if __name__ == "__main__":
    main()
