"""The yardsticks: small programs outside this repository, written for nothing but speed, that print what they did as JSON.

They stand in the folder `../shared/prototypes` beside the repository, or in the one that `CXSIM_YARDSTICKS` names. Where they are
missing, the benchmark says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("CXSIM_YARDSTICKS", Path(__file__).parents[3] / "shared" / "prototypes"))


def there(program: str) -> bool:
    """Whether the yardstick can be run."""
    return (FOLDER / program).is_file()


def best(program: str, *arguments: object, rate: str) -> float:
    """The highest figure `rate` that the program prints in one run."""
    return max(float(found[rate]) for found in printed(program, *arguments) if rate in found)


def printed(program: str, *arguments: object) -> list[dict[str, Any]]:
    """The objects that the program prints, one a line; it runs in a folder that is thrown away."""
    command = [sys.executable, str(FOLDER / program), *map(str, arguments)]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
