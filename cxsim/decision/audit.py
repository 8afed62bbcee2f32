"""A plausibility audit: a business case against published ranges and against itself; each finding carries its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["plausible", "warning", "not applicable"]


@dataclass(frozen=True)
class AuditCheck:
    """One check.

    Attributes
    ----------
    name : of the check; verdict : "not applicable" where the case lacks the figures for it.
    found : what the case says; expected : what is plausible; source : who says so.
    """

    name: str
    verdict: Verdict
    found: str
    expected: str
    source: str


@dataclass(frozen=True)
class Audit:
    """All checks, warnings first."""

    checks: tuple[AuditCheck, ...]

    @property
    def warnings(self) -> tuple[AuditCheck, ...]:
        """The checks that a reader must see."""
        return tuple(check for check in self.checks if check.verdict == "warning")
