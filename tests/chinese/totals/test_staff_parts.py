"""People and the parts they are told in, by post, title, sex, age."""

from __future__ import annotations

from random import Random

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.staff_parts import MAY_BE_STAFF, read_staff_parts
from tests.checks.samples import POINT, hits, hits_in_text

KINDS = [
    ("在职职工", ("行政人员", "参公人员", "事业人员", "工勤人员")),
    ("实有在编人员", ("管理人员", "专业技术人员", "工勤技能人员")),
    ("专业技术人员", ("正高级", "副高级", "中级", "初级")),
    ("现有教师", ("高级教师", "一级教师", "二级教师")),
    ("馆内在编人员", ("研究馆员", "副研究馆员", "馆员", "助理馆员")),
    ("在职在编", ("男职工", "女职工")),
    ("干部职工", ("35岁以下", "36岁至50岁", "51岁以上")),
    ("全员学历情况：共有职工", ("研究生", "本科学历", "大专及以下")),
    ("院内干警", ("员额法官", "法官助理", "书记员", "司法警察")),
    ("编外聘用人员", ("驾驶员", "保洁员", "炊事员", "护林员")),
    ("在校学生", ("小学部", "初中部", "高中部")),
    ("年末实有人数", ("在职人员", "离休人员", "退休人员")),
    ("村干部", ("村党组织书记", "妇女主任", "其他人员")),
    ("调解员", ("专职调解员", "兼职调解员")),
    ("村干部", ("村主职", "其他村干部")),
    ("全年问责", ("科级以上干部", "一般干部", "村组等其他人员")),
]
OPENED = [
    "{total}，其中：{parts}。",
    "{total}：{parts}。",
    "{total}（{parts}）。",
    "{total}。其中：{parts}。",
]


def told(kind: tuple[str, tuple[str, ...]], whole: int, values: list[int], form: str) -> str:
    total, labels = kind
    parts = "、".join(f"{label}{value}人" for label, value in zip(labels, values, strict=True))
    return form.format(total=f"{total}{whole}人", parts=parts)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind[0]))
def test_parts_of_one_kind_that_are_more_than_all_are_found(
    kind: tuple[str, tuple[str, ...]],
) -> None:
    random = Random(kind[0])
    for form in OPENED:
        values = [random.randint(3, 40) for _ in kind[1]]
        right = told(kind, sum(values), values, form)
        wrong = told(kind, sum(values) - random.randint(1, 3), values, form)
        assert MAY_BE_STAFF.is_in(right)
        assert not list(read_staff_parts(read_statements(right))), right
        assert list(read_staff_parts(read_statements(wrong))), wrong


@pytest.mark.parametrize(
    "text",
    [
        "干部职工57人，其中党员32人，女职工21人，本科以上学历40人。",
        "在职人员73人，实有在编67人，其中专业技术人员64人，临聘人员5人。",
        "职工47人，其中卫生技术45人，高级职称4人、中级职称10人。",
        "在职职工103人，比上年减少5人，新招录1人，退休2人。",
        "工作人员25人，其中正高级1人、副高级4人、中级9人。",
        "培训86人，其中男46人、女40人，同时评出优秀学员12人。",
        "职工60人，其中男38人、女24人（含兼职2人）。",
        "处分27人，其中党纪处分22人，政务处分9人，双处分4人。",
        "护林员60人，其中专职12人，兼职40人，其余为志愿者。",
        "领导班子职数6名，其中主任1名、副主任3名。",
    ],
)
def test_people_that_may_be_in_two_parts_or_in_none(text: str) -> None:
    assert not list(read_staff_parts(read_statements(text)))


def test_a_post_and_its_deputies_are_all_leaders() -> None:
    (hit,) = hits_in_text("A07", "中心领导职数5名：主任1名、副主任3名。")
    assert "少1名" in hit.message


