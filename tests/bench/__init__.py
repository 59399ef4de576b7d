"""Speed and memory of the project beside its peers.

``python -m tests.bench`` prints a table of single reports, ``python -m tests.bench batch`` of many;
``python -m tests.bench batch pipeline processes --units 200`` of some parts with fewer units.
"""
