"""The options side by side, which effect earns what, and the bridges between them."""

from __future__ import annotations

from cxsim.decision.attribution import Bridge
from cxsim.report import figures
from cxsim.report.document import Block, Chart, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns, readable, share_of_draws
from cxsim.stats.order_statistics import LEAST
from cxsim.text import Message


def section(findings: Findings) -> Section | None:
    """The section, if there is anything to set side by side."""
    blocks = [*_options(findings), *_split(findings), *(bridge_chart(findings, index, each) for index, each in enumerate(findings.bridges))]
    several = findings.portfolio is not None and len(findings.portfolio.options) > 1
    return (
        Section("options", findings.locale("report-options-title") if several else findings.locale("report-effects-title"), tuple(blocks))
        if blocks
        else None
    )


def _options(findings: Findings) -> list[Block]:
    found, locale = findings.portfolio, findings.locale
    if found is None or len(found.options) < 2:
        return []
    few = len(findings.comparison.npv_by_draw) < LEAST
    rows = tuple(
        (
            readable(option.name),
            findings.money(option.comparison.base.measures.npv),
            locale.money_range(option.comparison.npv.p5, option.comparison.npv.p95, option.comparison.currency),
            share_of_draws(lost := option.comparison.probability_of_loss, len(option.comparison.npv_by_draw), locale)
            or locale.chance(lost),
            findings.money(option.sum_of_parts) if len(option.parts) > 1 else "–",
            findings.money(option.overlap) if len(option.parts) > 1 else "–",
        )
        for option in found.options
    )
    best = locale("report-options-nothing") if found.best is None else locale("report-options-best", name=readable(found.best))
    table = Table(
        locale("report-options-table"),
        columns(locale("report-options-columns-few") if few else locale("report-options-columns")),
        rows,
        frozenset({1, 2, 3, 4, 5}),
    )
    notes = dict.fromkeys(
        note
        for option in found.options
        if len(option.parts) > 1
        for note in option.comparison.notes
        if note not in findings.comparison.notes
    )
    return [Paragraph(locale("report-options-intro")), table, Paragraph(best), *(Paragraph(findings.write(note)) for note in notes)]


def _split(findings: Findings) -> list[Block]:
    found, money = findings.split, findings.money
    if found is None:
        return []
    rows = [(label_effect(findings, each.effect), money(each.shapley), money(each.alone), money(each.last)) for each in found.shares]
    rows.append((findings.locale("report-split-total"), money(found.benefits), "", ""))
    note = findings.locale("report-split-note", overlap=money(found.overlap))
    return [
        Table(
            findings.locale("report-split-table"),
            columns(findings.locale("report-split-columns")),
            tuple(rows),
            frozenset({1, 2, 3}),
            frozenset({len(rows) - 1}),
            note,
        )
    ]


def label_effect(findings: Findings, effect: str | Message) -> str:
    """The name of an effect, or of a line."""
    known = {
        "retention": findings.locale("report-effect-retention"),
        "referral": findings.locale("report-effect-referral"),
        "cost_to_serve": findings.locale("report-effect-cost-to-serve"),
        "expansion": findings.locale("report-effect-expansion"),
        "acquisition": findings.locale("report-effect-acquisition"),
    }
    return known[effect] if isinstance(effect, str) else findings.locale.format(effect)


def bridge_chart(findings: Findings, index: int, found: Bridge) -> Chart:
    """From one scenario to another, bar by bar."""
    locale, money = findings.locale, findings.money
    first, second = (readable(name) if isinstance(name, str) else locale.format(name) for name in (found.first, found.second))
    bars = [(label_effect(findings, bar.title), bar.amount) for bar in found.bars if round(bar.amount)]
    text = "; ".join(f"{label} {money(amount)}" for label, amount in bars)
    title = locale("report-bridge-title", first=first, second=second, difference=findings.rounded_money(found.end - found.start))
    alt = locale("report-bridge-alt", first=first, start=money(found.start), second=second, end=money(found.end), bars=text)
    spec = figures.bridge(bars, (first, found.start), (second, found.end), findings.comparison.currency, locale)
    return Chart(f"bridge-{index + 1}", title, alt, spec)
