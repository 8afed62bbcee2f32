"""Sliders, and what the study says where they stand."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cxsim.app.address import stated_moves, written_value
from cxsim.app.desk import Refinement
from cxsim.app.pictures import draw, plain
from cxsim.errors import UsageError
from cxsim.report.findings import Findings
from cxsim.report.quantity_labels import label_grade, label_quantity, label_unit
from cxsim.report.sections import decision
from cxsim.study.what_if import Slider, WhatIf, WhatIfAnswer
from cxsim.study.what_if_findings import OptionFigures, findings_of, pool_service
from cxsim.text import Message
from cxsim.text.locale import Locale

STEPS = 200
COLUMNS = 3
AGAIN_SECONDS = 1.0
BARE = frozenset({"factor", "number", ""})
PERCENT = frozenset({"share", "per year", "level 0-1"})


def show(what_if: WhatIf, refinement: Refinement, locale: Locale) -> None:
    """The answer in a sentence, the sliders, and beside them the figures."""
    top = st.container()
    left, right = st.columns([2, 3], gap="large")
    with left:
        moves = _sliders(what_if, locale)
    try:
        answer = refinement.answer(moves)
    except UsageError as error:
        top.error(error.render(locale))
        return
    st.session_state["answer"], st.session_state["moves"] = answer, what_if.real_moves(moves)
    findings = findings_of(what_if, answer.comparison, locale.code)
    with top:
        _sentence(findings, answer, locale)
    with right:
        _figures(findings, answer, locale)
        if not answer.exact:
            _await(refinement, moves, locale)


def _sliders(what_if: WhatIf, locale: Locale) -> dict[str, float]:
    """Where the sliders stand: the address of the page keeps what was moved."""
    st.header(locale("app-sliders"))
    stated = _stated(what_if)
    if st.button(locale("app-reset"), key="reset"):
        st.session_state["stated"] = (what_if, stated := {}, ())
        for slider in what_if.sliders:
            st.session_state[f"slider:{slider.name}"] = _scaled(slider, slider.value)
    if faults := st.session_state["stated"][2]:
        st.error(UsageError(Message("app-address-refused"), faults).render(locale))
    moves = {slider.name: _slider(slider, stated.get(slider.name), what_if, locale) for slider in what_if.sliders}
    for slider in what_if.sliders:
        if moves[slider.name] != slider.value:
            st.query_params[slider.name] = written_value(slider, moves[slider.name])
        elif slider.name in st.query_params:
            del st.query_params[slider.name]
    return moves


def _stated(what_if: WhatIf) -> dict[str, float]:
    """What the address states of the sliders, read once for a study: from then on the sliders say where they stand."""
    before: WhatIf | None = st.session_state.get("stated", (None,))[0]
    if before is not what_if:
        for name in {each.name for each in before.sliders} & set(st.query_params) if before else ():
            del st.query_params[name]  # the page wrote it, for what was shown before
        written = {name: st.query_params.get_all(name) for name in st.query_params}
        st.session_state["stated"] = (what_if, *stated_moves(written, what_if.sliders))
    moves: dict[str, float] = st.session_state["stated"][1]
    return moves


def _scaled(slider: Slider, value: float) -> float:
    return 100.0 * value if slider.unit in PERCENT else value


def _slider(slider: Slider, stated: float | None, what_if: WhatIf, locale: Locale) -> float:
    label = label_quantity(slider.name, what_if.study.programmes[what_if.programme], locale)
    unit = _unit(slider, locale)
    low, high, present = (_scaled(slider, value) for value in (slider.low, slider.high, slider.value))
    key = f"slider:{slider.name}"
    if key not in st.session_state:
        st.session_state[key] = present if stated is None else _scaled(slider, stated)
    source = locale.format(slider.source) or locale("app-no-source")
    now = f"{locale.significant(present, 4)} {unit}".strip()
    notes = locale("app-slider-note", now=now, source=source, grade=label_grade(slider.grade, locale))
    step = (high - low) / STEPS
    chosen: float = st.slider(f"{label}, {unit}" if unit else label, low, high, step=step, format=_format(high), key=key, help=notes)
    st.caption(locale("app-slider-now", now=now, grade=label_grade(slider.grade, locale)))
    if stated is not None and chosen == _scaled(slider, stated):
        return stated  # as it is written, also between two steps
    if abs(chosen - present) <= step / 2:
        return slider.value
    value = chosen / 100.0 if slider.unit in PERCENT else chosen
    return min(max(value, slider.low), slider.high)  # a hundredth of an end may lie a bit beyond it


def _unit(slider: Slider, locale: Locale) -> str:
    """The unit of a slider in words; what is added to a share is in points, and a bare factor has none."""
    if slider.unit in PERCENT:
        return locale("app-points") if slider.name.endswith(".shift") else "%"
    return "" if slider.unit in BARE else label_unit(slider.unit, locale)


def _format(high: float) -> str:
    return "%.0f" if high >= 1000 else "%.1f" if high >= 10 else "%.3f"


def _sentence(findings: Findings, answer: WhatIfAnswer, locale: Locale) -> None:
    """The answer as the report words it, and how much of it was simulated."""
    st.markdown(f"**{plain(decision.state_decision(findings))}**")
    all_draws = len(answer.comparison.draws)
    st.caption(locale("app-exact", draws=all_draws) if answer.exact else locale("app-first", draws=answer.draws, all=all_draws))


def _figures(findings: Findings, answer: WhatIfAnswer, locale: Locale) -> None:
    """The figures on the report's own basis, and the cash flow."""
    st.header(locale("app-answer"))
    stated = [(each.label, each.value, each.note) for each in decision.key_figures(findings)[:-1]]
    figures = [*stated, *_customers(answer, locale), *_waits(answer, locale)]
    for start in range(0, len(figures), COLUMNS):
        for column, (label, value, note) in zip(st.columns(COLUMNS), figures[start : start + COLUMNS], strict=False):
            column.metric(label, value, help=note or None)
    chart = decision.cash(findings)
    st.subheader(plain(chart.title))
    st.html(draw(chart, locale))


def _customers(answer: WhatIfAnswer, locale: Locale) -> list[tuple[str, str, str]]:
    found = OptionFigures("", answer.comparison)
    return [
        (locale("app-leavers-fewer"), locale.number(found.leavers_fewer), locale("app-base-case")),
        (locale("app-customers-won"), locale.number(found.customers_won), locale("app-base-case")),
    ]


def _waits(answer: WhatIfAnswer, locale: Locale) -> list[tuple[str, str, str]]:
    rows = []
    for name, service in pool_service(answer.comparison).items():
        without, with_it = (locale.number(value, 1) for value in (service.wait_without, service.wait_with))
        first, second = (locale.percent(value) for value in (service.in_time_without, service.in_time_with))
        rows.append((locale("app-wait", pool=name), locale("app-wait-value", minutes=with_it), locale("app-wait-note", minutes=without)))
        rows.append((locale("app-in-time", pool=name), second, locale("app-in-time-note", share=first)))
    return rows


def _await(refinement: Refinement, moves: Mapping[str, float], locale: Locale) -> None:
    """Look again and again for the refined answer, and show the page anew once it is there."""

    @st.fragment(run_every=AGAIN_SECONDS)
    def look() -> None:
        if refinement.answer_there(moves):
            st.rerun()
        st.progress(min(refinement.share, 1.0), text=locale("app-refining"))

    look()
