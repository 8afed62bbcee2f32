"""Rates along relaxing feelings: what a process uses up of its threshold while satisfaction and effort fade, and when it fires.

Between two experiences a level is s(t) = m + (s - m) 2^(-t / half-life). A rate beyond a threshold has a closed integral. A rate whose
log follows the level is expanded in days to the third power, which is good for a *piece* of time; a longer stretch has several. Pieces
begin at the last experience and hang on what the customer feels alone, not on when somebody looks: so no instant moves because a
stretch is cut elsewhere, and both engines find the same bits.

The error of what a touch adds to an integral is below 2e-4 of it. With x the log rate that s - m is worth and y = (ln 2 / half-life) t, the
first term left out is y^4 (1 + 7 x + 6 x^2 + x^3) / 120 of the effect (Touchard's polynomials), and a piece ends at (1 + x) y = `STEP`.

A *feeling* here is a level, its set-point and its half-life in days, its *way* what `find_path` makes of it; an *influence* is a response
curve, the log rate for each unit of it, and its value where the factor is 1.
"""

from __future__ import annotations

import math

from cxsim.engine.compilation import keep_compiled, law, rare
from cxsim.engine.records import LINEAR, SATURATING, Floats
from cxsim.engine.transition_functions import ENDLESS, exp, exp2, quantity, relax, response
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY

Feeling = tuple[float, float, float]
Influence = tuple[int, float, float]
Way = tuple[float, float, float, float, float]
Coefficients = tuple[float, float, float]
Known = tuple[float, float, Coefficients]

STEP = 0.29
_LN2 = math.log(2.0)


@law
def find_path(feeling: Feeling) -> Way:
    """Where a level goes, how far it is from there, how fast that fades (per day in the natural log, and to base 2), in how many days."""
    level, set_point, half_life = feeling
    if level == set_point or half_life <= 0.0:
        return set_point, 0.0, 0.0, 0.0, 0.0
    if half_life > ENDLESS:
        return level, 0.0, 0.0, 0.0, 0.0
    pace = 1.0 / half_life
    return set_point, level - set_point, _LN2 * pace, pace, (1.0 / _LN2) * half_life


@law
def remaining_share(way: Way, days: float) -> float:
    """The share of the gap that is left after some days."""
    return 1.0 if way[1] == 0.0 else exp2(-days * way[3])


@law
def level_after(way: Way, share: float) -> float:
    """A level when this share of the gap is left, as `relax`."""
    return way[0] + way[1] * share


@law
def relax_level(feeling: Feeling, days: float) -> Feeling:
    """A feeling after some days."""
    level, set_point, half_life = feeling
    return relax(level, set_point, days, half_life), set_point, half_life


# rates whose log follows a level


@law
def log_rate(level: float, influence: Influence) -> float:
    """What a level adds to the log of a rate."""
    curve, weight, reference = influence
    return weight * (response(curve, level) - reference)


@law
def log_rate_coefficients(way: Way, curve: int, weight: float) -> Coefficients:
    """The first three derivatives, by days, of what a feeling adds to the log of a rate: it is x + a exp(-l t) + b exp(-2 l t)."""
    goal, gap, speed, _, _ = way
    first = weight * gap * speed
    if curve == LINEAR:
        return -first, speed * first, -(speed * speed) * first
    second = 2.0 * first * gap
    if curve == SATURATING:
        first, second = 2.0 * first * (1.0 - goal), -second
    else:
        first = 2.0 * first * goal
    return -(first + second), speed * (first + 2.0 * second), -(speed * speed) * (first + 4.0 * second)


@law
def bound_change(way: Way, curve: int, weight: float) -> tuple[float, float]:
    """How fast a rate changes, per day: as its feeling fades, and as that moves its log. A curve doubles both."""
    if weight == 0.0:
        return 0.0, 0.0
    pace = way[2] if curve == LINEAR else 2.0 * way[2]
    return pace, pace * abs(weight * way[1])


