"""Effects where not everybody assigned is exposed: intention to treat, and the effect on those whom the assignment exposes (CACE)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.abtest.difference import Effect, OutcomeColumns, compare_means, linear_effect
from cxsim.stats.cross_moments import CrossMoments

Array = NDArray[np.float64]
WEAK = 10.0  # the first stage's F below which a ratio of two noisy differences is not shown


@dataclass(frozen=True, eq=False)
class ComplierEffect:
    """The intention to treat, and the complier average causal effect beside it.

    Attributes
    ----------
    assigned : the effect of being assigned, which decides.
    exposure : by how much assignment raises the share exposed: the first stage.
    f : F of the first stage, the square of its t.
    compliers : the effect on those exposed because of the assignment; NaN where the first stage is weak.
    """

    assigned: Effect
    exposure: Effect
    f: Array
    compliers: Effect


def estimate_complier_effect(
    control: CrossMoments, treated: CrossMoments, outcome: OutcomeColumns, exposed: OutcomeColumns
) -> ComplierEffect:
    """The effect of assignment and of exposure, from the moments of outcome and exposure of all who were assigned.

    Comparing the exposed with the not exposed is no experiment: who is exposed differs from who is not. The effect on compliers is the
    effect of assignment over that on exposure, and leans on assignment acting through exposure alone, and on nobody being kept from it.

    Parameters
    ----------
    control, treated : CrossMoments
        Of all units assigned.
    outcome : OutcomeColumns
        What is compared.
    exposed : OutcomeColumns
        1 for a unit that was exposed, else 0.

    Returns
    -------
    ComplierEffect
        Whose `compliers` are NaN where F of the first stage is below 10.

    References
    ----------
    J. D. Angrist, G. W. Imbens & D. B. Rubin, "Identification of causal effects using instrumental variables", JASA 91 (1996) 444-455.
    D. Staiger & J. H. Stock, "Instrumental variables regression with weak instruments", Econometrica 65 (1997) 557-586.

    Examples
    --------
    >>> from cxsim.abtest import CrossMoments, OutcomeColumns, estimate_complier_effect
    >>> control = CrossMoments.from_sums(11588, [11514, 0], [[11514, 0], [0, 0]])
    >>> treated = CrossMoments.from_sums(12094, [12048, 9675], [[12048, 9663], [9663, 9675]])
    >>> found = estimate_complier_effect(control, treated, OutcomeColumns(0), OutcomeColumns(1))
    >>> float(found.assigned.estimate.round(5)), float(found.compliers.estimate.round(5))
    (0.00258, 0.00323)
    """
    assigned, exposure = compare_means(control, treated, outcome), compare_means(control, treated, exposed)
    with np.errstate(divide="ignore", invalid="ignore"):
        f = np.asarray((exposure.estimate / exposure.error) ** 2)
        strong = (f >= WEAK) | ((exposure.error == 0) & (exposure.estimate != 0))
        ratio = np.where(strong, assigned.estimate / exposure.estimate, np.nan)
        scale = np.where(strong, 1 / exposure.estimate, np.nan)
    values = tuple(
        (
            (outcome.value(arm) - ratio * exposed.value(arm)) * scale,
            (outcome.gradient(arm) - ratio[..., None] * exposed.gradient(arm)) * scale[..., None],
        )
        for arm in (control, treated)
    )
    spread = linear_effect((control, treated), values)
    compliers = Effect(
        spread.control, spread.control + ratio, ratio, spread.error, spread.degrees, spread.control_error, spread.treated_error
    )
    return ComplierEffect(assigned, exposure, f, compliers)
