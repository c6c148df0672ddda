"""The list of disputes under filters."""

import pytest

from tests import factories as make


@pytest.fixture
def listed(db):
    """Ids by what each is."""
    claim = make.ClaimFactory(published=True)
    rows = {
        "open": make.DisputeFactory(claim=claim, ground="date"),
        "review": make.DisputeFactory(claim=claim, ground="factual"),
        "rejected": make.DisputeFactory(claim=claim, ground="date"),
    }
    rows["review"].take_up(text="I look.", by=make.rhys())
    rows["rejected"].rule("rejected", text="No.", by=make.rhys())
    return {name: row.pk for name, row in rows.items()}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"open", "review", "rejected"}),
        ("state=open", {"open", "review"}),
        ("state=under_review", {"review"}),
        ("state=closed", {"rejected"}),
        ("state=closed&ground=factual", set()),
        ("ground=date", {"open", "rejected"}),
    ],
)
def test_disputes_are_filtered_by_state_and_ground(listed, as_rosa, query, shown):
    page = as_rosa.get(f"/disputes/?{query}").context["page"]

    assert {row.id for row in page.rows} == {listed[name] for name in shown}


@pytest.mark.parametrize("query", ["state=won", "ground=none", "state=" + "x" * 4000])
def test_an_unknown_filter_is_an_error_in_words(listed, as_rosa, query):
    answer = as_rosa.get(f"/disputes/?{query}")

    assert answer.status_code == 400
    assert "is not one of the available choices" in answer.content.decode()


def test_filters_stay_on_the_next_page(db, as_rosa):
    claim = make.ClaimFactory(published=True)
    for _ in range(26):
        make.DisputeFactory(claim=claim, ground="date")

    page = as_rosa.get("/disputes/?ground=date").context["page"]

    assert page.older.startswith("ground=date&after=")
