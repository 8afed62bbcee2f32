"""The pools of one run: made from the numbers of a scenario, and at the end written into the monthly sums."""

from __future__ import annotations

import numpy as np

from cxsim.engine.overflow_check import to_micros
from cxsim.engine.pools.compilation import has_plain_queue, overflow_tables, priorities, queues_of
from cxsim.engine.pools.records import PER_POOL, POOL_SUMS, STEP_TYPE, Centre
from cxsim.engine.pools.staffing import duty_steps, time_on_duty
from cxsim.engine.pools.transition_functions import update_morale
from cxsim.engine.records import FINE, Floats, Ints, Scenario
from cxsim.engine.twin import Twin

MINUTES = 1440.0


def build_centre(twin: Twin, scenario: Scenario, key: np.uint64) -> Centre:
    """The pools of a run before its first day; who is on duty on which day follows from the key."""
    plan, days = twin.plan, int(scenario.month_days[-1])
    pools, queues = scenario.pools.copy(), queues_of(plan, twin.population.groups)
    steps, duty = [np.zeros(0, STEP_TYPE)], np.zeros((len(pools), days), np.int64)
    helped, helpers = overflow_tables(plan, queues)
    for number, queue in enumerate(queues):
        name, pool = queue.pool, plan.pools[queue.pool]
        agents = _monthly(scenario, int(pools["agents"][number])) * queue.share
        shares = {shift: _monthly(scenario, twin.names.index(f"pools.{name}.shifts.{shift}.share")) for shift in pool.shifts}
        own = duty_steps(queue.title, pool, agents, shares, scenario.month_days, plan.start.weekday(), key)
        first = sum(len(part) for part in steps)
        pools["first_step"][number], pools["last_step"][number] = first, first + len(own)
        pools["on_duty"][number], pools["step"][number] = own["agents"][0], first
        constant = len(own) == 1 and own["open"][0] and own["agents"][0] > 0
        pools["plain"][number] = constant and has_plain_queue(plan, name, pool)
        duty[number] = time_on_duty(own, days)
        steps.append(own)
    return Centre(
        pools=pools,
        steps=np.concatenate(steps),
        helped=helped,
        helpers=helpers,
        priority=priorities(plan, twin.population.segments, queues),
        on_duty=duty,
        busy=np.zeros_like(duty),
        morale=np.ones(duty.shape),
        known=np.zeros(len(pools), np.int64),
    )


def close_books(centre: Centre, scenario: Scenario, months: Ints) -> None:
    """Write what is known by day and by month about the pools into the monthly sums, those of all its queues together."""
    edges, first = scenario.month_days.astype(np.int64), int(scenario.parameters["pools_sums"][0])
    everyone = int(scenario.parameters["everyone"][0]) * len(months)
    for number, pool in enumerate(centre.pools):
        if pool["morale"] >= 0:
            update_morale(centre, scenario.values, everyone, scenario.month_days, number, centre.busy.shape[1] - 1)
        sums, share = months[:, first + PER_POOL * pool["member"] :], pool["share"]
        sums[:, POOL_SUMS.busy] += np.add.reduceat(centre.busy[number], edges[:-1])
        sums[:, POOL_SUMS.on_duty] += np.add.reduceat(centre.on_duty[number], edges[:-1])
        sums[:, POOL_SUMS.morale] += np.add.reduceat(np.floor(centre.morale[number] * share * FINE + 0.5).astype(np.int64), edges[:-1])
        agents = _monthly(scenario, int(pool["agents"])) * share  # what is paid: the mean, over days and keys, of who is on duty
        sums[:, POOL_SUMS.staffed] += np.floor(agents * FINE + 0.5).astype(np.int64)
        sums[:, POOL_SUMS.paid_agents] += to_micros(agents * _monthly(scenario, int(pool["agent_cost"])))
        minutes = np.add.reduceat(centre.busy[number], edges[:-1]) / FINE * MINUTES
        sums[:, POOL_SUMS.paid_minutes] += to_micros(minutes * _monthly(scenario, int(pool["minute_cost"])))


def _monthly(scenario: Scenario, column: int) -> Floats:
    """A quantity that holds for everybody, month by month."""
    months = len(scenario.month_days) - 1
    first = int(scenario.parameters["everyone"][0]) * months
    values: Floats = scenario.values[first : first + months, column]
    return values
