"""Names behind a verb of saying, beyond what stands between."""

from claims.analysis.proposals.lists import Lists
from claims.analysis.proposals.phrases import following, is_stop, is_titled, tokens, word_at
from claims.analysis.proposals.sentences import Span


def beyond(masked: str, start: int, end: int, words: Lists) -> Span | None:
    """A full name after where or to whom it was said: “w rozmowie z PAP komendant Adam Wrona”."""
    held = tokens(masked, start, min(end, start + 160))
    held = held[: next((n for n, token in enumerate(held) if is_stop(masked, token)), len(held))]
    if not held or word_at(masked, held[0]) not in words.speech("prepositions"):
        return None
    named = [masked[token.start].isupper() and not masked[token.start : token.end].isupper() for token in held]
    last = next((n for n in range(2, len(held)) if named[n - 1] and named[n] and not any(named[n + 1 : n + 2])), 0)
    return Span(held[last - 1].start, held[last].end) if last else None


def named_behind(masked: str, found: Span, end: int, words: Lists) -> Span:
    """With the name behind a comma, where a title stands alone: “the study's lead author, Prof. Ruth Abara”."""
    if not is_titled(masked, found, words) or masked[found.end : found.end + 2] != ", ":
        return found
    behind = following(masked, found.end + 2, end, words)
    name = _name_in(masked, behind, words) if behind else None
    return found if name is None or _name_in(masked, found, words) else Span(found.start, name.end)


def _name_in(masked: str, span: Span, words: Lists) -> Span | None:
    """The first two words or more with capitals that are no titles."""
    run: list[Span] = []
    for token in tokens(masked, span.start, span.end):
        if masked[token.start].isupper() and word_at(masked, token) not in words.speech("titles") | words.abbreviations:
            run.append(token)
        elif len(run) > 1:
            break
        else:
            run = []
    return Span(run[0].start, run[-1].end) if len(run) > 1 else None
