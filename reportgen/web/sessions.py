"""Coming in and going out: the calls of the page that asks for a name and a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from reportgen.web.calls import LOG, RefusedCallError, refusal
from reportgen.web.guard import cookie

if TYPE_CHECKING:
    from starlette.requests import Request

_MAX_BYTES = 4000
_UNKNOWN, _TOO_MANY, _WRONG = 401, 429, 400


async def login(request: Request) -> Response:
    """Let somebody in by name and password, or by the token; slows down who guesses."""
    state = request.state
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MAX_BYTES:
            return refusal(RefusedCallError(_WRONG, "名称或口令太长"))
    name, _, password = body.decode(errors="replace").partition("\n")
    nearest = request.client.host if request.client else ""
    forwarded = ",".join(request.headers.getlist("x-forwarded-for"))
    address = state.outside.caller(nearest, forwarded)
    who = (f"address {address}", f"name {name}")
    if state.gate.is_slowed(*who):
        LOG.warning("login refused for a while: %s", address)
        return refusal(RefusedCallError(_TOO_MANY, "试得太多了，过几分钟再试"))
    visitor = await run_in_threadpool(state.gate.admit, name, password)
    if visitor is None:
        LOG.warning("login failed: %s", address)
        return refusal(RefusedCallError(_UNKNOWN, "名称或口令不对"))
    state.gate.forgive(who)
    state.gate.end(state.key)
    key = state.gate.begin(visitor)
    LOG.info("login: %s", address)
    answer = JSONResponse({"ok": True})
    answer.headers["set-cookie"] = cookie(key, state.outside)
    return answer


async def logout(request: Request) -> Response:
    """End the session of who asks."""
    request.state.gate.end(request.state.key)
    return JSONResponse({"ok": True})


async def session(request: Request) -> Response:
    """Return the signature that a page needs which was loaded before the server began anew."""
    return JSONResponse({"signature": request.state.gate.sign(request.state.key)})
