"""The tables of a run in the columns of the data contracts: who there was, what happened to them, what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.units import DAYS_PER_MONTH

if TYPE_CHECKING:
    from cxsim.engine.outcome import Outcome

_ORIGINS = np.array(["table", "acquired", "referred"])
_OUTCOMES = np.array(["success", "failure", "abandonment"])
KINDS = np.array(
    ["touch", "joined", "churned", "purchase", "case_opened", "case_resolved", "case_unresolved", "recommendation", "warning", "payment"]
)
SCALES = {"nps": "0-10", "csat": "1-5", "ces": "1-7"}


def customers(outcome: Outcome) -> pd.DataFrame:
    """One row per life: tenure, whether it churned, fees, costs, how it came.

    Where leaving is silent, `churned` and `left_day` are what the company observes: taken for lost after so long without a purchase;
    `gone` and `gone_day` are what is true.
    """
    lives, population = outcome.tally.lives, outcome.twin.population
    row, origin = lives["row"], lives["origin"]
    known = np.where(origin == records.FROM_TABLE, population.tenure_months[row], 0.0)
    names = outcome.life_names()
    gone, end = lives["churned"].astype(bool), outcome.twin.frame.month_days[-1]
    silent = outcome.twin.plan.churn.form == "silent"
    left = np.where(lives["lapsed"] > 0, lives["lapsed_on"], end) if silent else lives["day"]
    truth = {"gone": gone, "gone_day": lives["day"]} if silent else {}
    return pd.DataFrame(
        {
            "customer_id": names,
            "origin": _ORIGINS[origin],
            "source": outcome.sources(names),
            "segment": np.array(population.segments)[population.segment[row]],
            "template": population.names[row],
            "joined_day": lives["born"],
            "left_day": left,
            "tenure_months": known + (left - lives["born"]) / DAYS_PER_MONTH,
            "churned": lives["lapsed"] > 0 if silent else gone,
            **truth,
            "fees": lives["fees"] / records.MICRO,
            "costs": lives["costs"] / records.MICRO,
            "purchases": lives["purchases"],
            "spend": lives["spent"] / records.MICRO,
            "paid": lives["paid"] / records.MICRO,
            "bought_day": np.where(lives["purchases"] > 0, lives["bought_on"], np.nan),
            "touches": lives["touches"],
            "referrals": lives["won"],
            "products": lives["products"],
            "fee_per_month": lives["fee"],
            "satisfaction": lives["satisfaction"],
            "effort": lives["effort"],
        }
    )


def events(outcome: Outcome) -> pd.DataFrame:
    """One row per event, ordered by customer and time; `amount` is what a touch or a case cost, or what a purchase brought."""
    kept, twin = outcome.tally.events, outcome.twin
    kind = kept["kind"]
    touched = (kind == records.TOUCHED) | (kind == records.PAID)
    node, ended = np.where(touched, kept["node"], 0), np.where(kind == records.TOUCHED, kept["outcome"], 0)
    parts = [name.split(".") for name in twin.nodes]
    touchpoints = [twin.plan.journeys[journey].touchpoints[touchpoint] for journey, touchpoint in parts]

    def words(found: list[str]) -> NDArray[np.str_]:
        return np.where(touched, np.array(found or [""])[node], "")

    return pd.DataFrame(
        {
            "customer_id": outcome.life_names()[kept["life"]],
            "day": kept["day"],
            "kind": KINDS[kind],
            "journey": words([journey for journey, _ in parts]),
            "touchpoint": words([touchpoint for _, touchpoint in parts]),
            "channel": words([touchpoint.channel for touchpoint in touchpoints]),
            "intent": words([touchpoint.intent or "" for touchpoint in touchpoints]),
            "outcome": np.where(kind == records.TOUCHED, _OUTCOMES[ended], ""),
            "satisfaction": kept["satisfaction"].astype(float),
            "effort": kept["effort"].astype(float),
            "amount": kept["amount"],
        }
    )


def surveys(outcome: Outcome) -> pd.DataFrame:
    """One row per answer."""
    answers, plan = outcome.tally.answers, outcome.twin.plan
    asked = [plan.surveys[name] for name in outcome.twin.surveys]
    number, customer = answers["survey"], outcome.life_names()[answers["life"]]
    kinds = np.array(["relational" if survey.every else "transactional" if survey.after else "pulse" for survey in asked] or [""])
    indices = np.array([str(survey.index) for survey in asked] or [""])
    names = [[*survey.reasons, ""] for survey in asked]
    return pd.DataFrame(
        {
            "survey_id": numbered("A", customer),
            "customer_id": customer,
            "answered_at": (outcome.start + (answers["day"] * 86_400).astype("timedelta64[s]")).astype("datetime64[s]"),
            "kind": kinds[number],
            "index": indices[number],
            "scale": np.array([SCALES[survey.index] for survey in asked] or [""])[number],
            "score": answers["score"],
            "reason": [names[survey][reason] for survey, reason in zip(number.tolist(), answers["reason"].tolist(), strict=True)],
            "survey": np.array(outcome.twin.surveys or ("",))[number],
        }
    )


def numbered(letter: str, customers: NDArray[np.str_]) -> NDArray[np.str_]:
    """A name for each row: its customer's, and the how-manieth of that customer it is; so parts of a run share no name."""
    ordinal = pd.Series(customers).groupby(customers).cumcount().to_numpy(dtype=np.int64) if len(customers) else np.zeros(0, np.int64)
    return np.char.add(np.char.add(customers.astype(str), f"/{letter}"), (ordinal + 1).astype(str))
