"""Tables small enough to work out every metric by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd

Frames = dict[str, pd.DataFrame]

CUSTOMERS = pd.DataFrame(
    {
        "customer_id": ["a", "b", "c", "d"],
        "segment": ["x", "x", "y", "y"],
        "churned": [True, False, False, False],
        "tenure_months": [10.0, 10.0, 20.0, 0.0],
        "fee_per_month": [10.0, 20.0, 30.0, 40.0],
        "clv": [999.0, 100.0, 200.0, 300.0],
        "health_score": [1.0, 50.0, 70.0, 90.0],
        "churn_risk": [0.9, 0.1, 0.2, 0.4],
        "nps": [0.0, 9.0, 8.0, 5.0],
        "csat": [1.0, 5.0, 2.0, 5.0],
        "repurchase": [1.0, 4.0, 5.0, 3.0],
        "joined_at": pd.to_datetime(["2024-01-05", "2024-02-10", "2024-02-20", None]),
        "left_at": pd.to_datetime(["2024-03-03", None, None, None]),
    }
)

DAY = pd.Timestamp("2024-03-01")


def frame(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame(columns)


TABLES: Frames = {
    "customers": CUSTOMERS,
    "surveys": frame(
        customer_id=["a", "a", "b", "c", "b", "c", "b", "a"],
        answered_at=DAY,
        index=["nps", "nps", "nps", "nps", "csat", "csat", "ces", "ces"],
        score=[10.0, 3.0, 9.0, 8.0, 5.0, 2.0, 7.0, 4.0],
        reason=["price", "wait", "wait", None, None, None, None, None],
    ),
    "employees": frame(employee_id=["p", "q"], answered_at=DAY, score=[4.0, 1.0]),
    "invitations": frame(customer_id=["a", "b", "c", "d"], sent_at=DAY, answered=["yes", "no", "no", "no"]),
    "contacts": frame(
        customer_id=["a", "a", "b"],
        opened_at=DAY,
        resolved_at=[DAY + pd.Timedelta(days=1), DAY + pd.Timedelta(days=3), None],
        channel=["phone", "chat", "phone"],
        first_contact_resolved=[True, False, False],
        cost=[6.0, 2.0, 4.0],
    ),
    "transactions": frame(
        transaction_id=["1", "1", "2", "3", "4", "5"],
        customer_id=["a", "a", "a", "b", "a", "c"],
        occurred_at=[DAY, DAY, DAY + pd.Timedelta(days=2), DAY, DAY + pd.Timedelta(hours=3), DAY],
        amount=[10.0, 20.0, 40.0, 5.0, -10.0, -1.0],
    ),
    "subscriptions": frame(customer_id=["a", "b"], started_at=DAY, fee_per_month=[10.0, 20.0]),
    "carts": frame(customer_id=["a", "b", "c", "c"], opened_at=DAY, bought=[True, False, False, False]),
    "offers": frame(
        customer_id=["a", "b", "c"], offered_at=DAY, kind=["cross_sell", "cross_sell", "up_sell"], accepted=[True, False, False]
    ),
    "costs": frame(
        occurred_at=pd.to_datetime(["2024-02-15", "2024-03-01", "2024-03-01"]),
        name=["acquisition", "programme", "rent"],
        amount=[300.0, 50.0, 7.0],
    ),
    "referrals": frame(referrer_id=["b", "b", "c"], referred_at=DAY, converted_at=[DAY, None, None]),
    "visits": frame(
        customer_id=["a", "a", "b", "c"],
        visited_at=DAY,
        intent=["buy", "help", "buy", None],
        completed=["yes", "no", None, "yes"],
        clicks=[4, 2, 3, 0],
    ),
    "mentions": frame(mentioned_at=DAY, channel="forum", sentiment=[0.5, -0.2, 0.0, 1.0]),
    "events": frame(
        customer_id=["a", "a", "b"],
        occurred_at=DAY,
        channel=["phone", "web", "web"],
        outcome=["failure", "success", "success"],
        duration_minutes=[10.0, 20.0, 6.0],
        wait_minutes=[4.0, None, 2.0],
        cost=[1.0, 1.0, 1.0],
    ),
    "outcomes": frame(
        customer_id=["a", "b", "b"],
        occurred_at=DAY,
        shift=[-0.5, 0.5, 1.0],
        reach=[2.0, 1.0, 3.0],
        days=[10.0, 4.0, 2.0],
        minutes_saved=[0.0, 30.0, 10.0],
        value_received=[0.0, 5.0, 15.0],
    ),
    "cash_flows": frame(kind=["benefit", "benefit", "cost"], present_value=[100.0, 80.0, 120.0]),
    "experiments": frame(
        customer_id=["a", "b", "c", "d"], experiment="calls", arm=["control", "Control", "faster", "faster"], assigned_at=DAY
    ),
    "arrivals": frame(began_at=DAY, channel="phone", contacts=[3, 4]),
}
