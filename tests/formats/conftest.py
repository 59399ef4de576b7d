"""What tests of files that hold a report share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from reportgen.formats import yaml_line_rewriter, yaml_pasted, yaml_repair, yaml_values
from tests.compiling import compiled_once

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True)
def values_spelled_once() -> Iterator[None]:
    """Find out once how a value is spelled: the same lines are read with one mistake after another.

    It is for tests of what is read, not of the time or memory that reading takes.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module in (yaml_line_rewriter, yaml_pasted, yaml_repair):
            patch.setattr(module, "one_line", cache(yaml_values.one_line))
        patch.setattr(yaml_line_rewriter, "means_other", cache(yaml_values.means_other))
        yield


@pytest.fixture(scope="module", autouse=True)
def forms_compiled_once() -> Iterator[None]:
    """Compile each form once: files are read as those of one form after another, all alike."""
    with compiled_once():
        yield
