"""What reads groups without pydantic takes what pydantic's models take, and says the same."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from reportgen.labels import name_of
from reportgen.model.base import field_tree
from reportgen.model.declaring import After, Field, FieldError
from reportgen.model.expenditure import OfficialExpenses
from reportgen.model.form_model import FormModel
from reportgen.model.group_reading import read_alone, read_field, read_group, reader_of
from reportgen.model.pydantic_models import LABELS_ONLY, validated_by_pydantic
from reportgen.model.report import Overview, Report
from reportgen.model.value_readers import DataError, UnknownDataError
from tests.model.test_messages import WRONG, _broken, _paths
from tests.reports import EDGES, SHORTEST, in_chapters
from tests.tools import ROOT

if TYPE_CHECKING:
    from reportgen.findings import Path


def _by_pydantic(model: type[Any], data: object, *, by_name: bool) -> object:
    context = None if by_name else LABELS_ONLY
    try:
        return validated_by_pydantic(model, data, by_alias=True, by_name=by_name, context=context)
    except ValidationError as error:
        return error.errors(include_url=False)


def _alone(model: type[Any], data: object, *, by_name: bool) -> object:
    try:
        return read_alone(reader_of(model), data, by_name)
    except DataError as error:
        return error.errors()


def _assert_same(data: object, model: type[Any] = Report, *, by_name: bool = False) -> bool:
    """Compare both ways; return whether the one without pydantic knew what to say."""
    try:
        ours = _alone(model, data, by_name=by_name)
    except UnknownDataError:
        return False
    theirs = _by_pydantic(model, data, by_name=by_name)
    assert ours == theirs
    if isinstance(ours, FormModel):
        assert isinstance(theirs, FormModel)
        assert ours.model_dump(exclude_unset=True) == theirs.model_dump(exclude_unset=True)
    return True


PATHS = [*_paths(field_tree(Report)), ("检查豁免", "A06"), ("多余的栏目",), ("部门概况", "page")]


def _group_around(path: Path, data: dict[str, Any]) -> tuple[type[Any], object]:
    """Return the innermost group that a path leads through, and what it holds of the data."""
    node, place, found = field_tree(Report), data, (Report, data)
    for step in path[:-1]:
        inner = node.element if isinstance(step, int) else (node.fields or {}).get(name_of(step))
        if inner is None:
            break
        node, place = inner, place[step]
        if node.model is not None:
            found = node.model(), place
    return found


def test_every_wrong_value_in_every_field_is_told_as_pydantic_tells_it() -> None:
    unknown: set[str] = set()
    for turn, path in enumerate(PATHS):
        for at, (kind, value) in enumerate(WRONG.items()):
            data = _broken(path, value)
            # The group that it stands in is read with every value, the report with one in four.
            tried = [_group_around(path, data)]
            if (turn + at) % 4 == 0 and tried[0][0] is not Report:
                tried.append((Report, data))
            unknown |= {kind for model, each in tried if not _assert_same(each, model)}
    assert unknown == {"surrogate", "odd characters in keys", "odd keys"}, "no file holds them"


@pytest.mark.parametrize("name", [*EDGES])
def test_whole_reports_are_read_alike(name: str) -> None:
    for data in (EDGES[name], in_chapters(EDGES[name])):
        assert _assert_same(data)
        assert _assert_same(data, by_name=True)


def test_several_errors_come_in_the_order_of_pydantic() -> None:
    data = {
        "多余": 1,
        "年度": "九九年",
        "部门概况": {"年度预算金额": "-5万元", "单位基本职能": [1, "", None], "多": 1},
        "绩效完成情况": [],
        "附件": {"项目自评表": [{"绩效指标": [{"三级指标": 5}]}, 7], "基础数据表": {}},
        "检查豁免": {"A01": 5, "A\x00": "一"},
    }
    assert _assert_same(data)


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (Overview, {"unit_name": "某镇", "单位名称": "某镇", "page": 1}),
        (
            Overview,
            {"unit_name": "某镇", "年度预算金额": "1", "主管部门": "某县", "duties": "一\n二"},
        ),
        (Overview, None),
        (Overview, "某镇"),
        (OfficialExpenses, "2"),
        (OfficialExpenses, {}),
        (OfficialExpenses, {"预算数": "2"}),
        (OfficialExpenses, OfficialExpenses.model_validate("3")),
        (Overview, OfficialExpenses.model_validate("3")),
    ],
)
def test_english_names_texts_and_groups_are_taken_alike(model: type[Any], data: object) -> None:
    for by_name in (True, False):
        assert _assert_same(data, model, by_name=by_name)


class OddValues:
    """Something that can be gone through, and is none of the kinds that files hold."""

    def __iter__(self) -> Any:
        return iter(["承办上级交办的事项。"])


def test_data_of_no_common_kind_are_left_to_pydantic() -> None:
    duties = {**SHORTEST["部门概况"], "单位基本职能": {"承办上级交办的事项。"}}
    with pytest.raises(UnknownDataError):
        read_alone(reader_of(Overview), duties, by_name=False)
    assert read_group(Overview, duties).duties == ["承办上级交办的事项。"]
    assert read_field(Overview, "duties", {"承办上级交办的事项。"}) == ["承办上级交办的事项。"]
    for wrong in (OddValues(), {5: "一"}):
        with pytest.raises(DataError):
            read_group(Overview, {**SHORTEST["部门概况"], "机构人员": wrong})
    with pytest.raises(DataError):
        read_field(Overview, "staff", {5: "一"})


def _refused(entered: str) -> str:
    raise FieldError("blank", "这一栏是空的", {"shown": entered})


class Checked(FormModel, title="例"):
    """A group with what comes after a type."""

    label: str = Field(alias="标签")

    def checked(self) -> Checked:
        """Return the group; raises FieldError for one text."""
        if self.label == "不":
            raise FieldError("text", "不是{what}", {"what": "这个"})
        return self


class CheckedMore(Checked, title="例二"):
    """A group whose field is another than in the one that it extends."""

    more: Any = Field(None, alias="更多")
    label: str = Field("无", alias="标记")


def test_a_group_may_refuse_what_its_fields_take() -> None:
    assert _assert_same({"标签": "不"}, Checked)
    assert _assert_same({"标签": "好"}, Checked)
    with pytest.raises(ValidationError, match="不是这个"):
        Checked.model_validate({"标签": "不"})


def test_a_group_that_extends_another_has_its_fields_in_the_same_order() -> None:
    assert [*CheckedMore.model_fields] == ["label", "more"]
    assert CheckedMore.model_validate({}).model_dump(by_alias=True) == {"标记": "无", "更多": None}
    assert [*Checked.model_fields] == ["label"]


def test_an_attribute_that_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Wrong\.label is no Field"):

        class Wrong(FormModel):
            label: str = "无"


def test_what_no_reader_is_made_for_is_refused() -> None:
    class Held(FormModel):
        number: complex = Field(alias="数")

    with pytest.raises(TypeError, match="no field is a"):
        read_group(Held, {"数": 1})
    with pytest.raises(FieldError, match="空的"):
        After(_refused).func("一")


def test_reading_right_and_wrong_data_imports_no_pydantic() -> None:
    code = (
        "import sys; from reportgen import load, InputError\n"
        "from tests.reports import SHORTEST\n"
        "load(SHORTEST)\n"
        "try:\n    load({**SHORTEST, '年度': '不对', '多': 1})\n"
        "except InputError as error:\n    print(len(error.findings))\n"
        "print('pydantic' in sys.modules, 'pydantic_core' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split() == ["2", "False", "False"]
