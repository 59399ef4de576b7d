"""One call of the interface: its limits, the work in a thread, errors as RFC 9457 says."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from starlette.responses import Response

from reportgen.api.api_models import ApiProblem, FoundThing
from reportgen.errors import ReportgenError
from reportgen.findings import escaped
from reportgen.forms.installed import looked_up_once
from reportgen.plaindata.document import MAX_FILE_BYTES
from reportgen.storage import one_call

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from pydantic import BaseModel
    from starlette.requests import Request

    from reportgen.findings import Finding

    Work = Callable[["ApiCall"], "Response | BaseModel | dict[str, Any]"]

LONGEST = 120.0
"""How many seconds a call may take; more is a batch."""

_SMALL, _OWN = 1_000_000, (".yaml", ".yml", ".json", ".docx", ".xlsx")

PROBLEM = "application/problem+json"
_LOG = logging.getLogger("reportgen.api")


class ApiError(Exception):
    """A call that can't be answered as it wants."""

    def __init__(self, status: int, title: str, detail: str = "") -> None:
        super().__init__(title)
        self.status, self.title, self.detail = status, title, detail


class ApiCall:
    """What was asked: the words behind ``?``, and the body."""

    def __init__(self, request: Request, body: bytes) -> None:
        self.request, self.body = request, body

    def word(self, name: str, otherwise: str = "") -> str:
        """Return a word behind ``?``."""
        return self.request.query_params.get(name, otherwise)

    @property
    def kind(self) -> str:
        """The content type, without what follows it."""
        return self.request.headers.get("content-type", "").partition(";")[0].strip().lower()

    def source(self) -> tuple[str, bytes]:
        """Return the name and content of the report that was sent: JSON data, or any file.

        A file's kind is told by ``?name=报告.docx``.
        """
        name = unquote(self.word("name"))
        if not self.body:
            raise ApiError(400, "没有收到内容", "请求体是数据（JSON），或文件本身")
        if self.kind == "multipart/form-data":
            advice = "请求体就是文件本身，不是表单：curl --data-binary @文件"
            raise ApiError(400, "不收表单（multipart/form-data）", advice)
        if not name and self.kind in ("application/json", ""):
            return "数据.json", self.body
        if not name:
            raise ApiError(400, "不知道是什么文件", "写上 ?name=文件名，如 ?name=报告.docx")
        return name.replace("/", "_").replace("\\", "_"), self.body


def answering(work: Work) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a call by work that is done in a thread."""

    async def answer(request: Request) -> Response:
        try:
            body = await taken(request)
            gate: asyncio.Semaphore = (
                request.app.state.in_turn if _is_quick(request, body) else request.app.state.at_once
            )
            if gate.locked() and request.app.state.waiting >= request.app.state.most_waiting:
                return as_problem(ApiError(503, "现在太忙，过一会儿再来"), {"retry-after": "2"})
            request.app.state.waiting += 1
            try:
                async with gate:
                    made = await asyncio.wait_for(
                        asyncio.to_thread(_done, work, ApiCall(request, body)), LONGEST
                    )
            finally:
                request.app.state.waiting -= 1
        except asyncio.TimeoutError:
            return as_problem(ApiError(504, f"超过{LONGEST:.0f}秒没有做完", "分小一些，或用成批的"))
        except ApiError as error:
            return as_problem(error)
        return made

    return answer


def _is_quick(request: Request, body: bytes) -> bool:
    """Return whether a call is done in milliseconds, and all of them by this process.

    Such ones go one after the other: threads that want the interpreter at the same time take a
    fifth longer. Nothing that is large, or may wait for LibreOffice, stands before them.
    """
    asked = request.query_params
    name = asked.get("name", "").lower()
    is_own = not name or name.endswith(_OWN)
    return is_own and len(body) <= _SMALL and asked.get("format", "docx") == "docx"


def _done(work: Work, call: ApiCall) -> Response:
    try:
        with one_call(is_own=True), looked_up_once():
            made = work(call)
    except ReportgenError as error:
        return refused(error)
    except MemoryError:
        return as_problem(ApiError(500, "内存不够"))
    except ApiError as error:
        return as_problem(error)
    except Exception as error:
        _LOG.error("%s: %s", call.request.url.path, type(error).__name__)
        return as_problem(ApiError(500, "程序出了错"))
    return made if isinstance(made, Response) else as_json(made)


async def taken(request: Request) -> bytes:
    """Return the body, up to the limit; raises ApiError for a larger one."""
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > MAX_FILE_BYTES:
        raise ApiError(413, "内容太大", "最多50MB")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_FILE_BYTES:
            raise ApiError(413, "内容太大", "最多50MB")
        parts.append(part)
    return b"".join(parts)


def as_json(made: BaseModel | dict[str, Any], status: int = 200) -> Response:
    """Return an answer as JSON."""
    data = made if isinstance(made, dict) else made.model_dump(mode="json")
    text = escaped(json.dumps(data, ensure_ascii=False))
    return Response(text, status, media_type="application/json")


def refused(error: ReportgenError) -> Response:
    """Return what an error of the package is as a problem, with its findings."""
    return as_problem(
        ApiError(422, "数据、文件或表样有问题", f"{len(error.findings)}处"),
        findings=things(error.findings),
    )


def as_problem(
    error: ApiError,
    headers: dict[str, str] | None = None,
    findings: list[FoundThing] | None = None,
) -> Response:
    """Return an error by RFC 9457."""
    told = ApiProblem(
        type="about:blank",
        title=error.title,
        status=error.status,
        detail=error.detail,
        findings=findings or [],
    )
    text = escaped(json.dumps(told.model_dump(mode="json"), ensure_ascii=False))
    return Response(text, error.status, headers, media_type=PROBLEM)


def things(findings: Iterable[Finding]) -> list[FoundThing]:
    """Return findings as the interface gives them."""
    return [FoundThing.model_validate(each.as_dict()) for each in findings]
