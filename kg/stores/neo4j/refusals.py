"""What the driver and the server refuse, in words that say what to do."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    UnsupportedServerProduct,
)

from kg.stores import QueryError, StoreError
from kg.stores.neo4j.address import Address

OLDEST = (5, 26)
"""The oldest Neo4j on which all of this was tried."""


@contextmanager
def telling(address: Address) -> Iterator[None]:
    """Whatever goes wrong with the server inside becomes a StoreError."""
    try:
        yield
    except (Neo4jError, DriverError, OSError, RecursionError) as problem:
        raise as_store_error(problem, address) from problem


@contextmanager
def telling_of_a_query(address: Address, timeout: float) -> Iterator[None]:
    """What is wrong with a query inside becomes a QueryError, what is wrong with the server a StoreError."""
    try:
        yield
    except Neo4jError as problem:
        code = problem.code or ""
        if "TransactionTimedOut" in code:
            raise QueryError(f"the query takes longer than {timeout:g} seconds: narrow it down") from problem
        if "OutOfMemory" in code:
            raise QueryError("the query needs more memory than the server gives it: narrow it down") from problem
        if code.startswith(_ABOUT_QUERIES):
            raise QueryError(first_line(problem)) from problem
        raise as_store_error(problem, address) from problem
    except (DriverError, OSError) as problem:
        raise as_store_error(problem, address) from problem
    except (ValueError, TypeError, OverflowError, RecursionError) as problem:
        raise QueryError(first_line(problem)) from problem


def too_old(address: Address, agent: str) -> StoreError:
    return StoreError(f"{address.shown} is {agent}: kg needs Neo4j 5.26 or newer")


def as_store_error(problem: BaseException, address: Address) -> StoreError:
    """What a person can do about it. The password is in none of these."""
    if isinstance(problem, Neo4jError):
        return StoreError(_of_server(problem, address))
    if isinstance(problem, UnsupportedServerProduct):
        return too_old(address, "an older server, or none of Neo4j's")
    if isinstance(problem, ConfigurationError):
        return StoreError(f"{address.shown} can't be opened: {first_line(problem)}")
    if _is_about_certificates(problem):
        return StoreError(
            f"no secure connection to {address.shown}: its certificate is not trusted, or it has none; +ssc:// takes "
            "one that the server signed itself, bolt:// and neo4j:// need none"
        )
    if isinstance(problem, (ServiceUnavailable, OSError)):
        return StoreError(f"no Neo4j answers at {address.shown}: check the address, and that the server runs")
    return StoreError(f"the connection to {address.shown} broke off: try again")


def first_line(problem: BaseException) -> str:
    text = problem.message if isinstance(problem, Neo4jError) and problem.message else str(problem)
    return text.strip().partition("\n")[0].strip() or type(problem).__name__


_ABOUT_QUERIES = (
    "Neo.ClientError.Statement.",
    "Neo.ClientError.Procedure.",
    "Neo.ClientError.Schema.",
    "Neo.ClientError.Transaction.",
    "Neo.ClientError.Request.",
    "Neo.DatabaseError.Statement.",
    "Neo.TransientError.Transaction.Terminated",
)


def _of_server(problem: Neo4jError, address: Address) -> str:
    code, said = problem.code or "", first_line(problem)
    at, user = address.shown, address.user
    if code.endswith("AuthenticationRateLimit"):
        return f"{at} takes no login of {user} for a while, after several wrong ones: wait, then check NEO4J_PASSWORD"
    if code.endswith("CredentialsExpired"):
        return f"the first password of {user} at {at} has to be changed: do so in Neo4j Browser or with cypher-shell"
    if code.endswith("Security.Forbidden"):
        return f"{user} has no right to do this at {at}: ask who runs the server"
    if isinstance(problem, AuthError):
        return f"{at} does not take the password of {user}: check NEO4J_USERNAME and NEO4J_PASSWORD"
    if code.endswith("DatabaseNotFound"):
        return f"the server has no database at {at}: check the address and NEO4J_DATABASE"
    if code.endswith("NotALeader"):
        return f"{at} takes no changes, another server of its cluster does: begin the address with neo4j://"
    if "ReadOnly" in code or code.endswith("AccessMode"):
        return f"{at} can only be read: choose a server or database that takes changes"
    if "OutOfMemory" in code or re.search(r"memory", code, re.IGNORECASE):
        return f"{at} has no memory left for this: raise dbms.memory.transaction.total.max, or its heap"
    if _is_full(code, said):
        return f"{at} can't write to its disk: make room, and see its log"
    if code.endswith(("DatabaseUnavailable", "Unavailable")):
        return f"{at} is not available now: wait, or see its log"
    return f"{at} refuses: {said}"


def _is_full(code: str, said: str) -> bool:
    return "no space left" in said.casefold() or code.endswith(
        ("TransactionCommitFailed", "TransactionLogError", "TransactionStartFailed", "OutOfDiskSpace", "LowDiskSpace")
    )


def _is_about_certificates(problem: BaseException | None) -> bool:
    while problem is not None:
        if isinstance(problem, ssl.SSLError) or "BoltSecurityError" in type(problem).__name__:
            return True
        problem = problem.__cause__ or problem.__context__
    return False
