"""Named public data sets: the same bytes for everybody, from a folder, from the cache, or from their public place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from cxsim.data.source import fingerprint
from cxsim.errors import DataError, fault, nearest
from cxsim.text import Message

FOLDER = "CXSIM_DATA"


@dataclass(frozen=True)
class PublicDataset:
    """A public file: its place in a data folder, its checksum, and the address it is fetched from."""

    name: str
    file: str
    sha256: str
    base_url: str
    path: str
    terms: str


TELCO_IBM = PublicDataset(
    "telco_ibm",
    "telco_ibm/Telco-Customer-Churn.csv",
    "16320c9c1ec72448db59aa0a26a0b95401046bef5d02fd3aeb906448e3055e91",
    "https://raw.githubusercontent.com/IBM/telco-customer-churn-on-icp4d/master/",
    "data/Telco-Customer-Churn.csv",
    "IBM sample, Apache-2.0 repository; a fictional operator",
)
_LIFETIMES = "https://raw.githubusercontent.com/CamDavidsonPilon/lifetimes/master/lifetimes/datasets/"
CDNOW = PublicDataset(
    "cdnow",
    "cdnow/CDNOW_master.txt",
    "eff6889ed364c5199d6eacbbeb7a6d559971df4406ac876f322c373f00a072ef",
    _LIFETIMES,
    "CDNOW_master.txt",
    "published for research by Fader and Hardie",
)
CDNOW_SAMPLE = PublicDataset(
    "cdnow_sample",
    "cdnow/CDNOW_sample.txt",
    "6fae10155c0b0ba363c2c386e30f77990d22328220efd862a5edd1443420d94a",
    _LIFETIMES,
    "CDNOW_sample.txt",
    "published for research by Fader and Hardie",
)
ONLINE_RETAIL = PublicDataset(
    "online_retail",
    "online_retail/online_retail.csv.gz",
    "c4961104c901f2d63467ddeb0f2191094a52024d0c3aed8505b26070c464f3a7",
    "",
    "",
    "UCI machine-learning repository, CC BY 4.0; the published workbook saved as CSV and packed, so that it cannot be fetched",
)
DATASETS = {entry.name: entry for entry in (TELCO_IBM, CDNOW, CDNOW_SAMPLE, ONLINE_RETAIL)}


def fetch_dataset(name: str, folder: Path | None = None, cache: Path | None = None, base_url: str | None = None) -> Path:
    """The file of a public data set, with the right checksum.

    It is looked for in `folder` (by default the folder that CXSIM_DATA names, if it does), then in `cache` (by default the
    user's cache), and then fetched from `base_url` (by default its public place) into the cache.

    Raises
    ------
    DataError
        If the name is unknown, the file cannot be fetched, or its bytes are not the known ones.
    """
    if name not in DATASETS:
        raise DataError(Message("data-dataset-none"), [fault("data-dataset-unknown", name=name, remedy=nearest(name, DATASETS))])
    entry = DATASETS[name]
    named = folder or (Path(os.environ[FOLDER]) if os.environ.get(FOLDER) else None)
    if named is not None and (named / entry.file).exists():
        return _verified(named / entry.file, entry)
    kept = (cache or Path(platformdirs.user_cache_path("cxsim")) / "data") / entry.file
    if kept.exists():
        return _verified(kept, entry)
    if not (base_url or entry.base_url):
        absent = fault("data-dataset-missing", variable=FOLDER, file=entry.file).at(str(kept))
        raise DataError(Message("data-dataset-unfetched", name=name), [absent])
    return _fetched(kept, entry, base_url or entry.base_url)


def _verified(path: Path, entry: PublicDataset) -> Path:
    found = fingerprint(path).sha256
    if found != entry.sha256:
        wrong = fault("data-dataset-checksum", found=found[:16], expected=entry.sha256[:16], name=entry.name).at(str(path))
        raise DataError(Message("data-dataset-changed", file=path, name=entry.name), [wrong])
    return path


def _fetched(path: Path, entry: PublicDataset, base_url: str) -> Path:
    import pooch  # slow to load, and only a fetch needs it

    pooch.get_logger().setLevel("WARNING")
    url = base_url + entry.path
    remedy = Message("data-dataset-connect", path=path, variable=FOLDER, file=entry.file)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Path(pooch.retrieve(url, f"sha256:{entry.sha256}", path.name, path.parent))
    except ValueError:
        wrong = fault("data-dataset-bytes", url=url, expected=entry.sha256[:16], remedy=remedy)
        raise DataError(Message("data-dataset-other", name=entry.name), [wrong]) from None
    except OSError as error:
        silent = fault("data-dataset-silent", url=url, reason=type(error).__name__, remedy=remedy)
        raise DataError(Message("data-dataset-unfetched", name=entry.name), [silent]) from None
