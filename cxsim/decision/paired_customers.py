"""Who is saved and what each is worth: every customer's two histories side by side, to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.decision.comparison import CashFlowLine
from cxsim.decision.exposure import Timelines, align_timelines
from cxsim.decision.paired_simulation import PairedOutcomes
from cxsim.engine import records
from cxsim.engine.outcome import Outcome
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]
_ORIGINS = np.array(["table", "acquired", "referred"])
_INSTANT = 1e-6  # days: what rounding leaves of the same instant


@dataclass(frozen=True)
class CustomerGroup:
    """Customers of one segment or of one fate, added up.

    Attributes
    ----------
    name : of the segment, or the fate (see `PairedCustomers`).
    customers : histories; saved, lost : how many of them leave in the baseline only, and under the programme only (see `PairedCustomers`).
    worth_cents : undiscounted, programme costs included; worth_per_customer : in money.
    """

    name: str
    customers: int
    saved: int
    lost: int
    worth_cents: int
    worth_per_customer: float


@dataclass(frozen=True)
class PairedCustomers:
    """One replication of the base case, one row a life.

    Money is undiscounted. What belongs to no customer (costs of the programme; haircut, terminal value and tax, where the
    terms have them) is shared out by the months that each life is active under the programme.

    Attributes
    ----------
    frame : columns customer_id, segment, origin, fate, months_baseline, months_programme, benefit_cents, cost_cents,
        worth_cents (int64; worth = benefit + cost, cost negative), most worth first. Fates: "gained" and "forgone" (comes at
        all only with, only without the programme); then, of what both scenarios see of the life after its arrival, "saved"
        (leaves in the baseline only), "lost" (leaves under the programme only), "longer" and "shorter" (leaves in both); of
        those who stay as long, "earlier" and "later" (comes at another time), "served" (costs or pays otherwise), "same".
    segments, fates : the rows added up.
    total_cents : the programme's undiscounted total in this replication; the sum of `worth_cents`.
    """

    frame: pd.DataFrame
    segments: tuple[CustomerGroup, ...]
    fates: tuple[CustomerGroup, ...]
    total_cents: int


@dataclass(frozen=True)
class CustomerBalance:
    """How many customers a programme keeps and wins within the horizon; means over the replications.

    Attributes
    ----------
    kept : how many fewer leave, of those who are customers in both scenarios and within what both see of their histories.
    acquired, referred : how many more come by a channel, and by a recommendation.
    """

    kept: float
    acquired: float
    referred: float

    @property
    def won(self) -> float:
        """How many more come."""
        return self.acquired + self.referred


def customer_balance(pairs: Sequence[PairedOutcomes]) -> CustomerBalance:
    """Customers kept and won, over the replications given."""
    found = [align_timelines(pair) for pair in pairs]
    kept = np.mean([int(each.saved.sum()) - int(each.lost.sum()) for each in found])
    acquired, referred = (np.mean([_more(pair, origin) for pair in pairs]) for origin in (records.ACQUIRED, records.REFERRED))
    return CustomerBalance(float(kept), float(acquired), float(referred))


def _more(pair: PairedOutcomes, origin: int) -> int:
    baseline, programme = (int((outcome.tally.histories["origin"] == origin).sum()) for outcome in (pair.baseline, pair.programme))
    return programme - baseline


def value_paired_customers(pair: PairedOutcomes, lines: Sequence[CashFlowLine]) -> PairedCustomers:
    """Every life of one replication with what it is worth; the cents sum to the programme's total."""
    frame = _paired_histories(pair)
    flows = pair.case.flows.sum(axis=0)
    benefit = sum(flow for line, flow in zip(lines, flows.tolist(), strict=True) if line.kind == "benefit")
    cost = sum(flow for line, flow in zip(lines, flows.tolist(), strict=True) if line.kind == "cost")
    months = frame["months_programme"].to_numpy()
    active = months / months.sum() if months.sum() > 0 else np.full(len(frame), 1 / len(frame))
    own = _business(pair, lines)
    total = round(100 * (benefit + cost))
    frame["benefit_cents"] = _shared_out(own + active * (benefit - own.sum()), round(100 * benefit))
    frame["cost_cents"] = _shared_out(active * cost, total - round(100 * benefit))
    frame["worth_cents"] = frame["benefit_cents"] + frame["cost_cents"]
    frame["fate"] = _fates(pair, align_timelines(pair), frame["benefit_cents"].to_numpy() != 0)
    ordered = frame.sort_values(["worth_cents", "customer_id"], ascending=[False, True], ignore_index=True)
    return PairedCustomers(ordered, _rows(ordered, "segment"), _rows(ordered, "fate"), total)


