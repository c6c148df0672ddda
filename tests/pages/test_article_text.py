"""The text of an article, cut into what can be shown one after the other."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.segments import MarkSpan
from claims.pages.article_text import Line, Run, Span, lines, shown_ranges

TEXT = "Kyiv said so.\n\nAllegedly 96.77% of the population voted. Others doubt it.\nThe end."
QUOTE = TEXT.index("Allegedly")
END = TEXT.index(" Others")


def span(words: str, passage_id: int, *, card: int = 0, note: int = 0) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), passage_id, card, note)


def runs(made: list[Line]) -> list[Run]:
    return list(chain.from_iterable(excerpt for line in made for excerpt in line.excerpts))


def words(made: list[Line]) -> str:
    return "".join(piece.text for run in runs(made) for piece in run.pieces)


def anchors(made: list[Line]) -> list[int]:
    own = [run.anchor for run in runs(made) if run.anchor]
    return sorted(own + [pk for run in runs(made) for piece in run.pieces for pk in piece.anchors])


def test_nested_passages_take_turns():
    spans = [span("Allegedly 96.77% of the population voted.", 1, card=1), span("96.77%", 2, card=2)]

    made = runs(lines(TEXT, [(QUOTE, END)], spans, []))

    assert [(run.card, run.ends) for run in made] == [(1, False), (2, True), (1, True)]
    assert [run.anchor for run in made] == [1, 2, 0]


def test_two_claims_on_the_same_words_are_both_numbered():
    spans = [span("96.77%", 1, card=1), span("96.77%", 1, card=2)]

    made = [run for run in runs(lines(TEXT, [(0, len(TEXT))], spans, [])) if run.card]

    assert [(run.card, run.ends, run.others) for run in made] == [(1, True, [2])]


def test_overlapping_passages_have_each_an_anchor_and_a_number():
    spans = [span("Allegedly 96.77% of", 1, card=1), span("96.77% of the population", 2, card=2)]

    made = lines(TEXT, [(0, len(TEXT))], spans, [])

    assert anchors(made) == [1, 2]
    assert sorted(n for run in runs(made) for n in [run.card * run.ends, *run.others] if n) == [1, 2]


def test_a_card_stands_beside_its_first_words_only():
    spans = [span("The end.", 3, card=1), span("Kyiv said so.", 1, card=1)]

    made = lines(TEXT, [(0, len(TEXT))], spans, [])

    assert [line.cards for line in made] == [[1], [], []]


def test_a_wording_mark_stays_inside_the_link_to_its_card():
    spans = [span("Allegedly 96.77%", 1, card=1)]
    hedge = MarkSpan(QUOTE, QUOTE + len("Allegedly"), "hedge")

    made = [run for run in runs(lines(TEXT, [(QUOTE, END)], spans, [hedge])) if run.card]

    assert [[(p.text, p.kinds, p.letters) for p in run.pieces] for run in made] == [
        [("Allegedly", "hedge", "H"), (" 96.77%", "", "")]
    ]


def test_paragraphs_that_rights_hide_are_summed_up():
    shown = shown_ranges(TEXT, "link_only", [(TEXT.index("The end"), len(TEXT))], whole=False)

    made = lines(TEXT, shown, [], [])

    assert [(line.hidden, line.number, line.last) for line in made] == [(True, 1, 2), (False, 3, 3)]


def test_an_excerpt_does_not_reach_into_the_next_paragraph():
    quoted = [(TEXT.index("96.77%"), TEXT.index("96.77%") + 6)]

    made = lines(TEXT, shown_ranges(TEXT, "excerpt", quoted, whole=False), [], [])

    assert words(made) == "Allegedly 96.77% of the population voted. Others doubt it."


def test_words_left_out_within_a_paragraph_are_marked():
    quoted = [(TEXT.index("96.77%"), TEXT.index("96.77%") + 6)]

    made = [
        line for line in lines(TEXT, shown_ranges(TEXT, "link_only", quoted, whole=False), [], []) if not line.hidden
    ]

    assert [(line.starts_cut, line.ends_cut) for line in made] == [(True, True)]


places = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40), st.integers(0, 4), st.booleans())


@given(st.lists(places, max_size=6))
def test_every_passage_has_one_anchor_and_no_word_is_lost(drawn):
    spans = [
        Span(start, min(len(TEXT), start + size), pk, card=card, note=pk * noted)
        for pk, (start, size, card, noted) in enumerate(drawn, 1)
        if not TEXT[start].isspace()
    ]

    made = lines(TEXT, [(0, len(TEXT))], spans, [])

    assert words(made) == TEXT.replace("\n", "")
    assert anchors(made) == [s.passage_id for s in spans]
