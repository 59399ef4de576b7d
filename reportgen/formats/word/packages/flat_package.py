"""A Word file as one XML file (“Flat OPC”), taken apart into the members of a package."""

from __future__ import annotations

import base64

from reportgen.ooxml.package import DOCUMENT
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import parse

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def flat_members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a flat package by their names; raises ValueError or LxmlError."""
    members: dict[str, bytes] = {}
    for part in parse(data).iter(f"{_PACKAGE}part"):
        name = part.get(f"{_PACKAGE}name", "").lstrip("/")
        for held in part:
            if held.tag == f"{_PACKAGE}xmlData" and len(held):
                members[name] = serialized(held[0])
            elif held.tag == f"{_PACKAGE}binaryData":
                members[name] = base64.b64decode(held.text or "", validate=False)
    if DOCUMENT not in members:
        raise ValueError("no text")
    return members
