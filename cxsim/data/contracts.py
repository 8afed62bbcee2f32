"""The contracts: what each kind of table must hold.

Columns marked `needed=False` may be absent; every other column must be there, and a cell may be blank only where it says so.
An instant is a date or a date with a time. Money is in one currency per table.
"""

from __future__ import annotations

from cxsim.data.limits import LONGEST_YEARS
from cxsim.data.mapping import ColumnMapping
from cxsim.data.rules import ColumnRule, Contract, Kind, RowRule
from cxsim.text import Message
from cxsim.units import MONTHS_PER_YEAR

__all__ = ["CONTRACTS", "ColumnRule", "Contract", "Kind", "RowRule", "customer_contract", "order_rule"]


def order_rule(later: str, earlier: str) -> RowRule:
    """The rule that one instant of a row is not before another."""
    return RowRule(later, f"{{{later}}} < {{{earlier}}}", Message("data-instants-reversed", later=later, earlier=earlier))


SCALES = {"0-10": (0, 10), "1-5": (1, 5), "1-7": (1, 7), "1-10": (1, 10), "0-100": (0, 100)}


def _end_of_scale(which: int) -> str:
    """The SQL of the least (0) or the most (1) that the scale of a row allows."""
    return "CASE {scale} " + " ".join(f"WHEN '{name}' THEN {ends[which]}" for name, ends in SCALES.items()) + " END"


SURVEYS = Contract(
    "surveys",
    (
        ColumnRule("survey_id", "name", Message("data-column-survey-id"), unique=True),
        ColumnRule("customer_id", "name", Message("data-column-respondent")),
        ColumnRule("answered_at", "instant", Message("data-column-answered-at")),
        ColumnRule("kind", "text", Message("data-column-survey-kind"), choices=("relational", "transactional", "pulse")),
        ColumnRule("index", "text", Message("data-column-index"), choices=("nps", "csat", "ces", "repurchase")),
        ColumnRule("scale", "text", Message("data-column-scale"), choices=tuple(SCALES)),
        ColumnRule("score", "number", Message("data-column-score"), blank_fault="data-score-blank"),
        ColumnRule("reason", "text", Message("data-column-reason-given"), blank=True),
        ColumnRule("weight", "number", Message("data-column-weight"), least=0, needed=False),
        ColumnRule("channel", "text", Message("data-column-channel-asked"), blank=True, needed=False),
        ColumnRule("touchpoint", "text", Message("data-column-touchpoint-asked"), blank=True, needed=False),
        ColumnRule("product", "text", Message("data-column-product-asked"), blank=True, needed=False),
        ColumnRule("region", "text", Message("data-column-region"), blank=True, needed=False),
    ),
    (
        RowRule(
            "score",
            f"{{score}} < {_end_of_scale(0)} OR {{score}} > {_end_of_scale(1)}",
            Message("data-score-outside"),
        ),
    ),
)

CONTACTS = Contract(
    "contacts",
    (
        ColumnRule("contact_id", "name", Message("data-column-contact-id"), unique=True),
        ColumnRule("customer_id", "name", Message("data-column-contact-customer")),
        ColumnRule("opened_at", "instant", Message("data-column-began-at")),
        ColumnRule("resolved_at", "instant", Message("data-column-resolved-at"), blank=True),
        ColumnRule("channel", "text", Message("data-column-channel")),
        ColumnRule("reason", "text", Message("data-column-reason"), blank=True),
        ColumnRule("outcome", "text", Message("data-column-outcome")),
        ColumnRule("first_contact_resolved", "flag", Message("data-column-first-contact-resolved")),
        ColumnRule("handling_minutes", "number", Message("data-column-handling-minutes"), least=0),
        ColumnRule("cost", "number", Message("data-column-contact-cost"), least=0),
    ),
    (order_rule("resolved_at", "opened_at"),),
)

TRANSACTIONS = Contract(
    "transactions",
    (
        ColumnRule("transaction_id", "name", Message("data-column-transaction-id"), needed=False),
        ColumnRule("customer_id", "name", Message("data-column-buyer")),
        ColumnRule("occurred_at", "instant", Message("data-column-bought-at")),
        ColumnRule("amount", "number", Message("data-column-amount")),
        ColumnRule("quantity", "number", Message("data-column-quantity"), needed=False),
        ColumnRule("product", "text", Message("data-column-product"), blank=True, needed=False),
        ColumnRule("channel", "text", Message("data-column-channel"), blank=True, needed=False),
        ColumnRule("region", "text", Message("data-column-region"), blank=True, needed=False),
        ColumnRule("currency", "text", Message("data-column-currency"), single=True, needed=False),
    ),
)

