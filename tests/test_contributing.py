"""CONTRIBUTING.md says what is so: its layers, its files, and what a new field takes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.tools import FORM, ROOT
from tests.wordfile import DOCUMENT, members, packed

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FIELD = next(
    each for each in re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL) if "联系电话" in each
)
"""The lines that the guide tells to write for 部门概况.联系电话."""


def layers() -> list[list[str]]:
    """Return the layers of import-linter's contract, each with its packages and modules."""
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("layers = [")[2]
    lines = re.findall(r'"(.+)"', contract.partition("]")[0])
    return [re.findall(r"reportgen\.(\w+)", line) for line in lines]


def test_the_picture_shows_the_packages_from_the_top() -> None:
    picture = GUIDE.partition("## 各层")[2].partition("\n\n各做")[0]
    shown = re.findall(r"(?<=[ ])(\w+)/(?= )", picture)
    packages = [[name for name in layer if (ROOT / "reportgen" / name).is_dir()]
                for layer in layers()]  # fmt: skip
    assert shown == [name for layer in packages for name in layer]


def test_every_file_that_the_guide_names_is_there() -> None:
    named = set(re.findall(r"`((?:reportgen|tests|templates|\.ci)/[a-z0-9_./-]+)`", GUIDE))
    assert "reportgen/codes.py" in named
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


@pytest.fixture
def copy_with_field(tmp_path: Path) -> Path:
    """Return a copy of the package in which the guide's field was added to 部门概况."""
    # With what Python has compiled of it: all but one file stays as it was.
    shutil.copytree(ROOT / "reportgen", tmp_path / "reportgen")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    path = tmp_path / "reportgen" / "model" / "report.py"
    head, last, tail = path.read_text(encoding="utf-8").partition("    duties: ")
    assert last
    added = "".join(f"    {line}\n" for line in FIELD.splitlines())
    path.write_text(f"{head}{added}{last}{tail}", encoding="utf-8")
    return tmp_path


def run(folder: Path, module: str, *arguments: str) -> str:
    """Return what a module of a copied tree prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"},
    )
    assert "Traceback" not in done.stderr
    return done.stdout


def test_a_field_takes_what_the_guide_says_and_the_program_knows_it(copy_with_field: Path) -> None:
    def reportgen(*arguments: str) -> str:
        return run(copy_with_field, "reportgen", *arguments)

    form = copy_with_field / "templates" / "我县" / "2024.docx"
    form.parent.mkdir()
    parts = members(FORM.read_bytes())
    supervisor, telephone = (
        f"{{{{ 部门概况.{name} }}}}".encode() for name in ("主管部门", "联系电话")
    )
    assert parts[DOCUMENT].count(supervisor) == 1
    parts[DOCUMENT] = parts[DOCUMENT].replace(supervisor, supervisor + telephone)
    form.write_bytes(packed(parts))
    blank = reportgen("new", "--year", "2024", "--template", "我县")
    assert re.search(r"#.*单位的联系电话.*\n(.*#.*\n)*  联系电话:", blank)
    assert "{{ 部门概况.联系电话 }}" in reportgen("template", "fields")
    assert '"单位的联系电话"' in reportgen("schema")
    assert "联系电话" not in reportgen("template", "check", "templates/xiangtan/2023.docx")
    sample = (ROOT / "inputs" / "2024" / "最小示例.yaml").read_text(encoding="utf-8")
    first, second = ("0731-12345678", "13912345678")
    for name, number in (("旧.yaml", first), ("新.yaml", second)):
        text = sample.replace("部门概况:\n", f"部门概况:\n  联系电话: '{number}'\n", 1)
        (copy_with_field / name).write_text(text, encoding="utf-8")
    assert "P01" in reportgen("check", "新.yaml")
    assert "P01" not in reportgen("check", "旧.yaml")
    changes = reportgen("diff", "旧.yaml", "新.yaml")
    assert "部门概况.联系电话" in changes
    assert "【上年】" in reportgen("new", "--from", "旧.yaml").partition("联系电话:")[2][:40]
    assert "已生成" in reportgen("build", "旧.yaml", "-o", "报告.docx")
    assert f"联系电话: {first}" in reportgen("read", "报告.docx").replace('"', "").replace("'", "")


def test_a_field_that_the_shipped_form_prints_takes_three_files(copy_with_field: Path) -> None:
    """The model, the script that draws the form, and the form that it draws."""
    script = copy_with_field / "templates" / "xiangtan" / "draw.py"
    text = script.read_text(encoding="utf-8")
    labels = '("单位名称", "年度预算金额", "主管部门")'
    assert text.count(labels) == 1
    script.write_text(text.replace(labels, f'{labels[:-1]}, "联系电话")'), encoding="utf-8")
    run(copy_with_field, "templates.xiangtan.draw")
    sample = (ROOT / "inputs" / "2024" / "最小示例.yaml").read_text(encoding="utf-8")
    number = "0731-12345678"
    data = sample.replace("部门概况:\n", f"部门概况:\n  联系电话: '{number}'\n", 1)
    (copy_with_field / "甲.yaml").write_text(data, encoding="utf-8")
    assert "联系电话:" in run(copy_with_field, "reportgen", "new", "--year", "2024")
    assert "已生成" in run(copy_with_field, "reportgen", "build", "甲.yaml", "-o", "甲.docx")
    built = copy_with_field / "甲.docx"
    parts = members(built.read_bytes())
    assert number.encode() in parts[DOCUMENT]
    without = {name: part for name, part in parts.items() if b"urn:reportgen" not in part}
    built.write_bytes(packed(without))
    assert number in run(copy_with_field, "reportgen", "read", "甲.docx")
    assert len(_changed_files(copy_with_field)) == 3


def _changed_files(copy: Path) -> set[Path]:
    """Return the files of the program that are not as in the tree that was copied."""
    files = (path for top in ("reportgen", "templates") for path in (copy / top).rglob("*"))
    return {
        path
        for path in files
        if path.is_file()
        and path.parent.name != "__pycache__"
        and path.read_bytes() != (ROOT / path.relative_to(copy)).read_bytes()
    }
