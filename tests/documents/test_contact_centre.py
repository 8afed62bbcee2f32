"""The shipped contact centre runs end to end: seats are a lever, and waits, calls given up and utilisation follow from them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cxsim.cli.main import run_command

STUDY = Path(__file__).parents[2] / "configs" / "contact_centre.yaml"


@pytest.mark.slow
def test_a_third_seat_shortens_waits_and_is_paid_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nine months in one replication; the rest is as it is shipped."""
    short = tmp_path / "short.yaml"
    short.write_text(f"extends: {STUDY}\nname: Short\nhorizon: 9 months\nrun: {{draws: 2, replications: 1, seed: 2026}}\n")
    code = run_command(["run", str(short), "--out", str(tmp_path / "runs")])
    printed = capsys.readouterr()
    assert code == 0, printed.out + printed.err
    (monthly,) = (tmp_path / "runs").glob("*/tables/monthly.parquet")
    table = pd.read_parquet(monthly)
    before, after = (table[table["scenario"] == name].iloc[3:] for name in ("baseline", "programme"))
    assert (before["agents.support"] == 2).all()
    assert (after["agents.support"] == 3).all()
    assert after["wait_minutes.support"].mean() < 0.6 * before["wait_minutes.support"].mean()
    assert after["gave_up.support"].sum() < 0.5 * before["gave_up.support"].sum()
    assert (after["cost.pools.support.agents"] == 3 * 2900).all()
    assert (before["called_back.support"] > 0).all()
