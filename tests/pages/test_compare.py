"""The matrix in the order asked for, and reports of it side by side."""

import pytest
from django.test import Client

from ledger.changesets import seal_now
from ledger.models import Changeset
from tests import factories as make


def said(claim, outlet, day, quote="The council met on Monday", **more):
    """A report by an outlet of that name."""
    language = more.pop("language", "en")
    place = make.OutletFactory(name=outlet)
    article = make.ArticleFactory(outlet=place, published=day, published_basis="printed", language=language)
    return make.AttributionFactory(claim=claim, article=article, quote=quote, **more)


@pytest.fixture
def claim(db):
    return make.ClaimFactory(statement="The council met on Monday.", published=True)


@pytest.fixture
def three(claim):
    """Hedged and first; plain and last; from the first, in another language."""
    hedged = said(claim, "Beta", "2014-03-16", "The council allegedly met on Monday", marks={"allegedly": "hedge"})
    plain = said(claim, "Gamma", "2019-03-17")
    taken = said(claim, "Alpha", "2014-03-18", "Рада зібралася в понеділок", language="uk", chain=[hedged])
    return hedged, plain, taken


def order(client, claim, query=""):
    shown = client.get(f"/c/{claim.pk}/{query}", follow=True).context["matrix"]
    return [row.article.outlet for row in shown.reports]


def compared(client, claim, *rows):
    query = "&".join(f"r=R-{row.pk}" for row in rows)
    return client.get(f"/c/{claim.pk}/compare/?{query}")


@pytest.mark.parametrize(
    ("query", "outlets"),
    [
        ("", ["Alpha", "Gamma", "Beta"]),
        ("?sort=date", ["Beta", "Alpha", "Gamma"]),
        ("?sort=outlet", ["Alpha", "Beta", "Gamma"]),
        ("?sort=nonsense", ["Alpha", "Gamma", "Beta"]),
        ("?show=differs", ["Beta"]),
        ("?show=hedge&sort=outlet", ["Beta"]),
        ("?show=loaded", []),
        ("?show=marked", ["Beta"]),
        ("?show=as-own&until=2014-03-18&sort=date", ["Alpha"]),
        ("?until=2013-01-01", []),
        ("?until=yesterday", ["Alpha", "Gamma", "Beta"]),
    ],
)
def test_the_matrix_is_sorted_and_filtered_by_its_address(claim, three, query, outlets, as_rosa: Client) -> None:
    assert order(as_rosa, claim, query) == outlets


def test_rows_that_are_left_out_are_counted(claim, three, as_rosa: Client) -> None:
    answer = as_rosa.get(f"/c/{claim.pk}/?show=hedge", follow=True).content.decode()

    assert "2 reports not shown" in answer


def test_one_report_has_nothing_to_be_compared_with(claim, as_rosa: Client) -> None:
    said(claim, "Beta", "2014-03-16")

    assert "Compare selected" not in as_rosa.get(f"/c/{claim.pk}/", follow=True).content.decode()


def test_reports_stand_in_the_order_of_their_dates_with_lags(claim, three, as_rosa: Client) -> None:
    columns = compared(as_rosa, claim, *three).context["page"].columns

    assert [(column.report.article.outlet, column.lag) for column in columns] == [
        ("Beta", "first"),
        ("Alpha", "+2 days"),
        ("Gamma", "+5 years"),
    ]


def test_what_differs_from_the_reference_is_marked_and_counted(claim, three, as_rosa: Client) -> None:
    plain = compared(as_rosa, claim, *three).context["page"].columns[2]

    assert [side.name for side in plain.slots if side.differs] == ["Hedge", "Attributed to"]
    assert (plain.alike, len(plain.compared)) == (0, 2)


def test_words_are_set_against_each_other_in_one_language_only(claim, three, as_rosa: Client) -> None:
    answer = compared(as_rosa, claim, *three)

    assert "<del>allegedly </del>" in answer.content.decode()
    assert [bool(column.diff) for column in answer.context["page"].columns] == [False, False, True]


def test_who_has_it_from_whom_is_said(claim, three, as_rosa: Client) -> None:
    hedged, plain, taken = three

    (line,) = compared(as_rosa, claim, *three).context["page"].taken

    assert (line.later.id, line.source.id) == (taken.pk, hedged.pk)
    assert "shows no step" in compared(as_rosa, claim, hedged, plain).content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("r=R-{0}", "You chose one report."),
        ("r=R-{0}&r={0}", "You chose one report."),
        ("r=R-{0}&r=R-999999", "“R-999999” is no report"),
        ("r=R-{0}&r=%00<b>", "is no report"),
        ("r=" + "9" * 400, "is no report"),
        ("r=", "is no report"),
    ],
)
def test_a_choice_that_cannot_be_compared_is_explained(claim, three, query, words, as_rosa: Client) -> None:
    answer = as_rosa.get(f"/c/{claim.pk}/compare/?{query.format(three[0].pk)}")

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert 'name="r"' in answer.content.decode()


def test_five_reports_are_too_many(claim, as_rosa: Client) -> None:
    five = [said(claim, f"Outlet {n}", "2014-03-16") for n in range(5)]

    assert "You chose 5 reports. Choose at most 4" in compared(as_rosa, claim, *five).content.decode()
    assert compared(as_rosa, claim, *five[:4]).status_code == 200


def test_nothing_chosen_yet_is_no_fault(claim, three, as_rosa: Client) -> None:
    answer = as_rosa.get(f"/c/{claim.pk}/compare/")

    assert answer.status_code == 200
    assert "Choose 2 to 4 reports." in answer.content.decode()


def test_a_comparison_is_not_for_search_engines_and_leads_back(claim, three, as_rosa: Client) -> None:
    answer = compared(as_rosa, claim, *three).content.decode()

    assert '<meta name="robots" content="noindex">' in answer
    assert f'href="{claim.get_absolute_url()}#wording"' in answer


def test_a_comparison_can_be_made_of_the_past(claim, three, as_rosa: Client) -> None:
    seal_now()
    number = Changeset.objects.exclude(number=None).first().number
    three[0].withdraw(reason="Misread.", by=make.edith())
    seal_now()
    query = f"?r=R-{three[0].pk}&r=R-{three[1].pk}"

    assert as_rosa.get(f"/c/{claim.pk}@{number}/compare/{query}").status_code == 200
    assert as_rosa.get(f"/c/{claim.pk}/compare/{query}").status_code == 400


def test_reports_of_a_draft_are_compared_by_editors_only(as_rosa: Client, as_edith: Client) -> None:
    draft = make.ClaimFactory()
    two = [said(draft, f"Outlet {n}", "2014-03-16") for n in range(2)]

    assert compared(as_rosa, draft, *two).status_code == 404
    assert compared(as_edith, draft, *two).status_code == 200
