"""The records and arrays of a run, and what their numbers mean; shared by the two engines."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.journey.plan import MAX_TOUCHES

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Records = NDArray[np.void]

MICRO = 1e6
FINE = float(1 << 24)
FIRST = np.uint64(0)

ON_ACQUISITION, AT_RATE, EVERY, WHEN_CALLED, ON_LEAVING = range(5)
NPS, CSAT, CES = 0, 1, 2
FROM_TABLE, ACQUIRED, REFERRED = 0, 1, 2
SUCCESS, FAILURE, ABANDONMENT = 0, 1, 2
TOUCHED, JOINED, CHURNED, BOUGHT, OPENED, RESOLVED, UNRESOLVED, TALKED, WARNED, PAID = range(10)
MONTH_ENDS, LEAVES, GOES = -1, -2, -3
LINEAR, SATURATING, ACCELERATING = range(3)
LOSS_AVERSE, EVEN, PEAK_END = range(3)
CONTINUOUS, RENEWAL, SILENT = range(3)
CROSS_SELL, UP_SELL, SAVE = range(3)
BEGINS, FAILS = range(2)
ENDLESS = 1 << 62
MAX_STEPS = MAX_TOUCHES
MAX_WAITING = 4096

# columns of the monthly sums; then so many per channel, per touchpoint, per survey, from the columns in SINGLE on
ACTIVE_END, ACTIVE_MONTHS, CHURN, REFERRAL, TALK, FEES, BASE_COST, REWARDS, SATISFACTION, EFFORT, PROMOTERS, DETRACTORS = range(12)
PURCHASES, SPEND, LAPSED, RETURNED, WARNINGS, PRAISE, BLAME, PUT_OFF, DECIDED, SAVED = range(12, 22)
FIXED = 22
PER_CHANNEL, PER_NODE, PER_SURVEY, PER_CASE = 2, 6, 5, 5
N_COST, N_REVENUE, N_INCENTIVE = 3, 4, 5  # of a touchpoint, after its three outcomes

# fields of a touchpoint, a feeling, referral and purchases, in the order of their quantities in the plan
T_SUCCESS, T_ABANDONMENT, T_DURATION, T_QUALITY_SUCCESS, T_QUALITY_FAILURE, T_EFFORT, T_EFFORT_PER_DAY, T_COST, T_REVENUE = range(9)
F_GAIN, F_LOSS_AVERSION, F_HALF_LIFE, F_LOG_HAZARD = range(4)
R_THRESHOLD, R_RATE, R_CONVERSION, R_DELAY, R_REWARD, R_OWN_SEGMENT, R_PUBLIC = range(7)
W_THRESHOLD, W_RATE, W_TAKES, W_PUBLIC = range(4)
O_CONTENT, O_FEE, O_INCENTIVE = range(3)
K_COST, K_LOG_HAZARD = range(2)
S_SAMPLE, S_SHARE, S_TAILS, S_FATIGUE, S_RECOVERY, S_NOISE, S_BEGGING = range(7)
ASKED, ANSWERED, SCORES, TOP, BOTTOM = range(5)
C_OPENED, C_RESOLVED, C_AT_ONCE, C_DAYS, C_COST = range(5)
P_RATE, P_SPEND, P_LOG_RATE, P_INACTIVE_AFTER = range(4)


def record(**fields: str) -> np.dtype[np.void]:
    """A record type from ``kind="names of its fields"``."""
    kinds = {"real": np.float64, "single": np.float32, "whole": np.int64, "word": np.uint64, "number": np.int32, "code": np.int16}
    return np.dtype([(name, kinds[kind]) for kind, names in fields.items() for name in names.split()], align=True)


def filled(kind: np.dtype[np.void], **fields: Any) -> Records:
    """Records of one kind with these fields, one sequence each; the others are 0."""
    table = np.zeros(len(next(iter(fields.values()))), kind)
    for name, values in fields.items():
        table[name] = values
    return table


# A row of the population: its curve of the hazard, months of tenure, levels at the start, the factor on the curve,
# the factors on the rate of purchases and on their mean amount, and the days since the last purchase (NaN
# where they are not known and drawn), how tired of surveys it is.
ROW = record(
    word="identity",
    whole="active segment curve",
    real="tenure fee satisfaction effort risk purchase_factor spend_factor since_purchase tiredness",
)

# A journey: how it starts (column of its rate, pattern of its hours; months between visits), and where this customer stands in
# it: the end of the touch in hand or the next date (`due`), the next start at its rate (`start`; `left`, its threshold, counts
# while the rate is 0), the customer's factor on the rate, the touch in hand (or -1) with its luck and length in days, the visits
# ended and the touches ended in this visit, how often it started at its rate, how many of its offers were accepted (of `most`),
# and for peak-end what was furthest and what was last.
# Of a touch that a pool serves also: which pool served it (or what became of it instead), the day it was asked for, the wait, the
# agents' mood.
JOURNEY = record(
    whole="trigger first rate_column pattern most node visit step server started accepted",
    word="start_point factor_point",
    real="interval due start left factor luck length requested wait mood "
    "peak_quality quality_gap end_quality peak_effort effort_gap end_effort",
)

# A touchpoint: the first column of its fields, the node that follows each outcome, the journey that it starts (or -1), the pool
# that serves it (or -1) and its priority there, the kinds of case that it opens and resolves (or -1), the first column of its
# offer (or -1), whether a survey is asked at once.
NODE = record(
    whole="column after_success after_failure after_abandonment starts_on_success starts_on_failure starts_on_abandonment pool priority "
    "opens opens_when resolves offer offer_kind offer_curve offer_most pulsed",
    word="point",
)

# A kind of case: the first column of its fields, and whether this customer has one open, since when, after how many contacts.
CASE = record(whole="column open contacts", real="opened")

# A channel of acquisition: the column of its rate (its cost is in the next), which channel it is a copy of where the table is
# repeated, and the share of the rate that this copy has.
CHANNEL = record(whole="column number", word="point", real="share")

# A survey: its index, the months between its rounds (or 0), the journey after which or the touchpoint at which it is asked (or
# -1), the journey that an answer below a score starts (or -1), the first column of its fields.
SURVEY = record(whole="index every after pulse starts column", real="below", word="point")

# Who is in an audience: a segment (or -1), and the share of it that is covered.
AUDIENCE = record(whole="segment", real="coverage", word="point")

# The columns of quantities and of sums and the random streams that there is one of, and the two levels that bound passives.
# `touch_sums`, `survey_sums`, `case_sums`, `pool_sums`: the first column of the sums of each; `sums`: how many columns there are;
# `weekday` of the first day, Monday 0; `form`: when customers leave, and the months between `renewal`s; `saving`: the journey that
# starts when one leaves (or -1). `past_rate`, `past_inactive`: purchases a day, and the days without one after which a customer is taken
# for lost, before the start, where no programme has moved them.
SINGLE = record(
    whole="satisfaction effort churn fee_level base_cost referral purchases detraction everyone "
    "touch_sums survey_sums case_sums pool_sums sums weekday form saving "
    "satisfaction_response effort_response satisfaction_curve effort_curve referral_curve purchase_curve detraction_curve",
    word="churn_point referral_point template_point purchase_point purchase_factor_point spend_factor_point recency_point "
    "detraction_point put_off_point",
    real="promoter_level detractor_level satisfaction_shift effort_shift renewal past_rate past_inactive",
)

# A life in hand. `born` and `day` are days from the start, `tenure_0` months, `churn_left` and `talk_left` thresholds not
# yet used up (as `buy_left`), `billed_on` the day until which it has paid, `at` the row
# of its values, `bought_on` the day of the last purchase, `requests` the touches that a pool has not decided about. A customer
# who has decided to leave goes on the day `leaving_on`. `founder`: its number among those who are customers from the start, or -1 (only
# where pools are shared).
LIFE = record(
    word="identity",
    whole="row founder origin source number month variant at knot fees costs touches talks won churned purchases spent requests "
    "decided saves open_cases products warnings lapsed paid",
    real="born day tenure_0 satisfaction effort satisfaction_0 effort_0 satisfaction_set effort_set "
    "churn_left talk_left convert delay public billed_on buy_left buy_factor spend_factor spend_luck bought_on "
    "tiredness asked_on fee leaving_on warn_left warn_public lapsed_on",
)

# A customer who will be: referred by the life with number `referrer`.
UNBORN = record(word="identity", whole="segment referrer", real="born")

# What is kept of a life (money in millionths; `source` is the referrer's number or the channel) and of an event.
KEPT_LIFE = record(
    word="identity",
    whole="row origin source churned fees costs touches won purchases spent paid products lapsed",
    real="born day satisfaction effort bought_on fee lapsed_on",
)
# Levels in single precision; days and amounts to the last bit.
KEPT_EVENT = record(number="life outcome", code="kind node", real="day amount", single="satisfaction effort")


KEPT_ANSWER = record(whole="life survey score reason", real="day")


class World(NamedTuple):
    """All that one run reads, and the records that one life after the other uses."""

    rows: Records  # (rows,) ROW
    since_opened: Floats  # (rows, kinds) days since a case was opened that is open at the start, NaN if none; (rows, 0) if of no row
    by_segment: Ints  # (rows,) rows ordered by segment
    segment_start: Ints  # (segments + 1,)
    journeys: Records  # (journeys,) JOURNEY
    factors: Floats  # (journeys + 3, q) quantiles of the customers' factors on each rate, on that of purchases, on an amount, on its mean
    nodes: Records  # (nodes,) NODE
    channels: Records  # (channels,) CHANNEL
    surveys: Records  # (surveys,) SURVEY
    patterns: Floats  # (2 x patterns, instants) days since Monday, busy days passed by then
    reasons: Floats  # (surveys, reasons) cumulative shares, 1 from the last on
    cases: Records  # (kinds of case,) CASE
    put_off: Floats  # (months,) share of prospects whom detractors put off; empty where it is not known before the run
    prospects: Floats  # (months,) prospects expected, where the run itself says what share is put off; else empty
    audiences: Records  # (audiences,) AUDIENCE
    pools: Records  # (pools,) POOL
    single: Records  # (1,) SINGLE
    month_days: Floats  # (months + 1,) first days of the months, from the start
    baseline: Floats  # (1 + curves, k) months of tenure at the knots, then the hazard of each curve from there on
    values: Floats  # (variants * months, columns) every quantity of the plan
    life: Records  # (1,) LIFE
    unborn: Records  # (waiting,) UNBORN


class Tally(NamedTuple):
    """What a run leaves: whole numbers, so that any order of adding gives the same bits."""

    months: Ints  # (months, columns)
    lives: Records  # (capacity,) KEPT_LIFE
    events: Records  # (capacity,) KEPT_EVENT
    answers: Records  # (capacity,) KEPT_ANSWER
    used: Ints  # (5,) lives, events, unborn, 1 if the lives outgrew their limit, answers
