"""The one aiohttp application: health, metrics, and what the channels add. It writes no access log: the household
page's address is its key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

_BODY_BYTES = 2**20  # an update is some kilobytes; a page's post less


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that the service tells of itself."""

    name: str
    help: str
    value: float
    labels: dict[str, str]


class _Told(Collector):
    def __init__(self, figures: list[Figure]) -> None:
        self._figures = figures

    def collect(self) -> list[GaugeMetricFamily]:
        families: dict[str, GaugeMetricFamily] = {}
        for figure in self._figures:
            family = families.setdefault(
                figure.name, GaugeMetricFamily(f"louzhang_{figure.name}", figure.help, labels=list(figure.labels))
            )
            family.add_metric(list(figure.labels.values()), figure.value)
        return list(families.values())


def application(
    ready: Callable[[], Awaitable[dict[str, str]]], figures: Callable[[], Awaitable[list[Figure]]]
) -> web.Application:
    """The application, without the channels' routes. `ready` says what is not well (nothing: all is), by part."""

    async def healthz(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_request: web.Request) -> web.Response:
        troubles = await ready()
        return web.json_response({"ready": not troubles, "troubles": troubles}, status=503 if troubles else 200)

    async def metrics(_request: web.Request) -> web.Response:
        registry = CollectorRegistry()
        registry.register(_Told(await figures()))
        return web.Response(body=generate_latest(registry), headers={"Content-Type": "text/plain; version=0.0.4"})

    app = web.Application(client_max_size=_BODY_BYTES)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    return app


async def serve(app: web.Application, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Listen; gives the runner and the port (the system's choice where 0 was asked for). Raises OSError."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    site = web.TCPSite(runner, host, port, backlog=1024)
    try:
        await site.start()
    except OSError:
        await runner.cleanup()
        raise
    return runner, runner.addresses[0][1]
