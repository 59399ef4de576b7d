"""The template engine: tags of a Word file found, checked and compiled once, rendered many times.

Not public; ``reportgen.compile_template`` is its front door.
"""
