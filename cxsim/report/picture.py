"""The one picture of a study: when the money is back, and how many customers are kept."""

from __future__ import annotations

import altair as alt
import numpy as np

from cxsim.report import figures, theme
from cxsim.report.findings import Findings
from cxsim.report.phrases import readable, sentence
from cxsim.report.sections.decision import cash_fan, describe_payback

WIDTH, HEIGHT = 430, 250


def picture(findings: Findings) -> bytes:
    """The picture as a wide PNG."""
    found, locale = findings.comparison, findings.locale
    money = figures.fan_layers(cash_fan(findings), locale("report-picture-cash", currency=found.currency), locale)
    kept = found.base.programme_series["active_end"] - found.base.baseline_series["active_end"]
    name = sentence(readable(found.programme))[:-1]
    bands = locale("report-picture-bands", draws=len(found.npv_by_draw))
    left = money.properties(width=WIDTH, height=HEIGHT, title=_title(f"{name} {describe_payback(findings)}", bands, findings))
    title = "report-picture-more" if kept[-1] >= 0 else "report-picture-fewer"
    more = locale(title, count=locale.number(abs(kept[-1])), months=locale.months(len(found.months)))
    layers = figures.difference_layers(found.months, np.asarray(kept), locale("report-picture-axis"))
    right = layers.properties(width=WIDTH, height=HEIGHT, title=_title(more, locale("report-picture-base"), findings))
    both: alt.HConcatChart = alt.hconcat(left, right, spacing=70)
    return theme.png(theme.specification(both), language=locale.code)


def _title(text: str, made: str, findings: Findings) -> alt.TitleParams:
    subtitle = findings.locale("report-picture-synthetic", made=made) if findings.customers.synthetic else made
    return alt.TitleParams(text=text, subtitle=subtitle, subtitleColor=theme.QUIET, subtitleFontSize=12, subtitlePadding=4)
