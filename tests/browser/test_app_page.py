"""The page in a browser: a slider moves the figure, nothing leaves this machine, and a screen reader misses nothing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from cxsim.config.loader import load_with_text

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]
pytest.importorskip("streamlit", reason="streamlit is not installed")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
SMALL = ["run.replications=2", "run.draws=20", "horizon=6 months", "population.segments.regulars.customers=40"]
SECONDS = 120


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("page") / "small.yaml"
    path.write_text(load_with_text(Path("configs/gym.yaml"), SMALL)[1], encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cxsim", "app", str(path), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _await(url: str) -> None:
    for _ in range(2 * SECONDS):
        try:
            urlopen(url)
        except URLError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(url)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [1300, 390])
def test_a_slider_moves_the_figure_and_nothing_leaves_this_machine(address: str, browser: Any, width: int) -> None:
    page, requests = browser.new_page(viewport={"width": width, "height": 900}), []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    figure = page.get_by_test_id("stMetricValue").first
    figure.wait_for(timeout=1000 * SECONDS)
    before = figure.inner_text()
    slider = page.get_by_role("slider", name="Trainer in the evening")
    slider.focus()
    for _ in range(20):
        slider.press("ArrowRight")
    playwright.expect(figure).not_to_have_text(before, timeout=500 * SECONDS)
    playwright.expect(page.get_by_text("All 20 draws were simulated")).to_be_visible(timeout=1000 * SECONDS)
    assert "costs.1.per_month=" in page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    local = address.removeprefix("http://")
    assert [url for url in requests if not url.startswith((f"http://{local}", f"ws://{local}", "data:", "blob:"))] == []
    page.close()


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("view", ["What if", "Options", "Overview"])
def test_a_screen_reader_misses_nothing(address: str, browser: Any, width: int, view: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    page.get_by_test_id("stMetricValue").first.wait_for(timeout=1000 * SECONDS)
    page.get_by_text(view, exact=True).first.click()
    page.wait_for_timeout(3000)
    found = axe.Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found] == []
    page.close()
