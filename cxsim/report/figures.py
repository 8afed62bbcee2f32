"""Pictures of money and of customers: each takes plain arrays and gives a Vega-Lite specification."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cxsim.report import theme
from cxsim.stats.order_statistics import percentiles
from cxsim.text.locale import MINUS, Locale

Array = NDArray[np.float64]
Spec = Mapping[str, Any]
BINS = 36


@dataclass(frozen=True)
class Fan:
    """An uncertain course over the months: the percentiles of its draws at each month, and its base case."""

    months: tuple[date, ...]
    p5: Array
    p25: Array
    p50: Array
    p75: Array
    p95: Array
    base: Array

    @classmethod
    def of(cls, months: Sequence[date], draws: Array, base: Array) -> Fan:
        """The fan of draws, shape (draw, month)."""
        p5, p25, p50, p75, p95 = percentiles(draws, [5, 25, 50, 75, 95])
        return cls(tuple(months), p5, p25, p50, p75, p95, np.asarray(base, dtype=float))


def npv_distribution(draws: Array, currency: str, locale: Locale) -> Spec:
    """The draws' net present values as a histogram whose bars never straddle zero, with its P5, P50 and P95."""
    edges = _edges(draws)
    counts, _ = np.histogram(draws, edges)
    bars = [
        {"from": float(a), "to": float(b), "share": float(c / len(draws)), "side": "loss" if a < 0 else "gain"}
        for a, b, c in zip(edges[:-1], edges[1:], counts, strict=True)
    ]
    x = alt.X(
        "from:Q",
        bin="binned",
        title=locale("report-npv-axis", currency=currency),
        axis=alt.Axis(labelExpr=theme.money_label(locale), tickCount=7),
    )
    colour = alt.Color("side:N", scale=alt.Scale(domain=["loss", "gain"], range=[theme.LOSS, theme.PROGRAMME_LIGHT]), legend=None)
    y = alt.Y("share:Q", title=locale("report-draws-axis"), axis=alt.Axis(format=".0%", tickCount=4, titleY=-36))
    histogram = theme.marks(bars).mark_bar(stroke="white", strokeWidth=0.5).encode(x=x, x2="to", y=y, color=colour)
    zero = _rule_at_zero("x") if edges[0] <= 0 <= edges[-1] else None
    layers = [histogram, *([zero] if zero else []), *_percentile_marks(draws, locale)]
    return theme.specification(theme.layered(*layers).properties(width=theme.WIDTH, height=theme.HEIGHT))


def _edges(draws: Array) -> Array:
    low, high = float(draws.min()), float(draws.max())
    if high - low <= 1e-9 * max(1.0, abs(high)):
        half = max(1.0, 0.05 * abs(high))
        return np.array([low - half, low + half]) if low else np.array([0.0, half])
    width = (high - low) / BINS
    return np.arange(np.floor(low / width), np.ceil(high / width) + 1.5) * width


def _percentile_marks(draws: Array, locale: Locale) -> list[alt.Chart]:
    sides: tuple[tuple[str, Literal["left", "center", "right"], int, int], ...] = (
        ("P5", "right", -5, -4),
        ("P50", "center", 0, -18),
        ("P95", "left", 5, -4),
    )
    drawn = []
    for value, (label, align, dx, dy) in zip(percentiles(draws, [5, 50, 95]), sides, strict=True):
        at = theme.marks([{"at": float(value), "label": f"{label}  {_short(float(value), locale)}"}])
        width, dash = (2.0, [1, 0]) if label == "P50" else (1.5, [5, 3])
        text = at.mark_text(align=align, dx=dx, dy=dy, baseline="bottom", fontWeight=600)
        drawn.append(at.mark_rule(color=theme.INK, strokeWidth=width, strokeDash=dash).encode(x="at:Q"))
        drawn.append(text.encode(x="at:Q", y=alt.value(0), text="label:N"))
    return drawn


def _short(value: float, locale: Locale) -> str:
    size, sign = abs(value), MINUS if value < 0 else ""
    for unit, letter in zip((1e9, 1e6, 1e3), reversed(locale.language.suffixes), strict=True):
        if size >= 0.9995 * unit:
            return f"{sign}{locale.significant(size / unit)}\u00a0{letter}"
    return f"{sign}{locale.significant(size)}"


