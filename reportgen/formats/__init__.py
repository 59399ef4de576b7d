"""Carriers of a report: each module loads and dumps the same Report.

Not public.
"""
