"""绩效自评表, of the whole unit and of a project: money, goals, eight columns of indicators."""

from collections.abc import Iterator, Sequence

from lxml import etree

from templates.drawing.elements import paragraph
from templates.drawing.geometry import ANNEX_MARGINS, LANDSCAPE, columns
from templates.drawing.tables import cell, cells, label, row, table, tag_row, text

_MONEY = columns(LANDSCAPE, 30, 70, 23.5, 23.5, 23.5, 18, 18.5)
_INDICATORS = columns(LANDSCAPE, 25, 32, 40, 26, 28, 14, 14)
_NAME, _LEFT, _MIDDLE, _RIGHT = _MONEY[0], _MONEY[1:4], _MONEY[4:5], _MONEY[5:]
_EXPECTED, _ACHIEVED = _MONEY[1:4], _MONEY[4:]
_COLUMNS = ("年初预算数", "全年预算数", "全年执行数")
_NOT_SCORED = ("—", "—", "—")
_INCOME = ("一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金")
_SPENDING = ("基本支出", "项目支出")
_SOURCES = ("当年财政拨款", "上年结转资金", "其他资金")


def whole_tables(sheet: str) -> Iterator[etree._Element]:
    """Return the two tables of 部门整体支出绩效自评表; ``sheet`` is what their tags call it."""
    name = row(
        cell(_NAME, label("AnnexLabel", "预算部门", "（单位）名称")),
        cell(_MONEY[1:], text("AnnexShort", f"{{{{ {sheet}.预算部门单位名称 }}}}")),
    )
    money = [_total(f"{sheet}.年度预算申请.年度资金总额")]
    for kind, parts in (("按收入性质分", _INCOME), ("按支出性质分", _SPENDING)):
        field = f"{sheet}.年度预算申请.{kind}"
        money.append(_spent(kind, field))
        money += (_spent(_of_which(at, part), f"{field}.{part}") for at, part in enumerate(parts))
    yield table(
        _MONEY,
        ANNEX_MARGINS,
        [name, *_money(("年度预算申请", "（万元）"), money), *_goals(sheet)],
    )
    yield _indicators(sheet)


def project_tables(sheet: str) -> Iterator[etree._Element]:
    """Return the two tables of 项目支出绩效自评表; ``sheet`` is what their tags call it."""
    name = row(
        cell(_NAME, label("AnnexLabel", "项目支出名称")),
        cell(_MONEY[1:], text("AnnexShort", f"{{{{ {sheet}.项目支出名称 }}}}")),
    )
    units = row(
        cell(_NAME, label("AnnexLabel", "主管部门")),
        cell(_LEFT, text("AnnexShort", f"{{{{ {sheet}.主管部门 }}}}")),
        cell(_MIDDLE, label("AnnexLabel", "实施单位")),
        cell(_RIGHT, text("AnnexShort", f"{{{{ {sheet}.实施单位 }}}}")),
    )
    money = [_total(f"{sheet}.项目资金.年度资金总额")]
    for at, source in enumerate(_SOURCES):
        field = f"{sheet}.项目资金.{source}"
        figures = (f"{{{{ {field}.{column}|数值 }}}}" for column in _COLUMNS)
        money.append((_of_which(at, source), *figures, *_NOT_SCORED))
    yield table(
        _MONEY,
        ANNEX_MARGINS,
        [name, units, *_money(("项目资金", "（万元）"), money), *_goals(sheet)],
    )
    yield _indicators(sheet)


def _of_which(at: int, part: str) -> str:
    return f"其中：{part}" if at == 0 else f"　　　{part}"


def _total(field: str) -> tuple[str, ...]:
    """Return the texts of the row that has a score."""
    figures = (f"{{{{ {field}.{column}|数值 }}}}" for column in (*_COLUMNS, "分值"))
    rest = (f"{{{{ {field}.执行率 }}}}", f"{{{{ {field}.得分|数值 }}}}")
    return ("年度资金总额", *figures, *rest)


def _spent(name: str, field: str) -> tuple[str, ...]:
    """Return the texts of a row that says only what was spent."""
    return (name, "", "", f"{{{{ {field}|数值 }}}}", *_NOT_SCORED)


def _money(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[etree._Element]:
    heads = ("", *_COLUMNS, "分值", "执行率", "得分")
    yield row(
        cell(_NAME, label("AnnexLabel", *heading), merge="restart"),
        *cells(_MONEY[1:], (label("AnnexLabel", head) for head in heads)),
    )
    styles = ("AnnexText", *("AnnexNumber",) * 3, *("AnnexShort",) * 3)
    for words in rows:
        yield row(
            cell(_NAME, paragraph("AnnexLabel"), merge="continue"),
            *cells(_MONEY[1:], map(text, styles, words)),
        )


def _goals(sheet: str) -> Iterator[etree._Element]:
    yield row(
        cell(_NAME, label("AnnexLabel", "年度总体目标"), merge="restart"),
        cell(_EXPECTED, label("AnnexLabel", "预期目标")),
        cell(_ACHIEVED, label("AnnexLabel", "实际完成情况")),
    )
    yield row(
        cell(_NAME, paragraph("AnnexLabel"), merge="continue"),
        cell(_EXPECTED, *_each(f"{sheet}.年度总体目标.预期目标"), align="top"),
        cell(_ACHIEVED, *_each(f"{sheet}.年度总体目标.实际完成情况"), align="top"),
    )


def _each(field: str) -> Iterator[etree._Element]:
    yield text("AnnexText", f"{{%p for 段 in {field} %}}")
    yield text("AnnexText", "{{ 段 }}")
    yield text("AnnexText", "{%p endfor %}")


def _indicators(sheet: str) -> etree._Element:
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    reason = label("AnnexHead", "偏差原因分析", "及改进措施")
    header = (*(label("AnnexHead", head) for head in heads), reason)
    levels = ("一级指标|纵向合并", "二级指标|纵向合并", "三级指标")
    fields = (*levels, *heads[3:5], "分值|数值", "得分|数值", "偏差原因分析及改进措施")
    styles = (*("AnnexShort",) * 2, "AnnexText", *("AnnexShort",) * 4, "AnnexText")
    words = (f"{{{{ 指标.{field} }}}}" for field in fields)
    rows = [
        row(*cells(_INDICATORS, header), header=True),
        tag_row(_INDICATORS, "AnnexText", f"for 指标 in {sheet}.绩效指标"),
        row(*cells(_INDICATORS, map(text, styles, words))),
        tag_row(_INDICATORS, "AnnexText", "endfor"),
        _sum(sheet),
    ]
    return table(_INDICATORS, ANNEX_MARGINS, rows)


def _sum(sheet: str) -> etree._Element:
    grade = f"{{% if {sheet}.等级 %}}自评等级：{{{{ {sheet}.等级 }}}}{{% endif %}}"
    words = (f"{{{{ {sheet}.总分.分值|数值 }}}}", f"{{{{ {sheet}.总分.得分|数值 }}}}", grade)
    figures = cells(_INDICATORS[5:], (text("AnnexShort", each) for each in words))
    return row(cell(_INDICATORS[:5], label("AnnexLabel", "总分")), *figures)
