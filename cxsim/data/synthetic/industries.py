"""The shipped samples of other trades: SYNTHETIC customers of a software house, a shop without contracts and a retail bank.

The same process as the subscription operator's (`sample_truth.Truth`), with each trade's own parameters, columns and words;
`python -m cxsim.data.sample configs/data` writes them too, each into a folder of its own.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from cxsim.data.synthetic.customers import blank_answers, draw_customers, random_stream
from cxsim.data.synthetic.truth import PlanTruth, ScoreTruth, Truth
from cxsim.units import MONTHS_PER_YEAR

README = """# SYNTHETIC sample: {title}

This table is **synthetic**: made by `python -m cxsim.data.sample configs/data` from a stated random process.
It describes no real company and no real person. The same command always writes the same bytes.

| file | rows are |
|---|---|
| `customers.csv` | {customers:,} customers at the snapshot {snapshot}; {left:,} {words_for_left} |
| `truth.json` | the process and its true parameters, under the names of the columns here |

Customers join uniformly over the {joined:g} months before the snapshot and leave with a Weibull hazard (falling with tenure)
times the exponential of a score in {effects}. Who is still there at the snapshot is censored. Answers
(NPS, CES; 7 = very easy) are each blank for about {blank:.0%} of customers, independently of everything; a blank answer
hides a score that acts all the same. {without}
"""
_LOGS = ("contact_log", "survey_log")


@dataclass(frozen=True)
class TableSize:
    """A whole number of at least 1 that each customer has, lognormal about a mean that its plan sets."""

    column: str
    mean: dict[str, float]
    spread: float
    multiplies_fee: bool


@dataclass(frozen=True)
class Industry:
    """A trade's customers: the parameters of the process, and how the trade calls and writes what the process draws.

    `columns` gives the trade's name for each column of the process that it keeps, in its order; `words` what stands for the
    values 0 and 1 of a column, by the trade's name. `counts_from` is added to the count that the process calls contacts. A tenure
    of the name `years_...` is written in years.
    """

    title: str
    truth: Truth
    columns: dict[str, str]
    words: dict[str, tuple[str, str]]
    words_for_left: str
    without: str
    size: TableSize | None = None
    counts_from: int = 0

    @property
    def coefficients(self) -> dict[str, float]:
        """The true effects on the log hazard, as a model of this table names them."""
        own, truth = self.columns, self.truth
        first, *others = truth.plans
        names = {own[name]: getattr(truth, name) for name in ("nps", "ces", "contacts_90d")}
        plans = {f"{own['plan']}[{plan}]": truth.plans[plan].log_hazard - truth.plans[first].log_hazard for plan in others}
        return {**names, **plans, f"{own['contract']}[{self.words[own['contract']][1]}]": truth.annual}


def _answers(nps: float, ces: float) -> dict[str, ScoreTruth]:
    return {
        "nps": ScoreTruth(0, 10, nps, 1.9, 1.2, "relational"),
        "csat": ScoreTruth(1, 5, 3.8, 0.7, 0.6, "transactional"),
        "ces": ScoreTruth(1, 7, ces, 0.8, 0.9, "transactional"),
    }


SAAS = Industry(
    title="software for teams, paid by the seat",
    truth=Truth(
        seed=2027,
        customers=2_000,
        joined_over_months=48.0,
        rate=0.026,
        shape=0.85,
        contacts_90d=0.12,
        plans={"team": PlanTruth(0.55, 14.0, 0.0), "business": PlanTruth(0.33, 22.0, -0.35), "enterprise": PlanTruth(0.12, 31.0, -0.80)},
        annual_share=0.45,
        annual=-0.9,
        annual_discount=0.15,
        fee_spread=0.10,
        contacts_mean=1.3,
    ),
    columns={
        "customer_id": "account",
        "plan": "plan",
        "contract": "billing",
        "monthly_fee": "fee_per_month",
        "tenure_months": "months_subscribed",
        "churned": "status",
        "nps": "nps",
        "csat": "csat",
        "ces": "ces",
        "contacts_90d": "tickets_90d",
    },
    words={"billing": ("monthly", "annual"), "status": ("active", "cancelled")},
    words_for_left="have cancelled",
    without="CSAT, the seats and the fee (seats times the price of a seat) have no effect of their own.",
    size=TableSize("seats", {"team": 6.0, "business": 16.0, "enterprise": 45.0}, 0.5, multiplies_fee=True),
)

SHOP = Industry(
    title="an online shop without contracts",
    truth=Truth(
        seed=2028,
        customers=2_000,
        joined_over_months=36.0,
        rate=0.045,
        shape=0.75,
        nps=-0.11,
        nps_centre=7.3,
        ces=-0.14,
        contacts_90d=-0.15,
        plans={"search": PlanTruth(0.40, 0.0, 0.0), "social": PlanTruth(0.35, 0.0, 0.25), "friend": PlanTruth(0.25, 0.0, -0.40)},
        annual_share=0.40,
        annual=-0.5,
        answers=_answers(7.3, 5.0),
        contacts_mean=3.6,
        contacts_per_ces_point=0.05,
        contacts_dispersion=2.0,
    ),
    columns={
        "customer_id": "customer",
        "plan": "first_channel",
        "contract": "newsletter",
        "monthly_fee": "fee",
        "tenure_months": "months_since_first_order",
        "churned": "lost",
        "nps": "nps",
        "ces": "delivery_ces",
        "contacts_90d": "orders_12m",
    },
    words={"newsletter": ("no", "yes"), "lost": ("no", "yes")},
    words_for_left="are taken for lost: 180 days without an order, and gone since the last one",
    without="There is no contract, so the fee is 0.00 for everybody; orders_12m counts the last order too.",
    counts_from=1,
)

BANK = Industry(
    title="current accounts of a retail bank",
    truth=Truth(
        seed=2029,
        customers=2_000,
        joined_over_months=120.0,
        rate=0.0085,
        shape=0.9,
        nps=-0.12,
        nps_centre=6.6,
        ces=-0.15,
        ces_centre=4.8,
        contacts_90d=0.18,
        plans={"basic": PlanTruth(0.35, 8.0, 0.0), "classic": PlanTruth(0.45, 17.0, -0.20), "gold": PlanTruth(0.20, 42.0, -0.45)},
        annual_share=0.55,
        annual=-1.2,
        annual_discount=0.0,
        fee_spread=0.35,
        answers=_answers(6.6, 4.8),
        contacts_mean=0.6,
    ),
    columns={
        "customer_id": "account_no",
        "plan": "account_type",
        "contract": "salary_paid_in",
        "monthly_fee": "income_per_month",
        "tenure_months": "years_with_bank",
        "churned": "closed",
        "nps": "nps",
        "ces": "ces",
        "contacts_90d": "contacts_90d",
    },
    words={"salary_paid_in": ("no", "yes"), "closed": ("no", "yes")},
    words_for_left="have closed their account",
    without="The products held and the income (fees and net interest per month) have no effect of their own.",
    size=TableSize("products_held", {"basic": 1.5, "classic": 2.2, "gold": 3.2}, 0.4, multiplies_fee=False),
)


INDUSTRIES = {"saas": SAAS, "shop": SHOP, "bank": BANK}


def industry_table(trade: Industry) -> pd.DataFrame:
    """The customers of a trade as its company would see them, with a column `synthetic` that is all yes."""
    everyone = draw_customers(trade.truth)
    if trade.size is not None:
        everyone = _with_size(everyone, trade.truth, trade.size)
    seen = blank_answers(trade.truth, everyone)
    size = [] if trade.size is None else [trade.size.column]
    table = seen[[*trade.columns, *size]].rename(columns=trade.columns)
    for column, (zero, one) in trade.words.items():
        table[column] = np.where(table[column].isin([1, "annual"]), one, zero)
    table[trade.columns["contacts_90d"]] += trade.counts_from
    tenure = trade.columns["tenure_months"]
    if tenure.startswith("years_"):
        table[tenure] = np.ceil(1000 * table[tenure] / MONTHS_PER_YEAR) / 1000
    return table.assign(synthetic="yes")


def write_industries(folder: Path) -> None:
    """Write each trade's customers, truth and README into a folder of its own below `folder`, the same bytes every time."""
    for name, trade in INDUSTRIES.items():
        table, home = industry_table(trade), folder / name
        home.mkdir(parents=True, exist_ok=True)
        table.to_csv(home / "customers.csv", index=False, lineterminator="\n")
        (home / "truth.json").write_text(_truth(trade), encoding="utf-8", newline="\n")
        (home / "README.md").write_text(_readme(trade, table), encoding="utf-8", newline="\n")


