"""附件 read back from Word files: 基础数据表, 整体自评表, 项目自评表, by the words of their tables.

All that a table shows is read as it is given, also what the form computes or takes from 部门概况
where the data leaves it blank: rates, sums, scores, total, grade, 主管部门, names of units. So a
built file that is read without the data it carries gives a report that is equal once both are
filled in (``reportgen.model.computed_annexes.filled``). Only the total of 按收入性质分 and
按支出性质分 is left out where it is the sum of the parts that are given, as data that has only the
parts means that. With the carried data, a carried value stands wherever the file shows what it
prints, so that computed ones are blank again.

A level of the indicators is given once, in the row where it begins. A dash in a column of figures
stands for none. What is no figure in such a column stays a text, so that it is found wrong where
it stands.

Not public.
"""

from __future__ import annotations

from reportgen.formats.word.annexes.annex_router import AnnexRouter, is_annex, list_cells, read_as
from reportgen.formats.word.annexes.annex_sums import leave_out_sums

__all__ = ["AnnexRouter", "is_annex", "leave_out_sums", "list_cells", "read_as"]
