r"""What a value inside a run has put into the text, given the look of the run it stands in.

A text may end its paragraph (``\a``) or page (``\f``); a picture or rich text ends the run, and
what follows goes on in one like it.
"""

from __future__ import annotations

import re

from reportgen.engine.printing import INSERTED, NEW_PAGE, NEW_PARAGRAPH, RUN_GOES_ON
from reportgen.patterns import lazy_pattern

_MARKS = f"[{NEW_PARAGRAPH}{NEW_PAGE}{RUN_GOES_ON}{INSERTED}]".encode()
_TOKENS = lazy_pattern(
    rb"<w:p(?: [^>]*)?>(?P<paragraph><w:pPr>.*?</w:pPr>|<w:pPr/>)?"
    rb"|<w:r(?: [^>]*)?>(?P<run><w:rPr>.*?</w:rPr>|<w:rPr/>)?"
    rb"|(?P<mark>" + _MARKS + rb")",
    re.DOTALL,
)
_MARK = lazy_pattern(_MARKS)
_SECTION = lazy_pattern(rb"<w:sectPr\b.*?</w:sectPr>|<w:sectPr\b[^>]*/>", re.DOTALL)
_PAGE = b'<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_TEXT = b'<w:t xml:space="preserve">'


def has_marks(xml: bytes) -> bool:
    """Return whether a value has put in what is to be settled."""
    return _MARK.search(xml) is not None


def settle_texts(xml: bytes) -> bytes:
    """Put paragraphs and runs like those around it in the place of each mark."""
    parts: list[bytes] = []
    run = paragraph = b""
    start, inside = 0, False
    for match in _TOKENS.finditer(xml):
        if match["mark"] is None:
            if match[0].startswith(b"<w:p"):
                paragraph = _SECTION.sub(b"", match["paragraph"] or b"")
            elif not inside:  # what a value put in has runs of its own
                run = match["run"] or b""
            continue
        mark = match[0].decode()
        parts.append(xml[start : match.start()])
        start = match.end()
        inside = mark == INSERTED
        if mark == RUN_GOES_ON:
            parts.append(run)
        elif not inside:
            page = _PAGE if mark == NEW_PAGE else b""
            parts += (b"</w:t></w:r></w:p>", page, b"<w:p>", paragraph, b"<w:r>", run, _TEXT)
    parts.append(xml[start:])
    return b"".join(parts)
