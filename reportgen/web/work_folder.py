"""The folder that a page works on: no path that comes from a request leads out of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportgen import codes
from reportgen.editing.feedback import SUFFIX
from reportgen.errors import InputError
from reportgen.findings import Finding, shown
from reportgen.formats.source_files import FORMS_FOLDER, find_sources
from reportgen.forms.building import OUTPUTS

_ADVICE = "刷新页面，从清单里再打开一次"
_FORBIDDEN = frozenset('\\:*?"<>|\0')
_MAX_NAME_BYTES = 200
_MAX_FOLDERS = 500


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """One folder with the files of one unit, or of a whole county.

    ``base`` is its path below the folder that the program works in, empty for that itself: paths
    in messages are then those that the command line shows.
    """

    base: Path = Path()

    @property
    def outputs(self) -> Path:
        """Where generated files go: a folder for each fiscal year."""
        return self.base / OUTPUTS

    def path(self, name: str) -> Path:
        """Return the path of a file that a request names, which is in the folder.

        Raises InputError for any other: an absolute one, one with ``..``, one that is hidden, one
        that a link leads out of the folder.
        """
        steps = PurePosixPath(name).parts
        wrong = not steps or name.startswith(("/", "~")) or not name.isprintable()
        if wrong or any(step.startswith(".") or set(step) & _FORBIDDEN for step in steps):
            raise _outside(name)
        path = self.base.joinpath(*steps)
        try:
            inside = path.resolve().is_relative_to(self.base.resolve())
        except (OSError, RuntimeError, ValueError):  # a ring of links, a name no file can have
            inside = False
        if not inside:
            raise _outside(name)
        return path

    def existing(self, name: str) -> Path:
        """Return the path of a file that is there; raises InputError for any other."""
        path = self.path(name)
        if not os.path.isfile(path):
            raise _wrong(name, "没有这个文件", "可能被移走或改名了，刷新清单")
        return path

    def name(self, path: Path) -> str:
        """Return how requests name a file of the folder."""
        return path.relative_to(self.base).as_posix()

    def sources(self) -> list[Path]:
        """Return the files that units hand in; ``outputs`` and answered feedback are none."""
        found, _ = find_sources([self.base])
        made = self.outputs
        return [
            path
            for path in found
            if not path.is_relative_to(made) and not path.name.endswith(SUFFIX)
        ]

    def folders(self) -> list[Path]:
        """Return the folders below that hold files, hidden ones and ``outputs`` left out."""
        found: set[Path] = set()
        for place, names, files in os.walk(self.base):
            path = Path(place)
            apart = (self.outputs, self.base / FORMS_FOLDER)
            names[:] = [
                each
                for each in sorted(names)
                if not each.startswith((".", "~")) and path / each not in apart
            ]
            if files and path != self.base:
                found.add(path)
        return sorted(found)[:_MAX_FOLDERS]

    def new_file(self, title: str, ending: str) -> Path:
        """Return the path of a file that is not there yet, with a title as its name.

        Raises InputError for a title that can't be a name, and for one that is taken.
        """
        name = title.strip().removesuffix(ending)
        if not name or name.startswith((".", "~")) or set(name) & (_FORBIDDEN | {"/"}):
            raise _wrong(title, "这不能做文件名", "写单位名称和年度，如“某某镇2025”")
        if len(name.encode()) > _MAX_NAME_BYTES:
            raise _wrong(title, "文件名太长", "写短一些")
        path = self.path(name + ending)
        if os.path.lexists(path):
            raise _wrong(path.name, "已经有这个文件", "换一个名称，或在清单里打开它")
        return path


def _outside(name: str) -> InputError:
    return _wrong(name, "这个路径不在文件夹里", _ADVICE)


def _wrong(name: str, message: str, advice: str) -> InputError:
    return InputError([Finding(codes.D01, "error", "", shown(name)[:80], message, advice)])
