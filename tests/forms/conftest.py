"""What all tests of forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compiling import compiled_once

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True)
def forms_compiled_once() -> Iterator[None]:
    """Compile each form once, as most tests build from copies of those of the package."""
    with compiled_once():
        yield
