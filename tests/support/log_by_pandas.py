"""The tables of a run once more, by pandas and word for word: slow, and independent of the columns that the engine writes."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.elements.registry import EVENT
from cxsim.engine.outcome import Outcome
from cxsim.engine.records import Records
from cxsim.journey.plan import Touchpoint
from cxsim.rng import compiled_descendant
from cxsim.units import DAYS_PER_MONTH

_ORIGINS = np.array(["table", "acquired", "referred"])
_OUTCOMES = np.array(["success", "failure", "abandonment"])
WORDS = {
    **{"touched": "touch", "joined": "joined", "churned": "churned", "paid": "payment", "bought": "purchase"},
    **{"opened": "case_opened", "resolved": "case_resolved", "unresolved": "case_unresolved"},
    **{"talked": "recommendation", "warned": "warning"},
}
KINDS = np.array([WORDS[name] for name in EVENT._fields])
SCALES = {"nps": "0-10", "csat": "1-5", "ces": "1-7"}

MINUTES = np.float32(1440)


def customers(outcome: Outcome) -> pd.DataFrame:
    """One row per life: tenure, whether it churned, fees, costs, how it came.

    Where leaving is silent, `churned` and `left_day` are what the company observes: taken for lost after so long without a purchase;
    `gone` and `gone_day` are what is true.
    """
    histories, population = outcome.tally.histories, outcome.twin.population
    row, origin = histories["row"], histories["origin"]
    known = np.where(origin == records.FROM_TABLE, population.tenure_months[row], 0.0)
    names = life_names(outcome)
    gone, end = histories["churned"].astype(bool), outcome.twin.common.month_days[-1]
    silent = outcome.twin.plan.churn.form == "silent"
    left = np.where(histories["lapsed"] > 0, histories["lapsed_on"], end) if silent else histories["day"]
    truth = {"gone": gone, "gone_day": histories["day"]} if silent else {}
    return pd.DataFrame(
        {
            "customer_id": names,
            "origin": _ORIGINS[origin],
            "source": sources(outcome, names),
            "segment": np.array(population.segments)[population.segment[row]],
            "template": population.names[row],
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
            "bought_day": np.where(histories["purchases"] > 0, histories["bought_on"], np.nan),
            "touches": histories["touches"],
            "referrals": histories["won"],
            "products": histories["products"],
            "fee_per_month": histories["fee_per_month"],
            "satisfaction": histories["satisfaction"],
            "effort": histories["effort"],
        }
    )


def events(outcome: Outcome) -> pd.DataFrame:
    """One row per event, ordered by customer and time; `amount` is what a touch or a case cost, or what a purchase brought."""
    kept, twin = outcome.tally.events, outcome.twin
    kind = kept["kind"]
    touched = (kind == EVENT.touched) | (kind == EVENT.paid)
    node, ended = np.where(touched, kept["node"], 0), np.where(kind == EVENT.touched, kept["outcome"], 0)
    parts = [name.split(".") for name in twin.nodes]
    touchpoints = [twin.plan.journeys[journey].touchpoints[touchpoint] for journey, touchpoint in parts]

    def words(found: list[str]) -> NDArray[np.str_]:
        return np.where(touched, np.array(found or [""])[node], "")

    return pd.DataFrame(
        {
            "customer_id": life_names(outcome)[kept["life"]],
            "day": kept["day"],
            "kind": KINDS[kind],
            "journey": words([journey for journey, _ in parts]),
            "touchpoint": words([touchpoint for _, touchpoint in parts]),
            "channel": words([touchpoint.channel for touchpoint in touchpoints]),
            "intent": words([touchpoint.intent or "" for touchpoint in touchpoints]),
            "outcome": np.where(kind == EVENT.touched, _OUTCOMES[ended], ""),
            "satisfaction": kept["satisfaction"].astype(float),
            "effort": kept["effort"].astype(float),
            "amount": kept["amount"],
            "begin_day": kept["day"] - kept["length"],
            "wait_minutes": (kept["wait"] * MINUTES).astype(float),
            "duration_minutes": ((kept["length"] - kept["wait"]) * MINUTES).astype(float),
        }
    )


def surveys(outcome: Outcome) -> pd.DataFrame:
    """One row per answer."""
    answers, plan = outcome.tally.answers, outcome.twin.plan
    requested = [plan.surveys[name] for name in outcome.twin.surveys]
    number, customer = answers["survey"], life_names(outcome)[answers["life"]]
    kinds = np.array(["relational" if survey.every else "transactional" if survey.after else "pulse" for survey in requested] or [""])
    indices = np.array([str(survey.index) for survey in requested] or [""])
    names = [[*survey.reasons, ""] for survey in requested]
    return pd.DataFrame(
        {
            "survey_id": numbered("A", customer),
            "customer_id": customer,
            "answered_at": (outcome.start + (answers["day"] * 86_400).astype("timedelta64[s]")).astype("datetime64[s]"),
            "kind": kinds[number],
            "index": indices[number],
            "scale": np.array([SCALES[survey.index] for survey in requested] or [""])[number],
            "score": answers["score"],
            "reason": pd.Series([names[survey][reason] for survey, reason in zip(number, answers["reason"], strict=True)], dtype=object),
            "survey": np.array(outcome.twin.surveys or ("",))[number],
        }
    )


def numbered(letter: str, customers: NDArray[np.str_]) -> NDArray[np.str_]:
    """A name for each row: its customer's, and the how-manieth of that customer it is; so parts of a run share no name."""
    ordinal = pd.Series(customers).groupby(customers).cumcount().to_numpy(dtype=np.int64) if len(customers) else np.zeros(0, np.int64)
    return np.char.add(np.char.add(customers.astype(str), f"/{letter}"), (ordinal + 1).astype(str))


