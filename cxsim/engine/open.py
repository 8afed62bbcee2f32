"""The open engine: the same world as SimPy processes, in plain Python, one process per customer.

It is the readable reference. On the same key it lives the very lives of the compiled engine: it shares with it the laws
(how a level moves, when a hazard strikes) and the random numbers, and nothing of the way from instant to instant.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import simpy

from cxsim.engine import laws, records
from cxsim.engine.arrays import Twin
from cxsim.engine.outcome import Outcome
from cxsim.engine.records import Tally, World
from cxsim.rng import compiled_descendant, compiled_philox
from cxsim.units import DAYS_PER_MONTH

_SCALE = 1.0 / 4294967296.0


def simulate_openly(twin: Twin, settings: World, key: np.uint64) -> Outcome:
    """The outcome of one run on SimPy, with every life and event kept; equal to `simulate` on the same key."""
    run = _Run(twin, settings, key)
    for number in np.flatnonzero(twin.population.active).tolist():
        run.enter(_Customer(run, int(settings.rows["identity"][number]), number, records.FROM_TABLE, -1, 0.0))
    for channel in range(len(settings.channels)):
        run.environment.process(run.arrivals(channel))
    run.environment.run()
    return Outcome.of(twin, run.tally(), kept_lives=True, kept_events=True)


class _Run:
    """What all customers of a run share: the clock, the quantities, the luck and the books."""

    def __init__(self, twin: Twin, settings: World, key: np.uint64) -> None:
        self.twin, self.settings, self.key = twin, settings, key
        self.environment = simpy.Environment()
        self.single = {name: settings.single[name][0].item() for name in records.SINGLE.names or ()}
        self.month_days = settings.month_days.tolist()
        self.months = len(self.month_days) - 1
        self.values = settings.values.tolist()
        self.rows = [dict(zip(records.ROW.names or (), row, strict=True)) for row in settings.rows.tolist()]
        self.journeys = [dict(zip(records.JOURNEY.names or (), row, strict=True)) for row in settings.journeys.tolist()]
        self.surveys = [dict(zip(records.SURVEY.names or (), row, strict=True)) for row in settings.surveys.tolist()]
        self.nodes = [dict(zip(records.NODE.names or (), row, strict=True)) for row in settings.nodes.tolist()]
        self.sums = np.zeros((self.months, records.FIXED + 2 * len(twin.channels) + 4 * len(twin.nodes) + 5 * len(twin.surveys)), np.int64)
        self.lives: list[_Customer] = []
        self.events: list[tuple[Any, ...]] = []
        self.answers: list[tuple[Any, ...]] = []

    def enter(self, customer: _Customer) -> None:
        """A customer's life begins, now or later."""
        self.environment.process(customer.life())

    def luck(self, identity: int, ordinal: int, point: int) -> tuple[float, ...]:
        """Four uniforms for one identity, ordinal and decision point."""
        words = compiled_philox(np.uint64(identity), np.uint64(ordinal), np.uint64(point), self.key)
        return tuple((word + 0.5) * _SCALE for word in words)

    def arrivals(self, number: int) -> Generator[simpy.Event, None, None]:
        """The customers of one channel arrive, at a rate that changes by the month."""
        channel = self.settings.channels[number]
        point, column = int(channel["point"]), int(channel["column"])
        ordinal = 0
        left = _exponential(self.luck(point, ordinal, point)[0])
        for month in range(self.months):
            day = self.month_days[month]
            rate = self.values[self.single["everyone"] * self.months + month][column] / DAYS_PER_MONTH
            while rate > 0.0 and day + left / rate < self.month_days[month + 1]:
                day += left / rate
                yield self.environment.timeout(max(day - self.environment.now, 0.0))
                identity = int(compiled_descendant(np.uint64(point), np.uint64(ordinal)))
                self.enter(_Customer(self, identity, self.template(identity, -1), records.ACQUIRED, number, day))
                ordinal += 1
                left = _exponential(self.luck(point, ordinal, point)[0])
            left -= rate * (self.month_days[month + 1] - day)

    def template(self, identity: int, segment: int) -> int:
        """The row whose features a new customer takes."""
        edges = self.settings.segment_start
        low, high = (int(edges[segment]), int(edges[segment + 1])) if segment >= 0 else (0, len(self.rows))
        place = low + int(self.luck(identity, 0, self.single["template_point"])[0] * (high - low))
        return int(self.settings.by_segment[place])

    def tally(self) -> Tally:
        """The books in the form of the compiled engine."""
        place = {id(customer): number for number, customer in enumerate(self.lives)}
        lives = np.array([customer.kept(place) for customer in self.lives], dtype=records.KEPT_LIFE)
        events = np.array([(place[id(who)], *rest) for who, *rest in self.events], dtype=records.KEPT_EVENT)
        answers = np.array([(place[id(who)], *rest) for who, *rest in self.answers], dtype=records.KEPT_ANSWER)
        return Tally(self.sums, lives, events, answers, np.array([len(lives), len(events), 0, 0, len(answers)]))


