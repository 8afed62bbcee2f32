"""Scenario discovery: where among the assumptions the programme loses, in plain words."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.comparison import Comparison
from cxsim.decision.emulator import varied_columns
from cxsim.decision.sensitivity import LossRule
from cxsim.text import Message

Array = NDArray[np.float64]
DEPTH = 2
FEWEST = 10  # losing draws, and draws in a region
LEAST_GAIN = 0.02  # of impurity, below which a further condition says nothing
MIN_LIFT = 1.5  # times the overall share of losses that a region must have


def find_loss_rules(comparison: Comparison) -> tuple[tuple[LossRule, ...], Message]:
    """The regions of a shallow tree (L. Breiman et al. 1984) where losses crowd, and what was found.

    Read as B. P. Bryant & R. J. Lempert, "Thinking inside the box" (2010): a box is good if it holds many of the losses
    (coverage) and little else (density).
    """
    lost = comparison.npv_by_draw < 0
    count, losses = len(lost), int(lost.sum())
    if losses < FEWEST or losses > count - FEWEST:
        return (), Message("decision-rules-few", losses=losses, draws=count)
    from sklearn.tree import DecisionTreeClassifier

    columns = varied_columns(comparison.draws)
    table = np.column_stack(list(columns.values()))
    tree = DecisionTreeClassifier(max_depth=DEPTH, min_samples_leaf=FEWEST, min_impurity_decrease=LEAST_GAIN, random_state=0).fit(
        table, lost
    )
    leaves = tree.apply(table)
    rules = [_rule(tree.tree_, leaf, leaves == leaf, lost, tuple(columns)) for leaf in np.unique(leaves).tolist()]
    chosen = sorted((r for r in rules if r.loss_inside >= MIN_LIFT * losses / count), key=lambda r: r.losses_caught, reverse=True)
    if not chosen:
        return (), Message("decision-rules-none", losses=losses, draws=count)
    caught = sum(rule.losses_caught for rule in chosen)
    return tuple(chosen), Message("decision-rules-found", losses=losses, draws=count, caught=caught, regions=len(chosen))


def _rule(tree: Any, leaf: int, inside: NDArray[np.bool_], lost: NDArray[np.bool_], names: tuple[str, ...]) -> LossRule:
    conditions = _tightest(_path(tree, leaf, names))
    share, loss = float(inside.mean()), float(lost[inside].mean())
    caught = float(lost[inside].sum() / lost.sum())
    return LossRule(conditions, share, loss, caught)


def _path(tree: Any, leaf: int, names: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """The conditions from the root to a leaf."""
    node, path = leaf, []
    while node != 0:
        lefts, rights = np.flatnonzero(tree.children_left == node), np.flatnonzero(tree.children_right == node)
        parent, sign = (int(lefts[0]), "<") if len(lefts) else (int(rights[0]), ">")
        path.append((names[tree.feature[parent]], sign, float(tree.threshold[parent])))
        node = parent
    return path[::-1]


def _tightest(conditions: list[tuple[str, str, float]]) -> tuple[tuple[str, str, float], ...]:
    """One condition for each assumption and side."""
    kept: dict[tuple[str, str], float] = {}
    for name, sign, value in conditions:
        known = kept.get((name, sign), value)
        kept[name, sign] = min(known, value) if sign == "<" else max(known, value)
    return tuple((name, sign, value) for (name, sign), value in kept.items())
