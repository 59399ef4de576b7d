"""The pictures of the guide to forms show the forms as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.paper.guide_pictures import DIGEST, FOLDER, PICTURES, digest, documents

if TYPE_CHECKING:
    from PIL.PngImagePlugin import PngImageFile


@pytest.fixture(scope="module")
def digests() -> dict[str, str]:
    return {key: digest(data) for key, data in documents().items()}


@pytest.mark.parametrize("title", PICTURES)
def test_a_picture_was_taken_of_the_form_as_it_is(title: str, digests: dict[str, str]) -> None:
    image: PngImageFile
    with Image.open(FOLDER / f"{title}.png") as image:
        taken = image.info.get(DIGEST)
    again = "take them again: python -m tests.paper.guide_pictures"
    assert taken == digests[PICTURES[title].document], again