def _with_size(everyone: pd.DataFrame, truth: Truth, size: TableSize) -> pd.DataFrame:
    mean = everyone["plan"].map(size.mean).to_numpy(dtype=float)
    noise = random_stream(truth, 5).standard_normal(len(everyone))
    count = np.maximum(np.rint(mean * np.exp(size.spread * noise - size.spread**2 / 2)), 1).astype(int)
    fee = everyone["monthly_fee"] * (count if size.multiplies_fee else 1)
    return everyone.assign(**{size.column: count}, monthly_fee=fee.round(2))


def _truth(trade: Industry) -> str:
    process = " ".join(line.strip() for line in (Truth.__doc__ or "").splitlines()[2:] if line.strip())
    content = {
        "synthetic": True,
        "process": process,
        "columns": trade.columns,
        "words": trade.words,
        "parameters": {name: value for name, value in asdict(trade.truth).items() if name not in _LOGS},
        "size": None if trade.size is None else asdict(trade.size),
        "log_hazard_coefficients": trade.coefficients,
    }
    return json.dumps(content, indent=2, default=str) + "\n"


def _readme(trade: Industry, table: pd.DataFrame) -> str:
    left, own = trade.columns["churned"], trade.columns
    effects = [own[name] for name in ("nps", "ces", "contacts_90d", "plan", "contract")]
    return README.format(
        title=trade.title,
        customers=len(table),
        snapshot=trade.truth.snapshot,
        left=int((table[left] == trade.words[left][1]).sum()),
        words_for_left=trade.words_for_left,
        joined=trade.truth.joined_over_months,
        effects=f"{', '.join(effects[:-1])} and {effects[-1]}",
        blank=trade.truth.blank_share,
        without=trade.without,
    )
