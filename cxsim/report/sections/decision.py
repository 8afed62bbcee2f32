"""The decision: in one sentence, with its range, its chance to lose, and what drives it."""

from __future__ import annotations

import numpy as np

from cxsim.decision.comparison import Comparison, DrawSummary
from cxsim.decision.precision import StopRule
from cxsim.decision.tornado import SHOWN
from cxsim.report import figures
from cxsim.report.document import Block, Chart, Headline, KeyFigure, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns, count_draws, payback, readable, sentence, share_of_draws
from cxsim.report.sections.centre import describe_centre
from cxsim.report.tornado_bars import ranked, tornado_bars
from cxsim.stats.order_statistics import LEAST
from cxsim.text.locale import Locale

MIN_SHARE = 0.005  # of the variance: what rounds to 0 % is left out


def headline(findings: Findings) -> Headline:
    """The decision in one sentence and the figures it rests on."""
    return Headline(state_decision(findings), key_figures(findings))


def state_decision(findings: Findings) -> str:
    """What the programme is worth, when it pays back and how likely it loses, in one sentence."""
    found, locale = findings.comparison, findings.locale
    name = readable(found.programme)
    if found.npv.p5 == found.npv.p95 == 0.0:
        return locale("report-no-money", name=name, zero=findings.money(0.0))
    verdict = locale("report-likely-pays") if found.npv.p50 > 0 else locale("report-likely-loses")
    if found.npv.p5 > 0 or found.npv.p95 < 0:
        verdict = locale("report-pays") if found.npv.p5 > 0 else locale("report-never-pays")
    draws = len(found.npv_by_draw)
    if draws < LEAST and verdict in (locale("report-pays"), locale("report-never-pays")):
        verdict = locale("report-pays-all") if found.npv.p5 > 0 else locale("report-loses-all")
    counted = share_of_draws(found.probability_of_loss, draws, locale)
    losing = (
        locale("report-loss-counted", chance=counted)
        if counted
        else locale("report-loss-chance", chance=locale.chance(found.probability_of_loss))
    )
    worth = "report-is-worth" if found.npv.p50 >= 0 else "report-loses"
    return locale(
        "report-decision",
        name=name,
        verdict=verdict,
        horizon=locale.months(len(found.months)),
        worth=locale(worth, amount=findings.rounded_money(abs(found.npv.p50))),
        spread=describe_spread(locale, findings.rounded_money(found.npv.p5), findings.rounded_money(found.npv.p95), draws),
        payback=describe_payback(findings),
        losing=losing,
    )


def describe_spread(locale: Locale, low: str, high: str, draws: int) -> str:
    """The range between two ends as what it holds: 90 % of cases, or all of the draws where they are too few for that."""
    if draws >= LEAST:
        return locale("report-ninety", between=locale.between(low, high))
    return locale("report-single-draw") if draws == 1 else locale("report-all-draws", draws=count_draws(draws, locale), low=low, high=high)


def describe_payback(findings: Findings) -> str:
    """When the money is back in the middle case, in words."""
    return payback(median_payback(findings.comparison), findings.locale)


def median_payback(found: Comparison) -> float | None:
    """The months after which half of all draws are paid back, those that never are counted as such; None if that is not reached."""
    middle = float(np.median(np.where(np.isnan(found.payback_by_draw), np.inf, found.payback_by_draw)))
    return middle if np.isfinite(middle) else None


def key_figures(findings: Findings) -> tuple[KeyFigure, ...]:
    """Net present value, chance to lose, payback, return, the money needed on the way, and customers kept."""
    found, locale = findings.comparison, findings.locale
    months = locale.months(len(found.months))
    draws = len(found.npv_by_draw)
    spread = describe_spread(locale, findings.rounded_money(found.npv.p5), findings.rounded_money(found.npv.p95), draws)
    lost, paid = found.probability_of_loss, found.probability_of_payback
    counted = share_of_draws(paid, draws, locale)
    note = locale("report-payback-counted", chance=counted, months=months) if counted else ""
    middle = median_payback(found)
    back = locale("report-not-within", months=months) if middle is None else locale.months(middle)
    needed = findings.rounded_money(max(0.0, -float(cash_fan(findings).p50.min())))
    return (
        KeyFigure(locale("report-npv"), findings.rounded_money(found.npv.p50), spread),
        KeyFigure(locale("report-chance-to-lose"), share_of_draws(lost, draws, locale) or locale.chance(lost), locale("report-loss-note")),
        KeyFigure(locale("report-payback"), back, note or locale("report-payback-note", chance=locale.chance(paid), months=months)),
        _return(found.roi, findings),
        KeyFigure(locale("report-money-needed"), needed, locale("report-money-needed-note")),
        _customers(findings, months),
    )


