"""The data of a report: values, the groups of the form, and Chinese messages about both.

Not public; the groups of a report are read as its attributes.
"""
