"""Tags of templates of reports: found and mended with the labels of the form."""

from __future__ import annotations

from functools import partial

from reportgen.engine import tags
from reportgen.forms.report_language import marked_labels

find_tags = partial(tags.find_tags, spellings=marked_labels)
"""Finds the tags of a paragraph's text; labels with marks become names."""

mend = partial(tags.mend, spellings=marked_labels)
"""Puts right what editors do to an expression; labels with marks become names."""
