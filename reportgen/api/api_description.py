"""The description of the interface: OpenAPI 3.1 from the models, and a page that shows it."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from reportgen._version import __version__
from reportgen.api import api_models as models
from reportgen.api.api_calls import ApiError
from reportgen.api.api_reports import DOCX, PDF
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    Model = type[BaseModel]

VERSION = "3.1.0"
_REF = "#/components/schemas/{model}"
_FILE = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
_DATA = {"application/json": {"schema": {"type": "object"}}}
_ALL = (
    *(
        models.ApiProblem,
        models.CheckAnswer,
        models.ReadAnswer,
        models.DiffAsked,
        models.DiffAnswer,
    ),
    *(models.FormsAnswer, models.JobAsked, models.JobAnswer),
)


class Operation(NamedTuple):
    """One thing that can be asked for: how, what it takes and gives, and how it can fail."""

    method: str
    path: str
    name: str
    summary: str
    takes: Any = None
    gives: Any = None
    status: int = 200
    words: tuple[str, ...] = ()
    fails: tuple[int, ...] = ()


_NAME, _FORM, _KEY = "name", "template", "Idempotency-Key"
OPERATIONS = (
    Operation("post", "/check", "check", "检查一份报告：数据或任何能读的文件", "file",
              models.CheckAnswer, words=(_NAME, _FORM), fails=(422,)),
    Operation("post", "/build", "build", "生成 Word 文件或 PDF", "file", "document",
              words=(_NAME, _FORM, "format"), fails=(422, 501)),
    Operation("post", "/read", "read", "把文件读成数据", "file", models.ReadAnswer,
              words=(_NAME, _FORM), fails=(422,)),
    Operation("post", "/diff", "diff", "比较两份数据", models.DiffAsked, models.DiffAnswer,
              fails=(422,)),
    Operation("get", "/schema", "schema", "数据的 JSON Schema", None, "object"),
    Operation("get", "/templates", "templates", "装好的表样", None, models.FormsAnswer),
    Operation("post", "/jobs", "beginJob", "开始一批", models.JobAsked, models.JobAnswer, 202,
              (_KEY,), (409,)),
    Operation("get", "/jobs/{id}", "job", "一批做到哪里了", None, models.JobAnswer, fails=(404,)),
    Operation("delete", "/jobs/{id}", "stopJob", "停下一批", None, models.JobAnswer, fails=(404,)),
    Operation("get", "/jobs/{id}/events", "jobEvents", "进度（server-sent events）", None,
              "events", fails=(404,)),
    Operation("get", "/jobs/{id}/files", "jobFiles", "做好的文件（zip）", None, "archive",
              fails=(404, 409)),
)  # fmt: skip
"""All that the interface does."""

_WORDS = {
    _NAME: "文件名，后缀说明是哪种文件；不写时请求体是 JSON 数据",
    _FORM: "表样的名称，见 /templates；不写用默认的",
    "format": "docx（默认）或 pdf",
    _KEY: "同样的键和内容再发一次，得到的是同一批",
}
_GIVEN = {
    "document": {DOCX: {"schema": {"type": "string", "format": "binary"}},
                 PDF: {"schema": {"type": "string", "format": "binary"}}},
    "object": {"application/json": {"schema": {"type": "object"}}},
    "events": {"text/event-stream": {"schema": {"type": "string"}}},
    "archive": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
}  # fmt: skip
_ALWAYS = (400, 401, 413, 500, 503, 504)
_REASONS = {
    400: "请求不对", 401: "要有令牌", 404: "没有", 409: "与已有的不合", 413: "太大",
    422: "数据、文件或表样有问题，见 findings", 500: "程序出了错", 501: "这台机器做不了",
    503: "太忙", 504: "太久",
}  # fmt: skip


@cache
def description(prefix: str = "") -> dict[str, Any]:
    """Return the OpenAPI description; ``prefix`` is what a proxy puts before every path."""
    listed: list[tuple[Model, Any]] = [(model, "serialization") for model in _ALL]
    _, definitions = models_json_schema(listed, ref_template=_REF)
    paths: dict[str, dict[str, Any]] = {}
    for each in OPERATIONS:
        paths.setdefault(each.path, {})[each.method] = _operation(each)
    return {
        "openapi": VERSION,
        "info": {
            "title": "reportgen",
            "version": __version__,
            "description": "部门整体支出绩效评价报告：检查、生成、读入、比较、成批。"
            "数据照 /schema。",
        },
        "servers": [{"url": f"{prefix}/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(each: Operation) -> dict[str, Any]:
    made: dict[str, Any] = {"operationId": each.name, "summary": each.summary}
    words: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "header" if name == _KEY else "query",
            "schema": {"type": "string", **_limits(name)},
            "description": _WORDS[name],
        }
        for name in each.words
    ]
    if "{id}" in each.path:
        named = {"type": "string", "minLength": 1}
        words.append({"name": "id", "in": "path", "required": True, "schema": named})
    if words:
        made["parameters"] = words
    if each.takes == "file":
        made["requestBody"] = {"required": True, "content": {**_DATA, **_FILE}}
    elif each.takes is not None:
        made["requestBody"] = {"required": True, "content": _json(each.takes)}
    given = _GIVEN[each.gives] if isinstance(each.gives, str) else _json(each.gives)
    made["responses"] = {str(each.status): {"description": "做好了", "content": given}}
    if each.name == "beginJob":
        made["responses"]["200"] = {"description": "已经有这一批", "content": given}
    for status in (*each.fails, *_ALWAYS):
        made["responses"][str(status)] = {
            "description": _REASONS[status],
            "content": {"application/problem+json": {"schema": _ref(models.ApiProblem)}},
        }
    return made


def misused_words(given: Iterable[tuple[str, str]], operation: Operation) -> ApiError | None:
    """Return what is wrong with the words behind ``?`` of a call; None where nothing is."""
    names = [name for name, _ in given]
    known = [name for name in operation.words if name != _KEY]
    told = [f"“{name}”不认识" for name in dict.fromkeys(names) if name not in known]
    told += [f"“{name}”写了{names.count(name)}次" for name in known if names.count(name) > 1]
    if not told:
        return None
    advice = f"能写的：{'、'.join(known)}" if known else "这个地址不收参数"
    return ApiError(400, f"“?”后面的参数{'，'.join(told)}", advice)


def _limits(name: str) -> dict[str, Any]:
    return {"enum": ["docx", "pdf"]} if name == "format" else {}


def _json(model: Model) -> dict[str, Any]:
    return {"application/json": {"schema": _ref(model)}}


def _ref(model: Model) -> dict[str, str]:
    return {"$ref": _REF.format(model=model.__name__)}


def page(prefix: str = "") -> str:
    """Return the description as a page that needs nothing else."""
    rows = "".join(map(_row, OPERATIONS))
    address = f"{escape(prefix)}/api/v1/openapi.json"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>接口说明</title>'
        f'</head><body><h1>接口说明</h1><p>完整的描述是 <a href="{address}">'
        "openapi.json</a>（OpenAPI 3.1）。错误按 RFC 9457，里面的 findings 与检查结果一样。"
        "请求体是 JSON 数据，或文件本身加 <code>?name=文件名</code>。</p>"
        "<table border=1><tr><th>请求</th><th>做什么</th><th>参数</th><th>会怎样失败</th></tr>"
        f"{rows}</table></body></html>\n"
    )


def _row(each: Operation) -> str:
    words = "、".join(f"{name}：{_WORDS[name]}" for name in each.words)
    fails = "、".join(f"{status} {_REASONS[status]}" for status in each.fails)
    asked = f"<code>{each.method.upper()} /api/v1{escape(each.path)}</code>"
    cells = (asked, escape(each.summary), escape(words), escape(fails))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
