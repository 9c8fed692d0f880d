"""python -m benchmarks [inbound|outbound|notices|orders|growth|parsing|questions] [--quick]"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import platform
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

import uvloop

from benchmarks import growth, inbound, notices, orders, outbound, parsing, processes, questions
from benchmarks.databases import Databases
from benchmarks.results import Results

_PARTS = {
    "inbound": inbound.measure,
    "outbound": outbound.measure,
    "notices": notices.measure,
    "orders": orders.measure,
    "growth": growth.measure,
    "parsing": parsing.measure,
    "questions": questions.measure,
}


def main() -> int:
    """Measure; 1 where an aim was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What it costs, against peers.")
    parser.add_argument("part", nargs="?", choices=tuple(_PARTS), help="only this one")
    parser.add_argument("--quick", action="store_true", help="smaller and once, in under three minutes")
    options = parser.parse_args()
    if not Path(processes.PEERS).exists():
        print("The peers' environment is missing; make bench makes it.", file=sys.stderr)
        return 2
    folder = Path(tempfile.mkdtemp(prefix="louzhang-bench-"))
    base, results = Databases(folder), Results()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end in order on either
    began = time.monotonic()
    try:
        base.start()
        results.say(
            f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
        )
        uvloop.run(_measure(base, results, options.part, quick=options.quick))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("stopped", file=sys.stderr)
        return 130
    finally:
        with contextlib.suppress(Exception):
            base.close()
        shutil.rmtree(folder, ignore_errors=True)
    results.say(f"\n{results.summary()}\n\n{time.monotonic() - began:.0f} s")
    return 0 if all(met for *_, met in results.aims) else 1


async def _measure(base: Databases, results: Results, part: str | None, *, quick: bool) -> None:
    for name, measure in _PARTS.items():
        if part in (None, name):
            await measure(base, results, quick=quick)


if __name__ == "__main__":
    sys.exit(main())
