"""Texts that editors of the tests work on."""

from urllib.parse import urlencode

TEXT = (
    "KYIV. The council met on Monday.\n\n"
    "Election officials said that allegedly 96.77% of the population had voted for joining.\n\n"
    "The council met on Monday. Nobody else was asked."
)
SENTENCE = "Election officials said that allegedly 96.77% of the population had voted for joining."


def at(name, snapshot, words, *, figure=None, claim=None):
    """Where something is done with these words."""
    start = snapshot.text.index(words)
    place = {"text": snapshot.pk, "start": start, "end": start + len(words)}
    query = place if figure is None else {**place, "figure": snapshot.text.index(figure)}
    step = {"new": "claim/new/", "link": "claim/link/", "report": f"claim/{claim}/"}[name]
    return f"/a/{snapshot.article_id}/{step}?{urlencode(query)}"
