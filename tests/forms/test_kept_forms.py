"""A form that was kept compiled gives the same files as one compiled anew, and only such a form."""

from __future__ import annotations

import marshal
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import load
from reportgen.errors import TemplateError
from reportgen.forms import kept_forms
from reportgen.forms.compiled import compile_file
from reportgen.model.added_fields import AddedField, extended
from reportgen.ooxml import package
from reportgen.own_cache import OwnCache
from tests.tools import FORM, INPUTS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportgen.forms.compiled import CompiledTemplate
    from reportgen.model.report import Report


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which forms are kept."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    place = tmp_path / "cache"
    monkeypatch.setattr(kept_forms, "CACHE", OwnCache(str(place)))
    return place


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with each form that is compiled."""
    from reportgen.engine import program

    done: list[str] = []

    def counted(*arguments: Any) -> Any:
        done.append("compiled")
        return real(*arguments)

    real = program.compile_parts
    monkeypatch.setattr(program, "compile_parts", counted)
    return done


def compiled(form: Path = FORM, **options: Any) -> CompiledTemplate:
    return compile_file(form, "form", 2023, annexes_later=True, **options)


def sample() -> Report:
    return load(INPUTS / "青山桥镇.yaml")


@pytest.mark.parametrize(
    "form", sorted((ROOT / "templates").glob("*/20*.docx")), ids=lambda form: form.parent.name
)
def test_a_kept_form_gives_the_same_files(form: Path, cache: Path, compilations: list[str]) -> None:
    made, report = compiled(form), sample()
    assert compilations == ["compiled"]
    kept = compiled(form)
    assert compilations == ["compiled"], "not compiled again"
    assert (kept.label, kept.required, kept.left_out) == (made.label, made.required, made.left_out)
    assert kept.unprinted(report) == made.unprinted(report)
    for pictures in (True, False):
        assert _result(kept, report, pictures) == _result(made, report, pictures)
    assert len([each for each in cache.iterdir() if each.suffix == ".form"]) == 1


def test_what_was_left_out_of_a_form_is_told_of_a_kept_one_too(
    cache: Path, compilations: list[str], tmp_path: Path
) -> None:
    members = package.unpack(FORM.read_bytes())
    members["docProps/app.xml"] = APP
    form = tmp_path / "form.docx"
    form.write_bytes(package.join(package.pack_member(*each) for each in members.items()))
    made, kept = compiled(form), compiled(form)
    assert compilations == ["compiled"]
    assert made.left_out
    assert kept.left_out == made.left_out
    assert [type(each.rule) for each in kept.left_out] == [
        type(each.rule) for each in made.left_out
    ]


APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company>某某公司</Company></Properties>"
).encode()
"""The properties of a file that name who made it."""


def _result(template: CompiledTemplate, report: Report, pictures: bool) -> object:
    """Return the file of a report, or what its form requires of it."""
    try:
        return template.render(report, pictures=pictures)
    except Exception as error:
        return str(error)


def test_what_only_annexes_print_is_compiled_when_a_report_has_some(
    cache: Path, compilations: list[str]
) -> None:
    made, report = compiled(), load(INPUTS / "含附件示例.yaml")
    kept = compiled()
    assert kept.render(report) == made.render(report)
    assert kept.printed(report) == made.printed(report)
    assert kept.unprinted(report) == made.unprinted(report)
    assert pickle.loads(pickle.dumps(kept)).render(report) == made.render(report)
    assert kept.with_engine("docxtpl").render(report) == made.with_engine("docxtpl").render(report)


def test_an_error_of_a_kept_form_names_the_tag(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.engine.compiled_parts.MAX_PRINTED", 9_000)
    told = []
    for _ in ("compiled", "kept"):
        with pytest.raises(TemplateError, match=r"”：填出来的内容太多") as caught:
            compiled().render(sample())
        told.append(str(caught.value))
    assert told[0] == told[1]


def _changed_form(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CompiledTemplate:
    del monkeypatch
    form = tmp_path / "changed.docx"
    form.write_bytes(FORM.read_bytes() + b"\0")
    return compiled(form)


def _other_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CompiledTemplate:
    del tmp_path
    monkeypatch.setattr(kept_forms, "__version__", "99")
    return compiled()


def _other_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CompiledTemplate:
    del tmp_path
    monkeypatch.setattr(sys, "version", "9.9")
    return compiled()


def _changed_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CompiledTemplate:
    (tmp_path / "engine.py").write_text("")
    monkeypatch.setattr(kept_forms.engine, "__file__", str(tmp_path / "engine.py"))
    return compiled()


def _added_field(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CompiledTemplate:
    del monkeypatch, tmp_path
    return compiled(model=extended((AddedField((), "填报人"),)))


def _forged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CompiledTemplate:
    (form,) = (tmp_path / "cache").glob("*.form")
    form.write_bytes(bytes(32) + marshal.dumps("forged"))
    monkeypatch.setattr(marshal, "loads", lambda _: pytest.fail("what was forged was read"))
    return compiled()


def _swapped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CompiledTemplate:
    (own,) = (tmp_path / "cache").glob("*.form")
    compiled(ROOT / "templates" / "hunan" / "2020.docx")
    (other,) = {*(tmp_path / "cache").glob("*.form")} - {own}
    other.replace(own)
    monkeypatch.setattr(marshal, "loads", lambda _: pytest.fail("another form was read"))
    return compiled()


@pytest.mark.parametrize(
    "change",
    [
        *(_changed_form, _other_version, _other_python, _changed_program, _added_field),
        *(_forged, _swapped),
    ],
)
def test_another_form_program_or_content_is_compiled_anew(
    change: Callable[[pytest.MonkeyPatch, Path], CompiledTemplate],
    cache: Path,
    compilations: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    made = compiled()
    before = len(compilations)
    other = change(monkeypatch, tmp_path)
    assert len(compilations) > before
    if change is not _changed_form:
        assert other.label == made.label
    if change in (_forged, _swapped):
        assert other.render(sample()) == made.render(sample())


def test_a_form_with_errors_is_not_kept(cache: Path, tmp_path: Path) -> None:
    members = package.unpack(FORM.read_bytes())
    members[package.DOCUMENT] = members[package.DOCUMENT].replace(
        "部门概况.单位名称".encode(), "部门概况.单位名字".encode()
    )
    form = tmp_path / "form.docx"
    form.write_bytes(package.join(package.pack_member(*each) for each in members.items()))
    for _ in ("once", "again"):
        with pytest.raises(TemplateError, match="单位名字"):
            compiled(form)
    assert not cache.exists()


COMPILER = {
    *(f"reportgen.engine.{name}" for name in ("program", "prepare", "scopes", "tag_pairs")),
    *("reportgen.forms.annex_pruning", "reportgen.forms.cleaning", "reportgen.model.annexes"),
    *("reportgen.model.messages", "pydantic", "pydantic_core"),
}
"""What a form that was kept does without."""


def modules_of(arguments: list[str], folder: Path) -> set[str]:
    """Return the modules that a command imports."""
    code = (
        "import sys; from reportgen.cli.main import main\n"
        f"sys.argv = ['reportgen', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join(sys.modules))"
    )
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    home = {"XDG_CACHE_HOME": str(folder / "caches"), "LOCALAPPDATA": str(folder / "caches")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**kept, **home, "HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stdout.splitlines()[-1].split())


def test_the_second_build_imports_nothing_that_compiles(tmp_path: Path) -> None:
    arguments = ["build", str(INPUTS / "青山桥镇.yaml"), "-o", "x.docx", "--force"]
    first = modules_of(arguments, tmp_path)
    made = (tmp_path / "x.docx").read_bytes()
    assert {"reportgen.engine.program", "reportgen.forms.cleaning"} <= first
    assert modules_of(arguments, tmp_path) & COMPILER == set()
    assert (tmp_path / "x.docx").read_bytes() == made


@pytest.mark.parametrize(
    ("old", "new"), [("3960万元", "三千多万元"), ("部门概况:", '部门概况: "'), ("年度:", "年份:")]
)
def test_an_error_in_a_file_imports_nothing_that_makes_documents(
    old: str, new: str, tmp_path: Path
) -> None:
    text = (INPUTS / "青山桥镇.yaml").read_text(encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    found = modules_of(["build", "wrong.yaml", "-o", "x.docx"], tmp_path)
    heavy = {"lxml", "jinja2", "pydantic_core", "pydantic", "zipfile", "tempfile", "docx"}
    assert found & heavy == set()
    ours = ("reportgen.engine", "reportgen.ooxml", "reportgen.forms.compiled", "reportgen.checks.a")
    assert [name for name in found if name.startswith(ours)] == []
    assert not (tmp_path / "x.docx").exists()
