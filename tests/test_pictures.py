"""Pictures of 佐证材料, from the data file to the Word file and back."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

import reportgen
from reportgen.errors import InputError
from reportgen.forms import picture_files
from reportgen.forms.page_estimate import estimate_pages
from reportgen.forms.photographs import fitted
from reportgen.forms.picture_files import DPI, PictureError, made_ready, picture_path
from reportgen.ooxml import package
from reportgen.ooxml.libreoffice import convert
from tests.photos import ORIENTATION, black_png, noisy, photograph, with_pictures
from tests.tools import ROOT, tool
from tests.validators import NEWEST, audit_problems, sdk_problems

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Command

ROOM = (150.0, 86.0)
HEIC = "图片/手机.heic"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a data file and its pictures, built."""
    place = tmp_path_factory.mktemp("pictures")
    files = {
        "图片/养护.jpg": photograph(),
        "图片/竖拍.jpg": photograph(turned=True),
        "图片/截图.png": photograph(300, 200, kind="PNG"),
    }
    data = with_pictures(place, files, {"图片/养护.jpg": "道路“养护”&<现场>"})
    reportgen.build(reportgen.load(data), place / "报告.docx")
    return place


def media(path: Path) -> list[bytes]:
    """Return the pictures of a Word file."""
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist() if "/media/" in name]


def body(path: Path) -> str:
    return package.unpack(path.read_bytes())["word/document.xml"].decode()


def problems_of(place: Path, name: str, content: bytes) -> str:
    """Return what is said of a report with one picture, which must name its place."""
    data = with_pictures(place, {name: content} if content else {})
    if not content:
        text = data.read_text("utf-8")
        item = f"  佐证材料:\n  - 说明: 现场\n    图片: {name}\n"
        data.write_text(text.replace("  佐证材料: []\n", item), "utf-8")
    with pytest.raises(InputError) as caught:
        reportgen.render(reportgen.load(data))
    (found,) = caught.value.findings
    assert found.rule == "D13"
    assert found.path == "附件.佐证材料[1].图片"
    assert re.fullmatch(rf"{re.escape(str(data))}:\d+:\d+", found.location)
    assert found.suggestion
    return found.message


def test_pictures_are_printed_with_their_caption_as_text_for_those_who_do_not_see(
    folder: Path,
) -> None:
    document = Document(str(folder / "报告.docx"))
    drawn = [shape._inline for shape in document.inline_shapes]
    assert [each.docPr.get("descr") for each in drawn] == ["道路“养护”&<现场>", "现场2", "现场3"]
    ids = [each.docPr.get("id") for each in drawn]
    assert len(set(ids)) == len(ids)
    table = document.tables[-1]
    texts = [cell.text.strip() for row in table.rows for cell in row.cells]
    assert [text for text in texts if text] == ["道路“养护”&<现场>", "现场2", "现场3"]


def test_a_picture_fits_its_room_in_its_own_proportions(folder: Path) -> None:
    shapes = Document(str(folder / "报告.docx")).inline_shapes
    sizes = [(shape.width.mm, shape.height.mm) for shape in shapes]
    for (width, height), ratio in zip(sizes, (4 / 3, 3 / 4, 3 / 2), strict=True):
        assert width <= ROOM[0] + 0.1
        assert height <= ROOM[1] + 0.1
        assert width / height == pytest.approx(ratio, rel=0.01)
    assert sizes[2][0] < ROOM[0] / 1.5  # a small picture is not blown up


