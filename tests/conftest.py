"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold annotations, which only the makers' machines have."""
    folder = Path(os.environ.get("KG_SHARED", CHECKOUT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip("the real documents are not here (set KG_SHARED to their folder)")
    return folder
