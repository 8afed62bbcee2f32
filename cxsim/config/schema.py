"""The JSON Schema of a study file, with which an editor completes names and marks mistakes while one types."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from cxsim.config.study_file import Study

_SHORT_FORMS: dict[str, tuple[dict[str, Any], ...]] = {
    "#/$defs/Quantity": ({"type": "number"}, {"type": "string"}),
    "#/$defs/ExperimentResult": (
        {
            "type": "object",
            "properties": {"experiment": {"type": "string"}, "endpoint": {"type": "string"}},
            "required": ["experiment", "endpoint"],
            "additionalProperties": False,
        },
    ),
    "#/$defs/InitialLevel": ({"type": "number"}, {"type": "string"}),
    "#/$defs/FeeSpread": ({"type": "number"},),
    "#/$defs/LevelSpread": ({"type": "number"}, {"type": "string"}),
    "#/$defs/TenureSpread": ({"type": "string"},),
    "#/$defs/Months": ({"type": "integer"}, {"type": "string"}),
}


def schema_text() -> str:
    """The schema as the text of a file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_written(Study.model_json_schema())}
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True, allow_nan=False) + "\n"


def _written(node: Any) -> Any:
    """The schema with the short forms that a file may use (`0.7`, `36 months`) beside the full ones."""
    if isinstance(node, list):
        return [_written(item) for item in node]
    if not isinstance(node, Mapping):
        return node
    inner = {name: _written(item) for name, item in node.items() if not _no_number(name, item)}
    short = _SHORT_FORMS.get(str(node.get("$ref")))
    if short is None:
        return inner
    del inner["$ref"]
    return {**inner, "anyOf": [*short, {"$ref": node["$ref"]}]}


def _no_number(name: str, item: Any) -> bool:
    return name == "default" and isinstance(item, float) and math.isnan(item)
