"""The page without a browser: Streamlit's own test of what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.app.desk import openable
from cxsim.app.server import OPTIONS, check_target
from cxsim.config.loader import load_with_text
from cxsim.errors import UsageError

testing = pytest.importorskip("streamlit.testing.v1", reason="streamlit is not installed")
SMALL = ["run.replications=2", "run.draws=20", "horizon=6 months", "population.segments.regulars.customers=40"]
TIMEOUT = 120


def _script(path: str, language: str) -> None:
    from pathlib import Path

    from cxsim.app.page import main

    main(Path(path), language)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "small.yaml"
    path.write_text(load_with_text(Path("configs/gym.yaml"), SMALL)[1], encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def page(study: Path) -> Any:
    return testing.AppTest.from_function(_script, args=(str(study), "en"), default_timeout=TIMEOUT).run()


def _metric(page: Any, label: str) -> str:
    return str(next(each.value for each in page.metric if each.label == label))


def test_the_page_shows_the_answer_sliders_and_figures(page: Any) -> None:
    assert not page.exception
    assert len(page.slider) >= 5
    assert any("personal start" in each.value for each in page.markdown)
    assert _metric(page, "Net present value").startswith("EUR")
    assert all(slider.help for slider in page.slider)


def test_a_moved_slider_changes_the_figures_and_the_address(page: Any) -> None:
    before = _metric(page, "Net present value")
    slider = next(each for each in page.slider if "cost" in each.label)
    slider.set_value(slider.max).run()
    assert not page.exception
    assert _metric(page, "Net present value") != before
    assert any(name.startswith("programmes.personal_start.costs") for name in page.query_params)


def test_the_address_moves_a_slider_or_is_answered_with_a_fault(study: Path) -> None:
    page = testing.AppTest.from_function(_script, args=(str(study), "en"), default_timeout=TIMEOUT)
    for name, value in {"revenue.margin": "0.51234", "satisfaction.gain": "9", "language": "de"}.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    assert "'de'" in page.error[0].value
    assert "9 for satisfaction.gain" in page.error[1].value or "satisfaction.gain" in page.error[1].value
    assert page.query_params["revenue.margin"] in ("0.51234", ["0.51234"])


def test_a_scenario_is_kept_and_set_beside_the_present(page: Any) -> None:
    page.radio(key="view").set_value("app-view-options").run()
    assert not page.exception
    page.text_input[0].set_value("Dear")
    page.button[0].click().run()
    assert not page.exception
    assert "Dear" in page.get("html")[1].proto.body
    assert "--set 'programmes.personal_start.costs" in page.code[0].value


def test_the_page_speaks_french_and_shows_the_journeys(study: Path) -> None:
    page = testing.AppTest.from_function(_script, args=(str(study), "fr"), default_timeout=TIMEOUT).run()
    assert any(each.label == "Valeur actuelle nette" for each in page.metric)
    page.radio(key="view").set_value("app-view-overview").run()
    assert not page.exception
    assert any("<img alt=" in each.proto.body for each in page.get("html"))


def test_the_page_stays_on_this_machine() -> None:
    assert OPTIONS["server_address"] == OPTIONS["browser_serverAddress"] == "127.0.0.1"
    assert OPTIONS["browser_gatherUsageStats"] is False


def test_what_no_page_can_show_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a study, a run, or a folder of them"):
        check_target(tmp_path / "absent.yaml")
    assert openable(tmp_path) == ()
