"""What becomes of a report: two compared, edits pulled back, next year's draft.

Not public.
"""
