"""The tables of a run in the columns of the data contracts: who there was, what happened to them, what they answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from cxsim.engine import records
from cxsim.engine.columns import customers as customers_of
from cxsim.engine.columns import number_rows, numbered_words, table, words
from cxsim.engine.elements.registry import KINDS
from cxsim.engine.event_columns import KIND, OUTCOME, WORDS, split_events
from cxsim.units import DAYS_PER_MONTH

if TYPE_CHECKING:
    from cxsim.engine.outcome import Outcome
    from cxsim.engine.records import Records

EVENTS_AT_ONCE = 1 << 20
MINUTES_PER_DAY = np.float32(1440)
SCALES = {"nps": "0-10", "csat": "1-5", "ces": "1-7"}


def customers(outcome: Outcome) -> pa.Table:
    """One row per life: tenure, whether it churned, fees, costs, how it came.

    Where leaving is silent, `churned` and `left_day` are what the company observes: taken for lost after so long without a purchase;
    `gone` and `gone_day` are what is true.
    """
    histories, population = outcome.tally.histories, outcome.twin.population
    row, origin = histories["row"], histories["origin"]
    known = np.where(origin == records.FROM_TABLE, population.tenure_months[row], 0.0)
    gone, end = histories["churned"].astype(bool), outcome.twin.common.month_days[-1]
    silent = outcome.twin.plan.churn.form == "silent"
    left = np.where(histories["lapsed"] > 0, histories["lapsed_on"], end) if silent else histories["day"]
    truth = {"gone": gone, "gone_day": histories["day"]} if silent else {}
    columns = {
        "customer_id": outcome.names,
        "origin": words(records.ORIGINS, origin),
        "source": _sources(outcome),
        "segment": words(population.segments, population.segment[row]),
        "template": outcome.templates,
        "observed_from": outcome.instants(histories["born"]),
        "joined_day": histories["born"],
        "left_day": left,
        "tenure_months": known + (left - histories["born"]) / DAYS_PER_MONTH,
        "churned": histories["lapsed"] > 0 if silent else gone,
        **truth,
        "fees": histories["fees"] / records.MICRO,
        "costs": histories["costs"] / records.MICRO,
        "purchases": histories["purchases"],
        "spend": histories["spent"] / records.MICRO,
        "payments": histories["payments"] / records.MICRO,
        "bought_day": pa.array(histories["bought_on"], mask=histories["purchases"] == 0),
        "touches": histories["touches"],
        "referrals": histories["won"],
        "products": histories["products"],
        "fee_per_month": histories["fee_per_month"],
        "satisfaction": histories["satisfaction"],
        "effort": histories["effort"],
    }
    return table(columns, blank=["bought_day"])


def _sources(outcome: Outcome) -> pa.StringArray:
    """Where each life came from: the table, the channel, or the name of the referrer."""
    origin, source = outcome.tally.histories["origin"], outcome.tally.histories["source"]
    known = pa.array(["table", *outcome.twin.channels], pa.string())
    place = np.where(origin == records.REFERRED, len(known) + source, np.where(origin == records.ACQUIRED, 1 + source, 0))
    return pa.concat_arrays([known, outcome.names]).take(pa.array(place))


def events(outcome: Outcome) -> pa.Table:
    """One row per event, ordered by customer and time; `amount` is what a touch or a case cost, or what a purchase brought.

    A touch began on `begin_day`, waited for an agent for `wait_minutes`, then took `duration_minutes` (both 0 of other events).
    """
    return pa.concat_tables(event_parts(outcome))


def event_parts(outcome: Outcome) -> Iterator[pa.Table]:
    """Yield the table of events in parts of at most 2^20 rows (one that is empty if there are no events)."""
    known = outcome.tally.events
    for first in range(0, max(1, len(known)), EVENTS_AT_ONCE):
        yield _event_part(outcome, known[first : first + EVENTS_AT_ONCE])


def _event_part(outcome: Outcome, part: Records) -> pa.Table:
    """The table of events that follow one another."""
    touchpoints = outcome.touchpoints
    dictionaries = {
        "journey": [name.split(".")[0] for name in outcome.twin.nodes],
        "touchpoint": [name.split(".")[1] for name in outcome.twin.nodes],
        "channel": [touchpoint.channel for touchpoint in touchpoints],
        "intent": [touchpoint.intent or "" for touchpoint in touchpoints],
    }
    kept = {name: numbered_words(["", *known]) for name, known in dictionaries.items()}
    found = split_events(part, np.array([place for _, place in kept.values()]))
    first, last = (int(part["life"][0]), int(part["life"][-1])) if len(part) else (0, -1)
    code = {name: (distinct, found.codes[WORDS + number]) for number, (name, (distinct, _)) in enumerate(kept.items())}
    code |= {
        "kind": (pa.array(list(KINDS.values())), found.codes[KIND]),
        "outcome": (pa.array(["", *records.OUTCOMES]), found.codes[OUTCOME]),
    }
    code["customer_id"] = (outcome.names.slice(first, last + 1 - first), found.life)
    columns = {name: pa.DictionaryArray.from_arrays(number, distinct, safe=False) for name, (distinct, number) in code.items()}
    columns |= {"day": found.day, "amount": found.amount, "satisfaction": found.levels[0], "effort": found.levels[1]}
    columns |= {"begin_day": found.day - found.levels[2], "wait_minutes": found.levels[3] * MINUTES_PER_DAY}
    columns |= {"duration_minutes": (found.levels[2] - found.levels[3]) * MINUTES_PER_DAY}
    times = ("begin_day", "wait_minutes", "duration_minutes")
    order = ("customer_id", "day", "kind", *dictionaries, "outcome", "satisfaction", "effort", "amount", *times)
    return table({name: columns[name] for name in order})


def surveys(outcome: Outcome) -> pa.Table:
    """One row per answer."""
    answers, plan = outcome.tally.answers, outcome.twin.plan
    surveys = [plan.surveys[name] for name in outcome.twin.surveys]
    number, life = answers["survey"], answers["life"]
    reasons = [[*survey.reasons, ""] for survey in surveys]
    last = np.cumsum([len(known) for known in reasons], dtype=np.int64) - 1
    first = last + 1 - np.array([len(known) for known in reasons], np.int64)
    reason = np.where(answers["reason"] < 0, last[number], first[number] + answers["reason"])
    return table(
        {
            "survey_id": number_rows("A", outcome.names, life),
            "customer_id": customers_of(outcome.names, life),
            "answered_at": (outcome.start + (answers["day"] * 86_400).astype("timedelta64[s]")).astype("datetime64[s]"),
            "kind": words(["relational" if survey.every else "transactional" if survey.after else "pulse" for survey in surveys], number),
            "index": words([str(survey.index) for survey in surveys], number),
            "scale": words([SCALES[survey.index] for survey in surveys], number),
            "score": answers["score"],
            "reason": words([word for known in reasons for word in known], reason),
            "survey": words(outcome.twin.surveys, number),
        }
    )
