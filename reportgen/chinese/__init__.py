"""Readers of what the prose of a report states: quantities, their relations, dates, sentences.

Every reader is a pure function of the text, linear in its length, that raises nothing on any
text and leaves out what is in doubt.

Not public.
"""

from reportgen.chinese.breakdowns import Breakdown, read_breakdowns
from reportgen.chinese.changes import StatedChange, read_changes
from reportgen.chinese.dates import Date, read_dates
from reportgen.chinese.quantities import Quantity, read_quantities
from reportgen.chinese.relations import Rate, Share, read_rates, read_shares
from reportgen.chinese.sentences import clauses, periods, sentences

__all__ = [
    "Breakdown",
    "Date",
    "Quantity",
    "Rate",
    "Share",
    "StatedChange",
    "clauses",
    "periods",
    "read_breakdowns",
    "read_changes",
    "read_dates",
    "read_quantities",
    "read_rates",
    "read_shares",
    "sentences",
]
