"""The record of a fitted churn model: what goes into the twin, and the card that says how good it is.

Every class is a frozen value. A field that could not be established is None (never NaN), so that the record is
plain JSON: floats are written by `repr` and come back to the last bit.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import TypeAdapter

from cxsim.churn.distributions.residual_lifetimes import sample_residual_lifetimes
from cxsim.churn.distributions.serialization import from_plain, to_plain
from cxsim.churn.distributions.simulation_hazard import to_simulation_hazard
from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.churn.estimation.kaplan_meier import SurvivalCurve
from cxsim.churn.features.encoding import Encoding
from cxsim.churn.methods.registry import survival_models
from cxsim.data.arguments import check_seed, check_tenure, check_time_ahead
from cxsim.errors import ModelError, fault
from cxsim.namespace import accept_old_arguments
from cxsim.provenance import OLD_NAMES, with_new_names
from cxsim.stats.lifetimes import TwinHazard
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class HazardRatio:
    """How the churn hazard differs between customers who differ in one column alone.

    Attributes
    ----------
    column : name of the encoded column, such as ``nps`` or ``plan[basic]``; the coefficient's name.
    feature : name of the feature in the customer table.
    level, reference : for a category, the level and the level it is compared with; else None.
    log_hazard, se : coefficient per unit of the column, and its standard error.
    p_value : of the hypothesis that the coefficient is 0 (Wald).
    step : the difference in the column that `ratio`, `low`, `high` and `sentence` speak of; negative if they speak of less.
    ratio, low, high : hazard ratio for that step, with its 95 % interval.
    clear : whether the interval excludes 1, so that the data tell the direction.
    sentence : the same as a message.
    """

    column: str
    feature: str
    level: str | None
    reference: str | None
    log_hazard: float
    se: float
    p_value: float
    step: float
    ratio: float
    low: float
    high: float
    clear: bool
    sentence: Message


@dataclass(frozen=True)
class CalibrationGroup:
    """One group of held-out customers of like predicted risk: share expected to have churned against share that had.

    Attributes
    ----------
    group : 1 is the lowest risk.
    customers : number in the group.
    expected : mean predicted probability to churn within the horizon.
    observed, low, high : one minus the Kaplan-Meier survival in the group, with its 95 % interval; None if not observed that far.
    """

    group: int
    customers: int
    expected: float
    observed: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class HorizonCalibration:
    """Expected against observed churn within a horizon, by group of predicted risk, on held-out customers.

    Attributes
    ----------
    horizon_months : tenure by which churn is counted.
    groups : rising in risk, ten if there are enough customers.
    expected_over_observed : ratio of expected to observed churners summed over the groups; 1 is right. None if nobody churned.
    mean_error : customer-weighted mean of the absolute difference of expected and observed share.
    sentence : the same as a message.
    """

    horizon_months: float
    groups: tuple[CalibrationGroup, ...]
    expected_over_observed: float | None
    mean_error: float | None
    sentence: Message


@dataclass(frozen=True)
class ProportionalityTest:
    """Whether one column's hazard ratio is the same at every tenure (correlation of scaled Schoenfeld residuals with ranked time).

    `holds` is whether the hypothesis survives at the 5 % level after Holm's correction over the columns.
    """

    column: str
    statistic: float
    p_value: float
    holds: bool
    sentence: Message


@dataclass(frozen=True)
class RivalScores:
    """One row of the comparison on held-out customers: the model, or a naive rival that it must beat.

    `expected_over_observed` and `mean_error` are those of `HorizonCalibration`, one per horizon of the card, in that order.
    """

    name: Message
    concordance: float
    expected_over_observed: tuple[float | None, ...]
    mean_error: tuple[float | None, ...]


@dataclass(frozen=True)
class Validation:
    """How well a fit on part of the customers foretells the others.

    Attributes
    ----------
    trained, held_out : customers in the two parts; `held_out_events` churned among the latter.
    concordance : Harrell's, on the held-out customers: of two customers, the one with the higher predicted risk leaves first.
    concordance_trained : the same on the customers that were fitted, to show the optimism.
    calibration : one for each horizon.
    rivals : the model and the naive rivals.
    sentence : the same as a message.
    """

    trained: int
    held_out: int
    held_out_events: int
    concordance: float
    concordance_trained: float
    calibration: tuple[HorizonCalibration, ...]
    rivals: tuple[RivalScores, ...]
    sentence: Message


@dataclass(frozen=True)
class Recalibration:
    """Whether a fit was mis-scaled on customers it had not seen, and what was done about it.

    Attributes
    ----------
    horizons_months, expected_over_observed : as foretold by fits that left each customer out, within groups of like risk.
    factors : what the law's hazard is multiplied with up to each horizon, the last also beyond; empty if nothing was called for.
    sentence : the same as a message.
    """

    horizons_months: tuple[float, ...]
    expected_over_observed: tuple[float | None, ...]
    factors: tuple[float, ...]
    sentence: Message


@dataclass(frozen=True)
class ChurnCard:
    """What a reader must know before believing a fitted churn model.

    Attributes
    ----------
    method : the model and its handling of ties, as a message.
    spec : the method as it stands in the study's file (JSON names and values).
    file, sha256 : the data fitted.
    seed : seed of the split into fitted and held-out customers.
    rows, events : customers and churners in the final fit, which uses all usable rows.
    left_out : rows that tell nothing (tenure 0, and there), said in `notes`.
    log_likelihood : of the final fit; for Cox regression the partial one. None where there is no likelihood.
    events_per_coefficient : churners for each coefficient.
    validation : on held-out customers; None if the method holds nobody back.
    curve : Kaplan-Meier over all rows used.
    hazard_ratios : in the order of the coefficients.
    proportionality : in the order of the coefficients.
    tail : the message that states the hazard beyond the longest observed tenure.
    caveat : how the hazard ratios may and may not be read.
    notes : sentences on what was left out, filled in, aliased, and how the split was made.
    recalibration : what the law's level was checked with and multiplied by; None if it was not looked at.
    warnings : those of the notes that must be said wherever a figure of the fit is.
    """

    method: Message
    spec: dict[str, Any]
    file: str
    sha256: str
    seed: int
    rows: int
    events: int
    left_out: int
    log_likelihood: float | None
    events_per_coefficient: float
    validation: Validation | None
    curve: SurvivalCurve
    hazard_ratios: tuple[HazardRatio, ...]
    proportionality: tuple[ProportionalityTest, ...]
    tail: Message
    caveat: Message
    notes: tuple[Message | str, ...]
    recalibration: Recalibration | None = None
    warnings: tuple[Message | str, ...] = ()

    @property
    def concordance(self) -> float | None:
        """Concordance on held-out customers; None if nobody was held back."""
        return None if self.validation is None else self.validation.concordance


@dataclass(frozen=True)
class FittedChurn:
    """A fitted churn model: its law of lifetimes, the encoding of its features, its status and card.

    Attributes
    ----------
    law : survival, residual lifetimes and parameter draws, given a row of encoded columns.
    encoding : how a customer table becomes the matrix of those columns.
    status : "converged", "few_events" (fewer churners than the method asks for each coefficient), "separation"
        (a column splits churners from stayers so well that its coefficient has no bound in the data, and is held by a penalty), "collinear"
        (two columns tell nearly the same) or "boundary" (an estimate has run to the end of its range).
    sentence : what the status means and what to try.
    card : rows, events, validation, hazard ratios and caveats.
    """

    law: SurvivalModel
    encoding: Encoding
    status: str
    sentence: Message
    card: ChurnCard

    @property
    def hazard(self) -> TwinHazard:
        """The law as the twin takes it."""
        return to_simulation_hazard(self.law)

    def survival(self, months: Array | float, given: pd.DataFrame) -> Array:
        """The chance of each customer of a table to be there `months` from now, given the tenure reached so far.

        Raises
        ------
        UsageError
            If `months` is below 0 or no number.
        DataError
            If the table lacks a feature, or a tenure is blank, below 0 or longer than a life.
        """
        return self.law.survival(check_time_ahead(months, "months"), self.encoding.encode(given), check_tenure(given))

    @accept_old_arguments(key="seed")
    def sample(self, given: pd.DataFrame, seed: int) -> Array:
        """A residual life in months for each customer of a table, drawn by inversion from what is still ahead.

        It hangs on the customer's name, `seed` and the law alone: rows may come and go, and a change of the law moves a
        customer's life without changing its random numbers. Infinite for who never leaves.
        """
        return sample_residual_lifetimes(self.law, self.encoding.encode(given), check_tenure(given), given["customer_id"], check_seed(seed))

    @accept_old_arguments(key="seed")
    def draws(self, n: int, seed: int) -> Array:
        """Samples of the law's parameters from their joint distribution, shape (n, parameters)."""
        return self.law.draws(n, check_seed(seed))

    def to_json(self) -> str:
        """The record as JSON text; `from_json` gives the same record to the last bit."""
        document = {
            "law": to_plain(self.law, survival_models()),
            "encoding": self.encoding.model_dump(mode="json"),
            "status": self.status,
            "sentence": self.sentence.to_dict(),
            "card": TypeAdapter(ChurnCard).dump_python(self.card, mode="json"),
        }
        return json.dumps(document, indent=1, allow_nan=False, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> FittedChurn:
        """The record in a text made by `to_json`."""
        document = json.loads(text)
        if isinstance(document["sentence"], str):
            raise ModelError(Message("churn-record-old"), [fault("churn-record-sentences")])
        return cls(
            law=from_plain(document["law"], survival_models()),
            encoding=Encoding.model_validate(document["encoding"]),
            status=document["status"],
            sentence=Message.from_dict(document["sentence"]),
            card=TypeAdapter(ChurnCard).validate_python(with_new_names(document["card"], OLD_NAMES)),
        )
