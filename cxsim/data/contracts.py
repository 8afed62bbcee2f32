"""The contracts: what each kind of table must hold.

Columns marked `needed=False` may be absent; every other column must be there, and a cell may be blank only where it says so.
An instant is a date or a date with a time. Money is in one currency per table.
"""

from __future__ import annotations

from cxsim.data.limits import LONGEST_YEARS
from cxsim.data.mapping import ColumnMapping
from cxsim.data.rules import ColumnRule, Contract, Kind, RowRule
from cxsim.units import MONTHS_PER_YEAR

__all__ = ["CONTRACTS", "ColumnRule", "Contract", "Kind", "RowRule", "customer_contract", "order_rule"]


def order_rule(later: str, earlier: str) -> RowRule:
    """The rule that one instant of a row is not before another."""
    return RowRule(later, f"{{{later}}} < {{{earlier}}}", f"before {earlier}", f"{later} not before {earlier}", "mend one of the two")


SCALES = {"0-10": (0, 10), "1-5": (1, 5), "1-7": (1, 7), "1-10": (1, 10), "0-100": (0, 100)}


def _end_of_scale(which: int) -> str:
    """The SQL of the least (0) or the most (1) that the scale of a row allows."""
    return "CASE {scale} " + " ".join(f"WHEN '{name}' THEN {ends[which]}" for name, ends in SCALES.items()) + " END"


_NO_ANSWER = 'leave out who did not answer; in a mapping: leave_out: [{column: {column}, blank: true, because: "no answer"}]'

SURVEYS = Contract(
    "surveys",
    (
        ColumnRule("survey_id", "name", "the name of the answer", unique=True),
        ColumnRule("customer_id", "name", "who answered"),
        ColumnRule("answered_at", "instant", "when it was answered"),
        ColumnRule("kind", "text", "the kind of survey", choices=("relational", "transactional", "pulse")),
        ColumnRule("index", "text", "the index asked for", choices=("nps", "csat", "ces", "repurchase")),
        ColumnRule("scale", "text", "the scale of the answer", choices=tuple(SCALES)),
        ColumnRule("score", "number", "the answer", if_blank=_NO_ANSWER),
        ColumnRule("reason", "text", "the reason given", blank=True),
        ColumnRule("weight", "number", "the sampling weight", least=0, needed=False),
        ColumnRule("channel", "text", "the channel asked about", blank=True, needed=False),
        ColumnRule("touchpoint", "text", "the touchpoint asked about", blank=True, needed=False),
        ColumnRule("product", "text", "the product asked about", blank=True, needed=False),
        ColumnRule("region", "text", "the region", blank=True, needed=False),
    ),
    (
        RowRule(
            "score",
            f"{{score}} < {_end_of_scale(0)} OR {{score}} > {_end_of_scale(1)}",
            "outside the scale of its row",
            "a score on the stated scale",
            "mend the score or the scale",
        ),
    ),
)

CONTACTS = Contract(
    "contacts",
    (
        ColumnRule("contact_id", "name", "the name of the contact", unique=True),
        ColumnRule("customer_id", "name", "who made contact"),
        ColumnRule("opened_at", "instant", "when it began"),
        ColumnRule("resolved_at", "instant", "when it was resolved; blank while it is open", blank=True),
        ColumnRule("channel", "text", "the channel"),
        ColumnRule("reason", "text", "the reason", blank=True),
        ColumnRule("outcome", "text", "what came of it"),
        ColumnRule("first_contact_resolved", "flag", "whether the first contact resolved it"),
        ColumnRule("handling_minutes", "number", "agent minutes", least=0),
        ColumnRule("cost", "number", "the cost of the contact", least=0),
    ),
    (order_rule("resolved_at", "opened_at"),),
)

TRANSACTIONS = Contract(
    "transactions",
    (
        ColumnRule("transaction_id", "name", "the name of the purchase; several lines may share it", needed=False),
        ColumnRule("customer_id", "name", "who bought"),
        ColumnRule("occurred_at", "instant", "when it was bought"),
        ColumnRule("amount", "number", "the money; below 0 for what was given back"),
        ColumnRule("quantity", "number", "how many; below 0 for what was given back", needed=False),
        ColumnRule("product", "text", "the product", blank=True, needed=False),
        ColumnRule("channel", "text", "the channel", blank=True, needed=False),
        ColumnRule("region", "text", "the region", blank=True, needed=False),
        ColumnRule("currency", "text", "the currency", single=True, needed=False),
    ),
)

