"""The application that answers ``/api/v1``."""

from __future__ import annotations

import asyncio
import hmac
import os
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from reportgen.api import api_jobs, api_reports
from reportgen.api.api_calls import ApiError, answering, as_json, as_problem, taken
from reportgen.api.api_description import OPERATIONS, description, misused_words, page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from concurrent.futures import Executor

    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

    from reportgen.api.api_description import Operation

_WORK: dict[str, Any] = {
    "check": answering(api_reports.checked),
    "build": answering(api_reports.built),
    "read": answering(api_reports.read),
    "diff": answering(api_reports.compared),
    "schema": answering(api_reports.schema),
    "templates": answering(api_reports.forms),
    "beginJob": answering(api_jobs.begin),
    "job": answering(api_jobs.look),
    "stopJob": answering(api_jobs.stop),
    "jobEvents": api_jobs.events,
    "jobFiles": answering(api_jobs.fetch),
}
_MOST_WAITING = 200


def api_application(
    token: str = "", *, prefix: str = "", executor: Executor | None = None
) -> ASGIApp:
    """Return the application; with a ``token`` each call must bring it (``Authorization: Bearer``).

    Batches go through ``executor``, any of ``concurrent.futures``; without one they are done here.
    """

    async def described(_: Request) -> Response:
        return as_json(description(prefix))

    async def shown(_: Request) -> Response:
        return HTMLResponse(page(prefix))

    routes = [
        Route(each.path, _with_known_words(each), methods=[each.method.upper()])
        for each in OPERATIONS
    ]
    routes += [Route("/openapi.json", described), Route("/", shown), Route("/docs", shown)]
    app = Starlette(routes=routes, exception_handlers=TOLD)
    app.state.jobs = api_jobs.Jobs(executor)
    app.state.at_once = asyncio.Semaphore(2 * (os.cpu_count() or 1))
    app.state.in_turn = asyncio.Semaphore(1)
    app.state.waiting, app.state.most_waiting = 0, _MOST_WAITING
    return _Door(app, token)


def _with_known_words(operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers the calls of an operation, none with a word that it does not know."""
    work = _WORK[operation.name]

    async def answer(request: Request) -> Response:
        if error := misused_words(request.query_params.multi_items(), operation):
            try:
                await taken(request)  # a client that still sends hears no answer
            except ApiError as larger:
                return as_problem(larger)
            return as_problem(error)
        answered: Response = await work(request)
        return answered

    return answer


async def _told(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    title = {404: "没有这个地址", 405: "这个地址不能这样用"}.get(status, "请求不对")
    headers = dict(getattr(error, "headers", None) or {})
    return as_problem(ApiError(status, title, "见 /api/v1/docs"), headers)


TOLD: dict[Any, Any] = {HTTPException: _told}
"""How an application tells of an address that is not there."""


class _Door:
    """Lets in who brings the token; and no page of another site, which can bring none."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it."""
        if scope["type"] == "http" and (answer := self._refused(scope)) is not None:
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refused(self, scope: Scope) -> Response | None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get(b"origin", "")
        if origin and origin.partition("://")[2] != headers.get(b"host", ""):
            return as_problem(ApiError(403, "不接受别的网站的网页发来的请求"))
        given = headers.get(b"authorization", "").partition(" ")
        is_right = given[0].lower() == "bearer" and hmac.compare_digest(
            given[2].strip().encode(), self._token.encode()
        )
        if self._token and not is_right:
            error = ApiError(401, "要有令牌", "请求头写 Authorization: Bearer 令牌")
            return as_problem(error, {"www-authenticate": "Bearer"})
        return None
