"""Where a result comes from: hashes of what went in, the versions that worked on it, and the folder that holds it all.

A run folder is built under a hidden name and renamed at the end, so that under its own name it is complete or
not there. Its `manifest.json` names the hash of every file in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from importlib import metadata
from itertools import chain, count
from math import isfinite
from pathlib import Path
from typing import Any

from cxsim.errors import Fault, UsageError, fault
from cxsim.temporary_files import owned_name, sweep
from cxsim.text import Message

__all__ = ["Manifest", "canonical_hash", "file_hash", "list_runs", "read_manifest", "verify_files", "versions"]

MANIFEST = "manifest.json"
FORMAT = 1
PARTIAL = ".partial-"
_LIBRARIES = ("numpy", "scipy", "pandas", "pyarrow", "duckdb", "lifelines", "numba", "pydantic", "XlsxWriter", "altair", "pyxirr")
_CHUNK = 1 << 20


def canonical_hash(document: Mapping[str, Any]) -> str:
    """Hash plain data: the same for equal data, whatever the order of its names.

    Parameters
    ----------
    document : mapping
        What JSON can hold.

    Returns
    -------
    str
        SHA-256, hex.

    Examples
    --------
    >>> from cxsim.provenance import canonical_hash
    >>> canonical_hash({"a": 1, "b": 2}) == canonical_hash({"b": 2, "a": 1})
    True
    """
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def file_hash(path: Path) -> str:
    """Hash the bytes of a file.

    Parameters
    ----------
    path : path
        The file.

    Returns
    -------
    str
        SHA-256, hex.

    Examples
    --------
    >>> from pathlib import Path
    >>> from cxsim.provenance import file_hash
    >>> len(file_hash(Path("LICENSE")))
    64
    """
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """Say the versions of cxsim, of Python and of the libraries whose figures it returns.

    Returns
    -------
    dict of str to str
        Name to version.

    Examples
    --------
    >>> from cxsim.provenance import versions
    >>> "numpy" in versions()
    True
    """
    found = {"python": platform.python_version(), "platform": f"{platform.system()} {platform.machine()}"}
    for name in ("cxsim", *_LIBRARIES):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


OLD_NAMES = {"key": "seed"}
"""Fields of records in JSON that had another name in version 0.1, and what each is called now."""


def with_new_names(stored: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a stored record under the names that they have now."""
    return {renamed.get(name, name): value for name, value in dict(stored).items()}


@dataclass(frozen=True)
class Manifest:
    """What a run was made from and what it made.

    Attributes
    ----------
    name : of the study; created : date of the run, ISO.
    config_hash : of the validated study; seed : of its random numbers.
    inputs : file name -> SHA-256 of each data file read.
    versions : name -> version of what worked on it.
    seconds : step -> wall time.
    results : the headline figures, as the command prints them.
    options : what the command changed in the study (draws, seed, programme ...).
    files : path inside the folder -> SHA-256, of every file but the manifest itself.
    run : the name of the folder, as the report shows it.
    """

    name: str
    created: str
    config_hash: str
    seed: int
    inputs: Mapping[str, str]
    versions: Mapping[str, str]
    seconds: Mapping[str, float] = field(default_factory=dict)
    results: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    run: str = ""
    format: int = FORMAT

    def to_json(self) -> str:
        """The manifest as the text of its file."""
        return json.dumps(asdict(self), indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"

    @staticmethod
    def from_json(text: str, file: str = MANIFEST) -> Manifest:
        """The manifest in a text.

        Raises
        ------
        UsageError
            If it is not a manifest of this format.
        """
        try:
            stored = json.loads(text, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise UsageError(Message("data-manifest-none", file=file), [fault("data-manifest-wrong", reason=str(error)).at(file)]) from None
        faults = tuple(manifest_faults(stored))
        if faults:
            raise UsageError(Message("data-manifest-none", file=file), [each.at(file) for each in faults])
        manifest = Manifest(**with_new_names(stored, OLD_NAMES))
        if manifest.format != FORMAT:
            other = fault("data-manifest-format", found=str(manifest.format), expected=str(FORMAT)).at(file)
            raise UsageError(Message("data-manifest-version", file=file), [other])
        return manifest


_WHOLE, _NUMBER, _NAMES = (int,), (int, float), (dict,)
_PARTS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("name", "created", "config_hash", "run", "results.programme", "results.money.currency"), (str,)),
    **dict.fromkeys(("seed", "format"), _WHOLE),
    **dict.fromkeys(("inputs", "versions", "seconds", "results", "options", "files", "results.money", "results.money.npv"), _NAMES),
    **{f"results.money.npv.{name}": _NUMBER for name in ("mean", "p5", "p50", "p95")},
    **dict.fromkeys(("results.money.probability_of_loss", "results.money.payback_months"), (*_NUMBER, type(None))),
}
"""What kind each part of a manifest that is read again is of, by its address."""
_VALUES: Mapping[str, tuple[type, ...]] = {"inputs": (str,), "versions": (str,), "files": (str,), "seconds": _NUMBER}
_NEEDED = ("name", "created", "config_hash", "seed", "inputs", "versions")


