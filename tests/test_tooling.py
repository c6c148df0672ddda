"""The commands behind `make`, where they can be tried in a moment."""

import hashlib
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
VENDORED = ROOT / "static" / "vendor"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_registry_and_hashes_everything(lock):
    text = lock.read_text()

    packages = re.findall(r"^\S+==\S+", text, re.MULTILINE)
    hashed = re.findall(r"^\S+==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)

    assert not re.search(r"://|--(index|extra-index|find-links)", text)
    assert len(hashed) == len(packages) > 0


def test_development_has_the_very_packages_that_the_site_runs_with():
    base, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / lock).read_text(), re.MULTILINE))
        for lock in ("base.lock", "dev.lock")
    )

    assert base < dev


def test_every_vendored_file_is_the_one_recorded():
    lines = (VENDORED / "SHA256SUMS").read_text().splitlines()
    recorded = {name: sum_ for sum_, name in (line.split() for line in lines if not line.startswith("#"))}

    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDORED.glob("*.js")}

    assert found == recorded


def test_the_launcher_says_what_to_do_without_postgresql(tmp_path):
    said = launch("run", tmp_path, "true", PG_BIN=str(tmp_path))

    assert said.returncode == 1
    assert "Set PG_BIN to a folder with one that does" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_launcher_leaves_a_database_from_outside_alone(tmp_path):
    said = launch("run", tmp_path / "none", "printenv", "DATABASE_URL", DATABASE_URL="postgresql://elsewhere/x")

    assert said.stdout == "postgresql://elsewhere/x\n"
    assert not (tmp_path / "none").exists()


def test_the_launcher_hands_on_how_its_command_ended(tmp_path):
    said = launch("run", tmp_path, "sh", "-c", "exit 7", DATABASE_URL="postgresql://elsewhere/x")

    assert said.returncode == 7


def test_the_demo_refuses_a_port_that_is_none():
    said = run("scripts/preflight.py", PORT="99999")

    assert said.returncode == 1
    assert "PORT is a number from 1 to 65535" in said.stderr


def test_the_demo_names_another_port_when_its_own_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        said = run("scripts/preflight.py", PORT=str(port))

    assert said.returncode == 1
    assert re.search(rf"Port {port} is in use.* make demo PORT=\d+", said.stderr)


def launch(*arguments, **environment):
    return run("-m", "scripts.pg", *map(str, arguments), **environment)


def run(*arguments, **environment):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "PG_"))}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=inherited | environment, capture_output=True, text=True, check=False
    )
