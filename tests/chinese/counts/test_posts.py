"""Posts and the people in them."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.posts import MAY_BE_POSTS, read_over_posts
from reportgen.chinese.figures.statements import read_statements

FORMS = [
    "核定编制{posts}名，年末在职人员{people}人。",
    "人员编制{posts}人，实有人数{people}人。",
    "编制数{posts}人，2024年实际在职人数{people}人。",
    "定编{posts}人，实有{people}人。",
    "编制控制数{posts}人，年末在编职工{people}人。",
    "核定事业编制{posts}名，年末实有{people}名。",
    "核定编制{posts}名。现有在职人员{people}名。",
    "公务用车编制数{posts}辆，年末实有车辆{people}辆。",
    "临聘人员控制数{posts}人，实际聘用{people}人。",
    "开发公益性岗位{posts}个，实际在岗人数{people}人。",
    "单位编制{posts}个；实有在编人员{people}人，退休50人。",
    "核定公务用车{posts}辆，现有{people}辆。",
    "股级职数核定{posts}名，现有{people}名。",
    "核定辅警限额{posts}名，实际使用{people}名。",
    "辅警编制额度{posts}名，实有辅警{people}名。",
    "编外人员额度{posts}名，现有编外人员{people}名。",
]


@pytest.mark.parametrize("form", FORMS)
def test_more_people_than_posts(form: str) -> None:
    right, over = (form.format(posts=36, people=people) for people in (36, 41))
    assert MAY_BE_POSTS.is_in(over)
    assert not list(read_over_posts(read_statements(right)))
    (found,) = read_over_posts(read_statements(over))
    assert (found.posts, found.people.value) == (36, 41)


def test_people_told_right_after_the_posts_of_each_kind() -> None:
    for text, over in [
        ("行政编制9名，实有12名；事业编制15名，实有14名。", True),
        ("行政编制9名，实有12名，工勤编制2名，实有1名。", True),
        ("行政编制9名，实有9名；事业编制15名，实有14名。", False),
    ]:
        assert bool(list(read_over_posts(read_statements(text)))) is over


def test_people_told_by_kind_in_brackets_are_in_the_posts_told_before() -> None:
    text = "编制50名（行政编制23名，事业编制27名），年末在职53人（行政25人，事业28人）。"
    (found,) = read_over_posts(read_statements(text))
    assert (found.posts, found.people.value) == (50, 53)


def test_posts_of_each_kind_are_for_people_of_that_kind_or_together_for_all() -> None:
    posts = "行政编制12名、事业编制24名"
    for people, over in [
        ("年末在职37人", True),
        ("年末在职36人", False),
        ("年末实有公务员14名", True),
    ]:
        assert bool(list(read_over_posts(read_statements(f"{posts}，{people}。")))) is over


def test_people_without_a_post_do_not_account_for_more_than_they_are() -> None:
    told = read_statements("核定编制52名，年末在职58人（其中镇聘3人）。")
    assert list(read_over_posts(told))


@pytest.mark.parametrize(
    "text",
    [
        "行政编制18名，在职29人。",
        "年末在职人员45人，其中行政编制22人，事业编制20人，工勤编制3人。",
        "在职31人：事业编制26人、工勤编制5人。",
        "编制56个，年末实有人数88人，其中：在职人员52人，退休36人。",
        "事业编制35名，退休人员42名。",
        "年末实有50人（行政编制23人，参照公务员法管理2人，事业编制25人）。",
        "编制30名，上年末在职32人。",
        "局机关编制26个，实有26人；二级单位编制84个，实有80人。",
        "核定编制52名，年末在职58人（含镇聘9人）。",
        "编制52名，现有在职人员58名，其中编制内50名、政府购买服务8名。",
    ],
)
def test_people_who_are_in_posts_or_need_none(text: str) -> None:
    assert not list(read_over_posts(read_statements(text)))


def test_more_people_at_work_than_posts_of_public_benefit() -> None:
    assert list(read_over_posts(read_statements("公益性岗位86个，在岗91人。")))
    assert not list(read_over_posts(read_statements("公益性岗位86个，在岗82人。")))


@pytest.mark.parametrize("mark", ["，", "。"])
def test_the_retired_among_those_who_are_there_have_no_post(mark: str) -> None:
    text = f"事业编制488个，实有人员502人{mark}其中在职人员{{}}人，离退休人员{{}}人。"
    assert not list(read_over_posts(read_statements(text.format(405, 97))))
    (found,) = read_over_posts(read_statements(text.format(495, 7)))
    assert found.posts == 488


@pytest.mark.parametrize(
    "form",
    [
        "核定编制57名。其中行政编制21名、事业编制36名；年末在职{}人。",
        "核定编制57名；其中行政编制21名、事业编制36名；年末在职{}人。",
        "核定编制57名，其中行政编制21名；事业编制36名；年末在职{}人。",
    ],
)
def test_posts_of_a_kind_in_an_item_of_their_own_are_of_all_told_before(form: str) -> None:
    assert not list(read_over_posts(read_statements(form.format(55))))
    (found,) = read_over_posts(read_statements(form.format(59)))
    assert found.posts == 57


def test_posts_of_units_of_one_kind_are_not_all_posts() -> None:
    text = "行政编制46人、后勤服务人员3人、事业单位编制12人。年底实有人数57人。"
    assert not list(read_over_posts(read_statements(text)))
