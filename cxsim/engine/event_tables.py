"""What the log of a run says of cases, purchases, word of mouth, offers and carts, in the columns of the data contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.columns import customers, number_rows, ordinals, table, words
from cxsim.engine.elements.registry import EVENT, SENTIMENTS
from cxsim.engine.records import Records
from cxsim.rng import descendants

if TYPE_CHECKING:
    from cxsim.engine.outcome import Outcome


def _of(outcome: Outcome, *kinds: int) -> Records:
    """The events of these kinds."""
    wanted = np.logical_or.reduce([outcome.kinds == kind for kind in kinds])
    found: Records = outcome.tally.events.take(np.flatnonzero(wanted))
    return found


def _touches(outcome: Outcome, chosen: list[bool]) -> NDArray[np.int64]:
    """Where among the events the touches of chosen touchpoints are."""
    if not any(chosen):
        return np.zeros(0, np.int64)
    place = np.flatnonzero(outcome.kinds == EVENT.touched)
    found: NDArray[np.int64] = place[np.array(chosen)[outcome.tally.events["node"][place]]]
    return found


def cases(outcome: Outcome) -> pa.Table:
    """One row per case; within a life and a kind of case, opening and end take turns."""
    events = _of(outcome, EVENT.opened, EVENT.resolved, EVENT.unresolved)
    events = events[np.lexsort((np.arange(len(events)), events["node"], events["life"]))]
    opened, ended = events[0::2], events[1::2]
    resolved = ended["kind"] == EVENT.resolved
    columns = {
        "case_id": number_rows("C", outcome.names, opened["life"]),
        "customer_id": customers(outcome.names, opened["life"]),
        "opened_at": outcome.instants(opened["day"]),
        "resolved_at": outcome.instants(np.where(resolved, ended["day"], np.nan)),
        "contacts": ended["outcome"],
        "reason": words(list(outcome.twin.plan.cases), opened["node"]),
        "cost": opened["amount"],
    }
    return table(columns, blank=["resolved_at"])


def transactions(outcome: Outcome) -> pa.Table:
    """One row per purchase, and per touch in which the customer paid."""
    kept = _of(outcome, EVENT.bought, EVENT.paid)
    channels = ["", *(touchpoint.channel for touchpoint in outcome.touchpoints)]
    return table(
        {
            "transaction_id": number_rows("T", outcome.names, kept["life"]),
            "customer_id": customers(outcome.names, kept["life"]),
            "occurred_at": outcome.instants(kept["day"]),
            "amount": kept["amount"],
            "channel": words(channels, np.where(kept["kind"] == EVENT.paid, kept["node"] + 1, 0)),
        }
    )


def referrals(outcome: Outcome) -> pa.Table:
    """One row per recommendation; whom it brought is named, with the day on which that customer came."""
    talks, histories = _of(outcome, EVENT.talked), outcome.tally.histories
    converted = talks["outcome"] == 1
    child = _children(histories["identity"], talks["life"])[converted]
    born = np.full(len(talks), np.nan)
    born[converted] = histories["born"][child]
    place = np.zeros(len(talks), np.int64)
    place[converted] = 1 + child
    columns = {
        "referral_id": number_rows("R", outcome.names, talks["life"]),
        "referrer_id": customers(outcome.names, talks["life"]),
        "referred_id": pa.concat_arrays([pa.array([""]), outcome.names]).take(pa.array(place)),
        "referred_at": outcome.instants(talks["day"]),
        "converted_at": outcome.instants(born),
    }
    return table(columns, blank=["converted_at"])


def _children(identity: NDArray[np.uint64], parent: NDArray[np.int32]) -> NDArray[np.int64]:
    """The life that each talk brings, if it brings one: the how-manieth talk of its parent says its identity."""
    born = descendants(identity[parent], ordinals(parent).astype(np.uint64))
    order = np.argsort(identity)
    found: NDArray[np.int64] = order[np.minimum(np.searchsorted(identity, born, sorter=order), len(order) - 1)]
    return found


def mentions(outcome: Outcome) -> pa.Table:
    """One row per recommendation (sentiment 1) or warning (-1) made in public."""
    talks = _of(outcome, *SENTIMENTS)
    public = talks[talks["node"] == 1]
    sentiment = np.array([SENTIMENTS.get(kind, np.nan) for kind in EVENT])
    return table(
        {
            "mention_id": number_rows("M", outcome.names, public["life"]),
            "customer_id": customers(outcome.names, public["life"]),
            "mentioned_at": outcome.instants(public["day"]),
            "channel": words(["social"], np.zeros(len(public), np.int16)),
            "sentiment": sentiment[public["kind"]],
        }
    )


def offers(outcome: Outcome) -> pa.Table:
    """One row per offer of another product or of more of the same; offers to stay are in the events."""
    parts = [touchpoint.offer for touchpoint in outcome.touchpoints]
    kept = outcome.tally.events.take(_touches(outcome, [offer is not None and offer.kind != "save" for offer in parts]))
    return table(
        {
            "customer_id": customers(outcome.names, kept["life"]),
            "offered_at": outcome.instants(kept["day"]),
            "kind": words([offer.kind if offer else "" for offer in parts], kept["node"]),
            "accepted": kept["outcome"] == records.SUCCESS,
            "product": words([(offer.product or "") if offer else "" for offer in parts], kept["node"]),
        }
    )


def visits(outcome: Outcome) -> pa.Table:
    """One row per touch of a touchpoint whose visitors' intent is stated."""
    kept = outcome.tally.events.take(_touches(outcome, [touchpoint.intent is not None for touchpoint in outcome.touchpoints]))
    return table(
        {
            "customer_id": customers(outcome.names, kept["life"]),
            "visited_at": outcome.instants(kept["day"]),
            "channel": words([touchpoint.channel for touchpoint in outcome.touchpoints], kept["node"]),
            "intent": words([touchpoint.intent or "" for touchpoint in outcome.touchpoints], kept["node"]),
            "completed": kept["outcome"] == records.SUCCESS,
        }
    )


def carts(outcome: Outcome) -> pa.Table:
    """One row per touch in which the customer could pay: bought, or left behind; what was in one left behind is not known."""
    events = outcome.tally.events
    place = _touches(outcome, [touchpoint.payment.value > 0 for touchpoint in outcome.touchpoints])
    kept, after = events.take(place), events.take(np.minimum(place + 1, len(events) - 1))  # a payment stands right after its touch
    bought = kept["outcome"] == records.SUCCESS
    paid = np.where(after["kind"] == EVENT.paid, after["amount"], 0.0)
    columns = {
        "customer_id": customers(outcome.names, kept["life"]),
        "opened_at": outcome.instants(kept["day"]),
        "bought": bought,
        "amount": pa.array(paid, mask=~bought),
    }
    return table(columns, blank=["amount"])
