"""What values bring into a document beside text: pictures, documents, links, their styles.

Values of docxtpl's classes were made for a document of its own; what they refer to there is carried
over into the one that is being rendered.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen.engine.printing import PrintError
from reportgen.ooxml.package import CONTENT_TYPES
from reportgen.ooxml.wordprocessing import Element, parse, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IMAGE, _LINK = f"{_OFFICE}/image", f"{_OFFICE}/hyperlink"
_REFERENCE = lazy_pattern(r'(\br:(?:id|embed|link|pict|dm|lo|qs|cs)=")([^"]+)"')
_STYLE = lazy_pattern(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"')
_NUMBERING = lazy_pattern(r'(<w:numId w:val=")(\d+)"')
_STYLES, _NUMBERS = "word/styles.xml", "word/numbering.xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class PartAdditions:
    """What values add while a document is rendered, part by part.

    ``changed`` are the members that are new or no longer what they were.
    """

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        self.changed: dict[str, bytes] = {}
        self.part = ""
        self._parsed: dict[str, Element] = {}
        self._known: dict[tuple[str, Any], str] = {}
        self._lenders: list[Any] = []

    def lend(self, document: Any) -> None:
        """Note a python-docx document that references of values may lead into."""
        if document is not None and all(each is not document for each in self._lenders):
            self._lenders.append(document)

    def picture(self, image: Any) -> str:
        """Return the run with the picture of an InlineImage, with its name and description."""
        # For start-up: most mappings have no pictures.
        from docx.image.exceptions import UnrecognizedImageError
        from docx.image.image import Image
        from docx.oxml.shape import CT_Inline

        source = image.image_descriptor
        try:
            if hasattr(source, "seek"):
                source.seek(0)
            read = Image.from_file(source)
        except (OSError, UnrecognizedImageError, ValueError) as error:
            raise PrintError(
                f"图片打不开：{source}", "检查路径，图片要是 PNG、JPEG、GIF 等"
            ) from error
        width, height = read.scaled_dimensions(image.width, image.height)
        name = self._media(read.blob, read.ext, read.content_type)
        key = self._relate(_IMAGE, name, external=False)
        number = len(self._known)
        inline = CT_Inline.new_pic_inline(number, key, read.filename, width, height)
        for attribute, told in (("name", "name"), ("descr", "description")):
            if said := getattr(image, told, ""):
                inline.docPr.set(attribute, said)
        if image.anchor:
            link = self._relate(_LINK, str(image.anchor), external=True)
            for tag in (".//wp:docPr", ".//pic:cNvPr"):
                for each in inline.xpath(tag):
                    click = etree.SubElement(each, f"{{{_DRAWING}}}hlinkClick")
                    click.set(f"{{{_OFFICE}}}id", link)
        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"

    def document(self, subdocument: Any) -> str:
        """Return the blocks of a Subdoc, or of a RichTextParagraph."""
        lender = getattr(subdocument, "docx", None) if hasattr(subdocument, "subdocx") else None
        self.lend(lender)
        return self._carried_over(str(subdocument))

    def runs(self, text: Any) -> str:
        """Return the runs of a RichText."""
        return self._carried_over(str(text))

    def add_part(self, pattern: str, data: bytes, content_type: str) -> str:
        """Put a part into the package under the first free name of a pattern; return the name."""
        name = self._free_name(pattern)
        self.changed[name] = data
        entry = etree.SubElement(self._tree(CONTENT_TYPES), f"{{{_TYPES}}}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", content_type)
        return name

    def _free_name(self, pattern: str) -> str:
        names = {*self._members, *self.changed}
        tried = (pattern.format(number) for number in range(1, len(names) + 2))
        return next(each for each in tried if each not in names)

    def relate(self, kind: str, target: str, *, part: str = "", key: str = "") -> str:
        """Return the key by which a part, or that which is rendered, refers to another.

        ``key`` is what it is to be in a part without any others.
        """
        return self._relate(kind, target, external=False, part=part, wanted=key)

    def _carried_over(self, xml: str) -> str:
        xml = _REFERENCE.sub(lambda match: f'{match[1]}{self._reference(match[2])}"', xml)
        for lender in self._lenders:
            for style in _STYLE.findall(xml):
                self._lend_style(style, lender)
        return _NUMBERING.sub(lambda match: f'{match[1]}{self._list(match[2])}"', xml)

    def _reference(self, key: str) -> str:
        for lender in self._lenders:
            relation = lender.part.rels.get(key)
            if relation is None:
                continue
            if relation.is_external:
                return self._relate(relation.reltype, relation.target_ref, external=True)
            part = relation.target_part
            name = self._media(part.blob, part.partname.ext, part.content_type)
            return self._relate(relation.reltype, name, external=False)
        raise PrintError(
            "内容里的图片或链接不知道在哪里", "把做它的 DocxTemplate 也给 render（made_with）"
        )

    def _media(self, blob: bytes, ending: str, content_type: str) -> str:
        """Put a file into the package, once; return its name."""
        ending = ending.lstrip(".").lower()
        known = self._known.get(("media", blob))
        if known is not None:
            return known
        name = self._free_name(f"word/media/added{{}}.{ending}")
        self._known["media", blob] = name
        self.changed[name] = blob
        types = self._tree(CONTENT_TYPES)
        if all(each.get("Extension", "").lower() != ending for each in types):
            types.insert(
                0,
                types.makeelement(
                    f"{{{_TYPES}}}Default", Extension=ending, ContentType=content_type
                ),
            )
        return name

    def _relate(
        self, kind: str, target: str, *, external: bool, part: str = "", wanted: str = ""
    ) -> str:
        """Return the key by which a part, or that which is rendered, refers to something."""
        folder, _, file = (part or self.part).rpartition("/")
        relations = self._tree(f"{folder}/_rels/{file}.rels")
        shown = target if external else posixpath.relpath(target, folder)
        for each in relations:
            if each.get("Type") == kind and each.get("Target") == shown:
                return str(each.get("Id"))
        taken = {each.get("Id") for each in relations}
        names = (wanted, *(f"rIdAdded{n}" for n in range(1, len(taken) + 2)))
        key = next(each for each in names if each and each not in taken)
        entry = etree.SubElement(relations, f"{{{_RELATIONSHIPS}}}Relationship")
        entry.set("Id", key)
        entry.set("Type", kind)
        entry.set("Target", shown)
        if external:
            entry.set("TargetMode", "External")
        return key

    def _lend_style(self, name: str, lender: Any) -> None:
        if _STYLES not in self._members:
            return
        own = self._tree(_STYLES)
        if any(each.get(w("styleId")) == name for each in own.iter(w("style"))):
            return
        for each in lender.styles.element.iter(w("style")):
            if each.get(w("styleId")) == name:
                own.append(parse(etree.tostring(each)))
                parent = each.find(w("basedOn"))
                if parent is not None:
                    self._lend_style(parent.get(w("val")), lender)
                return

    def _list(self, number: str) -> str:
        """Carry a numbered list over; return its number here."""
        known = self._known.get(("list", number))
        if known is not None or _NUMBERS not in self._members or not self._lenders:
            return known or number
        theirs = self._lenders[0].part.numbering_part.element
        entry = next((e for e in theirs.iter(w("num")) if e.get(w("numId")) == number), None)
        abstract_key = None if entry is None else entry.find(w("abstractNumId")).get(w("val"))
        abstract = next(
            (e for e in theirs.iter(w("abstractNum")) if e.get(w("abstractNumId")) == abstract_key),
            None,
        )
        if entry is None or abstract is None:
            return number
        own = self._tree(_NUMBERS)
        fresh = _next(own, "abstractNum", "abstractNumId")
        count = _next(own, "num", "numId")
        copied, numbered = (parse(etree.tostring(each)) for each in (abstract, entry))
        copied.set(w("abstractNumId"), str(fresh))
        numbered.set(w("numId"), str(count))
        numbered.find(w("abstractNumId")).set(w("val"), str(fresh))
        last = [at for at, each in enumerate(own) if each.tag == w("abstractNum")]
        own.insert(last[-1] + 1 if last else 0, copied)
        nums = [at for at, each in enumerate(own) if each.tag == w("num")]
        own.insert(nums[-1] + 1 if nums else len(own), numbered)
        self._known["list", number] = str(count)
        return str(count)

    def _tree(self, name: str) -> Element:
        if name not in self._parsed:
            data = self.changed.get(name) or self._members.get(name)
            empty = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
            self._parsed[name] = parse(data or empty)
        return self._parsed[name]

    def finish(self) -> dict[str, bytes]:
        """Return the members that are new or have changed."""
        for name, root in self._parsed.items():
            self.changed[name] = _HEAD + etree.tostring(root)
        return self.changed


def _next(root: Element, name: str, key: str) -> int:
    """Return the first number that no element of a name has as its key."""
    return 1 + max((int(each.get(w(key), 0)) for each in root.iter(w(name))), default=0)


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
