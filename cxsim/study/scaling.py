"""A study priced at scale: for as many customers as wanted, by any executor, and going on where it was stopped."""

from __future__ import annotations

from dataclasses import replace

from cxsim.config.study_file import Study
from cxsim.decision.batch_comparison import BatchSimulator
from cxsim.decision.comparison import Comparison
from cxsim.engine.executors.checkpoint import Checkpoint
from cxsim.engine.twin import Twin
from cxsim.provenance import canonical_hash, versions
from cxsim.study.simulation import Scale, engine_source
from cxsim.text import Message


def batch_simulator(study: Study, programme: str, scale: Scale, table: str, twin: Twin) -> BatchSimulator:
    """What simulates the comparison of a programme at this scale; `table` is the hash of the customers' table.

    Raises
    ------
    UsageError
        If there is no such executor, or the folder to go on from holds the parts of another run.
    """
    made_of = {
        "study": study.canonical(),
        "priced": programme,
        "table": table,
        "customers": scale.customers,
        "size": scale.size,
        "versions": versions(),
        "engine": engine_source(),
    }
    kept = Checkpoint.opened(scale.resume, canonical_hash(made_of)) if scale.resume else None
    return BatchSimulator(twin, scale.chosen(), scale.customers, kept, scale.size)


def annotate_customers(comparison: Comparison, customers: int | None, known: int) -> Comparison:
    """The comparison with the sentence that says which customers were simulated, where they are not simply those of the study."""
    if customers is None or customers == known:
        return comparison
    return replace(comparison, notes=(*comparison.notes, Message("study-customers-repeated", customers=customers, known=known)))
