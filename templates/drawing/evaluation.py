"""绩效自评表, of the whole unit and of a project: money, goals, eight columns of indicators."""

from collections.abc import Iterator, Sequence

from templates.drawing.form import Cell, Form, Row, each, tag_row

_MONEY = (30, 70, 23.5, 23.5, 23.5, 18, 18.5)
_INDICATORS = (25, 32, 40, 26, 28, 14, 14)
_COLUMNS = ("年初预算数", "全年预算数", "全年执行数")
_NOT_SCORED = ("—", "—", "—")
_INCOME = ("一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金")
_SPENDING = ("基本支出", "项目支出")
_SOURCES = ("当年财政拨款", "上年结转资金", "其他资金")
_REASON = "指标.偏差原因分析及改进措施"
_ROOM = 19
"""Lines between the head of a page and the sums."""
_FITS = " and ".join(
    f'{field}|行数("{characters}") < {_ROOM}'
    for field, characters in (
        (_REASON, 10), ("指标.三级指标", 9), ("指标.年度指标值", 5), ("指标.实际完成值", 6)
    )
)  # fmt: skip
_KEPT = (
    f"{_FITS} and (loop.last or not loop.nextitem.一级指标 and (指标.一级指标"
    f' or not loop.nextitem.二级指标) and {_REASON}|行数("10") < 5'
    ' and loop.nextitem.偏差原因分析及改进措施|行数("10") < 10)'
)
"""When a row is on the page of the next one: the last, which the sums stand under; a low one that
begins a label of the first level, so that its lines have room, or goes on with one of the second.
What is kept and higher than a page, LibreOffice prints without its end."""
_CONTINUED = Cell("AnnexLabel", merge="continue")


def draw_whole(form: Form, sheet: str) -> None:
    """Draw the two tables of 部门整体支出绩效自评表; ``sheet`` is what their tags call it."""
    money = [_total(f"{sheet}.年度预算申请.年度资金总额")]
    for kind, parts in (("按收入性质分", _INCOME), ("按支出性质分", _SPENDING)):
        field = f"{sheet}.年度预算申请.{kind}"
        money.append(_spent(kind, field))
        money += (_spent(_of_which(at, part), f"{field}.{part}") for at, part in enumerate(parts))
    name = _named("预算部门\n（单位）名称", f"{sheet}.预算部门单位名称", 0)
    _draw(form, sheet, [Row(name), *_money("年度预算申请\n（万元）", money)])


def draw_project(form: Form, sheet: str) -> None:
    """Draw the two tables of 项目支出绩效自评表; ``sheet`` is what their tags call it."""
    money = [_total(f"{sheet}.项目资金.年度资金总额")]
    for at, source in enumerate(_SOURCES):
        figures = (f"{{{{ {sheet}.项目资金.{source}.{column}|数值 }}}}" for column in _COLUMNS)
        money.append((_of_which(at, source), *figures, *_NOT_SCORED))
    name = _named("项目支出名称", f"{sheet}.项目支出名称", 0)
    unit = _named("主管部门", f"{sheet}.主管部门", 3)
    units = Row((*unit, *_named("实施单位", f"{sheet}.实施单位", 0)))
    _draw(form, sheet, [Row(name), units, *_money("项目资金\n（万元）", money)])


def _draw(form: Form, sheet: str, rows: Sequence[Row]) -> None:
    for columns, drawn in ((_MONEY, [*rows, *_goals(sheet)]), (_INDICATORS, _indicators(sheet))):
        form.table(columns, drawn)
        form.line("AnnexGap")  # without it, Word makes one table of two


def _cells(style: str, *words: str) -> tuple[Cell, ...]:
    return tuple(Cell(style, (each,)) for each in words)


def _named(label: str, field: str, span: int) -> tuple[Cell, ...]:
    return (Cell("AnnexLabel", (label,)), Cell("AnnexShort", (f"{{{{ {field} }}}}",), span))


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


def _money(heading: str, rows: Sequence[tuple[str, ...]]) -> Iterator[Row]:
    first = Cell("AnnexLabel", (heading,), merge="restart")
    yield Row((first, *_cells("AnnexLabel", "", *_COLUMNS, "分值", "执行率", "得分")))
    for name, *words in rows:
        figures = [Cell("AnnexShort" if each in _NOT_SCORED else "AnnexNumber", (each,))
                   for each in words]  # fmt: skip
        yield Row((_CONTINUED, *_cells("AnnexText", name), *figures))


def _goals(sheet: str) -> Iterator[Row]:
    goal = f"段 in {sheet}.年度总体目标"
    yield Row(
        (
            Cell("AnnexLabel", ("年度总体目标",), merge="restart"),
            Cell("AnnexLabel", ("预期目标",), span=3),
            Cell("AnnexLabel", ("实际完成情况",), span=0),
        )
    )
    expected, achieved = (
        each(f"{goal}.{part}", "{{ 段 }}") for part in ("预期目标", "实际完成情况")
    )
    yield Row(
        (
            _CONTINUED,
            Cell("AnnexText", expected, span=3, align="top"),
            Cell("AnnexText", achieved, span=0, align="top"),
        )
    )


def _indicators(sheet: str) -> Iterator[Row]:
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    yield Row(_cells("AnnexHead", *heads, "偏差原因分析\n及改进措施"), header=True)
    yield tag_row(f"for 指标 in {sheet}.绩效指标")
    levels = ("一级指标|纵向合并", "二级指标|纵向合并", "三级指标")
    fields = (*levels, *heads[3:5], "分值|数值", "得分|数值", "偏差原因分析及改进措施")
    styles = (*("AnnexShort",) * 2, "AnnexText", *("AnnexShort",) * 2, *("AnnexNumber",) * 2)
    words = [(f"{{{{ 指标.{field} }}}}",) for field in fields]
    cells = (*map(Cell, styles, words), Cell("AnnexText", words[-1]))
    yield tag_row(f"if {_KEPT}")
    yield Row(cells, kept=True)
    yield tag_row("else")
    yield Row(cells)
    yield tag_row("endif")
    yield tag_row("endfor")
    grade = f"{{% if {sheet}.等级 %}}自评等级：{{{{ {sheet}.等级 }}}}{{% endif %}}"
    sums = (f"{{{{ {sheet}.总分.{column}|数值 }}}}" for column in ("分值", "得分"))
    yield Row(
        (
            Cell("AnnexLabel", ("总分",), span=5),
            *_cells("AnnexNumber", *sums),
            *_cells("AnnexShort", grade),
        )
    )
