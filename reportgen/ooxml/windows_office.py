"""Word files to PDF through the WPS or Word of a Windows machine that has no LibreOffice."""

from __future__ import annotations

import shutil
import sys

from reportgen.ooxml import outer_program
from reportgen.ooxml.office_folder import office_folder

_NONE_INSTALLED = 3
"""What the script gives back where there is neither."""

# No window, no macros, nothing saved; 17 is wdFormatPDF, 3 is msoAutomationSecurityForceDisable.
_SCRIPT = rf"""param([string]$Source, [string]$Target)
$ErrorActionPreference = 'Stop'
$office = $null
foreach ($name in 'KWPS.Application', 'WPS.Application', 'Word.Application') {{
    try {{ $office = New-Object -ComObject $name; break }} catch {{ }}
}}
if ($null -eq $office) {{ exit {_NONE_INSTALLED} }}
$code = 0
try {{
    $office.Visible = $false
    try {{ $office.DisplayAlerts = 0 }} catch {{ }}
    try {{ $office.AutomationSecurity = 3 }} catch {{ }}
    $document = $office.Documents.Open($Source, $false, $true, $false)
    try {{ [void]$document.Fields.Update() }} catch {{ }}
    $document.ExportAsFixedFormat($Target, 17)
    $document.Close(0)
}} catch {{ $code = 1 }}
try {{ $office.Quit(0) }} catch {{ }}
exit $code
"""
_OPTIONS = ("-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File")


def is_windows() -> bool:
    """Return whether this machine runs Windows."""
    return sys.platform == "win32"


def can_make(ending: str, target: str) -> bool:
    """Return whether a file can be made so: what comes from elsewhere may reach out of it."""
    return (ending, target) == (".docx", "pdf") and is_windows()


def pdf_of(data: bytes) -> bytes | None:
    """Return a .docx as PDF; None where there is neither WPS nor Word.

    Raises OSError where the program makes nothing of it, TimeoutError where it takes longer than
    ``outer_program.TIME_LIMIT``: a window of its own may be left then, since it is not a process
    that this one has started.
    """
    program = shutil.which("powershell")
    if program is None:
        return None
    with office_folder() as folder:
        script, source, made = (folder / name for name in ("make.ps1", "source.docx", "source.pdf"))
        script.write_text(_SCRIPT, encoding="ascii")
        source.write_bytes(data)
        code = outer_program.run(program, *_OPTIONS, str(script), str(source), str(made))
        return None if code == _NONE_INSTALLED else made.read_bytes()
