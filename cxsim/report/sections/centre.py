"""Base case, median and mean: one line that says how they differ, and why."""

from __future__ import annotations

import math

from cxsim.decision.sensitivity import TornadoBar
from cxsim.journey.parameters import quantities
from cxsim.report.findings import Findings
from cxsim.stats.distributions import MODAL
from cxsim.text import Message

SURE = 2.0  # standard errors within which base case and mean are called equal
CENTRAL = Message("decision-headline-npv-central")


def describe_centre(findings: Findings) -> str:
    """How the base case, the median and the mean of the draws differ, and why."""
    found = findings.comparison
    base, mean = found.base.measures.npv, found.npv.mean
    amounts = {name: findings.money(value) for name, value in (("base", base), ("median", found.npv.p50), ("mean", mean))}
    modes = findings.locale.listed([findings.label(name) for name in modal(findings)])
    at = findings.locale("report-centre-modes", names=modes) if modes else findings.locale("report-centre-medians")
    if abs(base - mean) <= SURE * _error(findings):
        return findings.locale("report-centre-alike", at=at, **amounts)
    bar = _most_lopsided(findings)
    most = "" if bar is None else findings.locale("report-centre-most", name=findings.label(bar.name), **_ends(findings, bar))
    return findings.locale("report-centre-apart", at=at, most=most, **amounts)


def modal(findings: Findings) -> list[str]:
    """The uncertain assumptions whose stated value is the mode of their law."""
    found = findings.comparison
    parts = ((findings.plan, ""), (findings.programme, f"programmes.{found.programme}."), (found.terms, "money."))
    stated = dict(each for part, prefix in parts for each in quantities(part, prefix))
    return [name for name in found.draws.names if name in stated and stated[name].dist in MODAL]


def _error(findings: Findings) -> float:
    """Standard error of the difference between base case and mean."""
    errors = [findings.comparison.npv_error]
    if findings.precision is not None:
        errors += [each.error for each in findings.precision.headlines if each.figure == CENTRAL]
    return math.hypot(*(error for error in errors if math.isfinite(error)))


def _most_lopsided(findings: Findings) -> TornadoBar | None:
    """The assumption whose two ends move NPV most unequally, in the direction in which the mean lies."""
    if findings.sensitivity is None:
        return None
    side = math.copysign(1.0, findings.comparison.npv.mean - findings.comparison.base.measures.npv)
    pulls = {bar.name: side * (bar.npv_low + bar.npv_high - 2 * bar.npv_base) for bar in findings.sensitivity.tornado}
    most = max(findings.sensitivity.tornado, key=lambda bar: pulls[bar.name], default=None)
    return most if most is not None and pulls[most.name] > 0 else None


def _ends(findings: Findings, bar: TornadoBar) -> dict[str, str]:
    return {"low": findings.money(bar.npv_low), "middle": findings.money(bar.npv_base), "high": findings.money(bar.npv_high)}
