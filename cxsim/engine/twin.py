"""From a plan, a population and a fitted hazard to the flat arrays that the engines run on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.audiences import Audience, audience_records, audiences_of
from cxsim.engine.changes import Change
from cxsim.engine.elements.registry import (
    GLOBALS_TYPE,
    LIFE_TYPE,
    RATED,
    SEGMENT_TYPE,
    decision_point_names,
    element_globals,
    gamma_variations,
)
from cxsim.engine.graph import dates, journeys, nodes_of, reasons, surveys
from cxsim.engine.input_checks import check_changes, check_inputs, check_values
from cxsim.engine.pools.compilation import first_queues, pool_records
from cxsim.engine.quantiles import gamma_quantiles
from cxsim.engine.quantity_columns import quantity_columns, section_columns
from cxsim.engine.records import Records, Scenario, fill_records
from cxsim.engine.weekly_profile import patterns_of
from cxsim.errors import Fault, UsageError, fault, nearest
from cxsim.journey.parameters import EXCEPTION, bounds, quantities
from cxsim.journey.plan import AtRate, LevelDynamics, OnBill, OnLeaving, OnLevel, OnPurchase, Plan
from cxsim.journey.population import CustomerGroups, Population
from cxsim.rng import decision_points, identities
from cxsim.stats.lifetimes import Curves, TwinHazard
from cxsim.text import Message
from cxsim.units import month_starts

Array = NDArray[np.float64]

_FOLLOWED = {"purchases": OnPurchase, "bills": OnBill, "levels": OnLevel}
PROMOTER_LEVEL, DETRACTOR_LEVEL = 0.85, 0.65  # a true level s is answered 10 s on the 0-10 scale, rounded: 9-10, and 0-6


@dataclass(frozen=True)
class Twin:
    """A plan with its customers and their hazard, ready to run.

    Attributes
    ----------
    names : the quantities of the plan, in the order of the columns of `Scenario.values`.
    nodes : ``journey.touchpoint`` of each node; channels : of acquisition; surveys : by name.
    common : what all scenarios and draws share; `scenario` fills in the rest.
    scale : for each fitted quantity, (column, index of the coefficient, factor to the plan's unit).
    """

    plan: Plan
    population: Population
    hazard: TwinHazard
    names: tuple[str, ...]
    nodes: tuple[str, ...]
    channels: tuple[str, ...]
    surveys: tuple[str, ...]
    common: Scenario
    scale: tuple[tuple[int, int, float], ...]
    set_point_shift: tuple[float, float] = (0.0, 0.0)

    @property
    def months(self) -> int:
        """The number of calendar months that are simulated."""
        return self.plan.horizon.count

    @property
    def coupled(self) -> bool:
        """Whether its customers share pools, so that they cannot be simulated one after the other."""
        return bool((self.common.nodes["pool"] >= 0).any())

    @property
    def factors(self) -> dict[str, float]:
        """For each fitted quantity, the factor from the model's unit to the plan's."""
        return {self.names[column]: factor for column, _, factor in self.scale}

    @cached_property
    def central(self) -> dict[str, float]:
        """The central value of every quantity that the plan states."""
        return {name: quantity.value for name, quantity in quantities(self.plan)}

    def scenario(
        self,
        values: Mapping[str, float] | None = None,
        changes: Sequence[Change] = (),
        coefficients: Array | None = None,
        log_scale: float = 0.0,
    ) -> Scenario:
        """The numbers of one scenario and draw.

        Parameters
        ----------
        values : quantities of this draw by name; those left out have their central value.
        changes : what the programme moves, in this order.
        coefficients : of the hazard in this draw, shape (p,); default: the fitted ones.
        log_scale : log of the factor on the whole baseline in this draw.

        Raises
        ------
        UsageError
            If a value or a change names no quantity of the plan or makes it no finite number, or there are more than six
            different audiences.
        """
        groups = audiences_of(changes)
        check_changes(changes, self.population.groups.columns, self.common.month_days)
        plain = self._plain(values or {}, self.hazard.coefficients if coefficients is None else coefficients)
        table = np.repeat(plain[:, None, :], self.months, axis=1).repeat(1 << len(groups), axis=0)
        for change in changes:
            column = self.column(change.quantity)
            low, high = bounds(self._units[column])
            group = groups.index(Audience.of(change))
            for variant in range(len(table)):
                if variant >> group & 1:
                    table[variant, :, column] = np.clip(change.apply(table[variant, :, column]), low, high)
        rows = self.common.rows.copy()
        with np.errstate(over="ignore", invalid="ignore"):
            curves = self.hazard.curves(self.population.features, self._longest_months, coefficients)
            rows["risk"] = np.exp(curves.log_risk + log_scale)
        rows["curve"] = curves.curve + 1
        check_values(self._units, self.names, values or {}, self.central.keys(), table, rows["risk"])
        parameters = self.common.parameters.copy()
        parameters["everyone"] = sum(1 << i for i, group in enumerate(groups) if group.segment is None and group.coverage >= 1.0)
        parameters["satisfaction_shift"], parameters["effort_shift"] = self.set_point_shift
        return self.common._replace(
            rows=rows,
            segments=self._segments(plain, 1 << len(groups)),
            parameters=parameters,
            baseline=np.vstack([curves.knots_months, _hazards(curves)]),
            values=table.reshape(-1, len(self.names)),
            audiences=audience_records(groups, self.population),
        )

    def column(self, name: str) -> int:
        """The column of a named quantity; a UsageError with the nearest right name if there is none."""
        try:
            return self.names.index(name)
        except ValueError:
            wrong = fault("engine-quantity-unknown", name=name, remedy=nearest(name, self.names))
            raise UsageError(Message("engine-change-unknown"), [wrong]) from None

    @cached_property
    def _longest_months(self) -> float:
        """The longest tenure that anybody may reach."""
        return float(np.max(self.population.tenure_months, initial=0.0)) + self.months + 1.0

    @cached_property
    def _units(self) -> tuple[str, ...]:
        units = {name: quantity.unit for name, quantity in quantities(self.plan)}
        return tuple(units[name] for name in self.names)

    @cached_property
    def _exceptions(self) -> tuple[tuple[str, dict[int, str]], ...]:
        """Of each segment whose customers differ in some quantities: its name, and the name of each by its column."""
        found: dict[str, dict[int, str]] = {}
        for name in self.central:
            base, _, segment = name.partition(EXCEPTION)
            if base in self.names and segment in self.population.segments:
                found.setdefault(segment, {})[self.names.index(base)] = name
        return tuple(found.items())

    def _plain(self, values: Mapping[str, float], coefficients: Array) -> Array:
        """Every quantity before any change, shape (1 + segments that differ, columns): first those of all other customers."""
        plain = np.array([[values.get(name, self.central[name]) for name in self.names]] * (1 + len(self._exceptions)))
        for column, index, factor in self.scale:
            plain[:, column] = coefficients[index] * factor
        for row, (_, own) in enumerate(self._exceptions, 1):
            for column, name in own.items():
                plain[row, column] = values.get(name, self.central[name])
        return plain

    def _segments(self, plain: Array, variants: int) -> Records:
        """Where the values of each segment begin, and what was before the start where they held already."""
        kinds = {segment: kind for kind, (segment, _) in enumerate(self._exceptions, 1)}
        kind = np.array([kinds.get(segment, 0) for segment in self.population.segments or ("",)])
        past: dict[str, Array] = {}
        for element in RATED:
            if element.is_in(self.plan):
                own = {name: plain[kind, self.column(f"{element.name}.{name}")] for name in element.columns._fields}
                past |= element.before_start(own)
        return fill_records(SEGMENT_TYPE, variant=kind * variants, **past)


def compile_twin(plan: Plan, population: Population, hazard: TwinHazard) -> Twin:
    """The arrays of a plan that has passed its own checks.

    Raises
    ------
    UsageError
        If a fitted quantity names a coefficient that the model does not have, or the customers cannot be simulated.
    """
    check_inputs(plan, population, hazard)
    names = tuple(quantity_columns(plan))
    nodes = tuple(f"{j}.{t}" for j, journey in plan.journeys.items() for t in journey.touchpoints)
    return Twin(
        plan=plan,
        population=population,
        hazard=hazard,
        names=names,
        nodes=nodes,
        channels=tuple(plan.acquisition),
        surveys=tuple(plan.surveys),
        common=_common(plan, names, nodes, population),
        scale=_fitted(plan, names, hazard),
    )


def _hazards(curves: Curves) -> Array:
    """The hazard of each curve, per month, from each knot to the next and beyond the last, shape (curves, k)."""
    return np.column_stack([np.diff(curves.cumulative) / np.diff(curves.knots_months), curves.tails])


def _common(plan: Plan, names: tuple[str, ...], nodes: tuple[str, ...], population: Population) -> Scenario:
    """What all scenarios and draws have in common; what differs is filled in by `Twin.scenario`."""
    column = {name: index for index, name in enumerate(names)}
    first = section_columns(column)
    touch = [f"journeys.{node.replace('.', '.touchpoints.', 1)}" for node in nodes]
    channels = [f"acquisition.{name}" for name in plan.acquisition]
    starts = [f"journeys.{name}.{stream}" for name in plan.journeys for stream in ("start", "rate_factor")]
    survey_points = [f"surveys.{name}" for name in plan.surveys]
    point = decision_points([*touch, *survey_points, *starts, *channels, "churn", "template", *decision_point_names()])
    days = [(month - plan.start).days for month in month_starts(plan.start, plan.horizon.count)]
    order = np.argsort(population.segment, kind="stable")
    return Scenario(
        rows=_rows(population),
        since_opened=np.ascontiguousarray(population.days_since_opened),
        by_segment=order.astype(np.int64),
        segment_start=np.searchsorted(population.segment[order], np.arange(len(population.segments) + 1)).astype(np.int64),
        segments=np.zeros(0, SEGMENT_TYPE),
        groups=population.groups.numbers,
        group_identities=_group_identities(population.groups),
        journeys=journeys(plan, nodes, column, point, population.segments),
        dates=dates(plan),
        factors=_factors(plan),
        nodes=nodes_of(plan, nodes, first, point, first_queues(plan, population.groups)),
        channels=fill_records(
            records.CHANNEL_TYPE,
            column=[first[name] for name in channels],
            number=list(range(len(channels))),
            point=[point[name] for name in channels],
            share=np.ones(len(channels)),
        ),
        surveys=surveys(plan, nodes, first, point),
        patterns=patterns_of(plan),
        reasons=reasons(plan),
        cases=fill_records(records.CASE_TYPE, column=[first[f"cases.{name}"] for name in plan.cases]),
        put_off=np.zeros(0),
        prospects=np.zeros(0),
        audiences=np.zeros(0, records.AUDIENCE_TYPE),
        pools=pool_records(plan, column, first, population.groups),
        parameters=_single(plan, column, first, point),
        month_days=np.array(days, dtype=float),
        baseline=np.zeros((1, 0)),
        values=np.zeros((0, len(names))),
        life=np.zeros(1, LIFE_TYPE),
        pending=np.zeros(records.MAX_WAITING, records.PENDING_TYPE),
    )


def _group_identities(groups: CustomerGroups) -> NDArray[np.uint64]:
    """A hash of each value of each column: what is drawn for a group hangs on its name, not on which others there are."""
    table = np.zeros((len(groups.columns), max((len(values) for values in groups.values), default=0)), np.uint64)
    for row, column, values in zip(table, groups.columns, groups.values, strict=True):
        row[: len(values)] = identities([f"{column}={value}" for value in values])
    return table


def _rows(population: Population) -> Records:
    return fill_records(
        records.ROW_TYPE,
        identity=population.identity,
        active=population.active,
        segment=population.segment,
        tenure=population.tenure_months,
        fee_per_month=population.fee_per_month,
        satisfaction=population.satisfaction,
        effort=population.effort,
        purchase_factor=population.purchase_factor,
        spend_factor=population.spend_factor,
        since_purchase=population.days_since_purchase,
        tiredness=population.tiredness,
    )


def _single(plan: Plan, column: Mapping[str, int], first: Mapping[str, int], point: Mapping[str, np.uint64]) -> Records:
    return fill_records(
        GLOBALS_TYPE,
        weekday=[plan.start.weekday()],
        form=[records.FORMS[plan.churn.form]],
        renewal=[plan.churn.every.count if plan.churn.every else math.inf],
        saving=[next((n for n, journey in enumerate(plan.journeys.values()) if isinstance(journey.trigger, OnLeaving)), -1)],
        **{f"follows_{what}": [any(isinstance(j.trigger, kind) for j in plan.journeys.values())] for what, kind in _FOLLOWED.items()},
        satisfaction_response=[records.RESPONSES[plan.satisfaction.response]],
        effort_response=[records.RESPONSES[plan.effort.response]],
        satisfaction_curve=[records.CURVES[plan.satisfaction.curve]],
        effort_curve=[records.CURVES[plan.effort.curve]],
        satisfaction=[first["satisfaction"]],
        effort=[first["effort"]],
        churn=[column["churn.multiplier"]],
        fee_level=[column["revenue.fee_level"]],
        base_cost=[column["cost_per_customer"]],
        churn_point=[point["churn"]],
        template_point=[point["template"]],
        promoter_level=[PROMOTER_LEVEL],
        detractor_level=[DETRACTOR_LEVEL],
        **{name: [value] for name, value in element_globals(plan, first, point)},
    )


def _factors(plan: Plan) -> Array:
    """Quantiles of the gammas that multiply each journey's rate, then those of the elements."""
    rates = [journey.trigger.variation.value if isinstance(journey.trigger, AtRate) else 0.0 for journey in plan.journeys.values()]
    return np.array([gamma_quantiles(variation) for variation in (*rates, *gamma_variations(plan))]).reshape(-1, len(gamma_quantiles(0.0)))


def _fitted(plan: Plan, names: tuple[str, ...], hazard: TwinHazard) -> tuple[tuple[int, int, float], ...]:
    scale: list[tuple[int, int, float]] = []
    faults: list[Fault] = []
    known = hazard.features if hazard.log_hazards else ()
    named = dict(quantities(plan))
    for column, name in enumerate(names):
        quantity = named[name]
        if quantity.coef is None:
            continue
        if quantity.coef not in known:
            wrong = fault("engine-coefficient-none", name=quantity.coef)
            if known:
                wrong = fault("engine-coefficient-unknown", name=quantity.coef, remedy=nearest(quantity.coef, known))
            faults.append(wrong.at(path=(*name.split("."), "coef")))
            continue
        feeling = getattr(plan, name.split(".")[0])
        low, high = feeling.start.scale if isinstance(feeling, LevelDynamics) and feeling.start.scale else (0.0, 1.0)
        scale.append((column, hazard.features.index(quantity.coef), high - low))
    if faults:
        raise UsageError(Message("engine-coefficients-absent"), faults)
    return tuple(scale)