def test_a_photograph_is_turned_as_the_camera_was_held(folder: Path) -> None:
    lying, standing, _ = (Image.open(io.BytesIO(each)) for each in media(folder / "报告.docx"))
    assert lying.width > lying.height
    assert standing.width < standing.height
    red, _, blue = standing.convert("RGB").getpixel((standing.width // 2, 10))
    assert red > blue


def test_nothing_that_the_camera_noted_is_carried_along(folder: Path) -> None:
    for content in media(folder / "报告.docx"):
        image = Image.open(io.BytesIO(content))
        assert not image.getexif()
        assert b"Exif" not in content
        assert "某牌手机".encode() not in content


def test_a_picture_has_no_more_points_than_are_printed(folder: Path) -> None:
    for content, shape in zip(
        media(folder / "报告.docx"), Document(str(folder / "报告.docx")).inline_shapes, strict=True
    ):
        image = Image.open(io.BytesIO(content))
        assert image.width / (shape.width / 914_400) <= DPI + 1


def test_thirty_photographs_stay_under_10_megabytes() -> None:
    sizes = [len(made_ready(noisy(seed=seed), "甲.jpg", ROOM).content) for seed in (0, 1)]
    assert max(sizes) * 30 < 10_000_000


def test_the_same_pictures_give_the_same_bytes(folder: Path) -> None:
    report = reportgen.load(folder / "我镇.yaml")
    assert reportgen.render(report) == (folder / "报告.docx").read_bytes()


def test_validators_find_nothing_in_a_report_with_pictures(folder: Path) -> None:
    path = folder / "报告.docx"
    assert (sdk_problems(path, NEWEST), audit_problems(path, NEWEST)) == ([], [])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.jpg", b"", "没有图片“没有.jpg”"),
        ("文字.jpg", "不是图片".encode(), "不是 JPEG、PNG 或 HEIC 图片"),
        ("动画.gif", photograph(20, 20, kind="GIF"), "不是 JPEG、PNG 或 HEIC 图片"),
        ("断了.jpg", photograph()[:3000], "是坏的"),
        ("断了.png", photograph(300, 200, kind="PNG")[:200], "是坏的"),
        ("../别处.jpg", b"", "不在数据文件所在的文件夹里"),
        ("/etc/passwd", b"", "整个路径"),
        ("C:\\照片\\甲.jpg", b"", "整个路径"),
    ],
)
def test_a_picture_that_cannot_be_used_is_an_error_with_its_place(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    assert said in problems_of(tmp_path, name, content)


def test_letters_are_the_same_as_on_windows_and_on_a_mac(tmp_path: Path) -> None:
    folder = tmp_path / "图片"
    folder.mkdir()
    for name in ("养护.JPG", "Cafe\u0301.jpg", "两.jpg", "两.JPG"):
        (folder / name).write_bytes(b"")
    assert picture_path(tmp_path, "图片/养护.jpg").name == "养护.JPG"
    assert picture_path(tmp_path, "图片\\Café.jpg").name == "Cafe\u0301.jpg"
    assert picture_path(tmp_path, "图片/两.jpg").name == "两.jpg"
    assert picture_path(tmp_path, "图片/两.Jpg").name == "两.Jpg"  # it could be either


def test_an_empty_file_and_a_folder_are_no_pictures(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="空的"):
        made_ready(b"", "甲.jpg", ROOM)
    (tmp_path / "图片.jpg").mkdir()
    assert "是文件夹" in problems_of(tmp_path, "图片.jpg", b"")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "数据"
    inside.mkdir()
    (tmp_path / "秘密.jpg").write_bytes(photograph())
    (inside / "甲.jpg").symlink_to(tmp_path / "秘密.jpg")
    with pytest.raises(PictureError, match="不在数据文件所在的文件夹里"):
        picture_path(inside, "甲.jpg")


def test_a_huge_file_and_one_with_too_many_points_are_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_files, "MAX_FILE_BYTES", 1000)
    assert "超过" in problems_of(tmp_path, "大.jpg", photograph())
    monkeypatch.undo()
    with pytest.raises(PictureError, match="30000×30000"):
        made_ready(black_png(30_000), "大.png", ROOM)


def test_all_pictures_that_cannot_be_used_are_told_at_once(tmp_path: Path) -> None:
    data = with_pictures(tmp_path, {"甲.jpg": b"x", "乙.jpg": photograph(), "丙.jpg": b"y"})
    with pytest.raises(InputError) as caught:
        reportgen.render(reportgen.load(data))
    assert [found.path for found in caught.value.findings] == [
        "附件.佐证材料[1].图片",
        "附件.佐证材料[3].图片",
    ]


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "CMYK", "1", "I;16"])
def test_pictures_in_any_colours_are_printed_on_white(mode: str) -> None:
    buffer = io.BytesIO()
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (40, 30)).save(buffer, kind)
    made = Image.open(io.BytesIO(made_ready(buffer.getvalue(), "甲", ROOM).content))
    assert made.mode in ("RGB", "L")
    if mode in ("LA", "RGBA"):
        assert min(made.convert("L").tobytes()) > 250


def test_a_photograph_of_another_kind_of_telephone_is_read() -> None:
    import pillow_heif

    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.open(io.BytesIO(photograph(400, 300)))).save(buffer)
    made = made_ready(buffer.getvalue(), "手机.heic", ROOM)
    assert (made.width, made.height) == (400, 300)
    assert not Image.open(io.BytesIO(made.content)).getexif().get(ORIENTATION)


