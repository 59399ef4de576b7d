"""One call from a page: who asks, for which folder, with what; and how it is answered."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from reportgen.errors import OutputError, ReportgenError
from reportgen.findings import SEVERITIES
from reportgen.model.filling_in import on_pages
from reportgen.plaindata.document import MAX_FILE_BYTES
from reportgen.storage import one_call

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from concurrent.futures import Executor

    from starlette.requests import Request

    from reportgen.findings import Finding
    from reportgen.web.work_folder import WorkFolder

LOG = logging.getLogger("reportgen.web")
MAX_JSON_BYTES = 10_000_000
_WRONG, _TOO_LARGE, _FAILED = 400, 413, 500


class RefusedCallError(Exception):
    """A call that is not answered; ``status`` is the HTTP status, ``about`` what else is told."""

    def __init__(self, status: int, message: str, **about: Any) -> None:
        self.status, self.message, self.about = status, message, about
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Call:
    """What a page asks for.

    ``query`` are the words behind ``?``, ``data`` the JSON that was sent, ``body`` the file that
    was, ``folder`` the only one that may be touched; ``is_here`` tells that the page is open to
    whoever sits at this machine, and to nobody else; ``executor`` is the server's cluster.
    """

    folder: WorkFolder
    query: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    body: bytes = b""
    is_here: bool = False
    executor: Executor | None = None

    def text(self, name: str, otherwise: str = "") -> str:
        """Return a text that was sent, in the JSON or behind ``?``."""
        value = self.data.get(name, self.query.get(name, otherwise))
        if not isinstance(value, str):
            raise RefusedCallError(_WRONG, f"“{name}”应是文字")
        return value


Answer = Response | dict[str, Any]


def endpoint(
    function: Callable[[Call], Answer], *, takes_file: bool = False
) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers requests by a function that knows nothing of HTTP.

    It runs in a thread of its own; errors of the package come as JSON with their findings. What
    the call holds is never logged.
    """

    async def answer(request: Request) -> Response:
        try:
            body = await _body(request, MAX_FILE_BYTES if takes_file else MAX_JSON_BYTES)
            call = Call(
                request.state.visitor.folder,
                dict(request.query_params),
                {} if takes_file or not body else _json(body),
                body if takes_file else b"",
                request.state.gate.is_open,
                request.app.state.executor,
            )
            made = await run_in_threadpool(_guarded, function, call)
        except RefusedCallError as error:
            return refusal(error)
        except ReportgenError as error:
            shown = [finding_data(each) for each in error.findings]
            message = "；".join(f"{each.message}" for each in error.findings[:3])
            kind = "output" if isinstance(error, OutputError) else "input"
            return JSONResponse({"error": message, "findings": shown, "kind": kind}, _WRONG)
        except MemoryError:
            return refusal(RefusedCallError(_FAILED, "内存不够"))
        except Exception as error:
            LOG.error("%s: %s", request.url.path, type(error).__name__)
            return refusal(RefusedCallError(_FAILED, "程序出了错，填的内容都在文件里"))
        return made if isinstance(made, Response) else JSONResponse(made)

    return answer


def _guarded(function: Callable[[Call], Answer], call: Call) -> Answer:
    with one_call(is_own=True):
        return function(call)


def refusal(error: RefusedCallError) -> JSONResponse:
    """Return the answer that says why a call is not answered."""
    return JSONResponse({"error": error.message, **error.about}, error.status)


async def _body(request: Request, limit: int) -> bytes:
    """Return what was sent, up to a limit that is also held where no length was told."""
    message = f"文件超过{limit // 1_000_000}MB，检查是不是选错了"
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > limit:
        raise RefusedCallError(_TOO_LARGE, message)
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise RefusedCallError(_TOO_LARGE, message)
        parts.append(part)
    return b"".join(parts)


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise RefusedCallError(_WRONG, "发来的不是 JSON")
    return data


def finding_data(finding: Finding) -> dict[str, str]:
    """Return a finding as pages show it."""
    held = finding.as_dict()
    held["place"], held["level"] = finding.place, SEVERITIES[finding.severity]
    held["suggestion"] = on_pages(finding.suggestion)
    return held


def findings_data(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Return findings as pages show them."""
    return [finding_data(each) for each in findings]


def refuse_unless(condition: object, message: str) -> None:
    """Raise the error for a call that asks for what can't be."""
    if not condition:
        raise RefusedCallError(_WRONG, message)
