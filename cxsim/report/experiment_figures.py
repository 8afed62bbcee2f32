"""Pictures of an experiment: effects beside each other, power by week, survival by arm, and designs by bias and spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np

from cxsim.abtest.survival import SurvivalCounts
from cxsim.report import theme
from cxsim.text.locale import Locale

Spec = Mapping[str, Any]
ROW = 44
DASHES = ([1, 0], [6, 4], [2, 3], [8, 3, 2, 3])


def effects_forest(rows: Sequence[tuple[str, float, float, float]], locale: Locale) -> Spec:
    """Effects relative to the control, one above the other: words, estimate, low and high as shares."""
    data = [{"label": label, "estimate": estimate, "low": low, "high": high} for label, estimate, low, high in rows]
    y = alt.Y("label:N", sort=[row[0] for row in rows], axis=None)
    x = alt.X("low:Q", title=locale("report-abtest-forest-x"), axis=alt.Axis(format=".1%", grid=True, tickCount=6))
    drawn = theme.marks(data)
    names = drawn.mark_text(align="left", baseline="middle", dy=-13).encode(x=alt.value(0), y=y, text="label:N")
    lines = drawn.mark_rule(color=theme.PROGRAMME, strokeWidth=2, yOffset=4).encode(x=x, x2="high", y=y)
    points = drawn.mark_point(filled=True, size=70, color=theme.PROGRAMME, opacity=1, yOffset=4).encode(x="estimate:Q", y=y)
    zero = theme.marks([{"zero": 0}]).mark_rule(color=theme.INK, strokeWidth=1).encode(x="zero:Q")
    return theme.specification(theme.layered(zero, lines, points, names).properties(width=theme.WIDTH, height=ROW * len(rows)))


def power_by_week(curves: Mapping[str, Sequence[tuple[int, float]]], goal: float, locale: Locale) -> Spec:
    """The power of each endpoint if enrolment ends with a week, with the power that was asked for dashed."""
    rows = [{"label": label, "week": week, "power": power} for label, curve in curves.items() for week, power in curve]
    x = alt.X("week:Q", title=locale("report-abtest-week"), axis=alt.Axis(tickMinStep=1, tickCount=8))
    y = alt.Y("power:Q", title=locale("report-abtest-power"), scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%", tickCount=5))
    dash = alt.StrokeDash("label:N", scale=alt.Scale(domain=list(curves), range=list(DASHES)[: len(curves)]), legend=None)
    ends = [{"label": label, "week": curve[-1][0], "power": curve[-1][1]} for label, curve in curves.items()]
    lines = theme.marks(rows).mark_line(color=theme.PROGRAMME, strokeWidth=2, point=True).encode(x=x, y=y, strokeDash=dash)
    names = theme.marks(ends).mark_text(align="left", dx=8).encode(x=x, y=y, text="label:N")
    wanted = theme.marks([{"goal": goal}]).mark_rule(color=theme.LOSS, strokeDash=[6, 4]).encode(y="goal:Q")
    return theme.specification(theme.layered(wanted, lines, names).properties(width=theme.WIDTH - 140, height=theme.HEIGHT))


def survival_by_arm(counts: SurvivalCounts, tau: float, names: tuple[str, str], locale: Locale) -> Spec:
    """Who is still there by days since assignment in both arms; shaded between them up to the horizon, the difference of the means."""
    sides = [_steps(counts, side) for side in (0, 1)]
    days = np.unique(np.concatenate([*(side[0] for side in sides), [tau]]))
    shares = [share[np.searchsorted(at, days, side="right") - 1] for at, share in sides]
    rows = [{"days": float(day), "control": float(a), "treated": float(b)} for day, a, b in zip(days, *shares, strict=True)]
    low = min(min(row["control"], row["treated"]) for row in rows)
    x = alt.X("days:Q", title=locale("report-abtest-days"), scale=alt.Scale(nice=False), axis=alt.Axis(tickCount=8))
    scale = alt.Scale(domain=[max(0.0, float(np.floor(low * 20)) / 20), 1])
    y = alt.Y("control:Q", title=locale("report-survival-y"), scale=scale, axis=alt.Axis(format=".0%", tickCount=5))
    inside = theme.marks([row for row in rows if row["days"] <= tau])
    shade = inside.mark_area(interpolate="step-after", color=theme.PROGRAMME_LIGHT, opacity=0.7).encode(x=x, y=y, y2="treated")
    drawn, last = theme.marks(rows), rows[-1]
    control = drawn.mark_line(interpolate="step-after", color=theme.BASELINE, strokeWidth=2, strokeDash=[6, 4]).encode(x=x, y=y)
    treated = drawn.mark_line(interpolate="step-after", color=theme.PROGRAMME, strokeWidth=2).encode(x=x, y="treated:Q")
    border = theme.marks([{"days": tau}]).mark_rule(color=theme.QUIET, strokeDash=[2, 3]).encode(x=x)
    over = 1 if last["treated"] >= last["control"] else -1
    labels = [
        theme.marks([{"days": last["days"], "share": last[key], "label": name}])
        .mark_text(align="left", dx=6, dy=dy, color=colour, fontWeight=600)
        .encode(x=x, y="share:Q", text="label:N")
        for key, name, colour, dy in (
            ("control", names[0], theme.BASELINE, 7 * over),
            ("treated", names[1], theme.PROGRAMME, -7 * over),
        )
    ]
    chart = theme.layered(shade, border, control, treated, *labels)
    return theme.specification(chart.properties(width=theme.WIDTH - 120, height=theme.HEIGHT))


def _steps(counts: SurvivalCounts, side: int) -> tuple[Any, Any]:
    """Days and shares of one arm by Kaplan-Meier, as far as it was followed."""
    known = (counts.at_risk[side] > 0) & (counts.times <= counts.followed.min())
    risk, left = counts.at_risk[side, known], counts.events[side, known]
    return np.concatenate(([0.0], counts.times[known])), np.concatenate(([1.0], np.cumprod(1 - left / risk)))


def designs_by_error(designs: Sequence[tuple[str, float, float]], locale: Locale) -> Spec:
    """Designs by the bias (across) and the spread (up) of their readings: words, bias, spread in the endpoint's unit."""
    rows: list[dict[str, Any]] = [{"label": label, "bias": bias, "sd": sd} for label, bias, sd in designs]
    reach = 1.15 * max(max(abs(bias), sd) for _, bias, sd in designs)
    x = alt.X("bias:Q", title=locale("report-abtest-bias"), scale=alt.Scale(domain=[-reach, reach]), axis=alt.Axis(tickCount=7, grid=True))
    y = alt.Y("sd:Q", title=locale("report-abtest-spread"), scale=alt.Scale(domain=[0, reach]), axis=alt.Axis(tickCount=5))
    drawn = theme.marks(rows)
    zero = theme.marks([{"zero": 0}]).mark_rule(color=theme.INK, strokeWidth=1).encode(x="zero:Q")
    points = drawn.mark_point(filled=True, size=90, color=theme.PROGRAMME, opacity=1).encode(x=x, y=y)
    names = [
        theme.marks([row]).mark_text(align="left", dx=9, dy=-9 - 15 * _crowd(rows[:i], row, reach)).encode(x=x, y=y, text="label:N")
        for i, row in enumerate(rows)
    ]
    return theme.specification(theme.layered(zero, points, *names).properties(width=theme.WIDTH - 140, height=theme.HEIGHT))


def _crowd(before: Sequence[Mapping[str, Any]], row: Mapping[str, Any], reach: float) -> int:
    """How many points stand so near that their words would lie on each other."""
    return sum(abs(other["bias"] - row["bias"]) < reach / 2 and abs(other["sd"] - row["sd"]) < reach / 15 for other in before)
