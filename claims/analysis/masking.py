"""Numbers that are no quantities: dates, times, ordinals, labels, addresses. They are blanked before reading."""

import re
from functools import cache

from claims.analysis.lexicon import GAP, Lexicon, alternatives, lexicon
from claims.analysis.printed import SPACES

BLANK = "\ue000"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[.,]\d)"
_YEAR = r"(?:1[0-9]|20)\d\d(?!\d|[.,]\d)"
_DASH = r"\s?[-–—]\s?"
# No number is this long; a text without spaces, such as Chinese, is none such run.
_RUN = re.compile(r"[^\s\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]{80,}")
_EVERYWHERE = [
    r"(?:https?://|www\.)\S+",
    r"\b\S+@\S+\.\w+",
    r"(?<!\w)\+\d[\d\s()/-]{7,}\d",
    r"(?<![\d.,])\d{4}-\d\d(?:-\d\d)?(?![\d%])",
    r"(?<![\d.,/])\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d\d)(?!\d)",
    r"(?<![\d.,])\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3}(?!\d)|\s?[ap]\.?m\b\.?)?",
    r"\^[-+]{0,2}\d+",
    r"(?<![\d.,:])\d{1,3}:\d{1,3}(?![\d:])",
    rf"(?<![\w.,'’])(?<!\d[{SPACES}])\(?0\d{{2,4}}\)?(?:[ -]\d{{2,4}})*(?![\d.,]\d)",
    r"(?<![\d-])\d{1,4}-\d{1,4}-\d{1,4}(?![\d-])",
    r"(?<![\d.])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}(?![\d])",
    r"\[\d{1,3}\]",
    r"(?<!\w)№\s?\d[\w./-]*",
    r"(?<![\d.,])(?:1[5-9]|20)\d\d\s?[-–—/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?![\d.,%]|\s%)",
]


def masked(text: str, language: str) -> str:
    """The text with all that is no quantity blanked out, at the same offsets."""
    text = _RUN.sub(_blank, text)
    for pattern in _patterns(language):
        text = pattern.sub(_blank, text)
    return text


def _blank(match: "re.Match[str]") -> str:
    return BLANK * len(match[0])


@cache
def _patterns(language: str) -> tuple["re.Pattern[str]", ...]:
    words = lexicon(language)
    found = [*_EVERYWHERE, *_dates(words), *_ordinals(words)]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


def _dates(words: Lexicon) -> list[str]:
    """“August 23, 2021”, “02nd November, 2020”, “24–26 серпня 2024 року”, “6 pm”, “у 2014 році”."""
    months = rf"(?:{words.pattern('dates', 'months')})\.?(?!\w)"
    ending = rf"(?:{words.pattern('ordinals', 'endings')})?(?!\w)"
    day = rf"{_DAY}{ending}"
    days = rf"{day}(?:(?:{_DASH}|{GAP}(?:{words.pattern('range', 'between')}){GAP}){day})?"
    year = rf"(?:,?{GAP}{_YEAR})?"
    years = words.pattern("dates", "years")
    clock = words.pattern("dates", "clock")
    before = words.pattern("dates", "clock_before")
    return [
        rf"(?<![\w.,]){days}(?:{GAP}of)?{GAP}{months}{year}",
        rf"(?<!\w){months}{GAP}{days}(?!{GAP}?(?:%|per)){year}" if words.words("articles") else r"(?!)",
        rf"(?<!\w){months}{GAP}{_YEAR}",
        rf"(?<![\w.,]){_YEAR}(?:{_DASH}(?:{_YEAR}|\d\d(?!\d)))?{GAP}(?:{years})(?!\w)",
        rf"(?<![\w.,])\d{{1,2}}(?:[.:]?\d\d)?{GAP}?(?:{clock})(?!\w)",
        rf"(?<!\w)(?:{before}){GAP}\d{{1,2}}[.:]\d\d(?!\d|\s?%)",
        rf"(?<!\w)(?:{words.pattern('dates', 'idioms')})(?!\w)",
    ]


def _ordinals(words: Lexicon) -> list[str]:
    """“75th”, “1990s”, «75-й», „18. kolejka”, “No. 5”, “Article 5”, “221 Baker Street”."""
    within = GAP.replace(r"\n", "")  # the line
    names = rf"(?:(?-i:[A-Z])[\w.'’]*{within}){{1,3}}"
    labels = [word for word in words.words("ordinals", "labels") if word != "№"]
    return [
        rf"(?<![\w.,])\d+(?:{words.pattern('ordinals', 'endings')})(?!\w)",
        r"(?<![\w.,])\d{2,4}s(?!\w)",
        rf"(?<!\w)(?:{alternatives(labels)}){GAP}?\d[\w./-]*",
        rf"(?<![\w.,$€£])\d+{within}{names}(?:{words.pattern('ordinals', 'streets')})(?!\w|{GAP}\w+s\b)",
        rf"(?<![\w.,])\d{{1,3}}\.(?={GAP}(?-i:{words.pattern('ordinals', 'before')}))",
    ]
