"""The PDF: the same bytes each time, tagged, in its language, holding the decision and nothing of a user's text as markup."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cxsim.report.compose import compose
from cxsim.report.document import Document
from cxsim.report.pdf import render_pdf
from tests.support import report_depth

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


@pytest.fixture(scope="module", params=["en", "fr"])
def document(request: pytest.FixtureRequest) -> Document:
    return compose(replace(report_depth.findings(), language=request.param))


@pytest.fixture(scope="module")
def made(document: Document) -> bytes:
    return render_pdf(document)


def test_equal_documents_give_equal_bytes(document: Document, made: bytes) -> None:
    assert render_pdf(document) == made


def test_it_is_tagged_and_says_its_language(document: Document, made: bytes) -> None:
    assert b"/MarkInfo" in made
    assert b"/StructTreeRoot" in made
    assert f"/Lang({document.language})".encode() in made.replace(b"/Lang (", b"/Lang(")


@needs_poppler
def test_its_text_holds_the_decision_and_users_texts_as_they_are(document: Document, made: bytes, tmp_path: Path) -> None:
    text = text_of(made, tmp_path, "-l", "1")
    assert plain(document.headline.sentence) in text
    assert "<script>alert('x')</script>" in text
    every = text_of(made, tmp_path)
    for section in document.sections:
        assert plain(section.title) in every


def text_of(made: bytes, folder: Path, *options: str) -> str:
    (folder / "report.pdf").write_bytes(made)
    done = subprocess.run(["pdftotext", *options, str(folder / "report.pdf"), "-"], check=True, capture_output=True, text=True)
    return plain(done.stdout)


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