def _customers(findings: Findings, months: str) -> KeyFigure:
    """Customers kept, and beside them those won; where single histories were not looked at, how many more there are at the end."""
    found, locale, balance = findings.comparison, findings.locale, findings.balance
    if balance is None:
        more = found.base.programme_series["active_end"][-1] - found.base.baseline_series["active_end"][-1]
        return KeyFigure(locale("report-customers-more"), _signed(more, locale), locale("report-customers-more-note", months=months))
    note = locale("report-customers-kept-note", months=months, won=_signed(balance.won, locale))
    return KeyFigure(locale("report-customers-kept"), _signed(balance.kept, locale), note)


def _signed(count: float, locale: Locale) -> str:
    return f"{'+' if round(count) > 0 else ''}{locale.number(count)}"


def _return(roi: DrawSummary, findings: Findings) -> KeyFigure:
    locale = findings.locale
    if not roi.draws:
        return KeyFigure(findings.locale("report-roi"), "–", findings.locale("report-nothing-spent"))
    return KeyFigure(
        findings.locale("report-roi"),
        locale.percent(roi.p50),
        findings.locale("report-roi-note", spread=describe_spread(locale, locale.percent(roi.p5), locale.percent(roi.p95), roi.draws)),
    )


def section(findings: Findings) -> Section:
    """The range of the result and what drives it."""
    found = findings.comparison
    blocks: list[Block] = [Paragraph(found.description)] if found.description else []
    blocks += [Paragraph(describe_centre(findings)), cash(findings), *_drivers(findings), *_variance(findings), *_precision(findings)]
    return Section("decision", findings.locale("report-decision-title"), tuple(blocks))


def distribution(findings: Findings) -> Chart:
    """The picture of the range."""
    found, locale, money = findings.comparison, findings.locale, findings.money
    draws, low, high = len(found.npv_by_draw), findings.rounded_money(found.npv.p5), findings.rounded_money(found.npv.p95)
    counted = share_of_draws(found.probability_of_loss, draws, locale)
    chance = locale.chance(found.probability_of_loss)
    losing = locale("report-npv-losing-counted", chance=counted) if counted else locale("report-npv-losing", chance=chance)
    held = locale("report-npv-ninety", low=low, high=high) if draws >= LEAST else describe_spread(locale, low, high, draws)
    title = locale("report-npv-title", losing=sentence(losing)[:-1], spread=held)
    spread = {"p5": money(found.npv.p5), "p50": money(found.npv.p50), "p95": money(found.npv.p95)}
    shown = locale.number(draws) if draws >= LEAST else count_draws(draws, locale)
    alt = locale("report-npv-alt" if draws >= LEAST else "report-npv-alt-few", draws=shown, **spread)
    note = locale("report-npv-note", mean=money(found.npv.mean), error=money(found.npv_error), base=money(found.base.measures.npv))
    return Chart("npv", title, alt, figures.npv_distribution(found.npv_by_draw, found.currency, locale), note)


def cash(findings: Findings) -> Chart:
    """The cumulative cash flow with its band."""
    found, locale, fan = findings.comparison, findings.locale, cash_fan(findings)
    deepest = float(fan.p50.min())
    need = locale("report-cash-need", amount=findings.rounded_money(-deepest)) if deepest < 0 else ""
    title = locale("report-cash-title", payback=describe_payback(findings), need=need)
    between = locale.money_range(fan.p5[-1], fan.p95[-1], found.currency)
    note = locale("report-cash-note") if len(found.npv_by_draw) >= LEAST else locale("report-cash-note-few")
    alt = locale("report-cash-alt", median=findings.money(fan.p50[-1]), between=between)
    return Chart("cash", title, alt, figures.money_fan(fan, locale("report-cash-axis", currency=found.currency), locale), note)


def cash_fan(findings: Findings) -> figures.Fan:
    """The cumulative net cash flow over the months, over the draws."""
    found = findings.comparison
    return figures.Fan.of(found.months, found.net_by_draw.cumsum(axis=1), found.base.flows.sum(axis=1).cumsum())


def _drivers(findings: Findings) -> list[Block]:
    if findings.sensitivity is not None and findings.sensitivity.tornado:
        return [_tornado(findings)]
    found, locale = findings.comparison, findings.locale
    clear, unclear = ranked(findings.register, len(found.npv_by_draw))
    shown = tornado_bars(found, clear[:SHOWN], findings.label)
    rest = [findings.label(a.name) for a in unclear[:SHOWN]]
    rest += [locale("report-others", count=len(unclear) - SHOWN)] if len(unclear) > SHOWN else []
    if not shown:
        return [Paragraph(locale("report-nothing-stands-out"), "note")]
    first = shown[0]
    facts = locale(
        "report-drives-sentence", label=first.label, low=findings.rounded_money(first.low), high=findings.rounded_money(first.high)
    )
    blocks: list[Block] = [_ranking(findings, shown, found.npv.mean, locale("report-drives-note")), Paragraph(sentence(facts))]
    if rest:
        draws = locale.number(len(found.npv_by_draw))
        blocks.append(Paragraph(locale("report-not-from-chance", draws=draws, rest=locale.listed(rest)), "note"))
    return blocks


