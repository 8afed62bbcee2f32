"""The records and arrays of a run, and what their numbers mean; shared by the two engines."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.quantity_columns import codes, columns_of, places
from cxsim.journey.cases import CaseKind
from cxsim.journey.offers import Offer
from cxsim.journey.plan import MAX_TOUCHES, Channel, Churn, LevelDynamics, Touchpoint
from cxsim.journey.responses import Curve, LevelResponse
from cxsim.journey.surveys import Survey

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
Records = NDArray[np.void]
Record: TypeAlias = Any
"""One of some records: compiled functions read its fields by name."""

MICRO = 1e6
FINE = float(1 << 24)
FIRST = np.uint64(0)

ON_ACQUISITION, AT_RATE, EVERY, WHEN_CALLED, ON_LEAVING, ON_PURCHASE, ON_BILL, ON_DATE, ON_LEVEL = range(9)
SATISFACTION, EFFORT = range(2)
FROM_TABLE, ACQUIRED, REFERRED = range(3)
ORIGINS = ("table", "acquired", "referred")
"""Where a life comes from, by the number that it is kept as."""

OUTCOMES = ("success", "failure", "abandonment")
OUTCOME = places(*OUTCOMES)
SUCCESS, FAILURE, ABANDONMENT = OUTCOME.success, OUTCOME.failure, OUTCOME.abandonment

KINDS = {"touched": "touch", "joined": "joined", "churned": "churned", "paid": "payment"}
"""What happens to customers whatever the elements of the plan: how the engine calls it, and what tables say."""
EVENT = places(*KINDS)

MONTH_ENDS, LEAVES, GOES = -1, -2, -3

# What the words of a plan are in the records.
CURVES = codes(get_args(Curve))
LINEAR, SATURATING, ACCELERATING = (CURVES[word] for word in ("linear", "saturating", "accelerating"))
RESPONSES = codes(get_args(LevelResponse))
LOSS_AVERSE, UNWEIGHTED, PEAK_END = (RESPONSES[word] for word in ("loss_averse", "linear", "peak_end"))
FORMS = codes(get_args(Churn.model_fields["form"].annotation))
CONTINUOUS, RENEWAL, SILENT = (FORMS[word] for word in ("continuous", "renewal", "silent"))
OFFERS = codes(get_args(Offer.model_fields["kind"].annotation))
CROSS_SELL, UP_SELL, SAVE = (OFFERS[word] for word in ("cross_sell", "up_sell", "save"))
OPENING = codes(get_args(Touchpoint.model_fields["opens_when"].annotation))
BEGINS, FAILS = OPENING["begins"], OPENING["fails"]
INDICES = codes(get_args(Survey.model_fields["index"].annotation))
NPS, CSAT, CES = (INDICES[word] for word in ("nps", "csat", "ces"))

ENDLESS = 1 << 62
MAX_STEPS = MAX_TOUCHES
MAX_WAITING = 4096

# How far behind the first column of its section each quantity stands.
TOUCHPOINT, FEELING, CHANNEL = columns_of(Touchpoint), columns_of(LevelDynamics), columns_of(Channel)
OFFER, CASE, SURVEY = columns_of(Offer), columns_of(CaseKind), columns_of(Survey)

# Columns of the monthly sums; behind them those of the elements, from the columns in the globals on.
SUMS = places(
    *("active_end", "active_months", "churned", "fees", "base_cost"),
    *("satisfaction", "effort", "promoters", "detractors", "decided", "saved"),
)

USED = places("histories", "events", "pending", "outgrown", "answers")
"""What `Tally.used` counts: histories, events, referrals that are still to come, whether the histories outgrew their limit, answers."""


def record(**fields: str) -> np.dtype[np.void]:
    """A record type from ``kind="names of its fields"``."""
    kinds = {"real": np.float64, "single": np.float32, "whole": np.int64, "word": np.uint64, "number": np.int32, "code": np.int16}
    return np.dtype([(name, kinds[kind]) for kind, names in fields.items() for name in names.split()], align=True)


def fill_records(kind: np.dtype[np.void], **fields: Any) -> Records:
    """Records of one kind with these fields, one sequence each; the others are 0."""
    table = np.zeros(len(next(iter(fields.values()))), kind)
    for name, values in fields.items():
        table[name] = values
    return table


# A row of the population: its curve of the hazard, months of tenure, levels at the start, the factor on the curve,
# the factors on the rate of purchases and on their mean amount, and the days since the last purchase (NaN
# where they are not known and drawn), how tired of surveys it is.
ROW_TYPE = record(
    word="identity",
    whole="active segment curve",
    real="tenure fee_per_month satisfaction effort risk purchase_factor spend_factor since_purchase tiredness",
)

# A journey: how it starts (column of its rate, pattern of its hours; column of its share of what starts it, or of the level that it starts
# at, of which `feeling` and on which `side`; `segment` or -1; months between visits), and where this customer stands in it: the end of the
# touch in hand or the next date (`due`), the next start but for multiples of tenure (`start`; `left`, its threshold, counts while the rate
# is 0), whether its feeling was `beyond` the level when last looked at and when that started it, the customer's factor on the rate, the
# touch in hand (or -1) with its uniform and length, the visits ended and the touches ended in this visit, how often it started where starts
# wait, how many of its offers were accepted (of `most`), and for peak-end what was furthest and what was last, with their weights.
# Of a touch that a pool serves also: which pool served it (or what became of it instead), the day it was asked for, the wait, the
# agents' mood.
JOURNEY_TYPE = record(
    whole="trigger first rate_column start_column pattern segment feeling most node visit step server started accepted beyond",
    word="start_point factor_point",
    real="interval side due start left started_on factor outcome_uniform length requested wait mood "
    "peak_quality quality_gap end_quality peak_effort effort_gap end_effort peak_quality_weight peak_effort_weight end_weight",
)

# A touchpoint: the first column of its fields, the node that follows each outcome, the journey that it starts (or -1), the pool
# that serves it (or -1) and its priority there, the kinds of case that it opens and resolves (or -1), the first column of its
# offer (or -1), whether a survey is asked at once.
NODE_TYPE = record(
    whole="column after_success after_failure after_abandonment starts_on_success starts_on_failure starts_on_abandonment pool priority "
    "opens opens_when resolves offer offer_kind offer_curve offer_most pulsed",
    word="point",
)

# A kind of case: the first column of its fields, and whether this customer has one open, since when, after how many contacts.
CASE_TYPE = record(whole="column open contacts", real="opened")

# A channel of acquisition: the first column of its fields, which channel it is a copy of where the table is
# repeated, and the share of the rate that this copy has.
CHANNEL_TYPE = record(whole="column number", word="point", real="share")

# A survey: its index, the months between its rounds (or 0), the journey after which or the touchpoint at which it is asked (or
# -1), the journey that an answer below a score starts (or -1), the first column of its fields.
SURVEY_TYPE = record(whole="index every after pulse starts column", real="below", word="point")

# Who is in an audience: a segment (or -1), and the share of it that is covered. `unit`: what is drawn, a column of `Scenario.groups` or
# one of the three below; `period` and `origin`: of periods, their length and the first day of the first, in days.
AUDIENCE_TYPE = record(whole="segment unit", real="coverage period origin", word="point")
BY_CUSTOMER, BY_ROOT, BY_PERIOD = -1, -2, -3

# The numbers that there is one of in a run, to which the elements of the plan add theirs: first columns of sections (or -1) and of
# sums, random streams, the two levels that bound passives. `sums`: how many columns of sums there are; `weekday` of the first day,
# Monday 0; `form`: when customers leave, and the months between `renewal`s; `saving`: the journey that starts when one leaves (or -1);
# `follows_purchases`, `follows_bills`, `follows_levels`: whether a journey starts so.
GLOBAL_FIELDS = {
    "whole": "satisfaction effort churn fee_level base_cost everyone sums "
    "weekday form saving follows_purchases follows_bills follows_levels "
    "satisfaction_response effort_response satisfaction_curve effort_curve",
    "word": "churn_point template_point",
    "real": "promoter_level detractor_level satisfaction_shift effort_shift renewal",
}

# A life in hand, to which the elements of the plan add their state. `root`: the identity of the customer with whom the chain of
# recommendations began that brought it. `born` and `day` are days from the start, `tenure_0` months,
# `churn_left` the threshold not yet used up, `billed_on` the day until which it has paid, `at` the row of its values, `requests` the
# touches that a pool has not decided about, `interrupted` whether what comes next has changed on the way to it. A customer who has decided
# to leave goes on the day `leaving_on`. Only where pools are shared: `initial_number`, its number among those who are customers from the
# start, or -1, and `drawn`, whether the next events are drawn.
LIFE_FIELDS = {
    "word": "identity root",
    "whole": "row initial_number drawn origin source number month variant at knot fees costs touches won churned spent requests "
    "interrupted decided saves products lapsed payments",
    "real": "born day tenure_0 satisfaction effort satisfaction_0 effort_0 satisfaction_set effort_set "
    "churn_left billed_on fee_per_month leaving_on lapsed_on",
}

# A customer who will be: referred by the life with number `referrer`.
PENDING_TYPE = record(word="identity root", whole="segment referrer", real="born")

# What is kept of a life (money in millionths; `source` is the referrer's number or the channel) and of an event.
KEPT_LIFE_TYPE = record(
    word="identity",
    whole="row origin source churned fees costs touches won purchases spent payments products lapsed",
    real="born day satisfaction effort bought_on fee_per_month lapsed_on",
)
# Levels in single precision, and of a touch how long it took in all and how much of that the customer waited, in days; days and amounts
# to the last bit.
KEPT_EVENT_TYPE = record(number="life outcome", code="kind node", real="day amount", single="satisfaction effort length wait")


KEPT_ANSWER_TYPE = record(whole="life survey score reason", real="day")


class Scenario(NamedTuple):
    """All that one run reads, and the records that one life after the other uses."""

    rows: Records  # (rows,) ROW_TYPE
    since_opened: Floats  # (rows, kinds) days since a case was opened that is open at the start, NaN if none; (rows, 0) if of no row
    by_segment: Ints  # (rows,) rows ordered by segment
    segment_start: Ints  # (segments + 1,)
    segments: Records  # (segments,) SEGMENT_TYPE of the elements' registry
    groups: NDArray[np.int32]  # (columns, rows) which value each row has in the columns by which customers are grouped
    group_identities: Words  # (columns, values) hashes of the values, from which audiences of groups are drawn
    journeys: Records  # (journeys,) JOURNEY_TYPE
    factors: Floats  # (journeys + 3, q) quantiles of the customers' factors on each rate, on that of purchases, on an amount, on its mean
    nodes: Records  # (nodes,) NODE_TYPE
    channels: Records  # (channels,) CHANNEL_TYPE
    surveys: Records  # (surveys,) SURVEY_TYPE
    dates: Floats  # (journeys, most) the stated days on which each starts, endless behind the last
    patterns: Floats  # (2 x patterns, instants) days since Monday, busy days passed by then
    reasons: Floats  # (surveys, reasons) cumulative shares, 1 from the last on
    cases: Records  # (kinds of case,) CASE_TYPE
    put_off: Floats  # (months,) share of prospects whom detractors put off; empty where it is not known before the run
    prospects: Floats  # (months,) prospects expected, where the run itself says what share is put off; else empty
    audiences: Records  # (audiences,) AUDIENCE_TYPE
    pools: Records  # (pools,) POOL
    parameters: Records  # (1,) GLOBALS_TYPE of the elements' registry
    month_days: Floats  # (months + 1,) first days of the months, from the start
    baseline: Floats  # (1 + curves, k) months of tenure at the knots, then the hazard of each curve from there on
    values: Floats  # (variants * months, columns) every quantity of the plan; all variants of one kind of segment, then of the next
    life: Records  # (1,) LIFE_TYPE of the elements' registry
    pending: Records  # (waiting,) PENDING_TYPE


class Tally(NamedTuple):
    """What a run leaves: whole numbers, so that any order of adding gives the same bits."""

    months: Ints  # (months, columns)
    histories: Records  # (capacity,) KEPT_LIFE_TYPE
    events: Records  # (capacity,) KEPT_EVENT_TYPE
    answers: Records  # (capacity,) KEPT_ANSWER_TYPE
    used: Ints  # (USED,) how much of each there is
