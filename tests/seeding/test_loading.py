"""What the files say becomes rows, once."""

import pytest
from django.core.management import CommandError
from django.db.models import Max, Min

from accounts.models import User
from claims.models import Annotation, Assessment, Attribution, Claim, Dispute, Topic
from ledger.changesets import changeset, seal_now
from ledger.models import Changeset
from sources.models import Article, Outlet, Snapshot
from tests.factories import TopicFactory, person
from tests.seeding.conftest import TEXT, seed, spoil

pytestmark = pytest.mark.usefixtures("rows")

COUNTS = (
    "2 outlets, 1 speaker, 1 topic, 1 measure, 2 articles, 2 claims, 2 reports, 1 cross-reference, 1 dispute, "
    "2 annotations, 1 assessment."
)


@pytest.fixture
def loaded(folder):
    seed(folder)
    return folder


def test_one_line_says_what_was_loaded(folder):
    assert seed(folder) == f"Loaded: {COUNTS}"


def test_the_database_agrees_at_commit(loaded):
    seal_now()

    assert not Changeset.objects.filter(number=None).exists()


def test_a_second_run_writes_nothing(loaded):
    before = Changeset.objects.aggregate(Max("pk"))

    assert seed(loaded) == f"Already loaded: {COUNTS}"
    assert Changeset.objects.aggregate(Max("pk")) == before


def test_what_is_new_in_the_files_is_added(loaded):
    spoil(loaded, "claims:\n", "claims:\n  again: {statement: It was held again., kind: event}\n")

    said = seed(loaded)

    assert said.startswith("Loaded: 1 claim. Already loaded: 2 outlets")
    assert Claim.objects.published().filter(statement="It was held again.").exists()


def test_what_an_editor_changed_since_is_left_alone(loaded, edith):
    claim = Claim.objects.get(kind="event")
    claim.revise(by=edith, reason="Clearer", version=claim.version, statement="The vote took place.")

    assert seed(loaded) == f"Already loaded: {COUNTS}"
    assert Claim.objects.get(kind="event").statement == "The vote took place."


def test_what_an_editor_withdrew_is_not_recorded_again(loaded, edith):
    Attribution.objects.get(stance="asserts").withdraw(reason="Misread", by=edith)

    assert seed(loaded) == f"Already loaded: {COUNTS}"


def test_the_bytes_of_a_text_are_kept(loaded):
    snapshot = Snapshot.objects.get()

    assert bytes(snapshot.raw) == TEXT.encode()
    assert snapshot.text == TEXT.replace("\r\n", "\n")


def test_a_space_stands_for_a_no_break_space(loaded):
    words = Attribution.objects.get(stance="reports").passages.get()

    assert words.exact == "reported that allegedly\u00a096.77% of the people had voted"


def test_an_original_is_known_by_its_reprint_alone(loaded):
    original = Article.objects.get(reprints__title="Copied")

    assert original.outlet.name == "Beacon"
    assert not original.snapshots.exists()


def test_figures_keep_their_digits_and_their_whole(loaded):
    claim, report = Claim.objects.get(kind="quantity"), Attribution.objects.get(stance="reports")

    assert (str(claim.low), str(claim.high), claim.denominator) == ("96.770", "96.770", "votes cast")
    assert (str(report.high), report.denominator) == ("96.77", "the people")


def test_a_report_has_its_marks_chain_and_translation(loaded):
    report = Attribution.objects.get(stance="reports")
    words = report.passages.get()

    assert [words.exact[m.start : m.end] for m in report.marks.all()] == ["allegedly", "96.77%"]
    assert [str(link) for link in report.links.all()] == ["republished from Beacon", "said by Authorities"]
    assert words.translations.get().text == "нібито 96,77%"


def test_claims_are_published_after_their_reports(loaded):
    claim = Claim.objects.published().get(kind="quantity")
    published = claim.history.order_by("-pgh_id")[0]

    assert published.pgh_changeset_id > claim.attributions.get().history.get().pgh_changeset_id


def test_a_dispute_is_taken_up_and_ruled_on_by_somebody_else(loaded):
    dispute = Dispute.objects.get()

    assert [(step.kind, str(step.actor)) for step in dispute.steps.all()] == [
        ("opened", "Edith"),
        ("taken_up", "Rhys"),
        ("ruled", "Rhys"),
    ]
    assert dispute.evidence.aggregate(Max("added_at"))["added_at__max"] < dispute.ruled_at
    assert dispute.positions.aggregate(Min("evidence"))["evidence__min"]


def test_notes_and_assessments_are_the_named_persons(loaded):
    reply, assessment = Annotation.objects.get(visibility="editors"), Assessment.objects.current().get()

    assert (str(reply.author), reply.reply_to.body, reply.resolved) == ("Rhys", "Whose doubt?", True)
    assert (str(assessment.proposed_by), str(assessment.decided_by)) == ("Edith", "Rhys")


def test_every_act_is_recorded_as_an_import(loaded):
    acts = Changeset.objects.exclude(actor=None)

    assert {act.tool for act in acts} == {"import"}


def test_nobody_can_sign_in_as_who_is_added(loaded):
    people = User.objects.order_by("username")

    assert [(user.username, user.role, user.has_usable_password()) for user in people] == [
        ("ada", "admin", False),
        ("edith", "editor", False),
        ("rhys", "reviewer", False),
    ]


def test_a_row_in_the_way_is_told_and_nothing_is_written(folder, ada):
    in_the_way = TopicFactory(slug="elections")
    with changeset(ada, "Rename"):
        Topic.objects.filter(pk=in_the_way.pk).update(slug="vote")

    with pytest.raises(CommandError, match=r"a-sources\.yaml: topics\.vote: .*already exists"):
        seed(folder)

    assert not Outlet.objects.exists()


def test_a_reader_called_edith_does_not_become_editor(folder):
    person("edith", "reader")

    with pytest.raises(CommandError, match="There is somebody called edith already, who is no editor here"):
        seed(folder)
