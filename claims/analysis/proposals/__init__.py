"""Checkable passages of a text, as suggestions."""

from claims.analysis.proposals.passages import Candidate, propose

__all__ = ["Candidate", "propose"]
