"""What `cxsim init` and `cxsim schema` write: a starter study with its data, a proposed mapping, files that overwrite nothing."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from cxsim.errors import Fault, UsageError

STARTER = "telecom.yaml"
SCHEMA = "study.schema.json"


def shipped(name: str) -> Path:
    """A file of the shipped `configs`: inside an installed package, beside the package in a checkout."""
    package = Path(str(resources.files("cxsim")))
    found = next((path for path in (package / "configs" / name, package.parent / "configs" / name) if path.is_file()), None)
    if found is None:
        raise UsageError(
            f"{name} is not part of this installation", [Fault("no such file", "the shipped configs", "install cxsim again", name)]
        )
    return found


def write_starter(folder: Path) -> tuple[str, ...]:
    """Write the shipped study, its schema and its sample data into a folder; returns what to say about it."""
    from cxsim.data.sample import write as write_sample

    study, schema, data = folder / STARTER, folder / SCHEMA, folder / "data"
    _refuse_existing([study, schema, data])
    write_new(study, shipped(STARTER).read_text(encoding="utf-8"))
    write_new(schema, shipped(SCHEMA).read_text(encoding="utf-8"))
    write_sample(data)
    return (f"wrote {study}", f"wrote {schema} (for editors)", f"wrote {data} (synthetic customers)", f"next: cxsim run {study}")


def proposal(table: Path) -> tuple[str, ...]:
    """The lines of a `population:` block for a customer table, to be read and corrected by a person."""
    from cxsim.data.proposal import propose_mapping

    return tuple(propose_mapping(table))


def write_new(path: Path, text: str, replace: bool = False) -> None:
    """Write a text file, with the folders it needs; an existing file stays, unless `replace`."""
    if not replace:
        _refuse_existing([path])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        fault = Fault(str(error.strerror), "a folder that can be written", "choose another one", str(path))
        raise UsageError(f"{path} cannot be written", [fault]) from None


def _refuse_existing(paths: Sequence[Path]) -> None:
    existing = [
        Fault("a file or folder of that name", "nothing", "choose another folder, or move it away", str(path))
        for path in paths
        if path.exists()
    ]
    if existing:
        raise UsageError("nothing was written, so as not to overwrite", existing)
