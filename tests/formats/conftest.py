"""What tests of data files share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from reportgen.formats import yaml_line_rewriter, yaml_pasted, yaml_repair, yaml_values

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
