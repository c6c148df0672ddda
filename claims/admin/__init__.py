"""Claims and all that is said of them in the administration."""

from claims.admin import (
    annotations,
    assessments,
    assignments,
    attributions,
    claims,
    disputes,
    looks,
    motions,
    proposals,
    quality,
    references,
    same_texts,
    topics,
)

__all__ = [
    "annotations",
    "assessments",
    "assignments",
    "attributions",
    "claims",
    "disputes",
    "looks",
    "motions",
    "proposals",
    "quality",
    "references",
    "same_texts",
    "topics",
]