SUBSCRIPTIONS = Contract(
    "subscriptions",
    (
        ColumnRule("subscription_id", "name", Message("data-column-subscription-id"), unique=True, needed=False),
        ColumnRule("customer_id", "name", Message("data-column-subscriber")),
        ColumnRule("started_at", "instant", Message("data-column-began-at")),
        ColumnRule("ended_at", "instant", Message("data-column-ended-at"), blank=True),
        ColumnRule("observed_from", "instant", Message("data-column-observed-from"), blank=True, needed=False),
        ColumnRule("fee_per_month", "number", Message("data-column-fee"), least=0, needed=False),
        ColumnRule("plan", "text", Message("data-column-plan"), blank=True, needed=False),
        ColumnRule("end_reason", "text", Message("data-column-end-reason"), blank=True, needed=False),
        ColumnRule("currency", "text", Message("data-column-currency"), single=True, needed=False),
    ),
    (order_rule("ended_at", "started_at"), order_rule("observed_from", "started_at"), order_rule("ended_at", "observed_from")),
)

EVENTS = Contract(
    "events",
    (
        ColumnRule("event_id", "name", Message("data-column-event-id"), unique=True, needed=False),
        ColumnRule("customer_id", "name", Message("data-column-event-customer"), needed=False),
        ColumnRule("occurred_at", "instant", Message("data-column-happened-at")),
        ColumnRule("channel", "text", Message("data-column-channel"), blank=True, needed=False),
        ColumnRule("touchpoint", "text", Message("data-column-touchpoint"), blank=True, needed=False),
        ColumnRule("outcome", "text", Message("data-column-outcome"), blank=True, needed=False),
        ColumnRule("duration_minutes", "number", Message("data-column-duration-minutes"), blank=True, least=0, needed=False),
        ColumnRule("wait_minutes", "number", Message("data-column-wait-minutes"), blank=True, least=0, needed=False),
        ColumnRule("case_id", "name", Message("data-column-event-case"), blank=True, needed=False),
        ColumnRule("cost", "number", Message("data-column-event-cost"), blank=True, least=0, needed=False),
        ColumnRule("touch_cost", "number", Message("data-column-touch-cost"), blank=True, least=0, needed=False),
        ColumnRule("product", "text", Message("data-column-product"), blank=True, needed=False),
        ColumnRule("region", "text", Message("data-column-region"), blank=True, needed=False),
    ),
    one_of=("customer_id", "case_id"),
)

CASES = Contract(
    "cases",
    (
        ColumnRule("case_id", "name", Message("data-column-case-id"), unique=True),
        ColumnRule("customer_id", "name", Message("data-column-case-customer"), blank=True, needed=False),
        ColumnRule("opened_at", "instant", Message("data-column-opened-at")),
        ColumnRule("first_contact_at", "instant", Message("data-column-first-contact-at"), blank=True, needed=False),
        ColumnRule("resolved_at", "instant", Message("data-column-resolved-at"), blank=True),
        ColumnRule("reopened_at", "instant", Message("data-column-reopened-at"), blank=True, needed=False),
        ColumnRule("contacts", "number", Message("data-column-case-contacts"), blank=True, least=0, whole=True, needed=False),
        ColumnRule("channel", "text", Message("data-column-channel"), blank=True, needed=False),
        ColumnRule("reason", "text", Message("data-column-reason"), blank=True, needed=False),
        ColumnRule("product", "text", Message("data-column-product"), blank=True, needed=False),
        ColumnRule("region", "text", Message("data-column-region"), blank=True, needed=False),
        ColumnRule("cost", "number", Message("data-column-case-cost"), blank=True, least=0, needed=False),
    ),
    (order_rule("first_contact_at", "opened_at"), order_rule("resolved_at", "opened_at"), order_rule("reopened_at", "opened_at")),
)

COSTS = Contract(
    "costs",
    (
        ColumnRule("occurred_at", "instant", Message("data-column-spent-at")),
        ColumnRule("name", "text", Message("data-column-cost-name")),
        ColumnRule("amount", "number", Message("data-column-cost-amount")),
        ColumnRule("customer_id", "name", Message("data-column-cost-customer"), blank=True, needed=False),
        ColumnRule("channel", "text", Message("data-column-channel"), blank=True, needed=False),
        ColumnRule("currency", "text", Message("data-column-currency"), single=True, needed=False),
    ),
)

