"""compose.yaml, as far as it can be tried without Docker: no password in it, nothing open to other machines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FILE = Path(__file__).resolve().parents[2] / "compose.yaml"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return loaded


def filled(text: str, variables: dict[str, str]) -> str:
    """A text with its `${NAME:-default}` and `${NAME:?message}` filled in as Compose does. Raises LookupError."""

    def value(found: re.Match[str]) -> str:
        name, sign, rest = found.groups()
        if variables.get(name):
            return variables[name]
        if sign == ":?":
            raise LookupError(rest)
        return rest

    return re.sub(r"\$\{(\w+)(:[-?])([^}]*)\}", value, text)


def test_its_image_is_the_official_one_of_a_supported_release(compose: dict[str, Any]) -> None:
    image = filled(compose["services"]["neo4j"]["image"], {})
    assert re.fullmatch(r"neo4j:(5\.26|20\d\d)[\w.]*-community", image)


def test_the_password_comes_from_the_environment_and_must_be_there(compose: dict[str, Any]) -> None:
    auth = compose["services"]["neo4j"]["environment"]["NEO4J_AUTH"]
    assert filled(auth, {"NEO4J_PASSWORD": "p"}) == "neo4j/p"
    with pytest.raises(LookupError, match="set it"):
        filled(auth, {})


def test_it_is_reached_from_this_machine_only(compose: dict[str, Any]) -> None:
    ports = [filled(port, {}) for port in compose["services"]["neo4j"]["ports"]]
    assert ports == ["127.0.0.1:7687:7687", "127.0.0.1:7474:7474"]


def test_the_graph_outlasts_the_container(compose: dict[str, Any]) -> None:
    (mounted,) = compose["services"]["neo4j"]["volumes"]
    name, folder = mounted.split(":")
    assert folder == "/data" and name in compose["volumes"]


def test_it_tells_when_it_is_ready(compose: dict[str, Any]) -> None:
    assert compose["services"]["neo4j"]["healthcheck"]["test"][0] == "CMD"
