"""What others need to know of a field beside its value: set once, where the field is."""

from __future__ import annotations

from typing import Literal

from reportgen.named_tuples import NamedTuple

Draft = Literal["rewritten", "kept", "emptied", "left out"]
"""What next year's draft has of a field.

``rewritten``: last year's text with a mark before each line, nothing in a blank draft; ``kept``:
the value as it is; ``emptied``: nothing, last year's in a comment; ``left out``: nothing at all.
"""


class FieldRole(NamedTuple):
    """What a field is to checks, drafts, templates and merges: ``Annotated[Line, FieldRole(…)]``.

    A field without one is a text that rules on prose read, or a figure; either is printed.
    """

    is_prose: bool = True
    """Whether the document prints it as words, so that rules on prose read it."""

    is_printed: bool = True
    """Whether a document can show it; one that can't is kept when a document is read back."""

    of_some_forms: bool = False
    """Whether only some forms have it: one that prints nothing of it has left it out."""

    may_hold_phone_numbers: bool = False
    """Whether the number of a telephone may stand in it, though the report is published."""

    is_public: bool = True
    """Whether it is published with the report; one that is not may hold personal numbers."""

    names_other_years: bool = False
    """Whether years other than the report's own and the next are right in it."""

    has_own_ordinals: bool = False
    """Whether it is written without ordinals because the form counts its items."""

    is_counted: bool = False
    """Whether the form counts its items, so that ordinals typed in front of them are taken off."""

    explains: bool = False
    """Whether an explanation of figures may stand in it."""

    speaks_for_unit: bool = False
    """Whether the figures named in it are those of the whole unit."""

    tells_of_faults: bool = False
    """Whether it tells what fell short."""

    tells_of_plans: bool = False
    """Whether it tells what will be done."""

    stays: bool = False
    """Whether it says the same from year to year, so that repeating it is no fault."""

    draft: Draft | None = None
    """What next year's draft has of it; None: figures are emptied, all else is rewritten."""

    is_title: bool = False
    """Whether an item of a list is known by it: its title, or the name of what it tells of."""

    follows: str = ""
    """The attribute of 部门概况 that stands here where nothing is given; empty: none does."""

    last_years: str = ""
    """The attribute of its group of which last year's value belongs here; empty: of none."""

    is_in_annexes: bool = False
    """Whether the annexes have the figure too, so that a blank with them need not ask for it."""


PLAIN = FieldRole()
"""The role of a field that has no other."""

NAME = FieldRole(draft="kept", stays=True)
"""The role of names and of what else stays the same from year to year."""

ITEM_NAME = FieldRole(draft="kept", stays=True, is_title=True)
"""The role of the name that an item of a list is known by."""

OF_SOME_FORMS = FieldRole(of_some_forms=True)
"""The role of what the single table does not print."""

ONLY_CHECKED = FieldRole(is_printed=False, is_prose=False)
"""The role of what no document shows: it is there for the checks."""

ANSWERED_ANEW = FieldRole(draft="emptied")
"""The role of what is answered anew each year, though it is no figure."""

EXPLAINING = FieldRole(explains=True)
"""The role of text in no field, in which figures may be explained."""
