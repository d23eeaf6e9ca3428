"""What tests look for in a page without opening it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any


def embedded(file: Path) -> dict[str, Any]:
    """The data that a page hands to its script."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', file.read_text("utf-8"), re.S)
    assert found, "the page has no data"
    parsed: dict[str, Any] = json.loads(found.group(1))
    return parsed
