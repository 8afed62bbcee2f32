"""What a command changes reaches the study that is run."""

from __future__ import annotations

import pytest

from cxsim.config.loader import load
from cxsim.errors import UsageError
from cxsim.study.options import Options


def test_every_option_of_a_run_reaches_the_study() -> None:
    study = load("configs/gym.yaml")
    run = Options(draws=7, seed=99, workers=3).applied(study).run
    assert (run.draws, run.seed, run.workers) == (7, 99, 3) != (study.run.draws, study.run.seed, study.run.workers)
    assert Options().applied(study).run == study.run


def test_the_options_of_a_run_of_0_1_are_restored() -> None:
    assert Options.restore({"draws": 7, "key": 99, "workers": None, "programme": "a", "customers": 10}) == Options(7, 99, None, "a", 10)


@pytest.mark.parametrize("stored", [{"draws": "7"}, {"draws": 0}, {"seed": True}, {"settings": "a=1"}, {"deep": 1}, {"DRAWS": 7}])
def test_options_that_no_run_stores_are_refused(stored: dict[str, object]) -> None:
    with pytest.raises(UsageError) as caught:
        Options.restore(stored)
    (wrong,) = caught.value.faults
    assert next(iter(stored)) in wrong.found
