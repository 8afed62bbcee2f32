"""A study's plan shown: the picture of its journeys, and every quantity that a lever can name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.config.loading import load
from cxsim.config.study_file import Study
from cxsim.decision.levers import plan_quantities
from cxsim.errors import Fault, UsageError
from cxsim.journey.parameters import Quantity
from cxsim.report.journeys.drawing import journeys_png, journeys_svg

_HEADS = ("quantity", "value", "90 % interval", "unit", "grade", "source")


@dataclass(frozen=True)
class PlanShown:
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
        written = quantity.model_dump(mode="json", exclude={"unit", "sample"})
        return {"name": name, **written, "value": None if quantity.fitted else quantity.value, "unit": self._unit(quantity)}

    @property
    def lines(self) -> tuple[str, ...]:
        """The quantities as a table, and where the picture is."""
        rows = [_HEADS, *(self._row(name, quantity) for name, quantity in self.quantities.items())]
        widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS) - 1)]
        table = ("  ".join([*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)), row[-1]]).rstrip() for row in rows)
        title = f"{self.study.name}: {len(self.study.journeys)} journeys, {len(self.quantities)} quantities that a lever can name"
        return (title, "", *table, "", *(f"wrote {path}" for path in self.pictures))

    def _row(self, name: str, quantity: Quantity) -> tuple[str, ...]:
        value = f"{quantity.fit}[{quantity.coef}]" if quantity.fitted else f"{quantity.value:.6g}"
        interval = f"{quantity.low:.6g} to {quantity.high:.6g}" if quantity.uncertain else ""
        return name, value, interval, self._unit(quantity), quantity.grade.value if quantity.grade else "", quantity.source

    def _unit(self, quantity: Quantity) -> str:
        return quantity.unit.replace("money", self.study.currency)


def show_plan(path: str | Path, out: Path) -> PlanShown:
    """Read a study, draw its journeys into the folder `out`, as SVG and as PNG, and list its quantities.

    Raises
    ------
    UsageError
        With every fault of the study, or if the pictures cannot be written.
    """
    study = load(path)
    pictures = (out / f"{Path(path).stem}.svg", out / f"{Path(path).stem}.png")
    try:
        out.mkdir(parents=True, exist_ok=True)
        pictures[0].write_text(journeys_svg(study), encoding="utf-8")
        pictures[1].write_bytes(journeys_png(study))
    except OSError as error:
        fault = Fault(f"{error.strerror}", "a folder that can be written to", "name another one with --out", str(out))
        raise UsageError("The picture cannot be written.", [fault]) from None
    return PlanShown(study, plan_quantities(study), pictures)
