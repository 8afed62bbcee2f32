"""What the log of a run says of cases, purchases, word of mouth, offers and carts, in the columns of the data contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.records import Records
from cxsim.engine.tables import numbered
from cxsim.rng import compiled_descendant

if TYPE_CHECKING:
    from cxsim.engine.outcome import Outcome
    from cxsim.journey.plan import Touchpoint


def _of(outcome: Outcome, *kinds: int) -> Records:
    """The events of these kinds."""
    events = outcome.tally.events
    found: Records = events[np.isin(events["kind"], kinds)]
    return found


def cases(outcome: Outcome) -> pd.DataFrame:
    """One row per case; within a life and a kind of case, opening and end take turns."""
    events = _of(outcome, records.OPENED, records.RESOLVED, records.UNRESOLVED)
    events = events[np.lexsort((np.arange(len(events)), events["node"], events["life"]))]
    opened, ended = events[0::2], events[1::2]
    resolved = ended["kind"] == records.RESOLVED
    return pd.DataFrame(
        {
            "case_id": numbered("C", outcome.life_names()[opened["life"]]),
            "customer_id": outcome.life_names()[opened["life"]],
            "opened_at": outcome.instants(opened["day"]),
            "resolved_at": outcome.instants(np.where(resolved, ended["day"], np.nan)),
            "contacts": ended["outcome"],
            "reason": np.array(list(outcome.twin.plan.cases) or [""])[opened["node"]],
            "cost": opened["amount"],
        }
    )


def transactions(outcome: Outcome) -> pd.DataFrame:
    """One row per purchase, and per touch in which the customer paid."""
    kept = _of(outcome, records.BOUGHT, records.PAID)
    by_touch = kept["kind"] == records.PAID
    channels = np.array([touchpoint.channel for touchpoint in _touchpoints(outcome)] or [""])
    return pd.DataFrame(
        {
            "transaction_id": numbered("T", outcome.life_names()[kept["life"]]),
            "customer_id": outcome.life_names()[kept["life"]],
            "occurred_at": outcome.instants(kept["day"]),
            "amount": kept["amount"],
            "channel": np.where(by_touch, channels[np.where(by_touch, kept["node"], 0)], ""),
        }
    )


def referrals(outcome: Outcome) -> pd.DataFrame:
    """One row per recommendation; whom it brought is named, with the day on which that customer came."""
    talks, lives, names = _of(outcome, records.TALKED), outcome.tally.lives, outcome.life_names()
    ordinal = pd.Series(talks["life"]).groupby(talks["life"]).cumcount().to_numpy()
    converted = talks["outcome"] == 1
    place = {identity: number for number, identity in enumerate(lives["identity"].tolist())}
    child = np.full(len(talks), -1, np.int64)
    for row in np.flatnonzero(converted).tolist():
        parent = lives["identity"][talks["life"][row]]
        child[row] = place[int(compiled_descendant(np.uint64(parent), np.uint64(ordinal[row])))]
    born = np.full(len(talks), np.nan)
    born[converted] = lives["born"][child[converted]]
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
    talks = _of(outcome, records.TALKED, records.WARNED)
    public = talks[talks["node"] == 1]
    return pd.DataFrame(
        {
            "mention_id": numbered("M", outcome.life_names()[public["life"]]),
            "customer_id": outcome.life_names()[public["life"]],
            "mentioned_at": outcome.instants(public["day"]),
            "channel": ["social"] * len(public),
            "sentiment": np.where(public["kind"] == records.TALKED, 1.0, -1.0),
        }
    )


def offers(outcome: Outcome) -> pd.DataFrame:
    """One row per offer of another product or of more of the same; offers to stay are in the events."""
    parts = [touchpoint.offer for touchpoint in _touchpoints(outcome)]
    made = np.array([offer is not None and offer.kind != "save" for offer in parts] or [False])
    kept = _touches(outcome, made)
    return pd.DataFrame(
        {
            "customer_id": outcome.life_names()[kept["life"]],
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
            "customer_id": outcome.life_names()[kept["life"]],
            "visited_at": outcome.instants(kept["day"]),
            "channel": np.array([touchpoint.channel for touchpoint in touchpoints] or [""])[kept["node"]],
            "intent": np.array([touchpoint.intent or "" for touchpoint in touchpoints] or [""])[kept["node"]],
            "completed": kept["outcome"] == records.SUCCESS,
        }
    )


def carts(outcome: Outcome) -> pd.DataFrame:
    """One row per touch in which the customer could pay: bought, or left behind; what was in one left behind is not known."""
    events = outcome.tally.events
    touched = events["kind"] == records.TOUCHED
    place = np.flatnonzero(touched & _paying(outcome)[np.where(touched, events["node"], 0)])
    kept, after = events[place], events[np.minimum(place + 1, len(events) - 1)]  # a payment stands right after its touch
    bought = kept["outcome"] == records.SUCCESS
    return pd.DataFrame(
        {
            "customer_id": outcome.life_names()[kept["life"]],
            "opened_at": outcome.instants(kept["day"]),
            "bought": bought,
            "amount": np.where(bought, np.where(after["kind"] == records.PAID, after["amount"], 0.0), np.nan),
        }
    )


def _touchpoints(outcome: Outcome) -> list[Touchpoint]:
    return [touchpoint for journey in outcome.twin.plan.journeys.values() for touchpoint in journey.touchpoints.values()]


def _paying(outcome: Outcome) -> NDArray[np.bool_]:
    return np.array([touchpoint.revenue.value > 0 for touchpoint in _touchpoints(outcome)] or [False])


def _touches(outcome: Outcome, chosen: NDArray[np.bool_]) -> Records:
    events = _of(outcome, records.TOUCHED)
    found: Records = events[chosen[events["node"]]]
    return found
