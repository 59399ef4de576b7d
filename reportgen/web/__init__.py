"""The page in the browser: the folder's own files, filled in, checked, looked at and handed in.

Not public. Nothing here is imported by any other way into the package but ``reportgen serve``.
"""
