"""A study's plan shown: the picture of its journeys, and every quantity that a lever can name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.decision.levers import plan_quantities
from cxsim.errors import UsageError, fault
from cxsim.journey.parameters import EXCEPTION, Quantity, quantities
from cxsim.report.journeys.drawing import journeys_png, journeys_svg
from cxsim.text import Message
from cxsim.text.locale import Locale


@dataclass(frozen=True)
class PlanListing:
    """A study's quantities, and the files of its picture."""

    study: Study
    quantities: dict[str, Quantity]
    pictures: tuple[Path, ...]

    def summary(self) -> dict[str, Any]:
        """The same as one object, for machines; a fitted quantity has no value of its own."""
        return {
            "study": self.study.name,
            "currency": self.study.currency,
            "pictures": [str(path) for path in self.pictures],
            "journeys": {name: journey.model_dump(mode="json") for name, journey in self.study.journeys.items()},
            "quantities": [self._entry(name, quantity) for name, quantity in self.quantities.items()],
        }

    def _entry(self, name: str, quantity: Quantity) -> dict[str, Any]:
        written = quantity.model_dump(mode="json", exclude={"unit", "sample", "segments"})
        return {"name": name, **written, "value": None if quantity.fitted else quantity.value, "unit": self._unit(quantity)}

    def _unit(self, quantity: Quantity) -> str:
        return quantity.unit.replace("money", self.study.currency)


def _listed(study: Study) -> dict[str, Quantity]:
    """The quantities that a lever can name, each before what it is in segments that differ."""
    known = plan_quantities(study)
    return {name: quantity for name, quantity in quantities(study) if name.partition(EXCEPTION)[0] in known}


def show_plan(path: str | Path, out: Path, language: str | None = None) -> PlanListing:
    """Read a study, draw its journeys into the folder `out`, as SVG and as PNG, in a language, and list its quantities.

    Raises
    ------
    UsageError
        With every fault of the study, or if the pictures cannot be written.
    """
    study = load(path)
    locale = Locale.of(language or study.language)
    pictures = (out / f"{Path(path).stem}.svg", out / f"{Path(path).stem}.png")
    try:
        out.mkdir(parents=True, exist_ok=True)
        pictures[0].write_text(journeys_svg(study, locale), encoding="utf-8")
        pictures[1].write_bytes(journeys_png(study, locale))
    except OSError as error:
        wrong = fault("study-folder-unwritable", reason=error.strerror).at(file=str(out))
        raise UsageError(Message("study-folder-refused", folder=out), [wrong]) from None
    return PlanListing(study, _listed(study), pictures)
