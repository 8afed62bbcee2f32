"""The decision: in one sentence, with its range, its chance to lose, and what drives it."""

from __future__ import annotations

import numpy as np

from cxsim.decision.comparison import Comparison, DrawSummary
from cxsim.decision.precision import StopRule
from cxsim.decision.tornado import SHOWN
from cxsim.report import figures
from cxsim.report.document import Block, Chart, Headline, KeyFigure, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.sections.centre import centre_words
from cxsim.report.swings import ranked, swings
from cxsim.report.words import Words, columns, readable, sentence
from cxsim.stats.order_statistics import LEAST

TELLING = 0.005  # of the variance: what rounds to 0 % is left out


def headline(findings: Findings) -> Headline:
    """The decision in one sentence and the figures it rests on."""
    return Headline(decision_sentence(findings), key_figures(findings))


def decision_sentence(findings: Findings) -> str:
    """What the programme is worth, when it pays back and how likely it loses, in one sentence."""
    found, words = findings.comparison, findings.words
    say, name = words.say, readable(found.programme)
    if found.npv.p5 == found.npv.p95 == 0.0:
        return say.no_money.format(name=name, zero=findings.money(0.0))
    verdict = say.likely_pays if found.npv.p50 > 0 else say.likely_loses
    if found.npv.p5 > 0 or found.npv.p95 < 0:
        verdict = say.pays if found.npv.p5 > 0 else say.never_pays
    draws = len(found.npv_by_draw)
    if draws < LEAST and verdict in (say.pays, say.never_pays):
        verdict = say.pays_all if found.npv.p5 > 0 else say.loses_all
    counted = words.counted(found.probability_of_loss, draws)
    losing = say.loss_counted.format(chance=counted) if counted else say.loss_chance.format(chance=words.chance(found.probability_of_loss))
    worth = say.is_worth if found.npv.p50 >= 0 else say.loses
    return say.decision.format(
        name=name,
        verdict=verdict,
        horizon=words.months(len(found.months)),
        worth=worth.format(amount=findings.about(abs(found.npv.p50))),
        spread=spread_words(words, findings.about(found.npv.p5), findings.about(found.npv.p95), draws),
        payback=payback_words(findings),
        losing=losing,
    )


def spread_words(words: Words, low: str, high: str, draws: int) -> str:
    """The range between two ends as what it holds: 90 % of cases, or all of the draws where they are too few for that."""
    if draws >= LEAST:
        return words.say.ninety.format(between=words.between(low, high))
    return words.say.single_draw if draws == 1 else words.say.all_draws.format(draws=words.draws(draws), low=low, high=high)


def payback_words(findings: Findings) -> str:
    """When the money is back in the middle case, in words."""
    return findings.words.payback(median_payback(findings.comparison))


def median_payback(found: Comparison) -> float | None:
    """The months after which half of all draws are paid back, those that never are counted as such; None if that is not reached."""
    middle = float(np.median(np.where(np.isnan(found.payback_by_draw), np.inf, found.payback_by_draw)))
    return middle if np.isfinite(middle) else None


def key_figures(findings: Findings) -> tuple[KeyFigure, ...]:
    """Net present value, chance to lose, payback, return, the money needed on the way, and customers kept."""
    found, words = findings.comparison, findings.words
    say, months = words.say, words.months(len(found.months))
    draws = len(found.npv_by_draw)
    spread = spread_words(words, findings.about(found.npv.p5), findings.about(found.npv.p95), draws)
    lost, paid = found.probability_of_loss, found.probability_of_payback
    counted = words.counted(paid, draws)
    note = say.payback_counted.format(chance=counted, months=months) if counted else ""
    middle = median_payback(found)
    back = say.not_within.format(months=months) if middle is None else words.months(middle)
    needed = findings.about(max(0.0, -float(cash_fan(findings).p50.min())))
    return (
        KeyFigure(say.npv, findings.about(found.npv.p50), spread),
        KeyFigure(say.chance_to_lose, words.counted(lost, draws) or words.chance(lost), say.loss_note),
        KeyFigure(say.payback, back, note or say.payback_note.format(chance=words.chance(paid), months=months)),
        _return(found.roi, findings),
        KeyFigure(say.money_needed, needed, say.money_needed_note),
        _customers(findings, months),
    )


