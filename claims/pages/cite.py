"""How to cite a claim in one state of it."""

import re
from dataclasses import dataclass

from claims.pages.claim import ClaimPage
from sources.dates import in_words


@dataclass(frozen=True)
class Citation:
    """`url` leads to this very state, whatever becomes of the claim."""

    url: str
    plain: str
    bibtex: str
    wikipedia: str


def citation(page: ClaimPage, url: str) -> Citation:
    """`url` is the whole address of the page's permalink."""
    day = page.latest.at.date().isoformat() if page.latest else ""
    number = page.latest.revision if page.latest else 0
    revision = f"C-{page.claim.id}, revision {number}"
    key = f"claimline-{page.claim.id}-{page.latest.number}" if page.latest else f"claimline-{page.claim.id}"
    return Citation(
        url=url,
        plain=f"Claimline, “{page.claim.statement}”, {revision}, {in_words(day)}. {url}",
        bibtex=(
            f"@misc{{{key},\n  title = {{{{{in_bibtex(page.claim.statement)}}}}},\n"
            f"  howpublished = {{Claimline {revision}}},\n  year = {{{day[:4]}}},\n  url = {{{url}}}\n}}"
        ),
        wikipedia=(
            f"{{{{cite web |url={url} |title={in_wikitext(page.claim.statement)}"
            f" |website=Claimline |date={in_words(day)}}}}}"
        ),
    )


def in_bibtex(text: str) -> str:
    """With what TeX reads as commands taken literally."""
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return re.sub(r"[\\~^%&$#_{}]", lambda found: named.get(found[0], f"\\{found[0]}"), text)


def in_wikitext(text: str) -> str:
    """With what a template reads as markup taken literally."""
    return re.sub(r"[|\[\]{}<>]", lambda found: f"&#{ord(found[0])};", text)
