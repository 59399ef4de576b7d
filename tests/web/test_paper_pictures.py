"""Pictures in the preview: photographs of 佐证材料, and what a form or a Word file has itself."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.shared import Mm
from PIL import Image

from reportgen.ooxml.package import DOCUMENT, join, pack_member, unpack
from reportgen.web import paper_pictures
from reportgen.web.paper import paper_of
from reportgen.web.shown_pictures import ShownPictures
from tests.engine.documents import element, saved
from tests.photos import noisy, photograph, with_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.web.paper import Paper
    from tests.web.asking import Asker

PNG = photograph(30, 20, kind="PNG")
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
IMAGE = re.compile(r'<img class="(w\d+)" src="api/picture\?of=([a-p]{32})" alt="([^"]*)">')


def rule_of(paper: Paper, name: str) -> str:
    (rule,) = (each for each in paper.rules if each.startswith(f".paper .{name}{{"))
    return rule


def of_picture(change: tuple[str, str] = ("a", "a"), content: bytes = PNG) -> Paper:
    """Return the paper of a file with one picture, its markup changed."""
    made = Document()
    made.add_paragraph("前").add_run().add_picture(io.BytesIO(content), Mm(60), Mm(40))
    parts = unpack(saved(made))
    parts[DOCUMENT] = parts[DOCUMENT].decode().replace(*change).encode()
    return paper_of(join(pack_member(name, data) for name, data in parts.items()))


@pytest.mark.parametrize("is_whole", [True, False])
def test_photographs_are_seen_where_they_are_printed(
    asker: Asker, tmp_path: Path, *, is_whole: bool
) -> None:
    files = {"图片/养护.jpg": photograph(), "图片/竖拍.jpg": photograph(turned=True)}
    data = with_pictures(tmp_path, files, {"图片/养护.jpg": "道路“养护”&<现场>"})
    if not is_whole:
        text = data.read_text("utf-8")
        data.write_text(re.sub("(?m)^  主管部门:.*\n", "", text), "utf-8")
    html = asker.get("/api/preview", file=data.name).data["html"]
    assert ("（未填）" in html) != is_whole
    (_, first, told), (_, second, _) = IMAGE.findall(html)
    assert told == "道路“养护”&amp;&lt;现场&gt;"
    sizes = []
    for key in (first, second):
        answer = asker.get("/api/picture", of=key)
        assert answer.status == 200
        assert answer.headers["content-type"] in ("image/jpeg", "image/png")
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        image = Image.open(io.BytesIO(answer.body))
        assert not image.getexif()
        sizes.append(image.size)
    assert sizes[0][0] > sizes[0][1]
    assert sizes[1][0] < sizes[1][1]
    assert max(map(max, sizes)) < 800  # for a screen, not for print


def test_a_picture_that_can_not_be_used_says_so_in_its_place_and_hides_nothing(
    asker: Asker, tmp_path: Path
) -> None:
    files = {"好.jpg": photograph(), "坏.jpg": b"no picture", "没有.jpg": b""}
    data = with_pictures(tmp_path, files)
    text = data.read_text("utf-8")
    data.write_text(f"{text}  - 说明: 别处\n    图片: ../别处.jpg\n", "utf-8")
    html = asker.get("/api/preview", file=data.name).data["html"]
    assert len(IMAGE.findall(html)) == 1
    shown = re.sub("<[^>]+>", "", html)
    assert "〔“坏.jpg”不是 JPEG、PNG 或 HEIC 图片〕" in shown
    assert "〔没有图片“没有.jpg”〕" in shown
    assert "〔图片不在数据文件所在的文件夹里：../别处.jpg〕" in shown
    refused = asker.get("/api/pdf", file=data.name)
    assert refused.status == 400  # what is printed has all of them


def test_a_picture_of_the_file_has_its_size_and_what_it_says() -> None:
    paper = of_picture(('name="', 'descr="门牌 &quot;一&quot;" name="'))
    ((name, key, told),) = IMAGE.findall(paper.html)
    assert rule_of(paper, name) == f".paper .{name}{{width:170.1pt;height:113.4pt}}"
    assert told == "门牌 &quot;一&quot;"
    assert paper.pictures[key] == PNG


def test_what_is_cut_off_is_not_seen() -> None:
    paper = of_picture(("<a:stretch>", '<a:srcRect l="50000" b="20000"/><a:stretch>'))
    assert '<span class="cropped w' in paper.html
    ((name, _, _),) = IMAGE.findall(paper.html)
    assert "width:340.2pt;height:141.7pt;margin:-0pt 0 0 -170.1pt" in rule_of(paper, name)


def test_one_for_older_programs_beside_one_for_newer_is_shown_once() -> None:
    made = Document()
    made.add_picture(io.BytesIO(PNG), Mm(10))
    run = made.element.body.find(".//{*}drawing").getparent()
    key = made.element.body.find(".//{*}blip").values()[0]
    older = f'<v:shape xmlns:v="{VML}" style="width:72pt;height:1in"><v:imagedata r:id="{key}"/>'
    both = element(
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wpg"/><mc:Fallback><w:pict>'
        f"{older}</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    both[0].append(run.find("{*}drawing"))
    run.append(both)
    assert len(IMAGE.findall(paper_of(saved(made)).html)) == 1
    both[0].remove(both[0][0])
    paper = paper_of(saved(made))
    ((name, _, _),) = IMAGE.findall(paper.html)
    assert "{width:72pt;height:72pt}" in rule_of(paper, name)


def test_what_no_browser_shows_is_told() -> None:
    made = Document()
    made.add_picture(io.BytesIO(PNG), Mm(10))
    part = next(each for each in made.part.package.parts if "image" in each.partname)
    part._blob = b"<svg onload='alert(1)'/>"
    paper = paper_of(saved(made))
    assert paper_pictures.NOT_SHOWN in paper.html
    assert not paper.pictures


def test_pictures_have_room_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Document()
    for seed in range(3):
        made.add_picture(io.BytesIO(noisy(300, 200, seed)), Mm(30))
        made.add_picture(io.BytesIO(noisy(300, 200, seed)), Mm(30))
    room = sum(len(noisy(300, 200, seed)) for seed in range(2)) + 100
    monkeypatch.setattr(paper_pictures, "MAX_SHOWN", room)
    monkeypatch.setattr(paper_pictures.PaperPictures.__init__, "__defaults__", None, raising=False)
    paper = paper_of(saved(made))
    assert len(paper.pictures) == 2
    assert paper.html.count("<img") == 4
    assert paper.html.count(paper_pictures.NOT_SHOWN) == 2


def test_a_large_picture_of_a_file_is_made_smaller_for_the_screen() -> None:
    paper = of_picture(content=noisy(3000, 2000))
    (content,) = paper.pictures.values()
    assert max(Image.open(io.BytesIO(content)).size) < 300


def test_pictures_shown_longest_ago_are_let_go() -> None:
    shown = ShownPictures(25)
    shown.keep({"a": b"0" * 10, "b": b"1" * 10})
    shown.keep({"a": b"0" * 10})
    shown.keep({"c": b"2" * 10})
    assert [bool(shown.get(key)) for key in "abc"] == [True, False, True]
    shown.keep({"d": b"3" * 30})  # those of one paper stay together
    assert [bool(shown.get(key)) for key in "abcd"] == [False, False, False, True]


def test_an_unknown_picture_is_not_there(asker: Asker) -> None:
    answer = asker.get("/api/picture", of="../../etc/passwd")
    assert answer.status == 404
    assert "没有这张图片" in answer.data["error"]