@pytest.mark.parametrize(
    "text", ["职工31人，男18人，女23人。", "党员44名，其中男党员31名，女党员11名。"]
)
def test_men_and_women_are_all(text: str) -> None:
    (hit,) = hits_in_text("A07", text)
    assert "比总量" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "在职人员较上年增加3人，其中招录4人、调入1人、退休4人。",
        "全年招录5人，调入3人，共增加9人。",
        "本年度减少3人（退休2人、调出2人）。",
    ],
)
def test_those_who_moved_make_another_number(text: str) -> None:
    (hit,) = hits_in_text("A07", text)
    assert "增减的人数" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "与上年对比减少5人，原因：招录1人，调出3人，退休2人，辞职1。",
        "全年招录5人，调入3人，共增加8人；退休4人，调出2人，共减少6人。",
        "较上年增加3人，其中招录4人、调入1人等。",
    ],
)
def test_moves_that_are_right_or_not_all_told(text: str) -> None:
    assert hits_in_text("A07", text) == []


def test_a_list_ends_with_its_item() -> None:
    text = "职工56人，其中在编41人、编外15人；离退休29人。"
    assert not list(read_staff_parts(read_statements(text)))
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize(
    "form",
    [
        "核定编制46名，其中行政编制{}名、参照公务员法管理事业编制22名、机关工勤编制8名。",
        "编制总数46个，其中：行政编制{}个，事业编制22个，工勤编制8个。",
        "人员编制共46名，包括行政编制{}名、参公事业编制22名、事业编制8名。",
        "核定编制46名（公务员编制{}名、参公编制22名、工勤编制8名）。",
    ],
)
def test_posts_of_three_kinds_are_all_posts(form: str) -> None:
    assert hits_in_text("A07", form.format(16)) == []
    assert len(hits_in_text("A07", form.format(14))) == 1


def test_postgraduates_by_their_degree_are_staff_by_education() -> None:
    text = "在职人员48人，其中硕士研究生2人、本科35人、大专9人、高中及以下{}人。"
    assert len(hits_in_text("A07", text.format(3))) == 1
    assert hits_in_text("A07", text.format(2)) == []


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        ("全镇在职干部职工63人。按学历分，研究生2人、本科41人、大专及以下{}人。", 20, 22),
        ("在职46人，离退休38人。按编制性质分，在职人员中行政19人、参公8人、事业{}人。", 19, 21),
        (
            "学校现有教职工94人。从年龄结构看，35岁以下31人、36岁至50岁45人、51岁以上{}人。",
            18,
            20,
        ),
        ("现有人民调解员45名，专职的9名，兼职的{}名，每村至少一名。", 36, 39),
        ("敬老院入住老人68人，能自理的41人、半自理的19人、失能的{}人，均签订协议。", 8, 11),
        ("局领导班子8人，包括局长1人、副局长4人、纪检组长1人、总工程师{}人，没有交叉任职。", 2, 1),
    ],
)
def test_people_told_by_a_sort_of_theirs(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert len(hits_in_text("A07", shape.format(wrong))) == 1


def test_people_sorted_in_the_paragraph_behind() -> None:
    points = POINT.removesuffix(".0")
    before = "我镇现有在职人员46人，离退休人员38人。"
    told = "从身份看，在职人员中行政19人、参公8人、事业{}人。"
    assert hits("A07", (points, [before, told.format(19)])) == []
    assert len(hits("A07", (points, [before, told.format(21)]))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "在职46人，退休38人。按身份分，行政19人、参公8人、事业21人。",
        "在职46人。上述人员中党员41人、女职工22人、少数民族3人。",
        "局领导班子7人，包括局长1人、副局长4人、纪检组长1人、党组成员5人。",
        "在职46人。年度考核中，优秀9人、称职35人，2人未定等次。",
    ],
)
def test_people_of_whom_it_is_not_clear_who_is_sorted(text: str) -> None:
    assert hits_in_text("A07", text) == []
