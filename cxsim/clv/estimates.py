"""Estimates: the parameters of a fitted model with their joint uncertainty, and how the fit went."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.clv.maximum_likelihood import Maximum
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Estimates:
    """The maximum likelihood estimates of one model.

    Attributes
    ----------
    model : its name.
    names : of the p parameters.
    positive : how many of them, the first ones, are positive and estimated on their logarithms.
    theta : shape (p,), the estimates as they were searched: logarithms first, then coefficients as they are.
    theta_covariance : shape (p, p), from the Hessian.
    log_likelihood : at the maximum.
    customers : how many were fitted.
    distinct : how many different rows they fell into.
    unit : of time.
    status : "converged", "boundary" (a parameter runs to 0 or to infinity, or is not determined), "few_repeaters", "correlated".
    messages : what the status means and what to try.
    """

    model: str
    names: tuple[str, ...]
    positive: int
    theta: Array
    theta_covariance: Array
    log_likelihood: float
    customers: float
    distinct: int
    unit: str
    status: str
    messages: tuple[Message, ...]

    @property
    def values(self) -> Array:
        """The parameters, shape (p,)."""
        return self.natural(self.theta)

    @property
    def covariance(self) -> Array:
        """Of the parameters themselves, by the delta method."""
        slope = np.where(np.arange(len(self.names)) < self.positive, self.values, 1.0)
        return np.asarray(self.theta_covariance * np.outer(slope, slope))

    @property
    def standard_errors(self) -> Array:
        """Of the parameters themselves, by the delta method; 0 where the data do not determine one."""
        return np.sqrt(np.diag(self.covariance))

    @property
    def named(self) -> dict[str, float]:
        """The parameters by name."""
        return dict(zip(self.names, map(float, self.values), strict=True))

    def natural(self, theta: Array) -> Array:
        """The parameters that `theta` (shape (..., p)) stands for."""
        return np.concatenate([np.exp(theta[..., : self.positive]), theta[..., self.positive :]], axis=-1)

    def at(self, values: Array) -> Estimates:
        """The same model with other parameters, shape (p,)."""
        values = np.asarray(values, dtype=float)
        return replace(self, theta=np.concatenate([np.log(values[: self.positive]), values[self.positive :]]))

    def with_status(self, status: str, messages: tuple[Message, ...]) -> Estimates:
        """The same with another status."""
        return replace(self, status=status, messages=messages)

    def draws(self, n: int, seed: int) -> Array:
        """Parameters drawn from their joint distribution (normal on the searched scale), shape (n, p); draw i is the same for any n."""
        sizes, directions = np.linalg.eigh(self.theta_covariance)
        root = directions * np.sqrt(np.maximum(sizes, 0.0))
        normal = np.random.Generator(np.random.Philox(key=seed)).standard_normal((n, len(self.names)))
        return self.natural(self.theta + normal @ root.T)

    def to_json(self) -> str:
        """The estimates as JSON text; `from_json` gives the same ones to the last bit."""
        document = {f.name: getattr(self, f.name) for f in fields(Estimates)}
        likelihood = None if np.isnan(self.log_likelihood) else self.log_likelihood
        plain = {"theta": self.theta.tolist(), "theta_covariance": self.theta_covariance.tolist(), "log_likelihood": likelihood}
        messages = {"messages": [each.to_dict() for each in self.messages], "sentence": " ".join(map(str, self.messages))}
        return json.dumps({**document, **plain, **messages}, indent=1, allow_nan=False)

    @staticmethod
    def from_json(text: str) -> Estimates:
        """The estimates in a text made by `to_json`."""
        document = json.loads(text)
        likelihood = np.nan if document["log_likelihood"] is None else document["log_likelihood"]
        messages = tuple(Message.from_dict(each) for each in document["messages"])
        del document["sentence"]
        arrays = {name: np.array(document[name], dtype=float) for name in ("theta", "theta_covariance")}
        return Estimates(**{**document, **arrays, "names": tuple(document["names"]), "log_likelihood": likelihood, "messages": messages})


def state_estimates(model: str, names: tuple[str, ...], values: Array, unit: str, positive: int | None = None) -> Estimates:
    """Parameters taken as known, as from a publication: no uncertainty, no likelihood."""
    positive = len(names) if positive is None else positive
    empty = Estimates(
        model,
        names,
        positive,
        np.zeros(len(names)),
        np.zeros((len(names),) * 2),
        np.nan,
        0.0,
        0,
        unit,
        "stated",
        (Message("clv-fit-stated"),),
    )
    return empty.at(values)


def estimates_from(model: str, names: tuple[str, ...], positive: int, maximum: Maximum, shape: tuple[float, int], unit: str) -> Estimates:
    """Estimates from a maximum, with the status that the maximum alone tells; `shape` is customers and distinct rows."""
    status, message = "converged", Message("clv-fit-converged", customers=shape[0], rows=shape[1])
    if maximum.loose:
        status, message = "boundary", _boundary(model, names, positive, maximum)
    return Estimates(
        model, names, positive, maximum.theta, maximum.covariance, maximum.log_likelihood, shape[0], shape[1], unit, status, (message,)
    )


def _boundary(model: str, names: tuple[str, ...], positive: int, maximum: Maximum) -> Message:
    values = {j: float(np.exp(maximum.theta[j]) if j < positive else maximum.theta[j]) for j in maximum.loose}
    loose = [Message("clv-parameter", name=names[j], value=value) for j, value in values.items()]
    return Message("clv-fit-boundary", model=model, parameters=loose)
