"""The interface beside the pages: the same host, its own token, behind the same prefix."""

from __future__ import annotations

import pytest

from reportgen.web.application import application
from reportgen.web.guard import Outside
from reportgen.web.visitors import Gate, User
from tests.api.serving import served
from tests.reports import SHORTEST

TOKEN = "a-token-of-enough-letters"


def test_on_a_machine_of_ones_own_it_is_open() -> None:
    with served(application(Gate())) as server:
        assert server.ask("POST", "/api/v1/check", SHORTEST).json["errors"] == 0
        assert server.ask("GET", "/api/v1/nothing").status == 404
        assert server.ask("GET", "/api/v1").status == 200


def test_another_name_that_leads_here_is_refused() -> None:
    with served(application(Gate())) as server:
        refused = server.ask("POST", "/api/v1/check", SHORTEST, {"host": "evil.example"})
        assert (refused.status, refused.headers["content-type"]) == (
            421,
            "application/problem+json",
        )


def test_with_a_token_it_is_for_those_who_have_it() -> None:
    with served(application(Gate(token=TOKEN))) as server:
        assert server.ask("POST", "/api/v1/check", SHORTEST).status == 401
        bearer = {"authorization": f"Bearer {TOKEN}"}
        assert server.ask("POST", "/api/v1/check", SHORTEST, bearer).status == 200


def test_a_list_of_users_alone_lets_no_program_in() -> None:
    gate = Gate(users={"甲": User("甲", b"", b"", "甲")})
    with served(application(gate)) as server:
        refused = server.ask("POST", "/api/v1/check", SHORTEST)
        assert refused.status == 403
        assert "--token-file" in refused.json["detail"]


@pytest.mark.parametrize("path", ["/reports/api/v1", "/api/v1"])
def test_behind_a_proxy_it_has_the_prefix_or_not(path: str) -> None:
    with served(application(Gate(), Outside(prefix="/reports"))) as server:
        assert server.ask("POST", f"{path}/check", SHORTEST).status == 200
        told = server.ask("GET", f"{path}/openapi.json").json
        assert told["servers"] == [{"url": "/reports/api/v1"}]
