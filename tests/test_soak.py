"""The soak: what its clients do is answered right by a server as a user starts it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.soak_client import SoakClient, WrongAnswerError, unit_text
from tests.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT_OUT = {"pdf"}
"""What takes seconds, and is tried with the pages."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoakClient]:
    folder = tmp_path_factory.mktemp("soak")
    (folder / "甲阳镇.yaml").write_text(unit_text("甲阳镇.yaml"), encoding="utf-8")
    site = Site(folder)
    site.start()
    yield SoakClient(site.port, ["甲阳镇.yaml"], random.Random(1))
    site.kill()


def test_each_thing_that_a_client_does_gets_the_right_answer(client: SoakClient) -> None:
    for kind in sorted(client.kinds.keys() - _LEFT_OUT):
        client.act(kind)


def test_what_was_downloaded_can_be_built_again(client: SoakClient) -> None:
    for kind in ("build", "save", "build"):  # what is built is downloaded too
        client.act(kind)


def test_a_wrong_answer_is_told(client: SoakClient) -> None:
    client.own.append("没有这份.yaml")
    with pytest.raises(WrongAnswerError, match="not in the list"):
        client.act("list")
    client.own.pop()