REFERRALS = Contract(
    "referrals",
    (
        ColumnRule("referral_id", "name", Message("data-column-referral-id"), unique=True, needed=False),
        ColumnRule("referrer_id", "name", Message("data-column-referrer")),
        ColumnRule("referred_id", "name", Message("data-column-referred"), blank=True, needed=False),
        ColumnRule("referred_at", "instant", Message("data-column-at")),
        ColumnRule("converted_at", "instant", Message("data-column-converted-at"), blank=True),
    ),
    (
        order_rule("converted_at", "referred_at"),
        RowRule("referred_id", "{referred_id} = {referrer_id}", Message("data-referral-own")),
    ),
)

MENTIONS = Contract(
    "mentions",
    (
        ColumnRule("mention_id", "name", Message("data-column-mention-id"), unique=True, needed=False),
        ColumnRule("mentioned_at", "instant", Message("data-column-at")),
        ColumnRule("channel", "text", Message("data-column-place")),
        ColumnRule("sentiment", "number", Message("data-column-sentiment"), least=-1, most=1),
        ColumnRule("reach", "number", Message("data-column-mention-reach"), blank=True, least=0, needed=False),
        ColumnRule("days", "number", Message("data-column-mention-days"), blank=True, least=0, needed=False),
        ColumnRule("product", "text", Message("data-column-product"), blank=True, needed=False),
        ColumnRule("customer_id", "name", Message("data-column-mention-customer"), blank=True, needed=False),
    ),
)

EXPERIMENTS = Contract(
    "experiments",
    (
        ColumnRule("customer_id", "name", Message("data-column-assigned-customer")),
        ColumnRule("experiment", "text", Message("data-column-experiment")),
        ColumnRule("arm", "text", Message("data-column-arm")),
        ColumnRule("assigned_at", "instant", Message("data-column-assigned-at")),
        ColumnRule("exposed_at", "instant", Message("data-column-exposed-at"), blank=True, needed=False),
        ColumnRule("stratum", "text", Message("data-column-stratum"), blank=True, needed=False),
    ),
    (order_rule("exposed_at", "assigned_at"),),
)

CONTRACTS = {
    contract.name: contract
    for contract in (SURVEYS, CONTACTS, TRANSACTIONS, SUBSCRIPTIONS, EVENTS, CASES, COSTS, REFERRALS, MENTIONS, EXPERIMENTS)
}


def _longest(mapping: ColumnMapping) -> float:
    return round(LONGEST_YEARS * MONTHS_PER_YEAR / mapping.tenure.months)


def customer_contract(mapping: ColumnMapping, kinds: dict[str, Kind], personal: frozenset[str]) -> Contract:
    """The contract of a customer table: the mapped columns, with each feature's kind as found in the file."""
    rules = [
        ColumnRule(mapping.customer_id, "name", Message("data-column-customer"), unique=True, personal=mapping.customer_id in personal),
        ColumnRule(
            mapping.tenure.column,
            "number",
            Message("data-column-tenure", unit=mapping.tenure.unit),
            least=0,
            most=_longest(mapping),
            above_fault="data-tenure-above",
        ),
        ColumnRule(mapping.churned.column, "flag", Message("data-column-churned"), yes=mapping.churned.yes, no=mapping.churned.no),
        ColumnRule(mapping.fee_per_month, "number", Message("data-column-fee"), least=0),
    ]
    if mapping.segment is not None:
        hidden = mapping.segment in personal
        rules.append(ColumnRule(mapping.segment, "text", Message("data-column-segment"), blank=True, personal=hidden))
    if mapping.contacts is not None:
        rules.append(
            ColumnRule(
                mapping.contacts, "number", Message("data-column-contacts-recent"), blank=True, words_blank=True, least=0, whole=True
            )
        )
    if mapping.joined is not None:
        rules.append(ColumnRule(mapping.joined, "instant", Message("data-column-joined")))
    known = {rule.column for rule in rules}
    for name in mapping.features:
        if name not in known:
            kind = "text" if name in mapping.hash else kinds.get(name, "text")
            rules.append(ColumnRule(name, kind, Message("data-column-feature"), blank=True, words_blank=True, personal=name in personal))
    return Contract("customers", tuple(rules))