@law
def gap_factor(way: Way) -> float:
    """A factor on the pace of a feeling's fading where less than a thousandth is left: the fifth root of what is left of that."""
    left = 1e3 * abs(way[1])
    return 1.0 if left >= 1.0 else left**0.2


@law
def piece_length(change: float) -> float:
    """For how many days an expansion is good."""
    return STEP / change if change > 0.0 else math.inf


@law
def expand_exponential(log: Coefficients) -> Coefficients:
    """The coefficients of a rate, against now, whose log has these derivatives."""
    b, c, d = log
    square = b * b
    return b, 0.5 * (c + square), (1.0 / 6.0) * (d + b * (3.0 * c + square))


@law
def integrate(rate: Coefficients, days: float) -> float:
    """The integral over so many days of a rate with these coefficients."""
    b, c, d = rate
    return days + (days * days) * (0.5 * b + days * ((1.0 / 3.0) * c + (0.25 * days) * d))


@rare
def solve_day(rate: Coefficients, amount: float, most: float) -> float:
    """The days, at most so many, in which a rate with these coefficients uses up an amount: Newton's method, kept inside by halving."""
    b, c, d = rate
    if amount <= 0.0:
        return 0.0
    if b == 0.0 and c == 0.0 and d == 0.0:
        return min(amount, most)
    low, high, days = 0.0, most, most
    if amount < most:
        bend = 0.5 * b * amount
        days = min(amount - amount * min(bend - 2.0 * bend * bend + (1.0 / 3.0) * c * amount * amount, 0.9), most)
    for _ in range(64):
        over = integrate(rate, days) - amount
        if over > 0.0:
            high = days
        else:
            low = days
        now = 1.0 + days * (b + days * (c + days * d))
        before = days
        days = days - over / now if now > 0.0 else high
        if not low <= days <= high:
            days = 0.5 * (low + high)
        if abs(days - before) <= 1e-5 * days:  # the next step would be a hundred thousand times smaller at least
            break
    return days


# churn: a hazard with two feelings and a baseline


@law
def hazard_coefficients(way: Way, other: Way, by_satisfaction: Influence, by_effort: Influence) -> tuple[Coefficients, float]:
    """The coefficients of what both feelings multiply a hazard by, against now, and how fast it changes."""
    log = log_rate_coefficients(way, by_satisfaction[0], by_satisfaction[1])
    fades, moves = bound_change(way, by_satisfaction[0], by_satisfaction[1])
    if by_effort[1] != 0.0:
        more = log_rate_coefficients(other, by_effort[0], by_effort[1])
        log = (log[0] + more[0], log[1] + more[1], log[2] + more[2])
        also, too = bound_change(other, by_effort[0], by_effort[1])
        fades, moves = max(fades, also), moves + too
    return expand_exponential(log), fades + moves


@law
def integrate_hazard(
    baseline: Floats,
    place: tuple[int, float, int],
    scale: float,
    felt: tuple[Feeling, Feeling],
    ways: tuple[Way, Way],
    by: tuple[Influence, Influence],
    days: float,
    left: float,
) -> tuple[float, int, float]:
    """The integral of a hazard over so many days from a tenure in months, the knot reached, and the day on which `left` is used up.

    h(t) = scale h0(tenure + t) exp(what both feelings add at t), with h0 constant from knot to knot of `baseline`. The day counts from now;
    it is endless if the threshold lasts for longer. `place` are the row of the baseline, the tenure and the last known knot, `felt` both
    feelings, `by` their influences.
    """
    (curve, tenure, knot), (satisfaction, effort), (by_satisfaction, by_effort) = place, felt, by
    rate, moves = hazard_coefficients(ways[0], ways[1], by_satisfaction, by_effort)
    if days * moves <= STEP:
        last, here, used = baseline.shape[1] - 1, knot, 0.0
        while here < last and quantity(baseline, 0, here + 1) <= tenure:
            here += 1
        height = quantity(baseline, curve, here)
        while here < last:
            day = (quantity(baseline, 0, here + 1) - tenure) * DAYS_PER_MONTH
            if day >= days:
                break
            here += 1
            before, height = height, quantity(baseline, curve, here)
            used += (before - height) * integrate(rate, day)
        used += height * integrate(rate, days)
        used *= MONTHS_PER_DAY * scale * exp(log_rate(satisfaction[0], by_satisfaction) + log_rate(effort[0], by_effort))
        if not used >= left:
            return used, here, math.inf
    return integrate_hazard_in_pieces(baseline, place, scale, felt, by, days, left)


