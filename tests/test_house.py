"""The house rules of the package, held over its own files: sizes, names, imports, docstrings."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tests.parsed import nodes_of, tree
from tests.tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_LINES = 300
ONE_TABLE = "reportgen/codes.py"
FILES = sorted((ROOT / "reportgen").rglob("*.py"))
SCREEN = 60
"""How many lines a function may have, its docstring among them."""

NO_VERBS = ("Give", "Gives", "Returns", "Where", "This", "The", "A", "An")
Function = ast.FunctionDef | ast.AsyncFunctionDef
Import = ast.Import | ast.ImportFrom


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[Path, ast.AST]]:
    for path in FILES:
        yield from ((path, node) for node in nodes_of(path) if isinstance(node, kind))


def recurring(named: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the names that stand in several places, with the places."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, place in named:
        found[name].append(place)
    return {name: places for name, places in found.items() if len(places) > 1}


def test_no_file_is_long_but_the_one_table_of_codes() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").split("\n")) - 1
               for path in FILES}  # fmt: skip
    assert {name for name, lines in lengths.items() if lines > MOST_LINES} <= {ONE_TABLE}


def test_every_function_fits_on_a_screen() -> None:
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path, node in nodes((ast.FunctionDef, ast.AsyncFunctionDef))
        if isinstance(node, Function) and (node.end_lineno or 0) - node.lineno >= SCREEN
    ]
    assert long == []


def test_no_two_modules_have_the_same_name() -> None:
    own = [path for path in FILES if not path.stem.startswith("__")]
    assert recurring([(path.stem, name_of(path)) for path in own]) == {}


def test_no_two_classes_have_the_same_name() -> None:
    classes = [
        (node.name, f"{name_of(path)}:{node.lineno}")
        for path, node in nodes(ast.ClassDef)
        if isinstance(node, ast.ClassDef)
    ]
    assert recurring(classes) == {}


def test_what_functions_and_methods_do_is_said_first() -> None:
    odd = []
    for path, node in nodes((ast.FunctionDef, ast.AsyncFunctionDef)):
        if not isinstance(node, Function) or any("property" in ast.unparse(each).lower()
                                                 for each in node.decorator_list):  # fmt: skip
            continue
        first = (ast.get_docstring(node) or "Do").split()[0]
        if first in NO_VERBS:
            odd.append(f"{name_of(path)}:{node.lineno} {first} …")
    assert odd == []


def imports_inside(path: Path) -> Iterator[list[Import]]:
    """Return the imports inside the functions of a file, those that follow each other together."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for function in nodes_of(path):
        if not isinstance(function, Function):
            continue
        if not any("import " in line for line in lines[function.lineno : function.end_lineno]):
            continue
        for node in ast.walk(function):
            for block in ("body", "orelse", "finalbody"):
                group: list[Import] = []
                statements = getattr(node, block, None)
                for each in [*(statements if isinstance(statements, list) else ()), None]:
                    if isinstance(each, Import):
                        group.append(each)
                    elif group:
                        yield group
                        group = []


def test_an_import_inside_a_function_says_why() -> None:
    silent = []
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        for group in imports_inside(path):
            first, last = group[0].lineno, group[-1].end_lineno or group[-1].lineno
            remarks = (lines[first - 2].strip().startswith("#"),
                       *("  # " in each for each in lines[first - 1 : last]))  # fmt: skip
            if not any(remarks):
                silent.append(f"{name_of(path)}:{first} {lines[first - 1].strip()}")
    assert silent == []


def names_in(path: Path) -> Iterator[str]:
    """Return every name that a file mentions, also in texts such as those of lazy exports."""
    for node in nodes_of(path):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def defined_in(path: Path) -> Iterator[str]:
    """Return what a file defines for itself or others: functions, classes, constants, methods."""
    for node in nodes_of(path):
        if isinstance(node, Function | ast.ClassDef) and not node.decorator_list:
            yield node.name
        elif isinstance(node, ast.Assign) and node in tree(path).body:
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))


CALLED_BY_LIBRARIES = {
    "_prepare_formula",  # xlsxwriter
    "visit_Concat",  # Jinja2
    "visit_Getattr",  # Jinja2
    "getitem",  # Jinja2
}


def test_nothing_is_defined_that_nothing_uses() -> None:
    used: Counter[str] = Counter()
    for path in FILES:
        used.update(names_in(path))
    unused = [
        f"{name_of(path)} {name}"
        for path in FILES
        for name in defined_in(path)
        if used[name] < (2 if name.isupper() or name.lstrip("_").isupper() else 1)
        if not name.startswith("__") and name not in CALLED_BY_LIBRARIES
    ]
    assert unused == []


LISTING_FOLDERS = ("reportgen/forms/kept_forms.py", "reportgen/ooxml/office_folder.py")
"""Files that ask it of what os.scandir() has listed."""


def test_what_lies_at_a_path_is_asked_without_an_error_for_long_names() -> None:
    # Path.exists() raises OSError for a name that no file can have; os.path.exists() says no.
    asking = ("exists", "is_file", "is_dir")
    asked = [
        f"{name_of(path)}:{node.lineno}"
        for path, node in nodes(ast.Call)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in asking and ast.unparse(node.func.value) != "os.path"
        if name_of(path) not in LISTING_FOLDERS
    ]
    assert asked == []
