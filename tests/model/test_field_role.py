"""What is known of a field beside its value stands at the field, and at no other of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.declaring import Field
from reportgen.model.field_role import PLAIN, FieldRole
from reportgen.model.report import Overview, Report

if TYPE_CHECKING:
    from collections.abc import Iterator


class OverviewWithTelephone(Overview):
    """部门概况 with a field of which 附件 has one of the same name."""

    telephone: str | None = Field(None, alias="联系电话")


def fields_of(node: FieldNode, path: str = "") -> Iterator[tuple[str, FieldNode]]:
    """Return each field of the form with its path."""
    inner = node if node.element is None else node.element
    for field in (inner.fields or {}).values():
        yield f"{path}{field.label}", field
        yield from fields_of(field, f"{path}{field.label}.")


FIELDS = dict(fields_of(field_tree(Report)))


def paths_with(**role: object) -> set[str]:
    """Return the paths of the fields whose role says this."""
    return {
        path
        for path, field in FIELDS.items()
        if all(getattr(field.role, name) == value for name, value in role.items())
    }


def test_a_field_has_the_role_it_was_given_and_not_that_of_another_with_its_label() -> None:
    fields = field_tree(OverviewWithTelephone).fields or {}
    assert fields["联系电话"].role is PLAIN
    assert fields["单位名称"].role.draft == "kept"
    assert FIELDS["附件.基础数据表.联系电话"].role.may_hold_phone_numbers


def test_a_role_says_nothing_unless_it_is_told_to() -> None:
    assert FieldRole() == PLAIN
    assert FIELDS["预算收支.收入.合计"].role is PLAIN


def test_what_no_document_shows_is_known_at_the_field() -> None:
    unprinted = paths_with(is_printed=False)
    official = "绩效完成情况.部门整体支出管理和使用基本情况.三公经费"
    assert unprinted >= {
        "检查豁免",
        "存在的问题分析及改进措施.改进措施.对应问题",
        f"{official}.预算数",
        f"{official}.上年数",
        "附件.整体自评表.年度预算申请.年度资金总额.调整数",
    }
    assert "附件.基础数据表.经费控制情况.三公经费.预算数" not in unprinted
    for path in unprinted:
        assert "不印在表里" in FIELDS[path].description, path


def test_where_an_explanation_may_stand_is_known_at_the_field() -> None:
    assert {path.rpartition(".")[2] for path in paths_with(explains=True)} == {
        "概述",
        "其他需要说明问题",
    }


def test_names_are_kept_in_the_draft_and_may_be_repeated() -> None:
    kept = paths_with(draft="kept")
    assert kept == paths_with(stays=True)
    assert kept >= {
        "部门概况.单位名称",
        "部门概况.单位基本职能",
        "附件.整体自评表.绩效指标.三级指标",
        "附件.项目自评表.绩效指标.分值",
    }
    assert "部门概况.年度预算金额" not in kept


def test_fiscal_years_are_known_by_what_reads_them() -> None:
    assert {path for path, field in FIELDS.items() if field.kind == "year"} == {"年度"}


def test_what_tells_of_faults_and_of_plans_is_known_at_the_field() -> None:
    group = "存在的问题分析及改进措施"
    assert paths_with(tells_of_faults=True) == {f"{group}.存在的问题.{n}" for n in ("标题", "内容")}
    measures = {f"{group}.改进措施.{n}" for n in ("标题", "内容")}
    assert paths_with(tells_of_plans=True) == {"部门概况.绩效目标设定情况", *measures}
