"""The words of a form by which a reader finds its fields: labels of rows and headings of chapters.

They are those of the template itself: the cell before the one with a tag is its label, the
paragraph with an ordinal or an outline level before it is its heading.

    words = words_of("我县")            # or a .docx file; newest year where none is given
    words.rows                         # FormRow(label, others, path, blocks): labels of cells
    words.headings                     # FormHeading(text, others, level, path, blocks)
    words.loose                        # blocks above, beside and below them
    words.groups                       # labels of groups of rows

``others`` are the other wordings that 表样.yaml gives (别名). Paths are of the form's labels.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.expressions import StatementError
from reportgen.errors import TemplateError
from reportgen.forms.form_body import BodyWalk, FormWords
from reportgen.forms.form_settings import form_settings
from reportgen.forms.form_templates import compile_template
from reportgen.forms.installed import list_templates, template_at
from reportgen.model.base import field_tree
from reportgen.ooxml import package
from reportgen.ooxml.styles import outline_levels
from reportgen.ooxml.wordprocessing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from reportgen.forms.installed import TemplateFile
    from reportgen.forms.settings_values import FormSettings


def words_of(template: str | FilePath) -> FormWords:
    """Return the words of a form: a name (the newest file of it), ``NAME/YEAR``, or a .docx file.

    Raises TemplateError for a form that is not there, or whose file or 表样.yaml can't be read.
    """
    path = template_at(str(template))
    named = next((each for each in list_templates() if each.path == path), None)
    return _words_at(path, named)


def _words_at(path: FilePath, named: TemplateFile | None) -> FormWords:
    settings = form_settings(path if named is None else named.name)
    try:
        stat = path.stat()
        state = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        name, year = (path.stem, None) if named is None else (named.name, named.first_year)
        return _words(path, name, year, state, _SettingsKey(settings))
    except (OSError, ValueError, etree.XMLSyntaxError, StatementError):
        compile_template(path)  # says what is wrong with it
        raise TemplateError([]) from None


def installed_words() -> Iterator[FormWords]:
    """Return the words of every form that is installed; one that can't be read is left out."""
    for each in list_templates():
        try:
            yield _words_at(each.path, each)
        except TemplateError:
            continue


class _SettingsKey:
    """Settings as a key: by what they are, not by what they say."""

    def __init__(self, settings: FormSettings) -> None:
        self.settings = settings

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SettingsKey) and self.settings is other.settings

    def __hash__(self) -> int:
        return id(self.settings)


@lru_cache(maxsize=64)
def _words(
    path: FilePath, name: str, year: int | None, state: tuple[int, ...], held: _SettingsKey
) -> FormWords:
    del state
    members = package.read_package(path)
    settings = held.settings
    words = FormWords(name, year, field_tree(settings.model), settings, path)
    styles = members.get("word/styles.xml")
    levels = outline_levels(parse(styles) if styles else None)
    BodyWalk(words, levels).walk(parse(members[package.DOCUMENT]))
    return words