@rare
def integrate_hazard_in_pieces(
    baseline: Floats,
    place: tuple[int, float, int],
    scale: float,
    felt: tuple[Feeling, Feeling],
    by: tuple[Influence, Influence],
    days: float,
    left: float,
) -> tuple[float, int, float]:
    """`integrate_hazard` piece by piece and knot by knot."""
    (curve, tenure, knot), (satisfaction, effort), (by_satisfaction, by_effort) = place, felt, by
    last = baseline.shape[1] - 1
    while knot < last and quantity(baseline, 0, knot + 1) <= tenure:
        knot += 1
    used, begun = 0.0, 0.0
    first, second = satisfaction, effort
    while True:
        way, other = find_path(first), find_path(second)
        rate, _ = hazard_coefficients(way, other, by_satisfaction, by_effort)
        ends = begun + hazard_piece(way, other, by_satisfaction, by_effort)
        factor = MONTHS_PER_DAY * scale * exp(log_rate(first[0], by_satisfaction) + log_rate(second[0], by_effort))
        part, done = 0.0, 0.0
        while True:
            slope, edge = quantity(baseline, curve, knot), ends
            if knot < last:
                edge = min(ends, (quantity(baseline, 0, knot + 1) - tenure) * DAYS_PER_MONTH)
            total = integrate(rate, min(edge, days) - begun)
            more = part + slope * (total - done)
            if more > part and used + more * factor >= left:
                return left, knot, begun + solve_day(rate, done + ((left - used) / factor - part) / slope, edge - begun)
            part, done = more, total
            if edge >= days:
                return used + part * factor, knot, math.inf
            if edge >= ends:
                break
            knot += 1
        used += part * factor
        begun = ends
        first, second = relax_level(satisfaction, begun), relax_level(effort, begun)


@law
def hazard_piece(way: Way, other: Way, by_satisfaction: Influence, by_effort: Influence) -> float:
    """For how many days the expansion of a hazard is good."""
    fades, moves = bound_change(way, by_satisfaction[0], by_satisfaction[1])
    also, too = bound_change(other, by_effort[0], by_effort[1])
    return piece_length(max(fades * gap_factor(way), also * gap_factor(other)) + moves + too)


# purchases: a rate that a feeling multiplies


@law
def integrate_log_linear(scale: float, feeling: Feeling, way: Way, influence: Influence, days: float) -> tuple[float, Known]:
    """The integral of a rate that a feeling multiplies, over so many days from now, and what `solve_log_linear` has to know of it.

    That is how fast it changes, the rate now, and the coefficients of how it goes on.
    """
    fades, moves = bound_change(way, influence[0], influence[1])
    rate, now, pace = (
        expand_exponential(log_rate_coefficients(way, influence[0], influence[1])),
        scale * exp(log_rate(feeling[0], influence)),
        fades + moves,
    )
    if days * pace > STEP:
        return solve_log_linear_in_pieces(scale, feeling, influence, days, math.inf)[0], (pace, now, rate)
    return now * integrate(rate, days), (pace, now, rate)


@law
def solve_log_linear(scale: float, feeling: Feeling, influence: Influence, days: float, known: Known, amount: float) -> float:
    """The day, counted from now, on which `integrate_log_linear` reaches an amount that it has passed after so many days."""
    moves, now, rate = known
    if days * moves > STEP:
        return solve_log_linear_in_pieces(scale, feeling, influence, days, amount)[1]
    return solve_day(rate, amount / now, piece_length(moves))


