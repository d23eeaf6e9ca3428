"""The commands that load a folder of CSV files with `neo4j-admin`, for Linux and macOS, and for PowerShell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_LEAST = 4 << 20
"""Bytes that the importer keeps for one row where nothing else is said."""

_ABOUT = """\
# Loads the CSV files of this folder into a new database of Neo4j, 5.26 or newer.
#
#   1. Stop the server:            neo4j stop
#   2. Run this file:              {run}
#      Another database:           {other}
#      In place of an older graph: {run} --overwrite-destination=true
#   3. Start the server:           neo4j start
#   4. Constraints and indexes:    cypher-shell -f after-import.cypher
#      Another database:           cypher-shell -d plans -f after-import.cypher
#
# Where neo4j-admin is not on the PATH, {admin} names it. Run it as the user to whom the server's data belong.
"""
_SH = """\
#!/bin/sh
{about}
set -eu
cd "$(dirname "$0")"
"${{NEO4J_ADMIN:-neo4j-admin}}" database import full \\
{options}
  "$@" "${{DATABASE:-neo4j}}"
"""
_PS1 = """\
{about}
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $PSScriptRoot
$admin = if ($env:NEO4J_ADMIN) {{ $env:NEO4J_ADMIN }} else {{ 'neo4j-admin' }}
$database = if ($env:DATABASE) {{ $env:DATABASE }} else {{ 'neo4j' }}
& $admin database import full `
{options}
  $args $database
exit $LASTEXITCODE
"""
_AFTER = """\
// Run this once on the server, after the import: cypher-shell -f after-import.cypher
// Another database than the server's default: cypher-shell -d NAME -f after-import.cypher
{statements}
"""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: what its rows are, whether a value in it goes over several lines, and its longest row in bytes."""

    kind: Literal["nodes", "relationships"]
    name: str
    path: str
    multiline: bool
    largest: int


def scripts(tables: Sequence[Table], schema: Sequence[str]) -> dict[str, str]:
    """The files that go with these tables, by name."""
    options = [*_options(tables), *(f"--{table.kind}={table.name}=./{table.path}" for table in tables)]
    sh = _ABOUT.format(run="sh import.sh", other="DATABASE=plans sh import.sh", admin="NEO4J_ADMIN")
    ps1 = _ABOUT.format(run="./import.ps1", other="$env:DATABASE = 'plans'", admin="$env:NEO4J_ADMIN")
    return {
        "import.sh": _SH.format(about=sh, options="\n".join(f"  '{option}' \\" for option in options)),
        "import.ps1": _PS1.format(about=ps1, options="\n".join(f"  '{option}' `" for option in options)),
        "after-import.cypher": _AFTER.format(statements="\n".join(f"{statement};" for statement in schema)),
    }


def _options(tables: Sequence[Table]) -> list[str]:
    """What the importer has to know of the values. Reading single lines is faster where there are no others."""
    options = ["--multiline-fields=true"] if any(table.multiline for table in tables) else []
    if (largest := max(table.largest for table in tables)) * 2 > _LEAST:
        options.append(f"--read-buffer-size={-(-largest * 2 // (1 << 20))}m")
    return options
