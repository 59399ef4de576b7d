"""What the interface takes and gives, as pydantic models: its description is made from them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field


class FoundThing(BaseModel, title="Finding"):
    """One thing to put right, as ``check --format json`` writes it."""

    rule: str = Field(description="规则或消息的编号，reportgen rules 里有解释")
    severity: Literal["error", "warning", "info"]
    path: str = Field(description="栏目，如 部门概况.单位名称")
    location: str = Field(description="文件里的位置，如 a.yaml:3:5、概况!B3")
    message: str
    suggestion: str = ""


class ApiProblem(BaseModel, title="ApiProblem"):
    """An error by RFC 9457, with the findings that it is about."""

    type: str = Field(description="错误的种类，一个 URI 引用")
    title: str
    status: int
    detail: str = ""
    findings: list[FoundThing] = []


class CheckAnswer(BaseModel, title="CheckAnswer"):
    """What was found in a report."""

    unit: str = ""
    year: int | None = None
    is_complete: bool = Field(description="数据齐全，可以生成")
    errors: int
    warnings: int
    hints: int
    findings: list[FoundThing]


class ReadAnswer(BaseModel, title="ReadAnswer"):
    """What a file holds."""

    data: dict[str, Any] = Field(description="照表上栏目名的数据，见 /api/v1/schema")
    form: str = Field("", description="是哪一份装好的表样；空的是认不出")
    findings: list[FoundThing]


class ChangedField(BaseModel, title="ChangedField"):
    """One field in which two reports differ."""

    path: str
    kind: str = Field(description="added、removed、changed、moved")
    old: str = ""
    new: str = ""


class DiffAnswer(BaseModel, title="DiffAnswer"):
    """In what two reports differ."""

    changes: list[ChangedField]


class DiffAsked(BaseModel, title="DiffAsked", extra="forbid"):
    """Two reports' data by the form's labels."""

    old: dict[str, Any]
    new: dict[str, Any]


class InstalledForm(BaseModel, title="InstalledForm"):
    """An installed form."""

    name: str
    first_year: int
    last_year: int | None = None


class FormsAnswer(BaseModel, title="FormsAnswer"):
    """The forms that can be built with."""

    templates: list[InstalledForm]


class JobItem(BaseModel, title="JobItem", extra="forbid"):
    """One unit of a batch."""

    name: str = Field(min_length=1, max_length=120, description="在结果里怎么称呼这一份")
    data: dict[str, Any]


class JobAsked(BaseModel, title="JobAsked", extra="forbid"):
    """A batch."""

    template: str = Field("", description="表样的名称；空的用默认的")
    items: list[JobItem] = Field(min_length=1, max_length=20_000)


class JobUnit(BaseModel, title="JobUnit"):
    """What became of one unit of a batch."""

    name: str
    status: str = Field(description="built、failed、refused、unchanged")
    findings: list[FoundThing] = []


class JobAnswer(BaseModel, title="JobAnswer"):
    """How far a batch is."""

    id: str
    state: Literal["waiting", "running", "done", "stopped", "failed"]
    total: int
    done: int
    failed: int
    message: str = Field("", description="整批没有做完时，为什么")
    units: list[JobUnit] = []
