"""Run a command beside a PostgreSQL of the project's own.

usage: python -m scripts.pg run FOLDER COMMAND ...
       python -m scripts.pg throwaway FOLDER COMMAND ...
       python -m scripts.pg remove FOLDER

`run` starts the server of FOLDER unless it runs, hands COMMAND its addresses as DATABASE_URL (the role the app runs
as), DATABASE_OWNER_URL (migrates and owns) and DATABASE_SUPER_URL, and stops it after the last command that uses it. A
DATABASE_URL from outside wins: then COMMAND runs alone. `throwaway` starts a server for this command only (that of
FOLDER-2 and so on, where another command has FOLDER), which forgets its data in a power cut; an outside DATABASE_URL is
not used. `remove` deletes the server's data.
"""

import fcntl
import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path
from types import FrameType
from typing import IO

from scripts.pg.cluster import Cluster
from scripts.pg.family import adopt_orphans, end_children, end_with_parent
from scripts.pg.place import Trouble, settle


def main(arguments: list[str]) -> int:
    match arguments:
        case ["run", _, *command] if command and os.environ.get("DATABASE_URL"):
            os.execvp(command[0], command)  # noqa: S606  the caller's own command
        case ["run", folder, *command] if command:
            place = Path(folder).resolve()
            return run(place, lock(place / "users", fcntl.LOCK_SH), command)
        case ["throwaway", folder, *command] if command:
            place, users = free_folder(Path(folder).resolve())
            return run(place, users, command, forgetful=True)
        case ["remove", folder]:
            return remove(Path(folder).resolve())
    print(__doc__, file=sys.stderr)
    return 2


def run(folder: Path, users: IO[str], command: list[str], *, forgetful: bool = False) -> int:
    cluster = Cluster(settle(folder), forgetful=forgetful)
    try:
        with lock(folder / "starting", fcntl.LOCK_EX):
            cluster.start()
        return attend(command, cluster, users)
    finally:
        with lock(folder / "starting", fcntl.LOCK_EX):
            if is_last(users):
                cluster.stop()


def remove(folder: Path) -> int:
    if not folder.exists():
        return 0
    if not is_last(lock(folder / "users", fcntl.LOCK_SH)):
        raise Trouble(f"{folder} is in use. Stop what runs there (Ctrl-C in its terminal), then try again.")
    Cluster(settle(folder)).remove()
    return 0


def attend(command: list[str], cluster: Cluster, users: IO[str]) -> int:
    """Run the command and pass signals on, but for Ctrl-C, which the terminal sends to the command too."""
    environment = os.environ | {
        "DATABASE_URL": cluster.url("claimline_app"),
        "DATABASE_OWNER_URL": cluster.url("claimline_owner"),
        "DATABASE_SUPER_URL": cluster.url("postgres"),
        "CLAIMLINE_EMBEDDED": "1",  # by this `manage.py demo` knows a database that it may fill unasked
    }
    adopt_orphans()
    # The command inherits the lock: should this process be killed, the server has a user until the command ends too.
    with subprocess.Popen(
        command,
        env=environment,
        pass_fds=[users.fileno()],
        preexec_fn=end_with_parent,  # noqa: PLW1509  there is one thread
    ) as child:
        signal.signal(signal.SIGINT, lambda *_: None)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda number, _: child.send_signal(number))
        code = child.wait()
    end_children()
    return code if code >= 0 else 128 - code


def lock(path: Path, kind: int) -> IO[str]:
    """Held until the file is closed, or the process gone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a")
    fcntl.flock(file, kind)
    return file


def is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def free_folder(folder: Path) -> tuple[Path, IO[str]]:
    for number in count(2):
        try:
            return folder, lock(folder / "users", fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            folder = folder.with_name(f"{folder.name.split('-')[0]}-{number}")
    raise AssertionError


def terminate(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, terminate)
    end_with_parent()
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except Trouble as trouble:
        sys.exit(str(trouble))
    except OSError as error:  # a full disk, a folder of another user
        sys.exit(f"{error.strerror}: {error.filename}")
