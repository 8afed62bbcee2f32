"""The one picture of a study: when the money is back, and how many customers are kept."""

from __future__ import annotations

import altair as alt
import numpy as np

from cxsim.report import figures, theme, words
from cxsim.report.findings import Findings
from cxsim.report.sections.decision import cash_fan, payback_words

WIDTH, HEIGHT = 430, 250


def picture(findings: Findings) -> bytes:
    """The picture as a wide PNG."""
    found = findings.comparison
    money = figures.fan_layers(cash_fan(findings), f"cumulative net cash flow, {found.currency}", money=True)
    kept = found.base.programme_series["active_end"] - found.base.baseline_series["active_end"]
    name = words.sentence(words.readable(found.programme))[:-1]
    bands = f"{len(found.npv_by_draw)} draws: pale 90 %, darker 50 %, line median"
    left = money.properties(width=WIDTH, height=HEIGHT, title=_title(f"{name} {payback_words(found)}", bands, findings))
    more = f"{words.number(abs(kept[-1]))} {'more' if kept[-1] >= 0 else 'fewer'} customers after {words.months(len(found.months))}"
    unit = "active customers, with minus without the programme"
    layers = figures.difference_layers(found.months, np.asarray(kept), unit)
    right = layers.properties(width=WIDTH, height=HEIGHT, title=_title(more, "base case", findings))
    both: alt.HConcatChart = alt.hconcat(left, right, spacing=70)
    return theme.png(theme.specification(both))


def _title(text: str, made: str, findings: Findings) -> alt.TitleParams:
    subtitle = f"synthetic data; {made}" if findings.customers.synthetic else made
    return alt.TitleParams(text=text, subtitle=subtitle, subtitleColor=theme.QUIET, subtitleFontSize=12, subtitlePadding=4)
