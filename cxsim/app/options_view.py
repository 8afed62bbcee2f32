"""Options side by side, saved scenarios, and what can be taken away: the scenario as a file, report, PDF and workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from cxsim.app.pictures import draw, draw_table, plain
from cxsim.config.key_settings import overlay_text
from cxsim.provenance import MANIFEST
from cxsim.report.phrases import readable
from cxsim.report.sections import decision
from cxsim.report.sections.options import bridge_chart
from cxsim.study.options import Progress
from cxsim.study.study_run import run
from cxsim.study.what_if import WhatIf
from cxsim.study.what_if_findings import OptionFigures, bridge_of, findings_of, programme_options
from cxsim.text import Message
from cxsim.text.locale import Locale

FILES = {"report.html": "text/html", "report.pdf": "application/pdf", "roi.xlsx": "application/octet-stream"}


def show(what_if: WhatIf, path: Path, locale: Locale) -> None:
    """All options in a table, and the bridge between two of them."""
    _save(locale)
    options = _options(what_if, locale)
    heads = locale("app-options-columns").split("|")
    st.html(draw_table(heads, [_row(what_if, each, locale) for each in options]))
    st.caption(locale("app-options-note"))
    if len(options) > 1:
        _bridge(what_if, options, locale)
    _take_away(what_if, path, locale)


def _save(locale: Locale) -> None:
    with st.form("save", clear_on_submit=True, border=False):
        name = st.text_input(locale("app-scenario-name"), max_chars=40)
        saved = st.form_submit_button(locale("app-scenario-save"), disabled=not st.session_state.get("moves"))
    if saved and name.strip():
        st.session_state["scenarios"].append((name.strip(), dict(st.session_state["moves"]), st.session_state["answer"]))
        st.rerun()
    if not st.session_state.get("moves"):
        st.caption(locale("app-scenario-none"))


def _options(what_if: WhatIf, locale: Locale) -> list[OptionFigures]:
    """The programme as it is, the others once they were wanted, and the scenarios that were saved or stand on the sliders."""
    options = [OptionFigures(readable(what_if.programme), what_if.reference)]
    several = len(what_if.study.programmes) > 1
    if several and "options" not in st.session_state and st.button(locale("app-options-all")):
        with _bar(locale) as progress:
            st.session_state["options"] = (what_if, programme_options(what_if, progress))
    if st.session_state.get("options", (None, ()))[0] is what_if:
        options = [OptionFigures(readable(each.name), each.comparison) for each in st.session_state["options"][1]]
    options += [OptionFigures(name, answer.comparison) for name, _, answer in st.session_state["scenarios"]]
    if st.session_state.get("moves"):
        options.append(OptionFigures(locale("app-on-sliders"), st.session_state["answer"].comparison))
    return options


def _row(what_if: WhatIf, each: OptionFigures, locale: Locale) -> tuple[str, ...]:
    """An option's figures on the basis of the report's front page."""
    found = each.comparison
    worth, lost, paid, _, needed, *_ = decision.key_figures(findings_of(what_if, found, locale.code))
    between = locale.money_range(found.npv.p5, found.npv.p95, found.currency)
    return each.name, worth.value, between, lost.value, paid.value, needed.value, locale.number(each.customers_more)


def _bridge(what_if: WhatIf, options: list[OptionFigures], locale: Locale) -> None:
    names = [each.name for each in options]
    left, right = st.columns(2)
    first = left.selectbox(locale("app-bridge-from"), range(len(names)), format_func=names.__getitem__, key="bridge-from")
    second = right.selectbox(
        locale("app-bridge-to"), range(len(names)), index=len(names) - 1, format_func=names.__getitem__, key="bridge-to"
    )
    if first == second:
        return
    findings = findings_of(what_if, options[first].comparison, locale.code)
    chart = bridge_chart(findings, 0, bridge_of(options[first], options[second]))
    st.header(plain(chart.title))
    st.html(draw(chart, locale))


def _take_away(what_if: WhatIf, path: Path, locale: Locale) -> None:
    """The scenario on the sliders as a file of differences and as a full run; of a run, its report, PDF and workbook."""
    st.header(locale("app-take-away"))
    moves = st.session_state.get("moves") or {}
    if moves:
        options = (f"--set '{text}'" for text in _settings(what_if, moves))
        st.code(" ".join(["cxsim run", path.name if path.suffix else "STUDY", *options]), language=None)
    if (path / MANIFEST).is_file():
        _downloads(path)
    elif moves:
        st.download_button(locale("app-overlay"), overlay_text(path, moves), f"{path.stem}_scenario.yaml", "text/yaml")
    if path.suffix and st.button(locale("app-full-run"), help=locale("app-full-run-note")):
        _full_run(what_if, path, moves, locale)
    if "made" in st.session_state:
        for name, content in st.session_state["made"].items():
            st.download_button(name, content, name, FILES[name], key=f"made:{name}")


def _full_run(what_if: WhatIf, path: Path, moves: Mapping[str, float], locale: Locale) -> None:
    settings, language = _settings(what_if, moves), locale.code
    with _bar(locale) as progress, TemporaryDirectory() as place:
        made = run(path, place, settings=settings, programme=what_if.programme, language=language, progress=progress)
        st.session_state["made"] = {name: (made.run_dir / name).read_bytes() for name in FILES}


@contextmanager
def _bar(locale: Locale) -> Iterator[Progress]:
    """A bar that shows how far something is, as long as it takes."""
    bar = st.progress(0.0, text=locale("app-refining"))

    def move(step: Message, done: int, total: int) -> None:
        bar.progress(done / max(total, 1), text=locale.format(step))

    yield move
    bar.empty()


def _settings(what_if: WhatIf, moves: Mapping[str, float]) -> list[str]:
    """The moves as a command takes them; a length of time has its unit."""
    units = {slider.name: slider.unit for slider in what_if.sliders}
    return [f"{name}={value!r}{' d' if units.get(name) == 'days' else ''}" for name, value in moves.items()]


def _downloads(folder: Path) -> None:
    for name, kind in FILES.items():
        if (folder / name).is_file():
            st.download_button(name, (folder / name).read_bytes(), name, kind, key=f"run:{name}")
