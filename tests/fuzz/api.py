"""Requests to the interface: other bodies, addresses, words behind ``?`` and headers.

An input is one line of JSON (method, path, query, headers) and below it the body.
"""

from __future__ import annotations

import asyncio
import json
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reportgen import ReportgenError
from reportgen.api.api_application import api_application
from reportgen.api.api_description import OPERATIONS
from reportgen.api.api_models import ApiProblem, CheckAnswer, JobAnswer, ReadAnswer
from reportgen.findings import Finding
from tests.fuzz import data, excel, word
from tests.fuzz.altering import HOSTILE, altered_bytes, altered_value
from tests.reports import SHORTEST

if TYPE_CHECKING:
    import random

    from starlette.types import ASGIApp, Message

_PATHS = tuple(each.path.replace("{id}", "x") for each in OPERATIONS)
_METHODS = ("POST",) * 6 + ("GET", "DELETE", "PUT", "HEAD", "OPTIONS")
_NAMES = ("a.yaml", "a.json", "a.docx", "a.xlsx", "a.csv", "a", "../a.yaml", "/a.docx", "a.pdf.exe")
_FORMS = ("hunan", "xiangtan", "standard", "../x.docx", "nothing")
_HEADERS = (
    ("content-type", "application/json"),
    ("content-type", "application/octet-stream"),
    ("content-type", "multipart/form-data; boundary=x"),
    ("content-length", "-1"),
    ("content-length", "99999999999"),
    ("content-length", "x"),
    ("origin", "http://evil.example"),
    ("authorization", "Bearer \xff"),
    ("idempotency-key", "k"),
)
_UNSEEN = {"Cc", "Cf", "Cs"}
"""Kinds of characters that an answer shows as escapes: controls, directions, halves."""
_EVALUATED = {200, 202}
_TROUBLE = 500


def alter(chance: random.Random) -> tuple[str, bytes]:
    """Return a request of which some is not as it is described."""
    path = chance.choice((*_PATHS, "/check", "/build", "/read", "/diff", "/jobs"))
    name, body = _body(path, chance)
    query = f"name={quote(name)}" if chance.random() < 0.8 else ""
    if chance.random() < 0.3:
        query += f"&template={quote(_or_hostile(_FORMS, chance), errors='replace')}"
    if chance.random() < 0.1:
        query += f"&format={quote(_or_hostile(('docx', 'exe'), chance), errors='replace')}"
    if chance.random() < 0.1:
        path += quote(chance.choice(HOSTILE), errors="replace")
    headers = chance.choices(_HEADERS, k=chance.randrange(3)) if chance.random() < 0.3 else []
    head = [chance.choice(_METHODS), path, query, headers]
    return "a.request", json.dumps(head).encode() + b"\n" + body


def _or_hostile(words: tuple[str, ...], chance: random.Random) -> str:
    return chance.choice(words if chance.random() < 0.7 else HOSTILE)


def _body(path: str, chance: random.Random) -> tuple[str, bytes]:
    kind = chance.random()
    if path == "/diff" or (path == "/jobs" and kind < 0.9):
        value = SHORTEST
        for _ in range(chance.randrange(3)):
            value = altered_value(value, chance)
        asked: Any = {"old": SHORTEST, "new": value}
        if path == "/jobs":
            asked = {"items": [{"name": chance.choice(HOSTILE), "data": value}] * 2}
        if chance.random() < 0.3:
            asked = altered_value(asked, chance)
        return "a.json", json.dumps(asked).encode()
    if kind < 0.6:
        name, body = data.alter(chance)
    else:
        name, body = (excel if kind < 0.8 else word).alter(chance)
    if chance.random() < 0.1:
        name = _or_hostile(_NAMES, chance).encode(errors="replace").decode()
    return name, altered_bytes(body, chance) if chance.random() < 0.1 else body


@cache
def _app() -> tuple[ASGIApp, asyncio.AbstractEventLoop]:
    return api_application(), asyncio.new_event_loop()


def use(_: str, request: bytes) -> None:
    """Each answer is what is described, and an error says what to do; none is the server's own."""
    head, _, body = request.partition(b"\n")
    method, path, query, headers = json.loads(head)
    status, kind, answer = _ask(method, path, query, headers, body)
    assert status < _TROUBLE or status in (501, 503), (status, answer)
    if method == "HEAD":
        return
    if status not in _EVALUATED:
        _is_problem(status, kind, answer)
    elif path == "/check":
        CheckAnswer.model_validate_json(answer)
    elif path == "/read":
        ReadAnswer.model_validate_json(answer)
    elif path == "/build":
        assert answer.startswith(b"PK")
    elif path == "/jobs":
        _ends(JobAnswer.model_validate_json(answer).id)
    if "json" in kind:
        kinds = {unicodedata.category(char) for char in answer.decode()}
        assert kinds.isdisjoint(_UNSEEN), kinds


def _is_problem(status: int, kind: str, answer: bytes) -> None:
    problem = ApiProblem.model_validate_json(answer)
    assert (problem.status, kind) == (status, "application/problem+json")
    assert problem.title
    if problem.findings:
        assert all(each.message for each in problem.findings)
        raise ReportgenError(Finding(**each.model_dump()) for each in problem.findings)


def _ends(name: str) -> None:
    """A batch ends, whatever its units are, and what it made can be fetched."""
    status, _, told = _ask("GET", f"/jobs/{name}/events", "", [], b"")
    assert status == 200
    assert json.loads(told.split(b"data: ")[-1])["state"] == "done"
    assert _ask("GET", f"/jobs/{name}/files", "", [], b"")[2].startswith(b"PK")


def _ask(
    method: str, path: str, query: str, headers: list[tuple[str, str]], body: bytes
) -> tuple[int, str, bytes]:
    app, loop = _app()
    sent = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    scope = {
        **{"type": "http", "http_version": "1.1", "method": method, "scheme": "http"},
        **{"path": path, "raw_path": path.encode(), "root_path": "", "headers": sent},
        **{"query_string": query.encode(), "client": None, "server": ("127.0.0.1", 80)},
    }
    given: list[Message] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if not waiting:
            await asyncio.sleep(3600)  # a client that stays until it is answered
        return waiting.pop()

    async def send(message: Message) -> None:
        given.append(message)

    loop.run_until_complete(app(scope, receive, send))
    kinds = dict(given[0]["headers"]).get(b"content-type", b"").decode()
    return given[0]["status"], kinds, b"".join(each.get("body", b"") for each in given[1:])