def _paired_histories(pair: PairedOutcomes) -> pd.DataFrame:
    """One row a life: who it is and how many months it stays in each scenario."""
    names = np.empty(len(pair.in_baseline), dtype=object)
    row = np.zeros(len(names), np.int64)
    origin = np.zeros(len(names), np.int64)
    columns: dict[str, Array] = {}
    for side, outcome, number in _sides(pair):
        present, histories = number >= 0, outcome.tally.histories
        names[present] = outcome.names.to_numpy(zero_copy_only=False)[number[present]]
        row[present], origin[present] = histories["row"][number[present]], histories["origin"][number[present]]
        columns[f"months_{side}"] = _taken((histories["day"] - histories["born"]) / DAYS_PER_MONTH, number)
    population = pair.baseline.twin.population
    segments = np.array(population.segments)[population.segment[row]]
    return pd.DataFrame({"customer_id": names.astype(str), "segment": segments, "origin": _ORIGINS[origin], **columns})


def _sides(pair: PairedOutcomes) -> tuple[tuple[str, Outcome, NDArray[np.int64]], ...]:
    return ("baseline", pair.baseline, pair.in_baseline), ("programme", pair.programme, pair.in_programme)


def _taken(values: Array, number: NDArray[np.int64]) -> Array:
    """The value of each life, 0 where it is not simulated."""
    return np.where(number >= 0, values[np.maximum(number, 0)], 0.0)


def _business(pair: PairedOutcomes, lines: Sequence[CashFlowLine]) -> Array:
    """What each life changes, in money: fees and purchases at the scenario's mean margins, costs as the engine booked them."""
    worth = []
    for side, outcome, number in _sides(pair):
        histories, flows = outcome.tally.histories, getattr(pair.case, side).sum(axis=0)
        own = -histories["costs"] / records.MICRO
        for name, booked in (
            ("margin", histories["fees"]),
            ("purchase_margin", histories["spent"]),
            ("touch_margin", histories["payments"]),
        ):
            flow = sum(amount for line, amount in zip(lines, flows.tolist(), strict=True) if line.name == name)
            own = own + booked * (flow / booked.sum() if booked.sum() > 0 else 0.0)
        worth.append(_taken(own, number))
    return np.asarray(worth[1] - worth[0])


def _shared_out(amounts: Array, total_cents: int) -> NDArray[np.int64]:
    """Whole cents near the amounts that sum to the total, by largest remainders (A. Hamilton, 1792)."""
    exact = 100 * amounts
    cents = np.floor(exact).astype(np.int64)
    missing = total_cents - int(cents.sum())
    each, rest = divmod(missing, len(cents))
    cents += each
    cents[np.argsort(cents - each - exact, kind="stable")[:rest]] += 1
    return cents


def _fates(pair: PairedOutcomes, times: Timelines, changed: NDArray[np.bool_]) -> NDArray[np.str_]:
    both = pair.both
    with np.errstate(invalid="ignore"):
        longer = np.nan_to_num(times.stay[1] - times.stay[0])
        later = np.nan_to_num((times.root + times.delay)[1] - (times.root + times.delay)[0])
    cases = [
        (~both & (pair.in_programme >= 0), "gained"), (~both, "forgone"), (times.saved, "saved"), (times.lost, "lost"),
        (longer > _INSTANT, "longer"), (longer < -_INSTANT, "shorter"),
        (later < -_INSTANT, "earlier"), (later > _INSTANT, "later"), (changed, "served"),
    ]  # fmt: skip
    return np.select([test for test, _ in cases], [name for _, name in cases], "same")


def _rows(frame: pd.DataFrame, by: str) -> tuple[CustomerGroup, ...]:
    rows = []
    for name, group in frame.groupby(by, sort=True):
        worth = int(group["worth_cents"].sum())
        saved, lost = (int((group["fate"] == fate).sum()) for fate in ("saved", "lost"))
        rows.append(CustomerGroup(str(name), len(group), saved, lost, worth, worth / 100 / len(group)))
    return tuple(sorted(rows, key=lambda row: row.worth_cents, reverse=True))
