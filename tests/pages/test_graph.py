"""The claims around a claim."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models.cross_reference import Relation
from claims.motions import approve
from claims.pages import layout
from claims.pages.graph import LETTER, MOST, graph
from claims.pages.layout import Line
from ledger.asof import Reader
from tests import factories as make

STATEMENT = 'The “bridge” was "closed"; } <b>& [opened]'


@pytest.fixture
def claim(db):
    return make.ClaimFactory(published=True)


def linked(one, other=None, relation="supports"):
    return make.CrossReferenceFactory(
        from_claim=one, to_claim=other or make.ClaimFactory(published=True), relation=relation
    ).to_claim


def around(claim, user=None):
    return graph(Reader(), claim.pk, user or AnonymousUser())


def test_links_are_followed_two_steps(claim):
    near = linked(claim)
    far = linked(near)
    linked(far)

    found = around(claim)

    assert found.claims == 3
    assert [(edge.source.id, edge.target.id) for edge in found.edges] == [(claim.pk, near.pk), (near.pk, far.pk)]


def test_links_between_claims_two_steps_out_are_there(claim):
    one, other = (linked(linked(claim)) for _ in range(2))
    linked(one, other, "updates")

    assert ("updates", other.pk) in [(edge.relation, edge.target.id) for edge in around(claim).further]


def test_a_draft_hides_what_hangs_on_it_alone(claim):
    draft = make.ClaimFactory()
    linked(claim, draft)
    linked(draft)
    linked(claim)

    assert (around(claim).claims, around(claim, make.edith()).claims) == (2, 4)


def test_a_withdrawn_link_is_none(claim):
    linked(claim)
    claim.references.get().withdraw(reason="Mistaken.", by=make.edith())

    assert around(claim).edges == []


def test_every_box_is_a_link_and_every_line_has_its_word(claim, as_rosa: Client):
    for relation in Relation:
        linked(claim, relation=relation)

    markup = as_rosa.get(f"/c/{claim.pk}/graph/").content.decode()

    assert markup.count('class="node') == 12
    assert all(f'<g class="edge is-{relation}">' in markup for relation in Relation)
    assert all(f">{relation.label}</text>" in markup for relation in Relation)


def test_the_claims_page_shows_the_graph_beside_the_list(claim, as_rosa: Client):
    linked(claim)
    linked(claim, relation="contradicts")

    markup = as_rosa.get(f"/c/{claim.pk}/", follow=True).content.decode()

    assert markup.count('class="node') == 3
    assert markup.count("Why, and on what evidence") == 2


def test_what_is_drawn_a_step_further_out_is_listed_too(claim, as_rosa: Client):
    near = linked(claim)
    far = linked(near, relation="contradicts")

    listed = as_rosa.get(f"/c/{claim.pk}/", follow=True).content.decode().split("</svg>\n</div>")[1]

    assert "1 link one step further, as drawn" in listed
    assert f"C-{far.pk}</a>" in listed


def test_past_thirty_claims_the_page_leads_to_the_graph(claim, as_rosa: Client):
    near = linked(claim)
    for _ in range(MOST):
        linked(near)

    page = as_rosa.get(f"/c/{claim.pk}/", follow=True).content.decode()
    own = as_rosa.get(f"/c/{claim.pk}/graph/").content.decode()

    assert 'class="node' not in page
    assert f"/c/{claim.pk}/graph/" in page
    assert own.count('class="node') == MOST + 2


def test_a_star_of_more_than_thirty_leads_to_its_graph_too(claim, as_rosa: Client):
    for _ in range(MOST):
        linked(claim)

    page = as_rosa.get(f"/c/{claim.pk}/", follow=True).content.decode()

    assert ('class="node' in page, f"/c/{claim.pk}/graph/" in page) == (False, True)


def test_words_somebody_typed_break_nothing(claim, as_rosa: Client):
    linked(claim, make.ClaimFactory(statement=STATEMENT, published=True))

    markup = as_rosa.get(f"/c/{claim.pk}/graph/").content.decode()

    assert "<b>&" not in markup
    assert markup.count('class="node') == 2


def test_without_graphviz_there_is_the_list(claim, as_rosa: Client, monkeypatch):
    monkeypatch.setenv("PATH", "")
    layout.placed.cache_clear()
    linked(claim)

    markup = as_rosa.get(f"/c/{claim.pk}/graph/").content.decode()
    layout.placed.cache_clear()

    assert "<svg viewBox" not in markup
    assert "supports" in markup


def test_a_graph_is_placed_once(monkeypatch):
    layout.placed.cache_clear()
    first = layout.layout({1: 100, 2: 100}, [Line(1, 2, "supports")])
    monkeypatch.setenv("PATH", "")

    assert first == layout.layout({1: 100, 2: 100}, [Line(1, 2, "supports")]) is not None


def test_places_lie_within_the_picture():
    placed = layout.layout({1: 100, 2: 120, 3: 90}, [Line(1, 2, "supports"), Line(3, 2, "updates"), Line(1, 2, "x")])

    assert all(0 <= box.x <= placed.width and 0 <= box.y <= placed.height for box in placed.boxes.values())
    assert placed.boxes[1].x < placed.boxes[2].x
    assert len(placed.curves) == 3


def test_words_leave_room_for_the_ends_of_their_lines():
    widths = {1: 100, 2: 190, 3: 96, 4: 160}
    lines = [Line(1, 2, "qualifies"), Line(3, 2, "conflicts with"), Line(3, 4, "supports"), Line(1, 4, "updates")]

    placed = layout.layout(widths, lines)

    for line, word in zip(lines, placed.curves, strict=True):
        free = [abs(word.x - placed.boxes[pk].x) - widths[pk] / 2 for pk in (line.start, line.end)]
        assert min(free) - LETTER * len(line.word) / 2 >= 14  # the widest marker


def test_queries_do_not_grow_with_the_graph(claim, as_rosa: Client, django_assert_max_num_queries):
    other = make.ClaimFactory(published=True)
    linked(linked(claim))
    with CaptureQueriesContext(connection) as few:
        as_rosa.get(f"/c/{claim.pk}/graph/")
    for _ in range(5):
        linked(linked(other))

    with django_assert_max_num_queries(len(few)):
        as_rosa.get(f"/c/{other.pk}/graph/")


def test_a_claim_without_links_says_so(claim, as_rosa: Client):
    assert "No other claim has been linked" in as_rosa.get(f"/c/{claim.pk}/graph/").content.decode()


def test_a_draft_has_no_graph_for_readers(as_rosa: Client, db):
    assert as_rosa.get(f"/c/{make.ClaimFactory().pk}/graph/").status_code == 404


def test_a_withdrawn_claims_graph_leads_to_its_page(claim, as_rosa: Client):
    approve(make.MotionFactory(claim=claim), by=make.rhys())

    assert as_rosa.get(f"/c/{claim.pk}/graph/").headers["Location"].startswith(f"/c/{claim.pk}/")