def _customers(findings: Findings, months: str) -> KeyFigure:
    """Customers kept, and beside them those won; where single lives were not looked at, how many more there are at the end."""
    found, words, balance = findings.comparison, findings.words, findings.balance
    if balance is None:
        more = found.base.programme_series["active_end"][-1] - found.base.baseline_series["active_end"][-1]
        return KeyFigure(words.say.customers_more, _signed(more, words), words.say.customers_more_note.format(months=months))
    note = words.say.customers_kept_note.format(months=months, won=_signed(balance.won, words))
    return KeyFigure(words.say.customers_kept, _signed(balance.kept, words), note)


def _signed(count: float, words: Words) -> str:
    return f"{'+' if round(count) > 0 else ''}{words.number(count)}"


def _return(roi: DrawSummary, findings: Findings) -> KeyFigure:
    words, say = findings.words, findings.words.say
    if not roi.draws:
        return KeyFigure(say.roi, "–", say.nothing_spent)
    return KeyFigure(
        say.roi,
        words.percent(roi.p50),
        say.roi_note.format(spread=spread_words(words, words.percent(roi.p5), words.percent(roi.p95), roi.draws)),
    )


def section(findings: Findings) -> Section:
    """The range of the result and what drives it."""
    found = findings.comparison
    blocks: list[Block] = [Paragraph(found.description)] if found.description else []
    blocks += [Paragraph(centre_words(findings)), _cash(findings), *_drivers(findings), *_variance(findings), *_precision(findings)]
    return Section("decision", findings.words.say.decision_title, tuple(blocks))


def distribution(findings: Findings) -> Chart:
    """The picture of the range."""
    found, words, money = findings.comparison, findings.words, findings.money
    say = words.say
    draws, low, high = len(found.npv_by_draw), findings.about(found.npv.p5), findings.about(found.npv.p95)
    counted = words.counted(found.probability_of_loss, draws)
    chance = words.chance(found.probability_of_loss)
    losing = say.npv_losing_counted.format(chance=counted) if counted else say.npv_losing.format(chance=chance)
    held = say.npv_ninety.format(low=low, high=high) if draws >= LEAST else spread_words(words, low, high, draws)
    title = say.npv_title.format(losing=sentence(losing)[:-1], spread=held)
    spread = {"p5": money(found.npv.p5), "p50": money(found.npv.p50), "p95": money(found.npv.p95)}
    shown = words.number(draws) if draws >= LEAST else words.draws(draws)
    alt = (say.npv_alt if draws >= LEAST else say.npv_alt_few).format(draws=shown, **spread)
    note = say.npv_note.format(mean=money(found.npv.mean), error=money(found.npv_error), base=money(found.base.measures.npv))
    return Chart("npv", title, alt, figures.npv_distribution(found.npv_by_draw, found.currency, words), note)


def _cash(findings: Findings) -> Chart:
    found, words, fan = findings.comparison, findings.words, cash_fan(findings)
    say, deepest = words.say, float(fan.p50.min())
    need = say.cash_need.format(amount=findings.about(-deepest)) if deepest < 0 else ""
    title = say.cash_title.format(payback=payback_words(findings), need=need)
    between = words.money_range(fan.p5[-1], fan.p95[-1], found.currency)
    note = say.cash_note if len(found.npv_by_draw) >= LEAST else say.cash_note_few
    alt = say.cash_alt.format(median=findings.money(fan.p50[-1]), between=between)
    return Chart("cash", title, alt, figures.money_fan(fan, say.cash_axis.format(currency=found.currency), words), note)


def cash_fan(findings: Findings) -> figures.Fan:
    """The cumulative net cash flow over the months, over the draws."""
    found = findings.comparison
    return figures.Fan.of(found.months, found.net_by_draw.cumsum(axis=1), found.base.flows.sum(axis=1).cumsum())


def _drivers(findings: Findings) -> list[Block]:
    if findings.sensitivity is not None and findings.sensitivity.tornado:
        return [_tornado(findings)]
    found, words = findings.comparison, findings.words
    say = words.say
    clear, unclear = ranked(findings.register, len(found.npv_by_draw))
    shown = swings(found, clear[:SHOWN], findings.words_for)
    rest = [findings.words_for(a.name) for a in unclear[:SHOWN]]
    rest += [say.others.format(count=len(unclear) - SHOWN)] if len(unclear) > SHOWN else []
    if not shown:
        return [Paragraph(say.nothing_stands_out, "note")]
    first = shown[0]
    told = say.drives_sentence.format(label=first.label, low=findings.about(first.low), high=findings.about(first.high))
    blocks: list[Block] = [_ranking(findings, shown, found.npv.mean, say.drives_note), Paragraph(sentence(told))]
    if rest:
        draws = words.number(len(found.npv_by_draw))
        blocks.append(Paragraph(say.not_from_chance.format(draws=draws, rest=words.listed(rest)), "note"))
    return blocks


