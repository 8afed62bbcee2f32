"""Rates along relaxing feelings: what a process uses up of its threshold while satisfaction and effort fade, and when it fires.

Between two experiences a level is s(t) = m + (s - m) 2^(-t / half-life). The rate that looks at it is expanded in days to the fourth power,
which is good for a *piece* of time; a longer stretch has several. Pieces begin at the last experience and hang on what the customer
feels alone, not on when somebody looks: so no instant moves because a stretch is cut elsewhere, and both engines find the same bits.

The error of what a touch adds to an integral is below 1e-4 of it. With x the log rate that s - m is worth and y = (ln 2 / half-life) t, the
first term left out is y^5 (1 + 15 x + 25 x^2 + 10 x^3 + x^4) / 720 of the effect (Touchard's polynomials), and a piece ends at
(1 + x) y = `STEP`.

A *feeling* here is a level, its set-point and its half-life in days, its *way* what `course` makes of it; an *influence* is a response
curve, the log rate for each unit of it, and its value where the factor is 1.
"""

from __future__ import annotations

import math

from cxsim.engine.compilation import keep_compiled, law, rare
from cxsim.engine.records import LINEAR, SATURATING
from cxsim.engine.transition_functions import exp, quantity, relaxed
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY

Feeling = tuple[float, float, float]
Influence = tuple[int, float, float]

STEP = 0.4
_LN2 = math.log(2.0)


@law
def course(feeling):
    """The Taylor coefficients, in days, of a level that relaxes, and how fast it fades per day."""
    level, set_point, half_life = feeling
    if level == set_point or half_life <= 0.0:
        return (set_point, 0.0, 0.0, 0.0, 0.0), 0.0
    speed, gap = _LN2 / half_life, level - set_point
    square = speed * speed
    cube = square * speed
    return (level, -gap * speed, (0.5 * gap) * square, (-1.0 / 6.0 * gap) * cube, (1.0 / 24.0 * gap) * (square * square)), speed


@law
def later(feeling, days):
    """A feeling after some days."""
    level, set_point, half_life = feeling
    return relaxed(level, set_point, days, half_life), set_point, half_life


@law
def curved(curve, x):
    """The coefficients of a response curve of a series: x itself, x (2 - x), or x squared."""
    if curve == LINEAR:
        return x
    a, b, c, d, e = x
    square = (a * a, 2.0 * a * b, 2.0 * a * c + b * b, 2.0 * (a * d + b * c), 2.0 * (a * e + b * d) + c * c)
    if curve == SATURATING:
        return 2.0 * a - square[0], 2.0 * b - square[1], 2.0 * c - square[2], 2.0 * d - square[3], 2.0 * e - square[4]
    return square


@law
def change(level, speed, curve, weight):
    """How fast a rate changes, per day: as its feeling fades, and as that moves its log. A curve doubles both."""
    if weight == 0.0:
        return 0.0, 0.0
    twice = 1.0 if curve == LINEAR else 2.0
    return twice * speed, twice * abs(weight * level[1])


@law
def coarser(level, speed):
    """A factor on the pace of a feeling's fading where less than a thousandth is left: the fifth root of what is left of that."""
    left = 1e3 * abs(level[1])
    return 1.0 if left >= speed else (left / speed) ** 0.2


@law
def piece(change):
    """For how many days an expansion is good."""
    return STEP / change if change > 0.0 else math.inf


@law
def log_rate(level, influence):
    """The coefficients of what a feeling adds to the log of a rate."""
    curve, weight, reference = influence
    a, b, c, d, e = curved(curve, level)
    return weight * (a - reference), weight * b, weight * c, weight * d, weight * e


@law
def exponential_of(x):
    """The coefficients of exp(x - x(0))."""
    _, b, c, d, e = x
    square = b * b
    third = d + b * c + (1.0 / 6.0) * b * square
    fourth = (e + b * d) + 0.5 * c * (c + square) + (1.0 / 24.0) * square * square
    return 1.0, b, c + 0.5 * square, third, fourth


@law
def area(rate, days):
    """The integral over so many days of a rate with these coefficients."""
    a, b, c, d, e = rate
    square = days * days
    return days * ((a + 0.5 * days * b) + square * (((1.0 / 3.0) * c + 0.25 * days * d) + square * (0.2 * e)))


