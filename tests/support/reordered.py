"""The same package with the fields of every section of the plan, and the words of every choice, written in another order."""

from __future__ import annotations

import ast
import hashlib
import importlib.abc
import importlib.machinery
import json
import random
import sys
from types import CodeType
from typing import Any


class Reordered(ast.NodeTransformer):
    """Shuffles the fields of sections (a class with `PlanSection` among its bases) and the words of `Literal`."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        if any(isinstance(base, ast.Name) and base.id == "PlanSection" for base in node.bases):
            fields = [statement for statement in node.body if isinstance(statement, ast.AnnAssign)]
            shuffled = iter(self.rng.sample(fields, len(fields)))
            node.body = [next(shuffled) if isinstance(statement, ast.AnnAssign) else statement for statement in node.body]
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id == "Literal" and isinstance(node.slice, ast.Tuple):
            node.slice.elts = self.rng.sample(node.slice.elts, len(node.slice.elts))
        return node


class _Loader(importlib.machinery.SourceFileLoader):
    rng = random.Random()

    def get_code(self, fullname: str) -> CodeType | None:
        tree = Reordered(self.rng).visit(ast.parse(self.get_data(self.path)))
        return compile(ast.fix_missing_locations(tree), self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        spec = importlib.machinery.PathFinder.find_spec(name, path) if name.startswith("cxsim.journey.") else None
        if spec is not None and spec.origin is not None and spec.origin.endswith(".py"):
            spec.loader = _Loader(name, spec.origin)
        return spec


def field_order() -> list[str]:
    """The fields of a touchpoint as they are written."""
    from cxsim.journey.plan import Touchpoint

    return list(Touchpoint.model_fields)


def bits() -> dict[str, str]:
    """A digest of all that a run leaves, for each engine, with and without pools."""
    from cxsim.engine.simpy_engine import simulate_openly
    from cxsim.engine.simulation import simulate
    from cxsim.rng import study_key
    from tests.support import twins
    from tests.support.full_twin import FULL, SUPPORT

    pools = {
        "desk": {
            "agents": 1.5,
            "hours": "Mon-Sat 08:00-20:00",
            "service": {"lognormal": {"mean": "40 min", "p95": "2 h"}},
            "patience": {"exponential": "30 min"},
            "quality_per_minute": 0.001,
            "morale": {"strain_above": 0.1, "half_life": "5 d", "success_loss": 0.3, "quality_loss": 0.2},
        }
    }
    touchpoints = {**SUPPORT["touchpoints"], "call": {**SUPPORT["touchpoints"]["call"], "pool": "desk"}}
    shared = {**FULL, "journeys": {**FULL["journeys"], "support": {**SUPPORT, "touchpoints": touchpoints}}, "pools": pools}
    found = {}
    for name, plan in (("alone", FULL), ("pools", shared)):
        twin = twins.twin(60, **{**plan, "horizon": 6})
        scenario, key = twin.scenario(), study_key(3, 0, 0)
        for engine, outcome in (("compiled", simulate(twin, scenario, key, events=True)), ("simpy", simulate_openly(twin, scenario, key))):
            left = (outcome.tally.months, outcome.tally.histories, outcome.tally.events, outcome.tally.answers)
            digest = hashlib.sha256(b"".join(json.dumps(part.tolist()).encode() for part in left))
            found[f"{name} {engine}"] = digest.hexdigest()
    return found


if __name__ == "__main__":
    _Loader.rng = random.Random(int(sys.argv[1]))
    sys.meta_path.insert(0, _Finder())
    print(json.dumps({"fields": field_order(), "bits": bits()}))
