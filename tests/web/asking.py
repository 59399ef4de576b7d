"""Asking the application without a network: requests as a server hands them over."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from reportgen.web.application import application
from reportgen.web.guard import Outside
from reportgen.web.visitors import Gate

if TYPE_CHECKING:
    from collections.abc import Mapping

HOST = "127.0.0.1:8760"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


@dataclass
class Asker:
    """A browser that keeps its cookie and signs what it sends, unless it is told not to."""

    gate: Gate = field(default_factory=Gate)
    outside: Outside = field(default_factory=Outside)
    cookie: str = ""

    def __post_init__(self) -> None:
        self._app = application(self.gate, self.outside)

    def get(self, path: str, *, host: str = HOST, **query: str) -> Answer:
        return self.send("GET", path, {"host": host}, query=query)

    def post(
        self,
        path: str,
        data: object = None,
        *,
        body: bytes = b"",
        headers: Mapping[str, str | None] | None = None,
        **query: str,
    ) -> Answer:
        if not self.cookie:
            self.get("/login")
        signature = self.get("/api/session").data["signature"]
        usual: dict[str, str | None] = {
            "host": HOST,
            "origin": f"http://{HOST}",
            "x-reportgen": signature,
        }
        sent = body or b"" if data is None else json.dumps(data).encode()
        wanted = {**usual, **(headers or {})}
        kept = {name: value for name, value in wanted.items() if value is not None}
        return self.send("POST", path, kept, sent, query)

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes = b"",
        query: Mapping[str, str] | None = None,
    ) -> Answer:
        own = {"content-length": str(len(body)), **headers}
        if self.cookie:
            own["cookie"] = self.cookie
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": quote(path).encode(),
            "root_path": "",
            "query_string": urlencode(query or {}).encode(),
            "headers": [(k.encode(), v.encode("latin-1")) for k, v in own.items()],
            "client": ("127.0.0.1", 5),
            "server": ("127.0.0.1", 8760),
        }
        # In a thread of its own: a browser that is driven from this one has its loop running here.
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(asyncio.run, self._run(scope, body)).result()
        if (given := answer.headers.get("set-cookie")) is not None:
            self.cookie = given.partition(";")[0]
        return answer

    async def _run(self, scope: dict[str, Any], body: bytes) -> Answer:
        pieces = [body[at : at + 65536] for at in range(0, len(body), 65536)] or [b""]
        messages = [
            {"type": "http.request", "body": piece, "more_body": at < len(pieces) - 1}
            for at, piece in enumerate(pieces)
        ]
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            if messages:
                return messages.pop(0)
            await asyncio.sleep(3600)
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        await self._app(scope, receive, send)  # type: ignore[arg-type]
        head = next(each for each in sent if each["type"] == "http.response.start")
        told = b"".join(each.get("body", b"") for each in sent)
        found = {name.decode(): value.decode("latin-1") for name, value in head["headers"]}
        return Answer(head["status"], found, told)
