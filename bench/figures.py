"""What a run of the bench measured, and whether that is enough."""

from dataclasses import dataclass, field
from statistics import fmean

GOAL = 10_000  # pages an hour on one core
GROWTH = 1.10  # of memory, from the end of the beginning to the end, on which it still counts as flat


@dataclass
class Figures:
    """Sums over the pages so far: seconds of a processor, bytes; `memory` of the worker in MB, sampled on the way."""

    pages: int = 0
    size: int = 0
    refused: int = 0
    suggestions: int = 0
    alone: float = 0.0
    worker: float = 0.0
    database: float = 0.0
    memory: list[float] = field(default_factory=list)

    @property
    def ours(self) -> float:
        """Seconds of a processor, of the worker and of its session with the database."""
        return self.worker + self.database

    @property
    def rate(self) -> float:
        """Pages an hour on one core."""
        return 3600 * self.pages / self.ours

    @property
    def edges(self) -> tuple[float, float]:
        """Memory once warm (in the second tenth of the run), and in its last tenth."""
        tenth = max(1, len(self.memory) // 10)
        return fmean(self.memory[tenth : 2 * tenth] or self.memory[:1]), fmean(self.memory[-tenth:])

    @property
    def is_flat(self) -> bool:
        """Whether the worker took no more memory at the end."""
        first, last = self.edges
        return last <= first * GROWTH

    def __str__(self) -> str:
        n, (first, last) = self.pages, self.edges
        alone, ours, there = (1000 * seconds / n for seconds in (self.alone, self.ours, self.database))
        met, flat = "met" if self.rate >= GOAL else "MISSED", "flat" if self.is_flat else "IT GROWS"
        size, each = self.size / n / 1024, self.suggestions / n
        return f"""{n:,} pages of {size:.0f} KB, {self.refused} refused, {each:.1f} suggestions each
trafilatura alone  {alone:6.1f} ms of CPU a page, {3_600_000 / alone:9,.0f} an hour
taken in           {ours:6.1f} ms of CPU a page, {self.rate:9,.0f} an hour, {ours / alone:.1f} × trafilatura
                   {there:6.1f} ms of them in PostgreSQL
goal               {GOAL:,} an hour on one core: {met}
memory             {first:.0f} MB when warm, {last:.0f} MB at the end: {flat}
                   {len(self.memory)} samples, most {max(self.memory):.0f} MB"""
