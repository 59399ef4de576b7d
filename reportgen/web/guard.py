"""What every request has to pass: the host it names, where it comes from, who sends it."""

from __future__ import annotations

import ipaddress
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from reportgen.named_tuples import NamedTuple
from reportgen.web.calls import RefusedCallError, refusal

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from reportgen.web.visitors import Gate

COOKIE = "reportgen"
SIGNATURE = "x-reportgen"
"""The header in which a page sends the signature of its session."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_SAFE = ("GET", "HEAD")
_OPEN_TO_ALL = ("/static/", "/login", "/api/login", "/api/session")
_BAD_HOST, _FORBIDDEN, _UNKNOWN = 421, 403, 401


class Outside(NamedTuple):
    """What the guard knows of the way to this server: names it is called by, and the prefix.

    ``is_secure`` tells that it is reached through TLS, so that cookies are only sent there;
    ``proxies`` are the addresses of those whose word on who asks is believed.
    """

    names: Collection[str] = ()
    prefix: str = ""
    is_secure: bool = False
    proxies: Collection[str] = ()

    def caller(self, address: str, forwarded: str) -> str:
        """Return the address of who asks: the last that a proxy names which is none itself.

        What stands before that was written by whoever asked, and may be anything.
        """
        named = [each.strip() for each in forwarded.split(",") if each.strip()]
        while address in self.proxies and named:
            address = named.pop()
        return address

    def inner_path(self, path: str) -> str:
        """Return a path without the prefix, whether the proxy has taken it off or not."""
        if self.prefix and (path == self.prefix or path.startswith(f"{self.prefix}/")):
            return path[len(self.prefix) :] or "/"
        return path


class Guard:
    """The outermost layer of the application.

    A page on another site can make a browser send requests here, also by letting its own name
    lead to 127.0.0.1: so the host must be an address, ``localhost`` or a name that was allowed.
    What changes something must come from a page of this server (Origin), with the signature of
    its session.
    """

    def __init__(self, app: ASGIApp, gate: Gate, outside: Outside) -> None:
        self._app, self._gate, self._outside = app, gate, outside

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        path = self._outside.inner_path(scope["path"])
        key = _cookie(headers.get("cookie", ""))
        answer = self._refused(scope["method"], path, headers, key)
        fresh = ""
        if not self._gate.knows(key):
            # Who has no session gets one with the first page.
            key = fresh = self._gate.begin()
        scope.setdefault("state", {})
        scope["state"].update(
            key=key, visitor=self._gate.visitor(key), gate=self._gate, outside=self._outside
        )

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    sent[name] = value
                sent.setdefault("cache-control", "no-store")
                if fresh and not sent.get("set-cookie"):
                    sent.append("set-cookie", cookie(fresh, self._outside))
            await send(message)

        if answer is not None:
            await answer(scope, receive, send_guarded)
        else:
            await self._app({**scope, "path": path, "root_path": ""}, receive, send_guarded)

    def _refused(self, method: str, path: str, headers: Headers, key: str) -> Response | None:
        """Return the answer to a request that does not pass; None for one that does."""
        host = headers.get("host", "")
        if not is_known_host(host, self._outside):
            return PlainTextResponse("不认识这个主机名；用地址打开，或用 --name 写上", _BAD_HOST)
        if method not in _SAFE:
            origin = headers.get("origin", "")
            if not origin or urlsplit(origin).netloc != host:
                return refusal(RefusedCallError(_FORBIDDEN, "不是从本页面发来的"))
            if not self._gate.is_signed(key, headers.get(SIGNATURE, "")):
                return refusal(RefusedCallError(_FORBIDDEN, "页面太旧，请刷新", renew=True))
        if path.startswith(_OPEN_TO_ALL) or self._gate.visitor(key) is not None:
            return None
        if path.startswith("/api/"):
            return refusal(RefusedCallError(_UNKNOWN, "请先登录", login=True))
        return RedirectResponse(f"{self._outside.prefix}/login", 303)


def is_known_host(host: str, outside: Outside) -> bool:
    """Return whether a request names an address, ``localhost``, or a name that was allowed."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost" or name in outside.names:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def cookie(key: str, outside: Outside) -> str:
    """Return the header that gives a browser the key of its session."""
    secure = "; Secure" if outside.is_secure else ""
    return f"{COOKIE}={key}; Path={outside.prefix}/; HttpOnly; SameSite=Strict{secure}"


def _cookie(header: str) -> str:
    try:
        held = SimpleCookie(header)
    except CookieError:
        return ""
    return held[COOKIE].value if COOKIE in held else ""
