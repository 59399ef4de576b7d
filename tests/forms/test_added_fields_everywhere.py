"""Fields that a county's form adds go wherever the form's own fields go, whatever their type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
import yaml

from reportgen import load
from reportgen.formats.reading import read_word
from tests.engine.documents import add_table, document, saved
from tests.reports import SHORTEST
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from tests.commands import Command

SETTINGS = """\
补充栏目:
  填报人: {在: 部门概况, 必填: 是, 说明: 填这份报告的人, 例: 张三, 可公开: 否}
  自筹资金: {类型: 金额, 说明: 单位自己筹的钱}
  志愿者: {类型: 人数}
  公示日期: {类型: 日期}
  公示率: {类型: 比率}
  是否公开: {选项: [是, 否]}
  经验做法: {类型: 列表}
"""
GIVEN: dict[str, Any] = {
    "填报人": "李四",
    "自筹资金": "12.50万元",
    "志愿者": 96,
    "公示日期": "2025年4月8日",
    "公示率": "96.67%",
    "是否公开": "否",
    "经验做法": ["先评后补。", "村民议事。"],
}
CHANGED = {
    "填报人": ("李四", "王五", "王五"),
    "自筹资金": ("12.50万元", "13万元", "13万元"),
    "志愿者": ("96人", "97人", 97),
    "公示日期": ("2025年4月8日", "2025年4月9日", "2025年4月9日"),
    "公示率": ("96.67%", "97%", "97%"),
    "是否公开": ("否", "是", "是"),
    "经验做法": ("先评后补。", "先补后评。", ["先补后评。", "村民议事。"]),
}
WRONG: dict[str, tuple[Any, str]] = {
    "自筹资金": ("很少", "不是金额"),
    "志愿者": ("很多", "不是人数"),
    "公示日期": ("明天", "不是日期"),
    "公示率": ("高", "百分数"),
    "是否公开": ("也许", "只能写：是、否"),
}
TYPES = sorted(GIVEN)


def data(**changes: Any) -> dict[str, Any]:
    """Return the shortest report with all added fields, some of them changed."""
    own = {**GIVEN, **changes}
    overview = {**SHORTEST["部门概况"], "填报人": own.pop("填报人")}
    return {**SHORTEST, "部门概况": overview, **own}


def tag(label: str) -> str:
    return "{{ 部门概况.填报人 }}" if label == "填报人" else f"{{{{ {label} }}}}"


def draw(rows: dict[str, Any]) -> bytes:
    made = document("{{ 部门概况.单位名称 }}{{ 年度 }}年绩效表")
    add_table(made, ["单位名称", "{{ 部门概况.单位名称 }}"], *([k, v] for k, v in rows.items()))
    return saved(made)


ROWS = {
    **{label: tag(label) for label in GIVEN if label != "经验做法"},
    "志愿者": "{{ 志愿者 }}人",
    "经验做法": ["{%p for 段 in 经验做法 %}", "{{ 段 }}", "{%p endfor %}"],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the form and a data file once."""
    folder = tmp_path_factory.mktemp("county")
    form = folder / "templates" / "甲县"
    form.mkdir(parents=True)
    (form / "2023.docx").write_bytes(draw(ROWS))
    (form / "表样.yaml").write_text(SETTINGS, encoding="utf-8")
    write(folder / "甲.yaml", data())
    return folder


