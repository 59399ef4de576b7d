"""What the package promises to programs that import it, and what its wheel carries."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from pydantic import ValidationError

import reportgen
import reportgen.engine
from reportgen import (
    Examination,
    InputError,
    LastYear,
    Report,
    TemplateError,
    build,
    build_many,
    check,
    cluster,
    codes,
    compile_template,
    load,
    render,
    standard_dictionary,
)
from reportgen.model.form_model import FormModel
from templates.xiangtan.draw import draw as draw_single_table
from tests.reports import SHORTEST, report
from tests.sentences import english_in
from tests.tools import FORM, INPUTS, ROOT, tool

NAMES = [
    "AddedField",
    "Amount",
    "BatchOptions",
    "BatchResult",
    "CompiledTemplate",
    "Dictionary",
    "Examination",
    "Finding",
    "FormSettings",
    "InputError",
    "LastYear",
    "LastYearText",
    "Limit",
    "LooseText",
    "Outcome",
    "Outcomes",
    "OutlineHeading",
    "OutputError",
    "Paragraph",
    "Places",
    "Portrait",
    "Report",
    "ReportgenError",
    "Severity",
    "Source",
    "Status",
    "Summary",
    "TemplateError",
    "TemplateLabel",
    "Typo",
    "WorkerPool",
    "__version__",
    "build",
    "build_many",
    "check",
    "cluster",
    "compile_template",
    "load",
    "render",
    "standard_dictionary",
]
ALIASES = ["Severity", "Source", "Status"]
FUNCTIONS = [name for name in NAMES if name[0].islower()]
if TYPE_CHECKING:
    import types
    from collections.abc import Callable, Iterator

HEAVY = {"docxtpl", "jinja2", "lxml", "pydantic", "xlsxwriter", "yaml"}


def run(code: str, folder: Path, **environment: str) -> str:
    """Return what Python code prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def imported_by(statements: str, folder: Path) -> set[str]:
    """Return which heavy packages statements import."""
    code = f"import sys\n{statements}\nprint(*{HEAVY!r} & sys.modules.keys())"
    return set(run(code, folder, PYTHONPATH=str(ROOT)).split())


def test_the_public_names_are_exactly_these() -> None:
    assert reportgen.__all__ == NAMES
    assert dir(reportgen) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_there_and_importable_by_star(name: str) -> None:
    namespace: dict[str, object] = {}
    exec("from reportgen import *", namespace)
    assert namespace[name] is getattr(reportgen, name)


@pytest.mark.parametrize("name", sorted({*NAMES} - {"__version__", *ALIASES}))
def test_a_public_name_is_documented_by_its_own_words(name: str) -> None:
    value = getattr(reportgen, name)
    assert value.__name__ == name
    assert len(value.__dict__.get("__doc__") or value.__doc__ or "") > 40
    bases = getattr(value, "__mro__", (value, object))[1:]
    assert value.__doc__ not in [base.__doc__ for base in bases]


WRONG_TYPES: dict[str, Callable[[Any], object]] = {
    "load": load,
    "load form": lambda given: load(SHORTEST, given),
    "check": check,
    "check last": lambda given: check(SHORTEST, last=given),
    "check dictionary": lambda given: check(SHORTEST, dictionary=given),
    "check rules": lambda given: check(SHORTEST, rules=given),
    "check one rule": lambda given: check(SHORTEST, rules=[given]),
    "build": build,
    "build output": lambda given: build(report(SHORTEST), given),
    "build template": lambda given: build(report(SHORTEST), template=given),
    "build engine": lambda given: build(report(SHORTEST), engine=given),
    "render": render,
    "render engine": lambda given: render(report(SHORTEST), engine=given),
    "compile_template": compile_template,
    "CompiledTemplate.render": lambda given: compile_template(FORM).render(given),
    "build_many": build_many,
    "build_many one": lambda given: build_many([given]),
    "build_many output": lambda given: build_many(["x.yaml"], given),
    "build_many template": lambda given: build_many(["x.yaml"], template=given),
    "build_many executor": lambda given: build_many(["x.yaml"], executor=given),
    "build_many options": lambda given: build_many(["x.yaml"], options=given),
    "Examination rules": lambda given: Examination(rules=given),
    "LastYear": LastYear,
    "extended": lambda given: standard_dictionary().extended(given),
    "cluster": lambda given: cluster(given).__enter__(),
}