def _of(outcome: Outcome, *kinds: int) -> Records:
    """The events of these kinds."""
    events = outcome.tally.events
    found: Records = events[np.isin(events["kind"], kinds)]
    return found


def cases(outcome: Outcome) -> pd.DataFrame:
    """One row per case; within a life and a kind of case, opening and end take turns."""
    events = _of(outcome, EVENT.opened, EVENT.resolved, EVENT.unresolved)
    events = events[np.lexsort((np.arange(len(events)), events["node"], events["life"]))]
    opened, ended = events[0::2], events[1::2]
    resolved = ended["kind"] == EVENT.resolved
    return pd.DataFrame(
        {
            "case_id": numbered("C", life_names(outcome)[opened["life"]]),
            "customer_id": life_names(outcome)[opened["life"]],
            "opened_at": outcome.instants(opened["day"]),
            "resolved_at": outcome.instants(np.where(resolved, ended["day"], np.nan)),
            "contacts": ended["outcome"],
            "reason": np.array(list(outcome.twin.plan.cases) or [""])[opened["node"]],
            "cost": opened["amount"],
        }
    )


def transactions(outcome: Outcome) -> pd.DataFrame:
    """One row per purchase, and per touch in which the customer paid."""
    kept = _of(outcome, EVENT.bought, EVENT.paid)
    by_touch = kept["kind"] == EVENT.paid
    channels = np.array([touchpoint.channel for touchpoint in _touchpoints(outcome)] or [""])
    return pd.DataFrame(
        {
            "transaction_id": numbered("T", life_names(outcome)[kept["life"]]),
            "customer_id": life_names(outcome)[kept["life"]],
            "occurred_at": outcome.instants(kept["day"]),
            "amount": kept["amount"],
            "channel": np.where(by_touch, channels[np.where(by_touch, kept["node"], 0)], ""),
        }
    )