SUBSCRIPTIONS = Contract(
    "subscriptions",
    (
        ColumnRule("subscription_id", "name", "the name of the subscription or contract", unique=True, needed=False),
        ColumnRule("customer_id", "name", "who subscribed"),
        ColumnRule("started_at", "instant", "when it began"),
        ColumnRule("ended_at", "instant", "when it ended; blank while it runs", blank=True),
        ColumnRule("observed_from", "instant", "from when it is in the records; blank if from its start", blank=True, needed=False),
        ColumnRule("fee_per_month", "number", "the fee per month", least=0, needed=False),
        ColumnRule("plan", "text", "the plan or product", blank=True, needed=False),
        ColumnRule("end_reason", "text", "why it ended", blank=True, needed=False),
        ColumnRule("currency", "text", "the currency", single=True, needed=False),
    ),
    (order_rule("ended_at", "started_at"), order_rule("observed_from", "started_at"), order_rule("ended_at", "observed_from")),
)

EVENTS = Contract(
    "events",
    (
        ColumnRule("event_id", "name", "the name of the event", unique=True, needed=False),
        ColumnRule("customer_id", "name", "whose event it is", needed=False),
        ColumnRule("occurred_at", "instant", "when it happened"),
        ColumnRule("channel", "text", "the channel", blank=True, needed=False),
        ColumnRule("touchpoint", "text", "the touchpoint or activity", blank=True, needed=False),
        ColumnRule("outcome", "text", "what came of it", blank=True, needed=False),
        ColumnRule("duration_minutes", "number", "how long it took, in minutes", blank=True, least=0, needed=False),
        ColumnRule("wait_minutes", "number", "how long the customer waited, in minutes", blank=True, least=0, needed=False),
        ColumnRule("case_id", "name", "the case it belongs to", blank=True, needed=False),
        ColumnRule("cost", "number", "the cost of the event", blank=True, least=0, needed=False),
        ColumnRule("touch_cost", "number", "the cost of the event but for those who served it", blank=True, least=0, needed=False),
        ColumnRule("product", "text", "the product", blank=True, needed=False),
        ColumnRule("region", "text", "the region", blank=True, needed=False),
    ),
    one_of=("customer_id", "case_id"),
)

CASES = Contract(
    "cases",
    (
        ColumnRule("case_id", "name", "the name of the case", unique=True),
        ColumnRule("customer_id", "name", "whose case it is", blank=True, needed=False),
        ColumnRule("opened_at", "instant", "when it was opened"),
        ColumnRule("first_contact_at", "instant", "when it was first answered", blank=True, needed=False),
        ColumnRule("resolved_at", "instant", "when it was resolved; blank while it is open", blank=True),
        ColumnRule("reopened_at", "instant", "when it was opened again; blank if never", blank=True, needed=False),
        ColumnRule("contacts", "number", "how many contacts it took", blank=True, least=0, whole=True, needed=False),
        ColumnRule("channel", "text", "the channel", blank=True, needed=False),
        ColumnRule("reason", "text", "the reason", blank=True, needed=False),
        ColumnRule("product", "text", "the product", blank=True, needed=False),
        ColumnRule("region", "text", "the region", blank=True, needed=False),
        ColumnRule("cost", "number", "the cost of the case", blank=True, least=0, needed=False),
    ),
    (order_rule("first_contact_at", "opened_at"), order_rule("resolved_at", "opened_at"), order_rule("reopened_at", "opened_at")),
)

COSTS = Contract(
    "costs",
    (
        ColumnRule("occurred_at", "instant", "when it was spent, or the month it belongs to"),
        ColumnRule("name", "text", "what it was spent on"),
        ColumnRule("amount", "number", "the money; below 0 for what came back"),
        ColumnRule("customer_id", "name", "on whom", blank=True, needed=False),
        ColumnRule("channel", "text", "the channel", blank=True, needed=False),
        ColumnRule("currency", "text", "the currency", single=True, needed=False),
    ),
)