def money_fan(fan: Fan, unit: str, locale: Locale, height: int = theme.HEIGHT) -> Spec:
    """An amount over the months with its uncertainty."""
    return theme.specification(fan_layers(fan, unit, locale).properties(width=theme.WIDTH, height=height))


def fan_layers(fan: Fan, unit: str, locale: Locale) -> alt.LayerChart:
    """The layers of a fan: P5-P95 pale, P25-P75 darker, the median drawn, zero ruled, the bands named at their right end."""
    names = ("p5", "p25", "p50", "p75", "p95")
    columns = [getattr(fan, name) for name in names]
    rows = [
        {"month": day.isoformat(), **dict(zip(names, map(float, values), strict=True))}
        for day, *values in zip(fan.months, *columns, strict=True)
    ]
    data = theme.marks(rows)
    axis = alt.Axis(labelExpr=theme.money_label(locale), tickCount=5)
    x, y = time_axis(len(rows)), alt.Y("p5:Q", title=unit, axis=axis)
    wide = data.mark_area(color=theme.PROGRAMME_PALE).encode(x=x, y=y, y2="p95")
    narrow = data.mark_area(color=theme.PROGRAMME_LIGHT).encode(x=x, y=alt.Y("p25:Q"), y2="p75")
    middle = data.mark_line(color=theme.PROGRAMME, strokeWidth=2.5).encode(x=x, y=alt.Y("p50:Q"))
    return theme.layered(wide, narrow, _rule_at_zero("y"), middle, _band_labels(rows[-1], x, locale))


def _band_labels(last: Mapping[str, Any], x: alt.X, locale: Locale) -> alt.Chart:
    low, high = last["p5"], last["p95"]
    apart = max(high - low, 1e-9)
    wanted = [("P95", high), ("P50", last["p50"]), ("P5", low)]
    rows = [
        {"month": last["month"], "value": value, "label": f"{name}  {_short(value, locale)}"}
        for name, value in wanted
        if name == "P50" or abs(value - last["p50"]) > 0.08 * apart
    ]
    labels: alt.Chart = theme.marks(rows).mark_text(align="left", dx=6, fontSize=12).encode(x=x, y="value:Q", text="label:N")
    return labels


def scenario_lines(
    months: Sequence[date], baseline: Array, programme: Array, unit: str, locale: Locale, number_format: str = ",.0f"
) -> Spec:
    """One quantity over the months in both scenarios: without the programme (dashed) and with it, named at their ends."""
    chart = scenario_lines_layers(months, baseline, programme, unit, locale, number_format)
    return theme.specification(chart.properties(width=theme.WIDTH, height=theme.HEIGHT))


def scenario_lines_layers(
    months: Sequence[date], baseline: Array, programme: Array, unit: str, locale: Locale, number_format: str
) -> alt.LayerChart:
    """The layers of `scenario_lines`."""
    lift = 1 if programme[-1] >= baseline[-1] else -1
    scale = alt.Scale(zero=False, nice=False, padding=10)
    y = alt.Y("value:Q", title=unit, scale=scale, axis=alt.Axis(format=number_format, tickCount=5))
    without = _life(months, baseline, locale("report-without-programme"), theme.BASELINE, [6, 4], 7 * lift, y)
    return theme.layered(*without, *_life(months, programme, locale("report-with-programme"), theme.PROGRAMME, [1, 0], -7 * lift, y))


def _life(months: Sequence[date], values: Array, label: str, colour: str, dash: list[int], dy: int, y: alt.Y) -> list[alt.Chart]:
    x = time_axis(len(months))
    rows = [{"month": day.isoformat(), "value": float(value)} for day, value in zip(months, values, strict=True)]
    line = theme.marks(rows).mark_line(color=colour, strokeWidth=2.5, strokeDash=dash)
    end = theme.marks([{**rows[-1], "label": label}]).mark_text(align="left", dx=6, dy=dy, color=colour, fontWeight=600)
    return [line.encode(x=x, y=y), end.encode(x=x, y=y, text="label:N")]


