"""The words for a named quantity: ``journeys.support.touchpoints.call.success`` is "support call success"."""

from __future__ import annotations

from cxsim.decision.programme import Programme
from cxsim.report.words import readable

_STRUCTURE = frozenset({"journeys", "touchpoints"})
_MODEL_PARTS = {"log_scale": "overall level", "tail_per_month": "stated tail"}
_EFFECTS = frozenset({"set", "multiply", "shift"})


def quantity_words(name: str, programme: Programme | None = None) -> str:
    """A quantity's address as words; a lever or a cost of `programme` is named by what it moves, or by its own name."""
    if name.endswith(".log_hazard"):
        return f"effect of {readable(name.removesuffix('.log_hazard'))} on churn"
    if name.startswith("fit."):
        return _of_model(name)
    if name.startswith("programmes.") and programme is not None:
        return _of_programme(name, programme)
    return " ".join(readable(part) for part in name.split(".") if part not in _STRUCTURE)


def _of_model(name: str) -> str:
    model, _, part = name.removeprefix("fit.").partition(".")
    if part in _MODEL_PARTS:
        return f"{_MODEL_PARTS[part]} of the {readable(model)} model"
    return f"effect of {readable(part)} in the {readable(model)} model"


def _of_programme(name: str, programme: Programme) -> str:
    _, _, group, index, *rest = name.split(".")
    part = readable(" ".join(rest))
    if group == "costs":
        return f"programme cost {part}: {programme.costs[int(index)].name}"
    target = quantity_words(programme.levers[int(index)].quantity)
    return f"programme's effect on {target}" if part in _EFFECTS else f"{part} of the programme's effect on {target}"
