"""The application: which address is answered by what."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from reportgen._version import __version__
from reportgen.web import batches, filling, form_pages, listing, previews, results, sessions
from reportgen.web.calls import endpoint
from reportgen.web.guard import Guard, Outside
from reportgen.web.interface import Interface

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from reportgen.web.calls import Answer, Call
    from reportgen.web.visitors import Gate

_HERE = Path(__file__).parent
_NOWHERE = Outside()
_PAGES = {"": "list", "fill": "fill", "check": "check", "forms": "forms", "login": "login"}
_READ: dict[str, Callable[[Call], Answer]] = {
    "units": listing.units,
    "unit": filling.unit,
    "preview": previews.preview,
    "picture": previews.picture,
    "pdf": previews.exact,
    "checked": results.checked,
    "download": results.download,
    "differences": results.differences,
    "job": batches.progress,
    "forms": form_pages.forms,
}
_CHANGE: dict[str, Callable[[Call], Answer]] = {
    "new": listing.new_blank,
    "save": filling.save_unit,
    "look": filling.look,
    "tidy": filling.tidy,
    "pasted": filling.pasted,
    "reveal": results.reveal,
    "build": results.build_one,
    "start": batches.start,
    "stop": batches.stop,
}
_TAKE_FILE: dict[str, Callable[[Call], Answer]] = {
    "import": listing.new_from,
    "upload": listing.upload,
    "dropped": results.differences,
    "pull": results.take_back,
    "template": form_pages.checked_template,
}


@cache
def _pages() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "pages"), autoescape=True, undefined=StrictUndefined
    )


async def _page(request: Request) -> Response:
    name = _PAGES[request.url.path.strip("/")]
    state = request.state
    visitor = state.visitor
    html = (
        _pages()
        .get_template(f"{name}.html")
        .render(
            signature=state.gate.sign(state.key),
            visitor="" if visitor is None else visitor.name,
            is_officer=visitor is not None and visitor.is_officer,
            is_open=state.gate.is_open,
            page=name,
            version=__version__,
        )
    )
    return HTMLResponse(html)


def _telling(home: str) -> dict[Any, Any]:
    """Return what answers an address that is not there, or can't be used so: a page in Chinese."""

    async def told(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = {404: "没有这个网页", 405: "这个地址不能这样用"}.get(status, "请求不对")
        page = (
            f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>{words}</title>'
            f'<p>{words}。</p><p><a href="{escape(home)}">回到清单</a></p></html>'
        )
        return HTMLResponse(page, status, getattr(error, "headers", None))

    return {HTTPException: told}


def application(
    gate: Gate, outside: Outside = _NOWHERE, executor: Executor | None = None
) -> ASGIApp:
    """Return the application that serves the folder that the program works in.

    ``executor`` builds the batches of pages and of the interface for budget systems.
    """
    routes: list[Route | Mount] = [
        *(Route(f"/{path}", _page) for path in _PAGES),
        *(Route(f"/api/{name}", endpoint(each)) for name, each in _READ.items()),
        *(Route(f"/api/{n}", endpoint(each), methods=["POST"]) for n, each in _CHANGE.items()),
        *(
            Route(f"/api/{name}", endpoint(each, takes_file=True), methods=["POST"])
            for name, each in _TAKE_FILE.items()
        ),
        Route("/api/login", sessions.login, methods=["POST"]),
        Route("/api/logout", sessions.logout, methods=["POST"]),
        Route("/api/session", sessions.session),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
    ]
    pages = Starlette(routes=routes, exception_handlers=_telling(f"{outside.prefix}/"))
    pages.state.executor = executor
    return Interface(Guard(pages, gate, outside), gate, outside, executor)
