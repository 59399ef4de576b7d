"""Word files and what is converted to them, read as data with the place of every value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import system_reason
from reportgen.formats import pdf
from reportgen.formats.carriers import Entered
from reportgen.formats.word.annexes import leave_out_sums
from reportgen.formats.word.merging.three_way_merge import Carried, carried_of, settle
from reportgen.formats.word.packages.chunks import with_chunks
from reportgen.formats.word.packages.converting import converted_members
from reportgen.formats.word.text.drawn_charts import changed_charts
from reportgen.formats.word.text.evidence_pictures import WordPicture, changed_pictures, pictures_in
from reportgen.formats.word.word_reading import read_members
from reportgen.forms.installed import looked_up_once
from reportgen.model.places import LOOSE, LooseText, Places
from reportgen.model.report import ANNEXES
from reportgen.ooxml.file_kinds import has_other_content, is_open_document
from reportgen.ooxml.package import MAX_FILE_BYTES, PackageError, unpack
from reportgen.ooxml.usual_form import DOCUMENT, as_transitional, is_strict
from reportgen.plaindata.data_files import WORD_SUFFIXES, unreadable
from reportgen.plaindata.misnamed import holds_data, misnamed_content, misnamed_text
from reportgen.storage import read

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.findings import Path as FieldPath

EVIDENCE = "佐证材料"

__all__ = ["Carried", "Reading", "read_word", "read_word_bytes"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a Word file holds.

    ``data`` is by the form's labels, as ``Report.model_validate`` takes it; a field that was not
    found is absent. ``places`` says where each value stands (``表1 第6行 第2段``). ``unplaced``
    (R01) are texts of the file that are in no field, quoted in full; ``notes`` (R02) say what was
    done while reading. ``carried`` is the data inside a file that was generated, else None.
    ``loose`` are the texts that are in no field, once more as they stand; their paths in
    ``places`` begin with ``LOOSE``. ``form`` is the name of the installed form that it has.
    """

    data: dict[str, Any]
    places: Places
    unplaced: list[Finding]
    notes: list[Finding]
    carried: Carried | None
    loose: list[LooseText]
    form: str = ""

    @property
    def entered(self) -> Entered:
        """What was read, as any carrier gives it."""
        remarks = (*self.unplaced, *self.notes)
        loose = tuple(self.loose)
        return Entered(self.data, self.places, remarks=remarks, loose=loose, form=self.form)


def enter(name: str, data: bytes) -> Entered:
    """Return what the content of a Word file holds."""
    return read_word_bytes(name, data).entered


def enter_file(path: Path) -> Entered:
    """Return what a Word file holds."""
    return read_word(path).entered


def read_word(path: Path) -> Reading:
    """Read one report from a Word file; .doc, .wps, .odt and .rtf through LibreOffice, also a PDF.

    Where the file carries its data, a carried value stands wherever the file shows what it
    prints, and the file's text where somebody has changed it. Raises InputError for a file that
    can't be read, does not have the form's table, or has several reports.
    """
    return read_word_bytes(str(path), _bytes(path))


def read_word_bytes(name: str, data: bytes) -> Reading:
    """Read one report from the content of a Word file called ``name``, as ``read_word`` does."""
    path = Path(name)
    members, notes = _members(path, data)
    with looked_up_once():
        return _read(path, members, notes)


def _read(path: Path, members: dict[str, bytes], notes: list[str]) -> Reading:
    """Read one report from the members of a file; ``notes`` say how they were had."""
    held = carried_of(members)
    values = read_members(members, str(path), form="" if held is None else held.template)
    if held is not None:
        settle(values, held, members)
    else:
        leave_out_sums(values.data)
    if held is None or not held.untouched:
        advice = "用 reportgen read --pictures 文件夹 取出文件里的图片，再改数据"
        evidence = values.get((ANNEXES, EVIDENCE)) or []
        for note in changed_pictures(members, len(evidence)):
            values.note(note, path=(ANNEXES, EVIDENCE), advice=advice)
        for note in changed_charts(members):
            values.note(note, advice="数在数据里改，图表随着重画")
    for note in notes:
        values.note(note)
    loose = values.loose()
    marks: dict[FieldPath, str] = {(LOOSE, at): each.place for at, each in enumerate(loose)}
    marks |= values.marks
    places = Places(str(path), marks, frozenset(values.of_other_forms), tuple(values.tables))
    form = values.vocabulary.form
    return Reading(values.data, places, values.unplaced, values.notes, held, loose, form)


def word_pictures(path: Path) -> list[WordPicture]:
    """Return the pictures in the text of a Word file; raises InputError as ``read_word`` does."""
    return pictures_in(_members(path, _bytes(path))[0])


def _members(path: Path, data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Return the members of a file's package, and what there is to say about how they were had."""
    ending, name = path.suffix.lower(), str(path)
    if ending == ".pdf" or data.startswith(pdf.SIGNATURE):
        return pdf.to_members(path, data)
    if holds_data(data):
        raise misnamed_text(name)
    try:
        if data.startswith(b"PK") and ending != ".odt" and not is_open_document(data):
            return _usual(unpack(data), data)
        if ending == ".docx" and not has_other_content(data):
            return _usual(unpack(data), data)  # says what is wrong with it
        made, note = converted_members(path, data)
        return made, [note]
    except PackageError as error:
        told = unreadable(name, str(error), "用 Word 或 WPS 打开，另存为 .docx")
        raise misnamed_content(name, data) or told from None


def _usual(members: dict[str, bytes], data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Return members as Word usually writes them, and what there is to say about it."""
    strict = is_strict(members)
    notes = [] if DOCUMENT.encode() in data else ["文件里部件的名称写法少见，照常读入"]
    members, chunks = with_chunks(as_transitional(members) if strict else members)
    notes += chunks
    if not strict:
        return members, notes
    note = "文件是“Strict Open XML 文档”，已按普通的 Word 文档读；以后请另存为“Word 文档(*.docx)”"
    return members, [*notes, note]


def _bytes(path: Path) -> bytes:
    name = str(path)
    if path.suffix.lower() not in WORD_SUFFIXES:
        raise unreadable(name, "不是 Word 文件", f"能读的后缀是 {'、'.join(WORD_SUFFIXES)}")
    try:
        data = read(path, MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise unreadable(name, "没有这个文件", "检查路径") from None
    except IsADirectoryError:
        raise unreadable(name, "这是文件夹，不是 Word 文件", "写出文件夹里的文件名") from None
    except PermissionError:
        raise unreadable(name, "没有权限读这个文件", "检查文件的权限，是否被占用") from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = f"文件打不开{system_reason(error)}"
        raise unreadable(name, why, "检查文件名，文件是否完好") from None
    if not data:
        raise unreadable(name, "文件是空的", "检查文件是否传完整，重新要一份")
    if len(data) > MAX_FILE_BYTES:
        raise unreadable(name, "文件超过50MB", "这样的文件只有几十KB，检查是不是选错了")
    return data
