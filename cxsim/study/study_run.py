"""The main job: from the file of a study to a run folder with report, workbook, tables and manifest."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from cxsim.churn.fitted_model import FittedChurn
from cxsim.config.loader import load_with_text
from cxsim.config.study_file import Study
from cxsim.decision.comparison import DrawSummary
from cxsim.namespace import accept_old_arguments
from cxsim.provenance import Manifest, canonical_hash, run_folder, versions
from cxsim.report.compose import compose
from cxsim.report.findings import ExperimentFindings, Findings
from cxsim.report.html import render
from cxsim.report.pdf import render_pdf
from cxsim.report.picture import picture
from cxsim.report.workbook import write_workbook
from cxsim.study.decision_analysis import DecisionAnalysis, analyse_decision
from cxsim.study.options import Options, Progress, silent
from cxsim.study.pipeline import Stopwatch, StudyAnswer, answer, simulate_base_case
from cxsim.study.report_findings import collect_findings
from cxsim.study.run_record import record_inputs, write_tables
from cxsim.study.simulation import Scale
from cxsim.study.study_tables import locate_faults
from cxsim.text.locale import Locale


@dataclass(frozen=True)
class RunResult:
    """A finished run: where it is, its headline figures, and the findings that its report shows."""

    run_dir: Path
    results: Mapping[str, Any]
    findings: Findings

    def summary(self) -> dict[str, Any]:
        """The figures as one object, for machines."""
        return {"run_dir": str(self.run_dir), **self.results}


@accept_old_arguments(key="seed")
def run(
    config: str | Path,
    out: str | Path = "runs",
    *,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    programme: str | None = None,
    deep: bool = True,
    scale: Scale | None = None,
    language: str | None = None,
    settings: Sequence[str] = (),
    progress: Progress = silent,
) -> RunResult:
    """Run a study: read, fit, simulate with and without the programme, and write report, workbook and tables.

    Nothing stands under the run's name until all is written, and nothing is left if it fails.

    Parameters
    ----------
    config : str or path
        The YAML file of the study.
    out : str or path
        The folder in which the run's own folder is made.
    draws : int, optional
        Joint samples of the uncertain assumptions; by default the study's.
    seed : int, optional
        Seed of the random numbers; by default the study's.
    workers : int, optional
        Threads; changes no figure.
    programme : str, optional
        The programme to price; by default the first.
    deep : bool
        Also say which customers are saved, what drives the net present value, what to measure next and what an audit says; this
        simulates the twin some hundred times more.
    scale : Scale, optional
        Only compare, for as many customers and on the executor that it names.
    language : str, optional
        Code of the language of report and workbook, such as ``fr``; by default the study's.
    settings : sequence of str
        Keys of the study to set anew, each as ``ADDRESS=VALUE``, such as ``pools.support.agents=45``.
    progress : callable, optional
        Called with (step, done, total).

    Returns
    -------
    RunResult
        `run_dir`, the headline `results`, and the `findings` that the report shows.

    Raises
    ------
    UsageError, DataError, ModelError
        If the file, the customers or the fit are not fit for it.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import cxsim as cx
    >>> result = cx.run("configs/gym.yaml", out=mkdtemp(), draws=4, deep=False)
    >>> (result.run_dir / "report.html").is_file()
    True
    """
    begun, watch = time.perf_counter(), Stopwatch()
    config, options = Path(config), Options(draws, seed, workers, programme, None if scale is None else scale.customers, language)
    options = replace(options, deep=deep and scale is None, at_scale=scale is not None, settings=tuple(settings))
    read, text = load_with_text(config, settings)
    study = options.applied(read)
    if scale is not None:
        scale.chosen()
    with locate_faults(config, settings):
        chosen = options.chosen(study)
        signature = hash_study(study, options)
        with run_folder(Path(out), study.name, signature, date.today()) as folder:
            experiments = _experiments(study, watch)
            found = answer(study, chosen, progress, watch, scale)
            record_inputs(folder.path, text, found)
            _record_experiments(folder.path, experiments)
            made = Manifest(
                name=study.name,
                created=date.today().isoformat(),
                config_hash=signature,
                seed=study.run.seed,
                inputs={**found.customers.inputs, **_experiment_inputs(study)},
                versions=versions(),
                options=asdict(options),
                run=folder.final.name,
            )
            findings, results = write_results(folder.path, found, made, experiments, progress, watch)
            results = {**results, "seconds": round(time.perf_counter() - begun, 3)}
            folder.finish(replace(made, seconds=watch.seconds, results=results))
    return RunResult(folder.final, results, findings)


def write_results(
    folder: Path,
    found: StudyAnswer,
    made: Manifest,
    experiments: tuple[ExperimentFindings, ...] = (),
    progress: Progress = silent,
    watch: Stopwatch | None = None,
) -> tuple[Findings, dict[str, Any]]:
    """Write tables, report and workbook of an answer, as the options in its manifest say; returns findings and headline figures."""
    watch, options = watch or Stopwatch(), Options.restore(made.options)
    with watch.step("record"):
        write_tables(folder, found, {} if options.at_scale else simulate_base_case(found))
    with watch.step("deepen"):
        analysis = analyse_decision(found, progress) if options.deep else None
    findings = replace(collect_findings(found, analysis, made.config_hash, made.run, made.versions), experiments=experiments)
    with watch.step("report"):
        write_pages(folder, findings)
    return findings, {**headline(found, findings.locale), "audit": _warned(analysis, findings.locale), **_verdicts(experiments)}


def hash_study(study: Study, options: Options) -> str:
    """The hash of all that the figures of a run follow from but its tables: the study, the programme and the number of customers."""
    return canonical_hash({**study.canonical(), "priced": options.chosen(study), **options.size})


def _experiments(study: Study, watch: Stopwatch) -> tuple[ExperimentFindings, ...]:
    """The experiments of the study; their rooms are loaded only where there are any."""
    if not study.experiments:
        return ()
    from cxsim.study.experiment_findings import gather_experiments

    with watch.step("experiments"):
        return gather_experiments(study)


def _record_experiments(folder: Path, experiments: tuple[ExperimentFindings, ...]) -> None:
    if experiments:
        from cxsim.study.experiment_record import record_experiments

        record_experiments(folder, experiments)


def _experiment_inputs(study: Study) -> dict[str, str]:
    if not study.experiments:
        return {}
    from cxsim.study.experiment_findings import experiment_inputs

    return experiment_inputs(study)


def _verdicts(experiments: tuple[ExperimentFindings, ...]) -> dict[str, Any]:
    """What follows from each experiment that was read; nothing for a study without experiments."""
    return {"experiments": {each.name: each.reading.verdict.kind if each.reading else None for each in experiments}} if experiments else {}


def headline(found: StudyAnswer, locale: Locale) -> dict[str, Any]:
    """The figures that the command prints with --json; what is said in words has the id of its message beside the text."""
    comparison = found.comparison
    base = comparison.base.measures
    return {
        "programme": comparison.programme,
        "fit": _fit(found.customers.fitted),
        "money": {
            "currency": comparison.currency,
            "npv": {**_spread(comparison.npv), "base": base.npv, "monte_carlo_error": _known(comparison.npv_error)},
            "roi": base.roi,
            "roi_basis": locale.format(base.roi_basis),
            "roi_basis_id": base.roi_basis.id,
            "roi_spread": _spread(comparison.roi),
            "payback_months": base.payback_months,
            "irr": base.irr,
            "irr_reason": locale.format(base.irr_reason),
            "irr_reason_id": base.irr_reason.id,
            "probability_of_loss": comparison.probability_of_loss,
        },
        "draws": len(comparison.draws),
        "replications": comparison.replications,
        "seed": comparison.seed,
    }


def _known(figure: float) -> float | None:
    """A figure; none where there is none, as the error of a single draw."""
    return figure if math.isfinite(figure) else None


def _fit(fitted: FittedChurn | None) -> dict[str, Any] | None:
    """The figures of the fit; None where nothing was fitted."""
    if fitted is None:
        return None
    card = fitted.card
    return {"status": fitted.status, "concordance": card.concordance, "rows": card.rows, "events": card.events}


def _warned(analysis: DecisionAnalysis | None, locale: Locale) -> list[dict[str, str]] | None:
    """What the plausibility audit warns of, each with the id of its check; None where it was not run."""
    if analysis is None:
        return None
    texts = ("name", "found", "expected", "source")
    return [
        {"id": check.name.id, "verdict": check.verdict, **{name: locale.format(getattr(check, name)) for name in texts}}
        for check in analysis.audit.warnings
    ]


def _spread(spread: DrawSummary) -> dict[str, float | None]:
    """The figures of a spread; none where no draw has one."""
    return {name: getattr(spread, name) if spread.draws else None for name in ("mean", "p5", "p50", "p95")}


def write_pages(folder: Path, findings: Findings) -> None:
    """Write what people open: the report as a page and as a PDF, the workbook, the picture."""
    report = compose(findings)
    (folder / "report.html").write_text(render(report), encoding="utf-8")
    (folder / "report.pdf").write_bytes(render_pdf(report))
    write_workbook(folder / "roi.xlsx", findings)
    (folder / "picture.png").write_bytes(picture(findings))
