"""Look, before anything slow begins, whether the demo can be served: is the port free, does the database answer?"""

import os
import socket
import sys

import psycopg

OLDEST = 150000
LAST_PORT = 65535


def main() -> None:
    check_port(os.environ["PORT"])
    if url := os.environ.get("DATABASE_URL"):
        check_database(url)


def check_port(text: str) -> None:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= LAST_PORT:
        sys.exit(f"PORT is a number from 1 to {LAST_PORT}, not {text!r}.")
    port = int(text)
    try:
        listen(port)
    except PermissionError:
        sys.exit(f"Port {port} is for root only. Choose another: make demo PORT=8000")
    except OSError:
        free = next((near for near in range(port + 1, LAST_PORT) if is_free(near)), 8000)
        sys.exit(f"Port {port} is in use. Stop the program that has it, or choose another: make demo PORT={free}")


def is_free(port: int) -> bool:
    try:
        listen(port)
    except OSError:
        return False
    return True


def listen(port: int) -> None:
    """On both addresses of `localhost`: a browser may try either first."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            trial = socket.socket(family)
        except OSError:  # a machine without IPv6
            continue
        with trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((address, port))


def check_database(url: str) -> None:
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        sys.exit(f"The database that DATABASE_URL names does not answer. {str(error).strip()}")
    if version < OLDEST:
        sys.exit(f"DATABASE_URL names a PostgreSQL {version // 10000}; Claimline needs {OLDEST // 10000} or newer.")


if __name__ == "__main__":
    main()