@pytest.mark.parametrize("call", WRONG_TYPES.values(), ids=WRONG_TYPES)
@pytest.mark.parametrize("given", [5, b"x", 1.5, object()], ids=lambda each: type(each).__name__)
def test_an_argument_of_another_type_is_refused_in_chinese(
    call: Callable[[Any], object], given: object
) -> None:
    with pytest.raises(TypeError, match=r"\A\S+( 的一项)? 要的是 .+，给的是 \w+\Z"):
        call(given)


@pytest.mark.parametrize("name", ["load", "check", "compile_template", "build_many", "LastYear"])
@pytest.mark.parametrize("given", [None, [[]], [{}]], ids=repr)
def test_neither_nothing_nor_a_list_is_a_source(name: str, given: object) -> None:
    with pytest.raises(TypeError, match="要的是"):
        WRONG_TYPES[name](given)


def test_a_text_is_no_list_of_rules() -> None:
    with pytest.raises(TypeError, match="编号的列表"):
        check(SHORTEST, rules="+S12")
    with pytest.raises(TypeError, match="编号的列表"):
        Examination(rules="S12")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["x.pdf", "x.txt", "x.xlsx", "x.YAML", "x.doc"])
def test_no_folder_is_made_with_the_name_of_another_kind_of_file(name: str, tmp_path: Path) -> None:
    for call in (
        lambda: build(report(SHORTEST), tmp_path / name),
        lambda: build_many([INPUTS / "最小示例.yaml"], tmp_path / name),
    ):
        with pytest.raises(InputError, match="写不了") as refused:
            call()
        assert refused.value.findings[0].rule == codes.D03
    assert list(tmp_path.iterdir()) == []
    (tmp_path / name).mkdir()
    assert build(report(SHORTEST), tmp_path / name).parent == tmp_path / name


def test_an_installed_form_is_compiled_by_its_name() -> None:
    by_name, by_path = compile_template("xiangtan"), compile_template(FORM)
    assert by_name.label.sha256 == by_path.label.sha256
    assert (by_name.label.name, by_name.label.year) == ("xiangtan", 2023)
    assert compile_template("xiangtan/2023").label == by_name.label
    with pytest.raises(TemplateError, match=r"没有表样“湘潭”.*文件的路径"):
        compile_template("湘潭")


