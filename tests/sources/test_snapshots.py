"""Texts as captured: immutable, hashed, normalised."""

import hashlib

import psycopg
import pytest
from django.db import DatabaseError, transaction

from accounts.roles import NotAllowed
from ledger.models import REFUSED
from sources.models import Snapshot
from tests.factories import ArticleFactory, SnapshotFactory, person
from tests.raw import alter, refused, remove, write

pytestmark = pytest.mark.usefixtures("rows")


@pytest.mark.parametrize(
    ("constraint", "text"),
    [
        ("snapshot_not_empty", ""),
        ("snapshot_text_lf", "one\r\ntwo"),
        ("snapshot_text_nfc", "Kyi\u0308v"),
    ],
)
def test_the_database_refuses_a_snapshot(edith, constraint, text):
    article = ArticleFactory()

    with refused(constraint):
        write(Snapshot(article=article, captured_by=edith, text=text))


def test_the_database_makes_the_hashes_whatever_is_claimed(edith):
    row = Snapshot(
        article=ArticleFactory(), captured_by=edith, text="Київ", raw=b"raw", text_sha256="0", raw_sha256="0"
    )

    write(row)

    row.refresh_from_db()
    assert row.text_sha256 == hashlib.sha256("Київ".encode()).hexdigest()
    assert row.raw_sha256 == hashlib.sha256(b"raw").hexdigest()


@pytest.mark.parametrize(
    ("constraint", "column"), [("snapshot_text_hash", "text_sha256"), ("snapshot_raw_hash", "raw_sha256")]
)
def test_not_even_a_superuser_can_store_a_wrong_hash(committed, superuser, constraint, column):
    SnapshotFactory(raw=b"raw")
    superuser.execute("SET session_replication_role = replica")  # no triggers

    with pytest.raises(psycopg.errors.CheckViolation, match=constraint):
        superuser.execute(f"UPDATE sources_snapshot SET {column} = repeat('0', 64)")  # noqa: S608


@pytest.mark.parametrize("act", [lambda row: alter(row, extractor="x"), remove], ids=["update", "delete"])
def test_a_snapshot_is_never_changed(act):
    snapshot = SnapshotFactory()

    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        act(snapshot)

    assert caught.value.__cause__.sqlstate == REFUSED


def test_not_even_a_superuser_can_empty_snapshots(committed, superuser):
    SnapshotFactory()

    with pytest.raises(psycopg.Error, match="never emptied"):
        superuser.execute("TRUNCATE sources_snapshot CASCADE")


def test_a_capture_is_kept_in_form_nfc_with_line_feeds(edith):
    snapshot = Snapshot.objects.capture(ArticleFactory(), "Kyi\u0308v\r\nand\ron", by=edith)

    assert snapshot.text == "Kyïv\nand\non"


def test_a_later_capture_knows_the_one_before(edith):
    first = SnapshotFactory(text="One.")

    second = Snapshot.objects.capture(first.article, "Two.", by=edith)

    assert second.previous == first


def test_the_same_text_again_is_the_same_snapshot(edith):
    first = SnapshotFactory(text="Kyïv\n")

    assert Snapshot.objects.capture(first.article, "Kyi\u0308v\r\n", by=edith) == first


def test_a_snapshot_has_one_successor(edith):
    first = SnapshotFactory(text="One.")
    Snapshot.objects.capture(first.article, "Two.", by=edith)

    with refused("sources_snapshot_previous_id_key"):
        write(Snapshot(article=first.article, captured_by=edith, text="Three.", previous=first))


def test_a_reader_may_not_capture():
    with pytest.raises(NotAllowed):
        Snapshot.objects.capture(ArticleFactory(), "Text.", by=person("rita", "reader"))


def test_raw_bytes_are_checked_against_their_hash():
    snapshot = SnapshotFactory(raw=b"raw")
    snapshot.refresh_from_db()
    before = snapshot.raw_is_whole

    snapshot.raw = b"other"

    assert (before, snapshot.raw_is_whole) == (True, False)
