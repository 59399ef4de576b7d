"""Measure and print the table."""

from __future__ import annotations

import compileall
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from unittest.mock import patch

from reportgen import check, compile_template, load, render
from reportgen.formats.reading import read_word
from reportgen.forms.building import build
from reportgen.forms.context import context_of
from reportgen.model.report import Report
from reportgen.ooxml import data_part, package
from tests.bench.batch import batch
from tests.bench.excel import excel
from tests.bench.pdfs import pdfs
from tests.bench.peers import (
    form_without_annexes,
    read_with_python_docx,
    render_with_docxtpl,
    saved_with_python_docx,
)
from tests.bench.timing import Row, interleaved, print_table, repeated, run_python

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLE = ROOT / "inputs" / "2024" / "青山桥镇.yaml"
FORM = ROOT / "templates" / "xiangtan" / "2023.docx"
BATCH = 10


def warm(folder: Path) -> list[Row]:
    """Validated data to .docx on disk, in one warm process, and all rules on the same report."""
    report = load(SAMPLE)
    context = context_of(report)
    with patch.object(package, "compressor", lambda: package.deflate_with_zlib):
        with_zlib = compile_template(FORM)
    with_isal = compile_template(FORM)

    made = folder / "made"
    made.mkdir()
    names = (made / f"{number}.docx" for number in itertools.count())
    peer_form = form_without_annexes(FORM, folder)

    def zlib_job() -> None:
        with patch.object(package, "compressor", lambda: package.deflate_with_zlib):
            for _ in range(BATCH):
                build(report, next(names), template=with_zlib)

    def isal_job() -> None:
        for _ in range(BATCH):
            build(report, next(names), template=with_isal)

    def floor_job() -> None:
        for member in parts:
            package.compressor()(member)
        next(names).write_bytes(finished)

    finished = render(report)
    parts = (package.unpack(finished)[package.DOCUMENT], report.model_dump_json().encode())
    jobs = (
        lambda: render_with_docxtpl(peer_form, context, next(names)),
        zlib_job,
        isal_job,
        repeated(lambda: check(report), BATCH),
        repeated(floor_job, BATCH),
    )

    docxtpl, *others = (each.wall for each in interleaved(jobs, 30))
    zlib, isal, checked, floor = (each / BATCH for each in others)
    return [
        Row("docxtpl: open, render, save", _ms(docxtpl), "1"),
        Row("reportgen, zlib: report → .docx on disk", _ms(zlib), _times(docxtpl, zlib), "≥ 15×"),
        Row("reportgen, isal: report → .docx on disk", _ms(isal), _times(docxtpl, isal), "≥ 30×"),
        Row("all rules on the report", _ms(checked), f"{checked / docxtpl:.3f}", "≤ 0.1"),
        Row("floor: deflate (isal) and write only", _ms(floor), _times(docxtpl, floor)),
    ]


def cold(folder: Path) -> list[Row]:
    """One file from a cold start, as a process."""
    # pip compiles what it installs, the peers too; in a checkout nobody may have done so.
    compileall.compile_dir(ROOT / "reportgen", quiet=1)
    output = folder / "cold.docx"
    ours = ["-m", "reportgen", "build", str(SAMPLE), "-o", str(output), "--force"]
    form = form_without_annexes(FORM, folder)
    script = [str(HERE / "cold_peer.py"), str(SAMPLE), str(form), str(folder / "coldpeer.docx")]
    code = f"from reportgen import build, load; build(load({str(SAMPLE)!r}), {str(output)!r})"
    text = SAMPLE.read_text(encoding="utf-8")
    wrong, broken = folder / "wrong.yaml", folder / "broken.yaml"
    wrong.write_text(text.replace("3960万元", "三千多万元", 1), encoding="utf-8")
    broken.write_text(text.replace("部门概况:", '部门概况: "', 1), encoding="utf-8")
    short = {
        "cold: reportgen --help": ["--help"],
        "cold: a wrong amount in the file": ["build", str(wrong), "-o", str(output)],
        "cold: a file that is no YAML": ["build", str(broken), "-o", str(output)],
    }
    runs = [partial(run_python, *each) for each in (script, ours, ["-c", code])]
    runs += [partial(_run_refused, *arguments) for arguments in short.values()]
    peer, own, unchecked, *others = (each.wall for each in interleaved(runs, 9))
    return [
        *(
            Row(name, _ms(taken), f"{taken / peer:.2f}", "≤ 0.48")
            for name, taken in zip(short, others, strict=True)
        ),
        Row("cold: ten lines of docxtpl and pydantic", _ms(peer), "1"),
        Row(
            "cold: load and build, as those lines do",
            _ms(unchecked),
            f"{unchecked / peer:.2f}",
            "≤ 0.9",
        ),
        Row(
            "cold: reportgen build one.yaml, with all checks",
            _ms(own),
            f"{own / peer:.2f}",
            "≤ 0.9",
        ),
    ]


