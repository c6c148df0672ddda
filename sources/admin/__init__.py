"""Outlets, speakers, articles and their texts in the administration."""

from sources.admin import articles, jobs, outlets, snapshots, speakers

__all__ = ["articles", "jobs", "outlets", "snapshots", "speakers"]
