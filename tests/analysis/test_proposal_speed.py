"""Hostile text costs no more than its length."""

from time import process_time

import pytest

from claims.analysis.proposals import propose

HOSTILE = [
    '"',
    "“",
    "'",
    "’",
    ".",
    ". ",
    "said ",
    "Bob said ",
    "“a ‘b “c ",
    "- a\n",
    "“a b c\n",
    "– We will go, – said Bob. ",
    "according to ",
    "5 May 2014 ",
    "“We will go away now,” said Bob Low on 5 May 2014. Maybe 5 men left the largest house. ",
]


def seconds(text):
    """The least of three: other work on the machine only adds."""
    taken = []
    for _ in range(3):
        before = process_time()
        propose(text, "en")
        taken.append(process_time() - before)
    return min(taken)


@pytest.mark.parametrize("part", HOSTILE)
def test_four_times_the_text_takes_far_less_than_its_square(part):
    short, long = (part * (length // len(part)) for length in (10_000, 40_000))

    assert seconds(long) < 9 * max(seconds(short), 0.05)