def manifest_faults(stored: Any) -> Iterator[Fault]:
    """What is wrong with the content of a manifest: parts that are not there, are of another kind, or are not known."""
    if not isinstance(stored, dict):
        yield fault("data-manifest-part", name=MANIFEST)
        return
    named = with_new_names(stored, OLD_NAMES)
    known = Manifest.__dataclass_fields__
    yield from (fault("data-manifest-strange", name=name[:60]) for name in named if name not in known)
    yield from (fault("data-manifest-absent", name=name) for name in _NEEDED if name not in named)
    for address, kinds in _PARTS.items():
        *around, name = address.split(".")
        part: Any = named
        for each in around:
            part = part.get(each) if isinstance(part, dict) else None
        if not isinstance(part, dict):
            continue  # a run that prices nothing has no money, and what is of another kind has a fault of its own
        if name in part and not _is_of(part[name], kinds):
            yield fault("data-manifest-part", name=address)
        elif name not in part and len(around) > 1:
            yield fault("data-manifest-absent", name=address)
    for name, kinds in _VALUES.items():
        values = named.get(name, {})
        if isinstance(values, dict) and not all(_is_of(value, kinds) for value in values.values()):
            yield fault("data-manifest-part", name=name)


def _is_of(value: Any, kinds: tuple[type, ...]) -> bool:
    """Whether a value is of one of some kinds; yes and no are no numbers, nor is what is not finite."""
    return isinstance(value, kinds) and not isinstance(value, bool) and not (isinstance(value, float) and not isfinite(value))


