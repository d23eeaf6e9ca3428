"""Where a server is, and who asks: from its address and from the environment."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from kg.stores import StoreError

_SECRETS = frozenset({"user", "username", "password"})


@dataclass(frozen=True, slots=True)
class Address:
    """`uri` is what the driver opens, `database` None for the one that the user's server takes by itself. `shown` names
    the server to people; neither it nor `repr` has the password."""

    uri: str
    shown: str
    database: str | None
    user: str
    password: str = field(repr=False)

    @property
    def auth(self) -> tuple[str, str] | None:
        """None for a server that asks nobody who they are."""
        return (self.user, self.password) if self.password else None


def parse_address(
    text: str, environment: Mapping[str, str] = os.environ, ask: Callable[[str], str] | None = None
) -> Address:
    """The address of a server: `neo4j://HOST`, `bolt://HOST:PORT/DATABASE`, with `+s` for TLS and `+ssc` for TLS with a
    certificate that the server signed itself.

    NEO4J_DATABASE names the database where the address has none; NEO4J_USERNAME the user (`neo4j` where it is not set);
    NEO4J_PASSWORD has the password, or NEO4J_PASSWORD_FILE names a file with nothing else in it; else `ask` is called
    with the user. An empty password is for servers that ask for none. Raises StoreError for an address that can't be
    read or has a password in it, which never is in the message, and where no password is told.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise StoreError("the address of the server can't be read: write it as bolt://HOST:PORT/DATABASE") from None
    if "@" in parts.netloc or any(key.lower() in _SECRETS for key, _ in parse_qsl(parts.query, True)):
        raise StoreError(
            "the address of a server names neither a user nor a password: set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if not parts.hostname or "/" in parts.path.strip("/") or parts.fragment:
        raise StoreError("the address of the server can't be read: write it as bolt://HOST:PORT/DATABASE")
    database = unquote(parts.path.strip("/")) or environment.get("NEO4J_DATABASE") or None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    server = f"{parts.scheme}://{host}{f':{port}' if port else ''}"
    shown = f"{server}/{database}" if database else server
    user = environment.get("NEO4J_USERNAME") or "neo4j"
    password = _password(user, server, environment, ask)
    try:
        f"{user}{password}".encode()
    except UnicodeEncodeError:  # what is told of it would show it
        raise StoreError(f"user or password for {server} is no UTF-8: set NEO4J_USERNAME and NEO4J_PASSWORD") from None
    return Address(_with_routing(server, parts), shown, database, user, password)


def _with_routing(server: str, parts: SplitResult) -> str:
    """What the driver opens: the query of an address tells a cluster how to route."""
    return f"{server}?{parts.query}" if parts.query and parts.scheme.startswith("neo4j") else server


def _password(user: str, server: str, environment: Mapping[str, str], ask: Callable[[str], str] | None) -> str:
    if "NEO4J_PASSWORD" in environment:
        return environment["NEO4J_PASSWORD"]
    file = environment.get("NEO4J_PASSWORD_FILE")
    if not file and ask is not None:
        return ask(user)
    if not file:
        raise StoreError(
            f"no password of {user} at {server}: set NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE to a file that has it"
        )
    try:
        return Path(file).read_text("utf-8").strip("\r\n")
    except (OSError, ValueError) as problem:
        raise StoreError(f"NEO4J_PASSWORD_FILE: can't read {file}") from problem
