"""Where a chain of attributions ends."""

from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.origins import Step, origin

OWN = {1: "outlet 1", 2: "outlet 2", 3: "outlet 3"}


def test_a_chain_ends_with_its_last_speaker():
    assert origin(1, {1: [Step("outlet 9"), Step("speaker 7")]}, OWN) == "speaker 7"


def test_a_report_in_its_own_voice_is_its_own_origin():
    assert origin(1, {}, OWN) == "outlet 1"


def test_a_chain_goes_on_where_the_report_it_was_taken_from_goes_on():
    chains = {1: [Step("outlet 2", source=2)], 2: [Step("outlet 3", source=3)], 3: [Step("speaker 7")]}

    assert origin(1, chains, OWN) == "speaker 7"


def test_a_reprint_of_an_outlets_own_words_has_that_outlet_as_origin():
    assert origin(1, {1: [Step("outlet 2", source=2)]}, OWN) == "outlet 2"


def test_nobody_named_is_no_origin():
    assert origin(4, {}, OWN) is None


def test_a_chain_that_runs_back_into_itself_has_no_origin():
    assert origin(1, {1: [Step("outlet 2", source=2)], 2: [Step("outlet 1", source=1)]}, OWN) is None


steps = st.builds(Step, st.sampled_from(["speaker 7", "speaker 8"]), st.none() | st.integers(1, 6))


@given(st.dictionaries(st.integers(1, 6), st.lists(steps, max_size=3)), st.integers(1, 6))
def test_every_search_comes_to_an_end(chains, report):
    assert origin(report, chains, OWN) in {None, "speaker 7", "speaker 8", *OWN.values()}