@dataclass
class _Visits:
    """Where one customer stands in one journey."""

    factor: float = 1.0
    visit: int = 0
    step: int = 0
    node: int = -1
    left: float = math.inf
    due: float = math.inf
    luck: float = 0.0
    length: float = 0.0


@dataclass(eq=False)
class _Customer:
    """One customer from the day it enters the run."""

    run: _Run
    identity: int
    number: int
    origin: int
    source: Any
    born: float
    day: float = 0.0
    month: int = 0
    churned: bool = False
    fees: int = 0
    costs: int = 0
    touches: int = 0
    purchases: int = 0
    spent: int = 0
    bought_on: float = 0.0
    tiredness: float = 0.0
    asked_on: float = 0.0
    talks: int = 0
    won: int = 0
    share: float = 0.0
    visits: list[_Visits] = field(default_factory=list)

    def life(self) -> Generator[simpy.Event, None, None]:
        """Wait for the next instant, let it happen, until the customer leaves or the horizon is reached."""
        environment = self.run.environment
        yield environment.timeout(max(self.born - environment.now, 0.0))
        self._begin()
        while not self.churned and self.month < self.run.months:
            until, happens = self._next()
            yield environment.timeout(max(until - environment.now, 0.0))
            happens()
        column, months = self.run.single["purchases"], self.run.months
        if column >= 0:
            last = self.run.values[self.variant * months + months - 1]
            self._lapses(last[column + records.P_INACTIVE_AFTER], self.run.month_days[-1])

    def _begin(self) -> None:
        run, row = self.run, self.run.rows[self.number]
        run.lives.append(self)
        self.day = self.born
        while run.month_days[self.month + 1] <= self.born:
            self.month += 1
        self.row = row
        self.variant = int(laws.variant_of(run.settings.audiences, np.uint64(self.identity), row["segment"], run.key))
        self.tenure_0 = row["tenure"] if self.origin == records.FROM_TABLE else 0.0
        self.satisfaction = self.satisfaction_0 = row["satisfaction"]
        self.effort = self.effort_0 = row["effort"]
        self.satisfaction_set = laws.clipped(row["satisfaction"] + run.single["satisfaction_shift"])
        self.effort_set = laws.clipped(row["effort"] + run.single["effort_shift"])
        self.churn_left = _exponential(run.luck(self.identity, 0, run.single["churn_point"])[0])
        self.cumulative, self.knot = laws.baseline_at(run.settings.baseline, run.single["tail"], self.tenure_0, 0)
        self._draw_talk()
        self.bought_on = self.asked_on = self.born
        self._draw_purchase()
        known = row["purchase_factor"] if self.origin == records.FROM_TABLE else math.nan
        point = run.single["purchase_factor_point"]
        self.buy_factor = self._own_factor(len(run.journeys), point) if math.isnan(known) else known
        self.visits = [_Visits(factor=self._own_factor(number, journey["factor_point"])) for number, journey in enumerate(run.journeys)]
        for number, journey in enumerate(run.journeys):
            self._rest(number)
            if journey["trigger"] == records.ON_ACQUISITION and self.origin != records.FROM_TABLE:
                self._touch(number, journey["first"])
        if self.origin != records.FROM_TABLE:
            self._join()

    @property
    def value(self) -> list[float]:
        """The quantities that hold for this customer in this month."""
        value: list[float] = self.run.values[self.variant * self.run.months + self.month]
        return value

    @property
    def sums(self) -> Any:
        """The books of this month."""
        return self.run.sums[self.month]

    def _own_factor(self, number: int, point: int) -> float:
        return float(laws.own_factor(self.run.settings.factors, number, np.uint64(point), np.uint64(self.identity), self.run.key))

    def _join(self) -> None:
        single = self.run.single
        if self.origin == records.REFERRED:
            self.costs = laws.fixed(self.value[single["referral"] + records.R_REWARD], records.MICRO)
            self.sums[records.REFERRAL] += 1
            self.sums[records.REWARDS] += self.costs
        else:
            column = int(self.run.settings.channels[self.source]["column"])
            value = self.run.values[single["everyone"] * self.run.months + self.month]
            self.costs = laws.fixed(value[column + 1], records.MICRO)
            self.sums[records.FIXED + 2 * self.source] += 1
            self.sums[records.FIXED + 2 * self.source + 1] += self.costs
        self._note(records.JOINED, -1, self.origin, self.costs / records.MICRO)

    def _note(self, kind: int, node: int, outcome: int, amount: float) -> None:
        self.run.events.append((self, kind, node, outcome, self.day, self.satisfaction, self.effort, amount))

    # from one instant to the next

    def _next(self) -> tuple[float, Any]:
        """When the next thing happens to this customer, and what; the time until then is lived at once."""
        run = self.run
        rates = [self._start_rate(number) for number in range(len(run.journeys))]
        factor, talk_rate, buy_rate = self._hazard_factor(), self._talk_rate(), self._buy_rate()
        until, happens = run.month_days[self.month + 1], self._month_ends
        for number, rate in enumerate(rates):
            visits = self.visits[number]
            when = self.day + visits.left / rate if rate > 0.0 else visits.due
            if when < until:
                until, happens = when, lambda number=number: self._journey_moves(number)  # type: ignore[misc]
        if talk_rate > 0.0 and self.day + self.talk_left / talk_rate < until:
            until, happens = self.day + self.talk_left / talk_rate, self._talk
        if buy_rate > 0.0 and self.day + self.buy_left / buy_rate < until:
            until, happens = self.day + self.buy_left / buy_rate, self._buy
        baseline, tail = run.settings.baseline, run.single["tail"]
        reached, knot = laws.baseline_at(baseline, tail, self.tenure_0 + (until - self.born) / DAYS_PER_MONTH, self.knot)
        target = self.cumulative + self.churn_left / factor if factor > 0.0 else math.inf
        if reached >= target:
            tenure = laws.tenure_at(baseline, tail, target, self.knot)
            until = min(until, max(self.day, self.born + (tenure - self.tenure_0) * DAYS_PER_MONTH))
            happens = self._leave
        self.churn_left -= (reached - self.cumulative) * factor
        self.cumulative, self.knot = reached, knot
        self.buy_left -= buy_rate * (until - self.day)
        self._pass_time(until, rates, talk_rate)
        return until, happens

    def _pass_time(self, until: float, rates: list[float], talk_rate: float) -> None:
        run, value = self.run, self.value
        days = until - self.day
        for visits, rate in zip(self.visits, rates, strict=True):
            if rate > 0.0:
                visits.left -= rate * days
        self.talk_left -= talk_rate * days
        self.share += days / (run.month_days[self.month + 1] - run.month_days[self.month])
        half_lives = [value[run.single[feeling] + records.F_HALF_LIFE] for feeling in ("satisfaction", "effort")]
        self.satisfaction = laws.relaxed(self.satisfaction, self.satisfaction_set, days, half_lives[0])
        self.effort = laws.relaxed(self.effort, self.effort_set, days, half_lives[1])
        self.day = until

    def _start_rate(self, number: int) -> float:
        journey = self.run.journeys[number]
        if journey["trigger"] != records.AT_RATE or self.visits[number].node >= 0:
            return 0.0
        return float(self.value[journey["rate_column"]] * self.visits[number].factor / DAYS_PER_MONTH)

    def _hazard_factor(self) -> float:
        value, single = self.value, self.run.single
        felt = value[single["satisfaction"] + records.F_LOG_HAZARD] * (self.satisfaction - self.satisfaction_0)
        felt += value[single["effort"] + records.F_LOG_HAZARD] * (self.effort - self.effort_0)
        return float(self.row["risk"] * value[single["churn"]] * math.exp(felt))

    def _talk_rate(self) -> float:
        value, column = self.value, self.run.single["referral"]
        if column < 0:
            return 0.0
        threshold = value[column + records.R_THRESHOLD]
        if self.satisfaction <= threshold or threshold >= 1.0:
            return 0.0
        return float(value[column + records.R_RATE] / DAYS_PER_MONTH * (self.satisfaction - threshold) / (1.0 - threshold))

    def _buy_rate(self) -> float:
        value, column = self.value, self.run.single["purchases"]
        if column < 0:
            return 0.0
        felt = value[column + records.P_LOG_RATE] * (self.satisfaction - self.satisfaction_0)
        return float(value[column + records.P_RATE] * self.buy_factor * math.exp(felt) / DAYS_PER_MONTH)

    # what happens

    def _leave(self) -> None:
        self._bill()
        self.sums[records.CHURN] += 1
        self.churned = True
        self._note(records.CHURNED, -1, 0, 0.0)

    def _month_ends(self) -> None:
        self._bill()
        single = self.run.single
        self.sums[records.ACTIVE_END] += 1
        self.sums[records.SATISFACTION] += laws.fixed(self.satisfaction, records.FINE)
        self.sums[records.EFFORT] += laws.fixed(self.effort, records.FINE)
        self.sums[records.PROMOTERS] += self.satisfaction >= single["promoter_level"]
        self.sums[records.DETRACTORS] += self.satisfaction < single["detractor_level"]
        self.month += 1
        if self.month < self.run.months:
            for number, survey in enumerate(self.run.surveys):
                if survey["every"] > 0 and self.month % survey["every"] == 0:
                    self._ask(number, survey, self.month)

    def _bill(self) -> None:
        value, single = self.value, self.run.single
        fee = laws.fixed(self.row["fee"] * value[single["fee_level"]] * self.share, records.MICRO)
        cost = laws.fixed(value[single["base_cost"]] * self.share, records.MICRO)
        self.sums[records.ACTIVE_MONTHS] += laws.fixed(self.share, records.FINE)
        self.sums[records.FEES] += fee
        self.sums[records.BASE_COST] += cost
        self.fees += fee
        self.costs += cost
        self.share = 0.0

    def _talk(self) -> None:
        run, value = self.run, self.value
        self.sums[records.TALK] += 1
        born = self.day + self.delay * value[run.single["referral"] + records.R_DELAY]
        if self.convert < value[run.single["referral"] + records.R_CONVERSION] and born < run.month_days[-1]:
            self.won += 1
            child = int(compiled_descendant(np.uint64(self.identity), np.uint64(self.talks)))
            run.enter(_Customer(run, child, run.template(child, self.row["segment"]), records.REFERRED, self, born))
        self.talks += 1
        self._draw_talk()

    def _buy(self) -> None:
        run, column = self.run, self.run.single["purchases"]
        factor = laws.quantile_of(run.settings.factors, len(run.settings.factors) - 1, self.spend_luck)
        amount = laws.fixed(self.value[column + records.P_SPEND] * factor, records.MICRO)
        if self._lapses(self.value[column + records.P_INACTIVE_AFTER], self.day):
            self.sums[records.RETURNED] += 1
        self.sums[records.PURCHASES] += 1
        self.sums[records.SPEND] += amount
        self.purchases += 1
        self.spent += amount
        self.bought_on = self.day
        self._note(records.BOUGHT, -1, 0, amount / records.MICRO)
        self._draw_purchase()

    def _lapses(self, inactive_after: float, until: float) -> bool:
        day = self.bought_on + inactive_after
        if day >= until:
            return False
        month = int(np.searchsorted(self.run.month_days, day, side="right")) - 1
        self.run.sums[month, records.LAPSED] += 1
        return True

    def _draw_purchase(self) -> None:
        threshold, self.spend_luck, _, _ = self.run.luck(self.identity, self.purchases, self.run.single["purchase_point"])
        self.buy_left = _exponential(threshold)

    def _draw_talk(self) -> None:
        threshold, self.convert, delay, _ = self.run.luck(self.identity, self.talks, self.run.single["referral_point"])
        self.talk_left, self.delay = _exponential(threshold), _exponential(delay)

    def _journey_moves(self, number: int) -> None:
        visits = self.visits[number]
        following, called = (self.run.journeys[number]["first"], -1) if visits.node < 0 else self._touch_ends(visits)
        if following >= 0:
            self._touch(number, following)
        else:
            visits.visit += 1
            self._rest(number)
            for survey_number, survey in enumerate(self.run.surveys):
                if survey["after"] == number:
                    self._ask(survey_number, survey, visits.visit)
        self._call(called)

    def _call(self, number: int) -> None:
        """A journey that is called starts now, unless a visit of it is under way."""
        if number >= 0 and self.visits[number].node < 0:
            self._touch(number, self.run.journeys[number]["first"])

    def _ask(self, number: int, survey: dict[str, Any], ordinal: int) -> None:
        value = self.value[survey["column"] :]
        asked, answers, noise, reason = self.run.luck(self.identity, ordinal, survey["point"])
        if asked >= value[records.S_SAMPLE]:
            return
        place = records.FIXED + 2 * len(self.run.twin.channels) + 4 * len(self.run.twin.nodes) + 5 * number
        self.sums[place + records.ASKED] += 1
        tired = laws.relaxed(self.tiredness, 0.0, self.day - self.asked_on, value[records.S_RECOVERY])
        self.tiredness = tired + value[records.S_FATIGUE] * (1.0 - tired)
        self.asked_on = self.day
        if answers >= laws.willingness(value[records.S_SHARE], value[records.S_TAILS], self.satisfaction, tired):
            return
        level = 1.0 - self.effort if survey["index"] == records.CES else self.satisfaction
        score = int(laws.graded(survey["index"], level + value[records.S_NOISE] * laws.normal(noise) + value[records.S_BEGGING]))
        self.sums[place + records.ANSWERED] += 1
        self.sums[place + records.SCORES] += score
        self.sums[place + records.TOP] += laws.is_top(survey["index"], score)
        self.sums[place + records.BOTTOM] += laws.is_bottom(survey["index"], score)
        given = [int(place) for place in np.flatnonzero(reason < self.run.settings.reasons[number])]
        self.run.answers.append((self, number, score, given[0] if given else -1, self.day))
        if survey["starts"] >= 0 and score < survey["below"]:
            self._call(survey["starts"])

    def _touch(self, number: int, node: int) -> None:
        visits, touchpoint = self.visits[number], self.run.nodes[node]
        visits.luck, length, _, _ = self.run.luck(self.identity, visits.visit * records.MAX_STEPS + visits.step, touchpoint["point"])
        visits.node = node
        visits.length = _exponential(length) * self.value[touchpoint["column"] + records.T_DURATION]
        visits.due = self.day + visits.length

    def _rest(self, number: int) -> None:
        journey, visits = self.run.journeys[number], self.visits[number]
        visits.node, visits.step, visits.due = -1, 0, math.inf
        if journey["trigger"] == records.AT_RATE:
            visits.left = _exponential(self.run.luck(self.identity, visits.visit, journey["start_point"])[0])
        elif journey["trigger"] == records.EVERY:
            tenure = self.tenure_0 + (self.day - self.born) / DAYS_PER_MONTH
            visits.due = self.day + (laws.next_multiple(tenure, journey["interval"]) - tenure) * DAYS_PER_MONTH

    def _touch_ends(self, visits: _Visits) -> tuple[int, int]:
        value, single, node = self.value, self.run.single, self.run.nodes[visits.node]
        touch = value[node["column"] :]
        outcome = int(laws.outcome_of(visits.luck, touch[records.T_SUCCESS], touch[records.T_ABANDONMENT]))
        quality = touch[records.T_QUALITY_SUCCESS if outcome == records.SUCCESS else records.T_QUALITY_FAILURE]
        asked = laws.clipped(touch[records.T_EFFORT] + touch[records.T_EFFORT_PER_DAY] * visits.length)
        gain, aversion = value[single["satisfaction"] : single["satisfaction"] + 2]
        self.satisfaction = laws.experienced(self.satisfaction, quality, gain, aversion)
        gain, aversion = value[single["effort"] : single["effort"] + 2]
        self.effort = 1.0 - laws.experienced(1.0 - self.effort, 1.0 - asked, gain, aversion)
        cost = laws.fixed(touch[records.T_COST], records.MICRO)
        place = records.FIXED + 2 * len(self.run.twin.channels) + 4 * visits.node
        self.sums[place + outcome] += 1
        self.sums[place + 3] += cost
        self.costs += cost
        self.touches += 1
        self._note(records.TOUCHED, visits.node, outcome, cost / records.MICRO)
        visits.step += 1
        name = ("success", "failure", "abandonment")[outcome]
        return int(node[f"after_{name}"]) if visits.step < records.MAX_STEPS else -1, int(node[f"starts_on_{name}"])

    def kept(self, place: dict[int, int]) -> tuple[Any, ...]:
        """This life in the form of the compiled engine."""
        source = place[id(self.source)] if self.origin == records.REFERRED else self.source
        whole = (self.number, self.origin, source, self.churned, self.fees, self.costs, self.touches, self.won, self.purchases, self.spent)
        return (self.identity, *whole, self.born, self.day, self.satisfaction, self.effort, self.bought_on)


def _exponential(uniform: float) -> float:
    return -math.log1p(-uniform)
