"""The plan of an experiment: arms, unit, endpoints, looks and window, as a study file states it before any outcome is seen."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from cxsim.abtest.endpoint import Days, Endpoint
from cxsim.journey.parameters import Name, PlanSection
from cxsim.provenance import canonical_hash

Unit = Literal["customer", "cluster", "switchback"]
LookLaw = Literal["obf", "pocock", "obf_spending", "pocock_spending"]
MOST_ARMS = 50


class Looks(PlanSection):
    """When the experiment is read before its end, and the law of its boundaries (two-sided, symmetric)."""

    law: LookLaw = Field(description="O'Brien-Fleming or Pocock, or the spending law of Lan and DeMets that goes by its name")
    at: tuple[float, ...] = Field(min_length=1, max_length=100, description="shares of the whole sample at each look; the last is 1")


class UnitFlow(PlanSection):
    """How many units come and how they are clustered, typed; where tables are there, what is typed goes first and is marked."""

    customers: int | None = Field(default=None, gt=0, description="eligible customers there on the first day")
    per_week: float | None = Field(default=None, gt=0, description="new ones a week from then on")
    cluster_size: float | None = Field(default=None, ge=1, description="mean number of customers of a cluster")
    cluster_cv: float | None = Field(default=None, ge=0, description="coefficient of variation of the clusters' sizes")
    source: str = Field(default="", description="where the numbers come from")


class UnitColumns(PlanSection):
    """In which columns of a table of units an endpoint's values stand: `y`, or of a lifetime `duration` and `left`."""

    y: str | None = Field(default=None, description="outcome of the unit in the window after; by default the column named as the endpoint")
    x: str | None = Field(default=None, description="denominator, of a ratio")
    y_before: str | None = Field(default=None, description="the same outcome in the window before assignment, to adjust for")
    x_before: str | None = Field(default=None, description="its denominator in the window before")
    new: str | None = Field(default=None, description="1 for a unit without a past")
    predicted: str | None = Field(default=None, description="the outcome as predicted from what was known before, to adjust for (CUPAC)")
    x_predicted: str | None = Field(default=None, description="its denominator as predicted, of a ratio")
    duration: str | None = Field(default=None, description="of a lifetime: days from assignment until the unit left or was last seen")
    left: str | None = Field(default=None, description="of a lifetime: 1 for a unit that left")
    entry: str | None = Field(default=None, description="of a lifetime: day on the same clock from which on the unit was observed")


class ExperimentData(PlanSection):
    """What came in: the records of assignment up to a day, or a table with a row for each unit, or sums."""

    assignments: str | None = Field(default=None, description="table of the contract experiments: who was assigned to which arm, when")
    rows: str | None = Field(default=None, description="table with a row for each unit instead: its arm and its values")
    arm: str = Field(default="arm", description="column of the arm in the table of units")
    unit: str | None = Field(default=None, description="column of the unit's name in the table of units; each may stand there once")
    stratum: str | None = Field(default=None, description="column of the stratum in the table of units, to weight by and read segments of")
    columns: dict[Name, UnitColumns] = Field(default_factory=dict, description="columns of the table of units, by endpoint")
    sums: str | None = Field(default=None, description="table of sums by arm and endpoint instead: n, sum, sum of squares")
    record: str | None = Field(
        default=None,
        description="file in which each reading is noted, so that readings nobody planned count; made if it is not there",
    )
    result: str | None = Field(
        default=None,
        description="the reading, as cxsim abtest analyse --json printed it or a run wrote it (result.yaml); levers take it from there",
    )
    simulated: str | None = Field(default=None, description="what cxsim abtest simulate --json printed, for the report")
    dated: date | None = Field(default=None, description="first day that is not known any more")


class Experiment(PlanSection):
    """An experiment that compares arms: the programmes named as arms against the control."""

    description: str = Field(default="", description="one sentence, for the report")
    arms: dict[Name, Annotated[float, Field(gt=0, lt=1)]] = Field(
        min_length=2, max_length=MOST_ARMS, description="planned share of the units in each arm; an arm that is a programme gets it"
    )
    control: Name = Field(default="control", description="the arm that is treated as today")
    unit: Unit = Field(default="customer", description="what is assigned: a customer, a cluster of customers, or a period for all")
    cluster: str | None = Field(default=None, description="column of the customers by which clusters are made, e.g. region")
    period: Days | None = Field(default=None, gt=0, description="length of a period of a switchback, with its unit")
    washout: Days = Field(default=0.0, ge=0, description="beginning of each period that is not counted")
    segment: str | None = Field(default=None, description="only customers of this segment")
    share: float = Field(default=1.0, gt=0, le=1, description="share of the eligible customers who take part")
    begins: date = Field(description="first day of assignment")
    enrol_on: str | None = Field(default=None, description="log whose first row of a customer assigns it; by default all on the first day")
    after: Days = Field(gt=0, description="window after assignment in which outcomes count, with its unit")
    before: Days = Field(default=0.0, ge=0, description="window before assignment that adjusts for how customers differ; 0 for none")
    covariates: tuple[str, ...] = Field(
        default=(), description="columns of the customers, known before assignment, from which outcomes are predicted to adjust for (CUPAC)"
    )
    endpoints: dict[Name, Endpoint] = Field(min_length=1, description="what is measured, by name")
    looks: Looks | None = Field(default=None, description="readings before the end; by default one, at the end")
    alpha: float = Field(default=0.05, gt=0, lt=0.5, description="two-sided false-alarm rate")
    power: float = Field(default=0.8, gt=0.5, lt=1, description="probability to find the smallest change that matters")
    cost: float = Field(default=0.0, ge=0, description="cost of the experiment whatever its size, in money")
    cost_per_customer: float = Field(default=0.0, ge=0, description="cost for each customer in it, in money")
    flow: UnitFlow | None = Field(default=None, description="customers and clusters, typed instead of counted")
    logs: dict[str, str] = Field(default_factory=dict, description="tables by contract; by default those of the study's customers")
    data: ExperimentData | None = Field(default=None, description="what came in; left out before the experiment")

    @property
    def treated(self) -> tuple[str, ...]:
        """The arms that are not the control, in the order of the file."""
        return tuple(arm for arm in self.arms if arm != self.control)

    @property
    def primary(self) -> tuple[str, Endpoint]:
        """The endpoint that decides, with its name."""
        return next((name, endpoint) for name, endpoint in self.endpoints.items() if endpoint.role == "primary")

    @property
    def plan_hash(self) -> str:
        """The hash of the plan without its data: made before the data are, it shows that nothing was changed after.

        What is left out and what is written as its default are the same plan, so a key that a later version adds breaks no stored hash.
        """
        return canonical_hash(self.model_dump(mode="json", exclude={"data", "logs"}, exclude_defaults=True))


class ExperimentMeasurement(PlanSection):
    """An experiment of the study as a measurement that could come before the decision: what it costs, shows and takes is its design's."""

    experiment: Name = Field(description="name of the experiment")
    endpoint: Name | None = Field(default=None, description="the endpoint that measures a lever's size; by default the primary one")
    sample_sizes: tuple[int, ...] = Field(
        default=(),
        description="numbers of units to choose from; by default the one worth most, beside parts and multiples of the significant size",
    )

    def endpoint_of(self, plan: Experiment) -> str:
        """The name of the endpoint."""
        return self.endpoint or plan.primary[0]
