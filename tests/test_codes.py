"""The catalogue of codes: each written once, all of them used, all of them explained."""

from __future__ import annotations

import ast
import copy
import json
import pickle
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportgen import InputError, codes
from reportgen.checks.catalogue import rules
from reportgen.checks.explaining import catalogue_text, code_text
from reportgen.codes import CODES, FAMILIES, RULE_CODES, Code, not_optional
from reportgen.findings import SEVERITIES
from tests.parsed import nodes_of
from tests.tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "reportgen"
HOME = PACKAGE / "codes.py"
WRITTEN = re.compile(rf"(?<![A-Za-z0-9/])[{''.join(FAMILIES)}]\d\d(?![\d.])")


def modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if path != HOME]


def texts(path: Path) -> Iterator[str]:
    """Yield the strings of a module that are no docstrings or comments."""
    statements = {
        id(node.value)
        for node in nodes_of(path)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in nodes_of(path):
        if id(node) in statements:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def uses(path: Path) -> set[str]:
    """Return the codes that a module names as ``codes.A03``."""
    return {
        node.attr
        for node in nodes_of(path)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "codes"
        and WRITTEN.fullmatch(node.attr)
    }


def test_a_code_has_its_own_name() -> None:
    named = {name: code for name, code in vars(codes).items() if isinstance(code, Code)}
    assert {name: str(code) for name, code in named.items()} == {name: name for name in CODES}
    assert len(CODES) > 70


def test_no_code_is_written_outside_the_catalogue() -> None:
    written = {
        f"{path.relative_to(PACKAGE)}: {text}"
        for path in modules()
        for text in texts(path)
        if WRITTEN.search(text)
    }
    assert written == set()


def test_every_code_of_the_catalogue_is_used_and_every_used_one_is_in_it() -> None:
    used = set().union(*(uses(path) for path in modules()))
    assert used == set(CODES)


def test_every_rule_has_a_code_and_every_code_of_a_rule_its_rule() -> None:
    assert list(rules()) == list(RULE_CODES)


def test_a_rule_stands_in_the_module_of_its_name() -> None:
    for code, rule in rules().items():
        name = rule.find.__module__.rpartition(".")[2]
        assert code.lower() in name.split("_")
        assert len(re.findall(r"[a-z]\d\d_", name)) in (1, 2)


def test_explaining_one_rule_imports_that_rule_alone() -> None:
    script = (
        "import re, sys\nfrom reportgen.checks.explaining import code_text\ncode_text('T08')\n"
        "print([name for name in sys.modules if re.match(r'reportgen.checks.[a-z][0-9]', name)])"
    )
    assert run("-c", script) == "['reportgen.checks.t08_spaces']\n"


def findings(path: Path) -> Iterator[tuple[str, str]]:
    """Yield code and level of the findings that a module makes with both written there."""
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
            match node.args:
                case [ast.Attribute(attr=code), ast.Constant(value=str(level)), *_]:
                    yield code, level


def test_no_finding_is_graver_than_its_code() -> None:
    order, worst = list(SEVERITIES), {}
    for path in modules():
        for code, level in findings(path):
            worst[code] = min(worst.get(code, level), level, key=order.index)
    assert {code: str(CODES[code].severity) for code in worst} == worst
    assert len(worst) > 15


@pytest.mark.parametrize("code", [code for code in CODES.values() if not code.is_rule])
def test_a_code_that_is_no_rule_says_what_it_means_and_what_to_do(code: Code) -> None:
    text = code_text(code.lower())
    level = SEVERITIES[code.severity]
    assert text.startswith(f"{code}　{level}　{code.headline}（{code.family}）\n")
    assert f"\n{code.explanation}\n怎么办：{code.advice}" in text
    assert all(len(words) > 4 for words in (code.headline, code.explanation, code.advice))


def test_all_codes_are_listed_by_family_rules_first() -> None:
    listed = re.findall(r"^  ([A-Z]\d\d)　", catalogue_text(), re.MULTILINE)
    assert listed == list(CODES)
    assert "".join(dict.fromkeys(code[0] for code in listed)) == "ACYTSBPWDMRG"


RULES_OF_A = [code for code in CODES if code[0] == "A"]


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("AO3", "A03"),
        ("d4", "D04"),
        ("Ｓ１5", "S15"),
        ("A" + "9" * 99, RULES_OF_A[-1]),
        ("X99", ""),
        ("", ""),
    ],
)
def test_for_an_unknown_code_the_nearest_is_suggested(word: str, nearest: str) -> None:
    with pytest.raises(InputError, match=f"没有“{word}”这个编号") as caught:
        code_text(word)
    suggested = re.search("是不是“(.*?)”", caught.value.findings[0].suggestion)
    assert suggested is not None
    assert suggested[1] in ([nearest] if nearest else CODES)


def test_a_code_is_as_good_as_its_string() -> None:
    code = codes.A03
    assert (code, f"{code}", repr(code), hash(code)) == ("A03", "A03", "'A03'", hash("A03"))
    assert json.loads(json.dumps({code: code})) == {"A03": "A03"}
    for kept in (pickle.loads(pickle.dumps(code)), copy.deepcopy(code)):
        assert kept == code


def test_a_code_that_is_no_rule_can_not_be_turned_on() -> None:
    assert not_optional("S12") is None
    for code, why in {"D04": "没有编号为", "A01": "本来就检查", "Z01": "没有编号为"}.items():
        told = not_optional(code)
        assert told is not None
        assert why in told[0]


def run(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()


def test_explanations_survive_the_removal_of_docstrings() -> None:
    with_docstrings = run("-X", "utf8", "-m", "reportgen", "rules", "A03")
    assert "核对：结余 = 年度预算金额 − 支出总额" in with_docstrings
    assert run("-OO", "-X", "utf8", "-m", "reportgen", "rules", "A03") == with_docstrings


@pytest.mark.parametrize("arguments", ["", "D04"])
def test_the_list_and_the_codes_of_files_import_no_rule(arguments: str) -> None:
    script = (
        "import sys\nfrom reportgen.cli.main import main\n"
        f"main({['rules', *arguments.split()]!r})\n"
        "print([name for name in sys.modules if name.startswith('reportgen.checks.')])"
    )
    last = run("-X", "utf8", "-c", script).splitlines()[-1]
    assert last == "['reportgen.checks.explaining']"


_WORDS_OWN = re.compile(r"所附的模板|别处的模板|制作人的模板|Word 模板|^模板(年度|SHA256)?$")
"""What Word calls its own templates, and the keys of 汇总.json."""


def test_a_form_has_one_name_in_all_that_users_read() -> None:
    other = [
        f"{path.name}: {node.value}"
        for path in modules()
        for node in nodes_of(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "模板" in _WORDS_OWN.sub("", node.value)
    ]
    assert other == []