def test_the_form_says_how_many_pictures_stand_on_a_page(folder: Path, tmp_path: Path) -> None:
    form = package.unpack((ROOT / "templates/xiangtan/2023.docx").read_bytes())
    text = form["word/document.xml"].decode()
    quoted = re.search(r"图幅\((.*?)\)", text)
    assert quoted is not None
    smaller = text.replace(quoted[0], quoted[0].replace("150", "70").replace("86", "40"))
    form["word/document.xml"] = smaller.encode()
    path = tmp_path / "四张.docx"
    path.write_bytes(package.join(package.pack_member(*each) for each in form.items()))
    report = reportgen.load(folder / "我镇.yaml")
    made = Document(io.BytesIO(reportgen.render(report, path)))
    assert all(shape.height.mm <= 40.1 for shape in made.inline_shapes)


def test_a_room_is_given_in_millimetres() -> None:
    with pytest.raises(ValueError, match="毫米"):
        fitted("甲", "很宽", "9")


def test_docxtpl_prints_the_same_pictures(folder: Path) -> None:
    report = reportgen.load(folder / "我镇.yaml")
    made = Document(io.BytesIO(reportgen.render(report, engine="docxtpl")))
    own = Document(str(folder / "报告.docx"))
    sizes = [[(s.width, s.height) for s in each.inline_shapes] for each in (made, own)]
    assert sizes[0] == sizes[1]


def test_pictures_are_taken_out_when_asked_for(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "报告.docx").write_bytes((folder / "报告.docx").read_bytes())
    ended = command("read", "报告.docx", "-o", "读.yaml", "--pictures", "照片")
    assert ended.code == 0, ended.err
    read = reportgen.load(tmp_path / "读.yaml")
    assert read.annexes is not None
    assert [each.caption for each in read.annexes.evidence][1:] == ["现场2", "现场3"]
    files = [tmp_path / each.picture for each in read.annexes.evidence]
    assert all(each.parent == tmp_path / "照片" for each in files)
    assert [each.read_bytes() for each in files] == media(folder / "报告.docx")
    again = Document(io.BytesIO(reportgen.render(read))).inline_shapes
    assert len(again) == len(files)


def test_taking_pictures_out_needs_a_place_beside_the_data(folder: Path, command: Command) -> None:
    source = folder / "报告.docx"
    assert "要同时写 -o" in command("read", source, "--pictures", "照片").err
    outside = command("read", source, "-o", "甲.yaml", "--pictures", "../照片")
    assert outside.code == 2
    assert "不在" in outside.err


def _edited(folder: Path, change: str) -> bytes:
    """Return the report as somebody has changed it in Word."""
    members = package.unpack((folder / "报告.docx").read_bytes())
    if change == "replaced":
        name = next(name for name in members if "/media/" in name)
        members[name] = photograph(80, 60)
    else:
        text = members["word/document.xml"].decode()
        text = text.replace("现场2", "河道清淤")
        members["word/document.xml"] = text.encode()
    return package.join(package.pack_member(*each) for each in members.items())


def test_a_picture_that_was_replaced_in_word_is_listed(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "改.docx").write_bytes(_edited(folder, "replaced"))
    for arguments in (("read", "改.docx"), ("diff", "改.docx")):
        ended = command(*arguments)
        assert "佐证材料的第1张图片" in ended.out + ended.err
        assert "换成了别的图片" in ended.out + ended.err


def test_a_caption_that_was_changed_in_word_is_read(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "改.docx").write_bytes(_edited(folder, "captioned"))
    ended = command("diff", "改.docx")
    assert "河道清淤" in ended.out
    assert "没有读入：图片" not in ended.out + ended.err


def test_a_batch_is_built_again_when_a_picture_has_changed(
    tmp_path: Path, command: Command
) -> None:
    with_pictures(tmp_path / "甲", {"图片/一.jpg": photograph()})
    first = command("build", "甲", "-o", "出", "--jobs", "2")
    assert first.code == 0, first.out + first.err
    (made,) = (tmp_path / "出").glob("*.docx")
    before = hashlib.sha256(made.read_bytes()).digest()
    command("build", "甲", "-o", "出")
    assert hashlib.sha256(made.read_bytes()).digest() == before
    (tmp_path / "甲/图片/一.jpg").write_bytes(photograph(800, 800))
    command("build", "甲", "-o", "出")
    assert hashlib.sha256(made.read_bytes()).digest() != before


