"""From the text of a 表样.yaml to what it says, with all that is wrong and where."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.codes import not_optional
from reportgen.errors import InputError, TemplateError
from reportgen.findings import Finding, path_text
from reportgen.forms.settings_values import FormSettings, Limit, OutlineHeading, Steps
from reportgen.labels import name_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.model.added_fields import AddedField
    from reportgen.model.places import Places

OLD_NAME = "检查.yaml"
"""What it was called when it had only 开启."""

_ENABLED, _ADDED, _WORDINGS, _COUNTS, _LENGTHS = "开启", "补充栏目", "别名", "条数", "字数"
_TITLE, _HEADINGS, _CELLS = "名称", "标题", "栏目"
_KEYS = (_ENABLED, _ADDED, _WORDINGS, _COUNTS, _LENGTHS, _TITLE, _HEADINGS, _CELLS)
_FORMS = {
    _ENABLED: f"写成“{_ENABLED}: [{codes.S12}]”",
    _ADDED: f"写成“{_ADDED}:”，下面一行一栏，如“填报人: 文字”",
    _WORDINGS: "写成“年度预算金额: [部门预算总额]”",
    _COUNTS: "写成“存在的问题: 5”或“存在的问题: 3到5”",
    _LENGTHS: "写成“其他需要说明问题: 500”",
    _HEADINGS: "写成“主要职能: 部门概况.单位基本职能”，没有栏目的冒号后面空着",
    _CELLS: "写成“实有人数: 部门概况.机构人员.在职人数”",
}
_GROUP, _TYPE, _MUST, _ABOUT, _EXAMPLE, _PUBLIC, _CHOICES = (
    "在",
    "类型",
    "必填",
    "说明",
    "例",
    "可公开",
    "选项",
)
_FIELD_KEYS = (_GROUP, _TYPE, _MUST, _ABOUT, _EXAMPLE, _PUBLIC, _CHOICES)
_YES_OR_NO = {"是": True, "否": False, True: True, False: False}
_OR = " / "
_RANGE = lazy_pattern(r"(?:(\d{1,5})\s*(?:到|至|-|—|~)\s*)?(\d{1,5})")
_LABEL = lazy_pattern(r"[^\W\d_][^{}\[\]:：#|.\s]{0,39}")


def read_settings(path: Path) -> FormSettings:
    """Read a settings file; see ``form_settings`` for the errors."""
    stat = path.stat()
    return _read(path, (stat.st_ino, stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=32)
def _read(path: Path, state: tuple[int, ...]) -> FormSettings:
    """Read a file as it is now: which it is, its last change and its size are the key."""
    # For start-up: most forms have no such file.
    from reportgen.model.places import Places
    from reportgen.plaindata.data_files import read_document, repeated_keys

    del state
    try:
        document = read_document(path, _KEYS)
    except InputError as error:
        raise TemplateError(error.findings) from None
    work = _Reader(Places(str(path), document.marks), document.data)
    found = work.settings(path)
    problems = [*repeated_keys(document, str(path)), *work.problems]
    if problems:
        raise TemplateError(problems)
    return found


class _Reader:
    """The reader of one file's data, which notes all that is wrong with it."""

    def __init__(self, places: Places, data: Any) -> None:
        self._places = places
        self._data: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        self.problems: list[Finding] = []
        if data is not None and not isinstance(data, Mapping):
            self._wrong((), "不是“栏目: 内容”的写法", _FORMS[_ENABLED])

    def settings(self, path: Path) -> FormSettings:
        keys = (_ENABLED,) if path.name == OLD_NAME else _KEYS
        for key in self._data:
            if key not in keys:
                shown = "、".join(f"“{each}”" for each in keys)
                self._wrong((key,), f"没有“{key}”这一栏，只有{shown}", _FORMS[_ENABLED])
        return FormSettings(
            self._rules(),
            tuple(self._added()),
            dict(self._wordings()),
            dict(self._limits(_COUNTS)),
            dict(self._limits(_LENGTHS)),
            path,
            str(self._data.get(_TITLE) or ""),
            tuple(self._headings((_HEADINGS,), self._group(_HEADINGS))),
            dict(self._cells()),
        )

    def _wrong(self, path: Steps, message: str, advice: str) -> None:
        where = self._places.locate(path)
        self.problems.append(Finding(codes.M13, "error", path_text(path), where, message, advice))

    def _rules(self) -> tuple[str, ...]:
        entries, found = self._data.get(_ENABLED), set[str]()
        if isinstance(entries, Mapping):
            self._wrong((_ENABLED,), "这里应是规则编号的列表", _FORMS[_ENABLED])
        listed = [entries] if isinstance(entries, str) else entries
        for at, entry in enumerate(listed if isinstance(listed, list) else ()):
            path: Steps = (_ENABLED,) if isinstance(entries, str) else (_ENABLED, at)
            if not isinstance(entry, str):
                self._wrong(path, "这里应是规则编号", _FORMS[_ENABLED])
                continue
            code = entry.strip().lstrip("+").upper()
            if wrong := not_optional(code):
                self._wrong(path, *wrong)
            found.add(code)
        return tuple(sorted(found))

    def _group(self, key: str) -> Mapping[str, Any]:
        given = self._data.get(key)
        if given is not None and not isinstance(given, Mapping):
            self._wrong((key,), "这里应是一组“栏目: 内容”", _FORMS[key])
        return given if isinstance(given, Mapping) else {}

    def _added(self) -> Iterator[AddedField]:
        fields = self._group(_ADDED)
        if not fields:
            return
        # For start-up: most forms add no field.
        from reportgen.model.added_fields import CHOICE, TYPES, AddedField, group_at, groups_named

        seen: set[tuple[str, ...]] = set()
        for label, given in fields.items():
            path: Steps = (_ADDED, label)
            about = {_TYPE: given} if isinstance(given, str) else given
            if about is not None and not isinstance(about, Mapping):
                self._wrong(path, "这里应是类型，或一组说明", _FORMS[_ADDED])
                continue
            about = about or {}
            for key in about:
                if key not in _FIELD_KEYS:
                    self._wrong((*path, key), f"没有“{key}”", f"可以写：{'、'.join(_FIELD_KEYS)}")
            kind = str(about.get(_TYPE) or (CHOICE if _CHOICES in about else "文字"))
            group = tuple(filter(None, str(about.get(_GROUP) or "").split(".")))
            choices = about.get(_CHOICES) or ()
            if len(group) == 1 and group_at(group) is None and len(groups_named(*group)) == 1:
                (group,) = groups_named(*group)
            node = group_at(group)
            if not _LABEL.fullmatch(str(label)):
                self._wrong(path, "栏目名要以字开头，不带点号、花括号和空白", "换一个名称")
                continue
            if kind not in TYPES:
                at = (*path, _TYPE) if isinstance(given, Mapping) else path
                self._wrong(at, f"没有“{kind}”这种类型", f"可以写：{'、'.join(TYPES)}")
                continue
            if kind == CHOICE and (not isinstance(choices, list) or not choices):
                self._wrong(path, "没有写可以选哪些", f"补上“{_CHOICES}: [是, 否]”这样的一行")
                continue
            if node is None:
                told = f"“{'.'.join(group)}”不是能补充栏目的一组"
                groups = "、".join(each[-1] for each in groups_named())
                self._wrong((*path, _GROUP), told, f"可以写：{groups}；不写就在最外层")
                continue
            known = {name_of(each.label) for each in (node.fields or {}).values()}
            if name_of(str(label)) in known or (*group, name_of(str(label))) in seen:
                self._wrong(path, f"“{label}”表上已经有了", "不用补充；改名请写在“别名”里")
                continue
            seen.add((*group, name_of(str(label))))
            yield AddedField(
                group,
                str(label),
                kind,
                self._yes(path, about, _MUST, otherwise=False),
                str(about.get(_ABOUT) or ""),
                str(about.get(_EXAMPLE) or ""),
                self._yes(path, about, _PUBLIC, otherwise=True),
                tuple(str(each) for each in choices) if isinstance(choices, list) else (),
            )

    def _yes(self, path: Steps, about: Mapping[str, Any], key: str, *, otherwise: bool) -> bool:
        given = about.get(key)
        if given is None:
            return otherwise
        if not isinstance(given, (str, bool)) or given not in _YES_OR_NO:
            self._wrong((*path, key), f"“{key}”只能写“是”或“否”", f"写成“{key}: 是”")
            return otherwise
        return _YES_OR_NO[given]

    def _wordings(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for label, given in self._group(_WORDINGS).items():
            words = [given] if isinstance(given, str) else given
            if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
                self._wrong((_WORDINGS, label), "这里应是另外的叫法", _FORMS[_WORDINGS])
                continue
            yield str(label), tuple(words)

    def _headings(self, path: Steps, given: Mapping[Any, Any]) -> Iterator[OutlineHeading]:
        for key, below in given.items():
            words = tuple(str(key).split(_OR))
            if isinstance(below, Mapping):
                yield OutlineHeading(words, (), tuple(self._headings((*path, key), below)))
            else:
                yield OutlineHeading(words, self._field((*path, key), below))

    def _cells(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for key, named in self._group(_CELLS).items():
            path = self._field((_CELLS, key), named)
            for word in str(key).split(_OR):
                yield word, path

    def _field(self, path: Steps, named: Any) -> tuple[str, ...]:
        """Return the path of a field by its labels; empty where none is named."""
        # For start-up: pydantic, which few forms need here.
        from reportgen.model.base import field_tree
        from reportgen.model.report import Report

        labels = tuple(filter(None, str(named or "").split(".")))
        node = field_tree(Report)
        for label in labels:
            inner = (node.fields or {}).get(name_of(label))
            if inner is None:
                self._wrong(path, f"表上没有“{'.'.join(labels)}”这一栏", _FORMS[str(path[0])])
                return ()
            node = inner
        return labels

    def _limits(self, key: str) -> Iterator[tuple[str, Limit]]:
        for label, given in self._group(key).items():
            match = _RANGE.fullmatch(str(given).strip().removeprefix("不超过").strip())
            if match is None or int(match[1] or 0) > int(match[2]):
                self._wrong((key, label), "这里应是一个数，或从几到几", _FORMS[key])
                continue
            yield str(label), Limit(int(match[1] or 0), int(match[2]))
