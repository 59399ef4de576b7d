"""The command line's own words: Chinese help, Chinese usage errors, exit code 2."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import reportgen.cli
from reportgen.cli.arguments import USAGE_ERROR, ChineseParser
from reportgen.cli.main import COMMANDS as TOP_COMMANDS
from reportgen.cli.main import _make_parser, main

if TYPE_CHECKING:
    import argparse

COMMANDS: tuple[list[str], ...] = (
    [],
    ["build"],
    ["check"],
    ["rules"],
    ["new"],
    ["read"],
    ["diff"],
    ["pull"],
    ["collect"],
    ["schema"],
    ["template"],
    ["template", "list"],
    ["template", "new"],
    ["template", "check"],
    ["template", "diff"],
    ["template", "preview"],
    ["template", "fields"],
    ["completion"],
    ["serve"],
)
WRONG_USAGES: tuple[list[str], ...] = (
    [],
    ["bild"],
    ["build"],
    ["check"],
    ["build", "x.yaml", "--unknown"],
    ["build", "x.yaml", "--forc"],
    ["build", "x.yaml", "-o"],
    ["build", "x.yaml", "--force=1"],
    ["build", "x.yaml", "--jobs", "0"],
    ["build", "x.yaml", "--jobs", "两"],
    ["build", "x.yaml", "--zip", "x.rar"],
    ["check", "x.yaml", "--format", "pdf"],
    ["check", "x.yaml", "--format"],
    ["rules", "A01", "A02"],
    ["new", "x.yaml"],
    ["new", "--year"],
    ["read"],
    ["read", "a.docx", "b.docx"],
    ["diff"],
    ["diff", "a", "b", "c"],
    ["pull", "a.docx"],
    ["pull", "a.docx", "a.yaml", "--ours", "--theirs"],
    ["template"],
    ["template", "delete"],
    ["template", "new"],
    ["template", "list", "x"],
    ["completion"],
    ["completion", "cmd"],
    ["collect"],
    ["serve", "--port"],
)
# What may stand in Chinese text: options, names of commands, formats and files, placeholders.
_KNOWN = re.compile(
    r"JSON Schema|--?[a-z]+(-[a-z]+)*|\b(PEM|IP)\b|"
    r"\.(docx|doc|wps|odt|rtf|pdf|html|ya?ml|json|xlsx|schema|md|bak|zip|txt|rar|xls|et|ods|csv)\b|"
    r"\b(tcp://[0-9.:]+|Dask|PDF|zip)\b|\b(reportgen|build|bild|check|rules|new|read|diff|pull|collect|schema|template|list|delete|preview|"
    r"fields|inputs|outputs|templates|pdftoppm|pdfplumber|docxtpl|text|json|xlsx|pdf|md|bak|LibreOffice|xiangtan|hunan|Word|"
    r"WPS|Excel|YAML|JSON|HTTP|x|Tab|bashrc|zshrc|config|completions|PROFILE|cmd|completion|serve|bash|zsh|fish|powershell)\b"
)


def english_in(text: str) -> list[str]:
    """Return the words of a text that are neither Chinese nor names."""
    return re.findall(r"[A-Za-z]{2,}", _KNOWN.sub("", text))


def parser() -> ChineseParser:
    """Return a parser with an argument for each kind of mistake."""
    made = ChineseParser(prog="reportgen")
    made.add_argument("x", nargs="+")
    made.add_argument("--json", type=int)
    made.add_argument("--list", nargs="+")
    either = made.add_mutually_exclusive_group()
    either.add_argument("--new", action="store_true")
    either.add_argument("--check", action="store_true")
    return made


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_chinese_and_ends_with_0(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"用法：{' '.join(['reportgen', *command])} ")
    assert re.search(r"^选项：\n +-h, --help +显示这份说明$", shown, re.MULTILINE)
    assert english_in(shown) == []


@pytest.mark.parametrize("command", [command for command in COMMANDS if command])
def test_each_command_is_listed_with_what_it_does(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command[:-1], "--help"])
    listed = capsys.readouterr().out
    assert re.search(rf"^ +{command[-1]}\s+\S*[一-鿿]", listed, re.MULTILINE)


@pytest.mark.parametrize(
    "command",
    [*map(str.split, ("", "build", "check", "new", "read", "diff", "pull", "schema", "rules"))],
)
def test_help_has_an_example_that_can_be_run(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    examples = capsys.readouterr().out.partition("例：\n")[2]
    assert examples.startswith(f"  {' '.join(['reportgen', *command])} ")


def test_version_is_named_by_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"reportgen \d+\.\d+\.\d+\n", capsys.readouterr().out)


@pytest.mark.parametrize("arguments", WRONG_USAGES, ids=" ".join)
def test_wrong_usage_ends_with_2_and_says_so_in_chinese(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == USAGE_ERROR
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.search(r"\n试试 reportgen.* --help\n$", shown.err)
    assert english_in(shown.err) == []


def options_of(found: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return what a parser, and those of its commands, can be given."""
    given: list[argparse.Action] = []
    for action in found._actions:
        if isinstance(action.choices, dict):
            given += [each for inner in action.choices.values() for each in options_of(inner)]
        elif action.metavar is not None:
            given.append(action)
    return given


