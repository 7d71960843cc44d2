"""The whole product in a process of its own, as a user starts it, on a free port."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

ATTEMPTS = 3
ROOT = Path(__file__).resolve().parents[2]


class NotStartedError(AssertionError):
    """The app did not listen: it failed, or another program was quicker to take the port."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class AppServer:
    """``streamlit run app.py`` over the store in `folder`, until stopped."""

    def __init__(self, folder: Path, **environment: str):
        self.environment = {**os.environ, "DATELINE_STORE": str(folder), **environment}
        self.log = folder.parent / "app.log"

    def __enter__(self):
        for _ in range(ATTEMPTS - 1):
            with contextlib.suppress(NotStartedError):
                return self._start()
        return self._start()

    def _start(self):
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, "--server.port", str(self.port)],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def _wait(self):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with socket.create_connection(("localhost", self.port), timeout=2):
                    return
            except OSError:
                time.sleep(0.05)
            if self.process.poll() is not None:
                break
        raise NotStartedError(f"the app did not start: {self.log.read_text(errors='replace')}")
