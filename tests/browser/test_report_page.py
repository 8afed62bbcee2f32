"""A browser without a network opens the report and draws it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from cxsim.report.compose import compose
from cxsim.report.html import render
from tests.support import report_demo

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
NO_NETWORK = ("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--disable-background-networking")


def chromium(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", *NO_NETWORK, *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(render(compose(report_demo.findings())), encoding="utf-8")
    return path


def test_the_page_is_drawn_dark_on_white(page: Path, tmp_path: Path) -> None:
    shot = tmp_path / "shot.png"
    chromium(tmp_path, "--hide-scrollbars", "--window-size=800,1200", f"--screenshot={shot}", page.as_uri())
    grey = Image.open(shot).convert("L").histogram()
    assert sum(grey) == 800 * 1200
    assert 0.01 < sum(grey[:90]) / sum(grey) < 0.3  # text and lines: neither an empty nor a dark page
    assert sum(grey[240:]) / sum(grey) > 0.6


def test_the_browser_finds_nothing_to_complain_about(page: Path, tmp_path: Path) -> None:
    done = chromium(tmp_path, "--enable-logging=stderr", "--v=0", "--dump-dom", page.as_uri())
    complaints = [line for line in done.stderr.splitlines() if "CONSOLE" in line or "Refused" in line]
    assert complaints == []
    assert done.stdout.count("<svg") == 8
