"""A text as YAML writes it."""

from __future__ import annotations

import json
import re


def yaml_text(text: str) -> str:
    """A text as YAML writes it: plain where that is safe, else in double quotes."""
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_./-]*", text) and text.lower() not in (
        "true",
        "false",
        "null",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
    )
    return text if plain else json.dumps(text, ensure_ascii=False)