@rare
def solved(rate, amount, most):
    """The days, at most so many, in which a rate with these coefficients uses up an amount: Newton's method, kept inside by halving."""
    a, b, c, d, e = rate
    if amount <= 0.0:
        return 0.0
    if b == 0.0 and c == 0.0 and d == 0.0 and e == 0.0:
        return min(amount / a, most)
    low, high, days = 0.0, most, most
    if amount < a * most:
        days = amount / a
        days -= min(0.5 * b * days / a, 0.9) * days
        days = min(days, most)
    for _ in range(64):
        over = area(rate, days) - amount
        if over > 0.0:
            high = days
        else:
            low = days
        now = a + days * (b + days * (c + days * (d + days * e)))
        before = days
        days = days - over / now if now > 0.0 else high
        if not low <= days <= high:
            days = 0.5 * (low + high)
        if abs(days - before) <= 1e-8 * days:
            break
    return days


# churn: a hazard with two feelings and a baseline


@law
def hazard(way, effort, by_satisfaction, by_effort):
    """The log of what both feelings multiply a hazard by, the coefficients of how it goes on from there, and how fast it changes."""
    level, speed = way
    x = log_rate(level, by_satisfaction)
    fades, moves = change(level, speed, by_satisfaction[0], by_satisfaction[1])
    if by_effort[1] != 0.0:
        level, speed = course(effort)
        y = log_rate(level, by_effort)
        x = (x[0] + y[0], x[1] + y[1], x[2] + y[2], x[3] + y[3], x[4] + y[4])
        also, too = change(level, speed, by_effort[0], by_effort[1])
        fades, moves = max(fades, also), moves + too
    return x[0], exponential_of(x), fades + moves


@law
def hazard_used(baseline, curve, tenure, knot, scale, satisfaction, way, effort, by_satisfaction, by_effort, days, left):
    """The integral of a hazard over so many days from a tenure in months, the knot reached, and the day on which `left` is used up.

    h(t) = scale h0(tenure + t) exp(what both feelings add at t), with h0 constant from knot to knot of `baseline`. The day counts from now;
    it is endless if the threshold lasts for longer.
    """
    log, rate, moves = hazard(way, effort, by_satisfaction, by_effort)
    if days * moves <= STEP:
        last = baseline.shape[1] - 1
        here, used, done = knot, 0.0, 0.0
        while here < last and quantity(baseline, 0, here + 1) <= tenure:
            here += 1
        while here < last:
            day = (quantity(baseline, 0, here + 1) - tenure) * DAYS_PER_MONTH
            if day >= days:
                break
            total = area(rate, day)
            used += quantity(baseline, curve, here) * (total - done)
            done = total
            here += 1
        used += quantity(baseline, curve, here) * (area(rate, days) - done)
        used *= MONTHS_PER_DAY * scale * exp(log)
        if not used >= left:
            return used, here, math.inf
    return hazard_in_pieces(baseline, curve, tenure, knot, scale, satisfaction, effort, by_satisfaction, by_effort, days, left)


@rare
def hazard_in_pieces(baseline, curve, tenure, knot, scale, satisfaction, effort, by_satisfaction, by_effort, days, left):
    """`hazard_used` piece by piece and knot by knot."""
    last = baseline.shape[1] - 1
    while knot < last and quantity(baseline, 0, knot + 1) <= tenure:
        knot += 1
    used, begun = 0.0, 0.0
    first, second = satisfaction, effort
    while True:
        log, rate, _ = hazard(course(first), second, by_satisfaction, by_effort)
        ends = begun + hazard_piece(first, second, by_satisfaction, by_effort)
        factor = MONTHS_PER_DAY * scale * exp(log)
        part, done = 0.0, 0.0
        while True:
            slope, edge = quantity(baseline, curve, knot), ends
            if knot < last:
                edge = min(ends, (quantity(baseline, 0, knot + 1) - tenure) * DAYS_PER_MONTH)
            total = area(rate, min(edge, days) - begun)
            more = part + slope * (total - done)
            if more > part and used + more * factor >= left:
                return left, knot, begun + solved(rate, done + ((left - used) / factor - part) / slope, edge - begun)
            part, done = more, total
            if edge >= days:
                return used + part * factor, knot, math.inf
            if edge >= ends:
                break
            knot += 1
        used += part * factor
        begun = ends
        first, second = later(satisfaction, begun), later(effort, begun)