def difference_layers(months: Sequence[date], values: Array, unit: str) -> alt.LayerChart:
    """The layers of a difference over the months, as an area from zero."""
    rows = [{"month": day.isoformat(), "value": float(value)} for day, value in zip(months, values, strict=True)]
    x, y = time_axis(len(months)), alt.Y("value:Q", title=unit, axis=alt.Axis(format=",.0f", tickCount=5))
    area = theme.marks(rows).mark_area(color=theme.PROGRAMME_LIGHT, line={"color": theme.PROGRAMME, "strokeWidth": 2.5})
    return theme.layered(area.encode(x=x, y=y), _rule_at_zero("y"))


@dataclass(frozen=True)
class Swing:
    """What one assumption does to the result: the outcome when it is low and when it is high."""

    label: str
    low: float
    high: float


def ranking(swings: Sequence[Swing], centre: float, currency: str, locale: Locale) -> Spec:
    """Assumptions ranked by how far they move the net present value, the widest first."""
    low, high = locale("report-low-end"), locale("report-high-end")
    rows = [
        {"label": swing.label, "centre": centre, "to": float(value), "end": end}
        for swing in swings
        for value, end in ((swing.low, low), (swing.high, high))
    ]
    y = alt.Y("label:N", sort=[s.label for s in swings], axis=None)
    axis = alt.Axis(labelExpr=theme.money_label(locale), grid=True, tickCount=6)
    x = alt.X("centre:Q", title=locale("report-npv-axis", currency=currency), scale=alt.Scale(zero=False), axis=axis)
    colour = alt.Color(
        "end:N",
        scale=alt.Scale(domain=[low, high], range=[theme.LOSS, theme.PROGRAMME]),
        legend=alt.Legend(title=None, orient="top", labelFontSize=12, symbolType="square", columnPadding=40),
    )
    bars = theme.marks(rows).mark_bar(size=14, yOffset=9).encode(x=x, x2="to", y=y, color=colour)
    names = theme.marks(rows[::2]).mark_text(align="left", baseline="middle", dy=-9).encode(x=alt.value(0), y=y, text="label:N")
    middle = theme.marks([{"at": centre}]).mark_rule(color=theme.INK, strokeWidth=1.5).encode(x="at:Q")
    return theme.specification(theme.layered(bars, middle, names).properties(width=theme.WIDTH, height=44 * len(swings)))


def time_axis(months: int) -> alt.X:
    """So many months along the bottom, read as calendar dates wherever the picture is drawn."""
    step = next((s for s in (1, 2, 3, 6, 12) if months / s <= 8), 24)
    ticks: Any = {"interval": "month", "step": step}
    return alt.X("month:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(format="%b %Y", tickCount=ticks, labelOverlap=True))


def _rule_at_zero(channel: Literal["x", "y"]) -> alt.Chart:
    at = theme.marks([{"zero": 0}]).mark_rule(color=theme.INK, strokeWidth=1)
    rule: alt.Chart = at.encode(x="zero:Q") if channel == "x" else at.encode(y="zero:Q")
    return rule


def bridge(bars: Sequence[tuple[str, float]], start: tuple[str, float], end: tuple[str, float], currency: str, locale: Locale) -> Spec:
    """From one amount to another: bars (words, signed amount) that each begin where the one before ends."""
    rows, level = [{"label": start[0], "from": 0.0, "to": start[1], "side": "end"}], start[1]
    for label, amount in bars:
        rows.append({"label": label, "from": level, "to": level + amount, "side": "gain" if amount >= 0 else "loss"})
        level += amount
    rows.append({"label": end[0], "from": 0.0, "to": end[1], "side": "end"})
    x = alt.X(
        "from:Q",
        title=locale("report-npv-axis", currency=currency),
        axis=alt.Axis(labelExpr=theme.money_label(locale), grid=True, tickCount=6),
    )
    y = alt.Y("label:N", sort=[str(row["label"]) for row in rows], title=None, axis=alt.Axis(labelLimit=260, domain=False, ticks=False))
    scale = alt.Scale(domain=["end", "gain", "loss"], range=[theme.BASELINE, theme.PROGRAMME, theme.LOSS])
    bars_drawn = theme.marks(rows).mark_bar(size=16).encode(x=x, x2="to", y=y, color=alt.Color("side:N", scale=scale, legend=None))
    return theme.specification(theme.layered(bars_drawn, _rule_at_zero("x")).properties(width=theme.WIDTH - 220, height=30 * len(rows)))
