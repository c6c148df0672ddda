"""The words of a text by which it is compared with others: without case, and without what pages say of themselves."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?…:;,][\"'”»’)\]]*$")
_QUOTED = re.compile(r"“[^“”\n]{1,1500}”|«[^«»\n]{1,1500}»|„[^„”“\n]{1,1500}[”“]|\"[^\"\n]{1,1500}\"")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")
TITLE_WORDS = 14  # a line of no more, without an end of a sentence, is a headline, a menu or a link


@dataclass(frozen=True)
class Word:
    """``text[start:end]``. `tells` says whether it belongs to the article; `quoted`, whether it is somebody's speech;
    `line` is the number of its line. `number` counts all words of the text.
    """

    word: str
    start: int
    end: int
    line: int
    number: int
    tells: bool
    quoted: bool


def words(text: str) -> list[Word]:
    """All of them, in order."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found: list[Word] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        here = list(_WORD.finditer(line))
        tells = _tells(line, len(here))
        for match in here:
            at = start + match.start()
            while quoted and quoted[0][1] <= at:
                quoted.pop(0)
            said = bool(quoted) and quoted[0][0] <= at
            found.append(Word(_plain(match[0]), at, start + match.end(), number, len(found), tells, said))
        start += len(line) + 1
    return found


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().translate(_APOSTROPHES).replace("ё", "е")


def _tells(line: str, count: int) -> bool:
    pattern, most = _chrome()
    if count <= TITLE_WORDS and not _ENDS.search(line.strip()):
        return False
    return count > most or not pattern.search(line)


@cache
def _chrome() -> tuple[re.Pattern[str], int]:
    lists = tomllib.loads((Path(__file__).parent / "chrome.toml").read_text("utf-8"))
    most = int(lists.pop("most"))
    patterns = [pattern for language in lists.values() for pattern in language]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE), most
