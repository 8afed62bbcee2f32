"""The shipped sample: a SYNTHETIC subscription operator, written by ``python -m cxsim.data.sample configs/data``.

No company's data is in it. Its true parameters are written beside it as truth.json, so that a test can see whether a
fit finds them again.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from cxsim.data.synthetic.customers import blank_answers, draw_customers
from cxsim.data.synthetic.industries import write_industries
from cxsim.data.synthetic.logs import draw_contacts, draw_surveys
from cxsim.data.synthetic.truth import COEFFICIENTS, TRUTH, Truth

README = """# SYNTHETIC sample: a subscription operator

These tables are **synthetic**: made by `python -m cxsim.data.sample configs/data` from a stated random process.
They describe no real company and no real person. The same command always writes the same bytes.

| file | rows are |
|---|---|
| `customers.csv` | {customers:,} customers at the snapshot {snapshot}; {churned:,} have left |
| `contacts.csv` | {contacts:,} contacts of each customer's last {days} days |
| `surveys.csv` | {surveys:,} answers; the last of each index is the one in `customers.csv` |
| `truth.json` | the process and its true parameters |

Customers join uniformly over the {joined:g} months before the snapshot and leave with a Weibull hazard (falling with tenure)
times the exponential of a score in NPS, CES (7 = very easy), contacts in 90 days, plan and contract. Who is still there at the
snapshot is censored. NPS, CSAT and CES are each blank for about {blank:.0%} of customers, independently of everything; a blank
answer hides a score that acts all the same. CSAT and the fee have no effect of their own.
"""


def build_tables(truth: Truth = TRUTH) -> dict[str, pd.DataFrame]:
    """The three tables by file name, as they are written."""
    everyone = draw_customers(truth)
    seen = blank_answers(truth, everyone)
    customers = seen.drop(columns="end_day").assign(synthetic="yes")
    return {"customers.csv": customers, "contacts.csv": draw_contacts(truth, everyone), "surveys.csv": draw_surveys(truth, seen)}


def write_sample(folder: Path, truth: Truth = TRUTH) -> None:
    """Write the tables, the truth and a README into a folder, the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    made = build_tables(truth)
    for name, table in made.items():
        table.to_csv(folder / name, index=False, lineterminator="\n", date_format="%Y-%m-%d %H:%M")
    (folder / "truth.json").write_text(_truth(truth), encoding="utf-8", newline="\n")
    text = README.format(
        customers=len(made["customers.csv"]),
        churned=int(made["customers.csv"]["churned"].sum()),
        contacts=len(made["contacts.csv"]),
        surveys=len(made["surveys.csv"]),
        snapshot=truth.snapshot,
        days=truth.contact_log.days,
        joined=truth.joined_over_months,
        blank=truth.blank_share,
    )
    (folder / "README.md").write_text(text, encoding="utf-8", newline="\n")


def _truth(truth: Truth) -> str:
    process = " ".join(line.strip() for line in (Truth.__doc__ or "").splitlines()[2:] if line.strip())
    content = {"synthetic": True, "process": process, "parameters": asdict(truth), "log_hazard_coefficients": COEFFICIENTS}
    return json.dumps(content, indent=2, default=str) + "\n"


if __name__ == "__main__":
    here = Path(sys.argv[1] if len(sys.argv) > 1 else "configs/data")
    write_sample(here)
    write_industries(here)