def _tornado(findings: Findings) -> Chart:
    assert findings.sensitivity is not None
    bars = findings.sensitivity.tornado[:SHOWN]
    shown = tuple(figures.Swing(findings.label(bar.name), bar.npv_low, bar.npv_high) for bar in bars)
    unclear = [findings.label(bar.name) for bar in bars if not bar.clear]
    by_chance = findings.locale("report-tornado-by-chance", rest=findings.locale.listed(unclear)) if unclear else ""
    return _ranking(findings, shown, bars[0].npv_base, " ".join(filter(None, (findings.locale("report-tornado-note"), by_chance))))


def _ranking(findings: Findings, shown: tuple[figures.Swing, ...], centre: float, note: str) -> Chart:
    money = findings.money
    bars = "; ".join(findings.locale("report-drives-bar", label=s.label, low=money(s.low), high=money(s.high)) for s in shown)
    title = findings.locale("report-drives-most", label=shown[0].label)
    spec = figures.ranking(shown, centre, findings.comparison.currency, findings.locale)
    return Chart("drivers", title, findings.locale("report-drives-alt", bars=bars), spec, note)


def _variance(findings: Findings) -> list[Block]:
    if findings.sensitivity is None or not findings.sensitivity.sobol.indices:
        return []
    locale, table = findings.locale, findings.sensitivity.sobol
    if not table.trusted:
        return [Paragraph(locale.format(table.says), "note")]
    if table.correlated:
        return [_fair_shares(findings)]
    rows = tuple(
        (
            findings.label(index.name),
            locale.percent(index.first),
            locale.between(locale.percent(index.first_low), locale.percent(index.first_high)),
            locale.percent(index.total),
            locale.between(locale.percent(index.total_low), locale.percent(index.total_high)),
        )
        for index in table.indices[:SHOWN]
        if index.total >= MIN_SHARE
    )
    note = locale.format(table.says)
    return [Table(locale("report-sobol-table"), columns(locale("report-sobol-columns")), rows, frozenset({1, 2, 3, 4}), note=note)]


def _fair_shares(findings: Findings) -> Table:
    """The shares where assumptions are correlated, so that none is alone."""
    assert findings.sensitivity is not None
    locale, table = findings.locale, findings.sensitivity.sobol
    rows = tuple(
        (
            findings.label(index.name),
            locale.percent(index.shapley),
            locale.between(locale.percent(index.shapley_low), locale.percent(index.shapley_high)),
        )
        for index in table.indices[:SHOWN]
        if index.shapley >= MIN_SHARE
    )
    note = f"{locale.format(table.says)} {locale('report-shapley-note')}"
    return Table(locale("report-sobol-table"), columns(locale("report-shapley-columns")), rows, frozenset({1, 2}), note=note)


def _precision(findings: Findings) -> list[Block]:
    found, locale = findings.precision, findings.locale
    if found is None:
        return []
    names = {
        "individual": locale("report-individual"),
        "calendar": locale("report-calendar"),
        "assumptions": locale("report-assumptions-part"),
    }
    parts = tuple((names.get(p.name, p.name), locale.percent(p.share), locale.format(p.says)) for p in found.parts)
    exact = tuple(
        (locale.format(h.figure), _headline(findings, h.value, h.unit), _headline(findings, h.error, h.unit)) for h in found.headlines
    )
    return [
        Table(locale("report-parts-table"), columns(locale("report-parts-columns")), parts, frozenset({1})),
        Table(
            locale("report-precision-table"),
            columns(locale("report-precision-columns")),
            exact,
            frozenset({1, 2}),
            note=_stop(findings, found.stop),
        ),
    ]


def _stop(findings: Findings, stop: StopRule) -> str:
    if np.isnan(stop.error):
        return findings.locale.format(stop.message)
    message_id = "report-precise-enough" if stop.reached else "report-not-precise-enough"
    return findings.locale(
        message_id, draws=findings.locale.number(stop.draws), error=findings.money(stop.error), allowed=findings.money(stop.tolerance)
    )


def _headline(findings: Findings, value: float, unit: str) -> str:
    if unit in ("money", findings.comparison.currency):
        return findings.money(value)
    if unit == "months":
        return findings.locale.number(value, 1)
    return findings.locale.percent(value, 1) if unit == "share" else findings.locale.significant(value)
