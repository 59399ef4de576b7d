"""What a form would carry into each report and that does not belong there, taken out.

It is done once, while a template is compiled, and costs a plain template no more than a look for
what it does not have: each step is imported where there is something for it to do. Not public.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen import codes
from reportgen.findings import Finding
from reportgen.ooxml.package import CONTENT_TYPES
from reportgen.ooxml.part_removal import missing_targets
from reportgen.ooxml.usual_form import is_strict
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.findings import Severity
    from reportgen.forms.cleaning.carried import CleaningStep

__all__ = ["clean", "summary"]

_STORIES = lazy_pattern(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PLAIN = b"wordprocessingml.document.main+xml"
_DOUBTFUL = re.compile(
    rb"vba|macro|toolbar|keyMap|customUI|signature|printerSettings|label|webextension|thumbnail",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    rb"<w:(?:ins|del|move\w+|cell(?:Ins|Del|Merge)|customXml\w+Range\w+|\w+Change)[ >/]"
)
_CODES = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)")
_OUTSIDE = re.compile(
    rb"INCLUDE|IMPORT|LINK\b|DDE|DATABASE|MERGE|ADDRESSBLOCK|GREETINGLINE|NEXT|SKIPIF|FILLIN|\bASK\b"
    rb"|\bRD\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    rb"AUTHOR|TITLE|SUBJECT|FILE|LASTSAVED|USER|TEMPLATE|DATE|TIME|REVNUM|INFO|DOCPROPERTY",
    re.IGNORECASE,
)
_REFERS = re.compile(rb"REF\s|\\l\s", re.IGNORECASE)
_PATHS = re.compile(rb'="(?:[A-Za-z]:[\\/]|\\\\|file:)')
_EXTRA = re.compile(r"word/(?:glossary|activeX|embeddings|fonts)/")
_RUNNING = (b"<w:frameset", b"<w:control", b"webVideoPr", b"Macro w:val", b"MACROBUTTON")
_WEB = "word/webSettings.xml"
_STYLES = "word/styles.xml"
_EXTERNAL = re.compile(rb'TargetMode="External"')
_MAKERS = re.compile(
    rb"mailMerge|attachedTemplate|Protection|trackRevisions|rsids|docVars|linkStyles|docId"
    rb"|chartTrackingRefBased|revisionView|<w:view |formsDesign|proofState|hideSpelling|hideGramm"
    rb"|XSLT|throughXslt",
    re.IGNORECASE,
)
_PROPERTIES = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<cp:coreProperties[^>]*>\s*"
    rb"(?:<(?:dc|cp):(?:(?:title|creator)>[^<]*\{\{[^<]*"
    rb"|(?:subject|keywords|description|category|language)>[^<]*)"
    rb"</(?:dc|cp):\w+>\s*){3,}</cp:coreProperties>\s*"
)
_CORE = "docProps/core.xml"


def clean(members: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Finding]]:
    """Return a template's members without what no report should have, and what that was.

    A part that can't be parsed is left as it is: the compiler reports it.
    """
    cleaned, findings = dict(members), list[Finding]()
    for step in _steps(cleaned):
        try:
            cleaned, found = step(cleaned)
        except (etree.XMLSyntaxError, ValueError):
            continue
        findings += found
    return cleaned, findings


def summary(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding on what a template had that its reports do not have."""
    if not findings:
        return []
    told = "；".join(dict.fromkeys(each.message for each in findings[:_MOST_TOLD]))
    more = f"等{len(findings)}处" if len(findings) > _MOST_TOLD else ""
    advice = "用 reportgen template check 看各处；加 --fix 在表样里也去掉"
    harmless: Severity = "info"
    return [Finding(codes.M16, harmless, "", "", f"{told}{more}", advice)]


_MOST_TOLD = 3


def _steps(members: dict[str, bytes]) -> Iterator[CleaningStep]:
    """Return the steps that may find something."""
    if is_strict(members):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.document_type import as_usual

        yield as_usual
    types = members[CONTENT_TYPES]
    if _PLAIN not in types or _DOUBTFUL.search(types) or any(map(_is_doubtful, members)):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.document_type import as_plain_document

        yield as_plain_document
    stories = [data for name, data in members.items() if _STORIES.fullmatch(name)]
    looks = [members[name] for name in (_STYLES, "word/numbering.xml") if name in members]
    if any(map(_CHANGES.search, (*stories, *looks))):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.revisions import accept_changes

        yield accept_changes
    remarks = any(name.startswith(("word/comments", "word/people")) for name in members)
    if remarks or any(b"<w:comment" in data for data in stories):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.remark_parts import without_comments

        yield without_comments
    has_data = any(name.startswith("customXml/") for name in members)
    if has_data or any(b"<w:sdt" in data for data in stories):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.bound_controls import unbind

        yield unbind
    if has_data:
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.other_data import without_other_data

        yield without_other_data
    told = [_codes_in(data) for data in stories]
    yield from _steps_for_unseen(members, stories, told)
    if (
        any(map(_OUTSIDE.search, told))
        or any(b"<w:smartTag" in data or b"<w:customXml" in data for data in stories)
        or any(name.endswith(".rels") and _EXTERNAL.search(data) for name, data in members.items())
        or next(missing_targets(members), None) is not None
    ):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.outside_content import without_outside_content

        yield without_outside_content
    yield from _steps_for_maker(members, stories)


def _steps_for_maker(members: dict[str, bytes], stories: Sequence[bytes]) -> Iterator[CleaningStep]:
    """Return the steps for what tells who made a form: its settings and properties."""
    if _MAKERS.search(members.get("word/settings.xml", b"")) or any(
        b"<w:perm" in data for data in stories
    ):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.settings_entries import clean_settings

        yield clean_settings
    others = any(name in members for name in ("docProps/app.xml", "docProps/custom.xml"))
    if others or not _PROPERTIES.fullmatch(members.get(_CORE, b"")):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.person_properties import without_person

        yield without_person


def _steps_for_unseen(
    members: dict[str, bytes], stories: Sequence[bytes], told: Sequence[bytes]
) -> Iterator[CleaningStep]:
    """Return the steps for what is not seen: other parts, hidden text, whose file it is.

    ``told`` is what the fields of each of ``stories`` are told to show.
    """
    if any(map(_EXTRA.match, members)) or any(
        mark in data for data in (*stories, members.get(_WEB, b"")) for mark in _RUNNING
    ):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.extra_parts import without_extra_parts

        yield without_extra_parts
    if any(b"<w:vanish" in data for data in (*stories, members.get(_STYLES, b""))):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.hidden_text import without_hidden_text

        yield without_hidden_text
    if (
        any(map(_REFERS.search, told))
        or any(b"w:anchor=" in data for data in stories)
        or any(b'"#' in data for name, data in members.items() if name.endswith(".rels"))
    ):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.dead_references import without_dead_references

        yield without_dead_references
    if any(map(_PATHS.search, stories)):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.picture_paths import without_picture_paths

        yield without_picture_paths
    if any(map(_OWN.search, told)):
        # For start-up: most templates have nothing of the kind.
        from reportgen.forms.cleaning.own_fields import without_own_fields

        yield without_own_fields


def _codes_in(story: bytes) -> bytes:
    """Return what the fields of a part are told to show."""
    return b"".join(code or other for code, other in _CODES.findall(story))


def _is_doubtful(name: str) -> bool:
    return _DOUBTFUL.search(name.encode()) is not None
