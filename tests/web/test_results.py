from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from reportgen.web.results import NOTE
from reportgen.web.visitors import Gate
from tests.laid_out import lay_out
from tests.tools import INPUTS
from tests.web.asking import Asker

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def output(asker: Asker, tmp_path: Path) -> str:
    """Return how the page names the Word file of a unit whose data lie in the folder."""
    (tmp_path / "甲.yaml").write_bytes((INPUTS / "最小示例.yaml").read_bytes())
    return str(asker.post("/api/build", {"file": "甲.yaml"}).data["output"])


def test_an_archive_without_a_pdf_says_so_and_why(
    asker: Asker, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    query = {"file": output, "as": "zip", "source": "甲.yaml"}
    answer = asker.get("/api/download", **query)
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert sorted(archive.namelist()) == [
            "outputs/2024/" + output.rsplit("/", maxsplit=1)[-1],
            "甲.yaml",
        ]
    said = unquote(answer.headers[NOTE])
    assert said.startswith("压缩包里没有 PDF：这台机器上没有 LibreOffice")
    refused = asker.get("/api/download", **{"file": output, "as": "pdf"})
    assert refused.status == 404
    assert "WPS" in refused.data["error"]
    refused = asker.get("/api/pdf", file="甲.yaml")
    assert refused.status == 404
    assert "WPS" in refused.data["error"]


def test_the_folder_is_opened_on_this_machine_and_named_on_a_server(
    asker: Asker, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", browse)
    answer = asker.post("/api/reveal", {"file": output})
    folder = tmp_path / "outputs" / "2024"
    assert answer.data["message"] == f"已打开 {folder}"
    assert opened == [folder.as_uri()]
    officer = Asker(Gate(token="0123456789abcdef"))
    officer.post("/api/login", body=b"\n0123456789abcdef")
    said = officer.post("/api/reveal", {"file": output}).data["message"]
    assert said == f"在服务器的 {output}"
    assert len(opened) == 1


def test_a_file_without_a_form_shows_what_its_text_has(asker: Asker, tmp_path: Path) -> None:
    text = "岭东县湿地保护中心2024年度部门决算\n第一部分 单位概况\n一、主要职能\n负责湿地巡护。\n"
    text += "二、支出决算情况说明\n本年支出合计307.82万元，其中：基本支出105.58万元，占44.30%。"
    lay_out(tmp_path / "决算.docx", text)
    answer = asker.get("/api/checked", file="决算.docx")
    assert answer.status == 200
    assert [each["rule"] for each in answer.data["findings"]][:2] == ["D01", "A12"]
    assert answer.data["whole"] is False
