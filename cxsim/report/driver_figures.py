"""Pictures of drivers: the share of each in what is explained, and the churn that goes with each band of a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from cxsim.drivers import messages
from cxsim.drivers.churn_effect import ScoreBand
from cxsim.drivers.index_drivers import IndexDriver
from cxsim.report import theme
from cxsim.text.locale import Locale

Spec = Mapping[str, Any]
_ROW = 34


def shares(drivers: Sequence[IndexDriver], locale: Locale) -> Spec:
    """Each driver's share with its 95 % interval; those not distinguishable from chance are hollow."""
    order = [locale.format(messages.label(driver.name)) for driver in drivers]
    rows = [
        {"driver": name, "share": d.share, "low": min(d.low, d.share), "high": max(d.high, d.share), "found": d.found}
        for name, d in zip(order, drivers, strict=True)
    ]
    y = alt.Y("driver:N", sort=order, title=None, axis=alt.Axis(labelLimit=260))
    x = alt.X(
        "share:Q",
        title=locale("report-shares-axis"),
        scale=alt.Scale(domain=[-0.02, 1], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]),
    )
    base = theme.marks(rows)
    colour = alt.condition("datum.found", alt.value(theme.PROGRAMME), alt.value("white"))
    line = alt.condition("datum.found", alt.value(theme.PROGRAMME), alt.value(theme.BASELINE))
    reach = base.mark_rule(strokeWidth=2).encode(y=y, x=alt.X("low:Q"), x2="high", color=line)
    point = base.mark_circle(size=110, opacity=1, strokeWidth=2).encode(y=y, x=x, fill=colour, stroke=line)
    return theme.specification(theme.layered(point, reach, point).properties(width=theme.WIDTH - 140, height=_ROW * len(rows)))


def bands(found: Sequence[ScoreBand], locale: Locale) -> Spec:
    """The share that leaves within a year in each band of a score, others equal, with its 95 % interval."""
    order = [locale.format(messages.BANDS[band.name]) for band in found]
    rows = [
        {"band": name, "leaving": b.leaving, "low": b.low, "high": b.high, "label": locale.percent(b.leaving, 1)}
        for name, b in zip(order, found, strict=True)
    ]
    top = max(band.high for band in found)
    y = alt.Y("band:N", sort=order, title=None, axis=alt.Axis(labelLimit=260))
    scale = alt.Scale(domain=[0, top * 1.15])
    x = alt.X("leaving:Q", title=locale("report-leaves-axis"), scale=scale, axis=alt.Axis(format=".0%", tickCount=5))
    base = theme.marks(rows)
    bar = base.mark_bar(color=theme.PROGRAMME_LIGHT, height=20).encode(y=y, x=x)
    reach = base.mark_rule(color=theme.INK, strokeWidth=2).encode(y=y, x=alt.X("low:Q"), x2="high")
    text = base.mark_text(align="left", dx=6).encode(y=y, x=alt.X("high:Q"), text="label:N")
    return theme.specification(theme.layered(bar, reach, text).properties(width=theme.WIDTH - 140, height=_ROW * len(rows)))
