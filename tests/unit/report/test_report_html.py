"""The page: nothing is loaded, everything is escaped, every picture can be read without seeing it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from cxsim.report.compose import compose
from cxsim.report.html import render
from tests.support import report_demo

LOADING = {"src", "href", "xlink:href", "srcset", "data", "action", "poster", "background"}


class Reader(HTMLParser):
    """Collects every element with its attributes, and the stack's faults."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def source() -> str:
    return render(compose(report_demo.findings()))


@pytest.fixture(scope="module")
def page(source: str) -> Reader:
    reader = Reader()
    reader.feed(source)
    return reader


def test_nothing_is_loaded_from_anywhere(source: str, page: Reader) -> None:
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint({"script", "link", "iframe", "object", "embed", "img", "base", "form", "audio", "video"})
    loading = [value for _, attributes in page.elements for name, value in attributes.items() if name in LOADING]
    assert all(value and value.startswith("#") for value in loading)
    assert re.findall(r"url\((?!#)|@import|https?://|//cdn", source) == []


def test_texts_of_users_are_escaped(source: str, page: Reader) -> None:
    assert "<script" not in source
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in source
    assert "Telecom operator <script>alert('x')</script> & sons" in "".join(page.text)


def test_every_picture_has_a_text_and_ids_are_not_shared(page: Reader) -> None:
    pictures = page.all("svg")
    assert len(pictures) == len(page.all("figure")) == len(page.all("figcaption")) == 8
    assert all(each["role"] == "img" and len(each["aria-label"] or "") > 40 for each in pictures)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_headings_language_and_tables_can_be_read_by_a_machine(page: Reader) -> None:
    assert page.all("html")[0]["lang"] == "en"
    assert len(page.all("h1")) == 1
    assert len(page.all("h2")) == 10
    assert len(page.all("caption")) == len(page.all("table")) >= 6
    assert all(header.get("scope") in ("col", "row") for header in page.all("th"))
    anchors = {attributes.get("id") for _, attributes in page.elements}
    assert all((link["href"] or "").removeprefix("#") in anchors for link in page.all("a"))


def test_the_page_is_small_prints_and_is_the_same_each_time(source: str) -> None:
    assert len(source.encode()) < 1_500_000
    assert "@media print" in source
    assert source == render(compose(report_demo.findings()))
