"""The mutants of a file: each is its source with one fault in it."""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.ast.ast_query import ASTQuery
from cosmic_ray.mutating import mutate_code

from tests.mutation.operators import operators


@dataclass(frozen=True)
class Mutant:
    """A file with one fault: the operator that made it, the function it is in, the lines before and after, the whole source."""

    file: str
    operator: str
    function: str
    before: str
    after: str
    source: str


def mutants(file: str, source: str, sample: int | None, seed: int) -> list[Mutant]:
    """So many mutants of a file, chosen by the seed; all of them if no number is given."""
    places = list(_places(source))
    if sample is not None and sample < len(places):
        places = random.Random(f"{seed} {file}").sample(places, sample)
    return list({mutant.source: mutant for mutant in (_mutant(file, source, *place) for place in places)}.values())


def count(source: str) -> int:
    """How many mutants a file has."""
    return len(list(_places(source)))


def _places(source: str) -> Iterator[tuple[str, int, str]]:
    """Operator, occurrence and function of every fault that can be put into a source."""
    tree = get_ast(source)
    nodes = list(ast_nodes(tree))
    for name, operator in operators().items():
        occurrence = 0
        for node in nodes:
            positions = len(list(operator.mutation_positions(node)))
            if positions and _runs(node):
                function = ASTQuery(node).get_definition_name() or ""
                yield from ((name, occurrence + place, function) for place in range(positions))
            occurrence += positions


def _runs(node: Any) -> bool:
    """Whether a node does something when the program runs: not in an annotation, a docstring or the description of a field."""
    while node.parent is not None:
        parent = node.parent
        if parent.type == "annassign" and node is parent.children[1]:
            return False
        if parent.type == "tfpdef" and node is parent.children[-1]:
            return False
        if parent.type == "funcdef" and node is parent.annotation:
            return False
        if parent.type == "simple_stmt" and node.type in {"string", "strings"}:
            return False
        if parent.type == "argument" and parent.children[0].get_code(include_prefix=False) == "description":
            return False
        if parent.type == "expr_stmt" and "Callable[" in parent.get_code() and parent.children[0].get_code()[0].isupper():
            return False  # the name of a type
        node = parent
    return True


def _mutant(file: str, source: str, operator: str, occurrence: int, function: str) -> Mutant:
    mutated = mutate_code(source, operators()[operator], occurrence)
    lines = list(difflib.unified_diff(source.splitlines(), mutated.splitlines(), n=0, lineterm=""))[3:]
    before, after = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in ("-", "+"))
    return Mutant(file, operator, function, before, after, mutated)
