"""The journeys as a map, how long customers stay by segment, and the runs that were made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from cxsim.app.pictures import draw, draw_map, draw_table
from cxsim.provenance import MANIFEST
from cxsim.report.document import Chart
from cxsim.report.journeys.drawing import journeys_svg
from cxsim.report.model_figures import survival_by_segment
from cxsim.study.run_differences import InputDifference, StoredRun, runs_with_differences
from cxsim.study.what_if import WhatIf
from cxsim.study.what_if_findings import segment_survival
from cxsim.text.locale import Locale


def show(what_if: WhatIf, path: Path, locale: Locale) -> None:
    """The pictures of a study, which are drawn once, and the runs beside it."""
    key = f"pictures:{id(what_if)}:{locale.code}"
    if key not in st.session_state:
        st.session_state[key] = dict(_pictures(what_if, locale))
    for title, picture in st.session_state[key].items():
        st.header(title)
        st.html(picture)
    _runs(path.parent if (path / MANIFEST).is_file() else Path("runs"), locale)


def _pictures(what_if: WhatIf, locale: Locale) -> Iterator[tuple[str, str]]:
    if what_if.study.journeys:
        yield locale("app-map"), draw_map(journeys_svg(what_if.study, locale), locale("app-map"))
    if curves := segment_survival(what_if):
        ends = "; ".join(f"{name} {locale.percent(curve.survival[-1])}" for name, curve in curves.items())
        chart = Chart("segments", "", locale("app-survival-alt", ends=ends), survival_by_segment(curves, locale))
        yield locale("app-survival"), draw(chart, locale)


def _runs(folder: Path, locale: Locale) -> None:
    found = runs_with_differences(folder) if folder.is_dir() else ()
    st.header(locale("app-runs"))
    if not found:
        st.caption(locale("cli-runs-none", folder=folder))
        return
    heads = locale("app-runs-columns").split("|")
    st.html(draw_table(heads, [_row(run, differs, locale) for run, differs in found]))


def _row(run: StoredRun, differs: tuple[InputDifference, ...] | None, locale: Locale) -> tuple[str, ...]:
    money = run.made.results.get("money", {})
    npv = Locale.of(locale.code, str(money["currency"])).rounded_money(run.npv["p50"]) if run.npv else ""
    return run.folder.name, run.programme, npv, "; ".join(each.address for each in differs or ())
