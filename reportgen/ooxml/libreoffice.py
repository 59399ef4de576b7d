"""Files of one kind to another through LibreOffice; to PDF by WPS or Word on Windows, too."""

from __future__ import annotations

import os
import shutil

from reportgen.errors import system_reason
from reportgen.ooxml import outer_program, windows_office
from reportgen.ooxml.live_contents import with_live_contents
from reportgen.ooxml.office_folder import office_folder
from reportgen.ooxml.office_profile import write_profile
from reportgen.ooxml.outer_program import isolated
from reportgen.ooxml.outside_links import outside_link
from reportgen.ooxml.warm_office import (
    LostOfficeError,
    UnfitOfficeError,
    WarmOffices,
    conversion,
    office_options,
)

_PROGRAMS = ("soffice", "libreoffice")
_WINDOWS_HOMES = ("ProgramFiles", "ProgramFiles(x86)")
"""The variables that name the folders of programs, which are in no search path."""


class ConversionError(Exception):
    """LibreOffice can't convert a file; the message is a Chinese sentence."""


class NotInstalledError(ConversionError):
    """There is no LibreOffice on this machine."""


class _Conversions:
    """What this process knows of the files it converts.

    The first has a LibreOffice of its own; from the second on, or after ``keep_warm``, they go to
    ones that stay. ``unfit`` are programs that can't stay.
    """

    def __init__(self) -> None:
        self.are_many = False
        self.broken_off = 0
        self.unfit: set[str] = set()
        self._offices: WarmOffices | None = None

    def offices(self) -> WarmOffices:
        """Return the LibreOffices that stay; those of the process that forked are not ours."""
        if self._offices is None or self._offices.owner != os.getpid():
            # For start-up: most runs convert no file, or one.
            from multiprocessing.util import Finalize

            self._offices = WarmOffices()
            # Worker processes end without what is registered for the end of a program.
            Finalize(None, self._offices.close, exitpriority=10)
        return self._offices


_conversions = _Conversions()


def keep_warm() -> None:
    """Expect several files: each goes to a LibreOffice that stays until this process ends."""
    _conversions.are_many = True


def break_off() -> None:
    """End all programs that are running for any thread, so that nobody waits for them."""
    _conversions.broken_off += 1
    outer_program.end_all()


def convert(data: bytes, ending: str, target: str) -> bytes:
    """Return the content of a file with an ending (``.docx``) as another kind (``pdf``).

    LibreOffice has a profile and a folder of its own, so that several may run at once beside one
    that a person has open; without one, a .docx becomes a PDF by the WPS or Word of Windows.
    Raises NotInstalledError, or ConversionError when nothing is made of it or it takes longer
    than ``outer_program.TIME_LIMIT``: LibreOffice is ended then, with all that it started.
    """
    program = _program()
    name = "LibreOffice" if program is not None else "WPS 或 Word"
    if program is None and not windows_office.can_make(ending, target):
        raise NotInstalledError("这台机器上没有 LibreOffice")
    if why := outside_link(data):
        raise ConversionError(why)
    data = with_live_contents(data) if target == "pdf" else data
    try:
        made = (
            windows_office.pdf_of(data)
            if program is None
            else _converted(program, data, ending, target)
        )
    except TimeoutError:
        limit = outer_program.TIME_LIMIT
        raise ConversionError(f"{name} 转换这个文件超过了{limit}秒") from None
    except OSError as error:
        why = "" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise ConversionError(f"{name} 转换不了这个文件{why}") from None
    if made is None:
        raise NotInstalledError("这台机器上没有 LibreOffice、WPS 或 Word")
    if not _is_whole(made, target):
        raise ConversionError(f"{name} 转换出来的文件不完整")
    return made


def _program() -> str | None:
    """Return LibreOffice; on Windows it is looked for where its installer puts it, too."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if found is not None or not windows_office.is_windows():
        return found
    homes = filter(None, map(os.environ.get, _WINDOWS_HOMES))
    paths = [os.path.join(home, "LibreOffice", "program", "soffice.exe") for home in homes]
    return next(filter(os.path.isfile, paths), None)


def _is_whole(data: bytes, target: str) -> bool:
    """Return whether what was made is of its kind, from its beginning to its end."""
    if target == "pdf":
        return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]
    return data.startswith(b"PK\3\4") and b"PK\5\6" in data[-1024:]


def _converted(program: str, data: bytes, ending: str, target: str) -> bytes:
    """Convert a file; one over which a LibreOffice that stays has ended gets one of its own."""
    is_one_of_many, _conversions.are_many = _conversions.are_many, True
    if is_one_of_many and program not in _conversions.unfit:
        begun = _conversions.broken_off
        try:
            return _conversions.offices().convert(program, data, ending, target)
        except LostOfficeError as error:
            if _conversions.broken_off != begun:
                raise ConversionError("转换到一半被中断了") from None
            if isinstance(error, UnfitOfficeError):
                _conversions.unfit.add(program)
    return _converted_alone(program, data, ending, target)


def _converted_alone(program: str, data: bytes, ending: str, target: str) -> bytes:
    """Convert a file by a LibreOffice of its own; one that somebody killed gets another."""
    begun = _conversions.broken_off
    for _ in range(2):
        with office_folder() as folder:
            source = folder / f"source{ending}"
            source.write_bytes(data)
            write_profile(folder / "profile")
            code = outer_program.run(
                *isolated(), program, *office_options(folder), *conversion(source, target)
            )
            try:
                return (folder / "made" / f"source.{target}").read_bytes()
            except FileNotFoundError:
                if not outer_program.was_killed(code):
                    raise
        if _conversions.broken_off != begun:
            raise ConversionError("转换到一半被中断了")
    raise ConversionError("LibreOffice 转到一半被结束了，可能内存不够，或文件有毛病")
