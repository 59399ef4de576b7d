"""Other programs on the same units with equivalent templates: a table of all texts, in loops.

Each peer gets a template in its own language with the same fields: single values and the lists of
duties, sections with points, problems and measures. None of them checks anything.
"""

from __future__ import annotations

import io
import json
import shutil
import statistics
import subprocess
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.model.report import Report

HERE = Path(__file__).parent
NPM = ("docxtemplater", "pizzip", "easy-template-x", "carbone")
SINGLE = ("unit", "budget", "supervisor", "summary", "total", "other")
LISTS = ("duties", "points", "problems", "measures")


def flat(report: Report) -> dict[str, Any]:
    """Give a report as the peers' templates name it."""
    spending, improvement = report.performance.expenditure, report.improvement
    sections = report.performance.achievements
    points = [text for each in sections for text in (each.title, *each.points)]
    return {
        "unit": report.overview.unit_name,
        "budget": str(report.overview.annual_budget),
        "supervisor": report.overview.supervisor,
        "summary": "".join(spending.summary),
        "total": str(spending.total),
        "other": "".join(improvement.other_matters),
        "duties": [{"text": text} for text in report.overview.duties],
        "points": [{"text": text} for text in points],
        "problems": [{"text": f"{each.title}。{each.content}"} for each in improvement.problems],
        "measures": [{"text": f"{each.title}。{each.content}"} for each in improvement.measures],
    }


def write_templates(folder: Path, form: Path) -> None:
    """Write the template of each peer, on the pages and styles of the form."""
    single = ["{" + name + "}" for name in SINGLE]
    loops = [["{#" + name + "}", "{text}", "{/" + name + "}"] for name in LISTS]
    for peer in ("docxtemplater", "easy-template-x"):
        _write(folder / f"{peer}.docx", form, single, loops)
    single = ["{d." + name + "}" for name in SINGLE]
    loops = [["{d." + name + "[i].text}", "{d." + name + "[i+1].text}"] for name in LISTS]
    _write(folder / "carbone.docx", form, single, loops)
    _write_merge(folder / "mailmerge.docx", form)


def _empty(form: Path) -> Any:
    document = docx.Document(str(form))
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for name in ("title", "author", "subject", "keywords", "comments", "category"):
        setattr(document.core_properties, name, "")
    return document


def _write(path: Path, form: Path, single: Sequence[str], loops: Sequence[Sequence[str]]) -> None:
    document = _empty(form)
    table = document.add_table(rows=0, cols=2)
    for text in single:
        table.add_row().cells[1].text = text
    for loop in loops:
        cell = table.add_row().cells[1]
        cell.text = loop[0]
        for text in loop[1:]:
            cell.add_paragraph(text)
    document.save(str(path))


def _write_merge(path: Path, form: Path) -> None:
    """Write merge fields; lists are rows of a table, which is how mail merge repeats."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = _empty(form)

    def field(paragraph: Any, name: str) -> None:
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), f" MERGEFIELD {name} ")
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = name
        run.append(text)
        element.append(run)
        paragraph._p.append(element)

    table = document.add_table(rows=0, cols=2)
    for name in SINGLE:
        field(table.add_row().cells[1].paragraphs[0], name)
    for name in LISTS:
        field(document.add_table(rows=1, cols=1).rows[0].cells[0].paragraphs[0], name)
        document.add_paragraph()
    document.save(str(path))


def mailmerge(template: Path, data: dict[str, Any], output: Path) -> None:
    """Render one report with docx-mailmerge2, as its documentation shows."""
    from mailmerge import MailMerge

    with MailMerge(str(template)) as document:
        document.merge(**{name: data[name] for name in SINGLE})
        for name in LISTS:
            document.merge_rows(name, [{name: each["text"]} for each in data[name]])
        document.write(str(output))


def python_docx(form: bytes, data: dict[str, Any], output: Path) -> None:
    """Write one report with python-docx alone: a table filled cell by cell."""
    document = docx.Document(io.BytesIO(form))
    table = document.add_table(rows=0, cols=2)
    for name in SINGLE:
        table.add_row().cells[1].text = data[name]
    for name in LISTS:
        cell = table.add_row().cells[1]
        for number, each in enumerate(data[name]):
            (cell.paragraphs[0] if number == 0 else cell.add_paragraph()).add_run(each["text"])
    document.save(str(output))


def python_peers(
    folder: Path, form: Path, units: Sequence[dict[str, Any]]
) -> dict[str, Callable[[], object]]:
    """Give what renders one unit after the other with each Python peer."""
    empty = io.BytesIO()
    _empty(form).save(empty)
    made = folder / "made.docx"
    at = {"m": 0, "p": 0}

    def following(key: str) -> dict[str, Any]:
        at[key] += 1
        return units[at[key] % len(units)]

    return {
        f"docx-mailmerge2 {version('docx-mailmerge2')}": lambda: mailmerge(
            folder / "mailmerge.docx", following("m"), made
        ),
        f"python-docx {version('python-docx')}": lambda: python_docx(
            empty.getvalue(), following("p"), made
        ),
    }


def npm_peers(folder: Path, units: Sequence[dict[str, Any]]) -> dict[str, float | str]:
    """Install the peers from npm in a folder and measure them; milliseconds, or why not."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return {name: "missing: no npm or node here" for name in NPM if name != "pizzip"}
    (folder / "data.json").write_text(json.dumps(units), encoding="utf-8")
    options = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
    subprocess.run([npm, *options, *NPM], check=False, capture_output=True)
    command = [node, str(HERE / "peers.mjs"), str(folder), str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=600)
    try:
        found: dict[str, float | str] = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        return {"npm": f"missing: {done.stderr[-200:]}"}
    return found


def median_time(job: Callable[[], object], rounds: int = 30) -> float:
    """Give the median time of a job in seconds, after a warm-up."""
    job()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
