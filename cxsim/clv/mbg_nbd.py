"""MBG/NBD: BG/NBD whose customers may drop out at once, after their first purchase.

Batislam, Denizel & Filiztekin (2007), "Empirical validation and comparison of models for customer base analysis", IJRM 24.
The mathematics is that of `cxsim.clv.bg_nbd` with one more chance to drop out.
"""

from __future__ import annotations

from typing import ClassVar

from cxsim.clv.bg_nbd import BgNbd


class MbgNbd(BgNbd):
    """The MBG/NBD model, with covariates of the rate of buying and of dropping out."""

    early: ClassVar[int] = 1
    title: ClassVar[str] = "MBG/NBD"
