"""The program as a folder for machines without Python: ``python -m reportgen.bundling FOLDER``.

Not public. Needs the extra ``bundle`` (PyInstaller). What is made runs on the system, processor
and C library that it was made on, and on newer ones.
"""
