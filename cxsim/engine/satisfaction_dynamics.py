"""How experiences move what a customer feels, in the compiled engine."""

from __future__ import annotations

from cxsim.engine.compilation import inner
from cxsim.engine.records import PEAK_END, Floats, Record
from cxsim.engine.transition_functions import peak_end, respond


@inner
def apply_experience(
    values: Floats, parameters: Record, journey: Record, life: Record, quality: float, effort: float, weight: float
) -> None:
    """An experience of a weight moves both levels, or is kept for the end of the visit."""
    journey.end_quality, journey.end_effort, journey.end_weight = quality, effort, weight
    if parameters.satisfaction_response == PEAK_END:
        gap = weight * abs(quality - life.satisfaction)
        if journey.step == 0 or gap > journey.quality_gap:
            journey.peak_quality, journey.quality_gap, journey.peak_quality_weight = quality, gap, weight
    else:
        moved = respond(values, parameters.satisfaction, parameters.satisfaction_response, life.at, life.satisfaction, quality, weight)
        life.satisfaction = moved
    if parameters.effort_response == PEAK_END:
        gap = weight * abs(effort - life.effort)
        if journey.step == 0 or gap > journey.effort_gap:
            journey.peak_effort, journey.effort_gap, journey.peak_effort_weight = effort, gap, weight
    else:  # more effort is the loss
        moved = respond(values, parameters.effort, parameters.effort_response, life.at, 1.0 - life.effort, 1.0 - effort, weight)
        life.effort = 1.0 - moved


@inner
def apply_peak_end(values: Floats, parameters: Record, journey: Record, life: Record) -> None:
    """At the end of a visit its peak and its end are what is felt, where feelings are so."""
    if parameters.satisfaction_response == PEAK_END:
        felt, weight = peak_end(journey.peak_quality, journey.peak_quality_weight, journey.end_quality, journey.end_weight)
        life.satisfaction = respond(values, parameters.satisfaction, PEAK_END, life.at, life.satisfaction, felt, weight)
    if parameters.effort_response == PEAK_END:
        felt, weight = peak_end(journey.peak_effort, journey.peak_effort_weight, journey.end_effort, journey.end_weight)
        life.effort = 1.0 - respond(values, parameters.effort, PEAK_END, life.at, 1.0 - life.effort, 1.0 - felt, weight)
