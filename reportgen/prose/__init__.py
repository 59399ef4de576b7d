"""Reads what the prose of a report states: quantities, their relations, dates, sentences.

Every reader is a pure function of the text, linear in its length, that raises nothing on any
text and leaves out what is in doubt.
"""

from reportgen.prose.breakdowns import Breakdown, read_breakdowns
from reportgen.prose.changes import Change, read_changes
from reportgen.prose.dates import Date, read_dates
from reportgen.prose.quantities import Quantity, read_quantities
from reportgen.prose.relations import Rate, Share, read_rates, read_shares
from reportgen.prose.sentences import clauses, periods, sentences

__all__ = [
    "Breakdown",
    "Change",
    "Date",
    "Quantity",
    "Rate",
    "Share",
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
