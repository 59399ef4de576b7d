"""What someone would write in ten lines: pydantic and docxtpl, one file, from a cold start."""

import sys
from typing import Any

import yaml
from docxtpl import DocxTemplate
from jinja2 import Environment
from pydantic import BaseModel


class Report(BaseModel):
    """The report's four groups, as loosely as ten lines allow."""

    年度: int
    部门概况: dict[str, Any]
    绩效完成情况: dict[str, Any]
    存在的问题分析及改进措施: dict[str, Any]


source, template, output = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    report = Report.model_validate(yaml.safe_load(file))
document = DocxTemplate(template)
env = Environment(autoescape=True)
env.filters.update({"列举": lambda group, *_: str(group), "中文数字": str, "成句": str})
env.filters["字数"] = env.filters["行数"] = lambda value, *_: len(str(value))
env.tests["零"] = lambda amount: str(amount).startswith("0")
document.render(report.model_dump(), env)
document.save(output)
