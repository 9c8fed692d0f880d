"""HTTP in front of the methods: addresses, the forms in which parameters come, faults, downloads."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.web_request import FileField

from .errors import NO_SUCH_PATH, UNAUTHORIZED, ApiError, bad, too_many
from .faults import Fault, Faults
from .records import StoredFile
from .schema import Params, Upload

# Method and parameters in; HTTP status, JSON body and Retry-After out.
Perform = Callable[[str, Params], Awaitable[tuple[int, str, int | None]]]


class Front:
    """Answers ``/bot<token>/<method>`` and ``/file/bot<token>/<file_path>``."""

    def __init__(
        self,
        token: str,
        faults: Faults,
        perform: Perform,
        failed: Callable[[str, str, int], None],
        files: dict[str, StoredFile],
    ) -> None:
        self._token = token
        self._faults = faults
        self._perform = perform
        self._failed = failed
        self._files = files

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        path = request.path
        if path.startswith("/file/bot"):
            return self._download(path.removeprefix("/file/bot"))
        if not path.startswith("/bot"):
            return _answer(NO_SUCH_PATH)
        token, _, name = path.removeprefix("/bot").rpartition("/")
        if token != self._token:
            return _answer(UNAUTHORIZED)
        fault = self._faults.next(name.lower())
        if fault is not None:
            answer = await self._before(fault, name, request)
            if answer is not None:
                return answer
        try:
            raw = await _parameters(request)
        except ApiError as error:
            return _answer(error)
        status, body, retry_after = await self._perform(name, raw)
        if fault is not None and fault.kind == "drop_after":
            return _hang_up(request)
        if fault is not None and fault.kind == "malformed":
            body = body[: len(body) // 2]
        headers = None if retry_after is None else {"Retry-After": str(retry_after)}
        return web.Response(text=body, status=status, content_type="application/json", headers=headers)

    async def _before(self, fault: Fault, name: str, request: web.Request) -> web.StreamResponse | None:
        """What a fault does before the call is looked at; None: go on."""
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return None
        if fault.kind in ("drop_after", "malformed"):
            return None
        code = {"drop_before": 0, "throttled": 429}.get(fault.kind, fault.status)
        self._failed(name, f"fault: {fault.kind}", code)
        if fault.kind == "drop_before":
            return _hang_up(request)
        await request.read()
        if fault.kind == "throttled":
            return _answer(too_many(fault.retry_after))
        return web.Response(text="<html><body>Bad Gateway</body></html>", status=fault.status, content_type="text/html")

    def _download(self, path: str) -> web.Response:
        token, _, file_path = path.partition("/")
        if token != self._token:
            return _answer(UNAUTHORIZED)
        file = self._files.get(file_path.rpartition("/")[2].partition("_")[0])
        if file is None or file.path != file_path:
            return _answer(NO_SUCH_PATH)
        return web.Response(body=file.content, content_type=file.mime)


def _answer(error: ApiError) -> web.Response:
    after = error.parameters.get("retry_after")
    headers = None if after is None else {"Retry-After": str(after)}
    return web.Response(
        text=json.dumps(error.wire()), status=error.code, content_type="application/json", headers=headers
    )


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def _parameters(request: web.Request) -> Params:
    """The parameters from the query and from a body of any of the four forms."""
    params: Params = dict(request.query) if request.query_string else {}
    kind = request.content_type
    if kind == "application/json":
        body = await request.read()
        if body:
            try:
                given = json.loads(body)
            except ValueError:
                raise bad("can't parse request JSON body") from None
            if not isinstance(given, dict):
                raise bad("request JSON body must be an object")
            params.update(given)
    elif kind == "application/x-www-form-urlencoded":
        body = await request.read()
        params.update(parse_qsl(body.decode(), keep_blank_values=True))
    elif kind == "multipart/form-data":
        for key, value in (await request.post()).items():
            if isinstance(value, FileField):
                content = value.file.read()
                value.file.close()
                params[key] = Upload(value.filename, value.content_type, content)
            else:
                params[key] = value
    return params
