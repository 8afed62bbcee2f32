"""The address of the page: used as it is written, or answered with a fault."""

from __future__ import annotations

import pytest

from cxsim.app.address import stated_language, stated_moves, written_value
from cxsim.study.what_if import Slider

MARGIN = Slider("revenue.margin", "share", 0.55, 0.4, 0.7, "", "opinion")


def test_what_an_address_states_is_used_as_it_is_written() -> None:
    assert stated_language(["fr"], "en") == ("fr", ())
    assert stated_language([], "fr") == ("fr", ())
    assert stated_moves({"language": ["fr"], "revenue.margin": ["0.612345678901"]}, [MARGIN]) == ({"revenue.margin": 0.612345678901}, ())


@pytest.mark.parametrize(
    ("stated", "id"),
    [
        ({"revenue.margin": ["0.39"]}, "app-address-range"),
        ({"revenue.margin": ["much"]}, "app-address-number"),
        ({"revenue.margin": ["nan"]}, "app-address-number"),
        ({"revenue.margin": ["0_5"]}, "app-address-number"),
        ({"revenue.margin": [""]}, "app-address-number"),
        ({"revenue.margin": ["0.5", "0.6"]}, "app-address-twice"),
        ({"revenue.margni": ["0.5"]}, "app-address-unknown"),
    ],
)
def test_what_cannot_be_used_is_answered_with_a_fault(stated: dict[str, list[str]], id: str) -> None:
    moves, faults = stated_moves(stated, [MARGIN])
    assert moves == {}
    assert [fault.message.id for fault in faults] == [id]


@pytest.mark.parametrize(("codes", "id"), [(["de"], "app-address-language"), (["en", "fr"], "app-address-twice")])
def test_a_language_that_there_is_not_is_answered_with_a_fault(codes: list[str], id: str) -> None:
    language, faults = stated_language(codes, "en")
    assert language == "en"
    assert [fault.message.id for fault in faults] == [id]


@pytest.mark.parametrize("high", [0.1 + 0.2, 1 / 3, 0.07, 123456.789012345])
def test_what_the_page_writes_is_within_its_slider(high: float) -> None:
    slider = Slider("a", "", 0.0, -high, high, "", "opinion")
    for value in (high, -high, 0.3 * high):
        assert stated_moves({"a": [written_value(slider, value)]}, [slider])[1] == ()
