"""The app on a real server, and the Chromium of this machine."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
START_WITHIN: Final = 180
"""Seconds that the server may take to start."""
BROWSER_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> str | None:
    """The path of a Chromium, if there is one."""
    installed = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    return os.environ.get("CHROMIUM") or next(filter(None, installed), None)


class Server:
    """The app's address, and what its server has printed."""

    def __init__(self, base: str, log: Path) -> None:
        self.base = base
        self._log = log

    def printed(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(log: Path) -> Iterator[Server]:
    """The app on a free port, what it prints in a file.

    Raises `RuntimeError` where it does not start, or has died in the meantime.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    options = {
        "port": str(port),
        "address": "127.0.0.1",
        "headless": "true",
        "fileWatcherType": "none",
    }
    for name, value in options.items():
        command += [f"--server.{name}", value]
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=subprocess.STDOUT)
    running = Server(f"http://127.0.0.1:{port}", log)
    try:
        _wait_for(process, port, running)
        yield running
        if process.poll() is not None:
            raise RuntimeError(f"the server died:\n{running.printed()}")
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(process: "subprocess.Popen[bytes]", port: int, running: Server) -> None:
    give_up_at = time.monotonic() + START_WITHIN
    while not _is_healthy(port):
        try:
            process.wait(0.2)
        except subprocess.TimeoutExpired:
            if time.monotonic() < give_up_at:
                continue
        raise RuntimeError(f"the server did not start:\n{running.printed()}")


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
