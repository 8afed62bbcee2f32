"""The page: what Streamlit runs for every reader, from top to bottom, whenever something is moved."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Lock

import streamlit as st

from cxsim.app import options_view, overview, what_if_view
from cxsim.app.address import LANGUAGE, stated_language
from cxsim.app.desk import Refinement, open_what_if, openable
from cxsim.app.pictures import STYLE
from cxsim.errors import CxsimError, UsageError
from cxsim.study.what_if import WhatIf
from cxsim.text import Message
from cxsim.text.languages import LANGUAGES
from cxsim.text.locale import Locale


def main(target: Path, language: str) -> None:
    """Show the study or the run at a place, or let one be chosen."""
    st.set_page_config(page_title="cxsim", layout="wide")
    st.html(STYLE)
    code = _language(language)
    locale = Locale.of(code)
    if faults := st.session_state.get("language-faults"):
        st.error(UsageError(Message("app-address-refused"), faults).render(locale))
    found = openable(target)
    if not found:
        st.warning(locale("app-nothing", folder=target))
        return
    path = found[0] if len(found) == 1 else st.selectbox(locale("app-open"), found, format_func=lambda path: path.name)
    try:
        what_if = _opened(path, locale)
    except CxsimError as error:
        st.error(error.render(locale))
        return
    _show(what_if, path, Locale.of(code, what_if.study.currency))


def _language(default: str) -> str:
    """The language of the page, which its address keeps."""
    codes = list(LANGUAGES)
    stated, faults = stated_language(st.query_params.get_all(LANGUAGE), default)
    st.session_state.setdefault("language-faults", faults)
    chosen: str = st.radio(
        "Language / Langue",
        codes,
        index=codes.index(stated),
        format_func=lambda code: Locale.of(code)("app-language"),
        horizontal=True,
        label_visibility="collapsed",
        key="language",
        on_change=lambda: st.session_state.pop("language-faults", None),
    )
    if [chosen] != (st.query_params.get_all(LANGUAGE) or [default]):
        st.query_params[LANGUAGE] = chosen
    return chosen


@st.cache_resource(max_entries=4, show_spinner=False)
def _desk(path: Path, changed: float, programme: str | None) -> tuple[WhatIf, Lock]:
    """A study opened once for all readers; it is opened again once its file has changed."""
    del changed
    return open_what_if(path, programme), Lock()


def _opened(path: Path, locale: Locale) -> WhatIf:
    with st.spinner(locale("app-opening", name=path.name)):
        what_if, lock = _desk(path, path.stat().st_mtime, st.session_state.get(f"programme:{path}"))
    if st.session_state.get("opened") is not what_if:
        st.session_state["opened"] = what_if
        st.session_state["refinement"] = Refinement(what_if, lock)
        st.session_state["scenarios"] = []
    return what_if


def _show(what_if: WhatIf, path: Path, locale: Locale) -> None:
    st.title(what_if.study.name)
    table = what_if.customers.table
    if table is None or table.synthetic:
        st.caption(locale("study-drawn" if table is None else "study-synthetic"))
    names = list(what_if.study.programmes)
    if len(names) > 1 and path.suffix:
        st.selectbox(locale("app-programme"), names, index=names.index(what_if.programme), key=f"programme:{path}")
    views = {"app-view-what-if": _what_if, "app-view-options": options_view.show, "app-view-overview": overview.show}
    chosen = st.radio(locale("app-view"), list(views), format_func=locale, horizontal=True, label_visibility="collapsed", key="view")
    views[chosen](what_if, path, locale)  # only the one that is looked at: each takes its time


def _what_if(what_if: WhatIf, path: Path, locale: Locale) -> None:
    del path
    what_if_view.show(what_if, st.session_state["refinement"], locale)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "en")
