"""The question of the field, answered from the churn model: does a higher score mean lower churn here?"""

from __future__ import annotations

import math
from collections.abc import Iterator

from cxsim.churn.fitted_model import ChurnCard, HazardRatio
from cxsim.drivers.e_value import e_value_of_hazard
from cxsim.drivers.experiment_design import schoenfeld_events
from cxsim.drivers.tables import index_of_feature
from cxsim.report.words import Words

_Z95 = 1.959963984540054


def questions(card: ChurnCard, words: Words) -> Iterator[str]:
    """One paragraph for each score among the model's features."""
    for ratio in card.hazard_ratios:
        index = index_of_feature(ratio.feature)
        if index is not None and ratio.column == ratio.feature:
            yield _answer(getattr(words.say, f"question_{index}"), ratio, card, words)


def _answer(question: str, ratio: HazardRatio, card: ChurnCard, words: Words) -> str:
    point, low, high = (math.exp(ratio.log_hazard + z * ratio.se) for z in (0.0, -_Z95, _Z95))
    if low <= 1 <= high:
        return words.say.question_open.format(question=question, ratio=words.number(point, 2), interval=words.interval(low, high))
    ends = sorted(abs(end - 1) for end in (low, high))
    told = words.say.question_yes if point < 1 else words.say.question_against
    interval = words.between(words.percent(ends[0], 1), words.percent(ends[1], 1))
    strength = e_value_of_hazard(point, low, high, card.events / card.rows)
    settled = words.say.question_settled.format(
        strength=words.number(strength.estimate, 2),
        nearer=words.number(strength.interval, 2),
        events=words.number(schoenfeld_events(point)),
    )
    return f"{told.format(question=question, size=words.percent(abs(point - 1), 1), interval=interval)} {settled}"
