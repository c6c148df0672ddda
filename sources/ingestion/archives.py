"""Looking into ZIP archives without being blown up by one."""

import io
import zipfile
from typing import BinaryIO

from sources.ingestion.refusals import UnpacksTooLarge, Unreadable

MEGABYTE = 1024 * 1024
MOST_FILES = 2_000


def opened(file: BinaryIO, *, megabytes: int = 50) -> zipfile.ZipFile:
    """The archive, when all of it unpacked is small enough; nothing is unpacked to find that out.

    The sizes that an archive states bind it: reading stops there. Raises UnpacksTooLarge, Unreadable.
    """
    archive = _archive(file)
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > megabytes * MEGABYTE:
        raise UnpacksTooLarge(megabytes)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("The archive is protected with a password.")
    return archive


def opened_bytes(raw: bytes) -> zipfile.ZipFile:
    """See opened."""
    return opened(io.BytesIO(raw))


def names_in(raw: bytes) -> set[str]:
    """What the files in it are called; who reads them checks how large they are. Raises Unreadable."""
    with _archive(io.BytesIO(raw)) as archive:
        return set(archive.namelist())


def _archive(file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError) as error:
        raise Unreadable("The archive is damaged or cut off.") from error
