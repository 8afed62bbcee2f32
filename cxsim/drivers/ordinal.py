"""Proportional odds regression of an ordered answer, with what a bootstrap by customer needs of every row.

P(Y <= j | x) = F(threshold_j - x . beta), F logistic (McCullagh 1980, "Regression models for ordinal data", JRSS B 42); with two levels it
is logistic regression. The log likelihood is concave, so Newton's method with step halving finds the maximum. statsmodels' OrderedModel
finds the same one in about a second; the shares of drivers need one fit for each subset of them, hence this form.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import expit

Array = NDArray[np.float64]
_MOST_STEPS = 50
_SETTLED = 1e-9  # of the log likelihood that one more step would gain
_WILD = 12.0  # log odds per standard deviation of a column, beyond which it splits the answers


@dataclass(frozen=True)
class FittedOrdinal:
    """A fitted proportional odds model.

    Attributes
    ----------
    levels : the answers that occur, rising, shape (k,).
    thresholds : shape (k - 1,).
    coefficients : shape (p,); log odds of a higher answer per unit of the column.
    covariance : of thresholds and coefficients together, by the sandwich over customers, shape (k - 1 + p,) twice.
    log_likelihood : at the maximum.
    penalty : how much of the log likelihood is fitted noise: trace(information^-1 x variance of the customers' slopes), Takeuchi 1976;
        the number of parameters where rows are independent and the model holds.
    status : "converged", or "separation" if a column splits the answers.
    by_row, slopes, information : log likelihood and slopes of each row, shapes (n,) and (n, k - 1 + p), and minus the Hessian.
    """

    levels: Array
    thresholds: Array
    coefficients: Array
    covariance: Array
    log_likelihood: float
    penalty: float
    status: str
    by_row: Array
    slopes: Array
    information: Array

    @property
    def errors(self) -> Array:
        """Standard errors of the coefficients."""
        return np.sqrt(np.diag(self.covariance)[len(self.thresholds) :])

    @property
    def own(self) -> Array:
        """Covariance of the coefficients alone, shape (p, p)."""
        return self.covariance[len(self.thresholds) :, len(self.thresholds) :]

    def expected(self, matrix: Array) -> Array:
        """The expected answer of each row."""
        return np.asarray(self.levels[0] + self._above(matrix) @ np.diff(self.levels))

    def mean_slope(self, matrix: Array) -> Array:
        """How the mean of the expected answers moves with thresholds and coefficients, shape (k - 1 + p,)."""
        above = self._above(matrix)
        each = above * (1 - above) * np.diff(self.levels)
        return np.concatenate([-each.mean(axis=0), each.sum(axis=1) @ matrix / len(matrix)])

    def _above(self, matrix: Array) -> Array:
        """The chance of an answer above each threshold, shape (n, k - 1)."""
        return np.asarray(expit((matrix @ self.coefficients)[:, None] - self.thresholds[None, :]))


def fit_ordinal(answers: Array, matrix: Array, customer: NDArray[np.intp]) -> FittedOrdinal:
    """The proportional odds model of some answers.

    Parameters
    ----------
    answers : shape (n,), at least two different ones.
    matrix : shape (n, p), columns that differ and are not combinations of one another; p may be 0.
    customer : shape (n,), numbers from 0; rows of one customer go together in every error.
    """
    levels, code = np.unique(answers, return_inverse=True)
    scale = np.where(matrix.std(axis=0) > 0, matrix.std(axis=0), 1.0)
    centre = matrix.mean(axis=0)
    inner = (matrix - centre) / scale
    theta, wild = _maximum(inner, code, len(levels))
    rows = _Rows(theta, inner, code, len(levels))
    slopes, information = rows.slopes(), _derivatives(rows)[1]
    by_row = np.log(rows.chance)
    spread = sum_by_customer(slopes, customer)
    bread = np.linalg.pinv(information)
    covariance = bread @ (spread.T @ spread) @ bread
    back = _unscaled(len(levels) - 1, centre, scale)
    outer = back @ theta
    straight = np.linalg.pinv(back)
    return FittedOrdinal(
        levels=levels,
        thresholds=outer[: len(levels) - 1],
        coefficients=outer[len(levels) - 1 :],
        covariance=back @ covariance @ back.T,
        log_likelihood=float(by_row.sum()),
        penalty=float(np.trace(bread @ (spread.T @ spread))),
        status="separation" if wild else "converged",
        by_row=by_row,
        slopes=slopes @ straight,
        information=straight.T @ information @ straight,
    )


def sum_by_customer(slopes: Array, customer: NDArray[np.intp]) -> Array:
    """The slopes summed over the rows of each customer, shape (customers, q)."""
    rows = np.arange(len(customer))
    member = csr_array((np.ones(len(customer)), (customer, rows)), shape=(int(customer.max(initial=-1)) + 1, len(customer)))
    return np.asarray(member @ slopes)


def _unscaled(cuts: int, centre: Array, scale: Array) -> Array:
    """The linear map from thresholds and coefficients of standardised columns to those of the columns."""
    size = cuts + len(scale)
    back = np.eye(size)
    back[cuts:, cuts:] = np.diag(1 / scale)
    back[:cuts, cuts:] = centre / scale
    return back


def _maximum(matrix: Array, code: NDArray[np.intp], levels: int) -> tuple[Array, bool]:
    """Thresholds and coefficients at the maximum, and whether the search ran away."""
    below = np.cumsum(np.bincount(code, minlength=levels))[:-1] / len(code)
    theta = np.concatenate([np.log(below / (1 - below)), np.zeros(matrix.shape[1])])
    value = _value(theta, matrix, code, levels)
    for _ in range(_MOST_STEPS):
        gradient, information = _derivatives(_Rows(theta, matrix, code, levels))
        step = np.linalg.lstsq(information, gradient, rcond=None)[0]
        gain = float(step @ gradient) / 2
        size = 1.0
        while size > 1e-8 and not (after := _value(theta + size * step, matrix, code, levels)) >= value - 1e-12 * abs(value):
            size /= 2
        theta, value = theta + size * step, after
        if np.abs(theta[levels - 1 :]).max(initial=0.0) > _WILD:
            return theta, True
        if gain < _SETTLED:
            break
    return theta, False


def _bounds(theta: Array, matrix: Array, code: NDArray[np.intp], levels: int) -> tuple[Array, Array]:
    """The upper and the lower end of each row's answer on the latent scale."""
    cuts = np.concatenate([[-np.inf], theta[: levels - 1], [np.inf]])
    eta = matrix @ theta[levels - 1 :]
    return cuts[code + 1] - eta, cuts[code] - eta


def _value(theta: Array, matrix: Array, code: NDArray[np.intp], levels: int) -> float:
    if (np.diff(theta[: levels - 1]) <= 0).any():
        return -np.inf
    upper, lower = _bounds(theta, matrix, code, levels)
    return float(np.log(np.maximum(_between(upper, lower), 1e-300)).sum())


def _between(upper: Array, lower: Array) -> Array:
    """F(upper) - F(lower), taken in the tail where it does not cancel."""
    flip = lower > 0
    return np.asarray(np.where(flip, expit(-lower) - expit(-upper), expit(upper) - expit(lower)))


class _Rows:
    """Each row's chance of its answer at some thresholds and coefficients, and how it changes at both ends of the answer."""

    def __init__(self, theta: Array, matrix: Array, code: NDArray[np.intp], levels: int) -> None:
        upper, lower = _bounds(theta, matrix, code, levels)
        self.matrix, self.code, self.levels = matrix, code, levels
        self.chance = np.maximum(_between(upper, lower), 1e-300)
        self.high, self.low = expit(upper), expit(lower)
        self.rise_high, self.rise_low = self.high * (1 - self.high), self.low * (1 - self.low)
        self.up, self.down = self.rise_high / self.chance, self.rise_low / self.chance

    def slopes(self) -> Array:
        """The slopes of each row's log likelihood in thresholds and coefficients, shape (n, k - 1 + p)."""
        rows = np.arange(len(self.code))
        ends = np.zeros((len(self.code), self.levels + 1))  # one more threshold at each end, dropped below
        ends[rows, self.code + 1] = self.up
        ends[rows, self.code] -= self.down
        return np.column_stack([ends[:, 1 : self.levels], (self.high + self.low - 1)[:, None] * self.matrix])


def _derivatives(rows: _Rows) -> tuple[Array, Array]:
    """The slope of the log likelihood, and minus its Hessian."""
    matrix, code, levels = rows.matrix, rows.code, rows.levels
    cuts = levels - 1
    ends = np.bincount(code + 1, rows.up, levels + 1) - np.bincount(code, rows.down, levels + 1)
    gradient = np.concatenate([ends[1:levels], (rows.high + rows.low - 1) @ matrix])
    information = np.zeros((cuts + matrix.shape[1],) * 2)
    information[:cuts, :cuts] = _thresholds(rows)
    upper = np.array([np.bincount(code + 1, rows.rise_high * column, levels + 1) for column in matrix.T])
    lower = np.array([np.bincount(code, rows.rise_low * column, levels + 1) for column in matrix.T])
    cross = -(upper + lower).reshape(-1, levels + 1)[:, 1:levels].T
    information[:cuts, cuts:], information[cuts:, :cuts] = cross, cross.T
    information[cuts:, cuts:] = matrix.T @ ((rows.rise_high + rows.rise_low)[:, None] * matrix)
    return gradient, information


def _thresholds(rows: _Rows) -> Array:
    """Minus the second derivatives in the thresholds: each touches the answers on its two sides."""
    code, levels = rows.code, rows.levels
    high = rows.up**2 - rows.up * (1 - 2 * rows.high)
    low = rows.down**2 + rows.down * (1 - 2 * rows.low)
    at = np.bincount(code + 1, high, levels + 1) + np.bincount(code, low, levels + 1)
    beside = np.bincount(code, rows.up * rows.down, levels)[1:-1]
    inner = np.diag(at[1:levels])
    where = np.arange(levels - 2)
    inner[where, where + 1] = inner[where + 1, where] = -beside
    return inner
