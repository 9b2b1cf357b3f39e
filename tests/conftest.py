"""No test writes scenarios where a user keeps them; a PostgreSQL for those that ask for one."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

if "PYTEST_XDIST_WORKER" in os.environ:
    # Workers that each use every core for a small sum only wait for one another.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
_FOLDER = tempfile.mkdtemp(prefix="keuzemodel-tests-")
os.environ["KEUZEMODEL_DATA_DIR"] = _FOLDER
os.environ.pop("KEUZEMODEL_DATABASE_URL", None)
os.environ.pop("KEUZEMODEL_LOGIN", None)


def pytest_configure() -> None:
    """Every AppTest reads what all installed packages say of themselves, half its time: here it is read once."""
    from streamlit.components.v2 import manifest_scanner

    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_FOLDER, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres():
    """A real PostgreSQL on this machine's loopback; gives the address of a fresh database each time."""
    required = os.environ.get("KEUZEMODEL_REQUIRE_POSTGRES") == "1"
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")) or [p for p in [shutil.which("postgres")] if p]
    if not found and not required:
        pytest.skip("geen PostgreSQL op deze machine; installeer hem om deze tests te draaien")
    assert found, "KEUZEMODEL_REQUIRE_POSTGRES=1, but there is no PostgreSQL on this machine"
    binaries = Path(found[-1]).parent
    folder = Path(tempfile.mkdtemp(prefix="keuzemodel-pg-"))
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    runner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if runner:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    subprocess.run([*runner, binaries / "initdb", "-D", folder / "data", "-U", "keuze", "--auth=trust"], **quiet)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    control = [*runner, binaries / "pg_ctl", "-D", folder / "data", "-w"]
    subprocess.run([*control, "-o", options, "-l", folder / "log", "start"], **quiet)
    made = itertools.count()

    def fresh() -> str:
        name = f"keuze{next(made)}"
        server = ["-h", "127.0.0.1", "-p", str(port), "-U", "keuze"]
        subprocess.run([*runner, binaries / "createdb", *server, name], **quiet)
        return f"postgresql+psycopg://keuze@127.0.0.1:{port}/{name}"

    yield fresh
    subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
    shutil.rmtree(folder, ignore_errors=True)
