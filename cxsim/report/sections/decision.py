"""The decision: in one sentence, with its range, its chance to lose, and what drives it."""

from __future__ import annotations

import numpy as np

from cxsim.decision.comparison import Comparison, Spread
from cxsim.report import figures, words
from cxsim.report.document import Block, Chart, Headline, KeyFigure, Paragraph, Section
from cxsim.report.findings import Findings
from cxsim.report.swings import ranked, swings

SHOWN = 8


def headline(findings: Findings) -> Headline:
    """The decision in one sentence and the figures it rests on."""
    return Headline(decision_sentence(findings), key_figures(findings))


def decision_sentence(findings: Findings) -> str:
    """What the programme is worth, when it pays back and how likely it loses, in one sentence."""
    found = findings.comparison
    name, horizon = words.readable(found.programme), words.months(len(found.months))
    if found.npv.p5 == found.npv.p95 == 0.0:
        return f"On these assumptions {name} changes no money: its net present value is {findings.money(0.0)}."
    if found.npv.p5 > 0:
        verdict = "pays in nearly every case"
    else:
        verdict = "is more likely to pay than to lose" if found.npv.p50 > 0 else "is more likely to lose than to pay"
    worth = f"is worth {findings.about(found.npv.p50)}" if found.npv.p50 >= 0 else f"loses {findings.about(-found.npv.p50)}"
    between = words.money_range(found.npv.p5, found.npv.p95, found.currency)
    return (
        f"On these assumptions {name} {verdict}: over {horizon} it {worth} (90 % of cases: {between}); "
        f"it {payback_words(found)}, and the chance to lose is {words.chance(found.probability_of_loss)}."
    )


def payback_words(found: Comparison) -> str:
    """When the money is back in the middle case, in words."""
    return words.payback(median_payback(found))


def median_payback(found: Comparison) -> float | None:
    """The months after which half of all draws are paid back, those that never are counted as such; None if that is not reached."""
    middle = float(np.median(np.where(np.isnan(found.payback_by_draw), np.inf, found.payback_by_draw)))
    return middle if np.isfinite(middle) else None


def key_figures(findings: Findings) -> tuple[KeyFigure, ...]:
    """Net present value, chance to lose, payback, return, the money needed on the way, and customers kept."""
    found, months = findings.comparison, len(findings.comparison.months)
    worth = findings.about(found.npv.p50)
    between = words.money_range(found.npv.p5, found.npv.p95, found.currency)
    kept = found.base.programme_series["active_end"][-1] - found.base.baseline_series["active_end"][-1]
    paid = f"{words.chance(found.probability_of_payback)} draws are paid back within {words.months(months)}"
    middle = median_payback(found)
    back = f"not within {words.months(months)}" if middle is None else words.months(middle)
    return (
        KeyFigure("Net present value", worth, f"90 % of cases: {between}"),
        KeyFigure("Chance to lose", words.chance(found.probability_of_loss), "draws with a net present value below zero"),
        KeyFigure("Payback", back, paid),
        _return(found.roi),
        KeyFigure(
            "Money needed",
            findings.about(max(0.0, -float(cash_fan(findings).p50.min()))),
            "deepest point of the median cumulative cash flow",
        ),
        KeyFigure("Customers kept", f"{'+' if kept > 0 else ''}{words.number(kept)}", f"after {words.months(months)}, base case"),
    )


def _return(roi: Spread) -> KeyFigure:
    if not roi.draws:
        return KeyFigure("Return on investment", "–", "nothing is spent")
    return KeyFigure(
        "Return on investment", words.percent(roi.p50), f"90 % of cases: {words.percent(roi.p5)} to {words.percent(roi.p95)}, discounted"
    )


def section(findings: Findings) -> Section:
    """The range of the result and what drives it."""
    found = findings.comparison
    blocks: list[Block] = [Paragraph(found.description)] if found.description else []
    blocks += [_distribution(findings), _cash(findings), *_drivers(findings)]
    return Section("decision", "What it is worth, and how sure that is", tuple(blocks))


def _distribution(findings: Findings) -> Chart:
    found = findings.comparison
    losing = words.sentence(words.chance(found.probability_of_loss))[:-1]
    title = f"{losing} draws lose money; nine in ten lie between {findings.about(found.npv.p5)} and {findings.about(found.npv.p95)}"
    alt = (
        f"Histogram of the net present value in {len(found.npv_by_draw)} draws: 5th percentile {findings.money(found.npv.p5)}, "
        f"median {findings.money(found.npv.p50)}, 95th percentile {findings.money(found.npv.p95)}."
    )
    note = (
        f"Each draw takes every uncertain assumption at a value from its interval and lives both lives of every customer with it. "
        f"Mean {findings.money(found.npv.mean)}, Monte Carlo standard error {findings.money(found.npv_error)}; "
        f"base case (every assumption at its central value) {findings.money(found.base.measures.npv)}."
    )
    return Chart("npv", title, alt, figures.npv_distribution(found.npv_by_draw, found.currency), note)


def _cash(findings: Findings) -> Chart:
    found = findings.comparison
    fan = cash_fan(findings)
    deepest = float(fan.p50.min())
    need = f", after a need of {findings.about(-deepest)} at its deepest" if deepest < 0 else ""
    title = f"In the middle case it {payback_words(found)}{need}"
    end = words.money_range(fan.p5[-1], fan.p95[-1], found.currency)
    alt = (
        f"Cumulative net cash flow by month with its 5th to 95th percentile; at the end the median is {findings.money(fan.p50[-1])}, "
        f"the range {end}."
    )
    spec = figures.money_fan(fan, f"cumulative net cash flow, {found.currency}, not discounted")
    note = "Pale: 90 % of draws; darker: 50 %; line: median. Programme minus doing nothing, at the end of each month."
    return Chart("cash", title, alt, spec, note)


def cash_fan(findings: Findings) -> figures.Fan:
    """The cumulative net cash flow over the months, over the draws."""
    found = findings.comparison
    return figures.Fan.of(found.months, found.net_by_draw.cumsum(axis=1), found.base.flows.sum(axis=1).cumsum())


def _drivers(findings: Findings) -> list[Block]:
    found = findings.comparison
    clear, unclear = ranked(findings.register, len(found.npv_by_draw))
    shown = swings(found, clear[:SHOWN], findings.words_for)
    rest = [findings.words_for(a.name) for a in unclear[:SHOWN]]
    rest += [f"{len(unclear) - SHOWN} others"] if len(unclear) > SHOWN else []
    if not shown:
        return [Paragraph("No assumption stands out: none of those that were varied moves the result by more than chance would.", "note")]
    first = shown[0]
    title = f"What drives it most: {first.label}"
    sentence = (
        f"{first.label}: in the fifth of the draws in which it is lowest, the net present value averages "
        f"{findings.about(first.low)}; in the fifth in which it is highest, {findings.about(first.high)}."
    )
    alt = "Bars ranking the assumptions by their effect on the net present value: " + "; ".join(
        f"{s.label} {findings.money(s.low)} when low, {findings.money(s.high)} when high" for s in shown
    )
    note = "Mean net present value over the fifth of the draws in which the assumption is lowest, and highest; ranked by rank correlation."
    blocks: list[Block] = [
        Chart("drivers", title, f"{alt}.", figures.ranking(shown, found.npv.mean, found.currency), note),
        Paragraph(words.sentence(sentence)),
    ]
    if rest:
        blocks.append(
            Paragraph(f"Not to be told from chance at {words.number(len(found.npv_by_draw))} draws: {words.listed(rest)}.", "note")
        )
    return blocks
