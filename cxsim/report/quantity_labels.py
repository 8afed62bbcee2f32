"""Labels of named quantities: ``journeys.support.touchpoints.call.success`` is "support call success"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxsim.decision.programme import Programme
from cxsim.journey.parameters import EXCEPTION
from cxsim.report.phrases import readable
from cxsim.text import Message
from cxsim.text.locale import ENGLISH, Locale

# sections whose entries the user names; a name of the user is never translated
SECTIONS = frozenset(
    {
        "journeys",
        "touchpoints",
        "pools",
        "surveys",
        "cases",
        "segments",
        "acquisition",
        "programmes",
        "measurements",
        "reasons",
        "fit",
        "shifts",
    }
)
_STRUCTURE = frozenset({"journeys", "touchpoints"})
_EFFECTS = frozenset({"set", "multiply", "shift"})

UNITS = {
    "share": "report-unit-share",
    "per year": "report-unit-per-year",
    "per month": "report-unit-per-month",
    "per day": "report-unit-per-day",
    "per minute": "report-unit-per-minute",
    "log hazard per unit": "report-unit-log-hazard-per-unit",
    "log rate per unit": "report-unit-log-rate-per-unit",
    "parameter of the law": "report-unit-parameter-of-the-law",
    "log of a factor on the hazard": "report-unit-log-of-a-factor-on-the-hazard",
    "months": "report-unit-months",
    "payments": "report-unit-payments",
    "touches": "report-unit-touches",
    "contacts": "report-unit-contacts",
    "customers": "report-unit-customers",
    "customer-months": "report-unit-customer-months",
    "agent-months": "report-unit-agent-months",
    "agents": "report-unit-agents",
    "minutes": "report-unit-minutes",
    "acceptances": "report-unit-acceptances",
    "cases": "report-unit-cases",
    "factor": "report-unit-factor",
    "level": "report-unit-level",
    "level 0-1": "report-unit-level-0-1",
    "number": "report-unit-number",
    "days": "report-unit-days",
    "per customer": "report-unit-per-customer",
    "fees": "report-unit-fees",
}
MONEY_UNITS = {
    "money": "report-unit-money",
    "money per month": "report-unit-money-per-month",
    "money per minute": "report-unit-money-per-minute",
}
USES = {
    "plan": "report-used-plan",
    "programme": "report-used-programme",
    "money": "report-used-money",
    "fitted model": "report-used-model",
}
GRADES = {
    "measured": "report-grade-measured",
    "experiment": "report-grade-experiment",
    "fitted": "report-grade-fitted",
    "quoted": "report-grade-quoted",
    "benchmark": "report-grade-benchmark",
    "opinion": "report-grade-opinion",
    "opinion, no source": "report-grade-ungraded",
}


def label_quantity(name: str, programme: Programme | None = None, locale: Locale = ENGLISH) -> str:
    """A quantity's address as words; a lever or a cost of `programme` is named by what it moves, or by its own name."""
    base, exception, segment = name.partition(EXCEPTION)
    if exception and not name.startswith("population."):
        return locale("report-in-segment", what=label_quantity(base, programme, locale), segment=readable(segment))
    if name.endswith(".log_hazard"):
        return locale("report-on-churn", what=" ".join(_labels(name.removesuffix(".log_hazard").split("."), locale)))
    if name.startswith("fit."):
        return _label_coefficient(name, locale)
    if name.startswith("programmes.") and programme is not None:
        return _label_of_programme(name, programme, locale)
    return _join(list(_labels(name.removeprefix("money.").split("."), locale)), locale)


def _labels(parts: Sequence[str], locale: Locale) -> Iterator[str]:
    """The label of each part of an address, the bare structure left out."""
    before = ""
    for part in parts:
        if before in SECTIONS:
            yield readable(part)
        elif part not in _STRUCTURE:
            yield label_field(part, locale)
        before = "" if before in SECTIONS else part


def _join(labels: list[str], locale: Locale) -> str:
    *rest, field = labels
    return locale("report-field-of", rest=" ".join(rest), field=field) if rest else field


def label_field(name: str, locale: Locale) -> str:
    """The label of a field of a plan, in the language; of anything else its own name."""
    id = f"report-field-{name.replace('_', '-')}"
    return locale(id) if locale.has(id) else readable(name)


def _label_coefficient(name: str, locale: Locale) -> str:
    model, _, part = name.removeprefix("fit.").partition(".")
    if part in ("log_scale", "tail_per_month"):
        known = locale("report-overall-level") if part == "log_scale" else locale("report-stated-tail")
        return locale("report-of-model", part=known, model=readable(model))
    part = part.replace("[", " = ").removesuffix("]")
    return locale("report-in-model", part=readable(part), model=readable(model))


def _label_of_programme(name: str, programme: Programme, locale: Locale) -> str:
    _, _, group, index, *rest = name.split(".")
    part = " ".join(label_field(each, locale) for each in rest)
    if group == "costs":
        return locale("report-programme-cost", part=part, name=programme.costs[int(index)].name)
    target = label_quantity(programme.levers[int(index)].quantity, None, locale)
    if rest and rest[-1] in _EFFECTS:
        return locale("report-programme-effect", target=target)
    return locale("report-of-effect", target=target, part=part)


def label_unit(unit: str | Message, locale: Locale) -> str:
    """The label of a unit of the plan or of the cash flow; money is in the currency of the locale."""
    if isinstance(unit, str) and unit in MONEY_UNITS:
        return locale(MONEY_UNITS[unit], currency=locale.currency)
    return locale(UNITS[unit]) if isinstance(unit, str) and unit in UNITS else locale.format(unit)


def label_grade(grade: str, locale: Locale) -> str:
    """The label of a grade of evidence."""
    return locale(GRADES[grade])


def label_use(part: str, locale: Locale) -> str:
    """The label of the part of a business case that uses an assumption."""
    return locale(USES[part]) if part in USES else part