REFERRALS = Contract(
    "referrals",
    (
        ColumnRule("referral_id", "name", "the name of the referral", unique=True, needed=False),
        ColumnRule("referrer_id", "name", "the customer who referred"),
        ColumnRule("referred_id", "name", "who was referred", blank=True, needed=False),
        ColumnRule("referred_at", "instant", "when"),
        ColumnRule("converted_at", "instant", "when the referred became a customer; blank if not", blank=True),
    ),
    (
        order_rule("converted_at", "referred_at"),
        RowRule("referred_id", "{referred_id} = {referrer_id}", "the referrer", "a referral of somebody else", "mend one of the two"),
    ),
)

MENTIONS = Contract(
    "mentions",
    (
        ColumnRule("mention_id", "name", "the name of the mention", unique=True, needed=False),
        ColumnRule("mentioned_at", "instant", "when"),
        ColumnRule("channel", "text", "where"),
        ColumnRule("sentiment", "number", "the sentiment, from -1 (against) to 1 (for)", least=-1, most=1),
        ColumnRule("reach", "number", "how many it reached", blank=True, least=0, needed=False),
        ColumnRule("days", "number", "how many days it was to be seen", blank=True, least=0, needed=False),
        ColumnRule("product", "text", "the product", blank=True, needed=False),
        ColumnRule("customer_id", "name", "by whom", blank=True, needed=False),
    ),
)

EXPERIMENTS = Contract(
    "experiments",
    (
        ColumnRule("customer_id", "name", "who was assigned"),
        ColumnRule("experiment", "text", "the experiment"),
        ColumnRule("arm", "text", "the arm assigned"),
        ColumnRule("assigned_at", "instant", "when it was assigned"),
        ColumnRule("exposed_at", "instant", "when it was first met; blank if never", blank=True, needed=False),
        ColumnRule("stratum", "text", "the stratum of the draw", blank=True, needed=False),
    ),
    (order_rule("exposed_at", "assigned_at"),),
)

CONTRACTS = {
    contract.name: contract
    for contract in (SURVEYS, CONTACTS, TRANSACTIONS, SUBSCRIPTIONS, EVENTS, CASES, COSTS, REFERRALS, MENTIONS, EXPERIMENTS)
}


_SHORTER = f"no customer is one for more than {LONGEST_YEARS} years: is it in days? state the unit of tenure, or mend the row"


def _longest(mapping: ColumnMapping) -> float:
    return round(LONGEST_YEARS * MONTHS_PER_YEAR / mapping.tenure.months)


def customer_contract(mapping: ColumnMapping, kinds: dict[str, Kind], personal: frozenset[str]) -> Contract:
    """The contract of a customer table: the mapped columns, with each feature's kind as found in the file."""
    rules = [
        ColumnRule(mapping.customer_id, "name", "the customer", unique=True, personal=mapping.customer_id in personal),
        ColumnRule(
            mapping.tenure.column, "number", f"the tenure in {mapping.tenure.unit}", least=0, most=_longest(mapping), beyond=_SHORTER
        ),
        ColumnRule(mapping.churned.column, "flag", "whether the customer has left", yes=mapping.churned.yes, no=mapping.churned.no),
        ColumnRule(mapping.fee, "number", "the fee per month", least=0),
    ]
    if mapping.segment is not None:
        rules.append(ColumnRule(mapping.segment, "text", "the segment", blank=True, personal=mapping.segment in personal))
    if mapping.contacts is not None:
        rules.append(
            ColumnRule(mapping.contacts, "number", "the count of recent contacts", blank=True, words_blank=True, least=0, whole=True)
        )
    if mapping.joined is not None:
        rules.append(ColumnRule(mapping.joined, "instant", "the day of joining"))
    known = {rule.column for rule in rules}
    for name in mapping.features:
        if name not in known:
            kind = "text" if name in mapping.hash else kinds.get(name, "text")
            rules.append(ColumnRule(name, kind, "a feature", blank=True, words_blank=True, personal=name in personal))
    return Contract("customers", tuple(rules))
