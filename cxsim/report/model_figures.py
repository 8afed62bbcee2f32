"""Pictures of a churn model: how long customers stay, and whether the model's risks come true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from cxsim.churn.estimation.kaplan_meier import SurvivalCurve
from cxsim.churn.fitted_model import HorizonCalibration
from cxsim.report import theme
from cxsim.text.locale import Locale

Spec = Mapping[str, Any]


def survival(curve: SurvivalCurve, tail: Sequence[tuple[float, float]], locale: Locale) -> Spec:
    """The Kaplan-Meier estimate with its 95 % interval and, dashed, the stated tail: pairs (months, share) beyond the data."""
    columns = (curve.months, curve.survival, curve.low, curve.high)
    rows = [dict(zip(("months", "share", "low", "high"), map(float, row), strict=True)) for row in zip(*columns, strict=True)]
    x = alt.X("months:Q", title=locale("report-survival-x"), axis=alt.Axis(tickCount=8), scale=alt.Scale(nice=False))
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format=".0%", tickCount=5)
    y = alt.Y("share:Q", title=locale("report-survival-y"), scale=scale, axis=axis)
    observed = theme.marks(rows)
    band = observed.mark_area(interpolate="step-after", color=theme.PROGRAMME_PALE).encode(x=x, y=alt.Y("low:Q"), y2="high")
    line = observed.mark_line(interpolate="step-after", color=theme.PROGRAMME, strokeWidth=2).encode(x=x, y=y)
    layers = [band, line, *_tail_layers(tail, x, y, locale)]
    return theme.specification(theme.layered(*layers).properties(width=theme.WIDTH, height=theme.HEIGHT))


def _tail_layers(tail: Sequence[tuple[float, float]], x: alt.X, y: alt.Y, locale: Locale) -> list[alt.Chart]:
    if len(tail) < 2:
        return []
    rows = [{"months": float(m), "share": float(s)} for m, s in tail]
    line = theme.marks(rows).mark_line(color=theme.LOSS, strokeWidth=2.5, strokeDash=[6, 4])
    border = theme.marks(rows[:1]).mark_rule(color=theme.QUIET, strokeDash=[2, 3])
    end = theme.marks([{**rows[-1], "label": locale("report-stated-tail")}])
    named = end.mark_text(align="right", dy=14, color=theme.LOSS, fontWeight=600)
    return [border.encode(x=x), line.encode(x=x, y=y), named.encode(x=x, y=y, text="label:N")]


def survival_by_segment(curves: Mapping[str, SurvivalCurve], locale: Locale) -> Spec:
    """The Kaplan-Meier estimate of each segment, told apart by colour and by the dash of its line."""
    rows = [
        {"months": float(month), "share": float(share), "segment": name}
        for name, curve in curves.items()
        for month, share in zip(curve.months, curve.survival, strict=True)
    ]
    x = alt.X("months:Q", title=locale("report-survival-x"), axis=alt.Axis(tickCount=8), scale=alt.Scale(nice=False))
    y = alt.Y("share:Q", title=locale("report-survival-y"), scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%", tickCount=5))
    legend = alt.Legend(title=None, orient="bottom", labelFontSize=12, columns=2)
    colour = alt.Color("segment:N", scale=alt.Scale(range=list(theme.SEGMENTS)), legend=legend)
    lines = theme.marks(rows).mark_line(interpolate="step-after", strokeWidth=2)
    drawn = lines.encode(x=x, y=y, color=colour, strokeDash=alt.StrokeDash("segment:N", legend=legend))
    return theme.specification(theme.layered(drawn).properties(width=theme.WIDTH, height=theme.HEIGHT))


def calibration(found: HorizonCalibration, locale: Locale) -> Spec:
    """Expected against observed churn in groups of like risk, with 95 % intervals; on the line, what was foretold came true."""
    rows = [
        {"expected": g.expected, "observed": g.observed, "low": g.low, "high": g.high}
        for g in found.groups
        if g.observed is not None and g.low is not None and g.high is not None
    ]
    top = max((max(r["expected"], r["high"] or 0.0) for r in rows), default=1.0)
    end = min(1.0, top * 1.05)
    scale = alt.Scale(domain=[0, end], nice=False)
    across = alt.Axis(format=".0%", grid=True, tickCount=6)
    x = alt.X("expected:Q", title=locale("report-calibration-x", month=f"{found.horizon_months:g}"), scale=scale, axis=across)
    y = alt.Y("observed:Q", title=locale("report-calibration-y"), scale=scale, axis=alt.Axis(format=".0%", tickCount=6))
    diagonal = theme.marks([{"expected": v, "observed": v} for v in (0.0, end)])
    points = theme.marks(rows)
    layers = (
        diagonal.mark_line(color=theme.BASELINE, strokeDash=[6, 4], strokeWidth=1.5).encode(x=x, y=y),
        points.mark_rule(color=theme.PROGRAMME, strokeWidth=2).encode(x=x, y=alt.Y("low:Q"), y2="high"),
        points.mark_point(filled=True, size=70, color=theme.PROGRAMME, opacity=1).encode(x=x, y=y),
    )
    return theme.specification(theme.layered(*layers).properties(width=380, height=320))
