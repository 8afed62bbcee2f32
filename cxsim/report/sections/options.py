"""The options side by side, which effect earns what, and the bridges between them."""

from __future__ import annotations

from cxsim.decision.attribution import Bridge
from cxsim.report import figures
from cxsim.report.document import Block, Chart, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.words import columns, readable
from cxsim.stats.order_statistics import LEAST


def section(findings: Findings) -> Section | None:
    """The section, if there is anything to set side by side."""
    blocks = [*_options(findings), *_split(findings), *(_bridge(findings, index, each) for index, each in enumerate(findings.bridges))]
    say, several = findings.words.say, findings.portfolio is not None and len(findings.portfolio.options) > 1
    return Section("options", say.options_title if several else say.effects_title, tuple(blocks)) if blocks else None


def _options(findings: Findings) -> list[Block]:
    found, words = findings.portfolio, findings.words
    if found is None or len(found.options) < 2:
        return []
    say = words.say
    few = len(findings.comparison.npv_by_draw) < LEAST
    rows = tuple(
        (
            readable(option.name),
            findings.money(option.comparison.base.measures.npv),
            words.money_range(option.comparison.npv.p5, option.comparison.npv.p95, option.comparison.currency),
            words.counted(lost := option.comparison.probability_of_loss, len(option.comparison.npv_by_draw)) or words.chance(lost),
            findings.money(option.sum_of_parts) if len(option.parts) > 1 else "–",
            findings.money(option.overlap) if len(option.parts) > 1 else "–",
        )
        for option in found.options
    )
    best = say.options_nothing if found.best is None else say.options_best.format(name=readable(found.best))
    table = Table(say.options_table, columns(say.options_columns_few if few else say.options_columns), rows, frozenset({1, 2, 3, 4, 5}))
    notes = dict.fromkeys(
        note
        for option in found.options
        if len(option.parts) > 1
        for note in option.comparison.notes
        if note not in findings.comparison.notes
    )
    return [Paragraph(say.options_intro), table, Paragraph(best), *(Paragraph(findings.told(note)) for note in notes)]


def _split(findings: Findings) -> list[Block]:
    found, say, money = findings.split, findings.words.say, findings.money
    if found is None:
        return []
    rows = [(effect_words(findings, each.effect), money(each.shapley), money(each.alone), money(each.last)) for each in found.shares]
    rows.append((say.split_total, money(found.benefits), "", ""))
    note = say.split_note.format(overlap=money(found.overlap))
    return [Table(say.split_table, columns(say.split_columns), tuple(rows), frozenset({1, 2, 3}), frozenset({len(rows) - 1}), note)]


def effect_words(findings: Findings, effect: str) -> str:
    """The name of an effect, or of a line."""
    say = findings.words.say
    known = {
        "retention": say.effect_retention,
        "referral": say.effect_referral,
        "cost_to_serve": say.effect_cost_to_serve,
        "expansion": say.effect_expansion,
        "acquisition": say.effect_acquisition,
    }
    return known.get(effect, findings.words.of_others(effect))


def _bridge(findings: Findings, index: int, found: Bridge) -> Chart:
    words, money = findings.words, findings.money
    first, second = (words.of_others(readable(name)) for name in (found.first, found.second))
    bars = [(effect_words(findings, bar.title), bar.amount) for bar in found.bars if round(bar.amount)]
    said = "; ".join(f"{label} {money(amount)}" for label, amount in bars)
    title = words.say.bridge_title.format(first=first, second=second, difference=findings.about(found.end - found.start))
    alt = words.say.bridge_alt.format(first=first, start=money(found.start), second=second, end=money(found.end), bars=said)
    spec = figures.bridge(bars, (first, found.start), (second, found.end), findings.comparison.currency, words)
    return Chart(f"bridge-{index + 1}", title, alt, spec)
