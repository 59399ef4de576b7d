"""The forms: Word templates by name and fiscal year, their settings, what they require and print.

Not public; ``reportgen.build`` and ``reportgen.compile_template`` use it.
"""
