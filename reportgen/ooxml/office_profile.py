"""What LibreOffice is told before it opens a file: no network, no macros, no links followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NOWHERE = "127.0.0.1"
_NO_PORT = 9
"""Where nothing listens: the proxy that all requests are sent to."""

_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    (_SECURITY, "DisableMacrosExecution", True),
    (_SECURITY, "MacroSecurityLevel", 3),
    (_SECURITY, "BlockUntrustedRefererLinks", True),
    (_SECURITY, "DisableActiveContent", True),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", 0),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", 2),
    (_INTERNET, "ooInetProxyType", 2),
    *(
        (_INTERNET, f"ooInet{kind}Proxy{what}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for what, value in (("Name", _NOWHERE), ("Port", _NO_PORT))
    ),
    (_INTERNET, "ooInetNoProxy", ""),
)


def write_profile(folder: Path) -> None:
    """Write LibreOffice's settings into the folder of a profile; raises OSError."""
    (folder / "user").mkdir(parents=True)
    items = "".join(_item(*setting) for setting in _SETTINGS)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n"
    )
    (folder / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _item(path: str, name: str, value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{text}</value></prop></item>"
    )
