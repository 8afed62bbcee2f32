"""Two languages with the same sentences: nothing is missing, nothing is left in English, and each tells what it fills in."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from cxsim.churn.comparison.model_card import compare_models
from cxsim.churn.distributions.accelerated import Accelerated
from cxsim.churn.distributions.rescaled import rescale_hazard
from cxsim.churn.estimation.diagnostics import diagnose_fit
from cxsim.churn.evaluation.backtest import BacktestOrigin, ChurnBacktest
from cxsim.churn.evaluation.recalibration import assess_recalibration
from cxsim.churn.evaluation.validation import calibration_message
from cxsim.churn.features.encoding import Column, Encoding
from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import CalibrationGroup
from cxsim.churn.hazard_ratios import describe_effects
from cxsim.churn.methods.accelerated import GeneralisedGamma, LogLogistic, LogNormal, Weibull
from cxsim.churn.methods.boosting import Boosting
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.cure import Cure, CureShare
from cxsim.churn.methods.discrete_time import DiscreteTime, Monthly
from cxsim.churn.methods.piecewise_exponential import PiecewiseExponential
from cxsim.report.compose import compose
from cxsim.report.document import Document
from cxsim.report.html import render
from cxsim.report.model_card import render_card
from cxsim.text import Message
from cxsim.text.locale import ENGLISH, Locale
from tests.support import report_depth
from tests.support.driver_twins import company
from tests.support.french import ENGLISH_WORDS, texts

FRENCH = Locale.of("fr")

USERS = ("Answer calls in two minutes", "pilot in two teams", "management accounts", "faster resolution")


@pytest.fixture(scope="module")
def french() -> Document:
    return compose(replace(report_depth.findings(), language="fr"))


def test_a_french_report_has_no_english_sentence_left(french: Document) -> None:
    left = [text for text in texts(french) if ENGLISH_WORDS.search(text) and not any(user in text for user in USERS)]
    assert left == []


def test_the_detector_of_english_finds_it() -> None:
    english = compose(report_depth.findings())
    assert sum(1 for text in texts(english) if ENGLISH_WORDS.search(text)) > 60


def test_the_page_says_its_language_and_its_pictures_write_french_months(french: Document) -> None:
    page = render(french)
    assert '<html lang="fr">' in page
    assert "janv. 2026" in page
    assert "Jan 2026" not in page


def test_sentences_of_other_rooms_are_reported_with_their_figures() -> None:
    english = Message("churn-ranking", concordance=0.742, customers=1250, left=297)
    messages = FRENCH.format(english)
    assert "74,2" in messages
    assert "1\u202f250" in messages
    assert messages.endswith("sont partis.")
    assert ENGLISH.format(english) == str(english)
    assert FRENCH.format("what a user wrote, 1,250.5") == "what a user wrote, 1,250.5"
    assert FRENCH.date(date(2026, 8, 1), "short-month") == "août\u00a02026"


def test_what_a_fit_without_hazard_ratios_reports_is_written_in_french() -> None:
    """Its law, its effects, its tail and its recalibration, sentence by sentence."""
    law = CureShare(("nps",), np.zeros(1), np.zeros(2), np.zeros(2), 0.0, (), np.empty((0, 0)), 60.0)
    life = Accelerated("lognormal", ("nps",), np.zeros(1), 3.0, np.array([0.1]), 0.0, 0.0, 0.01 * np.eye(3), 60.0, 100)
    month = Monthly("logit", ("nps",), np.ones((60, 1)), np.ones((1, 1)), (), np.zeros(1), np.array([0.1]), 0.01 * np.eye(2), 12.0, 0.1)
    encoding = Encoding(columns=(Column(feature="nps", kind="number"),), numbers={"nps": None}, levels={})
    recalibrated = rescale_hazard(life, (12.0, 24.0), (1.2, 0.9))
    leaving = np.tile([0.2, 0.3], (400, 1))
    sample = Sample(np.zeros((400, 1)), np.linspace(1.0, 60.0, 400), np.arange(400) % 2 == 0)
    recalibration = assess_recalibration(leaving, sample, (12.0, 24.0), 5)
    assert recalibration.factors
    methods = (Weibull(), LogNormal(), LogLogistic(), GeneralisedGamma(), PiecewiseExponential(), Cure(), DiscreteTime(), Boosting())
    messages = [
        *(each.tail for each in (law, life, month, recalibrated)),
        *describe_effects(recalibrated, encoding),
        *describe_effects(month, encoding),
        *describe_effects(replace(month, link="cloglog"), encoding),
        recalibration.sentence,
        *(method.label() for method in methods),
        *(method.title for method in methods),
    ]
    left = [text for text in messages if FRENCH.format(text) == str(text) or ENGLISH_WORDS.search(FRENCH.format(text))]
    assert left == []


def test_a_french_model_card_has_no_english_sentence_left() -> None:
    """Fitted on few made-up customers, so that guards speak too; the names of models are the study's own."""
    table = company(400, np.random.default_rng(3)).customers
    dated = table.frame.assign(joined=pd.Timestamp(2020, 1, 1))
    compared = compare_models({"churn": Cox(recalibrate=True)}, replace(table, frame=dated), 1)
    page = render_card(compared.card, "Opérateur", FRENCH)
    shown = [html.unescape(text).strip() for text in re.findall(r">([^<>]+)<", page.partition("<body>")[2])]
    assert [text for text in shown if ENGLISH_WORDS.search(text)] == []
    assert "modèles de départs" in page
    assert "Recommandé" in page
    english = [html.unescape(text).strip() for text in re.findall(r">([^<>]+)<", render_card(compared.card, "Operator"))]
    assert sum(1 for text in english if ENGLISH_WORDS.search(text)) > 12


def test_what_a_model_card_may_say_is_known_in_french() -> None:
    """Sentences of cards that the one above need not have."""
    few = Sample(np.arange(40.0)[:, None], np.linspace(1.0, 60.0, 40), np.arange(40) % 8 == 0)
    origins = [BacktestOrigin(date(2025, 1, 1), 100, 10.0, 12, 1.0, 2.0, None, 5.0, 20.0, 6.0, 18.0, 0.7)]
    messages = [
        ChurnBacktest(12.0, tuple(origins)).sentence,
        Cox(strata=("plan", "region")).label(),
        Cox(robust=True, ties="breslow").label(),
        DiscreteTime(by=("plan",)).label(),
        Message("churn-warning-concordance", concordance=0.991),
        Message("churn-warning-tenure", months=900.0, years=75.0),
        Message("churn-card-remedy", features=("plan",), taken="cox by plan"),
        Message("churn-tail-nobody"),
        Message("churn-card-signal-none"),
        calibration_message(12.0, (), None),
        calibration_message(12.0, (CalibrationGroup(group=1, customers=40, expected=0.1, observed=None, low=None, high=None),), 1.02),
        *(
            diagnose_fit(Cox(), ("nps",), np.array([0.1]), diagnostics, few)[1]
            for diagnostics in ((), (Message("churn-boundary-cure-absent"),), (Message("churn-doubt-steps", steps=60),))
        ),
        diagnose_fit(Cox(min_events_per_coefficient=0), ("nps",), np.array([0.1]), (), few)[1],
    ]
    reported = [(text, FRENCH.format(text)) for text in messages]
    assert [(text, other) for text, other in reported if ENGLISH_WORDS.search(other) or other == str(text)] == []
