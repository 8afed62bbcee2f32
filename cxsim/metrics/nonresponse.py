"""What silence does to a survey: who answered, and how far the answers are from those of all customers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxsim.metrics.catalogue import metric
from cxsim.metrics.cells import columns_of
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.lifecycle import HEADS
from cxsim.metrics.measurement import Measurement
from cxsim.metrics.needs import Needs, Request
from cxsim.metrics.sums import NOT_GIVEN, Group, Sums, fetch
from cxsim.metrics.tables import Place
from cxsim.stats.contrasts import Contrast, contrast
from cxsim.stats.intervals import Estimate, unknown_estimate
from cxsim.stats.moments import NOTHING, Moments
from cxsim.stats.ratios import estimate_share
from cxsim.text import Message

SURVEYED = {"nps": (-100.0, 100.0), "csat": (0.0, 1.0), "csat_mean": (1.0, 5.0), "ces": (1.0, 7.0)}
"""The survey indices, and the lowest and highest value each can have."""

_INDEX = {"csat_mean": "csat"}


@dataclass(frozen=True)
class Nonresponse:
    """How silence bears on one survey estimate.

    Attributes
    ----------
    response : the share of those asked who answered; not known without a table of invitations.
    reweighted : the estimate with each stratum of customers given its share of all customers (post-stratification).
    bias : how far the plain estimate is above the reweighted one; what differs within strata stays unseen.
    least, most : where the index of all who were asked must lie, whatever the silent think; NaN without a response rate.
    after_contact : the share of the answers from transactional surveys; NaN if unknown.
    """

    response: Estimate
    reweighted: Estimate
    bias: Contrast
    least: float
    most: float
    after_contact: float

    @property
    def messages(self) -> tuple[Message, ...]:
        """What to say beside the estimate."""
        unknown = Message("metrics-nonresponse-unknown")
        found = Message("metrics-nonresponse-range", share=self.response.value, least=self.least, most=self.most)
        weighted = Message("metrics-nonresponse-weighted", value=self.reweighted.value, bias=str(self.bias))
        return (found if self.response.known else unknown, *([weighted] if self.reweighted.known else []))


def measure_nonresponse(place: Place, measurement: Measurement, stratum: str = "segment") -> dict[tuple[str, Group], Nonresponse]:
    """What silence does to each survey estimate of a measurement, by metric and group.

    `stratum` is a column of the customers; where there is none, or the measurement is cut by it, nothing is reweighted.
    """
    by = measurement.by
    keys = [key for key in SURVEYED if any(value.card.key == key for value in measurement.values)]
    wanted = nonresponse_requests(place, by, keys, stratum)
    sums = {**measurement.sums, **fetch(place, [request for request in wanted if request not in measurement.sums]).sums}
    strata = _strata(sums, keys, by, _own(place, by), stratum)
    found = {}
    for value in measurement.values:
        key, group = value.card.key, value.group
        if key in keys and wanted:
            invited, kind = (Request(need(_INDEX.get(key, key)), by) for need in (_invited, _transactional))
            response = estimate_share(sums.get(invited, {}).get(group, NOTHING), note=Message("metrics-none-invited"))
            after = sums.get(kind, {}).get(group, NOTHING).value
            found[key, group] = _silence(value.estimate, value.moments, response, strata.get((key, group), {}), SURVEYED[key], after)
    return found


def nonresponse_requests(
    place: Place, by: tuple[str, ...], keys: Iterable[str] = SURVEYED, stratum: str = "segment"
) -> tuple[Request, ...]:
    """What must be summed to tell what silence does; as `more` of `measure` it is summed in the same pass."""
    surveys, invitations = place.columns("surveys"), place.columns("invitations")
    indices, found = dict.fromkeys(_INDEX.get(key, key) for key in keys), list[Request]()
    if not {"index", "score"} <= set(surveys) or not all(_cuttable(place, "surveys", "answered_at", cut) for cut in by):
        return ()
    if {"index", "answered"} <= set(invitations) and all(_cuttable(place, "invitations", "sent_at", cut) for cut in by):
        found += [Request(_invited(index), by) for index in indices]
    if "kind" in surveys:
        found += [Request(_transactional(index), by) for index in indices]
    if stratum in place.columns("customers") and stratum not in by and "customer_id" in surveys:
        found += [Request(HEADS, (*_own(place, by), stratum))]
        found += [Request(metric(key).ways[0][0], (*by, stratum)) for key in keys]
    return tuple(found)


def reweight(parts: Mapping[str, tuple[Moments, float]], unit: str) -> tuple[Estimate, float]:
    """The mean over strata with each stratum's share of the customers, its interval, and how many customers' strata did not answer."""
    heard = {name: (m, heads) for name, (m, heads) in parts.items() if m.rows and not math.isnan(m.variance)}
    total = sum(heads for _, heads in heard.values())
    silent = sum(heads for _, heads in parts.values()) - total
    if not heard or total <= 0:
        return unknown_estimate(unit, Message("metrics-none-strata")), silent
    value = sum(heads / total * m.value for m, heads in heard.values())
    variance = sum((heads / total) ** 2 * m.variance for m, heads in heard.values())
    found = contrast(value, variance, unit)
    return Estimate(value, found.low, found.high, sum(m.rows for m, _ in heard.values()), unit, found.note), silent


def _silence(
    plain: Estimate,
    moments: Moments,
    response: Estimate,
    parts: Mapping[str, tuple[Moments, float]],
    scale: tuple[float, float],
    after: float,
) -> Nonresponse:
    again, _ = reweight(parts, plain.unit)
    total = sum(heads for m, heads in parts.values() if m.rows and not math.isnan(m.variance))
    weight = {name: (m.x / moments.x, heads / total if total else 0.0) for name, (m, heads) in parts.items() if m.rows}
    heard = [(name, m) for name, (m, _) in parts.items() if m.rows and not math.isnan(m.variance)]
    variance = sum((weight[name][0] - weight[name][1]) ** 2 * m.variance for name, m in heard)
    bias = contrast(plain.value - again.value, variance if again.known else math.nan, plain.unit)
    share = response.value if response.known else math.nan
    least, most = (share * plain.value + (1 - share) * end for end in scale)
    return Nonresponse(response, again, bias, least, most, after)


def _strata(
    sums: Mapping[Request, Sums], keys: Sequence[str], by: tuple[str, ...], own: tuple[str, ...], stratum: str
) -> dict[tuple[str, Group], dict[str, tuple[Moments, float]]]:
    """The moments and the customers of each stratum, by metric and group."""
    heads = sums.get(Request(HEADS, (*own, stratum)), {})
    found: dict[tuple[str, Group], dict[str, tuple[Moments, float]]] = {}
    for key in keys:
        for (*group, part), moments in sums.get(Request(metric(key).ways[0][0], (*by, stratum)), {}).items():
            if part != NOT_GIVEN:
                kept = tuple(value for cut, value in zip(by, group, strict=True) if cut in own)
                customers = heads.get((*kept, part), NOTHING).x
                found.setdefault((key, tuple(group)), {})[part] = (moments, customers)
    return found


def _own(place: Place, by: tuple[str, ...]) -> tuple[str, ...]:
    """The cuts that are the customers' own."""
    return tuple(cut for cut in by if cut in place.columns("customers") and cut not in PERIODS)


def _cuttable(place: Place, table: str, at: str, cut: str) -> bool:
    columns = columns_of(place, table)
    return cut in columns or (at in columns if cut in PERIODS else "customer_id" in columns and cut in place.columns("customers"))


def _invited(index: str) -> Needs:
    return Needs("invitations", y="{answered}", when=f"lower({{index}}) = '{index}'", at="sent_at")


def _transactional(index: str) -> Needs:
    return Needs(
        "surveys",
        y="CASE WHEN {kind} = 'transactional' THEN 1.0 ELSE 0.0 END",
        when=f"lower({{index}}) = '{index}' AND {{score}} IS NOT NULL",
        at="answered_at",
    )
