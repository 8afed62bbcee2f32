"""Which effect earns what: Shapley shares of the benefits, and bridges whose bars sum to the difference."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.text import Message

RETENTION, REFERRAL, COST_TO_SERVE, EXPANSION, ACQUISITION = "retention", "referral", "cost_to_serve", "expansion", "acquisition"
EFFECTS = (RETENTION, REFERRAL, COST_TO_SERVE, EXPANSION, ACQUISITION)


@dataclass(frozen=True)
class EffectShare:
    """What one effect earns of the benefits (present value).

    Attributes
    ----------
    effect : one of `EFFECTS`.
    shapley : its share; the shares sum to the benefits.
    alone : the benefits if only this effect happened; last : what it adds when all others have happened.
    """

    effect: str
    shapley: float
    alone: float
    last: float


@dataclass(frozen=True)
class BenefitSplit:
    """The benefits by effect; `overlap` = benefits minus the sum of what each effect is worth alone."""

    shares: tuple[EffectShare, ...]
    benefits: float
    overlap: float


@dataclass(frozen=True)
class BridgeBar:
    """One bar of a bridge: signed money (present value); the title is one of `EFFECTS`, or the title of a line."""

    title: str | Message
    amount: float


@dataclass(frozen=True)
class Bridge:
    """From the NPV of one scenario to that of another: `start` + the bars = `end`."""

    first: str | Message
    second: str | Message
    start: float
    bars: tuple[BridgeBar, ...]
    end: float
