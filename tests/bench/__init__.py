"""Speed and memory of the project beside its peers.

``python -m tests.bench`` prints a table of single reports, ``python -m tests.bench batch`` of many.
"""
