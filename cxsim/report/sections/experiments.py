"""The experiments of a study, a section each: what follows, the plan against what ran, effects, power, lifetimes, and designs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite, nan
from typing import Any

from cxsim.abtest.endpoint_reading import EndpointReading, Interval
from cxsim.abtest.p_values import stated_p
from cxsim.abtest.sample_size import EndpointSize
from cxsim.abtest.survival import compare_restricted_means, longest_horizon
from cxsim.report import experiment_figures
from cxsim.report.design_rows import label_design, refusal_reason
from cxsim.report.document import Block, Bullets, Chart, Paragraph, Section, Table
from cxsim.report.findings import ExperimentFindings, Findings
from cxsim.report.phrases import columns, readable, sentence
from cxsim.text import Message
from cxsim.text.locale import UNKNOWN, Locale

DAYS_PER_YEAR = 365.25
LEAST_EXPLAINED = 0.01  # of the variance, below which an adjustment is not worth a sentence


def sections(findings: Findings) -> tuple[Section, ...]:
    """One section for each experiment; none where the study has none."""
    return tuple(_section(findings, each) for each in findings.experiments)


def _section(findings: Findings, each: ExperimentFindings) -> Section:
    locale = findings.locale
    blocks: list[Block] = [*_verdict(each, locale), Paragraph(_plan_sentence(each, locale))]
    blocks += [Paragraph(sentence(locale.format(reason)), "warning") for reason in each.refusals]
    blocks += [_plan_table(each, locale), *_checks(each, locale), *_effects(each, locale), *_survival(each, locale)]
    blocks += [*_size_table(each, locale), *_power(each, locale), *_designs(each, locale), *_open(each, locale)]
    blocks.append(Paragraph(locale("report-abtest-hash", hash=each.plan.plan_hash[:16]), "note"))
    anchor = f"abtest-{each.name.replace('_', '-')}"
    return Section(anchor, locale("report-abtest-title", name=readable(each.name)), tuple(blocks), own_page=True)


def plainly(message: Message) -> Message:
    """A message whose names of endpoints and arms are put as words."""
    facts = {name: _words(name, fact) for name, fact in message.items}
    return message.with_facts(**facts)


def _words(name: str, fact: Any) -> Any:
    if isinstance(fact, Message):
        return plainly(fact)
    if isinstance(fact, tuple):
        return tuple(_words(name, part) for part in fact)
    return readable(fact) if name in ("name", "arm", "failing") and isinstance(fact, str) else fact


def _verdict(each: ExperimentFindings, locale: Locale) -> list[Block]:
    if each.reading is not None:
        return [Paragraph(locale.format(plainly(each.reading.verdict.sentence)), "lead")]
    return [Paragraph(locale("report-abtest-unread"), "lead")]


def _plan_sentence(each: ExperimentFindings, locale: Locale) -> str:
    plan = each.plan
    arms = [Message("abtest-arm", arm=readable(arm), share=share) for arm, share in plan.arms.items()]
    facts = {"arms": arms, "unit": plan.unit, "begins": plan.begins, "after": locale.span(plan.after)}
    stated = locale("report-abtest-plan", **facts)
    return f"{sentence(plan.description)} {sentence(stated)}" if plan.description else sentence(stated)


def _plan_table(each: ExperimentFindings, locale: Locale) -> Table:
    """What was planned beside what ran."""
    plan, found, primary = each.plan, each.sums, each.size.primary if each.size else None
    rows = []
    total = None if found is None else sum(found.units.values())
    needed = locale.number(primary.units) if primary and isfinite(primary.units) else UNKNOWN
    rows.append((locale("report-abtest-units"), needed, UNKNOWN if total is None else locale.number(total)))
    for arm, share in plan.arms.items():
        ran = UNKNOWN if found is None or not total else locale.percent(found.units[arm] / total, 1)
        rows.append((locale("report-abtest-share", arm=readable(arm)), locale.percent(share, 1), ran))
    weeks = locale.number(primary.total_weeks) if primary and primary.total_weeks is not None else UNKNOWN
    until = UNKNOWN if plan.data is None or plan.data.dated is None else locale.number((plan.data.dated - plan.begins).days / 7, 1)
    rows.append((locale("report-abtest-weeks"), weeks, until if found else UNKNOWN))
    looks = len(plan.looks.at) if plan.looks else 1
    rows.append((locale("report-abtest-looks"), locale.number(looks), locale.number(each.reading.look.number) if each.reading else UNKNOWN))
    shown = _of_primary(each)
    wanted = UNKNOWN if not each.size else locale.percent(plan.power)
    rows.append((locale("report-abtest-power-row"), wanted, locale.percent(shown.power) if shown and isfinite(shown.power) else UNKNOWN))
    return Table(locale("report-abtest-plan-table"), columns(locale("report-abtest-plan-columns")), tuple(rows), frozenset({1, 2}))


def _of_primary(each: ExperimentFindings) -> EndpointReading | None:
    rows = each.reading.endpoints if each.reading else ()
    return next((row for row in rows if row.role == "primary"), None)


def _checks(each: ExperimentFindings, locale: Locale) -> Iterator[Block]:
    if each.reading is None:
        return
    items = []
    for check in each.reading.checks:
        if check.broken or not check.name:
            where = check.name or Message("abtest-read-split-total")
            state = "broken" if check.broken else "held" if isfinite(check.p) else "small"
            items.append(Message("abtest-read-split", where=where, state=state, p=stated_p(check.p)))
    parts = len(each.reading.checks) - 1
    if parts and not any(check.broken for check in each.reading.checks):
        items.append(Message("report-abtest-parts", parts=parts))
    items += [*each.reading.notes]
    if each.sums is not None and each.sums.waiting:
        items.append(Message("abtest-open-waiting", units=each.sums.waiting))
    yield Paragraph(locale("report-abtest-checks"), "lead")
    yield Bullets(tuple(sentence(locale.format(item)) for item in items))


def _effects(each: ExperimentFindings, locale: Locale) -> Iterator[Block]:
    if each.reading is None or not each.reading.endpoints:
        return
    shown = [row for row in each.reading.endpoints if row.withheld is None]
    several = len(each.plan.treated) > 1
    forest = [(_label(row, several, locale), row.relative) for row in shown if row.relative is not None]
    if forest:
        facts = [locale("report-abtest-forest-item", label=label, **_ends(found)) for label, found in forest]
        spec = experiment_figures.effects_forest([(label, found.estimate, found.low, found.high) for label, found in forest], locale)
        note = locale("report-abtest-forest-note", share=1 - each.plan.alpha)
        title, alt = locale("report-abtest-forest"), locale("report-abtest-forest-alt", effects="; ".join(facts))
        yield Chart(
            f"effects-{each.name}".replace("_", "-"), title, alt, spec, locale("report-abtest-forest-note", share=1 - each.plan.alpha)
        )
    rows = tuple(_effect_row(row, each, several, locale) for row in each.reading.endpoints)
    note = locale("report-abtest-money-note", days=locale.span(each.plan.after)) if any(row.money for row in shown) else ""
    caption, names = locale("report-abtest-effects"), columns(locale("report-abtest-effects-columns", currency=locale.currency))
    yield Table(caption, names, rows, frozenset(range(1, 7)), note=note)
    notes = [
        Message("report-abtest-note", name=_named(row, several), note=note)
        for row in each.reading.endpoints
        for note in _notes(row, each.plan.alpha)
    ]
    if notes:
        yield Bullets(tuple(dict.fromkeys(sentence(locale.format(plainly(note))) for note in notes)))


def _named(row: EndpointReading, several: bool) -> str:
    return f"{readable(row.name)}, {readable(row.arm)}" if several else readable(row.name)


def _notes(row: EndpointReading, alpha: float) -> Iterator[Message]:
    """What belongs beside an effect, or why there is none."""
    if row.withheld is not None:
        yield row.withheld
        return
    if isfinite(row.margin):
        yield Message("abtest-read-margin", margin=row.margin, p=stated_p(row.p_margin), holds=row.p_margin <= alpha / 2)
    if row.explained >= LEAST_EXPLAINED:
        yield Message("abtest-read-explained", share=row.explained)
    if row.posterior is not None:
        found = row.posterior
        yield Message("report-abtest-shrunk", share=found.p_better, mean=-found.mean if row.better == "low" else found.mean)
    if row.segments is not None:
        names, shrunk = row.segments
        listed = [Message("abtest-read-segment", name=name, effect=value) for name, value in zip(names, shrunk.shrunk, strict=True)]
        yield Message("abtest-read-segments", p=stated_p(shrunk.p), differ=shrunk.p <= alpha, segments=listed)
    yield from row.notes


def _label(row: EndpointReading, several: bool, locale: Locale) -> str:
    return locale("report-abtest-label", name=readable(row.name), role=row.role, arm=readable(row.arm) if several else None)


def _effect_row(row: EndpointReading, each: ExperimentFindings, several: bool, locale: Locale) -> tuple[str, ...]:
    label = _label(row, several, locale)
    if row.withheld is not None:
        return (label, *[UNKNOWN] * 6)
    worth = UNKNOWN if row.money is None else _money(_yearly(row, each), locale)
    return (
        label,
        _value(row.kind, row.control, locale),
        _value(row.kind, row.treated, locale),
        f"{_change(row.kind, row.effect.estimate, locale)} ({_range(row.kind, row.effect, locale)})",
        UNKNOWN if row.relative is None else locale.percent(row.relative.estimate, 1),
        worth,
        _p(row, locale),
    )


def _p(row: EndpointReading, locale: Locale) -> str:
    return locale.format(stated_p(row.p_family)) if isfinite(row.p_family) else UNKNOWN


def _yearly(row: EndpointReading, each: ExperimentFindings) -> Interval:
    """Money per customer and year, as if each window brought the same; of a lifetime, until its horizon."""
    assert row.money is not None
    times = 1.0 if row.kind == "lifetime" else DAYS_PER_YEAR / each.plan.after
    return Interval(*(times * end for end in (row.money.estimate, row.money.low, row.money.high)))


def _money(found: Interval, locale: Locale) -> str:
    ends = locale.between(locale.number(found.low, 2), locale.number(found.high, 2))
    return f"{locale.number(found.estimate, 2)} ({ends})"


def _value(kind: str, value: float, locale: Locale) -> str:
    return locale.percent(value, 1) if kind == "share" else locale.significant(value, 4)


def _change(kind: str, value: float, locale: Locale) -> str:
    return locale.number(100 * value, 2) if kind == "share" else locale.significant(value, 3)


def _range(kind: str, found: Interval, locale: Locale) -> str:
    return locale.between(_change(kind, found.low, locale), _change(kind, found.high, locale))


def _ends(found: Interval) -> dict[str, float]:
    return {"estimate": found.estimate, "low": found.low, "high": found.high}


def _survival(each: ExperimentFindings, locale: Locale) -> Iterator[Block]:
    if each.sums is None or each.reading is None:
        return
    for row in each.reading.endpoints:
        counts = each.sums.endpoints[row.name].lifetimes.get(row.arm)
        if row.kind != "lifetime" or row.withheld is not None or counts is None:
            continue
        tau = each.plan.endpoints[row.name].tau or min(longest_horizon(counts), each.plan.after)
        means = compare_restricted_means(counts, tau, each.plan.alpha)
        facts = {"name": readable(row.name), "tau": locale.span(tau), "control": means.control, "treated": means.treated}
        title = locale("report-abtest-survival", **facts, difference=means.difference)
        names = readable(each.plan.control), readable(row.arm)
        spec = experiment_figures.survival_by_arm(counts, tau, names, locale)
        name = f"survival-{each.name}-{row.name}-{row.arm}".replace("_", "-")
        yield Chart(name, title, locale("report-abtest-survival-alt", **facts), spec, locale("report-abtest-survival-note"))


def _size_table(each: ExperimentFindings, locale: Locale) -> Iterator[Block]:
    """What each endpoint needs; the change that is aimed at in its own unit, of a lifetime that of the hazard."""
    if each.size is None:
        return
    rows = tuple(
        (
            readable(size.name),
            _value(size.kind, nan if size.kind == "lifetime" else size.baseline.mean, locale),
            _aim(size, each, locale),
            locale.number(size.units) if isfinite(size.units) else UNKNOWN,
            UNKNOWN if size.total_weeks is None else locale.number(size.total_weeks),
            locale.percent(size.power_at_most) if isfinite(size.power_at_most) else UNKNOWN,
            locale.percent(size.assurance) if isfinite(size.assurance) else UNKNOWN,
        )
        for size in each.size.endpoints
    )
    names = columns(locale("report-abtest-size-columns"))
    yield Table(locale("report-abtest-size"), names, rows, frozenset(range(1, 7)))
    if each.size.notes:
        yield Bullets(tuple(sentence(locale.format(note)) for note in each.size.notes))


def _aim(size: EndpointSize, each: ExperimentFindings, locale: Locale) -> str:
    endpoint = each.plan.endpoints[size.name]
    if size.kind == "lifetime":
        return locale("report-abtest-hazard", share=endpoint.mde) if endpoint.mde else UNKNOWN
    return _change(size.kind, size.target, locale) if size.goal != "none" else UNKNOWN


def _power(each: ExperimentFindings, locale: Locale) -> Iterator[Block]:
    """A picture where units come over weeks; where all are there on the first day, the table has said it."""
    sizes = () if each.size is None else each.size.endpoints
    curves = {readable(size.name): [(at.week, at.power) for at in size.curve if isfinite(at.power)] for size in sizes}
    curves = {label: curve for label, curve in curves.items() if len(curve) > 1}
    if curves:
        ends = [locale("report-abtest-power-item", label=label, week=curve[-1][0], power=curve[-1][1]) for label, curve in curves.items()]
        spec = experiment_figures.power_by_week(curves, each.plan.power, locale)
        alt = locale("report-abtest-power-alt", ends="; ".join(ends))
        yield Chart(f"power-{each.name}".replace("_", "-"), locale("report-abtest-power-title"), alt, spec)


def _designs(each: ExperimentFindings, locale: Locale) -> Iterator[Block]:
    for found in each.comparisons:
        known = [row for row in found["results"] if row.get("bias") is not None]
        facts = {"arm": readable(found["arm"]), "truth": found["truth"]}
        if known:
            spec = experiment_figures.designs_by_error([(label_design(row, locale), row["bias"], row["sd"]) for row in known], locale)
            alt = locale("report-abtest-designs-alt", designs="; ".join(label_design(row, locale) for row in known))
            name = f"designs-{each.name}-{found['arm']}".replace("_", "-")
            yield Chart(name, locale("report-abtest-designs", **facts), alt, spec)
            rows = tuple(_design_row(row, locale) for row in known)
            caption, names = locale("report-abtest-designs-table", **facts), columns(locale("report-abtest-designs-columns"))
            yield Table(caption, names, rows, frozenset(range(1, 8)))
        if found.get("brought"):
            yield Paragraph(locale("report-abtest-brought"), "note")
        refused = [row for row in found["results"] if row.get("refused")]
        if refused:
            yield Paragraph(locale("report-abtest-refused"), "note")
            yield Bullets(tuple(_refusal(row, locale) for row in refused))


def _refusal(row: Mapping[str, Any], locale: Locale) -> str:
    """Which design was not simulated, and why."""
    return sentence(locale("report-abtest-refused-design", design=label_design(row, locale), reason=refusal_reason(row, locale)))


def _design_row(row: Mapping[str, Any], locale: Locale) -> tuple[str, ...]:
    sizes = [locale.significant(_number(row.get(name))) for name in ("expected", "bias", "sd", "rmse")]
    return (
        label_design(row, locale),
        *sizes,
        *(locale.percent(_number(row.get(name)), 1) for name in ("power", "false_positives", "coverage")),
    )


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else nan


def _open(each: ExperimentFindings, locale: Locale) -> list[Block]:
    left = each.reading.verdict.not_looked_at if each.reading else ()
    if not left:
        return []
    items = tuple(sentence(locale.format(plainly(item))) for item in left)
    return [Paragraph(locale("report-abtest-open"), "lead"), Bullets(items)]
