"""The question of the field, answered from the churn model: does a higher score mean lower churn here?"""

from __future__ import annotations

import math
from collections.abc import Iterator

from cxsim.churn.fitted_model import ChurnCard, HazardRatio
from cxsim.drivers.e_value import e_value_of_hazard
from cxsim.drivers.experiment_design import schoenfeld_events
from cxsim.drivers.tables import index_of_feature
from cxsim.text.locale import Locale

_Z95 = 1.959963984540054


def questions(card: ChurnCard, locale: Locale) -> Iterator[str]:
    """One paragraph for each score among the model's features."""
    for ratio in card.hazard_ratios:
        index = index_of_feature(ratio.feature)
        if index is not None and ratio.column == ratio.feature:
            yield _answer(locale(f"report-question-{index}"), ratio, card, locale)


def _answer(question: str, ratio: HazardRatio, card: ChurnCard, locale: Locale) -> str:
    point, low, high = (math.exp(ratio.log_hazard + z * ratio.se) for z in (0.0, -_Z95, _Z95))
    if low <= 1 <= high:
        return locale("report-question-open", question=question, ratio=locale.number(point, 2), interval=locale.interval(low, high))
    ends = sorted(abs(end - 1) for end in (low, high))
    told = "report-question-yes" if point < 1 else "report-question-against"
    interval = locale.between(locale.percent(ends[0], 1), locale.percent(ends[1], 1))
    strength = e_value_of_hazard(point, low, high, card.events / card.rows)
    settled = locale(
        "report-question-settled",
        strength=locale.number(strength.estimate, 2),
        nearer=locale.number(strength.interval, 2),
        events=locale.number(schoenfeld_events(point)),
    )
    return f"{locale(told, question=question, size=locale.percent(abs(point - 1), 1), interval=interval)} {settled}"
