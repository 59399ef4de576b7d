"""The interface for budget systems beside the pages, at ``/api/v1``: same host, its own token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from reportgen.api.api_application import api_application
from reportgen.api.api_calls import ApiError, as_problem
from reportgen.web.guard import is_known_host

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from starlette.types import ASGIApp, Receive, Scope, Send

    from reportgen.web.guard import Outside
    from reportgen.web.visitors import Gate

BASE = "/api/v1"
_BAD_HOST, _FORBIDDEN = 421, 403


class Interface:
    """Passes what begins with ``/api/v1`` to the interface, all else to the pages.

    Where people have to come in, programs need the token; a list of users alone lets none in.
    """

    def __init__(
        self, pages: ASGIApp, gate: Gate, outside: Outside, executor: Executor | None = None
    ) -> None:
        self._pages, self._gate, self._outside = pages, gate, outside
        self._api = api_application(gate.token, prefix=outside.prefix, executor=executor)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        path = self._outside.inner_path(scope["path"]) if scope["type"] == "http" else ""
        if path != BASE and not path.startswith(f"{BASE}/"):
            await self._pages(scope, receive, send)
            return
        if not is_known_host(Headers(scope=scope).get("host", ""), self._outside):
            problem = as_problem(ApiError(_BAD_HOST, "不认识这个主机名"))
            await problem(scope, receive, send)
        elif self._gate.users and not self._gate.token:
            advice = "启动时加上 --token-file 口令文件，请求带上它"
            problem = as_problem(ApiError(_FORBIDDEN, "这里的接口没有开", advice))
            await problem(scope, receive, send)
        else:
            inner = {**scope, "path": path[len(BASE) :] or "/", "root_path": ""}
            await self._api(inner, receive, send)