def _tornado(findings: Findings) -> Chart:
    assert findings.sensitivity is not None
    bars = findings.sensitivity.tornado[:SHOWN]
    shown = tuple(figures.Swing(findings.words_for(bar.name), bar.npv_low, bar.npv_high) for bar in bars)
    say, unclear = findings.words.say, [findings.words_for(bar.name) for bar in bars if not bar.clear]
    by_chance = say.tornado_by_chance.format(rest=findings.words.listed(unclear)) if unclear else ""
    return _ranking(findings, shown, bars[0].npv_base, " ".join(filter(None, (say.tornado_note, by_chance))))


def _ranking(findings: Findings, shown: tuple[figures.Swing, ...], centre: float, note: str) -> Chart:
    say, money = findings.words.say, findings.money
    bars = "; ".join(say.drives_bar.format(label=s.label, low=money(s.low), high=money(s.high)) for s in shown)
    title = say.drives_most.format(label=shown[0].label)
    spec = figures.ranking(shown, centre, findings.comparison.currency, findings.words)
    return Chart("drivers", title, say.drives_alt.format(bars=bars), spec, note)


def _variance(findings: Findings) -> list[Block]:
    if findings.sensitivity is None or not findings.sensitivity.sobol.indices:
        return []
    words, table = findings.words, findings.sensitivity.sobol
    if not table.trusted:
        return [Paragraph(words.of_others(table.says), "note")]
    if table.correlated:
        return [_fair_shares(findings)]
    rows = tuple(
        (
            findings.words_for(index.name),
            words.percent(index.first),
            words.between(words.percent(index.first_low), words.percent(index.first_high)),
            words.percent(index.total),
            words.between(words.percent(index.total_low), words.percent(index.total_high)),
        )
        for index in table.indices[:SHOWN]
        if index.total >= TELLING
    )
    note = words.of_others(table.says)
    return [Table(words.say.sobol_table, columns(words.say.sobol_columns), rows, frozenset({1, 2, 3, 4}), note=note)]


def _fair_shares(findings: Findings) -> Table:
    """The shares where assumptions are correlated, so that none is alone."""
    assert findings.sensitivity is not None
    words, table = findings.words, findings.sensitivity.sobol
    rows = tuple(
        (
            findings.words_for(index.name),
            words.percent(index.shapley),
            words.between(words.percent(index.shapley_low), words.percent(index.shapley_high)),
        )
        for index in table.indices[:SHOWN]
        if index.shapley >= TELLING
    )
    note = f"{words.of_others(table.says)} {words.say.shapley_note}"
    return Table(words.say.sobol_table, columns(words.say.shapley_columns), rows, frozenset({1, 2}), note=note)


def _precision(findings: Findings) -> list[Block]:
    found, words = findings.precision, findings.words
    if found is None:
        return []
    say = words.say
    names = {"luck": say.luck, "calendar": say.calendar, "assumptions": say.assumptions_part}
    parts = tuple((names.get(p.name, p.name), words.percent(p.share), words.of_others(p.says)) for p in found.parts)
    exact = tuple(
        (words.of_others(h.figure), _headline(findings, h.value, h.unit), _headline(findings, h.error, h.unit)) for h in found.headlines
    )
    return [
        Table(say.parts_table, columns(say.parts_columns), parts, frozenset({1})),
        Table(say.precision_table, columns(say.precision_columns), exact, frozenset({1, 2}), note=_stop(findings, found.stop)),
    ]


def _stop(findings: Findings, stop: StopRule) -> str:
    say = findings.words.say
    if np.isnan(stop.error):
        return findings.words.of_others(stop.sentence)
    said = say.precise_enough if stop.reached else say.not_precise_enough
    return said.format(draws=findings.words.number(stop.draws), error=findings.money(stop.error), allowed=findings.money(stop.tolerance))


def _headline(findings: Findings, value: float, unit: str) -> str:
    if unit in ("money", findings.comparison.currency):
        return findings.money(value)
    if unit == "months":
        return findings.words.number(value, 1)
    return findings.words.percent(value, 1) if unit == "share" else findings.words.significant(value)
