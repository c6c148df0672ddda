"""One value of a measure, with the row it comes from."""

from dataclasses import dataclass, field
from decimal import Decimal

from claims.analysis.values import Value
from claims.pages.report import Report


@dataclass(frozen=True)
class Ref:
    """A row and where it stands."""

    label: str
    url: str


@dataclass(frozen=True)
class Given:
    """As a report states it, or, without a report, as worked out by us from `sources`.

    `low`, `high`, `figure` (without the unit) and `drawn` (with it) are it in the unit of the axis: None and blank when
    that unit cannot give it. `far`: far from the others.
    """

    key: str
    ref: Ref
    claim_id: int
    report: Report | None
    value: Value
    words: str
    reading: str
    sources: list[Ref] = field(default_factory=list)
    low: Decimal | None = None
    high: Decimal | None = None
    figure: str = ""
    drawn: str = ""
    far: bool = False

    @property
    def derived(self) -> bool:
        """Whether it is ours."""
        return self.report is None

    @property
    def opposed(self) -> bool:
        """Whether the report gives the value to speak against it."""
        return self.report is not None and self.report.opposes

    @property
    def in_two_units(self) -> bool:
        """Whether the figure of the axis is another than the one printed."""
        return bool(self.drawn) and self.drawn != self.words
