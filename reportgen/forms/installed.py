"""Templates by name and fiscal year: where they lie, which serves which year."""

from __future__ import annotations

import contextlib
import os
import re
import time
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen import codes
from reportgen.errors import TemplateError
from reportgen.findings import Finding
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Found = TypeVar("Found")

DEFAULT = "xiangtan"
"""The form that is used when none is named."""

TEMPLATE_SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")
"""Endings of files that can be templates; what they make are plain documents."""

_YEAR_FILE = lazy_pattern(r"(\d{4})\.docx", re.IGNORECASE | re.ASCII)
NAME_AND_YEAR = lazy_pattern(r"(?P<name>[^/\\]+)[/\\](?P<year>\d{4})", re.ASCII)
"""How one file of a name is written where the newest is not meant: ``NAME/YEAR``."""

_YEAR_DIGITS = 4
_PACKAGE = Path(__file__).parents[1]
_HERE, _INSTALLED, _CHECKOUT = (
    Path("templates"),
    _PACKAGE / "templates",
    _PACKAGE.parent / "templates",
)

_SETTLED = 2_000_000_000
"""How many nanoseconds ago a folder must have changed for its next change to have another time."""


class TemplateFile(NamedTuple):
    """One form as used from fiscal ``first_year`` to ``last_year`` (None: until further notice)."""

    name: str
    first_year: int
    last_year: int | None
    path: Path

    @property
    def years(self) -> str:
        """The years it serves, in Chinese."""
        if self.last_year is None:
            return f"{self.first_year}年起"
        if self.last_year == self.first_year:
            return f"{self.first_year}年"
        return f"{self.first_year}年至{self.last_year}年"


_looked_up: ContextVar[dict[str, Any] | None] = ContextVar("_looked_up", default=None)


@contextlib.contextmanager
def looked_up_once() -> Iterator[None]:
    """Look through the folders of forms once for all that is asked of them meanwhile."""
    if _looked_up.get() is not None:
        yield
        return
    token = _looked_up.set({})
    try:
        yield
    finally:
        _looked_up.reset(token)


def kept_while_looked_up(find: Callable[[], Found]) -> Callable[[], Found]:
    """Let a function be called once in each ``looked_up_once``."""

    def kept() -> Found:
        held = _looked_up.get()
        if held is None:
            return find()
        if find.__name__ not in held:
            held[find.__name__] = find()
        found: Found = held[find.__name__]
        return found

    return wraps(find)(kept)


@kept_while_looked_up
def template_folders() -> tuple[Path, ...]:
    """Return the folders that hold templates; the working directory's comes first."""
    return _HERE, _INSTALLED if os.path.isdir(_INSTALLED) else _CHECKOUT


@kept_while_looked_up
def form_folders() -> tuple[str, ...]:
    """Return the folders of all forms, by name; those of the working directory come first."""
    return tuple(
        f"{folder}{os.sep}{name}"
        for folder in map(str, template_folders())
        for name in names_in(folder)
    )


_listed: dict[str, tuple[tuple[int, int, int], tuple[str, ...]]] = {}


def names_in(folder: str) -> tuple[str, ...]:
    """Return the names of what lies in a folder of forms, in order; none where it is no folder."""
    held = _looked_up.get()
    if held is None:
        return _names_now_in(folder)
    key = f"{folder}{os.sep}"
    if key not in held:
        held[key] = _names_now_in(folder)
    names: tuple[str, ...] = held[key]
    return names


def _names_now_in(folder: str) -> tuple[str, ...]:
    # Asked for with each file that is read: a folder is gone through again when it has changed.
    try:
        stat = os.stat(folder)
        state = stat.st_dev, stat.st_ino, stat.st_mtime_ns
        held = _listed.get(folder)
        if held is not None and held[0] == state:
            return held[1]
        names = tuple(sorted(os.listdir(folder)))
    except NotADirectoryError:
        names = ()
    except OSError:
        return ()
    # On Windows a folder of a USB stick doesn't tell when it changed.
    if os.name != "nt" and time.time_ns() - stat.st_mtime_ns > _SETTLED:
        _listed[folder] = state, names
    return names


@kept_while_looked_up
def list_templates() -> tuple[TemplateFile, ...]:
    """Return all templates by name and year; a file in the first folder hides one in a later."""
    return _templates_in(form_folders())


def _templates_in(folders: Iterable[str]) -> tuple[TemplateFile, ...]:
    return _templates_of(tuple((folder, names_in(folder)) for folder in folders))


