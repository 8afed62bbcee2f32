"""How fast BG/NBD + Gamma-Gamma with standard errors are fitted to a million customers, beside a plain scipy fit of all rows.

`python -m tests.benchmark.clv_speed` runs it. The plain fit is what the published algorithms do: the likelihood of every row with
log-gamma functions, L-BFGS-B with differences for a gradient, and a Hessian from differences for the standard errors. Both run in one
process, in turn, and processor time is compared; the least of the
repetitions counts (one for the plain fit, which is slow).
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import gammaln

from cxsim.clv.bg_nbd import BgNbd
from cxsim.clv.equity import ValuationTerms, customer_value
from cxsim.clv.gamma_gamma import GammaGamma
from cxsim.clv.value_method import fit_value
from cxsim.data.rfm import Rfm
from tests.support import clv_twins as twins

Array = NDArray[np.float64]
CUSTOMERS = 1_000_000
TRUTH, SPEND = (0.243, 4.414, 0.793, 2.426), (6.25, 3.74, 15.44)


def world(n: int) -> Rfm:
    """Customers of a daily log: times are whole days, the first purchase was 27 to 39 weeks ago."""
    rng = np.random.default_rng(2026)
    simulated = twins.geometric_dropout(n, np.array(TRUTH), rng)
    T = np.round(simulated.T * 7) / 7
    tx = np.minimum(np.ceil(simulated.recency * 7) / 7, T)
    p, q, v = SPEND
    mean = np.where(simulated.frequency > 0, rng.gamma(np.maximum(p * simulated.frequency, 1e-9)) / np.maximum(simulated.frequency, 1), 0.0)
    return twins.rfm(simulated.frequency, tx, T, mean / rng.gamma(q, 1 / v, n))


def plain(loss: Callable[[Array], float], start: Array) -> tuple[Array, Array]:
    """The estimates and standard errors of log-parameters without gradients; `loss` is the mean, `start` has n as last entry."""
    theta = minimize(loss, start[:-1], method="L-BFGS-B", options={"ftol": 1e-12, "maxfun": 5000}).x
    steps = 1e-3 * np.eye(len(theta))

    def second(a: Array, b: Array) -> float:
        return (loss(theta + a + b) - loss(theta + a - b) - loss(theta - a + b) + loss(theta - a - b)) / 4e-6

    hessian = np.array([[second(a, b) if i <= j else 0.0 for j, b in enumerate(steps)] for i, a in enumerate(steps)])
    hessian = np.triu(hessian) + np.triu(hessian, 1).T
    return np.exp(theta), np.exp(theta) * np.sqrt(np.diag(np.linalg.inv(hessian)) / start[-1])


def plain_fits(data: Rfm) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """Both models, row by row."""
    x, tx, T = data.frequency, data.recency, data.T

    def bg(theta: Array) -> float:
        r, alpha, a, b = np.exp(theta)
        shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
        living = -(r + x) * np.log(alpha + T)
        gone = np.where(x > 0, np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + tx), -np.inf)
        return -float(np.mean(shared + np.logaddexp(living, gone)))

    some = x > 0
    k, m = x[some], data.monetary_value[some]

    def gg(theta: Array) -> float:
        p, q, v = np.exp(theta)
        value = gammaln(p * k + q) - gammaln(p * k) - gammaln(q) + q * np.log(v) + (p * k - 1) * np.log(m) + p * k * np.log(k)
        return -float(np.mean(value - (p * k + q) * np.log(v + k * m)))

    return plain(bg, np.array([0, np.log(30), 0, 0, len(x)])), plain(gg, np.array([0, np.log(2), np.log(m.mean()), len(k)]))


def timed(work: Callable[[], object], times: int) -> tuple[float, object]:
    """The least of the processor times, and what the work gave."""
    spans, result = [], None
    for _ in range(times):
        begun = time.process_time()
        result = work()
        spans.append(time.process_time() - begun)
    return min(spans), result


def main() -> None:
    """Print the table."""
    data = world(CUSTOMERS)
    bg_time, bg = timed(lambda: fit_value(BgNbd(), data), 4)
    gg_time, gg = timed(lambda: fit_value(GammaGamma(), data), 4)
    value_time, _ = timed(lambda: customer_value(bg, gg, data, ValuationTerms(0.3, 52.0, 12, 0.1)), 1)
    plain_time, ((values, errors), (spends, spend_errors)) = timed(lambda: plain_fits(data), 1)
    print(f"{len(data):,} customers, {bg.estimates.distinct:,} different histories, {gg.estimates.customers:,.0f} with a repeat purchase")
    print(f"cxsim: BG/NBD {bg_time:.2f} s, Gamma-Gamma {gg_time:.2f} s, both with standard errors; 12-month CLV of all {value_time:.2f} s")
    print(f"plain scipy fit of all rows: {plain_time:.1f} s; ratio {plain_time / (bg_time + gg_time):.0f}")
    for ours, theirs in ((bg.estimates, (values, errors)), (gg.estimates, (spends, spend_errors))):
        print(f"{ours.model}: largest difference of estimates {np.abs(theirs[0] / ours.values - 1).max():.1e},", end=" ")
        print(f"of standard errors {np.abs(theirs[1] / ours.standard_errors - 1).max():.1e}")


if __name__ == "__main__":
    main()