def _run_refused(*arguments: str) -> None:
    """Run a command that shows its help, or refuses a file."""
    ended = subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if ended.returncode != (0 if "--help" in arguments else 2):
        raise SystemExit(ended.stderr)


def reading(folder: Path) -> list[Row]:
    """A built file read back, beside python-docx opening it and listing the texts of its cells."""
    report = load(SAMPLE)
    whole = package.unpack(render(report))
    data = report.model_dump(by_alias=True, exclude_none=True)
    data["部门概况"]["主管部门"] = "湘潭市人民政府"
    edited = package.unpack(render(Report.model_validate(data)))[package.DOCUMENT]
    files = {
        "as built": joined(whole),
        "without the data inside": joined(data_part.remove_data(whole)),
        "saved again": saved_with_python_docx(joined(whole)),
        "edited in one field": joined({**whole, package.DOCUMENT: edited}),
        "edited and saved again": saved_with_python_docx(
            joined({**whole, package.DOCUMENT: edited})
        ),
    }
    jobs = []
    for number, data in enumerate(files.values()):
        path = folder / f"read{number}.docx"
        path.write_bytes(data)
        jobs += [partial(read_word, path), partial(read_with_python_docx, path)]
    times = [each.wall for each in interleaved(jobs, 30)]
    return [
        Row(f"read a Word file, {name}", _ms(own), f"{own / peer:.2f}", "≤ 1.5")
        for name, own, peer in zip(files, times[::2], times[1::2], strict=True)
    ]


def joined(members: dict[str, bytes]) -> bytes:
    """Return the file of these members."""
    return package.join(package.pack_member(*member) for member in members.items())


def memory(folder: Path) -> list[Row]:
    """Peak memory of one report and of a thousand."""
    probe = [str(HERE / "memory_probe.py"), str(SAMPLE), str(folder)]
    one, many = (
        statistics.median(int(run_python(*probe, str(count))) / 1024 for _ in range(3))
        for count in (1, 1000)
    )
    more = f"+{many - one:.1f} MiB"
    return [Row("peak memory: 1 report, 1,000 reports", f"{one:.1f}, {many:.1f} MiB", more, "≤ +5")]


def growth(folder: Path) -> list[Row]:
    """Time with 1, 10 and 100 times the text."""
    times = []
    for factor in (1, 10, 100):
        report = _larger(load(SAMPLE), factor)
        template = compile_template(FORM)
        taken = []
        for _ in range(max(3, 30 // factor)):
            start = time.perf_counter()
            build(report, folder / "grown.docx", template=template, force=True)
            taken.append(time.perf_counter() - start)
        times.append(statistics.median(taken))
    ratios = ", ".join(f"{each / times[0]:.1f}" for each in times)
    shown = ", ".join(map(_ms, times))
    return [Row("growth: 1×, 10×, 100× the text", shown, ratios, "≤ 1, 10, 100")]


def _larger(report: Report, factor: int) -> Report:
    data = report.model_dump(by_alias=True, exclude_none=True)
    for section in data["绩效完成情况"]["绩效目标完成情况"]:
        section["要点"] = [point * factor for point in section["要点"]]
    return Report.model_validate(data)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _times(slow: float, fast: float) -> str:
    return f"{slow / fast:.1f}×"


def main() -> None:
    """Print the table; of batches, workbooks, PDFs, the page when asked for: they take longer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if sys.argv[1:2] == ["batch"]:
            rows = batch(folder, sys.argv[2:])
        elif sys.argv[1:2] == ["excel"]:
            rows = excel(folder, sys.argv[2:])
        elif sys.argv[1:2] == ["pdf"]:
            rows = pdfs(folder, sys.argv[2:])
        elif sys.argv[1:2] == ["page"]:
            # Needs a browser, which the rest does not.
            from tests.bench.page import page

            rows = page(folder, sys.argv[2:])
        else:
            rows = [row for part in (warm, cold, reading, memory, growth) for row in part(folder)]
    print_table(rows)


if __name__ == "__main__":
    main()
