"""What a superuser changes behind the ledger's back is found, and named."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from ledger import canonical
from ledger.changesets import changeset
from ledger.installation import install, put_in_force
from ledger.models import Changeset, Schema
from ledger.verification import Broken, verify
from sources.models import Outlet
from tests.factories import ArticleFactory, OutletFactory


@pytest.fixture
def history(committed, edith):
    """The numbers of four changesets: three outlets are added, the first is renamed."""
    for name in ("One", "Two", "Three"):
        OutletFactory(name=name)
    with changeset(edith, "Rename"):
        Outlet.objects.filter(name="One").update(name="First")
    last = Changeset.objects.latest("number").number
    return {"one": last - 3, "two": last - 2, "three": last - 1, "last": last}


@pytest.fixture
def forge(history, superuser):
    """Runs SQL as a superuser with all triggers off, in which %(two)s stands for the number of the second."""
    superuser.execute("SET session_replication_role = replica")
    return lambda sql: superuser.execute(sql % history)


SWAP = """
    UPDATE ledger_changeset SET number = -1 WHERE number = %(two)s;
    UPDATE ledger_changeset SET number = %(two)s WHERE number = %(three)s;
    UPDATE ledger_changeset SET number = %(three)s WHERE number = -1;
"""
MOVE = """
    UPDATE sources_outlethistory SET pgh_changeset_id = (SELECT id FROM ledger_changeset WHERE number = %(two)s)
    WHERE name = 'Three'
"""
CLOSE_UP = """
    DELETE FROM ledger_changeset WHERE number = %(three)s;
    UPDATE ledger_changeset SET number = %(three)s WHERE number = %(last)s;
"""
RELABEL = """
    UPDATE ledger_schema SET tables = replace(tables::text, '"rights"', '"control"')::jsonb
"""
OUTLET, PAST = "UPDATE sources_outlet", "UPDATE sources_outlethistory"
CHANGESET = "UPDATE ledger_changeset"
FORGERIES = {
    f"{PAST} SET name = 'Forged' WHERE name = 'Two'": "changeset %(two)s: content: .* pgh_id 2 was changed",
    f"{PAST} SET pgh_label = 'delete' WHERE name = 'Two'": "changeset %(two)s: content: .* pgh_id 2 was changed",
    f"{PAST} SET pgh_created_at = now() WHERE name = 'Two'": "changeset %(two)s: content: .* pgh_id 2 was changed",
    MOVE: "changeset %(two)s: content: .* has 2 of its rows, 1 were sealed",
    "DELETE FROM sources_outlethistory WHERE name = 'Two'": "changeset %(two)s: content: .* has 0 of its rows",
    f"{CHANGESET} SET reason = 'Forged' WHERE number = %(two)s": "changeset %(two)s: header",
    f"{CHANGESET} SET actor_id = NULL, tool = 'command' WHERE number = %(two)s": "changeset %(two)s: header",
    f"{CHANGESET} SET sealed_at = now() WHERE number = %(two)s": "changeset %(two)s: header",
    f"{CHANGESET} SET contents = '{{}}' WHERE number = %(two)s": "changeset %(two)s: content: its list",
    "DELETE FROM ledger_changeset WHERE number = %(two)s": "changeset %(two)s: chain: it is missing",
    SWAP: "changeset %(two)s: chain: it does not follow from changeset %(one)s",
    CLOSE_UP: "changeset %(three)s: chain: it does not follow from changeset %(two)s",
    "DELETE FROM ledger_changeset WHERE number = %(last)s": "outside the chain: sources_outlethistory has 4 rows",
    RELABEL: "changeset 1: header",
    f"{OUTLET} SET name = 'Forged' WHERE name = 'Two'": "outside the chain: sources_outlet 2 is not as its history",
    "DELETE FROM sources_outlet WHERE name = 'Two'": "outside the chain: sources_outlet 2 is not as its history",
    "UPDATE sources_outlet SET id = 9 WHERE name = 'Two'": "outside the chain: sources_outlet [29] is not as its",
}


@pytest.mark.parametrize(("sql", "found"), FORGERIES.items(), ids=[" ".join(sql.split()) for sql in FORGERIES])
def test_a_forgery_is_found_and_named(history, forge, sql, found):
    assert verify().last == history["last"]

    forge(sql)

    with pytest.raises(Broken, match=found % history):
        verify()


RECHAIN = """
    UPDATE ledger_changeset SET reason = 'Forged' WHERE number = %(last)s;
    UPDATE ledger_changeset c SET digest = DIGEST FROM ledger_schema k
    WHERE k.version = c.schema_id AND c.number = %(last)s
""".replace("DIGEST", canonical.header_digest("c", "k"))
CUT = """
    UPDATE sources_outlet SET name = 'One', version = 1 WHERE name = 'First';
    DELETE FROM sources_outlethistory WHERE name = 'First';
    DELETE FROM ledger_changeset WHERE number = %(last)s
"""


@pytest.mark.parametrize("sql", [RECHAIN, CUT], ids=["rewritten", "cut off"])
def test_another_end_is_found_by_a_head_kept_elsewhere_alone(forge, sql):
    head = verify().head

    forge(sql)

    assert verify().head != head
    with pytest.raises(Broken, match=f"head: {head} is not in the chain"):
        verify(head=head)


def test_an_older_head_still_proves_what_came_after(history):
    head = verify().head
    OutletFactory()

    assert verify(head=head).last == history["last"] + 1
    assert verify(start=history["last"] + 1).changesets == 1


def test_a_private_name_can_be_erased(forge):
    ArticleFactory(byline="A. Person")
    head = verify().head

    forge("UPDATE sources_article SET byline = ''; UPDATE sources_articlehistory SET byline = ''")

    assert verify().head == head


def test_the_command_says_what_it_proved(history, capsys):
    call_command("verify_ledger")

    said = capsys.readouterr().out
    head = Changeset.objects.latest("number").digest
    assert re.fullmatch(rf"ledger whole: {history['last']} changesets, \d+ rows, head {head}\n", said)


def test_the_command_fails_on_a_broken_ledger(history, forge):
    forge("UPDATE ledger_changeset SET reason = 'Forged' WHERE number = %(two)s")

    with pytest.raises(CommandError, match=f"ledger broken: changeset {history['two']}: header"):
        call_command("verify_ledger")


def test_a_new_column_breaks_nothing(history):
    older = canonical.tables()
    older["sources_outlethistory"].remove(["note", "words"])
    with transaction.atomic(using="owner"):
        put_in_force(older, using="owner")
    OutletFactory(name="Before the column")

    install(using="owner")
    OutletFactory(name="After the column")

    assert verify().last == history["last"] + 2
    assert list(Changeset.objects.order_by("-number").values_list("schema", flat=True)[:3]) == [3, 2, 1]


def test_migrating_again_makes_no_new_schema(history):
    install(using="owner")

    assert Schema.objects.count() == 1


def test_a_hashed_column_that_is_gone_is_named(history):
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE sources_outlethistory DROP COLUMN note")

    with pytest.raises(Broken, match=r"changeset 1: content: sources_outlethistory.note was hashed and is gone"):
        verify()
