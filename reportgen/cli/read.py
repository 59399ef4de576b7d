"""``read``: a Word file as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.output import (
    DONE,
    FOUND_ERRORS,
    is_workbook,
    print_or_write,
    print_remarks,
    write_kept,
)
from reportgen.cli.shared_options import add_command, add_force
from reportgen.errors import InputError
from reportgen.findings import has_errors

if TYPE_CHECKING:
    import argparse

    from reportgen.findings import Finding

_EXAMPLE = """\
  reportgen read 去年的报告.docx -o 我镇.yaml
  reportgen read 去年的报告.docx -o 我镇.xlsx
  reportgen read 去年的报告.docx -o 我镇.yaml --pictures 图片"""
_WORD_HELP = "Word 文件；.doc、.wps、.odt、.rtf 要装有 LibreOffice，PDF 要装有 pdfplumber"


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    summary = "把 Word 文件读成数据（YAML 或 Excel），列出放不进去的"
    parser = add_command(commands, "read", summary, _EXAMPLE)
    parser.add_argument("source", metavar="文件.docx", help=_WORD_HELP)
    parser.add_argument(
        "-o", "--output", metavar="文件.yaml|文件.xlsx", help="写到文件；不写时显示出来"
    )
    parser.add_argument(
        "--pictures",
        metavar="文件夹",
        help="把文件里的照片取出来，放进数据文件旁的这个文件夹，写进“佐证材料”（要写 -o）",
    )
    add_force(parser)
    parser.set_defaults(run=read)


def _as_read(found: Finding) -> Finding:
    """Return what is said of a field: one that was not found keeps nobody from reading the rest."""
    return found._replace(severity="warning") if found.rule == codes.C03 else found


def read(options: argparse.Namespace) -> int:
    """Show or write the report in a Word file as YAML, and list what could not be placed."""
    # For start-up: the reader.
    from reportgen.formats.filled_yaml import filled_yaml
    from reportgen.formats.loading import model_of, validated
    from reportgen.formats.reading import read_word

    reading = read_word(Path(options.source))
    model = model_of(reading.form)
    if options.pictures:
        # For start-up: pictures are taken out when they are asked for.
        from reportgen.formats.taken_pictures import taken_out

        files = taken_out(reading, Path(options.source), options.output, options.pictures)
    else:
        files = {}
    listed = [*reading.unplaced, *reading.notes]
    try:
        validated(reading.data, reading.places, model=model)
    except InputError as error:
        listed = [*map(_as_read, error.findings), *listed]
    for path, content in files.items():
        write_kept(path, content, force=options.force)
    about = ["", f"由 {Path(options.source).name} 读出，请核对。"]
    if listed:
        about.append(
            f"读的时候有{len(listed)}处要看，已经在屏幕上列出；没有找到的栏目空着，请补填。"
        )
    if is_workbook(options.output):
        # For start-up: only an Excel form needs it.
        from reportgen.formats.excel.form_writing import FormParts, form_workbook
        from reportgen.formats.form_filling import filling_of

        filling, odd = filling_of(reading.data, model)
        lost = [*odd, *(found.message for found in reading.unplaced)]
        data = form_workbook(filling, about, left_over=lost, parts=FormParts(model=model))
        write_kept(Path(options.output), data, force=options.force)
        print_remarks(options.source, listed)
        return FOUND_ERRORS if has_errors(listed) else DONE
    text = filled_yaml(reading.data, about, model).rstrip("\n")
    print_or_write(text, options.output, keep=True, force=options.force)
    print_remarks(options.source, listed)
    return FOUND_ERRORS if has_errors(listed) else DONE
