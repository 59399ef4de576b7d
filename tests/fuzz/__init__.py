"""Hostile inputs without end: ``python -m tests.fuzz data|word|template --minutes N --seed S``."""