NUMBERS = [
    each
    for each in options_of(_make_parser(TOP_COMMANDS))
    if each.metavar in ("个数", "端口") or each.type in (int, float)
]


def test_there_are_options_with_a_number() -> None:
    assert [each.option_strings for each in NUMBERS] == [["--jobs"], ["--port"]]


@pytest.mark.parametrize("option", NUMBERS, ids=lambda option: option.option_strings[0])
@pytest.mark.parametrize("typed", ["-1", "1.5", "²", "0x1", "", "99999", "9" * 30, "多"])
def test_a_number_that_can_not_be_is_refused_with_those_that_can(
    option: argparse.Action, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = {"--jobs": ["build", "x.yaml"], "--port": ["serve"]}[option.option_strings[0]]
    with pytest.raises(SystemExit) as ended:
        main([*command, f"{option.option_strings[0]}={typed}"])
    assert ended.value.code == USAGE_ERROR
    assert re.search(r"“.*”不是.+，写成 \d+ 到 \d+ 的整数", capsys.readouterr().err)


def test_what_is_missing_has_a_chinese_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build"])
    assert "缺少参数：来源\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--json", "1"], "缺少参数：x"),
        (["x", "--json"], "参数 --json：后面要跟一个值"),
        (["x", "--list"], "参数 --list：后面至少要跟一个值"),
        (["x", "--json", "一"], "参数 --json：值不对：'一'"),
        (["x", "--new", "--check"], "参数 --check：不能与 --new 同用"),
        (["x", "--new=1"], "参数 --new：后面不能跟值 '1'"),
        (["x", "--开"], "不认识的参数：--开"),
    ],
)
def test_each_kind_of_mistake_has_its_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(arguments)
    assert capsys.readouterr().err == f"reportgen：{words}\n试试 reportgen --help\n"


def test_options_can_not_be_shortened() -> None:
    assert parser().parse_args(["x", "--new"]).new is True
    with pytest.raises(SystemExit):
        parser().parse_args(["x", "--ne"])


def test_every_module_that_adds_a_command_is_a_command_of_its_name() -> None:
    folder = Path(reportgen.cli.__file__).parent
    adding = {
        path.stem
        for path in folder.glob("*.py")
        if "\ndef add_to(" in path.read_text(encoding="utf-8")
    }
    assert sorted(TOP_COMMANDS) == sorted(adding)


@pytest.mark.parametrize("command", TOP_COMMANDS)
def test_a_command_is_run_without_importing_the_others(command: str) -> None:
    code = (
        "import sys; from reportgen.cli.main import main\n"
        f"try:\n    main([{command!r}, '--help'])\n"
        "except SystemExit:\n    print(*sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8"
    )
    imported = {name.rpartition(".")[2] for name in ended.stderr.split() if ".cli." in name}
    assert imported & set(TOP_COMMANDS) == {command}
