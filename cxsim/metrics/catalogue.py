"""The cards of all metrics: what each says, what it assumes, what it tempts people to do, and who should read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxsim.errors import UsageError, nearest


@dataclass(frozen=True)
class Card:
    """What a reader must know of a metric besides its number; `key` is the name of its function."""

    key: str
    name: str
    definition: str
    says: str
    assumes: str
    tempts_to: str
    read_by: str
    unit: str
    better: Literal["high", "low"]
    source: str


CATALOGUE: tuple[Card, ...] = (
    Card(
        key="nps",
        name="Net promoter score",
        definition="share of 9 and 10 minus share of 0 to 6 among answers from 0 to 10, in points",
        says="positive against negative word of mouth",
        assumes="one recommendation concerns only this brand; reach and duration of talk are alike",
        tempts_to="beg for a 10",
        read_by="marketing, sales, engagement",
        unit="points",
        better="high",
        source="Reichheld, The one number you need to grow, Harvard Business Review, December 2003",
    ),
    Card(
        key="csat",
        name="Customer satisfaction (top box)",
        definition="share of answers 4 and 5 on a scale from 1 to 5",
        says="positive against negative feeling about an interaction",
        assumes="satisfaction suffices for growth; a fixed problem measures a relationship",
        tempts_to="reduce customer experience to service",
        read_by="front line",
        unit="share",
        better="high",
        source="top-two-box convention of five-point satisfaction scales",
    ),
    Card(
        key="csat_mean",
        name="Customer satisfaction (mean)",
        definition="mean answer on a scale from 1 to 5",
        says="how content the average answer is, with the middle of the scale counted too",
        assumes="the steps of the scale are equally far apart",
        tempts_to="celebrate a second decimal",
        read_by="front line",
        unit="of 1-5",
        better="high",
        source="mean of a five-point satisfaction scale",
    ),
    Card(
        key="ces",
        name="Customer effort score",
        definition='mean answer from 1 to 7 to "it was easy", 7 the least effort',
        says="how hard it was to get something done",
        assumes="effort drives disloyalty more than delight drives loyalty; those who gave up are asked too",
        tempts_to="remove steps that customers value",
        read_by="service, process and product owners",
        unit="of 1-7",
        better="high",
        source="Dixon, Freeman & Toman, Stop trying to delight your customers, Harvard Business Review, July 2010",
    ),
    Card(
        key="churn_rate",
        name="Churn rate",
        definition="customers lost in a period over customers at its start",
        says="how fast the base leaks",
        assumes="the period is stated, and leaving is seen when it happens",
        tempts_to="lock customers in, or stop acquiring customers who are likely to leave",
        read_by="finance, retention",
        unit="share",
        better="low",
        source="lost over start-of-period customers, the convention of subscription reporting",
    ),
    Card(
        key="churn_per_month",
        name="Churn per customer-month",
        definition="customers lost over customer-months observed",
        says="the mean hazard of leaving, whatever the length of observation",
        assumes="an average over the tenures observed is wanted; young bases churn more",
        tempts_to="compare bases of different age",
        read_by="analysts, finance",
        unit="per customer-month",
        better="low",
        source="occurrence over exposure rate of survival analysis",
    ),
    Card(
        key="retention_share",
        name="Retention",
        definition="customers of the start of a period still there at its end, over customers at its start",
        says="how much of the base stays",
        assumes="staying is a choice, not a contract that runs on",
        tempts_to="count prisoners as friends",
        read_by="finance, retention",
        unit="share",
        better="high",
        source="one minus the churn rate of the same period",
    ),
    Card(
        key="contacts_per_customer",
        name="Contacts per customer",
        definition="contacts in a period over customers, those without a contact included",
        says="how much help customers need",
        assumes="contacts are counted in every channel",
        tempts_to="hide the telephone number",
        read_by="service, operations, finance",
        unit="per customer",
        better="low",
        source="contact volume over customer base, the convention of contact centres",
    ),
    Card(
        key="first_contact_resolution",
        name="First-contact resolution",
        definition="cases resolved at the first contact over closed cases",
        says="how often once is enough",
        assumes="a case that comes back is recognised as the same case",
        tempts_to="close cases early, or count a call back as a new case",
        read_by="service, operations",
        unit="share",
        better="high",
        source="convention of contact centres",
    ),
    Card(
        key="mean_time_to_resolution",
        name="Mean time to resolution",
        definition="mean days from opening to resolution over resolved cases",
        says="how long customers wait for an answer that holds",
        assumes="cases still open are few; otherwise it looks better than it is",
        tempts_to="leave the hard cases open",
        read_by="service, operations",
        unit="days",
        better="low",
        source="convention of service management",
    ),
)


def card(key: str) -> Card:
    """The card of a metric.

    Raises
    ------
    UsageError
        If there is no such metric; it names the nearest one.
    """
    for known in CATALOGUE:
        if known.key == key:
            return known
    raise UsageError(f"There is no metric {key!r}; {nearest(key, [known.key for known in CATALOGUE])}")
