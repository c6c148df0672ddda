"""Reports: what an article says of a claim, in which words, on whose word."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Attribution, AttributionLink, AttributionPassage, Mark
from claims.models.attribution import NoPassage
from ledger.changesets import BlankReason, changeset
from sources.models.base import Stale
from tests.factories import (
    ArticleFactory,
    AttributionFactory,
    ClaimFactory,
    OutletFactory,
    PassageFactory,
    SnapshotFactory,
    SpeakerFactory,
)
from tests.factories.claims import mark
from tests.raw import alter, refused, remove, write

pytestmark = pytest.mark.usefixtures("rows")

QUOTE = "allegedly 96.77% of the Crimean population"


def report(**fields):
    return Attribution(claim=ClaimFactory(), stance="reports", voice="own", **fields)


def words_of(attribution):
    return attribution.passages.get()


def test_a_report_keeps_its_words_in_their_order(edith):
    snapshot = SnapshotFactory(text="One said it. Two denied it.")
    passages = [snapshot.quote(words, by=edith) for words in ("Two denied it", "One said it")]

    recorded = report(article=snapshot.article).record(passages, by=edith)

    assert [str(word) for word in recorded.words.all()] == ["Two denied it", "One said it"]


def test_a_report_keeps_its_marks_and_its_chain():
    speaker, outlet = SpeakerFactory(), OutletFactory()

    recorded = AttributionFactory(
        quote=QUOTE, marks={"allegedly": "hedge", "96.77%": "number"}, chain=[outlet, speaker]
    )

    assert [(one.kind, one.start, one.end) for one in recorded.marks.all()] == [("hedge", 0, 9), ("number", 10, 16)]
    assert [(link.position, link.outlet or link.speaker) for link in recorded.links.all()] == [
        (1, outlet),
        (2, speaker),
    ]


def test_a_report_without_words_is_refused(edith):
    with pytest.raises(NoPassage):
        report(article=ArticleFactory()).record([], by=edith)


def test_the_database_refuses_a_report_without_words():
    with refused("attribution_has_passage"):
        write(report(article=ArticleFactory()))


def test_the_last_words_of_a_report_cannot_be_taken_away():
    recorded = AttributionFactory()

    with refused("attribution_has_passage"):
        remove(recorded.words.get())


def test_the_words_of_a_report_stand_in_its_article(edith):
    elsewhere = PassageFactory()

    with refused("attribution_words_of_article"):
        report(article=ArticleFactory()).record([elsewhere], by=edith)


def test_a_report_does_not_move_away_from_its_words():
    recorded = AttributionFactory()

    with refused("attribution_words_of_article"):
        alter(recorded, article=ArticleFactory())


def test_words_of_another_article_cannot_be_put_in():
    word = AttributionFactory().words.get()

    with refused("attribution_words_of_article"):
        alter(word, passage=PassageFactory())


def test_the_words_of_a_report_have_each_their_place():
    word = AttributionFactory().words.get()

    with refused("attribution_passage_position"):
        write(AttributionPassage(attribution=word.attribution, passage=PassageFactory(), position=word.position))


def test_the_same_words_are_not_recorded_twice_in_a_report():
    word = AttributionFactory().words.get()

    with refused("attribution_passage_once"):
        write(AttributionPassage(attribution=word.attribution, passage=word.passage, position=2))


@pytest.mark.parametrize(
    ("constraint", "start", "end"),
    [("mark_not_empty", 3, 3), ("mark_inside_its_passage", 3, len(QUOTE) + 1), ("mark_once", 0, 9)],
)
def test_the_database_refuses_a_mark(constraint, start, end):
    recorded = AttributionFactory(quote=QUOTE, marks={"allegedly": "hedge"})

    with refused(constraint):
        write(Mark(attribution=recorded, passage=words_of(recorded), start=start, end=end, kind="hedge"))


def test_a_mark_lies_in_words_of_its_report():
    recorded = AttributionFactory()

    with refused("mark_of_the_words"):
        write(Mark(attribution=recorded, passage=PassageFactory(), start=0, end=4, kind="number"))


def test_marks_count_code_points():
    recorded = AttributionFactory(quote="🚜🚜 біля 80 сіл", marks={"80": "number"})

    number = recorded.marks.get()

    assert words_of(recorded).exact[number.start : number.end] == "80"


def test_a_mark_past_the_end_of_its_words_undoes_the_whole_report(edith):
    passage = PassageFactory(exact=QUOTE)
    beyond = mark(passage, "population", "of_what")
    beyond.end += 1

    with refused("mark_inside_its_passage"):
        report(article=passage.snapshot.article).record([passage], by=edith, marks=[beyond])

    assert not Attribution.objects.exists()


@pytest.mark.parametrize("targets", [{}, {"speaker": SpeakerFactory, "outlet": OutletFactory}], ids=["none", "two"])
def test_a_step_of_a_chain_leads_to_one_party(targets):
    recorded = AttributionFactory()

    with refused("attribution_link_one_target"):
        write(
            AttributionLink(
                attribution=recorded, position=1, relation="citing", **{name: make() for name, make in targets.items()}
            )
        )


def test_a_step_of_a_chain_does_not_lead_to_its_own_report():
    recorded = AttributionFactory()

    with refused("attribution_link_not_itself"):
        write(AttributionLink(attribution=recorded, position=1, relation="citing", source=recorded))


def test_the_steps_of_a_chain_have_each_their_place():
    recorded = AttributionFactory(chain=[OutletFactory()])

    with refused("attribution_link_position"):
        write(AttributionLink(attribution=recorded, position=1, relation="said_by", speaker=SpeakerFactory()))


def test_a_step_that_leads_nowhere_undoes_the_whole_report(edith):
    passage = PassageFactory()

    with pytest.raises(ValidationError, match="Name a speaker, an outlet or another report"):
        report(article=passage.snapshot.article).record([passage], by=edith, chain=[AttributionLink(relation="citing")])

    assert not Attribution.objects.exists()


def test_a_withdrawn_report_stands_no_more_and_keeps_the_reason(edith):
    recorded = AttributionFactory()

    recorded.withdraw(reason="It was another council.", by=edith)

    assert recorded.withdrawn_reason == "It was another council."
    assert not Attribution.objects.standing().exists()


def test_a_report_is_withdrawn_for_a_reason_only(edith):
    with pytest.raises(BlankReason):
        AttributionFactory().withdraw(reason=" ", by=edith)


def test_the_first_reason_of_a_withdrawal_stays(edith, rhys):
    recorded = AttributionFactory()
    recorded.withdraw(reason="First.", by=edith)

    recorded.withdraw(reason="Second.", by=rhys)

    assert recorded.withdrawn_reason == "First."


def test_relinking_replaces_the_chain_whole(edith):
    speaker = SpeakerFactory()
    recorded = AttributionFactory(chain=[OutletFactory(), SpeakerFactory()])

    recorded.relink([AttributionLink(relation="said_by", speaker=speaker)], by=edith, reason="She said it herself.")

    assert [(link.position, link.speaker) for link in recorded.links.all()] == [(1, speaker)]


def test_a_chain_that_somebody_else_changed_is_not_replaced(edith):
    recorded = AttributionFactory(chain=[OutletFactory()])
    read = recorded.chain_version()
    recorded.relink([AttributionLink(relation="said_by", speaker=SpeakerFactory())], by=edith, reason="Theirs.")

    with pytest.raises(Stale):
        recorded.relink([], by=edith, reason="Mine.", version=read)

    assert recorded.links.count() == 1


def test_a_chain_changed_in_the_administration_has_another_version(edith):
    recorded = AttributionFactory(chain=[OutletFactory()])
    read = recorded.chain_version()

    with changeset(edith, "In the administration"):
        recorded.links.update(relation="translated_from")

    assert recorded.chain_version() > read


def test_a_chain_may_lead_to_a_report_that_leads_back():
    first = AttributionFactory()
    second = AttributionFactory(chain=[first])

    write(AttributionLink(attribution=first, position=1, relation="citing", source=second))

    assert first.links.get().source.links.get().source == first


def test_the_stated_figures_of_a_report():
    assert AttributionFactory().says_figure() is None
    assert AttributionFactory(low=50, high=60, unit="%", comparator="between").says_figure() == (50, 60)