@pytest.mark.parametrize(
    "data", [{}, None, [1], 5, {"年度": "x{y}", "附注": 1, "部门概况": {"单位名称": ""}}]
)
def test_what_is_wrong_with_data_is_told_in_chinese_by_a_group_too(data: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        Report.model_validate(data)
    assert "pydantic" not in str(refused.value)
    for each in refused.value.errors():
        assert english_in(str(each["msg"]).replace("x{y}", "")) == []


def test_what_is_wrong_with_a_json_text_and_a_change_are_told_in_chinese() -> None:
    with pytest.raises(ValidationError, match="不是规范的 JSON"):
        Report.model_validate_json("{")
    with pytest.raises(ValidationError, match="缺少“年度”"):
        Report.model_validate_json("{}")
    with pytest.raises(ValidationError, match="不能改"):
        report(SHORTEST).year = 2025


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_is_typed_throughout(name: str) -> None:
    signature = inspect.signature(getattr(reportgen, name))
    annotations = [each.annotation for each in signature.parameters.values()]
    assert inspect.Signature.empty not in [*annotations, signature.return_annotation]


def owned_names(module: types.ModuleType) -> dict[str, str]:
    """Return the names that a module defines or imports from the package, with their home."""
    tree = ast.parse(inspect.getsource(module))
    found = {
        alias.asname or alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportgen")
        for alias in node.names
    }
    assigned = [node for node in tree.body if isinstance(node, (ast.Assign, ast.AnnAssign))]
    targets = [target for node in assigned for target in getattr(node, "targets", [])]
    own = {target.id for target in targets if isinstance(target, ast.Name)}
    own |= {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    return {**found, **dict.fromkeys(own, module.__name__)}


def annotations_of(value: Any) -> Iterator[str]:
    """Return the annotations of a function, or of the public members of a class."""
    if not isinstance(value, type):
        yield from map(str, inspect.get_annotations(inspect.unwrap(value)).values())
        return
    if not issubclass(value, FormModel):
        fields = inspect.get_annotations(value).items()
        yield from (str(each) for name, each in fields if not name.startswith("_"))
    for name, member in vars(value).items():
        if name.startswith("_") and name not in ("__init__", "__iter__"):
            continue
        function = getattr(member, "__func__", None) or getattr(member, "fget", None) or member
        function = getattr(function, "func", function)
        if inspect.isfunction(function) and function.__module__ == value.__module__:
            yield from map(str, inspect.get_annotations(function).values())


@pytest.mark.parametrize("name", sorted({*NAMES} - {"__version__", *ALIASES}))
def test_all_that_a_public_name_takes_or_gives_is_public(name: str) -> None:
    value = getattr(reportgen, name)
    owned = owned_names(sys.modules[value.__module__])
    used = {word for text in annotations_of(value) for word in re.findall(r"[A-Za-z_]\w*", text)}
    assert used & owned.keys() - {*NAMES} == set()


@pytest.mark.parametrize("name", reportgen.engine.__all__)
def test_all_that_a_public_name_of_the_engine_takes_or_gives_is_public(name: str) -> None:
    value = getattr(reportgen.engine, name)
    owned = owned_names(sys.modules[value.__module__])
    used = {word for text in annotations_of(value) for word in re.findall(r"[A-Za-z_]\w*", text)}
    assert used & owned.keys() - {*reportgen.engine.__all__} == set()
    assert f"`{name}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_has_a_line_on_every_public_name() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## 在 Python 里用")[2]
    rows = re.findall(r"^\| `(\w+)(?:\([^`]*\))?` \| (.+) \|$", section.partition("\n## ")[0], re.M)
    assert sorted(name for name, _ in rows) == NAMES
    assert all(len(words) > 1 for _, words in rows)


def test_readme_names_the_arguments_that_a_public_function_takes() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in FUNCTIONS:
        (written,) = re.findall(rf"^\| `{name}\(([^`]*)\)` \|", readme, re.M)
        taken = inspect.signature(getattr(reportgen, name)).parameters
        assert {word.rstrip("=") for word in written.split(", ") if word} <= taken.keys(), name


@pytest.mark.parametrize(
    "path", sorted((ROOT / "reportgen").rglob("__init__.py")), ids=lambda path: path.parent.name
)
def test_a_package_that_is_not_public_says_so(path: Path) -> None:
    documented = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    is_public = path.parent in (ROOT / "reportgen", ROOT / "reportgen" / "engine")
    assert ("Not public" in documented) is not is_public


def test_a_report_never_changes_under_its_owner(tmp_path: Path) -> None:
    report = reportgen.load(INPUTS / "含附件示例.yaml")
    held, places, remarks = report.model_dump_json(), report.places, report.remarks
    finding = reportgen.Finding("D01", "error", "", "", "不对")
    other = report.with_places(reportgen.Places("x.yaml"), [finding])
    assert other == report
    assert (other.places.file, other.remarks) == ("x.yaml", (finding,))
    reportgen.check(report, last=report)
    reportgen.build(report, tmp_path)
    reportgen.compile_template(FORM).unprinted(report)
    assert report.model_dump_json() == held
    assert report.places is places
    assert report.remarks is remarks
    with pytest.raises(ValidationError):
        report.year = 2020  # type: ignore[misc]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'buid'"):
        _ = reportgen.buid


def test_errors_are_one_tree_whose_text_names_every_finding() -> None:
    finding = reportgen.Finding("D01", "error", "年度", "x.yaml:1:1", "不对", "改")
    for kind in (reportgen.InputError, reportgen.TemplateError, reportgen.OutputError):
        error = kind([finding, finding])
        assert isinstance(error, reportgen.ReportgenError)
        assert str(error) == f"{finding}\n{finding}"
    assert str(finding) == "x.yaml:1:1：错误 D01 〔年度〕不对　改"


def test_importing_the_package_imports_nothing_heavy(tmp_path: Path) -> None:
    assert (
        imported_by("import reportgen, reportgen.cli.main, reportgen.cli.arguments", tmp_path)
        == set()
    )
    assert imported_by("from reportgen import build, check, load, Finding", tmp_path) == set()


def test_loading_a_report_imports_no_template_engine(tmp_path: Path) -> None:
    statements = f"from reportgen import load; load({str(INPUTS / '最小示例.yaml')!r})"
    assert imported_by(statements, tmp_path) == set()


def test_only_workbooks_import_what_reads_and_writes_workbooks(tmp_path: Path) -> None:
    code = (
        f"import sys; from reportgen import check; check({str(INPUTS / '最小示例.yaml')!r})\n"
        "kinds = ('reportgen.formats.excel', 'xlsxwriter', 'openpyxl')\n"
        "print(*[name for name in sys.modules if name.startswith(kinds)])"
    )
    assert run(code, tmp_path, PYTHONPATH=str(ROOT)).split() == []
    reading = (
        "import sys; from reportgen.formats.excel import excel_reading\n"
        "kinds = ('xlsxwriter', 'openpyxl', 'jinja2')\n"
        "print(*[name for name in sys.modules if name.startswith(kinds)])"
    )
    assert run(reading, tmp_path, PYTHONPATH=str(ROOT)).split() == []


def test_building_one_file_imports_nothing_of_batches(tmp_path: Path) -> None:
    arguments = ["build", str(INPUTS / "青山桥镇.yaml"), "-o", "x.docx", "--quiet"]
    code = (
        "import sys; from reportgen.cli.main import main\n"
        f"sys.argv = ['reportgen', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(*[name for name in sys.modules if name.startswith(('reportgen.batch.', 'xlsxw'))])"
    )
    assert run(code, tmp_path, PYTHONPATH=str(ROOT)).split() == ["reportgen.batch.sources"]
    assert (tmp_path / "x.docx").is_file()


def command_imports(arguments: list[str], folder: Path) -> set[str]:
    """Return the packages, other than Python's own, that a command imports."""
    code = (
        "import sys; from reportgen.cli.main import main\n"
        f"sys.argv = ['reportgen', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "names = {name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names\n"
        "print('\\n' + ' '.join(names))"
    )
    printed = run(code, folder, PYTHONPATH=str(ROOT))
    return set(printed.splitlines()[-1].split()) & EXTRAS


EXTRAS = {
    *("pydantic", "yaml", "lxml", "jinja2", "docxtpl", "docx", "xlsxwriter", "openpyxl", "PIL"),
    *("pdfplumber", "dask", "distributed", "starlette", "uvicorn", "fitz", "matplotlib"),
}


def test_a_command_imports_only_what_its_way_needs(tmp_path: Path) -> None:
    sample = str(INPUTS / "青山桥镇.yaml")
    build = command_imports(["build", sample, "-o", "x.docx"], tmp_path)
    assert build == {"lxml", "jinja2"}
    assert command_imports(["check", sample], tmp_path) == set()
    folded = tmp_path / "折行.yaml"
    folded.write_text("年度: 2024\n概述: |\n  甲\n", encoding="utf-8")
    assert command_imports(["check", str(folded)], tmp_path) == {"yaml"}
    read = command_imports(["read", "x.docx", "-o", "x.yaml"], tmp_path)
    assert read <= {"yaml", "lxml", "jinja2"}
    assert command_imports(["--help"], tmp_path) == set()
    assert command_imports(["check", "没有.yaml"], tmp_path) == set()


def test_importing_the_package_prints_and_writes_nothing(tmp_path: Path) -> None:
    assert run("import reportgen.cli.main", tmp_path, PYTHONPATH=str(ROOT)) == ""
    assert list(tmp_path.iterdir()) == []


def test_the_example_of_the_package_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = reportgen.load(INPUTS / "最小示例.yaml")
    assert not any(found.severity == "error" for found in reportgen.check(report))
    assert reportgen.build(report).is_file()


def test_the_template_in_the_repository_is_what_the_drawing_gives() -> None:
    assert FORM.read_bytes() == draw_single_table()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the project, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    own = importlib.util.find_spec("pip") is not None
    pip = [sys.executable, "-m", "pip"] if own else [tool("pip3", "it builds the wheel")]
    options = ["wheel", "--quiet", "--no-deps", "--disable-pip-version-check"]
    if importlib.util.find_spec("hatchling") is not None and own:
        options.append("--no-build-isolation")
    subprocess.run([*pip, *options, "--wheel-dir", str(folder), str(ROOT)], check=True, timeout=300)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_carries_every_module_and_data_file(wheel: Path) -> None:
    source = ROOT / "reportgen"
    own = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    own = {path for path in own if "__pycache__" not in path.parts}
    carried = {path.relative_to(wheel / "reportgen") for path in wheel.rglob("reportgen/**/*")}
    assert own <= carried
    assert Path("py.typed") in own
    assert {path.suffix for path in own} >= {".py", ".yaml", ".typed"}


def test_the_wheel_carries_the_templates_and_nothing_else(wheel: Path) -> None:
    carried = wheel / "reportgen" / "templates" / "xiangtan" / "2023.docx"
    assert carried.read_bytes() == FORM.read_bytes()
    for form in {path.parent for path in (ROOT / "templates").glob("*/*.docx")}:
        # A 表样.yaml beside a form too, but for the script that drew it.
        kept = (path for path in form.iterdir() if path.suffix in (".docx", ".yaml"))
        inside = {path.name: path.read_bytes() for path in kept}
        own = wheel / "reportgen" / "templates" / form.name
        assert {path.name: path.read_bytes() for path in own.iterdir()} == inside
    assert {path.name.partition("-")[0] for path in wheel.iterdir()} == {"reportgen"}


def test_the_installed_package_builds_a_report_anywhere(wheel: Path, tmp_path: Path) -> None:
    code = (
        f"from reportgen.cli.main import main; main(['build', {str(INPUTS / '最小示例.yaml')!r}])"
    )
    printed = run(code, tmp_path, PYTHONPATH=str(wheel))
    (built,) = tmp_path.rglob("*.docx")
    assert built.name == "云溪县青禾乡财政所2024年度部门整体支出绩效评价报告.docx"
    assert str(built.relative_to(tmp_path)) in printed


@pytest.mark.parametrize(
    "call",
    [
        lambda: reportgen.build(cast("Any", "我镇.yaml")),
        lambda: reportgen.render(cast("Any", {"年度": 2024})),
        lambda: reportgen.render(report(SHORTEST), template=cast("Any", 2024)),
        lambda: reportgen.check(report(SHORTEST), dictionary=cast("Any", "词典.yaml")),
        lambda: reportgen.build_many([], options=cast("Any", {"strict": True})),
    ],
)
def test_an_argument_of_another_type_is_told_in_words(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"要的是 .*，给的是 "):
        call()