@pytest.fixture(autouse=True)
def county(made: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where the form is; return its folder."""
    del command  # goes elsewhere first
    monkeypatch.chdir(made)
    return Path("templates/甲县")


def write(name: str | Path, held: dict[str, Any]) -> Path:
    path = Path(name)
    path.write_text(yaml.safe_dump(held, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


@pytest.fixture
def word(command: Command) -> Path:
    assert command("build", "甲.yaml", "--template", "甲县", "-o", "甲.docx", "--force").code == 0
    return Path("甲.docx")


def test_the_blank_form_asks_for_each(command: Command) -> None:
    blank = yaml.safe_load(command("new", "--template", "甲县").out)
    assert {*GIVEN} <= {*blank, *blank["部门概况"]}
    assert "# 填这份报告的人。必填。例：张三" in command("new", "--template", "甲县").out


@pytest.mark.parametrize("label", TYPES)
def test_the_schema_knows_each(label: str, command: Command) -> None:
    schema = json.loads(command("schema", "--template", "甲县").out)
    found = schema["properties"] | schema["$defs"]["Overview"]["properties"]
    assert label in found
    assert label not in json.loads(command("schema").out)["properties"]


def test_the_schema_beside_a_blank_is_that_of_the_form(command: Command) -> None:
    assert command("new", "--template", "甲县", "-o", "空白.yaml", "--force").code == 0
    schema = json.loads(Path(".reportgen.schema.json").read_text(encoding="utf-8"))
    assert "填报人" in schema["$defs"]["Overview"]["required"]


@pytest.mark.parametrize("label", TYPES)
def test_the_list_of_fields_says_how_each_is_written(label: str, command: Command) -> None:
    written = "{%p for 项 in 经验做法 %}" if label == "经验做法" else tag(label)
    assert f"| `{written}` |" in command("template", "fields", "甲县").out
    assert f"| `{written}` |" not in command("template", "fields").out


@pytest.mark.parametrize("label", TYPES)
def test_a_comparison_of_forms_names_each(label: str, command: Command) -> None:
    path = "部门概况.填报人" if label == "填报人" else label
    assert f"新增：{path}（" in command("template", "diff", "xiangtan", "甲县").out
    assert f"去掉：{path}（" in command("template", "diff", "甲县", "xiangtan").out


def test_data_that_lack_one_are_named_when_forms_are_compared(command: Command) -> None:
    source = write("旧.yaml", SHORTEST)
    told = command("template", "diff", "xiangtan", "甲县", "--data", source).out
    assert all(f"“{label}”，数据里没有" in told for label in ("填报人", "自筹资金", "公示率"))


def test_the_form_is_checked_as_if_they_were_built_in(command: Command) -> None:
    checked = command("template", "check", "templates/甲县/2023.docx")
    assert (checked.code, "填报人" in checked.out) == (0, False)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{{ 部门概况.填报人 }", "{{ 部门概况.填报人 }}"),
        ("{{ 自筹资金 ％}", "{{ 自筹资金 }}"),
        ("{{ 填报人 }}", "{{ 部门概况.填报人 }}"),
        ("{ 公示率 }", "{{ 公示率 }}"),
    ],
)
def test_a_tag_of_one_that_is_not_right_is_told_and_mended(
    wrong: str, right: str, command: Command, county: Path
) -> None:
    path = county / "改.docx"
    path.write_bytes(draw({**ROWS, "写错的": wrong}))
    checked = command("template", "check", path)
    assert wrong in checked.out
    assert right.strip("{} ") in checked.out
    if not wrong.startswith("{ "):
        command("template", "check", path, "--fix", "-o", county / "改好.docx")
        assert docx.Document(str(county / "改好.docx")).tables[0].rows[-1].cells[1].text == right
        (county / "改好.docx").unlink()
    path.unlink()


@pytest.mark.parametrize("label", sorted(WRONG))
def test_a_value_that_does_not_fit_is_told_with_its_line(label: str, command: Command) -> None:
    value, words = WRONG[label]
    source = write("错.yaml", data(**{label: value}))
    line = source.read_text(encoding="utf-8").splitlines().index(f"{label}: {value}") + 1
    for ended in (command("check", source), command("build", source, "--template", "甲县")):
        told = ended.out + ended.err
        assert ended.code != 0
        assert words in told
        assert f"第{line}行" in told


def test_one_that_is_required_and_missing_is_told(command: Command) -> None:
    held = data()
    del held["部门概况"]["填报人"]
    source = write("缺.yaml", held)
    told = command("check", source, "--template", "甲县").out
    assert "缺少“填报人”" in told
    wrong = write("错.yaml", {**data(), "公示日子": "2025年4月8日"})
    assert "是不是“公示日期”？" in command("check", wrong).out


def test_the_paper_alone_gives_back_each(word: Path) -> None:
    parts = {k: v for k, v in members(word.read_bytes()).items() if "customXml" not in k}
    relations = parts["word/_rels/document.xml.rels"]
    assert b"customXml" in relations or relations
    reading = read_word(_bare(word))
    assert (reading.form, reading.carried, reading.unplaced) == ("甲县", None, [])
    found = {**reading.data, **reading.data["部门概况"]}
    assert {label: found[label] for label in GIVEN} == {**GIVEN, "志愿者": found["志愿者"]}
    assert int(str(found["志愿者"]).removesuffix("人")) == GIVEN["志愿者"]


def _bare(word: Path) -> Path:
    from reportgen.ooxml.data_part import remove_data

    path = Path("无数据.docx")
    path.write_bytes(packed(remove_data(members(word.read_bytes()))))
    return path


@pytest.mark.parametrize("label", TYPES)
def test_what_is_changed_in_word_is_read_compared_and_written_back(
    label: str, word: Path, command: Command
) -> None:
    before, after, held = CHANGED[label]
    made = docx.Document(str(word))
    (row,) = [each for each in made.tables[0].rows if each.cells[0].text == label]
    (paragraph, *_) = row.cells[1].paragraphs
    assert paragraph.text == before
    paragraph.runs[0].text = after
    for run in paragraph.runs[1:]:
        run.text = ""
    made.save("改过.docx")
    source = write("写回.yaml", data())
    assert after.removesuffix("人") in command("read", "改过.docx").out
    compared = command("diff", "改过.docx").out
    assert (label in compared, "共1处不同" in compared) == (True, True)
    assert command("pull", "改过.docx", source).code == 0
    found = yaml.safe_load(source.read_text(encoding="utf-8"))
    value = {**found, **found["部门概况"]}[label]
    assert str(value).removesuffix("人") == str(held)
    assert load(source, "甲县")


def test_next_years_draft_has_them_as_it_has_others(command: Command) -> None:
    draft = command("new", "--from", "甲.yaml").out
    for line in (
        "填报人: 【上年】李四",
        "自筹资金:  # 上年 12.50万元",
        "志愿者:  # 上年 96",
        "公示日期:  # 上年 2025年4月8日",
        "公示率:  # 上年 96.67%",
        "是否公开:  # 上年 否",
        "- 【上年】先评后补。",
    ):
        assert line in draft
    held = Path("底稿.yaml")
    held.write_text(draft, encoding="utf-8")
    assert "还是上年的内容，没有改写：“【上年】李四”" in command("check", held).out


def test_a_draft_of_a_form_that_has_more_fields_asks_for_them(command: Command) -> None:
    source = write("去年.yaml", SHORTEST)
    assert "公示率:" not in command("new", "--from", source).out
    draft = command("new", "--from", source, "--template", "甲县", "-o", "今年.yaml", "--force")
    assert draft.code == 0
    assert "公示率:" in Path("今年.yaml").read_text(encoding="utf-8")
    schema = json.loads(Path(".reportgen.schema.json").read_text(encoding="utf-8"))
    assert "公示率" in schema["properties"]


MOBILE = "李四13912345678"


def test_only_what_is_not_published_may_hold_the_number_of_a_person(command: Command) -> None:
    private = command("check", write("不公开.yaml", data(填报人=MOBILE))).out
    public = command("check", write("公开.yaml", data(经验做法=[MOBILE]))).out
    assert ("P01" in private, "P01" in public) == (False, True)


def test_a_preview_fills_them_in(command: Command) -> None:
    assert command("template", "preview", "甲县", "-o", "样.docx", "--force").code == 0
    cells = [row.cells[1].text for row in docx.Document("样.docx").tables[0].rows]
    assert all(cells)
