"""The HTTP interface for budget systems: ``/api/v1``, described by ``/api/v1/openapi.json``.

Not public as Python; what it answers is described there. Needs the extra ``web`` (Starlette).
"""
