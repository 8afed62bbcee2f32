"""Maximum likelihood with an analytic gradient: where the maximum is, how sharp it is, and whether it is inside.

Positive parameters are searched on their logarithms. L-BFGS-B finds the neighbourhood, Newton steps with a Hessian from differences of
the gradient finish, and the inverse of that Hessian is the covariance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray

Array = NDArray[np.float64]
Objective = Callable[[Array], tuple[float, Array]]

_EDGE = 14.0  # logarithms are searched in +-14: parameters from 1e-6 to 1e6, in the scale of the data
_FLAT = 1 / 25  # a direction in which one standard error is a factor of e**5 is not identified
_STEP = 1e-4
_NEWTON = 8
_SETTLED = 1e-9


@dataclass(frozen=True)
class Maximum:
    """The highest point found.

    Attributes
    ----------
    theta : shape (p,).
    covariance : shape (p, p); directions that the data do not determine are held and have no variance.
    loose : the parameters, by number, that move along such a direction or stand at the edge of the search.
    """

    theta: Array
    log_likelihood: float
    covariance: Array
    loose: tuple[int, ...]


def maximise(objective: Objective, start: Array, weight: float) -> Maximum:
    """The maximum of `objective`, which returns a log likelihood of `weight` customers and its gradient."""

    def loss(theta: Array) -> tuple[float, Array]:
        value, gradient = objective(theta)
        return -value / weight, -gradient / weight

    options = {"maxiter": 500, "ftol": 1e-13, "gtol": 1e-7}
    bounds = [(-_EDGE + middle, _EDGE + middle) for middle in start]
    theta = np.asarray(scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x)
    theta, hessian = _newton(loss, theta, start)
    covariance, loose = _inverse(hessian * weight)
    edge = np.abs(theta - start) > _EDGE - 0.01
    return Maximum(theta, float(objective(theta)[0]), covariance, tuple(int(j) for j in np.flatnonzero(loose | edge)))


def _newton(loss: Objective, theta: Array, start: Array) -> tuple[Array, Array]:
    """Newton's steps from a point near the minimum, along the directions that are curved; the last point and its Hessian."""
    value, gradient = loss(theta)
    hessian = curvature(loss, theta)
    for _ in range(_NEWTON):
        sizes, directions = np.linalg.eigh(hessian)
        curved = sizes > 1e-9 * max(sizes.max(), 1e-300)
        step = directions[:, curved] @ ((directions[:, curved].T @ gradient) / sizes[curved])
        if np.abs(step).max(initial=0.0) < _SETTLED:
            break
        moved = np.clip(theta - step, start - _EDGE, start + _EDGE)
        moved_value, moved_gradient = loss(moved)
        if not moved_value <= value + 1e-12 * abs(value):
            break
        close = np.abs(moved - theta).max() < 1e-4
        theta, value, gradient = moved, moved_value, moved_gradient
        if not close:
            hessian = curvature(loss, theta)
    return theta, hessian


def curvature(loss: Objective, theta: Array) -> Array:
    """The Hessian, from central differences of the gradient."""
    rows = []
    for j in range(len(theta)):
        step = np.zeros(len(theta))
        step[j] = _STEP
        rows.append((loss(theta + step)[1] - loss(theta - step)[1]) / (2 * _STEP))
    hessian = np.array(rows)
    return np.asarray((hessian + hessian.T) / 2)


def _inverse(information: Array) -> tuple[Array, NDArray[np.bool_]]:
    """The covariance over the directions that the data determine, and the parameters that any other direction moves."""
    sizes, directions = np.linalg.eigh(information)
    firm = sizes > _FLAT
    covariance = (directions[:, firm] / sizes[firm]) @ directions[:, firm].T
    loose = (np.abs(directions[:, ~firm]) > 0.1).any(axis=1) if not firm.all() else np.zeros(len(sizes), dtype=bool)
    return np.asarray(covariance), loose
