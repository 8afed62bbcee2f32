"""Verification: are a run's files what they were, and does its own folder give the same figures, report and workbook again?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from cxsim.churn.comparison.fit_difference import compare_fits
from cxsim.churn.model_fit import fit
from cxsim.config.loader import reload
from cxsim.config.study_file import Study
from cxsim.errors import CxsimError
from cxsim.provenance import MANIFEST, Manifest, file_hash, read_manifest, verify_files, versions
from cxsim.study.customers import Customers, SegmentCustomers
from cxsim.study.options import Options, Progress, silent
from cxsim.study.pipeline import StudyAnswer, answer_for
from cxsim.study.run_record import CUSTOMERS, CUSTOMERS_ABOUT, FIT, HISTORY, OTHER_TABLES, STUDY, restore_customers, restore_measured
from cxsim.study.simulation import Scale
from cxsim.study.study_run import hash_study, write_results
from cxsim.temporary_files import temporary_folder
from cxsim.text import Message

FIT_TOLERANCE = 1e-6
KEPT = frozenset({STUDY, FIT, CUSTOMERS, CUSTOMERS_ABOUT, HISTORY, OTHER_TABLES})
"""The files that a run was made from, from which the others are made again."""
PAGES = frozenset({"report.html", "report.pdf", "roi.xlsx"})
"""What shows the experiments of a study too, whose tables a run does not keep: then these pages are not made again."""
EXPERIMENTS = "abtest"


@dataclass(frozen=True)
class Verification:
    """Whether a run is what it says, and what was compared, in messages; `digest` is the hash of its manifest.

    Who can write the folder can also write its manifest, and what it says of dates and versions cannot be made again. Only a digest
    that was kept elsewhere proves that nothing was changed.
    """

    identical: bool
    lines: tuple[Message, ...]
    digest: str


def verify(run_dir: str | Path, progress: Progress = silent) -> Verification:
    """Verify a run: check its files, fit again on the customers it keeps, and make it again from the fit it keeps.

    The fit must agree within 1e-6 relative; headline figures and tables to the last bit; report, workbook and picture in every byte.

    Parameters
    ----------
    run_dir : str or path
        The folder of the run.
    progress : callable, optional
        Called with (step, done, total).

    Returns
    -------
    Verification
        `identical`, in `lines` what was compared, and the `digest` of the run, to be kept elsewhere.

    Raises
    ------
    UsageError
        If it is not the folder of a run.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import cxsim as cx
    >>> cx.verify(cx.run("configs/gym.yaml", out=mkdtemp(), draws=4, deep=False).run_dir).identical
    True
    """
    folder = Path(run_dir)
    made, digest = read_manifest(folder), file_hash(folder / MANIFEST)
    if spoilt := verify_files(folder):
        return Verification(False, (*spoilt, Message("study-verified-changed")), digest)
    try:
        same, lines = _make_again(folder, made, progress)
    except (CxsimError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        reason = error.headline if isinstance(error, CxsimError) else f"{type(error).__name__}: {error}"[:200]
        same, lines = False, [Message("study-verified-unreadable", reason=reason)]
    verdict = Message("study-identical" if same else "study-not-identical")
    return Verification(same, (*lines, Message("study-verified-digest", digest=digest), verdict), digest)


def _make_again(folder: Path, made: Manifest, progress: Progress) -> tuple[bool, list[Message]]:
    """Whether a run comes out the same from what it was made from, and what was compared."""
    options = Options.restore(made.options)
    study = options.applied(reload(folder / STUDY))
    customers = restore_customers(folder, study)
    same_fit, fitted = _fitted_again(customers, study)
    scale = Scale(options.customers, workers=options.workers) if options.at_scale else None
    found = answer_for(study, options.chosen(study), customers, restore_measured(folder), progress, scale=scale)
    with temporary_folder() as place:
        again = replace(made, versions=_in_order(made.versions))
        _, results = write_results(place, found, again, progress=progress)
        files = dict(_compare_files(folder, place, made, PAGES if study.experiments else frozenset()))
    records = dict(_compare_manifest(made, study, found, results))
    read = _experiments_again(folder, study)
    lines = [
        Message("study-verified-files", count=len(made.files)),
        fitted,
        *(line for _, line in read),
        *(Message("study-verified-record", record=name, equal=equal) for name, equal in records.items()),
        *(Message("study-verified-table", table=name, equal=equal) for name, equal in files.items()),
    ]
    return same_fit and all((*records.values(), *files.values(), *(equal for equal, _ in read))), lines


def _in_order(made_with: Mapping[str, str]) -> dict[str, str]:
    """The versions in the order in which a report names them; JSON holds them by name."""
    return {name: made_with[name] for name in (*(name for name in versions() if name in made_with), *made_with)}


def _compare_manifest(made: Manifest, study: Study, found: StudyAnswer, results: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """What the manifest says, and whether the run says so too."""
    yield "name", made.name == study.name
    yield "seed", made.seed == study.run.seed
    yield "config_hash", made.config_hash == hash_study(study, Options.restore(made.options))
    known = found.customers.inputs
    yield "inputs", {name: digest for name, digest in made.inputs.items() if name in known or not study.experiments} == known
    again = json.loads(json.dumps(results))
    yield "results", {name: value for name, value in made.results.items() if name not in ("seconds", "experiments")} == again


def _compare_files(folder: Path, again: Path, made: Manifest, apart: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Each file that was made again, and whether the run has the same; also what only the run has. Some stand apart."""
    names = {path.relative_to(again).as_posix() for path in again.rglob("*") if path.is_file()}
    of_experiments = {name for name in made.files if name.startswith(f"{EXPERIMENTS}/")} if apart else set()
    for name in sorted((names | set(made.files)) - KEPT - apart - of_experiments):
        yield name, name in names and name in made.files and _same(folder / name, again / name)


def _same(stored: Path, again: Path) -> bool:
    """Whether two files say the same; a table may be packed in another way."""
    if file_hash(stored) == file_hash(again):
        return True
    return stored.suffix == ".parquet" and pd.read_parquet(again).equals(pd.read_parquet(stored))


def _fitted_again(customers: Customers, study: Study) -> tuple[bool, Message]:
    if isinstance(customers, SegmentCustomers):
        return True, Message("study-verified-stated")
    again = fit(study.fit[study.churn.fit], customers.table, study.run.seed)
    difference = compare_fits(customers.fitted, again, FIT_TOLERANCE)
    facts = {"largest": difference.largest, "where": difference.where, "allowed": FIT_TOLERANCE}
    return difference.same, Message("study-verified-fit", **facts)


def _experiments_again(folder: Path, study: Study) -> list[tuple[bool, Message]]:
    if not study.experiments:
        return []
    from cxsim.study.experiment_record import verify_experiments  # studies without experiments need none of it

    return list(verify_experiments(folder, study))
