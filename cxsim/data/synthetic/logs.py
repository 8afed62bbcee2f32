"""The contacts and the survey answers of the synthetic sample operator, in keeping with its customers."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.synthetic.customers import random_stream
from cxsim.data.synthetic.truth import Truth
from cxsim.units import DAYS_PER_MONTH

_DAYS_90 = 90.0


def draw_contacts(truth: Truth, everyone: pd.DataFrame) -> pd.DataFrame:
    """Each contact of a customer's last days: in the last 90 as many as contacts_90d says, before them at the same mean."""
    random, log = random_stream(truth, 3), truth.contact_log
    recent = everyone["contacts_90d"].to_numpy()
    days_here = everyone["tenure_months"].to_numpy() * DAYS_PER_MONTH
    earlier_days = np.clip(np.minimum(days_here, log.days) - _DAYS_90, 0.0, None)
    earlier = random.poisson(truth.contacts_mean * earlier_days / _DAYS_90)
    customer = np.repeat(np.arange(len(everyone)), recent + earlier)
    is_recent = np.concatenate([np.arange(a + b) < a for a, b in zip(recent, earlier, strict=True)])
    within = np.minimum(days_here, _DAYS_90)[customer]
    back = np.where(is_recent, within * random.random(len(customer)), _DAYS_90 + earlier_days[customer] * random.random(len(customer)))
    opened = _moment(truth, everyone["end_day"].to_numpy()[customer], back)
    first = random.random(len(customer)) < log.resolved_at_first
    longer = np.where(first, 1.0, log.longer_if_not_resolved)
    minutes = np.round(random.lognormal(log.log_minutes_mean, log.log_minutes_spread, len(customer)) * longer, 1)
    wait = np.where(first, minutes, 60 * random.uniform(*log.hours_until_resolved, len(customer)))
    resolved = opened + pd.to_timedelta(np.ceil(wait), unit="min")
    still_open = resolved >= pd.Timestamp(truth.snapshot) + pd.Timedelta(days=1)
    table = pd.DataFrame(
        {
            "customer_id": everyone["customer_id"].to_numpy()[customer],
            "opened_at": opened,
            "resolved_at": resolved.where(~still_open),
            "channel": random.choice(list(log.channels), len(customer), p=list(log.channels.values())),
            "reason": random.choice(list(log.reasons), len(customer), p=list(log.reasons.values())),
            "outcome": np.select([still_open, first], ["open", "resolved"], "resolved_later"),
            "first_contact_resolved": (first & ~still_open).astype(int),
            "handling_minutes": minutes,
            "cost": np.round(minutes * log.cost_per_minute, 2),
        }
    )
    return _numbered(table, "contact_id", "K", "opened_at")


def draw_surveys(truth: Truth, seen: pd.DataFrame) -> pd.DataFrame:
    """Each answer: the last one of an index is the one in customers.csv; some customers had answered it once before."""
    random = random_stream(truth, 4)
    table = pd.concat([_answers(truth, seen, index, random) for index in truth.answers], ignore_index=True)
    return _numbered(table, "survey_id", "S", "answered_at")


def _answers(truth: Truth, seen: pd.DataFrame, index: str, random: np.random.Generator) -> pd.DataFrame:
    scale, log = truth.answers[index], truth.survey_log
    who = seen[seen[index].notna()]
    days_here = who["tenure_months"].to_numpy() * DAYS_PER_MONTH
    last = np.minimum(days_here, log.last_within_days) * random.random(len(who))
    earlier = last + (days_here - last) * random.random(len(who))
    again = random.random(len(who)) < log.answered_before_share
    score = who[index].to_numpy(dtype=int)
    before = np.clip(score + random.integers(-1, 2, len(who)), scale.low, scale.high)
    ends = who["end_day"].to_numpy()
    latest = _rows(truth, who["customer_id"], ends, last, index, score)
    once_before = _rows(truth, who["customer_id"][again], ends[again], earlier[again], index, before[again])
    both = pd.concat([latest, once_before], ignore_index=True)
    reasons, blank = truth.contact_log.reasons, log.blank_reason_share
    both["reason"] = random.choice(["", *reasons], len(both), p=[blank, *((1 - blank) * share for share in reasons.values())])
    # a minute could be shared by both answers: the earlier one steps back, so that "last" is never in doubt
    both.loc[len(latest) :, "answered_at"] -= pd.Timedelta(minutes=1)
    return both


def _rows(
    truth: Truth, who: pd.Series, ends: NDArray[np.int64], back: NDArray[np.float64], index: str, score: NDArray[np.int64]
) -> pd.DataFrame:
    scale, moment = truth.answers[index], _moment(truth, ends, back)
    table = {
        "customer_id": who.to_numpy(),
        "answered_at": moment,
        "kind": scale.kind,
        "index": index,
        "scale": f"{scale.low}-{scale.high}",
    }
    return pd.DataFrame({**table, "score": score})


def _moment(truth: Truth, end_day: NDArray[np.int64], days_back: NDArray[np.float64]) -> pd.DatetimeIndex:
    """The minute that lies some days before the end of a customer's last day here."""
    minutes = np.floor((end_day + days_back) * 24 * 60)
    return pd.Timestamp(truth.snapshot) + pd.Timedelta(days=1) - pd.to_timedelta(minutes + 1, unit="min")


def _numbered(table: pd.DataFrame, name: str, letter: str, by: str) -> pd.DataFrame:
    ordered = table.sort_values([by, "customer_id"], kind="stable").reset_index(drop=True)
    ordered.insert(0, name, [f"{letter}{i:06d}" for i in range(1, len(ordered) + 1)])
    return ordered