@rare
def solve_log_linear_in_pieces(scale: float, feeling: Feeling, influence: Influence, days: float, amount: float) -> tuple[float, float]:
    """`integrate_log_linear`, and `solve_log_linear`, piece by piece."""
    used, begun, felt = 0.0, 0.0, feeling
    while True:
        way = find_path(felt)
        fades, moves = bound_change(way, influence[0], influence[1])
        ends = begun + piece_length(fades * gap_factor(way) + moves)
        rate, now = expand_exponential(log_rate_coefficients(way, influence[0], influence[1])), scale * exp(log_rate(felt[0], influence))
        gain = now * integrate(rate, min(ends, days) - begun)
        if gain > 0.0 and used + gain >= amount:
            return used, begun + solve_day(rate, (amount - used) / now, ends - begun)
        used += gain
        if ends >= days:
            return used, math.inf
        begun = ends
        felt = relax_level(feeling, begun)


# recommendations and warnings: a rate beyond a threshold


@law
def integrate_excess(scale: float, way: Way, share: float, curve: int, threshold: float, width: float, days: float) -> float:
    """The integral, over so many days, of a rate scale c((s - threshold) / width) where s is beyond a threshold.

    A negative width means below it; `share` of the gap is left in the end.
    """
    goal, gap, _, _, _ = way
    now, then = (goal + gap - threshold) * width, (goal + gap * share - threshold) * width
    if now <= 0.0 and then <= 0.0:
        return 0.0
    if now >= 0.0 and then >= 0.0:
        return scale * integrate_beyond(way, curve, threshold, width, days, 1.0, share)
    passes = crossing_day(way, threshold)
    at = (threshold - goal) / gap
    if now > 0.0:
        return scale * integrate_beyond(way, curve, threshold, width, passes, 1.0, at)
    return scale * integrate_beyond(way, curve, threshold, width, days - passes, at, share)


@law
def crossing_day(way: Way, threshold: float) -> float:
    """When a level passes a threshold that lies between it and where it goes: half-life x log2((s - m) / (threshold - m))."""
    return math.log2(way[1] / (threshold - way[0])) / way[3]


@law
def integrate_beyond(way: Way, curve: int, threshold: float, width: float, days: float, before: float, after: float) -> float:
    """The integral of c((s - threshold) / width) over so many days, in which the share of the gap that is left falls."""
    goal, gap, _, _, span = way
    part = 1.0 / width
    x, y = (goal - threshold) * part, gap * part
    fallen = (before - after) * span
    linear = x * days + y * fallen
    if curve == LINEAR:
        return linear
    square = x * x * days + y * fallen * (2.0 * x + 0.5 * y * (before + after))
    return 2.0 * linear - square if curve == SATURATING else square


@rare
def solve_excess(scale: float, feeling: Feeling, curve: int, threshold: float, width: float, days: float, amount: float) -> float:
    """The day, counted from now, on which `integrate_excess` reaches an amount that it has passed after so many days: Newton's method."""
    way = find_path(feeling)
    goal, gap, _, _, _ = way
    if amount <= 0.0:
        return 0.0
    begun, first, closes = 0.0, 1.0, math.inf
    if (goal + gap - threshold) * width < 0.0:
        begun, first = crossing_day(way, threshold), (threshold - goal) / gap
    elif (goal - threshold) * width < 0.0:
        closes = crossing_day(way, threshold)
    low, high, day, step = begun, closes, begun, 1.0
    for _ in range(200):
        share = remaining_share(way, day)
        over = scale * integrate_beyond(way, curve, threshold, width, day - begun, first, share) - amount
        if over > 0.0:
            high = day
        else:
            low = day
        now = scale * response(curve, (goal + gap * share - threshold) / width)
        before = day
        day = day - over / now if now > 0.0 else math.inf
        if not low <= day <= high or day == math.inf:
            day = 0.5 * (low + high) if high < math.inf else low + step
            step *= 2.0
        if abs(day - before) <= 1e-9 * day:
            break
    return min(day, days)


for _function in (
    find_path,
    remaining_share,
    integrate_hazard,
    integrate_log_linear,
    solve_log_linear,
    integrate_excess,
    solve_excess,
):  # the open engine calls them one by one
    keep_compiled(_function)
