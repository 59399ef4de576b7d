"""The errors that this package raises, as one tree.

    ReportgenError
    ├── InputError      a data file that can't be read, does not hold a report, or lacks what a
    │                   form requires
    ├── TemplateError   a template that can't be found, is damaged, or has wrong tags
    └── OutputError     a place that can't be written, or holds a file edited by a person

Each carries findings: Chinese sentences with path and location, all of them at once.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Finding


_SYSTEM_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这里是文件夹",
    errno.ENOTDIR: "路径里有一段是文件，不是文件夹",
    errno.EEXIST: "路径里有一段是文件，不是文件夹",
    errno.ENAMETOOLONG: "名称太长",
    errno.EINVAL: "名称里有不能用的字符",
    errno.EILSEQ: "名称里有不能用的字符",
    errno.ELOOP: "链接绕成了圈",
    errno.ESPIPE: "是管道或设备，不是文件",
    errno.ENXIO: "是管道或设备，另一头没有程序在读",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件超过了系统允许的大小",
    errno.EBUSY: "文件正被占用",
    errno.ETXTBSY: "文件正被占用",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.EAGAIN: "系统开不了更多进程",
    errno.ENOMEM: "内存不够",
}


def wrong_type(name: str, wanted: str, given: object) -> TypeError:
    """Make the error for an argument of another type than what is wanted."""
    return TypeError(f"{name} 要的是 {wanted}，给的是 {type(given).__name__}")


def require_path(name: str, given: object, wanted: str = "路径") -> None:
    """Raise TypeError for an argument that is no path."""
    if not isinstance(given, (str, os.PathLike)):
        raise wrong_type(name, wanted, given)


def require_report(given: object) -> None:
    """Raise TypeError for an argument that is no report."""
    if not hasattr(given, "overview"):
        raise wrong_type("report", "Report（由 load 得到）", given)


def system_reason(error: OSError | ValueError) -> str:
    """Return in Chinese, in brackets, why the system refused a file; empty for unusual reasons.

    The system's own words are English nearly everywhere. A ValueError stands for a name that no
    file can have.
    """
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    reason = _SYSTEM_REASONS.get(number or 0, "")
    return f"（{reason}）" if reason else ""


class ReportgenError(Exception):
    """Base of all errors raised on purpose; ``str()`` of it is one line for each finding."""

    findings: tuple[Finding, ...]

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)


class InputError(ReportgenError):
    """Data that can't be read, does not hold a valid report, or lacks what a form requires."""


class TemplateError(ReportgenError):
    """A template that is missing, not a Word file, or has wrong or forbidden tags."""


class OutputError(ReportgenError):
    """A file that can't be written, or must not be overwritten."""
