"""The slots of one report beside those of another."""

from dataclasses import dataclass

from claims.analysis.values import same_value
from claims.pages.report import Report


@dataclass(frozen=True)
class Side:
    """What a report says in one slot. `alike` the reference: None where neither says anything, where words of two
    languages cannot be compared, and in the reference itself.
    """

    name: str
    outlet: str
    text: str
    missing: str
    alike: bool | None
    language: str = ""

    @property
    def differs(self) -> bool:
        """Whether the page marks it with ≠."""
        return self.alike is False


def slots(row: Report, reference: Report) -> list[Side]:
    """All six."""
    return [
        _value(row, reference),
        _of_what(row, reference),
        _words("Hedge", row, row.hedges, reference, reference.hedges),
        _words("Verb", row, _verb(row), reference, _verb(reference)),
        _words("Loaded word", row, row.loaded, reference, reference.loaded),
        _attributed(row, reference),
    ]


def _value(row: Report, reference: Report) -> Side:
    mine, theirs = row.figure, reference.figure
    alike = same_value(mine, theirs) if mine and theirs else _neither(mine, theirs)
    return _side("Value", row, reference, alike, row.value.text if mine else "", "none given")


def _of_what(row: Report, reference: Report) -> Side:
    mine, theirs = row.of_what.casefold(), reference.of_what.casefold()
    alike = mine == theirs if mine and theirs else _neither(mine, theirs)
    return _side("Of what", row, reference, alike, row.of_what, "not stated")


def _verb(row: Report) -> tuple[str, ...]:
    return (row.verb_words,) if row.verb_words else ()


def _words(name: str, row: Report, mine: tuple[str, ...], reference: Report, theirs: tuple[str, ...]) -> Side:
    """Across languages it can only be told whether both have such words; a verb need not be recorded."""
    if not (mine and theirs):
        alike = None if name == "Verb" else _neither(mine, theirs)
    elif tongue(row) == tongue(reference):
        alike = [word.casefold() for word in mine] == [word.casefold() for word in theirs]
    else:
        alike = True if name == "Hedge" else None
    return _side(name, row, reference, alike, ", ".join(mine), "none", row.article.language if mine else "")


def _attributed(row: Report, reference: Report) -> Side:
    mine, theirs = row.origin.number, reference.origin.number
    alike = mine == theirs if mine and theirs else _neither(mine, theirs)
    text = "own voice" if row.own_words else row.origin.name if mine else ""
    return _side("Attributed to", row, reference, alike, text, "nobody named")


def tongue(row: Report) -> str:
    """``en`` of ``en-GB``."""
    return row.article.language.partition("-")[0].casefold()


def _neither(mine: object, theirs: object) -> bool | None:
    """Where at most one of them says something."""
    return False if mine or theirs else None


def _side(
    name: str, row: Report, reference: Report, alike: bool | None, text: str, missing: str, language: str = ""
) -> Side:
    return Side(name, row.article.outlet, text, missing, None if row is reference else alike, language)
