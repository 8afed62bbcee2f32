"""Which faults are put into a file: operators of cosmic-ray, and two of our own for what it leaves alone, names and SQL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import cosmic_ray.plugins
from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import Name

CHOSEN = re.compile(
    r"ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|FloorDiv_Mul|Mod_Mul|Pow_Mul|BitAnd_BitOr|BitOr_BitAnd)"
    r"|ReplaceComparisonOperator_(Gt_GtE|GtE_Gt|Lt_LtE|LtE_Lt|Gt_LtE|GtE_Lt|Lt_GtE|LtE_Gt|Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is)"
    r"|ReplaceUnaryOperator_(Delete_\w+|USub_UAdd)"
    r"|ReplaceAndWithOr|ReplaceOrWithAnd|ReplaceTrueWithFalse|ReplaceFalseWithTrue|AddNot|NumberReplacer|ReplaceBreakWithContinue"
    r"|ReplaceContinueWithBreak|ZeroIterationForLoop"
)
Position = tuple[tuple[int, int], tuple[int, int]]

_PAIRS = (("min", "max"), ("minimum", "maximum"), ("floor", "ceil"), ("any", "all"), ("cumsum", "cumprod"), ("hstack", "vstack"))
OTHER_NAMES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}

OTHER_SQL: Mapping[str, str] = {
    ">=": ">",
    "<=": "<",
    "<>": "=",
    ">": ">=",
    "<": "<=",
    "=": "<>",
    " + ": " - ",
    " - ": " + ",
    " * ": " / ",
    " / ": " * ",
    "AND": "OR",
    "OR": "AND",
    "IS NOT NULL": "IS NULL",
    "IS NULL": "IS NOT NULL",
    "DISTINCT ": "",
    "sum(": "max(",
    "min(": "max(",
    "max(": "min(",
    "least(": "greatest(",
    "greatest(": "least(",
    "LEFT JOIN": "JOIN",
}
_NUMBER = r"(?<![\w.{:])\d+(?:\.\d+)?(?![\w.:}])"
_TOKEN = re.compile("|".join([re.escape(token) if not token.isalpha() else rf"\b{token}\b" for token in OTHER_SQL] + [_NUMBER]))
_SQL = re.compile(
    r"\b(CASE|WHEN|SELECT|AND|BETWEEN|IS NOT NULL|IS NULL|GROUP BY|FROM|OVER|ELSE)\b|\b(sum|count|min|max|coalesce|lower)\("
    r"|\w+ (?:<=?|>=?|=|<>) |[})] [+*/-] "
)


class ReplaceName(Operator):  # type: ignore[misc]
    """One function for its opposite, such as max for min."""

    def mutation_positions(self, node: Any) -> Iterator[Position]:
        """Where a name has an opposite."""
        if isinstance(node, Name) and node.value in OTHER_NAMES:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """The node with the other name."""
        node.value = OTHER_NAMES[node.value]
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """What cosmic-ray asks of an operator."""
        return (Example("min(a, b)", "max(a, b)"),)


class ReplaceSql(Operator):  # type: ignore[misc]
    """One comparison, connective, function or number inside a text of SQL for another."""

    def mutation_positions(self, node: Any) -> Iterator[Position]:
        """Each token of a text of SQL that has another."""
        for _ in self._tokens(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """The node with another token at this place."""
        found = list(self._tokens(node))[index]
        token = found.group()
        other = OTHER_SQL.get(token) if token in OTHER_SQL else f"{float(token) + 1:g}"
        node.value = node.value[: found.start()] + str(other) + node.value[found.end() :]
        return node

    @staticmethod
    def _tokens(node: Any) -> Iterator[re.Match[str]]:
        if node.type in {"string", "fstring_string"} and _SQL.search(node.value):
            yield from _TOKEN.finditer(node.value)

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """What cosmic-ray asks of an operator."""
        return (Example("'CASE WHEN a >= 4'", "'CASE WHEN a > 4'"),)


def operators() -> Mapping[str, Operator]:
    """Each operator by its name."""
    names = [name for name in cosmic_ray.plugins.operator_names() if CHOSEN.fullmatch(name.partition("/")[2])]
    chosen = {name.partition("/")[2]: cosmic_ray.plugins.get_operator(name)() for name in names}
    return {**chosen, "ReplaceName": ReplaceName(), "ReplaceSql": ReplaceSql()}