@lru_cache(maxsize=8)
def _templates_of(folders: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[TemplateFile, ...]:
    """Return the templates among the files of some folders, each with the names of its files."""
    found: dict[tuple[str, int], Path] = {}
    for folder, files in folders:
        for file in filter(_YEAR_FILE.fullmatch, files):
            key = os.path.basename(folder), int(file[:_YEAR_DIGITS])
            if key not in found:
                found[key] = Path(folder, file)
    ordered = sorted(found.items())
    result: list[TemplateFile] = []
    for at, ((name, year), path) in enumerate(ordered):
        following = ordered[at + 1][0] if at + 1 < len(ordered) else ("", 0)
        last = following[1] - 1 if following[0] == name else None
        result.append(TemplateFile(name, year, last, path))
    return tuple(result)


def is_file_name(template: str | Path) -> bool:
    """Return whether a template is named by its file, also a Word template or one with macros."""
    return str(template).lower().endswith(TEMPLATE_SUFFIXES)


def find_template(template: str | Path, year: int) -> TemplateFile:
    """Return the template for a fiscal year: by name, or the file itself where its ending says so.

    Raises TemplateError when there is none, with the names or years that there are.
    """
    if is_file_name(template):
        path = Path(template)
        return TemplateFile(path.stem, 0, None, path)
    named = _named(str(template))
    for each in reversed(named):
        if each.first_year <= year:
            return each
    first = named[0].first_year
    advice = "用 --template 指明表样文件，或在表样文件夹里放一份这一年的表样"
    raise not_found(f"表样“{template}”从{first}年度起用，没有{year}年度的表样", advice)


def folders_of(template: str | Path) -> list[Path]:
    """Return the folders that may hold a form, the one that counts first; one for a .docx file."""
    if is_file_name(template):
        return [Path(template).parent]
    return [folder / str(template) for folder in template_folders()]


def require_template(template: str | Path) -> None:
    """Raise TemplateError, with the names that there are, where there is no such form or file."""
    if not is_file_name(template):
        _named(str(template))
    elif not os.path.isfile(template):
        raise not_found(f"没有表样文件“{template}”", "检查路径")


def require_form(form: str | Path) -> None:
    """Raise TemplateError where there is no such form, neither with a template nor only to read."""
    if is_file_name(form):
        require_template(form)
    elif not any(os.path.isdir(os.path.join(folder, form)) for folder in template_folders()):
        template_at(str(form))


def _named(name: str) -> list[TemplateFile]:
    if name == os.path.basename(name):
        # Asked for with each report: without looking through the folders of all other forms.
        own = _templates_in(os.path.join(folder, name) for folder in template_folders())
        if named := [each for each in own if each.name == name]:
            return named
    templates = list_templates()
    named = [each for each in templates if each.name == name]
    if not named:
        _refuse_reading_only(name)
        names = "、".join(dict.fromkeys(each.name for each in templates)) or "（没有）"
        raise not_found(f"没有表样“{name}”", f"现有的表样：{names}；也可以写表样文件的路径")
    return named


def _refuse_reading_only(name: str) -> None:
    """Raise TemplateError for a form that has no template: reports are only read by it."""
    if any(os.path.isfile(folder / name / "表样.yaml") for folder in template_folders()):
        advice = "换一份能生成的表样；用 reportgen template list 看有哪些"
        raise not_found(f"表样“{name}”只供读入，不能用来生成", advice)


def template_at(named: str) -> Path:
    """Return the file of a template: a path, ``NAME/YEAR``, or ``NAME``, the newest of it.

    Raises TemplateError where there is none.
    """
    if is_file_name(named):
        return Path(named)
    match = NAME_AND_YEAR.fullmatch(named)
    name, year = (match["name"], int(match["year"])) if match else (named, None)
    files = [
        each for each in list_templates() if each.name == name and year in (None, each.first_year)
    ]
    if not files:
        if all(each.name != name for each in list_templates()):
            _named(name)  # says which there are
        advice = "用 reportgen template list 看有哪些；也可以写文件的路径"
        raise not_found(f"没有表样“{named}”", advice)
    return files[-1].path


def two_newest(name: str) -> tuple[Path, Path]:
    """Return the last two files of a name, the older first; raises TemplateError for fewer."""
    files = [each.path for each in list_templates() if each.name == name]
    if len(files) == 1:
        raise not_found(f"表样“{name}”只有一份，没有可比的", "再写一份新表样的路径")
    return (files[-2] if files else template_at(name)), template_at(name)


def not_found(message: str, advice: str) -> TemplateError:
    """Make the error for a template that is not there."""
    return TemplateError([Finding(codes.M03, "error", "", "", message, advice)])
