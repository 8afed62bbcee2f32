"""Random plans in which customers share pools of agents."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.support.random_plans import plans

times = st.sampled_from(
    [{"constant": 0}, {"constant": "90 min"}, {"exponential": "4 h"}, {"lognormal": {"mean": "2 h", "p95": "5 h"}}, {"exponential": "20 d"}]
)

hours = st.sampled_from(["always", "Mon-Sat 08:00-20:00", "Mon-Fri 09:00-12:00; Mon-Fri 13:00-17:00", "Sun 00:00-24:00"])

morale = {"strain_above": 0.2, "half_life": "3 d", "success_loss": 0.4, "quality_loss": 0.3}

shifts = {"early": {"hours": "Mon-Sun 06:00-14:00", "share": 1}, "late": {"hours": "Mon-Fri 12:00-22:00", "share": 0.4}}


@st.composite
def pools(draw: st.DrawFn, name: str, others: list[str]) -> dict[str, Any]:
    pool = {
        "agents": draw(st.integers(0, 3) | st.floats(0, 3)),
        "hours": draw(hours),
        "per": draw(st.sampled_from([None, None, "region"])),
        "outside_hours": draw(st.sampled_from(["wait", "turn_away"])),
        "callback_within": draw(st.sampled_from(["0 d", "5 h", "2 d", "never"])),
        "service": draw(times),
        "overflow": draw(st.lists(st.sampled_from(others), unique=True)) if others else [],
        "priority": draw(st.sampled_from([{}, {"b": 1}, {"a": -1, "c": 2}])),
        "answer_within": "10 min",
        "effort_per_minute": draw(st.sampled_from([0, 0.001])),
        "quality_per_minute": draw(st.sampled_from([0, 0.002])),
        "cost_per_minute": 0.7,
        "cost_per_agent": 3000,
    }
    patience = draw(st.none() | times)
    return {
        **pool,
        **({"patience": patience} if patience else {}),
        **draw(st.sampled_from([{}, {"morale": morale}])),
        **draw(st.sampled_from([{}, {"shifts": shifts}])),
    }


@st.composite
def plain_pools(draw: st.DrawFn) -> dict[str, Any]:
    """Pools whose queue is plain, so that the compiled engine knows the wait on arrival."""
    patience = draw(st.none() | times)
    pool = {
        "per": draw(st.sampled_from([None, None, "region"])),
        "agents": draw(st.integers(1, 3) | st.floats(0.5, 3)),
        "service": draw(times),
        "answer_within": "1 h",
        "effort_per_minute": 0.001,
    }
    return {**pool, **({"patience": patience} if patience else {}), **draw(st.sampled_from([{}, {"morale": morale}]))}


@st.composite
def shared_plans(draw: st.DrawFn) -> dict[str, Any]:
    plan = draw(plans())
    names = draw(st.sampled_from([["one"], ["one", "two"], ["one", "two", "three"]]))
    plain = draw(st.booleans())
    for journey in plan["journeys"].values():
        for touchpoint in journey["touchpoints"].values():
            pool = draw(st.none() | st.sampled_from(names))
            if pool is not None:
                touchpoint.update({"pool": pool, "priority": 0 if plain else draw(st.integers(-1, 1))})
    made = {name: draw(plain_pools() if plain else pools(name, [o for o in names if o != name])) for name in names}
    return {**plan, "pools": made}
