"""``new``: a data file to begin with, blank or from last year's report."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.output import DONE, is_workbook, print_or_write, print_remarks, say, write_kept
from reportgen.cli.shared_options import add_command, add_force, year_of
from reportgen.destination import is_stream
from reportgen.errors import InputError, OutputError
from reportgen.findings import Finding
from reportgen.storage import put

if TYPE_CHECKING:
    import argparse

    from reportgen.formats.form_filling import Filling
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.model.report import Report

SCHEMA_NAME = ".reportgen.schema.json"
"""The file that tells an editor what may stand in a data file beside it."""

_EXAMPLE = """\
  reportgen new -o 我镇.xlsx --with-annexes      用 Excel 或 WPS 表格填的
  reportgen new -o 我镇.docx --with-annexes      用 Word 或 WPS 文字填的
  reportgen new -o 我镇.yaml --year 2024
  reportgen new --from 去年的报告.docx -o 我镇.yaml
  reportgen new -o 全县.xlsx --roster --units 名单.txt"""


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    parser = add_command(
        commands, "new", "生成一份带说明的空白表（Word、Excel 或 YAML），填好就能用", _EXAMPLE
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="文件.docx|文件.xlsx|文件.yaml",
        help="写到文件，.docx 是 Word 空白表，.xlsx 是 Excel 填报表；不写时显示 YAML",
    )
    parser.add_argument("--year", metavar="年度", help="年度，如 2024")
    parser.add_argument(
        "--with-annexes",
        action="store_true",
        help="连同附件：基础数据表、整体自评表、项目自评表",
    )
    parser.add_argument(
        "--from",
        dest="last",
        metavar="上年的",
        help="由上一年的报告（数据文件、Excel 或 Word 文件）生成这一年的底稿",
    )
    parser.add_argument(
        "--template",
        metavar="名称|路径.docx",
        help="照哪个表样（默认 xiangtan）：有它补充的栏目，没有只有别的表样才印的",
    )
    parser.add_argument(
        "--blank", action="store_true", help="底稿里不留上年的文字（同 --from 一起用）"
    )
    parser.add_argument(
        "--roster", action="store_true", help="一个县的名册（Excel）：一个单位一行，一栏一列"
    )
    parser.add_argument(
        "--units", metavar="文件.txt", help="名册里先写好的单位名称，一行一个（同 --roster 一起用）"
    )
    add_force(parser)
    parser.set_defaults(run=new)


def new(options: argparse.Namespace) -> int:
    """Show or write a blank data file, or next year's draft from last year's report."""
    year = None if options.year is None else year_of(options.year)
    if options.last is None and options.blank:
        advice = "加上 --from 上一年的报告；要空白表就不写 --blank"
        message = "--blank 要同 --from 一起用"
        raise InputError([Finding(codes.D03, "error", "", "--blank", message, advice)])
    if options.template:
        # For start-up: only what the command makes.
        from reportgen.forms.installed import require_form

        require_form(options.template)
    if options.roster or options.units:
        return _new_roster(options, year)
    if is_workbook(options.output):
        return _new_workbook(options, year)
    if _is_word_form(options):
        return _new_word_form(options, year)
    # For start-up, here as in every command: nothing is imported that isn't used.
    if options.last is None:
        # For start-up: only what the command makes.
        from reportgen.formats.blank_yaml import blank_yaml
        from reportgen.formats.loading import model_of
        from reportgen.forms.installed import DEFAULT
        from reportgen.forms.printed_labels import fields_of_form

        model = model_of(options.template or "")
        fields = fields_of_form(options.template or DEFAULT)
        text = blank_yaml(year, annexes=options.with_annexes, model=model, fields=fields)
        _put(text, options, model)
        return DONE
    # For start-up: only what the command makes.
    from reportgen.editing.drafting import draft
    from reportgen.formats.loading import model_of

    last = _last_of(options)
    model = model_of(options.template) if options.template else type(last.report)
    _put(draft(last.report, year, blank=options.blank, model=model), options, model)
    print_remarks(options.last, [*last.problems, *last.report.remarks])
    return DONE


def _is_word_form(options: argparse.Namespace) -> bool:
    """Return whether a form in Word is wanted; raises InputError for a kind that isn't made."""
    path = Path(options.output or "")
    ending = path.suffix.lower()
    if options.output is None or is_stream(path) or ending in (".yaml", ".yml"):
        return False
    if ending == ".docx" and options.last is None:
        return True
    message = f"写不了 {ending} 文件" if ending else "文件名没有后缀"
    advice = "后缀写成 .docx（Word 空白表）、.xlsx（Excel 填报表）或 .yaml（数据文件）"
    if ending == ".docx":
        message, advice = (
            "底稿写不成 Word 文件",
            "后缀写成 .xlsx 或 .yaml；空白的 Word 表不写 --from",
        )
    raise InputError([Finding(codes.D03, "error", "", options.output, message, advice)])


