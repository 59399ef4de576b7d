"""The drawn form as a file: the same bytes everywhere, valid, of what Word 2010 knows."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from templates.xiangtan.draw import draw as draw_single_table
from tests.forms.drawn import DC, parts
from tests.tools import ROOT
from tests.validators import NEWEST, OLDEST, audit_problems, sdk_problems


def elsewhere(code: str, **environment: str) -> bytes:
    """Return what Python code writes to standard output in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
    )
    return run.stdout


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Shanghai"), ("2", "America/New_York")])
def test_bytes_are_the_same_in_every_process_time_zone_and_hash_order(seed: str, zone: str) -> None:
    code = "import sys; from templates.xiangtan.draw import draw; "
    code += "sys.stdout.buffer.write(draw())"
    assert draw_single_table() == draw_single_table()
    assert elsewhere(code, PYTHONHASHSEED=seed, TZ=zone) == draw_single_table()


def test_members_are_stored_in_a_fixed_order_with_nothing_of_the_computer() -> None:
    with zipfile.ZipFile(BytesIO(draw_single_table())) as archive:
        members = archive.infolist()
    assert members[0].filename == "[Content_Types].xml"
    fixed = ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3, 0o100644 << 16)
    found = {(m.date_time, m.compress_type, m.create_system, m.external_attr) for m in members}
    assert found == {fixed}


def test_markup_is_only_of_namespaces_that_word_2010_knows() -> None:
    nodes = [node for part in parts().values() for node in part.iter("*")]
    used = {namespace for node in nodes for namespace in node.nsmap.values()}
    schemas = "http://schemas.openxmlformats.org"
    assert used == {
        f"{schemas}/wordprocessingml/2006/main",
        f"{schemas}/drawingml/2006/main",
        f"{schemas}/officeDocument/2006/relationships",
        f"{schemas}/package/2006/content-types",
        f"{schemas}/package/2006/relationships",
        f"{schemas}/package/2006/metadata/core-properties",
        "http://purl.org/dc/elements/1.1/",
    }


def test_core_properties_name_the_report_and_carry_no_dates() -> None:
    assert {e.tag.removeprefix(DC): e.text for e in parts()["docProps/core.xml"]} == {
        "title": "{{ 部门概况.单位名称 }}{{ 年度 }}年度部门整体支出绩效评价报告",
        "subject": "{{ 年度 }}年度部门整体支出绩效评价",
        "creator": "{{ 部门概况.单位名称 }}",
        "language": "zh-CN",
    }


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    path = tmp_path / "drawn.docx"
    path.write_bytes(draw_single_table())
    return path


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
def test_validators_find_nothing(version: str, drawn: Path) -> None:
    assert (sdk_problems(drawn, version), audit_problems(drawn, version)) == ([], [])
