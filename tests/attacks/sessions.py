"""Many readers of one page while its server is killed and started again: `python -m tests.attacks.sessions`.

Each session opens the page at an address of its own, in which a slider is moved, as a browser does it (a websocket on the loopback), and
asks again while the figure is refined. The server is killed in between and started anew at the same port; the sessions come back with their
addresses. What each then reads must be what a reader alone reads at that address.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from cxsim.config.loader import load_with_text
from tests.attacks.victim import ROOT, STUDY

SMALL = ("run.replications=2", "run.draws=20", "horizon=6 months", "population.segments.regulars.customers=40")
SLIDER, FROM, TO = "costs.1.per_month", 1000.0, 3000.0
SECONDS = 180.0
LARGEST_MESSAGE = 2**28


@dataclass
class Reader:
    """What a session has seen."""

    address: str
    figures: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    reconnections: int = 0


@contextmanager
def server(study: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The page's server, killed at the end."""
    command = [sys.executable, "-m", "cxsim", "app", str(study), "--port", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=quiet, stderr=quiet) as process:
        try:
            _await(f"http://127.0.0.1:{port}/_stcore/health")
            yield process
        finally:
            process.kill()


def _await(url: str) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            urlopen(url)
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


async def read(reader: Reader, port: int, ended: asyncio.Event) -> None:
    """Keep a session until the end: connect, run the page, connect again when the server is gone."""
    while not ended.is_set():
        try:
            url = f"ws://127.0.0.1:{port}/_stcore/stream"
            async with connect(url, subprotocols=["streamlit"], max_size=LARGEST_MESSAGE, open_timeout=SECONDS, ping_timeout=None) as line:  # type: ignore[list-item]
                while not ended.is_set():
                    await line.send(_rerun(reader.address))
                    await _script(reader, line)
                    await asyncio.sleep(1.0)
        except (WebSocketException, OSError, TimeoutError):
            reader.reconnections += 1
            await asyncio.sleep(0.5)


def _rerun(address: str) -> bytes:
    from streamlit.proto.BackMsg_pb2 import BackMsg

    message = BackMsg()
    message.rerun_script.query_string = address
    return bytes(message.SerializeToString())


async def _script(reader: Reader, line: object) -> None:
    """Read the messages of one run of the page to its end."""
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    shown: list[str] = []
    while True:
        message = ForwardMsg.FromString(await asyncio.wait_for(line.recv(), SECONDS))  # type: ignore[attr-defined]
        element = message.delta.new_element
        if element.HasField("metric"):
            shown.append(element.metric.body)
        if element.HasField("exception"):
            reader.faults.append(element.exception.message or element.exception.type)
        if message.HasField("script_finished"):
            break
    if shown:
        reader.figures.append(shown[0])


async def crowd(readers: list[Reader], port: int, study: Path, seconds: float, kills: int) -> None:
    """Let all read for so long, with the server killed at even intervals."""
    ended = asyncio.Event()
    sessions = [asyncio.create_task(read(reader, port, ended)) for reader in readers]
    for _ in range(kills + 1):
        with server(study, port):
            await asyncio.sleep(seconds / (kills + 1))
    with server(study, port):
        await _settled(readers)
        ended.set()
        await asyncio.gather(*sessions)


async def _settled(readers: list[Reader]) -> None:
    """Wait until the last two figures of every reader since now are equal: all draws are simulated."""
    seen = [len(reader.figures) for reader in readers]
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        fresh = [reader.figures[count:] for reader, count in zip(readers, seen, strict=True)]
        if all(len(figures) > 2 and figures[-1] == figures[-2] for figures in fresh):
            return
        await asyncio.sleep(0.5)


def main() -> int:
    """Open the sessions; 0 if none met a fault and each ended with the figure of a reader alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--kills", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        study = Path(name) / "small.yaml"
        study.write_text(load_with_text(STUDY, list(SMALL))[1], encoding="utf-8")
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        addresses = [f"{SLIDER}={FROM + (TO - FROM) * number / 4:g}" for number in range(5)]
        alone = [Reader(address) for address in addresses]
        asyncio.run(crowd(alone, port, study, 5.0, 0))
        expected = {reader.address: reader.figures[-1] for reader in alone if reader.figures}
        readers = [Reader(addresses[number % len(addresses)]) for number in range(given.sessions)]
        asyncio.run(crowd(readers, port, study, given.seconds, given.kills))
    lost = sum(not reader.figures or reader.figures[-1] != expected[reader.address] for reader in readers)
    faults = sum(len(reader.faults) for reader in readers)
    print(f"{'sessions':>9}{'kills':>7}{'runs of the page':>18}{'reconnections':>15}{'faults':>8}{'other figure':>14}")
    runs, again = sum(len(reader.figures) for reader in readers), sum(reader.reconnections for reader in readers)
    print(f"{given.sessions:>9}{given.kills:>7}{runs:>18}{again:>15}{faults:>8}{lost:>14}")
    return 0 if not (lost or faults) and len(set(expected.values())) == len(addresses) else 1


if __name__ == "__main__":
    sys.exit(main())