def _new_word_form(options: argparse.Namespace, year: int | None) -> int:
    """Write the form in Word to fill in."""
    # For start-up: only what the command makes.
    from reportgen.formats.loading import model_of
    from reportgen.forms.installed import DEFAULT, find_template, template_at
    from reportgen.forms.word_blank import word_blank

    named = options.template or DEFAULT
    path = template_at(named) if year is None else find_template(named, year).path
    model = model_of(options.template or "")
    data = word_blank(path, year, model, annexes=options.with_annexes)
    write_kept(Path(options.output), data, force=options.force)
    return DONE


def _put(text: str, options: argparse.Namespace, model: type[Report]) -> None:
    """Show or write a data file; for editors its schema lies beside it, named in the first line."""
    path = Path(options.output or "")
    if path.suffix.lower() not in (".yaml", ".yml") or is_stream(path):
        print_or_write(text, options.output, keep=True, force=options.force)
        return
    # For start-up: only what the command makes.
    from reportgen.model.json_schema import json_schema

    named = f"# yaml-language-server: $schema={SCHEMA_NAME}\n{text}"
    print_or_write(named, options.output, keep=True, force=options.force)
    schema = json.dumps(json_schema(model), ensure_ascii=False, indent=2)
    with contextlib.suppress(OutputError):  # without it the file is as good, only not the editor
        beside = path.with_name(SCHEMA_NAME)
        is_new = not os.path.exists(beside)
        put(beside, f"{schema}\n".encode())
        if is_new:
            say(f"旁边的 {SCHEMA_NAME} 给编辑器补全用，不要也可以删")


def _new_workbook(options: argparse.Namespace, year: int | None) -> int:
    """Write a blank workbook, or next year's draft as one."""
    # For start-up: only what the command makes.
    from reportgen.formats.excel.form_writing import FormParts, form_workbook
    from reportgen.formats.form_filling import FilledEntry
    from reportgen.formats.loading import model_of
    from reportgen.forms.printed_labels import fields_of_form

    model = model_of(options.template or "")
    fields = fields_of_form(options.template) if options.template else ()
    filling: dict[str, Filling] = {} if year is None else {"年度": FilledEntry(str(year))}
    about: list[str] = []
    last = last_year = None
    if options.last is not None:
        # For start-up: only what the command makes.
        from reportgen.editing.drafting import draft_filling, draft_memory, draft_notes

        last = _last_of(options)
        model = model if options.template else type(last.report)
        filling = draft_filling(last.report, year, blank=options.blank)
        about = draft_notes(last.report, blank=options.blank)
        last_year = draft_memory(last.report)
    parts = FormParts(options.with_annexes, fields, model)
    data = form_workbook(filling, about, parts=parts, last_year=last_year)
    write_kept(Path(options.output), data, force=options.force)
    if last is not None:
        print_remarks(options.last, [*last.problems, *last.report.remarks])
    return DONE


def _last_of(options: argparse.Namespace) -> PartialLoad:
    """Return last year's report as far as it can be read: a gap stays empty in the draft."""
    # For start-up: only what the command makes.
    from reportgen.formats.loading import entered
    from reportgen.formats.partial_loading import partly

    return partly(entered(options.last, options.template or ""))


def _new_roster(options: argparse.Namespace, year: int | None) -> int:
    """Write a blank roster of a county, with the names of its units if they are given."""
    # For start-up: only what the command makes.
    from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
    from reportgen.formats.loading import model_of
    from reportgen.forms.printed_labels import fields_of_form
    from reportgen.plaindata.data_files import read_bytes
    from reportgen.plaindata.encoding import DecodingError, decode

    if not options.roster or not is_workbook(options.output):
        message = "--units 要同 --roster 一起用" if not options.roster else "名册要写到 .xlsx 文件"
        advice = "写成 reportgen new -o 全县.xlsx --roster --units 名单.txt"
        raise InputError([Finding(codes.D03, "error", "", "--roster", message, advice)])
    names: list[str] = []
    if options.units:
        try:
            text = decode(read_bytes(Path(options.units)), ("",))
        except DecodingError as error:
            advice = "用记事本打开，另存为 UTF-8 编码"
            where = options.units
            raise InputError([Finding(codes.D01, "error", "", where, str(error), advice)]) from None
        names = [line.strip() for line in text.splitlines() if line.strip()]
    fields = fields_of_form(options.template) if options.template else ()
    dated = {} if year is None else {"年度": year}
    entries = [RosterEntry({**dated, "部门概况": {"单位名称": name}}) for name in names]
    data = roster_workbook(entries, fields=fields, model=model_of(options.template or ""))
    write_kept(Path(options.output), data, force=options.force)
    return DONE
