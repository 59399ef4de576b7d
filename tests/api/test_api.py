"""The interface: what it answers, how it refuses, batches, and that it is as it is described."""

from __future__ import annotations

import asyncio
import importlib
import io
import json
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
import requests
from hypothesis import given, settings
from starlette.applications import Starlette
from starlette.routing import Mount

from reportgen import check, codes, load, render
from reportgen.api import api_calls, api_reports
from reportgen.api.api_application import TOLD, api_application
from reportgen.api.api_description import OPERATIONS, description
from reportgen.api.api_jobs import Job, Jobs
from reportgen.api.api_models import JobAsked
from reportgen.formats.carriers import EXCEL
from tests.api.serving import served
from tests.laid_out import lay_out
from tests.reports import EDGES, SHORTEST, report
from tests.sentences import english_in
from tests.tools import INPUTS
from tests.wordfile import DOCUMENT, members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.api.api_description import Operation
    from tests.api.serving import Server

TOKEN = "a-token-of-enough-letters"
BASE = "/api/v1"
LONG = quote("字" * 5000)
"""A name that no file can have."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    around = Starlette(routes=[Mount(BASE, api_application())], exception_handlers=TOLD)
    with served(around) as running:
        yield running


def ended(server: Server, name: str) -> Any:
    for _ in range(300):
        told = server.ask("GET", f"{BASE}/jobs/{name}").json
        if told["state"] not in ("waiting", "running"):
            return told
        time.sleep(0.05)
    raise AssertionError(told)


def test_a_check_finds_what_python_finds(server: Server) -> None:
    content = (INPUTS / "青山桥镇.yaml").read_bytes()
    told = server.ask("POST", f"{BASE}/check?name={quote('青山桥镇.yaml')}", content).json
    found = [(each["rule"], each["path"], each["message"]) for each in told["findings"]]
    wanted = check(load(INPUTS / "青山桥镇.yaml"))
    assert found == [(each.rule, each.path, each.message) for each in wanted]
    assert (told["is_complete"], told["errors"], told["year"]) == (True, 0, 2024)


def test_what_is_missing_is_found_beside_the_rest(server: Server) -> None:
    told = server.ask("POST", f"{BASE}/check", {"年度": 2024}).json
    assert told["is_complete"] is False
    assert {each["rule"] for each in told["findings"]} >= {"C03"}


def test_a_file_without_a_form_is_checked_by_its_text(server: Server, tmp_path: Path) -> None:
    text = "岭东县湿地保护中心2024年度部门决算\n第一部分 单位概况\n一、主要职能\n负责湿地巡护。\n"
    text += "二、支出决算情况说明\n本年支出合计307.82万元，其中：基本支出105.58万元，占44.30%。"
    lay_out(tmp_path / "决算.docx", text)
    content = (tmp_path / "决算.docx").read_bytes()
    answer = server.ask("POST", f"{BASE}/check?name={quote('决算.docx')}", content)
    assert answer.status == 200
    assert [each["rule"] for each in answer.json["findings"]][:2] == ["D01", "A12"]
    assert answer.json["is_complete"] is False


@pytest.mark.parametrize("name", ["all-parts", "quotes"])
def test_what_is_built_is_what_python_builds_and_reads_back(name: str, server: Server) -> None:
    data = EDGES.get(name, SHORTEST)
    built = server.ask("POST", f"{BASE}/build", data)
    assert (built.status, built.body) == (200, render(report(data)))
    assert "filename*=UTF-8''" in built.headers["content-disposition"]
    read = server.ask("POST", f"{BASE}/read?name=a.docx", built.body).json
    again = server.ask("POST", f"{BASE}/build", read["data"])
    assert again.body == built.body


def test_two_reports_are_compared(server: Server) -> None:
    asked = {"old": SHORTEST, "new": {**SHORTEST, "年度": 2023}}
    told = server.ask("POST", f"{BASE}/diff", asked).json
    assert [each["path"] for each in told["changes"]] == ["年度"]


def test_errors_are_problems_with_findings(server: Server) -> None:
    refused = server.ask("POST", f"{BASE}/build", {"年度": 2024, "部门概况": {"单位名称": ""}})
    assert (refused.status, refused.headers["content-type"]) == (422, "application/problem+json")
    assert refused.json["status"] == 422
    assert all(each["message"] for each in refused.json["findings"])


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/check", b"", 400),
        ("POST", "/check?name=a.exe", b"x", 422),
        ("POST", "/check?name=../../etc/passwd.yaml", b"x", 422),
        ("POST", "/check", b"{", 422),
        ("POST", "/build?format=exe", b"{}", 400),
        ("POST", "/build?template=../x.docx", b"{}", 400),
        ("POST", "/build?template=nothing", b"{}", 422),
        ("POST", "/check?template=nothing", b"{}", 422),
        ("POST", "/read?template=nothing", b"{}", 422),
        *(("POST", f"/{path}?template={LONG}", b"{}", 422) for path in ("build", "check", "read")),
        ("POST", "/read?template=nothing&name=a.docx", b"x", 422),
        ("POST", "/diff", b"{}", 400),
        ("POST", "/jobs", b'{"items": []}', 400),
        ("POST", "/jobs", b'{"template": "/x", "items": [{"name": "a", "data": {}}]}', 400),
        ("GET", "/jobs/nothing", None, 404),
        ("GET", "/jobs/nothing/events", None, 404),
        ("GET", "/nothing", None, 404),
        ("GET", "/check", None, 405),
    ],
)
def test_what_can_not_be_answered_is_told(
    method: str, path: str, body: bytes | None, status: int, server: Server
) -> None:
    refused = server.ask(method, BASE + path, body)
    assert (refused.status, refused.json["status"]) == (status, status)
    assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("/diff", b"", "没有收到内容"),
        ("/diff", b"{", "不是规范的 JSON"),
        ("/diff", b"[]", "要写一组数据"),
        ("/diff", b'{"old": {}, "foo": 1}', "“new”没有写；“foo”不是这里的一项"),
        ("/jobs", b"junk", "不是规范的 JSON"),
        ("/jobs", b'{"items": "x"}', "“items”要写一个列表"),
    ],
)
def test_json_that_is_wrong_is_told_in_words(
    path: str, body: bytes, told: str, server: Server
) -> None:
    refused = server.ask("POST", BASE + path, body)
    assert refused.status == 400
    assert told in refused.json["title"] + refused.json["detail"]
    assert not english_in(refused.json["detail"].replace("/api/v1/docs", ""))


@pytest.mark.parametrize(
    ("method", "asked", "title", "detail"),
    [
        ("POST", "check?tempalte=x&name=a.json", "参数“tempalte”不认识", "能写的：name、template"),
        ("POST", "build?Format=pdf", "参数“Format”不认识", "能写的：name、template、format"),
        ("POST", "check?name=a.json&name=b.docx", "参数“name”写了2次", "能写的：name、template"),
        ("POST", "jobs?Idempotency-Key=1", "参数“Idempotency-Key”不认识", "这个地址不收参数"),
        ("GET", "schema?year=2024&form=x", "“year”不认识，“form”不认识", "这个地址不收参数"),
        ("GET", "jobs/none/events?from=1", "参数“from”不认识", "这个地址不收参数"),
    ],
)
def test_a_word_behind_the_question_mark_that_is_not_known_is_told(
    server: Server, method: str, asked: str, title: str, detail: str
) -> None:
    body = b"{}" if method == "POST" else b""
    told = server.ask(method, f"{BASE}/{asked}", body)
    assert told.status == 400
    assert title in told.json["title"]
    assert told.json["detail"] == detail


def test_a_form_of_a_web_page_is_not_taken_for_a_file(server: Server) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    refused = server.ask("POST", f"{BASE}/check?name=a.yaml", b"--x--", kind)
    assert refused.status == 400
    assert "multipart" in refused.json["title"]


def test_more_than_the_limit_is_not_even_read(server: Server) -> None:
    refused = server.ask("POST", f"{BASE}/check", b"", {"content-length": str(60_000_000)})
    assert refused.status == 413


def test_what_takes_too_long_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    is_over = threading.Event()
    monkeypatch.setattr(api_calls, "LONGEST", 0.05)
    monkeypatch.setattr(api_reports, "load_bytes_partly", lambda *_: is_over.wait(10))
    refused = server.ask("POST", f"{BASE}/check", SHORTEST)
    is_over.set()
    assert (refused.status, refused.json["status"]) == (504, 504)


def test_what_takes_long_does_not_stand_before_what_is_quick() -> None:
    app: Any = api_application()
    app._app.state.at_once = asyncio.Semaphore(0)  # all places of long calls are taken
    with served(app) as running:
        assert running.ask("POST", "/check", SHORTEST).status == 200


def test_who_comes_when_too_many_wait_is_told_to_come_back() -> None:
    app: Any = api_application()
    app._app.state.in_turn, app._app.state.most_waiting = asyncio.Semaphore(0), 0
    with served(app) as running:
        refused = running.ask("POST", "/check", SHORTEST)
    assert (refused.status, refused.headers["retry-after"]) == (503, "2")


def test_no_page_of_another_site_gets_in(server: Server) -> None:
    evil = {"origin": "http://evil.example"}
    assert server.ask("POST", f"{BASE}/check", SHORTEST, evil).status == 403
    own = {"origin": server.address}
    assert server.ask("POST", f"{BASE}/check", SHORTEST, own).status == 200


def test_without_the_token_nobody_gets_in() -> None:
    with served(api_application(TOKEN)) as running:
        for given in ({}, {"authorization": "Bearer x"}, {"authorization": f"Basic {TOKEN}"}):
            refused = running.ask("POST", "/check", SHORTEST, given)
            assert (refused.status, refused.headers["www-authenticate"]) == (401, "Bearer")
        bearer = {"authorization": f"Bearer {TOKEN}"}
        assert running.ask("POST", "/check", SHORTEST, bearer).status == 200


def test_a_batch_is_followed_and_fetched_and_one_bad_unit_costs_only_itself(
    server: Server,
) -> None:
    items = [{"name": f"单位{at}/甲", "data": SHORTEST} for at in range(17)]
    items.insert(3, {"name": "坏", "data": {"年度": 2024}})
    key = {"idempotency-key": "first"}
    begun = server.ask("POST", f"{BASE}/jobs", {"items": items}, key)
    again = server.ask("POST", f"{BASE}/jobs", {"items": items}, key)
    other = server.ask("POST", f"{BASE}/jobs", {"items": items[:1]}, key)
    assert (begun.status, again.status, other.status) == (202, 200, 409)
    assert again.json["id"] == begun.json["id"]
    told = ended(server, begun.json["id"])
    assert (told["state"], told["done"], told["failed"]) == ("done", 18, 1)
    assert [each["name"] for each in told["units"] if each["status"] == "failed"] == ["坏"]
    events = server.ask("GET", f"{BASE}/jobs/{begun.json['id']}/events")
    assert events.headers["content-type"].startswith("text/event-stream")
    assert json.loads(events.body.split(b"data: ")[-1])["state"] == "done"
    files = server.ask("GET", f"{BASE}/jobs/{begun.json['id']}/files").body
    with zipfile.ZipFile(io.BytesIO(files)) as archive:
        assert len(archive.namelist()) == 17
        built = members(archive.read("00001-单位0_甲.docx"))
    assert built[DOCUMENT] == members(render(report(SHORTEST)))[DOCUMENT]


def test_each_unit_of_a_batch_has_the_form_of_its_own_year() -> None:
    years = [2012, 2024, "１２", None, 2025, 2012]
    items = [{"name": str(year), "data": {**SHORTEST, "年度": year}} for year in years]
    job = Job(JobAsked.model_validate({"template": "xiangtan", "items": items}))
    job.run(None)
    assert (job.state, job.failed) == ("done", 4)
    told = {each.name: each for each in job.units}
    assert [told[name].status for name in ("2024", "2025")] == ["built", "built"]
    assert "没有2012年度的表样" in told["2012"].findings[0].message
    assert all(each.findings for each in job.units if each.status == "failed")
    with zipfile.ZipFile(io.BytesIO(b"".join(job.pieces()))) as archive:
        assert archive.namelist() == ["00002-2024.docx", "00005-2025.docx"]


def test_a_batch_is_checked_by_what_its_form_says() -> None:
    data = {**SHORTEST, "年度": 2024}
    job = Job(
        JobAsked.model_validate({"template": "hunan", "items": [{"name": "甲", "data": data}]})
    )
    job.run(None)
    with served(api_application()) as running:
        single = running.ask("POST", "/check?template=hunan", data).json
    told = {each.rule for each in job.units[0].findings}
    assert {each["rule"] for each in single["findings"]} <= told


def test_why_a_whole_batch_was_not_done_is_told() -> None:
    class Lost(ThreadPoolExecutor):
        def submit(self, *_: Any, **__: Any) -> Any:
            raise BrokenExecutor

    job = Job(JobAsked.model_validate({"items": [{"name": "甲", "data": SHORTEST}]}))
    job.run(Lost())
    assert (job.state, job.answer().total) == ("failed", 1)
    assert "BrokenExecutor" in job.answer().message


@pytest.mark.parametrize(
    "operation", [each for each in OPERATIONS if "template" in each.words], ids=lambda o: o.name
)
def test_an_unknown_form_is_refused_by_whatever_takes_one(
    server: Server, operation: Operation
) -> None:
    content = (INPUTS / "青山桥镇.yaml").read_bytes()
    asked = f"{BASE}{operation.path}?name=a.yaml&template={quote('没有这个')}"
    refused = server.ask(operation.method.upper(), asked, content)
    (found,) = refused.json["findings"]
    assert (refused.status, found["rule"]) == (422, codes.M03)
    assert "没有这个" in found["message"]


def test_data_that_are_empty_words_are_no_empty_file(server: Server) -> None:
    for name, content in (("a.yaml", b"[1,2"), ("a.yaml", b'"'), ("a.json", b"null")):
        refused = server.ask("POST", f"{BASE}/check?name={name}", content)
        assert refused.status == 422
        assert "空的" not in refused.json["findings"][0]["message"]


def test_whole_numbers_are_numbers_whatever_was_read(server: Server) -> None:
    content = (INPUTS / "含附件示例.yaml").read_bytes()
    read = load(INPUTS / "含附件示例.yaml")
    files = {"a.yaml": content, "a.docx": render(read), "a.xlsx": EXCEL.dump(read)}
    data = [
        server.ask("POST", f"{BASE}/read?name={name}", sent).json["data"]
        for name, sent in files.items()
    ]
    data.append(server.ask("POST", f"{BASE}/read", data[0]).json["data"])
    for each in data:
        people = each["附件"]["基础数据表"]["财政供养人员情况"]
        measures = each["存在的问题分析及改进措施"]["改进措施"]
        assert (each["年度"], people["编制数"], people["实际在职人数"]) == (2024, 96, 92)
        assert [1] in [measure.get("对应问题") for measure in measures if isinstance(measure, dict)]
    assert {type(each["部门概况"]["年度预算金额"]) for each in data} == {str}


def test_what_is_no_number_stays_as_it_was_read(server: Server) -> None:
    read = server.ask("POST", f"{BASE}/read?name=a.yaml", "年度: 去年\n附件: 无\n".encode()).json
    assert read["data"] == {"年度": "去年", "附件": "无"}


def test_what_is_no_form_begins_no_batch(server: Server) -> None:
    asked = {"template": "没有这个", "items": [{"name": "甲", "data": SHORTEST}]}
    refused = server.ask("POST", f"{BASE}/jobs", asked)
    assert refused.status == 422
    assert "没有这个" in refused.json["findings"][0]["message"]


def test_a_batch_has_ended_when_its_archive_is_whole() -> None:
    job = Job(JobAsked.model_validate({"items": [{"name": "甲", "data": SHORTEST}]}))
    seen = []

    class Watched(io.BytesIO):
        def write(self, data: Any) -> int:
            seen.append(job.state)
            return super().write(data)

    job.archive.close()
    job.archive = Watched()
    job.run(None)
    assert set(seen) == {"running"}


def test_several_fetch_a_batch_at_once() -> None:
    items = [{"name": str(at), "data": SHORTEST} for at in range(20)]
    job = Job(JobAsked.model_validate({"items": items}))
    job.run(None)
    pairs = list(zip(job.pieces(), job.pieces(), strict=True))
    whole = [b"".join(each) for each in zip(*pairs, strict=True)]
    assert whole[0] == whole[1]
    with zipfile.ZipFile(io.BytesIO(whole[0])) as archive:
        assert archive.testzip() is None


def test_half_a_character_in_data_is_refused_with_its_place(server: Server) -> None:
    data = {**SHORTEST, "年度": "2024"}
    body = json.dumps({**data, "其他需要说明的问题": "甲\ud800乙"}).encode()
    refused = server.ask("POST", f"{BASE}/read?name=a.json", body)
    assert (refused.status, bool(refused.json["findings"])) == (422, True)


def test_a_batch_that_is_stopped_keeps_what_it_has() -> None:
    asked = JobAsked.model_validate(
        {"items": [{"name": str(at), "data": SHORTEST} for at in range(40)]}
    )
    job = Job(asked)
    job.wants_stop = True
    job.run(None)
    assert (job.state, job.units) == ("stopped", [])
    assert b"".join(job.pieces()).startswith(b"PK")


def test_old_batches_are_forgotten_and_a_rush_is_refused() -> None:
    jobs = Jobs()
    asked = JobAsked.model_validate({"items": [{"name": "a", "data": {}}]})
    names = [jobs.begin(asked, "", "")[0].name for _ in range(5)]
    assert len(set(names)) == 5


def test_the_description_lists_all_and_its_page_needs_nothing(server: Server) -> None:
    told = server.ask("GET", f"{BASE}/openapi.json").json
    assert told == json.loads(json.dumps(description()))
    assert told["openapi"].startswith("3.1")
    page = server.ask("GET", f"{BASE}/docs").body.decode()
    assert all(f"/api/v1{each.path}" in page for each in OPERATIONS)
    assert "http://" not in page
    assert "https://" not in page


def test_the_interface_is_as_it_is_described(server: Server) -> None:
    # For start-up: each process imports this file.
    import schemathesis
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    described = schemathesis.openapi.from_url(f"{server.address}{BASE}/openapi.json")

    session = requests.Session()
    for each in described.get_all_operations():
        operation = each.ok()
        if operation.path.endswith("/events"):
            continue  # it goes on for as long as a batch does

        @settings(max_examples=6, deadline=None, derandomize=True)
        @given(case=operation.as_strategy())
        def tried(case: Any) -> None:
            # Data of any shape are taken for a report; what is wrong with them is told.
            case.call_and_validate(session=session, excluded_checks=[positive_data_acceptance])

        tried()
    session.close()


def test_a_client_made_from_the_description_checks_and_compares(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{server.address}{BASE}/openapi.json"
    made = [sys.executable, "-m", "openapi_python_client", "generate", "--url", address]
    made += ["--output-path", str(tmp_path / "client"), "--meta", "none"]
    subprocess.run(made, check=True, capture_output=True)
    monkeypatch.syspath_prepend(str(tmp_path))
    made_for = importlib.import_module("client").Client(base_url=f"{server.address}{BASE}")
    asked = importlib.import_module("client.models").DiffAsked.from_dict(
        {"old": SHORTEST, "new": SHORTEST}
    )
    with made_for as client:
        forms = importlib.import_module("client.api.default.templates").sync(client=client)
        told = importlib.import_module("client.api.default.diff").sync(client=client, body=asked)
    assert {each.name for each in forms.templates} >= {"hunan", "xiangtan"}
    assert told.changes == []
