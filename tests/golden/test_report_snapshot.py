"""The whole text of the report on the demonstration's findings, as it stood; rewritten by running this module."""

from __future__ import annotations

from pathlib import Path

from cxsim.report.compose import compose
from tests.support import report_depth
from tests.support.french import texts

SNAPSHOT = Path(__file__).with_name("report_document.txt")


def reported() -> str:
    """One line for each text of the document, in the order of reading."""
    return "\n".join(text.replace("\n", " ") for text in texts(compose(report_depth.findings()))) + "\n"


def test_the_report_says_what_it_says_in_the_snapshot() -> None:
    assert reported().splitlines() == SNAPSHOT.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    SNAPSHOT.write_text(reported(), encoding="utf-8")
