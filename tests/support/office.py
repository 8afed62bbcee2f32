"""LibreOffice, which calculates a workbook anew."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl

SOFFICE = shutil.which("soffice")

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

Cells = dict[tuple[str, str], object]


def recomputed(paths: list[Path], folder: Path) -> dict[str, Cells]:
    """Every cell after LibreOffice has calculated it anew, in a profile of its own."""
    profile, out = folder / "profile", folder / "recomputed"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    command = [SOFFICE, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx", "--outdir", out, *paths]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=600)
    return {path.stem: values(out / path.name) for path in paths}


def spoiled(path: Path) -> Path:
    """The workbook with every cached number put to -1, so that what comes back was calculated."""
    copy = path.with_name(f"{path.stem}_spoiled.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(</f>)<v>[-0-9.][^<]*</v>", rb"\1<v>-1</v>", old.read(name)))
    return copy


def values(path: Path) -> Cells:
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    }


def figure(cells: Cells, label: str) -> object:
    place = next(place for (sheet, place), value in cells.items() if sheet == "Results" and value == label)
    return cells["Results", f"B{place[1:]}"]