def _refuse_constant(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def read_manifest(run: Path) -> Manifest:
    """Read the manifest of a run.

    Parameters
    ----------
    run : path
        The folder of the run.

    Returns
    -------
    Manifest
        What the run was made from and what it made.

    Raises
    ------
    UsageError
        If it is not the folder of a run.

    Examples
    --------
    >>> from pathlib import Path
    >>> from cxsim.provenance import read_manifest
    >>> read_manifest(Path("configs"))
    Traceback (most recent call last):
        ...
    cxsim.errors.UsageError: ...
    """
    file = run / MANIFEST
    try:
        return Manifest.from_json(file.read_text(encoding="utf-8"), str(file))
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(Message("data-run-none", folder=run), [fault("data-run-bare", name=MANIFEST).at(str(run))]) from None
    except (OSError, UnicodeDecodeError) as error:
        unread = fault("data-manifest-unreadable", reason=str(error)).at(str(file))
        raise UsageError(Message("data-file-unreadable", file=file), [unread]) from None


def list_runs(parent: Path) -> list[tuple[Path, Manifest]]:
    """List the finished runs in a folder with their manifests, oldest first; folders that are not runs are passed over.

    Parameters
    ----------
    parent : path
        The folder that holds the runs.

    Returns
    -------
    list of (path, Manifest)
        Each run's folder with its manifest.

    Examples
    --------
    >>> from pathlib import Path
    >>> from cxsim.provenance import list_runs
    >>> list_runs(Path("configs"))
    []
    """
    folders = sorted(path.parent for path in parent.glob(f"*/{MANIFEST}") if not path.parent.name.startswith("."))
    return [(folder, read_manifest(folder)) for folder in folders]


def verify_files(run: Path) -> tuple[Message, ...]:
    """Compare the files of a run with the hashes in its manifest.

    Parameters
    ----------
    run : path
        The folder of the run.

    Returns
    -------
    tuple of Message
        What differs, one message each; empty if nothing does.

    Raises
    ------
    UsageError
        If it is not the folder of a run.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import cxsim as cx
    >>> cx.provenance.verify_files(cx.run("configs/gym.yaml", out=mkdtemp(), draws=2, deep=False).run_dir)
    ()
    """
    expected = read_manifest(run).files
    present = _files(run)
    missing = [Message("data-run-missing", name=name) for name in expected if name not in present]
    added = [Message("data-run-added", name=name) for name in present if name not in expected]
    changed = [Message("data-run-changed", name=name) for name in present if name in expected and file_hash(run / name) != expected[name]]
    return (*missing, *added, *changed)


@dataclass
class RunFolder:
    """A run folder in the making, from `run_folder`: write into `path`, then `finish`.

    `final` is where it is found afterwards; sure only then, since another run may take the name meanwhile.
    """

    path: Path
    final: Path

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest with the hash of every file, as the last of the files."""
        hashes = {name: file_hash(self.path / name) for name in _files(self.path)}
        text = replace(manifest, files=hashes).to_json()
        (self.path / MANIFEST).write_text(text, encoding="utf-8")


@contextmanager
def run_folder(parent: Path, name: str, config_hash: str, on: date) -> Iterator[RunFolder]:
    """A new run folder `<parent>/<date>-<name>-<hash>`, which appears under that name when the block ends without an exception.

    Until then it is built in a hidden folder beside it, which is removed on any exception, Ctrl-C included.

    Raises
    ------
    UsageError
        If `parent` cannot be written.
    """
    wanted = parent / f"{on.isoformat()}-{_slug(name)}-{config_hash[:8]}"
    folder = RunFolder(_make(wanted), _free(wanted))
    try:
        yield folder
        for path in (*folder.path.rglob("*"), folder.path):
            synchronise(path)
        _rename(folder, wanted)
    except BaseException:
        shutil.rmtree(folder.path, ignore_errors=True)
        raise


def _make(wanted: Path) -> Path:
    sweep(wanted.parent)
    partial = wanted.with_name(owned_name(f"{PARTIAL}{wanted.name}"))
    try:
        partial.mkdir(parents=True)
    except OSError as error:
        refused = fault("data-run-refused", reason=str(error.strerror)).at(str(wanted.parent))
        raise UsageError(Message("data-run-unwritten"), [refused]) from None
    return partial


def _free(path: Path) -> Path:
    """The path, or the first of path-2, path-3 ... that does not exist."""
    numbered = (path.with_name(f"{path.name}-{number}") for number in count(2))
    return next(candidate for candidate in chain([path], numbered) if not candidate.exists())


def _rename(folder: RunFolder, wanted: Path) -> None:
    while True:
        folder.final = _free(wanted)
        try:
            folder.path.rename(folder.final)
        except OSError:
            if not folder.final.exists():
                raise
        else:
            return synchronise(folder.final.parent)


def synchronise(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk, so that no rename precedes the content."""
    if path.is_dir() and sys.platform == "win32":  # Windows cannot open a folder
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "study"
