"""What silence does to a survey: who answered, and how far the answers are from those of all customers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxsim.metrics.catalogue import metric
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.lifecycle import HEADS
from cxsim.metrics.measuring import NOT_GIVEN, Group, Measurement, fetch
from cxsim.metrics.needs import Needs
from cxsim.metrics.query import columns_of
from cxsim.metrics.tables import Place
from cxsim.stats.contrasts import Contrast, contrast
from cxsim.stats.intervals import Estimate, unknown
from cxsim.stats.moments import NOTHING, Moments
from cxsim.stats.ratios import share_of

SURVEYED = {"nps": (-100.0, 100.0), "csat": (0.0, 1.0), "csat_mean": (1.0, 5.0), "ces": (1.0, 7.0)}
"""The survey indices, and the lowest and highest value each can have."""

_INDEX = {"csat_mean": "csat"}


@dataclass(frozen=True)
class Silence:
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
    def words(self) -> str:
        """What to say beside the estimate."""
        said = []
        if self.response.known:
            said.append(
                f"{100 * self.response.value:.0f} % of those asked answered; all of them lie from {self.least:.3g} to {self.most:.3g}"
            )
        else:
            said.append("who was asked is not known, so neither is the response rate")
        if self.reweighted.known:
            said.append(f"weighted to the customers {self.reweighted.value:.4g} (bias {self.bias})")
        return "; ".join(said)


def silence(place: Place, measurement: Measurement, stratum: str = "segment") -> dict[tuple[str, Group], Silence]:
    """What silence does to each survey estimate of a measurement, by metric and group.

    `stratum` is a column of the customers; where there is none, or the measurement is cut by it, nothing is reweighted.
    """
    keys = [key for key in SURVEYED if any(value.card.key == key for value in measurement.values)]
    if not keys or "surveys" not in place.names:
        return {}
    by = measurement.by
    asked = {key: _asked(_INDEX.get(key, key)) for key in keys}
    known = "invitations" in place.names and all(_cuttable(place, "invitations", cut) for cut in by)
    rates = fetch(place, asked.values(), by) if known and "index" in place.columns("invitations") else {}
    kinds = {key: _transactional(_INDEX.get(key, key)) for key in keys}
    contacts = fetch(place, kinds.values(), by) if "kind" in place.columns("surveys") else {}
    strata = _strata(place, keys, by, stratum)
    found = {}
    for value in measurement.values:
        key, group = value.card.key, value.group
        if key not in keys:
            continue
        response = share_of(rates.get(asked[key], {}).get(group, NOTHING), note="nobody is known to have been asked")
        after = contacts.get(kinds[key], {}).get(group, NOTHING).value
        found[key, group] = _silence(value.estimate, value.moments, response, strata.get((key, group), {}), SURVEYED[key], after)
    return found


def reweighted(parts: Mapping[str, tuple[Moments, float]], unit: str) -> tuple[Estimate, float]:
    """The mean over strata with each stratum's share of the customers, its interval, and how many customers' strata did not answer."""
    heard = {name: (m, heads) for name, (m, heads) in parts.items() if m.rows and not math.isnan(m.variance)}
    total = sum(heads for _, heads in heard.values())
    silent = sum(heads for _, heads in parts.values()) - total
    if not heard or total <= 0:
        return unknown(unit, "no stratum with answers"), silent
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
) -> Silence:
    again, _ = reweighted(parts, plain.unit)
    total = sum(heads for m, heads in parts.values() if m.rows and not math.isnan(m.variance))
    weight = {name: (m.x / moments.x, heads / total if total else 0.0) for name, (m, heads) in parts.items() if m.rows}
    heard = [(name, m) for name, (m, _) in parts.items() if m.rows and not math.isnan(m.variance)]
    variance = sum((weight[name][0] - weight[name][1]) ** 2 * m.variance for name, m in heard)
    bias = contrast(plain.value - again.value, variance if again.known else math.nan, plain.unit)
    share = response.value if response.known else math.nan
    least, most = (share * plain.value + (1 - share) * end for end in scale)
    return Silence(response, again, bias, least, most, after)


def _strata(
    place: Place, keys: Sequence[str], by: tuple[str, ...], stratum: str
) -> dict[tuple[str, Group], dict[str, tuple[Moments, float]]]:
    """The moments and the customers of each stratum, by metric and group."""
    if stratum not in place.columns("customers") or stratum in by or "customer_id" not in place.columns("surveys"):
        return {}
    own = tuple(cut for cut in by if cut in place.columns("customers") and cut not in PERIODS)
    heads = fetch(place, [HEADS], (*own, stratum))[HEADS]
    needs = {key: metric(key).ways[0][0] for key in keys}
    sums = fetch(place, needs.values(), (*by, stratum))
    found: dict[tuple[str, Group], dict[str, tuple[Moments, float]]] = {}
    for key, need in needs.items():
        for (*group, part), moments in sums[need].items():
            if part != NOT_GIVEN:
                kept = tuple(value for cut, value in zip(by, group, strict=True) if cut in own)
                customers = heads.get((*kept, part), NOTHING).x
                found.setdefault((key, tuple(group)), {})[part] = (moments, customers)
    return found


def _cuttable(place: Place, table: str, cut: str) -> bool:
    return cut in PERIODS or cut in columns_of(place, table) or cut in place.columns("customers")


def _asked(index: str) -> Needs:
    return Needs("invitations", y="{answered}", when=f"lower({{index}}) = '{index}'", at="sent_at")


def _transactional(index: str) -> Needs:
    return Needs(
        "surveys",
        y="CASE WHEN {kind} = 'transactional' THEN 1.0 ELSE 0.0 END",
        when=f"lower({{index}}) = '{index}' AND {{score}} IS NOT NULL",
        at="answered_at",
    )
