"""What a design is worth: the decision that its reading leads to, in money, less what the experiment costs."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, pi, sqrt

from scipy.special import ndtr


@dataclass(frozen=True)
class DecisionStakes:
    """What hangs on the decision to roll out.

    Attributes
    ----------
    mean, sd : of the true effect of a rollout before the experiment (normal), in the endpoint's unit, positive where it is good.
    worth : of one unit of it for one customer, in money; customers : to whom it would be rolled out.
    """

    mean: float
    sd: float
    worth: float
    customers: float

    def gain(self, slope: float, error: float) -> float:
        """The gain of a decision by readings over the better of rolling out and leaving it, in money.

        A reading is ``slope * truth`` plus a normal error; it is taken for an unbiased one, and the rollout is done if the posterior mean
        is above 0, that is if the reading is above ``c = - mean error^2 / sd^2``. With ``v = sqrt(slope^2 sd^2 + error^2)`` and
        ``a = (slope mean - c) / v`` the expected effect that is rolled out is ``mean Phi(a) + slope sd^2 / v phi(a)``.

        Parameters
        ----------
        slope : of the mean reading by the true effect; 1 without bias.
        error : standard deviation of the readings about their mean.

        Returns
        -------
        float
            Negative where a biased reading leads to a worse decision than none.
        """
        if self.sd <= 0:
            return 0.0
        spread = sqrt(slope**2 * self.sd**2 + error**2)
        if spread == 0:
            return 0.0
        bound = -self.mean * error**2 / self.sd**2
        a = (slope * self.mean - bound) / spread
        rolled_out = self.mean * float(ndtr(a)) + slope * self.sd**2 / spread * exp(-a * a / 2) / sqrt(2 * pi)
        return (rolled_out - max(self.mean, 0.0)) * self.worth * self.customers
