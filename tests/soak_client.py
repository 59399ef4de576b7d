"""One of the clients of a soak: what it does, and what must come of it."""

from __future__ import annotations

import http.client
import io
import json
import re
import time
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from reportgen import check, load, render
from reportgen.formats.reading import read_word_bytes
from tests.reports import EDGES, SHORTEST, report
from tests.tools import INPUTS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_SAMPLE = INPUTS / "青山桥镇.yaml"
_UNIT, _BUDGET = ["部门概况", "单位名称"], ["部门概况", "年度预算金额"]
_OK, _BEGUN, _CONFLICT, _WRONG = 200, 202, 409, 400
_MISSING, _KILLED = 404, "转到一半被结束了"
_LONG, _SOON = 300, 0.2


class WrongAnswerError(Exception):
    """An answer that is not what it must be."""


def unit_text(name: str) -> str:
    """Return the data of a unit, named after its file."""
    text = _SAMPLE.read_text(encoding="utf-8")
    return re.sub(r"(单位名称: ).*", rf"\g<1>{name.removesuffix('.yaml')}", text, count=1)


class SoakClient:
    """A window on units of its own, and a program that calls the interface."""

    def __init__(self, port: int, own: list[str], chance: random.Random) -> None:
        self.own, self.lost = own, 0
        self._port, self._chance = port, chance
        self._cookie = ""
        self.kinds: dict[str, tuple[int, Callable[[str], None]]] = {
            "save": (30, self._save),
            "preview": (20, self._preview),
            "check": (10, self._checked),
            "list": (5, self._list),
            "build": (8, self._build),
            "pdf": (3, self._pdf),
            "interface check": (10, self._interface_check),
            "interface build and read": (8, self._interface_build),
            "interface diff": (5, self._interface_diff),
            "interface batch": (2, self._interface_batch),
            "nonsense": (6, self._nonsense),
            "going away": (3, self._going_away),
        }
        self._sample = _SAMPLE.read_bytes()
        self._found = [each.message for each in check(load(_SAMPLE))]

    def choose(self) -> str:
        """Return what to do next."""
        weights = [weight for weight, _ in self.kinds.values()]
        return self._chance.choices(list(self.kinds), weights)[0]

    def act(self, kind: str) -> None:
        """Do it; raises WrongAnswerError where what comes is not what must."""
        self.kinds[kind][1](self._chance.choice(self.own))

    def _save(self, name: str) -> None:
        opened = self._page("unit", file=name)
        was = opened["fields"]["部门概况"]["年度预算金额"]
        value = f"{self._chance.randrange(1000, 9999)}万元"
        change = {"path": _BUDGET, "was": was, "value": value}
        sent = {"file": name, "version": opened["version"], "changes": [change]}
        status, answer = self._post("save", sent)
        if status == _CONFLICT and "一直在变" in answer["error"]:
            return
        _must(status == _OK, answer)
        held = self._page("unit", file=name)["fields"]["部门概况"]
        _must(held["年度预算金额"] == value, f"{held['年度预算金额']} is not {value}")
        _must(held["单位名称"] == name.removesuffix(".yaml"), held["单位名称"])

    def _preview(self, name: str) -> None:
        made = self._page("preview", file=name)
        _must(name.removesuffix(".yaml") in made["html"], "the paper is not of the unit")

    def _checked(self, name: str) -> None:
        told = self._page("checked", file=name)
        _must(told["whole"] and told["file"] == name, told["state"])

    def _list(self, _: str) -> None:
        listed = json.dumps(self._page("units"), ensure_ascii=False)
        _must(all(name in listed for name in self.own), "a unit is not in the list")

    def _build(self, name: str) -> None:
        status, made = self._post("build", {"file": name, "force": True})
        _must(status == _OK, made)
        document = self._get(f"/api/download?{urlencode({'file': made['output']})}")
        read = read_word_bytes("a.docx", document)
        _must(read.carried is not None, "no data in the Word file")
        _must(load(read.data).overview.unit_name == name.removesuffix(".yaml"), "another unit")

    def _pdf(self, name: str) -> None:
        status, answer = self._send("GET", f"/api/pdf?{urlencode({'file': name})}")
        if status == _MISSING and _KILLED in answer.decode():
            self.lost += 1  # killed, and the one in its place as well
            return
        _must(answer.startswith(b"%PDF"), answer[:200])

    def _interface_check(self, _: str) -> None:
        told = json.loads(self._send("POST", "/api/v1/check?name=a.yaml", self._sample)[1])
        _must([each["message"] for each in told["findings"]] == self._found, "other findings")

    def _interface_build(self, _: str) -> None:
        data = self._chance.choice([SHORTEST, EDGES["all-parts"]])
        built = self._json("POST", "/api/v1/build", data)[1]
        _must(built == render(report(data)), "another document")
        read = json.loads(self._send("POST", "/api/v1/read?name=a.docx", built)[1])
        _must(load(read["data"]) == report(data), "other data")

    def _interface_diff(self, _: str) -> None:
        year = self._chance.randrange(2023, 2026)
        asked = {"old": {**SHORTEST, "年度": 2022}, "new": {**SHORTEST, "年度": year}}
        told = json.loads(self._json("POST", "/api/v1/diff", asked)[1])
        _must([each["new"] for each in told["changes"]] == [str(year)], told)

    def _interface_batch(self, _: str) -> None:
        size = self._chance.randrange(1, 30)
        items = [{"name": str(at), "data": SHORTEST} for at in range(size)]
        status, answer = self._json("POST", "/api/v1/jobs", {"items": items})
        _must(status == _BEGUN, answer)
        name = json.loads(answer)["id"]
        for _ in range(_LONG):
            told = json.loads(self._send("GET", f"/api/v1/jobs/{name}")[1])
            if told["state"] not in ("waiting", "running"):
                break
            time.sleep(_SOON)
        _must(told["state"] == "done", told["state"])
        files = self._send("GET", f"/api/v1/jobs/{name}/files")[1]
        with zipfile.ZipFile(io.BytesIO(files)) as archive:
            _must(len(archive.namelist()) == size, f"{len(archive.namelist())} of {size}")

    def _nonsense(self, name: str) -> None:
        data = bytearray(self._sample)
        for _ in range(5):
            data[self._chance.randrange(len(data))] = self._chance.randrange(256)
        status = self._send("POST", f"/api/v1/build?name={quote(name)}", bytes(data))[0]
        _must(status in (_OK, 422), status)
        status, answer = self._post("save", {"file": "../x.yaml", "changes": [None]})
        _must(_WRONG <= status < 500, answer)

    def _going_away(self, name: str) -> None:
        """Ask for something large and close the door before it comes."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.request("GET", f"/api/preview?{urlencode({'file': name})}")
        connection.close()
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.putrequest("POST", "/api/v1/check?name=a.yaml")
        connection.putheader("content-length", "100000")
        connection.endheaders()
        connection.send(self._sample[:100])
        connection.close()

    def _page(self, call: str, **query: str) -> Any:
        return json.loads(self._get(f"/api/{call}?{urlencode(query)}"))

    def _get(self, path: str) -> bytes:
        status, answer = self._send("GET", path)
        _must(status == _OK, f"{status} {answer.decode(errors='replace')[:200]}")
        return answer

    def _post(self, call: str, data: object) -> tuple[int, Any]:
        signature = json.loads(self._get("/api/session"))["signature"]
        own = {"origin": f"http://127.0.0.1:{self._port}", "x-reportgen": signature}
        status, answer = self._json("POST", f"/api/{call}", data, own)
        return status, json.loads(answer)

    def _json(
        self, method: str, path: str, data: object, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        own = {"content-type": "application/json", **(headers or {})}
        return self._send(method, path, json.dumps(data, ensure_ascii=False).encode(), own)

    def _send(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=180)
        try:
            cookie = {"cookie": self._cookie} if self._cookie else {}
            connection.request(method, path, body, {**cookie, **(headers or {})})
            response = connection.getresponse()
            if (given := response.getheader("set-cookie")) is not None:
                self._cookie = given.partition(";")[0]
            return response.status, response.read()
        finally:
            connection.close()


def _must(condition: object, otherwise: object) -> None:
    if not condition:
        raise WrongAnswerError(str(otherwise)[:300])