def referrals(outcome: Outcome) -> pd.DataFrame:
    """One row per recommendation; whom it brought is named, with the day on which that customer came."""
    talks, histories, names = _of(outcome, EVENT.talked), outcome.tally.histories, life_names(outcome)
    ordinal = pd.Series(talks["life"]).groupby(talks["life"]).cumcount().to_numpy()
    converted = talks["outcome"] == 1
    place = {identity: number for number, identity in enumerate(histories["identity"].tolist())}
    child = np.full(len(talks), -1, np.int64)
    for row in np.flatnonzero(converted).tolist():
        parent = histories["identity"][talks["life"][row]]
        child[row] = place[int(compiled_descendant(np.uint64(parent), np.uint64(ordinal[row])))]
    born = np.full(len(talks), np.nan)
    born[converted] = histories["born"][child[converted]]
    return pd.DataFrame(
        {
            "referral_id": numbered("R", names[talks["life"]]),
            "referrer_id": names[talks["life"]],
            "referred_id": np.where(converted, names[child], "") if len(talks) else np.zeros(0, "U1"),
            "referred_at": outcome.instants(talks["day"]),
            "converted_at": outcome.instants(born),
        }
    )


def mentions(outcome: Outcome) -> pd.DataFrame:
    """One row per recommendation (sentiment 1) or warning (-1) made in public."""
    talks = _of(outcome, EVENT.talked, EVENT.warned)
    public = talks[talks["node"] == 1]
    return pd.DataFrame(
        {
            "mention_id": numbered("M", life_names(outcome)[public["life"]]),
            "customer_id": life_names(outcome)[public["life"]],
            "mentioned_at": outcome.instants(public["day"]),
            "channel": np.array(["social"] * len(public), dtype=object),
            "sentiment": np.where(public["kind"] == EVENT.talked, 1.0, -1.0),
        }
    )


def offers(outcome: Outcome) -> pd.DataFrame:
    """One row per offer of another product or of more of the same; offers to stay are in the events."""
    parts = [touchpoint.offer for touchpoint in _touchpoints(outcome)]
    made = np.array([offer is not None and offer.kind != "save" for offer in parts] or [False])
    kept = _touches(outcome, made)
    return pd.DataFrame(
        {
            "customer_id": life_names(outcome)[kept["life"]],
            "offered_at": outcome.instants(kept["day"]),
            "kind": np.array([offer.kind if offer else "" for offer in parts] or [""])[kept["node"]],
            "accepted": kept["outcome"] == records.SUCCESS,
            "product": np.array([(offer.product or "") if offer else "" for offer in parts] or [""])[kept["node"]],
        }
    )


def visits(outcome: Outcome) -> pd.DataFrame:
    """One row per touch of a touchpoint whose visitors' intent is stated."""
    touchpoints = _touchpoints(outcome)
    kept = _touches(outcome, np.array([touchpoint.intent is not None for touchpoint in touchpoints] or [False]))
    return pd.DataFrame(
        {
            "customer_id": life_names(outcome)[kept["life"]],
            "visited_at": outcome.instants(kept["day"]),
            "channel": np.array([touchpoint.channel for touchpoint in touchpoints] or [""])[kept["node"]],
            "intent": np.array([touchpoint.intent or "" for touchpoint in touchpoints] or [""])[kept["node"]],
            "completed": kept["outcome"] == records.SUCCESS,
        }
    )


def carts(outcome: Outcome) -> pd.DataFrame:
    """One row per touch in which the customer could pay: bought, or left behind; what was in one left behind is not known."""
    events = outcome.tally.events
    touched = events["kind"] == EVENT.touched
    place = np.flatnonzero(touched & _paying(outcome)[np.where(touched, events["node"], 0)])
    kept, after = events[place], events[np.minimum(place + 1, len(events) - 1)]  # a payment stands right after its touch
    bought = kept["outcome"] == records.SUCCESS
    return pd.DataFrame(
        {
            "customer_id": life_names(outcome)[kept["life"]],
            "opened_at": outcome.instants(kept["day"]),
            "bought": bought,
            "amount": np.where(bought, np.where(after["kind"] == EVENT.paid, after["amount"], 0.0), np.nan),
        }
    )


