"""The parts of a roster planned by dask workers: those of this machine, or of a cluster."""

import gc
import logging
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Final

from dashboard.roster.plan_parts import PartPlanner, PlannedPart
from dashboard.roster.repeats import key_anywhere
from dashboard.roster.table import Part

SCHEME: Final = "dask://"
ANSWER_WITHIN: Final = 20
"""Seconds that a cluster may take to answer, and to have a worker."""
AHEAD: Final = 2
"""Parts for each thread of the workers that are under way or wait to be written."""
_CODE: Final = Path(__file__).parents[1]


class EngineError(Exception):
    """There are no workers that could plan, or they are gone."""


def is_installed() -> bool:
    return find_spec("distributed") is not None


def plan_on_dask(
    address: str, planner: PartPlanner, parts: Iterator[Part], answer_within: float = ANSWER_WITHIN
) -> Iterator[PlannedPart]:
    """An `Engine`: what came of every part, in their order, planned by the workers at `address`.

    `dask://HOST:PORT` is a scheduler's; "" are workers started here for the time being, one for each
    core. A part is read, planned and made into rows where it is planned; only parts as they came and
    rows as they are written travel. Raises `RosterError` for a broken file, `EngineError` for workers
    that can't be had, are lost, or run other code than this.
    """
    with _quiet(), _client(address, answer_within) as client:
        _check_workers(client, answer_within)
        planned_by = client.scatter(replace(planner, row_key=key_anywhere), broadcast=True)
        under_way: deque[Any] = deque()

        def send(some: Iterator[Part]) -> None:
            under_way.extend(client.submit(_planned, planned_by, part, pure=False) for part in some)

        send(islice(parts, AHEAD * sum(client.nthreads().values())))
        while under_way:
            part = _result(under_way.popleft())
            send(islice(parts, 1))
            yield part


@cache
def code_version() -> str:
    """A hash of the code that plans: workers of another version could give other plans."""
    files = [
        file for room in ("catalog", "rules", "planner", "roster") for file in (_CODE / room).glob("*.py")
    ]
    found = sha256()
    for file in sorted(files):
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()


def _planned(planner: PartPlanner, part: Part) -> PlannedPart:
    # Nothing in a part refers to itself; to look for it takes a fifth of the time.
    gc.disable()
    try:
        return planner(part)
    finally:
        gc.enable()


@contextmanager
def _quiet() -> Iterator[None]:
    """No log of dask's: the command says what went wrong, and a log could have a name."""
    from dask import config

    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        # A part may be large: it is sent once, and gone when it is planned.
        with config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"}):
            yield
    finally:
        logger.setLevel(before)


@contextmanager
def _client(address: str, answer_within: float) -> Iterator[Any]:
    from distributed import Client, LocalCluster

    if not address:
        options = {
            "threads_per_worker": 1,
            "dashboard_address": "127.0.0.1:0",  # any free port: two commands may run at once
            "silence_logs": logging.CRITICAL + 1,
        }
        with _without_ctrl_c():
            started = LocalCluster(**options)
        with started as cluster, Client(cluster, set_as_default=False) as client:
            yield client
        return
    at = f"tcp://{address.removeprefix(SCHEME)}"
    try:
        client = Client(at, timeout=answer_within, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EngineError(f"no dask scheduler answers at {address}: {error}") from None
    with client:
        yield client


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Processes that are started meanwhile leave Ctrl-C, which a terminal sends to all, to this one."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _check_workers(client: Any, answer_within: float) -> None:
    """Raises `EngineError` where there is no worker, or one that does not run this code."""
    try:
        client.wait_for_workers(1, timeout=answer_within)
    except TimeoutError:
        raise EngineError("the dask scheduler has no worker") from None
    versions = _asked(client.run, code_version, on_error="return")
    for worker, version in versions.items():
        if isinstance(version, Exception):
            raise EngineError(f"the dask worker {worker} can't run this project: {version}")
        if version != code_version():
            raise EngineError(f"the dask worker {worker} runs another version of this project")


def _result(future: Any) -> PlannedPart:
    part: PlannedPart = _asked(future.result)
    return part


def _asked(ask: Callable[..., Any], *what: Any, **how: Any) -> Any:
    """What the workers answer; `EngineError` where they are lost."""
    from distributed import CancelledError, KilledWorker

    try:
        return ask(*what, **how)
    except (KilledWorker, CancelledError, OSError) as error:
        raise EngineError(f"the dask workers are lost ({type(error).__name__})") from None
