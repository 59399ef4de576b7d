"""表样.yaml beside the templates of a form: what Word can't hold of it.

    开启: [S12]
    补充栏目:
      填报人: {在: 部门概况, 类型: 文字, 必填: 是, 说明: 填这份报告的人, 例: 张三, 可公开: 否}
      联系电话: 文字
    别名:
      年度预算金额: [部门预算总额, 预算金额]
    条数:
      存在的问题: 3到5
    字数:
      其他需要说明问题: 500
    名称: 邻省的提纲
    标题:
      单位概况 / 部门概况:
        主要职能: 部门概况.单位基本职能
        重点工作:
    栏目:
      实有人数 / 在职人数: 部门概况.机构人员.在职人数

标题 and 栏目 say how reports of other outlines are read: what stands under a heading, or beside a
label of a table, belongs to the field that is named, or to none. Such a folder needs no template.

It is read for every report that is checked, built or read with a form of that name, or with a file
of that folder. A ``templates/`` folder in the working directory comes first, as for the templates.
What was 检查.yaml, with 开启 alone, is still read where there is no 表样.yaml.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.errors import TemplateError
from reportgen.findings import Finding
from reportgen.forms.installed import (
    folders_of,
    is_file_name,
    kept_while_looked_up,
    list_templates,
    names_in,
)
from reportgen.forms.settings_reading import OLD_NAME, read_settings
from reportgen.forms.settings_values import NO_SETTINGS, FormSettings

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.model.added_fields import AddedField

SETTINGS_NAME = "表样.yaml"
"""The file beside templates; no data."""


def form_settings(template: str | Path) -> FormSettings:
    """Return what the 表样.yaml of a form says; ``template`` is a name or a .docx file.

    Raises TemplateError, with all that is wrong and where, for a file that can't be read, an
    unknown key, or a value that does not fit.
    """
    path = settings_file(template)
    return NO_SETTINGS if path is None else read_settings(path)


def enabled_rules(template: str | Path) -> tuple[str, ...]:
    """Return the codes of the optional rules that a form turns on, in their order; usually none.

    Raises TemplateError as ``form_settings`` does.
    """
    return form_settings(template).rules


def settings_to_read(form: str | Path) -> FormSettings:
    """Return what files are read by: the settings of a form, without one those of all installed.

    So a workbook is read with the fields that any county has added, and under all other wordings.
    Raises TemplateError as ``form_settings`` does, for the form that is named alone.
    """
    if form:
        return form_settings(form)
    added: dict[tuple[str, ...], AddedField] = {}
    wordings: dict[str, tuple[str, ...]] = {}
    for settings in _all_installed():
        for each in settings.added:
            added.setdefault(each.path, each._replace(required=False))
        for label, others in settings.wordings.items():
            wordings[label] = (*wordings.get(label, ()), *others)
    return FormSettings(added=tuple(added.values()), wordings=wordings)


def form_of_data(data: Mapping[str, Any]) -> FormSettings:
    """Return the settings of the installed form of whose added fields data have most; or none."""
    best, chosen = 0, NO_SETTINGS
    for settings in _all_installed():
        count = sum(_has(data, each.path) for each in settings.added)
        if count > best:
            best, chosen = count, settings
    return chosen


@kept_while_looked_up
def _all_installed() -> tuple[FormSettings, ...]:
    found: list[FormSettings] = []
    for name in dict.fromkeys(each.name for each in list_templates()):
        with contextlib.suppress(TemplateError):  # told where the form is used
            found.append(form_settings(name))
    return tuple(found)


def _has(data: Any, path: tuple[str, ...]) -> bool:
    for label in path:
        if not isinstance(data, Mapping) or label not in data:
            return False
        data = data[label]
    return True


def settings_file(template: str | Path) -> Path | None:
    """Return the file that counts for a form; None where there is none."""
    is_named = not is_file_name(template)
    for folder in folders_of(template):
        for name in (SETTINGS_NAME, OLD_NAME):
            # Asked for with each file that is read: several times as fast as with paths.
            if is_named and name not in names_in(str(folder)):
                continue
            if os.path.isfile(os.path.join(folder, name)):
                return folder / name
    return None


def renamed(path: Path) -> list[Finding]:
    """Return what a settings file is called now, where it has its old name."""
    if path.name != OLD_NAME:
        return []
    advice = f"改名为“{SETTINGS_NAME}”；还可以在里面写补充栏目、别名和条数"
    return [
        Finding(codes.M14, "info", "", str(path), f"“{OLD_NAME}”现在叫“{SETTINGS_NAME}”", advice)
    ]
