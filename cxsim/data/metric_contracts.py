"""Contracts of tables that only metrics read: who was asked, employees, visits, carts, offers, outcomes for customers, cash flows."""

from __future__ import annotations

from cxsim.data.contracts import CONTRACTS, order_rule
from cxsim.data.limits import LONGEST_YEARS
from cxsim.data.rules import ColumnRule, Contract, Kind
from cxsim.text import Message
from cxsim.units import MONTHS_PER_YEAR

INVITATIONS = Contract(
    "invitations",
    (
        ColumnRule("customer_id", "name", Message("data-column-invited"), needed=False),
        ColumnRule("sent_at", "instant", Message("data-column-at")),
        ColumnRule("kind", "text", Message("data-column-survey-kind"), choices=("relational", "transactional", "pulse"), needed=False),
        ColumnRule("index", "text", Message("data-column-index"), needed=False),
        ColumnRule("channel", "text", Message("data-column-invitation-channel"), blank=True, needed=False),
        ColumnRule("answered", "flag", Message("data-column-answered")),
    ),
)

EMPLOYEES = Contract(
    "employees",
    (
        ColumnRule("employee_id", "name", Message("data-column-respondent"), personal=True),
        ColumnRule("answered_at", "instant", Message("data-column-at")),
        ColumnRule("score", "number", Message("data-column-score-five"), least=1, most=5),
        ColumnRule("team", "text", Message("data-column-team"), blank=True, needed=False),
        ColumnRule("weight", "number", Message("data-column-weight"), least=0, needed=False),
    ),
)

ARRIVALS = Contract(
    "arrivals",
    (
        ColumnRule("began_at", "instant", Message("data-column-interval-began-at")),
        ColumnRule("channel", "text", Message("data-column-channel")),
        ColumnRule("contacts", "number", Message("data-column-interval-contacts"), least=0, whole=True),
    ),
)

VISITS = Contract(
    "visits",
    (
        ColumnRule("customer_id", "name", Message("data-column-visitor"), blank=True, needed=False),
        ColumnRule("visited_at", "instant", Message("data-column-at")),
        ColumnRule("channel", "text", Message("data-column-place"), blank=True, needed=False),
        ColumnRule("intent", "text", Message("data-column-intent"), blank=True),
        ColumnRule("completed", "flag", Message("data-column-completed"), blank=True, needed=False),
        ColumnRule("clicks", "number", Message("data-column-clicks"), blank=True, least=0, needed=False),
    ),
)

CARTS = Contract(
    "carts",
    (
        ColumnRule("customer_id", "name", Message("data-column-cart-customer"), blank=True, needed=False),
        ColumnRule("opened_at", "instant", Message("data-column-cart-opened-at")),
        ColumnRule("bought", "flag", Message("data-column-cart-bought")),
        ColumnRule("amount", "number", Message("data-column-cart-amount"), blank=True, least=0, needed=False),
    ),
)

OFFERS = Contract(
    "offers",
    (
        ColumnRule("customer_id", "name", Message("data-column-offer-customer")),
        ColumnRule("offered_at", "instant", Message("data-column-at")),
        ColumnRule("kind", "text", Message("data-column-offer-kind"), choices=("cross_sell", "up_sell")),
        ColumnRule("accepted", "flag", Message("data-column-accepted")),
        ColumnRule("product", "text", Message("data-column-product"), blank=True, needed=False),
    ),
)

OUTCOMES = Contract(
    "outcomes",
    (
        ColumnRule("customer_id", "name", Message("data-column-outcome-customer")),
        ColumnRule("occurred_at", "instant", Message("data-column-at")),
        ColumnRule("shift", "number", Message("data-column-shift")),
        ColumnRule("reach", "number", Message("data-column-outcome-reach"), least=0),
        ColumnRule("days", "number", Message("data-column-outcome-days"), least=0),
        ColumnRule("minutes_saved", "number", Message("data-column-minutes-saved"), blank=True, needed=False),
        ColumnRule("value_received", "number", Message("data-column-value-received"), blank=True, needed=False),
    ),
)

CASH_FLOWS = Contract(
    "cash_flows",
    (
        ColumnRule("kind", "text", Message("data-column-cash-flow-kind"), choices=("benefit", "cost")),
        ColumnRule("present_value", "number", Message("data-column-present-value"), least=0),
    ),
)

_LONGEST = LONGEST_YEARS * MONTHS_PER_YEAR

CUSTOMER_FACTS = Contract(
    "customers",
    (
        ColumnRule("customer_id", "name", Message("data-column-customer"), unique=True),
        *(
            ColumnRule(name, "number", about, blank=True, least=least, most=most, needed=False)
            for name, (about, least, most) in {
                "tenure_months": (Message("data-column-tenure-months"), 0, _LONGEST),
                "entry_months": (Message("data-column-entry-months"), 0, _LONGEST),
                "fee_per_month": (Message("data-column-fee"), 0, None),
                "revenue": (Message("data-column-revenue"), None, None),
                "clv": (Message("data-column-clv"), None, None),
                "churn_risk": (Message("data-column-churn-risk"), 0, 1),
                "health_score": (Message("data-column-health-score"), 0, 100),
                "contacts": (Message("data-column-contacts-made"), 0, None),
                "nps": (Message("data-column-last-nps"), 0, 10),
                "csat": (Message("data-column-last-csat"), 1, 5),
                "repurchase": (Message("data-column-last-repurchase"), 1, 5),
            }.items()
        ),
        ColumnRule("churned", "flag", Message("data-column-churned"), needed=False),
        ColumnRule("newcomer", "flag", Message("data-column-newcomer"), blank=True, needed=False),
        ColumnRule("observed_until", "instant", Message("data-column-observed-until"), blank=True, needed=False),
        ColumnRule("joined_at", "instant", Message("data-column-joined-at"), blank=True, needed=False),
        ColumnRule("left_at", "instant", Message("data-column-left-at"), blank=True, needed=False),
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


def instant_of(table: str) -> str:
    """The column of the first instant of a measured table: when its rows happened; empty where it has none."""
    return next((rule.column for rule in METRIC_CONTRACTS[table].columns if rule.kind == "instant"), "")
