"""Hostile inputs without end: ``python -m tests.fuzz CARRIER --minutes N --seed S``."""