@law
def hazard_piece(satisfaction, effort, by_satisfaction, by_effort):
    """For how many days the expansion of a hazard is good."""
    level, speed = course(satisfaction)
    fades, moves = change(level, speed, by_satisfaction[0], by_satisfaction[1])
    fades *= coarser(level, speed)
    level, speed = course(effort)
    also, too = change(level, speed, by_effort[0], by_effort[1])
    return piece(max(fades, also * coarser(level, speed)) + moves + too)


# purchases: a rate that a feeling multiplies


@law
def grown(scale, feeling, way, influence, days, left):
    """The integral of a rate that a feeling multiplies, over so many days from now, and the day on which `left` is used up."""
    level, speed = way
    fades, moves = change(level, speed, influence[0], influence[1])
    if days * (fades + moves) > STEP:
        return grown_in_pieces(scale, feeling, influence, days, left)
    x = log_rate(level, influence)
    rate, now = exponential_of(x), scale * exp(x[0])
    used = now * area(rate, days)
    if used > 0.0 and used >= left:
        return used, solved(rate, left / now, piece(fades * coarser(level, speed) + moves))
    return used, math.inf


@rare
def grown_in_pieces(scale, feeling, influence, days, left):
    """`grown` piece by piece."""
    used, begun, day, felt = 0.0, 0.0, math.inf, feeling
    while True:
        level, speed = course(felt)
        fades, moves = change(level, speed, influence[0], influence[1])
        ends = begun + piece(fades * coarser(level, speed) + moves)
        x = log_rate(level, influence)
        rate, now = exponential_of(x), scale * exp(x[0])
        gain = now * area(rate, min(ends, days) - begun)
        if day == math.inf and gain > 0.0 and used + gain >= left:
            day = begun + solved(rate, (left - used) / now, ends - begun)
        used += gain
        if ends >= days:
            return used, day
        begun = ends
        felt = later(feeling, begun)


# recommendations and warnings: a rate beyond a threshold


@law
def beyond(level, curve, threshold, width):
    """The coefficients of c((s - threshold) / width)."""
    part = 1.0 / width
    a, b, c, d, e = level
    return curved(curve, ((a - threshold) * part, b * part, c * part, d * part, e * part))


@law
def approach(level, speed, curve, width):
    """How fast such a rate changes, per day: as a level fades, and where the curve bends also as it crosses its width."""
    if curve == LINEAR:
        return speed, 0.0
    return change(level, speed, curve, 1.0 / width)


@law
def exceeded(scale, feeling, way, curve, threshold, width, days, left):
    """The integral of a rate scale c((s - threshold) / width) where s is beyond a threshold, and the day on which `left` is used up.

    A negative width means below it.
    """
    level, speed = way
    now, goal = (level[0] - threshold) * width, (feeling[1] - threshold) * width
    if now <= 0.0 and goal <= 0.0:
        return 0.0, math.inf
    fades, moves = approach(level, speed, curve, width)
    if now <= 0.0 or goal <= 0.0 or days * (fades + moves) > STEP:
        return exceeded_in_pieces(scale, feeling, curve, threshold, width, days, left)
    rate = beyond(level, curve, threshold, width)
    used = scale * area(rate, days)
    if used > 0.0 and used >= left:
        return used, solved(rate, left / scale, piece(fades * coarser(level, speed) + moves))
    return used, math.inf


@rare
def exceeded_in_pieces(scale, feeling, curve, threshold, width, days, left):
    """`exceeded` piece by piece; the level passes the threshold half-life x log2((s - m) / (threshold - m)) days from now, if ever."""
    level, set_point, half_life = feeling
    begun, closes = 0.0, math.inf
    if half_life > 0.0 and (level - threshold) * (set_point - threshold) <= 0.0:
        passes = half_life * math.log2((level - set_point) / (threshold - set_point)) if threshold != set_point else math.inf
        begun, closes = (0.0, passes) if (level - threshold) * width > 0.0 else (passes, math.inf)
    used, day, until = 0.0, math.inf, min(days, closes)
    while begun < until:
        here, speed = course(later(feeling, begun) if begun > 0.0 else feeling)
        fades, moves = approach(here, speed, curve, width)
        ends = min(closes, begun + piece(fades * coarser(here, speed) + moves))
        rate = beyond(here, curve, threshold, width)
        gain = scale * area(rate, min(ends, days) - begun)
        if day == math.inf and gain > 0.0 and used + gain >= left:
            day = begun + solved(rate, (left - used) / scale, ends - begun)
        used += gain
        begun = ends
    return used, day


for _function in (course, hazard_used, grown, exceeded):  # the open engine calls them one by one
    keep_compiled(_function)
