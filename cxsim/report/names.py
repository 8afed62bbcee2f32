"""The words for a named quantity: ``journeys.support.touchpoints.call.success`` is "support call success"."""

from __future__ import annotations

from cxsim.decision.programme import Programme
from cxsim.report.words import Words, readable

_STRUCTURE = frozenset({"journeys", "touchpoints"})
_EFFECTS = frozenset({"set", "multiply", "shift"})


def quantity_words(name: str, programme: Programme | None = None, words: Words | None = None) -> str:
    """A quantity's address as words; a lever or a cost of `programme` is named by what it moves, or by its own name."""
    words = words or Words()
    if name.endswith(".log_hazard"):
        return words.say.on_churn.format(what=_field(name.removesuffix(".log_hazard"), words))
    if name.startswith("fit."):
        return _of_model(name, words)
    if name.startswith("programmes.") and programme is not None:
        return _of_programme(name, programme, words)
    return _parts([part for part in name.removeprefix("money.").split(".") if part not in _STRUCTURE], words)


def _parts(parts: list[str], words: Words) -> str:
    if len(parts) > 1 and parts[-1] in words.fields:
        rest = " ".join(_field(part, words) for part in parts[:-1])
        return words.say.field_of.format(rest=rest, field=words.fields[parts[-1]])
    return " ".join(_field(part, words) for part in parts)


def _field(part: str, words: Words) -> str:
    return words.fields.get(part, readable(part))


def _of_model(name: str, words: Words) -> str:
    model, _, part = name.removeprefix("fit.").partition(".")
    known = {"log_scale": words.say.overall_level, "tail_per_month": words.say.stated_tail}
    if part in known:
        return words.say.of_model.format(part=known[part], model=_field(model, words))
    part = part.replace("[", " = ").removesuffix("]")
    return words.say.in_model.format(part=readable(part), model=_field(model, words))


def _of_programme(name: str, programme: Programme, words: Words) -> str:
    _, _, group, index, *rest = name.split(".")
    part = " ".join(_field(each, words) for each in rest)
    if group == "costs":
        return words.say.programme_cost.format(part=part, name=programme.costs[int(index)].name)
    target = quantity_words(programme.levers[int(index)].quantity, None, words)
    effect = words.say.programme_effect if rest and rest[-1] in _EFFECTS else words.say.of_effect
    return effect.format(target=target, part=part)
