"""Contracts of tables that only metrics read: who was asked, employees, visits, carts, offers, outcomes for customers, cash flows."""

from __future__ import annotations

from cxsim.data.contracts import CONTRACTS, order_rule
from cxsim.data.limits import LONGEST_YEARS
from cxsim.data.rules import ColumnRule, Contract, Kind
from cxsim.units import MONTHS_PER_YEAR

INVITATIONS = Contract(
    "invitations",
    (
        ColumnRule("customer_id", "name", "who was asked", needed=False),
        ColumnRule("sent_at", "instant", "when"),
        ColumnRule("kind", "text", "the kind of survey", choices=("relational", "transactional", "pulse"), needed=False),
        ColumnRule("index", "text", "the index asked for", needed=False),
        ColumnRule("channel", "text", "the channel of asking", blank=True, needed=False),
        ColumnRule("answered", "flag", "whether an answer came"),
    ),
)

EMPLOYEES = Contract(
    "employees",
    (
        ColumnRule("employee_id", "name", "who answered", personal=True),
        ColumnRule("answered_at", "instant", "when"),
        ColumnRule("score", "number", "the answer from 1 to 5", least=1, most=5),
        ColumnRule("team", "text", "the team", blank=True, needed=False),
        ColumnRule("weight", "number", "the sampling weight", least=0, needed=False),
    ),
)

ARRIVALS = Contract(
    "arrivals",
    (
        ColumnRule("began_at", "instant", "when the interval began"),
        ColumnRule("channel", "text", "the channel"),
        ColumnRule("contacts", "number", "how many contacts came in the interval", least=0, whole=True),
    ),
)

VISITS = Contract(
    "visits",
    (
        ColumnRule("customer_id", "name", "who visited", blank=True, needed=False),
        ColumnRule("visited_at", "instant", "when"),
        ColumnRule("channel", "text", "where", blank=True, needed=False),
        ColumnRule("intent", "text", "what the visitor came for", blank=True),
        ColumnRule("completed", "flag", "whether it was done; blank if nobody knows", blank=True, needed=False),
        ColumnRule("clicks", "number", "how many clicks", blank=True, least=0, needed=False),
    ),
)

CARTS = Contract(
    "carts",
    (
        ColumnRule("customer_id", "name", "whose cart it is", blank=True, needed=False),
        ColumnRule("opened_at", "instant", "when the first thing was put into it"),
        ColumnRule("bought", "flag", "whether it was paid for"),
        ColumnRule("amount", "number", "what was in it, in money", blank=True, least=0, needed=False),
    ),
)

OFFERS = Contract(
    "offers",
    (
        ColumnRule("customer_id", "name", "to whom"),
        ColumnRule("offered_at", "instant", "when"),
        ColumnRule("kind", "text", "another product, or more of the same", choices=("cross_sell", "up_sell")),
        ColumnRule("accepted", "flag", "whether it was taken"),
        ColumnRule("product", "text", "the product", blank=True, needed=False),
    ),
)

OUTCOMES = Contract(
    "outcomes",
    (
        ColumnRule("customer_id", "name", "whose life it touched"),
        ColumnRule("occurred_at", "instant", "when"),
        ColumnRule("shift", "number", "how far for the better (above 0) or the worse (below 0)"),
        ColumnRule("reach", "number", "how many people it touched", least=0),
        ColumnRule("days", "number", "how many days it lasted", least=0),
        ColumnRule("minutes_saved", "number", "the time it saved the customer", blank=True, needed=False),
        ColumnRule("value_received", "number", "what it was worth to the customer, in money", blank=True, needed=False),
    ),
)

CASH_FLOWS = Contract(
    "cash_flows",
    (
        ColumnRule("kind", "text", "what the company gains or spends", choices=("benefit", "cost")),
        ColumnRule("present_value", "number", "the money, discounted at a stated rate", least=0),
    ),
)

_LONGEST = LONGEST_YEARS * MONTHS_PER_YEAR

CUSTOMER_FACTS = Contract(
    "customers",
    (
        ColumnRule("customer_id", "name", "the customer", unique=True),
        *(
            ColumnRule(name, "number", says, blank=True, least=least, most=most, needed=False)
            for name, (says, least, most) in {
                "tenure_months": ("the months since the customer came", 0, _LONGEST),
                "entry_months": ("how many of these months were before the records begin; blank if none", 0, _LONGEST),
                "fee_per_month": ("the fee per month", 0, None),
                "revenue": ("the revenue of the period looked at", None, None),
                "clv": ("the expected discounted margin to come", None, None),
                "churn_risk": ("the predicted probability to leave, from 0 to 1", 0, 1),
                "health_score": ("the health score from 0 to 100", 0, 100),
                "contacts": ("how many contacts the customer made", 0, None),
                "nps": ("the last answer from 0 to 10", 0, 10),
                "csat": ("the last answer from 1 to 5", 1, 5),
                "repurchase": ("the last answer from 1 to 5 to whether the customer would buy again", 1, 5),
            }.items()
        ),
        ColumnRule("churned", "flag", "whether the customer has left", needed=False),
        ColumnRule("newcomer", "flag", "whether the customer came after the records begin", blank=True, needed=False),
        ColumnRule("observed_until", "instant", "until when the customer was seen, gone or not", blank=True, needed=False),
        ColumnRule("joined_at", "instant", "when the customer came", blank=True, needed=False),
        ColumnRule("left_at", "instant", "when the customer left; blank while still there", blank=True, needed=False),
    ),
    (order_rule("left_at", "joined_at"),),
)

METRIC_CONTRACTS = {
    contract.name: contract for contract in (CUSTOMER_FACTS, INVITATIONS, EMPLOYEES, ARRIVALS, VISITS, CARTS, OFFERS, OUTCOMES, CASH_FLOWS)
}
METRIC_CONTRACTS = {**CONTRACTS, **METRIC_CONTRACTS}


def column_kind(table: str, column: str) -> Kind:
    """How a column of a measured table is read; a column that its contract does not know is text."""
    rules = METRIC_CONTRACTS[table].columns if table in METRIC_CONTRACTS else ()
    return next((rule.kind for rule in rules if rule.column == column), "text")
