"""What a report says, and that it says it whatever the result."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxsim.decision.comparison import DrawSummary
from cxsim.report.compose import compose
from cxsim.report.document import Bullets, Paragraph, Table
from cxsim.report.findings import Findings, MeasuredIndex
from cxsim.report.sections import decision, one_page
from cxsim.report.sections.decision import median_payback, state_decision
from cxsim.report.tornado_bars import ranked, tornado_bars
from cxsim.stats.intervals import Estimate
from tests.support import report_demo, report_depth


@pytest.fixture(scope="module")
def found() -> Findings:
    return report_demo.findings()


def with_npv(found: Findings, p5: float, p50: float, p95: float) -> Findings:
    return replace(found, comparison=replace(found.comparison, npv=DrawSummary(p50, p5, p50, p95, 200)))


@pytest.mark.parametrize(
    ("spread", "verdict"),
    [
        ((1e5, 2e5, 3e5), "pays in nearly every case: over 36 months it is worth EUR 200 thousand"),
        ((-1e5, 2e5, 3e5), "is more likely to pay than to lose"),
        ((-3e5, -2e5, 1e5), "is more likely to lose than to pay: over 36 months it loses EUR 200 thousand"),
        ((-3e5, -2e5, -1e5), "loses in nearly every case: over 36 months it loses EUR 200 thousand"),
        ((0.0, 0.0, 0.0), "changes no money"),
    ],
)
def test_the_decision_follows_the_spread(found: Findings, spread: tuple[float, float, float], verdict: str) -> None:
    assert verdict in state_decision(with_npv(found, *spread))


def test_a_downside_that_sets_nothing_is_not_on_page_one() -> None:
    found = report_depth.findings()
    bare = tuple(replace(case, sets=()) for case in found.cases)
    assert any("Downside case" in str(block) for block in one_page.blocks(found))
    assert not any("Downside case" in str(block) for block in one_page.blocks(replace(found, cases=bare)))


def test_draws_that_never_pay_back_count_against_the_middle_payback(found: Findings) -> None:
    paid = np.array([10.0, 12.0, np.nan, np.nan, np.nan])
    assert median_payback(replace(found.comparison, payback_by_draw=paid)) is None
    assert median_payback(replace(found.comparison, payback_by_draw=np.array([10.0, 12.0, np.nan]))) == 12.0


def test_every_question_has_its_section_and_the_synthetic_label_is_at_the_top(found: Findings) -> None:
    document = compose(found)
    anchors = [section.anchor for section in document.sections]
    assert anchors == ["decision", "customers", "churn-model", "scenarios", "money", "assumptions", "limits", "reproduce"]
    assert document.labels == (str(found.customers.synthetic),)
    assert compose(replace(found, customers=replace(found.customers, synthetic=""))).labels == ()


def test_the_pictures_are_there_once_each_with_a_text_that_gives_their_figures(found: Findings) -> None:
    charts = compose(found).charts
    names = [chart.name for chart in charts]
    assert names == ["npv", "cash", "drivers", "calibration-12", "survival", "active", "contacts", "satisfaction"]
    assert all(chart.title and len(chart.alt) > 40 and any(c.isdigit() for c in chart.alt) for chart in charts)


def test_the_yearly_table_adds_up_to_the_base_case(found: Findings) -> None:
    money = next(section for section in compose(found).sections if section.anchor == "money")
    yearly = next(block for block in money.blocks if isinstance(block, Table) and "by year" in block.caption)
    net = [float(cell.replace(",", "").replace("−", "-")) for cell in yearly.rows[-1][1:]]
    assert net[-1] == pytest.approx(found.comparison.base.flows.sum(), abs=0.5)
    assert sum(net[:-1]) == pytest.approx(net[-1], abs=2)


def test_leaks_dropped_columns_missing_sources_and_failed_checks_are_reported(found: Findings) -> None:
    document = compose(found)
    limits = next(section for section in document.sections if section.anchor == "limits").blocks[0]
    assert isinstance(limits, Bullets)
    messages = " ".join(limits.items)
    assert "was dropped" in messages
    assert "total_fees = tenure x fee: it leaks the duration" in messages
    assumptions = next(section for section in document.sections if section.anchor == "assumptions")
    assert any(isinstance(block, Paragraph) and block.tone == "warning" for block in assumptions.blocks)
    model = next(section for section in document.sections if section.anchor == "churn-model")
    assert any(isinstance(block, Bullets) and "changes with tenure" in block.items[0] for block in model.blocks)
    assert any(isinstance(block, Paragraph) and "a year later" in block.text for block in model.blocks)


def test_only_assumptions_that_stand_out_from_chance_are_ranked(found: Findings) -> None:
    clear, unclear = ranked(found.register, 200)
    assert [round(abs(each.rank_correlation or 0), 2) for each in clear] == [0.81, 0.34, 0.22]
    assert [round(abs(each.rank_correlation or 0), 2) for each in unclear] == [0.12, 0.05]
    shown = tornado_bars(found.comparison, clear, found.label)
    assert shown[0].low < found.comparison.npv.mean < shown[0].high
    assert shown[1].low > shown[1].high  # a coefficient nearer to zero makes satisfaction, and so the programme, matter less


def test_a_swing_is_the_mean_over_the_lowest_and_the_highest_fifth(found: Findings) -> None:
    comparison = found.comparison
    order = np.argsort(comparison.draws.values[:, 0])
    first = tornado_bars(comparison, ranked(found.register, 200)[0], found.label)[0]
    assert first.low == pytest.approx(comparison.npv_by_draw[order[:40]].mean())
    assert first.high == pytest.approx(comparison.npv_by_draw[order[-40:]].mean())


def test_a_ragged_table_is_refused() -> None:
    with pytest.raises(ValueError, match=r"rows \[1\]"):
        Table("t", ("a", "b"), (("1", "2"), ("3",)))


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "shown"),
    [
        (0.02263, 0.02150, 0.02380, "per customer-month", ("0.0226 per customer-month", "0.0215 to 0.0238")),
        (-15.6, -17.8, -13.3, "points", ("−15.6 points", "−17.8 to −13.3")),
        (0.623, 0.609, 0.637, "share", ("62.3%", "60.9% to 63.7%")),
        (7.0, np.nan, np.nan, "of 7", ("7.0 of 7", "–")),
    ],
)
def test_an_index_is_shown_as_finely_as_it_is_known(
    found: Findings, value: float, low: float, high: float, unit: str, shown: tuple[str, str]
) -> None:
    index = MeasuredIndex("index", Estimate(value, low, high, 100, unit))
    customers = next(section for section in compose(replace(found, indices=(index,))).sections if section.anchor == "customers")
    table = next(block for block in customers.blocks if isinstance(block, Table))
    assert table.rows[0][1:3] == shown


def test_folders_of_the_machine_are_not_reported(found: Findings) -> None:
    assert "/data/of/me" not in repr(compose(found))


def with_draws(found: Findings, npv: list[float]) -> Findings:
    made, values = found.comparison, np.array(npv)
    count = len(npv)
    return replace(
        found,
        comparison=replace(
            made,
            npv_by_draw=values,
            roi_by_draw=made.roi_by_draw[:count],
            payback_by_draw=made.payback_by_draw[:count],
            flows_by_draw=made.flows_by_draw[:count],
            npv=DrawSummary(float(values.mean()), *np.quantile(values, [0.0, 0.5, 1.0]).tolist(), count),
            roi=replace(made.roi, draws=count),
            probability_of_loss=float((values < 0).mean()),
            probability_of_payback=1.0,
        ),
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("npv", [[1e5], [-1e5], [1e5, 2e5], [-1e5, 2e5, 3e5]])
def test_too_few_draws_are_given_no_range_of_90_percent(npv: list[float], language: str) -> None:
    few = replace(with_draws(report_demo.findings(), npv), language=language)
    headline, chart = decision.headline(few), decision.distribution(few)
    messages = " ".join([headline.sentence, chart.title, chart.alt, *(f"{key.value} {key.note}" for key in headline.figures)])
    for claim in ("90", "nine in ten", "neuf sur dix", "99", "nearly every", "presque tous", "percentile"):
        assert claim not in messages, messages


def test_few_draws_are_counted() -> None:
    found = report_demo.findings()
    sentence = state_decision(with_draws(found, [1e5, 2e5]))
    assert "pays in every draw: over 36 months it is worth EUR 150 thousand (all 2 draws lie between EUR 100 thousand and" in sentence
    assert sentence.endswith("it loses in none of 2 draws.")
    assert "a single draw, so no range is known" in state_decision(with_draws(found, [-1e5]))
    assert decision.distribution(with_draws(found, [-1e5] * 40)).title.startswith("Money is lost in all 40 draws; nine in ten lie")
