"""The folder of real data files, where there is one."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]


def real_data() -> Path | None:
    named = os.environ.get("CXSIM_DATA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    return folder if folder.is_dir() else None
