"""The one picture of a study: when the money is back, and how many customers are kept."""

from __future__ import annotations

import altair as alt
import numpy as np

from cxsim.report import figures, theme
from cxsim.report.findings import Findings
from cxsim.report.sections.decision import cash_fan, payback_words
from cxsim.report.words import readable, sentence

WIDTH, HEIGHT = 430, 250


def picture(findings: Findings) -> bytes:
    """The picture as a wide PNG."""
    found, words = findings.comparison, findings.words
    say = words.say
    money = figures.fan_layers(cash_fan(findings), say.picture_cash.format(currency=found.currency), words)
    kept = found.base.programme_series["active_end"] - found.base.baseline_series["active_end"]
    name = sentence(readable(found.programme))[:-1]
    bands = say.picture_bands.format(draws=len(found.npv_by_draw))
    left = money.properties(width=WIDTH, height=HEIGHT, title=_title(f"{name} {payback_words(findings)}", bands, findings))
    title = say.picture_more if kept[-1] >= 0 else say.picture_fewer
    more = title.format(count=words.number(abs(kept[-1])), months=words.months(len(found.months)))
    layers = figures.difference_layers(found.months, np.asarray(kept), say.picture_axis)
    right = layers.properties(width=WIDTH, height=HEIGHT, title=_title(more, say.picture_base, findings))
    both: alt.HConcatChart = alt.hconcat(left, right, spacing=70)
    return theme.png(theme.specification(both), language=words.code)


def _title(text: str, made: str, findings: Findings) -> alt.TitleParams:
    subtitle = findings.words.say.picture_synthetic.format(made=made) if findings.customers.synthetic else made
    return alt.TitleParams(text=text, subtitle=subtitle, subtitleColor=theme.QUIET, subtitleFontSize=12, subtitlePadding=4)
