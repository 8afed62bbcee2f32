"""Each mistake that people make in a study file gives one fault, at the right line and column, that says what to do.

In the table below `¤` marks the place at which the fault is expected; it is taken out before the file is read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.config.document import parse_document
from cxsim.config.loader import load, loads
from cxsim.errors import Fault, UsageError

HERE = Path(__file__).parent
SMALL = (HERE / "small_study.yaml").read_text(encoding="utf-8")

CASES = {
    # name: (what stands in the study, what is written instead, what the fault must say)
    "probability above 1": ("success: 0.71", "success: ¤1.2", ["1.2", "between 0 and 1"]),
    "not a number": ("effort: 0.5", "effort: ¤.nan", ["nan", "a finite number"]),
    "beyond all numbers": ("cost: 6.5", "cost: ¤1" + "0" * 400, ["10000000000000000000...", "a finite number"]),
    "infinite": ("cost: 6.5", "cost: ¤.inf", ["inf", "a finite number"]),
    "number as text": ("gain: 0.3\n  loss_aversion: 2\n", "gain: ¤'a lot'\n  loss_aversion: 2\n", ["'a lot'", "a number"]),
    "interval without value": ("success: 0.88", "success: ¤{p5: 0.8, p95: 0.9}", ["no value", "a finite number"]),
    "value outside its interval": ("p95: 0.66", "p95: 0.6", ["0.62", "between p5 0.58 and p95 0.6"]),
    "half an interval": ("success: 0.88", "success: ¤{value: 0.8, p5: 0.7}", ["p5 and p95 go together"]),
    "duration without unit": ("duration: 12 min", "duration: ¤12", ["12", "a length of time", "12 d"]),
    "unknown unit of time": ("half_life: 3 months", "half_life: ¤3 moons", ["'3 moons'", "a duration", "12 months"]),
    "wrong unit": ("success: 0.88", "success: ¤{value: 0.88, unit: percent}", ["percent", "share"]),
    "unknown name": (
        "channel: phone\n        success: 0.88",
        "chanel: phone\n        success: 0.88",
        ["'chanel'", "did you mean 'channel'?"],
    ),
    "unknown top name": ("referral:\n", "¤referal:\n", ["'referal'", "did you mean 'referral'?"]),
    "unknown name inside a quantity": ("p5: 0.58", "¤p05: 0.58", ["'p05'", "did you mean 'p5'?"]),
    "unknown name of a fit": ("{features: [plan, nps, ces]}", "{¤holdot: 0.2}", ["'holdot'", "did you mean 'holdout'?"]),
    "name that another method knows": (
        "{features: [plan, nps, ces]}",
        "{method: lognormal, ¤strata: [plan]}",
        ["'strata' under lognormal", "a name that lognormal knows", "leave it out: cox knows it, lognormal does not"],
    ),
    "misspelt name of a method that is not Cox": (
        "{features: [plan, nps, ces]}",
        "{method: cure, ¤latenci: [nps]}",
        ["'latenci'", "did you mean 'latency'?"],
    ),
    "name that some methods know": (
        "{features: [plan, nps, ces]}",
        "{method: weibull, ¤breaks: [6]}",
        ["'breaks' under weibull", "piecewise_exponential"],
    ),
    "two triggers": (
        "trigger: {rate: 0.12, variation: 1.1}",
        "trigger: {¤rate: 0.12, every: 12 months}",
        ["'rate' under every", "leave one of the two out"],
    ),
    "unknown name in the mapping": ("fee_per_month: fee", "fee_per_month: fee\n    ¤segmnt: plan", ["'segmnt'", "did you mean 'segment'?"]),
    "unknown name of a trigger": ("variation: 1.1", "¤variatoin: 1.1", ["'variatoin'", "did you mean 'variation'?"]),
    "key given twice": ("currency: EUR", "currency: EUR\n¤currency: USD", ["'currency' a second time", "line 4"]),
    "missing section": ("money:\n  discount_rate: 0.10\n  convention: mid_month\n", "", ["no 'money'", "add money:"]),
    "missing name": (
        "    touchpoints:\n      call:\n        channel: phone\n",
        "    touchpoints:\n      ¤call:\n",
        ["no 'channel'", "add channel:"],
    ),
    "text in place of a section": ("run: {draws: 20, replications: 2, seed: 2026}", "run: ¤fast", ["'fast'", "names with values"]),
    "nothing in place of a section": ("run: {draws: 20, replications: 2, seed: 2026}", "¤run:", ["nothing", "names with values"]),
    "negative count": ("draws: 20", "draws: ¤0", ["0", "at least 1"]),
    "date that does not exist": ("start: 2026-01-01\n", "start: ¤2026-02-30\n", ["2026-02-30", "a date that exists"]),
    "no date": ("start: 2026-01-01\n", "start: ¤soon\n", ["'soon'", "2026-01-31"]),
    "start inside a month": ("start: 2026-01-01\n", "start: ¤2026-01-15\n", ["first day of a month", "write 2026-01-01"]),
    "currency in small letters": ("currency: EUR", "currency: ¤eur", ["'eur'", "three capital letters"]),
    "unknown target": ("on_failure: callback", "on_failure: ¤calback", ["'calback'", "did you mean 'callback'?"]),
    "touchpoint nobody reaches": ("on_failure: callback", "on_failure: end", ["'callback', which nothing leads to"]),
    "journey without end": (
        "cost: 9\n        on_failure: call\n",
        "cost: 9\n        on_failure: callback\n        on_success: callback\n",
        ["from which a visit never ends"],
    ),
    "success and abandonment above 1": (
        "success: 0.71\n        abandonment: 0.06",
        "success: ¤0.71\n        abandonment: 0.4",
        ["1.11", "at most 1"],
    ),
    "gain times loss aversion above 1": ("gain: 0.3\n  loss_aversion: 2\n", "gain: ¤0.6\n  loss_aversion: 2\n", ["1.2", "at most 1"]),
    "weight that overshoots": ("cost: 6.5", "cost: 6.5\n        weight: ¤2", ["2 x 0.6 = 1.2", "at most 1", "at most 1.66667"]),
    "segments of a channel's numbers": (
        "web: {rate: 40,",
        "web: {rate: {value: 40, segments: ¤{basic: 3}},",
        ["segments of acquisition.web.rate", "a channel for each"],
    ),
    "segments of a margin": ("{value: 0.62,", "{segments: ¤{basic: 0.7}, value: 0.62,", ["segments of revenue.margin"]),
    "segments of a variation": ("variation: 1.1", "variation: {value: 1.1, segments: ¤{basic: 2}}", ["differ among each other"]),
    "segments of a start": (
        "missing: 0.7}",
        "missing: {value: 0.7, segments: ¤{basic: 0.6}}}",
        ["before the first day", "population.segments"],
    ),
    "segments of a cost line": (
        "per_month: 18000",
        "per_month: {value: 18000, segments: ¤{basic: 2}}",
        ["segments of a number that is no customer's"],
    ),
    "segments within a segment": (
        "success: 0.71",
        "success: {value: 0.71, segments: {basic: {value: 0.6, segments: ¤{plus: 0.5}}}}",
        ["within what holds in segment basic", "one number for a segment"],
    ),
    "segment as everybody": (
        "success: 0.71",
        "success: {value: 0.71, segments: {basic: ¤0.71}}",
        ["as for everybody else", "leave it out"],
    ),
    "fitted number of a segment": (
        "coef: nps}",
        "coef: nps, segments: {basic: ¤{fit: churn, coef: nps}}}",
        ["the coefficient nps", "for segment basic alone"],
    ),
    "segment whose shares add up to more than 1": (
        "success: 0.71",
        "success: {value: 0.71, segments: {basic: ¤0.97}}",
        ["0.97 + 0.06 = 1.03", "at most 1"],
    ),
    "segment beyond the range": ("success: 0.71", "success: {value: 0.71, segments: {basic: ¤1.4}}", ["1.4", "between 0 and 1"]),
    "column without a scale": (
        "start: {column: nps, scale: [0, 10], missing: 0.7}",
        "start: ¤{column: nps, missing: 0.7}",
        ["'nps' without a scale"],
    ),
    "start from an unknown column": ("start: {column: nps,", "start: {column: ¤npss,", ["'npss'", "did you mean 'nps'?"]),
    "unknown coefficient": ("coef: nps", "coef: ¤npx", ["'npx'", "did you mean 'nps'?"]),
    "unknown fit": ("log_hazard: {fit: churn, coef: nps}", "log_hazard: {fit: ¤chrun, coef: nps}", ["'chrun'", "did you mean 'churn'?"]),
    "coefficient where a number stands": ("cost: 90", "cost: ¤{fit: churn, coef: nps}", ["only a log_hazard"]),
    "feature that the mapping does not name": ("churn: {features: [plan, nps, ces]}", "churn: {features: [plan, ¤npps, ces]}", ["'npps'"]),
    "unknown lever name": ("call.success,", "call.sucess,", ["journeys.support.touchpoints.call.sucess", "call.success"]),
    "lever of two kinds": ("shift: {value: 0.08", "multiply: 2, shift: {value: 0.08", ["multiply", "exactly one of set, multiply, shift"]),
    "cost with a misspelt name": ("on: 2026-02-01", "¤onn: 2026-02-01", ["'onn'"]),
    "table that is not there": (
        "table: data/small_customers.csv",
        "table: ¤data/customers.csv",
        ["customers.csv", "starts at the study file"],
    ),
    "tab": ("  gain: 0.3\n  loss_aversion: 2\n", "¤\tgain: 0.3\n  loss_aversion: 2\n", ["a tab", "spaces"]),
    "indentation": ("  convention: mid_month", " ¤convention: mid_month", ["indentation"]),
    "open bracket": ("[plan, nps, ces]}", "[plan, nps, ces}", ["'}'", "open quote or bracket"]),
    "number as a name": ("  web: {", "  ¤7: {", ["7 as a name", "in quotes"]),
    "two documents": ("money:\n", "¤---\nmoney:\n", ["second document"]),
}
MORE_THAN_ONE = {
    "segment whose shares add up to more than 1": 2,  # and the lever takes it further
    "feature that the mapping does not name": 2,  # and the coefficient is no longer there
}


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(UsageError) as caught:
        loads(text, "study.yaml", HERE)
    assert caught.value.exit_code == 2
    return caught.value.faults


def test_the_unbroken_study_loads() -> None:
    assert load(HERE / "small_study.yaml").programmes["faster_resolution"].costs[0].name == "licence"


@pytest.mark.parametrize("case", CASES)
def test_each_mistake_is_found_where_it_is(case: str) -> None:
    old, new, expected = CASES[case]
    assert SMALL.count(old) >= 1
    marked = SMALL.replace(old, new, 1)
    faults = faults_of(marked.replace("¤", ""))
    text = "\n".join(map(str, faults))
    for words in expected:
        assert words in text
    if "¤" in marked:
        before = marked[: marked.index("¤")]
        place = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        assert place in [(fault.line, fault.column) for fault in faults]
    assert len(faults) == MORE_THAN_ONE.get(case, 1)
    assert all(fault.file == "study.yaml" for fault in faults)


def test_all_mistakes_of_a_file_come_at_once_in_the_order_of_the_file() -> None:
    broken = SMALL.replace("success: 0.71", "success: 1.2").replace("referral:", "referal:").replace("seed: 2026", "seed: -1")
    lines = [fault.line for fault in faults_of(broken)]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_faults_of_parts_and_faults_of_the_whole_come_at_once() -> None:
    broken = SMALL.replace("success: 0.71", "success: 1.2").replace("gain: 0.3\n  loss_aversion: 2\n", "gain: 0.6\n  loss_aversion: 2\n", 1)
    text = "\n".join(map(str, faults_of(broken)))
    assert "between 0 and 1" in text
    assert "gain x loss_aversion" in text


def test_every_second_key_is_named() -> None:
    faults = faults_of("a: 1\nb: {c: 1, c: 2}\na: 2\n")
    assert [(fault.line, fault.column) for fault in faults] == [(2, 11), (3, 1)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "an empty file"),
        (b"# only a comment\n", "an empty file"),
        (b"- 1\n- 2\n", "a list"),
        (b"just words\n", "a single value"),
        ("name: Köln\n".encode("latin-1"), "which is not UTF-8"),
        ("name: x\n".encode("utf-16"), "which is not UTF-8"),
        (b"name: \x00\n", "U+0000"),
        (b"a: !!python/name:os.system x\n", "the tag"),
    ],
)
def test_files_that_are_no_study(tmp_path: Path, raw: bytes, expected: str) -> None:
    path = tmp_path / "study.yaml"
    path.write_bytes(raw)
    with pytest.raises(UsageError) as caught:
        load(path)
    assert expected in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_bad_byte_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "study.yaml"
    path.write_bytes(b"name: x\nsource: K\xf6ln\n")
    with pytest.raises(UsageError) as caught:
        load(path)
    assert (caught.value.faults[0].line, caught.value.faults[0].column) == (2, 10)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(UsageError, match="cannot be read"):
            load(path)


def test_a_billion_laughs_is_refused_at_once() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
    assert "aliases" in str(faults_of(bomb)[0])


def test_an_anchor_that_stands_twice_is_refused_with_both_places() -> None:
    with pytest.raises(UsageError) as caught:
        parse_document("a: &share 0.1\nb: &share 0.2\nc: *share\n", "study.yaml")
    (wrong,) = caught.value.faults
    assert (wrong.line, wrong.column) == (2, 4)
    assert wrong.found == "the anchor &share a second time; it stands first in line 1"


def test_an_anchor_inside_itself_is_refused() -> None:
    assert "levels" in str(faults_of("a: &a\n  b: *a\n")[0])


def test_ten_mistakes_are_reported_together_each_in_one_fault() -> None:
    """In dates, names, amounts, units and targets, also in a journey of which other parts cannot be read."""
    mistakes = [
        ("start: 2026-01-01", "start: 2026-13-01"),
        ("currency: EUR", "currency: euro"),
        ("half_life: 3 months", "half_life: 3 moons"),
        ("channel: phone\n        success: 0.88", "chanel: phone\n        success: 0.88"),
        ("cost: 6.5", "cost: .inf"),
        ("duration: 12 min", "duration: 12"),
        ("on_failure: callback", "on_failure: calback"),
        ("p95: 0.66", "p95: 0.6"),
        ("draws: 20", "draws: 0"),
        ("referral:\n", "referal:\n"),
    ]
    text = SMALL
    for right, wrong in mistakes:
        assert right in text
        text = text.replace(right, wrong, 1)
    faults = faults_of(text)
    assert len(faults) == len(mistakes)
    messages = "\n".join(map(str, faults))
    assert all(
        word in messages for word in ("2026-13-01", "euro", "moons", "chanel", "inf", "12", "calback", "0.62", "at least 1", "referal")
    )
    assert "^" not in messages