def _first_days(outcome: Outcome) -> list[np.datetime64]:
    return [outcome.start + np.timedelta64(int(day), "D") for day in outcome.twin.common.month_days[:-1]]


def invitations(outcome: Outcome) -> pd.DataFrame:
    """One row per customer asked, by survey; those who answered come first, each by month."""
    rows = []
    for name, survey in outcome.twin.plan.surveys.items():
        requested, answered = outcome.series[f"invited.{name}"], outcome.series[f"answered.{name}"]
        kind = "relational" if survey.every else "transactional" if survey.after else "pulse"
        for came, counts in ((True, answered), (False, requested - answered)):
            for day, count in zip(_first_days(outcome), counts, strict=True):
                rows += [(day, kind, str(survey.index), name, came)] * int(count)
    found = pd.DataFrame(rows, columns=["sent_at", "kind", "index", "survey", "answered"])
    return found.astype({"sent_at": "datetime64[us]", "answered": bool, "kind": object, "index": object, "survey": object})


def costs(outcome: Outcome) -> pd.DataFrame:
    """One row per kind of cost and month."""
    series, pools = outcome.series, list(outcome.twin.plan.pools)
    named = {f"{kind}": series[f"cost_{kind}"] for kind in ("acquisition", "referral", "base", "incentives")}
    for kind in ("agents", "minutes"):
        named[f"service.{kind}"] = sum((series[f"cost.pools.{pool}.{kind}"] for pool in pools), np.zeros(outcome.twin.months))
    rows = [(day, name, amount) for name, values in named.items() for day, amount in zip(_first_days(outcome), values, strict=True)]
    return pd.DataFrame(rows, columns=["occurred_at", "name", "amount"]).astype({"occurred_at": "datetime64[us]"})


def _touchpoints(outcome: Outcome) -> list[Touchpoint]:
    return [touchpoint for journey in outcome.twin.plan.journeys.values() for touchpoint in journey.touchpoints.values()]


def _paying(outcome: Outcome) -> NDArray[np.bool_]:
    return np.array([touchpoint.payment.value > 0 for touchpoint in _touchpoints(outcome)] or [False])


def _touches(outcome: Outcome, chosen: NDArray[np.bool_]) -> Records:
    events = _of(outcome, EVENT.touched)
    found: Records = events[chosen[events["node"]]]
    return found


def life_names(outcome: Outcome) -> NDArray[np.str_]:
    """The names of the lives: the table's own, and `new-` with the identity in hex for those to come."""
    row, origin = outcome.tally.histories["row"], outcome.tally.histories["origin"]
    new = np.array([f"new-{identity:016x}" for identity in outcome.tally.histories["identity"].tolist()], dtype=object)
    return np.where(origin == records.FROM_TABLE, outcome.twin.population.names[row].astype(object), new).astype(str)


def sources(outcome: Outcome, names: NDArray[np.str_]) -> NDArray[np.str_]:
    """Where each life came from: the table, the channel, or the name of the referrer; `names` are those of the lives."""
    origin, source = outcome.tally.histories["origin"], outcome.tally.histories["source"]
    channels = np.array(outcome.twin.channels or ("",))
    referrer = names[np.where(origin == records.REFERRED, source, 0)] if len(names) else names
    channel = channels[np.where(origin == records.ACQUIRED, source, 0)]
    return np.where(origin == records.REFERRED, referrer, np.where(origin == records.ACQUIRED, channel, "table"))


TABLES = {
    "customers": customers,
    "events": events,
    "surveys": surveys,
    "cases": cases,
    "transactions": transactions,
    "referrals": referrals,
    "mentions": mentions,
    "offers": offers,
    "visits": visits,
    "carts": carts,
    "invitations": invitations,
    "costs": costs,
}