@pytest.mark.parametrize("ending", [".yaml", ".json", ".xlsx"])
def test_every_carrier_holds_pictures(folder: Path, tmp_path: Path, ending: str) -> None:
    from reportgen.formats.carriers import carrier_of

    report = reportgen.load(folder / "我镇.yaml")
    path = tmp_path / f"甲{ending}"
    carrier = carrier_of(path.name)
    assert carrier is not None
    if ending == ".json":
        text = report.model_dump_json(by_alias=True, exclude_none=True)
        path.write_text(text, "utf-8")
    else:
        path.write_bytes(carrier.dump(report))
    assert reportgen.load(path) == report


def four_to_a_page() -> bytes:
    """Return a form that prints pictures with their captions in two columns."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("top", "bottom", "left", "right"):
        setattr(section, f"{side}_margin", Mm(25))
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    for text in (
        "{%p for 材料 in 附件.佐证材料 %}",
        '{{ 材料.图片|图幅("70", "100") }}',
        "{{ 材料.说明 }}",
        "{%p endfor %}",
    ):
        paragraph = made.add_paragraph(text)
        paragraph.paragraph_format.keep_with_next = "图幅" in text
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_form_in_two_columns_has_four_pictures_on_a_page(tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    tool("soffice", "the pages are counted that it prints")
    files = {f"{number}.jpg": photograph(900, 1200) for number in range(1, 6)}
    report = reportgen.load(with_pictures(tmp_path, files))
    (tmp_path / "四张.docx").write_bytes(four_to_a_page())
    made = reportgen.render(report, tmp_path / "四张.docx")
    with pdfplumber.open(io.BytesIO(convert(made, ".docx", "pdf"))) as pdf:
        assert [len(page.images) for page in pdf.pages] == [4, 1]
        words = "".join(pdf.pages[0].extract_text().split())
    assert all(f"现场{number}" in words for number in range(1, 5))


def test_pictures_count_for_the_pages_of_a_report(tmp_path: Path) -> None:
    files = {f"{number}.jpg": photograph(900, 520) for number in range(6)}
    report = reportgen.load(with_pictures(tmp_path, files))
    form = reportgen.compile_template(ROOT / "templates/xiangtan/2023.docx")
    whole, bare = form.render(report), form.render(report, pictures=False)
    assert estimate_pages(whole)[1] - estimate_pages(bare)[1] in (2, 3)


def test_a_picture_that_was_put_in_is_listed_by_every_command(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    document = Document(str(folder / "报告.docx"))
    run = document.tables[0].rows[3].cells[-1].paragraphs[0].add_run()
    run.add_picture(io.BytesIO(photograph(80, 60)))
    document.save(str(tmp_path / "添.docx"))
    (tmp_path / "我镇.yaml").write_bytes((folder / "我镇.yaml").read_bytes())
    shutil.copytree(folder / "图片", tmp_path / "图片")
    for arguments in (
        ("read", "添.docx"),
        ("diff", str(folder / "报告.docx"), "添.docx"),
        ("pull", "添.docx", "我镇.yaml"),
        ("build", "添.docx", "-o", "又.docx", "--force"),
    ):
        ended = command(*arguments)
        assert "没有读入：图片" in ended.out + ended.err, arguments
        assert "由这份文件生成的 Word 文件里没有它" in ended.out + ended.err, arguments
        assert "表1 第4行 第1段" in ended.out + ended.err, arguments


def test_pull_leaves_the_pictures_of_the_data_as_they_are(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "改.docx").write_bytes(_edited(folder, "captioned"))
    (tmp_path / "我镇.yaml").write_bytes((folder / "我镇.yaml").read_bytes())
    shutil.copytree(folder / "图片", tmp_path / "图片")
    before = reportgen.load(tmp_path / "我镇.yaml")
    assert command("pull", "改.docx", "我镇.yaml").code == 0
    after = reportgen.load(tmp_path / "我镇.yaml")
    assert before.annexes is not None
    assert after.annexes is not None
    shown = [(each.caption, each.picture) for each in after.annexes.evidence]
    assert [name for _, name in shown] == [each.picture for each in before.annexes.evidence]
    assert "河道清淤" in [caption for caption, _ in shown]
