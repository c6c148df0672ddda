"""History of a row in the administration: from the ledger, newest first."""

from django.test import Client

from accounts.models import User
from claims.models import ClaimTopic
from ledger.changesets import changeset
from tests import factories as make
from tests.admin.shelf import address


def _history(client: Client, row) -> str:
    return " ".join(client.get(address(row, "history")).content.decode().split())


def test_history_says_who_changed_what_and_why(as_ada: Client, rhys: User) -> None:
    claim = make.ClaimFactory(statement="The council met.")
    claim.revise(by=rhys, reason="Day given", version=1, statement="The council met on Monday.")

    page = _history(as_ada, claim)

    assert "<del>The council met.</del> <ins>The council met on Monday.</ins>" in page
    assert "<bdi>rhys</bdi></td> <td>Day given</td>" in page


def test_history_is_newest_first(as_ada: Client, edith: User) -> None:
    claim = make.ClaimFactory()
    claim.publish(by=edith, reason="Checked")

    page = _history(as_ada, claim)

    assert page.index("Checked") < page.index("Record claim")


def test_history_names_choices_and_rows_as_readers_know_them(as_ada: Client) -> None:
    outlet = make.OutletFactory(name="UNIAN", kind="agency")
    article = make.ArticleFactory(outlet=outlet)

    assert "<ins>News agency</ins>" in _history(as_ada, outlet)
    assert "<dt>Outlet</dt> <dd><ins>UNIAN</ins></dd>" in _history(as_ada, article)


def test_history_holds_parts_that_are_gone(as_ada: Client, edith: User) -> None:
    claim = make.ClaimFactory(topics=[make.TopicFactory(name="Crimea")])
    with changeset(edith, "Not about it"):
        ClaimTopic.objects.all().delete()

    page = _history(as_ada, claim)

    assert "Claim topic deleted" in page
    assert "<del>Crimea</del>" in page
